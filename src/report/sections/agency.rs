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
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::Series;
use crate::report::month_names;
use crate::report::sections::wording::{Titled, column, indicator_rows, key, level, paragraph, section};
use crate::text::Text;
use crate::text::text;

/// The section.
pub(super) fn agency(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph([text!(agency_every_scheme_takes_work), text!(agency_every_year_like_the_last)])];
    let mut tables = indicator_rows(
        Titled {
            table: Table::Agency,
            title: text!(agency_title),
            notes: vec![text!(agency_what_a_correction_is), text!(agency_peak_depends_on_two_months)],
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
        None => blocks.push(paragraph([text!(agency_hours_not_given)])),
    }
    section("uitvoering", text!(agency_title), blocks)
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
        row("piekmaand", text!(agency_busiest_month_decisions), 0),
        row("piek_gedeeld_door_gemiddelde", text!(agency_busiest_month_times_mean), 1),
    ]
}

fn by_scheme(measures: &Measures) -> DataTable {
    let mut rows = Vec::new();
    for variant in &measures.variants {
        for load in &variant.agency.loads {
            let suffix = load.scheme.as_deref().map_or("samen".to_owned(), key);
            let [month, ratio] = peak_cells(&load.decisions_months);
            rows.push(Row {
                key: format!("{}_{suffix}", key(&variant.id)),
                heading: Text::joined([&variant.name, &load.name], ": "),
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
        title: text!(agency_decisions_scheme),
        stub: text!(word_variant_and_scheme),
        columns: vec![
            column("besluiten_mln_per_jaar", text!(agency_decisions_million)),
            column("correcties_mln_per_jaar", text!(agency_corrections)),
            column("piekmaand", text!(agency_busiest_month)),
            column("piek_gedeeld_door_gemiddelde", text!(agency_times_mean_month)),
        ],
        rows,
        notes: Vec::new(),
    }
}

fn hours_table(measures: &Measures) -> Option<DataTable> {
    measures.base().agency.hours.as_ref()?;
    let mut columns = vec![
        column("mln_uur_laag", text!(agency_million_hours_low)),
        column("mln_uur_midden", text!(word_middle)),
        column("mln_uur_hoog", text!(word_high)),
    ];
    let has_costs = measures.base().agency.costs.is_some();
    if has_costs {
        columns.extend([
            column("mln_euro_laag", text!(agency_million_euros_low)),
            column("mln_euro_midden", text!(word_middle)),
            column("mln_euro_hoog", text!(word_high)),
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
        heading: variant.name.clone(),
        cells: cells(&variant.agency),
        emphasis: false,
    };
    let mut notes = vec![text!(agency_hours_are_an_assumption)];
    notes.extend(untimed(measures));
    if !has_costs {
        notes.push(text!(agency_euros_not_given));
    }
    Some(DataTable {
        key: "uitvoering_uren".to_owned(),
        title: text!(agency_hours_per_year),
        stub: text!(word_variant),
        columns,
        rows: measures.variants.iter().map(row).collect(),
        notes,
    })
}

/// Which of what is done takes no time in these hours, where there is any.
fn untimed(measures: &Measures) -> Option<Text> {
    let is_done = |task: &Task| measures.variants.iter().any(|variant| variant.agency.untimed.contains(task));
    let names: Vec<Text> = Task::ALL.into_iter().filter(is_done).map(task_name).collect();
    (!names.is_empty()).then(|| text!(agency_tasks_without_time, names = Text::joined(&names, ", ")))
}

fn task_name(task: Task) -> Text {
    match task {
        Task::Decision => text!(agency_task_decisions),
        Task::Contact => text!(agency_task_contacts),
        Task::Call => text!(agency_task_calls),
        Task::Letter => text!(agency_task_letters),
        Task::Handover => text!(agency_task_hand_overs),
        Task::Review => text!(agency_task_reviews_by_hand),
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
        name: variant.name.clone(),
        values: variant.agency.together().decisions_months.iter().map(|count| Some(count / 1e6)).collect(),
    };
    Chart {
        key: "besluiten_per_maand".to_owned(),
        title: text!(agency_decisions_per_month),
        description: text!(agency_decisions_per_month_described),
        value_axis: text!(agency_million_decisions),
        measure: Measure::Millions,
        categories: month_names().into(),
        series: measures.variants.iter().map(series).collect(),
        kind: ChartKind::Lines,
    }
}
