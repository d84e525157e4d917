//! Charts as SVG: grouped bars and lines, told apart by pattern or mark as well as by colour.
//!
//! Takes: a chart, a language and an id unique in the document. Gives: an `svg` element whose text stays text.
//! Leaves to others: caption, table of the numbers, style of the page.

use crate::report::drawings::frame::{Direction, FONT, Frame, LINE, Place, Room, text_width, wrap};
use crate::report::drawings::svg::{Across, Down, Drawing, Paint, Point, Type, Words, under_each_other};
use crate::report::model::{Chart, ChartKind};
use crate::text::text;
use crate::units::Language;

/// After Okabe and Ito, darkened where needed for a contrast of 3 with white.
const PALETTE: [&str; 6] = ["#005ea2", "#c85000", "#008060", "#8c468c", "#555555", "#8a6d00"];
/// Marks on one line, about.
const MOST_MARKS: usize = 48;
const INK: &str = "#222222";
const GRID: &str = "#dddddd";
const WHITE: &str = "#ffffff";

/// A chart as an `svg` element that scales with its container.
pub fn svg(chart: &Chart, language: Language, id: &str, room: Room) -> String {
    drawn(chart, language, room).finish(&words(chart, language, id))
}

/// Charts under each other in one file.
pub fn chart_sheet(charts: &[&Chart], language: Language) -> String {
    let drawn: Vec<Drawing> = charts.iter().map(|chart| drawn(chart, language, Room::Page)).collect();
    let both = drawn.iter().zip(charts).map(|(drawing, chart)| (drawing, words(chart, language, &chart.key)));
    under_each_other(&both.collect::<Vec<_>>())
}

fn words<'a>(chart: &'a Chart, language: Language, id: &'a str) -> Words<'a> {
    Words { id, title: chart.title.get(language), description: chart.description.get(language) }
}

fn drawn(chart: &Chart, language: Language, room: Room) -> Drawing {
    let names: Vec<&str> = chart.series.iter().map(|series| series.name.get(language)).collect();
    let (legend, legend_bottom) = lay_out_legend(&names, room.width());
    let axis_title = wrap(chart.value_axis.get(language), room.width());
    let title_lines = i32::try_from(axis_title.len()).unwrap_or(1);
    let frame = Frame::new(chart, legend_bottom + LINE * title_lines + 14, language, room);
    let mut drawing = Drawing::new(f64::from(room.width()), f64::from(frame.height()));
    draw_legend(&mut drawing, chart.kind, &legend);
    for (line, text) in (1..).zip(axis_title.iter().rev()) {
        write(&mut drawing, text, (0, frame.top - line * LINE - 12), Across::Start, Down::Top);
    }
    draw_axes(&mut drawing, &frame);
    match chart.kind {
        ChartKind::Bars => draw_bars(&mut drawing, chart, &frame),
        ChartKind::Lines => draw_lines(&mut drawing, chart, &frame),
    }
    // The zero line lies over the bars that start from it.
    let end = frame.category_labels.len().max(1) as f64;
    line(&mut drawing, frame.place(0.0, 0.0), frame.place(end, 0.0), Paint::line(INK, 2.0));
    let is_empty = chart.series.iter().all(|s| s.values.iter().flatten().all(|value| !value.is_finite()));
    if is_empty {
        let middle = ((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2);
        write(&mut drawing, text!(chart_no_data).get(language), middle, Across::Middle, Down::Centre);
    }
    drawing
}

struct Entry<'a> {
    name: &'a str,
    x: i32,
    y: i32,
}

/// Legend entries in rows above the chart, and where the rows end.
fn lay_out_legend<'a>(names: &[&'a str], room: i32) -> (Vec<Entry<'a>>, i32) {
    let (mut x, mut y) = (0, 4);
    let mut entries = Vec::new();
    for name in names {
        let width = 34 + text_width(name) + 22;
        if x > 0 && x + width > room + 22 {
            x = 0;
            y += LINE + 5;
        }
        entries.push(Entry { name, x, y });
        x += width;
    }
    (entries, y + LINE + 8)
}

fn draw_legend(drawing: &mut Drawing, kind: ChartKind, legend: &[Entry<'_>]) {
    for (series, entry) in legend.iter().enumerate() {
        match kind {
            ChartKind::Bars => draw_bar(drawing, series, (entry.x, entry.y), (entry.x + 26, entry.y + 15)),
            ChartKind::Lines => {
                let y = entry.y + 8;
                line(drawing, (entry.x, y), (entry.x + 26, y), Paint::line(colour(series), 2.0));
                draw_mark(drawing, series, (entry.x + 13, y));
            }
        }
        write(drawing, entry.name, (entry.x + 34, entry.y + 8), Across::Start, Down::Centre);
    }
}

fn draw_axes(drawing: &mut Drawing, frame: &Frame) {
    let count = frame.category_labels.len();
    for tick in &frame.ticks {
        let (start, end) = (frame.place(0.0, tick.value), frame.place(count.max(1) as f64, tick.value));
        line(drawing, start, end, Paint::line(GRID, 1.0));
        match frame.direction {
            Direction::Up => write(drawing, &tick.label, (start.0 - 8, start.1), Across::End, Down::Centre),
            Direction::Right => write(drawing, &tick.label, (end.0, end.1 + 8), Across::Middle, Down::Top),
        }
    }
    for (position, lines) in frame.category_labels.iter().enumerate() {
        let centre = frame.place(position as f64 + 0.5, 0.0);
        let half = LINE * i32::try_from(lines.len()).unwrap_or(1) / 2;
        for (line, text) in (0..).zip(lines) {
            match frame.direction {
                Direction::Up => {
                    write(drawing, text, (centre.0, frame.bottom + 10 + line * LINE), Across::Middle, Down::Top);
                }
                Direction::Right => {
                    let y = centre.1 - half + line * LINE + LINE / 2;
                    write(drawing, text, (frame.left - 10, y), Across::End, Down::Centre);
                }
            }
        }
    }
}

fn draw_bars(drawing: &mut Drawing, chart: &Chart, frame: &Frame) {
    /// Share of its room that a group fills, and the width beyond which a bar looks like a wall.
    const GROUP: f64 = 0.78;
    const WIDEST: f64 = 56.0;
    let count = chart.series.len().max(1) as f64;
    let width = (GROUP / count).min(WIDEST / f64::from(frame.slot().max(1)));
    for (series, values) in chart.series.iter().enumerate() {
        for (category, value) in present(&values.values, frame) {
            let start = category as f64 + 0.5 + (series as f64 - count / 2.0) * width;
            let one = frame.place(start, 0.0);
            let two = frame.place(start + width, value);
            draw_bar(drawing, series, (one.0.min(two.0), one.1.min(two.1)), (one.0.max(two.0), one.1.max(two.1)));
        }
    }
}

fn draw_lines(drawing: &mut Drawing, chart: &Chart, frame: &Frame) {
    for (series, values) in chart.series.iter().enumerate() {
        let points: Vec<(usize, Place)> = present(&values.values, frame)
            .map(|(category, value)| (category, frame.place(category as f64 + 0.5, value)))
            .collect();
        // A missing value breaks the line: nothing is known there.
        for pair in points.windows(2).filter(|pair| pair[0].0 + 1 == pair[1].0) {
            line(drawing, pair[0].1, pair[1].1, Paint::line(colour(series), 2.0));
        }
        // On a long line marks at every point would hide it; some still tell the series apart without colour.
        let every = points.len() / MOST_MARKS + 1;
        for (_, point) in points.into_iter().step_by(every) {
            draw_mark(drawing, series, point);
        }
    }
}

fn present<'a>(values: &'a [Option<f64>], frame: &Frame) -> impl Iterator<Item = (usize, f64)> + 'a {
    let count = frame.category_labels.len();
    let known = |(category, value): (usize, &Option<f64>)| Some((category, (*value)?)).filter(|(_, v)| v.is_finite());
    values.iter().take(count).enumerate().filter_map(known)
}

/// Beyond the sixth series the pairs of colour and pattern shift, so that none returns before the thirty-seventh.
fn colour(series: usize) -> &'static str {
    PALETTE[(series + series / PALETTE.len()) % PALETTE.len()]
}

/// A filled rectangle with the pattern of its series in white and an outline in its colour.
fn draw_bar(drawing: &mut Drawing, series: usize, (left, top): Place, (right, bottom): Place) {
    let colour = colour(series);
    let (corner, size) = (point((left, top)), point((right - left, bottom - top)));
    drawing.rectangle(corner, size, Paint::fill(colour));
    let mut stripe = |from, to| line(drawing, from, to, Paint::line(WHITE, 2.0));
    match series % PALETTE.len() {
        1 => diagonals(left, top, right, bottom).for_each(|(from, to)| stripe(from, to)),
        2 => (top + 4..bottom - 1).step_by(6).for_each(|y| stripe((left, y), (right, y))),
        3 => {
            let mirrored = |(x, y): Place| (left + right - x, y);
            diagonals(left, top, right, bottom).for_each(|(from, to)| stripe(mirrored(from), mirrored(to)));
        }
        4 => (left + 3..right - 1).step_by(5).for_each(|x| stripe((x, top), (x, bottom))),
        5 => {
            for y in (top + 4..bottom - 2).step_by(7) {
                for x in (left + 4..right - 2).step_by(7) {
                    drawing.circle(point((x, y)), 2.0, Paint::fill(WHITE));
                }
            }
        }
        _ => {}
    }
    drawing.rectangle(corner, size, Paint::line(colour, 1.0));
}

/// Slanting lines cut off at the rectangle.
fn diagonals(left: i32, top: i32, right: i32, bottom: i32) -> impl Iterator<Item = (Place, Place)> {
    (left + top + 4..right + bottom).step_by(8).map(move |sum| {
        let (from, to) = (left.max(sum - bottom), right.min(sum - top));
        ((from, sum - from), (to, sum - to))
    })
}

fn draw_mark(drawing: &mut Drawing, series: usize, (x, y): Place) {
    let (colour, centre) = (colour(series), point((x, y)));
    let mut shape = |points: &[Place]| {
        drawing.polygon(&points.iter().copied().map(point).collect::<Vec<_>>(), Paint::fill(colour));
    };
    match series % PALETTE.len() {
        0 => drawing.circle(centre, 5.0, Paint::fill(colour)),
        1 => shape(&[(x - 4, y - 4), (x + 5, y - 4), (x + 5, y + 5), (x - 4, y + 5)]),
        2 => shape(&[(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)]),
        3 => shape(&[(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)]),
        4 => shape(&[(x, y + 6), (x + 6, y - 5), (x - 6, y - 5)]),
        _ => {
            drawing.circle(centre, 5.0, Paint::fill(WHITE));
            drawing.circle(centre, 5.0, Paint::line(colour, 2.0));
        }
    }
}

fn write(drawing: &mut Drawing, text: &str, place: Place, across: Across, down: Down) {
    drawing.text(point(place), Type { down, ..Type::plain(across, f64::from(FONT)) }, text);
}

fn line(drawing: &mut Drawing, from: Place, to: Place, paint: Paint) {
    drawing.path(&[point(from), point(to)], paint);
}

fn point((x, y): Place) -> Point {
    (f64::from(x), f64::from(y))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Block;
    use crate::report::test_fixtures;
    use crate::text::Text;

    fn charts() -> Vec<Chart> {
        let blocks = test_fixtures::report().sections.into_iter().flat_map(|section| section.blocks);
        blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None }).collect()
    }

    #[test]
    fn a_chart_has_a_role_a_title_and_a_description() {
        for chart in charts() {
            let svg = svg(&chart, Language::Dutch, "figuur-1", Room::Page);
            assert!(svg.starts_with("<svg role=\"img\" aria-labelledby=\"figuur-1-titel figuur-1-tekst\""));
            assert!(svg.contains(&format!("<title id=\"figuur-1-titel\">{}</title>", chart.title.nl)));
            assert!(svg.trim_end().ends_with("</svg>"));
            assert_eq!(svg.matches("<svg").count(), 1);
        }
    }

    #[test]
    fn the_same_chart_gives_the_same_bytes() {
        for chart in charts() {
            let draw = || svg(&chart, Language::Dutch, "a", Room::Page);
            assert_eq!(draw(), draw());
        }
    }

    #[test]
    fn text_stays_text_and_is_escaped() {
        let mut chart = charts().remove(0);
        chart.series[0].name = Text::same("<b>&\"");
        chart.title = Text::same("a < b & c");
        let svg = svg(&chart, Language::Dutch, "a", Room::Page);
        assert!(svg.contains("&lt;b&gt;&amp;&quot;"));
        assert!(svg.contains("a &lt; b &amp; c"));
        assert!(!svg.contains("<b>"));
    }

    #[test]
    fn no_pair_of_colour_and_pattern_returns_soon() {
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for series in 0..36 {
            let pair = (colour(series), series % PALETTE.len());
            assert!(!seen.contains(&pair), "series {series}");
            seen.push(pair);
        }
    }

    #[test]
    fn nothing_to_draw_is_said_in_words() {
        let mut chart = charts().remove(0);
        for series in &mut chart.series {
            series.values = vec![None, Some(f64::NAN)];
        }
        assert!(svg(&chart, Language::Dutch, "a", Room::Page).contains("geen cijfers"));
        chart.categories.clear();
        chart.series.clear();
        assert!(svg(&chart, Language::English, "a", Room::Phone).contains("no data"));
    }
}
