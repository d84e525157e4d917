//! What imported data rest on: their source, and every rule and reading that the mapping chose.
//!
//! Takes: a checked mapping. Gives: lines for the list of sources and assumptions, source and certainty per column.
//! Leaves to others: print.

use crate::evidence::Evidence;
use crate::evidence::Sourced;
use crate::population::files::import::Import;
use crate::population::files::import::assemble::Imported;
use crate::population::files::import::mapping::Field;
use crate::population::files::import::mapping::Lone;
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
        lines.extend(self.of_roles());
        lines.extend(self.schemas.iter().flat_map(|schema| self.of_column(schema)));
        lines
    }

    /// What one column rests on.
    fn of_column(&self, schema: &ColumnSchema) -> Vec<SpecLine> {
        let Some(field) = self.mapping.field(schema) else { return Vec::new() };
        let mut lines = Vec::new();
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
            lines.push(choice(&format!("{name}, ontbrekende waarde"), "telt als nul", "leeg = \"nul\""));
        }
        if field.eenheid == Some(Measure::Age) {
            let source = "eenheid = \"leeftijd\"";
            lines.push(choice(&format!("{name}, verjaardag"), "op 1 januari", source));
        }
        if schema.entity == Entity::Household && field.regel.is_none() {
            match field.over_personen {
                Some(Over::Gelijk) => {
                    let source = "over_personen = \"gelijk\"";
                    lines.push(choice(&format!("{name}, over personen"), "bij iedereen hetzelfde", source));
                }
                Some(Over::Eerste) => {
                    let source = "over_personen = \"eerste\"";
                    lines.push(choice(&format!("{name}, over personen"), "van de eerste persoon", source));
                }
                Some(over @ (Over::Som | Over::SomVanGelijke)) => {
                    let source = match over {
                        Over::Som => "over_personen = \"som\"",
                        _ => "over_personen = \"som_van_gelijke\"",
                    };
                    lines.push(choice(&format!("{name}, over personen"), "alle personen samen", source));
                }
                None => {}
            }
        }
        lines
    }
}

impl Import {
    /// What reading the data came to, to check at a glance.
    pub(super) fn read_lines(&self, imported: &Imported) -> Vec<SpecLine> {
        let mapping = &self.mapping;
        let of = |(name, value): (&str, String)| {
            line(&format!("ingelezen, {name}"), &value, &mapping.bron, mapping.zekerheid, "telling bij het inlezen")
        };
        imported.overview.lines().into_iter().map(of).collect()
    }

    /// What the mapping says of households that the data do not tell how to read, and of missing values.
    fn of_roles(&self) -> Vec<SpecLine> {
        let rules = self.mapping.sleutels.regels;
        let mut lines = Vec::new();
        let lone = match rules.lone_minor {
            Some(Lone::Foster) => {
                Some(("pleegkind of kleinkind van de aanvrager", "kind_zonder_ouder = \"pleegkind\""))
            }
            Some(Lone::Housemate) => Some(("medebewoner", "kind_zonder_ouder = \"medebewoner\"")),
            None => None,
        };
        lines.extend(lone.map(|(value, source)| choice("rol, minderjarige zonder ouder in huis", value, source)));
        if rules.eldest_minor {
            let source = "zonder_volwassene = \"oudste\"";
            lines.push(choice("rol, huishouden zonder volwassene", "de oudste is aanvrager", source));
        }
        if rules.first_family {
            let source = "meer_gezinnen = \"eerste_gezin\"";
            lines.push(choice("rol, twee gezinnen", "het eerste in het bestand vraagt aan", source));
        }
        if rules.elsewhere {
            let source = "verwant_elders = \"telt_niet\"";
            lines.push(choice("rol, verwant buiten het huishouden", "telt niet", source));
        }
        if !self.mapping.ontbreekt.is_empty() {
            lines.push(choice("ontbrekende waarde", &self.mapping.ontbreekt.join(", "), "ontbreekt"));
        }
        for number in self.mapping.rol_uit_leeftijden.iter().flat_map(|ages| &ages.numbers) {
            let figure = number.figure.clone().map(|value| format!("{value} jaar"));
            lines.push(SpecLine { name: number.name.clone(), figure, reason: "regel rol_uit_leeftijden".to_owned() });
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
            "ouder van de minderjarigen is aanvrager, anders de oudste zonder ouder in huis".to_owned(),
            "regel rol_uit_verwanten: partner is wie genoemd is of samen een kind heeft (Awir art. 3), wie hier een ouder heeft is kind",
        ),
        Rule::RolUitLeeftijden => (
            "uit leeftijden: oudste volwassene die ouder kan zijn is aanvrager".to_owned(),
            "regel rol_uit_leeftijden: wie het dichtst bij in leeftijd is, is partner; wie 18 jaar jonger is, is kind",
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
