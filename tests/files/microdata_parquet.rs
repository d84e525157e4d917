//! Parquet files as other programs write them: every common compression, and every type that a column of such a file has.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::Project;
use parquet::basic::{BrotliLevel, Compression, GzipLevel, ZstdLevel};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, FloatType, Int32Type, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

const EUROMOD: &str = "synthetic-data/mappings/euromod.toml";

/// Cells of a column, as the file stores them.
enum Cells {
    Long(Vec<i64>),
    Int(Vec<i32>),
    Float(Vec<f32>),
    Double(Vec<f64>),
    Text(Vec<&'static str>),
}

/// A column: its type, its name with what it means, and its cells.
type Column = (&'static str, &'static str, Cells);

fn file(compression: Compression, columns: Vec<Column>) -> Vec<u8> {
    let fields: String = columns.iter().map(|(kind, name, _)| format!("REQUIRED {kind} {name};")).collect();
    let schema = Arc::new(parse_message_type(&format!("message rij {{ {fields} }}")).unwrap());
    let properties = Arc::new(WriterProperties::builder().set_compression(compression).build());
    let mut writer = SerializedFileWriter::new(Vec::new(), schema, properties).unwrap();
    let mut group = writer.next_row_group().unwrap();
    for (_, _, cells) in columns {
        let mut out = group.next_column().unwrap().unwrap();
        match cells {
            Cells::Long(values) => out.typed::<Int64Type>().write_batch(&values, None, None),
            Cells::Int(values) => out.typed::<Int32Type>().write_batch(&values, None, None),
            Cells::Float(values) => out.typed::<FloatType>().write_batch(&values, None, None),
            Cells::Double(values) => out.typed::<DoubleType>().write_batch(&values, None, None),
            Cells::Text(values) => {
                let values: Vec<ByteArray> = values.into_iter().map(ByteArray::from).collect();
                out.typed::<ByteArrayType>().write_batch(&values, None, None)
            }
        }
        .unwrap();
        out.close().unwrap();
    }
    group.close().unwrap();
    writer.into_inner().unwrap()
}

/// A couple with a child, with ages or births in a column of the test's choice.
fn family(birth: Column, wage: Column) -> Vec<Column> {
    let zero = |name: &'static str| ("DOUBLE", name, Cells::Double(vec![0.0; 3]));
    vec![
        ("INT64", "idhh", Cells::Long(vec![1, 1, 1])),
        // Numbers with an empty cell in their column are doubles in pandas.
        ("DOUBLE", "idperson", Cells::Double(vec![101.0, 102.0, 103.0])),
        ("BYTE_ARRAY", "idpartner (UTF8)", Cells::Text(vec!["0102", "101", ""])),
        ("INT32", "idmother", Cells::Int(vec![0, 0, 101])),
        ("FLOAT", "idfather", Cells::Float(vec![0.0, 0.0, 102.0])),
        birth,
        ("DOUBLE", "dwt", Cells::Double(vec![10.0; 3])),
        wage,
        zero("yse"),
        zero("bun"),
        zero("pdi"),
        zero("bsa"),
        zero("poa"),
        ("INT32", "amrtn", Cells::Int(vec![5; 3])),
        zero("xhcrt"),
        zero("afc"),
    ]
}

fn ages() -> Column {
    ("INT32", "dag", Cells::Int(vec![40, 38, 9]))
}

fn wages() -> Column {
    ("DOUBLE", "yem", Cells::Double(vec![1080.0, 0.0, 0.0]))
}

/// Imports a Parquet file as a EUROMOD file; gives roles, dates of birth and the wage of January.
fn read(bytes: Vec<u8>, is_dated: bool) -> Result<[Vec<String>; 3], String> {
    let project = Project::new();
    project.edit(EUROMOD, "euromod.txt\"", "euromod.parquet\"");
    if is_dated {
        project.edit(EUROMOD, "eenheid = \"leeftijd\"", "eenheid = \"datum\"");
    }
    project.write("data/euromod.parquet", bytes);
    let output = project.stelsel(&["population", "import", EUROMOD, "--data", "data", "--out", "uit"]);
    if output.status.code() != Some(0) {
        return Err(String::from_utf8(output.stderr).unwrap());
    }
    let column = |name: &str| {
        let mut reader = csv::Reader::from_path(project.path("uit/persons.csv")).unwrap();
        let at = reader.headers().unwrap().iter().position(|header| header == name).unwrap();
        reader.records().map(|record| record.unwrap()[at].to_owned()).collect::<Vec<String>>()
    };
    Ok(["rol", "geboortedatum", "loon_01"].map(column))
}

#[test]
fn every_common_compression_is_read() {
    for compression in [
        Compression::UNCOMPRESSED,
        Compression::SNAPPY,
        Compression::GZIP(GzipLevel::default()),
        Compression::BROTLI(BrotliLevel::default()),
        Compression::LZ4,
        Compression::LZ4_RAW,
        Compression::ZSTD(ZstdLevel::default()),
    ] {
        let [roles, _, wages] = read(file(compression, family(ages(), wages())), false).unwrap();
        assert_eq!(roles, ["aanvrager", "partner", "kind"], "{compression}");
        assert_eq!(wages, ["1000.00", "0.00", "0.00"], "{compression}");
    }
}

#[test]
fn dates_and_moments_of_every_unit_are_dates_of_birth() {
    // By hand: 1980-01-02 is day 3.653 after 1970-01-01 (ten years of 365, leap days of 1972 and 1976, one day more).
    const DAY: i64 = 3_653;
    let days = [DAY, DAY + 1, DAY + 10_000];
    let at = |units_a_day: i64, name: &'static str| -> Column {
        ("INT64", name, Cells::Long(days.map(|day| day * units_a_day + units_a_day / 3).to_vec()))
    };
    for birth in [
        ("INT32", "dag (DATE)", Cells::Int(days.map(|day| day as i32).to_vec())),
        at(86_400_000, "dag (TIMESTAMP(MILLIS,true))"),
        at(86_400_000_000, "dag (TIMESTAMP(MICROS,false))"),
        at(86_400_000_000_000, "dag (TIMESTAMP(NANOS,true))"),
        at(86_400_000_000_000, "dag (TIMESTAMP(NANOS,false))"),
        ("BYTE_ARRAY", "dag (STRING)", Cells::Text(vec!["1980-01-02", "1980-01-03 00:00:00", "2007-05-20T00:00:00"])),
    ] {
        let name = birth.1;
        let [_, births, _] = read(file(Compression::SNAPPY, family(birth, wages())), true).unwrap();
        // Ten thousand days after 1980-01-02 is 2007-05-20.
        assert_eq!(births, ["1980-01-02", "1980-01-03", "2007-05-20"], "{name}");
    }
}

#[test]
fn numbers_of_every_type_are_amounts() {
    for wage in [
        ("INT32", "yem", Cells::Int(vec![1080, 0, 0])),
        ("INT64", "yem", Cells::Long(vec![1080, 0, 0])),
        ("INT32", "yem (INTEGER(16,false))", Cells::Int(vec![1080, 0, 0])),
        ("FLOAT", "yem", Cells::Float(vec![1080.0, 0.0, 0.0])),
        ("INT64", "yem (DECIMAL(12,2))", Cells::Long(vec![108_000, 0, 0])),
        ("INT32", "yem (DECIMAL(9,1))", Cells::Int(vec![10_800, 0, 0])),
        ("BYTE_ARRAY", "yem (STRING)", Cells::Text(vec!["1080.00", "0", "0"])),
    ] {
        let name = wage.1;
        let [_, _, wages] = read(file(Compression::SNAPPY, family(ages(), wage)), false).unwrap();
        assert_eq!(wages, ["1000.00", "0.00", "0.00"], "{name}");
    }
}

#[test]
fn a_missing_number_is_told_as_such_and_a_file_without_rows_once() {
    let missing = ("DOUBLE", "yem", Cells::Double(vec![f64::NAN, 0.0, 0.0]));
    let said = read(file(Compression::SNAPPY, family(ages(), missing)), false).unwrap_err();
    assert!(said.contains("regel 1, yem: `NaN` gevonden") && said.contains("leeg = \"nul\""), "{said}");
    let mut bytes = file(Compression::SNAPPY, family(ages(), wages()));
    bytes.truncate(bytes.len() / 2);
    let said = read(bytes, false).unwrap_err();
    assert!(said.contains("afgebroken of beschadigd") && said.lines().count() == 3, "{said}");
}
