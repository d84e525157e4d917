//! How well a household manages its affairs, and what the agency may do and did for it.
//!
//! Takes: the cell. Gives: doenvermogen, digital skill, reading, help, consent to the sharing of data, and whether
//! huurtoeslag was received before. Leaves to others: what follows from them (`delivery`).
//!
//! Doenvermogen, digital skill and reading lean on one another through normal scores. Receipt before is known of
//! huurtoeslag alone: it is a margin of the cells; of the other toeslagen no published number by kind of household
//! may be used here, for the numbers of use are what outcomes are compared with.

use crate::population::draws::Purpose;
use crate::population::draws::Streams;
use crate::population::draws::normal_share;
use crate::population::fit::cells::Cell;
use crate::population::kinds::MainSource;
use crate::population::kinds::Tenure;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::table::HouseholdId;

const ABILITY: Purpose = Purpose::named("population.ability");
const READING: Purpose = Purpose::named("population.reading");
const CONSENT: Purpose = Purpose::named("population.consent");

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct CapacityShares {
    low_ability: Vec<f64>,
    low_digital: Vec<f64>,
    low_reading: Vec<f64>,
    correlation: f64,
    helped: [f64; 2],
    consent: f64,
}

/// Traits of one household.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Capacities {
    pub low_ability: bool,
    pub low_digital: bool,
    /// Trouble with reading and writing.
    pub low_reading: bool,
    pub helped: bool,
    /// Agrees that organisations share its data.
    pub shares_data: bool,
    /// Had huurtoeslag last year.
    pub had_rent_allowance: bool,
}

impl CapacityShares {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<CapacityShares> {
        let mut by_source = |name| look.column(name, MainSource::NAMES, "procent", Check::Percent);
        let low_ability = by_source("model.doenvermogen_laag");
        let low_digital = by_source("model.digitaal_laag");
        let low_reading = by_source("model.taal_laag");
        let correlation = look.number("model.doenvermogen_digitaal_samenhang", Check::Correlation);
        let helped = look.column("model.hulp", &["zonder", "met"], "procent", Check::Percent);
        let consent = look.share("model.deelt_gegevens");
        let percent = |values: Vec<f64>| values.iter().map(|value| value / 100.0).collect::<Vec<f64>>();
        let helped = helped?;
        Some(CapacityShares {
            low_ability: percent(low_ability?),
            low_digital: percent(low_digital?),
            low_reading: percent(low_reading?),
            correlation: correlation?,
            helped: [helped[0] / 100.0, helped[1] / 100.0],
            consent: consent?,
        })
    }

    /// Draws the traits; a household that begins in the year received nothing before.
    pub(crate) fn draw(&self, cell: Cell, streams: Streams, id: HouseholdId) -> Capacities {
        let mut traits = streams.open(ABILITY, id);
        let r = self.correlation;
        let first = traits.normal();
        let leaning = |own: f64| normal_share(r * first + (1.0 - r * r).sqrt() * own);
        let source = cell.source.index();
        let low_ability = normal_share(first) < self.low_ability[source];
        let low_digital = leaning(traits.normal()) < self.low_digital[source];
        let low_reading = leaning(streams.open(READING, id).normal()) < self.low_reading[source];
        Capacities {
            low_ability,
            low_digital,
            low_reading,
            helped: traits.happens(self.helped[usize::from(low_ability || low_digital)]),
            shares_data: streams.open(CONSENT, id).happens(self.consent),
            had_rent_allowance: cell.tenure == Tenure::RentWith && id == id.origin(),
        }
    }
}
