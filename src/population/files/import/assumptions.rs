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
use crate::text::Text;
use crate::text::text;

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
            line(
                text!(rests_on_data),
                Text::same(&mapping.naam),
                &mapping.bron,
                mapping.zekerheid,
                Text::same(files.join(", ")),
            ),
            line(
                Text::same("aow_leeftijd"),
                text!(rests_on_years, years = mapping.aow_leeftijd.waarde),
                &mapping.aow_leeftijd.bron,
                mapping.aow_leeftijd.zekerheid,
                text!(rests_on_pension_age),
            ),
        ];
        if mapping.sleutels.gewicht_regel.is_some() {
            lines.push(choice(text!(rests_on_weight), text!(rests_on_weight_one), "gewicht_regel = \"een\""));
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
            lines.push(within(field, line(Text::same(&name), value, &source, certainty, reason)));
        }
        if field.regel.is_none() && field.bron.is_some() {
            let (source, certainty) = self.origin(schema);
            let mut value = origin_in_words(field);
            if let Some(factor) = &field.factor {
                value += &format!(" × {factor}");
            }
            let value = match field.maand {
                Some(month) => text!(rests_on_month, columns = value, month = month),
                None => Text::same(value),
            };
            lines.push(within(field, line(Text::same(&name), value, &source, certainty, Text::default())));
        }
        if field.leeg.is_some() {
            let name = text!(rests_on_column_missing, column = &name);
            lines.push(choice(name, text!(rests_on_as_zero), "leeg = \"nul\""));
        }
        if field.eenheid == Some(Measure::Age) {
            let name = text!(rests_on_birthday, column = &name);
            lines.push(choice(name, text!(rests_on_new_year), "eenheid = \"leeftijd\""));
        }
        if schema.entity == Entity::Household && field.regel.is_none() {
            let name = text!(rests_on_over_persons, column = &name);
            let chosen = field.over_personen.map(|over| match over {
                Over::Gelijk => (text!(rests_on_all_alike), "over_personen = \"gelijk\""),
                Over::Eerste => (text!(rests_on_first_person), "over_personen = \"eerste\""),
                Over::Som => (text!(rests_on_all_persons), "over_personen = \"som\""),
                Over::SomVanGelijke => (text!(rests_on_all_persons), "over_personen = \"som_van_gelijke\""),
            });
            lines.extend(chosen.map(|(value, source)| choice(name, value, source)));
        }
        lines
    }
}

impl Import {
    /// What reading the data came to, to check at a glance.
    pub(super) fn read_lines(&self, imported: &Imported) -> Vec<SpecLine> {
        let mapping = &self.mapping;
        let of = |(name, value): (Text, Text)| {
            let name = text!(rests_on_read, name = name);
            line(name, value, &mapping.bron, mapping.zekerheid, text!(rests_on_counted))
        };
        imported.overview.lines().into_iter().map(of).collect()
    }

    /// What the mapping says of households that the data do not tell how to read, and of missing values.
    fn of_roles(&self) -> Vec<SpecLine> {
        let rules = self.mapping.sleutels.regels;
        let mut lines = Vec::new();
        let lone = match rules.lone_minor {
            Some(Lone::Foster) => Some((text!(rests_on_foster), "kind_zonder_ouder = \"pleegkind\"")),
            Some(Lone::Housemate) => Some((text!(rests_on_housemate), "kind_zonder_ouder = \"medebewoner\"")),
            None => None,
        };
        lines.extend(lone.map(|(value, source)| choice(text!(rests_on_lone_minor), value, source)));
        if rules.eldest_minor {
            let source = "zonder_volwassene = \"oudste\"";
            lines.push(choice(text!(rests_on_no_adult), text!(rests_on_eldest), source));
        }
        if rules.first_family {
            let source = "meer_gezinnen = \"eerste_gezin\"";
            lines.push(choice(text!(rests_on_two_families), text!(rests_on_first_family), source));
        }
        if rules.elsewhere {
            let source = "verwant_elders = \"telt_niet\"";
            lines.push(choice(text!(rests_on_elsewhere), text!(rests_on_not_counted), source));
        }
        if !self.mapping.ontbreekt.is_empty() {
            let words = Text::same(self.mapping.ontbreekt.join(", "));
            lines.push(choice(text!(rests_on_missing), words, "ontbreekt"));
        }
        for number in self.mapping.rol_uit_leeftijden.iter().flat_map(|ages| &ages.numbers) {
            let figure = number.figure.clone().map(|value| text!(rests_on_years, years = value.to_string()).nl);
            lines.push(SpecLine { name: number.name.clone(), figure, reason: text!(rests_on_age_rule).nl });
        }
        lines
    }
}

/// Columns of the data that a column is read from.
fn origin_in_words(field: &Field) -> String {
    let columns = field.kolom.iter().chain(&field.kolommen).chain(field.som.iter().flatten());
    columns.map(String::as_str).collect::<Vec<&str>>().join(" + ")
}

fn in_words(rule: Rule, field: &Field) -> (Text, Text) {
    let value = field.waarde.clone().unwrap_or_default();
    let unit = match field.eenheid {
        Some(Measure::Euro) => " EUR",
        Some(Measure::EuroMonth) => " EUR/maand",
        Some(Measure::EuroYear) => " EUR/jaar",
        _ => "",
    };
    match rule {
        Rule::Vast => (Text::same(format!("{value}{unit}")), text!(rests_on_rule_fixed)),
        Rule::Trekking => (Text::same(value), text!(rests_on_rule_draw)),
        Rule::RolUitVerwanten => (text!(rests_on_by_links), text!(rests_on_rule_links)),
        Rule::RolUitLeeftijden => (text!(rests_on_by_ages), text!(rests_on_rule_ages)),
        Rule::TypeUitSamenstelling => (text!(rests_on_by_composition), text!(rests_on_rule_composition)),
        Rule::GrootsteInkomen => (text!(rests_on_by_income), text!(rests_on_rule_income)),
    }
}

/// A line of the list of sources, which is in Dutch, as the files that it names are.
fn line(name: Text, value: Text, source: &str, certainty: Evidence, reason: Text) -> SpecLine {
    SpecLine {
        name: name.nl,
        figure: Sourced { value: value.nl, low: None, high: None, source: source.to_owned(), grade: certainty },
        reason: reason.nl,
    }
}

/// The line with the range that the field gives.
fn within(field: &Field, line: SpecLine) -> SpecLine {
    SpecLine { figure: Sourced { low: field.laag.clone(), high: field.hoog.clone(), ..line.figure }, ..line }
}

/// A choice of the mapping without a number.
fn choice(name: Text, value: Text, source: &str) -> SpecLine {
    line(name, value, &text!(rests_on_mapping, key = source).nl, Evidence::Assumption, Text::default())
}
