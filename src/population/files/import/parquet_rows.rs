//! Rows of a Parquet file as text.
//!
//! Takes: a file, compressed in any way that the program knows. Gives: its header, what its columns can hold, and its
//! rows. Leaves to others: what a cell means. A file has no lines: there the number of the row counts, the first being 1.

use crate::population::files::import::row_types::CellType;
use crate::population::files::import::row_types::Fault;
use crate::population::files::import::row_types::Line;
use crate::population::files::import::row_types::Unreadable;
use crate::text::Text;
use crate::text::text;
use parquet::basic::ConvertedType;
use parquet::basic::LogicalType;
use parquet::basic::TimeUnit;
use parquet::basic::Type as Physical;
use parquet::file::reader::FileReader;
use parquet::file::reader::SerializedFileReader;
use parquet::record::Field;
use parquet::record::reader::RowIter;
use parquet::schema::types::Type;
use std::fs::File;

/// A Parquet file while it is read.
pub(super) struct ParquetRows {
    rows: Box<RowIter<'static>>,
    header: Vec<String>,
    types: Vec<CellType>,
    /// How many of its units make a day, for a column with moments that the library gives as a number.
    units_a_day: Vec<Option<i64>>,
    row: u64,
    ended: bool,
}

impl ParquetRows {
    pub(super) fn open(file: File) -> Result<ParquetRows, Unreadable> {
        let reader = SerializedFileReader::new(file).map_err(|error| Unreadable {
            line: 0,
            fault: Fault::Told(Text::same(error.to_string()), text!(data_parquet_damaged)),
        })?;
        let fields = reader.metadata().file_metadata().schema_descr().root_schema().get_fields().to_vec();
        let header = fields.iter().map(|field| field.name().to_owned()).collect();
        let types = fields.iter().map(|field| cell_type(field)).collect();
        let units_a_day = fields.iter().map(|field| units_a_day(field)).collect();
        let rows = Box::new(RowIter::from_file_into(Box::new(reader)));
        Ok(ParquetRows { rows, header, types, units_a_day, row: 0, ended: false })
    }

    pub(super) fn header(&self) -> &[String] {
        &self.header
    }

    pub(super) fn types(&self) -> &[CellType] {
        &self.types
    }

    /// The next row; `None` after the last.
    pub(super) fn next(&mut self) -> Result<Option<Line>, Unreadable> {
        if self.ended {
            return Ok(None);
        }
        let Some(next) = self.rows.next() else { return Ok(None) };
        self.row += 1;
        // Nothing after a damaged row can be trusted.
        self.ended = next.is_err();
        let fault = |error| Fault::Told(Text::default(), why(&error));
        let next = next.map_err(|error| Unreadable { line: self.row, fault: fault(error) })?;
        let cells = next.get_column_iter().zip(&self.units_a_day).map(|((_, field), unit)| text_of(field, *unit));
        Ok(Some(Line { number: self.row, cells: cells.collect() }))
    }
}

/// A number that is stored as one has one reading; a fourth decimal says so to who reads its text.
fn with_one_reading(mut text: String) -> String {
    if text.len() >= 5 && text.as_bytes()[text.len() - 4] == b'.' {
        text.push('0');
    }
    text
}

/// What was expected of a row that the library cannot read.
fn why(error: &parquet::errors::ParquetError) -> Text {
    let text = error.to_string();
    if text.contains("Disabled feature") || text.to_lowercase().contains("codec") {
        return text!(data_parquet_codec);
    }
    text!(data_parquet_row_damaged)
}

fn cell_type(field: &Type) -> CellType {
    if field.is_group() {
        return CellType::Unusable;
    }
    let info = field.get_basic_info();
    match (field.get_physical_type(), info.converted_type(), info.logical_type_ref()) {
        (_, ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON, _)
        | (_, _, Some(LogicalType::String | LogicalType::Enum)) => CellType::Text,
        (_, ConvertedType::DECIMAL, _) => CellType::Number,
        (_, ConvertedType::DATE | ConvertedType::TIMESTAMP_MILLIS | ConvertedType::TIMESTAMP_MICROS, _)
        | (_, _, Some(LogicalType::Timestamp(_)))
        | (Physical::INT96, ..) => CellType::Moment,
        (_, ConvertedType::TIME_MILLIS | ConvertedType::TIME_MICROS, _) => CellType::Unusable,
        (_, _, Some(LogicalType::Float16)) => CellType::Number,
        (Physical::INT32 | Physical::INT64 | Physical::FLOAT | Physical::DOUBLE, ..) => CellType::Number,
        (Physical::BOOLEAN, ..) => CellType::Truth,
        (Physical::BYTE_ARRAY | Physical::FIXED_LEN_BYTE_ARRAY, ..) => CellType::Unusable,
    }
}

fn units_a_day(field: &Type) -> Option<i64> {
    const SECONDS: i64 = 24 * 60 * 60;
    match field.get_basic_info().logical_type_ref()? {
        LogicalType::Timestamp(time) => Some(match time.unit {
            TimeUnit::MILLIS => SECONDS * 1_000,
            TimeUnit::MICROS => SECONDS * 1_000_000,
            TimeUnit::NANOS => SECONDS * 1_000_000_000,
        }),
        _ => None,
    }
}

fn text_of(field: &Field, units_a_day: Option<i64>) -> String {
    match (field, units_a_day) {
        (Field::Null, _) => String::new(),
        (Field::Str(text), _) => text.clone(),
        (Field::Double(number), _) => with_one_reading(number.to_string()),
        (Field::Float(number), _) => with_one_reading(number.to_string()),
        (Field::Long(moment), Some(unit)) => Field::Date(moment.div_euclid(unit) as i32).to_string(),
        // The day is what counts; a date of a birth with a time behind it is that date.
        (Field::TimestampMillis(_) | Field::TimestampMicros(_), _) => field.to_string().chars().take(10).collect(),
        (Field::Decimal(_) | Field::Float16(_), _) => with_one_reading(field.to_string()),
        (other, _) => other.to_string(),
    }
}
