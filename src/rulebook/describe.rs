//! A checked formula as Dutch sentences that a jurist can read beside the law.
//!
//! Takes: a system and a checked formula. Gives: text without formula signs. Names of rules, facts and numbers stay as
//! they are written in the rulebook, so that each can be looked up.
//! Leaves to others: source, explanation and values of what is named (`graph`, the command line).

use crate::rulebook::node::{AgeAt, Direction as RankDirection, Node, Op, PersonFold, Ranking};
use crate::rulebook::system::System;
use crate::table::ValueType;
use crate::units::{Language, RoundingMode, Unit, date_of_days, format_euros};
use rust_decimal::Decimal;

mod clause;

/// Longer sums are written one term a line.
const LONG: usize = 88;

/// How tightly words hold together: a looser part inside a tighter one is put in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hold {
    /// A choice, or a rounding that follows its amount after a comma.
    Loose,
    /// `plus` and `min`.
    Sum,
    /// `maal` and `gedeeld door`.
    Product,
    /// A name, a number or a phrase that ends with its last part.
    Phrase,
    /// A single word.
    Word,
}

/// What follows a phrase: an open phrase, such as "de som over de maanden van x", would swallow it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    /// Nothing: a bracket, a comma or the end.
    Last,
    /// The rest of a comparison.
    Compared,
    /// Another part of a sum or product.
    Followed,
}

/// The formula in sentences; choices and long sums take a line for each part.
pub fn describe(system: &System, formula: &Node) -> String {
    let words = Words { system };
    let mut lines = Vec::new();
    if formula.value_type == ValueType::Bool && !is_choice(formula) {
        words.condition_lines(formula, &mut lines);
    } else {
        words.lines(formula, 0, "", "", &mut lines);
    }
    lines.join("\n")
}

/// A number with its unit in words: `0 euro per jaar`, `18 jaar`.
pub fn amount_in_words(value: Decimal, unit: Unit) -> String {
    let number = format_euros(value, 0, Language::Dutch);
    let words = unit_in_words(unit);
    if words.is_empty() { number } else { format!("{number} {words}") }
}

/// A unit in words; nothing for a ratio or count.
pub fn unit_in_words(unit: Unit) -> String {
    if unit.is_none() {
        return String::new();
    }
    let text = unit.to_string();
    let (above, below) = text.split_once('/').unwrap_or((&text, ""));
    if above == "1" || above.contains(['*', '2', '3', '4']) || below.contains(['/', '2', '3', '4']) {
        return text;
    }
    let above = above.replace("EUR", "euro");
    if below.is_empty() { above } else { format!("{above} per {below}") }
}

fn is_choice(node: &Node) -> bool {
    node.op == Op::If
}

fn is_nil(node: &Node) -> bool {
    matches!(node.op, Op::Number(value) if value.is_zero())
}

/// Whether a phrase ends in a list or a condition, to which more could seem to belong.
fn is_list(node: &Node) -> bool {
    match node.op {
        Op::Max if node.args.iter().any(is_nil) => false,
        Op::Min | Op::Max | Op::Rank(_) | Op::Persons(PersonFold::Count) => true,
        Op::Persons(_) => node.args.len() > 1,
        _ => node.args.last().is_some_and(is_list) && !matches!(node.op, Op::Round(_) | Op::If),
    }
}

struct Words<'a> {
    system: &'a System,
}

impl Words<'_> {
    // ------------------------------------------------------------ lines

    /// `node` over one or more lines, the first with `before` in front, the last with `after` behind.
    fn lines(&self, node: &Node, depth: usize, before: &str, after: &str, out: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        if let (Op::If, [condition, then, otherwise]) = (&node.op, node.args.as_slice()) {
            let word = if before.is_empty() { "Als " } else { "als " };
            out.push(format!("{indent}{before}{word}{}:", self.clause(condition)));
            self.lines(then, depth + 1, "", "", out);
            if is_choice(otherwise) {
                self.lines(otherwise, depth, "Anders, ", after, out);
            } else {
                out.push(format!("{indent}Anders:"));
                self.lines(otherwise, depth + 1, "", after, out);
            }
            return;
        }
        let whole = self.phrase(node).0;
        let terms = terms(node);
        if terms.len() > 1 && whole.chars().count() > LONG {
            out.push(format!("{indent}{before}De optelsom van:"));
            for (negative, term) in &terms {
                let sign = if *negative { "- min " } else { "- " };
                if is_choice(term) {
                    let mut inner = Vec::new();
                    self.lines(term, 0, if *negative { "min " } else { "" }, "", &mut inner);
                    let front = |at: usize| if at == 0 { "- " } else { "  " };
                    out.extend(inner.iter().enumerate().map(|(at, line)| format!("{indent}  {}{line}", front(at))));
                } else {
                    out.push(format!("{indent}  {sign}{}", self.part(term, Hold::Product, Tail::Last)));
                }
            }
            if !after.is_empty() {
                out.push(format!("{indent}{after}"));
            }
            return;
        }
        if let (Op::Round(_), [inner]) = (&node.op, node.args.as_slice()) {
            let mut parts = Vec::new();
            self.lines(inner, depth, before, "", &mut parts);
            if parts.len() > 1 {
                out.extend(parts);
                out.push(format!("{indent}Dit bedrag wordt {}.", self.rounding(node)));
                return;
            }
        }
        out.push(format!("{indent}{before}{whole}{after}"));
    }

    /// A condition as the whole of a rule.
    fn condition_lines(&self, node: &Node, out: &mut Vec<String>) {
        let (op, word, between) = match node.op {
            Op::And => (Op::And, "Ja, mits", ", en"),
            Op::Or => (Op::Or, "Ja, als", ", of"),
            _ => {
                out.push(format!("Ja als {}, anders nee.", self.clause(node)));
                return;
            }
        };
        out.push(word.to_owned());
        let mut parts = Vec::new();
        flatten(node, &op, &mut parts);
        for (at, part) in parts.iter().enumerate() {
            let end = if at + 1 == parts.len() { "." } else { between };
            out.push(format!("  - {}{end}", self.clause(part)));
        }
        out.push("Anders nee.".to_owned());
    }

    // ------------------------------------------------------------ amounts

    /// A part of something larger, in brackets where it would be read otherwise without.
    fn part(&self, node: &Node, at_least: Hold, tail: Tail) -> String {
        let (text, hold) = self.phrase_before(node, tail);
        let swallows = match tail {
            Tail::Last => false,
            Tail::Compared => is_list(node),
            Tail::Followed => hold == Hold::Phrase,
        };
        if hold < at_least || swallows { format!("({})", self.phrase(node).0) } else { text }
    }

    fn phrase(&self, node: &Node) -> (String, Hold) {
        self.phrase_before(node, Tail::Last)
    }

    fn phrase_before(&self, node: &Node, tail: Tail) -> (String, Hold) {
        if node.value_type == ValueType::Bool && !matches!(node.op, Op::If | Op::Bool(_)) {
            return (format!("of {}", self.clause(node)), Hold::Loose);
        }
        self.leaf(node)
            .or_else(|| self.reckoning(node, tail))
            .or_else(|| self.function(node, tail))
            .unwrap_or_else(|| (self.as_written(node), Hold::Phrase))
    }

    /// The text of the rulebook, for what has no words here.
    fn as_written(&self, node: &Node) -> String {
        let version = self.system.definitions.rules.iter().find_map(|rule| {
            let formulas = &self.system.value(self.system.id(&rule.name)?).formulas;
            rule.versions.get(formulas.iter().position(|top| contains(top, node))?)
        });
        let text = version.and_then(|version| version.file.text.get(node.span.clone())).unwrap_or("…");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn leaf(&self, node: &Node) -> Option<(String, Hold)> {
        let text = match (&node.op, &node.value_type) {
            (Op::Number(value), ValueType::Number(unit)) => amount_in_words(*value, *unit),
            (Op::Number(value), _) => format_euros(*value, 0, Language::Dutch),
            (Op::Bool(flag), _) => if *flag { "ja" } else { "nee" }.to_owned(),
            (Op::Date(days), _) => {
                date_of_days(*days).map_or_else(String::new, |d| d.strftime("%-d-%-m-%Y").to_string())
            }
            (Op::EnumValue(at), ValueType::Enum(kind)) => kind.values.get(*at as usize).cloned().unwrap_or_default(),
            (Op::Value(id), _) => self.system.value(*id).schema.name.to_string(),
            (Op::Parameter(at), _) => self.system.definitions.parameters[*at].name.clone(),
            _ => return None,
        };
        Some((text, Hold::Word))
    }

    fn reckoning(&self, node: &Node, tail: Tail) -> Option<(String, Hold)> {
        let two = |word: &str, left: Hold, right: Hold| {
            let (a, b) = node.args.first().zip(node.args.get(1))?;
            Some(format!("{} {word} {}", self.part(a, left, Tail::Followed), self.part(b, right, tail)))
        };
        Some(match (&node.op, node.args.as_slice()) {
            (Op::Negate, [x]) => (format!("min {}", self.part(x, Hold::Phrase, tail)), Hold::Sum),
            (Op::Add, _) => (two("plus", Hold::Sum, Hold::Product)?, Hold::Sum),
            (Op::Sub, _) => (two("min", Hold::Sum, Hold::Product)?, Hold::Sum),
            (Op::Mul, _) => (two("maal", Hold::Product, Hold::Phrase)?, Hold::Product),
            (Op::Div, _) => (two("gedeeld door", Hold::Product, Hold::Phrase)?, Hold::Product),
            (Op::If, [c, a, b]) => {
                let (c, a, b) = (self.clause(c), self.phrase(a).0, self.phrase(b).0);
                (format!("als {c}: {a}; anders: {b}"), Hold::Loose)
            }
            (Op::Min, list) => (format!("het laagste van {}", self.list(list, tail)), Hold::Phrase),
            (Op::Max, [a, b]) if is_nil(a) || is_nil(b) => {
                let amount = if is_nil(a) { b } else { a };
                match (&amount.op, amount.args.as_slice()) {
                    (Op::Sub, [whole, above]) => {
                        let whole = self.part(whole, Hold::Phrase, Tail::Followed);
                        let above = self.part(above, Hold::Phrase, tail);
                        (format!("het deel van {whole} boven {above}"), Hold::Phrase)
                    }
                    _ => {
                        let amount = self.part(amount, Hold::Sum, Tail::Compared);
                        (format!("{amount}, maar niet minder dan nul"), Hold::Loose)
                    }
                }
            }
            (Op::Max, list) => (format!("het hoogste van {}", self.list(list, tail)), Hold::Phrase),
            (Op::Round(_), [x]) => {
                (format!("{}, {}", self.part(x, Hold::Sum, Tail::Compared), self.rounding(node)), Hold::Loose)
            }
            (Op::Scale(per_year, target), [x]) => {
                let x = self.part(x, Hold::Phrase, tail);
                (format!("{} {x}", times(*per_year, *target)), Hold::Product)
            }
            _ => return None,
        })
    }

    fn rounding(&self, node: &Node) -> String {
        let Op::Round(rounding) = &node.op else { return String::new() };
        let way = match rounding.mode {
            RoundingMode::HalfUp => "afgerond",
            RoundingMode::Down => "naar beneden afgerond",
            RoundingMode::Up => "naar boven afgerond",
        };
        let step = if rounding.step == Decimal::ONE {
            "hele euro's".to_owned()
        } else if rounding.step == Decimal::new(1, 2) {
            "hele centen".to_owned()
        } else {
            format!("een veelvoud van {} euro", format_euros(rounding.step, 0, Language::Dutch))
        };
        format!("{way} op {step}")
    }

    fn function(&self, node: &Node, tail: Tail) -> Option<(String, Hold)> {
        let tables = &self.system.definitions.tables;
        let of = || node.args.first().map(|x| self.part(x, Hold::Phrase, tail));
        let text = match &node.op {
            Op::Brackets(at) => {
                format!("de som per schijf van tabel {} over {}", tables.get(*at)?.name, of()?)
            }
            Op::Lookup(at) => format!("de waarde uit tabel {} bij {}", tables.get(*at)?.name, of()?),
            Op::Persons(fold) => self.over_persons(*fold, node, tail)?,
            Op::SumMonths => format!("de som over de twaalf maanden van {}", of()?),
            Op::MeanYear => format!("het gemiddelde over de twaalf maanden van {}", of()?),
            Op::MeanMonths(1) => of()?,
            Op::MeanMonths(2) => format!("het gemiddelde over deze en de vorige maand van {}", of()?),
            Op::MeanMonths(n) => format!("het gemiddelde over deze en de {} maanden ervoor van {}", n - 1, of()?),
            Op::MaxMonths => format!("het hoogste in een maand van het jaar van {}", of()?),
            Op::January => format!("de waarde in januari van {}", of()?),
            Op::Previous(1) => format!("de waarde in de vorige maand van {}", of()?),
            Op::Previous(n) => format!("de waarde van {n} maanden eerder van {}", of()?),
            Op::Age(at) => {
                let date = self.part(node.args.first()?, Hold::Word, Tail::Last);
                return Some((format!("de leeftijd volgens {date} {}", day(*at)), Hold::Word));
            }
            Op::QuarterStart => format!("de waarde in de eerste maand van het kwartaal van {}", of()?),
            Op::Rank(ranking) => self.rank(*ranking, node)?,
            Op::MonthsBetween => {
                let (from, to) = node.args.first().zip(node.args.get(1))?;
                let (from, to) = (self.part(from, Hold::Phrase, Tail::Followed), self.part(to, Hold::Phrase, tail));
                format!("het aantal hele maanden van {from} tot {to}")
            }
            Op::YearOf => format!("het jaar van {}", of()?),
            Op::CountMonths => {
                format!("het aantal maanden van het jaar waarin geldt dat {}", self.clause(node.args.first()?))
            }
            Op::ReferenceDate => return Some(("de peildatum".to_owned(), Hold::Word)),
            _ => return None,
        };
        Some((text, Hold::Phrase))
    }

    fn rank(&self, ranking: Ranking, node: &Node) -> Option<String> {
        let order = |way| if way == RankDirection::Ascending { "laagste" } else { "hoogste" };
        let (who, keys) = node.args.split_first()?;
        let first = self.part(keys.first()?, Hold::Phrase, Tail::Followed);
        let among = match who.op {
            Op::Bool(true) => "in het huishouden".to_owned(),
            _ => format!("onder degenen voor wie geldt dat {}", self.clause(who)),
        };
        let mut text =
            format!("de plaats van de persoon {among}, met het {} van {first} vooraan", order(ranking.first));
        if let Some((way, key)) = ranking.second.zip(keys.get(1)) {
            let key = self.part(key, Hold::Phrase, Tail::Last);
            text.push_str(&format!(" en bij gelijke stand het {} van {key}", order(way)));
        }
        Some(text)
    }

    fn over_persons(&self, fold: PersonFold, node: &Node, tail: Tail) -> Option<String> {
        let body = node.args.first()?;
        let filter = node.args.get(1).map(|c| format!(" voor wie geldt dat {}", self.clause(c)));
        let who = filter.clone().unwrap_or_default();
        let amount = || self.part(body, Hold::Phrase, tail);
        Some(match fold {
            PersonFold::Sum => format!("de som over de personen{who} van {}", amount()),
            PersonFold::Max => format!("het hoogste onder de personen{who} van {}", amount()),
            PersonFold::Min => format!("het laagste onder de personen{who} van {}", amount()),
            _ if fold == PersonFold::Count => {
                let also = node.args.get(1).map(|c| format!(" en {}", self.clause(c))).unwrap_or_default();
                format!("het aantal personen voor wie geldt dat {}{also}", self.clause(body))
            }
            _ => return None,
        })
    }

    fn list(&self, nodes: &[Node], tail: Tail) -> String {
        let Some((last, rest)) = nodes.split_last() else { return String::new() };
        let rest: Vec<String> = rest.iter().map(|n| self.part(n, Hold::Phrase, Tail::Followed)).collect();
        format!("{} en {}", rest.join(", "), self.part(last, Hold::Phrase, tail))
    }
}

fn times(per_year: u32, target: u32) -> String {
    match (per_year, target) {
        (1, 12) => "een twaalfde van".to_owned(),
        (1, 4) => "een vierde van".to_owned(),
        (4, 12) => "een derde van".to_owned(),
        (12, 1) => "twaalf maal".to_owned(),
        (12, 4) => "drie maal".to_owned(),
        (4, 1) => "vier maal".to_owned(),
        (a, b) => format!("{a}/{b} maal"),
    }
}

fn day(at: AgeAt) -> &'static str {
    match at {
        AgeAt::MonthStart => "op de eerste dag van de maand",
        AgeAt::QuarterStart => "op de eerste dag van het kwartaal",
        AgeAt::YearStart => "op 1 januari",
        AgeAt::YearEnd => "op 31 december",
    }
}

/// The terms of a sum, each with whether it is subtracted.
fn terms(node: &Node) -> Vec<(bool, &Node)> {
    let mut out = Vec::new();
    let mut stack = vec![(false, node)];
    while let Some((negative, part)) = stack.pop() {
        match (&part.op, part.args.as_slice()) {
            (Op::Add, [a, b]) => stack.extend([(negative, b), (negative, a)]),
            (Op::Sub, [a, b]) => stack.extend([(!negative, b), (negative, a)]),
            _ => out.push((negative, part)),
        }
    }
    out
}

/// The parts of `a en b en c`, or of `a of b of c`.
fn flatten<'a>(node: &'a Node, op: &Op, out: &mut Vec<&'a Node>) {
    if node.op == *op {
        for part in &node.args {
            flatten(part, op, out);
        }
    } else {
        out.push(node);
    }
}

fn contains(top: &Node, part: &Node) -> bool {
    std::ptr::eq(top, part) || top.args.iter().any(|inner| contains(inner, part))
}
