//! Rows of a table from a CSV file beside the rulebook: one column with upper bounds, perhaps one with lower bounds,
//! and columns with values, of which a table names one.

use crate::diag::{Diagnostic, Located, Source, Span, closest};
use crate::formats::Keys;
use crate::rulebook::definitions::TableRow;
use crate::rulebook::meant::meant;
use crate::rulebook::read::Reader;
use crate::rulebook::read::table::Percents;
use crate::text::{Text, text};
use rust_decimal::Decimal;
use std::path::{Component, Path};
use std::sync::Arc;

/// Most rows of a table; a longer one is no table of a law.
const MOST_ROWS: usize = 20_000;

/// Whether a file name stays in its folder, also after links are followed.
pub fn stays_inside(folder: &Path, name: &str) -> bool {
    let plain = Path::new(name).components().all(|c| matches!(c, Component::Normal(_))) && !name.is_empty();
    let resolved = folder.join(name).canonicalize().ok().zip(folder.canonicalize().ok());
    plain && resolved.is_none_or(|(file, base)| file.starts_with(base))
}

/// A cell with its place in the file.
#[derive(Debug, Clone)]
struct Cell<'a> {
    text: &'a str,
    span: Span,
}

impl Reader<'_> {
    /// The rows in a column of a file.
    pub(super) fn rows_of_file(
        &mut self,
        keys: &mut Keys<'_>,
        name: Located<String>,
        column: Located<String>,
        percents: Percents,
    ) -> Option<Vec<TableRow>> {
        if !stays_inside(self.folder, &name.value) {
            keys.complain(
                "R020",
                name.span,
                text!(outside_folder_of_file, file = &name.value),
                text!(outside_folder_of_file_remedy),
            );
            return None;
        }
        let path = self.folder.join(&name.value);
        let shown = path.display().to_string();
        let known = self.contents.attached.iter().find(|source| source.name == shown).cloned();
        let first_time = known.is_none();
        let file = match known.map_or_else(|| Source::read(&path), Ok) {
            Ok(file) => file,
            Err(error) => {
                keys.report(error.also(keys.source(), name.span, text!(named_here)));
                return None;
            }
        };
        if first_time {
            self.contents.attached.push(Arc::clone(&file));
        }
        let mut table = TableFile { file: &file, percents, mistakes: Vec::new(), bounds: Vec::new() };
        let rows = table.rows(keys.source(), &column);
        let fine = table.mistakes.is_empty() && table.bounds.is_empty();
        // The bounds are the same for every table that names this file: told once.
        for mistake in table.bounds.into_iter().filter(|_| first_time).chain(table.mistakes) {
            keys.report(mistake);
        }
        rows.filter(|_| fine)
    }
}

struct TableFile<'a> {
    file: &'a Arc<Source>,
    percents: Percents,
    /// Of the column asked for.
    mistakes: Vec<Diagnostic>,
    /// Of the file as a whole and of its bounds.
    bounds: Vec<Diagnostic>,
}

impl TableFile<'_> {
    fn complain(&mut self, span: &Span, message: Text, remedy: Text) {
        self.bounds.push(Diagnostic::at("R017", self.file, span.clone(), message, remedy));
    }

    /// The rows of one column.
    fn rows(&mut self, rulebook: &Arc<Source>, column: &Located<String>) -> Option<Vec<TableRow>> {
        let file = Arc::clone(self.file);
        let lines = lines(&file.text);
        let Some((header, body)) = lines.split_first() else {
            self.complain(&(0..0), text!(table_file_empty), text!(write_table_header));
            return None;
        };
        let named = |name: &str| header.iter().position(|cell| cell.text == name);
        let whole_header = header[0].span.start..header.last().map_or(0, |cell| cell.span.end);
        let upper = named("tot");
        if upper.is_none() {
            self.complain(&whole_header, text!(column_of_limits_missing), text!(column_of_limits_missing_remedy));
        }
        let value_names: Vec<&str> = header.iter().map(|c| c.text).filter(|n| *n != "tot" && *n != "vanaf").collect();
        let values = named(&column.value).filter(|_| value_names.contains(&column.value.as_str()));
        if values.is_none() {
            let near = closest(&column.value, value_names.iter().copied());
            self.mistakes.push(
                Diagnostic::at(
                    "R017",
                    rulebook,
                    column.span.clone(),
                    text!(column_of_values_unknown, column = &column.value),
                    meant(near, text!(columns_of_values_are, columns = value_names.join(", "))),
                )
                .also(&file, whole_header, text!(columns_of_file)),
            );
        }
        let (upper, values) = (upper?, values?);
        let lower = named("vanaf");
        if body.is_empty() || body.len() > MOST_ROWS {
            self.complain(&(0..0), text!(table_row_count, count = body.len()), text!(table_row_count_remedy));
            return None;
        }
        let mut rows: Vec<TableRow> = Vec::with_capacity(body.len());
        for (position, cells) in body.iter().enumerate() {
            if cells.len() != header.len() {
                let span = cells[0].span.start..cells.last().map_or(0, |cell| cell.span.end);
                let message = text!(row_of_other_length, cells = cells.len(), header = header.len());
                self.complain(&span, message, text!(row_of_other_length_remedy));
                continue;
            }
            let limit = if cells[upper].text.is_empty() { None } else { self.bound(&cells[upper]) };
            let is_last = position + 1 == body.len();
            if cells[upper].text.is_empty() != is_last {
                self.complain(
                    &cells[upper].span,
                    text!(only_last_row_without_limit),
                    text!(leave_only_last_limit_empty),
                );
            }
            let before = rows.last().and_then(|row| row.limit);
            if let (Some(before), Some(now)) = (before, limit)
                && now <= before
            {
                self.complain(
                    &cells[upper].span,
                    text!(limit_not_above_row_before, limit = now.to_string(), before = before.to_string()),
                    text!(sort_rows_by_limit),
                );
            }
            if let Some(lower) = lower {
                self.lower_bound(&cells[lower], before, limit, position == 0);
            }
            match number(self.file, &cells[values], self.percents.values) {
                Ok(value) => rows.push(TableRow { limit, value }),
                Err(mistake) => self.mistakes.push(mistake),
            }
        }
        Some(rows)
    }

    /// A lower bound is that of the row before, or the next whole number or cent after it.
    fn lower_bound(&mut self, cell: &Cell<'_>, before: Option<Decimal>, limit: Option<Decimal>, is_first: bool) {
        if cell.text.is_empty() {
            if !is_first {
                self.complain(&cell.span, text!(row_without_lower_limit), text!(row_without_lower_limit_remedy));
            }
            return;
        }
        let Some(from) = self.bound(cell) else { return };
        if limit.is_some_and(|limit| from > limit) {
            self.complain(&cell.span, text!(lower_above_upper), text!(swap_lower_and_upper));
        }
        let Some(before) = before else { return };
        let decimals = before.normalize().scale().max(from.normalize().scale()).min(9);
        let next = before + Decimal::new(1, decimals);
        if from < before {
            let message = text!(row_overlaps_previous, before = before.to_string());
            self.complain(&cell.span, message, text!(start_where_previous_ends));
        } else if from > next {
            let message = text!(gap_between_rows, before = before.to_string(), from = from.to_string());
            self.complain(&cell.span, message, text!(start_where_previous_ends));
        }
    }

    fn bound(&mut self, cell: &Cell<'_>) -> Option<Decimal> {
        number(self.file, cell, self.percents.limits).map_err(|mistake| self.bounds.push(mistake)).ok()
    }
}

fn number(file: &Arc<Source>, cell: &Cell<'_>, is_percent: bool) -> Result<Decimal, Diagnostic> {
    super::table::number(cell.text, is_percent)
        .map_err(|mistake| Diagnostic::at("R015", file, cell.span.clone(), mistake.message(), mistake.remedy()))
}

/// Cells per line that is not empty; split at `;` where the first line has one, else at a comma.
fn lines(text: &str) -> Vec<Vec<Cell<'_>>> {
    let start = usize::from(text.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    let first_line = text[start..].lines().find(|l| !l.trim().is_empty()).unwrap_or("");
    let separator = if first_line.contains(';') { ';' } else { ',' };
    let mut out = Vec::new();
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        if !content.trim().is_empty() {
            let mut cell_at = at;
            let mut cells = Vec::new();
            for raw in content.split(separator) {
                let plain = raw.trim();
                let plain = plain.strip_prefix('"').and_then(|p| p.strip_suffix('"')).unwrap_or(plain).trim();
                let offset = plain.as_ptr() as usize - raw.as_ptr() as usize;
                cells.push(Cell { text: plain, span: cell_at + offset..cell_at + offset + plain.len() });
                cell_at += raw.len() + separator.len_utf8();
            }
            out.push(cells);
        }
        at += line.len();
    }
    out
}
