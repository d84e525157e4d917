//! When money comes: time to follow an income fall, months below the norm, changes and decisions.
//!
//! Takes: the measures. Gives: one section with a chart of support by month.
//! Leaves to others: euros over the year (`budget`, `incomes`).

use crate::measure::Measures;
use crate::measure::VariantMeasures;
use crate::measure::indicators::Table;
use crate::report::Block;
use crate::report::Chart;
use crate::report::ChartKind;
use crate::report::Measure;
use crate::report::Section;
use crate::report::Series;
use crate::report::sections::wording::{Titled, indicator_tables, named, section};
use crate::text::Text;

/// Timing: how soon payment follows income, months below the norm, changes.
pub(super) fn timing(measures: &Measures) -> Section {
    let falls = Text::new(
        "Tijd tot de betaling een daling van het inkomen volgt",
        "Time until payment follows a fall in income",
    );
    let falls = Titled { table: Table::Falls, title: falls, notes: falls_notes() };
    let mut blocks = indicator_tables(falls, measures);
    blocks.extend(indicator_tables(
        Titled {
            table: Table::BelowNorm,
            title: Text::new("Maanden met minder dan de bijstandsnorm", "Months with less than the social assistance norm"),
            notes: vec![Text::new(
            "Gemiddelde over alle huishoudens. Gatmaand: een maand onder de norm in een jaar dat als geheel niet onder de norm ligt. De norm is met vakantiegeld; wie vakantiegeld in mei krijgt, komt in andere maanden eerder onder de norm.",
            "Mean over all households. Gap month: a month below the norm in a year that as a whole is not. The norm includes holiday allowance; who receives that in May is below the norm sooner in other months.",
        )],
        },
        measures,
    ));
    blocks.extend(indicator_tables(
        Titled {
            table: Table::Decisions,
            title: Text::new("Wijzigingen en besluiten", "Changes and decisions"),
            notes: vec![Text::new(
                "Aantal per jaar, gemiddeld over huishoudens die een regeling gebruiken.",
                "Number per year, mean over households that use a scheme.",
            )],
        },
        measures,
    ));
    blocks.push(Block::Chart(support_chart(measures)));
    section("tijdigheid", Text::new("Tijdigheid en maanden", "Timing and months"), blocks)
}

fn falls_notes() -> Vec<Text> {
    vec![
        Text::new(
            "Huishoudens met een daling: alleen dalingen van minstens 15% die het recht veranderen op een regeling die het huishouden gebruikt. Maanden en aandelen gaan over de huishoudens bij wie dat nu ook zo is, zodat beide over dezelfde mensen gaan. Volgt er in het jaar geen betaling, dan tellen we twaalf maanden.",
            "Households with a fall: only falls of at least 15% that change the right to a scheme that the household uses. Months and shares are over the households for whom that is so now as well, so that both are about the same people. Where no payment follows within the year, we count twelve months.",
        ),
        Text::new(
            "Alleen nu een ander recht: de daling verandert nu het recht en in de variant niet, zoals bij een toelage, of het huishouden gebruikt de regeling dan niet. Voor hen hoeft er geen betaling te volgen, en zij tellen niet mee in de maanden.",
            "Another right only now: the fall changes the right now and not in the variant, as with a toelage, or the household does not use the scheme then. For them no payment has to follow, and they do not count in the months.",
        ),
    ]
}

const MONTH_NAMES: [(&str, &str); 12] = [
    ("jan", "Jan"),
    ("feb", "Feb"),
    ("mrt", "Mar"),
    ("apr", "Apr"),
    ("mei", "May"),
    ("jun", "Jun"),
    ("jul", "Jul"),
    ("aug", "Aug"),
    ("sep", "Sep"),
    ("okt", "Oct"),
    ("nov", "Nov"),
    ("dec", "Dec"),
];

/// Short names of the months.
pub(super) fn month_names() -> Vec<Text> {
    MONTH_NAMES.iter().map(|(nl, en)| Text::new(*nl, *en)).collect()
}

fn support_chart(measures: &Measures) -> Chart {
    let series = |variant: &VariantMeasures| Series {
        name: named(&variant.name),
        values: variant.timing.support_months.iter().map(|figure| figure.value()).collect(),
    };
    Chart {
        key: "betaald_per_maand".to_owned(),
        title: Text::new("Betaald per maand, gemiddeld per huishouden", "Paid per month, mean per household"),
        description: Text::new(
            "Eén lijn per variant: de betaling van alle regelingen samen in elke maand van het jaar, gemiddeld over alle huishoudens.",
            "One line per variant: the payment of all schemes together in each month of the year, mean over all households.",
        ),
        value_axis: Text::new("euro per maand", "euros a month"),
        measure: Measure::Euros,
        categories: month_names(),
        series: measures.variants.iter().map(series).collect(),
        kind: ChartKind::Lines,
    }
}
