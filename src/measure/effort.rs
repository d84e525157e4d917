//! Unit times and prices of what people and the agency do; all given from outside, none known here.
//!
//! Takes: values with a low and a high end from a file. Gives: typed access at each end.
//! Leaves to others: how often something is done (`burden`, `agency`), where the values come from (`scenario`).

/// A number that is not known well, with its low and high end; all the same where it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Low end.
    pub low: f64,
    /// The value itself.
    pub value: f64,
    /// High end.
    pub high: f64,
}

/// Which of the three values of every [`Band`] is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// All low.
    Low,
    /// All as given.
    Central,
    /// All high.
    High,
}

impl End {
    /// Low, central, high.
    pub const ALL: [End; 3] = [End::Low, End::Central, End::High];
}

impl Effort {
    /// Messages per decision that changes an amount, at an end; zero where it is not given.
    pub fn contacts_per_change(&self, end: End) -> f64 {
        self.contacts_per_change.map_or(0.0, |band| band.at(end))
    }
}

impl Band {
    /// A number that is known.
    pub fn sure(value: f64) -> Band {
        Band { low: value, value, high: value }
    }

    /// The value at an end.
    pub fn at(self, end: End) -> f64 {
        match end {
            End::Low => self.low,
            End::Central => self.value,
            End::High => self.high,
        }
    }
}

/// What each action takes a household. Unit: minutes. Source: domain §6.2.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CitizenMinutes {
    /// Find out and apply, per scheme.
    pub application: Band,
    /// Report a change.
    pub report: Band,
    /// Check an amount or the data under it.
    pub check: Band,
    /// Read and understand a decision or letter.
    pub reading: Band,
    /// Arrange a repayment.
    pub repayment: Band,
    /// Object.
    pub objection: Band,
    /// Call.
    pub call: Band,
    /// Bring an application to a next counter.
    pub handover: Option<Band>,
}

/// Unit times and prices.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Minutes of a household.
    pub citizen: CitizenMinutes,
    /// Times as long for who has low doenvermogen.
    pub low_doenvermogen_factor: Band,
    /// Value of an hour of a citizen. Unit: euros.
    pub citizen_hour: Band,
    /// Share of the awards on application that are applied for in this year; the others run on from last year.
    pub new_share: Band,
    /// Telephone calls per decision.
    pub calls_per_decision: Band,
    /// Messages to the agency per decision that changes an amount, besides calls; `None` where it is not given.
    pub contacts_per_change: Option<Band>,
    /// Times as long to read for who reads with difficulty; `None` where it is not given.
    pub low_reading_factor: Option<Band>,
    /// Month (1–12) in which the award of a year is decided, where awards are by the year.
    pub award_month: u8,
    /// Minutes of the agency for one review by hand.
    pub review_minutes: Option<Band>,
    /// Minutes of the agency for one contact with a citizen.
    pub contact_minutes: Option<Band>,
    /// Minutes of the agency for one telephone call.
    pub call_minutes: Option<Band>,
    /// Minutes of the agency for one decision.
    pub decision_minutes: Option<Band>,
    /// Minutes of the agency for one letter that is no decision.
    pub letter_minutes: Option<Band>,
    /// Minutes of the agency for one hand-over of a new application between counters.
    pub handover_minutes: Option<Band>,
    /// Price of an hour of the agency. Unit: euros.
    pub agency_hour: Option<Band>,
}
