//! How the agency comes to know a year: the numbers of people's reports.
//!
//! Takes: values from a scenario file, with their sources there. Gives: named fields with their units.
//! Leaves to others: what follows from them (`forecast`, `reporting`).

use crate::delivery::IncomeSource;
use crate::units::Cents;

/// How the agency comes to know the facts of a year.
#[derive(Debug, Clone, PartialEq)]
pub enum Knowledge {
    /// It knows the year in advance: the neutral value, for tests and for "what if".
    Perfect,
    /// It has last year's income and what is reported.
    Reported(ReportingParameters),
}

/// How people report, and how well.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReportingParameters {
    /// Growth with which last year's income is carried over. Unit: ratio, 0.05 is 5%.
    pub index: f64,
    /// Extra growth on top, against recoveries. Unit: ratio. Source: domain §1.1, December 2024.
    pub margin: f64,
    /// Holiday allowance as a share of the wages of June to May. Unit: ratio. Source: Wml art. 15.
    pub holiday_share_wage: f64,
    /// Holiday payment of AOW as a share of AOW of June to May. Unit: ratio. Source: AOW, amounts of SVB.
    pub holiday_share_state_pension: f64,
    /// Month (1–12) in which both are expected.
    pub holiday_allowance_month: u8,
    /// Months whose median is the current level of an income that varies.
    pub level_months: u8,
    /// A forecast is worth a report when it is off by more than this share of the estimate, by `threshold`, and by more
    /// than the spread of the error with which such an income is reported (`error`).
    pub threshold_share: f64,
    /// See `threshold_share`. Unit: cents per year.
    pub threshold: Cents,
    /// Share of households whose estimate of January rests on the income of two years before, indexed twice, because last
    /// year's was not assessed yet; only where the facts have `toetsingsinkomen_twee_jaar_terug`. Unit: ratio.
    pub stale_share: f64,
    /// Share of households with childcare that state a generous income, so that they need not repay. Unit: ratio.
    pub generous_share: f64,
    /// What those add to the income they state. Unit: ratio.
    pub generous_margin: f64,
    /// What a change of income adds to the chance of a report: log-odds per unit of ln(1 + euros per month / 10), nil at
    /// `size_reference`. Source: domain §2.4.
    pub size_slope: f64,
    /// The change of income at which the chances below hold. Unit: cents per month.
    pub size_reference: Cents,
    /// Chance per month to report a change that raises the toeslag. Unit: probability. Source: domain §2.4.
    pub hazard_gain: f64,
    /// Chance per month to report a change that lowers it. Unit: probability. Source: domain §2.4.
    pub hazard_loss: f64,
    /// Factor on both for low doenvermogen. Source: domain §2.4.
    pub factor_low_doenvermogen: f64,
    /// Factor on both for those who have help. Source: domain §2.4.
    pub factor_help: f64,
    /// Spread of the relative error of a reported yearly income.
    pub error: ErrorSpread,
    /// Share of reports with a gross error, such as net for gross. Unit: probability. Source: domain §2.4.
    pub gross_error_share: f64,
    /// What a gross error makes of the income. Unit: ratio.
    pub gross_error_factor: f64,
}

/// Standard deviation of the relative error of a reported yearly income, by main source of income.
///
/// Unit: ratio. Source: domain §2.4 (salaried 4%, flexible 12%, profit 25%).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ErrorSpread {
    /// Wage.
    pub employee: f64,
    /// Profit.
    pub self_employed: f64,
    /// Benefit for disability.
    pub disability: f64,
    /// AOW and pension.
    pub pension: f64,
    /// Social assistance.
    pub social_assistance: f64,
    /// Other.
    pub other: f64,
}

impl ErrorSpread {
    /// The spread of one source.
    pub(crate) fn of(&self, source: IncomeSource) -> f64 {
        match source {
            IncomeSource::Employee => self.employee,
            IncomeSource::SelfEmployed => self.self_employed,
            IncomeSource::Disability => self.disability,
            IncomeSource::Pension => self.pension,
            IncomeSource::SocialAssistance => self.social_assistance,
            IncomeSource::Other => self.other,
        }
    }
}
