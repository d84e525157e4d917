//! What a system asks of people, and how sure and steady their money is.
//!
//! Takes: the measures. Gives: one section: tables by variant, by group, in time and money, and what happens by itself.
//! Leaves to others: euros over the year (`budget`, `incomes`), the work of the agency (`agency`).

use crate::measure::Afterwards;
use crate::measure::Compared;
use crate::measure::Dimension;
use crate::measure::GroupBurden;
use crate::measure::Measures;
use crate::measure::StandardOutcome;
use crate::measure::Time;
use crate::measure::Unreported;
use crate::measure::VariantMeasures;
use crate::measure::indicators::Table;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{
    Titled, columns_of, indicator_rows, key, level, named, paragraph, percent, section, text, variant_stub,
};
use crate::text::Text;

/// The section.
pub(super) fn people(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph([
        Text::new(
            "Een regeling vraagt tijd en aandacht. En wie niet weet wat er volgende maand komt, kan niet plannen.",
            "A scheme takes time and attention. And who does not know what comes next month cannot plan.",
        ),
        Text::new(
            "Deze tabellen tellen wat een huishouden in een jaar doet, leest en niet kan weten.",
            "These tables count what a household does, reads and cannot know in a year.",
        ),
    ])];
    blocks.extend(indicator_rows(
        Titled {
            table: Table::People,
            title: Text::new("Wat het van mensen vraagt", "What it asks of people"),
            notes: asked_notes(measures.base().burden.time.is_some()),
        },
        measures,
    ));
    blocks.extend(indicator_rows(
        Titled {
            table: Table::Steadiness,
            title: Text::new("Hoe zeker en gelijkmatig het geld is", "How sure and steady the money is"),
            notes: steady_notes(),
        },
        measures,
    ));
    blocks.extend(time_table(measures).map(Block::Table));
    blocks.push(Block::Table(by_itself(measures)));
    blocks.push(Block::Table(by_group(
        measures,
        "groep_handelingen",
        Text::new("Handelingen per jaar, naar groep", "Actions per year, by group"),
        Measure::Average,
        |group| group.actions,
        of_users(),
    )));
    blocks.push(Block::Table(by_group(
        measures,
        "groep_onbekend_bedrag",
        Text::new("Maanden met een onbekend bedrag, naar groep", "Months with an unknown amount, by group"),
        Measure::Average,
        |group| group.unknown_months,
        of_users(),
    )));
    blocks.push(Block::Table(by_group(
        measures,
        "groep_terugvordering",
        Text::new("Huishoudens met een terugvordering, naar groep", "Households with a recovery, by group"),
        Measure::Share,
        |group| group.recovery_share,
        Text::new(
            "Aandeel van de huishoudens in de groep met een toekenning.",
            "Share of the households of the group with an award.",
        ),
    )));
    section("mensen", Text::new("Wat het van mensen vraagt", "What it asks of people"), blocks)
}

fn of_users() -> Text {
    Text::new(
        "Gemiddeld over de huishoudens in de groep die een regeling gebruiken.",
        "Mean over the households of the group that use a scheme.",
    )
}

fn asked_notes(counts_calls: bool) -> Vec<Text> {
    vec![
        Text::new(
            "Aantal per jaar, gemiddeld over huishoudens die een regeling gebruiken. Ingrijpend: iemand komt erbij of gaat weg, of het inkomen daalt langere tijd. Rond: in die maand of de twee maanden erna; aanvragen tellen daarin niet mee.",
            "Number per year, mean over households that use a scheme. Life event: someone comes or goes, or income falls for longer. Around: in that month or the two after it; applications do not count there.",
        ),
        Text::new(
            "Termijnen: wijzigingen die gemeld moeten worden, terugbetalingen en nieuwe aanvragen. Kleine schommelingen meldt niemand en die tellen niet mee. In een stelsel per maand komen gegevens uit registraties en meldt het huishouden niets; het kijkt wel elk gewijzigd bedrag na. In een stelsel per jaar kijkt het de schatting na, een bedrag dat de dienst zelf aanpast en een definitief besluit met een ander bedrag.",
            "Terms: changes that have to be reported, repayments and new applications. Nobody reports small swings and they do not count. In a system per month data come from registers and the household reports nothing; it does check every changed amount. In a system per year it checks the estimate, an amount that the agency adjusts itself and a definitive decision with another amount.",
        ),
        if counts_calls {
            Text::new(
                "Hoe vaak mensen bellen is een aanname over gesprekken per besluit. Langsgaan is niet geteld: daar is geen gegeven voor.",
                "How often people call is an assumption about calls per decision. Visits are not counted: there is no figure for them.",
            )
        } else {
            Text::new(
                "Bellen en langsgaan zijn niet geteld: het scenario geeft er geen gegeven voor.",
                "Phone calls and visits are not counted: the scenario gives no figure for them.",
            )
        },
    ]
}

fn steady_notes() -> Vec<Text> {
    vec![
        Text::new(
            "Onbekend bedrag: het huishouden kan op de betaaldag niet weten wat er volgende maand komt, omdat een melding nog loopt of omdat het bedrag afhangt van inkomen dat er nog niet is. Hangt het af van inkomen van twee maanden terug, dan is het uit te rekenen.",
            "Unknown amount: on the day of payment the household cannot know what comes next month, because a report is being processed or because the amount depends on income that is not there yet. Where it depends on income of two months ago, it can be worked out.",
        ),
        Text::new(
            "Zonder aankondiging: het besluit komt tegelijk met het andere bedrag. Schommeling: de standaardafwijking over twaalf maanden, als deel van het gemiddelde. Daling: als deel van het besteedbare inkomen van de maand ervoor; ook de maand na een eenmalige nabetaling telt als daling. Een gatmaand is een maand onder de norm in een jaar dat als geheel niet onder de norm ligt, gemiddeld over alle huishoudens.",
            "Without notice: the decision comes with the other amount. Variation: the standard deviation over twelve months as a share of the mean. Fall: as a share of the disposable income of the month before; the month after a one-off back payment counts as a fall too. A gap month is one below the norm in a year that as a whole is not, mean over all households.",
        ),
        Text::new(
            "Een rapportcijfer voor grip maken we niet: er is geen vaste weging. De onderdelen staan in deze tabellen.",
            "There is no single mark for grip: there is no agreed weighting. The parts are in these tables.",
        ),
    ]
}

/// Low, middle and high of one time, told as assumed: it rests on unit times that nobody measured.
fn assumed(times: &[Compared; 3], measure: Measure, scale: f64) -> Vec<Cell> {
    let cell = |compared: &Compared| match level(&compared.level, measure, scale) {
        Cell::Number { value, .. } => Cell::Number { value, low: None, high: None, measure, kind: Kind::Assumed },
        other => other,
    };
    times.iter().map(cell).collect()
}

fn time_table(measures: &Measures) -> Option<DataTable> {
    measures.base().burden.time.as_ref()?;
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    let columns = vec![
        column("uur_per_huishouden_laag", "Uur per huishouden, laag", "Hours per household, low"),
        column("uur_per_huishouden_midden", "midden", "middle"),
        column("uur_per_huishouden_hoog", "hoog", "high"),
        column("samen_mln_uur_laag", "Samen, miljoen uur, laag", "Together, million hours, low"),
        column("samen_mln_uur_midden", "midden", "middle"),
        column("samen_mln_uur_hoog", "hoog", "high"),
        column("samen_mln_euro_midden", "Samen, miljoen euro, midden", "Together, million euros, middle"),
    ];
    let cells = |time: &Time| {
        let mut cells = assumed(&time.hours, Measure::Average, 1.0);
        cells.extend(assumed(&time.total_hours, Measure::Millions, 1e-6));
        cells.extend(assumed(&time.total_euros, Measure::MillionEuros, 1e-6).into_iter().skip(1).take(1));
        cells
    };
    let row = |variant: &VariantMeasures| Row {
        key: key(&variant.id),
        heading: named(&variant.name),
        cells: variant.burden.time.as_ref().map_or(vec![Cell::Blank; columns.len()], cells),
        emphasis: false,
    };
    Some(DataTable {
        key: "tijd".to_owned(),
        title: Text::new("Tijd die het mensen per jaar kost", "Time that it takes people per year"),
        stub: variant_stub(),
        rows: measures.variants.iter().map(row).collect(),
        columns,
        notes: vec![Text::new(
            "Aanname: handelingen en brieven uit de tabel hierboven, keer een aantal minuten dat niet is gemeten. Laag en hoog staan bij de aannames; alle minuten gaan dan tegelijk omlaag of omhoog.",
            "Assumption: actions and letters of the table above, times minutes that nobody measured. Low and high stand with the assumptions; all minutes then move together.",
        )],
    })
}

/// What happens to who does nothing, in words, from the dials.
fn by_itself(measures: &Measures) -> DataTable {
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    let row = |variant: &VariantMeasures| Row {
        key: key(&variant.id),
        heading: named(&variant.name),
        cells: vec![Cell::Words(without_applying(&variant.outcome)), Cell::Words(without_reporting(&variant.outcome))],
        emphasis: false,
    };
    DataTable {
        key: "niets_doen".to_owned(),
        title: Text::new("Wat er gebeurt als iemand niets doet", "What happens to who does nothing"),
        stub: variant_stub(),
        columns: vec![
            column("niet_aanvragen", "Niet aanvragen", "Not applying"),
            column("niet_melden", "Een wijziging niet melden", "Not reporting a change"),
        ],
        rows: measures.variants.iter().map(row).collect(),
        notes: vec![Text::new(
            "Niet melden is geen fraude: vaak weet iemand het niet, of te laat.",
            "Not reporting is not fraud: often people do not know, or know too late.",
        )],
    }
}

fn without_applying(outcome: &StandardOutcome) -> Text {
    if outcome.reached_share == 0.0 {
        return Text::new("Er komt geen geld.", "No money comes.");
    }
    let of = if outcome.is_of_consenting {
        Text::new(
            "de huishoudens met recht die toestemming geven voor het delen van gegevens",
            "the entitled households that consent to the sharing of data",
        )
    } else {
        Text::new("de huishoudens met recht", "the entitled households")
    };
    text!(
        "Van {of} krijgt {share} vanzelf alles waar het recht op heeft. De anderen krijgen niets.",
        "Of {of} {share} get all that they are entitled to by itself. The others get nothing.",
        of = of,
        share = percent(outcome.reached_share),
    )
}

fn without_reporting(outcome: &StandardOutcome) -> Text {
    let until_then = match outcome.unreported {
        Unreported::FromRegisters { after_months: 1 } => Text::new(
            "De wijziging komt uit registraties en telt een maand later.",
            "The change comes from registers and counts a month later.",
        ),
        Unreported::FromRegisters { after_months } => text!(
            "De wijziging komt uit registraties en telt {n} maanden later.",
            "The change comes from registers and counts {n} months later.",
            n = Text::same(after_months.to_string()),
        ),
        Unreported::Adjusted => Text::new(
            "De dienst past het bedrag in het jaar zelf aan waar zij loon ziet.",
            "The agency adjusts the amount within the year where it sees wages.",
        ),
        Unreported::Unchanged => Text::new(
            "Het bedrag blijft gelijk tot het eind van het jaar.",
            "The amount stays the same until the end of the year.",
        ),
    };
    let afterwards = match outcome.afterwards {
        Afterwards::BothWays => text!(
            "Wat te veel was, moet later terug{excess}. {supplement}",
            "What was too much must be paid back later{excess}. {supplement}",
            excess = but_for_small(outcome.keeps_small_excess),
            supplement = supplemented(outcome),
        ),
        Afterwards::OnlySupplement => text!(
            "Wat te veel was, mag blijven. {supplement}",
            "What was too much may be kept. {supplement}",
            supplement = supplemented(outcome),
        ),
        Afterwards::Nothing => Text::new("Er volgt geen afrekening.", "There is no settlement."),
    };
    text!("{until_then} {afterwards}", "{until_then} {afterwards}", until_then = until_then, afterwards = afterwards)
}

fn but_for_small(is_left: bool) -> Text {
    if is_left { Text::new(", behalve een klein bedrag", ", but for a small amount") } else { Text::same("") }
}

fn supplemented(outcome: &StandardOutcome) -> Text {
    text!(
        "Wat te weinig was, komt later alsnog{shortfall}.",
        "What was too little still comes later{shortfall}.",
        shortfall = but_for_small(outcome.leaves_small_shortfall),
    )
}

/// Levels of every variant, with a row for all and for every kind and source of income.
fn by_group(
    measures: &Measures,
    name: &str,
    title: Text,
    measure: Measure,
    pick: fn(&GroupBurden) -> Compared,
    note: Text,
) -> DataTable {
    let is_shown =
        |group: &&GroupBurden| matches!(group.group.dimension(), Dimension::All | Dimension::Kind | Dimension::Source);
    let row = |shown: &GroupBurden| {
        let cell = |variant: &VariantMeasures| {
            let own = variant.burden_by_group.iter().find(|group| group.group == shown.group);
            own.map_or(Cell::Blank, |group| level(&pick(group).level, measure, 1.0))
        };
        Row {
            key: shown.group.key(),
            heading: named(&shown.group.name()),
            cells: measures.variants.iter().map(cell).collect(),
            emphasis: shown.group.dimension() == Dimension::All,
        }
    };
    DataTable {
        key: name.to_owned(),
        title,
        stub: Text::new("Groep", "Group"),
        columns: columns_of(&measures.variants, if measure == Measure::Share { "aandeel" } else { "per_jaar" }),
        rows: measures.base().burden_by_group.iter().filter(is_shown).map(row).collect(),
        notes: vec![note],
    }
}
