//! Claims about the logit and its calibration; values worked out by hand.

use super::*;
use crate::delivery::Calibrated;
use crate::delivery::CalibrationError;
use crate::delivery::CandidateDraws;
use crate::delivery::Delivered;
use crate::delivery::Entitled;
use crate::delivery::RecoveryTally;
use crate::delivery::SchemeLedger;
use crate::delivery::TakeUpTarget;
use crate::delivery::VariantRecord;

fn parameters() -> TakeUpParameters {
    TakeUpParameters {
        slope_amount: 0.55,
        reference_amount: Cents(10_000),
        floor_amount: Cents(500),
        per_extra_action: -0.06,
        per_tenth_recovered: -0.15,
        low_digital: -0.5,
        low_doenvermogen: -0.5,
        help: 0.6,
        received_before: 3.0,
        seems_entitled: 1.0,
        person_spread: 1.0,
    }
}

fn profile(group: TakeUpGroup, weight: f64) -> TakeUpProfile {
    TakeUpProfile {
        household: HouseholdId(1),
        weight,
        group,
        is_low_digital: false,
        is_low_doenvermogen: false,
        has_help: false,
        person_effect: 0.0,
        received_before: Vec::new(),
        receipt_known: Arc::from([]),
        shares_data: None,
    }
}

fn delivered(ledger: SchemeLedger) -> Delivered {
    Delivered {
        record: VariantRecord {
            before_support: Cents::ZERO,
            before_support_months: [Cents::ZERO; MONTHS],
            tax: Cents::ZERO,
            accounts: Default::default(),
            schemes: vec![ledger].into(),
            months_to_reflect_fall: None,
            log: Default::default(),
        },
        income_drop: None,
        protected: None,
    }
}

fn entitled_to(euros_per_year: i64) -> Delivered {
    delivered(SchemeLedger { entitlement: Cents::from_euros(euros_per_year), ..SchemeLedger::default() })
}

fn stake(euros_per_year: i64) -> Stake<'static> {
    let year = Cents::from_euros(euros_per_year);
    Stake { scheme: "steun", year, recovered_per_euro: 0.0, seems_entitled: false }
}

/// Employees with a right of 1200 a year (score zero) weigh 3, pensioners with 2400 weigh 1.
fn two_groups() -> Entitled {
    let mut entitled = Entitled::default();
    let rows = [entitled_to(1_200), entitled_to(2_400), entitled_to(0)];
    let profiles = [
        profile(TakeUpGroup::Employee, 3.0),
        profile(TakeUpGroup::Pension, 1.0),
        profile(TakeUpGroup::SelfEmployed, 9.0),
    ];
    entitled.add((0, "steun"), &rows, &profiles, &BTreeMap::new(), &parameters(), None);
    entitled
}

fn calibrate(total: f64, pension: f64) -> Result<Calibrated, CalibrationError> {
    let groups = BTreeMap::from([(TakeUpGroup::Pension, pension)]);
    two_groups().calibrate("steun", &TakeUpTarget { total, groups })
}

#[test]
fn traits_shift_the_log_odds_by_their_coefficients() {
    let plain = profile(TakeUpGroup::Employee, 1.0);
    let mut other = plain.clone();
    other.is_low_digital = true;
    other.has_help = true;
    other.person_effect = 2.0;
    let score = |p: &TakeUpProfile, fear| score(p, Stake { recovered_per_euro: fear, ..stake(1_200) }, &parameters());
    // 100 a month is the reference: zero. Then −0,5 + 0,6 + 2 × 1,0; and −0,15 for ten cents in the euro.
    assert_eq!(score(&plain, 0.0), 0.0);
    assert!((score(&other, 0.0) - 2.1).abs() < 1e-12);
    assert!((score(&plain, 0.1) + 0.15).abs() < 1e-12);
}

#[test]
fn receipt_of_last_year_counts_for_its_own_scheme_only() {
    let before = TakeUpProfile {
        received_before: vec!["steun".into()],
        receipt_known: Arc::from(["steun".into()]),
        ..profile(TakeUpGroup::Employee, 1.0)
    };
    assert_eq!(score(&before, stake(1_200), &parameters()), 3.0);
    assert_eq!(score(&before, Stake { scheme: "huur", ..stake(1_200) }, &parameters()), 0.0);
}

#[test]
fn who_would_be_paid_on_what_is_known_seems_entitled() {
    let plain = profile(TakeUpGroup::Employee, 1.0);
    assert_eq!(score(&plain, Stake { seems_entitled: true, ..stake(1_200) }, &parameters()), 1.0);
}

#[test]
fn facts_tell_of_each_scheme_whether_it_was_received_last_year() {
    use crate::delivery::test_fixtures::{Household, table_of};
    use crate::table::ColumnSchema;
    let mut facts = table_of(&[Household::single(1_000.0), Household::single(1_000.0)]);
    let schema = ColumnSchema::new("steun_vorig_jaar", Entity::Household, Period::Fixed, ValueType::Bool);
    facts.insert(Column::new(schema, vec![0.0, 1.0])).unwrap();
    let profiles = take_up_profiles(&facts, Seed(1)).unwrap();
    // Income of last year is no scheme.
    assert!(profiles[0].received_before.is_empty());
    assert_eq!(profiles[1].received_before, vec![Arc::from("steun")]);
}

#[test]
fn a_doubled_right_adds_the_slope_times_the_logarithm_of_two() {
    let plain = profile(TakeUpGroup::Employee, 1.0);
    let doubled = score(&plain, stake(2_400), &parameters());
    assert!((doubled - 0.55 * std::f64::consts::LN_2).abs() < 1e-12);
}

#[test]
fn small_rights_count_as_the_floor() {
    assert_eq!(monthly_gain(Cents::from_euros(12), &parameters()), 5.0);
}

#[test]
fn bisection_hits_the_target_of_a_group_and_leaves_the_rest_to_the_others() {
    let calibrated = calibrate(0.88, 0.82).unwrap();
    // Pension: log-odds of 0,82 less its score 0,55 ln 2. Employees: (0,88 × 4 − 0,82) / 3 = 0,9.
    let pension = log_odds(0.82) - 0.55 * std::f64::consts::LN_2;
    assert!((calibrated.constants.of(TakeUpGroup::Pension) - pension).abs() < 1e-9);
    assert!((calibrated.constants.of(TakeUpGroup::Employee) - log_odds(0.9)).abs() < 1e-9);
}

#[test]
fn a_large_group_meets_the_target_with_its_own_draws_and_a_small_one_with_its_chances() {
    let stream = Stream::open(Seed(5), "delivery.take_up.steun");
    let draws = CandidateDraws::open("steun", AwardDials::default(), Seed(5));
    let constant = |households: u32, share: f64| {
        let rows: Vec<Delivered> = (0..households).map(|_| entitled_to(1_200)).collect();
        let of = |i| TakeUpProfile { household: HouseholdId(i), ..profile(TakeUpGroup::Employee, 1.0) };
        let profiles: Vec<TakeUpProfile> = (0..u64::from(households)).map(of).collect();
        let mut entitled = Entitled::default();
        entitled.add((0, "steun"), &rows, &profiles, &BTreeMap::new(), &parameters(), Some(&draws));
        let target = TakeUpTarget { total: share, groups: BTreeMap::new() };
        entitled.calibrate("steun", &target).unwrap().constants.total
    };
    // Of 5000 with a score of zero those use it whose draw is below the chance of the constant: a tenth does not, to 20/5020
    // of the draws of the sample, which is three standard errors: 3 × √(0,09 / 5000) = 0,0127.
    let chance = logistic(constant(5_000, 0.9));
    let used = (0..5_000).filter(|i| stream.uniform(HouseholdId(*i)) < chance).count() as f64 / 5_000.0;
    assert!((used - 0.9).abs() < 0.0127 * 20.0 / 5_020.0 + 1.0 / 5_000.0, "{used}");
    // The draw of one household weighs 1/21: 20/21 of its chance and that make 0,9, so the chance is 0,945 or 0,895.
    let chance = logistic(constant(1, 0.9));
    assert!((0.895 - 1e-9..=0.945 + 1e-9).contains(&chance), "{chance}");
}

#[test]
fn those_without_a_right_do_not_count_in_the_calibration() {
    assert!(!calibrate(0.88, 0.82).unwrap().entitled.contains_key(&TakeUpGroup::SelfEmployed));
}

#[test]
fn a_total_that_the_groups_cannot_make_is_an_error() {
    // 0,99 × 4 − 0,5 leaves 3,46 for a weight of 3.
    assert!(matches!(calibrate(0.99, 0.5), Err(CalibrationError::Share { .. })));
}

#[test]
fn fear_is_the_weighted_share_of_what_was_paid_that_is_claimed_back() {
    let mut ledger = SchemeLedger { recovery: Cents::from_euros(120), ..SchemeLedger::default() };
    ledger.advances = [Cents::from_euros(100); MONTHS];
    let settled = SchemeLedger { recovery: Cents::ZERO, ..ledger.clone() };
    let mut tally = RecoveryTally::default();
    let profiles = [profile(TakeUpGroup::Employee, 1.0), profile(TakeUpGroup::Employee, 3.0)];
    tally.add(&[delivered(ledger), delivered(settled)], &profiles);
    // 1 × 120 of 4 × 1200.
    assert_eq!(tally.recovered_per_euro(0), BTreeMap::from([(TakeUpGroup::Employee, 0.025)]));
}

/// Households in order of number, all with a right of 1200 and a score of zero.
fn many(n: u32) -> (Vec<Delivered>, Vec<TakeUpProfile>) {
    let of = |i| TakeUpProfile { household: HouseholdId(i), ..profile(TakeUpGroup::Employee, 1.0) };
    ((0..n).map(|_| entitled_to(1_200)).collect(), (0..u64::from(n)).map(of).collect())
}

fn undecided(constant: f64) -> TakeUp {
    TakeUp::Modelled {
        parameters: TakeUpParameters { person_spread: 0.0, ..parameters() },
        schemes: ["steun", "huur"]
            .map(|scheme| SchemeTakeUp {
                constants: Constants { groups: BTreeMap::new(), total: constant },
                recovered_per_euro: BTreeMap::new(),
                extra_actions: 0.0,
                outreach: 0.0,
                draws_of: scheme.to_owned(),
            })
            .to_vec(),
    }
}

#[test]
fn coverage_is_a_share_of_households_and_not_of_their_schemes() {
    let (_, profiles) = many(4_000);
    // Nobody applies, so only automatic award gives anything.
    let take_up = undecided(-60.0);
    let claims = Claims::new(&take_up, Access::Automatic { coverage: 0.8 }, AwardDials::default(), Seed(3));
    let gets = |p: &TakeUpProfile, scheme| claims.decide(p, scheme, Cents(120_000), true).route == Route::Automatic;
    let both = profiles.iter().filter(|p| gets(p, 0) && gets(p, 1)).count() as f64 / 4_000.0;
    // With a draw per scheme it would be 0,64. Four standard errors: 4 × √(0,16 / 4000).
    assert!((both - 0.8).abs() < 0.0253, "{both}");
    assert!(profiles.iter().all(|p| gets(p, 0) == gets(p, 1)));
}

#[test]
fn where_the_facts_tell_who_consents_nobody_draws() {
    let (_, mut profiles) = many(3);
    let reach = AwardDials { consent: Consent::Facts, ..AwardDials::default() };
    for (profile, says) in profiles.iter_mut().zip([Some(true), Some(false), None]) {
        profile.shares_data = says;
    }
    let take_up = undecided(0.0);
    let claims = Claims::new(&take_up, Access::Automatic { coverage: 1.0 }, reach, Seed(3));
    assert_eq!(profiles.iter().map(|p| claims.is_automatic(p)).collect::<Vec<_>>(), [true, false, false]);
}

#[test]
fn a_letter_goes_to_who_seems_entitled_and_does_not_have_it() {
    let (_, profiles) = many(2_000);
    let letter = AwardDials { outreach: Outreach::Letter, outreach_effect: 2.0, ..AwardDials::default() };
    let take_up = undecided(0.0);
    let with = Claims::new(&take_up, Access::Application, letter, Seed(3));
    let without = Claims::new(&take_up, Access::Application, AwardDials::default(), Seed(3));
    for profile in &profiles {
        let before = without.decide(profile, 0, Cents(120_000), true).route;
        let after = with.decide(profile, 0, Cents(120_000), true);
        // Who applies without it has it already.
        assert_eq!(after.is_invited, before == Route::Unused);
        // Who would be paid nothing on what is known gets none, and does as before.
        let unseen = with.decide(profile, 0, Cents(120_000), false);
        assert_eq!(
            unseen,
            Decision { route: without.decide(profile, 0, Cents(120_000), false).route, is_invited: false }
        );
    }
    // Where the facts know receipt, they decide who has it.
    let known = |received: bool| TakeUpProfile {
        received_before: if received { vec!["steun".into()] } else { Vec::new() },
        receipt_known: Arc::from(["steun".into()]),
        ..profiles[0].clone()
    };
    let invited = |received| with.decide(&known(received), 0, Cents(120_000), true).is_invited;
    assert_eq!((invited(true), invited(false)), (false, true));
}

#[test]
fn an_application_that_runs_on_from_last_year_passes_no_counter() {
    let (_, profiles) = many(1_000);
    let all_lost = AwardDials { counters: 2, handover_loss: 1.0, new_share: 0.25, ..AwardDials::default() };
    let path = CounterPath::open(all_lost, "steun", Seed(3));
    let known = |profile: &TakeUpProfile, received: bool| TakeUpProfile {
        received_before: if received { vec!["steun".into()] } else { Vec::new() },
        receipt_known: Arc::from(["steun".into()]),
        ..profile.clone()
    };
    assert!(profiles.iter().all(|p| path.lost_after(&known(p, true)).is_none()));
    assert!(profiles.iter().all(|p| path.lost_after(&known(p, false)) == Some(1)));
    // Where nobody knows, a quarter is new. Four standard errors: 4 × √(0,1875 / 1000).
    let lost = profiles.iter().filter(|p| path.lost_after(p).is_some()).count() as f64 / 1_000.0;
    assert!((lost - 0.25).abs() < 0.0548, "{lost}");
    assert_eq!(path.chance_to_pass(&profiles[0]), 0.75);
}

#[test]
fn the_constant_makes_up_for_what_the_counters_of_the_base_lose() {
    let (rows, profiles) = many(5_000);
    let constant = |reach: AwardDials| {
        let draws = CandidateDraws::open("steun", reach, Seed(5));
        let mut entitled = Entitled::default();
        entitled.add((0, "steun"), &rows, &profiles, &BTreeMap::new(), &parameters(), Some(&draws));
        entitled.calibrate("steun", &TakeUpTarget { total: 0.6, groups: BTreeMap::new() })
    };
    let three = AwardDials { counters: 3, handover_loss: 0.1, new_share: 1.0, ..AwardDials::default() };
    // 0,81 of all applications is left, so 0,6 / 0,81 must apply. The draws of 5000 households leave a standard error of
    // √(0,26 × 0,74 / 5000) and that of what is lost, together less than 0,01; three of these.
    let applies = logistic(constant(three).unwrap().constants.total);
    assert!((applies - 0.6 / 0.81).abs() < 0.03, "{applies}");
    // Of two hand-overs that lose half, a quarter is left: 0,6 cannot be reached.
    let half = AwardDials { handover_loss: 0.5, ..three };
    assert!(matches!(constant(half), Err(CalibrationError::Lost { .. })));
}
