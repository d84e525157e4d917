//! Tables as Parquet, in row groups of one size however the tables are cut.
//!
//! Takes: tables. Gives: a Parquet file with numbers as doubles and all else as text. Leaves to others: names of files.

use crate::output::NewFile;
use crate::population::files::written::key_names;
use crate::population::files::written::text_of;
use crate::population::files::written::written_names;
use crate::table::Column;
use crate::table::Entity;
use crate::table::Table;
use crate::table::ValueType;
use parquet::basic::Compression;
use parquet::data_type::ByteArray;
use parquet::data_type::ByteArrayType;
use parquet::data_type::DoubleType;
use parquet::data_type::Int64Type;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::io::BufWriter;
use std::sync::Arc;

/// Rows of a row group; the last may be smaller. The same rows give the same bytes, whatever tables they came in.
const GROUP_ROWS: usize = 4096;

/// A Parquet file being written; its schema comes from the first table.
pub(crate) struct ParquetOut {
    file: Option<BufWriter<NewFile>>,
    writer: Option<SerializedFileWriter<BufWriter<NewFile>>>,
    /// Rows that do not fill a group yet, column by column.
    waiting: Vec<Values>,
}

/// Values of one written column.
enum Values {
    Integers(Vec<i64>),
    Doubles(Vec<f64>),
    Texts(Vec<ByteArray>),
}

impl ParquetOut {
    pub(crate) fn new(file: BufWriter<NewFile>) -> ParquetOut {
        ParquetOut { file: Some(file), writer: None, waiting: Vec::new() }
    }

    pub(crate) fn write(&mut self, table: &Table, entity: Entity, columns: &[&Column]) -> std::io::Result<()> {
        if let Some(file) = self.file.take() {
            let message = message(entity, columns);
            let schema = Arc::new(parse_message_type(&message).map_err(io)?);
            let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
            self.writer = Some(SerializedFileWriter::new(file, schema, Arc::new(properties)).map_err(io)?);
        }
        let (mut numbers, mut orders) = (Vec::new(), Vec::new());
        for household in 0..table.n_households() {
            let rows = match entity {
                Entity::Person => table.persons_of(household).len(),
                Entity::Household => 1,
            };
            for order in 1..=rows {
                numbers.push(table.households[household].0.cast_signed());
                orders.push(order as i64);
            }
        }
        let mut rows = vec![Values::Integers(numbers)];
        rows.push(match entity {
            Entity::Person => Values::Integers(orders),
            Entity::Household => Values::Doubles(table.weights.to_vec()),
        });
        for column in columns {
            let n = column.n_entities();
            for lane in 0..column.schema.period.lanes() {
                let values = &column.values[lane * n..(lane + 1) * n];
                rows.push(match &column.schema.value_type {
                    // Cents divided by 100 are the nearest double to the amount, and round back to the same cents.
                    ValueType::Number(_) => Values::Doubles(values.iter().map(|value| value / 100.0).collect()),
                    kind => {
                        let texts = values.iter().map(|value| ByteArray::from(text_of(*value, kind).into_bytes()));
                        Values::Texts(texts.collect())
                    }
                });
            }
        }
        if self.waiting.is_empty() {
            self.waiting = rows;
        } else {
            if self.waiting.len() != rows.len() {
                return Err(std::io::Error::other("a table with other columns than the first"));
            }
            for (waiting, more) in self.waiting.iter_mut().zip(rows) {
                waiting.append(more)?;
            }
        }
        while self.waiting.first().is_some_and(|column| column.len() >= GROUP_ROWS) {
            self.write_group(GROUP_ROWS)?;
        }
        Ok(())
    }

    /// Writes the first rows that wait as a row group.
    fn write_group(&mut self, rows: usize) -> std::io::Result<()> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        let mut group = writer.next_row_group().map_err(io)?;
        for column in &mut self.waiting {
            let mut out = group.next_column().map_err(io)?.ok_or_else(short)?;
            match column {
                Values::Integers(all) => {
                    let first: Vec<i64> = all.drain(..rows).collect();
                    out.typed::<Int64Type>().write_batch(&first, None, None)
                }
                Values::Doubles(all) => {
                    let first: Vec<f64> = all.drain(..rows).collect();
                    out.typed::<DoubleType>().write_batch(&first, None, None)
                }
                Values::Texts(all) => {
                    let first: Vec<ByteArray> = all.drain(..rows).collect();
                    out.typed::<ByteArrayType>().write_batch(&first, None, None)
                }
            }
            .map_err(io)?;
            out.close().map_err(io)?;
        }
        group.close().map_err(io)?;
        Ok(())
    }

    pub(crate) fn close(mut self) -> std::io::Result<()> {
        let rest = self.waiting.first().map_or(0, Values::len);
        if rest > 0 {
            self.write_group(rest)?;
        }
        match self.writer {
            Some(writer) => writer.close().map(|_| ()).map_err(io),
            None => Ok(()),
        }
    }
}

impl Values {
    fn len(&self) -> usize {
        match self {
            Values::Integers(values) => values.len(),
            Values::Doubles(values) => values.len(),
            Values::Texts(values) => values.len(),
        }
    }

    fn append(&mut self, more: Values) -> std::io::Result<()> {
        match (self, more) {
            (Values::Integers(all), Values::Integers(more)) => all.extend(more),
            (Values::Doubles(all), Values::Doubles(more)) => all.extend(more),
            (Values::Texts(all), Values::Texts(more)) => all.extend(more),
            _ => return Err(std::io::Error::other("a table with columns of another kind than the first")),
        }
        Ok(())
    }
}

/// An error of the Parquet writer as one of the file system.
fn io(error: parquet::errors::ParquetError) -> std::io::Error {
    std::io::Error::other(error.to_string())
}

fn short() -> std::io::Error {
    std::io::Error::other("a table with more columns than the first")
}

fn message(entity: Entity, columns: &[&Column]) -> String {
    let [number, second] = key_names(entity);
    let kind = match entity {
        Entity::Person => "INT64",
        Entity::Household => "DOUBLE",
    };
    let mut text =
        format!("message bevolking {{ REQUIRED INT64 {number} (INTEGER(64,false)); REQUIRED {kind} {second}; ");
    for column in columns {
        let kind = match column.schema.value_type {
            ValueType::Number(_) => ("DOUBLE", ""),
            _ => ("BYTE_ARRAY", " (UTF8)"),
        };
        for name in written_names(&column.schema) {
            text += &format!("REQUIRED {} {name}{}; ", kind.0, kind.1);
        }
    }
    text + "}"
}
