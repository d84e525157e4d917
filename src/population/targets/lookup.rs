//! Asks the entries of a target file for what the generator needs, and reports what is missing, unknown or senseless.
//!
//! Takes: entries by name. Gives: numbers, rows and columns that have been checked. What nobody asked for is a
//! mistake too: a misspelt name must not pass unseen. Leaves to others: what a number is used for.

use crate::diag::Diagnostic;
use crate::diag::Diagnostics;
use crate::diag::Located;
use crate::diag::Source;
use crate::diag::Span;
use crate::diag::closest;
use crate::population::targets::entry::Content;
use crate::population::targets::entry::Entry;
use crate::population::targets::read::Document;
use crate::population::targets::roles::Roles;
use crate::population::targets::roles::is_of;
use crate::population::targets::roles::latest;
use crate::population::targets::roles::role_of;
use crate::text::Text;
use crate::text::text;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What values make sense.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Check {
    /// Zero or more.
    NotNegative,
    /// More than zero.
    Positive,
    /// From 0 to 100.
    Percent,
    /// From −1 to 1.
    Correlation,
    /// Any finite number.
    Any,
}

impl Check {
    /// What a value must be.
    fn told(self) -> Text {
        match self {
            Check::NotNegative => text!(wanted_not_negative),
            Check::Positive => text!(wanted_positive),
            Check::Percent => text!(wanted_percent),
            Check::Correlation => text!(wanted_correlation),
            // Any number is right, so nobody asks.
            Check::Any => Text::default(),
        }
    }
}

/// What the values of one table must do together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shape {
    /// Nothing.
    Free,
    /// Each column adds up to 100.
    ColumnsSumTo100,
    /// Each row adds up to 100.
    RowsSumTo100,
    /// Each row rises from left to right (or stays level).
    RowsRise,
    /// Each column rises from top to bottom.
    ColumnsRise,
    /// No row and no column is zero throughout.
    NoEmptyLine,
}

/// Checked access to the entries.
pub(crate) struct Lookup<'d> {
    source: &'d Arc<Source>,
    document: &'d Document,
    roles: Roles,
    /// Names of entries, and the roles for which they were asked.
    asked: BTreeSet<String>,
    roles_asked: BTreeSet<String>,
    mistakes: Diagnostics,
}

impl<'d> Lookup<'d> {
    pub(crate) fn new(source: &'d Arc<Source>, document: &'d Document) -> Lookup<'d> {
        Lookup {
            source,
            document,
            roles: Roles::of(document.entries.keys()),
            asked: BTreeSet::new(),
            roles_asked: BTreeSet::new(),
            mistakes: Diagnostics::default(),
        }
    }

    /// All mistakes found, with names that were never asked for.
    pub(crate) fn finish(mut self) -> Diagnostics {
        for (name, entry) in &self.document.entries {
            if self.asked.contains(name) {
                continue;
            }
            let role = role_of(name);
            let known = closest(&role, self.roles_asked.iter().map(String::as_str)).filter(|known| *known != role);
            let remedy = match known {
                Some(known) => text!(did_you_mean, near = name.replacen(&role, known, 1)),
                None => text!(targets_not_used),
            };
            let what = text!(targets_unknown_name, name = name);
            self.mistakes.push(Diagnostic::at("P020", self.source, entry.span.clone(), what, remedy));
        }
        self.mistakes
    }

    /// Adds a mistake at a place in the file, and where it stood first.
    pub(crate) fn mistake(
        &mut self,
        code: &'static str,
        span: &Span,
        message: Text,
        remedy: Text,
        first: Option<&Span>,
    ) {
        let mistake = Diagnostic::at(code, self.source, span.clone(), message, remedy);
        self.mistakes.push(match first {
            Some(first) => mistake.also(self.source, first.clone(), text!(population_first_here)),
            None => mistake,
        });
    }

    /// Whether an entry plays a role that another place in the file names; reports where not. An entry with a mistake
    /// of its own has been reported.
    pub(crate) fn plays(&mut self, role: &Located<String>) -> bool {
        let name = role.value.as_str();
        self.roles_asked.insert(latest(name).to_owned());
        if self.roles.name(name).is_some() {
            return true;
        }
        if !self.document.broken.iter().any(|broken| is_of(broken, name)) {
            let remedy = closest(name, self.roles.roles())
                .map_or_else(|| text!(targets_add_entry), |known| text!(did_you_mean, near = known));
            self.mistake("P036", &role.span, text!(targets_no_entry, name = name), remedy, None);
        }
        false
    }

    fn wrong(&mut self, span: &Span, code: &'static str, message: Text, remedy: Text) {
        self.mistakes.push(Diagnostic::at(code, self.source, span.clone(), message, remedy));
    }

    fn no_table(&mut self, name: &str, span: &Span) {
        self.wrong(span, "P022", text!(targets_table_expected, name = name), text!(targets_write_table));
    }

    /// The entry that plays a role.
    fn entry(&mut self, role: &str) -> Option<&'d Entry> {
        let name = self.roles.name(role).unwrap_or(role).to_owned();
        let entry = self.document.entries.get(&name);
        self.asked.insert(name);
        self.roles_asked.insert(latest(role).to_owned());
        if entry.is_none() && !self.document.broken.iter().any(|name| is_of(name, role)) {
            self.wrong(&(0..0), "P021", text!(targets_missing, name = role), text!(targets_missing_remedy));
        }
        entry
    }

    /// The entry that plays a role, whether anything was asked of it or not.
    fn peek(&self, role: &str) -> Option<&'d Entry> {
        self.document.entries.get(self.roles.name(role)?)
    }

    /// Year of the value of an entry.
    pub(crate) fn year(&self, role: &str) -> Option<i64> {
        self.peek(role).map(|entry| entry.year)
    }

    /// The rows of a table that play a role, one per year; the role itself where there is none.
    pub(crate) fn years(&self, name: &str, role: &str) -> Vec<String> {
        let rows = self.names(name).map_or(&[][..], |(rows, _)| rows);
        let found: Vec<String> = rows.iter().filter(|row| is_of(row, role)).cloned().collect();
        if found.is_empty() { vec![role.to_owned()] } else { found }
    }

    /// One number.
    pub(crate) fn number(&mut self, name: &str, check: Check) -> Option<f64> {
        let entry = self.entry(name)?;
        let Content::Number { value, .. } = entry.content else {
            let message = text!(targets_number_not_table, name = name);
            self.wrong(&entry.span, "P022", message, text!(targets_write_number));
            return None;
        };
        self.check(name, value, check, &entry.value_span).then_some(value)
    }

    /// A share that the file gives in percent.
    pub(crate) fn share(&mut self, name: &str) -> Option<f64> {
        self.number(name, Check::Percent).map(|percent| percent / 100.0)
    }

    /// A table with these rows and columns in this order; an empty list accepts any.
    pub(crate) fn grid(
        &mut self,
        name: &str,
        rows: &[&str],
        columns: &[&str],
        check: Check,
        shape: Shape,
    ) -> Option<Vec<Vec<f64>>> {
        let entry = self.entry(name)?;
        let Content::Grid { rows: found_rows, columns: found_columns, values, .. } = &entry.content else {
            self.no_table(name, &entry.span);
            return None;
        };
        let mut fits = true;
        let differ = |wanted: &[&str], found: &[String]| !wanted.is_empty() && !wanted.iter().eq(found.iter());
        if differ(rows, found_rows) {
            let remedy = text!(targets_write_exactly, names = rows.join(", "));
            self.wrong(&entry.span, "P023", text!(targets_rows_unexpected, name = name), remedy);
            fits = false;
        }
        if differ(columns, found_columns) {
            let remedy = text!(targets_write_exactly, names = columns.join(", "));
            self.wrong(&entry.span, "P023", text!(targets_columns_unexpected, name = name), remedy);
            fits = false;
        }
        for value in values.iter().flatten() {
            fits &= self.check(name, *value, check, &entry.value_span);
        }
        (fits && self.shape(name, values, shape, &entry.value_span)).then(|| values.clone())
    }

    /// One column of a table, by the names of its rows.
    pub(crate) fn column(&mut self, name: &str, rows: &[&str], column: &str, check: Check) -> Option<Vec<f64>> {
        let entry = self.entry(name)?;
        let Content::Grid { rows: found, columns, values, .. } = &entry.content else {
            self.no_table(name, &entry.span);
            return None;
        };
        let roles = Roles::of(columns);
        let Some(position) = columns.iter().position(|one| Some(one.as_str()) == roles.name(column)) else {
            let message = text!(targets_column_missing, name = name, column = column);
            self.wrong(&entry.span, "P023", message, text!(targets_add_column));
            return None;
        };
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(at) = found.iter().position(|one| one == row) else {
                let message = text!(targets_row_missing, name = name, row = *row);
                self.wrong(&entry.span, "P023", message, text!(targets_add_row));
                return None;
            };
            let value = values[at][position];
            if !self.check(name, value, check, &entry.value_span) {
                return None;
            }
            out.push(value);
        }
        Some(out)
    }

    /// Two numbers, the first not above the second, in one column or one row of two.
    pub(crate) fn bounds(&mut self, name: &str) -> Option<(f64, f64)> {
        let entry = self.entry(name)?;
        let span = entry.value_span.clone();
        let Content::Grid { values, .. } = &entry.content else {
            self.no_table(name, &span);
            return None;
        };
        let flat: Vec<f64> = values.iter().flatten().copied().collect();
        match flat[..] {
            [low, high] if low <= high && low >= 0.0 => Some((low, high)),
            _ => {
                self.wrong(&span, "P024", text!(targets_bounds, name = name), text!(targets_bounds_remedy));
                None
            }
        }
    }

    /// Names of rows and columns of a table that is there.
    pub(crate) fn names(&self, name: &str) -> Option<(&'d [String], &'d [String])> {
        match &self.peek(name)?.content {
            Content::Grid { rows, columns, .. } => Some((rows, columns)),
            Content::Number { .. } => None,
        }
    }

    /// Adds a mistake about values that do not agree with each other.
    pub(crate) fn contradiction(&mut self, name: &str, message: Text, remedy: Text) {
        let span = self.peek(name).map_or(0..0, |entry| entry.value_span.clone());
        self.wrong(&span, "P026", message, remedy);
    }

    fn check(&mut self, name: &str, value: f64, check: Check, span: &Span) -> bool {
        let fits = match check {
            Check::NotNegative => value >= 0.0,
            Check::Positive => value > 0.0,
            Check::Percent => (0.0..=100.0).contains(&value),
            Check::Correlation => (-1.0..=1.0).contains(&value),
            Check::Any => true,
        };
        if !fits {
            let message =
                text!(targets_value_impossible, value = value.to_string(), name = name, wanted = check.told());
            self.wrong(span, "P024", message, text!(targets_correct_value));
        }
        fits
    }

    fn shape(&mut self, name: &str, values: &[Vec<f64>], shape: Shape, span: &Span) -> bool {
        // Shares are printed with one decimal at most, so a sum may miss 100 by half a point.
        const ROUNDING: f64 = 0.5;
        let width = values.first().map_or(0, Vec::len);
        let columns: Vec<Vec<f64>> = (0..width).map(|c| values.iter().map(|row| row[c]).collect()).collect();
        let lines = match shape {
            Shape::Free => return true,
            Shape::ColumnsSumTo100 | Shape::ColumnsRise => &columns[..],
            Shape::RowsSumTo100 | Shape::RowsRise => values,
            Shape::NoEmptyLine => {
                let filled = |lines: &[Vec<f64>]| lines.iter().all(|line| line.iter().any(|v| *v > 0.0));
                let fits = filled(values) && filled(&columns);
                if !fits {
                    let message = text!(targets_empty_line, name = name);
                    self.wrong(span, "P025", message, text!(targets_empty_line_remedy));
                }
                return fits;
            }
        };
        let mut fits = true;
        for line in lines {
            let sum: f64 = line.iter().sum();
            match shape {
                Shape::ColumnsSumTo100 | Shape::RowsSumTo100 if (sum - 100.0).abs() > ROUNDING => {
                    let message = text!(targets_shares_sum, name = name, sum = format!("{sum:.1}"));
                    self.wrong(span, "P025", message, text!(targets_shares_remedy));
                    fits = false;
                }
                Shape::RowsRise | Shape::ColumnsRise if line.windows(2).any(|pair| pair[0] > pair[1]) => {
                    let message = text!(targets_not_rising, name = name);
                    self.wrong(span, "P025", message, text!(targets_not_rising_remedy));
                    fits = false;
                }
                _ => {}
            }
        }
        fits
    }
}
