//! The dwelling: owner, corporation or other landlord, rent, the increase of 1 July, service costs.
//!
//! Takes: the cell. Gives: tenure, whether it is a room, and amounts in whole cents per month.
//! Leaves to others: housing costs of owners, which no scheme looks at.

use crate::draws::Purpose;
use crate::draws::Seed;
use crate::draws::normal_quantile;
use crate::draws::normal_share;
use crate::population::fit::cells::Cell;
use crate::population::fit::cells::Cells;
use crate::population::fit::cells::DECILES;
use crate::population::fit::curve::Curve;
use crate::population::household::Dwelling;
use crate::population::household::cents;
use crate::population::kinds::AgeBand;
use crate::population::kinds::MainSource;
use crate::population::kinds::Tenure;
use crate::population::kinds::TypeGroup;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::table::HouseholdId;
use crate::text::text;
use crate::units::MONTHS;

const RENT: Purpose = Purpose::named("population.rent");
const MOVE: Purpose = Purpose::named("population.move");
/// The law lets rents rise on 1 July.
const JULY: usize = 6;

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct Housing {
    corporation: [f64; 2],
    corporation_rent: Curve,
    corporation_rank: Curve,
    other_mean: Vec<f64>,
    other_spread: Curve,
    other_rank: Curve,
    income_correlation: f64,
    most_with_allowance: f64,
    july: [f64; 2],
    service_share: f64,
    service: (f64, f64),
    /// Share of all households that live in a room, how likely that is by age and by source, and what it costs.
    room_share: f64,
    room_age: Vec<f64>,
    room_source: Vec<f64>,
    room_rent: (f64, f64),
    moves: f64,
    new_rent: (f64, f64),
}

/// Chance of a room per unit of weight.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rooms(f64);

/// Mean and spread of a score among the households it is compared with.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Standard {
    mean: f64,
    spread: f64,
}

impl Standard {
    /// Of a weighted list of scores.
    pub(crate) fn of(scores: impl Iterator<Item = (f64, f64)> + Clone) -> Standard {
        let weight: f64 = scores.clone().map(|(_, weight)| weight).sum();
        let mean = scores.clone().map(|(score, weight)| score * weight).sum::<f64>() / weight;
        let square = scores.map(|(score, weight)| (score - mean) * (score - mean) * weight).sum::<f64>() / weight;
        Standard { mean, spread: square.sqrt() }
    }

    /// The score in standard deviations from the mean.
    pub(crate) fn apply(self, score: f64) -> f64 {
        if self.spread > 0.0 { (score - self.mean) / self.spread } else { 0.0 }
    }
}

/// Income group as a normal score.
pub(crate) fn income_score(decile: usize) -> f64 {
    normal_quantile((decile as f64 + 0.5) / DECILES as f64)
}

impl Housing {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Housing> {
        let corporation = look.column(
            "model.corporatie_van_huurders",
            &["huur_zonder_huurtoeslag", "huur_met_huurtoeslag"],
            "procent",
            Check::Percent,
        );
        let classes =
            look.grid("huishoudens.huurklassen_corporatie", &[], &["procent"], Check::Positive, Shape::ColumnsSumTo100);
        let bounds =
            look.grid("model.huurgrenzen_corporatie", &[], &["euro_per_maand"], Check::Positive, Shape::ColumnsRise);
        let by_income = look.grid(
            "huishoudens.huur_x_inkomen",
            &["kwintiel_1", "kwintiel_2", "kwintiel_3", "kwintiel_4", "kwintiel_5"],
            &["corporatie", "overig"],
            Check::Positive,
            Shape::Free,
        );
        let growth_corporation = look.number("model.huurgroei_corporatie", Check::Any);
        let growth_other = look.number("model.huurgroei_overig", Check::Any);
        let income_correlation = look.number("model.huur_samenhang_inkomen", Check::Correlation);
        let spread = look.column(
            "model.huur_overig_spreiding",
            &["p0", "p10", "p25", "p50", "p75", "p90", "p100"],
            "factor",
            Check::Positive,
        );
        let most = look.number("model.huur_met_huurtoeslag_hoogstens", Check::Positive);
        let july = look.column("model.huurverhoging_juli", &["corporatie", "overig"], "procent", Check::Percent);
        let service_share = look.share("model.servicekosten_aandeel");
        let service = look.bounds("model.servicekosten");
        let without_dwelling = look.share("huishoudens.zonder_eigen_woning");
        let room_age = look.column("model.kamer_leeftijd", AgeBand::NAMES, "gewicht", Check::NotNegative);
        let room_source = look.column("model.kamer_bron", MainSource::NAMES, "gewicht", Check::NotNegative);
        let room_rent = look.bounds("model.kamer_huur");
        let moves = look.share("model.verhuizing_huurder");
        let new_rent = look.bounds("model.verhuizing_huur");
        let (classes, bounds, by_income, spread) = (classes?, bounds?, by_income?, spread?);
        if bounds.len() != classes.len() + 1 || bounds.windows(2).any(|pair| pair[0][0] >= pair[1][0]) {
            let name = "model.huurgrenzen_corporatie";
            look.contradiction(name, text!(targets_rent_bounds, name = name), text!(targets_rent_bounds_remedy));
            return None;
        }
        if spread.windows(2).any(|pair| pair[0] >= pair[1]) {
            let name = "model.huur_overig_spreiding";
            look.contradiction(name, text!(targets_not_rising, name = name), text!(targets_not_rising_remedy));
            return None;
        }
        let growth_corporation = 1.0 + growth_corporation? / 100.0;
        let mut ranks = vec![0.0];
        for class in &classes {
            ranks.push(ranks[ranks.len() - 1] + class[0] / 100.0);
        }
        let rents: Vec<f64> = bounds.iter().map(|row| row[0] * growth_corporation).collect();
        let at = vec![0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 1.0];
        let growth_other = 1.0 + growth_other? / 100.0;
        let (corporation, july) = (corporation?, july?);
        Some(Housing {
            corporation: [corporation[0] / 100.0, corporation[1] / 100.0],
            corporation_rank: Curve::new(rents.clone(), ranks.clone()),
            corporation_rent: Curve::new(ranks, rents),
            other_mean: by_income.iter().map(|row| row[1] * growth_other).collect(),
            other_rank: Curve::new(spread.clone(), at.clone()),
            other_spread: Curve::new(at, spread),
            income_correlation: income_correlation?,
            most_with_allowance: most?,
            july: [1.0 + july[0] / 100.0, 1.0 + july[1] / 100.0],
            service_share: service_share?,
            service: service?,
            room_share: without_dwelling?,
            room_age: room_age?,
            room_source: room_source?,
            room_rent: room_rent?,
            moves: moves?,
            new_rent: new_rent.map(|(low, high)| (low / 100.0, high / 100.0))?,
        })
    }

    /// How the income score of a corporation tenant compares with that of the others.
    pub(crate) fn standard(&self, cells: &Cells) -> Standard {
        let tenants = cells.shares().filter(|(cell, _)| cell.tenure != Tenure::Owner).map(|(cell, share)| {
            (income_score(cell.decile), share * self.corporation[usize::from(cell.tenure == Tenure::RentWith)])
        });
        Standard::of(tenants)
    }

    /// The chance of a room per unit of weight, so that as many households live in one as published.
    pub(crate) fn rooms(&self, cells: &Cells) -> Rooms {
        let share = |factor: f64| -> f64 {
            cells.shares().map(|(cell, share)| share * self.room_chance(cell, Rooms(factor))).sum()
        };
        let (mut low, mut high) = (0.0, 64.0);
        // Halving sixty times leaves less than the last digit of a factor.
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if share(middle) < self.room_share { low = middle } else { high = middle }
        }
        Rooms(low)
    }

    /// Whoever lives in a room lives alone and had no huurtoeslag.
    fn room_chance(&self, cell: Cell, rooms: Rooms) -> f64 {
        /// Some of every group have a dwelling of their own.
        const MOST: f64 = 0.95;
        if cell.tenure != Tenure::RentWithout || cell.kind.group() != TypeGroup::Single {
            return 0.0;
        }
        (rooms.0 * self.room_age[cell.age.index()] * self.room_source[cell.source.index()]).min(MOST)
    }

    /// Draws the dwelling.
    pub(crate) fn draw(&self, cell: Cell, standard: Standard, rooms: Rooms, seed: Seed, id: HouseholdId) -> Dwelling {
        if cell.tenure == Tenure::Owner {
            return Dwelling::owned();
        }
        let mut stream = seed.draws(RENT, id);
        let allowance = cell.tenure == Tenure::RentWith;
        let corporation = stream.happens(self.corporation[usize::from(allowance)]);
        let rent = if corporation {
            let r = self.income_correlation;
            let score = r * standard.apply(income_score(cell.decile)) + (1.0 - r * r).sqrt() * stream.normal();
            let most = if allowance { self.corporation_rank.value(self.most_with_allowance) } else { 1.0 };
            self.corporation_rent.value(normal_share(score) * most)
        } else {
            let mean = self.other_mean[cell.decile * self.other_mean.len() / DECILES];
            let most = if allowance { self.other_rank.value(self.most_with_allowance / mean) } else { 1.0 };
            mean * self.other_spread.value(stream.uniform() * most)
        };
        let room = stream.happens(self.room_chance(cell, rooms));
        let rent = if room { stream.between(self.room_rent.0, self.room_rent.1) } else { rent };
        let service =
            if stream.happens(self.service_share) { stream.between(self.service.0, self.service.1) } else { 0.0 };
        Dwelling {
            tenure: if corporation { 1 } else { 2 },
            rents: self.rents(rent, corporation, allowance, seed, id),
            service: cents(service),
            self_contained: !room,
        }
    }

    /// Twelve rents: the rise of 1 July, or another dwelling of the same landlord from some month on.
    fn rents(&self, rent: f64, corporation: bool, allowance: bool, seed: Seed, id: HouseholdId) -> [f64; MONTHS] {
        let risen = rent * self.july[usize::from(!corporation)];
        let mut rents = [cents(rent); MONTHS];
        rents[JULY..].fill(cents(risen));
        let mut stream = seed.draws(MOVE, id);
        if stream.happens(self.moves) {
            let month = 1 + (stream.uniform() * (MONTHS - 1) as f64) as usize;
            let most = if allowance { self.most_with_allowance.max(rent) } else { f64::INFINITY };
            let next = (rent * stream.between(self.new_rent.0, self.new_rent.1)).min(most);
            // A contract that began this year does not rise in July.
            rents[month..].fill(cents(next));
        }
        rents
    }
}
