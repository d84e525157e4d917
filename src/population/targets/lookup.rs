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
                Some(known) => format!("bedoelde u `{}`?", name.replacen(&role, known, 1)),
                None => "laat het weg: de generator gebruikt het niet".to_owned(),
            };
            let what = format!("onbekende naam `{name}`");
            self.mistakes.push(Diagnostic::at("P020", self.source, entry.span.clone(), what, remedy));
        }
        self.mistakes
    }

    /// Adds a mistake at a place in the file, and where it stood first.
    pub(crate) fn mistake(
        &mut self,
        code: &'static str,
        span: &Span,
        message: String,
        remedy: &str,
        first: Option<&Span>,
    ) {
        let mistake = Diagnostic::at(code, self.source, span.clone(), message, remedy);
        self.mistakes.push(match first {
            Some(first) => mistake.also(self.source, first.clone(), "hier voor het eerst"),
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
            let remedy = closest(name, self.roles.roles()).map_or_else(
                || "voeg het toe als [[getal]] of [[tabel]], met waarde, bron en zekerheid".to_owned(),
                |known| format!("bedoelde u `{known}`?"),
            );
            self.mistake("P036", &role.span, format!("er is geen getal of tabel `{name}`"), &remedy, None);
        }
        false
    }

    fn wrong(&mut self, span: &Span, code: &'static str, message: String, remedy: &str) {
        self.mistakes.push(Diagnostic::at(code, self.source, span.clone(), message, remedy));
    }

    /// The entry that plays a role.
    fn entry(&mut self, role: &str) -> Option<&'d Entry> {
        let name = self.roles.name(role).unwrap_or(role).to_owned();
        let entry = self.document.entries.get(&name);
        self.asked.insert(name);
        self.roles_asked.insert(latest(role).to_owned());
        if entry.is_none() && !self.document.broken.iter().any(|name| is_of(name, role)) {
            self.wrong(&(0..0), "P021", format!("`{role}` ontbreekt"), "voeg het toe met waarde, bron en zekerheid");
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
            self.wrong(
                &entry.span,
                "P022",
                format!("`{name}` hoort een getal te zijn, geen tabel"),
                "schrijf [[getal]]",
            );
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
            self.wrong(&entry.span, "P022", format!("`{name}` hoort een tabel te zijn"), "schrijf [[tabel]]");
            return None;
        };
        let mut fits = true;
        for (what, wanted, found) in [("rijen", rows, found_rows), ("kolommen", columns, found_columns)] {
            if !wanted.is_empty() && !wanted.iter().eq(found.iter()) {
                let message = format!("de {what} van `{name}` zijn niet de verwachte");
                self.wrong(&entry.span, "P023", message, &format!("schrijf precies: {}", wanted.join(", ")));
                fits = false;
            }
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
            self.wrong(&entry.span, "P022", format!("`{name}` hoort een tabel te zijn"), "schrijf [[tabel]]");
            return None;
        };
        let roles = Roles::of(columns);
        let Some(position) = columns.iter().position(|one| Some(one.as_str()) == roles.name(column)) else {
            self.wrong(&entry.span, "P023", format!("`{name}` mist de kolom `{column}`"), "voeg de kolom toe");
            return None;
        };
        let mut out = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(at) = found.iter().position(|one| one == row) else {
                self.wrong(&entry.span, "P023", format!("`{name}` mist de rij `{row}`"), "voeg de rij toe");
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
            self.wrong(&span, "P022", format!("`{name}` hoort een tabel te zijn"), "schrijf [[tabel]]");
            return None;
        };
        let flat: Vec<f64> = values.iter().flatten().copied().collect();
        match flat[..] {
            [low, high] if low <= high && low >= 0.0 => Some((low, high)),
            _ => {
                let what = format!("`{name}` hoort een laagste en een hoogste waarde te geven");
                self.wrong(&span, "P024", what, "geef twee getallen van nul of meer, het kleinste eerst");
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
    pub(crate) fn contradiction(&mut self, name: &str, message: String, remedy: &str) {
        let span = self.peek(name).map_or(0..0, |entry| entry.value_span.clone());
        self.wrong(&span, "P026", message, remedy);
    }

    fn check(&mut self, name: &str, value: f64, check: Check, span: &Span) -> bool {
        let (fits, wanted) = match check {
            Check::NotNegative => (value >= 0.0, "nul of meer"),
            Check::Positive => (value > 0.0, "meer dan nul"),
            Check::Percent => ((0.0..=100.0).contains(&value), "van 0 tot en met 100 procent"),
            Check::Correlation => ((-1.0..=1.0).contains(&value), "van -1 tot en met 1"),
            Check::Any => (true, ""),
        };
        if !fits {
            let message = format!("{value} kan niet in `{name}`: het hoort {wanted} te zijn");
            self.wrong(span, "P024", message, "herstel de waarde");
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
                    let message = format!("een rij of kolom van `{name}` is geheel nul");
                    self.wrong(span, "P025", message, "laat ten minste een combinatie toe");
                }
                return fits;
            }
        };
        let mut fits = true;
        for line in lines {
            let sum: f64 = line.iter().sum();
            match shape {
                Shape::ColumnsSumTo100 | Shape::RowsSumTo100 if (sum - 100.0).abs() > ROUNDING => {
                    let message = format!("de aandelen in `{name}` tellen op tot {sum:.1}, niet tot 100 procent");
                    self.wrong(span, "P025", message, "maak de aandelen samen 100");
                    fits = false;
                }
                Shape::RowsRise | Shape::ColumnsRise if line.windows(2).any(|pair| pair[0] > pair[1]) => {
                    let message = format!("de waarden in `{name}` lopen niet op");
                    self.wrong(span, "P025", message, "zet ze van klein naar groot");
                    fits = false;
                }
                _ => {}
            }
        }
        fits
    }
}
