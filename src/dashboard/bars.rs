//! A chart in characters: per series a panel with a bar, left or right of zero, and its number.
//!
//! Takes: a chart and a width. Gives: lines; panels stand side by side where there is room.
//! Leaves to others: drawing. Nothing is told by colour.

use crate::report::Chart;
use crate::report::Measure;
use crate::report::print_axis_value;
use crate::report::wrap_words;
use crate::text::show_hidden_chars;
use crate::units::Language;

/// Least width at which a bar says something.
const PANEL: usize = 38;
const GAP: usize = 3;

/// The chart as lines of at most `width` characters.
pub(super) fn lines(chart: &Chart, language: Language, width: usize) -> Vec<String> {
    let count = chart.series.len().max(1);
    let most = ((width + GAP) / (PANEL + GAP)).clamp(1, count);
    // As many rows as needed, filled evenly.
    let beside = count.div_ceil(count.div_ceil(most));
    let room = ((width + GAP) / beside).saturating_sub(GAP).min(80);
    let panels: Vec<Vec<String>> = (0..chart.series.len()).map(|series| panel(chart, series, language, room)).collect();
    let mut out = Vec::new();
    for row in panels.chunks(beside) {
        if !out.is_empty() {
            out.push(String::new());
        }
        let height = row.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            let cells: Vec<String> = row.iter().map(|panel| padded(panel.get(line).map_or("", |l| l), room)).collect();
            out.push(cells.join(&" ".repeat(GAP)).trim_end().to_owned());
        }
    }
    out
}

fn panel(chart: &Chart, series: usize, language: Language, width: usize) -> Vec<String> {
    let values = &chart.series[series].values;
    let numbers: Vec<String> = (0..chart.categories.len())
        .map(|position| match values.get(position).copied().flatten().filter(|value| value.is_finite()) {
            Some(value) => print_axis_value(value, chart.measure, decimals(chart.measure), language),
            None => ".".to_owned(),
        })
        .collect();
    let labels: Vec<String> =
        chart.categories.iter().map(|category| show_hidden_chars(category.get(language))).collect();
    let number_width = longest(&numbers).max(widest_number(chart, language));
    let label_width = longest(&labels).min(width.saturating_sub(number_width + 2) / 2);
    let bar_width = width.saturating_sub(label_width + number_width + 2);
    let (low, high) = bounds(chart);
    let title = show_hidden_chars(chart.series[series].name.get(language));
    let mut out = vec![shortened(&title, width), "─".repeat(width)];
    for (position, (label, number)) in labels.iter().zip(&numbers).enumerate() {
        let value = values.get(position).copied().flatten().filter(|value| value.is_finite()).unwrap_or(0.0);
        out.push(format!(
            "{} {} {}",
            padded_left(&shortened(label, label_width), label_width),
            bar(value, low, high, bar_width),
            padded_left(number, number_width),
        ));
    }
    out
}

/// A bar from zero to `value` in `width` characters that stand for `low` to `high`.
fn bar(value: f64, low: f64, high: f64, width: usize) -> String {
    if width < 3 || high <= low {
        return " ".repeat(width);
    }
    let left = ((0.0 - low) / (high - low) * (width - 1) as f64).round() as usize;
    let right = width - 1 - left;
    let cells = |share: f64, room: usize| ((share * room as f64).round() as usize).min(room);
    let (before, after) = if value < 0.0 {
        (cells(value / low, left), 0)
    } else if value > 0.0 {
        (0, cells(value / high, right))
    } else {
        (0, 0)
    };
    format!("{}{}│{}{}", " ".repeat(left - before), "▒".repeat(before), "█".repeat(after), " ".repeat(right - after))
}

fn bounds(chart: &Chart) -> (f64, f64) {
    let values = || chart.series.iter().flat_map(|s| &s.values).flatten().copied().filter(|v| v.is_finite());
    (values().fold(0.0, f64::min), values().fold(0.0, f64::max))
}

/// All panels give their numbers the same room, so that their bars can be compared.
fn widest_number(chart: &Chart, language: Language) -> usize {
    let values = chart.series.iter().flat_map(|series| &series.values).flatten();
    values
        .map(|value| print_axis_value(*value, chart.measure, decimals(chart.measure), language).chars().count())
        .max()
        .unwrap_or(1)
}

fn decimals(measure: Measure) -> usize {
    match measure {
        Measure::MillionEuros | Measure::Share | Measure::Change | Measure::ShareDifference | Measure::Months => 1,
        Measure::Euros | Measure::Count => 0,
        Measure::EurosCents => 2,
        Measure::Coefficient => 3,
        Measure::Average | Measure::Millions => 2,
    }
}

/// A text on one line of at most `width` characters.
pub(super) fn shortened(text: &str, width: usize) -> String {
    let line = wrap_words(text, usize::MAX).join(" ");
    if line.chars().count() <= width {
        return line;
    }
    let mut short: String = line.chars().take(width.saturating_sub(1)).collect();
    if width > 0 {
        short.push('…');
    }
    short
}

/// A text filled up with blanks behind it.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.chars().count())))
}

fn padded_left(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.chars().count())))
}

fn longest(texts: &[String]) -> usize {
    texts.iter().map(|text| text.chars().count()).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::test_fixtures::decile_chart;

    #[test]
    fn a_bar_runs_from_nil_to_its_side() {
        assert_eq!(bar(2.0, -2.0, 2.0, 9), "    │████");
        assert_eq!(bar(-2.0, -2.0, 2.0, 9), "▒▒▒▒│    ");
        assert_eq!(bar(1.0, 0.0, 2.0, 9), "│████    ");
        assert_eq!(bar(0.0, -2.0, 2.0, 9), "    │    ");
    }

    #[test]
    fn panels_stand_side_by_side_where_there_is_room() {
        let chart = decile_chart();
        // Two lines of heading and ten groups a panel; four panels, a blank line between rows.
        assert_eq!(lines(&chart, Language::Dutch, 76).len(), 4 * 12 + 3);
        assert_eq!(lines(&chart, Language::Dutch, 80).len(), 2 * 12 + 1);
        assert_eq!(lines(&chart, Language::Dutch, 164).len(), 12);
    }

    #[test]
    fn no_line_is_too_wide_and_no_width_panics() {
        for width in 0..200 {
            for line in lines(&decile_chart(), Language::Dutch, width) {
                assert!(line.chars().count() <= width.max(12), "{line} at {width}");
            }
        }
    }
}
