//! The dials of delivery: how a right becomes money.
//!
//! Takes: values from a scenario file. Gives: named fields, each with a neutral value that changes nothing.
//! Leaves to others: what they do (`knowledge`, `year`, `month`).

use crate::units::Cents;

/// On which period's facts an award rests.
///
/// By the year income may be that of t−1 or t−2 ([`YearDials::income_year`]). That is the law of the variant: the right
/// is that on the income of the earlier year, with persons and rent of the year itself, so it is no error to be settled.
///
/// By the month the right is the law on the month's true facts; that income is the mean of some months up to it
/// ([`MonthDials::window_months`]) is the law of the variant as well. That the agency sees month m−1 or m−2
/// ([`Dials::lag_months`]) or holds an old amount ([`MonthDials::hold_months`]) is a matter of delivery: what that pays too
/// much or too little is no right and is kept apart in the ledger. With these neutral what is paid is exactly the right. A
/// month before January is taken to be as January was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The calendar year: an estimate first, the facts afterwards.
    Year,
    /// A month, `lag_months` before the month of payment, or the mean of some: see [`MonthDials`].
    Month,
}

/// To which month a wage belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attribution {
    /// The month in which it is paid.
    Paid,
    /// The month in which it was worked: column `loon_gewerkt` (persoon, EUR/maand, maand) of the facts.
    Worked,
}

/// On which day of a month the persons of a household are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountingDay {
    /// The first: a change counts from the next month on.
    First,
    /// The last: a change late in the month counts for the whole of it.
    Last,
}

/// From which month the coming or going of a person counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CountsFrom {
    /// The month after: who is there on the first day counts. Neutral, and the law of the toeslagen (Awir art. 5).
    NextMonth,
    /// The month in which it happens, for the whole of it.
    SameMonth,
    /// The next quarter: who is there on its first day counts for all of it.
    NextQuarter,
    /// The next year: who is there on 1 January counts all year.
    NextYear,
}

/// From which month changes in a household count, by role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodRules {
    /// For a partner.
    pub partner: CountsFrom,
    /// For a child.
    pub child: CountsFrom,
}

impl Default for PeriodRules {
    /// The neutral values.
    fn default() -> PeriodRules {
        PeriodRules { partner: CountsFrom::NextMonth, child: CountsFrom::NextMonth }
    }
}

/// Who compares the facts of a month with what was paid for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handling {
    /// A computation.
    Automatic,
    /// A person, client by client.
    ByHand,
}

/// Months that are settled with a later payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthSettlement {
    /// Months from a payment to the one with which it is settled, at least 1.
    pub after_months: u8,
    /// A month is reopened when it is off by more than this; smaller differences wait for the year to be closed.
    /// Unit: cents per month, in both directions.
    pub reopened_above: Cents,
    /// Who does it.
    pub handling: Handling,
}

/// The dials that only a system by the month has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDials {
    /// Months over which income is averaged, the month of the right the last; a payment sees them `lag_months` late. Neutral
    /// is 1.
    pub window_months: u8,
    /// To which month a wage belongs; neutral is the month of payment.
    pub attribution: Attribution,
    /// When persons are counted; neutral is the first day.
    pub counting_day: CountingDay,
    /// Months that money comes later than the month that it is for; neutral is zero.
    pub delay_months: u8,
    /// Months for which the old amount is paid on after the right has become lower; neutral is zero.
    pub hold_months: u8,
    /// Settlement with later payments, and then by the year; without it what is paid is final, which is neutral.
    pub settlement: Option<MonthSettlement>,
}

impl Default for MonthDials {
    /// The neutral values: each month is decided on its own, as it is, for good.
    fn default() -> MonthDials {
        MonthDials {
            window_months: 1,
            attribution: Attribution::Paid,
            counting_day: CountingDay::First,
            delay_months: 0,
            hold_months: 0,
            settlement: None,
        }
    }
}

impl MonthDials {
    /// Whether a wage belongs to the month of payment, persons are counted on the first day and income is that of the month
    /// itself, as facts have them.
    pub(crate) fn is_law_as_it_is(&self) -> bool {
        self.attribution == Attribution::Paid && self.counting_day == CountingDay::First && self.window_months <= 1
    }
}

/// What is done when the definitive award differs from what was paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TrueUp {
    /// Nothing: what was paid is final.
    None,
    /// Both directions.
    Symmetric,
    /// Only in the household's favour.
    OnlySupplement,
}

/// How a household gets at its right.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Access {
    /// It must apply.
    Application,
    /// Awarded by the agency to `coverage` of the entitled; the others must apply.
    Automatic {
        /// Share of the entitled for whom data are complete and matched, 0–1.
        coverage: f64,
    },
}

/// The year whose income a yearly award rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IncomeYear {
    /// The year of the award itself.
    Same,
    /// The year before.
    Before,
    /// Two years before: column `toetsingsinkomen_twee_jaar_terug` (persoon, EUR/jaar, vast) of the facts.
    TwoBefore,
}

/// When an award on the income of an earlier year moves to that of now.
///
/// Every household to which it applies asks for it (assumption), and gets it from the month after.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuickRoute {
    /// Months in a row, at least 1, that income must be low.
    pub months: u8,
    /// Low is this much below a twelfth of the income of the earlier year. Unit: ratio, 0.15 is 15%; 1 never applies
    /// to who has any income.
    pub drop_share: f64,
    /// Low is also below this, whatever it was; zero never applies. Unit: cents per month.
    pub below: Cents,
}

/// How the agency learns who lives in a household during the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonSource {
    /// The household must report who comes or goes; a birth comes from the register. The law of the toeslagen.
    Reports,
    /// The register of persons (basisregistratie personen) tells it, without a report.
    Register,
}

/// What the agency sees of wages during the year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WageSignal {
    /// Months between a wage and the signal; processing comes on top.
    pub lag_months: u8,
    /// Share of the households without profit as main source for which data are complete. Unit: ratio.
    pub coverage: f64,
}

/// What the agency does within the year when wages differ from the estimate by more than people report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum InYear {
    /// Nothing.
    None,
    /// It writes: the chance that the change is reported in that month is `factor` times as high.
    Letter {
        /// What it sees.
        signal: WageSignal,
        /// On the chance of a report.
        factor: f64,
    },
    /// It adjusts the estimate; some households undo that, for the whole year.
    Automatic {
        /// What it sees.
        signal: WageSignal,
        /// Share of households that undo it. Unit: ratio.
        undone_share: f64,
    },
}

/// The dials that only a system by the year has.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct YearDials {
    /// Whose income counts; neutral is that of the year itself.
    pub income_year: IncomeYear,
    /// A way out of an earlier year; neutral is none.
    pub quick_route: Option<QuickRoute>,
    /// Neutral is nothing.
    pub in_year: InYear,
    /// Neutral is what the law of the toeslagen has: reports.
    pub persons: PersonSource,
    /// A rise of a person's income since last year that is left out of account is the higher of this amount and
    /// `rise_free_share`; neutral is zero. Unit: cents per year.
    pub rise_free: Cents,
    /// See `rise_free`. Unit: ratio of last year's income.
    pub rise_free_share: f64,
    /// The tolerance is at least this share of the right; neutral is zero. Unit: ratio.
    pub tolerance_share: f64,
    /// Supplements up to this amount per scheme are not paid; neutral is zero.
    pub supplement_tolerance: Cents,
    /// Interest per year on recoveries and supplements, from 1 July of t+1 to the definitive award; neutral is zero.
    pub interest: f64,
    /// Whether who cannot pay the standard plan gets a personal one within the beslagvrije voet; neutral is no.
    pub personal_plan: bool,
}

impl Default for YearDials {
    /// The neutral values.
    fn default() -> YearDials {
        YearDials {
            income_year: IncomeYear::Same,
            quick_route: None,
            in_year: InYear::None,
            persons: PersonSource::Reports,
            rise_free: Cents::ZERO,
            rise_free_share: 0.0,
            tolerance_share: 0.0,
            supplement_tolerance: Cents::ZERO,
            interest: 0.0,
            personal_plan: false,
        }
    }
}

/// What the agency does so that people apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outreach {
    /// Nothing.
    None,
    /// A letter to who may have a right.
    Letter,
    /// A letter, and help with the application.
    LetterWithHelp,
    /// A form that is filled in beforehand, to be checked and sent.
    Prefilled,
}

/// Errors in data that the agency takes from a source: one wrong value in all schemes of a household.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SourceErrors {
    /// Households whose income is wrong in the source from January on. Unit: ratio.
    pub share: f64,
    /// What the source makes of their income. Unit: ratio.
    pub factor: f64,
    /// Share of these that notice and object; the others keep the wrong value all year. Unit: ratio.
    pub noticed_share: f64,
    /// Months from January until an error that was noticed is repaired.
    pub repair_months: u8,
}

/// Awards without an application to who has no right at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WrongfulAwards {
    /// Share of those without a right to a scheme. Unit: ratio.
    pub share: f64,
    /// What they get. Unit: cents per month.
    pub amount: Cents,
    /// Whether it is claimed back when it comes out.
    pub reclaim: Reclaim,
}

/// What happens to money that was awarded wrongly without an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reclaim {
    /// It is left with the household.
    Left,
    /// It is claimed back.
    Claimed,
}

/// Which households let the agency award.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Consent {
    /// This share: who opted in, or who did not opt out. Unit: ratio.
    Share(f64),
    /// Those of whom the facts say so: column `deelt_gegevens` (huishouden, ja/nee, vast).
    Facts,
}

/// The dials of how a right reaches people, beside [`Access`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AwardDials {
    /// Which outreach; neutral is none.
    pub outreach: Outreach,
    /// What it adds to the inclination to apply of who gets it; neutral is zero. Unit: log-odds. Source: domain §3.4.
    pub outreach_effect: f64,
    /// Who lets the agency award; neutral is everybody.
    pub consent: Consent,
    /// Counters that an application passes; neutral is 1.
    pub counters: u8,
    /// Share of new applications that is lost at each hand-over to a next counter; neutral is zero.
    pub handover_loss: f64,
    /// Share of the applications that are new in the year, where the facts do not tell who received last year; it bears
    /// on what is lost only. Unit: ratio.
    pub new_share: f64,
    /// Neutral is none.
    pub source_errors: Option<SourceErrors>,
    /// With automatic award only; neutral is none.
    pub wrongful: Option<WrongfulAwards>,
}

impl Default for AwardDials {
    /// The neutral values.
    fn default() -> AwardDials {
        AwardDials {
            outreach: Outreach::None,
            outreach_effect: 0.0,
            consent: Consent::Share(1.0),
            counters: 1,
            handover_loss: 0.0,
            new_share: 0.0,
            source_errors: None,
            wrongful: None,
        }
    }
}

/// All dials of one variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Dials {
    /// Year or month.
    pub basis: Basis,
    /// Months between the facts and the payment that reflects them (month basis), or between a report and the
    /// changed advance (year basis).
    pub lag_months: u8,
    /// Settlement.
    pub true_up: TrueUp,
    /// Recoveries up to this amount per scheme are dropped at the definitive award.
    pub tolerance: Cents,
    /// Share of the estimated right that is paid in advance.
    pub advance_factor: f64,
    /// Months over which a recovery is paid back.
    pub recovery_months: u16,
    /// Access.
    pub access: Access,
    /// What only a system by the month has.
    pub month: MonthDials,
    /// What only a system by the year has.
    pub year: YearDials,
    /// How a right reaches people, beside `access`.
    pub reach: AwardDials,
    /// From which month changes in a household count.
    pub periods: PeriodRules,
}

impl Dials {
    /// The neutral values: no lag, no advance that differs from the right, settled to the cent, on application.
    pub fn neutral(basis: Basis) -> Dials {
        Dials {
            basis,
            lag_months: 0,
            true_up: TrueUp::Symmetric,
            tolerance: Cents::ZERO,
            advance_factor: 1.0,
            recovery_months: 1,
            access: Access::Application,
            month: MonthDials::default(),
            year: YearDials::default(),
            reach: AwardDials::default(),
            periods: PeriodRules::default(),
        }
    }

    /// What of these dials bears on deliveries at full take-up: not who comes to use a scheme.
    pub fn of_full_take_up(&self) -> Dials {
        let wrongful = self.reach.wrongful.filter(|_| self.access != Access::Application);
        let reach = AwardDials { source_errors: self.reach.source_errors, wrongful, ..AwardDials::default() };
        let access = if wrongful.is_some() { self.access } else { Access::Application };
        Dials { access, reach, ..self.clone() }
    }
}
