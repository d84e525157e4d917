//! Households by hand and a small rulebook in Rust, so that delivery is tested without the language.
//!
//! The scheme `steun`: 100 euro a month, 50 more per child present, less a tenth of the income above 20.000 a year,
//! a twelfth a month, to the cent. Income is that of the persons present.
//!
//! `tests/runs/delivery_pathologies.rs` takes this file in as well, so it uses only what is public.

use crate::delivery::Access;
use crate::delivery::AwardDials;
use crate::delivery::AwardReads;
use crate::delivery::Basis;
use crate::delivery::Constants;
use crate::delivery::Dials;
use crate::delivery::ErrorSpread;
use crate::delivery::IncomeDropParameters;
use crate::delivery::IncomeRules;
use crate::delivery::Knowledge;
use crate::delivery::MonthDials;
use crate::delivery::PeriodRules;
use crate::delivery::ReportingParameters;
use crate::delivery::SchemeDelivery;
use crate::delivery::SchemeTakeUp;
use crate::delivery::SettlementParameters;
use crate::delivery::TakeUp;
use crate::delivery::TakeUpParameters;
use crate::delivery::TrueUp;
use crate::delivery::VariantDelivery;
use crate::delivery::YearDials;
use crate::engine::EngineError;
use crate::engine::Evaluate;
use crate::engine::Outcome;
use crate::table::Column;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::EnumType;
use crate::table::HouseholdId;
use crate::table::Period;
use crate::table::Table;
use crate::table::ValueType;
use crate::units::Cents;
use crate::units::MONTHS;
use crate::units::Unit;
use crate::units::days_of_date;
use jiff::civil::Date;
use jiff::civil::date;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A person; amounts in cents.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub role: &'static str,
    pub birth: Date,
    pub present: [f64; MONTHS],
    pub wage: [f64; MONTHS],
    pub holiday_allowance: [f64; MONTHS],
    pub last_year: f64,
}

/// A household; amounts in cents.
#[derive(Debug, Clone)]
pub(super) struct Household {
    pub persons: Vec<Person>,
    pub rent: [f64; MONTHS],
    pub source: &'static str,
    pub has_help: bool,
    pub is_low_doenvermogen: bool,
}

impl Person {
    /// An adult with this wage in euros a month, this year and last, without holiday allowance.
    pub(super) fn adult(role: &'static str, wage_euros: f64) -> Person {
        Person {
            role,
            birth: date(1985, 5, 1),
            present: [1.0; MONTHS],
            wage: [wage_euros * 100.0; MONTHS],
            holiday_allowance: [0.0; MONTHS],
            last_year: wage_euros * 1_200.0,
        }
    }

    /// The wage from a month (0–11) on, in euros a month.
    pub(super) fn wage_from(mut self, month: usize, euros: f64) -> Person {
        self.wage[month..].fill(euros * 100.0);
        self
    }
}

impl Household {
    /// One adult.
    pub(super) fn single(wage_euros: f64) -> Household {
        Household::of(vec![Person::adult("aanvrager", wage_euros)])
    }

    /// These persons, paying 700 euro of rent.
    pub(super) fn of(persons: Vec<Person>) -> Household {
        Household {
            persons,
            rent: [70_000.0; MONTHS],
            source: "werknemer",
            has_help: false,
            is_low_doenvermogen: false,
        }
    }
}

/// A table of these households, numbered from 0, each for one.
pub(super) fn table_of(households: &[Household]) -> Table {
    let ids = (0..households.len() as u64).map(HouseholdId).collect();
    let counts: Vec<u32> = households.iter().map(|h| h.persons.len() as u32).collect();
    let mut table = Table::new(2026, ids, vec![1.0; households.len()], &counts).unwrap();
    let persons: Vec<&Person> = households.iter().flat_map(|h| &h.persons).collect();
    let money = ValueType::Number(Unit::EURO_PER_MONTH);
    let person_month = |name: &str, kind: &ValueType, value: &dyn Fn(&Person, usize) -> f64| {
        let values = (0..MONTHS).flat_map(|m| persons.iter().map(move |p| (p, m))).map(|(p, m)| value(p, m)).collect();
        Column::new(ColumnSchema::new(name, Entity::Person, Period::Month, kind.clone()), values)
    };
    let household_month = |name: &str, value: &dyn Fn(&Household, usize) -> f64| {
        let values =
            (0..MONTHS).flat_map(|m| households.iter().map(move |h| (h, m))).map(|(h, m)| value(h, m)).collect();
        Column::new(ColumnSchema::new(name, Entity::Household, Period::Month, money.clone()), values)
    };
    let fixed = |name: &str, entity, kind: ValueType, values: Vec<f64>| {
        Column::new(ColumnSchema::new(name, entity, Period::Fixed, kind), values)
    };
    let roles = enumeration("rol", &["aanvrager", "partner", "kind", "medebewoner"]);
    let sources = enumeration("inkomensbron", &["werknemer", "zelfstandige", "pensioen", "bijstand", "overig"]);
    let bool_of = |is: bool| f64::from(u8::from(is));
    let of_households = |value: &dyn Fn(&Household) -> f64| households.iter().map(value).collect::<Vec<f64>>();
    let columns = [
        fixed(
            "geboortedatum",
            Entity::Person,
            ValueType::Date,
            persons.iter().map(|p| f64::from(days_of_date(p.birth))).collect(),
        ),
        fixed(
            "rol",
            Entity::Person,
            ValueType::Enum(Arc::clone(&roles)),
            persons.iter().map(|p| position(&roles, p.role)).collect(),
        ),
        fixed(
            "toetsingsinkomen_vorig_jaar",
            Entity::Person,
            ValueType::Number(Unit::EURO_PER_YEAR),
            persons.iter().map(|p| p.last_year).collect(),
        ),
        person_month("aanwezig", &ValueType::Bool, &|p, m| p.present[m]),
        person_month("loon", &money, &|p, m| p.wage[m]),
        person_month("vakantiegeld", &money, &|p, m| p.holiday_allowance[m]),
        person_month("uitkering", &money, &|_, _| 0.0),
        person_month("aow", &money, &|_, _| 0.0),
        person_month("pensioen", &money, &|_, _| 0.0),
        person_month("winst", &money, &|_, _| 0.0),
        household_month("kale_huur", &|h, m| h.rent[m]),
        household_month("servicekosten", &|_, _| 0.0),
        fixed(
            "inkomensbron",
            Entity::Household,
            ValueType::Enum(Arc::clone(&sources)),
            of_households(&|h| position(&sources, h.source)),
        ),
        fixed(
            "doenvermogen_laag",
            Entity::Household,
            ValueType::Bool,
            of_households(&|h| bool_of(h.is_low_doenvermogen)),
        ),
        fixed("digitaal_laag", Entity::Household, ValueType::Bool, of_households(&|_| 0.0)),
        fixed("hulp", Entity::Household, ValueType::Bool, of_households(&|h| bool_of(h.has_help))),
    ];
    for column in columns {
        table.insert(column).unwrap();
    }
    table
}

/// A parent with an income of 36000, last year too, and a child with these hours of care a month at 10 euros.
pub(super) fn with_care(hours: [f64; MONTHS]) -> Table {
    let child = Person { birth: date(2023, 2, 1), ..Person::adult("kind", 0.0) };
    let mut table = table_of(&[Household::of(vec![Person::adult("aanvrager", 3_000.0), child])]);
    let per_person = |child: &dyn Fn(usize) -> f64| (0..MONTHS).flat_map(|m| [0.0, child(m)]).collect::<Vec<f64>>();
    // Hours are stored in hundredths, prices in cents.
    for (name, unit, values) in [
        ("opvangsoort", Unit::NONE, per_person(&|m| f64::from(u8::from(hours[m] > 0.0)))),
        ("opvanguren", Unit::HOURS_PER_MONTH, per_person(&|m| hours[m] * 100.0)),
        ("opvangtarief", Unit::EURO_PER_HOUR, per_person(&|m| if hours[m] > 0.0 { 1_000.0 } else { 0.0 })),
    ] {
        let schema = ColumnSchema::new(name, Entity::Person, Period::Month, ValueType::Number(unit));
        table.insert(Column::new(schema, values)).unwrap();
    }
    table
}

fn enumeration(name: &str, values: &[&str]) -> Arc<EnumType> {
    Arc::new(EnumType { name: name.to_owned(), values: values.iter().map(|v| (*v).to_owned()).collect() })
}

fn position(kind: &EnumType, value: &str) -> f64 {
    kind.values.iter().position(|v| v == value).unwrap() as f64
}

/// Where the rules of `steun` take yearly income from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SteunRules {
    /// All wages of the year.
    Year,
    /// The given column `toetsingsinkomen`.
    Given,
    /// Twelve times the wage of the month.
    Month,
}

impl Evaluate for SteunRules {
    fn evaluate(&self, facts: &Table) -> Result<Outcome, EngineError> {
        let column = |name: &str| facts.column(name).ok_or_else(|| EngineError::MissingInput { name: name.to_owned() });
        let (wage, holiday, present) = (column("loon")?, column("vakantiegeld")?, column("aanwezig")?);
        let roles = column("rol")?;
        let given = if *self == SteunRules::Given { Some(column("toetsingsinkomen")?) } else { None };
        let income = |person: usize, month: usize| match (self, given) {
            (SteunRules::Given, Some(given)) => given.get(person, month),
            (SteunRules::Month, _) => 12.0 * wage.get(person, month),
            _ => wage.year_of(person).iter().sum::<f64>() + holiday.year_of(person).iter().sum::<f64>(),
        };
        let (n, n_persons) = (facts.n_households(), facts.n_persons());
        let mut months = vec![0.0; n * MONTHS];
        let mut years = vec![0.0; n];
        for month in 0..MONTHS {
            for household in 0..n {
                let here = || facts.persons_of(household).filter(|p| present.get(*p, month) != 0.0);
                let total: f64 = here().map(|p| income(p, month)).sum();
                let children = here().filter(|p| roles.get(*p, 0) == 2.0).count() as f64;
                let taper = 0.1 * (total - 2_000_000.0).max(0.0) / 12.0;
                let right = (10_000.0 + 5_000.0 * children - taper).max(0.0).round();
                months[month * n + household] = right;
                years[household] += right;
            }
        }
        let incomes = (0..MONTHS).flat_map(|m| (0..n_persons).map(move |p| (p, m))).map(|(p, m)| income(p, m));
        let money = |name: &str, entity, period, values| {
            Column::new(ColumnSchema::new(name, entity, period, ValueType::Number(Unit::EURO_PER_YEAR)), values)
        };
        Ok(Outcome::new(
            [
                money("toetsingsinkomen", Entity::Person, Period::Month, incomes.collect()),
                money("steun", Entity::Household, Period::Month, months),
                money("steun_jaar", Entity::Household, Period::Year, years),
                money("voor_steun_jaar", Entity::Household, Period::Year, vec![0.0; n]),
                money("voor_steun", Entity::Household, Period::Month, vec![0.0; n * MONTHS]),
                money("belasting_jaar", Entity::Household, Period::Year, vec![0.0; n]),
            ],
            0,
        ))
    }
}

/// The scheme `steun` on this basis at neutral dials: perfect knowledge, no lag, no tolerance.
pub(super) fn variant(basis: Basis) -> VariantDelivery<'static> {
    let (truth, award): (&'static SteunRules, &'static SteunRules) = match basis {
        Basis::Year => (&SteunRules::Year, &SteunRules::Given),
        Basis::Month => (&SteunRules::Month, &SteunRules::Month),
    };
    VariantDelivery {
        schemes: vec![SchemeDelivery {
            id: "steun".to_owned(),
            month_rule: "steun".to_owned(),
            year_rule: "steun_jaar".to_owned(),
        }],
        income: IncomeRules {
            before_support_year: "voor_steun_jaar".to_owned(),
            before_support_month: "voor_steun".to_owned(),
            tax_year: "belasting_jaar".to_owned(),
            accounts: None,
        },
        truth,
        rights: truth,
        award,
        reads: AwardReads::ALL,
        protected: None,
        dials: Dials {
            basis,
            lag_months: 0,
            true_up: TrueUp::Symmetric,
            tolerance: Cents::ZERO,
            advance_factor: 1.0,
            recovery_months: 24,
            access: Access::Application,
            month: MonthDials::default(),
            year: YearDials::default(),
            reach: AwardDials::default(),
            periods: PeriodRules::default(),
        },
        knowledge: Knowledge::Perfect,
        settlement: SettlementParameters { definitive_month: 9 },
        income_drop: IncomeDropParameters { share: 0.15, lasting_months: 1, smallest_rise: Cents(2_400) },
    }
}

/// Everything is reported at once and without error; nothing is indexed.
pub(super) fn prompt_reporting() -> ReportingParameters {
    ReportingParameters {
        index: 0.0,
        margin: 0.0,
        holiday_share_wage: 0.0,
        holiday_share_state_pension: 0.0,
        holiday_allowance_month: 5,
        level_months: 1,
        threshold_share: 0.05,
        threshold: Cents::from_euros(500),
        stale_share: 0.0,
        generous_share: 0.0,
        generous_margin: 0.0,
        size_slope: 0.0,
        size_reference: Cents::from_euros(200),
        hazard_gain: 1.0,
        hazard_loss: 1.0,
        factor_low_doenvermogen: 1.0,
        factor_help: 1.0,
        error: ErrorSpread {
            employee: 0.0,
            self_employed: 0.0,
            disability: 0.0,
            pension: 0.0,
            social_assistance: 0.0,
            other: 0.0,
        },
        gross_error_share: 0.0,
        gross_error_factor: 1.0,
    }
}

/// Nobody reports anything.
pub(super) fn silent_reporting() -> ReportingParameters {
    ReportingParameters { hazard_gain: 0.0, hazard_loss: 0.0, ..prompt_reporting() }
}

/// Half of all claim, whatever they would get.
pub(super) fn indifferent(person_spread: f64) -> TakeUp {
    let parameters = TakeUpParameters {
        slope_amount: 0.0,
        reference_amount: Cents(10_000),
        floor_amount: Cents(500),
        per_extra_action: 0.0,
        per_tenth_recovered: 0.0,
        low_digital: 0.0,
        low_doenvermogen: 0.0,
        help: 0.0,
        received_before: 0.0,
        seems_entitled: 0.0,
        person_spread,
    };
    let scheme = SchemeTakeUp {
        constants: Constants { groups: BTreeMap::new(), total: 0.0 },
        recovered_per_euro: BTreeMap::new(),
        extra_actions: 0.0,
        outreach: 0.0,
        draws_of: "steun".to_owned(),
    };
    TakeUp::Modelled { parameters, schemes: vec![scheme] }
}
