//! Conditions as clauses, Dutch or English: what follows `als`, `mits` and `dat`, `if` and `that`.

use super::{Hold, Tail, Words, flatten};
use crate::rulebook::node::{Comparison, Node, Op, PersonFold};
use crate::table::{Entity, ValueType};
use crate::units::Language;

impl Words<'_> {
    /// A condition as a subordinate clause, as it follows `als` or `dat`.
    pub(super) fn clause(&self, node: &Node) -> String {
        self.clause_of(node, Truth::Holds)
    }

    fn clause_of(&self, node: &Node, truth: Truth) -> String {
        match (&node.op, node.args.as_slice()) {
            (Op::Not, [x]) => self.clause_of(x, truth.turned()),
            (Op::And | Op::Or, _) => {
                let mut parts = Vec::new();
                flatten(node, &node.op, &mut parts);
                let joined = |parts: &[&Node], word: &str| {
                    let each = |(at, part): (usize, &&Node)| {
                        let text = self.clause_of(part, Truth::Holds);
                        let open = is_open_clause(part) && at + 1 < parts.len();
                        if open || matches!(part.op, Op::And | Op::Or) { format!("({text})") } else { text }
                    };
                    parts.iter().enumerate().map(each).collect::<Vec<_>>().join(word)
                };
                let word = if node.op == Op::And { self.say(" en ", " and ") } else { self.say(" of ", " or ") };
                let text = joined(&parts, word);
                let denial = self.say("het niet zo is dat", "it is not so that");
                if truth == Truth::Holds { text } else { format!("{denial} ({text})") }
            }
            (Op::Compare(comparison), [a, b]) => self.comparison(*comparison, a, b, truth),
            (Op::Value(id), _) => {
                let schema = &self.system.value(*id).schema;
                // Inside a fold or a person's rule a household's value is still the household's.
                let whose = if schema.entity == Entity::Person { Entity::Person } else { Entity::Household };
                match self.language {
                    Language::Dutch => named_claim(&schema.name, whose, truth),
                    // The name is Dutch law's own word: it is left whole.
                    Language::English => format!("{} {}", schema.name, truth.choose("holds", "does not hold")),
                }
            }
            (Op::Persons(PersonFold::Any), [body, filter @ ..]) => {
                let and = self.say("en", "and");
                let also = filter.first().map(|c| format!(" {and} {}", self.clause(c))).unwrap_or_default();
                let there = match self.language {
                    Language::Dutch => truth.choose(
                        "er ten minste een persoon is voor wie geldt dat",
                        "er geen persoon is voor wie geldt dat",
                    ),
                    Language::English => truth.choose("there is a person for whom", "there is no person for whom"),
                };
                format!("{there} {}{also}", self.clause(body))
            }
            (Op::AllMonths, [x]) => {
                let every = match self.language {
                    Language::Dutch => truth.choose("in elke maand geldt dat", "niet in elke maand geldt dat"),
                    Language::English => truth.choose("in every month", "not in every month"),
                };
                format!("{every} {}", self.clause(x))
            }
            (Op::AnyMonth, [x]) => {
                let some = match self.language {
                    Language::Dutch => {
                        truth.choose("in ten minste een maand geldt dat", "in geen enkele maand geldt dat")
                    }
                    Language::English => truth.choose("in at least one month", "in no month"),
                };
                format!("{some} {}", self.clause(x))
            }
            (Op::January, [x]) => {
                format!("{} {}", self.say("in januari geldt dat", "in January"), self.clause_of(x, truth))
            }
            (Op::Previous(1), [x]) => {
                format!(
                    "{} {}",
                    self.say("in de vorige maand gold dat", "in the month before"),
                    self.clause_of(x, truth)
                )
            }
            (Op::Previous(n), [x]) => {
                format!("{n} {} {}", self.say("maanden eerder gold dat", "months earlier"), self.clause_of(x, truth))
            }
            (Op::Born, [x]) => match self.language {
                Language::Dutch => {
                    let not = truth.choose("", "niet ");
                    format!("{} {not}op of voor de eerste dag van de maand ligt", self.phrase(x).0)
                }
                Language::English => {
                    let not = truth.choose("", "not ");
                    format!("{} is {not}on or before the first day of the month", self.phrase(x).0)
                }
            },
            (Op::If, [c, a, b]) => {
                let (c, a, b) = (self.clause(c), self.clause_of(a, truth), self.clause_of(b, truth));
                match self.language {
                    Language::Dutch => format!("(als {c}) geldt dat {a}, en anders dat {b}"),
                    Language::English => format!("(if {c}) it holds that {a}, and otherwise that {b}"),
                }
            }
            (Op::Bool(flag), _) => {
                let holds = *flag == (truth == Truth::Holds);
                let words = if holds { ("altijd", "always") } else { ("nooit", "never") };
                self.say(words.0, words.1).to_owned()
            }
            _ => {
                let so = match self.language {
                    Language::Dutch => truth.choose("geldt", "niet geldt"),
                    Language::English => truth.choose("it holds", "it does not hold"),
                };
                format!("{so}: {}", self.as_written(node))
            }
        }
    }

    fn comparison(&self, comparison: Comparison, a: &Node, b: &Node, truth: Truth) -> String {
        let side = |node| self.part(node, Hold::Sum, Tail::Compared);
        let (left, right) = (side(a), side(b));
        let comparison = if truth == Truth::Holds { comparison } else { opposite(comparison) };
        let date = a.value_type == ValueType::Date;
        if self.language == Language::English {
            let predicate = match comparison {
                Comparison::Equal => "is",
                Comparison::Unequal => "is not",
                Comparison::Less if date => "is before",
                Comparison::AtMost if date => "is on or before",
                Comparison::More if date => "is after",
                Comparison::AtLeast if date => "is on or after",
                Comparison::Less => "is lower than",
                Comparison::AtMost => "is at most",
                Comparison::More => "is higher than",
                Comparison::AtLeast => "is at least",
            };
            return format!("{left} {predicate} {right}");
        }
        if matches!(b.op, Op::EnumValue(_)) {
            return format!("{left} {}{right} is", if comparison == Comparison::Equal { "" } else { "niet " });
        }
        if !date && self.phrase(b).1 == Hold::Word {
            match comparison {
                Comparison::AtMost => return format!("{left} hoogstens {right} is"),
                Comparison::AtLeast => return format!("{left} ten minste {right} is"),
                _ => {}
            }
        }
        let predicate = match comparison {
            Comparison::Equal => "gelijk is aan",
            Comparison::Unequal => "niet gelijk is aan",
            Comparison::Less if date => return format!("{left} voor {right} ligt"),
            Comparison::AtMost if date => return format!("{left} op of voor {right} ligt"),
            Comparison::More if date => return format!("{left} na {right} ligt"),
            Comparison::AtLeast if date => return format!("{left} op of na {right} ligt"),
            Comparison::Less => "lager is dan",
            Comparison::AtMost => "niet hoger is dan",
            Comparison::More => "hoger is dan",
            Comparison::AtLeast => "niet lager is dan",
        };
        format!("{left} {predicate} {right}")
    }
}

/// Whether a condition ends in a condition of its own.
fn is_open_clause(node: &Node) -> bool {
    match node.op {
        Op::Persons(_) => node.args.iter().any(|part| matches!(part.op, Op::And | Op::Or)) || node.args.len() > 1,
        Op::AllMonths | Op::AnyMonth | Op::January | Op::Previous(_) => {
            node.args.iter().any(|part| matches!(part.op, Op::And | Op::Or))
        }
        _ => false,
    }
}

/// Whether a condition is said or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Truth {
    Holds,
    Denied,
}

impl Truth {
    fn turned(self) -> Truth {
        if self == Truth::Holds { Truth::Denied } else { Truth::Holds }
    }

    fn choose<'a>(self, holds: &'a str, denied: &'a str) -> &'a str {
        if self == Truth::Holds { holds } else { denied }
    }
}

/// A name that is a claim, as a clause: `heeft_toeslagpartner` is "het huishouden een toeslagpartner heeft".
fn named_claim(name: &str, whose: Entity, truth: Truth) -> String {
    let who = if whose == Entity::Person { "de persoon" } else { "het huishouden" };
    let words = |text: &str| text.replace('_', " ");
    if let Some(what) = name.strip_prefix("heeft_") {
        let article = if what.contains('_') { truth.choose("", "geen ") } else { truth.choose("een ", "geen ") };
        return format!("{who} {article}{} heeft", words(what));
    }
    if let Some(what) = name.strip_prefix("is_") {
        return format!("{who} {}{} is", truth.choose("", "niet "), words(what));
    }
    if let Some(what) = name.strip_prefix("recht_op_") {
        return format!("er {}recht op {} is", truth.choose("", "geen "), words(what));
    }
    format!("{name} {}geldt", truth.choose("", "niet "))
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Equal => Comparison::Unequal,
        Comparison::Unequal => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtLeast => Comparison::Less,
        Comparison::More => Comparison::AtMost,
        Comparison::AtMost => Comparison::More,
    }
}
