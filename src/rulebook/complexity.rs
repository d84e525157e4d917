//! How complicated a system is: counts that can be laid side by side for several systems.
//!
//! Takes: a checked system and a year. Gives: counts, each with what it counts, and the income notions by name.
//! Leaves to others: what a count means for people (`measure`), print (the command line).
//!
//! **Income notion.** An income fact is a fact of a person in euros per month, quarter or year. A rule is an income
//! notion when its own result is such an amount and holds an income fact or another notion undivided: added up, taken
//! from one of two branches, limited, rounded, summed over persons or months, but not multiplied by a rate and not
//! subtracted. So `toetsingsinkomen` is a notion and a tax on it is not. A notion counts when a rule that is no notion
//! itself reads it, in an amount or a condition, and some scheme uses that rule.

use crate::rulebook::definitions::{Scheme, SchemeKind};
use crate::rulebook::graph::{Item, Uses};
use crate::rulebook::node::{Node, Op, PersonFold, ValueId};
use crate::rulebook::system::System;
use crate::table::{Entity, Period, ValueType};
use crate::units::Unit;
use std::collections::BTreeSet;

/// One count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Stable key.
    pub key: &'static str,
    /// What is counted, for people.
    pub name: &'static str,
    /// How it is counted.
    pub meaning: &'static str,
    /// The count.
    pub value: usize,
}

/// The counts of one system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complexity {
    /// Name of the system.
    pub system: String,
    /// In a fixed order.
    pub counts: Vec<Count>,
    /// Income notions that count, by name, with the ids of the schemes that rest on them.
    pub income_notions: Vec<(String, Vec<String>)>,
    /// Facts asked per scheme: id of the scheme, names of the facts.
    pub facts_asked: Vec<(String, Vec<String>)>,
}

impl Complexity {
    /// A count by key.
    pub fn count(&self, key: &str) -> Option<usize> {
        self.counts.iter().find(|count| count.key == key).map(|count| count.value)
    }
}

/// What an income notion is, in words for people.
pub const INCOME_NOTION: &str = "Een inkomensbegrip is een bedrag per maand, kwartaal of jaar waarin een inkomensgegeven \
van een persoon onverdeeld zit: opgeteld, begrensd, afgerond, of gekozen met een voorwaarde, maar niet vermenigvuldigd met \
een tarief en niet afgetrokken. Het telt mee als een rekenregel die zelf geen inkomensbegrip is het leest, en een regeling \
die rekenregel gebruikt.";

/// Counts a system as it is on 1 January of `year`.
pub fn complexity(system: &System, year: i16) -> Complexity {
    let reader = Reader { system, uses: Uses::new(system), year };
    let definitions = &system.definitions;
    let schemes: Vec<&Scheme> = definitions.schemes.iter().filter(|s| s.kind != SchemeKind::BuildingBlock).collect();
    let reached = reader.uses.reached_from(schemes.iter().flat_map(|scheme| reader.uses.results_of(scheme)));
    let notions = reader.notions();
    let income_notions = reader.notions_that_count(&notions, &reached, &schemes);
    let facts_asked: Vec<(String, Vec<String>)> =
        schemes.iter().map(|scheme| (scheme.id.clone(), reader.facts_of(scheme))).collect();
    let income_facts: BTreeSet<&str> =
        notions.iter().filter(|id| system.input(**id).is_some()).map(|id| reader.name(*id)).collect();
    let tested =
        facts_asked.iter().filter(|(_, facts)| facts.iter().any(|fact| income_facts.contains(fact.as_str()))).count();
    let distinct = |texts: &mut dyn Iterator<Item = &str>| texts.collect::<BTreeSet<_>>().len();
    let formulas = reader.formulas();
    let parts = |wanted: &dyn Fn(&Op) -> bool| {
        let mut count = 0;
        for formula in &formulas {
            formula.walk(&mut |node| count += usize::from(wanted(&node.op)));
        }
        count
    };
    let per = |period| definitions.rules.iter().filter(|rule| rule.period == period).count();
    let in_use = |item: &Item| matches!(item, Item::Value(id) if system.rule(*id).is_some());
    let rows = |table: &crate::rulebook::LookupTable| table.values.last().map_or(0, |dated| dated.value.len());
    let asked: BTreeSet<&str> = facts_asked.iter().flat_map(|(_, facts)| facts).map(String::as_str).collect();
    let count = |key, name, meaning, value| Count { key, name, meaning, value };
    let counts = vec![
        count(
            "wetten",
            "Wetten",
            "verschillende wetten die de bestanden noemen",
            distinct(&mut definitions.schemes.iter().map(|s| s.law.as_str())),
        ),
        count("regelingen", "Regelingen", "bestanden met een regeling, zonder bouwstenen", schemes.len()),
        count(
            "inkomensafhankelijke_regelingen",
            "  waarvan inkomensafhankelijk",
            "regelingen waarvan de uitkomst een inkomensgegeven gebruikt",
            tested,
        ),
        count(
            "uitvoerders",
            "Uitvoerders",
            "verschillende organisaties die een regeling uitvoeren",
            distinct(&mut schemes.iter().map(|s| s.executor.as_str())),
        ),
        count("rekenregels", "Rekenregels", "alle regels in het stelsel", definitions.rules.len()),
        count(
            "rekenregels_in_gebruik",
            "  waarvan nodig voor een regeling",
            "regels die de uitkomst van een regeling gebruikt",
            reached.iter().filter(|item| in_use(item)).count(),
        ),
        count("inkomensbegrippen", "Inkomensbegrippen", "zie de omschrijving", income_notions.len()),
        count(
            "uitzonderingen",
            "Uitzonderingen",
            "keuzes `als … dan … anders` in de formules",
            parts(&|op| *op == Op::If),
        ),
        count("parameters", "Parameters", "bedragen, percentages en grenzen", definitions.parameters.len()),
        count(
            "tabelrijen",
            "Rijen in tabellen",
            "rijen van de laatste versie van elke tabel",
            definitions.tables.iter().map(rows).sum(),
        ),
        count(
            "gegevens",
            "Gegevens gevraagd",
            "verschillende feiten over burgers die regelingen gebruiken",
            asked.len(),
        ),
        count(
            "gegevens_per_regeling",
            "  opgeteld per regeling",
            "hetzelfde, maar een feit telt bij elke regeling die het gebruikt",
            facts_asked.iter().map(|(_, facts)| facts.len()).sum(),
        ),
        count("regels_per_maand", "Regels per maand", "regels met een uitkomst per maand", per(Period::Month)),
        count("regels_per_jaar", "Regels per jaar", "regels met een uitkomst per jaar", per(Period::Year)),
        count("regels_vast", "Regels zonder periode", "regels met één uitkomst", per(Period::Fixed)),
        count(
            "overgangen",
            "Overgangen maand naar jaar",
            "plaatsen waar een formule maanden samenneemt tot een jaar",
            parts(&|op| {
                matches!(op, Op::SumMonths | Op::MeanYear | Op::MaxMonths | Op::AllMonths | Op::AnyMonth | Op::January)
            }),
        ),
    ];
    Complexity { system: definitions.name.clone(), counts, income_notions, facts_asked }
}

struct Reader<'a> {
    system: &'a System,
    uses: Uses<'a>,
    year: i16,
}

impl<'a> Reader<'a> {
    fn name(&self, id: ValueId) -> &'a str {
        &self.system.value(id).schema.name
    }

    /// The version in force on 1 January.
    fn formula(&self, id: ValueId) -> Option<&'a Node> {
        let rule = self.system.rule(id)?;
        let start = crate::rulebook::read::first_of_year(self.year);
        let position = rule.versions.iter().rposition(|v| v.from.is_none_or(|from| from <= start))?;
        self.system.value(id).formulas.get(position).map(|node| &**node)
    }

    fn formulas(&self) -> Vec<&'a Node> {
        (0..self.system.values.len()).filter_map(|at| self.formula(ValueId(at))).collect()
    }

    /// Income facts and notions; rules may stand in any order, so this goes round until nothing is added.
    fn notions(&self) -> BTreeSet<ValueId> {
        let mut notions = BTreeSet::new();
        loop {
            let before = notions.len();
            for (at, value) in self.system.values.iter().enumerate() {
                let id = ValueId(at);
                let ValueType::Number(unit) = value.schema.value_type else { continue };
                if !is_flow(unit) {
                    continue;
                }
                let is_notion = match self.formula(id) {
                    Some(formula) => holds_undivided(formula, &notions),
                    None => value.input.is_some() && value.schema.entity == Entity::Person,
                };
                if is_notion {
                    notions.insert(id);
                }
            }
            if notions.len() == before {
                return notions;
            }
        }
    }

    fn notions_that_count(
        &self,
        notions: &BTreeSet<ValueId>,
        reached: &BTreeSet<Item>,
        schemes: &[&Scheme],
    ) -> Vec<(String, Vec<String>)> {
        let mut out: Vec<(String, Vec<String>)> = Vec::new();
        let reach: Vec<(&str, BTreeSet<Item>)> =
            schemes.iter().map(|s| (s.id.as_str(), self.uses.reached_from(self.uses.results_of(s)))).collect();
        for notion in notions {
            let read_by = |item: &&Item| match item {
                Item::Value(id) => !notions.contains(id) && self.uses.direct(**item).contains(&Item::Value(*notion)),
                _ => false,
            };
            let readers: Vec<&Item> = reached.iter().filter(read_by).collect();
            if readers.is_empty() {
                continue;
            }
            let feel = reach.iter().filter(|(_, items)| readers.iter().any(|reader| items.contains(reader)));
            out.push((self.name(*notion).to_owned(), feel.map(|(id, _)| (*id).to_owned()).collect()));
        }
        out.sort();
        out
    }

    fn facts_of(&self, scheme: &Scheme) -> Vec<String> {
        let items = self.uses.reached_from(self.uses.results_of(scheme));
        let mut names: Vec<String> = items
            .into_iter()
            .filter_map(|item| match item {
                Item::Value(id) => self.system.input(id).map(|input| input.name.clone()),
                _ => None,
            })
            .collect();
        names.sort();
        names
    }
}

/// Euros per month, quarter or year.
fn is_flow(unit: Unit) -> bool {
    unit.is_money() && (unit.year, unit.quarter, unit.month) != (0, 0, 0)
}

/// Whether a notion goes through this part whole: see the top of this file.
fn holds_undivided(node: &Node, notions: &BTreeSet<ValueId>) -> bool {
    let holds = |part: &Node| holds_undivided(part, notions);
    match (&node.op, node.args.as_slice()) {
        (Op::Value(id), _) => notions.contains(id),
        (Op::Add | Op::Min | Op::Max, args) => args.iter().any(holds),
        (Op::If, [_, then, otherwise]) => holds(then) || holds(otherwise),
        (Op::Persons(PersonFold::Count | PersonFold::Any), _) => false,
        (
            Op::Sub
            | Op::Round(_)
            | Op::Persons(_)
            | Op::SumMonths
            | Op::MeanYear
            | Op::MeanMonths(_)
            | Op::MaxMonths
            | Op::January
            | Op::Previous(_)
            | Op::Scale(..),
            [first, ..],
        ) => holds(first),
        _ => false,
    }
}
