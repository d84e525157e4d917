//! Sentences for readers stand in the text files: code names each by a key that exists, with exactly its arguments, no key
//! is left over, and no sentence stands in the code itself.

use crate::source::{SOURCES, SourceFile, Token, only_for_tests, root, tokens_and_texts};
use std::collections::{BTreeMap, BTreeSet};
use stelsel::measure::Group;
use stelsel::measure::indicators;
use stelsel::measure::take_up_check::MOMENTS;

type Arguments = BTreeSet<String>;

/// Every key of the text files of a language, with the arguments that its sentence takes.
fn sentences(language: &str) -> BTreeMap<String, Arguments> {
    let mut out: BTreeMap<String, Arguments> = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("text").join(language)).unwrap() {
        let text = std::fs::read_to_string(entry.unwrap().path()).unwrap();
        let mut key = "";
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with([' ', '}'])) {
                key = name;
            }
            let names = line.split('$').skip(1).map(|rest| {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
                rest[..end].to_owned()
            });
            out.entry(key.to_owned()).or_default().extend(names);
        }
    }
    out
}

/// A sentence that code says with `text!`.
#[derive(Debug, PartialEq, Eq)]
struct Said {
    line: usize,
    key: String,
    arguments: Arguments,
}

fn opens(token: &Token) -> bool {
    ["(", "[", "{"].contains(&token.text.as_str())
}

fn closes(token: &Token) -> bool {
    [")", "]", "}"].contains(&token.text.as_str())
}

/// Every use of `text!` in a file.
fn said(text: &str) -> Vec<Said> {
    let tokens = tokens_and_texts(text);
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.text == word);
    let starts = (0..tokens.len()).filter(|at| is(*at, "text") && is(at + 1, "!") && is(at + 2, "("));
    starts
        .map(|start| {
            let (mut depth, mut at, mut arguments) = (1, start + 4, Arguments::new());
            while depth > 0 {
                match &tokens[at] {
                    token if opens(token) => depth += 1,
                    token if closes(token) => depth -= 1,
                    token if depth == 1 && token.text == "," && is(at + 2, "=") => {
                        arguments.insert(tokens[at + 1].text.clone());
                    }
                    _ => {}
                }
                at += 1;
            }
            Said { line: tokens[start].line, key: tokens[start + 3].text.clone(), arguments }
        })
        .collect()
}

/// Keys that are put together: names of indicators, groups and moments, and those that the page of the report names.
fn put_together() -> Vec<String> {
    let indicators = indicators::all().flat_map(indicators::Indicator::text_keys);
    let groups = Group::every().into_iter().filter(|group| !matches!(group, Group::Decile(_)));
    let page = std::fs::read_to_string(root().join("report/templates/rapport.html")).unwrap();
    let named = page.split("t(\"").skip(1).filter_map(|rest| rest.split_once('"')).map(|(key, _)| key.to_owned());
    let groups = groups.map(|group| group.text_key());
    let help = stelsel::cli::help_keys();
    indicators.chain(help).chain(groups).chain(MOMENTS.map(|moment| moment.text_key())).chain(named).collect()
}

#[test]
fn every_sentence_that_code_says_stands_in_the_text_files_with_exactly_its_arguments() {
    let known = sentences("nl");
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for file in &*SOURCES {
        for said in said(&file.text) {
            seen += 1;
            if known.get(&said.key) != Some(&said.arguments) {
                let wanted = known.get(&said.key);
                wrong.push(format!("{}:{}: `{}` takes {wanted:?}", file.name, said.line, said.key));
            }
        }
    }
    for key in put_together() {
        if known.get(&key).is_none_or(|arguments| !arguments.is_empty()) {
            wrong.push(format!("`{key}` does not stand in the text files, or takes arguments"));
        }
    }
    assert!(seen > 500, "hardly any sentence was found: {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_sentence_of_the_text_files_is_left_unsaid() {
    let tests = only_for_tests(&SOURCES);
    let code = SOURCES.iter().filter(|file| !tests.contains(&file.name));
    let mut used: BTreeSet<String> = code.flat_map(|file| said(&file.text)).map(|said| said.key).collect();
    used.extend(put_together());
    let unused: Vec<String> = sentences("nl").into_keys().filter(|key| !used.contains(key)).collect();
    assert!(unused.is_empty(), "nothing says: {}", unused.join(", "));
}

#[test]
fn keys_are_put_together_in_few_places() {
    let places = [
        "cli/help.rs",
        "measure/groups.rs",
        "measure/indicators/indicator.rs",
        "measure/take_up_check.rs",
        "report/html.rs",
    ];
    let of_others = SOURCES.iter().filter(|file| file.top() != Some("text"));
    let found: Vec<&str> = of_others.filter(|f| f.uses_name("of_key")).map(|f| f.name.as_str()).collect();
    assert_eq!(found, places);
}

// ---------------------------------------------------------------- sentences in code

/// Modules whose sentences are for readers.
const FOR_READERS: [&str; 7] = ["dashboard", "measure", "population", "report", "rulebook", "scenario", "simulation"];

/// What surrounds a text that is no sentence for readers: attributes, words for programmers, and declarations of formats,
/// which explain the keys of a file in both languages.
const OTHER_CALLS: [&str; 13] = [
    "#",
    "assert",
    "assert_eq",
    "debug_assert",
    "debug_assert_eq",
    "expect",
    "panic",
    "unreachable",
    "need",
    "may",
    "left_out",
    "Words",
    "Dial",
];

/// Files in which other sentences stand, and why.
const OTHER_FILES: [(&str, &str); 23] = [
    ("population/files/export.rs", "files that are written in Dutch, and that the import reads"),
    ("population/files/import/mapping_keys.rs", "declares the keys of a file, in both languages"),
    ("population/files/parquet_out.rs", "what cannot happen, in words for programmers"),
    ("population/own_facts.rs", "declares the names of facts, in both languages"),
    ("population/targets/measures.rs", "declares the names of a file"),
    ("population/targets/tally.rs", "names in a file"),
    ("report/drawings/svg.rs", "names of fonts"),
    ("rulebook/complexity.rs", "counts that a command prints"),
    ("rulebook/difference.rs", "differences that a command prints"),
    ("rulebook/graph.rs", "a tree that a command prints"),
    ("rulebook/read.rs", "declares the keys of a file, in both languages"),
    ("rulebook/read/formula.rs", "declares the keys of a file, in both languages"),
    ("rulebook/rule_change.rs", "a formula in the language of rulebooks"),
    ("scenario/behaviour.rs", "declares the keys of a file, in both languages"),
    ("scenario/behaviour/take_up.rs", "declares the keys of a file, in both languages"),
    ("scenario/case_file.rs", "declares the keys of a file, in both languages"),
    ("scenario/comparisons.rs", "declares the keys of a file, in both languages"),
    ("scenario/dials.rs", "declares the keys of a file, in both languages"),
    ("scenario/facts_schema.rs", "declares the keys of a file"),
    ("scenario/file.rs", "declares the keys of a file, in both languages"),
    ("scenario/fitting.rs", "declares the keys of a file, in both languages"),
    ("scenario/formats.rs", "the page of all keys, with the formats that it lists"),
    ("simulation/memory.rs", "a name in a file of the system"),
];

/// A text in code, with what surrounds it.
struct Literal {
    line: usize,
    words: String,
    inside: Vec<String>,
}

/// Texts of three words or more, tests aside.
fn literals(file: &SourceFile) -> Vec<Literal> {
    let code = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap_or("");
    let tokens = tokens_and_texts(code);
    let name = |at: usize| -> String {
        let before = |n: usize| at.checked_sub(n).map_or("", |i| tokens[i].text.as_str());
        match (before(1), before(2), before(3)) {
            ("#", ..) => "#".to_owned(),
            ("!", name, _) => name.to_owned(),
            (_, "::", owner) => owner.to_owned(),
            (name, ..) => name.to_owned(),
        }
    };
    let (mut inside, mut out) = (Vec::new(), Vec::new());
    for (at, token) in tokens.iter().enumerate() {
        if opens(token) {
            inside.push(name(at));
        } else if closes(token) {
            inside.pop();
        } else if token.text.contains('"') && is_sentence(&token.text) {
            out.push(Literal { line: token.line, words: token.text.clone(), inside: inside.clone() });
        }
    }
    out
}

/// Whether a text has three words or more, what is filled in and marks of pages and drawings aside.
fn is_sentence(text: &str) -> bool {
    let mut outside = String::new();
    let mut depth = 0;
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    let is_word = |word: &&str| word.chars().filter(|c| c.is_lowercase()).count() > 1;
    !text.contains('<') && !text.contains("=\\\"") && outside.split([' ', '\n']).filter(is_word).count() >= 3
}

#[test]
fn no_sentence_for_readers_stands_in_the_code() {
    let tests = only_for_tests(&SOURCES);
    let is_test = |file: &SourceFile| tests.contains(&file.name) || file.name.ends_with("_tests.rs");
    let is_for_readers =
        |file: &&SourceFile| file.top().is_some_and(|top| FOR_READERS.contains(&top)) && !is_test(file);
    let (mut wrong, mut excused, mut seen) = (Vec::new(), BTreeSet::new(), 0);
    for file in SOURCES.iter().filter(is_for_readers) {
        for literal in literals(file) {
            seen += 1;
            if literal.inside.iter().any(|call| OTHER_CALLS.contains(&call.as_str())) {
                continue;
            }
            match OTHER_FILES.iter().find(|(name, _)| *name == file.name) {
                Some((name, _)) => drop(excused.insert(*name)),
                None => wrong.push(format!("{}:{}: {}", file.name, literal.line, literal.words)),
            }
        }
    }
    assert!(seen > 200, "hardly any text was found: {seen}");
    assert!(wrong.is_empty(), "say it with `text!`, in the text files:\n{}", wrong.join("\n"));
    for (name, _) in OTHER_FILES {
        assert!(excused.contains(name), "no other sentence stands in `{name}`: strike it from the list");
    }
}

#[test]
fn a_sentence_is_found_with_its_arguments_and_what_surrounds_it() {
    let code = "fn a() { text!(one); b(text!(two, x = f(1, y = 2), z = text!(three, n = 4))) }";
    let keys: Vec<(String, Vec<String>)> =
        said(code).into_iter().map(|said| (said.key, said.arguments.into_iter().collect())).collect();
    let expected = |key: &str, names: &[&str]| (key.to_owned(), names.iter().map(|n| (*n).to_owned()).collect());
    assert_eq!(keys, [expected("one", &[]), expected("two", &["x", "z"]), expected("three", &["n"])]);
    assert!(is_sentence("\"het saldo komt op nul\"") && !is_sentence("\"{het} {saldo} op nul\""));
}

// ---------------------------------------------------------------- words of the other language

/// Words that hardly a Dutch sentence can do without, and that no English one has.
const DUTCH: [&str; 24] = [
    "aan", "bij", "dat", "deze", "dit", "een", "en", "geef", "geen", "het", "hier", "kies", "maar", "met", "naar",
    "niet", "noem", "schrijf", "tussen", "uit", "van", "voor", "zonder", "zijn",
];

/// The words of a sentence, but for what is between backquotes or is filled in: names in a file stay as they are.
fn own_words(sentence: &str) -> Vec<String> {
    let outside: String = sentence.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    let mut depth = 0;
    let plain = outside.chars().map(|c| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if depth > 0 || c == '}' || !c.is_alphabetic() { ' ' } else { c }
    });
    plain.collect::<String>().split_whitespace().map(str::to_lowercase).collect()
}

#[test]
fn no_english_sentence_about_a_rulebook_has_a_dutch_word() {
    let text = std::fs::read_to_string(root().join("text/en/mistakes_rulebook.ftl")).unwrap();
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words = own_words(line);
        seen += words.len();
        wrong.extend(
            words.into_iter().filter(|word| DUTCH.contains(&word.as_str())).map(|word| format!("{word}: {line}")),
        );
    }
    assert!(seen > 1_000, "hardly any word was found: {seen}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn names_and_what_is_filled_in_are_no_words_of_a_sentence() {
    assert_eq!(own_words("een `van het` { $voor } eind"), ["een", "eind"]);
}
