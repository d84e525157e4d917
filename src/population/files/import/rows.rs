//! Rows of a data file as text, one at a time.
//!
//! Takes: a CSV file, or (with the feature `parquet`) a Parquet file. Gives: a header and rows with their line.
//! Leaves to others: what a cell means. Memory does not grow with the file.

use crate::diag::open_regular;
use crate::diag::unopened;
use crate::population::files::import::csv_rows::CsvRows;
#[cfg(feature = "parquet")]
use crate::population::files::import::guarded::guarded;
#[cfg(feature = "parquet")]
use crate::population::files::import::parquet_rows::ParquetRows;
use crate::population::files::import::row_types::CellType;
use crate::population::files::import::row_types::Line;
use crate::population::files::import::row_types::Unreadable;
use std::fs::File;
use std::io::Read;
use std::io::Seek;
use std::path::Path;

/// Rows of a file.
pub(super) struct Rows {
    pub name: String,
    pub header: Vec<String>,
    /// What the cells of each column can hold.
    pub types: Vec<CellType>,
    kind: Kind,
    /// Whether its reader failed in a way after which it cannot be asked again.
    is_over: bool,
}

enum Kind {
    Csv(CsvRows),
    #[cfg(feature = "parquet")]
    Parquet(ParquetRows),
}

impl Rows {
    pub(super) fn open(path: &Path, separator: char) -> Result<Rows, Unreadable> {
        let name = path.display().to_string();
        let file = open_regular(path).map_err(|why| Unreadable {
            line: 0,
            value: why.reason.nl.clone(),
            expected: format!("een gewoon bestand dat bestaat en gelezen mag worden; {}", why.remedy.nl),
        })?;
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("parquet")) {
            return Rows::open_parquet(file, name);
        }
        header_fits(&file)?;
        let rows = CsvRows::open(file, separator)?;
        let header = rows.header().to_vec();
        const MOST_COLUMNS: usize = 5_000;
        if header.len() > MOST_COLUMNS {
            return Err(Unreadable {
                line: 1,
                value: format!("{} kolommen", header.len()),
                expected: format!("hoogstens {MOST_COLUMNS} kolommen; klopt `scheidingsteken` in de mapping?"),
            });
        }
        Ok(Rows { name, types: vec![CellType::Text; header.len()], header, kind: Kind::Csv(rows), is_over: false })
    }

    #[cfg(not(feature = "parquet"))]
    fn open_parquet(_: File, _: String) -> Result<Rows, Unreadable> {
        let expected = "een CSV-bestand: dit programma is zonder Parquet gebouwd".to_owned();
        Err(Unreadable { line: 0, value: String::new(), expected })
    }

    #[cfg(feature = "parquet")]
    fn open_parquet(file: File, name: String) -> Result<Rows, Unreadable> {
        let damaged = || "een heel Parquet-bestand: dit is afgebroken of beschadigd; schrijf het opnieuw".to_owned();
        let opened = guarded(|| ParquetRows::open(file));
        let rows = opened.map_err(|value| Unreadable { line: 0, value, expected: damaged() })??;
        let (header, types) = (rows.header().to_vec(), rows.types().to_vec());
        Ok(Rows { name, header, types, kind: Kind::Parquet(rows), is_over: false })
    }

    /// The next row; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<Line>, Unreadable> {
        if self.is_over {
            return Ok(None);
        }
        match &mut self.kind {
            Kind::Csv(rows) => rows.next(),
            #[cfg(feature = "parquet")]
            Kind::Parquet(rows) => guarded(|| rows.next()).unwrap_or_else(|value| {
                self.is_over = true;
                let expected = "een leesbare rij van het Parquet-bestand; het is beschadigd: schrijf het opnieuw";
                Err(Unreadable { line: 0, value, expected: expected.to_owned() })
            }),
        }
    }
}

/// Refuses a first line that no table has, before it takes the memory of a cell for each of its separators.
fn header_fits(file: &File) -> Result<(), Unreadable> {
    const MOST_BYTES: usize = 1 << 20;
    let fault =
        |value: &str, expected: &str| Unreadable { line: 1, value: value.to_owned(), expected: expected.to_owned() };
    let unreadable = |error: std::io::Error| fault(&unopened(&error).reason.nl, "een leesbaar bestand");
    let mut start = Vec::new();
    let mut file = file;
    file.take(MOST_BYTES as u64).read_to_end(&mut start).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    if start.len() == MOST_BYTES && !start.contains(&b'\n') {
        let expected = "een eerste regel met kolomnamen van samen hoogstens 1 MiB; kies een ander bestand";
        return Err(fault("meer dan 1 MiB zonder regeleinde", expected));
    }
    Ok(())
}
