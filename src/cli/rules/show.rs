//! `stelsel rules show`: a scheme, rule, number or fact in plain Dutch or English, beside its formula and source.

use crate::cli::print;
use crate::cli::rules::layout::{columns, heading, indented, labelled};
use crate::cli::rules::{Found, certainty_in, find, say, year_of};
use crate::rulebook::{
    Item, LookupTable, Parameter, RuleDef, Scheme, System, TableKind, Uses, ValueId, describe_in, parameter_text,
    unit_in,
};
use crate::table::{Entity, Period, ValueType};
use crate::units::{Language, format_euros};
use rust_decimal::Decimal;
use std::process::ExitCode;

/// Shows what has this name.
pub(super) fn show(system: &System, name: &str, year: Option<i16>, language: Language) -> anyhow::Result<ExitCode> {
    let uses = Uses::new(system);
    let year = year_of(system, year)?;
    let card = Card { system, uses: &uses, year, language };
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
    print(&out)?;
    Ok(ExitCode::SUCCESS)
}

struct Card<'a> {
    system: &'a System,
    uses: &'a Uses<'a>,
    year: i16,
    language: Language,
}

impl Card<'_> {
    fn say<'w>(&self, dutch: &'w str, english: &'w str) -> &'w str {
        say(self.language, dutch, english)
    }

    fn scheme(&self, out: &mut String, scheme: &Scheme) {
        heading(out, &scheme.name, '=');
        labelled(out, self.say("Wet:       ", "Law:        "), &format!("{} ({})", scheme.law, scheme.bwb));
        labelled(out, self.say("Uitvoerder:", "Executor:   "), &scheme.executor);
        for (label, rule) in [
            (self.say("Per maand: ", "Per month:  "), &scheme.month_rule),
            (self.say("Per jaar:  ", "Per year:   "), &scheme.year_rule),
        ] {
            if let Some(rule) = rule {
                labelled(out, label, rule);
            }
        }
        let rules: Vec<&RuleDef> =
            self.system.definitions.rules.iter().filter(|rule| rule.scheme == scheme.id).collect();
        let order = self.say("hieronder in de volgorde van het bestand", "below in the order of the file");
        labelled(out, self.say("Regels:    ", "Rules:      "), &format!("{}, {order}", rules.len()));
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
        labelled(
            out,
            self.say("Regel van:", "Rule of:  "),
            &format!("{}; {}", self.scheme_name(&rule.scheme), self.shape(id)),
        );
        if let Some(explanation) = &rule.explanation {
            labelled(out, self.say("Uitleg:   ", "Explained:"), explanation);
        }
        let start = jiff::civil::date(self.year, 1, 1);
        let Some(at) = rule.versions.iter().rposition(|v| v.from.is_none_or(|from| from <= start)) else {
            let none = self.say("deze regel heeft geen formule in", "this rule has no formula in");
            labelled(out, self.say("Let op:   ", "Note:     "), &format!("{none} {}", self.year));
            return;
        };
        let version = &rule.versions[at];
        labelled(out, self.say("Bron:     ", "Source:   "), &version.source);
        if rule.versions.len() > 1 {
            let dates: Vec<String> = rule
                .versions
                .iter()
                .map(|v| v.from.map_or(self.say("altijd", "ever").to_owned(), |d| d.to_string()))
                .collect();
            let dates = dates.join(self.say(" en ", " and "));
            let (shown, from) =
                (self.say("getoond is", "shown is"), self.say("er zijn versies vanaf", "there are versions from"));
            labelled(out, self.say("Versies:  ", "Versions: "), &format!("{shown} {}; {from} {dates}", self.year));
        }
        let formula = &self.system.value(id).formulas[at];
        out.push_str(self.say("\nIn woorden\n", "\nIn words\n"));
        indented(out, &describe_in(self.system, formula, self.language), 2);
        out.push_str(self.say("\nFormule\n", "\nFormula\n"));
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
            Entity::Household => self.say("voor het huishouden", "for the household"),
            Entity::Person => self.say("voor elke persoon", "for every person"),
        };
        let often = match schema.period {
            Period::Fixed => "",
            Period::Year => self.say(", elk jaar", ", every year"),
            Period::Month => self.say(", elke maand", ", every month"),
        };
        let what = match &schema.value_type {
            ValueType::Number(unit) if unit.is_none() => self.say("een getal", "a number").to_owned(),
            ValueType::Number(unit) => format!("in {}", unit_in(*unit, self.language)),
            ValueType::Bool => self.say("ja of nee", "yes or no").to_owned(),
            ValueType::Date => self.say("een datum", "a date").to_owned(),
            ValueType::Enum(kind) => format!("{}: {}", self.say("een van", "one of"), kind.values.join(", ")),
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
                            parameter_text(parameter, dated.value, self.language),
                            dated.from.to_string(),
                            certainty_in(dated.certainty, self.language).to_owned(),
                            dated.source.clone(),
                        ]);
                    }
                }
                Item::Table(at) => {
                    let table = &definitions.tables[*at];
                    let Some(dated) = table.values.iter().rfind(|v| v.from <= last) else { continue };
                    rows.push(vec![
                        format!("{} {}", self.say("tabel", "table"), table.name),
                        format!("{} {}", dated.value.len(), self.say("rijen", "rows")),
                        dated.from.to_string(),
                        certainty_in(dated.certainty, self.language).to_owned(),
                        dated.source.clone(),
                    ]);
                }
                Item::Value(_) => {}
            }
        }
        if !rows.is_empty() {
            out.push_str(self.say("\nGetallen\n", "\nNumbers\n"));
            let headings = match self.language {
                Language::Dutch => ["Naam", "Waarde", "Vanaf", "Zekerheid", "Bron"],
                Language::English => ["Name", "Value", "From", "Certainty", "Source"],
            };
            columns(out, &headings, &rows);
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
                    format!(
                        "{}{}",
                        self.say("gegeven", "fact"),
                        input.explanation.as_ref().map(|e| format!(": {e}")).unwrap_or_default()
                    )
                }
                (None, None) => String::new(),
            };
            rows.push(vec![self.uses.name(*used).to_owned(), self.shape(*id), from]);
        }
        if !rows.is_empty() {
            out.push_str(self.say("\nGebruikt\n", "\nUses\n"));
            let headings = match self.language {
                Language::Dutch => ["Naam", "Wat", "Waar het staat"],
                Language::English => ["Name", "What", "Where it stands"],
            };
            columns(out, &headings, &rows);
        }
    }

    fn users(&self, out: &mut String, item: Item) {
        let users: Vec<&str> = self.uses.users(item).into_iter().map(|user| self.uses.name(user)).collect();
        out.push('\n');
        let text =
            if users.is_empty() { self.say("geen andere regel", "no other rule").to_owned() } else { users.join(", ") };
        labelled(out, self.say("Wordt gebruikt door:", "Is used by:"), &text);
        let felt: Vec<&str> = self.uses.schemes_that_feel(item).iter().map(|s| s.name.as_str()).collect();
        let text = if felt.is_empty() { self.say("geen regeling", "no scheme").to_owned() } else { felt.join(", ") };
        labelled(out, self.say("Werkt door in:", "Is felt in:"), &text);
    }

    fn input(&self, out: &mut String, id: ValueId) {
        let Some(input) = self.system.input(id) else { return };
        heading(out, &input.name, '-');
        labelled(out, self.say("Gegeven:  ", "Fact:     "), &self.shape(id));
        if let Some(explanation) = &input.explanation {
            labelled(out, self.say("Uitleg:   ", "Explained:"), explanation);
        }
        let omitted = input.default.clone().unwrap_or_else(|| self.say("verplicht", "required").to_owned());
        let label = self.say("Als een huishoudbestand het niet noemt:", "When a household file leaves it out:");
        labelled(out, label, &omitted);
        self.users(out, Item::Value(id));
    }

    fn parameter(&self, out: &mut String, parameter: &Parameter) {
        heading(out, &parameter.name, '-');
        labelled(out, self.say("Getal van:", "Number of:"), &self.scheme_name(&parameter.scheme));
        if let Some(explanation) = &parameter.explanation {
            labelled(out, self.say("Uitleg:   ", "Explained:"), explanation);
        }
        out.push('\n');
        let rows: Vec<Vec<String>> = parameter
            .values
            .iter()
            .map(|dated| {
                vec![
                    dated.from.to_string(),
                    parameter_text(parameter, dated.value, self.language),
                    self.range(dated.low, dated.high),
                    certainty_in(dated.certainty, self.language).to_owned(),
                    with_note(&dated.source, dated.note.as_deref()),
                ]
            })
            .collect();
        let headings = match self.language {
            Language::Dutch => ["Vanaf", "Waarde", "Laag tot hoog", "Zekerheid", "Bron"],
            Language::English => ["From", "Value", "Low to high", "Certainty", "Source"],
        };
        columns(out, &headings, &rows);
        if let Some(item) = self.uses.find(&parameter.name) {
            self.users(out, item);
        }
    }

    fn range(&self, low: Option<Decimal>, high: Option<Decimal>) -> String {
        let print = |value| format_euros(value, 0, self.language);
        let to = self.say("tot", "to");
        low.zip(high).map_or_else(String::new, |(low, high)| format!("{} {to} {}", print(low), print(high)))
    }

    fn table(&self, out: &mut String, table: &LookupTable) {
        heading(out, &table.name, '-');
        let how = match table.kind {
            TableKind::Brackets => self.say(
                "schijven: elk deel van het bedrag tegen het tarief van zijn schijf",
                "brackets: each part of the amount at the rate of its bracket",
            ),
            TableKind::Lookup => self.say(
                "opzoeken: de waarde van de eerste rij waar het getal in valt",
                "look-up: the value of the first row that the number falls in",
            ),
        };
        labelled(out, self.say("Tabel van:", "Table of: "), &format!("{}; {how}", self.scheme_name(&table.scheme)));
        let print = |value| format_euros(value, 0, self.language);
        for dated in &table.values {
            out.push('\n');
            let head = format!(
                "{} {} ({}):",
                self.say("Vanaf", "From"),
                dated.from,
                certainty_in(dated.certainty, self.language)
            );
            labelled(out, &head, &with_note(&dated.source, dated.note.as_deref()));
            let rows: Vec<Vec<String>> = dated
                .value
                .iter()
                .map(|row| {
                    vec![row.limit.map_or(self.say("daarboven", "above that").to_owned(), print), print(row.value)]
                })
                .collect();
            let (limit, value) = (
                format!("{} ({})", self.say("Tot en met", "Up to and including"), table.unit_in),
                format!("{} ({})", self.say("Waarde", "Value"), table.unit_out),
            );
            columns(out, &[&limit, &value], &rows);
        }
        if let Some(item) = self.uses.find(&table.name) {
            self.users(out, item);
        }
    }
}

fn with_note(source: &str, note: Option<&str>) -> String {
    note.map_or_else(|| source.to_owned(), |note| format!("{source} ({note})"))
}
