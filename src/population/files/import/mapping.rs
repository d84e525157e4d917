//! The mapping file: which column of a data file becomes which column of the table, in which unit, by which rule.
//!
//! Gives: what a mapping says, and why a field cannot give its column. Leaves to others: the format of the file
//! (`mapping_keys`), the data themselves.

use crate::evidence::Evidence;
use crate::formats::SourcedNumber;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::Period;
use crate::table::ValueType;
use crate::text::Text;
use crate::text::text;
use crate::units::Miswritten;
use crate::units::Unit;
use crate::units::greatest_written;
use crate::units::read_number;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A mapping file as written.
#[derive(Debug, Clone)]
pub(super) struct Mapping {
    pub naam: String,
    pub jaar: i16,
    /// Where the data come from, and how sure they are; what a column says of itself goes before.
    pub bron: String,
    pub zekerheid: Evidence,
    /// Between the cells of a CSV file.
    pub scheidingsteken: char,
    /// Between euros and cents.
    pub decimaalteken: char,
    /// So many bad cells are shown; the rest is counted.
    pub hoogstens_meldingen: usize,
    /// Tells types of households apart.
    pub aow_leeftijd: PensionAge,
    pub personen: PathBuf,
    pub huishoudens: Option<PathBuf>,
    pub sleutels: Links,
    /// Words in cells that mean that there is no value, besides those that everybody writes.
    pub ontbreekt: Vec<String>,
    /// For the rule `rol_uit_leeftijden`.
    pub rol_uit_leeftijden: Option<AgeNumbers>,
    pub persoon: BTreeMap<String, Field>,
    pub huishouden: BTreeMap<String, Field>,
}

/// Age from which a person counts as pensioner, in whole years.
#[derive(Debug, Clone)]
pub(super) struct PensionAge {
    pub waarde: i32,
    pub bron: String,
    pub zekerheid: Evidence,
}

/// Columns that link and weigh.
#[derive(Debug, Clone)]
pub(super) struct Links {
    pub huishouden: String,
    pub persoon: String,
    /// Where no number of a person comes back.
    pub persoon_uniek_in: Scope,
    /// Column with the weight of a household; without it `gewicht_regel` must say what holds.
    pub gewicht: Option<String>,
    pub gewicht_regel: Option<WeightRule>,
    pub partner: Option<String>,
    pub ouders: Vec<String>,
    pub regels: RoleRules,
}

/// Rules of the keys for households that the data do not tell how to read; without one they are a mistake.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct RoleRules {
    /// What a minor without a parent in the house is.
    pub lone_minor: Option<Lone>,
    /// The eldest applies where nobody is an adult.
    pub eldest_minor: bool,
    /// Of several families with minors the first in the file claims; the others live in.
    pub first_family: bool,
    /// A relative who is not in the household does not count.
    pub elsewhere: bool,
}

/// What a minor without a parent in the house is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lone {
    /// A foster child or grandchild: a child of the applicant.
    Foster,
    Housemate,
}

/// Numbers of the rule that tells roles from ages, in whole years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AgeRule {
    /// Partners differ at most so much.
    pub partner_years: i32,
    /// A parent is at most so much older than the youngest child.
    pub parent_years: i32,
}

/// The same with what they rest on.
#[derive(Debug, Clone)]
pub(super) struct AgeNumbers {
    pub rule: AgeRule,
    pub numbers: Vec<SourcedNumber>,
}

/// Where the number of a person is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// In the whole file.
    Bestand,
    /// In its household only, such as 1, 2, 3.
    Huishouden,
}

/// What a household weighs when no column says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WeightRule {
    /// Every household stands for itself.
    Een,
}

/// Where one column of the table comes from: exactly one of `kolom`, `kolommen`, `som`, `regel`.
#[derive(Debug, Clone)]
pub(super) struct Field {
    pub kolom: Option<String>,
    /// Twelve columns; `{maand}` stands for 01 to 12.
    pub kolommen: Option<String>,
    /// Columns that are added up.
    pub som: Option<Vec<String>>,
    pub regel: Option<Rule>,
    /// For the rules `vast` and `trekking`.
    pub waarde: Option<String>,
    /// Amounts are multiplied by this, such as growth to another year or the part that is wage.
    pub factor: Option<String>,
    /// The whole year's amount falls in this month (1–12).
    pub maand: Option<u8>,
    /// Where the column, the factor or the rule comes from; a factor and a rule must say so.
    pub bron: Option<String>,
    pub zekerheid: Option<Evidence>,
    /// Bounds of the value, where it is an assumption.
    pub laag: Option<String>,
    pub hoog: Option<String>,
    pub eenheid: Option<Measure>,
    /// From the code in the data to the value in the table.
    pub codes: BTreeMap<String, String>,
    /// What an empty cell means; without it an empty cell is a mistake.
    pub leeg: Option<Empty>,
    /// For a column of a household in a file of persons only.
    pub over_personen: Option<Over>,
}

/// How persons give a value of their household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Over {
    /// That of the household: every person has the same.
    Gelijk,
    /// That of the first in the file, whatever the others have.
    Eerste,
    /// All together.
    Som,
    /// All together, also where everyone in the file has the same.
    SomVanGelijke,
}

/// Units of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    Euro,
    EuroMonth,
    EuroYear,
    EuroHour,
    HourMonth,
    Date,
    /// Whole years on 1 January; the birthday is set on that day.
    Age,
    Code,
}

/// Named rules for what the data do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// The same value for everyone, in `waarde`.
    Vast,
    /// Yes for a share `waarde` (0–1) of the households, drawn from the seed and the number of the household.
    Trekking,
    /// Eldest is applicant, the partner named in the data is partner, who has a parent here is child, all else
    /// housemate.
    RolUitVerwanten,
    /// Roles from ages alone, where the data have no links.
    RolUitLeeftijden,
    /// Type from roles and ages.
    TypeUitSamenstelling,
    /// The kind of income that is largest in the year.
    GrootsteInkomen,
}

/// What an empty cell means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    Nul,
}

impl Mapping {
    /// Where a column comes from; `None` where the mapping leaves it out.
    pub(super) fn field(&self, schema: &ColumnSchema) -> Option<&Field> {
        match schema.entity {
            Entity::Person => self.persoon.get(&*schema.name),
            Entity::Household => self.huishouden.get(&*schema.name),
        }
    }
}

/// Columns without which persons cannot be put together to households.
pub(super) const NEEDED_TO_IMPORT: [&str; 2] = ["geboortedatum", "rol"];

impl Field {
    /// What amounts are multiplied by.
    pub(super) fn factor(&self) -> f64 {
        self.factor.as_ref().and_then(|text| text.parse().ok()).unwrap_or(1.0)
    }
}

/// Numbers of a field that are written in another way; a word that belongs there is no number.
pub(super) fn miswritten(field: &Field, schema: &ColumnSchema) -> Vec<Miswritten> {
    let is_money = matches!(schema.value_type, ValueType::Number(unit) if unit.is_money());
    let greatest = greatest_written(is_money && field.waarde.is_some());
    let texts = [&field.waarde, &field.laag, &field.hoog].into_iter().flatten();
    let is_number = |mistake: &Miswritten| matches!(mistake, Miswritten::Ambiguous { .. } | Miswritten::Instead { .. });
    texts.filter_map(|text| read_number(text, greatest).err()).filter(is_number).collect()
}

/// Why a draw cannot give its column, and what to do.
pub(super) fn wrong_draw(field: &Field, schema: &ColumnSchema) -> Option<(Text, Text)> {
    let share = |text: &Option<String>| {
        text.as_ref().is_none_or(|t| t.parse::<f64>().is_ok_and(|share| (0.0..=1.0).contains(&share)))
    };
    let shares = [&field.waarde, &field.laag, &field.hoog];
    let may_draw = schema.value_type == ValueType::Bool && schema.entity == Entity::Household;
    let is_wrong = field.regel == Some(Rule::Trekking) && !(may_draw && shares.into_iter().all(share));
    is_wrong.then(|| (text!(mapping_wrong_draw), text!(mapping_wrong_draw_remedy)))
}

/// Why a field cannot give its column.
pub(super) fn misfit(field: &Field, schema: &ColumnSchema) -> Option<Text> {
    // That a field has one origin, and a rule its value, is told already.
    let origins = [field.kolom.is_some(), field.kolommen.is_some(), field.som.is_some(), field.regel.is_some()];
    if origins.into_iter().filter(|given| *given).count() != 1 {
        return None;
    }
    let name = &*schema.name;
    match field.regel {
        Some(Rule::Vast | Rule::Trekking) if field.waarde.is_none() => return None,
        Some(Rule::RolUitVerwanten | Rule::RolUitLeeftijden) if name != "rol" => {
            return Some(text!(mapping_rule_is_for, column = "rol"));
        }
        Some(Rule::TypeUitSamenstelling) if name != "huishoudtype" => {
            return Some(text!(mapping_rule_is_for, column = "huishoudtype"));
        }
        Some(Rule::GrootsteInkomen) if name != "inkomensbron" => {
            return Some(text!(mapping_rule_is_for, column = "inkomensbron"));
        }
        Some(Rule::Vast) | None => {}
        Some(_) => return None,
    }
    let is_amount = matches!(schema.value_type, ValueType::Number(_));
    let usable = |text: &String| text.parse::<f64>().is_ok_and(|factor| factor > 0.0 && factor <= 1000.0);
    if field.factor.as_ref().is_some_and(|text| !is_amount || !usable(text)) {
        return Some(text!(mapping_wrong_factor));
    }
    let in_one_month = is_amount && schema.period == Period::Month && field.kolommen.is_none();
    if field.maand.is_some() && !in_one_month {
        return Some(text!(mapping_wrong_month));
    }
    let fits = match (&schema.value_type, field.eenheid) {
        (_, None) => false,
        (ValueType::Number(Unit::EURO_PER_HOUR), Some(measure)) => measure == Measure::EuroHour,
        (ValueType::Number(Unit::HOURS_PER_MONTH), Some(measure)) => measure == Measure::HourMonth,
        (ValueType::Number(unit), Some(measure)) => {
            let per_time = *unit != Unit::EURO;
            if per_time { matches!(measure, Measure::EuroMonth | Measure::EuroYear) } else { measure == Measure::Euro }
        }
        (ValueType::Date, Some(measure)) => matches!(measure, Measure::Date | Measure::Age),
        (ValueType::Bool | ValueType::Enum(_), Some(measure)) => measure == Measure::Code,
    };
    (!fits).then(|| text!(mapping_wrong_unit, kind = kind_in_words(&schema.value_type)))
}

fn kind_in_words(kind: &ValueType) -> Text {
    match kind {
        ValueType::Number(unit) => Text::same(unit.to_string()),
        ValueType::Bool => text!(fact_kind_flag),
        ValueType::Date => text!(fact_kind_date),
        ValueType::Enum(kind) => text!(fact_kind_choice, name = &kind.name),
    }
}
