//! The manual is true: its links lead somewhere, its contents list every page, the sections that comments cite exist,
//! and the examples of `docs/gebruik/` run.
//!
//! Examples run page by page, in order, in a copy of the project: a block ```` ```toml bestand=NAAM ```` is written to that
//! file, and in a block ```` ```console ```` every line is `$ stelsel …`, which must succeed.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::{Project, root};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};
use stelsel::rulebook::load_system;
use stelsel::scenario::formats::{Format, manual};
use stelsel::units::Language;

/// Files of text outside `docs/` whose links are followed too.
const BESIDE: [&str; 6] =
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "rulebooks/README.md", "benches/README.md", "reports/README.md"];

/// Folders in whose files the subject matter is cited.
const CITING: [&str; 7] = ["src", "tests", "benches", "examples", "rulebooks", "scenarios", "synthetic-data"];

fn files(folder: &Path, endings: &[&str], out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, endings, out);
        } else if path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
            out.push(path);
        }
    }
}

fn pages_of(folder: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    files(&root().join(folder), &["md"], &mut out);
    out
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// A block of lines between fences: what stands behind the first fence, and the lines.
#[derive(Debug, PartialEq)]
struct Fenced {
    info: String,
    lines: Vec<String>,
}

/// The fenced blocks of a page, and its other lines with their numbers from 1.
fn split(text: &str) -> (Vec<Fenced>, Vec<(usize, String)>) {
    let (mut blocks, mut prose) = (Vec::new(), Vec::new());
    let mut open: Option<Fenced> = None;
    for (at, line) in text.lines().enumerate() {
        match (line.trim_start().strip_prefix("```"), open.take()) {
            (Some(info), None) => open = Some(Fenced { info: info.trim().to_owned(), lines: Vec::new() }),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some(mut block)) => {
                block.lines.push(line.to_owned());
                open = Some(block);
            }
            (None, None) => prose.push((at + 1, line.to_owned())),
        }
    }
    assert!(open.is_none(), "a block is not closed: {open:?}");
    (blocks, prose)
}

/// A line without what stands between backticks.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("")
}

/// Targets of the links of a page, with their line.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (number, line) in split(text).1 {
        // The text of a link may hold code; its target does not.
        let line = without_code(&line);
        for part in line.split("](").skip(1) {
            let end = part.find(')').unwrap_or(part.len());
            out.push((number, part[..end].to_owned()));
        }
    }
    out
}

/// The names by which the headings of a page can be pointed at: as GitHub makes them.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut out = BTreeSet::new();
    for (_, line) in split(text).1 {
        let Some(heading) = line.strip_prefix('#').map(|rest| rest.trim_start_matches('#')) else { continue };
        let Some(heading) = heading.strip_prefix(' ') else { continue };
        let name = slug(heading);
        let count = seen.entry(name.clone()).or_insert(0);
        out.insert(if *count == 0 { name.clone() } else { format!("{name}-{count}") });
        *count += 1;
    }
    out
}

fn slug(heading: &str) -> String {
    let kept = heading.trim().to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

/// A path without `.` and `..`.
fn plain(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                out.pop();
            }
            Component::CurDir => {}
            other => out.push(other),
        }
    }
    out
}

/// What is wrong with a link of a page, if anything.
fn complaint(page: &Path, text: &str, target: &str) -> Option<String> {
    if ["https://", "http://", "mailto:"].iter().any(|start| target.starts_with(start)) {
        return None;
    }
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let file = if path.is_empty() { page.to_owned() } else { plain(&page.parent().unwrap().join(path)) };
    if !file.starts_with(root()) || !file.exists() {
        return Some(format!("`{target}` is no file of the project"));
    }
    match anchor {
        None => None,
        Some(_) if file.extension().is_none_or(|e| e != "md") => Some(format!("`{target}` points into no page")),
        Some(anchor) => {
            let known = if path.is_empty() { anchors(text) } else { anchors(&read(&file)) };
            (!known.contains(anchor)).then(|| format!("`{target}`: no heading `{anchor}`"))
        }
    }
}

#[test]
fn every_link_leads_to_a_file_and_a_heading() {
    let mut pages = pages_of("docs");
    pages.extend(BESIDE.iter().map(|name| root().join(name)));
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for page in pages {
        let text = read(&page);
        for (line, target) in links(&text) {
            seen += 1;
            wrong.extend(complaint(&page, &text, &target).map(|what| format!("{}:{line}: {what}", page.display())));
        }
    }
    assert!(seen > 100, "hardly any link was found: {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_broken_link_is_found() {
    let page = root().join("docs/README.md");
    let text = "# Eén kop\n\n[a](#eén-kop) [b](#geen-kop) [c](niets.md) [d](../README.md#beginnen) [e](../README.md#niets)\n\
                [`f`](weg.md) `[g](niet-gevolgd.md)`\n\n```text\n[h](in-een-blok.md)\n```\n[i](../../buiten.md) [j](../LICENSE#kop)";
    let wrong: Vec<String> =
        links(text).iter().filter(|(_, t)| complaint(&page, text, t).is_some()).map(|(_, t)| t.clone()).collect();
    assert_eq!(wrong, ["#geen-kop", "niets.md", "../README.md#niets", "weg.md", "../../buiten.md", "../LICENSE#kop"]);
}

#[test]
fn every_page_is_in_the_contents() {
    let summary = root().join("docs/SUMMARY.md");
    let listed: BTreeSet<PathBuf> =
        links(&read(&summary)).iter().map(|(_, target)| plain(&root().join("docs").join(target))).collect();
    let missing: Vec<PathBuf> =
        pages_of("docs").into_iter().filter(|page| *page != summary && !listed.contains(page)).collect();
    assert!(missing.is_empty(), "not in docs/SUMMARY.md: {missing:?}");
}

/// What stands between backticks in a line.
fn code(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

#[test]
fn every_source_file_that_a_page_names_exists() {
    let mut sources = Vec::new();
    for folder in ["src", "tests", "examples", "benches"] {
        files(&root().join(folder), &["rs"], &mut sources);
    }
    let mut pages = pages_of("docs/builders");
    pages.push(root().join("CONTRIBUTING.md"));
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for page in pages {
        for (number, line) in split(&read(&page)).1 {
            let named = code(&line).filter(|word| word.ends_with(".rs") && !word.contains(['*', ' ']));
            for name in named {
                seen += 1;
                if !sources.iter().any(|source| source.ends_with(name)) {
                    wrong.push(format!("{}:{number}: `{name}`", page.display()));
                }
            }
        }
    }
    assert!(seen > 40, "hardly any source file is named: {seen}");
    assert!(wrong.is_empty(), "no such source file:\n{}", wrong.join("\n"));
}

/// Sections of the subject matter that a text cites, such as 2.8; what follows the sign, where it is no number.
fn cited(text: &str) -> Vec<String> {
    let one_line: String = text
        .lines()
        .map(|line| line.trim_start().trim_start_matches(['/', '!', '#']).trim())
        .collect::<Vec<_>>()
        .join(" ");
    let lower = one_line.to_lowercase();
    let mut out = Vec::new();
    for (at, word) in lower.match_indices("domain") {
        let rest = &lower[at + word.len()..];
        let mut rest = rest.strip_prefix(".md").unwrap_or(rest).trim_start();
        while let Some(section) = rest.strip_prefix('§') {
            let section = section.trim_start();
            let end = section.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(section.len());
            out.push(section[..end].trim_end_matches('.').to_owned());
            let after = section[end..].trim_start_matches([',', ' ']);
            rest = after.strip_prefix("and ").unwrap_or(after);
        }
    }
    out
}

#[test]
fn every_cited_section_of_the_subject_matter_exists() {
    let page = read(&root().join("docs/builders/domain.md"));
    let headings: BTreeSet<String> = page
        .lines()
        .filter(|line| line.starts_with("## ") || line.starts_with("### "))
        .filter_map(|line| line.split_whitespace().nth(1))
        .map(|number| number.trim_end_matches('.').to_owned())
        .collect();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for folder in CITING {
        let mut all = Vec::new();
        files(&root().join(folder), &["rs", "toml", "md"], &mut all);
        for file in all.into_iter().filter(|file| !file.ends_with("tests/files/docs.rs")) {
            for section in cited(&read(&file)) {
                seen += 1;
                if !headings.contains(&section) {
                    wrong.push(format!("{}: domain §{section}", file.display()));
                }
            }
        }
    }
    assert!(seen >= 20, "hardly any citation was found: {seen}");
    assert!(wrong.is_empty(), "no such section in docs/builders/domain.md:\n{}", wrong.join("\n"));
}

#[test]
fn citations_are_read_in_every_form_in_use() {
    assert_eq!(cited("/// Source: CPB 2025 (domain §3.1, §3.6)."), ["3.1", "3.6"]);
    assert_eq!(cited("// Domain §2.7: 55% with"), ["2.7"]);
    assert_eq!(cited("herkomst = \"CBS-tabel (domain.md §5.1)\""), ["5.1"]);
    assert_eq!(cited("/// the year (domain\n    /// §2.8)."), ["2.8"]);
    assert_eq!(cited("domain §3.6, 7"), ["3.6"]);
    assert_eq!(cited("domain §4.5 and §4.6"), ["4.5", "4.6"]);
    assert!(cited("a domain without a section, and § 12 of a law").is_empty());
}

/// Runs the examples of a page; gives how many commands were run, and the project with what they wrote.
fn run_examples(page: &Path) -> (usize, Project) {
    let project = Project::new();
    let mut count = 0;
    for block in split(&read(page)).0 {
        if let Some(name) = block.info.strip_prefix("toml bestand=") {
            project.write(name, format!("{}\n", block.lines.join("\n")));
        }
        if block.info != "console" {
            continue;
        }
        for line in &block.lines {
            let command = line.strip_prefix("$ stelsel ").unwrap_or_else(|| {
                panic!("{}: a line of a block `console` starts with `$ stelsel `: {line}", page.display())
            });
            assert!(!command.contains(['"', '\'', '\\', '|', '>']), "{}: too clever: {line}", page.display());
            let arguments: Vec<&str> = command.split_whitespace().collect();
            let output = project.stelsel(&arguments);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{}: `{line}` fails:\n{said}", page.display());
            count += 1;
        }
    }
    (count, project)
}

#[test]
fn the_examples_of_the_manual_run() {
    let pages = pages_of("docs/gebruik");
    assert!(pages.len() >= 7, "pages have gone: {pages:?}");
    // The examples are whole runs: side by side they wait less for each other.
    std::thread::scope(|scope| {
        for page in pages.iter().filter(|page| !page.ends_with(ON_THE_REPORT)) {
            scope.spawn(move || {
                let (count, _) = run_examples(page);
                assert!(count > 0, "{} has no example that runs", page.display());
            });
        }
    });
}

/// The page that tells what stands in a report.
const ON_THE_REPORT: &str = "wat-het-rapport-zegt.md";

#[test]
fn the_page_on_the_report_names_its_parts_in_order() {
    let page = root().join("docs/gebruik").join(ON_THE_REPORT);
    let (_, project) = run_examples(&page);
    let report = read(&project.path("uitkomst/rapport.html"));
    let headings: Vec<&str> = report
        .split("<h2")
        .skip(1)
        .map(|part| part.split_once('>').unwrap().1)
        .map(|text| text.split_once('<').unwrap().0.trim())
        .collect();
    let text = read(&page);
    let table = text.split("| deel | vraag |").nth(1).unwrap().split("\n\n").next().unwrap();
    let named: Vec<&str> = table.lines().skip(2).filter_map(|row| row.split('|').nth(1)).map(str::trim).collect();
    assert_eq!(named, headings);
}

#[test]
fn the_page_of_formats_lists_each_format_once() {
    let text = read(&root().join("docs/gebruik/alle-bestanden-en-sleutels.md"));
    let listed: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(name, _)| name).collect();
    assert_eq!(listed, Format::ALL.map(Format::name));
}

#[test]
fn the_pages_of_keys_are_what_the_readers_declare() {
    let system = load_system(&root().join("rulebooks/huidig"), &[]).unwrap_or_else(|errors| panic!("{errors}"));
    for (language, page) in [(Language::Dutch, "docs/sleutels.md"), (Language::English, "docs/builders/keys.md")] {
        let written = read(&root().join(page));
        let declared = manual(&system, language).unwrap();
        let differs = declared.lines().zip(written.lines()).find(|(declared, written)| declared != written);
        assert!(declared == written, "write {page} again with `stelsel schema --page`: {differs:?}");
    }
}

#[test]
fn the_papers_agree_on_version_and_licence() {
    let of = |name: &str| read(&root().join(name));
    let (version, licence) = (env!("CARGO_PKG_VERSION"), env!("CARGO_PKG_LICENSE"));
    assert_eq!(licence, "EUPL-1.2");
    assert!(of("LICENSE").starts_with("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n"));
    let catalogue = of("publiccode.yml");
    assert!(catalogue.contains(&format!("\n  license: {licence}\n")), "publiccode.yml has another licence");
    assert!(catalogue.contains(&format!("\nsoftwareVersion: \"{version}\"\n")), "publiccode.yml has another version");
    assert!(of("CHANGELOG.md").contains(&format!("\n## {version} ")), "CHANGELOG.md does not tell of {version}");
}
