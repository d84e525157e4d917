//! Which rule uses which: direct and by way of others, as a tree in plain text and as DOT.
//!
//! Takes: a checked system. Gives: users and used, trees, a drawing for Graphviz.
//! Leaves to others: which rules a plan of a year needs (`plan`); here every version of a rule counts.

use crate::rulebook::definitions::{Scheme, SchemeKind};
use crate::rulebook::node::{Op, ValueId};
use crate::rulebook::system::System;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Something that a formula can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// An input or rule.
    Value(ValueId),
    /// A parameter, by position.
    Parameter(usize),
    /// A table, by position.
    Table(usize),
}

/// Which way a tree grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// From a rule to what it uses.
    Uses,
    /// From something used to the rules that use it.
    UsedBy,
}

/// What a graph shows besides rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Rules and inputs.
    Values,
    /// Parameters and tables as well.
    Everything,
}

/// All uses in a system.
#[derive(Debug, Clone)]
pub struct Uses<'a> {
    system: &'a System,
    /// Per value what its formulas name, in order of first mention.
    uses: Vec<Vec<Item>>,
}

impl<'a> Uses<'a> {
    /// Reads the formulas of all versions of all rules.
    pub fn new(system: &'a System) -> Uses<'a> {
        let of = |formulas: &[std::sync::Arc<crate::rulebook::Node>]| {
            let mut out: Vec<Item> = Vec::new();
            for formula in formulas {
                formula.walk(&mut |node| {
                    let item = match node.op {
                        Op::Value(id) => Item::Value(id),
                        Op::Parameter(at) => Item::Parameter(at),
                        Op::Brackets(at) | Op::Lookup(at) => Item::Table(at),
                        _ => return,
                    };
                    if !out.contains(&item) {
                        out.push(item);
                    }
                });
            }
            out
        };
        Uses { system, uses: system.values.iter().map(|value| of(&value.formulas)).collect() }
    }

    /// What has this name.
    pub fn find(&self, name: &str) -> Option<Item> {
        let definitions = &self.system.definitions;
        let value = || self.system.id(name).map(Item::Value);
        let parameter = || definitions.parameters.iter().position(|p| p.name == name).map(Item::Parameter);
        let table = || definitions.tables.iter().position(|t| t.name == name).map(Item::Table);
        value().or_else(parameter).or_else(table)
    }

    /// Its name.
    pub fn name(&self, item: Item) -> &'a str {
        match item {
            Item::Value(id) => &self.system.value(id).schema.name,
            Item::Parameter(at) => &self.system.definitions.parameters[at].name,
            Item::Table(at) => &self.system.definitions.tables[at].name,
        }
    }

    /// The word for its kind, where it is not a rule.
    pub fn kind(&self, item: Item) -> &'static str {
        match item {
            Item::Value(id) if self.system.value(id).input.is_some() => "invoer",
            Item::Value(_) => "regel",
            Item::Parameter(_) => "parameter",
            Item::Table(_) => "tabel",
        }
    }

    /// What a value's formulas name.
    pub fn direct(&self, item: Item) -> &[Item] {
        match item {
            Item::Value(id) => &self.uses[id.0],
            Item::Parameter(_) | Item::Table(_) => &[],
        }
    }

    /// The rules that name it.
    pub fn users(&self, item: Item) -> Vec<Item> {
        let named = |(at, uses): (usize, &Vec<Item>)| uses.contains(&item).then_some(Item::Value(ValueId(at)));
        self.uses.iter().enumerate().filter_map(named).collect()
    }

    /// `starts` and everything they use, directly or by way of others.
    pub fn reached_from(&self, starts: impl IntoIterator<Item = Item>) -> BTreeSet<Item> {
        let mut seen: BTreeSet<Item> = BTreeSet::new();
        let mut todo: Vec<Item> = starts.into_iter().collect();
        while let Some(item) = todo.pop() {
            if seen.insert(item) {
                todo.extend(self.direct(item));
            }
        }
        seen
    }

    /// What a scheme computes: its amounts; for one without amounts of its own, all its rules.
    pub fn results_of(&self, scheme: &Scheme) -> Vec<Item> {
        let amounts: Vec<Item> = [&scheme.month_rule, &scheme.year_rule]
            .into_iter()
            .flatten()
            .filter_map(|name| self.system.id(name).map(Item::Value))
            .collect();
        if !amounts.is_empty() {
            return amounts;
        }
        let rules = self.system.definitions.rules.iter().filter(|rule| rule.scheme == scheme.id);
        rules.filter_map(|rule| self.system.id(&rule.name).map(Item::Value)).collect()
    }

    /// The schemes whose results use it, directly or by way of others; shared notions are no scheme.
    pub fn schemes_that_feel(&self, item: Item) -> Vec<&'a Scheme> {
        let schemes = self.system.definitions.schemes.iter().filter(|s| s.kind != SchemeKind::BuildingBlock);
        schemes.filter(|scheme| self.reached_from(self.results_of(scheme)).contains(&item)).collect()
    }

    /// Rules that no other rule uses.
    pub fn tops(&self) -> Vec<Item> {
        let used: BTreeSet<Item> = self.uses.iter().flatten().copied().collect();
        let rules = self.system.values.iter().enumerate().filter(|(_, v)| v.rule.is_some());
        rules.map(|(at, _)| Item::Value(ValueId(at))).filter(|item| !used.contains(item)).collect()
    }

    fn next(&self, item: Item, direction: Towards, extent: Extent) -> Vec<Item> {
        let mut out = match direction {
            Towards::Uses => self.direct(item).to_vec(),
            Towards::UsedBy => self.users(item),
        };
        out.retain(|next| extent == Extent::Everything || matches!(next, Item::Value(_)));
        out
    }

    /// Trees under `roots`, `depth` levels deep; what was written out before is not written out again.
    pub fn tree(&self, roots: &[Item], depth: usize, direction: Towards, extent: Extent) -> String {
        let mut out = String::new();
        let mut written = BTreeSet::new();
        for root in roots {
            // Each entry: item, the lines in front of it, its level.
            let mut stack = vec![(*root, String::new(), String::new(), 0_usize)];
            while let Some((item, front, below, level)) = stack.pop() {
                let next = self.next(item, direction, extent);
                let mut label = self.name(item).to_owned();
                if self.kind(item) != "regel" {
                    let _ = write!(label, " ({})", self.kind(item));
                }
                let known = !next.is_empty() && written.contains(&item);
                if known {
                    label.push_str(" ↑ staat hierboven uitgeschreven");
                } else if level >= depth && !next.is_empty() {
                    let _ = write!(label, " … ({} verder)", next.len());
                }
                let _ = writeln!(out, "{front}{label}");
                if known || level >= depth {
                    continue;
                }
                written.insert(item);
                for (position, child) in next.iter().enumerate().rev() {
                    let last = position + 1 == next.len();
                    let front = format!("{below}{}", if last { "└─ " } else { "├─ " });
                    let under = format!("{below}{}", if last { "   " } else { "│  " });
                    stack.push((*child, front, under, level + 1));
                }
            }
        }
        out
    }

    /// A drawing for Graphviz of `roots` and what they reach, one box per scheme.
    pub fn dot(&self, roots: &[Item], extent: Extent) -> String {
        let mut items = self.reached_from(roots.iter().copied());
        items.retain(|item| extent == Extent::Everything || matches!(item, Item::Value(_)));
        let definitions = &self.system.definitions;
        let mut out = String::from("digraph stelsel {\n  rankdir=LR;\n  node [fontname=\"sans-serif\"];\n");
        let mut schemes: Vec<&str> = Vec::new();
        for item in &items {
            let scheme = self.scheme(*item);
            if !schemes.contains(&scheme) {
                schemes.push(scheme);
            }
        }
        for (position, scheme) in schemes.iter().enumerate() {
            let title = definitions.schemes.iter().find(|s| s.id == *scheme).map_or(*scheme, |s| s.name.nl.as_str());
            let _ = writeln!(out, "  subgraph cluster_{position} {{\n    label={};", quoted(title));
            for item in items.iter().filter(|item| self.scheme(**item) == *scheme) {
                let shape = match self.kind(*item) {
                    "invoer" => "ellipse",
                    "parameter" => "note",
                    "tabel" => "folder",
                    _ => "box",
                };
                let _ = writeln!(out, "    {} [shape={shape}];", quoted(self.name(*item)));
            }
            out.push_str("  }\n");
        }
        for item in &items {
            for used in self.direct(*item).iter().filter(|used| items.contains(used)) {
                let _ = writeln!(out, "  {} -> {};", quoted(self.name(*item)), quoted(self.name(*used)));
            }
        }
        out.push_str("}\n");
        out
    }

    fn scheme(&self, item: Item) -> &'a str {
        let definitions = &self.system.definitions;
        match item {
            Item::Value(id) => self.system.rule(id).map_or("invoer", |rule| &rule.scheme),
            Item::Parameter(at) => &definitions.parameters[at].scheme,
            Item::Table(at) => &definitions.tables[at].scheme,
        }
    }
}

/// A name or title between quotes as DOT wants it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_cannot_break_out_of_its_quotes() {
        assert_eq!(quoted("a\" -> b [x=\\\"y"), r#""a\" -> b [x=\\\"y""#);
        assert_eq!(quoted("a\n\u{1b}[31mb"), "\"a  [31mb\"");
    }
}
