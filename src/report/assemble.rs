//! From a finished run to the report: measures, comparisons, receipt, ledger of sources and assumptions.

use crate::measure::{MeasureError, Measures, PublishedPoint, compare_published, measure};
use crate::report::sections::{changes, checks};
use crate::report::{Assumption, HouseholdOrigin, Receipt, Report, ReportHead, SourceEntry, build};
use crate::simulation::measured::run_data;
use crate::simulation::provenance::{LedgerLine, hashes, ledger};
use crate::simulation::published_use::use_beside_published;
use crate::simulation::{Prepared, Run, RunError};
use crate::text::Text;

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
    let uncalibrated: Vec<String> =
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

fn head(prepared: &Prepared, lines: Vec<LedgerLine>, uncalibrated: &[String]) -> ReportHead {
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
                value: l.figure.value,
                source: l.figure.source,
                certainty: l.figure.grade,
            })
            .collect(),
        assumptions: assumed
            .into_iter()
            .map(|l| Assumption {
                name: l.name,
                value: l.figure.value,
                low: l.figure.low.unwrap_or_default(),
                high: l.figure.high.unwrap_or_default(),
                reason: format!("{} ({})", l.figure.source, l.figure.grade),
            })
            .collect(),
        not_modelled: not_modelled(&prepared.filled, uncalibrated),
        households: match prepared.file() {
            None => HouseholdOrigin::Synthetic,
            Some((name, households)) => HouseholdOrigin::File { name, households },
        },
    }
}

/// What the run leaves out.
pub(crate) fn not_modelled(filled: &[(String, String)], uncalibrated: &[String]) -> Vec<Text> {
    let mut out = vec![
        Text::new(
            "Kinderopvang is er alleen voor kinderen van ouders die allemaal werken. Van de eigen woning telt wat de belasting ervan maakt, niet wat zij kost of opbrengt. Studiefinanciering, gemeentelijke regelingen en box 3 zitten niet in het model.",
            "Only children of parents who all work have childcare. Of the own home only its effect on tax counts, not what it costs or yields. Student grants, municipal schemes and box 3 are not modelled.",
        ),
        Text::new(
            "In de inkomens per maand volgt de belasting het aandeel van de maand in het jaarinkomen, niet de tabellen van de loonheffing.",
            "In incomes per month, tax follows the month's share of yearly income, not the payroll tables.",
        ),
        Text::new(
            "Van het werk van de uitvoering tellen besluiten, meldingen, andere berichten en telefoongesprekken mee. Langsgaan, handhaving en systemen zitten niet in het model.",
            "Of the work of the agency, decisions, reports, other messages and phone calls are counted. Visits, enforcement and systems are not modelled.",
        ),
        Text::new(
            "Niemand gaat meer of minder werken, verhuizen of anders samenwonen door een variant.",
            "Nobody works more or less, moves or lives together differently because of a variant.",
        ),
    ];
    if !uncalibrated.is_empty() {
        let list = uncalibrated.join(", ");
        out.push(Text::new(
            format!(
                "Het gebruik van {list} kon niet worden geijkt: in het huidige stelsel heeft niemand van deze huishoudens er recht op. Waar een variant dat recht wel geeft, is het gebruik dat van de andere regelingen."
            ),
            format!(
                "The use of {list} could not be calibrated: in the current system none of these households is entitled to it. Where a variant does give that right, use is that of the other schemes."
            ),
        ));
    }
    if !filled.is_empty() {
        let list: Vec<String> = filled.iter().map(|(name, value)| format!("{name} = {value}")).collect();
        let list = list.join(", ");
        out.push(Text::new(
            format!("Gegevens die de bevolking niet heeft, staan voor iedereen op één waarde: {list}."),
            format!("Facts that the population does not have stand at one value for everybody: {list}."),
        ));
    }
    out
}
