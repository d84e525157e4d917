//! The mapping file: which column of a data file becomes which column of the table, in which unit, by which rule.
//!
//! Takes: TOML text. Gives: a checked form, with every mistake of the mapping. Leaves to others: the data themselves.

use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Source;
use crate::diag::closest;
use crate::evidence::Evidence;
use crate::table::ColumnSchema;
use crate::table::Entity;
use crate::table::Period;
use crate::table::ValueType;
use crate::units::Unit;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Component;
use std::path::PathBuf;
use std::sync::Arc;

/// A mapping file as written.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
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
    pub sleutels: Keys,
    pub persoon: BTreeMap<String, Field>,
    pub huishouden: BTreeMap<String, Field>,
}

/// Age from which a person counts as pensioner, in whole years.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PensionAge {
    pub waarde: i32,
    pub bron: String,
    pub zekerheid: Evidence,
}

/// Columns that link and weigh.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    pub huishouden: String,
    pub persoon: String,
    /// Where no number of a person comes back.
    pub persoon_uniek_in: Scope,
    /// Column with the weight of a household; without it `gewicht_regel` must say what holds.
    pub gewicht: Option<String>,
    pub gewicht_regel: Option<WeightRule>,
    pub partner: Option<String>,
    #[serde(default)]
    pub ouders: Vec<String>,
}

/// Where the number of a person is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Scope {
    /// In the whole file.
    Bestand,
    /// In its household only, such as 1, 2, 3.
    Huishouden,
}

/// What a household weighs when no column says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WeightRule {
    /// Every household stands for itself.
    Een,
}

/// Where one column of the table comes from: exactly one of `kolom`, `kolommen`, `som`, `regel`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
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
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// What an empty cell means; without it an empty cell is a mistake.
    pub leeg: Option<Empty>,
    /// For a column of a household in a file of persons only.
    pub over_personen: Option<Over>,
}

/// How persons give a value of their household.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Over {
    /// That of the first in the file.
    Eerste,
    /// All together.
    Som,
}

/// Units of the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub(super) enum Measure {
    #[serde(rename = "EUR")]
    Euro,
    #[serde(rename = "EUR/maand")]
    EuroMonth,
    #[serde(rename = "EUR/jaar")]
    EuroYear,
    #[serde(rename = "EUR/uur")]
    EuroHour,
    #[serde(rename = "uur/maand")]
    HourMonth,
    #[serde(rename = "datum")]
    Date,
    /// Whole years on 1 January; the birthday is set on that day.
    #[serde(rename = "leeftijd")]
    Age,
    #[serde(rename = "code")]
    Code,
}

/// Named rules for what the data do not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Rule {
    /// The same value for everyone, in `waarde`.
    Vast,
    /// Yes for a share `waarde` (0–1) of the households, drawn from the seed and the number of the household.
    Trekking,
    /// Eldest is applicant, the partner named in the data is partner, who has a parent here is child, all else
    /// housemate.
    RolUitVerwanten,
    /// Type from roles and ages.
    TypeUitSamenstelling,
    /// The kind of income that is largest in the year.
    GrootsteInkomen,
}

/// What an empty cell means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
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

/// Reads and checks a mapping against the columns of the table.
pub(super) fn read(source: &Arc<Source>, schemas: &[Arc<ColumnSchema>]) -> Result<Mapping, Diagnostics> {
    let mapping: Mapping = toml::from_str(&source.text).map_err(|error| {
        let what = format!("de mapping klopt niet: {}", error.message());
        Diagnostics::from(Diagnostic::at("M001", source, error.span().unwrap_or(0..0), what, "herstel de mapping"))
    })?;
    let mut mistakes = Diagnostics::default();
    let mut wrong = |near: &str, code, what: String, remedy: String| {
        let at = source.text.find(near).unwrap_or(0);
        mistakes.push(Diagnostic::at(code, source, at..at + near.len().min(source.text.len() - at), what, remedy));
    };
    for path in std::iter::once(&mapping.personen).chain(&mapping.huishoudens) {
        if !path.components().all(|part| matches!(part, Component::Normal(_))) {
            let name = path.display().to_string();
            wrong(
                &name,
                "M002",
                format!("`{name}` ligt buiten de map met gegevens"),
                "noem een bestand in de map".to_owned(),
            );
        }
    }
    if mapping.sleutels.gewicht.is_some() == mapping.sleutels.gewicht_regel.is_some() {
        let remedy = "noem een kolom `gewicht`, of schrijf gewicht_regel = \"een\"".to_owned();
        wrong("[sleutels]", "M003", "het gewicht is niet of dubbel bepaald".to_owned(), remedy);
    }
    for (entity, fields) in [(Entity::Person, &mapping.persoon), (Entity::Household, &mapping.huishouden)] {
        let known: Vec<&ColumnSchema> = schemas.iter().map(AsRef::as_ref).filter(|s| s.entity == entity).collect();
        for name in fields.keys().filter(|name| !known.iter().any(|schema| &*schema.name == name.as_str())) {
            let remedy = match closest(name, known.iter().map(|schema| &*schema.name)) {
                Some(near) => format!("bedoelde u `{near}`?"),
                None => "laat het weg".to_owned(),
            };
            wrong(name, "M004", format!("onbekende kolom `{name}` voor een {}", entity.dutch()), remedy);
        }
        for schema in known {
            let name = &*schema.name;
            let Some(field) = fields.get(name) else {
                if NEEDED_TO_IMPORT.contains(&name) {
                    let what = format!("`{name}` van een {} heeft geen kolom en geen regel", entity.dutch());
                    let remedy = format!("voeg [{}.{name}] toe", entity.dutch());
                    wrong(&mapping.naam, "M005", what, remedy);
                }
                continue;
            };
            let alone = entity == Entity::Household && mapping.huishoudens.is_none();
            if alone && field.regel.is_none() && field.over_personen.is_none() {
                let remedy = "schrijf over_personen = \"eerste\" of \"som\"".to_owned();
                wrong(
                    &format!(".{name}]"),
                    "M007",
                    format!("`{name}` staat bij elke persoon van het huishouden"),
                    remedy,
                );
            }
            if let Some((what, remedy)) = unfounded(field, schema) {
                wrong(&format!(".{name}]"), "M008", format!("`{name}`: {what}"), remedy.to_owned());
            }
            if let Some(what) = misfit(field, schema) {
                wrong(&format!(".{name}]"), "M006", format!("`{name}`: {what}"), "herstel de mapping".to_owned());
            }
        }
    }
    mistakes.into_result(mapping)
}

/// Columns without which persons cannot be put together to households.
const NEEDED_TO_IMPORT: [&str; 2] = ["geboortedatum", "rol"];

impl Field {
    /// What amounts are multiplied by.
    pub(super) fn factor(&self) -> f64 {
        self.factor.as_ref().and_then(|text| text.parse().ok()).unwrap_or(1.0)
    }
}

/// What a rule or a factor should say of itself and does not, and what to do.
fn unfounded(field: &Field, schema: &ColumnSchema) -> Option<(&'static str, &'static str)> {
    if field.regel.is_none() && field.factor.is_none() {
        return None;
    }
    let (Some(_), Some(certainty)) = (&field.bron, field.zekerheid) else {
        return Some(("een regel of factor zegt waar zij op rust", "voeg `bron` en `zekerheid` toe"));
    };
    let has_value = matches!(field.regel, Some(Rule::Vast | Rule::Trekking)) || field.factor.is_some();
    if has_value && certainty.is_unsure() && (field.laag.is_none() || field.hoog.is_none()) {
        return Some(("een aanname noemt haar grenzen", "voeg `laag` en `hoog` toe"));
    }
    let share = |text: &Option<String>| {
        text.as_ref().is_none_or(|t| t.parse::<f64>().is_ok_and(|share| (0.0..=1.0).contains(&share)))
    };
    let shares = [&field.waarde, &field.laag, &field.hoog];
    let may_draw = schema.value_type == ValueType::Bool && schema.entity == Entity::Household;
    if field.regel == Some(Rule::Trekking) && !(may_draw && shares.into_iter().all(share)) {
        return Some((
            "de regel trekking geeft ja aan een deel van de huishoudens",
            "gebruik haar voor een kolom met ja of nee van een huishouden, met bij `waarde`, `laag` en `hoog` een deel \
             van 0 tot en met 1",
        ));
    }
    None
}

/// Why a field cannot give its column.
fn misfit(field: &Field, schema: &ColumnSchema) -> Option<String> {
    // This is how a date reaches a block with free keys.
    if field.codes.contains_key("$__toml_private_datetime") {
        return Some("`codes` is een datum, verwacht een blok met codes".to_owned());
    }
    let origins = [field.kolom.is_some(), field.kolommen.is_some(), field.som.is_some(), field.regel.is_some()];
    if origins.into_iter().filter(|given| *given).count() != 1 {
        return Some("noem precies een van kolom, kolommen, som en regel".to_owned());
    }
    let name = &*schema.name;
    match field.regel {
        Some(Rule::Vast | Rule::Trekking) if field.waarde.is_none() => {
            return Some("deze regel vraagt een waarde".to_owned());
        }
        Some(Rule::RolUitVerwanten) if name != "rol" => return Some("deze regel geldt voor rol".to_owned()),
        Some(Rule::TypeUitSamenstelling) if name != "huishoudtype" => {
            return Some("deze regel geldt voor huishoudtype".to_owned());
        }
        Some(Rule::GrootsteInkomen) if name != "inkomensbron" => {
            return Some("deze regel geldt voor inkomensbron".to_owned());
        }
        Some(Rule::Vast) | None => {}
        Some(_) => return None,
    }
    let is_amount = matches!(schema.value_type, ValueType::Number(_));
    let usable = |text: &String| text.parse::<f64>().is_ok_and(|factor| factor > 0.0 && factor <= 1000.0);
    if field.factor.as_ref().is_some_and(|text| !is_amount || !usable(text)) {
        return Some("een factor is een getal boven 0 en hoogstens 1000, bij een bedrag".to_owned());
    }
    let in_one_month = is_amount && schema.period == Period::Month && field.kolommen.is_none();
    if field.maand.is_some_and(|month| !in_one_month || !(1..=12).contains(&month)) {
        return Some(
            "`maand` is een maand van 1 tot en met 12, bij een bedrag per maand uit een kolom of som".to_owned(),
        );
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
    (!fits).then(|| format!("de eenheid past niet bij {}", schema.value_type.dutch()))
}
