//! Two drawings of a population: ages, and incomes of households.
//!
//! Takes: a population. Gives: SVG text that stands alone, with a title and a description in words. Leaves to others:
//! where it is written. The model draws no sex, so the pyramid sets those who run a household against those who live in.

use crate::population::kinds::MainSource;
use crate::population::kinds::Role;
use crate::population::sample::Population;
use crate::units::MONTHS;
use rayon::prelude::*;

/// Drawings by file name.
pub type Drawing = (&'static str, String);

/// Ages in classes of five years; the last is open.
const AGE_CLASSES: usize = 20;
const YEARS: i32 = 5;
/// Classes of five thousand euros; the last is open.
const INCOME_CLASSES: usize = 41;
const EUROS: f64 = 5_000.0;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 480.0;
const MARGIN: f64 = 60.0;
/// Blue and orange differ for the colour-blind too; each side also has its name.
const COLOURS: [&str; 2] = ["#1f5fa8", "#c2570c"];

#[derive(Clone)]
struct Counts {
    ages: [[u64; AGE_CLASSES]; 2],
    incomes: [[u64; INCOME_CLASSES]; 2],
}

impl Counts {
    fn new() -> Counts {
        Counts { ages: [[0; AGE_CLASSES]; 2], incomes: [[0; INCOME_CLASSES]; 2] }
    }

    fn add(mut self, other: &Counts) -> Counts {
        for side in 0..2 {
            self.ages[side].iter_mut().zip(other.ages[side]).for_each(|(all, part)| *all += part);
            self.incomes[side].iter_mut().zip(other.incomes[side]).for_each(|(all, part)| *all += part);
        }
        self
    }
}

/// Draws ages and gross household incomes.
pub fn draw(population: &Population) -> Vec<Drawing> {
    let counts = (0..population.n_blocks())
        .into_par_iter()
        .map(|block| count(population, block))
        .reduce(Counts::new, |all, part| all.add(&part));
    vec![("leeftijden.svg", pyramid(&counts, population)), ("inkomens.svg", histogram(&counts, population))]
}

fn count(population: &Population, block: usize) -> Counts {
    let mut counts = Counts::new();
    for id in population.block_ids(block) {
        let household = population.generator.household(id);
        let mut gross = 0.0;
        for person in household.persons.iter().filter(|person| person.present.0 == 0 && person.age >= 0) {
            let side = usize::from(!matches!(person.role, Role::Applicant | Role::Partner));
            counts.ages[side][((person.age / YEARS) as usize).min(AGE_CLASSES - 1)] += 1;
            gross += person.income_here() / 100.0;
        }
        // A household of part of the year counts as if it went on.
        gross *= MONTHS as f64 / household.n_months().max(1) as f64;
        let works = matches!(household.cell.source, MainSource::Employee | MainSource::SelfEmployed);
        counts.incomes[usize::from(!works)][((gross / EUROS) as usize).min(INCOME_CLASSES - 1)] += 1;
    }
    counts
}

fn pyramid(counts: &Counts, population: &Population) -> String {
    let weight = population.weight();
    let most = counts.ages.iter().flatten().max().copied().unwrap_or(0).max(1) as f64;
    let middle = WIDTH / 2.0;
    let label_room = 22.0;
    let half = middle - MARGIN - label_room;
    let row = (HEIGHT - 2.0 * MARGIN) / AGE_CLASSES as f64;
    let mut body = String::new();
    for thousands in marks(most * weight / 1000.0) {
        let away = label_room + half * thousands * 1000.0 / (most * weight);
        for x in [middle - away, middle + away] {
            body += &line((x, MARGIN), (x, HEIGHT - MARGIN));
            body += &text(x, HEIGHT - MARGIN + 14.0, "middle", 10, &format!("{thousands:.0}"));
        }
    }
    for class in 0..AGE_CLASSES {
        let top = HEIGHT - MARGIN - row * (class + 1) as f64;
        let from = class as i32 * YEARS;
        let name = if class + 1 == AGE_CLASSES { format!("{from}+") } else { format!("{from}–{}", from + YEARS - 1) };
        body += &text(middle, top + row * 0.75, "middle", 10, &name);
        for (side, colour) in COLOURS.iter().enumerate() {
            let number = counts.ages[side][class] as f64;
            let wide = half * number / most;
            let left = if side == 0 { middle - label_room - wide } else { middle + label_room };
            body += &bar(left, top + 1.0, wide, row - 2.0, colour, &format!("{name} jaar: {:.0}", number * weight));
        }
    }
    body += &text(MARGIN, MARGIN - 12.0, "start", 12, "aanvrager of partner");
    body += &text(WIDTH - MARGIN, MARGIN - 12.0, "end", 12, "kind of medebewoner");
    body += &text(middle, HEIGHT - MARGIN + 32.0, "middle", 11, "duizend personen per klasse van vijf jaar");
    let words = "Personen per leeftijdsklasse van vijf jaar op 1 januari, opgehoogd; links wie het huishouden voert, \
                 rechts wie inwoont. Het model trekt geen geslacht.";
    frame(&format!("Leeftijden, {}", population.year()), words, &body)
}

fn histogram(counts: &Counts, population: &Population) -> String {
    let weight = population.weight();
    let both = (0..INCOME_CLASSES).map(|class| counts.incomes[0][class] + counts.incomes[1][class]);
    let most = both.max().unwrap_or(0).max(1) as f64;
    let column = (WIDTH - 2.0 * MARGIN) / INCOME_CLASSES as f64;
    let tall = HEIGHT - 2.0 * MARGIN;
    let mut body = String::new();
    for thousands in marks(most * weight / 1000.0) {
        let y = HEIGHT - MARGIN - tall * thousands * 1000.0 / (most * weight);
        body += &line((MARGIN, y), (WIDTH - MARGIN, y));
        body += &text(MARGIN - 6.0, y + 3.0, "end", 10, &format!("{thousands:.0}"));
    }
    for class in 0..INCOME_CLASSES {
        let left = MARGIN + column * class as f64;
        let mut bottom = HEIGHT - MARGIN;
        let from = class as f64 * EUROS / 1000.0;
        for (side, colour) in COLOURS.iter().enumerate() {
            let number = counts.incomes[side][class] as f64;
            let high = tall * number / most;
            bottom -= high;
            let name = format!("vanaf {from:.0} duizend euro: {:.0}", number * weight);
            body += &bar(left + 0.5, bottom, column - 1.0, high, colour, &name);
        }
        if class % 4 == 0 {
            let open = if class + 1 == INCOME_CLASSES { "+" } else { "" };
            body += &text(left, HEIGHT - MARGIN + 14.0, "middle", 10, &format!("{from:.0}{open}"));
        }
    }
    body += &text(
        WIDTH / 2.0,
        HEIGHT - MARGIN + 32.0,
        "middle",
        11,
        "bruto inkomen van het huishouden, duizend euro per jaar",
    );
    body += &bar(WIDTH - 220.0, MARGIN, 10.0, 10.0, COLOURS[0], "werk");
    body += &text(WIDTH - 204.0, MARGIN + 9.0, "start", 11, "vooral loon of winst");
    body += &bar(WIDTH - 220.0, MARGIN + 18.0, 10.0, 10.0, COLOURS[1], "overdracht");
    body += &text(WIDTH - 204.0, MARGIN + 27.0, "start", 11, "vooral uitkering of pensioen");
    body += &text(MARGIN, MARGIN - 12.0, "start", 11, "duizend huishoudens");
    let words = "Huishoudens per klasse van 5.000 euro bruto inkomen in het jaar, opgehoogd, naar belangrijkste bron.";
    frame(&format!("Inkomens, {}", population.year()), words, &body)
}

/// Round numbers from nil up to `most`, three to six of them.
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

fn line(from: (f64, f64), to: (f64, f64)) -> String {
    format!("<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"#ddd\"/>\n", from.0, from.1, to.0, to.1)
}

fn bar(x: f64, y: f64, width: f64, height: f64, colour: &str, name: &str) -> String {
    let name = escape(name);
    format!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" fill=\"{colour}\"><title>{name}</title></rect>\n"
    )
}

fn text(x: f64, y: f64, anchor: &str, size: u8, words: &str) -> String {
    let words = escape(words);
    format!("<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"{size}\">{words}</text>\n")
}

fn frame(title: &str, words: &str, body: &str) -> String {
    let heading = text(WIDTH / 2.0, 26.0, "middle", 16, title);
    let (title, words) = (escape(title), escape(words));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-labelledby=\"titel uitleg\" font-family=\"sans-serif\" fill=\"#222\">\n\
         <title id=\"titel\">{title}</title>\n<desc id=\"uitleg\">{words}</desc>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n{heading}{body}</svg>\n"
    )
}

fn escape(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::tests::spec;

    #[test]
    fn bars_count_everyone_once_and_drawings_are_the_same_on_any_number_of_threads() {
        let population = Population::new(spec(), 3_000, 1).unwrap();
        let counts = (0..population.n_blocks()).map(|block| count(&population, block));
        let counts = counts.fold(Counts::new(), |all, part| all.add(&part));
        assert_eq!(counts.incomes.iter().flatten().sum::<u64>(), 3_000);
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(|| draw(&population));
        let four = rayon::ThreadPoolBuilder::new().num_threads(4).build().unwrap().install(|| draw(&population));
        assert_eq!(one, four);
        assert!(one.iter().all(|(_, svg)| svg.starts_with("<svg") && svg.contains("<desc")));
    }

    #[test]
    fn marks_are_round_and_stay_below_the_longest_bar() {
        assert_eq!(marks(1_235.0), [0.0, 500.0, 1_000.0]);
        assert_eq!(marks(777.0), [0.0, 200.0, 400.0, 600.0]);
        assert_eq!(marks(0.3), [0.0]);
    }

    #[test]
    fn words_cannot_become_markup() {
        assert_eq!(escape("<a & \"b\">"), "&lt;a &amp; &quot;b&quot;&gt;");
    }
}
