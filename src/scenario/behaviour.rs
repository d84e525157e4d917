//! The behaviour file: how people report and claim, how a year is settled, and what outcomes are held against.

use crate::delivery::{IncomeDropParameters, Knowledge, SettlementParameters, TakeUpParameters, TakeUpTarget};
use crate::diag::{Diagnostics, Source, parse_document};
use crate::formats::{
    self, AS_WRITTEN, Block, Gathered, Keys, Mark, Measure, SourcedNumber, Turned, block, describe, may, named_values,
    need, sourced,
};
use crate::scenario::comparisons::{
    Elsewhere, Published, UseTests, read_elsewhere, read_prices, read_published, read_use_tests,
};
use crate::scenario::fitting::{Fitting, read_fitting};
use crate::text::{Text, text};
use crate::units::Cents;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

mod reporting;
mod take_up;

pub use crate::scenario::behaviour::take_up::group_key;

/// Which coefficients of take-up count, of those that the behaviour file gives as central, low and high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeUpSet {
    /// Of every coefficient the end nearest to zero: use goes its own way.
    Low,
    /// The values.
    Central,
    /// Of every coefficient the end furthest from zero: use follows amount, effort, fear and help.
    High,
}

/// All of the behaviour file.
#[derive(Debug, Clone)]
pub struct Behaviour {
    /// The file.
    pub source: Arc<Source>,
    /// How the agency comes to know.
    pub knowledge: Knowledge,
    /// Settlement.
    pub settlement: SettlementParameters,
    /// What is a fall of income.
    pub income_drop: IncomeDropParameters,
    /// Take-up coefficients.
    pub take_up: TakeUpParameters,
    /// Amounts up to which a recovery is dropped, by the year in which is decided.
    pub small_amounts: BTreeMap<i16, Cents>,
    /// Published use per scheme.
    pub targets: BTreeMap<String, TakeUpTarget>,
    /// Schemes that are used as another one, by id.
    pub like: BTreeMap<String, String>,
    /// Figures to compare with.
    pub published: Vec<Published>,
    /// Published figures that the simulation has no outcome for, shown with the reason.
    pub elsewhere: Vec<Elsewhere>,
    /// What was published about use besides the shares that it is fitted to.
    pub use_tests: UseTests,
    /// What of `[melden]` is fitted to published figures.
    pub fitting: Fitting,
    /// Numbers that took the place of those in the file.
    pub turned: Turned,
    /// Every number read, with its source.
    pub numbers: Vec<SourcedNumber>,
}

/// Reads a behaviour file.
///
/// # Errors
/// Every mistake in it.
pub fn read_behaviour(path: &Path) -> Result<Behaviour, Diagnostics> {
    let source = Source::read(path)?;
    let root = parse_document(&source)?;
    let (behaviour, gathered, diagnostics) =
        formats::read(&source, &root, text!(the_behaviour_file), &AS_WRITTEN, file);
    match behaviour {
        Some(behaviour) if diagnostics.is_empty() => Ok(Behaviour { numbers: gathered.numbers, ..behaviour }),
        _ => Err(diagnostics),
    }
}

/// The declaration of the format.
pub fn declaration() -> Block {
    describe(file)
}

fn file(keys: &mut Keys<'_>) -> Option<Behaviour> {
    let knowledge = keys.get(need(
        "melden",
        block(reporting::reporting),
        "hoe de dienst het inkomen leert kennen",
        "how the agency comes to know the income",
    ));
    let settlement = keys.get(need(
        "afrekenen",
        block(reporting::settlement),
        "wanneer een jaar wordt afgerekend",
        "when a year is settled",
    ));
    let income_drop = keys.get(need(
        "inkomensdaling",
        block(reporting::fall),
        "wat als een daling van het inkomen telt",
        "what counts as a drop of income",
    ));
    let take_up = keys.get(need("gebruik", block(take_up::take_up), TAKE_UP[0], TAKE_UP[1]));
    let small_amounts = read_small_amounts(keys);
    let (targets, like) = take_up::read_targets(keys);
    let prices = read_prices(keys);
    let published = read_published(keys, &prices, &targets);
    let elsewhere = read_elsewhere(keys);
    let use_tests = read_use_tests(keys, &prices);
    let fitting = read_fitting(keys);
    Some(Behaviour {
        source: Arc::clone(keys.source()),
        knowledge: Knowledge::Reported(knowledge?),
        settlement: settlement?,
        income_drop: income_drop?,
        take_up: take_up?,
        small_amounts,
        targets,
        like,
        published,
        elsewhere,
        use_tests,
        fitting,
        turned: Turned::new(),
        numbers: Vec::new(),
    })
}

const TAKE_UP: [&str; 2] = ["wat de kans op aanvragen bepaalt", "what the chance of applying depends on"];

impl Behaviour {
    /// The amount up to which a recovery is dropped that is decided in a year: that of the year, or of the last one
    /// before it that the file knows.
    pub fn small_amount(&self, year: i16) -> Option<Cents> {
        self.small_amounts.range(..=year).next_back().map(|(_, amount)| *amount)
    }

    /// The coefficients of take-up of a set; the scale of the amounts is the same in all.
    pub fn take_up_of(&self, set: TakeUpSet) -> TakeUpParameters {
        let end = |path: &str| {
            let (low, high) = self.numbers.iter().find(|number| number.name == path)?.ends()?;
            let (near, far) = if low.abs() <= high.abs() { (low, high) } else { (high, low) };
            match set {
                TakeUpSet::Low => Some(near),
                TakeUpSet::Central => None,
                TakeUpSet::High => Some(far),
            }
        };
        let chosen = |gathered: Gathered| -> Turned {
            let in_sets = gathered.marks.into_iter().filter(|(mark, _)| *mark == Mark::InSets);
            in_sets.filter_map(|(_, path)| Some((path.clone(), end(&path)?))).collect()
        };
        let again = |turned: &Turned| self.section("gebruik", turned, take_up::take_up);
        let turned = again(&AS_WRITTEN).map(|(_, gathered)| chosen(gathered)).unwrap_or_default();
        again(&turned).map_or_else(|| self.take_up.clone(), |(take_up, _)| take_up)
    }

    /// The behaviour with other numbers of `[melden]`, by path.
    #[must_use]
    pub fn with_numbers(&self, numbers: impl IntoIterator<Item = (String, f64)>) -> Behaviour {
        let mut turned = self.turned.clone();
        turned.extend(numbers);
        let knowledge = self
            .section("melden", &turned, reporting::reporting)
            .map_or_else(|| self.knowledge.clone(), |(reporting, _)| Knowledge::Reported(reporting));
        Behaviour { knowledge, turned, ..self.clone() }
    }

    /// The behaviour of the year that the dials are fitted to; `None` where it is that of the run.
    pub fn then(&self) -> Option<Behaviour> {
        let then = &self.fitting.then;
        (!then.is_empty()).then(|| self.with_numbers(then.iter().cloned()))
    }

    /// Reads one block of the file again, with numbers that take the place of those in it.
    fn section<T>(&self, name: &'static str, turned: &Turned, body: fn(&mut Keys<'_>) -> T) -> Option<(T, Gathered)> {
        let root = parse_document(&self.source).ok()?;
        let of_block = |keys: &mut Keys<'_>| keys.get(need(name, block(body), "", ""));
        let (out, gathered, _) = formats::read(&self.source, &root, Text::default(), turned, of_block);
        Some((out?, gathered))
    }
}

/// Amounts by year of decision; a key that is no year is a mistake.
fn read_small_amounts(keys: &mut Keys<'_>) -> BTreeMap<i16, Cents> {
    let amounts = keys.get(may(
        "kleine_bedragen",
        named_values(sourced(Measure::of("EUR").between(0.0, 100_000.0))),
        "per jaar van beslissing: tot en met dit bedrag vervalt een terugvordering",
        "by year of decision: a recovery up to this amount is dropped",
    ));
    let mut out = BTreeMap::new();
    for (entry, amount) in amounts.unwrap_or_default() {
        match entry.key.parse::<i16>() {
            Ok(year) => {
                out.insert(year, Cents::nearest(amount));
            }
            Err(_) => keys.complain(
                "S004",
                entry.key_span.clone(),
                text!(small_amount_without_year, key = &entry.key),
                text!(small_amount_without_year_remedy),
            ),
        }
    }
    out
}

#[cfg(test)]
#[path = "behaviour_tests.rs"]
mod tests;
