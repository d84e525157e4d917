//! Claims about imported data: every fault is named with its place, and nothing is dropped in silence.

use super::*;
use crate::output::{Place, Receipt};
use crate::population::Export;
use crate::population::FileFormat;
use crate::population::Population;
use crate::population::tests::are_told_in_english;
use crate::population::tests::content;
use crate::population::tests::is_english;
use crate::population::tests::spec;
use std::fs;

pub(super) const HEADER: &str =
    "idhh\tidperson\tidpartner\tidmother\tidfather\tdag\tdwt\tyem\tyse\tbun\tpdi\tbsa\tpoa\tamrtn\txhcrt\tafc";
/// A couple with a child, then a single pensioner.
pub(super) const FAMILY: &str = "1\t101\t102\t0\t0\t40\t100.5\t3000\t0\t0\t0\t0\t0\t5\t650.25\t1000\n\
                      1\t102\t101\t0\t0\t38\t100.5\t1200.5\t0\t0\t0\t0\t0\t5\t0\t500\n\
                      1\t103\t0\t102\t101\t9\t100.5\t0\t0\t0\t0\t0\t0\t5\t0\t0\n";
pub(super) const PENSIONER: &str = "2\t201\t0\t0\t0\t80\t99.5\t0\t0\t0\t0\t0\t1900\t2\t0\t20000\n";

/// Imports bytes as a EUROMOD file.
pub(super) fn euromod(bytes: &[u8]) -> Result<Vec<Table>, String> {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("euromod.txt"), bytes).unwrap();
    let mapping = concat!(env!("CARGO_MANIFEST_DIR"), "/synthetic-data/mappings/euromod.toml");
    tables(Path::new(mapping), folder.path())
}

pub(super) fn tables(mapping: &Path, folder: &Path) -> Result<Vec<Table>, String> {
    let import = Import::load(mapping, folder, 1).map_err(|found| {
        are_told_in_english(&found);
        crate::diag::plain_text(&found)
    })?;
    let mut tables = Vec::new();
    match import.read(&mut |table| {
        tables.push(table);
        Ok(())
    }) {
        Ok(read) => {
            read.overview.lines().iter().for_each(|(name, value)| is_english(&format!("{} {}", name.en, value.en)));
            Ok(tables)
        }
        Err(error) => {
            is_english(&error.told().en);
            Err(error.to_string())
        }
    }
}

/// The message about a EUROMOD file in which one piece of text is replaced.
pub(super) fn message(from: &str, to: &str) -> String {
    let text = format!("{HEADER}\n{FAMILY}{PENSIONER}");
    assert!(text.contains(from), "no `{from}`");
    euromod(text.replacen(from, to, 1).as_bytes()).unwrap_err()
}

#[track_caller]
pub(super) fn says(message: &str, parts: &[&str]) {
    for part in parts {
        assert!(message.contains(part), "`{part}` in: {message}");
    }
}

#[test]
fn a_euromod_file_gives_roles_amounts_weights_and_types() {
    let tables = euromod(format!("{HEADER}\n{FAMILY}{PENSIONER}").as_bytes()).unwrap();
    let table = &tables[0];
    let values = |name: &str| table.column(name).unwrap().values.clone();
    assert_eq!(table.weights, vec![100.5, 99.5]);
    assert_eq!(table.households.iter().map(|id| id.0).collect::<Vec<_>>(), vec![1, 2]);
    // By hand: applicant, partner, child; applicant.
    assert_eq!(values("rol"), vec![0.0, 1.0, 2.0, 0.0]);
    // 1.200,50 × 0,925926 = 1.111,57; in May 12 × 1.200,50 × 0,074074 = 1.067,11.
    assert_eq!(table.column("loon").unwrap().year_of(1), [111_157.0; 12]);
    let holiday = table.column("vakantiegeld").unwrap().year_of(1);
    assert_eq!((holiday[3], holiday[4], holiday[5]), (0.0, 106_711.0, 0.0));
    assert_eq!(table.column("kale_huur").unwrap().get(0, 6), 65_025.0);
    assert_eq!(values("vermogen"), vec![150_000.0, 2_000_000.0]);
    // paar_met_kinderen is the sixth type, alleenstaand_aow the second; sociale_huur and eigenaar.
    assert_eq!(values("huishoudtype"), vec![5.0, 1.0]);
    assert_eq!(values("woonsituatie"), vec![1.0, 0.0]);
    // werknemer and pensioen.
    assert_eq!(values("inkomensbron"), vec![0.0, 3.0]);
    // 12 × 1.900 × 0,956 = 21.796,80.
    assert_eq!(values("toetsingsinkomen_vorig_jaar")[3], 2_179_680.0);
}

#[test]
fn an_empty_file_is_named() {
    says(&euromod(b"").unwrap_err(), &["euromod.txt", "het bestand is leeg"]);
    says(&euromod(format!("{HEADER}\n").as_bytes()).unwrap_err(), &["het bestand heeft geen rijen"]);
}

#[test]
fn a_file_in_another_encoding_is_named_with_its_line() {
    let mut bytes = format!("{HEADER}\n{FAMILY}").into_bytes();
    bytes.extend(b"2\t20\xE9\t0\t0\t0\t80\t1\t0\t0\t0\t0\t0\t0\t2\t0\t0\n");
    says(&euromod(&bytes).unwrap_err(), &["regel 5", "tekst in UTF-8"]);
}

#[test]
fn a_missing_column_is_named() {
    says(&message("yem", "loon"), &["regel 1, yem", "een kolom met deze naam"]);
}

#[test]
fn a_column_that_is_there_twice_is_named() {
    says(&message("xhcrt", "yem"), &["regel 1, yem", "elke kolomnaam een keer", "xhcrt"]);
}

#[test]
fn a_person_who_is_there_twice_is_named() {
    says(&message("1\t102\t101", "1\t101\t101"), &["regel 3, idperson", "`101`", "elk nummer een keer"]);
}

#[test]
fn a_household_that_comes_back_is_named() {
    let text = format!("{HEADER}\n{FAMILY}{PENSIONER}{}", "1\t104\t0\t0\t0\t30\t1\t0\t0\t0\t0\t0\t0\t2\t0\t0\n");
    says(&euromod(text.as_bytes()).unwrap_err(), &["regel 6, idhh", "`1`", "oplopend gesorteerd"]);
}

#[test]
fn a_negative_age_is_named() {
    says(&message("\t40\t100.5", "\t-4\t100.5"), &["regel 2, dag", "`-4`", "van 0 tot en met 130"]);
}

#[test]
fn text_in_a_number_is_named() {
    says(&message("\t3000\t", "\tveel\t"), &["regel 2, yem", "`veel`", "verwacht: een getal"]);
}

#[test]
fn a_number_too_large_for_an_amount_is_named() {
    says(&message("\t3000\t", "\t1e308\t"), &["regel 2, yem", "`1e308`", "hoogstens 1.000.000.000.000"]);
}

#[test]
fn not_a_number_is_no_amount() {
    says(&message("\t3000\t", "\tNaN\t"), &["regel 2, yem", "`NaN` is een ontbrekende waarde"]);
}

#[test]
fn an_empty_cell_without_a_rule_is_named() {
    says(&message("\t3000\t", "\t\t"), &["regel 2, yem", "de cel is leeg"]);
}

#[test]
fn a_negative_wage_and_a_weight_of_zero_are_named() {
    says(&message("\t3000\t", "\t-3000\t"), &["een bedrag van nul of meer"]);
    says(&message("40\t100.5", "40\t0"), &["regel 2, dwt", "een gewicht van meer dan 0"]);
}

#[test]
fn an_unknown_code_is_named() {
    says(&message("\t2\t0\t20000", "\t9\t0\t20000"), &["regel 5, amrtn", "`9`", "een code uit de mapping"]);
}

#[test]
fn a_row_with_too_few_cells_is_named() {
    says(&message("\t650.25\t1000", "\t650.25"), &["regel 2", "15 cellen", "evenveel cellen"]);
}

#[test]
fn all_bad_rows_are_reported_up_to_the_stated_number_and_then_counted() {
    let row = |k: u32| format!("{k}\t{k}01\t0\t0\t0\t40\t1\tx\t0\t0\t0\t0\t0\t5\t0\t0\n");
    let text: String = (1..=103).map(row).collect();
    let found = euromod(format!("{HEADER}\n{text}").as_bytes()).unwrap_err();
    // A bad wage counts once, though it is read as wage, holiday allowance and part of the income of last year.
    assert_eq!(found.lines().count(), 101);
    says(&found, &["en nog 3 fouten"]);
}

/// Exports a small population and changes a file before it is read again.
pub(super) fn exported(format: FileFormat, change: &dyn Fn(&Path)) -> Result<Vec<Table>, String> {
    let folder = tempfile::tempdir().unwrap();
    let population = Population::new(spec(), 2_500, 1).unwrap();
    let mut export = Export::begin(&Place::folder(folder.path(), Vec::new()), format).unwrap();
    for block in 0..population.n_blocks() {
        export.add(&population.block(block)).unwrap();
    }
    export.finish(crate::population::Origins::Made(population.spec()), Receipt::default()).unwrap();
    change(folder.path());
    tables(&folder.path().join("mapping.toml"), folder.path())
}

fn assert_same(tables: &[Table]) {
    let population = Population::new(spec(), 2_500, 1).unwrap();
    let made: Vec<Table> = (0..population.n_blocks()).map(|block| population.block(block)).collect();
    // Blocks of the import have a fixed number of rows; those of the population, of households of 1 January.
    let one_by_one = |tables: &[Table]| -> Vec<Table> {
        tables.iter().flat_map(|table| (0..table.n_households()).map(|at| table.gather(&[at]))).collect()
    };
    let (found, made) = (one_by_one(tables), one_by_one(&made));
    assert_eq!(found.len(), made.len());
    for (found, made) in found.iter().zip(&made) {
        assert!(content(found) == content(made), "household {}", made.households[0]);
        assert_eq!(found.weights, made.weights);
        assert_eq!(found.households, made.households);
    }
}

#[test]
fn an_exported_population_imports_back_to_the_same_tables() {
    assert_same(&exported(FileFormat::Csv, &|_| {}).unwrap());
}

#[cfg(feature = "parquet")]
#[test]
fn a_population_exported_as_parquet_imports_back_to_the_same_tables() {
    assert_same(&exported(FileFormat::Parquet, &|_| {}).unwrap());
}

#[cfg(feature = "parquet")]
#[test]
fn a_truncated_parquet_file_is_named() {
    let found = exported(FileFormat::Parquet, &|folder| {
        let path = folder.join("persons.parquet");
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    });
    says(&found.unwrap_err(), &["persons.parquet", "afgebroken of beschadigd"]);
}

/// Drops a line from a file.
fn without_line(path: &Path, wanted: usize) {
    let text = fs::read_to_string(path).unwrap();
    let kept: Vec<&str> = text.lines().enumerate().filter(|(at, _)| *at != wanted).map(|(_, line)| line).collect();
    fs::write(path, kept.join("\n")).unwrap();
}

#[test]
fn a_person_without_a_household_is_named() {
    let found = exported(FileFormat::Csv, &|folder| without_line(&folder.join("households.csv"), 1)).unwrap_err();
    says(&found, &["persons.csv, regel 2, huishouden", "`0`", "een huishouden dat in"]);
}

#[test]
fn a_household_without_persons_is_named() {
    let found = exported(FileFormat::Csv, &|folder| {
        let path = folder.join("persons.csv");
        let text = fs::read_to_string(&path).unwrap();
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with("0,")).collect();
        fs::write(&path, kept.join("\n")).unwrap();
    });
    says(&found.unwrap_err(), &["households.csv, regel 2, huishouden", "`0`", "minstens een persoon"]);
}

#[test]
fn a_household_that_is_there_twice_is_named() {
    let found = exported(FileFormat::Csv, &|folder| {
        let path = folder.join("households.csv");
        let text = fs::read_to_string(&path).unwrap();
        let line = text.lines().nth(1).unwrap().to_owned();
        fs::write(&path, text.replacen(&line, &format!("{line}\n{line}"), 1)).unwrap();
    });
    says(&found.unwrap_err(), &["households.csv, regel 3, huishouden", "oplopend gesorteerd"]);
}

#[test]
fn every_exported_column_states_unit_period_source_and_certainty() {
    let folder = tempfile::tempdir().unwrap();
    let population = Population::new(spec(), 10, 1).unwrap();
    let mut export = Export::begin(&Place::folder(folder.path(), Vec::new()), FileFormat::Csv).unwrap();
    export.add(&population.block(0)).unwrap();
    export.finish(crate::population::Origins::Made(population.spec()), Receipt::default()).unwrap();
    let mut reader = csv::Reader::from_path(folder.path().join("schema.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert!(rows.iter().all(|row| row.iter().all(|cell| !cell.is_empty())), "{rows:?}");
    let schemas = Columns::new().schemas();
    assert_eq!(rows.len(), schemas.iter().map(|schema| schema.period.lanes()).sum::<usize>());
    for schema in schemas {
        assert!(crate::population::files::export::origin(&schema.name, population.spec()).is_some(), "{}", schema.name);
    }
}

#[test]
fn a_mapping_that_leaves_a_column_out_or_misspells_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let text =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/synthetic-data/mappings/euromod.toml")).unwrap();
    let path = folder.path().join("m.toml");
    fs::write(&path, text.replace("[persoon.winst]", "[persoon.wnst]")).unwrap();
    let found = tables(&path, folder.path()).unwrap_err();
    says(&found, &["M004", "bedoelde u `winst`"]);
    fs::write(&path, text.replace("[persoon.rol]", "[persoon.rl]")).unwrap();
    says(
        &tables(&path, folder.path()).unwrap_err(),
        &["M004", "M005", "`rol` van een persoon heeft geen kolom en geen regel"],
    );
    fs::write(&path, text.replace("euromod.txt\"", "../euromod.txt\"")).unwrap();
    says(&tables(&path, folder.path()).unwrap_err(), &["M002", "buiten de map"]);
}

#[test]
fn a_bad_cell_and_what_was_read_are_told_in_english_too() {
    let folder = tempfile::tempdir().unwrap();
    let mapping = concat!(env!("CARGO_MANIFEST_DIR"), "/synthetic-data/mappings/euromod.toml");
    let read = |text: &str| {
        fs::write(folder.path().join("euromod.txt"), text).unwrap();
        Import::load(Path::new(mapping), folder.path(), 1).unwrap().read(&mut |_| Ok(()))
    };
    let good = format!("{HEADER}\n{FAMILY}{PENSIONER}");
    let bad = read(&good.replace("\t3000\t", "\tveel\t")).unwrap_err();
    let place = folder.path().join("euromod.txt").display().to_string();
    assert_eq!(bad.told().en, format!("{place}, line 2, yem: found `veel`; expected: a number\n"));
    let lines: Vec<String> = read(&good).unwrap().overview.lines().into_iter().map(|(_, value)| value.en).collect();
    // By hand: a couple with a child and a pensioner; three of weight 100.5 and one of 99.5 make 401.
    assert_eq!(lines[..2], ["applicants 2, partners 1, children 1, housemates 0", "0, applicants among them 0"]);
    assert_eq!(lines[5], "401");
}
