//! Wages, jobs and profit month by month.
//!
//! Takes: what a person lives on as the year begins. Gives: wage, holiday allowance, WW and profit of each month.
//! Leaves to others: AOW, pension and what a household is topped up with (`year`).
//!
//! The published flows compare two dates a quarter apart. Who lost and found within the quarter is not seen in them,
//! so the monthly chances are those of a chain of two states that gives the published flows after three steps.

use crate::draws::Draws;
use crate::population::fit::cells::DECILES;
use crate::population::household::Livelihood;
use crate::population::household::Person;
use crate::population::household::cents;
use crate::population::kinds::Role;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::population::year::pay::MAY;
use crate::population::year::pay::Payments;
use crate::text::text;
use crate::units::MONTHS;

/// Kinds of variation over the months.
const MONTHLY: &str = "model.maandvariatie";

/// Months from June to December, in which allowance of last year was built up.
const BUILT_UP_LAST_YEAR: f64 = 7.0;
const CLASSES: &[&str] = &["vast", "licht_wisselend", "sterk_wisselend"];

/// How wages of a class vary from month to month.
#[derive(Debug, Clone, Copy)]
struct Variation {
    share: f64,
    share_lowest: f64,
    share_highest: f64,
    spread: f64,
    persistence: f64,
    zero: f64,
    flexible: f64,
}

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct WorkingLife {
    variations: Vec<Variation>,
    profit_spread: f64,
    /// Monthly chance to lose the job: permanent, flexible; and to end a business.
    loss: [f64; 2],
    stop: f64,
    ww_right: [f64; 2],
    /// Monthly chance to stop working of one's own accord, for who has something else to live on.
    gives_up: [f64; 2],
    early_age: i32,
    /// Early pension as a part of the wage.
    early_pension: (f64, f64),
    found: f64,
    started: f64,
    ww: [f64; 2],
    ww_most: f64,
    new_wage: (f64, f64),
    start_wage: (f64, f64),
    holiday: f64,
}

enum Work {
    Working { wage: f64, flexible: bool },
    Business { profit: f64 },
    Jobless { since: usize, former: f64, ww: bool },
    Retired { pension: f64 },
    Idle,
}

/// What a person may stop working for of his or her own accord.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fallback {
    /// An early pension.
    Pension,
    /// Others in the household: a partner, or parents of who studies.
    Others,
    /// Nothing; who is alone in earning goes on.
    Nothing,
}

impl WorkingLife {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<WorkingLife> {
        let variations = look.grid(
            MONTHLY,
            CLASSES,
            &[
                "aandeel_procent",
                "aandeel_laagste_deciel_procent",
                "aandeel_hoogste_deciel_procent",
                "spreiding_procent",
                "samenhang",
                "nulmaand_procent",
                "flexibel_procent",
            ],
            Check::Percent,
            Shape::Free,
        );
        let profit =
            look.column("dynamiek.maandvariatie", &["zelfstandige_met_maandwinst"], "midden", Check::NotNegative);
        let leave_permanent = look.share("dynamiek.kwartaal_uitstroom.vast");
        let leave_flexible = look.share("dynamiek.kwartaal_uitstroom.flexibel");
        let stop = look.share("dynamiek.kwartaal_uitstroom.zelfstandig");
        let found = look.share("dynamiek.kwartaal_baanvinding.werkloos");
        let started = look.share("dynamiek.kwartaal_baanvinding.niet_actief");
        let started_part = look.share("model.baanvinding_niet_actief_deel");
        let loss = look.grid(
            "model.uitstroom_gevolgd_door_uitkering",
            &["vast", "flexibel"],
            &["onvrijwillig_procent", "ww_recht_procent", "aow_procent"],
            Check::Percent,
            Shape::Free,
        );
        let may_give_up =
            look.column("model.vrijwillig_stoppen", &["vast", "flexibel"], "van_werknemers_procent", Check::Positive);
        let early_age = look.number("model.vervroegd_pensioen.leeftijd", Check::Positive);
        let early_pension = look.bounds("model.vervroegd_pensioen.hoogte");
        let ww =
            look.grid("ww.uitkering", &["eerste_twee_maanden", "daarna"], &["procent"], Check::Percent, Shape::Free);
        let ww_most = look.number("ww.maximum_maandloon", Check::Positive);
        let new_wage = look.bounds("model.nieuwe_baan_loon");
        let start_wage = look.bounds("model.startloon");
        let holiday = look.share("dynamiek.vakantiegeld");
        let variations = variations?;
        for column in 0..3 {
            let sum: f64 = variations.iter().map(|row| row[column]).sum();
            if (sum - 100.0).abs() > 0.5 {
                let what = text!(targets_shares_sum, name = MONTHLY, sum = format!("{sum:.1}"));
                look.contradiction(MONTHLY, what, text!(targets_column_shares_remedy));
                return None;
            }
        }
        if variations.iter().any(|row| row[4] > 1.0 || row[5] >= 100.0) {
            let what = text!(targets_coherence, name = MONTHLY);
            look.contradiction(MONTHLY, what, text!(targets_coherence_remedy));
            return None;
        }
        let (loss, ww, may_give_up) = (loss?, ww?, may_give_up?);
        let flows = [leave_permanent?, leave_flexible?];
        if loss.iter().any(|row| row[0] + row[2] > 100.0) {
            let name = "model.uitstroom_gevolgd_door_uitkering";
            look.contradiction(name, text!(targets_lost_jobs, name = name), text!(targets_lost_jobs_remedy));
            return None;
        }
        // What is neither a lost job nor AOW is the choice of those who can afford it.
        let gives_up: [f64; 2] = std::array::from_fn(|contract| {
            flows[contract] * (100.0 - loss[contract][0] - loss[contract][2]) / may_give_up[contract].min(100.0)
        });
        let (leave_permanent, leave_flexible) = (flows[0] * loss[0][0] / 100.0, flows[1] * loss[1][0] / 100.0);
        let (found, stop) = (found?, stop?);
        // A job that is found is a flexible one, which may be lost again within the quarter.
        let (flexible_lost, job_found) = monthly(leave_flexible, found);
        let job_started = monthly_given(started? * started_part?, flexible_lost);
        Some(WorkingLife {
            variations: variations
                .iter()
                .map(|row| Variation {
                    share: row[0] / 100.0,
                    share_lowest: row[1] / 100.0,
                    share_highest: row[2] / 100.0,
                    spread: row[3] / 100.0,
                    persistence: row[4],
                    zero: row[5] / 100.0,
                    flexible: row[6] / 100.0,
                })
                .collect(),
            profit_spread: profit?[0] / 100.0,
            loss: [monthly_given(leave_permanent, job_found), flexible_lost],
            stop: monthly_given(stop, job_found),
            ww_right: [loss[0][1] / 100.0, loss[1][1] / 100.0],
            found: job_found,
            gives_up: gives_up.map(|share| monthly_given(share, job_started)),
            early_age: early_age? as i32,
            early_pension: early_pension.map(|(low, high)| (low / 100.0, high / 100.0))?,
            started: job_started,
            ww: [ww[0][0] / 100.0, ww[1][0] / 100.0],
            ww_most: ww_most?,
            new_wage: new_wage.map(|(low, high)| (low / 100.0, high / 100.0))?,
            start_wage: start_wage?,
            holiday: holiday?,
        })
    }

    /// Fills the months of a person up to the month in which AOW takes over.
    pub(crate) fn run(
        &self,
        person: &mut Person,
        decile: usize,
        pension: Option<usize>,
        may_start: bool,
        payments: Payments,
        stream: &mut Draws,
    ) {
        let shares: [f64; 3] = std::array::from_fn(|class| self.variations[class].share_in(decile));
        let variation = self.variations[stream.pick(&shares)];
        let flexible = stream.happens(variation.flexible);
        // A business or a wage that exists beside AOW goes on; retirement in the year ends it.
        let ends = pension.filter(|month| *month > 0).unwrap_or(MONTHS);
        let fallback = match person.role {
            _ if person.age >= self.early_age => Fallback::Pension,
            Role::Partner | Role::Child | Role::Housemate => Fallback::Others,
            Role::Applicant => Fallback::Nothing,
        };
        let months = &mut person.months;
        let mut state = match person.livelihood {
            Livelihood::Wage(year) => {
                Work::Working { wage: year / 12.0 / (1.0 + self.holiday + payments.bonus), flexible }
            }
            Livelihood::Profit(year) => Work::Business { profit: year / 12.0 },
            Livelihood::Unemployed(year) => Work::Jobless { since: 0, former: year / 12.0 / self.ww[1], ww: true },
            Livelihood::Benefit(year) => {
                months.benefit[..ends].fill(cents(year / 12.0));
                return;
            }
            Livelihood::Pension(year) => {
                months.pension.fill(cents(year / 12.0));
                return;
            }
            Livelihood::Nothing if may_start && pension.is_none() => Work::Idle,
            Livelihood::Nothing => return,
        };
        let mut built_up = match state {
            Work::Working { wage, .. } => wage * self.holiday * BUILT_UP_LAST_YEAR,
            _ => 0.0,
        };
        let mut bonus = 0.0;
        let (mut wages, mut profits) = (None, None);
        for month in 0..ends {
            state = self.next(state, month, fallback, stream);
            months.at_work[month] = matches!(state, Work::Working { .. } | Work::Business { .. });
            match state {
                Work::Working { wage, .. } => {
                    let factor = wages.get_or_insert_with(|| variation.months(stream))[month];
                    months.wage[month] = cents(wage * factor * payments.wages[month]);
                    months.worked[month] = cents(wage * factor * (1.0 + payments.bonus));
                    built_up += wage * factor * self.holiday;
                    bonus += wage * factor * payments.bonus;
                }
                Work::Business { profit } => {
                    let factor = profits.get_or_insert_with(|| self.profits(stream))[month];
                    months.profit[month] = cents(profit * factor);
                }
                Work::Jobless { since, former, ww } => {
                    let rate = if month < since + 2 && since > 0 { self.ww[0] } else { self.ww[1] };
                    if ww {
                        months.benefit[month] = cents(former.min(self.ww_most) * rate);
                    }
                }
                Work::Retired { pension } => months.pension[month] = cents(pension),
                Work::Idle => {}
            }
            let leaves = !matches!(state, Work::Working { .. }) || month + 1 == ends && ends < MONTHS;
            if built_up > 0.0 && (month == MAY || leaves) {
                months.holiday[month] = cents(built_up);
                built_up = 0.0;
            }
            // What was built up is paid with the last wage; a job of this year has built up for its own months only.
            let last = month + 1 == ends || leaves;
            if bonus > 0.0 && last {
                months.wage[month] += cents(bonus);
                bonus = 0.0;
            }
        }
    }

    /// Profit of each month as a factor of the mean of the year.
    fn profits(&self, stream: &mut Draws) -> [f64; MONTHS] {
        let log_spread = libm::log(1.0 + self.profit_spread * self.profit_spread);
        around_own_mean(std::array::from_fn(|_| libm::exp(log_spread.sqrt() * stream.normal())))
    }

    /// What may happen between two months; in January everyone is as the year began.
    fn next(&self, state: Work, month: usize, fallback: Fallback, stream: &mut Draws) -> Work {
        if month == 0 {
            return state;
        }
        match state {
            Work::Working { wage, flexible } if stream.happens(self.loss[usize::from(flexible)]) => {
                let ww = stream.happens(self.ww_right[usize::from(flexible)]);
                // The day wage counts the holiday allowance.
                Work::Jobless { since: month, former: wage * (1.0 + self.holiday), ww }
            }
            Work::Working { wage, flexible }
                if fallback != Fallback::Nothing && stream.happens(self.gives_up[usize::from(flexible)]) =>
            {
                match fallback {
                    Fallback::Pension => Work::Retired {
                        pension: wage
                            * (1.0 + self.holiday)
                            * stream.between(self.early_pension.0, self.early_pension.1),
                    },
                    _ => Work::Idle,
                }
            }
            Work::Business { profit } if stream.happens(self.stop) => {
                Work::Jobless { since: month, former: profit, ww: false }
            }
            Work::Jobless { former, .. } if stream.happens(self.found) => {
                let wage = former / (1.0 + self.holiday) * stream.between(self.new_wage.0, self.new_wage.1);
                Work::Working { wage, flexible: true }
            }
            Work::Idle if stream.happens(self.started) => {
                Work::Working { wage: stream.between(self.start_wage.0, self.start_wage.1), flexible: true }
            }
            same => same,
        }
    }
}

/// Monthly chances of two opposite flows, from the shares that are on the other side after a quarter.
///
/// In a chain of two states the share that is on the other side after n steps is `a (1 − λⁿ) / (1 − λ)` with
/// `λ = 1 − a − b`, for a flow a and b back; so both quarterly shares together are `1 − λ³`.
fn monthly(there: f64, back: f64) -> (f64, f64) {
    let left = libm::cbrt((1.0 - there - back).max(0.0));
    let part = (1.0 - left) / (there + back).max(f64::MIN_POSITIVE);
    (there * part, back * part)
}

/// Monthly chance of a flow, from the share on the other side after a quarter and the monthly chance `back`.
fn monthly_given(there: f64, back: f64) -> f64 {
    let share_of = |chance: f64| {
        let left = 1.0 - chance - back;
        chance * (1.0 + left + left * left)
    };
    // The share rises with the chance as long as the two together stay below one.
    let (mut low, mut high) = (0.0, (1.0 - back).max(0.0));
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if share_of(middle) < there { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Months as factors of their own mean.
///
/// The spreads of the sources are of months within a year. How one year differs from the next is published on its own,
/// so months that swing must not move the year.
fn around_own_mean(months: [f64; MONTHS]) -> [f64; MONTHS] {
    let mean = months.iter().sum::<f64>() / MONTHS as f64;
    if mean > 0.0 { months.map(|month| month / mean) } else { [1.0; MONTHS] }
}

impl Variation {
    /// Hours of each month as a factor of the mean of the year.
    fn months(&self, stream: &mut Draws) -> [f64; MONTHS] {
        let mut swing = if self.persistence > 0.0 { stream.normal() } else { 0.0 };
        let fresh = (1.0 - self.persistence * self.persistence).sqrt();
        around_own_mean(std::array::from_fn(|_| {
            swing = self.persistence * swing + fresh * stream.normal();
            let zero = self.zero > 0.0 && stream.happens(self.zero);
            if zero { 0.0 } else { (1.0 + self.spread * swing).max(0.0) }
        }))
    }

    /// Share of the class in an income group: straight lines from the lowest over the middle to the highest.
    fn share_in(&self, decile: usize) -> f64 {
        let middle = (DECILES - 1) as f64 / 2.0;
        let position = decile as f64 - middle;
        let end = if position < 0.0 { self.share_lowest } else { self.share_highest };
        self.share + (end - self.share) * position.abs() / middle
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Share on the other side after three months, step by step.
    fn after_a_quarter(there: f64, back: f64) -> f64 {
        (0..3).fold(0.0, |other, _| other * (1.0 - back) + (1.0 - other) * there)
    }

    #[test]
    fn months_that_swing_leave_the_year_as_it_is() {
        // By hand: 1, 2 and ten times 0.9 are 12 together, so they are factors of their mean already; twice as much is
        // brought back to them, and a year without hours keeps its wage in even months.
        let months: [f64; MONTHS] = std::array::from_fn(|month| [1.0, 2.0].get(month).copied().unwrap_or(0.9));
        for (found, wanted) in around_own_mean(months.map(|month| 2.0 * month)).iter().zip(months) {
            assert!((found - wanted).abs() < 1e-12);
        }
        assert_eq!(around_own_mean([0.0; MONTHS]), [1.0; MONTHS]);
    }

    #[test]
    fn monthly_chances_give_the_published_shares_after_a_quarter() {
        // Dutch flows of 2023: 7.55% of flexible workers out, 40.7% of the unemployed in.
        let (lost, found) = monthly(0.0755, 0.407);
        assert!((after_a_quarter(lost, found) - 0.0755).abs() < 1e-12);
        assert!((after_a_quarter(found, lost) - 0.407).abs() < 1e-12);
        // 1.43% of permanent workers out, while those find a job again at the same rate.
        let lost = monthly_given(0.0143, found);
        assert!((after_a_quarter(lost, found) - 0.0143).abs() < 1e-12);
        assert_eq!(monthly(0.0, 0.0), (0.0, 0.0));
    }
}
