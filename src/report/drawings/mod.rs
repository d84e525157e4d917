//! Drawings in SVG, all made in one way.
//!
//! Takes: charts of the report, the year of one household, the ages and incomes of a population. Gives: SVG as text, with a
//! title and a description in words for who cannot see it. Leaves to others: the numbers, files and pages.

mod chart;
mod frame;
mod population;
mod svg;
mod timeline;

pub use chart::{chart_sheet, svg};
pub use frame::Room;
pub use population::{TwoSides, population_drawings};
pub use timeline::timeline_svg;
