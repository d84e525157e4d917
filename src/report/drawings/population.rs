//! Two drawings of a population: ages, and incomes of households.
//!
//! Takes: numbers by class on two sides. Gives: SVG by file name. Leaves to others: the counts (`population`), files.

use crate::report::drawings::svg::{Across, Drawing, Paint, Type, Words};
use crate::text::Text;
use crate::text::text;
use crate::units::Language;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 480.0;
const MARGIN: f64 = 60.0;
const TITLE: Type = Type::plain(Across::Middle, 16.0);
const GRID: Paint = Paint::line("#dddddd", 1.0);
/// Blue and orange differ for the colour-blind too; each side also has its name.
const SIDES: [Paint; 2] = [Paint::fill("#1f5fa8"), Paint::fill("#c2570c")];

/// Persons or households by class from zero upwards, on two sides.
#[derive(Debug, Clone, Copy)]
pub struct TwoSides<'a> {
    /// Width of a class, in years or in euros; the last class is open.
    pub width: f64,
    /// Per side and class.
    pub numbers: &'a [Vec<f64>; 2],
}

/// Ages of those who run a household and of those who live in, and gross incomes of households that live by work and of
/// others; by file name.
pub fn population_drawings(year: i16, ages: TwoSides<'_>, incomes: TwoSides<'_>) -> [(&'static str, String); 2] {
    [("leeftijden.svg", pyramid(year, ages)), ("inkomens.svg", histogram(year, incomes))]
}

fn pyramid(year: i16, ages: TwoSides<'_>) -> String {
    let most = ages.numbers.iter().flatten().copied().fold(1.0, f64::max);
    let middle = WIDTH / 2.0;
    let label_room = 22.0;
    let half = middle - MARGIN - label_room;
    let classes = ages.numbers[0].len();
    let row = (HEIGHT - 2.0 * MARGIN) / classes as f64;
    let mut out = Drawing::new(WIDTH, HEIGHT);
    for thousands in marks(most / 1000.0) {
        let away = label_room + half * thousands * 1000.0 / most;
        for x in [middle - away, middle + away] {
            out.path(&[(x, MARGIN), (x, HEIGHT - MARGIN)], GRID);
            out.text((x, HEIGHT - MARGIN + 14.0), Type::plain(Across::Middle, 10.0), &format!("{thousands:.0}"));
        }
    }
    for class in 0..classes {
        let top = HEIGHT - MARGIN - row * (class + 1) as f64;
        let from = class as f64 * ages.width;
        let name =
            if class + 1 == classes { format!("{from}+") } else { format!("{from}–{}", from + ages.width - 1.0) };
        out.text((middle, top + row * 0.75), Type::plain(Across::Middle, 10.0), &name);
        for (side, paint) in SIDES.into_iter().enumerate() {
            let number = ages.numbers[side][class];
            let wide = half * number / most;
            let named = text!(ages_class, class = &name, number = format!("{number:.0}"));
            let left = if side == 0 { middle - label_room - wide } else { middle + label_room };
            out.named_rectangle((left, top + 1.0), (wide, row - 2.0), paint, say(&named));
        }
    }
    out.text((MARGIN, MARGIN - 12.0), Type::plain(Across::Start, 12.0), say(&text!(ages_applicant_or_partner)));
    out.text((WIDTH - MARGIN, MARGIN - 12.0), Type::plain(Across::End, 12.0), say(&text!(ages_child_or_other)));
    let axis = text!(ages_axis);
    out.text((middle, HEIGHT - MARGIN + 32.0), Type::plain(Across::Middle, 11.0), say(&axis));
    titled(out, &text!(ages_title, year = year), &text!(ages_described))
}

fn histogram(year: i16, incomes: TwoSides<'_>) -> String {
    let [work, other] = incomes.numbers;
    let most = work.iter().zip(other).map(|(work, other)| work + other).fold(1.0, f64::max);
    let classes = work.len();
    let column = (WIDTH - 2.0 * MARGIN) / classes as f64;
    let tall = HEIGHT - 2.0 * MARGIN;
    let mut out = Drawing::new(WIDTH, HEIGHT);
    for thousands in marks(most / 1000.0) {
        let y = HEIGHT - MARGIN - tall * thousands * 1000.0 / most;
        out.path(&[(MARGIN, y), (WIDTH - MARGIN, y)], GRID);
        out.text((MARGIN - 6.0, y + 3.0), Type::plain(Across::End, 10.0), &format!("{thousands:.0}"));
    }
    for class in 0..classes {
        let left = MARGIN + column * class as f64;
        let mut bottom = HEIGHT - MARGIN;
        let from = class as f64 * incomes.width / 1000.0;
        for (side, paint) in SIDES.into_iter().enumerate() {
            let number = incomes.numbers[side][class];
            let high = tall * number / most;
            bottom -= high;
            let name = text!(gross_incomes_class, from = format!("{from:.0}"), number = format!("{number:.0}"));
            out.named_rectangle((left + 0.5, bottom), (column - 1.0, high), paint, say(&name));
        }
        if class % 4 == 0 {
            let open = if class + 1 == classes { "+" } else { "" };
            let words = format!("{from:.0}{open}");
            out.text((left, HEIGHT - MARGIN + 14.0), Type::plain(Across::Middle, 10.0), &words);
        }
    }
    let axis = text!(gross_incomes_axis);
    out.text((WIDTH / 2.0, HEIGHT - MARGIN + 32.0), Type::plain(Across::Middle, 11.0), say(&axis));
    for (side, words) in [text!(gross_incomes_of_work), text!(gross_incomes_of_benefits)].iter().enumerate() {
        let top = MARGIN + 18.0 * side as f64;
        out.rectangle((WIDTH - 220.0, top), (10.0, 10.0), SIDES[side]);
        out.text((WIDTH - 204.0, top + 9.0), Type::plain(Across::Start, 11.0), say(words));
    }
    out.text((MARGIN, MARGIN - 12.0), Type::plain(Across::Start, 11.0), say(&text!(gross_incomes_thousand_households)));
    titled(out, &text!(gross_incomes_title, year = year), &text!(gross_incomes_described))
}

/// The drawings are for those who check the population, in Dutch.
fn say(words: &Text) -> &str {
    words.get(Language::Dutch)
}

fn titled(mut drawing: Drawing, title: &Text, description: &Text) -> String {
    let (title, description) = (say(title), say(description));
    drawing.text((WIDTH / 2.0, 26.0), TITLE, title);
    drawing.sheet(&Words { id: "bevolking", title, description })
}

/// Round numbers from zero up to `most`, three to six of them.
fn marks(most: f64) -> Vec<f64> {
    // 1, 2, 5, 10, 20, 50 and so on.
    let mut step = 1.0;
    for factor in [2.0, 2.5, 2.0].into_iter().cycle() {
        if most / step <= 6.0 {
            break;
        }
        step *= factor;
    }
    (0..).map(|n| f64::from(n) * step).take_while(|mark| *mark <= most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_per_class_and_side_tells_its_number() {
        let ages = [vec![10.0, 20.0], vec![5.0, 0.0]];
        let incomes = [vec![7.0; 3], vec![1.0; 3]];
        let [(_, ages), (_, incomes)] = population_drawings(
            2026,
            TwoSides { width: 5.0, numbers: &ages },
            TwoSides { width: 5_000.0, numbers: &incomes },
        );
        assert!(ages.contains("0–4 jaar: 10") && ages.contains("5+ jaar: 20") && ages.contains("<desc"));
        assert_eq!(incomes.matches("duizend euro: ").count(), 6);
        assert!(incomes.contains("vanaf 10 duizend euro: 7"));
    }

    #[test]
    fn marks_are_round_and_stay_below_the_longest_bar() {
        assert_eq!(marks(1_235.0), [0.0, 500.0, 1_000.0]);
        assert_eq!(marks(777.0), [0.0, 200.0, 400.0, 600.0]);
        assert_eq!(marks(0.3), [0.0]);
    }
}
