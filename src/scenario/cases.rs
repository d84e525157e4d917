//! Worked cases beside the rules: given facts, expected amounts, where the expectation comes from.

use crate::diag::{Diagnostic, Diagnostics, Entry, Located, Source, Value, parse_document};
use crate::engine::{Columns, Evaluate, evaluate_household};
use crate::rulebook::{Plan, System, load_system, meant, stays_inside};
use crate::scenario::by_hand::{ByHand, build};
use crate::scenario::case_file::{WrittenCase, read_case_file};
use crate::table::{ColumnSchema, Entity, Period, ValueType};
use crate::text::{Text, text};
use crate::units::{Exact, MONTHS, Miswritten, Rounding, RoundingMode, greatest_written, read_number};
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One expected value.
#[derive(Debug, Clone)]
pub struct Expectation {
    /// Name of the value.
    pub name: String,
    /// Expected: one value for all months and persons, one per person, or, for a household or a single person, one per
    /// month.
    pub expected: Vec<Decimal>,
}

impl Expectation {
    /// What is expected of one of `entities` in one month; `None` where the list has another length.
    fn of(&self, schema: &ColumnSchema, entities: usize, entity: usize, month: usize) -> Option<Decimal> {
        match self.expected.len() {
            1 => self.expected.first().copied(),
            n if schema.entity == Entity::Person && n == entities => self.expected.get(entity).copied(),
            n if entities == 1 && schema.period == Period::Month && n == MONTHS => self.expected.get(month).copied(),
            _ => None,
        }
    }
}

/// One worked case.
#[derive(Debug, Clone)]
pub struct Case {
    /// Name for people.
    pub name: String,
    /// File it stands in.
    pub file: String,
    /// Where the expectation comes from.
    pub origin: String,
    /// Whether somebody outside published the outcome.
    pub confirmed_outside: bool,
    household: ByHand,
    year: i16,
    expectations: Vec<Expectation>,
}

/// What came out differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// Name of the value.
    pub name: String,
    /// Month (0–11), for a value per month.
    pub month: Option<usize>,
    /// Expected.
    pub expected: Decimal,
    /// Found; `None` when the rule has no result, with the reason in `reason`.
    pub found: Option<Decimal>,
    /// Why there is no result.
    pub reason: Text,
}

/// Reads all case files of a system in order of name: those in its folder `cases`, and those of the overlays over it
/// in `varianten/cases` beside the folder of the system.
///
/// # Errors
/// Every mistake in the files; `C001` when the folder has no case at all.
pub fn read_cases(folder: &Path, system: &System) -> Result<Vec<Case>, Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    let mut systems = Systems { folder, plain: system, laid_over: BTreeMap::new() };
    let mut out = Vec::new();
    for file in case_files(folder) {
        match Source::read(&file) {
            Ok(source) => read_file(&source, &file, &mut systems, &mut out, &mut diagnostics),
            Err(error) => diagnostics.push(error),
        }
    }
    if out.is_empty() && diagnostics.is_empty() {
        diagnostics.push(Diagnostic::general(
            "C001",
            text!(no_cases, folder = folder.join("cases").display().to_string()),
            text!(no_cases_remedy),
        ));
    }
    diagnostics.into_result(out)
}

/// The case files of a system and of the overlays beside it.
pub(super) fn case_files(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.join("cases")];
    folders.extend(folder.parent().map(|parent| parent.join("varianten").join("cases")));
    let mut out = Vec::new();
    for folder in folders {
        let entries = std::fs::read_dir(&folder).into_iter().flatten().filter_map(Result::ok).map(|e| e.path());
        let mut files: Vec<PathBuf> = entries.filter(|p| p.extension().is_some_and(|e| e == "toml")).collect();
        files.sort();
        out.extend(files);
    }
    out
}

/// The system of a folder, with the overlays that a case file names.
pub(super) struct Systems<'a> {
    pub(super) folder: &'a Path,
    pub(super) plain: &'a System,
    pub(super) laid_over: BTreeMap<Vec<PathBuf>, Option<System>>,
}

impl Systems<'_> {
    /// The system for one case file; `None` where its overlays have a mistake, which is told once.
    pub(super) fn of_file(
        &mut self,
        source: &Arc<Source>,
        named: &[Located<String>],
        file: &Path,
        diagnostics: &mut Diagnostics,
    ) -> Option<&System> {
        let beside = file.parent().and_then(Path::parent).unwrap_or(Path::new(""));
        let mut overlays = Vec::new();
        for name in named {
            if !stays_inside(beside, &name.value) {
                diagnostics.push(Diagnostic::at(
                    "R020",
                    source,
                    name.span.clone(),
                    text!(overlay_outside_folder, overlay = &name.value, folder = beside.display().to_string()),
                    text!(overlay_outside_folder_remedy),
                ));
                return None;
            }
            overlays.push(beside.join(&name.value));
        }
        if overlays.is_empty() {
            return Some(self.plain);
        }
        let folder = self.folder;
        self.laid_over
            .entry(overlays)
            .or_insert_with_key(|overlays| {
                let paths: Vec<&Path> = overlays.iter().map(AsRef::as_ref).collect();
                load_system(folder, &paths).map_err(|errors| diagnostics.extend(errors)).ok()
            })
            .as_ref()
    }
}

fn read_file(
    source: &Arc<Source>,
    path: &Path,
    systems: &mut Systems<'_>,
    out: &mut Vec<Case>,
    diagnostics: &mut Diagnostics,
) {
    let root = match parse_document(source) {
        Ok(root) => root,
        Err(errors) => return diagnostics.extend(errors),
    };
    let (file, mistakes) = read_case_file(source, &root);
    diagnostics.extend(mistakes);
    let Some(system) = systems.of_file(source, &file.overlays, path, diagnostics) else { return };
    for case in file.cases {
        out.extend(read_case(source, case, system, diagnostics));
    }
}

fn read_case(
    source: &Arc<Source>,
    written: WrittenCase<'_>,
    system: &System,
    diagnostics: &mut Diagnostics,
) -> Option<Case> {
    let before = diagnostics.0.len();
    let year = written.date.year();
    let household = build(&written.household, system, year, diagnostics);
    let expectations: Vec<Expectation> =
        written.expected.iter().filter_map(|e| read_expectation(source, e, system, diagnostics)).collect();
    if expectations.is_empty() && diagnostics.0.len() == before {
        diagnostics.push(Diagnostic::at(
            "C002",
            source,
            written.span,
            text!(case_expects_nothing),
            text!(case_expects_nothing_remedy),
        ));
    }
    let household = household.filter(|_| diagnostics.0.len() == before)?;
    let (file, confirmed_outside) = (source.name.clone(), written.confirmed_outside);
    Some(Case { name: written.name, file, origin: written.origin, confirmed_outside, household, year, expectations })
}

/// A number, what is wrong with it, or nothing where another kind of value stands there.
fn expected_number(value: &Value, greatest: f64) -> Result<Decimal, Option<Miswritten>> {
    match value {
        Value::Text(text) | Value::Number(text) => read_number(text, greatest).map_err(Some),
        _ => Err(None),
    }
}

fn read_expectation(
    source: &Arc<Source>,
    entry: &Entry,
    system: &System,
    diagnostics: &mut Diagnostics,
) -> Option<Expectation> {
    let mut complain = |what: Text, remedy: Text| {
        diagnostics.push(Diagnostic::at("C003", source, entry.key_span.clone(), what, remedy));
        None
    };
    if let Some(parameter) = system.parameter(&entry.key) {
        return match expected_number(&entry.node.value, greatest_written(!parameter.percent)) {
            Ok(expected) => Some(Expectation { name: entry.key.clone(), expected: vec![expected] }),
            Err(Some(mistake)) => complain(mistake.message(), mistake.remedy()),
            Err(None) => complain(text!(expected_no_number, name = &entry.key), text!(expected_no_number_remedy)),
        };
    }
    let Some(id) = system.id(&entry.key) else {
        let near = system.suggestion(&entry.key);
        return complain(text!(not_a_value, name = &entry.key), meant(near, text!(not_a_value_remedy)));
    };
    let schema = &system.value(id).schema;
    let greatest = greatest_written(!matches!(schema.value_type, ValueType::Number(unit) if !unit.is_money()));
    let number = |value: &Value| match value {
        Value::Bool(flag) => Ok(Decimal::from(u8::from(*flag))),
        other => expected_number(other, greatest),
    };
    let values: Result<Vec<Decimal>, Option<Miswritten>> = match &entry.node.value {
        Value::List(items) => items.iter().map(|i| number(&i.value)).collect(),
        other => number(other).map(|v| vec![v]),
    };
    let lengths = match (schema.entity, schema.period) {
        (Entity::Household, Period::Month) => vec![1, MONTHS],
        (Entity::Household, _) => vec![1],
        (Entity::Person, _) => Vec::new(),
    };
    match values {
        Ok(expected) if lengths.contains(&expected.len()) || lengths.is_empty() && !expected.is_empty() => {
            Some(Expectation { name: entry.key.clone(), expected })
        }
        Err(Some(mistake)) => complain(mistake.message(), mistake.remedy()),
        _ => complain(text!(expected_no_number_or_list, name = &entry.key), text!(expected_no_number_or_list_remedy)),
    }
}

impl Case {
    /// A number of the law on the first day of the year, where it is not as expected.
    fn number(&self, expectation: &Expectation) -> Option<Difference> {
        let parameter = self.household.system.parameter(&expectation.name)?;
        let day = jiff::civil::date(self.year, 1, 1);
        let expected = *expectation.expected.first()?;
        let in_force = parameter.values.iter().rfind(|value| value.from <= day).map(|value| value.value);
        let found = in_force.map(|value| if parameter.percent { value * Decimal::ONE_HUNDRED } else { value });
        let reason = if found.is_none() { text!(no_value_in_year) } else { Text::default() };
        let name = expectation.name.clone();
        (found != Some(expected)).then_some(Difference { name, month: None, expected, found, reason })
    }

    /// Runs the case through both evaluators; empty when all is as expected.
    pub fn run(&self) -> Vec<Difference> {
        let system = &self.household.system;
        let of_law = |e: &&Expectation| system.parameter(&e.name).is_some();
        let numbers = self.expectations.iter().filter(of_law).filter_map(|e| self.number(e));
        let mut out: Vec<Difference> = numbers.collect();
        let names: Vec<&str> = self.expectations.iter().filter(|e| !of_law(e)).map(|e| e.name.as_str()).collect();
        let failed = |reason: Text| {
            let expected = self.expectations.first().and_then(|e| e.expected.first()).copied().unwrap_or_default();
            vec![Difference { name: names.join(", "), month: None, expected, found: None, reason }]
        };
        let plan = match Plan::new(&self.household.system, self.year, &names) {
            Ok(plan) => Arc::new(plan),
            Err(error) => return failed(error.told()),
        };
        let values = match evaluate_household(&plan, &self.household.facts, 0) {
            Ok(values) => values,
            Err(error) => return failed(error.told()),
        };
        let columns = match Columns::compile(Arc::clone(&plan)).evaluate(&self.household.facts) {
            Ok(outcome) => outcome,
            Err(error) => return failed(error.told()),
        };
        for expectation in &self.expectations {
            let Some(id) = self.household.system.id(&expectation.name) else {
                continue;
            };
            let schema = &self.household.system.value(id).schema;
            let entities = if schema.entity == Entity::Person { values.persons() } else { 1 };
            'value: for month in 0..schema.period.lanes() {
                for entity in 0..entities {
                    let Some(expected) = expectation.of(schema, entities, entity, month) else {
                        let n = expectation.expected.len();
                        let reason = match entities {
                            1 => text!(expected_one_or_twelve, found = n),
                            _ => text!(expected_one_or_each, found = n, persons = entities),
                        };
                        let expected = expectation.expected[0];
                        let name = expectation.name.clone();
                        out.push(Difference { name, month: None, expected, found: None, reason });
                        break 'value;
                    };
                    let found = values.get(&plan, id, entity, month).map(decimal_of);
                    let rounded = found.map(|f| rounded(&schema.value_type, f, expected));
                    let month_shown = (schema.period == Period::Month).then_some(month);
                    if rounded != Some(expected) {
                        out.push(Difference {
                            name: expectation.name.clone(),
                            month: month_shown,
                            expected,
                            found,
                            reason: Text::default(),
                        });
                    } else if let (Some(column), Some(found)) = (columns.column(&expectation.name), found) {
                        let scale = Decimal::from(schema.value_type.storage_scale() as i64);
                        let fast = Decimal::from_f64_retain(column.get(entity, month)).unwrap_or_default() / scale;
                        if matches!(&schema.value_type, ValueType::Number(unit) if unit.is_money())
                            && fast != cents(found)
                        {
                            out.push(Difference {
                                name: expectation.name.clone(),
                                month: month_shown,
                                expected,
                                found: Some(fast),
                                reason: text!(fast_differs),
                            });
                        }
                    }
                }
            }
        }
        out
    }
}

fn decimal_of(value: crate::engine::Value) -> Decimal {
    match value {
        crate::engine::Value::Number(number) => number.to_decimal(),
        crate::engine::Value::Bool(flag) => Decimal::from(u8::from(flag)),
        crate::engine::Value::Date(days) => Decimal::from(days),
        crate::engine::Value::Enum(at) => Decimal::from(at),
    }
}

fn cents(value: Decimal) -> Decimal {
    Rounding { mode: RoundingMode::HalfUp, step: Decimal::new(1, 2) }.apply(Exact::from(value)).to_decimal()
}

/// Money to the cent, other numbers to the decimals of the expectation.
fn rounded(kind: &ValueType, found: Decimal, expected: Decimal) -> Decimal {
    match kind {
        ValueType::Number(unit) if unit.is_money() => cents(found),
        _ => found.round_dp(expected.scale().max(4)).round_dp(expected.scale()),
    }
}
