//! Microdata as people have them, through the program: read as their writer meant them, or refused with file, line, what
//! was found and what to do; never fewer households than the file has.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::Project;

const EUROMOD: &str = "synthetic-data/mappings/euromod.toml";
const SILC: &str = "synthetic-data/mappings/eu-silc.toml";
const HEADER: &str =
    "idhh\tidperson\tidpartner\tidmother\tidfather\tdag\tdwt\tyem\tyse\tbun\tpdi\tbsa\tpoa\tamrtn\txhcrt\tafc";

/// A row of a EUROMOD file: household, person, partner, mother, father, age, wage.
fn row(links: &str, age: &str, wage: &str) -> String {
    let links = links.replace(' ', "\t");
    format!("{links}\t{age}\t10\t{wage}\t0\t0\t0\t0\t0\t5\t0\t0\n")
}

/// Imports a file and gives what was said, or the refusal.
fn import(project: &Project, mapping: &str) -> Result<String, String> {
    let was_there = project.path("uit/persons.csv").exists();
    let output = project.stelsel(&["population", "import", mapping, "--data", "data", "--out", "uit"]);
    let said = String::from_utf8(output.stderr).unwrap();
    match output.status.code() {
        Some(0) => Ok(String::from_utf8(output.stdout).unwrap()),
        code => {
            assert_eq!(code, Some(2), "{said}");
            assert!(
                said.contains("er is niets geschreven") && project.path("uit/persons.csv").exists() == was_there,
                "{said}"
            );
            Err(said)
        }
    }
}

fn project(rows: &str) -> Project {
    let project = Project::new();
    project.write("data/euromod.txt", format!("{HEADER}\n{rows}"));
    project
}

fn euromod(rows: &str) -> Result<String, String> {
    import(&project(rows), EUROMOD)
}

/// What is in a column of what was written.
fn column(project: &Project, file: &str, name: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_path(project.path(&format!("uit/{file}"))).unwrap();
    let at = reader.headers().unwrap().iter().position(|header| header == name).unwrap();
    reader.records().map(|record| record.unwrap()[at].to_owned()).collect()
}

fn roles(rows: &str) -> Vec<String> {
    let project = project(rows);
    import(&project, EUROMOD).unwrap();
    column(&project, "persons.csv", "rol")
}

#[track_caller]
fn says(said: &str, expected: &[&str]) {
    for words in expected {
        assert!(said.contains(words), "`{words}` is not in:\n{said}");
    }
}

#[track_caller]
fn refused(rows: &str, expected: &[&str]) {
    let said = euromod(rows).unwrap_err();
    says(&said, expected);
    assert_eq!(said.lines().count(), 3, "one message and the closing lines: {said}");
}

#[test]
fn numbers_of_persons_agree_however_they_are_written() {
    for [one, two] in [["101.0", "101"], ["0101", "101"], ["101", "101.00"], [" 101 ", "0101.0"]] {
        let rows = [
            row(&format!("1 {one} 102.0 0 0"), "40", "2000"),
            row(&format!("1 102 {} 0 0", two.trim()), "40", "1000"),
            row(&format!("1 103 0 {} 0", two.trim()), "5", "0"),
        ];
        let rows = rows.concat().replace("1\t\t101\t", "1\t 101 ");
        assert_eq!(roles(&rows), ["aanvrager", "partner", "kind"], "{one} and {two}");
    }
}

#[test]
fn numbers_of_households_of_64_bits_keep_their_number() {
    let numbers = ["7", "4294967296", "9007199254740993", "9223372036854775807"];
    let rows: String = numbers.iter().map(|number| row(&format!("{number} {number} 0 0 0"), "40", "0")).collect();
    let project = project(&rows);
    import(&project, EUROMOD).unwrap();
    assert_eq!(column(&project, "households.csv", "huishouden"), numbers);
    refused(&row("18446744073709551615 1 0 0 0", "40", "0"), &["regel 2, idhh", "tot en met 9223372036854775807"]);
}

#[test]
fn parents_of_one_child_are_partners_without_a_marriage() {
    let rows = [row("1 101 0 0 0", "40", "2000"), row("1 102 0 0 0", "38", "3000"), row("1 103 0 101 102", "3", "0")];
    assert_eq!(roles(&rows.concat()), ["aanvrager", "partner", "kind"]);
}

#[test]
fn the_parent_claims_where_the_grandparents_live_in() {
    let rows = [
        row("1 101 102 0 0", "70", "0"),
        row("1 102 101 0 0", "71", "0"),
        row("1 103 0 101 102", "35", "2500"),
        row("1 104 0 103 0", "6", "0"),
    ];
    let project = project(&rows.concat());
    import(&project, EUROMOD).unwrap();
    // The applicant is written first.
    assert_eq!(column(&project, "persons.csv", "rol"), ["aanvrager", "medebewoner", "medebewoner", "kind"]);
    assert_eq!(column(&project, "persons.csv", "geboortedatum")[0], "1991-01-01");
}

#[test]
fn two_families_in_one_household_are_refused_until_the_mapping_says_who_claims() {
    let rows = [
        row("1 101 0 0 0", "40", "2000"),
        row("1 102 0 101 0", "8", "0"),
        row("1 103 0 0 0", "35", "2000"),
        row("1 104 0 103 0", "5", "0"),
    ];
    refused(&rows.concat(), &["euromod.txt, regel 4, rol", "een tweede gezin", "meer_gezinnen = \"eerste_gezin\""]);
    let project = project(&rows.concat());
    project.edit(EUROMOD, "[sleutels]", "[sleutels]\nmeer_gezinnen = \"eerste_gezin\"");
    let said = import(&project, EUROMOD).unwrap();
    assert_eq!(column(&project, "persons.csv", "rol"), ["aanvrager", "kind", "medebewoner", "medebewoner"]);
    says(&said, &["meer_gezinnen 1", "jonger dan 18 en geen kind: 1, van wie 0 aanvrager"]);
}

#[test]
fn a_minor_without_a_parent_in_the_house_is_what_the_mapping_says() {
    let rows = [row("1 101 0 0 0", "60", "2000"), row("1 102 0 0 0", "8", "0")].concat();
    assert_eq!(roles(&rows), ["aanvrager", "kind"]);
    let with = |rule: &str| {
        let project = project(&rows);
        project.edit(EUROMOD, "kind_zonder_ouder = \"pleegkind\"", rule);
        import(&project, EUROMOD).map(|_| column(&project, "persons.csv", "rol"))
    };
    assert_eq!(with("kind_zonder_ouder = \"medebewoner\"").unwrap(), ["aanvrager", "medebewoner"]);
    says(&with("").unwrap_err(), &["regel 3, rol", "een minderjarige zonder ouder in huis", "kind_zonder_ouder"]);
}

#[test]
fn a_household_without_an_adult_is_refused_until_the_mapping_takes_the_eldest() {
    let rows = [row("1 101 0 0 0", "12", "0"), row("1 102 0 0 0", "16", "0"), row("2 201 0 0 0", "0", "0")].concat();
    let said = euromod(&rows).unwrap_err();
    says(&said, &["regel 2, rol: `niemand van 18 jaar of ouder`", "regel 4, rol", "zonder_volwassene = \"oudste\""]);
    let project = project(&rows);
    project.edit(EUROMOD, "[sleutels]", "[sleutels]\nzonder_volwassene = \"oudste\"");
    says(&import(&project, EUROMOD).unwrap(), &["zonder_volwassene 2", "geen kind: 3, van wie 2 aanvrager"]);
    assert_eq!(column(&project, "persons.csv", "geboortedatum")[0], "2010-01-01");
}

#[test]
fn a_link_that_cannot_be_is_told_at_its_row_and_nothing_is_guessed() {
    let single = || row("2 201 0 0 0", "50", "0");
    let second = |links: &str, age: &str| row("1 101 0 0 0", "40", "2000") + &row(links, age, "0") + &single();
    refused(&second("1 102 999 0 0", "38"), &["regel 3, idpartner: `999`", "niemand in het bestand heeft dit nummer"]);
    refused(
        &second("1 102 0 201.0 0", "38"),
        &["regel 3, idmother: `201`", "dit nummer staat op regel 4, bij huishouden 2", "verwant_elders"],
    );
    refused(&second("1 102 102 0 0", "38"), &["regel 3, idpartner: `102`", "anders dan de persoon zelf"]);
    refused(&second("1 102 101 0 0", "38"), &["regel 3, idpartner: `101`", "ook als partner noemt"]);
    refused(&second("1 102 0 0 101", "45"), &["regel 3, idfather: `101`", "voor het kind geboren"]);
    refused(&second("1 102 0 101 101", "5"), &["regel 3, idfather: `101`", "maar een van"]);
}

#[test]
fn a_relative_elsewhere_does_not_count_where_the_mapping_says_so() {
    let rows = row("1 101 999 0 0", "40", "2000") + &row("1 102 0 101 888", "8", "0");
    let project = project(&rows);
    project.edit(EUROMOD, "[sleutels]", "[sleutels]\nverwant_elders = \"telt_niet\"");
    says(&import(&project, EUROMOD).unwrap(), &["verwant_elders 2"]);
    assert_eq!(column(&project, "persons.csv", "rol"), ["aanvrager", "kind"]);
}

#[test]
fn a_loss_goes_through_with_every_column_that_comes_from_it() {
    let rows = "1\t101\t0\t0\t0\t40\t10\t0\t-1000\t0\t0\t0\t0\t5\t0\t0\n";
    let project = project(rows);
    import(&project, EUROMOD).unwrap();
    let first = |name: &str| column(&project, "persons.csv", name).remove(0);
    assert_eq!(first("winst_01"), "-1000.00");
    // By hand: 12 × −1.000 × 0,956 and × 0,902.
    assert_eq!(first("winst_vorig_jaar"), "-11472.00");
    assert_eq!(first("toetsingsinkomen_vorig_jaar"), "-11472.00");
    assert_eq!(first("toetsingsinkomen_twee_jaar_terug"), "-10824.00");
    // A negative wage is still a slip, and the message says for which column.
    let wage = rows.replace("\t0\t-1000\t", "\t-5\t0\t");
    refused(&wage, &["regel 2, yem: `-5`", "een bedrag van nul of meer voor `loon`"]);
}

#[test]
fn a_value_that_is_missing_is_told_as_such_with_what_to_do() {
    for word in ["NA", ".", "", ".a", "NaN", "null", "#N/A"] {
        let found = if word.is_empty() { "niets".to_owned() } else { format!("`{word}`") };
        refused(&row("1 101 0 0 0", "40", word), &[&format!("regel 2, yem: {found}"), "leeg = \"nul\""]);
    }
    refused(&row("1 101 0 0 0", "NA", "0"), &["regel 2, dag: `NA`", "een datum of leeftijd kan niet als nul tellen"]);
}

#[test]
fn missing_values_count_as_zero_where_the_mapping_says_so_and_are_counted() {
    let rows = row("1 101 0 0 0", "40", "NA") + &row("2 201 . 0 0", "40", "-7") + &row("3 301 NA 0 0", "40", "1080");
    let project = project(&rows);
    let text = std::fs::read_to_string(project.path(EUROMOD)).unwrap();
    let text = text
        .replace("kolom = \"yem\"\n", "kolom = \"yem\"\nleeg = \"nul\"\n")
        .replace("\"poa\"]\neenheid", "\"poa\"]\nleeg = \"nul\"\neenheid")
        .replace("[sleutels]", "ontbreekt = [\"-7\"]\n\n[sleutels]");
    project.write(EUROMOD, text);
    let said = import(&project, EUROMOD).unwrap();
    says(&said, &["ontbrekende waarden, geteld als nul: loon 2; loon_gewerkt 2;", "toetsingsinkomen_vorig_jaar 2"]);
    assert_eq!(column(&project, "persons.csv", "loon_01"), ["0.00", "0.00", "1000.00"]);
}

#[test]
fn a_code_for_unknown_is_a_question_until_the_mapping_answers_it() {
    for code in ["99999", "99999.0", "9999999"] {
        refused(&row("1 101 0 0 0", "40", code), &[&format!("regel 2, yem: `{code}`"), "een code voor onbekend"]);
    }
    refused(&row("1 101 0 0 0", "40", "3000000"), &["yem: `3000000`", "onder een miljoen per maand"]);
    let answered = project(&row("1 101 0 0 0", "40", "99999"));
    let text = std::fs::read_to_string(answered.path(EUROMOD)).unwrap();
    let codes = "kolom = \"yem\"\ncodes = { \"99999\" = \"99999\" }\n";
    let text = text.replace("kolom = \"yem\"\n", codes).replace("\"yem\", \"yse\"", "\"yse\"");
    answered.write(EUROMOD, text);
    import(&answered, EUROMOD).unwrap();
    assert_eq!(column(&answered, "persons.csv", "loon_gewerkt_01"), ["92591.67"]);
}

#[test]
fn a_quotation_mark_that_is_not_closed_loses_no_household() {
    let quoted = |texts: [&str; 3]| {
        let rows = texts.into_iter().enumerate().map(|(at, text)| {
            let number = at + 1;
            row(&format!("{number} {number}01 0 0 0"), "40", "2500").replace('\n', &format!("\t{text}\n"))
        });
        let project = Project::new();
        project.write("data/euromod.txt", format!("{HEADER}\topm\n{}", rows.collect::<String>()));
        import(&project, EUROMOD)
    };
    for texts in [["\"pijp 5", "y", "y"], ["\"pijp 5", "y\"", "y"]] {
        says(
            &quoted(texts).unwrap_err(),
            &["euromod.txt, regel 2", "een aanhalingsteken dat niet op dezelfde regel sluit"],
        );
    }
    says(&quoted(["\"a\"", "b", "\"c d\""]).unwrap(), &["3 huishoudens met 3 personen"]);
}

#[test]
fn a_row_with_a_cell_more_or_less_and_a_header_that_comes_back_are_refused() {
    let good = row("1 101 0 0 0", "40", "0");
    refused(&format!("{}\t7\n", good.trim_end()), &["regel 2", "`17 cellen`", "evenveel cellen als kolomnamen: 16"]);
    let header = HEADER.to_uppercase();
    let rows = format!("{good}{header}\n{}", row("2 201 0 0 0", "40", "0"));
    refused(&rows, &["regel 3", "hier staan de kolomnamen nog eens: haal de regel weg"]);
}

#[test]
fn a_column_under_another_name_is_told_with_the_names_that_are_there() {
    let under = |name: &str| {
        let project = Project::new();
        let header = HEADER.replacen("idperson", name, 1);
        project.write("data/euromod.txt", format!("{header}\n{}", row("1 101 0 0 0", "40", "0")));
        import(&project, EUROMOD).unwrap_err()
    };
    says(&under("IDPERSON "), &["regel 1, idperson", "Wel gevonden: `IDPERSON `", "hoofdletters of spaties"]);
    says(&under("id_person"), &["Bedoelde u `id_person`?"]);
    says(&under("volgnummer"), &["Het bestand heeft: `idhh`, `volgnummer`, `idpartner`"]);
}

#[test]
fn a_byte_order_mark_and_the_first_line_of_a_spreadsheet_are_passed_over() {
    let project = Project::new();
    project.edit(EUROMOD, "scheidingsteken = \"\\t\"", "scheidingsteken = \";\"");
    let rows = row("1 101 0 0 0", "veertig", "0").replace('\t', ";");
    let header = format!("\"{}\"", HEADER.replace('\t', "\";\""));
    project.write("data/euromod.txt", format!("\u{feff}sep=;\r\n{header}\r\n{rows}"));
    // Lines are those that an editor shows.
    says(&import(&project, EUROMOD).unwrap_err(), &["regel 3, dag: `veertig`"]);
    project.write("data/euromod.txt", format!("sep=,\n{header}\n{rows}"));
    says(&import(&project, EUROMOD).unwrap_err(), &["regel 1", "`sep=,`", "scheidingsteken = \",\""]);
    project.write("data/euromod.txt", format!("\u{feff}{header}\r\n{}", rows.replace("veertig", "40")));
    import(&project, EUROMOD).unwrap();
}

#[test]
fn a_value_of_the_household_with_each_person_is_one_value() {
    let rent = |first: &str, second: &str| {
        let row = |number: &str, rent: &str| format!("1\t{number}\t0\t0\t0\t40\t10\t0\t0\t0\t0\t0\t0\t5\t{rent}\t0\n");
        row("101", first) + &row("102", second)
    };
    refused(&rent("700", "700"), &["regel 2, xhcrt", "bij alle personen hetzelfde", "over_personen = \"gelijk\""]);
    let by = |rows: &str, over: &str| {
        let project = project(rows);
        project.edit(
            EUROMOD,
            "eenheid = \"EUR/maand\"\nover_personen = \"som\"",
            &format!("eenheid = \"EUR/maand\"\nover_personen = \"{over}\""),
        );
        import(&project, EUROMOD).map(|_| column(&project, "households.csv", "kale_huur_01").remove(0))
    };
    assert_eq!(by(&rent("700", "700.00"), "gelijk").unwrap(), "700.00");
    assert_eq!(by(&rent("700", "700"), "som_van_gelijke").unwrap(), "1400.00");
    says(&by(&rent("700", "650"), "gelijk").unwrap_err(), &["regel 3, xhcrt: `650`", "hetzelfde als bij regel 2"]);
    assert_eq!(by(&rent("700", "650"), "eerste").unwrap(), "700.00");
    assert_eq!(by(&rent("700", "0"), "som").unwrap(), "700.00");
    // The tenure of EUROMOD stands with every person.
    let tenure = rent("700", "0").replace("\t5\t0\t0\n", "\t1\t0\t0\n");
    says(&euromod(&tenure).unwrap_err(), &["regel 3, amrtn: `1`", "hetzelfde als bij regel 2"]);
}

#[test]
fn what_was_read_can_be_checked_at_a_glance() {
    let rows = [row("1 101 0 0 0", "40", "1080"), row("1 102 0 101 0", "8", "0"), row("2 201 0 0 0", "30", "2160")];
    let said = euromod(&rows.concat()).unwrap();
    says(
        &said,
        &[
            "2 huishoudens met 3 personen, gewicht samen 20",
            "personen per rol: 2 aanvragers, 0 partners, 1 kinderen, 0 medebewoners",
            "jonger dan 18 en geen kind: 0, van wie 0 aanvrager",
            "ontbrekende waarden, geteld als nul: geen",
            "rol rol_uit_verwanten",
            "hulp trekking",
            "gewogen personen: 30",
            // By hand: 10 × 12 × (1.000 + 2.000) euro.
            "loon 0,360;",
        ],
    );
}

/// A file in the shape of the synthetic EU-SILC of laeken, with its difficulties, made for this test.
const SILC_FILE: &str = "\"db030\",\"hsize\",\"db040\",\"rb030\",\"age\",\"rb090\",\"pl030\",\"pb220a\",\"py010n\",\"py050n\",\"py090n\",\"py100n\",\"py110n\",\"py120n\",\"py130n\",\"py140n\",\"hy040n\",\"hy050n\",\"hy070n\",\"hy080n\",\"hy090n\",\"hy110n\",\"hy130n\",\"hy145n\",\"eqSS\",\"eqIncome\",\"db090\",\"rb050\"\n\
1,4,\"Tyrol\",101,34,\"female\",\"2\",\"AT\",10800,0,0,0,0,0,0,0,1000,2428.11,0,0,33.39,0,0,-500,1.8,16090.7,504.5,504.5\n\
1,4,\"Tyrol\",102,39,\"male\",\"1\",\"Other\",21600,0,0,0,0,0,0,0,1000,2428.11,0,0,33.39,0,0,-500,1.8,16090.7,504.5,504.5\n\
1,4,\"Tyrol\",103,2,\"male\",NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,1000,2428.11,0,0,33.39,0,0,-500,1.8,16090.7,504.5,504.5\n\
1,4,\"Tyrol\",104,-1,\"male\",NA,NA,NA,NA,NA,NA,NA,NA,NA,NA,1000,2428.11,0,0,33.39,0,0,-500,1.8,16090.7,504.5,504.5\n\
2,1,\"Vienna\",201,52,\"male\",\"1\",\"AT\",0,-1653.05,0,0,0,0,0,0,0,0,0,0,0,0,0,0,1,0,300,300\n\
3,1,\"Vienna\",301,17,\"male\",\"4\",\"AT\",0,0,0,0,0,0,0,1200,0,0,0,0,0,0,0,0,1,0,200,200\n";

#[test]
fn eu_silc_comes_in_as_it_is_with_roles_by_a_rule_that_is_stated() {
    let project = Project::new();
    project.write("data/eusilc.csv", SILC_FILE);
    let said = import(&project, SILC).unwrap();
    says(
        &said,
        &[
            "3 huishoudens met 6 personen",
            "3 aanvragers, 1 partners, 2 kinderen, 0 medebewoners",
            "geen kind: 1, van wie 1 aanvrager",
            "loon 2;",
            "zonder_volwassene 1",
            "rol rol_uit_leeftijden",
        ],
    );
    assert_eq!(
        column(&project, "persons.csv", "rol"),
        ["aanvrager", "partner", "kind", "kind", "aanvrager", "aanvrager"]
    );
    // By hand: 21.600 a year is 1.800 a month, of which 1/1,08 is wage: 1.666,67. The loss is 137,75 a month.
    assert_eq!(column(&project, "persons.csv", "loon_01")[0], "1666.67");
    assert_eq!(column(&project, "persons.csv", "winst_01")[4], "-137.75");
    assert_eq!(column(&project, "persons.csv", "geboortedatum")[3], "2026-01-01");
    // Of the household once: 1.000 + 33,39.
    assert_eq!(column(&project, "households.csv", "inkomen_uit_vermogen")[0], "1033.39");
}

#[test]
fn the_main_scenario_runs_on_eu_silc_and_the_report_says_what_was_read() {
    let project = Project::new();
    project.write("data/eusilc.csv", SILC_FILE);
    let scenario = std::fs::read_to_string(project.path("scenarios/maand-of-jaar.toml")).unwrap();
    let population = "bevolking = \"synthetic-data/nl-2026.toml\"";
    assert!(scenario.contains(population));
    let text = scenario
        .replace(population, &format!("bevolking = \"{SILC}\"\ngegevens = \"data\""))
        .replace("steekproef = 50000\n", "");
    let parts: Vec<&str> = text.split("[[variant]]").collect();
    let kept: Vec<&str> = parts.into_iter().filter(|part| !part.contains("toelage.toml")).collect();
    project.write("scenarios/eigen.toml", kept.join("[[variant]]"));
    let output = project.stelsel(&["run", "scenarios/eigen.toml", "--out", "uit"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = std::fs::read_to_string(project.path("uit/rapport.html")).unwrap();
    says(
        &page,
        &["ingelezen, personen per rol", "rol_uit_leeftijden", "niet in het bestand; zo krijgt niemand huurtoeslag"],
    );
}

#[test]
fn a_mapping_that_asks_roles_of_ages_gives_their_two_numbers() {
    let project = Project::new();
    project.write("data/eusilc.csv", SILC_FILE);
    project.edit(SILC, "[rol_uit_leeftijden]", "[rol_uit_leeftijd]");
    let output = project.stelsel(&["population", "import", SILC, "--data", "data", "--out", "uit"]);
    let said = String::from_utf8(output.stderr).unwrap();
    says(&said, &["B005", "M009", "voeg [rol_uit_leeftijden] toe"]);
}
