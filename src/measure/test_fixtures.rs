//! Small records for the tests of this module and of the report.
//!
//! Takes: a few round numbers. Gives: facts, ledgers, records and a run of two variants.
//! Leaves to others: anything real; compiled for tests only.

use crate::delivery::FactsRecord;
use crate::delivery::{Basis, Dials};
pub(crate) use crate::delivery::{
    EventLog, HouseholdKind, HouseholdYear, IncomeSource, MonthSet, SchemeLedger, Tenure, VariantRecord,
};
use crate::measure::{Demands, RunData, SchemeForm, SchemeInfo, VariantData};
use crate::table::HouseholdId;
use crate::text::Text;
use crate::units::Cents;

/// Single employees in social housing with a norm of 1.400 a month.
pub(crate) fn facts(n: u32, weight: f64) -> Vec<FactsRecord> {
    let fact = |i| FactsRecord {
        household: HouseholdId(i),
        weight,
        months: 12,
        kind: HouseholdKind::SingleWorkingAge,
        source: IncomeSource::Employee,
        tenure: Tenure::SocialRent,
        persons: 1.0,
        equivalence: 1.0,
        gross: Cents::from_euros(24_000),
        gross_months: [Cents::from_euros(2_000); 12],
        social_minimum_months: [Cents::from_euros(1_400); 12],
        has_low_doenvermogen: false,
        has_low_reading: false,
    };
    (0..u64::from(n)).map(fact).collect()
}

/// A right in euros a year that is paid out in full where it is used; nothing to settle.
pub(crate) fn ledger(right: i64, used: bool) -> SchemeLedger {
    let entitlement = Cents::from_euros(right);
    let due = if used { entitlement } else { Cents::ZERO };
    let mut advances = [Cents(due.0 / 12); 12];
    advances[0] += Cents(due.0 % 12);
    let cash = [due, Cents::ZERO, Cents::ZERO, Cents::ZERO];
    SchemeLedger { entitlement, due, used, advances, cash, decisions: 1, ..SchemeLedger::default() }
}

/// A household with this income before support and this tax, in euros a year.
pub(crate) fn record(before_support: i64, tax: i64, schemes: Vec<SchemeLedger>) -> VariantRecord {
    VariantRecord {
        before_support: Cents::from_euros(before_support),
        before_support_months: [Cents(before_support * 100 / 12); 12],
        tax: Cents::from_euros(tax),
        accounts: Default::default(),
        schemes: schemes.into(),
        months_to_reflect_fall: None,
        log: Default::default(),
    }
}

/// One scheme; `toelage` is a toelage, every other id a toeslag.
pub(crate) fn scheme_of(id: &str) -> Vec<SchemeInfo> {
    let form = if id == "toelage" { SchemeForm::Toelage } else { SchemeForm::Toeslag };
    let facts = vec!["loon".to_owned(), "rol".to_owned()];
    let law = format!("wet op de {id}");
    let demands =
        Demands { executor: "Dienst".to_owned(), law, facts, asked: [form == SchemeForm::Toeslag, true, false, false] };
    vec![SchemeInfo { id: id.to_owned(), name: Text::same(id), form, demands }]
}

/// A run of a base `huidig` and a variant `anders`.
pub(crate) fn run(
    facts: Vec<FactsRecord>,
    base_schemes: Vec<SchemeInfo>,
    base: Vec<VariantRecord>,
    schemes: Vec<SchemeInfo>,
    records: Vec<VariantRecord>,
) -> RunData {
    let variant = |id: &str, name, schemes, records| VariantData {
        id: id.to_owned(),
        name,
        schemes,
        dials: Dials::neutral(Basis::Year),
        records,
        accounts: Vec::new(),
        financing: None,
    };
    let base = variant("huidig", Text::new("Huidig stelsel", "Current system"), base_schemes, base);
    let other = variant("anders", Text::new("Ander stelsel", "Other system"), schemes, records);
    let variants = vec![base, other];
    RunData { year: 2026, price_year: 2026, definitive_month: 9, effort: None, facts, variants }
}
