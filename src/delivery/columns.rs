//! Names of the columns of facts that several files of delivery read.
//!
//! Takes: nothing. Gives: names as the facts write them. Leaves to others: reading them (`knowledge`).

/// Person columns of income that come month by month, without the holiday allowance; the wage is the first.
pub(crate) const INCOMES: [&str; 5] = ["loon", "uitkering", "aow", "pensioen", "winst"];
/// Person value of yearly income that toeslagen look at: a result of the rules, and an input of an award plan.
pub(crate) const ASSESSED_INCOME: &str = "toetsingsinkomen";

/// Optional person column: the assessed income of two years before.
pub(crate) const TWO_YEARS_AGO: &str = "toetsingsinkomen_twee_jaar_terug";
/// Optional person column by month: the wage by the month in which it was worked.
pub(crate) const WAGE_WORKED: &str = "loon_gewerkt";
/// Optional person column by month: the wage as known when the month is paid, before it is corrected.
pub(crate) const WAGE_AT_PAYMENT: &str = "loon_bekend";
/// Optional household column: trouble with reading and writing.
pub const READING: &str = "taal_laag";
/// Optional household column: agrees that organisations share its data.
pub(crate) const SHARES_DATA: &str = "deelt_gegevens";
/// Optional person columns by month: kind of childcare (position 0 is none), hours by contract and price of an hour.
pub(crate) const CARE: [&str; 3] = ["opvangsoort", "opvanguren", "opvangtarief"];
/// Person column by month: the holiday allowance.
pub(crate) const HOLIDAY_ALLOWANCE: &str = "vakantiegeld";
/// Household columns by month: rent and service costs.
pub(crate) const RENTS: [&str; 2] = ["kale_huur", "servicekosten"];
/// Optional person column: profit of last year, in EUR/jaar, the fallback of the month basis.
pub(crate) const PROFIT_LAST_YEAR: &str = "winst_vorig_jaar";
