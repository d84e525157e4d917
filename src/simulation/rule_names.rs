//! Names of the rules that every system has, besides those of its schemes: the only place in this module that says them.
//!
//! Takes: nothing. Gives: names as the rulebooks write them. Leaves to others: what the rules say.

/// Disposable income of the year before the delivered schemes (huishouden, EUR/jaar).
pub(super) const BEFORE_YEAR: &str = "besteedbaar_voor_toeslagen_jaar";
/// The same by month (huishouden, EUR/maand).
pub(super) const BEFORE_MONTH: &str = "besteedbaar_voor_toeslagen_maand";
/// Disposable income of the year (huishouden, EUR/jaar).
pub(super) const NET_YEAR: &str = "besteedbaar_inkomen_jaar";
/// Income tax and premiums (huishouden, EUR/jaar).
pub(super) const TAX_YEAR: &str = "belastingen_jaar";
/// Premiums to others than the state (huishouden, EUR/jaar).
pub(super) const PREMIUMS_YEAR: &str = "premies_jaar";
/// Kinderbijslag and the like (huishouden, EUR/jaar).
pub(super) const CHILD_BENEFITS_YEAR: &str = "kinderbijslagen_jaar";
/// Benefits that rules work out (huishouden, EUR/jaar).
pub(super) const BENEFITS_YEAR: &str = "uitkeringen_jaar";
/// Gross income by month (huishouden, EUR/maand).
pub(super) const GROSS_MONTH: &str = "bruto_inkomen";
/// Gross income (huishouden, EUR/jaar).
pub(super) const GROSS_YEAR: &str = "bruto_inkomen_jaar";
/// Norm of social assistance (huishouden, EUR/maand).
pub(super) const NORM: &str = "bijstandsnorm";
/// Equivalence factor of CBS (huishouden).
pub(super) const EQUIVALENCE: &str = "equivalentiefactor";
/// Persons who are there (huishouden).
pub(super) const PRESENT: &str = "aantal_aanwezig";
/// Income that toeslagen look at (persoon, EUR/jaar).
pub(super) const ASSESSED_INCOME: &str = "toetsingsinkomen";
/// What may not be seized (huishouden, EUR/maand); a system without it has no personal plans.
pub(super) const PROTECTED: &str = "beslagvrije_voet";
