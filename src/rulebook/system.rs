//! A system: definitions loaded from a folder, overlays laid over them, everything checked.

use crate::diag::{Diagnostic, Diagnostics, Located, Source, closest, parse_document};
use crate::formats::{
    self, AS_WRITTEN, Block, Keys, Measure, block, describe, figure, label_as, list, may, need, text, text_as,
};
use crate::rulebook::ast::{Expr, ExprKind};
use crate::rulebook::definitions::{Definitions, InputDef, LookupTable, Parameter, RuleDef, RuleVersion, Scheme};
use crate::rulebook::derived::derive;
use crate::rulebook::meant::meant;
use crate::rulebook::node::{Node, ValueId};
use crate::rulebook::plan_error::PlanError;
use crate::rulebook::read::{FileRole, read_file, stays_inside};
use crate::rulebook::target::{ParameterChange, Target, not_a_table, not_in_table};
use crate::table::{ColumnSchema, Period, ValueType};
use crate::text::{Text, text};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// An input or rule after checking.
#[derive(Debug, Clone)]
pub struct ValueDef {
    /// Name and type.
    pub schema: Arc<ColumnSchema>,
    /// Position in `Definitions::inputs`, for an input.
    pub input: Option<usize>,
    /// Position in `Definitions::rules`, for a rule.
    pub rule: Option<usize>,
    /// One checked formula per version of the rule, in the same order; empty for an input.
    pub formulas: Vec<Arc<Node>>,
}

/// A checked system.
#[derive(Debug, Clone)]
pub struct System {
    /// What the files say.
    pub definitions: Arc<Definitions>,
    /// Inputs, then rules.
    pub values: Vec<ValueDef>,
    pub(crate) by_name: BTreeMap<Arc<str>, ValueId>,
}

/// How often a value that is given from outside is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodOfGiven {
    /// As the rule or input has it.
    AsDefined,
    /// A value per month, whatever the rule has.
    Month,
}

/// Reads `stelsel.toml` in `folder` and the files it names, and lays the overlays over it, in order.
///
/// # Errors
/// Every mistake found in the files.
pub fn load_definitions(folder: &Path, overlays: &[&Path]) -> Result<Definitions, Diagnostics> {
    let (definitions, diagnostics, _) = read_definitions(folder, overlays)?;
    diagnostics.into_result(definitions)
}

/// Whether so much of the files could be read that checking the rest tells more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Every file, but for single definitions.
    AllFiles,
    /// Some file is missing or is no TOML: every name in it would seem unknown.
    SomeFiles,
}

/// What `[stelsel]` says.
#[derive(Debug, Default)]
struct Head {
    id: String,
    name: String,
    years: Vec<i16>,
    files: Vec<Located<String>>,
}

/// The declaration of `stelsel.toml`.
pub fn system_declaration() -> Block {
    describe(system_file)
}

fn system_file(keys: &mut Keys<'_>) -> Option<Head> {
    keys.get(need(
        "stelsel",
        block(system_head),
        "een stelsel: welke bestanden er samen een maken, en voor welke jaren",
        "a system: which files make one together, and for which years",
    ))
}

fn system_head(keys: &mut Keys<'_>) -> Head {
    let id = keys.get(need(
        "id",
        text_as("huidig"),
        "korte naam, voor bestandsnamen en opdrachten",
        "short name, for file names and commands",
    ));
    let name = keys.get(need("naam", label_as("Huidig stelsel"), "naam voor mensen", "name for people"));
    keys.get(may("uitleg", text(), "toelichting", "explanation"));
    let years = keys.get(need(
        "jaren",
        list(figure(Measure::of("").between(1900.0, 2200.0).whole())),
        "kalenderjaren waarvoor elke waarde bekend is",
        "calendar years for which every value is known",
    ));
    let files = keys.get(need(
        "bestanden",
        list(text_as("bouwstenen.toml")),
        "bestanden van het stelsel, in deze map of daaronder",
        "files of the system, in this folder or below it",
    ));
    Head {
        id: id.map(|id| id.value).unwrap_or_default(),
        name: name.map(|name| name.value).unwrap_or_default(),
        years: years.into_iter().flatten().map(|year| year as i16).collect(),
        files: files.unwrap_or_default(),
    }
}

fn read_definitions(folder: &Path, overlays: &[&Path]) -> Result<(Definitions, Diagnostics, Reach), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut reach = Reach::AllFiles;
    let main = Source::read(&folder.join("stelsel.toml"))?;
    let root = parse_document(&main)?;
    let (head, _, mistakes) = formats::read(&main, &root, text!(the_file), &AS_WRITTEN, system_file);
    diagnostics.extend(mistakes);
    let Head { id, name, years, files: names } = head.unwrap_or_default();
    let mut definitions = Definitions { sources: vec![Arc::clone(&main)], id, name, years, ..Definitions::default() };
    for name in names {
        let inside = stays_inside(folder, &name.value);
        if !inside {
            reach = Reach::SomeFiles;
            diagnostics.push(Diagnostic::at(
                "R020",
                &main,
                name.span,
                text!(outside_folder_of_system, file = &name.value),
                text!(outside_folder_of_system_remedy),
            ));
            continue;
        }
        match Source::read(&folder.join(&name.value)) {
            Ok(source) => {
                let contents = read_file(&source, FileRole::Part, folder, &mut diagnostics);
                definitions.sources.push(source);
                definitions.attach(&contents.attached);
                if contents.unreadable {
                    reach = Reach::SomeFiles;
                }
                definitions.broken.extend(contents.broken);
                definitions.schemes.extend(contents.scheme);
                definitions.enums.extend(contents.enums);
                definitions.inputs.extend(contents.inputs);
                definitions.parameters.extend(contents.parameters.into_iter().map(|p| p.0));
                definitions.tables.extend(contents.tables.into_iter().map(|t| t.0));
                definitions.rules.extend(contents.rules.into_iter().map(|r| r.0));
            }
            Err(mut error) => {
                reach = Reach::SomeFiles;
                error.places.push(crate::diag::Place {
                    source: Arc::clone(&main),
                    span: name.span,
                    remark: text!(named_here),
                });
                diagnostics.push(error);
            }
        }
    }
    for overlay in overlays {
        match Source::read(overlay) {
            Ok(source) => {
                let beside = overlay.parent().unwrap_or(Path::new(""));
                let contents = read_file(&source, FileRole::Overlay, beside, &mut diagnostics);
                definitions.sources.push(source);
                definitions.attach(&contents.attached);
                if contents.unreadable {
                    reach = Reach::SomeFiles;
                }
                definitions.apply(contents, &mut diagnostics);
            }
            Err(error) => {
                reach = Reach::SomeFiles;
                diagnostics.push(error);
            }
        }
    }
    Ok((definitions, diagnostics, reach))
}

/// As [`load_definitions`], and checks everything.
///
/// # Errors
/// Every mistake found in the files.
pub fn load_system(folder: &Path, overlays: &[&Path]) -> Result<System, Diagnostics> {
    let (definitions, mut diagnostics, reach) = read_definitions(folder, overlays)?;
    if diagnostics.is_empty() {
        return System::check(definitions);
    }
    // The mistakes of reading are told together with those that only a check of all names can find.
    if reach == Reach::AllFiles
        && let Err(more) = System::check(definitions)
    {
        diagnostics.extend(more);
    }
    Err(diagnostics)
}

impl System {
    /// The id of an input or rule.
    pub fn id(&self, name: &str) -> Option<ValueId> {
        self.by_name.get(name).copied()
    }

    /// An input or rule.
    pub fn value(&self, id: ValueId) -> &ValueDef {
        &self.values[id.0]
    }

    /// The rule behind a value, if it is a rule.
    pub fn rule(&self, id: ValueId) -> Option<&RuleDef> {
        self.values[id.0].rule.map(|at| &self.definitions.rules[at])
    }

    /// The input behind a value, if it is an input.
    pub fn input(&self, id: ValueId) -> Option<&InputDef> {
        self.values[id.0].input.map(|at| &self.definitions.inputs[at])
    }

    /// A parameter by name.
    pub fn parameter(&self, name: &str) -> Option<&Parameter> {
        self.definitions.parameters.iter().find(|p| p.name == name)
    }

    /// A table by name.
    pub fn table(&self, name: &str) -> Option<&LookupTable> {
        self.definitions.tables.iter().find(|t| t.name == name)
    }

    /// Schemes with a month rule: those that pay something.
    pub fn paying_schemes(&self) -> impl Iterator<Item = &Scheme> {
        self.definitions.schemes.iter().filter(|s| s.month_rule.is_some() && s.year_rule.is_some())
    }

    /// The name of an input or rule closest to a misspelt one.
    pub fn suggestion(&self, name: &str) -> Option<&str> {
        closest(name, self.by_name.keys().map(|k| &**k))
    }

    /// Where in the files a plan fails, and what to do about it.
    pub fn diagnose(&self, error: &PlanError) -> Diagnostic {
        let d = &self.definitions;
        match error {
            PlanError::UnknownOutput { name, .. } if d.dropped.contains_key(name) => {
                let (overlay, origin) = &d.dropped[name];
                Diagnostic::at(
                    "R026",
                    &origin.source,
                    origin.span.clone(),
                    text!(dropped_but_computed, overlay = overlay, name = name),
                    text!(dropped_but_computed_remedy, name = name),
                )
            }
            PlanError::UnknownOutput { name, .. } => self.unknown_value(name),
            PlanError::YearNotCovered { year, known, .. } => {
                let message = text!(year_unknown, year = *year, known = known);
                let remedy = text!(year_unknown_remedy, year = *year);
                match d.sources.first() {
                    Some(main) => {
                        let start = main.text.find("\njaren").map_or(0, |at| at + 1);
                        let length = main.text[start..].find('\n').unwrap_or(main.text.len() - start);
                        Diagnostic::at("R010", main, start..start + length, message, remedy)
                    }
                    None => Diagnostic::general("R010", message, remedy),
                }
            }
            PlanError::NoValue { name, date, .. } => {
                let origins = d.parameters.iter().map(|p| (&p.name, &p.origin));
                let origins = origins.chain(d.tables.iter().map(|t| (&t.name, &t.origin)));
                let mut origins = origins.chain(d.rules.iter().map(|r| (&r.name, &r.origin)));
                let message = text!(no_value_on_day, name = name, day = date);
                let remedy = text!(no_value_on_day_remedy, name = name, day = date);
                match origins.find(|(known, _)| *known == name) {
                    Some((_, origin)) => Diagnostic::at("R010", &origin.source, origin.span.clone(), message, remedy),
                    None => Diagnostic::general("R010", message, remedy),
                }
            }
        }
    }

    /// A name that is neither an input nor a rule.
    fn unknown_value(&self, name: &str) -> Diagnostic {
        let remedy = meant(self.suggestion(name), text!(all_names_in_rulebooks));
        Diagnostic::general("R003", text!(neither_input_nor_rule, name = name), remedy)
    }

    /// The same system in which the named rules are facts from outside.
    ///
    /// # Errors
    /// The mistakes that this makes, such as a year rule that now reads a value per month; `R003` for an unknown name.
    pub fn with_given(&self, given: &[(&str, PeriodOfGiven)]) -> Result<System, Diagnostics> {
        let mut definitions = Definitions::clone(&self.definitions);
        for (name, period) in given {
            let Some(position) = definitions.rules.iter().position(|r| r.name == *name) else {
                if self.id(name).is_some() {
                    continue;
                }
                return Err(self.unknown_value(name).into());
            };
            let rule = definitions.rules.remove(position);
            definitions.inputs.push(InputDef {
                name: rule.name,
                label: rule.label,
                entity: rule.entity,
                period: if *period == PeriodOfGiven::Month { Period::Month } else { rule.period },
                type_text: rule.type_text,
                type_span: rule.type_span,
                default: None,
                least: None,
                most: None,
                explanation: rule.explanation,
                origin: rule.origin,
            });
        }
        System::check(definitions)
    }

    /// The same system in which the named inputs always have their value of `weglaten`: for facts that a source of
    /// facts does not have. A name that is no input, or an input without that value, stays as it is.
    ///
    /// # Errors
    /// The mistakes that this makes; none for a system that was checked.
    pub fn with_defaults(&self, names: &[&str]) -> Result<System, Diagnostics> {
        let mut definitions = Definitions::clone(&self.definitions);
        for name in names {
            let Some(value_type) = self.id(name).map(|id| &self.value(id).schema.value_type) else { continue };
            let Some(position) = definitions.inputs.iter().position(|i| i.name == *name) else { continue };
            let Some(text) = definitions.inputs[position].default.clone() else { continue };
            let constant = match value_type {
                ValueType::Bool => Some(ExprKind::Bool(text == "ja")),
                ValueType::Number(unit) => Decimal::from_str_exact(&text).ok().map(|n| ExprKind::Number(n, *unit)),
                ValueType::Date => crate::units::read_date(&text).ok().map(ExprKind::Date),
                ValueType::Enum(_) => Some(ExprKind::Name(text.clone())),
            };
            let Some(kind) = constant else { continue };
            let input = definitions.inputs.remove(position);
            let version = RuleVersion {
                from: None,
                formula: text,
                expr: Expr { kind, span: input.type_span.clone() },
                // A source is in one language, that of the rulebooks.
                source: text!(value_where_omitted).nl,
                file: Arc::clone(&input.origin.source),
            };
            definitions.rules.push(RuleDef {
                name: input.name,
                label: input.label,
                entity: input.entity,
                period: input.period,
                type_text: input.type_text,
                type_span: input.type_span,
                versions: vec![version],
                explanation: input.explanation,
                scheme: String::new(),
                origin: input.origin,
            });
        }
        System::check(definitions)
    }

    /// The same system with parameters or tables changed from the first day of `year` on.
    ///
    /// # Errors
    /// `R003` for a name that is no parameter or table; `R010` where there is no value in that year to change; `R005` and
    /// `R017` for a row that is not there or limits that no longer rise.
    pub fn with_changes(&self, year: i16, changes: &[(Target, ParameterChange)]) -> Result<System, Diagnostics> {
        let mut definitions = Definitions::clone(&self.definitions);
        let start = crate::rulebook::read::first_of_year(year);
        for (target, change) in changes {
            let name = &target.name;
            if let Some(parameter) = definitions.parameters.iter_mut().find(|p| p.name == *name) {
                if !parameter.values.iter().any(|v| v.from <= start) {
                    return Err(no_value(name, year).into());
                }
                if target.row.is_some() {
                    return Err(not_a_table(target).into());
                }
                fix_from(&mut parameter.values, start);
                change_from(&mut parameter.values, start, |value| {
                    *value = change.apply(*value);
                    Ok(())
                })?;
            } else if let Some(table) = definitions.tables.iter_mut().find(|t| t.name == *name) {
                if !table.values.iter().any(|v| v.from <= start) {
                    return Err(no_value(name, year).into());
                }
                change_from(&mut table.values, start, |rows| target.change_rows(rows, change))?;
            } else {
                let known = definitions
                    .parameters
                    .iter()
                    .map(|p| p.name.as_str())
                    .chain(definitions.tables.iter().map(|t| t.name.as_str()));
                let remedy = meant(closest(name, known), text!(command_lists_parameters));
                let message = text!(neither_parameter_nor_table, name = name);
                return Err(Diagnostic::general("R003", message, remedy).into());
            }
        }
        let mut diagnostics = Diagnostics::default();
        derive(&mut definitions, &mut diagnostics);
        diagnostics.into_result(())?;
        Ok(System { definitions: Arc::new(definitions), values: self.values.clone(), by_name: self.by_name.clone() })
    }
}

/// What is derived from a day on is a number of its own once it is changed; what was in force before stays derived.
fn fix_from(values: &mut Vec<crate::rulebook::definitions::Dated<rust_decimal::Decimal>>, start: jiff::civil::Date) {
    let Some(in_force) = values.iter().rposition(|value| value.from <= start) else { return };
    if values[in_force].is_derived && values[in_force].from < start {
        let mut split = values[in_force].clone();
        split.from = start;
        values.insert(in_force + 1, split);
    }
    for value in values.iter_mut().filter(|value| value.from >= start) {
        value.is_derived = false;
    }
}

fn no_value(name: &str, year: i16) -> Diagnostic {
    Diagnostic::general(
        "R010",
        text!(no_value_in_year_to_change, name = name, year = year),
        text!(choose_year_with_value),
    )
}

fn change_from<T>(
    values: &mut [crate::rulebook::definitions::Dated<T>],
    start: jiff::civil::Date,
    mut change: impl FnMut(&mut T) -> Result<(), Text>,
) -> Result<(), Diagnostics> {
    let in_force = values.iter().rposition(|v| v.from <= start).unwrap_or(0);
    for dated in &mut values[in_force..] {
        change(&mut dated.value).map_err(not_in_table)?;
    }
    Ok(())
}
