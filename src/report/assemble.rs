//! From a finished run to the report: measures, comparisons, receipt, ledger of sources and assumptions.

use crate::measure::{MeasureError, Measures, PublishedPoint, compare_published, measure};
use crate::report::sections::{changes, checks};
use crate::report::{Assumption, HouseholdOrigin, Receipt, Report, ReportHead, SourceEntry, build};
use crate::simulation::measured::run_data;
use crate::simulation::provenance::{LedgerLine, hashes, ledger};
use crate::simulation::published_use::use_beside_published;
use crate::simulation::{Prepared, Run, RunError};
use crate::text::Text;
use crate::text::text;

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
pub enum AssembleError {
    /// The data do not fit together, or a published figure has an unknown key.
    #[error(transparent)]
    Measure(#[from] MeasureError),
    /// The ledger of sources cannot be made.
    #[error(transparent)]
    Run(#[from] RunError),
}

impl AssembleError {
    /// What is wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            AssembleError::Measure(error) => error.told(),
            AssembleError::Run(error) => error.told(),
        }
    }
}

/// Measures a run and builds its report.
///
/// # Errors
/// See [`AssembleError`].
pub fn assemble(prepared: &Prepared, run: Run) -> Result<(Report, Measures), AssembleError> {
    let lines = ledger(prepared)?;
    let used = use_beside_published(&run, &prepared.behaviour);
    let effects = run.changes;
    let then = run.settled_then;
    let base_schemes = run.variants.first().map(|base| base.schemes.as_slice()).unwrap_or_default();
    let uncalibrated: Vec<Text> =
        base_schemes.iter().filter(|s| !run.calibrated.contains_key(&s.id)).map(|s| s.name.clone()).collect();
    let measures = measure(&run_data(prepared, run.facts, run.variants))?;
    let points: Vec<PublishedPoint> = prepared.behaviour.published.iter().map(|p| p.point.clone()).collect();
    let comparisons = compare_published(measures.base(), &measures.base_schemes, &points)?;
    let mut report = build(head(prepared, lines, &uncalibrated), &measures, &comparisons);
    let names: Vec<Text> = prepared.variants().map(|variant| variant.name.clone()).collect();
    // Before the guide, which closes the report.
    let last = report.sections.len().saturating_sub(1);
    report.sections.splice(last..last, checks::checks(&prepared.behaviour, &comparisons, then.as_deref(), &used));
    let last = report.sections.len().saturating_sub(1);
    report.sections.splice(last..last, changes::changes(&effects, &names));
    Ok((report, measures))
}

fn head(prepared: &Prepared, lines: Vec<LedgerLine>, uncalibrated: &[Text]) -> ReportHead {
    let scenario = &prepared.scenario;
    let (assumed, sourced): (Vec<LedgerLine>, Vec<LedgerLine>) =
        lines.into_iter().partition(|line| line.figure.grade.is_assumed());
    ReportHead {
        title: scenario.title.clone(),
        question: scenario.question.clone(),
        receipt: Receipt {
            version: crate::VERSION.to_owned(),
            seed: scenario.seed,
            sample: u64::from(prepared.population.sample()),
            year: scenario.year,
            changes: prepared.settings.iter().map(ToString::to_string).collect(),
            hashes: hashes(prepared),
        },
        sources: sourced
            .into_iter()
            .map(|l| SourceEntry {
                name: l.name,
                label: l.label,
                value: l.figure.value,
                source: l.figure.source,
                certainty: l.figure.grade,
            })
            .collect(),
        assumptions: assumed
            .into_iter()
            .map(|l| Assumption {
                name: l.name,
                label: l.label,
                value: l.figure.value,
                low: l.figure.low.unwrap_or_default(),
                high: l.figure.high.unwrap_or_default(),
                reason: format!("{} ({})", l.figure.source, l.figure.grade),
            })
            .collect(),
        not_modelled: not_modelled(&prepared.filled_in_words(), uncalibrated),
        households: match prepared.file() {
            None => HouseholdOrigin::Synthetic,
            Some((name, households)) => HouseholdOrigin::File { name, households },
        },
    }
}

/// What the run leaves out.
pub(crate) fn not_modelled(filled: &[(Text, Text)], uncalibrated: &[Text]) -> Vec<Text> {
    let mut out = vec![
        text!(left_out_childcare_and_home),
        text!(left_out_payroll_tables),
        text!(left_out_work_of_agency),
        text!(left_out_behaviour),
    ];
    if !uncalibrated.is_empty() {
        out.push(text!(left_out_calibration, list = Text::joined(uncalibrated, ", ")));
    }
    if !filled.is_empty() {
        let each: Vec<Text> = filled.iter().map(|(name, value)| Text::joined([name, value], ": ")).collect();
        out.push(text!(left_out_facts, list = Text::joined(&each, "; ")));
    }
    out
}
