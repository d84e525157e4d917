//! Total wealth: which tenth of all households, and where in it.
//!
//! Takes: the cell and the published wealth groups by type, source and tenure. Gives: a rank in the total wealth of all
//! households, and wealth in euros of 2020. Leaves to others: the own home, the mortgage and the rest (`own_home`).
//!
//! The three published tables and the shares of the cells are the margins of one table by type, source, tenure and
//! group, fitted by iterative proportional fitting. Within a type, source and tenure the rank leans on age and income (a
//! Gaussian copula), so that the margins are kept.

use crate::draws::Seed;
use crate::draws::normal_quantile;
use crate::draws::normal_share;
use crate::population::axes;
use crate::population::fit::cells::Cell;
use crate::population::fit::cells::Cells;
use crate::population::fit::cells::DECILES;
use crate::population::fit::cells::Margin;
use crate::population::fit::cells::adjust;
use crate::population::fit::cells::raked;
use crate::population::fit::curve::Curve;
use crate::population::household::housing::Standard;
use crate::population::household::housing::income_score;
use crate::population::kinds::AgeBand;
use crate::population::kinds::MainSource;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::table::HouseholdId;
use crate::text::text;

const TENURE_COLUMNS: &[&str] = &["eigen_woning", "huur_zonder_huurtoeslag", "huur_met_huurtoeslag"];
const QUANTILES: &[&str] = &[
    "p0", "p2", "p5", "p10", "p20", "p25", "p30", "p40", "p50", "p60", "p70", "p80", "p90", "p95", "p99", "p99.9",
    "p100",
];
const QUANTILE_SHARES: [f64; 17] =
    [0.0, 0.02, 0.05, 0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.0];

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct Wealth {
    by_type: Vec<Vec<f64>>,
    by_source: Vec<Vec<f64>>,
    by_tenure: Vec<Vec<f64>>,
    /// Total wealth by rank.
    ///
    /// Unit: euros of 2020.
    total: Curve,
    /// Weights of age and income in the rank within a type, source and tenure.
    weights: [f64; 2],
}

/// What was fitted: per type, source and tenure the share below each group and how scores compare; the same shares of
/// all owners.
#[derive(Debug, Clone)]
pub(crate) struct WealthRanks {
    below: Vec<[f64; DECILES + 1]>,
    standards: Vec<Standard>,
    owners_below: [f64; DECILES + 1],
    age_ranks: Vec<f64>,
}

/// Where a household is in the distribution of wealth.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// Tenth of all households, 0–9.
    pub group: usize,
    /// Part of the owners with less, of whatever tenure the household is.
    pub among_owners: f64,
    /// Unit: euros of 2020.
    pub euros: f64,
}

impl Wealth {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Wealth> {
        let groups: Vec<String> = (1..=DECILES).map(|d| d.to_string()).collect();
        let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
        let mut table =
            |name: &str, columns: &[&str]| look.grid(name, &groups, columns, Check::NotNegative, Shape::NoEmptyLine);
        let by_type = table("huishoudens.vermogen_x_type", TypeGroup::NAMES);
        let by_source = table("huishoudens.vermogen_x_bron", MainSource::NAMES);
        let by_tenure = table("huishoudens.vermogen_x_woonsituatie", TENURE_COLUMNS);
        let total = look.grid("model.vermogen_kwantielen", &["alle"], QUANTILES, Check::Any, Shape::RowsRise);
        let weights = look.column("model.vermogen_samenhang", &["leeftijd", "inkomen"], "gewicht", Check::Correlation);
        let weights = weights?;
        if weights.iter().map(|weight| weight * weight).sum::<f64>() > 1.0 {
            let name = "model.vermogen_samenhang";
            look.contradiction(name, text!(targets_weights_too_large, name = name), text!(targets_weights_remedy));
            return None;
        }
        let total = total?.swap_remove(0);
        Some(Wealth {
            by_type: by_type?,
            by_source: by_source?,
            by_tenure: by_tenure?,
            total: Curve::new(QUANTILE_SHARES.to_vec(), total).scaled(1000.0),
            weights: [weights[0], weights[1]],
        })
    }

    fn score(&self, age: AgeBand, decile: usize, ranks: &[f64]) -> f64 {
        self.weights[0] * ranks[age.index()] + self.weights[1] * income_score(decile)
    }

    /// Fits the groups to the tables and to the shares of the cells.
    ///
    /// The tables are of 2020 and the cells of the simulated year, so each table is first raked to the types, sources
    /// or tenures of the cells, with a tenth of the households in each group.
    pub(crate) fn fit(&self, cells: &Cells) -> WealthRanks {
        let mut shares = vec![0.0; COMBINATIONS];
        for (cell, share) in cells.shares() {
            shares[combination(cell)] += share;
        }
        let tenth = [1.0 / DECILES as f64; DECILES];
        let part = |of: fn(usize) -> usize, n: usize| {
            let mut sums = vec![0.0; n];
            shares.iter().enumerate().for_each(|(at, share)| sums[of(at)] += share);
            sums
        };
        let types = raked(&self.by_type, &tenth, &part(type_of, TypeGroup::ALL.len()));
        let sources = raked(&self.by_source, &tenth, &part(source_of, MainSource::ALL.len()));
        let tenures = raked(&self.by_tenure, &tenth, &part(tenure_of, Tenure::ALL.len()));
        let mut table: Vec<f64> = (0..COMBINATIONS * DECILES)
            .map(|at| {
                let (combination, group) = (at / DECILES, at % DECILES);
                let in_tables = types[group][type_of(combination)]
                    * sources[group][source_of(combination)]
                    * tenures[group][tenure_of(combination)];
                // Nobody is in a group of a source in which nobody was counted.
                shares[combination] * in_tables
            })
            .collect();
        let margin = |by: &[Vec<f64>], of: fn(usize) -> usize| Margin {
            group: (0..table.len()).map(|at| at % DECILES * by[0].len() + of(at / DECILES)).collect(),
            target: by.iter().flatten().copied().collect(),
        };
        let margins = [
            margin(&types, type_of),
            margin(&sources, source_of),
            margin(&tenures, tenure_of),
            Margin { group: (0..table.len()).map(|at| at / DECILES).collect(), target: shares.clone() },
        ];
        const ROUNDS: usize = 400;
        const CLOSE_ENOUGH: f64 = 1e-7;
        for _ in 0..ROUNDS {
            if margins.iter().map(|margin| adjust(&mut table, margin)).fold(0.0, f64::max) < CLOSE_ENOUGH {
                break;
            }
        }
        let below = |of: &dyn Fn(usize) -> f64| {
            let all: f64 = (0..DECILES).map(of).sum();
            let mut sums = [0.0; DECILES + 1];
            (0..DECILES).for_each(|group| sums[group + 1] = sums[group] + of(group) / all.max(f64::MIN_POSITIVE));
            sums
        };
        let age_ranks = age_ranks(cells);
        WealthRanks {
            below: (0..COMBINATIONS).map(|c| below(&|group| table[c * DECILES + group])).collect(),
            standards: self.standards(cells, &age_ranks),
            owners_below: below(&|group| tenures[group][Tenure::Owner.index()]),
            age_ranks,
        }
    }

    /// Per type, source and tenure, how a score compares with those of the same.
    fn standards(&self, cells: &Cells, age_ranks: &[f64]) -> Vec<Standard> {
        let mut scores: Vec<Vec<(f64, f64)>> = vec![Vec::new(); COMBINATIONS];
        for (cell, share) in cells.shares() {
            scores[combination(cell)].push((self.score(cell.age, cell.decile, age_ranks), share));
        }
        scores
            .iter()
            .map(|of| if of.is_empty() { Standard::default() } else { Standard::of(of.iter().copied()) })
            .collect()
    }

    /// Where a household is; the same for the same number, whatever the sample.
    pub(crate) fn place(&self, cell: Cell, ranks: &WealthRanks, seed: Seed, id: HouseholdId) -> Place {
        let of = combination(cell);
        let lean = (self.weights.iter().map(|weight| weight * weight).sum::<f64>()).sqrt();
        let standard = ranks.standards[of].apply(self.score(cell.age, cell.decile, &ranks.age_ranks));
        let chance = normal_quantile(seed.spread(axes::WEALTH, id));
        let rank = normal_share(lean * standard + (1.0 - lean * lean).sqrt() * chance);
        let below = &ranks.below[of];
        let group = (1..DECILES).take_while(|group| below[*group] <= rank).count();
        let width = below[group + 1] - below[group];
        let within = if width > 0.0 { ((rank - below[group]) / width).clamp(0.0, 1.0) } else { 0.5 };
        let owners = &ranks.owners_below;
        Place {
            group,
            among_owners: owners[group] + within * (owners[group + 1] - owners[group]),
            euros: self.total.value((group as f64 + within) / DECILES as f64),
        }
    }
}

const COMBINATIONS: usize = TypeGroup::ALL.len() * MainSource::ALL.len() * Tenure::ALL.len();

fn combination(cell: Cell) -> usize {
    (cell.kind.group().index() * MainSource::ALL.len() + cell.source.index()) * Tenure::ALL.len() + cell.tenure.index()
}

fn type_of(combination: usize) -> usize {
    combination / (MainSource::ALL.len() * Tenure::ALL.len())
}

fn source_of(combination: usize) -> usize {
    combination / Tenure::ALL.len() % MainSource::ALL.len()
}

fn tenure_of(combination: usize) -> usize {
    combination % Tenure::ALL.len()
}

/// Normal score of the middle of each age group.
pub(crate) fn age_ranks(cells: &Cells) -> Vec<f64> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::tests::spec;

    #[test]
    fn groups_meet_the_raked_tables_within_every_cell_of_type_source_and_tenure() {
        let model = spec().model;
        let cells = Cells::fit(&model.cells).unwrap();
        let ranks = model.wealth.fit(&cells);
        let mut shares = vec![0.0; COMBINATIONS];
        cells.shares().for_each(|(cell, share)| shares[combination(cell)] += share);
        let tenth = [0.1; DECILES];
        for (table, of) in [
            (&model.wealth.by_type, type_of as fn(usize) -> usize),
            (&model.wealth.by_source, source_of),
            (&model.wealth.by_tenure, tenure_of),
        ] {
            let mut columns = vec![0.0; table[0].len()];
            shares.iter().enumerate().for_each(|(at, share)| columns[of(at)] += share);
            for (group, row) in raked(table, &tenth, &columns).iter().enumerate() {
                for (column, target) in row.iter().enumerate() {
                    let found: f64 = (0..COMBINATIONS)
                        .filter(|at| of(*at) == column)
                        .map(|at| shares[at] * (ranks.below[at][group + 1] - ranks.below[at][group]))
                        .sum();
                    // The tables are printed in hundreds of households of eight million, and agree no better than that.
                    assert!((found - target).abs() < 5e-5, "group {group}, column {column}: {found} for {target}");
                }
            }
        }
    }

    #[test]
    fn the_place_is_the_same_for_a_number_and_wealth_rises_with_it() {
        let model = spec().model;
        let cells = Cells::fit(&model.cells).unwrap();
        let ranks = model.wealth.fit(&cells);
        let mut places: Vec<Place> = (0..5_000)
            .map(|id| model.wealth.place(cells.of(HouseholdId(id)), &ranks, Seed(1), HouseholdId(id)))
            .collect();
        let again = model.wealth.place(cells.of(HouseholdId(7)), &ranks, Seed(1), HouseholdId(7));
        assert_eq!(places[7].euros.to_bits(), again.euros.to_bits());
        places.sort_by(|a, b| a.euros.total_cmp(&b.euros));
        assert!(places.windows(2).all(|pair| pair[0].group <= pair[1].group));
        assert!(places.iter().all(|place| (0.0..=1.0).contains(&place.among_owners)));
    }
}
