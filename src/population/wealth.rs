//! Wealth apart from the own home.
//!
//! Takes: the cell and the applicant's age. Gives: wealth in whole cents.
//! Leaves to others: limits of schemes. The rank in the wealth of a tenure leans on age and income (a Gaussian copula).

use crate::population::cells::Cells;
use crate::population::curve::Curve;
use crate::population::draws::Purpose;
use crate::population::draws::Streams;
use crate::population::draws::normal_quantile;
use crate::population::draws::normal_share;
use crate::population::household::Household;
use crate::population::household::cents;
use crate::population::housing::Standard;
use crate::population::housing::income_score;
use crate::population::kinds::AgeBand;
use crate::population::kinds::MainSource;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::lookup::Check;
use crate::population::lookup::Lookup;
use crate::population::lookup::Shape;
use crate::table::HouseholdId;

const WEALTH: Purpose = Purpose::named("population.wealth");
const QUANTILES: &[&str] = &["p0", "p10", "p20", "p30", "p40", "p50", "p60", "p73", "p85", "p95", "p99", "p100"];
const QUANTILE_SHARES: [f64; 12] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.73, 0.85, 0.95, 0.99, 1.0];

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(super) struct Wealth {
    quantiles: Vec<Curve>,
    weights: [f64; 2],
    shift: Vec<f64>,
    assistance_single: f64,
    assistance_family: f64,
}

impl Wealth {
    pub fn read(look: &mut Lookup<'_>) -> Option<Wealth> {
        let quantiles =
            look.grid("model.vermogen_kwantielen.2020", Tenure::NAMES, QUANTILES, Check::NotNegative, Shape::RowsRise);
        let growth = look.number("model.vermogensgroei_2020_2026", Check::Any);
        let weights = look.column("model.vermogen_samenhang", &["leeftijd", "inkomen"], "gewicht", Check::Correlation);
        let shift = look.column("model.vermogen_bron", MainSource::NAMES, "verschuiving", Check::Any);
        let single = look.number("model.bijstand.vermogensgrens_alleenstaand", Check::Positive);
        let family = look.number("model.bijstand.vermogensgrens_gezin", Check::Positive);
        let growth = 1.0 + growth? / 100.0;
        let weights = weights?;
        if weights.iter().map(|weight| weight * weight).sum::<f64>() > 1.0 {
            let what = "de gewichten in `model.vermogen_samenhang` zijn samen te groot".to_owned();
            look.contradiction("model.vermogen_samenhang", what, "houd de som van de kwadraten onder 1");
            return None;
        }
        Some(Wealth {
            quantiles: quantiles?
                .into_iter()
                .map(|row| Curve::new(QUANTILE_SHARES.to_vec(), row).scaled(1000.0 * growth))
                .collect(),
            weights: [weights[0], weights[1]],
            shift: shift?,
            assistance_single: single?,
            assistance_family: family?,
        })
    }

    fn score(&self, age: AgeBand, decile: usize, source: MainSource, ranks: &[f64]) -> f64 {
        self.weights[0] * ranks[age.index()] + self.weights[1] * income_score(decile) + self.shift[source.index()]
    }

    /// Per tenure, how a score compares with those of the same tenure.
    pub fn standards(&self, cells: &Cells, age_ranks: &[f64]) -> Vec<Standard> {
        Tenure::ALL
            .iter()
            .map(|tenure| {
                let same = cells.shares().filter(|(cell, _)| cell.tenure == *tenure);
                Standard::of(
                    same.map(|(cell, share)| (self.score(cell.age, cell.decile, cell.source, age_ranks), share)),
                )
            })
            .collect()
    }

    /// Draws wealth.
    pub fn draw(
        &self,
        household: &mut Household,
        age_ranks: &[f64],
        standards: &[Standard],
        streams: Streams,
        id: HouseholdId,
    ) {
        let cell = household.cell;
        let mut stream = streams.open(WEALTH, id);
        let score = self.score(cell.age, cell.decile, cell.source, age_ranks);
        let lean = (self.weights.iter().map(|weight| weight * weight).sum::<f64>()).sqrt();
        let standard = standards[cell.tenure.index()];
        let rank = lean * standard.apply(score) + (1.0 - lean * lean).sqrt() * stream.normal();
        let mut euros = self.quantiles[cell.tenure.index()].value(normal_share(rank));
        let pension_age_help = household.persons.iter().any(|p| p.aow_share < 1.0 && p.months.benefit[0] > 0.0);
        if cell.source == MainSource::Assistance || pension_age_help {
            let family = cell.kind.group() != TypeGroup::Single;
            let limit = if family { self.assistance_family } else { self.assistance_single };
            // Spread below the limit: a heap of households exactly at it would be of our own making.
            if euros > limit {
                euros = stream.between(0.0, limit);
            }
        }
        // Whole euros: nobody's wealth is known to the cent.
        household.wealth = cents(euros.floor());
    }
}

/// Normal score of the middle of each age group.
pub(super) fn age_ranks(cells: &Cells) -> Vec<f64> {
    let mut shares = vec![0.0; AgeBand::ALL.len()];
    for (cell, share) in cells.shares() {
        shares[cell.age.index()] += share;
    }
    let mut below = 0.0;
    shares
        .iter()
        .map(|share| {
            let middle = below + share / 2.0;
            below += share;
            normal_quantile(middle.clamp(1e-6, 1.0 - 1e-6))
        })
        .collect()
}
