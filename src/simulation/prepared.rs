//! A scenario with everything it names: the question, ready to be run.
//!
//! Takes: nothing. Gives: [`Prepared`], and its variants with what each runs on. Leaves to others: reading and checking it
//! (`prepare`), the run.

use crate::population::Inhabitants;
use crate::rulebook::{System, value_label};
use crate::scenario::behaviour::Behaviour;
use crate::scenario::file::{Scenario, Variant};
use crate::scenario::new_schemes::StatedUse;
use crate::scenario::times::Times;
use crate::simulation::setting::Setting;
use crate::table::{HouseholdId, Table};
use crate::text::Text;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// A scenario with everything it names, read and checked.
#[derive(Debug, Clone)]
pub struct Prepared {
    /// The scenario.
    pub scenario: Scenario,
    /// Behaviour.
    pub behaviour: Behaviour,
    /// Unit times, where the scenario names a file.
    pub times: Option<Times>,
    /// The people.
    pub population: Inhabitants,
    /// Text of the population file or the mapping, for its hash.
    pub population_source: Arc<crate::diag::Source>,
    /// Data files of a mapping with their SHA-256.
    pub data_hashes: Vec<(PathBuf, String)>,
    /// System per variant; the base first.
    pub systems: Vec<Arc<System>>,
    /// Households of the run that the scenario itself asks for.
    pub scenario_sample: u32,
    /// The same as the files have them, before any setting.
    pub as_read: Vec<Arc<System>>,
    /// Numbers set for this run.
    pub settings: Vec<Setting>,
    /// By variant, the base first: who uses the schemes without a published use.
    pub stated_uses: Vec<BTreeMap<String, StatedUse>>,
    /// Inputs that the population does not have and that stand at their value of `weglaten`, with that value.
    pub filled: Vec<(String, String)>,
}

/// A variant with what it runs on.
#[derive(Debug, Clone, Copy)]
pub(super) struct Member<'a> {
    /// From the scenario file.
    pub variant: &'a Variant,
    /// Its rules, without financing.
    pub system: &'a Arc<System>,
    /// Who uses its schemes without a published use.
    pub stated_uses: &'a BTreeMap<String, StatedUse>,
}

impl Prepared {
    /// The facts that stand at one value for everybody, each with that value, in words.
    pub fn filled_in_words(&self) -> Vec<(Text, Text)> {
        let of = |(name, value): &(String, String)| {
            let known = self.systems.iter().find(|system| system.id(name).is_some());
            let label = known.map_or_else(|| Text::same(name), |system| system.label(name));
            (label, value_label(value))
        };
        self.filled.iter().map(of).collect()
    }

    /// The base and the variants, in the order of the systems.
    pub fn variants(&self) -> impl Iterator<Item = &Variant> {
        std::iter::once(&self.scenario.base).chain(&self.scenario.variants)
    }

    /// The base and the variants, each with what it runs on, in the order of the file.
    pub(super) fn members(&self) -> impl Iterator<Item = Member<'_>> {
        let rows = self.variants().zip(&self.systems).zip(&self.stated_uses);
        rows.map(|((variant, system), stated_uses)| Member { variant, system, stated_uses })
    }

    /// Name of the microdata and the number of households in it; `None` where the people are made up.
    pub fn file(&self) -> Option<(String, u64)> {
        match &self.population {
            Inhabitants::Synthetic(_) => None,
            Inhabitants::Imported(data) => Some((data.import().name().to_owned(), data.imported().households)),
        }
    }

    /// Lowest and highest number of the households of the run; between them a file may have gaps.
    pub fn numbers(&self) -> (u64, u64) {
        match &self.population {
            Inhabitants::Synthetic(population) => (0, u64::from(population.sample().saturating_sub(1))),
            Inhabitants::Imported(_) => self.population.numbers(),
        }
    }

    /// Whether the run has a household of this number.
    pub fn is_in_run(&self, id: HouseholdId) -> bool {
        match &self.population {
            Inhabitants::Synthetic(population) => {
                id.origin().0 < u64::from(population.sample()) && self.population.has(id)
            }
            Inhabitants::Imported(data) => data.has(id),
        }
    }

    /// The facts of one household; none where there is no household of this number.
    pub fn household(&self, id: HouseholdId) -> Table {
        self.population.households(&[id])
    }
}
