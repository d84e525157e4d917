//! Proof that a change was used: what an overlay, the financing or a setting changed, who reads it, whom it moves.
//!
//! ```text
//!  --set ─► Setting ─► systems ─► change without a reader, or outside the year: error
//!                          └► after the run: each change taken away alone ─► households it moves
//! ```
//!
//! Takes: a prepared scenario and its run. Gives: errors before the run, one [`ChangeEffect`] per change after it.
//! Leaves to others: print (`report`, the command line).

use crate::diag::{Diagnostic, Diagnostics, closest};
use crate::engine::Outcome;
use crate::rulebook::{Difference, Plan, System, differences, meant};
use crate::simulation::error::RunError;
use crate::simulation::evaluators::Evaluators;
use crate::simulation::prepared::Prepared;
use crate::simulation::setting::Setting;
use crate::table::{Entity, Table};
use crate::text::{Text, text};
use crate::units::{MONTHS, Month};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::sync::Arc;

pub(crate) mod effects;
pub(crate) mod refusals;

pub use crate::rulebook::{DifferingKind, Manner};

/// Results that commands show beside those of a run.
const SHOWN: [&str; 4] = ["besteedbaar_inkomen_jaar", "besteedbaar_inkomen_maand", "toeslagen_jaar", "toeslagen_maand"];

/// Refuses a name that none of the systems has.
///
/// # Errors
/// `R003` with the name that comes closest; `S007` for a number with two readings.
pub fn check_names(systems: &[Arc<System>], settings: &[Setting]) -> Result<(), Diagnostics> {
    let mut diagnostics = Diagnostics::default();
    for mistake in settings.iter().filter_map(|setting| setting.miswritten(systems.iter().map(|system| &**system))) {
        diagnostics.push(mistake);
    }
    for setting in settings.iter().filter(|setting| !systems.iter().any(|system| setting.is_known_to(system))) {
        let name = &setting.target.name;
        if systems.iter().any(|system| system.id(name).is_some()) {
            diagnostics.push(Diagnostic::general(
                "R003",
                text!(setting_of_input, name = name),
                text!(setting_of_input_remedy),
            ));
            continue;
        }
        let known = systems.iter().flat_map(|system| {
            let definitions = &system.definitions;
            let parameters = definitions.parameters.iter().map(|p| p.name.as_str());
            let tables = definitions.tables.iter().map(|t| t.name.as_str());
            parameters.chain(tables).chain(definitions.rules.iter().map(|r| r.name.as_str()))
        });
        diagnostics.push(Diagnostic::general(
            "R003",
            text!(setting_of_unknown, name = name),
            meant(closest(name, known), text!(setting_of_unknown_remedy)),
        ));
    }
    diagnostics.into_result(())
}

/// What is worth a remark and no mistake: a share where the rules write percents.
pub fn remarks(systems: &[Arc<System>], settings: &[Setting]) -> Vec<Text> {
    settings.iter().filter_map(|setting| setting.remark(systems.iter().map(|system| &**system))).collect()
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
    /// It moves no amount and no right, only the income that is protected when somebody repays.
    OnlyProtected {
        /// Households whose protected income differs.
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
    Through(Vec<Text>),
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
    /// The words for it.
    pub label: Text,
    /// What it is.
    pub kind: DifferingKind,
    /// Where the change comes from.
    pub origin: ChangeOrigin,
    /// Whether it is new.
    pub manner: Manner,
    /// Whether it gives a value of its own to a number that followed from others.
    pub fixes_derived: bool,
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
        let is_read = |name: &str| plans.iter().any(|plan| plan.reads(name));
        let own = prepared.settings.iter().filter(|setting| setting.is_for(&variant.id));
        settings_read.extend(own.map(|s| s.target.name.as_str()).filter(|name| is_read(name)));
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
        if !settings_read.contains(setting.target.name.as_str()) {
            diagnostics.push(not_read(&setting.target.name));
        }
    }
    diagnostics.0.dedup_by(|a, b| a.message == b.message);
    Ok(diagnostics.into_result(())?)
}

/// The complaint about a setting that nothing reads.
pub fn not_read(name: &str) -> Diagnostic {
    Diagnostic::general("S005", text!(setting_not_read, name = name), text!(setting_not_read_remedy, name = name))
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
            text!(change_outside_year, name = name, variant = variant, year = year),
            text!(change_outside_year_remedy, year = year),
        )
    } else {
        ("S005", text!(change_not_read, name = name, variant = variant), text!(change_not_read_remedy))
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
pub(super) fn plans(system: &Arc<System>, year: i16, evaluators: &Evaluators) -> Vec<Arc<Plan>> {
    let shown: Vec<&str> = SHOWN.into_iter().filter(|name| system.id(name).is_some()).collect();
    let mut out = evaluators.plans.clone();
    out.extend(Plan::new(system, year, &shown).ok().map(Arc::new));
    out
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
