//! Rows of a data file as text, one at a time.
//!
//! Takes: a CSV file, or (with the feature `parquet`) a Parquet file. Gives: a header and rows with their line.
//! Leaves to others: what a cell means. Memory does not grow with the file.

use crate::diag::open_regular;
use crate::diag::unopened;
#[cfg(feature = "parquet")]
use crate::population::files::import::guarded::guarded;
use std::fs::File;
use std::io::Read;
use std::io::Seek;
use std::path::Path;

/// Rows of a file. A Parquet file has no lines: there the number of the row counts, the first being 1.
pub(super) struct Rows {
    pub name: String,
    pub header: Vec<String>,
    /// What the cells of each column can hold.
    pub types: Vec<CellType>,
    kind: Kind,
}

/// What the cells of a column can hold; a CSV file has text only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellType {
    Text,
    #[cfg(feature = "parquet")]
    Number,
    #[cfg(feature = "parquet")]
    Truth,
    #[cfg(feature = "parquet")]
    Moment,
    /// Bytes, lists, groups: nothing that a cell of a table can be.
    #[cfg(feature = "parquet")]
    Unusable,
}

enum Kind {
    Csv {
        reader: Box<csv::Reader<File>>,
        record: csv::ByteRecord,
        ended: bool,
    },
    #[cfg(feature = "parquet")]
    Parquet {
        rows: Box<parquet::record::reader::RowIter<'static>>,
        row: u64,
        ended: bool,
    },
}

/// One row.
pub(super) struct Line {
    pub number: u64,
    pub cells: Vec<String>,
}

/// A file or row that cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Unreadable {
    pub line: u64,
    pub value: String,
    pub expected: &'static str,
}

impl Rows {
    pub(super) fn open(path: &Path, separator: char) -> Result<Rows, Unreadable> {
        let fault = |value: String, expected| Unreadable { line: 0, value, expected };
        let name = path.display().to_string();
        if path.extension().is_some_and(|extension| extension == "parquet") {
            return Rows::open_parquet(path, name);
        }
        let file = open(path)?;
        header_fits(&file)?;
        let separator =
            u8::try_from(separator).map_err(|_| fault(separator.to_string(), "een scheidingsteken van een byte"))?;
        let mut reader = csv::ReaderBuilder::new().delimiter(separator).from_reader(file);
        let header: Vec<String> = match reader.byte_headers() {
            Ok(found) if found.is_empty() => {
                return Err(fault(String::new(), "een regel met kolomnamen; het bestand is leeg"));
            }
            Ok(found) => found
                .iter()
                .enumerate()
                .map(|(position, cell)| {
                    // A byte order mark is part of the encoding, not of the first name.
                    let cell = if position == 0 { cell.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(cell) } else { cell };
                    utf8(cell, 1)
                })
                .collect::<Result<_, _>>()?,
            Err(_) => return Err(fault(String::new(), "een regel met kolomnamen")),
        };
        const MOST_COLUMNS: usize = 5_000;
        if header.len() > MOST_COLUMNS {
            let expected = "hoogstens 5000 kolommen; klopt `scheidingsteken` in de mapping?";
            return Err(fault(format!("{} kolommen", header.len()), expected));
        }
        let types = vec![CellType::Text; header.len()];
        Ok(Rows {
            name,
            header,
            types,
            kind: Kind::Csv { reader: Box::new(reader), record: csv::ByteRecord::new(), ended: false },
        })
    }

    #[cfg(not(feature = "parquet"))]
    fn open_parquet(_: &Path, _: String) -> Result<Rows, Unreadable> {
        let expected = "een CSV-bestand: dit programma is zonder Parquet gebouwd";
        Err(Unreadable { line: 0, value: String::new(), expected })
    }

    #[cfg(feature = "parquet")]
    fn open_parquet(path: &Path, name: String) -> Result<Rows, Unreadable> {
        use parquet::file::reader::FileReader;
        use parquet::file::reader::SerializedFileReader;
        let fault = |value: String, expected| Unreadable { line: 0, value, expected };
        let file = open(path)?;
        let whole = "een heel Parquet-bestand: dit is afgebroken of beschadigd";
        let reader = guarded(|| SerializedFileReader::new(file))
            .map_err(|what| fault(what, whole))?
            .map_err(|error| fault(error.to_string(), whole))?;
        let fields = reader.metadata().file_metadata().schema_descr().root_schema().get_fields().to_vec();
        let header = fields.iter().map(|field| field.name().to_owned()).collect();
        let types = fields.iter().map(|field| cell_type(field)).collect();
        let rows = parquet::record::reader::RowIter::from_file_into(Box::new(reader));
        Ok(Rows { name, header, types, kind: Kind::Parquet { rows: Box::new(rows), row: 0, ended: false } })
    }

    /// The next row; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<Line>, Unreadable> {
        match &mut self.kind {
            Kind::Csv { reader, record, ended } => {
                if *ended {
                    return Ok(None);
                }
                let number = reader.position().line();
                match reader.read_byte_record(record) {
                    Ok(false) => return Ok(None),
                    Ok(true) => {}
                    Err(error) => {
                        let (value, expected) = match error.kind() {
                            csv::ErrorKind::UnequalLengths { len, .. } => {
                                (format!("{len} cellen"), "evenveel cellen als kolomnamen")
                            }
                            // A disk that fails once would fail for ever.
                            _ => {
                                *ended = true;
                                (error.to_string(), "een leesbare regel")
                            }
                        };
                        return Err(Unreadable { line: number.max(2), value, expected });
                    }
                }
                let line = record.position().map_or(number, csv::Position::line);
                let cells: Vec<String> = record.iter().map(|cell| utf8(cell, line)).collect::<Result<_, _>>()?;
                if cells == self.header {
                    let expected = "een rij met gegevens; hier staan de kolomnamen nog eens";
                    return Err(Unreadable { line, value: cells.join(" "), expected });
                }
                Ok(Some(Line { number: line, cells }))
            }
            #[cfg(feature = "parquet")]
            Kind::Parquet { rows, row, ended } => {
                if *ended {
                    return Ok(None);
                }
                *row += 1;
                let expected = "een leesbare rij van het Parquet-bestand; dit is afgebroken of beschadigd";
                let next = guarded(|| rows.next()).map_err(|value| {
                    *ended = true;
                    Unreadable { line: *row, value, expected }
                })?;
                let Some(next) = next else { return Ok(None) };
                // Nothing after a damaged row can be trusted.
                *ended = next.is_err();
                let next = next.map_err(|error| Unreadable { line: *row, value: error.to_string(), expected })?;
                let cells = next.get_column_iter().map(|(_, field)| text_of(field)).collect();
                Ok(Some(Line { number: *row, cells }))
            }
        }
    }
}

fn open(path: &Path) -> Result<File, Unreadable> {
    open_regular(path).map_err(|why| Unreadable {
        line: 0,
        value: why.reason.to_owned(),
        expected: "een gewoon bestand dat bestaat en gelezen mag worden",
    })
}

/// Refuses a first line that no table has, before it takes the memory of a cell for each of its separators.
fn header_fits(file: &File) -> Result<(), Unreadable> {
    const MOST_BYTES: usize = 1 << 20;
    let fault = |value: String, expected| Unreadable { line: 1, value, expected };
    let unreadable = |error: std::io::Error| fault(unopened(&error).reason.to_owned(), "een leesbaar bestand");
    let mut start = Vec::new();
    let mut file = file;
    file.take(MOST_BYTES as u64).read_to_end(&mut start).map_err(unreadable)?;
    file.rewind().map_err(unreadable)?;
    if start.len() == MOST_BYTES && !start.contains(&b'\n') {
        let expected = "een eerste regel met kolomnamen van samen hoogstens 1 MiB; kies een ander bestand";
        return Err(fault("meer dan 1 MiB zonder regeleinde".to_owned(), expected));
    }
    Ok(())
}

#[cfg(feature = "parquet")]
fn cell_type(field: &parquet::schema::types::Type) -> CellType {
    use parquet::basic::ConvertedType;
    use parquet::basic::Type;
    if field.is_group() {
        return CellType::Unusable;
    }
    match (field.get_physical_type(), field.get_basic_info().converted_type()) {
        (_, ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON) => CellType::Text,
        (_, ConvertedType::DECIMAL) => CellType::Number,
        (_, ConvertedType::DATE | ConvertedType::TIMESTAMP_MILLIS | ConvertedType::TIMESTAMP_MICROS) => {
            CellType::Moment
        }
        (Type::INT32 | Type::INT64 | Type::FLOAT | Type::DOUBLE, _) => CellType::Number,
        (Type::BOOLEAN, _) => CellType::Truth,
        (Type::INT96 | Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY, _) => CellType::Unusable,
    }
}

#[cfg(feature = "parquet")]
fn text_of(field: &parquet::record::Field) -> String {
    use parquet::record::Field;
    match field {
        Field::Null => String::new(),
        Field::Str(text) => text.clone(),
        Field::Double(number) => number.to_string(),
        Field::Float(number) => number.to_string(),
        other => other.to_string(),
    }
}

fn utf8(cell: &[u8], line: u64) -> Result<String, Unreadable> {
    String::from_utf8(cell.to_vec()).map_err(|_| Unreadable {
        line,
        value: String::from_utf8_lossy(cell).into_owned(),
        expected: "tekst in UTF-8; dit lijkt een andere codering",
    })
}
