//! What rulebook files say, before names are resolved.

use crate::diag::{Source, Span};
use crate::evidence::{Evidence, Sourced};
use crate::rulebook::Expr;
use crate::table::{Entity, Period};
use crate::text::Text;
use crate::units::Unit;
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where a definition stands.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The file.
    pub source: Arc<Source>,
    /// Place of its name.
    pub span: Span,
}

/// What sort of scheme a file describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// Notions used by schemes.
    BuildingBlock,
    /// Means-tested support, delivered with advances.
    Toeslag,
    /// Flat support.
    Toelage,
    /// Kinderbijslag: paid in full by register.
    ChildBenefit,
    /// Tax and contributions that depend on income, paid to the state.
    Tax,
    /// A premium that households pay to another party, such as health insurers.
    Premium,
    /// Other benefits.
    Benefit,
}

impl SchemeKind {
    /// All words, in the order of the enum.
    pub const WORDS: [(&'static str, SchemeKind); 7] = [
        ("bouwsteen", SchemeKind::BuildingBlock),
        ("toeslag", SchemeKind::Toeslag),
        ("toelage", SchemeKind::Toelage),
        ("kinderbijslag", SchemeKind::ChildBenefit),
        ("belasting", SchemeKind::Tax),
        ("premie", SchemeKind::Premium),
        ("uitkering", SchemeKind::Benefit),
    ];

    /// Whether it is paid out in advance and settled, or paid by the month: a toeslag or a toelage.
    pub fn is_delivered(self) -> bool {
        matches!(self, SchemeKind::Toeslag | SchemeKind::Toelage)
    }

    /// Whether an amount of the year without one of the month is enough: what is settled or booked by the year.
    pub fn may_lack_month(self) -> bool {
        matches!(self, SchemeKind::Tax | SchemeKind::Benefit)
    }
}

/// Who does not use a scheme, as its file states it.
#[derive(Debug, Clone)]
pub enum NonTakeUp {
    /// As another scheme.
    Like(String),
    /// A share of the entitled. Unit: ratio, 0–1.
    Share(Sourced<f64>),
}

/// One scheme (regeling).
#[derive(Debug, Clone)]
pub struct Scheme {
    /// Id, such as `zorgtoeslag`.
    pub id: String,
    /// Name for people.
    pub name: Text,
    /// The law.
    pub law: String,
    /// Number in the register of laws.
    pub bwb: String,
    /// Who carries it out.
    pub executor: String,
    /// Sort.
    pub kind: SchemeKind,
    /// Rule with the amount per month.
    pub month_rule: Option<String>,
    /// Rule with the amount of the year as granted.
    pub year_rule: Option<String>,
    /// Rule by which the scheme raises the protected income while it tapers off (EUR/maand).
    pub protected_rule: Option<String>,
    /// Who does not use it, where the file says so: for a scheme of which no published use is known.
    pub non_take_up: Option<NonTakeUp>,
    /// Where.
    pub origin: Origin,
}

/// A value from a date on.
#[derive(Debug, Clone)]
pub struct Dated<T> {
    /// First day.
    pub from: Date,
    /// The value.
    pub value: T,
    /// Source as the file names it.
    pub source: String,
    /// How sure.
    pub certainty: Evidence,
    /// Low end of what it may be, as written.
    pub low: Option<Decimal>,
    /// High end.
    pub high: Option<Decimal>,
    /// Remark.
    pub note: Option<String>,
    /// Whether it follows from other numbers.
    pub is_derived: bool,
    /// Where.
    pub span: Span,
}

/// A number that follows from others, from a date on.
#[derive(Debug, Clone)]
pub struct Derivation {
    /// First day.
    pub from: Date,
    /// The formula as written.
    pub formula: String,
    /// The formula as read.
    pub expr: Expr,
    /// Decimals that it is rounded to, in the unit of the file, half up.
    pub decimals: Option<u32>,
    /// Source as the file names it.
    pub source: String,
    /// How sure.
    pub certainty: Evidence,
    /// Low end of what it may be, as written.
    pub low: Option<Decimal>,
    /// High end.
    pub high: Option<Decimal>,
    /// Remark.
    pub note: Option<String>,
    /// Where.
    pub span: Span,
    /// The file that it stands in.
    pub file: Arc<Source>,
}

/// A number of the law.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Name.
    pub name: String,
    /// Name for people, where the file gives one; [`System::label`](crate::rulebook::System::label) has one for all.
    pub label: Option<Text>,
    /// Unit.
    pub unit: Unit,
    /// Whether the file writes it in hundredths.
    pub percent: bool,
    /// Values by date, ascending; those that follow from other numbers among them.
    pub values: Vec<Dated<Decimal>>,
    /// How values follow from other numbers, by date, ascending.
    pub derivations: Vec<Derivation>,
    /// Explanation for people.
    pub explanation: Option<String>,
    /// Scheme id of its file.
    pub scheme: String,
    /// Where.
    pub origin: Origin,
}

/// What a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Rates by bracket.
    Brackets,
    /// A value per range.
    Lookup,
}

/// One row: up to and including `limit` (`None`: no limit), `value`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableRow {
    /// Upper limit, inclusive.
    pub limit: Option<Decimal>,
    /// Rate or value.
    pub value: Decimal,
}

/// A table of the law.
#[derive(Debug, Clone)]
pub struct LookupTable {
    /// Name.
    pub name: String,
    /// Name for people, where the file gives one; [`System::label`](crate::rulebook::System::label) has one for all.
    pub label: Option<Text>,
    /// Brackets or look-up.
    pub kind: TableKind,
    /// Unit of the limits.
    pub unit_in: Unit,
    /// Unit of the values.
    pub unit_out: Unit,
    /// Whether the file writes the values in hundredths.
    pub percent: bool,
    /// Rows by date, ascending.
    pub values: Vec<Dated<Vec<TableRow>>>,
    /// Scheme id of its file.
    pub scheme: String,
    /// Where.
    pub origin: Origin,
}

/// A fact from outside.
#[derive(Debug, Clone)]
pub struct InputDef {
    /// Name.
    pub name: String,
    /// Name for people, where the file gives one; [`System::label`](crate::rulebook::System::label) has one for all.
    pub label: Option<Text>,
    /// Whose.
    pub entity: Entity,
    /// How often.
    pub period: Period,
    /// Type as written.
    pub type_text: String,
    /// Place of the type.
    pub type_span: Span,
    /// Value where a household file is silent, as written.
    pub default: Option<String>,
    /// Least number that somebody can have, in its unit.
    pub least: Option<Decimal>,
    /// Greatest number that somebody can have, in its unit.
    pub most: Option<Decimal>,
    /// Explanation for people.
    pub explanation: Option<String>,
    /// Where.
    pub origin: Origin,
}

/// A formula from a date on.
#[derive(Debug, Clone)]
pub struct RuleVersion {
    /// First day; `None`: always.
    pub from: Option<Date>,
    /// The formula as written.
    pub formula: String,
    /// The formula as read.
    pub expr: Expr,
    /// Source in the law.
    pub source: String,
    /// The file that the formula stands in: after an overlay the versions of a rule may come from two.
    pub file: Arc<Source>,
}

/// A rule.
#[derive(Debug, Clone)]
pub struct RuleDef {
    /// Name.
    pub name: String,
    /// Name for people, where the file gives one; [`System::label`](crate::rulebook::System::label) has one for all.
    pub label: Option<Text>,
    /// Whose.
    pub entity: Entity,
    /// How often.
    pub period: Period,
    /// Type as written.
    pub type_text: String,
    /// Place of the type.
    pub type_span: Span,
    /// Versions, ascending.
    pub versions: Vec<RuleVersion>,
    /// Explanation for people.
    pub explanation: Option<String>,
    /// Scheme id of its file.
    pub scheme: String,
    /// Where.
    pub origin: Origin,
}

/// A closed list of values.
#[derive(Debug, Clone)]
pub struct EnumDef {
    /// Name and values.
    pub kind: Arc<crate::table::EnumType>,
    /// Where.
    pub origin: Origin,
}

/// Everything a system's files say.
#[derive(Debug, Clone, Default)]
pub struct Definitions {
    /// Id.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Years that the files claim to cover.
    pub years: Vec<i16>,
    /// All files read, in order, for hashes.
    pub sources: Vec<Arc<Source>>,
    /// Schemes.
    pub schemes: Vec<Scheme>,
    /// Enumerations.
    pub enums: Vec<EnumDef>,
    /// Inputs.
    pub inputs: Vec<InputDef>,
    /// Parameters.
    pub parameters: Vec<Parameter>,
    /// Tables.
    pub tables: Vec<LookupTable>,
    /// Rules.
    pub rules: Vec<RuleDef>,
    /// Names that an overlay replaced or dropped, and where.
    pub overlaid: BTreeMap<String, Origin>,
    /// Names that are in force no more, with the overlay that dropped them and where it says so.
    pub dropped: BTreeMap<String, (String, Origin)>,
    /// Names, and overlays by file, of which the file says why changing them moves nobody.
    pub no_effect: BTreeMap<String, String>,
    /// Names of which the definition has a mistake of its own, told when it was read.
    pub broken: BTreeSet<String>,
}

impl Definitions {
    /// Adds files that were read to the list for hashes, each once.
    pub(super) fn attach(&mut self, files: &[Arc<Source>]) {
        for file in files {
            if !self.sources.iter().any(|known| known.name == file.name) {
                self.sources.push(Arc::clone(file));
            }
        }
    }
}
