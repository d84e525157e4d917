//! `stelsel rules show`: a scheme, rule, number or fact in plain Dutch or English, beside its formula and source.

use crate::cli::Outcome;
use crate::cli::print;
use crate::cli::rules::layout::{columns, heading, indented, labelled};
use crate::cli::rules::{Found, certainty_in, find, titled, year_of};
use crate::report::{formula_in_words, unit_in_words};
use crate::rulebook::{
    Item, LookupTable, Parameter, RuleDef, Scheme, System, TableKind, Uses, ValueId, parameter_text,
};
use crate::table::{Entity, Period, ValueType};
use crate::text::Text;
use crate::text::text;
use crate::units::{Language, format_euros};
use rust_decimal::Decimal;
use std::process::ExitCode;

/// Shows what has this name.
pub(super) fn show(system: &System, name: &str, year: Option<i16>, language: Language) -> Outcome<ExitCode> {
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
    fn say(&self, words: Text) -> String {
        words.said_in(self.language)
    }

    fn columns(&self, out: &mut String, headings: &[Text], rows: &[Vec<String>]) {
        let headings: Vec<&str> = headings.iter().map(|heading| heading.get(self.language)).collect();
        columns(out, &headings, rows);
    }

    fn scheme(&self, out: &mut String, scheme: &Scheme) {
        heading(out, &format!("{} ({})", scheme.name.get(self.language), scheme.id), '=');
        labelled(out, &self.say(text!(rules_label_law)), &format!("{} ({})", scheme.law, scheme.bwb));
        labelled(out, &self.say(text!(rules_label_executor)), &scheme.executor);
        for (label, rule) in [
            (self.say(text!(rules_label_per_month)), &scheme.month_rule),
            (self.say(text!(rules_label_per_year)), &scheme.year_rule),
        ] {
            if let Some(rule) = rule {
                labelled(out, &label, rule);
            }
        }
        let rules: Vec<&RuleDef> =
            self.system.definitions.rules.iter().filter(|rule| rule.scheme == scheme.id).collect();
        let order = text!(rules_in_order_of_the_file, n = rules.len());
        labelled(out, &self.say(text!(rules_label_rules)), &self.say(order));
        for rule in rules {
            if let Some(id) = self.system.id(&rule.name) {
                out.push('\n');
                self.rule(out, id, rule);
            }
        }
    }

    fn titled(&self, name: &str) -> String {
        titled(self.system, name, self.language)
    }

    fn label(&self, name: &str) -> String {
        self.system.label(name).get(self.language).to_owned()
    }

    fn scheme_name(&self, id: &str) -> String {
        self.system.scheme_label(id).get(self.language).to_owned()
    }

    fn rule(&self, out: &mut String, id: ValueId, rule: &RuleDef) {
        heading(out, &self.titled(&rule.name), '-');
        labelled(
            out,
            &self.say(text!(rules_label_rule)),
            &format!("{}; {}", self.scheme_name(&rule.scheme), self.shape(id)),
        );
        if let Some(explanation) = &rule.explanation {
            labelled(out, &self.say(text!(rules_label_explained)), explanation);
        }
        let start = jiff::civil::date(self.year, 1, 1);
        let Some(at) = rule.versions.iter().rposition(|v| v.from.is_none_or(|from| from <= start)) else {
            let none = self.say(text!(rules_no_formula_in, year = self.year));
            labelled(out, &self.say(text!(rules_label_note)), &none);
            return;
        };
        let version = &rule.versions[at];
        labelled(out, &self.say(text!(rules_label_source)), &version.source);
        if rule.versions.len() > 1 {
            let dates: Vec<String> = rule
                .versions
                .iter()
                .map(|v| v.from.map_or(self.say(text!(rules_from_ever)), |d| d.to_string()))
                .collect();
            let dates = dates.join(&self.say(text!(rules_and)));
            let versions = text!(rules_versions_from, year = self.year, dates = dates);
            labelled(out, &self.say(text!(rules_label_versions)), &self.say(versions));
        }
        let formula = &self.system.value(id).formulas[at];
        out.push_str(&format!("\n{}\n", self.say(text!(rules_in_words))));
        indented(out, &formula_in_words(self.system, formula, self.language), 2);
        out.push_str(&format!("\n{}\n", self.say(text!(rules_formula))));
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
            Entity::Household => self.say(text!(rules_for_the_household)),
            Entity::Person => self.say(text!(rules_for_every_person)),
        };
        let often = match schema.period {
            Period::Fixed => String::new(),
            Period::Year => self.say(text!(rules_every_year)),
            Period::Month => self.say(text!(rules_every_month)),
        };
        let what = match &schema.value_type {
            ValueType::Number(unit) if unit.is_none() => self.say(text!(rules_a_number)),
            ValueType::Number(unit) => self.say(text!(rules_in_unit, unit = unit_in_words(*unit, self.language))),
            ValueType::Bool => self.say(text!(rules_yes_no)),
            ValueType::Date => self.say(text!(rules_a_date)),
            ValueType::Enum(kind) => self.say(text!(rules_one_of, list = kind.values.join(", "))),
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
                            self.label(&parameter.name),
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
                        self.say(text!(rules_table_named, name = &table.name)),
                        self.label(&table.name),
                        self.say(text!(rules_number_of_rows, n = dated.value.len())),
                        dated.from.to_string(),
                        certainty_in(dated.certainty, self.language).to_owned(),
                        dated.source.clone(),
                    ]);
                }
                Item::Value(_) => {}
            }
        }
        if !rows.is_empty() {
            out.push_str(&format!("\n{}\n", self.say(text!(rules_heading_numbers))));
            let headings = [
                text!(word_name),
                text!(word_what),
                text!(word_value),
                text!(rules_from),
                text!(word_certainty),
                text!(word_source),
            ];
            self.columns(out, &headings, &rows);
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
                        self.say(text!(rules_given)),
                        input.explanation.as_ref().map(|e| format!(": {e}")).unwrap_or_default()
                    )
                }
                (None, None) => String::new(),
            };
            let name = self.uses.name(*used);
            rows.push(vec![name.to_owned(), self.label(name), format!("{}; {from}", self.shape(*id))]);
        }
        if !rows.is_empty() {
            out.push_str(&format!("\n{}\n", self.say(text!(rules_uses))));
            let headings = [text!(word_name), text!(word_what), text!(rules_where)];
            self.columns(out, &headings, &rows);
        }
    }

    fn users(&self, out: &mut String, item: Item) {
        let users: Vec<String> =
            self.uses.users(item).into_iter().map(|user| self.titled(self.uses.name(user))).collect();
        out.push('\n');
        let text = if users.is_empty() { self.say(text!(rules_no_other_rule)) } else { users.join(", ") };
        labelled(out, &self.say(text!(rules_used_by)), &text);
        let felt: Vec<&str> = self.uses.schemes_that_feel(item).iter().map(|s| s.name.get(self.language)).collect();
        let text = if felt.is_empty() { self.say(text!(rules_no_scheme)) } else { felt.join(", ") };
        labelled(out, &self.say(text!(rules_felt_in)), &text);
    }

    fn input(&self, out: &mut String, id: ValueId) {
        let Some(input) = self.system.input(id) else { return };
        heading(out, &self.titled(&input.name), '-');
        labelled(out, &self.say(text!(rules_label_fact)), &self.shape(id));
        if let Some(explanation) = &input.explanation {
            labelled(out, &self.say(text!(rules_label_explained)), explanation);
        }
        let omitted = input.default.clone().unwrap_or_else(|| self.say(text!(rules_required)));
        let label = self.say(text!(rules_when_left_out));
        labelled(out, &label, &omitted);
        self.users(out, Item::Value(id));
    }

    fn parameter(&self, out: &mut String, parameter: &Parameter) {
        heading(out, &self.titled(&parameter.name), '-');
        labelled(out, &self.say(text!(rules_label_number)), &self.scheme_name(&parameter.scheme));
        if let Some(explanation) = &parameter.explanation {
            labelled(out, &self.say(text!(rules_label_explained)), explanation);
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
        let headings = [
            text!(rules_from),
            text!(word_value),
            text!(rules_heading_range),
            text!(word_certainty),
            text!(word_source),
        ];
        self.columns(out, &headings, &rows);
        if let Some(item) = self.uses.find(&parameter.name) {
            self.users(out, item);
        }
    }

    fn range(&self, low: Option<Decimal>, high: Option<Decimal>) -> String {
        let print = |value| format_euros(value, 0, self.language);
        let range = |(low, high)| self.say(text!(rules_range, low = print(low), high = print(high)));
        low.zip(high).map_or_else(String::new, range)
    }

    fn table(&self, out: &mut String, table: &LookupTable) {
        heading(out, &self.titled(&table.name), '-');
        let how = match table.kind {
            TableKind::Brackets => self.say(text!(rules_brackets)),
            TableKind::Lookup => self.say(text!(rules_look_up)),
        };
        labelled(out, &self.say(text!(rules_label_table)), &format!("{}; {how}", self.scheme_name(&table.scheme)));
        let print = |value| format_euros(value, 0, self.language);
        for dated in &table.values {
            out.push('\n');
            let certainty = certainty_in(dated.certainty, self.language);
            let head = self.say(text!(rules_from_with_certainty, date = dated.from.to_string(), certainty = certainty));
            labelled(out, &head, &with_note(&dated.source, dated.note.as_deref()));
            let rows: Vec<Vec<String>> = dated
                .value
                .iter()
                .map(|row| vec![row.limit.map_or(self.say(text!(word_above_that)), print), print(row.value)])
                .collect();
            let (of_limit, of_value) = (table.unit_in.to_string(), table.unit_out.to_string());
            let limit = text!(rules_limit_up_to, unit = of_limit);
            let value = text!(rules_value_in, unit = of_value);
            self.columns(out, &[limit, value], &rows);
        }
        if let Some(item) = self.uses.find(&table.name) {
            self.users(out, item);
        }
    }
}

fn with_note(source: &str, note: Option<&str>) -> String {
    note.map_or_else(|| source.to_owned(), |note| format!("{source} ({note})"))
}
