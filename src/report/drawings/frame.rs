//! The frame of a chart: value axis with round ticks, room for labels, places in pixels.
//!
//! Takes: the values, categories and number of series. Gives: where each value of each category lies.
//! Leaves to others: drawing.

use crate::report::cell::print_axis_value;
use crate::report::model::{Chart, ChartKind, Measure};
use crate::units::Language;

/// A place in whole pixels from the left and from the top.
pub(super) type Place = (i32, i32);

/// Font size of labels, in pixels of the drawing.
pub(super) const FONT: i32 = 14;
/// Height of one line of text.
pub(super) const LINE: i32 = 18;

/// The room a chart is drawn for; its text has the same size in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// A page on a screen or on paper.
    Page,
    /// A phone held upright.
    Phone,
}

impl Room {
    /// Width of the drawing in pixels.
    pub(super) fn width(self) -> i32 {
        match self {
            Room::Page => 760,
            Room::Phone => 370,
        }
    }
}

/// Which way the values run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Upwards; categories from left to right.
    Up,
    /// To the right; categories from top to bottom, for long names.
    Right,
}

/// A round number on the value axis.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tick {
    /// In the unit of the measure.
    pub value: f64,
    /// As printed.
    pub label: String,
}

/// Places of the drawing.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub direction: Direction,
    pub left: i32,
    pub right: i32,
    pub top: i32,
    pub bottom: i32,
    pub ticks: Vec<Tick>,
    pub category_labels: Vec<Vec<String>>,
    categories: usize,
}

impl Frame {
    /// A frame below `top`.
    pub(super) fn new(chart: &Chart, top: i32, language: Language, room: Room) -> Frame {
        let width = room.width();
        let values = || chart.series.iter().flat_map(|s| &s.values).flatten().copied().filter(|v| v.is_finite());
        let ticks = ticks(values().fold(0.0, f64::min), values().fold(0.0, f64::max), chart.measure, language);
        let tick_width = ticks.iter().map(|tick| text_width(&tick.label)).max().unwrap_or(0);
        let names: Vec<&str> = chart.categories.iter().map(|category| category.get(language)).collect();
        let count = names.len().max(1);
        let slot = (width - tick_width - 28) / i32::try_from(count).unwrap_or(i32::MAX);
        let most = slot - 14;
        let fits = |name: &&str| {
            let lines = wrap(name, most);
            lines.len() <= 3 && lines.iter().all(|line| text_width(line) <= most)
        };
        if chart.kind == ChartKind::Lines || names.iter().all(fits) {
            let category_labels = labels_that_fit(&names, slot);
            let left = tick_width + 14;
            Frame {
                direction: Direction::Up,
                left,
                right: right_edge(&category_labels, left, width),
                top,
                bottom: top + 290,
                ticks,
                category_labels,
                categories: count,
            }
        } else {
            let category_labels: Vec<Vec<String>> = names.iter().map(|name| wrap(name, width * 3 / 10)).collect();
            let lines = i32::try_from(category_labels.iter().map(Vec::len).max().unwrap_or(1)).unwrap_or(1);
            let widest = category_labels.iter().flatten().map(|line| text_width(line)).max().unwrap_or(0);
            let group = (i32::try_from(chart.series.len()).unwrap_or(1) * 15 + 16).max(lines * LINE + 6);
            Frame {
                direction: Direction::Right,
                left: widest.min(width * 2 / 5) + 14,
                right: width - 30,
                top,
                bottom: top + group * i32::try_from(count).unwrap_or(1),
                ticks,
                category_labels,
                categories: count,
            }
        }
    }

    /// The place of `value` at `along` categories from the first edge.
    pub(super) fn place(&self, along: f64, value: f64) -> Place {
        let (low, high) = self.bounds();
        let value = (value - low) / (high - low);
        let along = along / self.categories as f64;
        let between = |from: i32, to: i32, share: f64| (f64::from(from) + f64::from(to - from) * share).round() as i32;
        match self.direction {
            Direction::Up => (between(self.left, self.right, along), between(self.bottom, self.top, value)),
            Direction::Right => (between(self.left, self.right, value), between(self.top, self.bottom, along)),
        }
    }

    /// Pixels of the category axis that belong to one category.
    pub(super) fn slot(&self) -> i32 {
        let length = match self.direction {
            Direction::Up => self.right - self.left,
            Direction::Right => self.bottom - self.top,
        };
        length / i32::try_from(self.categories).unwrap_or(i32::MAX)
    }

    /// Height of the whole drawing.
    pub(super) fn height(&self) -> i32 {
        let lines = match self.direction {
            Direction::Up => self.category_labels.iter().map(Vec::len).max().unwrap_or(1).max(1),
            Direction::Right => 1,
        };
        self.bottom + 12 + LINE * i32::try_from(lines).unwrap_or(1) + 6
    }

    fn bounds(&self) -> (f64, f64) {
        (self.ticks.first().map_or(0.0, |tick| tick.value), self.ticks.last().map_or(1.0, |tick| tick.value))
    }
}

/// Width of a text in pixels, estimated: the reader's font is not known here.
pub(super) fn text_width(text: &str) -> i32 {
    let narrow = |c: char| matches!(c, 'i' | 'j' | 'l' | 't' | 'f' | '.' | ',' | ' ' | '\'' | 'I' | '(' | ')');
    let wide = |c: char| matches!(c, '+' | '−' | '%' | 'm' | 'w' | 'M' | 'W' | '€' | '×') || c.is_uppercase();
    let tenths: i32 = text
        .chars()
        .map(|c| {
            if narrow(c) {
                45
            } else if wide(c) {
                125
            } else {
                82
            }
        })
        .sum();
    tenths / 10 + 1
}

/// Labels in lines; where they would touch, only every second, third and so on is kept.
fn labels_that_fit(names: &[&str], slot: i32) -> Vec<Vec<String>> {
    let labels: Vec<Vec<String>> = names.iter().map(|name| wrap(name, slot - 14)).collect();
    let widest = labels.iter().flatten().map(|line| text_width(line) + 4).max().unwrap_or(0);
    let every = usize::try_from((widest + slot - 1) / slot.max(1)).unwrap_or(1).max(1);
    let kept = |(position, label)| if position % every == 0 { label } else { Vec::new() };
    labels.into_iter().enumerate().map(kept).collect()
}

/// How far the categories can go to the right so that no label, centred on its category, is cut off.
fn right_edge(labels: &[Vec<String>], left: i32, width: i32) -> i32 {
    let count = labels.len().max(1) as f64;
    let fitting = labels.iter().enumerate().filter_map(|(position, lines)| {
        let half = f64::from(lines.iter().map(|line| text_width(line)).max()?) / 2.0;
        let along = (position as f64 + 0.5) / count;
        Some(f64::from(left) + (f64::from(width - left) - half) / along)
    });
    fitting.fold(f64::from(width - 14), f64::min).floor() as i32
}

/// A text in lines of at most `width` pixels; a word is never broken.
pub(super) fn wrap(text: &str, width: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if text_width(line) + text_width(word) + 4 <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// Four to nine round numbers from at or below `low` to at or above `high`.
fn ticks(low: f64, high: f64, measure: Measure, language: Language) -> Vec<Tick> {
    let scale = match measure {
        Measure::Share | Measure::Change | Measure::ShareDifference => 100.0,
        _ => 1.0,
    };
    let (low, high) = (low * scale, if low == high { 5.0 } else { high * scale });
    let (step, decimals) = step((high - low) / 5.0);
    let (first, last) = ((low / step).floor() as i64, (high / step).ceil() as i64);
    (first..=last)
        .map(|n| {
            let value = n as f64 * step / scale;
            Tick { value, label: print_axis_value(value, measure, decimals, language) }
        })
        .collect()
}

/// The first of 1, 2 or 5 times a power of ten at or above `least`, with the decimals it needs.
fn step(least: f64) -> (f64, usize) {
    let mut power = 1.0;
    let mut decimals = 0;
    while power > least && decimals < 9 {
        power /= 10.0;
        decimals += 1;
    }
    while power * 10.0 <= least {
        power *= 10.0;
    }
    match [1.0, 2.0, 5.0].into_iter().find(|factor| factor * power >= least) {
        Some(factor) => (factor * power, decimals),
        None => (10.0 * power, decimals.saturating_sub(1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(low: f64, high: f64, measure: Measure) -> Vec<String> {
        ticks(low, high, measure, Language::Dutch).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn ticks_are_round_include_nil_and_speak_dutch() {
        assert_eq!(labels(0.0, 84.0, Measure::Count), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(labels(-0.041, 0.034, Measure::Change), ["−6%", "−4%", "−2%", "0%", "+2%", "+4%"]);
        assert_eq!(labels(0.0, 0.002, Measure::Change), ["0,00%", "+0,05%", "+0,10%", "+0,15%", "+0,20%"]);
        assert_eq!(labels(0.0, 12_000.0, Measure::Euros), ["0", "5.000", "10.000", "15.000"]);
    }

    #[test]
    fn a_chart_of_nothing_but_nil_still_has_an_axis() {
        assert_eq!(labels(0.0, 0.0, Measure::Count), ["0", "1", "2", "3", "4", "5"]);
        assert_eq!(labels(0.0, 0.0, Measure::Share), ["0%", "1%", "2%", "3%", "4%", "5%"]);
    }

    #[test]
    fn the_last_label_ends_inside_the_drawing() {
        let labels: Vec<Vec<String>> =
            (0..41).map(|at| if at % 4 == 0 { vec!["120.000".to_owned()] } else { Vec::new() }).collect();
        let (left, width) = (60, 760);
        let right = right_edge(&labels, left, width);
        // Position 40 is the last of 41: its centre at 40,5 of 41.
        let centre = f64::from(left) + f64::from(right - left) * 40.5 / 41.0;
        assert!(centre + f64::from(text_width("120.000")) / 2.0 <= f64::from(width));
        // Short names need no more room than the usual margin.
        assert_eq!(right_edge(&vec![vec!["jan".to_owned()]; 12], left, width), width - 14);
    }

    #[test]
    fn words_are_not_broken() {
        assert_eq!(wrap("Paar met kinderen", 80), ["Paar met", "kinderen"]);
        assert_eq!(wrap("Eenoudergezin", 10), ["Eenoudergezin"]);
    }
}
