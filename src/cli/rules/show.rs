//! `stelsel rules show`: a scheme, rule, number or fact in plain Dutch, beside its formula and source.

use crate::cli::print_tamed;
use crate::cli::rules::layout::{columns, heading, indented, labelled};
use crate::cli::rules::{Found, find, year_of};
use crate::rulebook::{
    Item, LookupTable, Parameter, RuleDef, Scheme, System, TableKind, Uses, ValueId, describe, parameter_text,
    unit_in_words,
};
use crate::table::{Entity, Period, ValueType};
use crate::units::{Language, format_euros};
use rust_decimal::Decimal;
use std::process::ExitCode;

/// Shows what has this name.
pub fn show(system: &System, name: &str, year: Option<i16>) -> anyhow::Result<ExitCode> {
    let uses = Uses::new(system);
    let year = year_of(system, year)?;
    let card = Card { system, uses: &uses, year };
    let mut out = String::new();
    match find(system, &uses, name)? {
        Found::Scheme(at) => card.scheme(&mut out, &system.definitions.schemes[at]),
        Found::Item(Item::Value(id)) => match system.rule(id) {
            Some(rule) => card.rule(&mut out, id, rule),
            None => card.input(&mut out, id),
        },
        Found::Item(Item::Parameter(at)) => card.parameter(&mut out, &system.definitions.parameters[at]),
        Found::Item(Item::Table(at)) => card.table(&mut out, &system.definitions.tables[at]),
    }
    print_tamed(&out)?;
    Ok(ExitCode::SUCCESS)
}

struct Card<'a> {
    system: &'a System,
    uses: &'a Uses<'a>,
    year: i16,
}

impl Card<'_> {
    fn scheme(&self, out: &mut String, scheme: &Scheme) {
        heading(out, &scheme.name, '=');
        labelled(out, "Wet:       ", &format!("{} ({})", scheme.law, scheme.bwb));
        labelled(out, "Uitvoerder:", &scheme.executor);
        for (label, rule) in [("Per maand: ", &scheme.month_rule), ("Per jaar:  ", &scheme.year_rule)] {
            if let Some(rule) = rule {
                labelled(out, label, rule);
            }
        }
        let rules: Vec<&RuleDef> =
            self.system.definitions.rules.iter().filter(|rule| rule.scheme == scheme.id).collect();
        labelled(out, "Regels:    ", &format!("{}, hieronder in de volgorde van het bestand", rules.len()));
        for rule in rules {
            if let Some(id) = self.system.id(&rule.name) {
                out.push('\n');
                self.rule(out, id, rule);
            }
        }
    }

    fn scheme_name(&self, id: &str) -> String {
        let scheme = self.system.definitions.schemes.iter().find(|s| s.id == id);
        scheme.map_or_else(|| id.to_owned(), |s| s.name.clone())
    }

    fn rule(&self, out: &mut String, id: ValueId, rule: &RuleDef) {
        heading(out, &rule.name, '-');
        labelled(out, "Regel van:", &format!("{}; {}", self.scheme_name(&rule.scheme), self.shape(id)));
        if let Some(explanation) = &rule.explanation {
            labelled(out, "Uitleg:   ", explanation);
        }
        let start = jiff::civil::date(self.year, 1, 1);
        let Some(at) = rule.versions.iter().rposition(|v| v.from.is_none_or(|from| from <= start)) else {
            labelled(out, "Let op:   ", &format!("deze regel heeft in {} geen formule", self.year));
            return;
        };
        let version = &rule.versions[at];
        labelled(out, "Bron:     ", &version.source);
        if rule.versions.len() > 1 {
            let dates: Vec<String> =
                rule.versions.iter().map(|v| v.from.map_or("altijd".to_owned(), |d| d.to_string())).collect();
            let text = format!("getoond is {}; er zijn versies vanaf {}", self.year, dates.join(" en "));
            labelled(out, "Versies:  ", &text);
        }
        let formula = &self.system.value(id).formulas[at];
        out.push_str("\nIn woorden\n");
        indented(out, &describe(self.system, formula), 2);
        out.push_str("\nFormule\n");
        for line in version.formula.lines() {
            out.push_str(&format!("  {}\n", line.trim_end()));
        }
        let item = Item::Value(id);
        self.numbers(out, item);
        self.values(out, item);
        self.users(out, item);
    }

    /// Whose, how often, in what unit.
    fn shape(&self, id: ValueId) -> String {
        let schema = &self.system.value(id).schema;
        let whose = match schema.entity {
            Entity::Household => "voor het huishouden",
            Entity::Person => "voor elke persoon",
        };
        let often = match schema.period {
            Period::Fixed => "",
            Period::Year => ", elk jaar",
            Period::Month => ", elke maand",
        };
        let what = match &schema.value_type {
            ValueType::Number(unit) if unit.is_none() => "een getal".to_owned(),
            ValueType::Number(unit) => format!("in {}", unit_in_words(*unit)),
            ValueType::Bool => "ja of nee".to_owned(),
            ValueType::Date => "een datum".to_owned(),
            ValueType::Enum(kind) => format!("een van: {}", kind.values.join(", ")),
        };
        format!("{whose}{often}, {what}")
    }

    fn numbers(&self, out: &mut String, item: Item) {
        let definitions = &self.system.definitions;
        let last = jiff::civil::date(self.year, 12, 31);
        let mut rows = Vec::new();
        for used in self.uses.direct(item) {
            match used {
                Item::Parameter(at) => {
                    let parameter = &definitions.parameters[*at];
                    let in_force = parameter.values.iter().rposition(|v| v.from <= last);
                    let Some(in_force) = in_force else { continue };
                    let first = parameter.values[..=in_force]
                        .iter()
                        .rposition(|v| v.from <= jiff::civil::date(self.year, 1, 1))
                        .unwrap_or(0);
                    for dated in &parameter.values[first..=in_force] {
                        rows.push(vec![
                            parameter.name.clone(),
                            parameter_text(parameter, dated.value),
                            dated.from.to_string(),
                            dated.certainty.dutch().to_owned(),
                            dated.source.clone(),
                        ]);
                    }
                }
                Item::Table(at) => {
                    let table = &definitions.tables[*at];
                    let Some(dated) = table.values.iter().rfind(|v| v.from <= last) else { continue };
                    rows.push(vec![
                        format!("tabel {}", table.name),
                        format!("{} rijen", dated.value.len()),
                        dated.from.to_string(),
                        dated.certainty.dutch().to_owned(),
                        dated.source.clone(),
                    ]);
                }
                Item::Value(_) => {}
            }
        }
        if !rows.is_empty() {
            out.push_str("\nGetallen\n");
            columns(out, &["Naam", "Waarde", "Vanaf", "Zekerheid", "Bron"], &rows);
        }
    }

    fn values(&self, out: &mut String, item: Item) {
        let mut rows = Vec::new();
        for used in self.uses.direct(item) {
            let Item::Value(id) = used else { continue };
            let from = match (self.system.rule(*id), self.system.input(*id)) {
                (Some(rule), _) => {
                    format!("{}: {}", self.scheme_name(&rule.scheme), rule.versions.last().map_or("", |v| &v.source))
                }
                (None, Some(input)) => {
                    format!("gegeven{}", input.explanation.as_ref().map(|e| format!(": {e}")).unwrap_or_default())
                }
                (None, None) => String::new(),
            };
            rows.push(vec![self.uses.name(*used).to_owned(), self.shape(*id), from]);
        }
        if !rows.is_empty() {
            out.push_str("\nGebruikt\n");
            columns(out, &["Naam", "Wat", "Waar het staat"], &rows);
        }
    }

    fn users(&self, out: &mut String, item: Item) {
        let users: Vec<&str> = self.uses.users(item).into_iter().map(|user| self.uses.name(user)).collect();
        out.push('\n');
        let text = if users.is_empty() { "geen andere regel".to_owned() } else { users.join(", ") };
        labelled(out, "Wordt gebruikt door:", &text);
        let felt: Vec<&str> = self.uses.schemes_that_feel(item).iter().map(|s| s.name.as_str()).collect();
        let text = if felt.is_empty() { "geen regeling".to_owned() } else { felt.join(", ") };
        labelled(out, "Werkt door in:", &text);
    }

    fn input(&self, out: &mut String, id: ValueId) {
        let Some(input) = self.system.input(id) else { return };
        heading(out, &input.name, '-');
        labelled(out, "Gegeven:  ", &self.shape(id));
        if let Some(explanation) = &input.explanation {
            labelled(out, "Uitleg:   ", explanation);
        }
        let omitted = input.default.clone().unwrap_or_else(|| "verplicht".to_owned());
        labelled(out, "Als een huishoudbestand het niet noemt:", &omitted);
        self.users(out, Item::Value(id));
    }

    fn parameter(&self, out: &mut String, parameter: &Parameter) {
        heading(out, &parameter.name, '-');
        labelled(out, "Getal van:", &self.scheme_name(&parameter.scheme));
        if let Some(explanation) = &parameter.explanation {
            labelled(out, "Uitleg:   ", explanation);
        }
        out.push('\n');
        let rows: Vec<Vec<String>> = parameter
            .values
            .iter()
            .map(|dated| {
                vec![
                    dated.from.to_string(),
                    parameter_text(parameter, dated.value),
                    range(dated.low, dated.high),
                    dated.certainty.dutch().to_owned(),
                    with_note(&dated.source, dated.note.as_deref()),
                ]
            })
            .collect();
        columns(out, &["Vanaf", "Waarde", "Laag tot hoog", "Zekerheid", "Bron"], &rows);
        if let Some(item) = self.uses.find(&parameter.name) {
            self.users(out, item);
        }
    }

    fn table(&self, out: &mut String, table: &LookupTable) {
        heading(out, &table.name, '-');
        let how = match table.kind {
            TableKind::Brackets => "schijven: elk deel van het bedrag tegen het tarief van zijn schijf",
            TableKind::Lookup => "opzoeken: de waarde van de eerste rij waar het getal in valt",
        };
        labelled(out, "Tabel van:", &format!("{}; {how}", self.scheme_name(&table.scheme)));
        let print = |value| format_euros(value, 0, Language::Dutch);
        for dated in &table.values {
            out.push('\n');
            let head = format!("Vanaf {} ({}):", dated.from, dated.certainty.dutch());
            labelled(out, &head, &with_note(&dated.source, dated.note.as_deref()));
            let rows: Vec<Vec<String>> = dated
                .value
                .iter()
                .map(|row| vec![row.limit.map_or("daarboven".to_owned(), print), print(row.value)])
                .collect();
            let (limit, value) = (format!("Tot en met ({})", table.unit_in), format!("Waarde ({})", table.unit_out));
            columns(out, &[&limit, &value], &rows);
        }
        if let Some(item) = self.uses.find(&table.name) {
            self.users(out, item);
        }
    }
}

fn range(low: Option<Decimal>, high: Option<Decimal>) -> String {
    let print = |value| format_euros(value, 0, Language::Dutch);
    low.zip(high).map_or_else(String::new, |(low, high)| format!("{} tot {}", print(low), print(high)))
}

fn with_note(source: &str, note: Option<&str>) -> String {
    note.map_or_else(|| source.to_owned(), |note| format!("{source} ({note})"))
}
