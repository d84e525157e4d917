//! The screens as text, from the state alone.
//!
//! Takes: a state and the size of the window. Gives: what stands in it.
//! Leaves to others: changing anything. Bold and reversed letters only underline what the words already say.

use super::DashboardData;
use super::HouseholdCash;
use super::Parameter;
use super::bars;
use super::bars::{padded, shortened};
use super::state::Remark;
use super::state::State;
use super::state::Tab;
use crate::report::{
    Cell, Chart, ChartKind, Column, DataTable, Intervals, Kind, Measure, Row, Series, TextTable, month_names,
    wrap_words,
};
use crate::text::Text;
use crate::text::show_hidden_chars;
use crate::text::text;
use crate::units::Language;
use crate::units::format_decimal;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::style::Modifier;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::text::Span;
use ratatui::widgets::Paragraph;

/// Lines above and below the body: title, tabs, rule; remark, keys.
const ABOVE: u16 = 3;
const BELOW: u16 = 2;
const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const CHOSEN: Style = Style::new().add_modifier(Modifier::REVERSED);

/// Lines of the body that are shown in a window.
pub(super) fn room(size: Size) -> usize {
    usize::from(size.height.saturating_sub(ABOVE + BELOW))
}

/// Lines of the body in all.
pub(super) fn length(state: &State, size: Size) -> usize {
    body(state, usize::from(size.width), room(size)).len()
}

/// Draws the whole window.
pub(super) fn draw(frame: &mut Frame<'_>, state: &State) {
    let area = frame.area();
    if area.width < 40 || area.height < 10 {
        let words = format!("{}\n{}", text!(too_small).get(state.language), text!(keys_quit).get(state.language));
        return frame.render_widget(Paragraph::new(words), area);
    }
    let width = usize::from(area.width);
    let room = usize::from(area.height.saturating_sub(ABOVE + BELOW));
    let all = body(state, width, room);
    let scroll = state.scroll.min(all.len().saturating_sub(room));
    let below = all.len().saturating_sub(scroll + room);
    let line = |y: u16| Rect { x: 0, y, width: area.width, height: 1 };
    frame.render_widget(title(state, width), line(0));
    frame.render_widget(tabs(state), line(1));
    frame.render_widget(above(state, width, scroll), line(2));
    let shown: Vec<Line<'_>> = all.into_iter().skip(scroll).take(room).collect();
    let middle = Rect { x: 0, y: ABOVE, width: area.width, height: area.height.saturating_sub(ABOVE + BELOW) };
    frame.render_widget(Paragraph::new(shown), middle);
    let remark = match &state.remark {
        Some(Remark::AtLow) => Line::styled(text!(parameter_at_low).said_in(state.language), BOLD),
        Some(Remark::AtHigh) => Line::styled(text!(parameter_at_high).said_in(state.language), BOLD),
        Some(Remark::Failed(_)) | None => rule(width, below, '↓'),
    };
    frame.render_widget(remark, line(area.height - 2));
    frame.render_widget(
        Line::raw(keys(state.tab, state.language).chars().take(width).collect::<String>()),
        line(area.height - 1),
    );
}

fn title<'a>(state: &State, width: usize) -> Line<'a> {
    const SPINNER: [&str; 4] = ["|", "/", "-", "\\"];
    let busy = if state.is_busy() {
        format!("{} {}", text!(computing).get(state.language), SPINNER[state.ticks % SPINNER.len()])
    } else {
        String::new()
    };
    let name = match &state.data {
        Some(data) => format!("stelsel · {}", show_hidden_chars(data.title.get(state.language))),
        None => "stelsel".to_owned(),
    };
    let left = shortened(&name, width.saturating_sub(busy.chars().count() + 2));
    Line::from(vec![
        Span::styled(padded(&left, width.saturating_sub(busy.chars().count())), BOLD),
        Span::styled(busy, CHOSEN),
    ])
}

fn tabs<'a>(state: &State) -> Line<'a> {
    let spans = Tab::ALL.into_iter().map(|tab| {
        let name = match tab {
            Tab::Variants => text!(tab_variants),
            Tab::Deciles => text!(tab_deciles),
            Tab::Demands => text!(tab_demands),
            Tab::Household => text!(tab_household),
            Tab::Parameters => text!(tab_parameter),
        };
        let name = name.get(state.language);
        // Brackets show the choice where a terminal cannot reverse.
        if tab == state.tab { Span::styled(format!("[{name}]"), CHOSEN) } else { Span::raw(format!(" {name} ")) }
    });
    Line::from(spans.collect::<Vec<Span<'_>>>())
}

/// The line above the screen: how many households the figures rest on and what stands in brackets, and how many lines are
/// hidden above.
fn above<'a>(state: &State, width: usize, hidden: usize) -> Line<'a> {
    let Some(data) = &state.data else { return rule(width, hidden, '↑') };
    let whole = |count: u64| format_decimal(count as f64, 0, state.language);
    let (records, households) = data.sample;
    let about = text!(sample_size, records = whole(records), households = whole(households));
    let arrow = if hidden == 0 { String::new() } else { format!(" ↑ {hidden} ") };
    let about =
        shortened(&format!("── {} ", about.get(state.language)), width.saturating_sub(arrow.chars().count() + 2));
    let dashes = width.saturating_sub(about.chars().count() + arrow.chars().count() + 2);
    Line::raw(format!("{about}{}{arrow}──", "─".repeat(dashes)))
}

/// A line across that tells how many lines are hidden beyond it.
fn rule<'a>(width: usize, hidden: usize, arrow: char) -> Line<'a> {
    let words = if hidden == 0 { String::new() } else { format!(" {arrow} {hidden} ") };
    Line::raw(format!("{}{words}──", "─".repeat(width.saturating_sub(words.chars().count() + 2))))
}

fn keys(tab: Tab, language: Language) -> String {
    let keys = match tab {
        Tab::Variants | Tab::Deciles | Tab::Demands => vec![text!(keys_tabs), text!(keys_scroll), text!(keys_quit)],
        Tab::Household => {
            vec![text!(keys_tabs), text!(keys_household), text!(keys_number), text!(keys_scroll), text!(keys_quit)]
        }
        Tab::Parameters => {
            vec![text!(keys_tabs), text!(keys_choose), text!(keys_change), text!(keys_page), text!(keys_quit)]
        }
    };
    Text::joined(&keys, "   ").said_in(language)
}

fn body<'a>(state: &State, width: usize, room: usize) -> Vec<Line<'a>> {
    let mut lines = Vec::new();
    if let Some(Remark::Failed(message)) = &state.remark {
        lines.extend(bold(message, width));
        lines.push(Line::raw(""));
    }
    lines.extend(screen(state, width, room));
    lines
}

fn screen<'a>(state: &State, width: usize, room: usize) -> Vec<Line<'a>> {
    let Some(data) = &state.data else {
        return vec![Line::raw(""), Line::raw(text!(computing).said_in(state.language))];
    };
    match state.tab {
        Tab::Variants => {
            let mut lines = table(&data.headline, state.language, width);
            lines.extend(raised(data, state.language, width));
            lines.extend(financing(data, state.language, width));
            lines
        }
        Tab::Deciles => {
            let mut lines = bold(data.deciles.title.get(state.language), width);
            lines.extend(plain(data.deciles.value_axis.get(state.language), width));
            lines.push(Line::raw(""));
            lines.extend(bars::lines(&data.deciles, state.language, width).into_iter().map(Line::raw));
            lines
        }
        Tab::Demands => {
            let mut lines = Vec::new();
            for part in &data.demands {
                lines.extend(table(part, state.language, width));
                lines.push(Line::raw(""));
            }
            lines
        }
        Tab::Household => household(state, width),
        Tab::Parameters => {
            let mut lines = parameters(state, &data.parameters, width, room / 2);
            lines.push(Line::raw(""));
            lines.extend(raised(data, state.language, width));
            lines.extend(table(&data.headline, state.language, width));
            lines.extend(financing(data, state.language, width));
            lines
        }
    }
}

/// A line per variant that is financed: the tax that it brings in.
fn raised<'a>(data: &DashboardData, language: Language, width: usize) -> Vec<Line<'a>> {
    data.financing.iter().flat_map(|variant| plain(variant.raised.get(language), width)).collect()
}

/// What was solved for the variants that are financed: a heading, and each parameter before and after.
fn financing<'a>(data: &DashboardData, language: Language, width: usize) -> Vec<Line<'a>> {
    if data.financing.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::raw("")];
    lines.extend(bold(text!(financing_title).get(language), width));
    lines.extend(data.financing.iter().flat_map(|variant| plain(variant.parameters.get(language), width)));
    lines
}

fn bold<'a>(text: &str, width: usize) -> Vec<Line<'a>> {
    wrap_words(&show_hidden_chars(text), width).into_iter().map(|line| Line::styled(line, BOLD)).collect()
}

fn plain<'a>(text: &str, width: usize) -> Vec<Line<'a>> {
    wrap_words(&show_hidden_chars(text), width).into_iter().map(Line::raw).collect()
}

/// A table with its title and notes, and with its intervals at every width: in a narrow window it comes in more parts.
fn table<'a>(table: &DataTable, language: Language, width: usize) -> Vec<Line<'a>> {
    let text = TextTable::new(table, language, width, Intervals::Shown);
    let unit = text.unit.map_or_else(String::new, |unit| format!(" ({unit})"));
    let mut lines = bold(&format!("{}{unit}", table.title.get(language)), width);
    for part in text.parts {
        lines.extend(part.into_iter().map(Line::raw));
    }
    for note in &table.notes {
        lines.extend(plain(note.get(language), width));
    }
    lines
}

fn household<'a>(state: &State, width: usize) -> Vec<Line<'a>> {
    let mut lines = bold(text!(cash_title, number = state.number).get(state.language), width);
    if !state.typed.is_empty() {
        lines.push(Line::styled(text!(cash_type_number, digits = &state.typed).said_in(state.language), CHOSEN));
    }
    let Some(known) = state.household.as_ref().filter(|household| household.number == state.number) else {
        if state.is_busy() {
            lines.push(Line::raw(text!(computing).said_in(state.language)));
        }
        return lines;
    };
    lines.extend(plain(known.description.get(state.language), width.min(100)));
    let (cash, chart) = cash(known);
    for part in TextTable::new(&cash, state.language, width, Intervals::Hidden).parts {
        lines.extend(part.into_iter().map(Line::raw));
    }
    lines.push(Line::raw(""));
    lines.extend(bars::lines(&chart, state.language, width).into_iter().map(Line::raw));
    lines
}

/// Twelve months as a table with their sum, and as a chart.
fn cash(household: &HouseholdCash) -> (DataTable, Chart) {
    let euros =
        |value: f64| Cell::Number { value, low: None, high: None, measure: Measure::Euros, kind: Kind::Simulated };
    let names = month_names();
    let row = |name: Text, cells: Vec<Cell>, emphasis: bool| Row { key: String::new(), heading: name, cells, emphasis };
    let mut rows: Vec<Row> = names
        .iter()
        .enumerate()
        .map(|(month, name)| {
            row(name.clone(), household.cash.iter().map(|(_, months)| euros(months[month])).collect(), false)
        })
        .collect();
    let sums = household.cash.iter().map(|(_, months)| euros(months.iter().sum())).collect();
    rows.push(row(text!(cash_total), sums, true));
    let columns = household.cash.iter().map(|(name, _)| Column { key: String::new(), heading: name.clone() }).collect();
    let empty = || Text::same("");
    let series = household
        .cash
        .iter()
        .map(|(name, months)| Series { name: name.clone(), values: months.iter().copied().map(Some).collect() });
    let chart = Chart {
        key: String::new(),
        title: empty(),
        description: empty(),
        value_axis: empty(),
        measure: Measure::Euros,
        categories: names.into(),
        series: series.collect(),
        kind: ChartKind::Bars,
    };
    (DataTable { key: String::new(), title: empty(), stub: empty(), columns, rows, notes: Vec::new() }, chart)
}

/// The parameters by group, in at most `most` lines with the chosen one among them, and below them its name in the files.
fn parameters<'a>(state: &State, parameters: &[Parameter], width: usize, most: usize) -> Vec<Line<'a>> {
    if parameters.is_empty() {
        return vec![Line::raw(text!(parameter_none).said_in(state.language))];
    }
    let bound = |value: f64| format_decimal(value, decimals_of(value), state.language);
    let ranges: Vec<String> = parameters.iter().map(|p| format!("{} – {}", bound(p.low), bound(p.high))).collect();
    let name_width = longest(parameters.iter().map(|p| p.name.get(state.language))).min(width * 2 / 5).max(12);
    let value_width = 18.min(width / 4);
    // Mark, three blanks between columns, and what the others need.
    let taken = 2 + name_width + value_width + longest(ranges.iter().map(String::as_str)) + 3;
    let columns = Columns { name: name_width, value: value_width, gauge: width.saturating_sub(taken).clamp(5, 40) };
    let heading = format!(
        "  {} {} {}",
        padded(text!(parameter_name).get(state.language), name_width),
        padded(text!(word_value).get(state.language), value_width),
        text!(parameter_range).get(state.language),
    );
    let (mut list, mut chosen) = (Vec::new(), 0);
    for (index, parameter) in parameters.iter().enumerate() {
        if index == 0 || parameters[index - 1].group != parameter.group {
            list.push(Line::styled(shortened(&show_hidden_chars(parameter.group.get(state.language)), width), BOLD));
        }
        let text = one_parameter(state, (index, parameter), &ranges[index], &columns);
        let line: String = text.chars().take(width).collect();
        let is_chosen = index == state.chosen;
        if is_chosen {
            chosen = list.len();
        }
        list.push(if is_chosen { Line::styled(line, CHOSEN) } else { Line::raw(line) });
    }
    // The heading and the name in the files take a line each.
    let most = most.max(4) - 2;
    let start = (chosen + 1).saturating_sub(most);
    let mut lines = vec![Line::styled(heading.chars().take(width).collect::<String>(), BOLD)];
    lines.extend(list.into_iter().skip(start).take(most));
    lines
        .extend(parameters.get(state.chosen).map(|it| Line::raw(shortened(&show_hidden_chars(&it.identifier), width))));
    lines
}

/// Widths in characters.
struct Columns {
    name: usize,
    value: usize,
    gauge: usize,
}

fn one_parameter(state: &State, (index, parameter): (usize, &Parameter), range: &str, columns: &Columns) -> String {
    let wanted = state.wanted.get(index).copied().unwrap_or(parameter.value);
    let number = format_decimal(wanted, decimals_of(parameter.step).max(decimals_of(wanted)), state.language);
    let unit = show_hidden_chars(parameter.unit.get(state.language));
    let under_way = if wanted == parameter.value { "" } else { " …" };
    format!(
        "{} {} {} {} {range}",
        if index == state.chosen { ">" } else { " " },
        padded(&shortened(&show_hidden_chars(parameter.name.get(state.language)), columns.name), columns.name),
        padded(&shortened(&format!("{number} {unit}{under_way}"), columns.value), columns.value),
        gauge(parameter, wanted, columns.gauge),
    )
}

fn gauge(parameter: &Parameter, value: f64, width: usize) -> String {
    let range = parameter.high - parameter.low;
    let share = if range > 0.0 { ((value - parameter.low) / range).clamp(0.0, 1.0) } else { 0.0 };
    let place = (share * (width - 1) as f64).round() as usize;
    format!("{}●{}", "─".repeat(place), "─".repeat(width - 1 - place))
}

/// As many decimals as a number needs, at most six.
fn decimals_of(number: f64) -> usize {
    let text = format!("{number:.6}");
    text.trim_end_matches('0').split_once('.').map_or(0, |(_, fraction)| fraction.len())
}

fn longest<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.map(|text| text.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests;
