//! The key points: three to five sentences per variant, made from the numbers, and one table.
//!
//! Takes: the measures. Gives: the first section.
//! Leaves to others: everything that needs more than a sentence.

use crate::measure::Estimate;
use crate::measure::Figure;
use crate::measure::Group;
use crate::measure::GroupChange;
use crate::measure::Measures;
use crate::measure::Settlement;
use crate::measure::VariantMeasures;
use crate::measure::indicators::{Formula, Shown, Table, of_table};
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::coverage::{Coverage, who_pays};
use crate::report::sections::wording::{
    amount, balance, indicator_cell, indicator_column, interval_note, key, number, paragraph, percent, section,
    variant_stub, whole,
};
use crate::text::Text;
use crate::text::text;

/// Key of the balance, which a financing may have brought to zero.
const BALANCE: &str = "saldo_mln_euro_per_jaar";

/// The section.
pub(super) fn key_points(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph(base_sentences(measures))];
    for variant in measures.others() {
        blocks.push(paragraph(variant_sentences(measures.base(), variant)));
    }
    blocks.push(Block::Table(key_table(measures)));
    Section { in_summary: true, ..section("kern", text!(key_points_title), blocks) }
}

fn base_sentences(measures: &Measures) -> Vec<Text> {
    let base = measures.base();
    let together = base.usage.last().and_then(|u| u.due.level.known());
    let mut sentences = vec![text!(key_points_now_named, name = &base.name)];
    let users = base.usage.last().and_then(|u| u.users.level.value());
    if let (Some(due), Some(users)) = (together, users) {
        sentences.push(text!(key_points_households_use, users = whole(users), due = amount(due.value)));
    }
    if let Some(unused) = base.usage.last().and_then(|u| u.unused_share.level.value()) {
        // True of every scheme that has a figure, or not said.
        let by_scheme = base.usage.iter().rev().skip(1).map(|scheme| scheme.unused_share.level.value());
        let is_less = by_scheme.flatten().all(|of_scheme| of_scheme < unused);
        sentences.push(text!(
            key_points_households_leave_unused,
            share = percent(unused),
            less = match is_less {
                true => text!(key_points_per_scheme_less),
                false => text!(key_points_see_use),
            }
        ));
    }
    if let Some(share) = base.settled.household_share.level.value() {
        sentences.push(text!(key_points_households_pay_back, share = percent(share)));
    }
    if let Some(months) = base.timing.months_to_reflect.level.value() {
        sentences.push(text!(key_points_months_after_a_fall, n = number(months, 1)));
    }
    sentences
}

fn variant_sentences(base: &VariantMeasures, variant: &VariantMeasures) -> Vec<Text> {
    let mut sentences = vec![text!(key_points_variant_named, name = &variant.name)];
    sentences.extend(budget_sentence(variant));
    sentences.extend(who_pays(variant));
    sentences.extend(variant.change_of(Group::All).and_then(|all| income_sentence(all, variant)));
    sentences.extend(distribution_sentence(base, variant));
    sentences.extend(usage_sentence(base, variant));
    sentences.extend(recovery_sentence(base, variant));
    sentences.extend(most_recovered(variant));
    sentences.push(timing_sentence(variant));
    sentences
}

fn budget_sentence(variant: &VariantMeasures) -> Option<Text> {
    let change = variant.budget.change.as_ref()?;
    let bill = variant.financing.as_ref().map(|financing| financing.bill_euros_year);
    let result = Coverage::of(variant)?.sentence(bill);
    let used = change.use_effect.known();
    let by_use = match used.and_then(|used| direction(used).map(|d| (d, amount(used.value)))) {
        Some((Direction::Up, x)) => text!(key_points_higher_use_costs, x = x),
        Some((Direction::Down, x)) => text!(key_points_lower_use_saves, x = x),
        None => Text::same("."),
    };
    Some(Text::joined([&result, &by_use], ""))
}

/// What a variant does to the poorest tenth and to inequality, where the sample can show it.
fn distribution_sentence(base: &VariantMeasures, variant: &VariantMeasures) -> Option<Text> {
    let poorest = variant.change_of(Group::Decile(1)).and_then(|change| change.median.known());
    let poorest = poorest.and_then(|median| Some((direction(median)?, percent(median.value))));
    let poorest = poorest.map(|(direction, x)| match direction {
        Direction::Up => text!(key_points_poorest_tenth_gains, x = x),
        Direction::Down => text!(key_points_poorest_tenth_loses, x = x),
    });
    let inequality = variant.distribution.gini_difference.known().and_then(direction).and_then(|direction| {
        let (now, then) = (base.distribution.gini.value()?, variant.distribution.gini.value()?);
        let (now, then) = (number(now, 3), number(then, 3));
        // A change too small for the decimals of the table is not worth a sentence.
        (now != then).then(|| match direction {
            Direction::Up => text!(key_points_inequality_gini_rises, now = now, then = then),
            Direction::Down => text!(key_points_inequality_gini_falls, now = now, then = then),
        })
    });
    match (poorest, inequality) {
        (Some(a), Some(b)) => Some(text!(key_points_distribution_both, a = a, b = b)),
        (Some(a), None) | (None, Some(a)) => Some(text!(key_points_distribution, a = a)),
        (None, None) => None,
    }
}

/// Which way taxes and contributions go, if that is demonstrable.
fn tax_change(variant: &VariantMeasures) -> Option<Direction> {
    // A line of the balance: minus the change of what comes in.
    match direction(variant.budget.change.as_ref()?.tax.known()?)? {
        Direction::Up => Some(Direction::Down),
        Direction::Down => Some(Direction::Up),
    }
}

fn income_sentence(all: &GroupChange, variant: &VariantMeasures) -> Option<Text> {
    let (median, gain, loss) = (all.median.known()?, all.gain.value()?, all.loss.value()?);
    let middle = match direction(median) {
        None => text!(key_points_median_household_same),
        Some(Direction::Up) => text!(key_points_median_household_gains, x = percent(median.value)),
        Some(Direction::Down) => text!(key_points_median_household_loses, x = percent(median.value)),
    };
    let start = match (variant.has_toelage, tax_change(variant)) {
        (true, Some(Direction::Up)) => text!(key_points_after_lost_toeslagen_and_tax),
        (true, _) => text!(key_points_after_lost_toeslagen),
        (false, Some(Direction::Up)) => text!(key_points_incomes_after_higher_tax),
        (false, Some(Direction::Down)) => text!(key_points_incomes_after_lower_tax),
        (false, None) => text!(key_points_incomes),
    };
    Some(text!(key_points_income, start = start, middle = middle, gain = percent(gain), loss = percent(loss)))
}

fn usage_sentence(base: &VariantMeasures, variant: &VariantMeasures) -> Option<Text> {
    let share = variant.usage.last()?.unused_share;
    let (now, then) = (base.usage.last()?.unused_share.level.value()?, share.level.value()?);
    Some(match direction(share.difference.known()?) {
        Some(_) if then == 0.0 => text!(key_points_everybody_uses, now = percent(now)),
        None => text!(key_points_use_same, now = percent(now)),
        Some(_) => text!(key_points_use_now_and_then, then = percent(then), now = percent(now)),
    })
}

fn recovery_sentence(base: &VariantMeasures, variant: &VariantMeasures) -> Option<Text> {
    let share = variant.settled.household_share;
    let then = share.level.value()?;
    let change = share.difference.known()?;
    let now = percent(base.settled.household_share.level.value()?);
    Some(match direction(change) {
        None => text!(key_points_recoveries_same, now = now),
        Some(_) if then == 0.0 => text!(key_points_nobody_pays_back, now = now, price = left_sentence(variant)),
        Some(_) => text!(key_points_pay_back_now_and_then, then = percent(then), now = now),
    })
}

/// What it costs that nothing is claimed back, and what people miss because nothing is supplemented.
fn left_sentence(variant: &VariantMeasures) -> Text {
    let together = variant.settled.settlements.last();
    let sum = |pick: fn(&Settlement) -> Figure| together.and_then(|s| pick(s).value()).filter(|euros| *euros > 0.0);
    let over = sum(|s| s.overpaid_sum.level).map(|x| text!(key_points_paid_too_much, x = amount(x)));
    let under = sum(|s| s.underpaid_sum.level).map(|x| text!(key_points_paid_too_little, x = amount(x)));
    let or_nothing = |text: Option<Text>| text.unwrap_or_else(|| Text::same(""));
    Text::joined([&or_nothing(over), &or_nothing(under)], "")
}

/// Under a toelage, which scheme most recoveries are of: one that stays means-tested, or the toelage itself.
fn most_recovered(variant: &VariantMeasures) -> Option<Text> {
    let (together, schemes) = variant.settled.settlements.split_last()?;
    let count = |settlement: &Settlement| settlement.recovery_count.level.value().unwrap_or(0.0);
    let most = schemes.iter().max_by(|a, b| count(a).total_cmp(&count(b)))?;
    (variant.has_toelage && count(most) > 0.0).then(|| {
        text!(key_points_recoveries_of_scheme, share = percent(count(most) / count(together)), scheme = &most.name)
    })
}

/// How soon payment follows a fall, of the variant and of now over the same households, and for how many nothing follows.
fn timing_sentence(variant: &VariantMeasures) -> Text {
    let timing = &variant.timing;
    let spared = match timing.falls_of_base_only.level.value() {
        Some(households) if households > 0.0 => text!(key_points_falls_only_now, n = whole(households)),
        _ => Text::same(""),
    };
    let Some(then) = timing.months_to_reflect.level.value() else {
        // Nobody at all, which is known; or a few, who are not shown.
        return match timing.falls.level.value() == Some(0.0) {
            true => text!(key_points_amount_does_not_change, spared = spared),
            false => text!(key_points_falls_too_rare, spared = spared),
        };
    };
    let both = match (timing.months_to_reflect.difference.known(), timing.months_in_base.level.value()) {
        (Some(change), Some(now)) => text!(
            key_points_months_now,
            now = number(now, 1),
            verdict = match direction(change) {
                None => text!(key_points_months_same),
                Some(_) => Text::same(""),
            }
        ),
        _ => Text::same("."),
    };
    let of = timing
        .falls_in_both
        .level
        .value()
        .map_or(Text::same(""), |households| text!(key_points_households_counted, n = whole(households)));
    text!(key_points_months_then, of = of, then = number(then, 1), both = both, spared = spared)
}

/// Which way a difference goes, if it is demonstrable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Direction {
    Up,
    Down,
}

fn direction(estimate: &Estimate) -> Option<Direction> {
    match estimate.includes_nil() {
        true => None,
        false if estimate.value > 0.0 => Some(Direction::Up),
        false => Some(Direction::Down),
    }
}

fn key_table(measures: &Measures) -> DataTable {
    let shown: Vec<Shown> = of_table(Table::Key).collect();
    // What covers the balance stands beside it, in words.
    let coverage = Column { key: "dekking".to_owned(), heading: text!(key_points_coverage) };
    let mut columns: Vec<Column> = shown.iter().map(indicator_column).collect();
    columns.insert(1, coverage);
    let row = |variant: &VariantMeasures| {
        let cell = |shown: &Shown| match (shown.indicator.formula, &variant.budget.change) {
            (Formula::Budget(of), Some(change)) if shown.key == BALANCE => balance(variant, &of(change)),
            _ => indicator_cell(shown.unit, shown.shows, &shown.indicator.of(variant)),
        };
        let mut cells: Vec<Cell> = shown.iter().map(cell).collect();
        cells.insert(1, Coverage::of(variant).map_or(Cell::Blank, |coverage| Cell::Words(coverage.words())));
        Row { key: key(&variant.id), heading: variant.name.clone(), cells, emphasis: false }
    };
    let rows = measures.variants.iter().map(row).collect();
    let year = Text::same(measures.year.to_string());
    let prices = Text::same(measures.price_year.to_string());
    let notes = vec![
        text!(key_points_balance_explained, year = year, prices = prices),
        text!(key_points_coverage_explained),
        text!(key_points_income_explained),
        interval_note(),
    ];
    let title = text!(key_points_key_figures_per_variant);
    DataTable { key: Table::Key.key().to_owned(), title, stub: variant_stub(), columns, rows, notes }
}
