//! Conditions as clauses, Dutch or English: what follows `als`, `mits` and `dat`, `if` and `that`.

use super::{Hold, Tail, Words, flatten};
use crate::rulebook::{Comparison, Node, Op, PersonFold};
use crate::table::{Entity, ValueType};
use crate::text::Text;
use crate::text::text;
use crate::units::Language;

impl Words<'_> {
    /// A condition as a subordinate clause, as it follows `als` or `dat`.
    pub(super) fn clause(&self, node: &Node) -> String {
        self.clause_of(node, Truth::Holds)
    }

    fn clause_of(&self, node: &Node, truth: Truth) -> String {
        match (&node.op, node.args.as_slice()) {
            (Op::Not, [x]) => self.clause_of(x, truth.turned()),
            (Op::And | Op::Or, _) => self.several(node, truth),
            (Op::Compare(comparison), [a, b]) => self.comparison(*comparison, a, b, truth),
            (Op::Value(id), _) => {
                let schema = &self.system.value(*id).schema;
                // Inside a fold or a person's rule a household's value is still the household's.
                let whose = if schema.entity == Entity::Person { Entity::Person } else { Entity::Household };
                match self.language {
                    Language::Dutch => self.say(named_claim(&schema.name, whose, truth)),
                    // The name is Dutch law's own word: it is left whole.
                    Language::English => self.say(match truth {
                        Truth::Holds => text!(condition_name_holds, name = schema.name.to_string()),
                        Truth::Denied => text!(condition_name_does_not_hold, name = schema.name.to_string()),
                    }),
                }
            }
            (Op::Persons(PersonFold::Any), [body, filter @ ..]) => {
                let also = filter.first().map(|c| text!(rule_and_also, condition = self.clause(c))).unwrap_or_default();
                let condition = self.clause(body);
                self.say(match truth {
                    Truth::Holds => text!(condition_some_person, condition = condition, also = also),
                    Truth::Denied => text!(condition_no_person, condition = condition, also = also),
                })
            }
            (Op::AllMonths | Op::AnyMonth | Op::January | Op::Previous(_), [x]) => self.in_months(&node.op, x, truth),
            (Op::Born, [x]) => self.say(match truth {
                Truth::Holds => text!(condition_born, date = self.phrase(x).0),
                Truth::Denied => text!(condition_not_born, date = self.phrase(x).0),
            }),
            (Op::If, [c, a, b]) => {
                let (c, a, b) = (self.clause(c), self.clause_of(a, truth), self.clause_of(b, truth));
                self.say(text!(condition_choice, condition = c, a = a, b = b))
            }
            (Op::Bool(flag), _) => self.say(match *flag == (truth == Truth::Holds) {
                true => text!(condition_always),
                false => text!(condition_never),
            }),
            _ => {
                let formula = self.as_written(node);
                self.say(match truth {
                    Truth::Holds => text!(condition_holds, formula = formula),
                    Truth::Denied => text!(condition_does_not_hold, formula = formula),
                })
            }
        }
    }

    /// Conditions that hold together, or of which one holds.
    fn several(&self, node: &Node, truth: Truth) -> String {
        let mut parts = Vec::new();
        flatten(node, &node.op, &mut parts);
        let each = |(at, part): (usize, &&Node)| {
            let text = self.clause_of(part, Truth::Holds);
            let open = is_open_clause(part) && at + 1 < parts.len();
            if open || matches!(part.op, Op::And | Op::Or) { format!("({text})") } else { text }
        };
        let word = if node.op == Op::And { text!(rules_and) } else { text!(condition_or) };
        let said = parts.iter().enumerate().map(each).collect::<Vec<_>>().join(&self.say(word));
        match truth {
            Truth::Holds => said,
            Truth::Denied => self.say(text!(condition_is_not_so, conditions = said)),
        }
    }

    /// A condition of other months.
    fn in_months(&self, op: &Op, x: &Node, truth: Truth) -> String {
        self.say(match (op, truth) {
            (Op::AllMonths, Truth::Holds) => text!(condition_every_month, condition = self.clause(x)),
            (Op::AllMonths, Truth::Denied) => text!(condition_not_every_month, condition = self.clause(x)),
            (Op::AnyMonth, Truth::Holds) => text!(condition_some_month, condition = self.clause(x)),
            (Op::AnyMonth, Truth::Denied) => text!(condition_no_month, condition = self.clause(x)),
            (Op::Previous(1), _) => text!(condition_month_before, condition = self.clause_of(x, truth)),
            (Op::Previous(n), _) => text!(condition_months_earlier, n = *n, condition = self.clause_of(x, truth)),
            _ => text!(condition_in_january, condition = self.clause_of(x, truth)),
        })
    }

    fn comparison(&self, comparison: Comparison, a: &Node, b: &Node, truth: Truth) -> String {
        let side = |node| self.part(node, Hold::Sum, Tail::Compared);
        let (left, right) = (side(a), side(b));
        let comparison = if truth == Truth::Holds { comparison } else { opposite(comparison) };
        self.say(if a.value_type == ValueType::Date {
            of_dates(comparison, left, right)
        } else if matches!(b.op, Op::EnumValue(_)) {
            of_words(comparison, left, right)
        } else {
            of_numbers(comparison, left, right, self.phrase(b).1 == Hold::Word)
        })
    }
}

fn of_dates(comparison: Comparison, a: String, b: String) -> Text {
    match comparison {
        Comparison::Equal => text!(condition_equal, a = a, b = b),
        Comparison::Unequal => text!(condition_unequal, a = a, b = b),
        Comparison::Less => text!(condition_before, a = a, b = b),
        Comparison::AtMost => text!(condition_on_or_before, a = a, b = b),
        Comparison::More => text!(condition_after, a = a, b = b),
        Comparison::AtLeast => text!(condition_on_or_after, a = a, b = b),
    }
}

fn of_words(comparison: Comparison, a: String, b: String) -> Text {
    match comparison {
        Comparison::Equal => text!(condition_is_word, a = a, b = b),
        _ => text!(condition_is_not_word, a = a, b = b),
    }
}

/// In Dutch a single word can stand between `hoogstens` and `is`; more words come after the verb.
fn of_numbers(comparison: Comparison, a: String, b: String, is_word: bool) -> Text {
    match comparison {
        Comparison::Equal => text!(condition_equal, a = a, b = b),
        Comparison::Unequal => text!(condition_unequal, a = a, b = b),
        Comparison::Less => text!(condition_lower, a = a, b = b),
        Comparison::AtMost if is_word => text!(condition_at_most_word, a = a, b = b),
        Comparison::AtMost => text!(condition_at_most, a = a, b = b),
        Comparison::More => text!(condition_higher, a = a, b = b),
        Comparison::AtLeast if is_word => text!(condition_at_least_word, a = a, b = b),
        Comparison::AtLeast => text!(condition_at_least, a = a, b = b),
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
}

/// A name that is a claim, as a clause in Dutch: `heeft_toeslagpartner` is "het huishouden een toeslagpartner heeft".
fn named_claim(name: &str, whose: Entity, truth: Truth) -> Text {
    let who = if whose == Entity::Person { text!(claim_of_person) } else { text!(claim_of_household) };
    let words = |text: &str| text.replace('_', " ");
    let holds = truth == Truth::Holds;
    if let Some(what) = name.strip_prefix("heeft_") {
        return match what.contains('_') {
            _ if !holds => text!(claim_has_no, who = who, what = words(what)),
            true => text!(claim_has, who = who, what = words(what)),
            false => text!(claim_has_a, who = who, what = words(what)),
        };
    }
    match (name.strip_prefix("is_"), name.strip_prefix("recht_op_")) {
        (Some(what), _) if holds => text!(claim_is, who = who, what = words(what)),
        (Some(what), _) => text!(claim_is_not, who = who, what = words(what)),
        (_, Some(what)) if holds => text!(claim_right, what = words(what)),
        (_, Some(what)) => text!(claim_no_right, what = words(what)),
        _ if holds => text!(condition_name_holds, name = name),
        _ => text!(condition_name_does_not_hold, name = name),
    }
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
