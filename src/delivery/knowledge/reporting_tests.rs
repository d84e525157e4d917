//! Claims about forecasts and reports; amounts worked out by hand.

use super::*;
use crate::delivery::MonthSet;
use crate::delivery::WageSignal;
use crate::delivery::knowledge::known_facts::KnownFacts;
use crate::delivery::test_fixtures::Household;
use crate::delivery::test_fixtures::Person;
use crate::delivery::test_fixtures::prompt_reporting;
use crate::delivery::test_fixtures::silent_reporting;
use crate::delivery::test_fixtures::table_of;
use crate::delivery::test_fixtures::with_care;
use crate::table::Table;
use crate::units::Cents;

fn states(household: &Household, parameters: &ReportingParameters, lag_months: u8, seed: u64) -> Vec<KnownFacts> {
    let table = table_of(std::slice::from_ref(household));
    let facts = Facts::read(&table).unwrap();
    let income = |person: usize| {
        let person = &household.persons[person];
        person.wage.iter().sum::<f64>() + person.holiday_allowance.iter().sum::<f64>()
    };
    let dials = YearDials::default();
    knowledge_history(&facts, 0, &income, parameters, lag_months, &dials, &ReportingStreams::open(Seed(seed))).0
}

fn fall_in_april() -> Household {
    Household::of(vec![Person::adult("aanvrager", 3_000.0).wage_from(3, 1_500.0)])
}

#[test]
fn january_knows_last_years_income_indexed() {
    let parameters = ReportingParameters { index: 0.04, margin: 0.03, ..silent_reporting() };
    // 36000 × 1,07.
    assert_eq!(states(&Household::single(3_000.0), &parameters, 1, 1)[0].assessed_income, vec![3_852_000.0]);
}

#[test]
fn a_steady_wage_with_holiday_allowance_is_never_reported() {
    let mut household = Household::single(2_000.0);
    household.persons[0].holiday_allowance[4] = 192_000.0;
    // 24000 + 8% is 25920, which is also last year's.
    household.persons[0].last_year = 2_592_000.0;
    let parameters = ReportingParameters {
        threshold: Cents(1),
        threshold_share: 0.0,
        holiday_share_wage: 0.08,
        ..prompt_reporting()
    };
    assert_eq!(states(&household, &parameters, 0, 1).len(), 1);
}

#[test]
fn a_prompt_report_gives_the_forecast_of_that_month_after_the_lag() {
    let known = states(&fall_in_april(), &prompt_reporting(), 2, 1);
    assert_eq!(known.len(), 2);
    // 3 × 3000 + 1500 + 8 × 1500 = 22500, known in June.
    assert_eq!((known[1].from_month, known[1].assessed_income[0]), (5, 2_250_000.0));
}

#[test]
fn a_change_below_the_threshold_is_not_reported() {
    // 5% of 36000 is 1800; 3000 to 2850 from April is 9 × 150 = 1350.
    let small = Household::of(vec![Person::adult("aanvrager", 3_000.0).wage_from(3, 2_850.0)]);
    assert_eq!(states(&small, &prompt_reporting(), 1, 1).len(), 1);
}

#[test]
fn a_report_too_late_in_the_year_changes_no_advance() {
    let december = Household::of(vec![Person::adult("aanvrager", 3_000.0).wage_from(10, 0.0)]);
    assert_eq!(states(&december, &prompt_reporting(), 2, 1).len(), 1);
}

#[test]
fn known_rent_stays_as_it_was_until_it_is_reported() {
    let mut household = Household::single(2_000.0);
    household.rent[6..].fill(75_000.0);
    let silent = states(&household, &silent_reporting(), 1, 1);
    assert_eq!(silent[0].rent, [70_000.0; MONTHS]);
    let prompt = states(&household, &prompt_reporting(), 1, 1);
    assert_eq!((prompt[1].from_month, prompt[1].rent), (7, household.rent));
}

#[test]
fn gains_are_reported_with_the_hazard_of_gains() {
    let only_gains = ReportingParameters { hazard_loss: 0.0, ..prompt_reporting() };
    let only_losses = ReportingParameters { hazard_gain: 0.0, ..prompt_reporting() };
    assert_eq!(states(&fall_in_april(), &only_gains, 1, 1).len(), 2);
    assert_eq!(states(&fall_in_april(), &only_losses, 1, 1).len(), 1);
}

#[test]
fn low_doenvermogen_reports_less_and_help_more() {
    let base =
        ReportingParameters { hazard_gain: 0.2, factor_low_doenvermogen: 0.5, factor_help: 2.0, ..prompt_reporting() };
    let reported_in_april = |household: &Household| {
        (0..1_000).filter(|seed| states(household, &base, 0, *seed).get(1).is_some_and(|s| s.from_month == 3)).count()
    };
    let low = Household { is_low_doenvermogen: true, ..fall_in_april() };
    let helped = Household { has_help: true, ..fall_in_april() };
    // Chances 0,1 and 0,2 and 0,4 in the first month; four standard errors are at most 0,062.
    for (household, expected) in [(low, 100.0), (fall_in_april(), 200.0), (helped, 400.0)] {
        let count = reported_in_april(&household) as f64;
        assert!((count - expected).abs() < 62.0, "{count} of {expected}");
    }
}

#[test]
fn the_lag_moves_reports_and_changes_no_draw() {
    let mut parameters = ReportingParameters { hazard_gain: 0.3, ..prompt_reporting() };
    parameters.error.employee = 0.1;
    for seed in 0..50 {
        let now = states(&fall_in_april(), &parameters, 0, seed);
        let later = states(&fall_in_april(), &parameters, 2, seed);
        for (early, late) in now.iter().zip(&later).skip(1) {
            assert_eq!(early.from_month + 2, late.from_month);
            assert_eq!(early.assessed_income, late.assessed_income);
        }
    }
}

#[test]
fn the_hazard_changes_when_is_reported_and_not_the_error_of_that_month() {
    let mut parameters = prompt_reporting();
    parameters.error.employee = 0.1;
    let certain = states(&fall_in_april(), &parameters, 0, 7);
    let chance = ReportingParameters { hazard_gain: 0.5, ..parameters };
    let reported = (0..200).find(|seed| states(&fall_in_april(), &chance, 0, *seed)[1].from_month == 3).unwrap();
    parameters = ReportingParameters { hazard_gain: 1.0, ..chance.clone() };
    assert_eq!(
        states(&fall_in_april(), &chance, 0, reported)[1],
        states(&fall_in_april(), &parameters, 0, reported)[1]
    );
    assert_ne!(certain[1].assessed_income, vec![2_250_000.0]);
}

#[test]
fn a_child_is_not_known_before_its_birth_even_if_the_facts_have_it_present_all_year() {
    let mut child = Person::adult("kind", 0.0);
    child.birth = jiff::civil::date(2026, 7, 10);
    let household = Household::of(vec![Person::adult("aanvrager", 1_500.0), child]);
    let known = states(&household, &silent_reporting(), 1, 1);
    assert_eq!(known[0].present[1], [0.0; MONTHS]);
    // Counts from the first day of August; known a month later.
    assert_eq!((known[1].from_month, known[1].present[1][6..8].to_vec()), (8, vec![0.0, 1.0]));
}

fn signalled(parameters: &ReportingParameters, in_year: InYear, seed: u64) -> Vec<KnownFacts> {
    let table = table_of(&[fall_in_april()]);
    let facts = Facts::read(&table).unwrap();
    let income = |_: usize| table.column("loon").unwrap().year_of(0).iter().sum();
    let dials = YearDials { in_year, ..YearDials::default() };
    knowledge_history(&facts, 0, &income, parameters, 1, &dials, &ReportingStreams::open(Seed(seed))).0
}

fn log_of(
    household: &Household,
    parameters: &ReportingParameters,
    dials: &YearDials,
    seed: u64,
) -> (Vec<KnownFacts>, EventLog) {
    let table = table_of(std::slice::from_ref(household));
    let facts = Facts::read(&table).unwrap();
    let income = |person: usize| household.persons[person].wage.iter().sum::<f64>();
    knowledge_history(&facts, 0, &income, parameters, 1, dials, &ReportingStreams::open(Seed(seed)))
}

#[test]
fn the_register_knows_who_leaves_without_a_report_and_a_month_later() {
    let mut partner = Person::adult("partner", 0.0);
    partner.present[5..].fill(0.0);
    let household = Household::of(vec![Person::adult("aanvrager", 1_500.0), partner]);
    let register = YearDials { persons: PersonSource::Register, ..YearDials::default() };
    let (known, log) = log_of(&household, &silent_reporting(), &register, 1);
    // Gone on the first of June, known in July.
    assert_eq!((known.len(), known[1].from_month, known[1].present[1]), (2, 6, household.persons[1].present));
    assert!(log.reports.iter().chain(&log.duties).all(|months| months.is_empty()));
    // By the law of the toeslagen it is a duty, and with nobody telling nothing is known.
    let (known, log) = log_of(&household, &silent_reporting(), &YearDials::default(), 1);
    assert_eq!((known.len(), log.duties[1].len()), (1, 1));
}

#[test]
fn a_household_that_ends_owes_one_month_where_the_register_tells_it() {
    let mut household = Household::single(1_500.0);
    household.persons[0].present[5..].fill(0.0);
    let register = YearDials { persons: PersonSource::Register, ..YearDials::default() };
    let (known, _) = log_of(&household, &silent_reporting(), &register, 1);
    // June is paid before the register is read; from July on nobody lives there any more.
    assert_eq!(known.iter().map(|state| state.from_month).collect::<Vec<_>>(), [0, 6]);
    assert_eq!(known[1].present[0], household.persons[0].present);
}

#[test]
fn a_margin_of_the_agency_is_no_event_and_is_seen_once_on_the_letter_of_january() {
    // 24000 this year and last; the agency holds 24000 × 1,10 = 26400 for true, more than the threshold away.
    let household = Household::single(2_000.0);
    let parameters = ReportingParameters { margin: 0.1, hazard_gain: 0.5, ..prompt_reporting() };
    let reported: Vec<MonthSet> =
        (0..200).map(|seed| log_of(&household, &parameters, &YearDials::default(), seed).1.reports[0]).collect();
    assert!(reported.iter().all(|months| months.iter().all(|month| month == 0)));
    // Half of 200 in January; four standard errors are 28.
    let in_january = reported.iter().filter(|months| months.contains(0)).count() as f64;
    assert!((in_january - 100.0).abs() < 28.0, "{in_january}");
}

#[test]
fn a_small_change_of_the_rent_is_reported_less_often_than_a_large_one() {
    let parameters =
        ReportingParameters { hazard_gain: 0.3, size_slope: 1.0, size_reference: Cents(20_000), ..prompt_reporting() };
    let reported = |rise_euros: f64| {
        let mut household = Household::single(2_000.0);
        household.rent[11] += rise_euros * 100.0;
        (0..1_000)
            .filter(|s| !log_of(&household, &parameters, &YearDials::default(), *s).1.reports[2].is_empty())
            .count()
    };
    // Of 200 euros a month 30%; of 20 the odds are (1 + 2) / (1 + 20) as high: 3/7 ÷ 7 = 3/49, a chance of 3/52.
    let (large, small) = (reported(200.0) as f64, reported(20.0) as f64);
    assert!((large - 300.0).abs() < 58.0 && (small - 57.7).abs() < 30.0, "{large} and {small}");
}

fn signal(coverage: f64) -> WageSignal {
    WageSignal { lag_months: 2, coverage }
}

#[test]
fn an_automatic_adjustment_takes_over_the_wages_it_sees_after_both_lags() {
    let automatic = InYear::Automatic { signal: signal(1.0), undone_share: 0.0 };
    let known = signalled(&silent_reporting(), automatic, 1);
    // The wage of April is seen in June and processed in July: 3 × 3000 + 9 × 1500.
    assert_eq!(known.len(), 2);
    assert_eq!((known[1].from_month, known[1].assessed_income[0]), (6, 2_250_000.0));
}

#[test]
fn who_is_not_covered_or_undoes_it_keeps_the_estimate() {
    let not_covered = InYear::Automatic { signal: signal(0.0), undone_share: 0.0 };
    let undone = InYear::Automatic { signal: signal(1.0), undone_share: 1.0 };
    assert_eq!(signalled(&silent_reporting(), not_covered, 1).len(), 1);
    assert_eq!(signalled(&silent_reporting(), undone, 1).len(), 1);
}

#[test]
fn a_letter_raises_the_chance_of_a_report_from_the_month_it_comes() {
    let parameters = ReportingParameters { hazard_gain: 0.25, ..prompt_reporting() };
    let letter = InYear::Letter { signal: signal(1.0), factor: 4.0 };
    for seed in 0..50 {
        let without = signalled(&parameters, InYear::None, seed).get(1).map_or(12, |state| state.from_month);
        // The wage of April is seen in June: by then a quarter times four is certain, known in July.
        let with = signalled(&parameters, letter, seed)[1].from_month;
        assert_eq!(with, without.min(6));
    }
}

fn told(table: &Table, parameters: &ReportingParameters) -> (Vec<KnownFacts>, EventLog) {
    let facts = Facts::read(table).unwrap();
    let income = |person: usize| if person == 0 { 3_600_000.0 } else { 0.0 };
    knowledge_history(&facts, 0, &income, parameters, 1, &YearDials::default(), &ReportingStreams::open(Seed(1)))
}

#[test]
fn hours_of_childcare_stay_as_they_were_until_they_are_reported() {
    let mut hours = [130.0; MONTHS];
    // A day less from June.
    hours[5..].fill(87.0);
    let table = with_care(hours);
    let (silent, log) = told(&table, &silent_reporting());
    assert_eq!((silent.len(), silent[0].care[1][1]), (1, [13_000.0; MONTHS]));
    assert_eq!(log.duties[Subject::Care as usize].iter().collect::<Vec<_>>(), vec![5]);
    let (prompt, log) = told(&table, &prompt_reporting());
    // Told in June, processed a month later.
    assert_eq!((prompt.len(), prompt[1].from_month, prompt[1].care[1][1]), (2, 6, hours.map(|hours| hours * 100.0)));
    assert_eq!(log.reports[Subject::Care as usize].iter().collect::<Vec<_>>(), vec![5]);
}

#[test]
fn fewer_hours_are_reported_as_a_loss_and_more_as_a_gain() {
    let of = |june: f64, parameters: &ReportingParameters| {
        let mut hours = [87.0; MONTHS];
        hours[5..].fill(june);
        told(&with_care(hours), parameters).0.len()
    };
    let only_gains = ReportingParameters { hazard_loss: 0.0, ..prompt_reporting() };
    let only_losses = ReportingParameters { hazard_gain: 0.0, ..prompt_reporting() };
    assert_eq!((of(130.0, &only_gains), of(43.0, &only_gains)), (2, 1));
    assert_eq!((of(130.0, &only_losses), of(43.0, &only_losses)), (1, 2));
}

#[test]
fn who_is_generous_adds_to_the_income_and_does_not_take_it_for_a_change() {
    let generous = ReportingParameters { generous_share: 1.0, generous_margin: 0.15, ..prompt_reporting() };
    let (known, log) = told(&with_care([130.0; MONTHS]), &generous);
    // 36000 × 1,15, all year; the threshold of 5% would make it worth a report if it were a mistake.
    assert_eq!((known.len(), known[0].assessed_income[0]), (1, 4_140_000.0));
    assert!(log.duties.iter().chain(&log.reports).all(|months| months.is_empty()));
    // Without childcare, or without anyone who is generous, the estimate is last year's income.
    assert_eq!(told(&with_care([0.0; MONTHS]), &generous).0[0].assessed_income[0], 3_600_000.0);
    let nobody = ReportingParameters { generous_share: 0.0, ..generous };
    assert_eq!(told(&with_care([130.0; MONTHS]), &nobody).0[0].assessed_income[0], 3_600_000.0);
}

#[test]
fn who_is_generous_adds_to_the_income_of_a_report_too() {
    let mut table = with_care([130.0; MONTHS]);
    let mut wages = table.column("loon").unwrap().clone();
    // Half the wage of the parent from April.
    (3..MONTHS).for_each(|month| wages.values[2 * month] = 150_000.0);
    table.insert(wages).unwrap();
    let generous = ReportingParameters { generous_share: 1.0, generous_margin: 0.10, ..prompt_reporting() };
    let facts = Facts::read(&table).unwrap();
    let income = |person: usize| if person == 0 { 2_250_000.0 } else { 0.0 };
    let streams = ReportingStreams::open(Seed(1));
    let (known, _) = knowledge_history(&facts, 0, &income, &generous, 1, &YearDials::default(), &streams);
    // 3 × 3000 + 9 × 1500 = 22500, and a tenth.
    assert_eq!((known.len(), known[1].assessed_income[0]), (2, 2_475_000.0));
}

#[test]
fn a_change_within_the_error_of_ones_own_books_goes_unseen() {
    let mut parameters = prompt_reporting();
    parameters.error.self_employed = 0.25;
    // 36000 falls to 3 × 3000 + 9 × 2300 = 29700, 17,5% less; to 22500, 37,5% less, when it halves.
    let reports = |wage: f64, source: &'static str| {
        let household =
            Household { source, ..Household::of(vec![Person::adult("aanvrager", 3_000.0).wage_from(3, wage)]) };
        states(&household, &parameters, 1, 1).len() - 1
    };
    assert_eq!((reports(2_300.0, "zelfstandige"), reports(1_500.0, "zelfstandige")), (0, 1));
    assert_eq!(reports(2_300.0, "werknemer"), 1);
}

#[test]
fn a_change_of_childcare_weighs_by_what_it_costs_in_a_month() {
    // Ten hours more at 10 euros: 100 a month, the size at which the chance is the one that is given. With a slope of 1 a
    // change of 10,000 a month would be reported at odds a hundred times as high.
    let parameters =
        ReportingParameters { hazard_gain: 0.2, size_slope: 1.0, size_reference: Cents(10_000), ..prompt_reporting() };
    let mut hours = [100.0; MONTHS];
    hours[5..].fill(110.0);
    let table = with_care(hours);
    let facts = Facts::read(&table).unwrap();
    let truth = Truth::of(&facts, 0, &|_| 3_600_000.0, &parameters);
    let known = truth.known_in_january(&ReportingStreams::open(Seed(1)).of(facts.table.households[0]), 1.0);
    let change = truth.care_change(&known, 5).unwrap();
    assert_eq!(change, Change { effect: Effect::Gain, cents_per_year: Some(120_000.0) });
    assert!((truth.report_chance(change) - 0.2).abs() < 1e-12);
}
