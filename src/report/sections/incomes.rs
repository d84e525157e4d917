//! Incomes: change by decile and by group, winners and losers, inequality.
//!
//! Takes: the measures. Gives: the third section with two charts.
//! Leaves to others: gross to net of a toelage (`toelage`).

use crate::measure::Dimension;
use crate::measure::Figure;
use crate::measure::Group;
use crate::measure::GroupChange;
use crate::measure::Measures;
use crate::measure::VariantMeasures;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Chart;
use crate::report::ChartKind;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::Series;
use crate::report::sections::wording::{
    difference, interval_note, key, level, named, paragraph, percent, section, text, variant_columns, variant_stub,
};
use crate::text::Text;

/// The section.
pub(super) fn incomes(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph(method())];
    if !measures.others().is_empty() {
        let groups = [Dimension::Kind, Dimension::Source, Dimension::Tenure];
        let deciles = [Dimension::Decile, Dimension::All];
        blocks.push(Block::Chart(decile_chart(measures)));
        blocks.push(group_table(measures, "deciel_mediaan", &decile_title(), &deciles, MEDIAN));
        blocks.push(group_table(measures, "deciel_gemiddeld", &decile_title(), &deciles, MEAN));
        blocks.push(group_table(measures, "deciel_euro", &decile_title(), &deciles, EUROS));
        blocks.push(group_table(measures, "groep_mediaan", &group_title(), &groups, MEDIAN));
        blocks.push(group_table(measures, "groep_gemiddeld", &group_title(), &groups, MEAN));
        blocks.push(group_table(measures, "groep_verliezers", &group_title(), &groups, LOSERS));
        blocks.push(Block::Chart(winners_chart(measures)));
        blocks.push(Block::Table(winners_table(measures)));
        blocks.extend(measures.others().iter().filter_map(largest_losers).map(|sentence| paragraph([sentence])));
    }
    blocks.push(Block::Table(inequality(measures)));
    blocks.push(Block::Table(bounds(measures)));
    section("inkomens", Text::new("Inkomens", "Incomes"), blocks)
}

fn method() -> Vec<Text> {
    vec![
        Text::new(
            "We kijken naar het besteedbare inkomen van een heel jaar: wat een huishouden na belasting kan uitgeven, met de regelingen die het gebruikt. Om huishoudens te vergelijken delen we door een factor voor hun omvang en samenstelling; dat heet gestandaardiseerd.",
            "We look at disposable income of a whole year: what a household can spend after tax, with the schemes that it uses. To compare households we divide by a factor for size and composition; that is called standardised.",
        ),
        Text::new(
            "Een deciel is een tiende van alle personen, van laag naar hoog inkomen in het huidige stelsel. De mediaan is de verandering van het middelste huishouden in een groep.",
            "A decile is a tenth of all persons, from low to high income in the current system. The median is the change of the household in the middle of a group.",
        ),
        Text::new(
            "De berekening is statisch: niemand gaat meer of minder werken, verhuizen of anders wonen. De uitkomst zegt niets over één bepaald huishouden.",
            "The computation is static: nobody works more or less, moves or lives differently. The outcome says nothing about one particular household.",
        ),
    ]
}

fn decile_title() -> Text {
    Text::new("per deciel", "by decile")
}

fn group_title() -> Text {
    Text::new("per soort huishouden, inkomensbron en woning", "by household, source of income and dwelling")
}

/// What a table by group shows.
struct Shown {
    title: (&'static str, &'static str),
    unit: &'static str,
    pick: fn(&GroupChange) -> Cell,
    note: (&'static str, &'static str),
}

const MEDIAN: Shown = Shown {
    title: ("Mediane verandering van het inkomen", "Median change of income"),
    unit: "mediaan_verandering",
    pick: |change| difference(&change.median, Measure::Change, 1.0),
    note: (
        "Huishoudens zonder positief inkomen in het huidige stelsel tellen niet mee.",
        "Households without positive income in the current system are left out.",
    ),
};

const MEAN: Shown = Shown {
    title: ("Verandering van het gemiddelde inkomen", "Change of mean income"),
    unit: "gemiddelde_verandering",
    pick: |change| difference(&change.mean, Measure::Change, 1.0),
    note: (
        "Verandering van het gemiddelde van de groep, niet het gemiddelde van de veranderingen.",
        "Change of the mean of the group, not the mean of the changes.",
    ),
};

const EUROS: Shown = Shown {
    title: ("Gemiddelde verandering in euro per huishouden per jaar", "Mean change in euros per household per year"),
    unit: "euro_per_jaar",
    pick: |change| difference(&change.euros, Measure::Euros, 1.0),
    note: (
        "Besteedbaar inkomen van het huishouden, niet gestandaardiseerd.",
        "Disposable income of the household, not standardised.",
    ),
};

const LOSERS: Shown = Shown {
    title: ("Aandeel huishoudens dat meer dan 1% verliest", "Share of households that lose more than 1%"),
    unit: "verliezers_aandeel",
    pick: |change| level(&change.loss, Measure::Share, 1.0),
    note: ("Aandeel van de huishoudens in de groep.", "Share of the households in the group."),
};

fn group_table(measures: &Measures, name: &str, by: &Text, dimensions: &[Dimension], shown: Shown) -> Block {
    let is_in = |group: &Group| dimensions.contains(&group.dimension());
    let mut groups: Vec<Group> = Group::every().into_iter().filter(is_in).collect();
    groups.sort_by_key(|group| dimensions.iter().position(|d| *d == group.dimension()));
    let cell = |variant: &VariantMeasures, group: Group| variant.change_of(group).map_or(Cell::Blank, shown.pick);
    let row = |group: Group| Row {
        key: group.key(),
        heading: named(&group.name()),
        cells: measures.others().iter().map(|variant| cell(variant, group)).collect(),
        emphasis: group == Group::All,
    };
    let title = Text::new(shown.title.0, shown.title.1);
    let mut notes = vec![Text::new(shown.note.0, shown.note.1), interval_note()];
    if dimensions.contains(&Dimension::Source) {
        notes.push(Text::new(
            "AOW: het pensioen van de overheid (Algemene Ouderdomswet). WW: uitkering bij werkloosheid (Werkloosheidswet).",
            "State pension: the pension under the Algemene Ouderdomswet. Unemployment benefit: under the Werkloosheidswet.",
        ));
    }
    Block::Table(DataTable {
        key: name.to_owned(),
        title: text!("{title} {by}", "{title} {by}", title = title, by = by.clone()),
        stub: Text::new("Groep", "Group"),
        columns: variant_columns(measures, shown.unit),
        rows: groups.into_iter().map(row).collect(),
        notes,
    })
}

/// Key of the chart of the change of income by decile.
pub const DECILE_CHART: &str = "mediaan_per_deciel";

fn decile_chart(measures: &Measures) -> Chart {
    let deciles: Vec<Group> = (1..=10).map(Group::Decile).collect();
    let value = |variant: &VariantMeasures, group: &Group| variant.change_of(*group).and_then(|c| c.median.value());
    let series = |variant: &VariantMeasures| Series {
        name: named(&variant.name),
        values: deciles.iter().map(|group| value(variant, group)).collect(),
    };
    Chart {
        key: DECILE_CHART.to_owned(),
        title: Text::new("Mediane verandering van het inkomen per deciel", "Median change of income by decile"),
        description: Text::new(
            "Staven per deciel, van de laagste naar de hoogste inkomens, één staaf per variant. De getallen staan in de tabel eronder.",
            "Bars by decile, from the lowest to the highest incomes, one bar per variant. The numbers are in the table below.",
        ),
        value_axis: Text::new("verandering, %", "change, %"),
        measure: Measure::Change,
        categories: (1..=10).map(|d: u8| Text::same(d.to_string())).collect(),
        series: measures.others().iter().map(series).collect(),
        kind: ChartKind::Bars,
    }
}

/// Key, heading in Dutch and English, and the share.
type Class = (&'static str, &'static str, &'static str, fn(&GroupChange) -> &Figure);

/// The five classes of winners and losers, from gain to loss.
const CLASSES: [Class; 5] = [
    ("wint_meer_dan_5_aandeel", "Wint meer dan 5%", "Gains more than 5%", |c| &c.gain_large),
    ("wint_1_tot_5_aandeel", "Wint 1 tot 5%", "Gains 1 to 5%", |c| &c.gain_small),
    ("gelijk_aandeel", "Blijft binnen 1%", "Stays within 1%", |c| &c.same),
    ("verliest_1_tot_5_aandeel", "Verliest 1 tot 5%", "Loses 1 to 5%", |c| &c.loss_small),
    ("verliest_meer_dan_5_aandeel", "Verliest meer dan 5%", "Loses more than 5%", |c| &c.loss_large),
];

fn winners_chart(measures: &Measures) -> Chart {
    let value = |variant: &VariantMeasures, pick: fn(&GroupChange) -> &Figure| {
        variant.change_of(Group::All).and_then(|all| pick(all).value())
    };
    let series = |class: &Class| Series {
        name: Text::new(class.1, class.2),
        values: measures.others().iter().map(|variant| value(variant, class.3)).collect(),
    };
    Chart {
        key: "winnaars_en_verliezers".to_owned(),
        title: Text::new("Winnaars en verliezers per variant", "Winners and losers by variant"),
        description: Text::new(
            "Per variant vijf staven: het aandeel huishoudens dat meer dan 5% wint, 1 tot 5% wint, binnen 1% blijft, 1 tot 5% verliest en meer dan 5% verliest.",
            "Five bars per variant: the share of households that gain more than 5%, gain 1 to 5%, stay within 1%, lose 1 to 5% and lose more than 5%.",
        ),
        value_axis: Text::new("aandeel van de huishoudens, %", "share of the households, %"),
        measure: Measure::Share,
        categories: measures.others().iter().map(|v| named(&v.name)).collect(),
        series: CLASSES.iter().map(series).collect(),
        kind: ChartKind::Bars,
    }
}

fn winners_table(measures: &Measures) -> DataTable {
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    let mut columns: Vec<Column> = CLASSES.iter().map(|class| column(class.0, class.1, class.2)).collect();
    columns.push(column(
        "verliezers_mediaan_verandering",
        "Mediaan van wie meer dan 1% verliest",
        "Median of who loses more than 1%",
    ));
    let row = |variant: &VariantMeasures| {
        let all = variant.change_of(Group::All);
        let mut cells: Vec<Cell> = CLASSES
            .iter()
            .map(|class| all.map_or(Cell::Blank, |all| level((class.3)(all), Measure::Share, 1.0)))
            .collect();
        cells.push(all.map_or(Cell::Blank, |all| level(&all.median_of_losers, Measure::Change, 1.0)));
        Row { key: key(&variant.id), heading: named(&variant.name), cells, emphasis: false }
    };
    DataTable {
        key: "winnaars_verliezers".to_owned(),
        title: Text::new("Winnaars en verliezers", "Winners and losers"),
        stub: variant_stub(),
        columns,
        rows: measures.others().iter().map(row).collect(),
        notes: vec![Text::new(
            "Aandeel van de huishoudens met een positief inkomen in het huidige stelsel.",
            "Share of the households with a positive income in the current system.",
        )],
    }
}

/// The group (not a decile) with the largest share of losers, named.
fn largest_losers(variant: &VariantMeasures) -> Option<Text> {
    let of_group = |change: &GroupChange| match change.group.dimension() {
        Dimension::Kind | Dimension::Source | Dimension::Tenure => change.loss.value().map(|loss| (change.group, loss)),
        Dimension::All | Dimension::Decile => None,
    };
    let groups = variant.changes.iter().filter_map(of_group);
    // The first of equal shares stays, so that the order of print decides.
    let (group, loss) = groups.reduce(|most, next| if next.1 > most.1 { next } else { most })?;
    if loss == 0.0 {
        // Groups that are too small to show may have losers: all households together tell.
        let is_nobody = variant.change_of(Group::All).and_then(|all| all.loss.value()) == Some(0.0);
        return is_nobody.then(|| {
            text!(
                "{name}: in geen enkele groep verliest iemand meer dan 1%.",
                "{name}: in no group does anyone lose more than 1%.",
                name = named(&variant.name)
            )
        });
    }
    Some(text!(
        "{name}: de groep met het grootste aandeel verliezers is {group}; daarvan verliest {loss} meer dan 1%.",
        "{name}: the group with the largest share of losers is {group}; of these {loss} lose more than 1%.",
        name = named(&variant.name),
        group = text!("‘{group}’", "‘{group}’", group = named(&group.name())),
        loss = percent(loss),
    ))
}

fn inequality(measures: &Measures) -> DataTable {
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    let row = |variant: &VariantMeasures| {
        let d = &variant.distribution;
        Row {
            key: key(&variant.id),
            heading: named(&variant.name),
            cells: vec![
                level(&d.median, Measure::Euros, 1.0),
                level(&d.gini, Measure::Coefficient, 1.0),
                difference(&d.gini_difference, Measure::Coefficient, 1.0),
                level(&d.p90_p10, Measure::Coefficient, 1.0),
                difference(&d.p90_p10_difference, Measure::Coefficient, 1.0),
            ],
            emphasis: false,
        }
    };
    DataTable {
        key: "ongelijkheid".to_owned(),
        title: Text::new("Inkomen en ongelijkheid", "Income and inequality"),
        stub: variant_stub(),
        columns: vec![
            column("mediaan_euro_per_jaar", "Mediaan, euro per jaar", "Median, euros a year"),
            column("gini", "Gini", "Gini"),
            column("gini_verschil", "Gini, verschil met nu", "Gini, difference with now"),
            column("p90_p10", "P90/P10", "P90/P10"),
            column("p90_p10_verschil", "P90/P10, verschil met nu", "P90/P10, difference with now"),
        ],
        rows: measures.variants.iter().map(row).collect(),
        notes: vec![
            Text::new(
                "Over personen, gestandaardiseerd besteedbaar inkomen. Gini: 0 is iedereen gelijk, 1 is alles bij één persoon. P90/P10: het inkomen waar 90% onder ligt, gedeeld door het inkomen waar 10% onder ligt.",
                "Over persons, standardised disposable income. Gini: 0 is all equal, 1 is all with one person. P90/P10: the income that 90% are below, divided by the income that 10% are below.",
            ),
            interval_note(),
        ],
    }
}

fn bounds(measures: &Measures) -> DataTable {
    let row = |(position, bound): (usize, &f64)| {
        let group = Group::Decile(position as u8 + 1);
        let cell =
            Cell::Number { value: *bound, low: None, high: None, measure: Measure::Euros, kind: Kind::Simulated };
        Row { key: group.key(), heading: named(&group.name()), cells: vec![cell], emphasis: false }
    };
    let heading = Text::new("Bovengrens, euro per jaar", "Upper bound, euros a year");
    DataTable {
        key: "decielgrenzen".to_owned(),
        title: Text::new("Grenzen van de decielen", "Bounds of the deciles"),
        stub: Text::new("Deciel", "Decile"),
        columns: vec![Column { key: "bovengrens_euro_per_jaar".to_owned(), heading }],
        rows: measures.decile_bounds.iter().enumerate().map(row).collect(),
        notes: vec![Text::new(
            "Gestandaardiseerd besteedbaar inkomen in het huidige stelsel. Personen, niet huishoudens; bij gelijk inkomen telt het nummer van het huishouden.",
            "Standardised disposable income in the current system. Persons, not households; at equal income the household number decides.",
        )],
    }
}
