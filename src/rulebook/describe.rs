//! A checked formula as sentences, Dutch or English, that a jurist can read beside the law.
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
    describe_in(system, formula, Language::Dutch)
}

/// As [`describe`], in a language; names stay as the rulebook has them.
pub fn describe_in(system: &System, formula: &Node, language: Language) -> String {
    let words = Words { system, language };
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
    amount_in(value, unit, Language::Dutch)
}

fn amount_in(value: Decimal, unit: Unit, language: Language) -> String {
    let number = format_euros(value, 0, language);
    let words = unit_in(unit, language);
    if words.is_empty() { number } else { format!("{number} {words}") }
}

/// A unit in words; nothing for a ratio or count.
pub fn unit_in_words(unit: Unit) -> String {
    unit_in(unit, Language::Dutch)
}

/// As [`unit_in_words`], in a language.
pub fn unit_in(unit: Unit, language: Language) -> String {
    let dutch = unit_in_dutch(unit);
    match language {
        Language::Dutch => dutch,
        Language::English => {
            let english = |word: &str| match word {
                "euro" => "euros".to_owned(),
                "jaar" => "year".to_owned(),
                "maand" => "month".to_owned(),
                "kwartaal" => "quarter".to_owned(),
                "uur" => "hour".to_owned(),
                other => other.to_owned(),
            };
            dutch.split(' ').map(english).collect::<Vec<_>>().join(" ")
        }
    }
}

fn unit_in_dutch(unit: Unit) -> String {
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
    language: Language,
}

impl Words<'_> {
    /// The wording in the language asked for.
    fn say<'w>(&self, dutch: &'w str, english: &'w str) -> &'w str {
        match self.language {
            Language::Dutch => dutch,
            Language::English => english,
        }
    }

    // ------------------------------------------------------------ lines

    /// `node` over one or more lines, the first with `before` in front, the last with `after` behind.
    fn lines(&self, node: &Node, depth: usize, before: &str, after: &str, out: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        if let (Op::If, [condition, then, otherwise]) = (&node.op, node.args.as_slice()) {
            let word = if before.is_empty() { self.say("Als ", "If ") } else { self.say("als ", "if ") };
            out.push(format!("{indent}{before}{word}{}:", self.clause(condition)));
            self.lines(then, depth + 1, "", "", out);
            if is_choice(otherwise) {
                self.lines(otherwise, depth, self.say("Anders, ", "Otherwise, "), after, out);
            } else {
                out.push(format!("{indent}{}:", self.say("Anders", "Otherwise")));
                self.lines(otherwise, depth + 1, "", after, out);
            }
            return;
        }
        let whole = self.phrase(node).0;
        let terms = terms(node);
        if terms.len() > 1 && whole.chars().count() > LONG {
            out.push(format!("{indent}{before}{}:", self.say("De optelsom van", "The sum of")));
            let minus = self.say("min ", "minus ");
            for (negative, term) in &terms {
                let sign = if *negative { format!("- {minus}") } else { "- ".to_owned() };
                if is_choice(term) {
                    let mut inner = Vec::new();
                    self.lines(term, 0, if *negative { minus } else { "" }, "", &mut inner);
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
                let so = self.say("Dit bedrag wordt", "This amount is");
                out.push(format!("{indent}{so} {}.", self.rounding(node)));
                return;
            }
        }
        out.push(format!("{indent}{before}{whole}{after}"));
    }

    /// A condition as the whole of a rule.
    fn condition_lines(&self, node: &Node, out: &mut Vec<String>) {
        let (op, word, between) = match node.op {
            Op::And => (Op::And, self.say("Ja, mits", "Yes, provided that"), self.say(", en", ", and")),
            Op::Or => (Op::Or, self.say("Ja, als", "Yes, if"), self.say(", of", ", or")),
            _ => {
                let (yes, no) = (self.say("Ja als", "Yes if"), self.say("anders nee", "otherwise no"));
                out.push(format!("{yes} {}, {no}.", self.clause(node)));
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
        out.push(self.say("Anders nee.", "Otherwise no.").to_owned());
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
            return (format!("{} {}", self.say("of", "whether"), self.clause(node)), Hold::Loose);
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
            (Op::Number(value), ValueType::Number(unit)) => amount_in(*value, *unit, self.language),
            (Op::Number(value), _) => format_euros(*value, 0, self.language),
            (Op::Bool(true), _) => self.say("ja", "yes").to_owned(),
            (Op::Bool(false), _) => self.say("nee", "no").to_owned(),
            (Op::Date(days), _) => {
                let form = self.say("%-d-%-m-%Y", "%Y-%m-%d");
                date_of_days(*days).map_or_else(String::new, |d| d.strftime(form).to_string())
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
            (Op::Negate, [x]) => {
                (format!("{} {}", self.say("min", "minus"), self.part(x, Hold::Phrase, tail)), Hold::Sum)
            }
            (Op::Add, _) => (two("plus", Hold::Sum, Hold::Product)?, Hold::Sum),
            (Op::Sub, _) => (two(self.say("min", "minus"), Hold::Sum, Hold::Product)?, Hold::Sum),
            (Op::Mul, _) => (two(self.say("maal", "times"), Hold::Product, Hold::Phrase)?, Hold::Product),
            (Op::Div, _) => (two(self.say("gedeeld door", "divided by"), Hold::Product, Hold::Phrase)?, Hold::Product),
            (Op::If, [c, a, b]) => {
                let (c, a, b) = (self.clause(c), self.phrase(a).0, self.phrase(b).0);
                let (when, otherwise) = (self.say("als", "if"), self.say("anders", "otherwise"));
                (format!("{when} {c}: {a}; {otherwise}: {b}"), Hold::Loose)
            }
            (Op::Min, list) => {
                (format!("{} {}", self.say("het laagste van", "the lowest of"), self.list(list, tail)), Hold::Phrase)
            }
            (Op::Max, [a, b]) if is_nil(a) || is_nil(b) => {
                let amount = if is_nil(a) { b } else { a };
                match (&amount.op, amount.args.as_slice()) {
                    (Op::Sub, [whole, above]) => {
                        let whole = self.part(whole, Hold::Phrase, Tail::Followed);
                        let above = self.part(above, Hold::Phrase, tail);
                        let (part, over) = (self.say("het deel van", "the part of"), self.say("boven", "above"));
                        (format!("{part} {whole} {over} {above}"), Hold::Phrase)
                    }
                    _ => {
                        let amount = self.part(amount, Hold::Sum, Tail::Compared);
                        let floor = self.say("maar niet minder dan nul", "but not less than nil");
                        (format!("{amount}, {floor}"), Hold::Loose)
                    }
                }
            }
            (Op::Max, list) => {
                (format!("{} {}", self.say("het hoogste van", "the highest of"), self.list(list, tail)), Hold::Phrase)
            }
            (Op::Round(_), [x]) => {
                (format!("{}, {}", self.part(x, Hold::Sum, Tail::Compared), self.rounding(node)), Hold::Loose)
            }
            (Op::Scale(per_year, target), [x]) => {
                let x = self.part(x, Hold::Phrase, tail);
                (format!("{} {x}", self.times(*per_year, *target)), Hold::Product)
            }
            _ => return None,
        })
    }

    fn rounding(&self, node: &Node) -> String {
        let Op::Round(rounding) = &node.op else { return String::new() };
        let way = match rounding.mode {
            RoundingMode::HalfUp => self.say("afgerond op", "rounded to"),
            RoundingMode::Down => self.say("naar beneden afgerond op", "rounded down to"),
            RoundingMode::Up => self.say("naar boven afgerond op", "rounded up to"),
        };
        let step = if rounding.step == Decimal::ONE {
            self.say("hele euro's", "whole euros").to_owned()
        } else if rounding.step == Decimal::new(1, 2) {
            self.say("hele centen", "whole cents").to_owned()
        } else {
            let multiple = self.say("een veelvoud van", "a multiple of");
            format!("{multiple} {} {}", format_euros(rounding.step, 0, self.language), self.say("euro", "euros"))
        };
        format!("{way} {step}")
    }

    fn function(&self, node: &Node, tail: Tail) -> Option<(String, Hold)> {
        let tables = &self.system.definitions.tables;
        let of = || node.args.first().map(|x| self.part(x, Hold::Phrase, tail));
        let with = |dutch, english| Some(format!("{} {}", self.say(dutch, english), of()?));
        let text = match &node.op {
            Op::Brackets(at) => {
                let (sum, over) =
                    (self.say("de som per schijf van tabel", "the sum by bracket of table"), self.say("over", "over"));
                format!("{sum} {} {over} {}", tables.get(*at)?.name, of()?)
            }
            Op::Lookup(at) => {
                let (value, of_what) =
                    (self.say("de waarde uit tabel", "the value from table"), self.say("bij", "for"));
                format!("{value} {} {of_what} {}", tables.get(*at)?.name, of()?)
            }
            Op::Persons(fold) => self.over_persons(*fold, node, tail)?,
            Op::SumMonths => with("de som over de twaalf maanden van", "the sum over the twelve months of")?,
            Op::MeanYear => with("het gemiddelde over de twaalf maanden van", "the mean over the twelve months of")?,
            Op::MeanMonths(1) => of()?,
            Op::MeanMonths(2) => with(
                "het gemiddelde over deze en de vorige maand van",
                "the mean over this month and the one before of",
            )?,
            Op::MeanMonths(n) => {
                let before = n - 1;
                match self.language {
                    Language::Dutch => format!("het gemiddelde over deze en de {before} maanden ervoor van {}", of()?),
                    Language::English => format!("the mean over this month and the {before} before of {}", of()?),
                }
            }
            Op::MaxMonths => {
                with("het hoogste in een maand van het jaar van", "the highest in a month of the year of")?
            }
            Op::January => with("de waarde in januari van", "the value in January of")?,
            Op::Previous(1) => with("de waarde in de vorige maand van", "the value in the month before of")?,
            Op::Previous(n) => match self.language {
                Language::Dutch => format!("de waarde van {n} maanden eerder van {}", of()?),
                Language::English => format!("the value of {n} months earlier of {}", of()?),
            },
            Op::Age(at) => {
                let date = self.part(node.args.first()?, Hold::Word, Tail::Last);
                let age = self.say("de leeftijd volgens", "the age by");
                return Some((format!("{age} {date} {}", self.day(*at)), Hold::Word));
            }
            Op::QuarterStart => with(
                "de waarde in de eerste maand van het kwartaal van",
                "the value in the first month of the quarter of",
            )?,
            Op::Rank(ranking) => self.rank(*ranking, node)?,
            Op::MonthsBetween => {
                let (from, to) = node.args.first().zip(node.args.get(1))?;
                let (from, to) = (self.part(from, Hold::Phrase, Tail::Followed), self.part(to, Hold::Phrase, tail));
                let count = self.say("het aantal hele maanden van", "the number of whole months from");
                format!("{count} {from} {} {to}", self.say("tot", "to"))
            }
            Op::YearOf => with("het jaar van", "the year of")?,
            Op::CountMonths => {
                let count = self.say(
                    "het aantal maanden van het jaar waarin geldt dat",
                    "the number of months of the year in which it holds that",
                );
                format!("{count} {}", self.clause(node.args.first()?))
            }
            Op::ReferenceDate => return Some((self.say("de peildatum", "the reference date").to_owned(), Hold::Word)),
            _ => return None,
        };
        Some((text, Hold::Phrase))
    }

    fn rank(&self, ranking: Ranking, node: &Node) -> Option<String> {
        let order = |way| match way {
            RankDirection::Ascending => self.say("het laagste van", "the lowest"),
            RankDirection::Descending => self.say("het hoogste van", "the highest"),
        };
        let (who, keys) = node.args.split_first()?;
        let first = self.part(keys.first()?, Hold::Phrase, Tail::Followed);
        let among = match who.op {
            Op::Bool(true) => self.say("in het huishouden", "in the household").to_owned(),
            _ => {
                let those = self.say("onder degenen voor wie geldt dat", "among those for whom");
                format!("{those} {}", self.clause(who))
            }
        };
        let place = self.say("de plaats van de persoon", "the place of the person");
        let (with, front) = (self.say("met", "with"), self.say("vooraan", "in front"));
        let mut text = format!("{place} {among}, {with} {} {first} {front}", order(ranking.first));
        if let Some((way, key)) = ranking.second.zip(keys.get(1)) {
            let key = self.part(key, Hold::Phrase, Tail::Last);
            let tie = self.say("en bij gelijke stand", "and on a tie");
            text.push_str(&format!(" {tie} {} {key}", order(way)));
        }
        Some(text)
    }

    fn over_persons(&self, fold: PersonFold, node: &Node, tail: Tail) -> Option<String> {
        let body = node.args.first()?;
        let whom = self.say("voor wie geldt dat", "for whom");
        let who = node.args.get(1).map(|c| format!(" {whom} {}", self.clause(c))).unwrap_or_default();
        let of = |dutch, english| {
            format!(
                "{}{who} {} {}",
                self.say(dutch, english),
                self.say("van", "of"),
                self.part(body, Hold::Phrase, tail)
            )
        };
        Some(match fold {
            PersonFold::Sum => of("de som over de personen", "the sum over the persons"),
            PersonFold::Max => of("het hoogste onder de personen", "the highest among the persons"),
            PersonFold::Min => of("het laagste onder de personen", "the lowest among the persons"),
            PersonFold::Count => {
                let and = self.say("en", "and");
                let also = node.args.get(1).map(|c| format!(" {and} {}", self.clause(c))).unwrap_or_default();
                let count = self.say("het aantal personen", "the number of persons");
                format!("{count} {whom} {}{also}", self.clause(body))
            }
            PersonFold::Any => return None,
        })
    }

    fn list(&self, nodes: &[Node], tail: Tail) -> String {
        let Some((last, rest)) = nodes.split_last() else { return String::new() };
        let rest: Vec<String> = rest.iter().map(|n| self.part(n, Hold::Phrase, Tail::Followed)).collect();
        format!("{} {} {}", rest.join(", "), self.say("en", "and"), self.part(last, Hold::Phrase, tail))
    }

    fn times(&self, per_year: u32, target: u32) -> String {
        let words = match (per_year, target) {
            (1, 12) => self.say("een twaalfde van", "one twelfth of"),
            (1, 4) => self.say("een vierde van", "one quarter of"),
            (4, 12) => self.say("een derde van", "one third of"),
            (12, 1) => self.say("twaalf maal", "twelve times"),
            (12, 4) => self.say("drie maal", "three times"),
            (4, 1) => self.say("vier maal", "four times"),
            (a, b) => return format!("{a}/{b} {}", self.say("maal", "times")),
        };
        words.to_owned()
    }

    fn day(&self, at: AgeAt) -> &'static str {
        match at {
            AgeAt::MonthStart => self.say("op de eerste dag van de maand", "on the first day of the month"),
            AgeAt::QuarterStart => self.say("op de eerste dag van het kwartaal", "on the first day of the quarter"),
            AgeAt::YearStart => self.say("op 1 januari", "on 1 January"),
            AgeAt::YearEnd => self.say("op 31 december", "on 31 December"),
        }
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
