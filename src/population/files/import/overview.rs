//! What an import made of the data, to check at a glance.
//!
//! Takes: each household as it was put together. Gives: persons per role, minors who are no child, missing values and
//! rules per column, weighted totals, in lines. Leaves to others: printing them.

use crate::population::kinds::Role;
use crate::units::ADULT;
use crate::units::Language;
use crate::units::format_decimal;
use std::collections::BTreeMap;

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
    pub decided: BTreeMap<&'static str, u64>,
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
    pub(super) fn decided(&mut self, rule: &'static str, times: usize) {
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
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        let whole = |number: f64| format_decimal(number, 0, Language::Dutch);
        let [applicants, partners, children, housemates] = self.roles.map(|number| whole(number as f64));
        let pairs = |list: Vec<String>| if list.is_empty() { "geen".to_owned() } else { list.join("; ") };
        let millions = |(name, total): (&String, &f64)| {
            let total = total / 1e6;
            format!("{name} {}", format_decimal(total, if total.abs() < 10.0 { 3 } else { 0 }, Language::Dutch))
        };
        vec![
            (
                "personen per rol",
                format!("{applicants} aanvragers, {partners} partners, {children} kinderen, {housemates} medebewoners"),
            ),
            (
                "jonger dan 18 en geen kind",
                format!(
                    "{}, van wie {} aanvrager",
                    whole(self.minors_not_child as f64),
                    whole(self.minor_applicants as f64)
                ),
            ),
            (
                "ontbrekende waarden, geteld als nul",
                pairs(self.missing.iter().map(|(name, times)| format!("{name} {}", whole(*times as f64))).collect()),
            ),
            (
                "regels van [sleutels] en de wet, keren gebruikt",
                pairs(self.decided.iter().map(|(name, times)| format!("{name} {}", whole(*times as f64))).collect()),
            ),
            ("regels per kolom", pairs(self.rules.iter().map(|(name, rule)| format!("{name} {rule}")).collect())),
            ("gewogen personen", whole(self.weighted_persons)),
            ("gewogen bedragen, miljoen euro", pairs(self.totals.iter().map(millions).collect())),
        ]
    }
}
