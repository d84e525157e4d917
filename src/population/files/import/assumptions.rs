//! What imported data rest on: their source, and every rule and reading that the mapping chose.
//!
//! Takes: a checked mapping. Gives: lines for the list of sources and assumptions, source and certainty per column.
//! Leaves to others: print.

use crate::evidence::Evidence;
use crate::evidence::Sourced;
use crate::population::files::import::Import;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Measure;
use crate::population::files::import::mapping::Over;
use crate::population::files::import::mapping::Rule;
use crate::population::targets::spec::SpecLine;
use crate::table::ColumnSchema;
use crate::table::Entity;

impl Import {
    /// Source and certainty of a column that the mapping gives.
    pub fn origin(&self, schema: &ColumnSchema) -> (String, Evidence) {
        let field = self.mapping.field(schema);
        let source = field.and_then(|field| field.bron.clone()).unwrap_or_else(|| self.mapping.bron.clone());
        (source, field.and_then(|field| field.zekerheid).unwrap_or(self.mapping.zekerheid))
    }

    /// Age from which a person counts as pensioner, in whole years, with its source.
    pub fn pension_age(&self) -> (i32, String, Evidence) {
        let age = &self.mapping.aow_leeftijd;
        (age.waarde, age.bron.clone(), age.zekerheid)
    }

    /// The data as a source; every rule, and every reading of a cell that the data do not say themselves.
    pub fn foundations(&self) -> Vec<SpecLine> {
        let mapping = &self.mapping;
        let files = std::iter::once(&mapping.personen).chain(&mapping.huishoudens);
        let files: Vec<String> = files.map(|file| file.display().to_string()).collect();
        let mut lines = vec![
            line("gegevens", &mapping.naam, &mapping.bron, mapping.zekerheid, &files.join(", ")),
            line(
                "aow_leeftijd",
                &format!("{} jaar", mapping.aow_leeftijd.waarde),
                &mapping.aow_leeftijd.bron,
                mapping.aow_leeftijd.zekerheid,
                "scheidt de soorten huishoudens",
            ),
        ];
        if mapping.sleutels.gewicht_regel.is_some() {
            lines.push(choice("gewicht", "elk huishouden staat voor zichzelf", "gewicht_regel = \"een\""));
        }
        for schema in &self.schemas {
            let Some(field) = mapping.field(schema) else { continue };
            let name = format!("{}.{}", schema.entity.dutch(), schema.name);
            if let Some(rule) = field.regel {
                let (source, certainty) = self.origin(schema);
                let (value, reason) = in_words(rule, field);
                lines.push(within(field, line(&name, &value, &source, certainty, reason)));
            }
            if field.regel.is_none() && field.bron.is_some() {
                let (source, certainty) = self.origin(schema);
                let mut value = origin_in_words(field);
                if let Some(factor) = &field.factor {
                    value += &format!(" × {factor}");
                }
                if let Some(month) = field.maand {
                    value += &format!(", van het hele jaar in maand {month}");
                }
                lines.push(within(field, line(&name, &value, &source, certainty, "")));
            }
            if field.leeg.is_some() {
                lines.push(choice(&format!("{name}, lege cel"), "telt als nul", "leeg = \"nul\""));
            }
            if field.eenheid == Some(Measure::Age) {
                let source = "eenheid = \"leeftijd\"";
                lines.push(choice(&format!("{name}, verjaardag"), "op 1 januari", source));
            }
            if schema.entity == Entity::Household && field.regel.is_none() {
                match field.over_personen {
                    Some(Over::Eerste) => {
                        let source = "over_personen = \"eerste\"";
                        lines.push(choice(&format!("{name}, over personen"), "van de eerste persoon", source));
                    }
                    Some(Over::Som) => {
                        let source = "over_personen = \"som\"";
                        lines.push(choice(&format!("{name}, over personen"), "alle personen samen", source));
                    }
                    None => {}
                }
            }
        }
        lines
    }
}

/// Columns of the data that a column is read from.
fn origin_in_words(field: &Field) -> String {
    let columns = field.kolom.iter().chain(&field.kolommen).chain(field.som.iter().flatten());
    columns.map(String::as_str).collect::<Vec<&str>>().join(" + ")
}

fn in_words(rule: Rule, field: &Field) -> (String, &'static str) {
    let value = field.waarde.clone().unwrap_or_default();
    let unit = match field.eenheid {
        Some(Measure::Euro) => " EUR",
        Some(Measure::EuroMonth) => " EUR/maand",
        Some(Measure::EuroYear) => " EUR/jaar",
        _ => "",
    };
    match rule {
        Rule::Vast => (format!("{value}{unit}"), "regel vast: voor iedereen hetzelfde"),
        Rule::Trekking => (value, "regel trekking: dit deel van de huishoudens, geloot per nummer"),
        Rule::RolUitVerwanten => (
            "oudste zonder ouder in huis is aanvrager".to_owned(),
            "regel rol_uit_verwanten: de genoemde partner is partner, wie hier een ouder heeft is kind",
        ),
        Rule::TypeUitSamenstelling => {
            ("uit rollen en leeftijden".to_owned(), "regel type_uit_samenstelling: soort huishouden")
        }
        Rule::GrootsteInkomen => {
            ("soort inkomen met het grootste bedrag".to_owned(), "regel grootste_inkomen: over het jaar, alle personen")
        }
    }
}

fn line(name: &str, value: &str, source: &str, certainty: Evidence, reason: &str) -> SpecLine {
    SpecLine {
        name: name.to_owned(),
        figure: Sourced { value: value.to_owned(), low: None, high: None, source: source.to_owned(), grade: certainty },
        reason: reason.to_owned(),
    }
}

/// The line with the range that the field gives.
fn within(field: &Field, line: SpecLine) -> SpecLine {
    SpecLine { figure: Sourced { low: field.laag.clone(), high: field.hoog.clone(), ..line.figure }, ..line }
}

/// A choice of the mapping without a number.
fn choice(name: &str, value: &str, source: &str) -> SpecLine {
    line(name, value, &format!("mapping: {source}"), Evidence::Assumption, "")
}
