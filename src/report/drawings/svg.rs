//! A drawing in SVG in the making: the one place that writes its markup and escapes its words.
//!
//! Takes: shapes and words at places in pixels. Gives: an `svg` element with a title and a description in words.
//! Leaves to others: what is drawn and where (`chart`, `population`, `timeline`).

use crate::text::show_hidden_chars;
use std::fmt::Write as _;

/// A point in pixels from the left and from the top.
pub(super) type Point = (f64, f64);

/// How a shape is coloured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Paint {
    fill: &'static str,
    stroke: &'static str,
    width: f64,
    dashes: Option<&'static str>,
}

impl Paint {
    /// A surface without an outline.
    pub(super) const fn fill(colour: &'static str) -> Paint {
        Paint { fill: colour, stroke: "none", width: 1.0, dashes: None }
    }

    /// A line, or the outline of a shape.
    pub(super) const fn line(colour: &'static str, width: f64) -> Paint {
        Paint { fill: "none", stroke: colour, width, dashes: None }
    }

    /// The same in dashes: lengths of a dash and of the gap after it.
    pub(super) const fn dashed(self, dashes: &'static str) -> Paint {
        Paint { dashes: Some(dashes), ..self }
    }

    /// A surface with an outline.
    pub(super) const fn outlined(self, colour: &'static str) -> Paint {
        Paint { stroke: colour, ..self }
    }

    fn attributes(self) -> String {
        let mut out = format!("fill=\"{}\"", self.fill);
        if self.stroke != "none" {
            let _ = write!(out, " stroke=\"{}\" stroke-width=\"{}\"", self.stroke, self.width);
        }
        if let Some(dashes) = self.dashes {
            let _ = write!(out, " stroke-dasharray=\"{dashes}\"");
        }
        out
    }
}

/// Which part of a text stands at its place, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Across {
    Start,
    Middle,
    End,
}

/// Which part of a text stands at its place, from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Down {
    Top,
    Centre,
    Baseline,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub across: Across,
    pub down: Down,
    /// In pixels.
    pub size: f64,
    pub is_bold: bool,
}

impl Type {
    /// Plain words on a line of text.
    pub(super) const fn plain(across: Across, size: f64) -> Type {
        Type { across, down: Down::Baseline, size, is_bold: false }
    }

    /// The same in bold.
    pub(super) const fn bold(self) -> Type {
        Type { is_bold: true, ..self }
    }
}

const FAMILY: &str = "system-ui, -apple-system, Segoe UI, Roboto, Arial, sans-serif";
const INK: &str = "#222222";

/// Shapes and words, later ones over earlier ones.
#[derive(Debug, Clone)]
pub(super) struct Drawing {
    width: f64,
    height: f64,
    body: String,
}

impl Drawing {
    /// An empty drawing. Unit: pixels.
    pub(super) fn new(width: f64, height: f64) -> Drawing {
        Drawing { width, height, body: String::new() }
    }

    /// A rectangle, given by its left upper corner and its size.
    pub(super) fn rectangle(&mut self, (x, y): Point, (width, height): Point, paint: Paint) {
        self.shape("rect", &sides((x, y), (width, height)), paint);
    }

    /// A rectangle that tells what it stands for where a reader points at it.
    pub(super) fn named_rectangle(&mut self, corner: Point, size: Point, paint: Paint, name: &str) {
        let (sides, paint, name) = (sides(corner, size), paint.attributes(), escape(name));
        let _ = writeln!(self.body, "<rect {sides} {paint}><title>{name}</title></rect>");
    }

    /// A line from point to point.
    pub(super) fn path(&mut self, points: &[Point], paint: Paint) {
        self.shape("polyline", &format!("points=\"{}\"", joined(points)), paint);
    }

    /// A closed shape.
    pub(super) fn polygon(&mut self, points: &[Point], paint: Paint) {
        self.shape("polygon", &format!("points=\"{}\"", joined(points)), paint);
    }

    /// A circle.
    pub(super) fn circle(&mut self, (x, y): Point, radius: f64, paint: Paint) {
        self.shape("circle", &format!("cx=\"{}\" cy=\"{}\" r=\"{}\"", pixels(x), pixels(y), pixels(radius)), paint);
    }

    /// Words at a place.
    pub(super) fn text(&mut self, (x, y): Point, style: Type, words: &str) {
        let anchor = match style.across {
            Across::Start => "start",
            Across::Middle => "middle",
            Across::End => "end",
        };
        let down = match style.down {
            Down::Top => " dy=\"0.76em\"",
            Down::Centre => " dy=\"0.5ex\"",
            Down::Baseline => "",
        };
        let bold = if style.is_bold { " font-weight=\"bold\"" } else { "" };
        let (x, y, size, words) = (pixels(x), pixels(y), pixels(style.size), escape(words));
        let _ = writeln!(
            self.body,
            "<text x=\"{x}\" y=\"{y}\"{down} text-anchor=\"{anchor}\" font-size=\"{size}\"{bold}>{words}</text>"
        );
    }

    fn shape(&mut self, tag: &str, places: &str, paint: Paint) {
        let _ = writeln!(self.body, "<{tag} {places} {}/>", paint.attributes());
    }

    /// What stands between the tags of a drawing or of a group: words for who cannot see it, then the shapes.
    fn inside(&self, words: &Words<'_>) -> String {
        let (id, title, description) = (words.id, escape(words.title), escape(words.description));
        format!("<title id=\"{id}-titel\">{title}</title>\n<desc id=\"{id}-tekst\">{description}</desc>\n{}", self.body)
    }

    /// An element that scales with what holds it.
    pub(super) fn finish(&self, words: &Words<'_>) -> String {
        let size = format!("viewBox=\"0 0 {} {}\"", pixels(self.width), pixels(self.height));
        format!("<svg {} {size} {}>\n{}</svg>\n", role(words.id), namespace(), self.inside(words))
    }

    /// A file of its own, on white.
    pub(super) fn sheet(&self, words: &Words<'_>) -> String {
        under_each_other(&[(self, *words)])
    }
}

/// What a drawing says to who cannot see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    /// Unique in the document.
    pub id: &'a str,
    pub title: &'a str,
    pub description: &'a str,
}

/// Drawings under each other in one file, on white.
pub(super) fn under_each_other(drawings: &[(&Drawing, Words<'_>)]) -> String {
    const GAP: f64 = 24.0;
    let (mut top, mut width, mut body) = (0.0, 0.0_f64, String::new());
    for (drawing, words) in drawings {
        // A group, not a drawing in a drawing: not every viewer places those.
        let (role, inside) = (role(words.id), drawing.inside(words));
        let _ = writeln!(body, "<g {role} transform=\"translate(0 {})\">\n{inside}</g>", pixels(top));
        top += drawing.height + GAP;
        width = width.max(drawing.width);
    }
    let (width, height) = (pixels(width), pixels((top - GAP).max(0.0)));
    format!(
        "<svg width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" {}>\n\
         <rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n{body}</svg>\n",
        namespace()
    )
}

fn role(id: &str) -> String {
    format!("role=\"img\" aria-labelledby=\"{id}-titel {id}-tekst\"")
}

fn namespace() -> String {
    format!("xmlns=\"http://www.w3.org/2000/svg\" font-family=\"{FAMILY}\" fill=\"{INK}\"")
}

fn sides((x, y): Point, (width, height): Point) -> String {
    let (x, y, width, height) = (pixels(x), pixels(y), pixels(width), pixels(height));
    format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

fn joined(points: &[Point]) -> String {
    let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", pixels(*x), pixels(*y))).collect();
    points.join(" ")
}

/// A number of pixels, to a tenth.
fn pixels(value: f64) -> String {
    let text = format!("{value:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// Words that cannot become markup or move a cursor.
fn escape(words: &str) -> String {
    show_hidden_chars(words).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_become_markup_or_move_the_cursor() {
        assert_eq!(escape("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
        assert_eq!(escape("a\u{1b}[2Jb"), "a⟨U+001B⟩[2Jb");
    }

    #[test]
    fn pixels_have_a_tenth_at_most() {
        assert_eq!([pixels(12.0), pixels(0.04), pixels(-0.04), pixels(7.25)], ["12", "0", "0", "7.2"]);
    }

    #[test]
    fn drawings_under_each_other_have_the_height_of_both_and_a_gap() {
        let (wide, high) = (Drawing::new(300.0, 100.0), Drawing::new(200.0, 150.0));
        let words = |id| Words { id, title: "t", description: "d" };
        let sheet = under_each_other(&[(&wide, words("a")), (&high, words("b"))]);
        assert!(sheet.contains("viewBox=\"0 0 300 274\"") && sheet.contains("translate(0 124)"), "{sheet}");
        assert_eq!(sheet.matches("<svg").count(), 1);
    }
}
