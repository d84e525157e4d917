//! The law stands in the rulebooks and nowhere else, every number has a source and does something, and every household
//! of 2024–2026 gets amounts.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use crate::common::IS_THOROUGH;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use stelsel::engine::{Columns, Evaluate, Outcome};
use stelsel::evidence::Evidence;
use stelsel::rulebook::{ParameterChange, Plan, PlanError, System, load_system};
use stelsel::scenario::by_hand::read_household;
use stelsel::table::{Table, ValueType};

const YEARS: [i16; 3] = [2024, 2025, 2026];

/// What a household or its judge looks at; the last only where the text of the law is known.
const RESULTS: [&str; 15] = [
    "zorgtoeslag_jaar",
    "zorgtoeslag_medebewoners_jaar",
    "huurtoeslag_jaar",
    "kindgebonden_budget_jaar",
    "kinderopvangtoeslag_jaar",
    "kinderbijslag_jaar",
    "bijstandsnorm",
    "bijstand_netto",
    "besteedbaar_inkomen_jaar",
    "besteedbaar_na_inhouding_maand",
    "verrekening_aanslag_jaar",
    "volledige_aow_jaar",
    "minimumloon_jaar",
    "equivalentiefactor",
    "beslagvrije_voet",
];

/// Parameters that move nothing in a year, with the reason; an entry that does move something fails.
const STILL: [(&str, i16, &str); 2] =
    [("aftrek_normhuur_ep", 2024, "nil in that year"), ("aftrek_normhuur_mp", 2024, "nil in that year")];

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn system() -> Arc<System> {
    Arc::new(load_system(&root("rulebooks/huidig"), &[]).unwrap())
}

fn results(year: i16) -> &'static [&'static str] {
    if year == 2026 { &RESULTS } else { &RESULTS[..RESULTS.len() - 1] }
}

/// Applicant and others, as blocks of a household file; `{loon}` stands for the wage of the applicant.
const PEOPLE: [&str; 15] = [
    "aanvrager 1992-03-04 loon={loon}",
    "aanvrager 2005-08-04 loon={loon}",
    "aanvrager 2002-08-04 loon={loon}",
    "aanvrager 1950-03-04 aow=1500 pensioen={loon}",
    "aanvrager 1950-03-04 aow=800 loon={loon}",
    "aanvrager 1944-03-04 aow=1500 pensioen={loon}",
    "aanvrager 1992-03-04 loon={loon}|partner 1990-03-04 loon=700",
    "aanvrager 1950-03-04 aow=1000 pensioen={loon}|partner 1951-03-04 aow=1000",
    "aanvrager 1992-03-04 loon={loon}|partner 2004-08-04",
    "aanvrager 1992-03-04 loon={loon}|partner 2004-08-04|kind 2021-01-04",
    "aanvrager 2004-09-04 loon={loon}|partner 2004-08-04|kind 2022-01-04",
    "aanvrager 1985-03-04 loon={loon}|kind 2009-01-04|kind 2012-01-04|kind 2019-01-04 \
     opvangsoort=buitenschoolse_opvang opvanguren=60 opvangtarief=14|kind 2023-01-04 opvangsoort=dagopvang \
     opvanguren=240 opvangtarief=14|kind 2022-01-04 opvangsoort=gastouderopvang opvanguren=80 opvangtarief=14",
    "aanvrager 1985-03-04 loon={loon}|partner 1984-03-04|kind 2009-01-04|kind 2012-01-04|kind 2014-02-04|kind \
     2019-01-04|kind 2020-01-04|kind 2023-01-04",
    "aanvrager 1970-03-04 loon={loon} heeft_wajong=true|medebewoner 1994-03-04 loon=2000|kind 2005-01-04 loon=900",
    "aanvrager 1985-03-04 loon={loon}|partner 1984-03-04 verzekerd=false|kind 2007-01-04|medebewoner 1994-03-04",
];
const WAGES: [&str; 9] = ["0", "300", "800", "1300", "2100", "2700", "3600", "4200", "8000"];
const HOMES: [&str; 9] = [
    "kale_huur=470 servicekosten=60",
    "kale_huur=600",
    "kale_huur=770 servicekosten=10",
    "kale_huur=885",
    "kale_huur=990 aangepaste_woning=true",
    "kale_huur=600 vermogen=38000",
    "kale_huur=600 vermogen=143000",
    "kale_huur=600 vermogen=180000",
    "kale_huur=600 vermogen=8100 ontvangt_bijstand=true",
];
const OWN_HOMES: [&str; 3] = [
    "eigenwoningwaarde=400000",
    "eigenwoningwaarde=400000 eigenwoningrente=6000",
    "eigenwoningwaarde=1600000 eigenwoningrente=30000",
];
const YOUTHS: [&str; 7] = [
    "aanvrager 2008-06-04|kind 2010-01-04",
    "aanvrager 1985-03-04|kind 2009-01-04|kind 2010-01-04|kind 2008-01-04|kind 2007-02-04|kind 2006-02-04",
    "aanvrager 2006-06-04",
    "aanvrager 2007-06-04",
    "aanvrager 1980-03-04|kind 2003-01-04 loon=1500",
    "aanvrager 1960-03-04 loon=2000",
    "aanvrager 1980-03-04|medebewoner 1998-01-04",
];

fn household(people: &str, home: &str, wage: &str, extra: &str) -> String {
    let tenure = if home.contains("eigenwoningwaarde") { "eigenaar" } else { "sociale_huur" };
    let mut text = format!("[huishouden]\nwoonsituatie = \"{tenure}\"\n");
    let set = |text: &mut String, pair: &str| {
        let (key, value) = pair.split_once('=').unwrap();
        let is_bare = value == "true" || value == "false" || value.starts_with('[');
        let quote = if is_bare { "" } else { "\"" };
        writeln!(text, "{key} = {quote}{value}{quote}").unwrap();
    };
    home.split(' ').filter(|p| !p.is_empty()).for_each(|pair| set(&mut text, pair));
    for (at, person) in people.split('|').enumerate() {
        let mut words = person.split_whitespace();
        let (role, birth) = (words.next().unwrap(), words.next().unwrap());
        writeln!(text, "[[persoon]]\nrol = \"{role}\"\ngeboortedatum = {birth}").unwrap();
        words.for_each(|pair| set(&mut text, &pair.replace("{loon}", wage)));
        if at == 0 {
            extra.split(' ').filter(|p| !p.is_empty()).for_each(|pair| set(&mut text, pair));
        }
    }
    text
}

/// Household files that together reach every part of the law.
fn households() -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for home in OWN_HOMES {
        out.extend(["2700", "8000"].map(|wage| household("aanvrager 1985-03-04 loon={loon}", home, wage, "")));
    }
    for people in PEOPLE {
        for wage in WAGES {
            out.push(household(people, HOMES[1], wage, ""));
            out.push(household(people, HOMES[2], wage, ""));
        }
        out.extend(HOMES.map(|home| household(people, home, "300", "")));
        out.extend(HOMES.map(|home| household(people, home, "1900", "")));
        let on_assistance = "kale_huur=600 ontvangt_bijstand=true vermogen=";
        for (assets, wage) in [("0", "0"), ("7700", "0"), ("8000", "600"), ("15500", "0"), ("16000", "0")] {
            out.push(household(people, &format!("{on_assistance}{assets}"), wage, ""));
        }
        for exemption in ["eerste_zes_maanden", "alleenstaande_ouder", "medisch_beperkt"] {
            for wage in ["500", "1250"] {
                out.push(household(
                    people,
                    on_assistance.trim_end_matches(" vermogen="),
                    wage,
                    &format!("arbeidsvrijlating={exemption}"),
                ));
            }
        }
        out.push(household(people, HOMES[1], "2000", "vakantiegeld=160 winst=500"));
        out.push(household(people, HOMES[1], "0", "winst=7500"));
    }
    out.extend(YOUTHS.map(|people| household(people, HOMES[0], "0", "")));
    out.extend(YOUTHS.map(|people| household(people, "kale_huur=600 ontvangt_bijstand=true", "0", "")));
    for wage in ["3124.66", "3309.91", "3404.75"] {
        out.push(household(PEOPLE[0], HOMES[1], wage, ""));
    }
    for people in [
        "aanvrager 1985-03-04 loon=2700|kind 2012-06-04",
        "aanvrager 1950-03-04 aow=1500 pensioen=1000 loon=1300",
        // In May an eighth more than in April: above the 12% that tell holiday pay, and below a tenth more than that.
        "aanvrager 1950-03-04 aow=[1400,1400,1400,1400,1575,1400,1400,1400,1400,1400,1400,1400] pensioen=1500",
        "aanvrager 2006-09-04|partner 2006-08-04|kind 2025-01-04",
        "aanvrager 1992-03-04|partner 2006-08-04|kind 2024-01-04",
        "aanvrager 1992-03-04|partner 2006-08-04",
        "aanvrager 1992-03-04 loon=1480 arbeidsvrijlating=alleenstaande_ouder|kind 2021-01-04",
    ] {
        out.push(household(people, "kale_huur=600 ontvangt_bijstand=true", "0", ""));
    }
    let crowd = "aanvrager 1985-03-04|kind 2009-01-04|kind 2010-01-04|kind 2011-01-04|kind 2012-01-04|kind 2013-01-04|kind \
                 2014-01-04|kind 2015-01-04";
    out.push(household(crowd, "kale_huur=950", "0", ""));
    out.push(household(crowd, "kale_huur=600", "0", "loon=4500"));
    // Holiday allowance of AOW in May, and a young child that is there for exactly six months.
    let by_month =
        |value: &dyn Fn(usize) -> String| format!("[{}]", (1..=12).map(value).collect::<Vec<_>>().join(", "));
    let peak = by_month(&|month| if month == 5 { "\"2500\"" } else { "\"1500\"" }.to_owned());
    let half = by_month(&|month| (month <= 6).to_string());
    let applicant = "[huishouden]\nwoonsituatie = \"sociale_huur\"\n[[persoon]]\nrol = \"aanvrager\"\n";
    out.push(format!("{applicant}geboortedatum = 1950-03-04\npensioen = \"2500\"\naow = {peak}\n"));
    out.push(format!(
        "{applicant}geboortedatum = 1985-03-04\nloon = \"2700\"\n[[persoon]]\nrol = \"kind\"\n\
         geboortedatum = 2019-03-04\naanwezig = {half}\n"
    ));
    out
}

/// Those of the year: everybody is born by then, and somebody is of age.
fn households_of(year: i16) -> Vec<String> {
    let all = households();
    let births = |text: &str| -> Vec<i16> {
        text.split("geboortedatum = ").skip(1).map(|rest| rest[..4].parse().unwrap()).collect()
    };
    let exists = |text: &&String| {
        let births = births(text);
        births.iter().all(|birth| *birth <= year) && births.iter().any(|birth| *birth <= year - 18)
    };
    let kept: Vec<String> = all.iter().filter(exists).cloned().collect();
    // A baby of 2025, and youngsters who come of age in 2026.
    assert!(all.len() - kept.len() <= 5, "{} of {} exist in {year}", kept.len(), all.len());
    kept
}

fn facts(system: &System, year: i16, texts: &[String]) -> Vec<Table> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("huishouden.toml");
    let read = |text: &String| {
        std::fs::write(&file, text).unwrap();
        read_household(&file, system, year).unwrap_or_else(|e| panic!("{e:?}\n{text}")).facts
    };
    texts.iter().map(read).collect()
}

fn values(outcome: &Outcome, names: &[&str]) -> Vec<f64> {
    names.iter().flat_map(|name| outcome.column(name).unwrap().values.iter().copied()).collect()
}

#[test]
fn every_number_has_a_source_and_every_assumption_a_range() {
    let system = system();
    let d = &system.definitions;
    assert_eq!(d.years, YEARS);
    let mut seen = 0;
    for p in &d.parameters {
        for v in &p.values {
            seen += 1;
            assert!(!v.source.trim().is_empty(), "{} has no source", p.name);
            if v.certainty == Evidence::Assumption {
                let (low, high) = (v.low.unwrap(), v.high.unwrap());
                assert!(low <= v.value && v.value <= high, "{}: {low} {} {high}", p.name, v.value);
            }
        }
    }
    for t in &d.tables {
        seen += t.values.len();
        assert!(t.values.iter().all(|v| !v.source.trim().is_empty()), "{} has no source", t.name);
    }
    for r in &d.rules {
        seen += r.versions.len();
        assert!(r.versions.iter().all(|v| !v.source.trim().is_empty()), "{} has no source", r.name);
    }
    assert!(seen > 500, "only {seen} values");
}

#[test]
fn every_parameter_moved_by_a_tenth_moves_a_result_in_every_year_that_uses_it() {
    let system = system();
    let mut names: Vec<(String, bool)> = system.definitions.parameters.iter().map(|p| (p.name.clone(), true)).collect();
    names.extend(system.definitions.tables.iter().map(|t| (t.name.clone(), false)));
    let (mut still, mut used) = (Vec::new(), BTreeSet::new());
    for year in YEARS {
        let tables = facts(&system, year, &households_of(year));
        let plan = Arc::new(Plan::new(&system, year, results(year)).unwrap());
        let columns = Columns::compile(Arc::clone(&plan));
        let base: Vec<Vec<f64>> = tables.iter().map(|t| values(&columns.evaluate(t).unwrap(), results(year))).collect();
        for (name, is_parameter) in &names {
            let at = |found: Option<usize>| found.unwrap();
            let in_plan = if *is_parameter {
                plan.parameters[at(system.definitions.parameters.iter().position(|p| p.name == *name))].is_some()
            } else {
                plan.tables[at(system.definitions.tables.iter().position(|t| t.name == *name))].is_some()
            };
            if !in_plan {
                continue;
            }
            used.insert(name.clone());
            // A quick run moves the numbers of the last year alone.
            if !IS_THOROUGH && Some(&year) != YEARS.last() {
                continue;
            }
            let moves = [Decimal::new(11, 1), Decimal::new(9, 1)].into_iter().any(|factor| {
                let change = [(name.as_str().into(), ParameterChange::Scale(factor))];
                let moved = Arc::new(system.with_changes(year, &change).unwrap());
                let columns = Columns::compile(Arc::new(Plan::new(&moved, year, results(year)).unwrap()));
                tables.iter().zip(&base).any(|(t, b)| values(&columns.evaluate(t).unwrap(), results(year)) != *b)
            });
            let excepted = STILL.iter().any(|(n, y, _)| n == name && *y == year);
            assert!(!(moves && excepted), "`{name}` does move something in {year}: drop the exception");
            if !moves && !excepted {
                still.push(format!("{name} in {year}"));
            }
        }
    }
    assert!(still.is_empty(), "these move nothing: {}", still.join(", "));
    let idle: Vec<&str> = names.iter().map(|(n, _)| n.as_str()).filter(|n| !used.contains(*n)).collect();
    assert!(idle.is_empty(), "no result uses: {}", idle.join(", "));
}

#[test]
fn every_household_gets_amounts_in_every_year() {
    let system = system();
    for year in YEARS {
        let plan = Arc::new(Plan::new(&system, year, results(year)).unwrap());
        let columns = Columns::compile(plan);
        let texts = households_of(year);
        for (table, text) in facts(&system, year, &texts).iter().zip(&texts) {
            let all = values(&columns.evaluate(table).unwrap(), results(year));
            assert!(all.iter().all(|v| v.is_finite()), "{year}\n{text}");
        }
    }
}

#[test]
fn months_add_up_to_the_year_by_share_of_income_and_by_withholding_with_settlement() {
    let system = system();
    let names = [
        "besteedbaar_voor_toeslagen_jaar",
        "besteedbaar_voor_toeslagen_maand",
        "besteedbaar_na_inhouding_maand",
        "verrekening_aanslag_jaar",
        "kinderbijslag_jaar",
    ];
    for year in YEARS {
        let columns = Columns::compile(Arc::new(Plan::new(&system, year, &names).unwrap()));
        let texts = households_of(year);
        for (table, text) in facts(&system, year, &texts).iter().zip(&texts) {
            let outcome = columns.evaluate(table).unwrap();
            let year_amount = |name: &str| outcome.column(name).unwrap().get(0, 0);
            let months = |name: &str| (0..12).map(|m| outcome.column(name).unwrap().get(0, m)).sum::<f64>();
            let whole = year_amount("besteedbaar_voor_toeslagen_jaar");
            let by_share = months("besteedbaar_voor_toeslagen_maand");
            let withheld = months("besteedbaar_na_inhouding_maand") - year_amount("verrekening_aanslag_jaar");
            // Twelve amounts of whole cents: half a cent each.
            assert!((by_share - whole).abs() <= 7.0, "{year}: {by_share} {whole}\n{text}");
            assert!((withheld - whole).abs() <= 8.0, "{year}: {withheld} {whole}\n{text}");
        }
    }
}

#[test]
fn a_year_that_is_not_known_is_refused_with_the_years_that_are() {
    let system = system();
    for year in [2023, 2027] {
        let error = Plan::new(&system, year, &["zorgtoeslag_jaar"]).unwrap_err();
        assert!(matches!(&error, PlanError::YearNotCovered { known, .. } if known == "2024, 2025, 2026"), "{error}");
    }
    for (command, date) in [("household", "2023-12-31"), ("marginal", "2027-01-01")] {
        let out = std::process::Command::new(env!("CARGO_BIN_EXE_stelsel"))
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .args([command, "tests/huishoudens/alleenstaand-huur.toml", "--date", date])
            .output()
            .unwrap();
        assert_eq!(out.status.code(), Some(2), "{command}");
        let text = String::from_utf8_lossy(&out.stderr).into_owned();
        assert!(text.contains("2024, 2025, 2026"), "{text}");
    }
}

/// Numbers of the law that no program would hold by accident: at least four digits, not a round thousand.
fn telling_numbers(system: &System) -> BTreeSet<Decimal> {
    let d = &system.definitions;
    let parameters = d.parameters.iter().flat_map(|p| p.values.iter().map(|v| v.value));
    let tables = d.tables.iter().flat_map(|t| t.values.iter().flat_map(|v| v.value.iter()));
    let rows = tables.flat_map(|row| row.limit.into_iter().chain([row.value]));
    let hundredths = Decimal::from(100);
    parameters
        .chain(rows)
        .flat_map(|value| [value, value * hundredths])
        .map(|value| value.abs().normalize())
        .filter(|value| value.mantissa().to_string().trim_end_matches('0').len() >= 4)
        .collect()
}

/// Numbers written in code, without underscores; comments, texts and tests do not count.
fn written_numbers(text: &str) -> Vec<Decimal> {
    let code = text.split("#[cfg(test)]").next().unwrap_or("");
    let mut out = Vec::new();
    for line in code.lines() {
        let outside: String = line.replace("\\\"", "").split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let line = outside.split("//").next().unwrap_or("");
        for word in line.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')) {
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                let number: String =
                    word.chars().filter(|c| *c != '_').take_while(|c| c.is_ascii_digit() || *c == '.').collect();
                out.extend(number.trim_end_matches('.').parse::<Decimal>().map(|n| n.normalize()));
            }
        }
    }
    out
}

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            rust_files(&entry, out);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            out.push(entry);
        }
    }
}

#[test]
fn no_number_of_the_law_stands_in_rust() {
    let telling = telling_numbers(&system());
    assert!(telling.len() > 200, "only {} numbers", telling.len());
    let mut files = Vec::new();
    rust_files(&root("src"), &mut files);
    let made_up = ["tests.rs", "_tests.rs", "test_fixtures.rs"];
    let (mut found, mut seen) = (Vec::new(), 0);
    for file in files.iter().filter(|f| !made_up.iter().any(|end| f.to_string_lossy().ends_with(end))) {
        for number in written_numbers(&std::fs::read_to_string(file).unwrap()) {
            seen += 1;
            if telling.contains(&number) {
                found.push((number.to_string(), file.display().to_string()));
            }
        }
    }
    assert!(seen > 500, "only {seen} numbers in the sources");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_household_file_and_microdata_refuse_the_same_amounts_below_zero() {
    let system = system();
    let columns = stelsel::population::columns();
    let is_money = |kind: &ValueType| matches!(kind, ValueType::Number(unit) if unit.is_money());
    let mut seen = 0;
    for schema in columns.iter().filter(|schema| is_money(&schema.value_type)) {
        let Some(input) = system.definitions.inputs.iter().find(|input| input.name == *schema.name) else { continue };
        seen += 1;
        let is_refused = input.least == Some(Decimal::ZERO);
        assert_eq!(is_refused, !stelsel::population::MAY_BE_NEGATIVE.contains(&&*schema.name), "{}", schema.name);
    }
    assert!(seen >= 10, "only {seen} amounts that both know");
}
