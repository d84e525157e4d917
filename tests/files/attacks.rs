//! Files and places that are not what they should be, through the program: it ends with a sentence, in time, and what was
//! there is still there.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::{Project, root};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

const SCENARIO: &str = "scenarios/maand-of-jaar.toml";

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The program ends with a code and says these words, without a panic and without English of the system.
fn refuses(project: &Project, arguments: &[&str], code: i32, words: &[&str]) -> String {
    let before = project.files();
    let output = project.stelsel(arguments);
    let text = errors(&output);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {text}");
    for word in words {
        assert!(text.contains(word), "{arguments:?}: `{word}` is missing in\n{text}");
    }
    for never in ["panicked", "os error", "stelsel-werk", "RUST_BACKTRACE"] {
        assert!(!text.contains(never), "{arguments:?}: `{never}` in\n{text}");
    }
    assert!(project.files() == before, "{arguments:?} changed files");
    text
}

fn succeeds(project: &Project, arguments: &[&str]) -> String {
    let output = project.stelsel(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", errors(&output));
    String::from_utf8(output.stdout).unwrap()
}

/// Small data of EUROMOD with a mapping beside it.
fn euromod(project: &Project) {
    let mapping = fs::read_to_string(project.path("synthetic-data/mappings/euromod.toml")).unwrap();
    project.write("px/mapping.toml", mapping);
    fs::copy(root().join("tests/microdata/euromod.txt"), project.path("px/euromod.txt")).unwrap();
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

// ---- What is read

#[test]
fn a_byte_order_mark_and_a_misspelt_key_together_are_a_message() {
    let project = Project::new();
    project.write("bevolking.toml", "\u{feff}jaar = 2026");
    refuses(&project, &["population", "describe", "bevolking.toml"], 2, &["`naam`", "doe dit"]);
    for (name, arguments) in [
        ("synthetic-data/nl-2026.toml", &["run", SCENARIO, "--sample", "50", "--out", "uit"][..]),
        ("synthetic-data/toetsing-2026.toml", &["population", "validate", "--sample", "50"]),
    ] {
        let text = fs::read_to_string(project.path(name)).unwrap();
        project.write(name, format!("\u{feff}{}", text.replacen("jaar = 2026", "jarr = 2026", 1)));
        refuses(&project, arguments, 2, &["jarr", "doe dit"]);
        project.write(name, text);
    }
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_wherever_a_file_is_named() {
    let project = Project::new();
    euromod(&project);
    assert!(std::process::Command::new("mkfifo").arg(project.path("f.toml")).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", project.path("z.toml")).unwrap();
    for name in ["f.toml", "z.toml"] {
        for arguments in [
            &["run", name, "--out", "uit"][..],
            &["household", name],
            &["rules", "check", "--overlay", name],
            &["population", "describe", name],
            &["population", "import", name, "--out", "uit"],
            &["marginal", name],
        ] {
            // The files of the project cannot be compared: reading the pipe would wait.
            let output = project.stelsel(arguments);
            let text = errors(&output);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}: {text}");
            assert!(text.contains("geen gewoon bestand") && text.contains("doe dit"), "{arguments:?}: {text}");
        }
    }
    fs::remove_file(project.path("px/euromod.txt")).unwrap();
    for make in [&|to: &Path| std::os::unix::fs::symlink("/dev/zero", to).unwrap() as (), &|to: &Path| {
        assert!(std::process::Command::new("mkfifo").arg(to).status().unwrap().success())
    }] as [&dyn Fn(&Path); 2]
    {
        make(&project.path("px/euromod.txt"));
        let output = project.stelsel(&["population", "import", "px/mapping.toml", "--out", "uit"]);
        assert_eq!(output.status.code(), Some(2), "{}", errors(&output));
        assert!(errors(&output).contains("geen gewoon bestand"), "{}", errors(&output));
        assert!(!project.path("uit").exists());
        fs::remove_file(project.path("px/euromod.txt")).unwrap();
    }
}

#[cfg(feature = "parquet")]
#[test]
fn damaged_parquet_is_a_message_whatever_its_reader_throws() {
    let project = Project::new();
    let export = ["population", "export", "--sample", "40", "--format", "parquet", "--out", "px"];
    succeeds(&project, &export);
    let whole = fs::read(project.path("px/persons.parquet")).unwrap();
    let import = ["population", "import", "px/mapping.toml", "--out", "uit"];
    let mut refused = 0;
    // Bytes changed at places spread over the file, its metadata most of all.
    for step in 0..60 {
        let mut bytes = whole.clone();
        let from_end = 8 + step * 37;
        let at = if step % 3 == 0 { step * whole.len() / 60 } else { whole.len().saturating_sub(from_end) };
        bytes[at] ^= 0x55;
        bytes[(at + 1) % whole.len()] = 0xff;
        project.write("px/persons.parquet", bytes);
        let output = project.stelsel(&import);
        let text = errors(&output);
        match output.status.code() {
            Some(0) => fs::remove_dir_all(project.path("uit")).unwrap(),
            Some(2) => {
                refused += 1;
                assert!(text.contains("persons.parquet") && !text.contains("panicked"), "{text}");
                assert!(!project.path("uit").exists());
            }
            other => panic!("{step}: {other:?} {text}"),
        }
    }
    assert!(refused > 20, "only {refused} of 60 were refused");
}

#[test]
fn a_million_mistakes_are_told_as_fifty_and_a_count() {
    let project = Project::new();
    let keys: String = (0..200_000).map(|n| format!("sleutel_{n} = 1\n")).collect();
    project.write("veel.toml", keys);
    let text = refuses(&project, &["rules", "check", "--overlay", "veel.toml"], 2, &["en nog", "fouten, die na het"]);
    assert!(text.len() < 200_000, "{} bytes of messages", text.len());
    let rule = |name: usize, formula: &str| {
        format!(
            "[regel.r{name}]\nnaam = \"Proef {name}\"\nnaam_en = \"Test {name}\"\nvoor = \"huishouden\"\nper = \"jaar\"\neenheid = \"EUR/jaar\"\nbron = \"verzonnen\"\nformule = \"{formula}\"\n"
        )
    };
    let head = "[overlay]\nid = \"proef\"\nnaam = \"Proef\"\n";
    let unknown: String = (0..10_000).map(|n| rule(n, &format!("onbekend_{n}"))).collect();
    project.write("namen.toml", format!("{head}{unknown}"));
    refuses(&project, &["rules", "check", "--overlay", "namen.toml"], 2, &["en nog", "onbekend_0"]);
    let circle: String = (0..10_000).map(|n| rule(n, &format!("r{}", (n + 1) % 10_000))).collect();
    project.write("kring.toml", format!("{head}{circle}"));
    let text = refuses(&project, &["rules", "check", "--overlay", "kring.toml"], 2, &["R008", "nog 9994 regels"]);
    assert!(text.len() < 20_000, "{} bytes of messages", text.len());
}

#[test]
fn names_of_megabytes_are_refused_where_they_stand() {
    let project = Project::new();
    project.edit(SCENARIO, "Toeslag per maand", &"A".repeat(5_000_000));
    let text = refuses(&project, &["run", SCENARIO, "--sample", "50", "--out", "uit"], 2, &["5000000 tekens", "200"]);
    assert!(text.len() < 5_000, "{} bytes of messages", text.len());
    project.write("h.toml", format!("{} = 1\n", "a".repeat(5_000_000)));
    let text = refuses(&project, &["household", "h.toml"], 2, &["onbekende sleutel"]);
    assert!(text.len() < 30_000, "{} bytes of messages", text.len());
}

#[test]
fn a_table_of_more_columns_than_anyone_has_is_refused() {
    let project = Project::new();
    euromod(&project);
    let import = ["population", "import", "px/mapping.toml", "--out", "uit"];
    for (columns, word) in [(100_000_000, "1 MiB"), (20_000, "5000 kolommen")] {
        project.write("px/euromod.txt", "\t".repeat(columns) + "\n");
        let output = project.stelsel(&import);
        assert_eq!(output.status.code(), Some(2));
        assert!(errors(&output).contains(word), "{}", errors(&output));
        assert!(!project.path("uit").exists());
    }
}

#[test]
fn fifty_one_persons_are_no_household() {
    let project = Project::new();
    let person = "[[persoon]]\nrol = \"medebewoner\"\ngeboortedatum = 1980-01-01\n";
    project.write("groot.toml", format!("[huishouden]\n{}", person.repeat(20_000)));
    refuses(&project, &["household", "groot.toml"], 2, &["20000 personen", "hoogstens 50"]);
    euromod(&project);
    let text = fs::read_to_string(project.path("px/euromod.txt")).unwrap();
    let mut lines = text.lines();
    let (header, row) = (lines.next().unwrap(), lines.next().unwrap());
    project.write("px/euromod.txt", format!("{header}\n{}", format!("{row}\n").repeat(50_000)));
    let said = refuses(
        &project,
        &["population", "import", "px/mapping.toml", "--out", "uit"],
        2,
        &["hoogstens 50 personen", "[sleutels]"],
    );
    assert!(said.len() < 50_000, "{} bytes of messages", said.len());
}

#[test]
fn hidden_characters_are_shown_in_messages_reports_and_names_of_files() {
    let project = Project::new();
    project.write("h.toml", "na\u{200b}am = 1\n");
    refuses(&project, &["household", "h.toml"], 2, &["na⟨U+200B⟩am"]);
    let title = fs::read_to_string(project.path(SCENARIO)).unwrap();
    let at = title.find("Toeslag per maand").unwrap();
    project.write(SCENARIO, format!("{}\u{202e}\u{2060}{}", &title[..at], &title[at..]));
    #[cfg(unix)]
    let out = "a\nb\u{1b}]0;x\u{7}\u{200b}";
    #[cfg(not(unix))]
    let out = "a\u{200b}";
    let said = succeeds(&project, &["run", SCENARIO, "--sample", "50", "--out", out]);
    let hidden = |text: &str| text.chars().any(stelsel::text::is_hidden_char);
    assert!(!hidden(&said) && said.contains("⟨U+202E⟩⟨U+2060⟩Toeslag per maand") && said.contains("⟨U+200B⟩"));
    for name in ["rapport.html", "cijfers.csv", "resultaat.json"] {
        let text = fs::read_to_string(project.path(out).join(name)).unwrap();
        assert!(!hidden(&text), "{name}");
        assert!(text.contains("⟨U+202E⟩⟨U+2060⟩Toeslag") || text.contains("\\u202e\\u2060Toeslag"), "{name}");
    }
}

// ---- What is written

/// Commands that write, each into `uit`.
fn writers() -> [Vec<&'static str>; 8] {
    let words = |text: &'static str| text.split(' ').collect::<Vec<_>>();
    [
        words("run scenarios/maand-of-jaar.toml --sample 50 --out"),
        words("population export --sample 20 --out"),
        words("population import px/mapping.toml --out"),
        words("population generate --sample 20 --to"),
        words("population describe --sample 50 --svg"),
        words("marginal h.toml --stap 20000 --out"),
        words("schema --out"),
        words("timeline scenarios/maand-of-jaar.toml --household 3 --sample 50 --svg"),
    ]
}

fn project_with_inputs() -> Project {
    let project = Project::new();
    euromod(&project);
    fs::copy(root().join("tests/huishoudens/alleenstaand-huur.toml"), project.path("h.toml")).unwrap();
    project
}

#[test]
fn no_command_replaces_what_is_not_its_own_or_follows_a_link() {
    let project = project_with_inputs();
    project.write("vol/dierbaar.txt", "dierbaar");
    project.write("brief.txt", "dierbaar");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(project.path("vol"), project.path("link")).unwrap();
        std::os::unix::fs::symlink(project.path("brief.txt"), project.path("link.svg")).unwrap();
        std::os::unix::fs::symlink(project.path("nergens"), project.path("los.svg")).unwrap();
    }
    let targets: &[&str] =
        if cfg!(unix) { &["vol", "brief.txt", "link", "link.svg", "los.svg"] } else { &["vol", "brief.txt"] };
    for writer in writers() {
        for target in targets {
            refuses(&project, &[&writer[..], &[target]].concat(), 2, &["bestaat al en is geen uitvoer van stelsel"]);
        }
        for target in ["brief.txt/uit", &"n".repeat(300)] {
            refuses(&project, &[&writer[..], &[target]].concat(), 1, &["kan niet worden geschreven", "kies"]);
        }
        refuses(&project, &[&writer[..], &[".."]].concat(), 2, &["geen naam voor uitvoer"]);
    }
}

#[test]
fn every_command_replaces_its_own_output_and_says_so() {
    let project = project_with_inputs();
    for writer in writers() {
        let arguments = [&writer[..], &["om/de/uit"]].concat();
        assert!(!succeeds(&project, &arguments).contains("Vervangen"), "{writer:?}");
        assert_eq!(names(&project.path("om/de")), ["uit"]);
        assert!(succeeds(&project, &arguments).contains("Vervangen: een eerdere uitvoer"), "{writer:?}");
        assert_eq!(names(&project.path("om/de")), ["uit"]);
        if project.path("om/de/uit").is_dir() {
            project.write("om/de/uit/mijn-werk.docx", "van mij");
            refuses(&project, &arguments, 2, &["`mijn-werk.docx`", "zou verloren gaan"]);
        } else {
            project.write("om/de/uit", "<svg>van mij</svg>");
            refuses(&project, &arguments, 2, &["niet door stelsel gemaakt"]);
        }
        fs::remove_dir_all(project.path("om")).unwrap();
    }
}

#[test]
fn raw_data_survive_an_import_into_their_own_folder() {
    let project = project_with_inputs();
    project.edit("px/mapping.toml", "personen = \"euromod.txt\"", "personen = \"persons.csv\"");
    fs::rename(project.path("px/euromod.txt"), project.path("px/persons.csv")).unwrap();
    let import = ["population", "import", "px/mapping.toml", "--data", "px", "--out"];
    let words = ["is of bevat", "waaruit dit wordt gemaakt"];
    for out in ["px", "./px/../px", "px/"] {
        refuses(&project, &[&import[..], &[out]].concat(), 2, &words);
    }
    // An output of ours is refused too, once it is what is read.
    succeeds(&project, &["population", "export", "--sample", "20", "--out", "uit"]);
    refuses(&project, &["population", "import", "uit/mapping.toml", "--out", "uit"], 2, &words);
    #[cfg(unix)]
    {
        fs::hard_link(project.path("uit/persons.csv"), project.path("px/los.csv")).unwrap();
        project.edit("px/mapping.toml", "personen = \"persons.csv\"", "personen = \"los.csv\"");
        refuses(&project, &[&import[..], &["uit"]].concat(), 2, &words);
    }
}

#[test]
fn a_drawing_or_table_never_replaces_what_it_is_made_of() {
    let project = project_with_inputs();
    let timeline = ["timeline", SCENARIO, "--household", "3", "--sample", "50", "--svg"];
    for input in [SCENARIO, "./scenarios/../scenarios/maand-of-jaar.toml", "rulebooks/huidig/zvw.toml"] {
        refuses(&project, &[&timeline[..], &[input]].concat(), 2, &["waaruit dit wordt gemaakt"]);
    }
    let validate = ["population", "validate", "--sample", "50", "--csv"];
    for input in ["synthetic-data/nl-2026.toml", "synthetic-data/toetsing-2026.toml"] {
        refuses(&project, &[&validate[..], &[input]].concat(), 2, &["waaruit dit wordt gemaakt"]);
    }
    project.write("brief.csv", "a,b\n1,2\n");
    refuses(&project, &[&validate[..], &["brief.csv"]].concat(), 2, &["geen uitvoer van stelsel"]);
    let whole = [&validate[..], &["tabel.csv"]].concat();
    succeeds(&project, &whole);
    assert!(succeeds(&project, &whole).contains("Vervangen"));
}

#[test]
fn a_refused_import_leaves_nothing() {
    let project = project_with_inputs();
    project.write("px/euromod.txt", "");
    let import = ["population", "import", "px/mapping.toml", "--out", "a/b/uit"];
    refuses(&project, &import, 2, &["er is niets geschreven", "doe dit"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_is_found_before_the_calculation_and_told_in_dutch() {
    let project = project_with_inputs();
    for writer in writers() {
        let text =
            refuses(&project, &[&writer[..], &["/proc/x"]].concat(), 1, &["`/proc/x` kan niet worden geschreven"]);
        assert!(text.contains("noem een andere map") || text.contains("noem een map waarin"), "{text}");
    }
    // So many households would take far longer than this test; the refusal comes first.
    let before = ["run", SCENARIO, "--sample", "400000", "--out", "/proc/x"];
    refuses(&project, &before, 1, &["kan niet worden geschreven"]);
}

#[test]
fn a_folder_that_only_looks_like_a_report_is_left_alone() {
    let project = Project::new();
    project.write("d/rapport.html/mijn-werk.docx", "belangrijk");
    project.write("d/ontvangstbewijs.json", "x");
    refuses(&project, &["run", SCENARIO, "--sample", "50", "--out", "d"], 2, &["is niet van stelsel"]);
}

// ---- The machine

#[cfg(target_os = "linux")]
#[test]
fn a_run_without_threads_or_memory_says_what_is_missing() {
    let project = Project::new();
    let limited = |limit: &str, arguments: &str| {
        let line = format!("{limit}; exec \"$0\" run {SCENARIO} {arguments} --out uit");
        std::process::Command::new("bash")
            .args(["-c", &line, env!("CARGO_BIN_EXE_stelsel")])
            .current_dir(project.path(""))
            .output()
            .unwrap()
    };
    let output = limited("ulimit -v 700000", "--sample 400000 --threads 1");
    assert_eq!(output.status.code(), Some(1), "{}", errors(&output));
    assert!(errors(&output).contains("MiB geheugen") && errors(&output).contains("--sample"), "{}", errors(&output));
    assert!(!project.path("uit").exists());
    // The memory of the stacks of a thousand threads is not to be had.
    let output = limited("ulimit -v 400000", "--sample 50 --threads 1024");
    assert_eq!(output.status.code(), Some(1), "{}", errors(&output));
    assert!(errors(&output).contains("geen 1024 threads"), "{}", errors(&output));
}

// ---- Receipts

fn receipt(project: &Project, out: &str) -> serde_json::Value {
    serde_json::from_slice(&fs::read(project.path(out).join("ontvangstbewijs.json")).unwrap()).unwrap()
}

#[test]
fn what_moves_a_figure_moves_the_receipt() {
    let project = Project::new();
    let run = |out: &str, more: &[&str]| {
        succeeds(&project, &[&["run", SCENARIO, "--out", out][..], more].concat());
        receipt(&project, out)
    };
    let plain = run("een", &["--sample", "300"]);
    assert_eq!(plain, run("gelijk", &["--sample", "300", "--threads", "2"]));
    for (at, more) in [
        &["--sample", "300", "--set", "standaardpremie=1500"][..],
        &["--sample", "301"],
        &["--sample", "300", "--seed", "5"],
        &["--sample", "300", "--lang", "en"],
    ]
    .into_iter()
    .enumerate()
    {
        let out = format!("anders-{at}");
        let other = run(&out, more);
        assert_ne!(plain["command"], other["command"], "{more:?}");
        assert_ne!(plain["outputs"], other["outputs"], "{more:?}");
    }
}

#[test]
fn a_run_gives_the_same_bytes_from_every_working_folder() {
    let project = Project::new();
    succeeds(&project, &["run", SCENARIO, "--sample", "200", "--out", "een"]);
    let whole = project.path("twee").to_str().unwrap().to_owned();
    let from = |folder: &str, scenario: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_stelsel"))
            .args(["run", scenario, "--sample", "200", "--out", &whole])
            .current_dir(project.path(folder))
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", errors(&output));
        for name in names(&project.path("een")) {
            let read = |out: &str| fs::read(project.path(out).join(&name)).unwrap();
            assert!(read("een") == read("twee"), "{name} differs from {folder}");
        }
    };
    from("scenarios", "maand-of-jaar.toml");
    from("rulebooks/huidig", "../../scenarios/maand-of-jaar.toml");
    let elsewhere: PathBuf = project.path(SCENARIO);
    fs::create_dir(project.path("leeg")).unwrap();
    from("leeg", elsewhere.to_str().unwrap());
}

#[test]
fn the_check_of_a_receipt_tells_what_was_changed() {
    let project = Project::new();
    succeeds(&project, &["run", SCENARIO, "--sample", "50", "--out", "uit"]);
    let check = |more: &[&str]| {
        let output = project.stelsel(&[&["receipt", "check", "uit"][..], more].concat());
        (output.status.code(), String::from_utf8(output.stdout.clone()).unwrap() + &errors(&output))
    };
    let (code, text) = check(&["--rerun"]);
    assert_eq!(code, Some(0), "{text}");
    assert!(
        text.contains("Uitvoer: 3 van 3") && text.contains("Opnieuw: 3 van 3") && text.contains("Alles is hetzelfde")
    );
    project.edit("rulebooks/huidig/zvw.toml", "[regeling]", "# een opmerking\n[regeling]");
    let (code, text) = check(&[]);
    assert!(code == Some(1) && text.contains("gewijzigd: rulebooks/huidig/zvw.toml"), "{text}");
    let (_, text) = check(&["--rerun"]);
    assert!(text.contains("Opnieuw: 1 van 3") && text.contains("anders: rapport.html"), "{text}");
    project.write("uit/cijfers.csv", "0");
    project.write("uit/brief.txt", "0");
    fs::remove_file(project.path("uit/resultaat.json")).unwrap();
    let (code, text) = check(&[]);
    assert_eq!(code, Some(1));
    for word in ["gewijzigd: cijfers.csv", "niet te lezen: resultaat.json", "hoort er niet bij: brief.txt"] {
        assert!(text.contains(word), "{text}");
    }
    let (code, text) = {
        let output = project.stelsel(&["receipt", "check", "rulebooks"]);
        (output.status.code(), errors(&output))
    };
    assert!(code == Some(2) && text.contains("doe dit"), "{text}");
}

#[test]
fn every_output_can_be_made_again_from_its_receipt() {
    let project = project_with_inputs();
    for (at, writer) in writers().iter().enumerate().filter(|(_, writer)| writer[0] != "timeline") {
        let out = format!("uit-{at}");
        succeeds(&project, &[&writer[..], &[&out]].concat());
        // What is named from its own folder is found there.
        let root: &[&str] = if writer.contains(&"px/mapping.toml") { &["--root", "px"] } else { &[] };
        let text = succeeds(&project, &[&["receipt", "check", &out, "--rerun"][..], root].concat());
        assert!(text.contains("Alles is hetzelfde"), "{writer:?}: {text}");
    }
}
