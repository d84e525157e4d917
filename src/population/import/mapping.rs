//! The mapping file: which column of a data file becomes which column of the table, in which unit, by which rule.
//!
//! Takes: TOML text. Gives: a checked form, with every mistake of the mapping. Leaves to others: the data themselves.

use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Source;
use crate::diag::closest;
use crate::table::ColumnSchema;
use crate::table::Entity;
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
    /// Between the cells of a CSV file.
    pub scheidingsteken: char,
    /// Between euros and cents.
    pub decimaalteken: char,
    /// So many bad cells are shown; the rest is counted.
    pub hoogstens_meldingen: usize,
    /// Whole years; tells types of households apart.
    pub aow_leeftijd: i32,
    pub personen: PathBuf,
    pub huishoudens: Option<PathBuf>,
    pub sleutels: Keys,
    pub persoon: BTreeMap<String, Field>,
    pub huishouden: BTreeMap<String, Field>,
}

/// Columns that link and weigh.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Keys {
    pub huishouden: String,
    pub persoon: String,
    /// Column with the weight of a household; without it `gewicht_regel` must say what holds.
    pub gewicht: Option<String>,
    pub gewicht_regel: Option<WeightRule>,
    pub partner: Option<String>,
    #[serde(default)]
    pub ouders: Vec<String>,
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
    /// For the rule `vast`.
    pub waarde: Option<String>,
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
                let what = format!("`{name}` van een {} heeft geen kolom en geen regel", entity.dutch());
                let remedy = format!("voeg [{}.{name}] toe", entity.dutch());
                wrong(&mapping.naam, "M005", what, remedy);
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
            if let Some(what) = misfit(field, schema) {
                wrong(&format!(".{name}]"), "M006", format!("`{name}`: {what}"), "herstel de mapping".to_owned());
            }
        }
    }
    mistakes.into_result(mapping)
}

/// Why a field cannot give its column.
fn misfit(field: &Field, schema: &ColumnSchema) -> Option<String> {
    let origins = [field.kolom.is_some(), field.kolommen.is_some(), field.som.is_some(), field.regel.is_some()];
    if origins.into_iter().filter(|given| *given).count() != 1 {
        return Some("noem precies een van kolom, kolommen, som en regel".to_owned());
    }
    let name = &*schema.name;
    match field.regel {
        Some(Rule::Vast) if field.waarde.is_none() => return Some("de regel vast vraagt een waarde".to_owned()),
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
