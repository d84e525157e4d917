//! Joint cells of type, income decile, source, tenure and age, and which household is in which.
//!
//! Takes: margins of the statistics and seed weights. Gives: a share per cell, fitted by iterative proportional
//! fitting, and the cell of each household number. Leaves to others: everything within a cell.
//!
//! Household k takes the cell in which the k-th point of the golden-ratio sequence falls. The sequence spreads any
//! number of first points evenly, so every sample reproduces the margins, and the cell of k depends on k alone.

use crate::population::error::MarginName;
use crate::population::error::PopulationError;
use crate::population::kinds::AgeBand;
use crate::population::kinds::HouseType;
use crate::population::kinds::MainSource;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::table::HouseholdId;

/// Number of income groups.
pub(crate) const DECILES: usize = 10;
/// Deciles 8, 9 and 10 are one group in the table by tenure.
const TENURE_GROUPS: usize = 8;

/// One cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    pub kind: HouseType,
    pub decile: usize,
    pub source: MainSource,
    pub tenure: Tenure,
    pub age: AgeBand,
}

/// Margins and seed weights.
#[derive(Debug, Clone)]
pub(crate) struct CellTargets {
    /// Share of each type.
    pub types: Vec<f64>,
    by_group: Vec<Vec<f64>>,
    by_source: Vec<Vec<f64>>,
    by_tenure: Vec<Vec<f64>>,
    /// By type of the population statistics: owners, tenants.
    owners_by_group: Vec<Vec<f64>>,
    ages: Vec<f64>,
    /// By type, how strongly it leans to high income groups among the types of its group.
    type_lean: Vec<f64>,
    type_source: Vec<Vec<f64>>,
    type_age: Vec<Vec<f64>>,
    source_age: Vec<Vec<f64>>,
    source_tenure: Vec<Vec<f64>>,
    age_tenure: Vec<Vec<f64>>,
}

/// Cells with their shares.
#[derive(Debug, Clone)]
pub(crate) struct Cells {
    cells: Vec<Cell>,
    shares: Vec<f64>,
    /// Upper end of each cell on a scale of 2^64.
    upper: Vec<u64>,
}

impl CellTargets {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<CellTargets> {
        let deciles: Vec<String> = (1..=DECILES).map(|d| d.to_string()).collect();
        let deciles: Vec<&str> = deciles.iter().map(String::as_str).collect();
        let groups: Vec<&str> = deciles[..TENURE_GROUPS - 1].iter().copied().chain(["8_tot_10"]).collect();
        let grid = Shape::NoEmptyLine;
        let group_totals = look.column(
            "huishoudens.type",
            &["eenpersoons", "eenouder", "paar_zonder_kinderen", "paar_met_kinderen", "overig"],
            "huishoudens",
            Check::Positive,
        );
        let split = look.column("huishoudens.type_aow", HouseType::NAMES, "huishoudens_x1000", Check::Positive);
        let by_group = look.grid("huishoudens.inkomen_x_type", &deciles, TypeGroup::NAMES, Check::NotNegative, grid);
        let by_source = look.grid("huishoudens.inkomen_x_bron", &deciles, MainSource::NAMES, Check::NotNegative, grid);
        let by_tenure = look.grid(
            "huishoudens.inkomen_x_woonsituatie",
            &groups,
            &["eigen_woning_x1000", "huur_zonder_huurtoeslag_x1000", "huur_met_huurtoeslag_x1000"],
            Check::NotNegative,
            grid,
        );
        let owners = look.share("huishoudens.aandeel_koop");
        let owners_by_group = look.column("model.eigenaren_naar_type", TypeGroup::NAMES, "procent", Check::Percent);
        let ages =
            look.column("huishoudens.leeftijd_hoofdkostwinner", AgeBand::NAMES, "huishoudens_x1000", Check::Positive);
        let not_negative = Check::NotNegative;
        let pension_growth = look.number("model.groei_vanaf_aow", Check::Positive);
        let age_growth = look.column("model.groei_leeftijd", AgeBand::NAMES, "factor", Check::Positive);
        let source_growth = look.column("model.groei_bron", MainSource::NAMES, "factor", Check::Positive);
        let type_lean = look.column("model.type_x_inkomen", HouseType::NAMES, "helling", Check::Any);
        let type_source = look.grid("model.type_x_bron", HouseType::NAMES, MainSource::NAMES, not_negative, grid);
        let type_age = look.grid("model.type_x_leeftijd", HouseType::NAMES, AgeBand::NAMES, not_negative, grid);
        let source_age = look.grid("model.bron_x_leeftijd", MainSource::NAMES, AgeBand::NAMES, not_negative, grid);
        let source_tenure =
            look.grid("model.bron_x_woonsituatie", MainSource::NAMES, Tenure::NAMES, not_negative, grid);
        let age_tenure = look.grid("model.leeftijd_x_woonsituatie", AgeBand::NAMES, Tenure::NAMES, not_negative, grid);

        let group_totals = normalised(&group_totals?);
        let pension_growth = pension_growth?;
        let split: Vec<f64> = HouseType::ALL
            .iter()
            .zip(split?)
            .map(|(kind, count)| if kind.pension_age() == Some(true) { count * pension_growth } else { count })
            .collect();
        let types: Vec<f64> = HouseType::ALL
            .iter()
            .map(|kind| {
                let same = HouseType::ALL.iter().filter(|other| other.group() == kind.group());
                let total: f64 = same.map(|other| split[other.index()]).sum();
                group_totals[kind.group().index()] * split[kind.index()] / total
            })
            .collect();
        let tenth = vec![1.0 / DECILES as f64; DECILES];
        let mut tenure_rows = vec![1.0 / DECILES as f64; TENURE_GROUPS - 1];
        tenure_rows.push((DECILES - TENURE_GROUPS + 1) as f64 / DECILES as f64);
        let by_tenure = by_tenure?;
        let rented: Vec<f64> = (1..3).map(|t| by_tenure.iter().map(|row| row[t]).sum()).collect();
        let owners = owners?;
        let tenures: Vec<f64> = std::iter::once(owners)
            .chain(rented.iter().map(|part| (1.0 - owners) * part / (rented[0] + rented[1])))
            .collect();
        let owners_by_group: Vec<Vec<f64>> =
            owners_by_group?.iter().map(|percent| vec![percent / 100.0, 1.0 - percent / 100.0]).collect();
        let by_source = by_source?;
        let sources: Vec<f64> = (0..MainSource::ALL.len())
            .zip(source_growth?)
            .map(|(s, growth)| by_source.iter().map(|row| row[s]).sum::<f64>() * growth)
            .collect();
        Some(CellTargets {
            types,
            by_group: raked(&by_group?, &tenth, &group_totals),
            by_source: raked(&by_source, &tenth, &normalised(&sources)),
            by_tenure: raked(&by_tenure, &tenure_rows, &tenures),
            owners_by_group: raked(&owners_by_group, &group_totals, &[owners, 1.0 - owners]),
            ages: normalised(
                &ages?.iter().zip(age_growth?).map(|(count, growth)| count * growth).collect::<Vec<f64>>(),
            ),
            type_lean: type_lean?,
            type_source: type_source?,
            type_age: type_age?,
            source_age: source_age?,
            source_tenure: source_tenure?,
            age_tenure: age_tenure?,
        })
    }
}

/// A table of shares fitted to row and column totals.
pub(crate) fn raked(table: &[Vec<f64>], rows: &[f64], columns: &[f64]) -> Vec<Vec<f64>> {
    let mut out = table.to_vec();
    // Two margins of a table this small agree to the last digits well within this many rounds.
    for _ in 0..200 {
        for (line, target) in out.iter_mut().zip(rows) {
            let total: f64 = line.iter().sum();
            line.iter_mut().for_each(|value| *value *= target / total);
        }
        for (column, target) in columns.iter().enumerate() {
            let total: f64 = out.iter().map(|line| line[column]).sum();
            out.iter_mut().for_each(|line| line[column] *= target / total);
        }
    }
    out
}

fn normalised(values: &[f64]) -> Vec<f64> {
    let total: f64 = values.iter().sum();
    values.iter().map(|value| value / total).collect()
}

/// A margin: for each cell the position of its target.
pub(crate) struct Margin {
    pub group: Vec<usize>,
    pub target: Vec<f64>,
}

impl Cells {
    /// Fits the cells.
    ///
    /// # Errors
    /// `NoFit` when the margins contradict each other.
    pub(crate) fn fit(targets: &CellTargets) -> Result<Cells, PopulationError> {
        let (cells, mut shares) = seeds(targets);
        let margins = margins(targets, &cells);
        const ROUNDS: usize = 400;
        const CLOSE_ENOUGH: f64 = 1e-7;
        let mut worst = (0.0, MarginName::Age);
        for _ in 0..ROUNDS {
            worst = (0.0, MarginName::Age);
            for (name, margin) in &margins {
                let deviation = adjust(&mut shares, margin);
                if deviation > worst.0 {
                    worst = (deviation, *name);
                }
            }
            if worst.0 < CLOSE_ENOUGH {
                break;
            }
        }
        // Statistics of different years never agree to the last digit; beyond this they contradict each other.
        const CONTRADICTION: f64 = 2e-3;
        if worst.0 > CONTRADICTION {
            return Err(PopulationError::NoFit { margin: worst.1, deviation: worst.0 });
        }
        let shares = normalised(&shares);
        let upper = upper_ends(&shares);
        Ok(Cells { cells, shares, upper })
    }

    /// The cell of a household.
    pub(crate) fn of(&self, household: HouseholdId) -> Cell {
        /// 2^64 divided by the golden ratio: the steps of this sequence fill the circle most evenly.
        const STEP: u64 = 0x9E37_79B9_7F4A_7C15;
        let point = (household.draw_number() + 1).wrapping_mul(STEP);
        let position = self.upper.partition_point(|upper| *upper <= point).min(self.cells.len() - 1);
        self.cells[position]
    }

    /// All cells with their shares.
    pub(crate) fn shares(&self) -> impl Iterator<Item = (Cell, f64)> + Clone {
        self.cells.iter().copied().zip(self.shares.iter().copied())
    }
}

/// Every cell that can occur, with its seed weight.
fn seeds(targets: &CellTargets) -> (Vec<Cell>, Vec<f64>) {
    let mut cells = Vec::new();
    let mut weights = Vec::new();
    for &kind in HouseType::ALL {
        for decile in 0..DECILES {
            // From −1 in the lowest group to 1 in the highest.
            let middle = (DECILES - 1) as f64 / 2.0;
            let lean = libm::exp(targets.type_lean[kind.index()] * (decile as f64 - middle) / middle);
            for &source in MainSource::ALL {
                for &tenure in Tenure::ALL {
                    for &age in AgeBand::ALL {
                        let (k, s, t, a) = (kind.index(), source.index(), tenure.index(), age.index());
                        let weight = targets.type_source[k][s]
                            * lean
                            * targets.type_age[k][a]
                            * targets.source_age[s][a]
                            * targets.source_tenure[s][t]
                            * targets.age_tenure[a][t]
                            * targets.by_source[decile][s]
                            * targets.by_tenure[decile.min(TENURE_GROUPS - 1)][t];
                        if weight > 0.0 {
                            cells.push(Cell { kind, decile, source, tenure, age });
                            weights.push(weight);
                        }
                    }
                }
            }
        }
    }
    (cells, weights)
}

fn margins(targets: &CellTargets, cells: &[Cell]) -> Vec<(MarginName, Margin)> {
    let margin = |name, target: Vec<f64>, group: &dyn Fn(&Cell) -> usize| {
        (name, Margin { group: cells.iter().map(group).collect(), target })
    };
    let flat = |table: &[Vec<f64>]| table.iter().flatten().copied().collect::<Vec<f64>>();
    vec![
        margin(MarginName::Age, targets.ages.clone(), &|c| c.age.index()),
        margin(MarginName::Type, targets.types.clone(), &|c| c.kind.index()),
        margin(MarginName::TypeOwned, flat(&targets.owners_by_group), &|c| {
            c.kind.group().index() * 2 + usize::from(c.tenure != Tenure::Owner)
        }),
        margin(MarginName::IncomeTenure, flat(&targets.by_tenure), &|c| {
            c.decile.min(TENURE_GROUPS - 1) * Tenure::ALL.len() + c.tenure.index()
        }),
        margin(MarginName::IncomeSource, flat(&targets.by_source), &|c| {
            c.decile * MainSource::ALL.len() + c.source.index()
        }),
        margin(MarginName::IncomeType, flat(&targets.by_group), &|c| {
            c.decile * TypeGroup::ALL.len() + c.kind.group().index()
        }),
    ]
}

/// Scales the shares to one margin; gives the largest deviation found before, as a share of all households.
pub(crate) fn adjust(shares: &mut [f64], margin: &Margin) -> f64 {
    let mut totals = vec![0.0; margin.target.len()];
    for (share, group) in shares.iter().zip(&margin.group) {
        totals[*group] += share;
    }
    let all: f64 = totals.iter().sum();
    let deviations = totals.iter().zip(&margin.target).map(|(total, target)| (total / all - target).abs());
    let worst = deviations.fold(0.0, f64::max);
    let factors: Vec<f64> = totals
        .iter()
        .zip(&margin.target)
        .map(|(total, target)| if *total > 0.0 { target / total } else { 0.0 })
        .collect();
    for (share, group) in shares.iter_mut().zip(&margin.group) {
        *share *= factors[*group];
    }
    worst
}

fn upper_ends(shares: &[f64]) -> Vec<u64> {
    const WHOLE: f64 = 18_446_744_073_709_551_616.0;
    let mut below = 0.0;
    // A cast from f64 saturates, so the last end is the largest number there is.
    shares
        .iter()
        .map(|share| {
            below += share;
            (below * WHOLE) as u64
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raking_keeps_the_odds_ratio_and_meets_both_margins() {
        // By hand: the odds ratio of [[1, 1], [1, 2]] is 2; with margins of one half each cell on the diagonal is x
        // with x² / (1/2 − x)² = 2, so x = (2 − √2) / 2.
        let half = [0.5, 0.5];
        let fitted = raked(&[vec![1.0, 1.0], vec![1.0, 2.0]], &half, &half);
        let expected = (2.0 - 2.0_f64.sqrt()) / 2.0;
        assert!((fitted[0][0] - expected).abs() < 1e-12, "{}", fitted[0][0]);
        assert!((fitted[0][1] - (0.5 - expected)).abs() < 1e-12);
    }

    #[test]
    fn fitted_cells_meet_every_margin_and_leave_impossible_combinations_empty() {
        let targets = crate::population::tests::spec().model.cells;
        let cells = Cells::fit(&targets).unwrap();
        let of: Vec<Cell> = cells.shares().map(|(cell, _)| cell).collect();
        for (name, margin) in margins(&targets, &of) {
            let mut totals = vec![0.0; margin.target.len()];
            for (group, (_, share)) in margin.group.iter().zip(cells.shares()) {
                totals[*group] += share;
            }
            for (total, target) in totals.iter().zip(&margin.target) {
                assert!((total - target).abs() < 1e-6, "{name:?}: {total} for {target}");
            }
        }
        assert!(!of.iter().any(|c| c.kind == HouseType::SinglePension && c.source == MainSource::Assistance));
        assert!(!of.iter().any(|c| c.kind == HouseType::CoupleMinors && c.age == AgeBand::From85));
    }
}
