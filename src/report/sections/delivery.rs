//! Use and certainty, per scheme and per household.
//!
//! Takes: the measures. Gives: two sections.
//! Leaves to others: when money comes (`timing`), euros over the year (`budget`, `incomes`).

use crate::measure::Compared;
use crate::measure::Measures;
use crate::measure::Settlement;
use crate::measure::Usage;
use crate::measure::VariantMeasures;
use crate::measure::indicators::{Formula, Shown, Table, of_table};
use crate::report::Block;
use crate::report::DataTable;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{
    Titled, indicator_cell, indicator_column, indicator_tables, interval_note, key, named, paragraph, section, text,
};
use crate::text::Text;

/// What a column shows, and the figure of a scheme.
type SchemeColumn<T> = (Shown, fn(&T) -> Compared);

/// Name and id of a scheme (no id for all together) with its figures.
type SchemeRow<'a, T> = (Text, Option<String>, &'a T);

/// A table with a row per variant and scheme, the base first.
fn scheme_table<T>(
    measures: &Measures,
    table: (Table, Text, Vec<Text>),
    rows_of: fn(&VariantMeasures) -> Vec<SchemeRow<'_, T>>,
    shown: impl Iterator<Item = SchemeColumn<T>>,
) -> Block {
    let columns: Vec<SchemeColumn<T>> = shown.collect();
    let mut rows = Vec::new();
    for variant in &measures.variants {
        for (scheme, id, figures) in rows_of(variant) {
            let suffix = id.as_deref().map_or("samen".to_owned(), key);
            rows.push(Row {
                key: format!("{}_{suffix}", key(&variant.id)),
                heading: text!(
                    "{variant}: {scheme}",
                    "{variant}: {scheme}",
                    variant = named(&variant.name),
                    scheme = scheme
                ),
                cells: columns
                    .iter()
                    .map(|(column, of)| indicator_cell(column.unit, column.shows, &of(figures)))
                    .collect(),
                emphasis: id.is_none(),
            });
        }
    }
    let (table, title, notes) = table;
    Block::Table(DataTable {
        key: table.key().to_owned(),
        title,
        stub: Text::new("Variant en regeling", "Variant and scheme"),
        columns: columns.iter().map(|(column, _)| indicator_column(column)).collect(),
        rows,
        notes,
    })
}

fn usage_rows(variant: &VariantMeasures) -> Vec<SchemeRow<'_, Usage>> {
    variant.usage.iter().map(|u| (named(&u.name), u.scheme.clone(), u)).collect()
}

fn settlement_rows(variant: &VariantMeasures) -> Vec<SchemeRow<'_, Settlement>> {
    variant.settled.settlements.iter().map(|s| (named(&s.name), s.scheme.clone(), s)).collect()
}

/// Use and non-take-up.
pub(super) fn usage(measures: &Measures) -> Section {
    let shown = of_table(Table::Usage).filter_map(|shown| match shown.indicator.formula {
        Formula::Usage(of) => Some((shown, of)),
        _ => None,
    });
    let notes = vec![
        Text::new(
            "Niet-gebruik: het aandeel huishoudens met recht dat de regeling niet gebruikt; bij ‘alle regelingen samen’ minstens één regeling.",
            "Non-take-up: the share of entitled households that do not use the scheme; for ‘all schemes together’ at least one.",
        ),
        interval_note(),
    ];
    let title = Text::new("Gebruik en niet-gebruik per regeling", "Use and non-take-up by scheme");
    let blocks = vec![
        paragraph([Text::new(
            "Niet iedereen die recht heeft op geld, vraagt het aan. Hetzelfde huishouden heeft in elke variant dezelfde neiging om wel of niet aan te vragen; alleen de regels en het bedrag verschillen.",
            "Not everyone who is entitled applies. The same household has the same inclination to apply in every variant; only rules and amounts differ.",
        )]),
        scheme_table(measures, (Table::Usage, title, notes), usage_rows, shown),
    ];
    section("gebruik", Text::new("Gebruik", "Use"), blocks)
}

/// Certainty: recoveries, supplements, debt.
pub(super) fn certainty(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph([Text::new(
        "Mensen willen geld dat zij krijgen ook kunnen houden. Deze tabellen laten zien hoe vaak dat niet lukt.",
        "People want to be able to keep the money that they receive. These tables show how often that fails.",
    )])];
    blocks.extend(indicator_tables(
        Titled {
            table: Table::Certainty,
            title: Text::new("Zekerheid voor huishoudens", "Certainty for households"),
            notes: vec![
                Text::new("Aandeel van de huishoudens met een toekenning.", "Share of the households with an award."),
                Text::new(
                    "Euro’s nooit teruggevraagd: aandeel van het geld dat in het jaar is betaald.",
                    "Euros never reclaimed: share of the money that was paid in the year.",
                ),
            ],
        },
        measures,
    ));
    blocks.extend(debt_tables(measures));
    let settled = of_table(Table::Settlement).filter_map(|shown| match shown.indicator.formula {
        Formula::Settlement(of) => Some((shown, of)),
        _ => None,
    });
    let title = Text::new("Terugvorderingen en nabetalingen per regeling", "Recoveries and supplements by scheme");
    blocks.push(scheme_table(measures, (Table::Settlement, title, settlement_notes()), settlement_rows, settled));
    section("zekerheid", Text::new("Zekerheid en terugvorderingen", "Certainty and recoveries"), blocks)
}

fn settlement_notes() -> Vec<Text> {
    vec![
        Text::new(
            "Aandeel van de toekenningen: één huishouden kan er meer hebben. Het gemiddelde is over toekenningen met een terugvordering of nabetaling.",
            "Share of the awards: one household can have several. The mean is over awards with a recovery or supplement.",
        ),
        Text::new(
            "Recht is wat de wet geeft op de echte feiten: in een stelsel per maand die van de maand zelf, bij inkomen van een eerder jaar dat inkomen. Wat wordt betaald omdat feiten later bekend zijn, een oud bedrag wordt aangehouden of een bron fout is, is geen recht. Te veel: kleine bedragen die vrij blijven, en alles wat een stelsel zonder afrekening niet terugvraagt. Te weinig: waar niets meer volgt. Per maand bepaald tellen de maanden apart; per jaar bepaald telt het jaar.",
            "A right is what the law gives on the true facts: in a system by the month those of the month itself, with income of an earlier year that income. What is paid because facts are known later, because an old amount is held or because a source is wrong is no right. Too much: small amounts that are left, and all that a system without settlement does not reclaim. Too little: where nothing follows. By the month each month counts; by the year the year counts.",
        ),
    ]
}

/// What households owe after a recovery.
fn debt_tables(measures: &Measures) -> Vec<Block> {
    let (next, last) = (Text::same((measures.year + 1).to_string()), Text::same((measures.year + 3).to_string()));
    indicator_tables(
        Titled {
            table: Table::Debt,
            title: Text::new("Schuldlast van wie moet terugbetalen", "Debt of those who have to repay"),
            notes: vec![
                text!(
                    "Schuld en huishoudens die haar hebben: op 31 december {next}. Nog open: op 31 december {last}.",
                    "Debt and the households that have it: on 31 December {next}. Left: on 31 December {last}.",
                    next = next,
                    last = last
                ),
                Text::new(
                    "Aflossing, deel van het inkomen en maanden tot de laatste aflossing: gemiddeld over huishoudens met een terugvordering, alle regelingen samen; de maanden tellen vanaf het eind van het jaar. Iedereen volgt het plan van de variant; wie eerder terugbetaalt staat er niet apart bij.",
                    "Instalment, share of income and months until the last instalment: mean over households with a recovery, all schemes together; months count from the end of the year. Everybody follows the plan of the variant; who repays sooner is not told apart.",
                ),
            ],
        },
        measures,
    )
}
