//! What a system asks of who carries it out: numbers, the busiest month, hours and costs.
//!
//! Takes: the measures. Gives: one section with a chart by month.
//! Leaves to others: what people have to do (`people`).

use crate::measure::Agency;
use crate::measure::Compared;
use crate::measure::Measures;
use crate::measure::Task;
use crate::measure::VariantMeasures;
use crate::measure::indicators::Table;
use crate::measure::peak;
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
use crate::report::sections::timing::month_names;
use crate::report::sections::wording::{Titled, indicator_rows, key, level, named, paragraph, section, text};
use crate::text::Text;

/// The section.
pub(super) fn agency(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph([
        Text::new(
            "Elke regeling vraagt werk: besluiten nemen, fouten herstellen, vragen beantwoorden.",
            "Every scheme takes work: deciding, correcting, answering.",
        ),
        Text::new(
            "Geteld is alsof elk jaar op het vorige lijkt: wat na afloop van het toeslagjaar komt, staat in de maand waarin het valt.",
            "The count assumes that every year is like the one before: what comes after the year of award stands in the month in which it falls.",
        ),
    ])];
    let mut tables = indicator_rows(
        Titled {
            table: Table::Agency,
            title: Text::new("Wat het van de uitvoering vraagt", "What it asks of the agency"),
            notes: vec![
                Text::new(
                    "Correctie: een besluit dat een eerder besluit verandert, of een definitief besluit met een terugvordering of nabetaling. Signaal: de dienst ziet loon dat niet past bij de schatting. Contact: een melding, bezwaar, terugbetaling, nieuwe aanvraag of bericht over een gewijzigd bedrag. Telefoongesprekken staan er apart bij waar het scenario zegt hoe vaak mensen bellen. Brief: een bericht dat geen besluit is.",
                    "Correction: a decision that changes an earlier one, or a definitive one with a recovery or supplement. Signal: the agency sees wages that do not fit the estimate. Contact: a report, objection, repayment, new application or message about a changed amount. Calls are told apart where the scenario says how often people call. Letter: a message that is no decision.",
                ),
                Text::new(
                    "De piek hangt af van twee vaste maanden: die van de voorschotbesluiten en die van de definitieve besluiten. Het model legt elk soort in één maand; in het echt zijn ze gespreid.",
                    "The peak depends on two fixed months: that of the yearly awards and that of the definitive decisions. The model puts each in one month; in fact they are spread.",
                ),
            ],
        },
        measures,
    );
    if let Some(Block::Table(table)) = tables.first_mut() {
        table.rows.extend(peak_rows(measures));
    }
    blocks.extend(tables);
    blocks.push(Block::Chart(month_chart(measures)));
    blocks.push(Block::Table(by_scheme(measures)));
    match hours_table(measures) {
        Some(table) => blocks.push(Block::Table(table)),
        None => blocks.push(paragraph([Text::new(
            "Uren van de uitvoering staan er niet bij: het scenario geeft geen tijd per handeling.",
            "Hours of the agency are not given: the scenario names no time per action.",
        )])),
    }
    section("uitvoering", Text::new("Wat het van de uitvoering vraagt", "What it asks of the agency"), blocks)
}

/// Busiest month in words, and how many times the mean month it is.
fn peak_cells(months: &[f64; 12]) -> [Cell; 2] {
    let Some((month, ratio)) = peak(months) else {
        return [Cell::Blank, Cell::Blank];
    };
    let number = Cell::Number { value: ratio, low: None, high: None, measure: Measure::Average, kind: Kind::Simulated };
    [Cell::Words(month_names()[month].clone()), number]
}

fn peak_rows(measures: &Measures) -> [Row; 2] {
    let cells: Vec<[Cell; 2]> =
        measures.variants.iter().map(|variant| peak_cells(&variant.agency.together().decisions_months)).collect();
    let row = |name: &str, heading: Text, which: usize| Row {
        key: name.to_owned(),
        heading,
        cells: cells.iter().map(|pair| pair[which].clone()).collect(),
        emphasis: false,
    };
    [
        row("piekmaand", Text::new("Drukste maand voor besluiten", "Busiest month for decisions"), 0),
        row(
            "piek_gedeeld_door_gemiddelde",
            Text::new("Drukste maand, keer een gemiddelde maand", "Busiest month, times a mean month"),
            1,
        ),
    ]
}

fn by_scheme(measures: &Measures) -> DataTable {
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    let mut rows = Vec::new();
    for variant in &measures.variants {
        for load in &variant.agency.loads {
            let suffix = load.scheme.as_deref().map_or("samen".to_owned(), key);
            let [month, ratio] = peak_cells(&load.decisions_months);
            rows.push(Row {
                key: format!("{}_{suffix}", key(&variant.id)),
                heading: text!(
                    "{variant}: {scheme}",
                    "{variant}: {scheme}",
                    variant = named(&variant.name),
                    scheme = named(&load.name)
                ),
                cells: vec![
                    level(&load.decisions.level, Measure::Millions, 1e-6),
                    level(&load.corrections.level, Measure::Millions, 1e-6),
                    month,
                    ratio,
                ],
                emphasis: load.scheme.is_none(),
            });
        }
    }
    DataTable {
        key: "uitvoering_regelingen".to_owned(),
        title: Text::new("Besluiten per regeling", "Decisions by scheme"),
        stub: Text::new("Variant en regeling", "Variant and scheme"),
        columns: vec![
            column("besluiten_mln_per_jaar", "Besluiten, miljoen", "Decisions, million"),
            column("correcties_mln_per_jaar", "Waarvan correcties", "Of which corrections"),
            column("piekmaand", "Drukste maand", "Busiest month"),
            column("piek_gedeeld_door_gemiddelde", "Keer een gemiddelde maand", "Times a mean month"),
        ],
        rows,
        notes: Vec::new(),
    }
}

fn hours_table(measures: &Measures) -> Option<DataTable> {
    measures.base().agency.hours.as_ref()?;
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    let mut columns = vec![
        column("mln_uur_laag", "Miljoen uur, laag", "Million hours, low"),
        column("mln_uur_midden", "midden", "middle"),
        column("mln_uur_hoog", "hoog", "high"),
    ];
    let has_costs = measures.base().agency.costs.is_some();
    if has_costs {
        columns.extend([
            column("mln_euro_laag", "Miljoen euro, laag", "Million euros, low"),
            column("mln_euro_midden", "midden", "middle"),
            column("mln_euro_hoog", "hoog", "high"),
        ]);
    }
    let cells = |agency: &Agency| {
        let shown = |of: &Option<[Compared; 3]>, measure: Measure, scale: f64| match of {
            Some(ends) => ends.iter().map(|end| assumed(end, measure, scale)).collect(),
            None => vec![Cell::Blank; 3],
        };
        let mut cells = shown(&agency.hours, Measure::Millions, 1e-6);
        if has_costs {
            cells.extend(shown(&agency.costs, Measure::MillionEuros, 1e-6));
        }
        cells
    };
    let row = |variant: &VariantMeasures| Row {
        key: key(&variant.id),
        heading: named(&variant.name),
        cells: cells(&variant.agency),
        emphasis: false,
    };
    let mut notes = vec![Text::new(
        "Aanname: alleen werk waarvoor het scenario een tijd geeft, keer die tijd, in elk stelsel dezelfde. Bouw en beheer van systemen en handhaving zitten er niet in.",
        "Assumption: only work for which the scenario names a time, times that time, the same in every system. Building and running systems and enforcement are not in it.",
    )];
    notes.extend(untimed(measures));
    if !has_costs {
        notes.push(Text::new(
            "Euro’s staan er niet bij: er is geen prijs per uur of per besluit gepubliceerd.",
            "Euros are not given: no price per hour or decision is published.",
        ));
    }
    Some(DataTable {
        key: "uitvoering_uren".to_owned(),
        title: Text::new("Uren van de uitvoering per jaar", "Hours of the agency per year"),
        stub: Text::new("Variant", "Variant"),
        columns,
        rows: measures.variants.iter().map(row).collect(),
        notes,
    })
}

/// Which of what is done takes no time in these hours, where there is any.
fn untimed(measures: &Measures) -> Option<Text> {
    let is_done = |task: &Task| measures.variants.iter().any(|variant| variant.agency.untimed.contains(task));
    let names: Vec<Text> = Task::ALL.into_iter().filter(is_done).map(task_name).collect();
    let join = |of: fn(&Text) -> &String| names.iter().map(|name| of(name).as_str()).collect::<Vec<_>>().join(", ");
    (!names.is_empty()).then(|| {
        text!(
            "Kosten in deze tijden niets: {names}. Het scenario geeft er geen tijd voor, dus een variant met meer daarvan lijkt te goedkoop.",
            "Cost nothing in these times: {names}. The scenario names no time for them, so a variant with more of them looks too cheap.",
            names = Text::new(join(|name| &name.nl), join(|name| &name.en)),
        )
    })
}

fn task_name(task: Task) -> Text {
    match task {
        Task::Decision => Text::new("besluiten", "decisions"),
        Task::Contact => Text::new("contacten", "contacts"),
        Task::Call => Text::new("telefoongesprekken", "calls"),
        Task::Letter => Text::new("brieven", "letters"),
        Task::Handover => Text::new("overdrachten tussen loketten", "hand-overs between counters"),
        Task::Review => Text::new("beoordelingen met de hand", "reviews by hand"),
    }
}

fn assumed(compared: &Compared, measure: Measure, scale: f64) -> Cell {
    match level(&compared.level, measure, scale) {
        Cell::Number { value, .. } => Cell::Number { value, low: None, high: None, measure, kind: Kind::Assumed },
        other => other,
    }
}

fn month_chart(measures: &Measures) -> Chart {
    let series = |variant: &VariantMeasures| Series {
        name: named(&variant.name),
        values: variant.agency.together().decisions_months.iter().map(|count| Some(count / 1e6)).collect(),
    };
    Chart {
        key: "besluiten_per_maand".to_owned(),
        title: Text::new("Besluiten per maand", "Decisions per month"),
        description: Text::new(
            "Eén lijn per variant: de besluiten van alle regelingen samen in elke maand van een gemiddeld jaar.",
            "One line per variant: the decisions of all schemes together in each month of an average year.",
        ),
        value_axis: Text::new("miljoen besluiten", "million decisions"),
        measure: Measure::Millions,
        categories: month_names(),
        series: measures.variants.iter().map(series).collect(),
        kind: ChartKind::Lines,
    }
}
