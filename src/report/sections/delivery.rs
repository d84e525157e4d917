//! Use and certainty, per scheme and per household.
//!
//! Takes: the measures. Gives: two sections.
//! Leaves to others: when money comes (`timing`), euros over the year (`budget`, `incomes`).

use crate::measure::Compared;
use crate::measure::Measures;
use crate::measure::Settlement;
use crate::measure::Usage;
use crate::measure::VariantMeasures;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{
    Indicator, difference, indicator_tables, interval_note, key, level, named, paragraph, section, text,
};
use crate::text::Text;

/// One column of a table with a row per variant and scheme.
struct SchemeColumn<T> {
    key: &'static str,
    heading: Text,
    pick: fn(&T) -> Compared,
    measure: Measure,
    is_difference: bool,
}

impl<T> SchemeColumn<T> {
    fn cell(&self, of: &T) -> Cell {
        let scale = if self.measure == Measure::MillionEuros { 1e-6 } else { 1.0 };
        let compared = (self.pick)(of);
        if self.is_difference {
            difference(&compared.difference, self.measure, scale)
        } else {
            level(&compared.level, self.measure, scale)
        }
    }
}

/// Name and id of a scheme (no id for all together) with its figures.
type SchemeRow<'a, T> = (Text, Option<String>, &'a T);

/// A table with a row per variant and scheme, the base first.
fn scheme_table<T>(
    measures: &Measures,
    table: (&str, Text, Vec<Text>),
    rows_of: fn(&VariantMeasures) -> Vec<SchemeRow<'_, T>>,
    columns: &[SchemeColumn<T>],
) -> Block {
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
                cells: columns.iter().map(|column| column.cell(figures)).collect(),
                emphasis: id.is_none(),
            });
        }
    }
    let column = |c: &SchemeColumn<T>| Column { key: c.key.to_owned(), heading: c.heading.clone() };
    let (name, title, notes) = table;
    Block::Table(DataTable {
        key: name.to_owned(),
        title,
        stub: Text::new("Variant en regeling", "Variant and scheme"),
        columns: columns.iter().map(column).collect(),
        rows,
        notes,
    })
}

fn usage_rows(variant: &VariantMeasures) -> Vec<SchemeRow<'_, Usage>> {
    variant.usage.iter().map(|u| (named(&u.name), u.scheme.clone(), u)).collect()
}

fn settlement_rows(variant: &VariantMeasures) -> Vec<SchemeRow<'_, Settlement>> {
    variant.certainty.settlements.iter().map(|s| (named(&s.name), s.scheme.clone(), s)).collect()
}

/// Use and non-take-up.
pub(super) fn usage(measures: &Measures) -> Section {
    let column = |key, nl: &str, en: &str, pick, measure, is_difference| SchemeColumn {
        key,
        heading: Text::new(nl, en),
        pick,
        measure,
        is_difference,
    };
    let columns = [
        column(
            "rechthebbenden_huishoudens",
            "Huishoudens met recht",
            "Entitled households",
            |u: &Usage| u.entitled,
            Measure::Count,
            false,
        ),
        column("gebruikers_huishoudens", "Gebruiken het", "Use it", |u| u.users, Measure::Count, false),
        column("niet_gebruik_aandeel", "Niet-gebruik", "Non-take-up", |u| u.unused_share, Measure::Share, false),
        column(
            "niet_gebruik_verschil",
            "Verschil met nu",
            "Difference with now",
            |u| u.unused_share,
            Measure::ShareDifference,
            true,
        ),
        column(
            "niet_gebruik_mln_euro",
            "Blijft liggen, miljoen euro",
            "Left unused, million euros",
            |u| u.unused,
            Measure::MillionEuros,
            false,
        ),
        column(
            "niet_gebruik_verschil_mln_euro",
            "Verschil met nu, miljoen euro",
            "Difference with now, million euros",
            |u| u.unused,
            Measure::MillionEuros,
            true,
        ),
    ];
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
        scheme_table(measures, ("gebruik", title, notes), usage_rows, &columns),
    ];
    section("gebruik", Text::new("Gebruik", "Use"), blocks)
}

/// Certainty: recoveries, supplements, debt.
pub(super) fn certainty(measures: &Measures) -> Section {
    let indicator =
        |key, nl: &str, en: &str, measure, pick| Indicator { key, heading: Text::new(nl, en), measure, pick };
    let households = [
        indicator(
            "huishoudens_met_terugvordering_aandeel",
            "Huishoudens met terugvordering",
            "Households with a recovery",
            Measure::Share,
            |v| v.certainty.household_share,
        ),
        indicator(
            "huishoudens_met_meer_terugvorderingen_aandeel",
            "Met twee of meer",
            "With two or more",
            Measure::Share,
            |v| v.certainty.several_share,
        ),
        indicator("behouden_aandeel", "Euro’s nooit teruggevraagd", "Euros never reclaimed", Measure::Share, kept),
    ];
    let mut blocks = vec![paragraph([Text::new(
        "Mensen willen geld dat zij krijgen ook kunnen houden. Deze tabellen laten zien hoe vaak dat niet lukt.",
        "People want to be able to keep the money that they receive. These tables show how often that fails.",
    )])];
    blocks.extend(indicator_tables(
        "zekerheid",
        Text::new("Zekerheid voor huishoudens", "Certainty for households"),
        &households,
        measures,
        vec![
            Text::new("Aandeel van de huishoudens met een toekenning.", "Share of the households with an award."),
            Text::new(
                "Euro’s nooit teruggevraagd: aandeel van het geld dat in het jaar is betaald.",
                "Euros never reclaimed: share of the money that was paid in the year.",
            ),
        ],
    ));
    blocks.extend(debt_tables(measures));
    let title = Text::new("Terugvorderingen en nabetalingen per regeling", "Recoveries and supplements by scheme");
    blocks.push(scheme_table(
        measures,
        ("afrekening", title, settlement_notes()),
        settlement_rows,
        &settlement_columns(),
    ));
    section("zekerheid", Text::new("Zekerheid en terugvorderingen", "Certainty and recoveries"), blocks)
}

/// What is settled per scheme, and what is not.
fn settlement_columns() -> [SchemeColumn<Settlement>; 9] {
    let column = |key, nl: &str, en: &str, pick, measure| SchemeColumn {
        key,
        heading: Text::new(nl, en),
        pick,
        measure,
        is_difference: false,
    };
    [
        column(
            "terugvordering_aandeel",
            "Terugvordering",
            "Recovery",
            |s: &Settlement| s.recovery_share,
            Measure::Share,
        ),
        column("terugvordering_aantal", "Aantal", "Number", |s| s.recovery_count, Measure::Count),
        column("terugvordering_gemiddeld_euro", "Gemiddeld, euro", "Mean, euros", |s| s.recovery_mean, Measure::Euros),
        column(
            "terugvordering_mln_euro",
            "Samen, miljoen euro",
            "Sum, million euros",
            |s| s.recovery_sum,
            Measure::MillionEuros,
        ),
        column("nabetaling_aandeel", "Nabetaling", "Supplement", |s| s.supplement_share, Measure::Share),
        column("nabetaling_gemiddeld_euro", "Gemiddeld, euro", "Mean, euros", |s| s.supplement_mean, Measure::Euros),
        column(
            "nabetaling_mln_euro",
            "Samen, miljoen euro",
            "Sum, million euros",
            |s| s.supplement_sum,
            Measure::MillionEuros,
        ),
        column(
            "te_veel_niet_teruggevraagd_mln_euro",
            "Te veel betaald en niet teruggevraagd, miljoen euro",
            "Overpaid and not reclaimed, million euros",
            |s| s.overpaid_sum,
            Measure::MillionEuros,
        ),
        column(
            "te_weinig_niet_nabetaald_mln_euro",
            "Te weinig betaald en niet nabetaald, miljoen euro",
            "Underpaid and not supplemented, million euros",
            |s| s.underpaid_sum,
            Measure::MillionEuros,
        ),
    ]
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
    let indicator =
        |key, nl: &str, en: &str, measure, pick| Indicator { key, heading: Text::new(nl, en), measure, pick };
    let figures = [
        indicator("schuld_mln_euro", "Schuld, miljoen euro", "Debt, million euros", Measure::MillionEuros, |v| {
            v.debt.after_a_year
        }),
        indicator("schuld_huishoudens", "Huishoudens", "Households", Measure::Count, |v| v.debt.households),
        indicator("aflossing_euro_per_maand", "Aflossing per maand", "Instalment a month", Measure::Euros, |v| {
            v.debt.instalment
        }),
        indicator("aflossing_aandeel_inkomen", "Deel van inkomen", "Share of income", Measure::Share, |v| {
            v.debt.instalment_share
        }),
        indicator("maanden_tot_afgelost", "Tot de laatste", "Until the last", Measure::Months, |v| v.debt.months),
        indicator(
            "open_schuld_mln_euro",
            "Nog open, miljoen euro",
            "Left, million euros",
            Measure::MillionEuros,
            |v| v.debt.left,
        ),
    ];
    let (next, last) = (Text::same((measures.year + 1).to_string()), Text::same((measures.year + 3).to_string()));
    indicator_tables(
        "schuldlast",
        Text::new("Schuldlast van wie moet terugbetalen", "Debt of those who have to repay"),
        &figures,
        measures,
        vec![
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
    )
}

fn kept(variant: &VariantMeasures) -> Compared {
    variant.certainty.settlements.last().expect("the last settlement is that of all schemes together").kept_share
}
