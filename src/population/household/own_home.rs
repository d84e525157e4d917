//! The own home: its value, the mortgage on it, the interest of a year, and wealth apart from it.
//!
//! Takes: a household with its place in the distribution of wealth. Gives: what the rules know of the home, wealth
//! without it, and how much of what the home yields the rules now count themselves.
//! Leaves to others: the law (`rulebooks`), which this only mirrors where last year's income needs it.
//!
//! Of an owner the wealth without the home and the value of the home are drawn; the mortgage is what makes the total
//! come out. A mortgage is never negative and never above a share of the value: what is left then is other wealth.

use crate::draws::Purpose;
use crate::draws::Seed;
use crate::draws::normal_quantile;
use crate::draws::normal_share;
use crate::population::fit::cells::Cell;
use crate::population::fit::cells::Cells;
use crate::population::fit::curve::Curve;
use crate::population::household::Household;
use crate::population::household::OwnHome;
use crate::population::household::cents;
use crate::population::household::housing::Standard;
use crate::population::household::housing::income_score;
use crate::population::household::wealth::Place;
use crate::population::household::wealth::age_ranks;
use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::table::HouseholdId;
use crate::text::text;

const WEALTH: Purpose = Purpose::named("population.wealth");
const HOME: Purpose = Purpose::named("population.home");
const REST_QUANTILES: &[&str] = &["p0", "p10", "p20", "p30", "p40", "p50", "p60", "p73", "p85", "p95", "p99", "p100"];
const REST_SHARES: [f64; 12] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.73, 0.85, 0.95, 0.99, 1.0];
const HOME_QUANTILES: &[&str] = &["p0", "p10", "p25", "p50", "p75", "p90", "p99", "p100"];
const HOME_SHARES: [f64; 8] = [0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0];

/// Income and age of owners.
#[derive(Debug, Clone)]
pub(crate) struct Owners {
    income: Standard,
    age: Standard,
    age_ranks: Vec<f64>,
}

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct OwnHomes {
    /// Wealth of owners without the home, and value of the home, by rank.
    ///
    /// Unit: euros of 2020.
    rest: Curve,
    value: Curve,
    /// Weight of total wealth in the rank of the rest; of income, total wealth and age in that of the home.
    rest_weight: f64,
    value_weights: [f64; 3],
    /// Largest mortgage as a share of the value.
    most_mortgage: f64,
    /// Growth of home, mortgage and the rest from 2020 to the simulated year, as factors.
    growth: [f64; 3],
    interest: f64,
    imputed: f64,
    exempt: f64,
    tax: f64,
    assistance_single: f64,
    assistance_family: f64,
}

impl OwnHomes {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<OwnHomes> {
        let rest = look.grid(
            "model.vermogen_zonder_woning_eigenaar",
            &["eigenaar"],
            REST_QUANTILES,
            Check::NotNegative,
            Shape::RowsRise,
        );
        let value = look.grid("model.woningwaarde", &["eigenaar"], HOME_QUANTILES, Check::Positive, Shape::RowsRise);
        let rest_weight = look.number("model.vermogen_zonder_woning_samenhang", Check::Correlation);
        let weights = look.column(
            "model.woningwaarde_samenhang",
            &["inkomen", "vermogen", "leeftijd"],
            "gewicht",
            Check::Correlation,
        );
        let most = look.share("model.hypotheek_hoogstens");
        let growth = look.column("model.groei_eigen_woning", &["woning", "hypotheek"], "tot", Check::Positive);
        let rest_growth = look.number("model.vermogensgroei", Check::Any);
        let interest = look.share("model.hypotheekrente");
        let imputed = look.share("model.eigenwoningforfait");
        let exempt = look.share("model.aftrek_geringe_schuld");
        let tax = look.share("model.tarief_eigen_woning");
        let single = look.number("model.bijstand.vermogensgrens_alleenstaand", Check::Positive);
        let family = look.number("model.bijstand.vermogensgrens_gezin", Check::Positive);
        let (weights, growth) = (weights?, growth?);
        if weights.iter().map(|weight| weight * weight).sum::<f64>() > 1.0 {
            let name = "model.woningwaarde_samenhang";
            look.contradiction(name, text!(targets_weights_too_large, name = name), text!(targets_weights_remedy));
            return None;
        }
        Some(OwnHomes {
            rest: Curve::new(REST_SHARES.to_vec(), rest?.swap_remove(0)).scaled(1000.0),
            value: Curve::new(HOME_SHARES.to_vec(), value?.swap_remove(0)).scaled(1000.0),
            rest_weight: rest_weight?,
            value_weights: [weights[0], weights[1], weights[2]],
            most_mortgage: most?,
            growth: [growth[0], growth[1], 1.0 + rest_growth? / 100.0],
            interest: interest?,
            imputed: imputed?,
            exempt: exempt?,
            tax: tax?,
            assistance_single: single?,
            assistance_family: family?,
        })
    }

    /// How income and age of an owner compare with those of the others.
    pub(crate) fn owners(&self, cells: &Cells) -> Owners {
        let age_ranks = age_ranks(cells);
        let owners = cells.shares().filter(|(cell, _)| cell.tenure == Tenure::Owner);
        Owners {
            income: Standard::of(owners.clone().map(|(cell, share)| (income_score(cell.decile), share))),
            age: Standard::of(owners.map(|(cell, share)| (age_ranks[cell.age.index()], share))),
            age_ranks,
        }
    }

    /// Splits total wealth: home, mortgage and the rest, in euros of 2020.
    fn split(&self, cell: Cell, place: Place, owners: &Owners, seed: Seed, id: HouseholdId) -> [f64; 3] {
        if cell.tenure != Tenure::Owner {
            return [0.0, 0.0, place.euros];
        }
        let mut stream = seed.draws(HOME, id);
        let wealth = normal_quantile(place.among_owners.clamp(1e-6, 1.0 - 1e-6));
        let beside = |weights: f64| (1.0 - weights).max(0.0).sqrt();
        let [by_income, by_wealth, by_age] = self.value_weights;
        let leans = by_income * owners.income.apply(income_score(cell.decile))
            + by_wealth * wealth
            + by_age * owners.age.apply(owners.age_ranks[cell.age.index()]);
        let left = beside(self.value_weights.iter().map(|weight| weight * weight).sum::<f64>());
        let value = self.value.value(normal_share(leans + left * stream.normal()));
        let own = self.rest_weight;
        let rest = self.rest.value(normal_share(own * wealth + beside(own * own) * stream.normal()));
        let mortgage = (value - (place.euros - rest)).clamp(0.0, self.most_mortgage * value);
        [value, mortgage, place.euros - value + mortgage]
    }

    /// Gives a household its wealth and its home.
    pub(crate) fn draw(&self, household: &mut Household, place: Place, owners: &Owners, seed: Seed, id: HouseholdId) {
        let [value, mortgage, rest] = self.split(household.cell, place, owners, seed, id);
        let cell = household.cell;
        household.wealth_group = place.group;
        household.home = OwnHome {
            value: (value * self.growth[0]).floor() * 100.0,
            mortgage: (mortgage * self.growth[1]).floor() * 100.0,
            interest: (mortgage * self.growth[1] * self.interest).floor() * 100.0,
        };
        let mut euros = rest * self.growth[2];
        let pension_age_help = household.persons.iter().any(|p| p.aow_share < 1.0 && p.months.benefit[0] > 0.0);
        if cell.source == MainSource::Assistance || pension_age_help {
            let family = cell.kind.group() != TypeGroup::Single;
            let limit = if family { self.assistance_family } else { self.assistance_single };
            // Spread below the limit: a heap of households exactly at it would be of our own making.
            if euros > limit {
                euros = seed.draws(WEALTH, id).between(0.0, limit);
            }
        }
        // Whole euros: nobody's wealth is known to the cent.
        household.wealth = cents(euros.floor());
    }

    /// Income from the own home as the tax knows it, most often negative.
    ///
    /// Unit: whole cents per year.
    pub(crate) fn taxable(&self, home: OwnHome) -> f64 {
        let balance = self.imputed * home.value - home.interest;
        let taxed = if balance > 0.0 { balance * (1.0 - self.exempt) } else { balance };
        (taxed / 100.0).round() * 100.0
    }

    /// What is deducted: interest, and the exempt part of what the imputed income is more than the interest.
    ///
    /// Unit: cents per year.
    pub(crate) fn deducted(&self, home: OwnHome) -> f64 {
        home.interest + self.exempt * (self.imputed * home.value - home.interest).max(0.0)
    }

    /// Notes what the rules count themselves of the yield of the home, and with whom the tax counts it.
    ///
    /// That is the one of applicant and partner with the most income, as in the rulebook.
    pub(crate) fn settle(&self, household: &mut Household) {
        let taxable = self.taxable(household.home);
        // What tax somebody pays is known once the rules have run; without other yield of the home there is no gain.
        household.tax_gain = cents((-self.tax * taxable / 100.0).floor()).min(household.from_wealth);
        let main = household.persons.iter_mut().filter(|p| matches!(p.role, Role::Applicant | Role::Partner));
        let most = main.reduce(|most, next| if next.months.year() > most.months.year() { next } else { most });
        if let Some(person) = most {
            person.from_home = taxable;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::tests::spec;

    #[test]
    fn the_home_is_taxed_as_in_the_worked_cases_of_the_rulebook() {
        let homes = spec().model.homes;
        // 0,35% of 400.000 is 1.400, less 5.000; without debt 28,133% of 1.400 is 393,86, here in whole euros.
        let home = OwnHome { value: 40_000_000.0, mortgage: 0.0, interest: 500_000.0 };
        assert_eq!(homes.taxable(home), -360_000.0);
        assert_eq!(homes.taxable(OwnHome { interest: 0.0, ..home }), 39_400.0);
        assert_eq!(homes.taxable(OwnHome::default()), 0.0);
        // Deducted: the interest, or 71,867% of 1.400.
        assert_eq!(homes.deducted(home), 500_000.0);
        assert!((homes.deducted(OwnHome { interest: 0.0, ..home }) - 100_613.8).abs() < 1e-6);
    }

    #[test]
    fn home_mortgage_and_the_rest_add_up_to_total_wealth_and_no_mortgage_exceeds_its_home() {
        let model = spec().model;
        let cells = Cells::fit(&model.cells).unwrap();
        let (ranks, owners, seed) = (model.wealth.fit(&cells), model.homes.owners(&cells), Seed(3));
        let mut with_mortgage = 0;
        for id in (0..4_000).map(HouseholdId) {
            let cell = cells.of(id);
            let place = model.wealth.place(cell, &ranks, seed, id);
            let [value, mortgage, rest] = model.homes.split(cell, place, &owners, seed, id);
            assert!((value - mortgage + rest - place.euros).abs() < 1e-6);
            assert!((0.0..=model.homes.most_mortgage * value).contains(&mortgage));
            assert_eq!(value > 0.0, cell.tenure == Tenure::Owner);
            with_mortgage += usize::from(mortgage > 0.0);
        }
        assert!(with_mortgage > 0);
    }
}
