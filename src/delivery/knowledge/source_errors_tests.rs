//! Claims about errors at the source, wrongful awards and the ways to a right; amounts by hand from `test_fixtures`.

use super::*;
use crate::delivery::AwardDials;
use crate::delivery::Basis;
use crate::delivery::Consent;
use crate::delivery::Knowledge;
use crate::delivery::Outreach;
use crate::delivery::TakeUp;
use crate::delivery::TakeUpProfile;
use crate::delivery::deliver_block;
use crate::delivery::take_up::logit::Claims;
use crate::delivery::take_up::logit::Route;
use crate::delivery::take_up_profiles;
use crate::delivery::test_fixtures::Household;
use crate::delivery::test_fixtures::indifferent;
use crate::delivery::test_fixtures::silent_reporting;
use crate::delivery::test_fixtures::table_of;
use crate::delivery::test_fixtures::variant;

fn with_reach(basis: Basis, reach: AwardDials) -> VariantDelivery<'static> {
    let system = variant(basis);
    let dials = Dials { reach, ..system.dials.clone() };
    VariantDelivery { dials, knowledge: Knowledge::Reported(silent_reporting()), ..system }
}

fn ledger(households: &[Household], system: &VariantDelivery<'_>) -> SchemeLedger {
    let facts = table_of(households);
    let truth = system.truth.evaluate(&facts).unwrap();
    let ledger = deliver_block(&facts, &truth, system, Seed(1)).unwrap()[0].record.schemes[0].clone();
    assert_eq!(ledger.imbalance(), Cents::ZERO);
    ledger
}

/// Everybody's income is doubled at the source; 1500 a month then gives 36000 and no right, instead of 100 a month.
fn doubled(noticed_share: f64) -> AwardDials {
    let errors = SourceErrors { share: 1.0, factor: 2.0, noticed_share, repair_months: 3 };
    AwardDials { source_errors: Some(errors), ..AwardDials::default() }
}

#[test]
fn an_error_that_is_noticed_is_repaired_with_arrears_in_the_year_system() {
    let ledger = ledger(&[Household::single(1_500.0)], &with_reach(Basis::Year, doubled(1.0)));
    // Nothing from January to March; April pays four months.
    assert_eq!(ledger.advances[2..5], [Cents::ZERO, Cents(40_000), Cents(10_000)]);
    assert_eq!((ledger.paid(), ledger.supplement, ledger.wrong_source_months), (Cents(120_000), Cents::ZERO, 3));
}

#[test]
fn an_error_that_nobody_notices_is_settled_with_the_year_or_stays_with_the_month() {
    let year = ledger(&[Household::single(1_500.0)], &with_reach(Basis::Year, doubled(0.0)));
    assert_eq!((year.paid(), year.supplement, year.wrong_source_months), (Cents::ZERO, Cents(120_000), 12));
    let month = ledger(&[Household::single(1_500.0)], &with_reach(Basis::Month, doubled(1.0)));
    // Three months are lost, nine are paid, and nothing is settled.
    assert_eq!((month.paid(), month.supplement), (Cents(90_000), Cents::ZERO));
}

#[test]
fn a_wrongful_award_is_left_or_claimed_back() {
    let with = |reclaim| {
        let wrongful = WrongfulAwards { share: 1.0, amount: Cents(5_000), reclaim };
        let mut system = with_reach(Basis::Year, AwardDials { wrongful: Some(wrongful), ..AwardDials::default() });
        system.dials.access = Access::Automatic { coverage: 0.8 };
        // 48000 a year leaves no right; 12 × 50 is paid.
        ledger(&[Household::single(4_000.0)], &system)
    };
    let left = with(Reclaim::Left);
    assert_eq!((left.paid(), left.waived, left.recovery), (Cents(60_000), Cents(60_000), Cents::ZERO));
    let claimed = with(Reclaim::Claimed);
    assert_eq!((claimed.waived, claimed.recovery, claimed.is_wrongful), (Cents::ZERO, Cents(60_000), true));
}

#[test]
fn nobody_gets_a_wrongful_award_where_people_apply() {
    let wrongful = WrongfulAwards { share: 1.0, amount: Cents(5_000), reclaim: Reclaim::Left };
    let system = with_reach(Basis::Year, AwardDials { wrongful: Some(wrongful), ..AwardDials::default() });
    assert!(!ledger(&[Household::single(4_000.0)], &system).used);
}

/// Share that uses the scheme of 4000 households of which half claim by themselves.
fn share_of_users(access: Access, reach: AwardDials) -> f64 {
    let profiles = take_up_profiles(&table_of(&vec![Household::single(1_500.0); 4_000]), Seed(1)).unwrap();
    let take_up: TakeUp = indifferent(0.0);
    let claims = Claims::new(&take_up, access, reach, Seed(1));
    let is_used = |profile: &&TakeUpProfile| {
        matches!(claims.decide(profile, 0, Cents(120_000), true).route, Route::Automatic | Route::Application)
    };
    let used = profiles.iter().filter(is_used).count();
    used as f64 / profiles.len() as f64
}

/// Four standard errors of a share of one half of 4000.
const NOISE: f64 = 0.032;

#[test]
fn outreach_adds_its_log_odds_to_who_must_apply() {
    let letter = AwardDials { outreach: Outreach::Letter, outreach_effect: 0.66, ..AwardDials::default() };
    // Λ(0,66) = 0,659.
    let share = share_of_users(Access::Application, letter);
    assert!((share - 0.659).abs() < NOISE, "{share}");
}

#[test]
fn automatic_award_reaches_only_who_consents() {
    let opted_in = AwardDials { consent: Consent::Share(0.3), ..AwardDials::default() };
    // 0,8 × 0,3 = 0,24 without doing anything; half of the others apply: 0,24 + 0,76 × 0,5.
    let share = share_of_users(Access::Automatic { coverage: 0.8 }, opted_in);
    assert!((share - 0.62).abs() < NOISE, "{share}");
}

#[test]
fn each_hand_over_between_counters_loses_its_share_of_new_applications() {
    let three = |new_share| AwardDials { counters: 3, handover_loss: 0.1, new_share, ..AwardDials::default() };
    // All new: 0,5 × 0,9 × 0,9. A fifth new: 0,5 × (0,8 + 0,2 × 0,81). None new: none is lost.
    let share = |new_share| share_of_users(Access::Application, three(new_share));
    assert!((share(1.0) - 0.405).abs() < NOISE, "{}", share(1.0));
    assert!((share(0.2) - 0.481).abs() < NOISE, "{}", share(0.2));
    assert_eq!(share(0.0), share_of_users(Access::Application, AwardDials::default()));
    assert!(
        (share_of_users(Access::Application, AwardDials { handover_loss: 0.1, ..AwardDials::default() }) - 0.5).abs()
            < NOISE
    );
}

/// As `with_reach`, where the agency knows the year in advance.
fn knowing_all(reach: AwardDials) -> VariantDelivery<'static> {
    VariantDelivery { knowledge: Knowledge::Perfect, ..with_reach(Basis::Year, reach) }
}

#[test]
fn who_knows_the_year_in_advance_knows_what_the_source_says() {
    // 36000 in the source for 18000: nothing is paid, and all 1200 come with the definitive award.
    let unnoticed = ledger(&[Household::single(1_500.0)], &knowing_all(doubled(0.0)));
    assert_eq!((unnoticed.paid(), unnoticed.supplement), (Cents::ZERO, Cents(120_000)));
    assert_eq!(unnoticed.wrong_source_months, 12);
    // Without errors in the source the award is the right.
    let plain = ledger(&[Household::single(1_500.0)], &knowing_all(AwardDials::default()));
    assert_eq!((plain.paid(), plain.supplement), (Cents(120_000), Cents::ZERO));
}
