//! Rows of a data file as text, one at a time.
//!
//! Takes: a CSV file, or (with the feature `parquet`) a Parquet file. Gives: a header and rows with their line.
//! Leaves to others: what a cell means. Memory does not grow with the file.

use crate::population::files::import::csv_rows::CsvRows;
#[cfg(feature = "parquet")]
use crate::population::files::import::parquet_rows::ParquetRows;
use crate::population::files::import::row_types::CellType;
use crate::population::files::import::row_types::Line;
use crate::population::files::import::row_types::Unreadable;
use std::fs::File;
use std::path::Path;

/// Rows of a file.
pub(super) struct Rows {
    pub name: String,
    pub header: Vec<String>,
    /// What the cells of each column can hold.
    pub types: Vec<CellType>,
    kind: Kind,
}

enum Kind {
    Csv(CsvRows),
    #[cfg(feature = "parquet")]
    Parquet(ParquetRows),
}

impl Rows {
    pub(super) fn open(path: &Path, separator: char) -> Result<Rows, Unreadable> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|_| Unreadable {
            line: 0,
            value: String::new(),
            expected: "een bestand dat bestaat en gelezen mag worden".to_owned(),
        })?;
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("parquet")) {
            return Rows::open_parquet(file, name);
        }
        let rows = CsvRows::open(file, separator)?;
        let header = rows.header().to_vec();
        Ok(Rows { name, types: vec![CellType::Text; header.len()], header, kind: Kind::Csv(rows) })
    }

    #[cfg(not(feature = "parquet"))]
    fn open_parquet(_: File, _: String) -> Result<Rows, Unreadable> {
        let expected = "een CSV-bestand: dit programma is zonder Parquet gebouwd".to_owned();
        Err(Unreadable { line: 0, value: String::new(), expected })
    }

    #[cfg(feature = "parquet")]
    fn open_parquet(file: File, name: String) -> Result<Rows, Unreadable> {
        let rows = ParquetRows::open(file)?;
        let (header, types) = (rows.header().to_vec(), rows.types().to_vec());
        Ok(Rows { name, header, types, kind: Kind::Parquet(rows) })
    }

    /// The next row; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<Line>, Unreadable> {
        match &mut self.kind {
            Kind::Csv(rows) => rows.next(),
            #[cfg(feature = "parquet")]
            Kind::Parquet(rows) => rows.next(),
        }
    }
}
