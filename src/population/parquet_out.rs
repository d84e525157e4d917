//! Tables as Parquet, one row group per table.
//!
//! Takes: tables. Gives: a Parquet file with numbers as doubles and all else as text. Leaves to others: names of files.

use crate::population::export::io;
use crate::population::export::key_names;
use crate::population::export::text_of;
use crate::population::export::written_names;
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
use std::fs::File;
use std::io::BufWriter;
use std::sync::Arc;

/// A Parquet file being written; its schema comes from the first table.
pub(super) struct ParquetOut {
    file: Option<BufWriter<File>>,
    writer: Option<SerializedFileWriter<BufWriter<File>>>,
}

impl ParquetOut {
    pub fn new(file: BufWriter<File>) -> ParquetOut {
        ParquetOut { file: Some(file), writer: None }
    }

    pub fn write(&mut self, table: &Table, entity: Entity, columns: &[&Column]) -> std::io::Result<()> {
        if let Some(file) = self.file.take() {
            let message = message(entity, columns);
            let schema = Arc::new(parse_message_type(&message).map_err(io)?);
            let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
            self.writer = Some(SerializedFileWriter::new(file, schema, Arc::new(properties)).map_err(io)?);
        }
        let Some(writer) = &mut self.writer else { return Ok(()) };
        let mut group = writer.next_row_group().map_err(io)?;
        let (mut numbers, mut orders) = (Vec::new(), Vec::new());
        for household in 0..table.n_households() {
            let rows = match entity {
                Entity::Person => table.persons_of(household).len(),
                Entity::Household => 1,
            };
            for order in 1..=rows {
                numbers.push(i64::from(table.households[household].0));
                orders.push(order as i64);
            }
        }
        integers(&mut group, &numbers)?;
        match entity {
            Entity::Person => integers(&mut group, &orders)?,
            Entity::Household => doubles(&mut group, &table.weights)?,
        }
        for column in columns {
            let n = column.n_entities();
            for lane in 0..column.schema.period.lanes() {
                let values = &column.values[lane * n..(lane + 1) * n];
                match &column.schema.value_type {
                    // Cents divided by 100 are the nearest double to the amount, and round back to the same cents.
                    ValueType::Number(_) => {
                        doubles(&mut group, &values.iter().map(|value| value / 100.0).collect::<Vec<f64>>())?;
                    }
                    kind => {
                        let texts: Vec<ByteArray> =
                            values.iter().map(|value| ByteArray::from(text_of(*value, kind).into_bytes())).collect();
                        let mut out = group.next_column().map_err(io)?.ok_or_else(short)?;
                        out.typed::<ByteArrayType>().write_batch(&texts, None, None).map_err(io)?;
                        out.close().map_err(io)?;
                    }
                }
            }
        }
        group.close().map_err(io)?;
        Ok(())
    }

    pub fn close(self) -> std::io::Result<()> {
        match self.writer {
            Some(writer) => writer.close().map(|_| ()).map_err(io),
            None => Ok(()),
        }
    }
}

type Group<'a> = parquet::file::writer::SerializedRowGroupWriter<'a, BufWriter<File>>;

fn integers(group: &mut Group<'_>, values: &[i64]) -> std::io::Result<()> {
    let mut out = group.next_column().map_err(io)?.ok_or_else(short)?;
    out.typed::<Int64Type>().write_batch(values, None, None).map_err(io)?;
    out.close().map_err(io)
}

fn doubles(group: &mut Group<'_>, values: &[f64]) -> std::io::Result<()> {
    let mut out = group.next_column().map_err(io)?.ok_or_else(short)?;
    out.typed::<DoubleType>().write_batch(values, None, None).map_err(io)?;
    out.close().map_err(io)
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
    let mut text = format!("message bevolking {{ REQUIRED INT64 {number}; REQUIRED {kind} {second}; ");
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
