//! What an import made of the data, to check at a glance.
//!
//! Takes: each household as it was put together. Gives: persons per role, minors who are no child, missing values and
//! rules per column, weighted totals, in lines. Leaves to others: printing them.

use crate::population::kinds::Role;
use crate::text::Text;
use crate::text::text;
use crate::units::ADULT;
use crate::units::format_decimal;
use std::collections::BTreeMap;

/// What decides who is who where the data do not tell: a key of the mapping, or the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decision {
    /// `kind_zonder_ouder`.
    LoneMinor,
    /// `meer_gezinnen`.
    TwoFamilies,
    /// Partners through a child together.
    PartnerByChild,
    /// `verwant_elders`.
    Elsewhere,
    /// `zonder_volwassene`.
    NoAdult,
}

impl Decision {
    /// Its key, or what the law says.
    fn told(self) -> Text {
        match self {
            Decision::LoneMinor => Text::same("kind_zonder_ouder"),
            Decision::TwoFamilies => Text::same("meer_gezinnen"),
            Decision::PartnerByChild => text!(read_partner_by_child),
            Decision::Elsewhere => Text::same("verwant_elders"),
            Decision::NoAdult => Text::same("zonder_volwassene"),
        }
    }
}

/// Counts over all households that were read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    /// Applicants, partners, children, housemates.
    pub roles: [u64; 4],
    /// Persons below 18 who are applicant, partner or housemate.
    pub minors_not_child: u64,
    /// Applicants below 18.
    pub minor_applicants: u64,
    /// Missing values that the mapping reads as zero, by column of the table.
    pub missing: BTreeMap<String, u64>,
    /// How often a rule of the keys decided, by rule.
    pub decided: BTreeMap<Decision, u64>,
    /// Rules of the mapping by column of the table.
    pub rules: Vec<(String, &'static str)>,
    /// Weighted persons.
    pub weighted_persons: f64,
    /// Weighted euros by column of the table: a year of a flow, or what there is of a stock.
    pub totals: BTreeMap<String, f64>,
}

impl Overview {
    /// Counts a household.
    pub(super) fn household(&mut self, roles: &[Role], ages: &[i32], weight: f64) {
        for (role, age) in roles.iter().zip(ages) {
            self.roles[*role as usize] += 1;
            let is_minor = *age < ADULT;
            self.minors_not_child += u64::from(is_minor && *role != Role::Child);
            self.minor_applicants += u64::from(is_minor && *role == Role::Applicant);
        }
        self.weighted_persons += weight * roles.len() as f64;
    }

    /// A rule of the keys decided so often.
    pub(super) fn decided(&mut self, rule: Decision, times: usize) {
        if times > 0 {
            *self.decided.entry(rule).or_default() += times as u64;
        }
    }

    /// A missing value was read as zero.
    pub(super) fn missing(&mut self, column: &str) {
        if let Some(times) = self.missing.get_mut(column) {
            *times += 1;
        } else {
            self.missing.insert(column.to_owned(), 1);
        }
    }

    /// Adds euros to the total of a column.
    pub(super) fn euros(&mut self, column: &str, euros: f64) {
        if let Some(total) = self.totals.get_mut(column) {
            *total += euros;
        } else {
            self.totals.insert(column.to_owned(), euros);
        }
    }

    /// The counts in words: a name and what it holds.
    pub fn lines(&self) -> Vec<(Text, Text)> {
        let whole = |number: f64| Text::in_each(|language| format_decimal(number, 0, language));
        let [applicants, partners, children, housemates] = self.roles.map(|number| whole(number as f64));
        let [minors, minor_applicants] =
            [self.minors_not_child, self.minor_applicants].map(|number| whole(number as f64));
        let counted = |name: Text, times: u64| Text::joined([&name, &whole(times as f64)], " ");
        let millions = |(name, total): (&String, &f64)| {
            let total = total / 1e6;
            let decimals = if total.abs() < 10.0 { 3 } else { 0 };
            Text::in_each(|language| format!("{name} {}", format_decimal(total, decimals, language)))
        };
        let missing = self.missing.iter().map(|(name, times)| counted(Text::same(name), *times));
        let decided = self.decided.iter().map(|(decision, times)| counted(decision.told(), *times));
        let rules = self.rules.iter().map(|(name, rule)| Text::same(format!("{name} {rule}")));
        vec![
            (
                text!(read_roles),
                text!(
                    read_roles_counted,
                    applicants = applicants,
                    partners = partners,
                    children = children,
                    housemates = housemates
                ),
            ),
            (text!(read_minors), text!(read_minors_counted, minors = minors, applicants = minor_applicants)),
            (text!(read_missing), listed(missing.collect())),
            (text!(read_decided), listed(decided.collect())),
            (text!(read_rules), listed(rules.collect())),
            (text!(read_persons_weighted), whole(self.weighted_persons)),
            (text!(read_amounts_weighted), listed(self.totals.iter().map(millions).collect())),
        ]
    }
}

fn listed(parts: Vec<Text>) -> Text {
    if parts.is_empty() { text!(read_none) } else { Text::joined(&parts, "; ") }
}
