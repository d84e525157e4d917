//! Which number of the law a change is about: a parameter, a whole table, or one row of a table.
//!
//! Takes: a text such as `schijven_onder_aow_leeftijd[1]`. Gives: a [`Target`], and the change of a table's rows.
//! Leaves to others: parameters and dates (`changes`, `system`).

use crate::diag::Diagnostic;
use crate::rulebook::definitions::TableRow;
use crate::text::{Text, text};
use rust_decimal::Decimal;
use std::fmt;

/// A change of a parameter or of the values of a table, from a date on.
#[derive(Debug, Clone, PartialEq)]
pub enum ParameterChange {
    /// A new value.
    Set(Decimal),
    /// Times a factor.
    Scale(Decimal),
    /// Plus an amount.
    Add(Decimal),
}

impl ParameterChange {
    /// The changed value.
    pub fn apply(&self, value: Decimal) -> Decimal {
        match self {
            ParameterChange::Set(new) => *new,
            ParameterChange::Scale(factor) => value * factor,
            ParameterChange::Add(amount) => value + amount,
        }
    }
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableColumn {
    /// Rate or value.
    Value,
    /// Upper limit.
    Limit,
}

/// A parameter, a table, or one row of a table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// Name of the parameter or table.
    pub name: String,
    /// Row of the table, from 1; all rows where none is named.
    pub row: Option<usize>,
    /// Column of the table.
    pub column: TableColumn,
}

impl From<&str> for Target {
    fn from(name: &str) -> Target {
        Target { name: name.to_owned(), row: None, column: TableColumn::Value }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        if let Some(row) = self.row {
            write!(f, "[{row}]")?;
        }
        if self.column == TableColumn::Limit {
            f.write_str(".grens")?;
        }
        Ok(())
    }
}

impl Target {
    /// Reads `naam`, `naam[rij]`, `naam[rij].waarde` or `naam[rij].grens`.
    ///
    /// # Errors
    /// What is wrong with the text, in words.
    pub fn parse(text: &str) -> Result<Target, Text> {
        let text = text.trim();
        let (rest, column) = match text.rsplit_once('.') {
            Some((rest, "grens")) => (rest, TableColumn::Limit),
            Some((rest, "waarde" | "tarief" | "bedrag")) => (rest, TableColumn::Value),
            Some((_, other)) => return Err(text!(not_a_column_of_table, column = other)),
            None => (text, TableColumn::Value),
        };
        let (name, row) = match rest.strip_suffix(']').map(|inner| inner.split_once('[')) {
            Some(Some((name, row))) => {
                let row = row.trim().parse::<usize>().ok().filter(|row| (1..=100_000).contains(row));
                (name, Some(row.ok_or_else(|| text!(row_not_whole_number, text = text))?))
            }
            Some(None) => return Err(text!(bracket_missing, text = text)),
            None => (rest, None),
        };
        let name = name.trim();
        let is_name = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !is_name {
            return Err(text!(not_a_name, name = name));
        }
        if column == TableColumn::Limit && row.is_none() {
            return Err(text!(limit_without_row, text = text, name = name));
        }
        Ok(Target { name: name.to_owned(), row, column })
    }

    /// Changes the rows that the target names.
    ///
    /// # Errors
    /// A row that the table does not have, or limits that no longer rise, in words.
    pub(super) fn change_rows(&self, rows: &mut [TableRow], change: &ParameterChange) -> Result<(), Text> {
        let n = rows.len();
        let chosen = match self.row {
            None => &mut rows[..],
            Some(row) => rows
                .get_mut(row - 1..row)
                .ok_or_else(|| text!(table_lacks_row, table = &self.name, count = n, row = row))?,
        };
        for row in chosen {
            match (self.column, row.limit) {
                (TableColumn::Value, _) => row.value = change.apply(row.value),
                (TableColumn::Limit, Some(limit)) => row.limit = Some(change.apply(limit)),
                (TableColumn::Limit, None) => {
                    return Err(text!(last_row_without_limit, table = &self.name));
                }
            }
        }
        let limits: Vec<Decimal> = rows.iter().filter_map(|row| row.limit).collect();
        if limits.windows(2).any(|pair| pair[0] >= pair[1]) {
            return Err(text!(limits_no_longer_rise, table = &self.name));
        }
        Ok(())
    }
}

/// A row of something that has no rows.
pub(super) fn not_a_table(target: &Target) -> Diagnostic {
    Diagnostic::general(
        "R005",
        text!(one_number_without_rows, name = &target.name),
        text!(leave_row_out, row = target.row.unwrap_or(1)),
    )
}

/// A change that a table cannot have.
pub(super) fn not_in_table(message: Text) -> Diagnostic {
    Diagnostic::general("R017", message, text!(keep_limits_rising))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_read_as_it_is_written() {
        for text in ["standaardpremie", "schijven_onder_aow_leeftijd[2]", "schijven_onder_aow_leeftijd[1].grens"] {
            assert_eq!(Target::parse(text).unwrap().to_string(), text);
        }
        assert_eq!(Target::parse("schijven[2].tarief").unwrap(), Target::parse("schijven[2]").unwrap());
        for wrong in ["", "a[0]", "a[x]", "a]", "a.grens", "a[1].hoogte", "A", "a b"] {
            assert!(Target::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn one_row_changes_and_the_others_stay() {
        let row =
            |limit: Option<i64>, value: i64| TableRow { limit: limit.map(Decimal::from), value: Decimal::from(value) };
        let mut rows = [row(Some(10), 1), row(Some(20), 2), row(None, 3)];
        Target::parse("t[2]").unwrap().change_rows(&mut rows, &ParameterChange::Add(Decimal::from(5))).unwrap();
        assert_eq!(rows.map(|r| r.value), [1, 7, 3].map(Decimal::from));
        let beyond = Target::parse("t[4]").unwrap().change_rows(&mut rows, &ParameterChange::Add(Decimal::ONE));
        assert!(beyond.unwrap_err().nl.contains("geen rij 4"));
        let falling =
            Target::parse("t[1].grens").unwrap().change_rows(&mut rows, &ParameterChange::Set(Decimal::from(25)));
        assert!(falling.unwrap_err().nl.contains("lopen dan niet meer op"));
    }
}
