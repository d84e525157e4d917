//! The year of one household: what was true, what was known and what was decided, month by month.
//!
//! Takes: a block of facts with one household, a variant. Gives: a [`HouseholdYear`] per household.
//! Leaves to others: what is paid and taken back (the ledger), how it is shown (`report`).

use crate::delivery::VariantDelivery;
use crate::delivery::awards::KnownWhenPaid;
use crate::delivery::awards::basis_of;
use crate::delivery::columns::ASSESSED_INCOME;
use crate::delivery::knowledge::facts::Facts;
use crate::delivery::knowledge::facts::cents_of_year;
use crate::delivery::knowledge::facts::input;
use crate::delivery::knowledge::facts::result;
use crate::draws::Seed;
use crate::engine::EngineError;
use crate::engine::Outcome;
use crate::table::Column;
use crate::table::Entity;
use crate::table::Period;
use crate::table::Table;
use crate::units::Cents;
use crate::units::MONTHS;

/// What was true, known and decided about one household, by month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdYear {
    /// Persons who are there.
    pub persons: [u8; MONTHS],
    /// Income of those who are there, holiday allowance included.
    pub income: [Cents; MONTHS],
    /// Rent with service costs.
    pub rent: [Cents; MONTHS],
    /// Hours of childcare of the children who are there, together.
    pub care_hours: [u16; MONTHS],
    /// Persons the agency takes to be there when it pays the month.
    pub known_persons: [u8; MONTHS],
    /// Income the agency goes by when it pays the month; of a year a twelfth.
    pub known_income: [Cents; MONTHS],
    /// Rent with service costs the agency goes by when it pays the month.
    pub known_rent: [Cents; MONTHS],
    /// Hours of childcare the agency goes by when it pays the month.
    pub known_care_hours: [u16; MONTHS],
    /// By scheme, the right of the month as decided when it is paid, before set-off and arrears.
    pub decided: Vec<[Cents; MONTHS]>,
    /// By scheme, the right of the month by the law of the variant on the true facts.
    pub rights: Vec<[Cents; MONTHS]>,
}

/// The years of the households of a block; `truth` is what `variant.truth` gives on `facts`, rights among it.
///
/// # Errors
/// A fact or a result that is missing, or what the evaluators report.
pub fn household_years(
    facts: &Table,
    truth: &Outcome,
    variant: &VariantDelivery<'_>,
    seed: Seed,
) -> Result<Vec<HouseholdYear>, EngineError> {
    let columns = Facts::read(facts)?;
    let basis = basis_of(variant.dials.basis);
    let KnownWhenPaid { table: known, rows, has_assessed_income } =
        basis.known_when_paid(&columns, truth, variant, seed)?;
    let outcome = variant.award.evaluate(&known)?;
    let known_columns = Facts::read(&known)?;
    let assessed =
        has_assessed_income.then(|| input(&known, ASSESSED_INCOME, Entity::Person, Period::Month)).transpose()?;
    let known_income = |row: usize, month: usize| -> f64 {
        let present = known.persons_of(row).filter(|p| known_columns.is_present(*p, month));
        let of = |person: usize| match assessed {
            Some(column) => column.get(person, month) / MONTHS as f64,
            None => received(&known_columns, person, month),
        };
        present.map(of).sum()
    };
    let by_law = basis.rights_by_law(&columns, truth, variant)?;
    let rules = month_rules(&outcome, variant)?;
    let rights = month_rules(&by_law, variant)?;
    let count = |facts: &Facts<'_>, table: &Table, row: usize, month: usize| {
        table.persons_of(row).filter(|p| facts.is_present(*p, month)).count() as u8
    };
    Ok(rows
        .iter()
        .enumerate()
        .map(|(household, rows)| HouseholdYear {
            persons: std::array::from_fn(|month| count(&columns, facts, household, month)),
            income: std::array::from_fn(|month| {
                let present = facts.persons_of(household).filter(|p| columns.is_present(*p, month));
                whole(present.map(|p| received(&columns, p, month)).sum())
            }),
            rent: std::array::from_fn(|month| rent_of(&columns, household, month)),
            known_rent: std::array::from_fn(|month| rent_of(&known_columns, rows[month], month)),
            care_hours: std::array::from_fn(|month| care_of(&columns, household, month)),
            known_care_hours: std::array::from_fn(|month| care_of(&known_columns, rows[month], month)),
            known_persons: std::array::from_fn(|month| count(&known_columns, &known, rows[month], month)),
            known_income: std::array::from_fn(|month| whole(known_income(rows[month], month))),
            decided: rules
                .iter()
                .map(|rule| std::array::from_fn(|month| cents_of_year(rule, rows[month])[month].at_least_zero()))
                .collect(),
            rights: rights.iter().map(|rule| cents_of_year(rule, household).map(Cents::at_least_zero)).collect(),
        })
        .collect())
}

/// The rights of months in an outcome, by scheme.
fn month_rules<'o>(outcome: &'o Outcome, variant: &VariantDelivery<'_>) -> Result<Vec<&'o Column>, EngineError> {
    variant.schemes.iter().map(|scheme| result(outcome, &scheme.month_rule)).collect()
}

/// Income of a person in a month with the holiday allowance, in cents.
fn received(facts: &Facts<'_>, person: usize, month: usize) -> f64 {
    facts.regular_income(person, month) + facts.holiday_allowance.get(person, month)
}

fn rent_of(facts: &Facts<'_>, household: usize, month: usize) -> Cents {
    whole(facts.rent.get(household, month) + facts.service_costs.get(household, month))
}

fn care_of(facts: &Facts<'_>, household: usize, month: usize) -> u16 {
    let Some([_, hours, _]) = facts.care else { return 0 };
    let present = facts.table.persons_of(household).filter(|person| facts.is_present(*person, month));
    (present.map(|person| hours.get(person, month)).sum::<f64>() / facts.care_hour()).round() as u16
}

fn whole(cents: f64) -> Cents {
    Cents(cents.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Basis;
    use crate::delivery::Dials;
    use crate::delivery::Knowledge;
    use crate::delivery::test_fixtures::Household;
    use crate::delivery::test_fixtures::Person;
    use crate::delivery::test_fixtures::prompt_reporting;
    use crate::delivery::test_fixtures::table_of;
    use crate::delivery::test_fixtures::variant;
    use crate::delivery::test_fixtures::with_care;

    fn story(system: &VariantDelivery<'_>) -> HouseholdYear {
        // 3100 a month until March, 1500 from April: 22800 in the year; last year 37200.
        let facts = table_of(&[Household::of(vec![Person::adult("aanvrager", 3_100.0).wage_from(3, 1_500.0)])]);
        let truth = system.truth.evaluate(&facts).unwrap();
        household_years(&facts, &truth, system, Seed(1)).unwrap().remove(0)
    }

    #[test]
    fn the_year_system_goes_by_the_estimate_until_a_report_is_processed() {
        let system = variant(Basis::Year);
        let dials = Dials { lag_months: 1, ..system.dials.clone() };
        let story = story(&VariantDelivery { dials, knowledge: Knowledge::Reported(prompt_reporting()), ..system });
        assert_eq!(story.income[2..4], [Cents(310_000), Cents(150_000)]);
        // 37200 / 12 until April; then 22800 / 12, which gives 100 − 0,1 × 2800 / 12.
        assert_eq!(story.known_income[3..5], [Cents(310_000), Cents(190_000)]);
        assert_eq!(story.decided[0][3..5], [Cents::ZERO, Cents(7_667)]);
        assert_eq!((story.persons, story.known_persons), ([1; MONTHS], [1; MONTHS]));
        assert_eq!((story.rent[0], story.known_rent[11]), (Cents(70_000), Cents(70_000)));
    }

    #[test]
    fn hours_of_childcare_are_told_in_hours_as_they_are_and_as_they_are_known() {
        let mut hours = [130.0; MONTHS];
        hours[5..].fill(87.0);
        let facts = with_care(hours);
        let system = variant(Basis::Year);
        let dials = Dials { lag_months: 1, ..system.dials.clone() };
        let system = VariantDelivery { dials, knowledge: Knowledge::Reported(prompt_reporting()), ..system };
        let truth = system.truth.evaluate(&facts).unwrap();
        let story = household_years(&facts, &truth, &system, Seed(1)).unwrap().remove(0);
        assert_eq!(story.care_hours[4..7], [130, 87, 87]);
        assert_eq!(story.known_care_hours[4..7], [130, 130, 87]);
    }

    #[test]
    fn the_month_system_goes_by_the_month_that_it_sees() {
        let system = variant(Basis::Month);
        let dials = Dials { lag_months: 2, ..system.dials.clone() };
        let story = story(&VariantDelivery { dials, ..system });
        assert_eq!(story.known_income[4..6], [Cents(310_000), Cents(150_000)]);
        assert_eq!(story.decided[0][4..6], [Cents::ZERO, Cents(10_000)]);
        // The right itself follows the wage of April at once.
        assert_eq!(story.rights[0][2..4], [Cents::ZERO, Cents(10_000)]);
    }
}
