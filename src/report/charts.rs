//! Charts as SVG: grouped bars and lines, told apart by pattern or mark as well as by colour.
//!
//! Takes: a chart, a language and an id unique in the document. Gives: an `svg` element whose text stays text.
//! Leaves to others: caption, table of the numbers, style of the page.

use super::Chart;
use super::ChartKind;
use super::RenderError;
use super::Texts;
use super::chart_frame::{Direction, FONT, Frame, LINE, Room, text_width, wrap};
use crate::units::Language;
use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::FontTransform;
use plotters::style::text_anchor::{HPos, Pos, VPos};

type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// After Okabe and Ito, darkened where needed for a contrast of 3 with white.
const PALETTE: [RGBColor; 6] = [
    RGBColor(0, 94, 162),
    RGBColor(200, 80, 0),
    RGBColor(0, 128, 96),
    RGBColor(140, 70, 140),
    RGBColor(85, 85, 85),
    RGBColor(138, 109, 0),
];
/// Marks on one line, about.
const MOST_MARKS: usize = 48;
const INK: RGBColor = RGBColor(34, 34, 34);
const GRID: RGBColor = RGBColor(221, 221, 221);
const FAMILY: FontFamily<'static> = FontFamily::Name("system-ui, -apple-system, Segoe UI, Roboto, Arial, sans-serif");

/// A chart as an `svg` element that scales with its container.
///
/// # Errors
/// [`RenderError::Chart`] when the drawing fails.
pub fn svg(chart: &Chart, language: Language, id: &str, room: Room) -> Result<String, RenderError> {
    let names: Vec<&str> = chart.series.iter().map(|series| series.name.get(language)).collect();
    let (legend, legend_bottom) = lay_out_legend(&names, room.width());
    let axis_title = wrap(chart.value_axis.get(language), room.width());
    let title_lines = i32::try_from(axis_title.len()).unwrap_or(1);
    let frame = Frame::new(chart, legend_bottom + LINE * title_lines + 14, language, room);
    let none = Texts::new(language).get("chart_no_data");
    let mut drawing = String::new();
    {
        let size = (room.width().unsigned_abs(), frame.height().unsigned_abs());
        let area = SVGBackend::with_string(&mut drawing, size).into_drawing_area();
        draw(&area, chart, &frame, &legend, &axis_title, &none)
            .and_then(|()| area.present())
            .map_err(|error| RenderError::Chart { key: chart.key.clone(), reason: error.to_string() })?;
    }
    let body = drawing.split_once('>').map_or("", |(_, body)| body);
    Ok(format!(
        "<svg role=\"img\" aria-labelledby=\"{id}-titel {id}-tekst\" viewBox=\"0 0 {} {}\" \
         xmlns=\"http://www.w3.org/2000/svg\">\n<title id=\"{id}-titel\">{}</title>\n<desc id=\"{id}-tekst\">{}</desc>{body}",
        room.width(),
        frame.height(),
        escape(chart.title.get(language)),
        escape(chart.description.get(language)),
    ))
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

fn draw(
    area: &Area<'_>,
    chart: &Chart,
    frame: &Frame,
    legend: &[Entry<'_>],
    axis_title: &[String],
    none: &str,
) -> Drawn {
    draw_legend(area, chart.kind, legend)?;
    for (line, text) in (1..).zip(axis_title.iter().rev()) {
        write(area, text, (0, frame.top - line * LINE - 12), HPos::Left, VPos::Top)?;
    }
    draw_axes(area, frame)?;
    match chart.kind {
        ChartKind::Bars => draw_bars(area, chart, frame)?,
        ChartKind::Lines => draw_lines(area, chart, frame)?,
    }
    // The zero line lies over the bars that start from it.
    let end = frame.category_labels.len().max(1) as f64;
    area.draw(&PathElement::new(vec![frame.place(0.0, 0.0), frame.place(end, 0.0)], INK.stroke_width(2)))?;
    let is_empty = chart.series.iter().all(|s| s.values.iter().flatten().all(|value| !value.is_finite()));
    if is_empty {
        let middle = ((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2);
        write(area, none, middle, HPos::Center, VPos::Center)?;
    }
    Ok(())
}

fn draw_legend(area: &Area<'_>, kind: ChartKind, legend: &[Entry<'_>]) -> Drawn {
    for (series, entry) in legend.iter().enumerate() {
        match kind {
            ChartKind::Bars => draw_bar(area, series, (entry.x, entry.y), (entry.x + 26, entry.y + 15))?,
            ChartKind::Lines => {
                let y = entry.y + 8;
                area.draw(&PathElement::new(vec![(entry.x, y), (entry.x + 26, y)], colour(series).stroke_width(2)))?;
                draw_mark(area, series, (entry.x + 13, y))?;
            }
        }
        write(area, entry.name, (entry.x + 34, entry.y + 8), HPos::Left, VPos::Center)?;
    }
    Ok(())
}

fn draw_axes(area: &Area<'_>, frame: &Frame) -> Drawn {
    let count = frame.category_labels.len();
    for tick in &frame.ticks {
        let (start, end) = (frame.place(0.0, tick.value), frame.place(count.max(1) as f64, tick.value));
        area.draw(&PathElement::new(vec![start, end], GRID.stroke_width(1)))?;
        match frame.direction {
            Direction::Up => write(area, &tick.label, (start.0 - 8, start.1), HPos::Right, VPos::Center)?,
            Direction::Right => write(area, &tick.label, (end.0, end.1 + 8), HPos::Center, VPos::Top)?,
        }
    }
    for (position, lines) in frame.category_labels.iter().enumerate() {
        let centre = frame.place(position as f64 + 0.5, 0.0);
        let half = LINE * i32::try_from(lines.len()).unwrap_or(1) / 2;
        for (line, text) in (0..).zip(lines) {
            match frame.direction {
                Direction::Up => {
                    write(area, text, (centre.0, frame.bottom + 10 + line * LINE), HPos::Center, VPos::Top)?;
                }
                Direction::Right => {
                    let y = centre.1 - half + line * LINE + LINE / 2;
                    write(area, text, (frame.left - 10, y), HPos::Right, VPos::Center)?;
                }
            }
        }
    }
    Ok(())
}

fn draw_bars(area: &Area<'_>, chart: &Chart, frame: &Frame) -> Drawn {
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
            draw_bar(area, series, (one.0.min(two.0), one.1.min(two.1)), (one.0.max(two.0), one.1.max(two.1)))?;
        }
    }
    Ok(())
}

fn draw_lines(area: &Area<'_>, chart: &Chart, frame: &Frame) -> Drawn {
    for (series, values) in chart.series.iter().enumerate() {
        let points: Vec<(usize, (i32, i32))> = present(&values.values, frame)
            .map(|(category, value)| (category, frame.place(category as f64 + 0.5, value)))
            .collect();
        // A missing value breaks the line: nothing is known there.
        for pair in points.windows(2).filter(|pair| pair[0].0 + 1 == pair[1].0) {
            area.draw(&PathElement::new(vec![pair[0].1, pair[1].1], colour(series).stroke_width(2)))?;
        }
        // On a long line marks at every point would hide it; some still tell the series apart without colour.
        let every = points.len() / MOST_MARKS + 1;
        for (_, point) in points.into_iter().step_by(every) {
            draw_mark(area, series, point)?;
        }
    }
    Ok(())
}

fn present<'a>(values: &'a [Option<f64>], frame: &Frame) -> impl Iterator<Item = (usize, f64)> + 'a {
    let count = frame.category_labels.len();
    let known = |(category, value): (usize, &Option<f64>)| Some((category, (*value)?)).filter(|(_, v)| v.is_finite());
    values.iter().take(count).enumerate().filter_map(known)
}

/// Beyond the sixth series the pairs of colour and pattern shift, so that none returns before the thirty-seventh.
fn colour(series: usize) -> RGBColor {
    PALETTE[(series + series / PALETTE.len()) % PALETTE.len()]
}

/// A filled rectangle with the pattern of its series in white and an outline in its colour.
fn draw_bar(area: &Area<'_>, series: usize, (left, top): (i32, i32), (right, bottom): (i32, i32)) -> Drawn {
    let colour = colour(series);
    area.draw(&Rectangle::new([(left, top), (right, bottom)], colour.filled()))?;
    let stripe = |from, to| area.draw(&PathElement::new(vec![from, to], WHITE.stroke_width(2)));
    match series % PALETTE.len() {
        1 => diagonals(left, top, right, bottom).try_for_each(|(from, to)| stripe(from, to))?,
        2 => (top + 4..bottom - 1).step_by(6).try_for_each(|y| stripe((left, y), (right, y)))?,
        3 => {
            let mirrored = |(x, y): (i32, i32)| (left + right - x, y);
            diagonals(left, top, right, bottom).try_for_each(|(from, to)| stripe(mirrored(from), mirrored(to)))?;
        }
        4 => (left + 3..right - 1).step_by(5).try_for_each(|x| stripe((x, top), (x, bottom)))?,
        5 => {
            for y in (top + 4..bottom - 2).step_by(7) {
                for x in (left + 4..right - 2).step_by(7) {
                    area.draw(&Circle::new((x, y), 2, WHITE.filled()))?;
                }
            }
        }
        _ => {}
    }
    area.draw(&Rectangle::new([(left, top), (right, bottom)], colour.stroke_width(1)))
}

/// Slanting lines cut off at the rectangle.
fn diagonals(left: i32, top: i32, right: i32, bottom: i32) -> impl Iterator<Item = ((i32, i32), (i32, i32))> {
    (left + top + 4..right + bottom).step_by(8).map(move |sum| {
        let (from, to) = (left.max(sum - bottom), right.min(sum - top));
        ((from, sum - from), (to, sum - to))
    })
}

fn draw_mark(area: &Area<'_>, series: usize, (x, y): (i32, i32)) -> Drawn {
    let style = colour(series).filled();
    match series % PALETTE.len() {
        0 => area.draw(&Circle::new((x, y), 5, style)),
        1 => area.draw(&Rectangle::new([(x - 4, y - 4), (x + 5, y + 5)], style)),
        2 => area.draw(&Polygon::new(vec![(x, y - 6), (x + 6, y + 5), (x - 6, y + 5)], style)),
        3 => area.draw(&Polygon::new(vec![(x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y)], style)),
        4 => area.draw(&Polygon::new(vec![(x, y + 6), (x + 6, y - 5), (x - 6, y - 5)], style)),
        _ => {
            area.draw(&Circle::new((x, y), 5, WHITE.filled()))?;
            area.draw(&Circle::new((x, y), 5, colour(series).stroke_width(2)))
        }
    }
}

fn write(area: &Area<'_>, text: &str, place: (i32, i32), across: HPos, down: VPos) -> Drawn {
    // The backend divides by this factor again, so that the element gets the size in pixels.
    let size = f64::from(FONT) * 1.24;
    let style = TextStyle::from((FAMILY, size).into_font().transform(FontTransform::None))
        .color(&INK)
        .pos(Pos::new(across, down));
    area.draw(&Text::new(text.to_owned(), place, style))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Block;
    use crate::report::Text as Words;
    use crate::report::sample;

    fn charts() -> Vec<Chart> {
        let blocks = sample::report().sections.into_iter().flat_map(|section| section.blocks);
        blocks.filter_map(|block| if let Block::Chart(chart) = block { Some(chart) } else { None }).collect()
    }

    #[test]
    fn a_chart_has_a_role_a_title_and_a_description() {
        for chart in charts() {
            let svg = svg(&chart, Language::Dutch, "figuur-1", Room::Page).expect("sample draws");
            assert!(svg.starts_with("<svg role=\"img\" aria-labelledby=\"figuur-1-titel figuur-1-tekst\""));
            assert!(svg.contains(&format!("<title id=\"figuur-1-titel\">{}</title>", chart.title.nl)));
            assert!(svg.trim_end().ends_with("</svg>"));
            assert_eq!(svg.matches("<svg").count(), 1);
        }
    }

    #[test]
    fn the_same_chart_gives_the_same_bytes() {
        for chart in charts() {
            let draw = || svg(&chart, Language::Dutch, "a", Room::Page).expect("sample draws");
            assert_eq!(draw(), draw());
        }
    }

    #[test]
    fn text_stays_text_and_is_escaped() {
        let mut chart = charts().remove(0);
        chart.series[0].name = Words::same("<b>&\"");
        chart.title = Words::same("a < b & c");
        let svg = svg(&chart, Language::Dutch, "a", Room::Page).expect("draws");
        assert!(svg.contains("&lt;b&gt;&amp;&quot;"));
        assert!(svg.contains("a &lt; b &amp; c"));
        assert!(!svg.contains("<b>"));
    }

    #[test]
    fn no_pair_of_colour_and_pattern_returns_soon() {
        let mut seen: Vec<(RGBColor, usize)> = Vec::new();
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
        assert!(svg(&chart, Language::Dutch, "a", Room::Page).expect("draws").contains("geen cijfers"));
        chart.categories.clear();
        chart.series.clear();
        assert!(svg(&chart, Language::English, "a", Room::Phone).expect("draws").contains("no data"));
    }
}
