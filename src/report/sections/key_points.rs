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
    amount, balance, indicator_cell, indicator_column, interval_note, key, named, number, paragraph, percent, section,
    text, variant_stub, whole,
};
use crate::text::Text;

/// Key of the balance, which a financing may have brought to zero.
const BALANCE: &str = "saldo_mln_euro_per_jaar";

/// The section.
pub(super) fn key_points(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph(base_sentences(measures))];
    for variant in measures.others() {
        blocks.push(paragraph(variant_sentences(measures.base(), variant)));
    }
    blocks.push(Block::Table(key_table(measures)));
    Section { in_summary: true, ..section("kern", Text::new("Kern", "Key points"), blocks) }
}

fn base_sentences(measures: &Measures) -> Vec<Text> {
    let base = measures.base();
    let together = base.usage.last().and_then(|u| u.due.level.known());
    let mut sentences = vec![text!("Nu ({name}):", "Now ({name}):", name = named(&base.name),)];
    let users = base.usage.last().and_then(|u| u.users.level.value());
    if let (Some(due), Some(users)) = (together, users) {
        sentences.push(text!(
            "{users} huishoudens gebruiken hun recht op een of meer regelingen, samen {due} per jaar.",
            "{users} households use their right to one or more schemes, {due} a year together.",
            users = whole(users),
            due = amount(due.value),
        ));
    }
    if let Some(unused) = base.usage.last().and_then(|u| u.unused_share.level.value()) {
        // True of every scheme that has a figure, or not said.
        let by_scheme = base.usage.iter().rev().skip(1).map(|scheme| scheme.unused_share.level.value());
        let is_less = by_scheme.flatten().all(|of_scheme| of_scheme < unused);
        sentences.push(text!(
            "Van de huishoudens met recht laat {share} minstens één regeling liggen{less}.",
            "Of the entitled households {share} leave at least one scheme unused{less}.",
            share = percent(unused),
            less = match is_less {
                true => Text::new("; per regeling is dat minder, zie Gebruik", "; per scheme it is less, see Use"),
                false => Text::new("; zie Gebruik voor elke regeling", "; see Use for each scheme"),
            },
        ));
    }
    if let Some(share) = base.settled.household_share.level.value() {
        sentences.push(text!(
            "Van de huishoudens met een toekenning krijgt {share} een terugvordering.",
            "Of the households with an award {share} have to pay something back.",
            share = percent(share),
        ));
    }
    if let Some(months) = base.timing.months_to_reflect.level.value() {
        sentences.push(text!(
            "Na een daling van het inkomen duurt het gemiddeld {n} maanden tot de betaling is aangepast.",
            "After a fall in income it takes {n} months on average until the payment is adjusted.",
            n = number(months, 1),
        ));
    }
    sentences
}

fn variant_sentences(base: &VariantMeasures, variant: &VariantMeasures) -> Vec<Text> {
    let mut sentences = vec![text!("{name}:", "{name}:", name = named(&variant.name))];
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
        Some((Direction::Up, x)) => text!("; hoger gebruik kost {x}.", "; higher use costs {x}.", x = x),
        Some((Direction::Down, x)) => text!("; lager gebruik scheelt {x}.", "; lower use saves {x}.", x = x),
        None => Text::same("."),
    };
    Some(text!("{result}{by_use}", "{result}{by_use}", result = result, by_use = by_use))
}

/// What a variant does to the poorest tenth and to inequality, where the sample can show it.
fn distribution_sentence(base: &VariantMeasures, variant: &VariantMeasures) -> Option<Text> {
    let poorest = variant.change_of(Group::Decile(1)).and_then(|change| change.median.known());
    let poorest = poorest.and_then(|median| Some((direction(median)?, percent(median.value))));
    let poorest = poorest.map(|(direction, x)| match direction {
        Direction::Up => text!(
            "van het armste tiende gaat het middelste huishouden er {x} op vooruit",
            "of the poorest tenth the median household gains {x}",
            x = x
        ),
        Direction::Down => text!(
            "van het armste tiende gaat het middelste huishouden er {x} op achteruit",
            "of the poorest tenth the median household loses {x}",
            x = x
        ),
    });
    let inequality = variant.distribution.gini_difference.known().and_then(direction).and_then(|direction| {
        let (now, then) = (base.distribution.gini.value()?, variant.distribution.gini.value()?);
        let (now, then) = (number(now, 3), number(then, 3));
        // A change too small for the decimals of the table is not worth a sentence.
        (now != then).then(|| match direction {
            Direction::Up => text!(
                "de ongelijkheid (Gini) stijgt van {now} naar {then}",
                "inequality (Gini) rises from {now} to {then}",
                now = now,
                then = then
            ),
            Direction::Down => text!(
                "de ongelijkheid (Gini) daalt van {now} naar {then}",
                "inequality (Gini) falls from {now} to {then}",
                now = now,
                then = then
            ),
        })
    });
    match (poorest, inequality) {
        (Some(a), Some(b)) => Some(text!("Verdeling: {a}; {b}.", "Distribution: {a}; {b}.", a = a, b = b)),
        (Some(a), None) | (None, Some(a)) => Some(text!("Verdeling: {a}.", "Distribution: {a}.", a = a)),
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
        None => Text::new(
            "voor het middelste huishouden is er geen aantoonbaar verschil",
            "for the median household there is no demonstrable difference",
        ),
        Some(Direction::Up) => text!(
            "het middelste huishouden gaat er {x} op vooruit",
            "the median household gains {x}",
            x = percent(median.value)
        ),
        Some(Direction::Down) => text!(
            "het middelste huishouden gaat er {x} op achteruit",
            "the median household loses {x}",
            x = percent(median.value)
        ),
    };
    let start = match (variant.has_toelage, tax_change(variant)) {
        (true, Some(Direction::Up)) => Text::new(
            "Na aftrek van vervallen toeslagen en hogere belasting: ",
            "After lost toeslagen and higher tax: ",
        ),
        (true, _) => Text::new("Na aftrek van vervallen toeslagen: ", "After lost toeslagen: "),
        (false, Some(Direction::Up)) => Text::new("Inkomens, na hogere belasting: ", "Incomes, after higher tax: "),
        (false, Some(Direction::Down)) => Text::new("Inkomens, na lagere belasting: ", "Incomes, after lower tax: "),
        (false, None) => Text::new("Inkomens: ", "Incomes: "),
    };
    Some(text!(
        "{start}{middle}; {gain} van de huishoudens wint meer dan 1% en {loss} verliest meer dan 1%.",
        "{start}{middle}; {gain} of the households gain more than 1% and {loss} lose more than 1%.",
        start = start,
        middle = middle,
        gain = percent(gain),
        loss = percent(loss),
    ))
}

fn usage_sentence(base: &VariantMeasures, variant: &VariantMeasures) -> Option<Text> {
    let share = variant.usage.last()?.unused_share;
    let (now, then) = (base.usage.last()?.unused_share.level.value()?, share.level.value()?);
    Some(match direction(share.difference.known()?) {
        Some(_) if then == 0.0 => text!(
            "Iedereen met recht gebruikt alle regelingen; nu laat {now} van de rechthebbenden er minstens één liggen.",
            "Everybody who is entitled uses all schemes; now {now} of the entitled leave at least one unused.",
            now = percent(now),
        ),
        None => text!(
            "Bij het gebruik is er geen aantoonbaar verschil: {now} van de rechthebbenden laat minstens één regeling liggen.",
            "In use there is no demonstrable difference: {now} of the entitled leave at least one scheme unused.",
            now = percent(now),
        ),
        Some(_) => text!(
            "Van de rechthebbenden laat {then} minstens één regeling liggen; nu is dat {now}.",
            "Of the entitled {then} leave at least one scheme unused; now {now}.",
            then = percent(then),
            now = percent(now),
        ),
    })
}

fn recovery_sentence(base: &VariantMeasures, variant: &VariantMeasures) -> Option<Text> {
    let share = variant.settled.household_share;
    let then = share.level.value()?;
    let change = share.difference.known()?;
    let now = percent(base.settled.household_share.level.value()?);
    Some(match direction(change) {
        None => text!(
            "Bij terugvorderingen is er geen aantoonbaar verschil ({now} van de huishoudens met een toekenning).",
            "In recoveries there is no demonstrable difference ({now} of the households with an award).",
            now = now,
        ),
        Some(_) if then == 0.0 => text!(
            "Niemand krijgt een terugvordering; nu is dat {now} van de huishoudens met een toekenning.{price}",
            "Nobody has to pay anything back; now {now} of the households with an award do.{price}",
            now = now,
            price = left_sentence(variant),
        ),
        Some(_) => text!(
            "Van de huishoudens met een toekenning krijgt {then} een terugvordering; nu is dat {now}.",
            "Of the households with an award {then} have to pay something back; now {now}.",
            then = percent(then),
            now = now,
        ),
    })
}

/// What it costs that nothing is claimed back, and what people miss because nothing is supplemented.
fn left_sentence(variant: &VariantMeasures) -> Text {
    let together = variant.settled.settlements.last();
    let sum = |pick: fn(&Settlement) -> Figure| together.and_then(|s| pick(s).value()).filter(|euros| *euros > 0.0);
    let over = sum(|s| s.overpaid_sum.level).map(|x| {
        text!(
            " Wel wordt {x} per jaar te veel betaald en niet teruggevraagd.",
            " But {x} a year is paid too much and not reclaimed.",
            x = amount(x)
        )
    });
    let under = sum(|s| s.underpaid_sum.level).map(|x| {
        text!(
            " En {x} per jaar wordt te weinig betaald en niet nabetaald.",
            " And {x} a year is paid too little and not supplemented.",
            x = amount(x)
        )
    });
    let or_nothing = |text: Option<Text>| text.unwrap_or_else(|| Text::same(""));
    text!("{over}{under}", "{over}{under}", over = or_nothing(over), under = or_nothing(under))
}

/// Under a toelage, which scheme most recoveries are of: one that stays means-tested, or the toelage itself.
fn most_recovered(variant: &VariantMeasures) -> Option<Text> {
    let (together, schemes) = variant.settled.settlements.split_last()?;
    let count = |settlement: &Settlement| settlement.recovery_count.level.value().unwrap_or(0.0);
    let most = schemes.iter().max_by(|a, b| count(a).total_cmp(&count(b)))?;
    (variant.has_toelage && count(most) > 0.0).then(|| {
        text!(
            "Van die terugvorderingen gaat {share} over de regeling {scheme}.",
            "Of these recoveries {share} are of the scheme {scheme}.",
            share = percent(count(most) / count(together)),
            scheme = named(&most.name),
        )
    })
}

/// How soon payment follows a fall, of the variant and of now over the same households, and for how many nothing follows.
fn timing_sentence(variant: &VariantMeasures) -> Text {
    let timing = &variant.timing;
    let spared = match timing.falls_of_base_only.level.value() {
        Some(households) if households > 0.0 => text!(
            " Bij {n} huishoudens verandert een daling van het inkomen nu het recht en dan niet.",
            " For {n} households a fall in income changes the right now and not then.",
            n = whole(households),
        ),
        _ => Text::same(""),
    };
    let Some(then) = timing.months_to_reflect.level.value() else {
        // Nobody at all, which is known; or a few, who are not shown.
        return match timing.falls.level.value() == Some(0.0) {
            true => text!(
                "Het bedrag verandert niet als het inkomen daalt.{spared}",
                "The amount does not change when income falls.{spared}",
                spared = spared,
            ),
            false => text!(
                "Een daling van het inkomen die nu en dan het recht verandert, komt te weinig voor om te tonen.{spared}",
                "A fall in income that changes the right now and then is too rare to show.{spared}",
                spared = spared,
            ),
        };
    };
    let both = match (timing.months_to_reflect.difference.known(), timing.months_in_base.level.value()) {
        (Some(change), Some(now)) => text!(
            "; nu na {now} maanden{verdict}.",
            "; now after {now} months{verdict}.",
            now = number(now, 1),
            verdict = match direction(change) {
                None => Text::new(", geen aantoonbaar verschil", ", no demonstrable difference"),
                Some(_) => Text::same(""),
            },
        ),
        _ => Text::same("."),
    };
    let of =
        timing.falls_in_both.level.value().map_or(Text::same(""), |households| {
            text!(" ({n} huishoudens)", " ({n} households)", n = whole(households))
        });
    text!(
        "Na een daling van het inkomen die nu en dan het recht verandert{of}, is de betaling na gemiddeld {then} maanden aangepast{both}{spared}",
        "After a fall in income that changes the right now and then{of}, the payment is adjusted after {then} months on average{both}{spared}",
        of = of,
        then = number(then, 1),
        both = both,
        spared = spared,
    )
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
    let coverage = Column { key: "dekking".to_owned(), heading: Text::new("Dekking", "Covered") };
    let mut columns: Vec<Column> = shown.iter().map(indicator_column).collect();
    columns.insert(1, coverage);
    let row = |variant: &VariantMeasures| {
        let cell = |shown: &Shown| match (shown.indicator.formula, &variant.budget.change) {
            (Formula::Budget(of), Some(change)) if shown.key == BALANCE => balance(variant, &of(change)),
            _ => indicator_cell(shown.unit, shown.shows, &shown.indicator.of(variant)),
        };
        let mut cells: Vec<Cell> = shown.iter().map(cell).collect();
        cells.insert(1, Coverage::of(variant).map_or(Cell::Blank, |coverage| Cell::Words(coverage.words())));
        Row { key: key(&variant.id), heading: named(&variant.name), cells, emphasis: false }
    };
    let rows = measures.variants.iter().map(row).collect();
    let year = Text::same(measures.year.to_string());
    let prices = Text::same(measures.price_year.to_string());
    let notes = vec![
        text!(
            "Saldo: + is hogere uitgaven of lagere ontvangsten, dus een slechter saldo; {year}, prijzen {prices}.",
            "Balance: + is higher spending or lower receipts, so a worse balance; {year}, prices of {prices}.",
            year = year,
            prices = prices,
        ),
        Text::new(
            "Dekking: wat er van het saldo overblijft. Extra belasting: belasting en bijdragen naar inkomen van huishoudens; welke getallen van de wet daarvoor veranderen, staat bij de financiering. Armste tiende: het tiende deel van de mensen met het laagste inkomen nu. Gini: 0 is gelijk verdeeld.",
            "Covered: what is left of the balance. Extra tax: taxes and contributions of households; which numbers of the law change for that stands with the financing. Poorest tenth: the tenth of people with the lowest income now. Gini: 0 is equal.",
        ),
        Text::new(
            "Inkomen: verandering van het gestandaardiseerde besteedbare inkomen. Niet-gebruik: aandeel van de huishoudens met recht dat minstens één regeling laat liggen; per regeling staat het bij Gebruik. Terugvordering: aandeel van de huishoudens met een toekenning.",
            "Income: change of standardised disposable income. Non-take-up: share of the entitled households that leave at least one scheme unused; for each scheme see Use. Recovery: share of the households with an award.",
        ),
        interval_note(),
    ];
    let title = Text::new("Kerncijfers per variant", "Key figures per variant");
    DataTable { key: Table::Key.key().to_owned(), title, stub: variant_stub(), columns, rows, notes }
}
