//! Claims about the population as others see it: its tables and its margins.

use super::*;
use crate::table::Column;
use crate::table::HouseholdId;
use crate::table::Table;
use rayon::prelude::*;
use std::path::Path;

pub(super) const ASSESSMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/synthetic-data/toetsing-2026.toml");
pub(super) const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/synthetic-data/nl-2026.toml");

pub(super) fn spec() -> Spec {
    Spec::load(Path::new(FILE)).unwrap()
}

pub(super) fn assessment() -> Assessment {
    Assessment::load(Path::new(ASSESSMENT), &spec()).unwrap()
}

/// Stops where an English message holds a Dutch word; names between backquotes or quotation marks are as in the file.
#[track_caller]
pub(super) fn is_english(text: &str) {
    const DUTCH: [&str; 22] = [
        "de", "het", "een", "niet", "schrijf", "geen", "voor", "bij", "dit", "deze", "naar", "wordt", "staat", "heeft",
        "noem", "laat", "voeg", "verwacht", "gevonden", "en", "kies", "geef",
    ];
    let outside = |text: &str, sign: char| text.split(sign).step_by(2).collect::<Vec<_>>().join(" ");
    let words = outside(&outside(text, '`'), '"');
    let is_dutch = |word: &&str| DUTCH.contains(&word.to_lowercase().as_str());
    let found: Vec<&str> = words.split(|c: char| !c.is_alphanumeric() && c != '_').filter(is_dutch).collect();
    assert!(!text.is_empty() && found.is_empty(), "{found:?} in: {text}");
}

/// Stops where a mistake that the population tells itself is not in English too.
#[track_caller]
pub(super) fn are_told_in_english(mistakes: &crate::diag::Diagnostics) {
    // What is wrong with any file, such as an unknown key, is told by others.
    for mistake in mistakes.0.iter().filter(|mistake| mistake.code.starts_with(['P', 'M']) || mistake.code == "R021") {
        is_english(&mistake.message.en);
        is_english(&mistake.remedy.en);
        mistake
            .places
            .iter()
            .filter(|place| !place.remark.en.is_empty())
            .for_each(|place| is_english(&place.remark.en));
    }
}

#[test]
fn a_population_that_cannot_be_made_says_so_in_both_languages_with_what_to_do() {
    let too_large = Population::new(spec(), u32::MAX, 1).unwrap_err();
    let no_fit = PopulationError::NoFit { margin: MarginName::IncomeTenure, deviation: 0.0123 };
    for (error, dutch, english) in [
        (Population::new(spec(), 0, 1).unwrap_err(), "ten minste één huishouden", "at least one household"),
        (too_large, "4294967295 is groter dan de bevolking", "4294967295 is larger than the population"),
        (no_fit, "bij `inkomen x woonsituatie` blijft 1,23%", "with `income x tenure` 1.23%"),
    ] {
        let told = error.told();
        assert!(told.nl.contains(dutch) && told.en.contains(english), "{told:?}");
        assert!(told.nl.contains("; ") && told.en.contains("; "), "{told:?}");
        assert_eq!(error.to_string(), told.nl);
        is_english(&told.en);
    }
}

fn population(sample: u32, seed: u64) -> Population {
    Population::new(spec(), sample, seed).unwrap()
}

fn column<'t>(table: &'t Table, name: &str) -> &'t Column {
    table.column(name).unwrap_or_else(|| panic!("no column `{name}`"))
}

/// Position of a household in a table.
pub(super) fn position_of(table: &Table, id: u64) -> usize {
    table.households.iter().position(|found| *found == HouseholdId(id)).unwrap()
}

/// Everything in a table but the weights.
pub(super) fn content(table: &Table) -> Vec<(String, Vec<u64>)> {
    let bits = |values: &[f64]| values.iter().map(|value| value.to_bits()).collect();
    let starts = table.person_start().iter().map(|start| u64::from(*start)).collect();
    let columns = table.columns().map(|column| (column.schema.name.to_string(), bits(&column.values)));
    columns.chain([("persons".to_owned(), starts)]).collect()
}

#[test]
fn a_household_is_the_same_in_samples_of_different_size() {
    let small = population(3_000, 7).block(2);
    let large = population(200_000, 7).block(2);
    let both: Vec<usize> = (0..small.n_households()).collect();
    assert_eq!(content(&small), content(&large.gather(&both)));
    assert!((small.weights[0] / large.weights[0] - 200.0 / 3.0).abs() < 1e-9);
}

#[test]
fn a_household_asked_for_by_number_is_the_one_in_its_block() {
    let population = population(5_000, 7);
    let alone = population.households(&[HouseholdId(2_500)]);
    assert_eq!(content(&alone), content(&population.block(2).gather(&[position_of(&population.block(2), 2_500)])));
}

#[test]
fn blocks_together_are_the_sample() {
    let population = population(2_500, 1);
    let ids: Vec<u64> =
        (0..population.n_blocks()).flat_map(|b| population.block(b).households).map(|id| id.origin().0).collect();
    assert!(ids.is_sorted() && ids.len() > 2_500);
    let numbers: std::collections::BTreeSet<u64> = ids.into_iter().collect();
    assert!(numbers.into_iter().eq(0..2_500));
    assert_eq!(population.block(population.n_blocks()).n_households(), 0);
}

#[test]
fn tables_are_the_same_on_one_thread_and_on_many() {
    let population = population(6_000, 3);
    let in_turn: Vec<_> = (0..population.n_blocks()).map(|block| content(&population.block(block))).collect();
    for threads in [1, 4] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let at_once: Vec<_> = pool
            .install(|| (0..population.n_blocks()).into_par_iter().map(|b| content(&population.block(b))).collect());
        assert!(in_turn == at_once, "{threads} threads");
    }
}

#[test]
fn every_prefix_is_close_to_the_margins() {
    let population = population(20_000, 1);
    let targets: Vec<f64> = population.spec.model.cells.types.clone();
    for n in [100_u32, 1_000, 7_777, 20_000] {
        let mut counts = vec![0.0; targets.len()];
        for id in 0..u64::from(n) {
            counts[population.generator.cells.of(HouseholdId(id)).kind.index()] += 1.0;
        }
        // Points of the golden-ratio sequence miss an interval's share by a few at most, where chance would miss by
        // the square root of n.
        for (count, target) in counts.iter().zip(&targets) {
            assert!((count - target * f64::from(n)).abs() < 5.0, "{n}: {count} for {}", target * f64::from(n));
        }
    }
}

#[test]
fn every_household_has_one_applicant_who_comes_first_and_at_most_one_partner() {
    let table = population(4_000, 1).households(&(0..4_000).map(HouseholdId).collect::<Vec<_>>());
    let role = column(&table, "rol");
    for household in 0..table.n_households() {
        let roles: Vec<f64> = table.persons_of(household).map(|person| role.get(person, 0)).collect();
        assert_eq!(roles[0], 0.0);
        assert_eq!(roles.iter().filter(|role| **role == 0.0).count(), 1);
        assert!(roles.iter().filter(|role| **role == 1.0).count() <= 1);
    }
}

#[test]
fn amounts_are_whole_cents_and_not_negative() {
    let table = population(3_000, 1).households(&(0..3_000).map(HouseholdId).collect::<Vec<_>>());
    for column in table.columns().filter(|column| &*column.schema.name != "geboortedatum") {
        let whole = column.values.iter().all(|value| *value >= 0.0 && value.fract() == 0.0);
        assert!(whole, "{}", column.schema.name);
    }
}

#[test]
fn the_seed_leaves_the_cells_alone_and_changes_every_other_column() {
    let ids: Vec<HouseholdId> = (0..1_000).map(HouseholdId).collect();
    let (one, other) = (population(2_000, 1).households(&ids), population(2_000, 2).households(&ids));
    let cells = ["huishoudtype", "huurtoeslag_vorig_jaar", "inkomensbron"];
    let changed: Vec<&str> = one
        .columns()
        .filter(|column| column.values != self::column(&other, &column.schema.name).values)
        .map(|column| &*column.schema.name)
        .collect();
    let expected: Vec<&str> =
        one.columns().map(|column| &*column.schema.name).filter(|name| !cells.contains(name)).collect();
    assert_eq!(changed, expected);
    assert_eq!(one.households, other.households);
    assert_eq!(one.weights, other.weights);
    assert_ne!(one.person_start(), other.person_start());
}

#[test]
fn household_4711_is_equal_in_samples_of_ten_thousand_and_of_a_million() {
    let of = |sample: u32| {
        let block = population(sample, 2026).block(4);
        block.gather(&[position_of(&block, 4_711)])
    };
    let (small, large) = (of(10_000), of(1_000_000));
    assert_eq!(small.households, vec![HouseholdId(4_711)]);
    assert_eq!(content(&small), content(&large));
    assert_eq!((small.weights[0], large.weights[0]), (856.0, 8.56));
}

#[test]
fn a_single_pensioner_with_full_aow_gets_the_published_amount_and_the_holiday_payment_in_may() {
    let population = population(20_000, 1);
    let ids = (0..20_000).map(HouseholdId);
    let single = |household: &household::Household| {
        household.cell.kind == kinds::HouseType::SinglePension && household.persons[0].aow_share == 1.0
    };
    let household = ids.map(|id| population.generator.household(id)).find(single).unwrap();
    // SVB, January 2026: 1.637,57 a month; 106,55 a month of holiday payment, twelve of which come in May.
    assert_eq!(household.persons[0].months.aow[0], 163_757.0);
    assert_eq!(household.persons[0].months.aow[4], 163_757.0 + 12.0 * 10_655.0);
}

#[test]
fn social_assistance_fills_up_to_the_norm_of_each_month() {
    // Gross counterparts of the norms: (12 × 1.401,50 − 3.115) / (1 − 0,3575) / 12 for a single person, and for a
    // couple 2 × (12 × 2.002,13 / 2 − 3.115) / (1 − 0,3575) / 12.
    let (single, couple) = (177_730.0, 230_811.0);
    let population = population(60_000, 1);
    let mut moved_in = 0;
    for id in (0..60_000).map(HouseholdId) {
        if population.generator.cells.of(id).source != kinds::MainSource::Assistance {
            continue;
        }
        let household = population.generator.household(id);
        let adults: Vec<_> = household.persons.iter().filter(|p| (p.role as u8) < 2).collect();
        if adults.iter().any(|person| person.age >= 65) {
            continue;
        }
        for month in (0..12).filter(|month| household.exists(*month)) {
            let here: Vec<_> = adults.iter().filter(|person| person.is_present(month)).collect();
            let norm = if here.len() == 2 { couple } else { single };
            let benefit: f64 = here.iter().filter(|p| p.assisted).map(|p| p.months.benefit[month]).sum();
            let total: f64 = here.iter().map(|person| person.months.total(month)).sum();
            // Two equal halves in whole cents may miss one.
            assert!(total >= norm - 1.0, "household {} has {total} in month {month}", id.0);
            assert!(benefit == 0.0 || total <= norm, "household {} has {total} in month {month}", id.0);
        }
        moved_in += usize::from(adults.len() == 2 && adults[1].present.0 > 0);
    }
    assert!(moved_in > 10, "the claim was tested on {moved_in} new couples only");
}

#[test]
fn a_main_earner_who_dies_leaves_a_partner_who_applies_and_has_income_until_then() {
    let table = population(30_000, 1).households(&(0..30_000).map(HouseholdId).collect::<Vec<_>>());
    let (role, here, aow) = (column(&table, "rol"), column(&table, "aanwezig"), column(&table, "aow"));
    let applicants = (0..table.n_persons()).filter(|person| role.get(*person, 0) == 0.0);
    // Until the household moves in elsewhere as a whole.
    for person in applicants {
        let year = here.year_of(person);
        assert!(year[0] == 1.0 && year.windows(2).all(|pair| pair[0] >= pair[1]), "{year:?}");
    }
    let gone = (0..table.n_persons())
        .filter(|person| role.get(*person, 0) == 1.0 && here.get(*person, 11) == 0.0 && aow.get(*person, 0) > 0.0)
        // Not the couples who emigrate together.
        .filter(|person| here.get(person - 1, 11) == 1.0);
    let gone: Vec<usize> = gone.collect();
    assert!(gone.len() > 50, "{}", gone.len());
    // Who stays behind gets the AOW of a single person: more than before.
    for person in gone.into_iter().filter(|person| aow.get(person - 1, 0) > 0.0 && here.get(*person, 4) == 1.0) {
        assert!(aow.get(person - 1, 11) > aow.get(person - 1, 0), "person {person}");
    }
}

#[test]
fn a_bonus_comes_in_december_and_a_move_changes_the_rent_once() {
    let population = population(20_000, 1);
    let (mut bonuses, mut moves, mut paid) = (0, 0, [0; 3]);
    for id in (0..20_000).map(HouseholdId) {
        let household = population.generator.household(id);
        let rents: Vec<f64> = (0..12).map(|month| household.dwelling.rent(month)).collect();
        let changes: Vec<usize> = (1..12).filter(|month| rents[*month] != rents[*month - 1]).collect();
        assert!(changes.len() <= 2 && (changes.len() < 2 || changes.contains(&6)), "{rents:?}");
        moves += usize::from(changes.iter().any(|month| *month != 6));
        for person in household.persons.iter().filter(|p| p.months.wage[10] > 0.0 && p.months.wage[11] > 0.0) {
            paid[person.rhythm as usize] += 1;
            bonuses += usize::from(person.months.wage[11] > 1.6 * person.months.wage[10]);
        }
    }
    assert!(moves > 300 && bonuses > 1_000, "{moves} moves, {bonuses} bonuses");
    let all = f64::from(paid.iter().sum::<i32>());
    // 80, 17 and 3 percent, with five standard errors of some ten thousand workers.
    for (found, share) in paid.into_iter().zip([0.80, 0.17, 0.03]) {
        assert!((f64::from(found) / all - share).abs() < 0.02, "{paid:?}");
    }
}

#[test]
fn holiday_allowance_comes_in_may_or_with_the_last_wage() {
    // Without a bonus, which would make the month of the last settlement look like a month of work.
    let text = std::fs::read_to_string(FILE).unwrap();
    let from = "id = \"model.dertiende_maand.aandeel\"\nwaarde = 40\nlaag = 25";
    assert!(text.contains(from));
    let text = text.replace(from, "id = \"model.dertiende_maand.aandeel\"\nwaarde = 0\nlaag = 0");
    let spec = Spec::parse(&crate::diag::Source::new("x.toml", text)).unwrap();
    let population = Population::new(spec, 10_000, 1).unwrap();
    let table = population.households(&(0..10_000).map(HouseholdId).collect::<Vec<_>>());
    let (wage, holiday) = (column(&table, "loon"), column(&table, "vakantiegeld"));
    for person in 0..table.n_persons() {
        for month in (0..12).filter(|month| *month != 4 && holiday.get(person, *month) > 0.0) {
            // A job that ended is followed by a month without its wage; one that ends with AOW is in its last month.
            let ended = wage.get(person, month) == 0.0 || month == 11 || wage.get(person, month + 1) == 0.0;
            assert!(ended, "person {person} in month {month}");
        }
    }
}

#[test]
fn margins_that_are_fitted_are_within_their_tolerance() {
    let rows = describe(&population(20_000, 1), &assessment());
    let fitted =
        ["eenpersoons", "paar zonder kinderen", "paar met kinderen", "eenouder", "overig", "eigenaar", "hoofd 35_45"];
    for name in fitted {
        let row = rows.iter().find(|row| row.name == name).unwrap();
        assert_eq!(row.is_within(), Some(true), "{name}: {:?} for {}", row.simulated, row.target);
    }
    assert!(rows.iter().all(|row| row.simulated.unwrap_or(0.0).is_finite() && row.target.is_finite()));
}

#[test]
fn a_row_outside_its_tolerance_says_why_and_one_compared_elsewhere_says_where() {
    let rows = describe(&population(20_000, 1), &assessment());
    let silent: Vec<&str> = rows.iter().filter(|row| row.is_unexplained()).map(|row| row.name.as_str()).collect();
    assert!(silent.is_empty(), "{silent:?}");
    assert!(rows.iter().any(|row| row.set == TargetSet::Validation && row.is_within().is_some()));
}

#[test]
fn no_number_of_the_validation_set_moves_a_household() {
    let text = std::fs::read_to_string(FILE).unwrap();
    let spec = spec();
    let names: Vec<&str> = spec
        .targets
        .0
        .iter()
        .filter(|comparison| {
            comparison.set == TargetSet::Validation && comparison.place == targets::comparison::Place::Number
        })
        .map(|comparison| spec.entry(&comparison.target).unwrap().0)
        .collect();
    assert!(names.len() > 10);
    let plain = content(&population(500, 1).block(0));
    for name in names {
        // Another year of the value is enough: nothing but the comparison may read the entry.
        let Some(at) = text.find(&format!("id = \"{name}\"\nwaarde = ")) else { panic!("no number `{name}`") };
        let line = at + text[at..].find("waarde = ").unwrap() + "waarde = ".len();
        let end = line + text[line..].find('\n').unwrap();
        let value: f64 = text[line..end].parse().unwrap();
        let mut changed = text.clone();
        changed.replace_range(line..end, &format!("{:.7}", value * 0.9999));
        let changed = Spec::parse(&crate::diag::Source::new("x.toml", changed)).unwrap();
        assert_eq!(content(&Population::new(changed, 500, 1).unwrap().block(0)), plain, "{name}");
    }
}

#[test]
fn a_sample_of_nobody_or_of_more_than_everybody_is_refused() {
    assert_eq!(Population::new(spec(), 0, 1).err(), Some(PopulationError::EmptySample));
    let refused = Population::new(spec(), u32::MAX, 1).err();
    assert!(matches!(refused, Some(PopulationError::SampleTooLarge { .. })));
}

#[test]
fn the_ledger_gives_a_range_for_every_assumption_and_a_title_for_every_source() {
    let spec = spec();
    let (assumptions, sources) = (spec.assumptions(), spec.sources());
    assert!(assumptions.iter().all(|line| line.figure.low.is_some() && line.figure.high.is_some()));
    assert!(sources.iter().all(|line| !line.figure.source.is_empty()));
    assert_eq!(assumptions.len() + sources.len(), spec.entries.len());
}
