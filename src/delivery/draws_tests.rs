//! Claims about draws: no dial changes the draws of another, and common draws take noise out of differences.

use crate::delivery::Access;
use crate::delivery::Attribution;
use crate::delivery::AwardDials;
use crate::delivery::Basis;
use crate::delivery::Consent;
use crate::delivery::CountingDay;
use crate::delivery::CountsFrom;
use crate::delivery::Dials;
use crate::delivery::Handling;
use crate::delivery::InYear;
use crate::delivery::IncomeYear;
use crate::delivery::Knowledge;
use crate::delivery::MonthDials;
use crate::delivery::MonthSettlement;
use crate::delivery::Outreach;
use crate::delivery::PeriodRules;
use crate::delivery::PersonSource;
use crate::delivery::QuickRoute;
use crate::delivery::Reclaim;
use crate::delivery::ReportingParameters;
use crate::delivery::SourceErrors;
use crate::delivery::TrueUp;
use crate::delivery::VariantDelivery;
use crate::delivery::WageSignal;
use crate::delivery::WrongfulAwards;
use crate::delivery::YearDials;
use crate::delivery::claim_block;
use crate::delivery::deliver_block;
use crate::delivery::knowledge::facts::Facts;
use crate::delivery::knowledge::year_knowledge::year_knowledge;
use crate::delivery::take_up_profiles;
use crate::delivery::test_fixtures::Household;
use crate::delivery::test_fixtures::Person;
use crate::delivery::test_fixtures::indifferent;
use crate::delivery::test_fixtures::prompt_reporting;
use crate::delivery::test_fixtures::table_of;
use crate::delivery::test_fixtures::variant;
use crate::draws::Seed;
use crate::table::Table;
use crate::units::Cents;
use crate::units::MONTHS;

/// Households with changes of many sizes in many months, up and down.
fn changing(households: usize) -> Table {
    let of = |i: usize| {
        let from = 1_500.0 + 150.0 * (i % 10) as f64;
        let to = from + 200.0 * ((i / 10) % 11) as f64 - 1_000.0;
        Household::of(vec![Person::adult("aanvrager", from).wage_from(1 + i % (MONTHS - 1), to)])
    };
    table_of(&(0..households).map(of).collect::<Vec<Household>>())
}

fn reporting() -> ReportingParameters {
    let mut parameters = ReportingParameters { hazard_gain: 0.45, hazard_loss: 0.25, ..prompt_reporting() };
    parameters.error.employee = 0.04;
    parameters
}

fn base() -> Dials {
    Dials { lag_months: 1, recovery_months: 24, ..Dials::neutral(Basis::Year) }
}

/// One entry per dial, moved away from the base.
fn moved() -> Vec<(&'static str, Dials)> {
    let year = YearDials::default();
    let month = MonthDials::default();
    let settlement = MonthSettlement { after_months: 1, reopened_above: Cents(1), handling: Handling::ByHand };
    let route = QuickRoute { months: 3, drop_share: 0.15, below: Cents(100) };
    let signal = WageSignal { lag_months: 2, coverage: 0.0 };
    let reach = AwardDials::default();
    let errors = SourceErrors { share: 0.5, factor: 1.0, noticed_share: 0.0, repair_months: 3 };
    let wrongful = WrongfulAwards { share: 0.01, amount: Cents(5_000), reclaim: Reclaim::Left };
    let with_reach = |reach| Dials { reach, ..base() };
    let with_year = |year| Dials { year, ..base() };
    let with_month = |month| Dials { month, ..base() };
    vec![
        ("true_up", Dials { true_up: TrueUp::None, ..base() }),
        ("tolerance", Dials { tolerance: Cents(11_600), ..base() }),
        ("advance_factor", Dials { advance_factor: 0.9, ..base() }),
        ("recovery_months", Dials { recovery_months: 12, ..base() }),
        ("access", Dials { access: Access::Automatic { coverage: 0.8 }, ..base() }),
        ("window_months", with_month(MonthDials { window_months: 3, ..month })),
        ("attribution", with_month(MonthDials { attribution: Attribution::Worked, ..month })),
        ("counting_day", with_month(MonthDials { counting_day: CountingDay::Last, ..month })),
        ("delay_months", with_month(MonthDials { delay_months: 1, ..month })),
        ("hold_months", with_month(MonthDials { hold_months: 2, ..month })),
        ("settlement", with_month(MonthDials { settlement: Some(settlement), ..month })),
        ("quick_route", with_year(YearDials { quick_route: Some(route), ..year })),
        ("in_year letter", with_year(YearDials { in_year: InYear::Letter { signal, factor: 1.5 }, ..year })),
        (
            "in_year automatic",
            with_year(YearDials { in_year: InYear::Automatic { signal, undone_share: 0.5 }, ..year }),
        ),
        ("outreach", with_reach(AwardDials { outreach: Outreach::Letter, ..reach })),
        ("consent_share", with_reach(AwardDials { consent: Consent::Share(0.5), ..reach })),
        ("counters", with_reach(AwardDials { counters: 3, ..reach })),
        ("source_errors", with_reach(AwardDials { source_errors: Some(errors), ..reach })),
        ("wrongful", with_reach(AwardDials { wrongful: Some(wrongful), ..reach })),
        ("rise_free", with_year(YearDials { rise_free: Cents(250_000), ..year })),
        ("rise_free_share", with_year(YearDials { rise_free_share: 0.1, ..year })),
        ("tolerance_share", with_year(YearDials { tolerance_share: 0.1, ..year })),
        ("supplement_tolerance", with_year(YearDials { supplement_tolerance: Cents(5_000), ..year })),
        ("interest", with_year(YearDials { interest: 0.04, ..year })),
        ("personal_plan", with_year(YearDials { personal_plan: true, ..year })),
        ("persons", with_year(YearDials { persons: PersonSource::Register, ..year })),
        (
            "periods",
            Dials { periods: PeriodRules { partner: CountsFrom::NextYear, child: CountsFrom::NextYear }, ..base() },
        ),
    ]
}

/// States of each household: month and income.
fn states(facts: &Table, dials: &Dials, seed: u64) -> Vec<Vec<(u8, f64)>> {
    let truth = variant(Basis::Year).truth.evaluate(facts).unwrap();
    let facts = Facts::read(facts).unwrap();
    let known = year_knowledge(&facts, &truth, &Knowledge::Reported(reporting()), dials, Seed(seed)).unwrap();
    let rows: Vec<usize> = (0..known.states.len()).collect();
    let table = known.table(&facts, &rows);
    let income = table.column("toetsingsinkomen").unwrap();
    let of = |row: usize| (known.states[row].from_month, income.get(row, MONTHS - 1));
    known.state_start.windows(2).map(|rows| (rows[0]..rows[1]).map(of).collect()).collect()
}

#[test]
fn no_dial_changes_what_is_reported_and_when() {
    let facts = changing(300);
    let before = states(&facts, &base(), 7);
    assert!(before.iter().filter(|states| states.len() > 1).count() > 100, "enough is reported to tell");
    for (name, dials) in moved() {
        assert_eq!(states(&facts, &dials, 7), before, "{name}");
    }
}

#[test]
fn the_lag_and_the_income_year_change_what_is_known_and_not_who_reports() {
    let facts = changing(300);
    let months = |dials: &Dials| -> Vec<Vec<u8>> {
        states(&facts, dials, 7).iter().map(|states| states.iter().map(|(month, _)| *month).collect()).collect()
    };
    let earlier = Dials { year: YearDials { income_year: IncomeYear::Before, ..YearDials::default() }, ..base() };
    assert_eq!(months(&earlier), months(&base()));
    let late = months(&Dials { lag_months: 3, ..base() });
    for (early, late) in months(&base()).iter().zip(&late) {
        let expected: Vec<u8> = early.iter().skip(1).map(|month| month + 2).filter(|month| *month < 12).collect();
        assert_eq!(late[1..], expected[..]);
    }
}

#[test]
fn coverage_and_undoing_of_signals_choose_households_and_change_nothing_else() {
    let facts = changing(300);
    let with = |coverage, undone_share| {
        let in_year = InYear::Automatic { signal: WageSignal { lag_months: 2, coverage }, undone_share };
        states(&facts, &Dials { year: YearDials { in_year, ..YearDials::default() }, ..base() }, 7)
    };
    let (none, all) = (states(&facts, &base(), 7), with(1.0, 0.0));
    assert_ne!(none, all);
    for some in [with(0.5, 0.0), with(1.0, 0.5)] {
        assert!(some != none && some != all);
        assert!((0..300).all(|i| some[i] == none[i] || some[i] == all[i]));
    }
}

#[test]
fn no_dial_but_access_changes_who_claims() {
    let facts = table_of(&vec![Household::single(1_500.0); 200]);
    let profiles = take_up_profiles(&facts, Seed(7)).unwrap();
    let take_up = indifferent(1.0);
    let users = |dials: &Dials| -> Vec<bool> {
        let system = VariantDelivery { dials: dials.clone(), ..variant(dials.basis) };
        let truth = system.truth.evaluate(&facts).unwrap();
        let delivered = deliver_block(&facts, &truth, &system, Seed(7)).unwrap();
        let records = claim_block(&delivered, &profiles, &take_up, dials, Seed(7));
        records.iter().map(|record| record.schemes[0].used).collect()
    };
    let before = users(&base());
    assert!(before.contains(&true) && before.contains(&false));
    for (name, dials) in moved() {
        // Pay by the month worked asks for a column that these facts do not have.
        let can_be_by_month = dials.month.attribution == Attribution::Paid;
        let bases = if can_be_by_month { &[Basis::Year, Basis::Month][..] } else { &[Basis::Year][..] };
        for basis in bases.iter().filter(|_| dials.access == Access::Application) {
            assert_eq!(users(&Dials { basis: *basis, ..dials.clone() }), before, "{name}");
        }
    }
}

/// Mean recovery per household in euros.
fn mean_recovery(facts: &Table, lag_months: u8, seed: u64) -> f64 {
    let system = variant(Basis::Year);
    let dials = Dials { lag_months, ..base() };
    let system = VariantDelivery { dials, knowledge: Knowledge::Reported(reporting()), ..system };
    let truth = system.truth.evaluate(facts).unwrap();
    let delivered = deliver_block(facts, &truth, &system, Seed(seed)).unwrap();
    let recovered: f64 = delivered.iter().map(|d| d.record.schemes[0].recovery.as_euros()).sum();
    recovered / delivered.len() as f64
}

fn variance(values: &[f64]) -> f64 {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / (values.len() - 1) as f64
}

#[test]
fn common_draws_take_most_of_the_noise_out_of_a_difference() {
    let facts = changing(220);
    let runs = 100;
    let one: Vec<f64> = (0..runs).map(|seed| mean_recovery(&facts, 1, seed)).collect();
    let two: Vec<f64> = (0..runs).map(|seed| mean_recovery(&facts, 2, seed)).collect();
    let common: Vec<f64> = one.iter().zip(&two).map(|(a, b)| b - a).collect();
    let apart: Vec<f64> = (0..runs as usize).map(|i| two[(i + 1) % runs as usize] - one[i]).collect();
    let reduction = variance(&apart) / variance(&common);
    // The figure that the documentation of `draws` names.
    assert!((20.0..30.0).contains(&reduction), "{reduction}");
}
