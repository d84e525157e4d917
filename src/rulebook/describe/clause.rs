//! Conditions as subordinate clauses: what follows `als`, `mits` and `dat`.

use super::{Hold, Tail, Words, flatten};
use crate::rulebook::node::{Comparison, Node, Op, PersonFold};
use crate::table::{Entity, ValueType};

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
                let text = joined(&parts, if node.op == Op::And { " en " } else { " of " });
                if truth == Truth::Holds { text } else { format!("het niet zo is dat ({text})") }
            }
            (Op::Compare(comparison), [a, b]) => self.comparison(*comparison, a, b, truth),
            (Op::Value(id), _) => {
                let schema = &self.system.value(*id).schema;
                // Inside a fold or a person's rule a household's value is still the household's.
                let whose = if schema.entity == Entity::Person { Entity::Person } else { Entity::Household };
                named_claim(&schema.name, whose, truth)
            }
            (Op::Persons(PersonFold::Any), [body, filter @ ..]) => {
                let also = filter.first().map(|c| format!(" en {}", self.clause(c))).unwrap_or_default();
                let who = truth.choose("ten minste een persoon", "geen persoon");
                format!("er {who} is voor wie geldt dat {}{also}", self.clause(body))
            }
            (Op::AllMonths, [x]) => {
                format!("{} elke maand geldt dat {}", truth.choose("in", "niet in"), self.clause(x))
            }
            (Op::AnyMonth, [x]) => {
                format!("in {} maand geldt dat {}", truth.choose("ten minste een", "geen enkele"), self.clause(x))
            }
            (Op::January, [x]) => format!("in januari geldt dat {}", self.clause_of(x, truth)),
            (Op::Previous(1), [x]) => format!("in de vorige maand gold dat {}", self.clause_of(x, truth)),
            (Op::Previous(n), [x]) => format!("{n} maanden eerder gold dat {}", self.clause_of(x, truth)),
            (Op::Born, [x]) => {
                format!("{} {}op of voor de eerste dag van de maand ligt", self.phrase(x).0, truth.choose("", "niet "))
            }
            (Op::If, [c, a, b]) => {
                let (c, a, b) = (self.clause(c), self.clause_of(a, truth), self.clause_of(b, truth));
                format!("(als {c}) geldt dat {a}, en anders dat {b}")
            }
            (Op::Bool(flag), _) => {
                truth.choose(if *flag { "altijd" } else { "nooit" }, if *flag { "nooit" } else { "altijd" }).to_owned()
            }
            _ => format!("{}geldt: {}", truth.choose("", "niet "), self.as_written(node)),
        }
    }

    fn comparison(&self, comparison: Comparison, a: &Node, b: &Node, truth: Truth) -> String {
        let side = |node| self.part(node, Hold::Sum, Tail::Compared);
        let (left, right) = (side(a), side(b));
        if matches!(b.op, Op::EnumValue(_)) {
            let same = (comparison == Comparison::Equal) == (truth == Truth::Holds);
            return format!("{left} {}{right} is", if same { "" } else { "niet " });
        }
        let comparison = if truth == Truth::Holds { comparison } else { opposite(comparison) };
        let date = a.value_type == ValueType::Date;
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
