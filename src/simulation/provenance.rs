//! What a run rests on: the hashes of its inputs and every number from outside, with source and certainty.

use crate::rulebook::{NonTakeUp, Plan, System};
use crate::scenario::new_schemes::StatedUse;
use crate::scenario::sourced::SourcedNumber;
use crate::simulation::error::RunError;
use crate::simulation::prepared::Prepared;
use crate::simulation::rule_names::{BEFORE_MONTH, BEFORE_YEAR, EQUIVALENCE, NORM};
use crate::units::{Language, format_euros};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

/// One number from outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// Name, with the file or block it stands in.
    pub name: String,
    /// Value as printed, with unit.
    pub value: String,
    /// Source.
    pub source: String,
    /// `bevestigd`, `bron`, `geheugen` or `aanname`.
    pub certainty: String,
    /// Low end as printed, or nothing.
    pub low: String,
    /// High end as printed, or nothing.
    pub high: String,
}

impl LedgerLine {
    /// Whether the number rests on memory or on a choice.
    pub fn is_assumed(&self) -> bool {
        crate::scenario::sourced::is_assumed(&self.certainty)
    }
}

/// File names, from the root of the project, with the SHA-256 of their text.
pub fn hashes(prepared: &Prepared) -> Vec<(String, String)> {
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    let mut add = |source: &crate::diag::Source| {
        let name = relative(&source.name, &prepared.scenario.root);
        let digest = Sha256::digest(source.text.as_bytes());
        let mut hex = String::with_capacity(64);
        for byte in digest {
            let _ = write!(hex, "{byte:02x}");
        }
        files.insert(name, hex);
    };
    add(&prepared.scenario.source);
    add(&prepared.behaviour.source);
    prepared.times.iter().for_each(|times| add(&times.source));
    add(&prepared.population_source);
    for source in prepared.systems.iter().flat_map(|system| &system.definitions.sources) {
        add(source);
    }
    for (path, hash) in &prepared.data_hashes {
        files.insert(relative(&path.to_string_lossy(), &prepared.scenario.root), hash.clone());
    }
    files.into_iter().collect()
}

/// A name without the folder that the project stands in: no result names a place on a machine.
fn relative(name: &str, root: &Path) -> String {
    let path = Path::new(name);
    let short = path.strip_prefix(root).unwrap_or(path);
    short.to_string_lossy().replace('\\', "/").trim_start_matches("./").to_owned()
}

/// Every number that a run used, each once, in order of name: rulebooks, dials and behaviour, population.
///
/// # Errors
/// A plan that cannot be made, which a run would have met before.
pub fn ledger(prepared: &Prepared) -> Result<Vec<LedgerLine>, RunError> {
    let mut lines: BTreeMap<String, LedgerLine> = BTreeMap::new();
    for system in &prepared.systems {
        let outputs: Vec<&str> = system
            .paying_schemes()
            .filter_map(|s| s.year_rule.as_deref())
            .chain([BEFORE_MONTH, BEFORE_YEAR, NORM, EQUIVALENCE])
            .collect();
        let plan = Plan::new(system, prepared.scenario.year, &outputs)?;
        of_plan(&plan, system, &mut lines);
    }
    let numbers = prepared.behaviour.numbers.iter().chain(&prepared.scenario.numbers);
    let numbers = numbers.chain(prepared.times.iter().flat_map(|times| &times.numbers));
    for number in numbers {
        lines.insert(number.name.clone(), of_number(number));
    }
    lines.extend(of_new_schemes(prepared).map(|line| (line.name.clone(), line)));
    for line in prepared.population.foundations() {
        let name = format!("bevolking: {}", line.name);
        lines.insert(
            name.clone(),
            LedgerLine {
                name,
                value: line.value,
                source: if line.reason.is_empty() { line.source } else { format!("{}; {}", line.source, line.reason) },
                certainty: line.certainty.dutch().to_owned(),
                low: line.low,
                high: line.high,
            },
        );
    }
    Ok(lines.into_values().collect())
}

fn of_plan(plan: &Plan, system: &Arc<System>, lines: &mut BTreeMap<String, LedgerLine>) {
    let day = jiff::civil::date(plan.year, 12, 1);
    for (position, used) in plan.parameters.iter().enumerate() {
        if used.is_none() {
            continue;
        }
        let parameter = &system.definitions.parameters[position];
        let print = |value: Decimal| match parameter.percent {
            true => format!("{}%", format_euros(value * Decimal::ONE_HUNDRED, 0, Language::Dutch)),
            false if parameter.unit.is_none() => format_euros(value, 0, Language::Dutch),
            false => format!("{} {}", format_euros(value, 0, Language::Dutch), parameter.unit),
        };
        let written = |value: Option<Decimal>| value.map(|v| format_euros(v, 0, Language::Dutch)).unwrap_or_default();
        for dated in plan.dated_parameter(position) {
            let name = format!("{}: {} vanaf {}", parameter.scheme, parameter.name, dated.from);
            let line = LedgerLine {
                name: name.clone(),
                value: print(dated.value),
                source: if dated.is_derived { format!("afgeleid: {}", dated.source) } else { dated.source.clone() },
                certainty: dated.certainty.dutch().to_owned(),
                low: written(dated.low),
                high: written(dated.high),
            };
            lines.insert(name, line);
        }
    }
    for (position, used) in plan.tables.iter().enumerate() {
        let table = &system.definitions.tables[position];
        let dated = used.as_ref().and_then(|_| table.values.iter().rfind(|v| v.from <= day));
        let Some(dated) = dated else { continue };
        let rows = |values: &mut dyn Iterator<Item = Decimal>| {
            values.map(|v| format_euros(v, 0, Language::Dutch)).collect::<Vec<_>>().join("; ")
        };
        let name = format!("{}: {} vanaf {}", table.scheme, table.name, dated.from);
        let value = format!(
            "tot en met {}: {}",
            rows(&mut dated.value.iter().filter_map(|r| r.limit)),
            rows(&mut dated.value.iter().map(|r| r.value))
        );
        let line = LedgerLine {
            name: name.clone(),
            value,
            source: dated.source.clone(),
            certainty: dated.certainty.dutch().to_owned(),
            low: String::new(),
            high: String::new(),
        };
        lines.insert(name, line);
    }
}

/// Who uses a scheme without a published use: a choice, which stands among the assumptions.
fn of_new_schemes(prepared: &Prepared) -> impl Iterator<Item = LedgerLine> {
    let percent = |share: f64| format!("{}%", crate::units::format_decimal(share * 100.0, 1, Language::Dutch));
    let schemes = prepared.systems.iter().zip(&prepared.stated_uses).flat_map(|(system, stated)| {
        stated.iter().filter_map(|(id, stated)| Some((system.paying_schemes().find(|s| s.id == *id)?, stated)))
    });
    schemes.map(move |(scheme, stated)| {
        let name = format!("niet_gebruik.{}", scheme.id);
        let written = match &scheme.non_take_up {
            Some(NonTakeUp::Share(share)) if matches!(stated, StatedUse::Unused(_)) => Some(share),
            _ => None,
        };
        let shown = |share: Option<f64>| share.map(percent).unwrap_or_default();
        LedgerLine {
            name,
            value: match stated {
                StatedUse::Like(other) => format!("als {other}"),
                StatedUse::Everybody { like } => format!("als {like}: niemand laat het liggen"),
                StatedUse::Unused(share) => percent(*share),
            },
            source: written.map_or_else(|| "keuze bij een nieuwe regeling".to_owned(), |share| share.source.clone()),
            certainty: written.map_or("aanname", |share| share.certainty.dutch()).to_owned(),
            low: written.map(|share| shown(share.low)).unwrap_or_default(),
            high: written.map(|share| shown(share.high)).unwrap_or_default(),
        }
    })
}

fn of_number(number: &SourcedNumber) -> LedgerLine {
    let print = |value: Option<Decimal>| value.map(|v| format_euros(v, 0, Language::Dutch)).unwrap_or_default();
    let note = number.note.as_ref().map(|note| format!(" ({note})")).unwrap_or_default();
    LedgerLine {
        name: number.name.clone(),
        value: format!("{} {}", print(Some(number.value)), number.unit),
        source: format!("{}{note}", number.source),
        certainty: number.certainty.clone(),
        low: print(number.low),
        high: print(number.high),
    }
}
