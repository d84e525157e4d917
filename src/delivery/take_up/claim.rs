//! Who uses the schemes of a delivered block, and what is left of its ledgers then.
//!
//! Takes: households delivered at full take-up, their profiles, take-up. Gives: [`VariantRecord`]s.
//! Leaves to others: the chance of use (`take_up`), what is paid when all use everything (`deliver`).

use crate::delivery::Delivered;
use crate::delivery::Dials;
use crate::delivery::IncomeDropEffect;
use crate::delivery::SchemeLedger;
use crate::delivery::TakeUp;
use crate::delivery::TakeUpProfile;
use crate::delivery::VariantRecord;
use crate::delivery::settlement::repayment::personal_repayment_plan;
use crate::delivery::take_up::logit::Claims;
use crate::delivery::take_up::logit::Route;
use crate::draws::Seed;
use crate::units::Cents;
use crate::units::MONTHS;

/// Month (0–11) in which the agency writes to who may have a right, about all schemes in one letter (assumption: the
/// beginning of the year, since what comes of it is a year of use).
const INVITED_IN: usize = 0;

/// Lets the households of a block use the schemes or not.
///
/// `months_to_reflect_fall` counts, for a household whose first fall of income raises its true right to the schemes
/// that it uses, the months from the fall to the first payment that is higher than it would have been without
/// the fall: the whole year is delivered twice, with common draws. 12 when no payment of the year is.
///
/// # Panics
/// When the profiles are of another block, or the take-up of another number of schemes.
pub fn claim_block(
    delivered: &[Delivered],
    profiles: &[TakeUpProfile],
    take_up: &TakeUp,
    dials: &Dials,
    seed: Seed,
) -> Vec<VariantRecord> {
    assert_eq!(delivered.len(), profiles.len(), "profiles are of the households that were delivered");
    if let TakeUp::Modelled { schemes, .. } = take_up {
        let of_variant = |household: &Delivered| household.record.schemes.len() == schemes.len();
        assert!(delivered.iter().all(of_variant), "take-up has the schemes of the variant");
    }
    let claims = Claims::new(take_up, dials.access, dials.reach, seed);
    delivered
        .iter()
        .zip(profiles)
        .map(|(household, profile)| {
            if household.protected.is_none() && household.record.schemes.iter().all(|ledger| !ledger.used) {
                return VariantRecord { months_to_reflect_fall: None, ..household.record.clone() };
            }
            let mut ledgers = household.record.schemes.to_vec();
            let mut is_invited = false;
            for (scheme, ledger) in ledgers.iter_mut().enumerate() {
                // Without a right the household goes by what it would be paid on what is known.
                let gain = if ledger.entitlement > Cents::ZERO { ledger.entitlement } else { ledger.paid() };
                if ledger.used && !ledger.is_wrongful {
                    let decision = claims.decide(profile, scheme, gain, ledger.paid() > Cents::ZERO);
                    is_invited |= decision.is_invited;
                    let unused = SchemeLedger { entitlement: ledger.entitlement, ..SchemeLedger::default() };
                    match decision.route {
                        Route::Automatic => ledger.by_application = false,
                        Route::Application => ledger.by_application = true,
                        Route::Lost { after } => *ledger = SchemeLedger { lost_after: after, ..unused },
                        Route::Unused => *ledger = unused,
                    }
                }
            }
            if let Some((protected, settlement)) = household.protected {
                let income: Cents = household.record.before_support_months.iter().sum();
                let spare = Cents(income.0 / MONTHS as i64) - protected;
                personal_repayment_plan(&mut ledgers, spare, dials, settlement);
            }
            let months_to_reflect_fall =
                household.income_drop.as_ref().and_then(|fall| months_to_reflect(fall, &ledgers));
            let mut record = VariantRecord { months_to_reflect_fall, ..household.record.with(ledgers) };
            if is_invited {
                record.log.invitations.insert(INVITED_IN);
            }
            record
        })
        .collect()
}

fn months_to_reflect(fall: &IncomeDropEffect, ledgers: &[SchemeLedger]) -> Option<u8> {
    let used: Vec<usize> = (0..ledgers.len()).filter(|s| ledgers[*s].used).collect();
    let rise: Cents = used.iter().map(|s| fall.rises[*s]).sum();
    if rise <= Cents::ZERO || rise < fall.smallest_rise {
        return None;
    }
    let start = usize::from(fall.month);
    let reflected = (start..MONTHS).find(|month| {
        let with: Cents = used.iter().map(|s| ledgers[*s].advances[*month]).sum();
        let without: Cents = used.iter().map(|s| fall.advances_without[*s][*month]).sum();
        // A cent is rounding.
        (with - without).0 > used.len() as i64
    });
    Some(reflected.map_or(MONTHS as u8, |month| (month - start) as u8))
}
