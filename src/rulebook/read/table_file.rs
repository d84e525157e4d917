//! Rows of a table from a CSV file beside the rulebook: one column with upper bounds, perhaps one with lower bounds,
//! and columns with values, of which a table names one.

use crate::diag::{Diagnostic, Located, Source, Span, closest};
use crate::formats::Keys;
use crate::rulebook::definitions::TableRow;
use crate::rulebook::read::Reader;
use crate::rulebook::read::table::Percents;
use crate::text::Text;
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
                format!("`{}` ligt buiten de map van dit bestand", name.value),
                "noem alleen bestanden in de map van het rulebook zelf",
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
                keys.report(error.also(keys.source(), name.span, "hier genoemd"));
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
    fn complain(&mut self, span: &Span, message: impl Into<Text>, remedy: &str) {
        self.bounds.push(Diagnostic::at("R017", self.file, span.clone(), message, remedy));
    }

    /// The rows of one column.
    fn rows(&mut self, rulebook: &Arc<Source>, column: &Located<String>) -> Option<Vec<TableRow>> {
        let file = Arc::clone(self.file);
        let lines = lines(&file.text);
        let Some((header, body)) = lines.split_first() else {
            self.complain(
                &(0..0),
                "het bestand is leeg",
                "zet op de eerste regel de namen van de kolommen, waaronder `tot`",
            );
            return None;
        };
        let named = |name: &str| header.iter().position(|cell| cell.text == name);
        let whole_header = header[0].span.start..header.last().map_or(0, |cell| cell.span.end);
        let upper = named("tot");
        if upper.is_none() {
            self.complain(
                &whole_header,
                "de kolom `tot` ontbreekt",
                "geef de bovengrens van elke rij (tot en met) een kolom `tot`",
            );
        }
        let value_names: Vec<&str> = header.iter().map(|c| c.text).filter(|n| *n != "tot" && *n != "vanaf").collect();
        let values = named(&column.value).filter(|_| value_names.contains(&column.value.as_str()));
        if values.is_none() {
            let near = closest(&column.value, value_names.iter().copied()).map(|n| format!("bedoelde u `{n}`? "));
            self.mistakes.push(
                Diagnostic::at(
                    "R017",
                    rulebook,
                    column.span.clone(),
                    format!("de tabel heeft geen kolom `{}` met waarden", column.value),
                    format!("{}Kolommen met waarden zijn: {}", near.unwrap_or_default(), value_names.join(", ")),
                )
                .also(&file, whole_header, "de kolommen van het bestand"),
            );
        }
        let (upper, values) = (upper?, values?);
        let lower = named("vanaf");
        if body.is_empty() || body.len() > MOST_ROWS {
            self.complain(
                &(0..0),
                format!("de tabel heeft {} rijen", body.len()),
                "geef ten minste één en hoogstens 20.000 rijen",
            );
            return None;
        }
        let mut rows: Vec<TableRow> = Vec::with_capacity(body.len());
        for (position, cells) in body.iter().enumerate() {
            if cells.len() != header.len() {
                let span = cells[0].span.start..cells.last().map_or(0, |cell| cell.span.end);
                let message = format!("deze rij heeft {} cellen, de kop heeft er {}", cells.len(), header.len());
                self.complain(&span, message, "geef elke rij evenveel cellen als de kop");
                continue;
            }
            let limit = if cells[upper].text.is_empty() { None } else { self.bound(&cells[upper]) };
            let is_last = position + 1 == body.len();
            if cells[upper].text.is_empty() != is_last {
                self.complain(
                    &cells[upper].span,
                    "alleen de laatste rij heeft geen bovengrens",
                    "laat `tot` leeg in de laatste rij en alleen daar",
                );
            }
            let before = rows.last().and_then(|row| row.limit);
            if let (Some(before), Some(now)) = (before, limit)
                && now <= before
            {
                self.complain(
                    &cells[upper].span,
                    format!("de bovengrens {now} is niet hoger dan die van de vorige rij, {before}"),
                    "zet de rijen op volgorde van hun bovengrens",
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
                self.complain(&cell.span, "deze rij heeft geen ondergrens", "alleen de eerste rij mag zonder `vanaf`");
            }
            return;
        }
        let Some(from) = self.bound(cell) else { return };
        if limit.is_some_and(|limit| from > limit) {
            self.complain(
                &cell.span,
                "de ondergrens ligt boven de bovengrens van dezelfde rij",
                "verwissel `vanaf` en `tot`",
            );
        }
        let Some(before) = before else { return };
        let decimals = before.normalize().scale().max(from.normalize().scale()).min(9);
        let next = before + Decimal::new(1, decimals);
        if from < before {
            self.complain(
                &cell.span,
                format!("deze rij overlapt de vorige, die loopt tot en met {before}"),
                "begin elke rij waar de vorige ophoudt",
            );
        } else if from > next {
            self.complain(
                &cell.span,
                format!("tussen {before} en {from} is een gat"),
                "begin elke rij waar de vorige ophoudt",
            );
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
