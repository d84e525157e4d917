//! Claims about files as they come: from spreadsheets, sorted otherwise, damaged, large. Each is read or told what is
//! wrong with it; nothing is guessed.

use super::tests::{FAMILY, HEADER, PENSIONER, euromod, exported, message, says, tables};
use super::*;
use crate::output::{Place, Receipt};
use crate::population::FileFormat;
use crate::population::{Export, Origins};
use crate::table::HouseholdId;
use std::fs;

const MAPPING: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/synthetic-data/mappings/euromod.toml");

fn plain() -> String {
    format!("{HEADER}\n{FAMILY}{PENSIONER}")
}

/// All values of all tables, with ids and weights.
fn bits(tables: &[Table]) -> Vec<u64> {
    let values = |table: &Table| -> Vec<u64> {
        let ids = table.households.iter().map(|id| id.0);
        let columns = table.columns().flat_map(|column| column.values.iter().map(|v| v.to_bits()));
        ids.chain(table.weights.iter().map(|weight| weight.to_bits())).chain(columns).collect()
    };
    tables.iter().flat_map(values).collect()
}

/// Reads data by the EUROMOD mapping with some words of the mapping replaced.
fn by(changes: &[(&str, &str)], name: &str, bytes: &[u8]) -> Result<Vec<Table>, String> {
    let folder = tempfile::tempdir().unwrap();
    let mut mapping = fs::read_to_string(MAPPING).unwrap();
    for (from, to) in changes {
        assert!(mapping.contains(from), "no `{from}` in the mapping");
        mapping = mapping.replacen(from, to, 1);
    }
    fs::write(folder.path().join("mapping.toml"), mapping).unwrap();
    fs::write(folder.path().join(name), bytes).unwrap();
    tables(&folder.path().join("mapping.toml"), folder.path())
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_change_nothing() {
    let windows = format!("\u{feff}{}", plain().replace('\n', "\r\n"));
    assert_eq!(bits(&euromod(windows.as_bytes()).unwrap()), bits(&euromod(plain().as_bytes()).unwrap()));
}

#[test]
fn a_dutch_spreadsheet_with_semicolons_and_decimal_commas_gives_the_same_table() {
    let sheet = plain().replace('.', ",").replace('\t', ";");
    let changes =
        [("scheidingsteken = \"\\t\"", "scheidingsteken = \";\""), ("decimaalteken = \".\"", "decimaalteken = \",\"")];
    let found = by(&changes, "euromod.txt", sheet.as_bytes()).unwrap();
    assert_eq!(bits(&found), bits(&euromod(plain().as_bytes()).unwrap()));
}

#[test]
fn a_point_for_thousands_is_refused_where_the_comma_is_for_decimals() {
    let sheet = plain().replace('.', ",").replace("\t3000\t", "\t3.000\t").replace('\t', ";");
    let changes =
        [("scheidingsteken = \"\\t\"", "scheidingsteken = \";\""), ("decimaalteken = \".\"", "decimaalteken = \",\"")];
    let found = by(&changes, "euromod.txt", sheet.as_bytes()).unwrap_err();
    says(&found, &["regel 2, yem", "`3.000`", "een getal zonder punt"]);
}

#[test]
fn another_separator_than_the_mapping_says_is_told_once_and_not_as_missing_columns() {
    let found = euromod(plain().replace('\t', ";").as_bytes()).unwrap_err();
    says(&found, &["regel 1", "met een tab ertussen", "staat er een ander teken tussen?"]);
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn a_file_saved_as_utf_16_is_named() {
    let bytes: Vec<u8> = [0xFF, 0xFE].into_iter().chain(plain().encode_utf16().flat_map(u16::to_le_bytes)).collect();
    says(&euromod(&bytes).unwrap_err(), &["regel 1", "tekst in UTF-8"]);
}

#[test]
fn the_names_of_the_columns_in_the_middle_are_named_as_such() {
    let found = euromod(format!("{HEADER}\n{FAMILY}{HEADER}\n{PENSIONER}").as_bytes()).unwrap_err();
    says(&found, &["regel 5", "hier staan de kolomnamen nog eens"]);
    assert_eq!(found.lines().count(), 1, "{found}");
}

#[test]
fn a_person_in_two_households_is_named_with_both_places() {
    let found = message("2\t201\t", "2\t102\t");
    says(&found, &["regel 5, idperson", "hetzelfde nummer als op regel 3", "een keer in het hele bestand"]);
    // The same for numbers that are names.
    let named = plain().replace("\t102\t", "\tA-2\t").replace("\t201\t", "\tA-2\t");
    says(&euromod(named.as_bytes()).unwrap_err(), &["regel 5, idperson", "hetzelfde nummer als op regel 3"]);
}

#[test]
fn numbers_of_persons_that_do_not_rise_are_fine_as_long_as_none_comes_back() {
    let text = plain().replace("\t201\t", "\t7\t");
    assert_eq!(euromod(text.as_bytes()).unwrap()[0].n_persons(), 4);
}

#[test]
fn numbers_may_come_back_where_the_mapping_says_they_count_within_a_household() {
    let text = plain().replace("2\t201\t", "2\t102\t");
    let change = [("persoon_uniek_in = \"bestand\"", "persoon_uniek_in = \"huishouden\"")];
    assert_eq!(by(&change, "euromod.txt", text.as_bytes()).unwrap()[0].n_persons(), 4);
}

#[test]
fn a_negative_weight_text_or_infinity_as_weight_are_named() {
    for wrong in ["-1", "zwaar", "inf", "NaN", "1e10"] {
        let found = message("80\t99.5", &format!("80\t{wrong}"));
        says(&found, &["regel 5, dwt", &format!("`{wrong}`"), "een gewicht van meer dan 0"]);
    }
}

#[test]
fn persons_of_one_household_with_different_weights_are_named() {
    says(&message("38\t100.5", "38\t90"), &["regel 3, dwt", "`90`", "hetzelfde gewicht als de eerste persoon"]);
}

#[test]
fn an_age_beyond_any_person_and_a_broken_age_are_named() {
    says(&message("\t40\t100.5", "\t131\t100.5"), &["regel 2, dag", "`131`", "van 0 tot en met 130"]);
    says(&message("\t40\t100.5", "\t40.5\t100.5"), &["regel 2, dag", "`40.5`", "hele jaren"]);
}

#[test]
fn a_household_number_that_is_no_number_is_named() {
    says(
        &message("2\t201", "twee\t201"),
        &["regel 5, idhh", "`twee`", "een heel nummer van 0 tot en met 9223372036854775807"],
    );
}

#[test]
fn a_folder_or_a_file_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().unwrap();
    says(&tables(Path::new(MAPPING), folder.path()).unwrap_err(), &["euromod.txt", "het bestaat niet"]);
    fs::create_dir(folder.path().join("euromod.txt")).unwrap();
    says(&tables(Path::new(MAPPING), folder.path()).unwrap_err(), &["euromod.txt", "het is een map"]);
}

/// A EUROMOD file of so many couples.
fn couples(households: u32) -> String {
    let row = |h: u32| {
        let (a, b) = (h * 100 + 1, h * 100 + 2);
        let wage = 1_500 + h % 3_001;
        format!(
            "{h}\t{a}\t{b}\t0\t0\t40\t1.5\t{wage}\t0\t0\t0\t0\t0\t5\t{}\t0\n\
                 {h}\t{b}\t{a}\t0\t0\t38\t1.5\t900\t0\t0\t0\t0\t0\t5\t0\t0\n",
            h % 900
        )
    };
    let rows: String = (1..=households).map(row).collect();
    format!("{HEADER}\n{rows}")
}

#[test]
fn rows_are_passed_on_while_the_file_is_read_and_no_more_than_a_block_is_held() {
    let folder = tempfile::tempdir().unwrap();
    let bad = "9999\t999901\t0\t0\t0\t40\t1.5\tveel\t0\t0\t0\t0\t0\t5\t0\t0\n";
    fs::write(folder.path().join("euromod.txt"), couples(5_000) + bad).unwrap();
    let import = Import::load(Path::new(MAPPING), folder.path(), 1).unwrap();
    let mut sizes = Vec::new();
    let outcome = import.read(&mut |table| {
        sizes.push(table.n_households());
        Ok(())
    });
    // The last row is bad and only met when 4 × 1.024 of the 5.000 households were passed on and let go.
    assert!(matches!(outcome, Err(ImportError::Data(_))));
    assert_eq!(sizes, [1_024; 4]);
}

#[test]
fn a_run_keeps_a_file_in_some_tens_of_bytes_per_person() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("euromod.txt"), couples(5_000)).unwrap();
    let import = Import::load(Path::new(MAPPING), folder.path(), 1).unwrap();
    let data = Microdata::read(import, None).unwrap();
    assert_eq!((data.imported().households, data.imported().persons), (5_000, 10_000));
    // Per person: wage as paid and as worked 8, holiday allowance in one month of twelve 48, income of last year and of
    // the year before 8, birth 4, role 1. Per household: number, weight and rent 20, capacities 3, reading and sharing
    // of data 2. So at most 69 + 25 / 2 = 81,5 a person and a little per block.
    assert!(data.bytes() < 85 * 10_000, "{} bytes for 10.000 persons", data.bytes());
}

#[test]
fn a_sample_of_a_file_is_spread_over_it_and_weighs_as_much_as_the_whole() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("euromod.txt"), couples(5_000)).unwrap();
    let import = Import::load(Path::new(MAPPING), folder.path(), 1).unwrap();
    let data = Microdata::read(import, Some(500)).unwrap();
    assert_eq!(data.households_used(), 500);
    let tables: Vec<Table> = (0..data.n_blocks()).filter_map(|block| data.block(block)).collect();
    let ids: Vec<u64> = tables.iter().flat_map(|table| &table.households).map(|id| id.0).collect();
    // Every tenth of 5.000 households.
    assert_eq!(ids, (1..=500).map(|k| 10 * k).collect::<Vec<u64>>());
    let weight: f64 = tables.iter().flat_map(|table| &table.weights).sum();
    assert!((weight - 5_000.0 * 1.5).abs() < 1e-6, "{weight}");
    assert!(data.has(HouseholdId(4_990)) && !data.has(HouseholdId(4_991)));
    let both = data.households(&[HouseholdId(4_990), HouseholdId(4_991), HouseholdId(10)]);
    assert_eq!(both.households, [HouseholdId(4_990), HouseholdId(10)]);
}

#[test]
fn a_share_that_is_drawn_is_met_depends_on_the_seed_and_not_on_other_columns() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("euromod.txt"), couples(5_000)).unwrap();
    let drawn = |seed: u64| -> Vec<f64> {
        let import = Import::load(Path::new(MAPPING), folder.path(), seed).unwrap();
        let data = Microdata::read(import, None).unwrap();
        let tables = (0..data.n_blocks()).filter_map(|block| data.block(block));
        tables.flat_map(|table| table.column("doenvermogen_laag").unwrap().values.clone()).collect()
    };
    let (first, again, other) = (drawn(1), drawn(1), drawn(2));
    assert_eq!(first, again);
    assert_ne!(first, other);
    // 20% of 5.000 with a standard error of √(5.000 × 0,2 × 0,8) = 28; four of those.
    let low = first.iter().sum::<f64>();
    assert!((low - 1_000.0).abs() < 113.0, "{low}");
}

#[test]
fn a_mapping_tells_by_code_what_it_lacks() {
    let cases = [
        ("B004", "jaar = 2026\n", "jaar = \"2026\"\n"),
        ("M003", "gewicht = \"dwt\"\n", ""),
        ("M006", "eenheid = \"leeftijd\"", "eenheid = \"EUR\""),
        ("M006", "factor = \"0.956\"", "factor = \"-1\""),
        ("S004", "maand = 5", "maand = 13"),
        ("M007", "over_personen = \"gelijk\"\n", ""),
        ("M008", "bron = \"rollen en leeftijden in het bestand\"\n", ""),
        ("M008", "laag = \"0.14\"\n", ""),
        ("M008", "waarde = \"0.20\"", "waarde = \"20\""),
        ("M008", "bron = \"vakantiebijslag van 8% (Wml art. 15): 1/1,08\"\n", ""),
    ];
    for (code, from, to) in cases {
        let found = by(&[(from, to)], "euromod.txt", plain().as_bytes()).unwrap_err();
        assert!(found.contains(&format!("fout[{code}]")), "{code} for `{from}` → `{to}`: {found}");
    }
}

#[test]
fn every_rule_and_factor_of_the_mapping_is_among_its_foundations() {
    let import = Import::load(Path::new(MAPPING), Path::new("."), 1).unwrap();
    let lines = import.foundations();
    let text = fs::read_to_string(MAPPING).unwrap();
    let mut blocks = 0;
    for block in text.split("\n[").skip(1) {
        let name = block.split(']').next().unwrap();
        if block.contains("\nregel = ") || block.contains("\nfactor = ") {
            blocks += 1;
            assert!(lines.iter().any(|line| line.name == name && !line.figure.source.is_empty()), "{name}");
        }
    }
    assert!(blocks > 10, "{blocks}");
    let share = lines.iter().find(|line| line.name == "huishouden.hulp").unwrap();
    assert_eq!(
        (share.figure.value.as_str(), share.figure.low.as_deref(), share.figure.high.as_deref()),
        ("0.22", Some("0.13"), Some("0.31"))
    );
}

#[test]
fn what_was_imported_is_exported_with_the_sources_of_its_mapping() {
    let (data, out) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(data.path().join("euromod.txt"), plain()).unwrap();
    let import = Import::load(Path::new(MAPPING), data.path(), 1).unwrap();
    let mut export = Export::begin(&Place::folder(out.path(), Vec::new()), FileFormat::Csv).unwrap();
    import.read(&mut |table| export.add(&table)).unwrap();
    export.finish(Origins::Read(&import), Receipt::default()).unwrap();
    let mut reader = csv::Reader::from_path(out.path().join("schema.csv")).unwrap();
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let row = |column: &str| rows.iter().find(|row| &row[1] == column).unwrap();
    assert_eq!((&row("hulp")[6], &row("vermogen")[6]), ("aanname", "bron"));
    assert!(row("loon_01")[5].contains("Wml art. 15") && row("vermogen")[5].contains("EUROMOD"));
    assert_eq!((&row("loon_01")[2], &row("loon_01")[3]), ("EUR/maand", "maand"));
}

#[cfg(feature = "parquet")]
mod parquet_files {
    use super::*;
    use ::parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType};
    use ::parquet::file::writer::SerializedFileWriter;
    use ::parquet::schema::parser::parse_message_type;

    /// A EUROMOD file in Parquet with one row per line of `plain`; `odd` is written in another type.
    fn parquet(odd: (&str, &str)) -> Vec<u8> {
        let names: Vec<&str> = HEADER.split('\t').collect();
        let kind = |name: &str| if name == odd.0 { odd.1 } else { "DOUBLE" };
        let fields: String = names
            .iter()
            .map(|name| match kind(name) {
                "UTF8" => format!("REQUIRED BYTE_ARRAY {name} (UTF8); "),
                kind => format!("REQUIRED {kind} {name}; "),
            })
            .collect();
        let schema = parse_message_type(&format!("message euromod {{ {fields} }}")).unwrap();
        let mut bytes = Vec::new();
        let mut writer = SerializedFileWriter::new(&mut bytes, Arc::new(schema), Arc::default()).unwrap();
        let mut group = writer.next_row_group().unwrap();
        for (at, name) in names.iter().enumerate() {
            let text = plain();
            let cells: Vec<&str> = text.lines().skip(1).map(|line| line.split('\t').nth(at).unwrap()).collect();
            let mut out = group.next_column().unwrap().unwrap();
            match kind(name) {
                "BOOLEAN" => {
                    out.typed::<BoolType>().write_batch(&vec![true; cells.len()], None, None).unwrap();
                }
                "UTF8" | "BYTE_ARRAY" => {
                    let texts: Vec<ByteArray> = cells.iter().map(|cell| ByteArray::from(*cell)).collect();
                    out.typed::<ByteArrayType>().write_batch(&texts, None, None).unwrap();
                }
                _ => {
                    let numbers: Vec<f64> = cells.iter().map(|cell| cell.parse().unwrap()).collect();
                    out.typed::<DoubleType>().write_batch(&numbers, None, None).unwrap();
                }
            }
            out.close().unwrap();
        }
        group.close().unwrap();
        writer.close().unwrap();
        bytes
    }

    fn read(bytes: &[u8]) -> Result<Vec<Table>, String> {
        by(&[("\"euromod.txt\"", "\"euromod.parquet\"")], "euromod.parquet", bytes)
    }

    #[test]
    fn numbers_and_text_in_parquet_give_the_same_table_as_csv() {
        let wanted = bits(&euromod(plain().as_bytes()).unwrap());
        assert_eq!(bits(&read(&parquet(("", ""))).unwrap()), wanted);
        assert_eq!(bits(&read(&parquet(("yem", "UTF8"))).unwrap()), wanted);
    }

    #[test]
    fn a_column_of_another_type_is_named_once() {
        let found = read(&parquet(("yem", "BOOLEAN"))).unwrap_err();
        says(&found, &["yem: `waar en onwaar`", "een kolom met getallen; het Parquet-bestand heeft er een ander type"]);
        assert_eq!(found.lines().count(), 1, "{found}");
        let found = read(&parquet(("amrtn", "BYTE_ARRAY"))).unwrap_err();
        says(&found, &["amrtn", "een kolom met getallen of tekst"]);
    }

    #[test]
    fn text_that_is_no_number_in_parquet_is_named_with_its_row() {
        let found = read(&parquet(("dag", "BOOLEAN"))).unwrap_err();
        says(&found, &["dag", "een kolom met datums of leeftijden"]);
    }

    #[test]
    fn a_file_that_is_no_parquet_at_all_is_named() {
        says(&read(plain().as_bytes()).unwrap_err(), &["euromod.parquet", "afgebroken of beschadigd"]);
        says(&read(b"").unwrap_err(), &["euromod.parquet", "afgebroken of beschadigd"]);
    }

    #[test]
    fn a_parquet_file_cut_off_anywhere_is_refused_and_never_a_panic() {
        let whole = parquet(("", ""));
        for length in (0..whole.len()).step_by(97) {
            assert!(read(&whole[..length]).is_err(), "cut off at {length}");
        }
    }

    #[test]
    fn a_parquet_file_with_a_flipped_byte_is_read_or_refused_and_never_a_panic() {
        let whole = parquet(("", ""));
        let mut refused = 0;
        for at in (0..whole.len()).step_by(13) {
            let mut damaged = whole.clone();
            damaged[at] ^= 0x5A;
            refused += usize::from(read(&damaged).is_err());
        }
        assert!(refused > 50, "{refused}");
    }

    #[test]
    fn a_population_in_parquet_comes_back_row_for_row() {
        let csv = exported(FileFormat::Csv, &|_| {}).unwrap();
        assert_eq!(bits(&exported(FileFormat::Parquet, &|_| {}).unwrap()), bits(&csv));
    }
}
