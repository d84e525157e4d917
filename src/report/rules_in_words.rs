//! A checked formula as sentences, Dutch or English, that a jurist can read beside the law.
//!
//! Takes: a system and a checked formula. Gives: text without formula signs. Names of rules, facts and numbers stay as
//! they are written in the rulebook, so that each can be looked up.
//! Leaves to others: source, explanation and values of what is named (`rulebook`, the command line), the words (`text`).

use crate::rulebook::{AgeAt, Direction as RankDirection, Node, Op, PersonFold, Ranking, System};
use crate::table::ValueType;
use crate::text::Text;
use crate::text::text;
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

/// A formula in sentences, Dutch or English; choices and long sums take a line for each part. Names stay as the rulebook
/// has them.
pub fn formula_in_words(system: &System, formula: &Node, language: Language) -> String {
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
fn amount_in_words(value: Decimal, unit: Unit, language: Language) -> String {
    let number = format_euros(value, 0, language);
    let words = unit_in_words(unit, language);
    if words.is_empty() { number } else { format!("{number} {words}") }
}

/// A unit in words, Dutch or English; nothing for a ratio or count.
pub fn unit_in_words(unit: Unit, language: Language) -> String {
    let known = [text!(unit_euro), text!(unit_year), text!(unit_month), text!(unit_quarter), text!(unit_hour)];
    let said =
        |word: &str| known.iter().find(|known| known.nl == word).map_or(word, |known| known.get(language)).to_owned();
    unit_in_dutch(unit).split(' ').map(said).collect::<Vec<_>>().join(" ")
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
    fn say(&self, words: Text) -> String {
        words.said_in(self.language)
    }

    // ------------------------------------------------------------ lines

    /// `node` over one or more lines, the first with `before` in front, the last with `after` behind.
    fn lines(&self, node: &Node, depth: usize, before: &str, after: &str, out: &mut Vec<String>) {
        let indent = "  ".repeat(depth);
        if let (Op::If, [condition, then, otherwise]) = (&node.op, node.args.as_slice()) {
            let condition = self.clause(condition);
            let when = match before.is_empty() {
                true => text!(rule_when_first, condition = condition),
                false => text!(rule_when, condition = condition),
            };
            out.push(format!("{indent}{before}{}", self.say(when)));
            self.lines(then, depth + 1, "", "", out);
            if is_choice(otherwise) {
                self.lines(otherwise, depth, &self.say(text!(rule_otherwise_when)), after, out);
            } else {
                out.push(format!("{indent}{}", self.say(text!(rule_otherwise))));
                self.lines(otherwise, depth + 1, "", after, out);
            }
            return;
        }
        let whole = self.phrase(node).0;
        let terms = terms(node);
        if terms.len() > 1 && whole.chars().count() > LONG {
            out.push(format!("{indent}{before}{}", self.say(text!(rule_sum_of))));
            let minus = self.say(text!(rule_minus_before));
            for (negative, term) in &terms {
                let sign = if *negative { format!("- {minus}") } else { "- ".to_owned() };
                if is_choice(term) {
                    let mut inner = Vec::new();
                    self.lines(term, 0, if *negative { &minus } else { "" }, "", &mut inner);
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
                let rounded = self.say(text!(rule_amount_is_rounded, rounding = self.rounding(node)));
                out.push(format!("{indent}{rounded}"));
                return;
            }
        }
        out.push(format!("{indent}{before}{whole}{after}"));
    }

    /// A condition as the whole of a rule.
    fn condition_lines(&self, node: &Node, out: &mut Vec<String>) {
        let (op, head, between) = match node.op {
            Op::And => (Op::And, text!(rule_yes_provided_that), text!(rule_part_and)),
            Op::Or => (Op::Or, text!(rule_yes_if_any), text!(rule_part_or)),
            _ => {
                out.push(self.say(text!(rule_yes_if, condition = self.clause(node))));
                return;
            }
        };
        out.push(self.say(head));
        let between = self.say(between);
        let mut parts = Vec::new();
        flatten(node, &op, &mut parts);
        for (at, part) in parts.iter().enumerate() {
            let end = if at + 1 == parts.len() { "." } else { &between };
            out.push(format!("  - {}{end}", self.clause(part)));
        }
        out.push(self.say(text!(rule_otherwise_no)));
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
            return (self.say(text!(rule_whether, condition = self.clause(node))), Hold::Loose);
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
            (Op::Number(value), ValueType::Number(unit)) => amount_in_words(*value, *unit, self.language),
            (Op::Number(value), _) => format_euros(*value, 0, self.language),
            (Op::Bool(true), _) => self.say(text!(word_yes)),
            (Op::Bool(false), _) => self.say(text!(word_no)),
            (Op::Date(days), _) => {
                // As the law writes a date, and as an English reader of a file does.
                let form = if self.language == Language::Dutch { "%-d-%-m-%Y" } else { "%Y-%m-%d" };
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
        let two = |left: Hold, right: Hold| {
            let (a, b) = node.args.first().zip(node.args.get(1))?;
            Some((self.part(a, left, Tail::Followed), self.part(b, right, tail)))
        };
        let (words, hold) = match (&node.op, node.args.as_slice()) {
            (Op::Negate, [x]) => (text!(rule_minus, x = self.part(x, Hold::Phrase, tail)), Hold::Sum),
            (Op::Add, _) => {
                let (a, b) = two(Hold::Sum, Hold::Product)?;
                (text!(rule_a_plus_b, a = a, b = b), Hold::Sum)
            }
            (Op::Sub, _) => {
                let (a, b) = two(Hold::Sum, Hold::Product)?;
                (text!(rule_a_minus_b, a = a, b = b), Hold::Sum)
            }
            (Op::Mul, _) => {
                let (a, b) = two(Hold::Product, Hold::Phrase)?;
                (text!(rule_a_times_b, a = a, b = b), Hold::Product)
            }
            (Op::Div, _) => {
                let (a, b) = two(Hold::Product, Hold::Phrase)?;
                (text!(rule_a_divided_by_b, a = a, b = b), Hold::Product)
            }
            (Op::If, [c, a, b]) => {
                let (c, a, b) = (self.clause(c), self.phrase(a).0, self.phrase(b).0);
                (text!(rule_choice, condition = c, a = a, b = b), Hold::Loose)
            }
            (Op::Min, list) => (text!(rule_lowest_of, list = self.list(list, tail)), Hold::Phrase),
            (Op::Max, [a, b]) if is_nil(a) || is_nil(b) => self.at_least_zero(if is_nil(a) { b } else { a }, tail),
            (Op::Max, list) => (text!(rule_highest_of, list = self.list(list, tail)), Hold::Phrase),
            (Op::Round(_), [x]) => {
                let x = self.part(x, Hold::Sum, Tail::Compared);
                (text!(rule_rounded, x = x, rounding = self.rounding(node)), Hold::Loose)
            }
            (Op::Scale(per_year, target), [x]) => {
                let x = self.part(x, Hold::Phrase, tail);
                (times(*per_year, *target, x), Hold::Product)
            }
            _ => return None,
        };
        Some((self.say(words), hold))
    }

    /// What `max(0, amount)` says.
    fn at_least_zero(&self, amount: &Node, tail: Tail) -> (Text, Hold) {
        if let (Op::Sub, [whole, above]) = (&amount.op, amount.args.as_slice()) {
            let whole = self.part(whole, Hold::Phrase, Tail::Followed);
            let above = self.part(above, Hold::Phrase, tail);
            return (text!(rule_part_above, whole = whole, above = above), Hold::Phrase);
        }
        (text!(rule_not_below_zero, amount = self.part(amount, Hold::Sum, Tail::Compared)), Hold::Loose)
    }

    fn rounding(&self, node: &Node) -> String {
        let Op::Round(rounding) = &node.op else { return String::new() };
        let to = if rounding.step == Decimal::ONE {
            text!(rule_whole_euros)
        } else if rounding.step == Decimal::new(1, 2) {
            text!(rule_whole_cents)
        } else {
            text!(rule_multiple_of, step = Text::in_each(|language| format_euros(rounding.step, 0, language)))
        };
        self.say(match rounding.mode {
            RoundingMode::HalfUp => text!(rule_rounded_to, to = to),
            RoundingMode::Down => text!(rule_rounded_down_to, to = to),
            RoundingMode::Up => text!(rule_rounded_up_to, to = to),
        })
    }

    fn function(&self, node: &Node, tail: Tail) -> Option<(String, Hold)> {
        let tables = &self.system.definitions.tables;
        let of = || node.args.first().map(|x| self.part(x, Hold::Phrase, tail));
        let words = match &node.op {
            Op::Brackets(at) => text!(rule_sum_by_bracket, table = &tables.get(*at)?.name, of = of()?),
            Op::Lookup(at) => text!(rule_value_from_table, table = &tables.get(*at)?.name, of = of()?),
            Op::Persons(fold) => self.over_persons(*fold, node, tail)?,
            Op::SumMonths => text!(rule_sum_of_months, of = of()?),
            Op::MeanYear => text!(rule_mean_of_months, of = of()?),
            Op::MeanMonths(1) => Text::same(of()?),
            Op::MeanMonths(2) => text!(rule_mean_of_two_months, of = of()?),
            Op::MeanMonths(n) => text!(rule_mean_of_last_months, before = n - 1, of = of()?),
            Op::MaxMonths => text!(rule_highest_month, of = of()?),
            Op::January => text!(rule_value_in_january, of = of()?),
            Op::Previous(1) => text!(rule_value_of_month_before, of = of()?),
            Op::Previous(n) => text!(rule_value_of_months_earlier, n = *n, of = of()?),
            Op::Age(at) => {
                let date = self.part(node.args.first()?, Hold::Word, Tail::Last);
                return Some((self.say(text!(rule_age, date = date, day = day(*at))), Hold::Word));
            }
            Op::QuarterStart => text!(rule_value_at_quarter_start, of = of()?),
            Op::Rank(ranking) => self.rank(*ranking, node)?,
            Op::MonthsBetween => {
                let (from, to) = node.args.first().zip(node.args.get(1))?;
                let (from, to) = (self.part(from, Hold::Phrase, Tail::Followed), self.part(to, Hold::Phrase, tail));
                text!(rule_months_between, from = from, to = to)
            }
            Op::YearOf => text!(rule_year_of, of = of()?),
            Op::CountMonths => text!(rule_count_of_months, condition = self.clause(node.args.first()?)),
            Op::ReferenceDate => return Some((self.say(text!(rule_reference_date)), Hold::Word)),
            _ => return None,
        };
        Some((self.say(words), Hold::Phrase))
    }

    fn rank(&self, ranking: Ranking, node: &Node) -> Option<Text> {
        let order = |way, key| match way {
            RankDirection::Ascending => text!(rule_rank_lowest, key = key),
            RankDirection::Descending => text!(rule_rank_highest, key = key),
        };
        let (who, keys) = node.args.split_first()?;
        let first = order(ranking.first, self.part(keys.first()?, Hold::Phrase, Tail::Followed));
        let among = match who.op {
            Op::Bool(true) => text!(rule_rank_in_household),
            _ => text!(rule_rank_among, condition = self.clause(who)),
        };
        let place = text!(rule_rank, among = among, first = first);
        Some(match ranking.second.zip(keys.get(1)) {
            Some((way, key)) => {
                text!(rule_rank_with_tie, place = place, second = order(way, self.part(key, Hold::Phrase, Tail::Last)))
            }
            None => place,
        })
    }

    fn over_persons(&self, fold: PersonFold, node: &Node, tail: Tail) -> Option<Text> {
        let body = node.args.first()?;
        let filter = node.args.get(1).map(|condition| self.clause(condition));
        if fold == PersonFold::Count {
            let also = filter.map_or_else(Text::default, |c| text!(rule_and_also, condition = c));
            return Some(text!(rule_number_of_persons, condition = self.clause(body), also = also));
        }
        let who = filter.map_or_else(Text::default, |c| text!(rule_for_whom, condition = c));
        let of = self.part(body, Hold::Phrase, tail);
        match fold {
            PersonFold::Sum => Some(text!(rule_sum_over_persons, who = who, of = of)),
            PersonFold::Max => Some(text!(rule_highest_among_persons, who = who, of = of)),
            PersonFold::Min => Some(text!(rule_lowest_among_persons, who = who, of = of)),
            PersonFold::Count | PersonFold::Any => None,
        }
    }

    fn list(&self, nodes: &[Node], tail: Tail) -> String {
        let Some((last, rest)) = nodes.split_last() else { return String::new() };
        let rest: Vec<String> = rest.iter().map(|n| self.part(n, Hold::Phrase, Tail::Followed)).collect();
        self.say(text!(rule_list, list = rest.join(", "), last = self.part(last, Hold::Phrase, tail)))
    }
}

/// An amount turned to another period.
fn times(per_year: u32, target: u32, x: String) -> Text {
    match (per_year, target) {
        (1, 12) => text!(rule_one_twelfth_of, x = x),
        (1, 4) => text!(rule_one_quarter_of, x = x),
        (4, 12) => text!(rule_one_third_of, x = x),
        (12, 1) => text!(rule_twelve_times, x = x),
        (12, 4) => text!(rule_three_times, x = x),
        (4, 1) => text!(rule_four_times, x = x),
        (a, b) => text!(rule_fraction_times, a = a, b = b, x = x),
    }
}

fn day(at: AgeAt) -> Text {
    match at {
        AgeAt::MonthStart => text!(rule_at_month_start),
        AgeAt::QuarterStart => text!(rule_at_quarter_start),
        AgeAt::YearStart => text!(rule_at_year_start),
        AgeAt::YearEnd => text!(rule_at_year_end),
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
