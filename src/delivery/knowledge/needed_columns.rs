//! What delivery, take-up and the measures must know of every household, so that a file without it is told all at once.
//!
//! Takes: dials. Gives: names of columns with who reads them. Leaves to others: whether they are there.

use crate::delivery::Access;
use crate::delivery::Attribution;
use crate::delivery::Basis;
use crate::delivery::Consent;
use crate::delivery::Dials;
use crate::delivery::IncomeYear;
use crate::delivery::columns::HOLIDAY_ALLOWANCE;
use crate::delivery::columns::INCOMES;
use crate::delivery::columns::SHARES_DATA;
use crate::delivery::columns::TWO_YEARS_AGO;
use crate::delivery::columns::WAGE_WORKED;
use crate::table::Entity;
use crate::text::{Text, text};

/// A column of facts that a run cannot do without, whatever the rules ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeededColumn {
    /// Name.
    pub name: &'static str,
    /// Whose.
    pub entity: Entity,
    /// Who reads it and what for.
    pub reader: Text,
}

/// Every column that [`crate::delivery::take_up_profiles`], [`crate::delivery::deliver_block`] and
/// [`crate::delivery::facts_records`] ask for under these dials.
pub fn needed_columns(dials: &Dials) -> Vec<NeededColumn> {
    use Entity::{Household, Person};
    let of = |entity, name, reader| NeededColumn { name, entity, reader };
    let mut out = vec![
        of(Person, "geboortedatum", text!(read_for_presence_at_start)),
        of(Person, "rol", text!(read_for_applicant)),
        of(Person, "aanwezig", text!(read_for_presence)),
        of(Person, HOLIDAY_ALLOWANCE, text!(read_for_estimate)),
        of(Person, "toetsingsinkomen_vorig_jaar", text!(read_for_last_year)),
        of(Household, "kale_huur", text!(read_for_rent)),
        of(Household, "servicekosten", text!(read_for_rent)),
        of(Household, "inkomensbron", text!(read_for_source)),
        of(Household, "doenvermogen_laag", text!(read_for_use_and_reports)),
        of(Household, "digitaal_laag", text!(read_for_use_and_reports)),
        of(Household, "hulp", text!(read_for_use_and_reports)),
        of(Household, "huishoudtype", text!(read_for_kind)),
        of(Household, "woonsituatie", text!(read_for_home)),
    ];
    out.extend(INCOMES.map(|name| of(Person, name, text!(read_for_incomes))));
    if dials.access != Access::Application && dials.reach.consent == Consent::Facts {
        out.push(of(Household, SHARES_DATA, text!(read_for_consent)));
    }
    if dials.basis == Basis::Year && dials.year.income_year == IncomeYear::TwoBefore {
        out.push(of(Person, TWO_YEARS_AGO, text!(read_for_two_years_ago)));
    }
    if dials.basis == Basis::Month && dials.month.attribution == Attribution::Worked {
        out.push(of(Person, WAGE_WORKED, text!(read_for_month_worked)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::knowledge::facts::Facts;
    use crate::delivery::test_fixtures::Household;
    use crate::delivery::test_fixtures::table_of;
    use crate::engine::EngineError;

    #[test]
    fn delivery_can_do_without_no_column_that_is_called_needed() {
        // The measures ask for these two besides, in `facts_records`.
        let measured = ["huishoudtype", "woonsituatie"];
        let table = table_of(&[Household::single(1_000.0)]);
        let without = |name: &str| {
            let mut out = crate::table::Table::new(table.year, table.households.clone(), vec![1.0], &[1]).unwrap();
            for column in table.columns().filter(|column| &*column.schema.name != name) {
                out.insert(column.clone()).unwrap();
            }
            out
        };
        for needed in needed_columns(&Dials::neutral(Basis::Year)) {
            let error = Facts::read(&without(needed.name)).err();
            let named = matches!(error, Some(EngineError::MissingInput { ref name }) if name == needed.name);
            assert_eq!(named, !measured.contains(&needed.name), "{}", needed.name);
        }
    }

    #[test]
    fn consent_by_the_facts_needs_the_column_and_a_share_does_not() {
        let asks = |access, consent| {
            let mut dials = Dials { access, ..Dials::neutral(Basis::Year) };
            dials.reach.consent = consent;
            needed_columns(&dials).iter().any(|column| column.name == "deelt_gegevens")
        };
        let automatic = Access::Automatic { coverage: 0.9 };
        assert!(asks(automatic, Consent::Facts));
        assert!(!asks(automatic, Consent::Share(0.5)) && !asks(Access::Application, Consent::Facts));
    }

    #[test]
    fn delivery_asks_for_no_column_that_is_not_called_needed() {
        let table = table_of(&[Household::single(1_000.0)]);
        let needed = needed_columns(&Dials::neutral(Basis::Year));
        let mut bare = crate::table::Table::new(table.year, table.households.clone(), vec![1.0], &[1]).unwrap();
        for column in table.columns().filter(|column| needed.iter().any(|n| n.name == &*column.schema.name)) {
            bare.insert(column.clone()).unwrap();
        }
        assert!(Facts::read(&bare).is_ok());
    }
}
