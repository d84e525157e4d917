//! Proof that a change was used: what an overlay, the financing or a setting changed, who reads it, whom it moves.
//!
//! ```text
//!  --set ─► Setting ─► systems ─► change without a reader, or outside the year: error
//!                          └► after the run: each change taken away alone ─► households it moves
//! ```
//!
//! Takes: a prepared scenario and its run. Gives: errors before the run, one [`ChangeEffect`] per change after it.
//! Leaves to others: print (`report`, the command line).

use crate::diag::{Diagnostic, Diagnostics};
use crate::engine::Outcome;
use crate::rulebook::{DatedChange, Difference, ParameterChange, Plan, System, differences};
use crate::scenario::run::{Evaluators, Prepared, RunError};
use crate::table::{Entity, Table};
use crate::units::{MONTHS, Month, parse_date};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::sync::Arc;

mod effects;

pub use crate::rulebook::{DifferingKind, Manner};
pub(super) use effects::effects;

/// Results that commands show beside those of a run.
const SHOWN: [&str; 4] = ["besteedbaar_inkomen_jaar", "besteedbaar_inkomen_maand", "toeslagen_jaar", "toeslagen_maand"];

/// A number that is set for one calculation, such as `standaardpremie=2200@2026-07-01`.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Parameter or table.
    pub name: String,
    /// The change, as a rulebook writes the number.
    pub change: ParameterChange,
    /// First day; `None`: the first day of the year.
    pub from: Option<Date>,
}

impl Setting {
    /// Reads `naam=waarde`, `naam*=factor` or `naam+=bedrag`, with `@datum` behind it or not.
    ///
    /// # Errors
    /// `S007` with what is expected.
    pub fn parse(text: &str) -> Result<Setting, Diagnostic> {
        let remedy =
            "schrijf `naam=waarde`, `naam*=factor` of `naam+=bedrag`, met `@2026-07-01` erachter voor vanaf die datum";
        let wrong = |what: String| Diagnostic::general("S007", what, remedy);
        let (left, right) =
            text.split_once('=').ok_or_else(|| wrong(format!("`{text}` is geen wijziging van een waarde")))?;
        let (value, date) = right.split_once('@').map_or((right, None), |(value, date)| (value, Some(date)));
        let number = Decimal::from_str_exact(value.trim())
            .ok()
            .filter(|v| v.abs() < Decimal::from(1_000_000_000_000_i64))
            .ok_or_else(|| wrong(format!("`{}` is geen getal met een punt voor de decimalen", value.trim())))?;
        let (name, change) = match (left.strip_suffix('*'), left.strip_suffix('+')) {
            (Some(name), _) => (name, ParameterChange::Scale(number)),
            (_, Some(name)) => (name, ParameterChange::Add(number)),
            _ => (left, ParameterChange::Set(number)),
        };
        let from = match date {
            Some(date) => Some(
                parse_date(date.trim())
                    .ok_or_else(|| wrong(format!("`{}` is geen datum als 2026-07-01", date.trim())))?,
            ),
            None => None,
        };
        Ok(Setting { name: name.trim().to_owned(), change, from })
    }

    /// The change with its date; a date that no month of the year begins on or after is refused.
    ///
    /// # Errors
    /// `S006`.
    pub fn dated(&self, year: i16) -> Result<DatedChange, Diagnostic> {
        let start = Month(0).first_day(year);
        let from = self.from.unwrap_or(start);
        let last = Month::all().map(|month| month.first_day(year)).max().unwrap_or(start);
        if from < start || from > last {
            return Err(Diagnostic::general(
                "S006",
                format!("de wijziging van `{}` gaat in op {from}, en dat valt buiten {year}", self.name),
                format!("kies een datum van {start} tot en met {last}, of laat de datum weg voor het hele jaar"),
            ));
        }
        Ok(DatedChange { name: self.name.clone(), change: self.change.clone(), from })
    }
}

/// A system with the settings that it knows; those it does not know are left out.
///
/// # Errors
/// See [`Setting::dated`] and [`System::with_dated_changes`].
pub fn with_settings(system: &System, year: i16, settings: &[Setting]) -> Result<System, Diagnostics> {
    let mut dated = Vec::new();
    for setting in settings {
        let change = setting.dated(year)?;
        if system.parameter(&setting.name).is_some() || system.table(&setting.name).is_some() {
            dated.push(change);
        }
    }
    system.with_dated_changes(&dated)
}

/// Refuses a name that none of the systems has.
///
/// # Errors
/// `R003` with the name that comes closest.
pub fn check_names(systems: &[Arc<System>], settings: &[Setting]) -> Result<(), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    for setting in settings {
        let known = |s: &Arc<System>| s.parameter(&setting.name).is_some() || s.table(&setting.name).is_some();
        if systems.iter().any(known) {
            continue;
        }
        let value = systems.iter().find(|s| s.id(&setting.name).is_some());
        if value.is_some() {
            diagnostics.push(Diagnostic::general(
                "R003",
                format!("`{}` is een regel of invoer, geen parameter of tabel", setting.name),
                "wijzig een parameter, of vervang de regel met een overlay",
            ));
        } else if let Some(Err(errors)) = systems.first().map(|system| {
            let change = ParameterChange::Scale(Decimal::ONE);
            system.with_dated_changes(&[DatedChange { name: setting.name.clone(), change, from: Date::MAX }])
        }) {
            diagnostics.extend(errors);
        }
    }
    diagnostics.into_result(())
}

/// Where a change comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeOrigin {
    /// An overlay of the variant.
    Overlay,
    /// The financing of the variant.
    Financing,
    /// A setting of this calculation.
    Setting,
}

/// What a change did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Without it, the results of so many of the households tried would be others.
    Moved {
        /// Households.
        households: usize,
        /// Tried.
        of: usize,
    },
    /// New, so it cannot be taken away: a tenth more of it changes so many.
    Nudged {
        /// Households.
        households: usize,
        /// Tried.
        of: usize,
    },
    /// New, so it cannot be taken away: it works by way of these rules.
    Through(Vec<String>),
    /// It cannot be taken away alone, because other changes build on it.
    Inseparable,
    /// Read by results that this run does not use.
    ElsewhereOnly,
}

impl Effect {
    /// Whether it was read and yet changed nothing.
    pub fn is_nil(&self) -> bool {
        matches!(self, Effect::Moved { households: 0, .. } | Effect::Nudged { households: 0, .. })
    }
}

/// One change of one variant and what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeEffect {
    /// Position of the variant; 0 is the base.
    pub variant: usize,
    /// Name of the rule, parameter or table.
    pub name: String,
    /// What it is.
    pub kind: DifferingKind,
    /// Where the change comes from.
    pub origin: ChangeOrigin,
    /// Whether it is new.
    pub manner: Manner,
    /// What it did.
    pub effect: Effect,
}

/// Refuses changes that nothing reads and changes that fall outside the year.
///
/// # Errors
/// `S005` and `S006`, all at once, at the place of the change.
pub(super) fn check_read(prepared: &Prepared) -> Result<(), RunError> {
    let year = prepared.scenario.year;
    let mut diagnostics = Diagnostics::default();
    let mut settings_read: BTreeSet<&str> = BTreeSet::new();
    for (at, variant) in prepared.variants().enumerate() {
        let system = &prepared.systems[at];
        let plans = plans(system, year, &Evaluators::checked(system, year, variant.dials.basis)?);
        let is_read = |name: &str| plans.iter().any(|plan| reads(plan, name));
        settings_read.extend(prepared.settings.iter().map(|s| s.name.as_str()).filter(|name| is_read(name)));
        if at == 0 {
            continue;
        }
        for difference in overlay_changes(&prepared.as_read[0], &prepared.as_read[at]) {
            let outside = difference.manner == Manner::Changed
                && same_in_year(&prepared.as_read[0], &prepared.as_read[at], &difference, year);
            if outside || !is_read(&difference.name) {
                diagnostics.push(complaint(&prepared.as_read[at], &difference, &variant.id, outside, year));
            }
        }
    }
    for setting in &prepared.settings {
        if !settings_read.contains(setting.name.as_str()) {
            diagnostics.push(not_read(&setting.name));
        }
    }
    diagnostics.0.dedup_by(|a, b| a.message == b.message);
    Ok(diagnostics.into_result(())?)
}

/// The complaint about a setting that nothing reads.
pub fn not_read(name: &str) -> Diagnostic {
    Diagnostic::general(
        "S005",
        format!("geen enkele regel die hier wordt uitgerekend leest `{name}`; de wijziging zou niets doen"),
        format!(
            "`stelsel rules show {name}` toont welke regels de waarde gebruiken; kies een andere of laat de wijziging weg"
        ),
    )
}

fn complaint(system: &System, difference: &Difference, variant: &str, outside: bool, year: i16) -> Diagnostic {
    let name = &difference.name;
    let definitions = &system.definitions;
    let rule = definitions.rules.iter().find(|r| r.name == *name).map(|r| &r.origin);
    let parameter = system.parameter(name).map(|p| &p.origin);
    let table = system.table(name).map(|t| &t.origin);
    let (code, message, remedy) = if outside {
        (
            "S006",
            format!("de wijziging van `{name}` in variant `{variant}` valt buiten {year}"),
            format!("laat de wijziging ingaan op of voor 1 januari {year}, of haal haar weg"),
        )
    } else {
        (
            "S005",
            format!("geen regel leest `{name}` van variant `{variant}`; de wijziging zou niets doen"),
            "gebruik de naam in een regel die meetelt, of haal haar uit de overlay".to_owned(),
        )
    };
    match rule.or(parameter).or(table) {
        Some(origin) => Diagnostic::at(code, &origin.source, origin.span.clone(), message, remedy),
        None => Diagnostic::general(code, message, remedy),
    }
}

/// Rules, parameters and tables that an overlay replaces or adds.
fn overlay_changes(base: &System, variant: &System) -> Vec<Difference> {
    let mut out = differences(base, variant);
    out.retain(|d| {
        matches!(d.kind, DifferingKind::Rule | DifferingKind::Parameter | DifferingKind::Table)
            && matches!(d.manner, Manner::Added | Manner::Changed)
    });
    out
}

/// The plans of a run, and one with all results that other commands show.
fn plans(system: &Arc<System>, year: i16, evaluators: &Evaluators) -> Vec<Arc<Plan>> {
    let shown: Vec<&str> = SHOWN.into_iter().filter(|name| system.id(name).is_some()).collect();
    let mut out = evaluators.plans.clone();
    out.extend(Plan::new(system, year, &shown).ok().map(Arc::new));
    out
}

/// Whether a plan reads a rule, parameter or table.
pub fn reads(plan: &Plan, name: &str) -> bool {
    let definitions = &plan.system.definitions;
    let parameter = definitions.parameters.iter().position(|p| p.name == name);
    let table = definitions.tables.iter().position(|t| t.name == name);
    plan.system.id(name).is_some_and(|id| plan.order.contains(&id))
        || parameter.is_some_and(|at| plan.parameters[at].is_some())
        || table.is_some_and(|at| plan.tables[at].is_some())
}

/// Whether both systems have the same rule, numbers or rows in every month of the year.
fn same_in_year(base: &System, variant: &System, difference: &Difference, year: i16) -> bool {
    if difference.before.as_ref().map(|w| &w.shape) != difference.after.as_ref().map(|w| &w.shape) {
        return false;
    }
    let name = difference.name.as_str();
    let days: Vec<Date> = Month::all().map(|month| month.first_day(year)).collect();
    let same =
        |now: &dyn Fn(&System, Date) -> Option<String>| days.iter().all(|day| now(base, *day) == now(variant, *day));
    match difference.kind {
        DifferingKind::Rule => same(&|system, _| {
            let rule = system.definitions.rules.iter().find(|r| r.name == name)?;
            let version = rule.versions.iter().rfind(|v| v.from.is_none_or(|from| from <= days[0]))?;
            Some(version.formula.split_whitespace().collect::<Vec<_>>().join(" "))
        }),
        DifferingKind::Parameter => same(&|system, day| {
            let dated = system.parameter(name)?.values.iter().rfind(|v| v.from <= day)?;
            Some(dated.value.normalize().to_string())
        }),
        _ => same(&|system, day| {
            let dated = system.table(name)?.values.iter().rfind(|v| v.from <= day)?;
            Some(format!("{:?}", dated.value))
        }),
    }
}

/// Households for which any result that both have differs.
pub fn differing_households(facts: &Table, first: &Outcome, second: &Outcome) -> usize {
    let mut differs = vec![false; facts.n_households()];
    for column in first.columns() {
        let Some(other) = second.column(&column.schema.name).filter(|other| other.schema == column.schema) else {
            continue;
        };
        let lanes = column.schema.period.lanes().min(MONTHS);
        for (household, flag) in differs.iter_mut().enumerate().filter(|(_, flag)| !**flag) {
            let entities = match column.schema.entity {
                Entity::Household => household..household + 1,
                Entity::Person => facts.persons_of(household),
            };
            *flag = entities
                .flat_map(|e| (0..lanes).map(move |m| (e, m)))
                .any(|(e, m)| column.get(e, m) != other.get(e, m));
        }
    }
    differs.into_iter().filter(|flag| *flag).count()
}
