//! The sources of the program as files, and what each of them names: every path from `crate`, `super` or `self`, and
//! every path from a module that the file declares. Comments and texts do not count.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// One file of `src/`.
pub(crate) struct SourceFile {
    /// Below `src/`, with `/` between folders.
    pub(crate) name: String,
    pub(crate) text: String,
    /// Where its items live, such as `delivery`, `dials`.
    pub(crate) module: Vec<String>,
    pub(crate) read: Read,
}

/// What was read in a file.
#[derive(Default)]
pub(crate) struct Read {
    pub(crate) references: Vec<Reference>,
    /// Modules that the file declares and that stand in a file of their own, with whether only tests see them.
    children: BTreeMap<String, bool>,
    /// Names that occur outside `use`, in code that is not only for tests.
    used_names: BTreeSet<String>,
}

/// A path that code names, from the root of the crate.
pub(crate) struct Reference {
    pub(crate) line: usize,
    pub(crate) path: Vec<String>,
    /// The name under which `pub use` passes it on.
    pub(crate) passed_on_as: Option<String>,
    pub(crate) is_only_for_tests: bool,
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn rust_files(folder: &Path, out: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
}

/// Every file of `src/`, in order of name.
pub(crate) static SOURCES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let mut files = Vec::new();
    rust_files(&root(), &mut files);
    files.iter().map(|path| source(path)).collect()
});

fn source(path: &Path) -> SourceFile {
    let below = path.strip_prefix(root()).unwrap();
    let mut module: Vec<String> = below.with_extension("").iter().map(|p| p.to_str().unwrap().to_owned()).collect();
    let name = module.join("/") + ".rs";
    if ["mod", "lib", "main"].contains(&module.last().unwrap().as_str()) {
        module.pop();
    }
    let text = std::fs::read_to_string(path).unwrap();
    let read = read(&text, &module);
    SourceFile { name, text, module, read }
}

impl SourceFile {
    /// Whether code that is not for tests uses a name which the file also passes on.
    pub(crate) fn uses_name(&self, name: &str) -> bool {
        self.read.used_names.contains(name)
    }

    pub(crate) fn top(&self) -> Option<&str> {
        self.module.first().map(String::as_str)
    }
}

/// The modules that only tests see, with all below them.
pub(crate) fn only_for_tests(files: &[SourceFile]) -> BTreeSet<String> {
    let declared: BTreeSet<Vec<String>> = files
        .iter()
        .flat_map(|file| {
            let tests = file.read.children.iter().filter(|(_, is_only_for_tests)| **is_only_for_tests);
            tests.map(|(child, _)| [file.module.as_slice(), std::slice::from_ref(child)].concat())
        })
        .collect();
    let is_below = |file: &&SourceFile| (1..=file.module.len()).any(|n| declared.contains(&file.module[..n]));
    files.iter().filter(is_below).map(|file| file.name.clone()).collect()
}

/// A word, a sign or a text with its quotes, with its line from 1.
pub(crate) struct Token {
    pub(crate) line: usize,
    pub(crate) text: String,
}

/// Words, `::` and other signs; comments, texts and characters are left out.
fn tokens(text: &str) -> Vec<Token> {
    tokens_and_texts(text).into_iter().filter(|token| !token.text.contains('"')).collect()
}

/// The same with the texts, each as it is written; comments and characters are left out.
pub(crate) fn tokens_and_texts(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let (mut out, mut at, mut line) = (Vec::new(), 0, 1);
    while at < chars.len() {
        let start = at;
        let c = chars[at];
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        at = match c {
            '/' if next == '/' => until(&chars, at, |rest| rest[0] == '\n'),
            '/' if next == '*' => until(&chars, at + 2, |rest| rest.starts_with(&['*', '/'])) + 2,
            'r' if next == '"' || (next == '#' && raw_text(&chars[at + 1..]).is_some()) => {
                at + 1 + raw_text(&chars[at + 1..]).unwrap()
            }
            '"' => quoted(&chars, at),
            '\'' if next == '\\' => until(&chars, at + 3, |rest| rest[0] == '\'') + 1,
            '\'' if chars.get(at + 2) == Some(&'\'') => at + 3,
            c if c.is_alphanumeric() || c == '_' => until(&chars, at, |r| !(r[0].is_alphanumeric() || r[0] == '_')),
            ':' if next == ':' => at + 2,
            _ => at + 1,
        };
        let end = at.min(chars.len());
        let word = &chars[start..end];
        // Signs have one character, or are `::`; longer ones are comments, texts and characters.
        let is_code = c.is_alphanumeric() || c == '_' || c == '"' || word.len() == 1 || word == [':', ':'];
        if is_code && !c.is_whitespace() {
            out.push(Token { line, text: word.iter().collect() });
        }
        line += word.iter().filter(|c| **c == '\n').count();
    }
    out
}

fn until(chars: &[char], from: usize, is_end: impl Fn(&[char]) -> bool) -> usize {
    (from..chars.len()).find(|at| is_end(&chars[*at..])).unwrap_or(chars.len())
}

/// The length of a raw text that starts with its marks; `None` where none starts.
fn raw_text(chars: &[char]) -> Option<usize> {
    let marks = chars.iter().take_while(|c| **c == '#').count();
    if chars.get(marks) != Some(&'"') {
        return None;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', marks)).collect();
    Some(until(chars, marks + 1, |rest| rest.starts_with(&close)) + close.len())
}

/// Where a text between quotes ends.
fn quoted(chars: &[char], from: usize) -> usize {
    let mut at = from + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// What is open: a module that stands in the file itself, or any other block.
enum Scope {
    Module { name: String, is_only_for_tests: bool },
    Block,
}

/// What a file of this module names.
pub(crate) fn read(text: &str, module: &[String]) -> Read {
    let tokens = tokens(text);
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| t.text == word);
    let mut out = Read { children: children(&tokens), ..Read::default() };
    let mut scopes: Vec<Scope> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        let here = Here::new(module, &scopes, &out.children);
        match token.text.as_str() {
            "mod" if is(at + 2, "{") => {
                let is_only_for_tests = follows_cfg_test(&tokens, at);
                scopes.push(Scope::Module { name: tokens[at + 1].text.clone(), is_only_for_tests });
                at += 2;
            }
            // How far an item can be seen is no use of what is named there.
            "in" if at >= 2 && is(at - 1, "(") && is(at - 2, "pub") => {
                at = (at..tokens.len()).find(|i| is(*i, ")")).unwrap_or(tokens.len());
            }
            "{" => scopes.push(Scope::Block),
            "}" => drop(scopes.pop()),
            "use" => {
                let end = (at..tokens.len()).find(|i| is(*i, ";")).unwrap_or(tokens.len());
                let is_passed_on = at > 0 && (is(at - 1, "pub") || is(at - 1, ")"));
                let mut found = Vec::new();
                tree(&tokens[at + 1..end], &mut 0, &[], &mut found);
                let here = Here { is_only_for_tests: here.is_only_for_tests || follows_cfg_test(&tokens, at), ..here };
                out.references.extend(found.into_iter().filter_map(|leaf| here.import(leaf, is_passed_on)));
                at = end;
            }
            first => {
                let is_start = at == 0 || !is(at - 1, "::");
                if is_start && is(at + 1, "::") && here.is_known(first) {
                    let path = path(&tokens[at..]);
                    at += 2 * (path.len() - 1);
                    out.references.extend(here.reference(token.line, path));
                }
                if !here.is_only_for_tests {
                    out.used_names.insert(first.to_owned());
                }
            }
        }
        at += 1;
    }
    out
}

/// The modules declared with a file of their own.
fn children(tokens: &[Token]) -> BTreeMap<String, bool> {
    let declared =
        (0..tokens.len().saturating_sub(2)).filter(|at| tokens[*at].text == "mod" && tokens[at + 2].text == ";");
    declared.map(|at| (tokens[at + 1].text.clone(), follows_cfg_test(tokens, at))).collect()
}

/// Whether `cfg(test)` is among the attributes of the item at this token.
fn follows_cfg_test(tokens: &[Token], at: usize) -> bool {
    let before = tokens[..at].iter().rev().take_while(|t| ![";", "{", "}"].contains(&t.text.as_str()));
    let words: Vec<&str> = before.map(|t| t.text.as_str()).collect();
    words.windows(4).any(|w| w == [")", "test", "(", "cfg"])
}

/// The words of a path that starts at the first token.
fn path(tokens: &[Token]) -> Vec<String> {
    let mut out = vec![tokens[0].text.clone()];
    for pair in tokens[1..].chunks(2) {
        match pair {
            [sign, word] if sign.text == "::" && word.text.starts_with(|c: char| c.is_alphabetic() || c == '_') => {
                out.push(word.text.clone());
            }
            _ => break,
        }
    }
    out
}

/// A path at the end of a tree of `use`, and the name it gets.
struct Leaf {
    line: usize,
    path: Vec<String>,
    name: String,
}

fn tree(tokens: &[Token], at: &mut usize, before: &[String], out: &mut Vec<Leaf>) {
    let mut path = before.to_vec();
    let mut line = 0;
    while let Some(token) = tokens.get(*at) {
        *at += 1;
        match token.text.as_str() {
            "::" => {}
            "{" => {
                while tokens.get(*at).is_some_and(|t| t.text != "}") {
                    tree(tokens, at, &path, out);
                }
                *at += 1;
                path.clear();
            }
            "," => break,
            "}" => {
                *at -= 1;
                break;
            }
            "as" => {
                let name = tokens[*at].text.clone();
                *at += 1;
                out.push(Leaf { line: token.line, path: std::mem::take(&mut path), name });
            }
            "self" if !before.is_empty() => line = token.line,
            word => {
                line = token.line;
                path.push(word.to_owned());
            }
        }
    }
    if let Some(name) = path.last().cloned().filter(|_| line > 0) {
        out.push(Leaf { line, path, name });
    }
}

/// Where in a file a path stands.
struct Here<'f> {
    module: Vec<String>,
    children: &'f BTreeMap<String, bool>,
    is_in_file_module: bool,
    is_only_for_tests: bool,
}

impl<'f> Here<'f> {
    fn new(module: &[String], scopes: &[Scope], children: &'f BTreeMap<String, bool>) -> Here<'f> {
        let mut here = Here { module: module.to_vec(), children, is_in_file_module: true, is_only_for_tests: false };
        for scope in scopes {
            if let Scope::Module { name, is_only_for_tests } = scope {
                here.module.push(name.clone());
                here.is_in_file_module = false;
                here.is_only_for_tests |= is_only_for_tests;
            }
        }
        here
    }

    fn is_known(&self, first: &str) -> bool {
        ["crate", "super", "self"].contains(&first) || (self.is_in_file_module && self.children.contains_key(first))
    }

    fn import(&self, leaf: Leaf, is_passed_on: bool) -> Option<Reference> {
        let found = self.reference(leaf.line, leaf.path)?;
        Some(Reference { passed_on_as: is_passed_on.then_some(leaf.name), ..found })
    }

    /// The path from the root; `None` for that of another crate.
    fn reference(&self, line: usize, path: Vec<String>) -> Option<Reference> {
        let mut absolute = self.module.clone();
        for (at, word) in path.iter().enumerate() {
            match word.as_str() {
                "crate" => absolute.clear(),
                "self" => {}
                "super" => drop(absolute.pop()),
                first if at == 0 && !self.is_known(first) => return None,
                word => absolute.push(word.to_owned()),
            }
        }
        Some(Reference { line, path: absolute, passed_on_as: None, is_only_for_tests: self.is_only_for_tests })
    }
}

#[test]
fn paths_are_read_in_every_form_in_use() {
    let text = r##"
//! A comment names `crate::no`.
use std::fmt;
use crate::units::{Cents, self, share::{Share as Part, Whole}};
use super::super::table::Table;
pub use child::Item;
mod child;
#[cfg(test)]
mod tests;
/// `super::no`
fn f(a: super::dials::Dial<'_>) -> char {
    let text = "crate::no \" crate::no";
    let raw = r#"crate::no"#;
    child::call::<crate::engine::Value>('"');
    '\''
}
#[cfg(test)]
mod inside {
    use super::*;
    use super::super::sibling::X;
}
"##;
    let module = ["delivery".to_owned(), "month".to_owned()];
    let read = read(text, &module);
    let found: Vec<String> = read.references.iter().map(|r| r.path.join("::")).collect();
    let expected = [
        "units::Cents",
        "units",
        "units::share::Share",
        "units::share::Whole",
        "table::Table",
        "delivery::month::child::Item",
        "delivery::dials::Dial",
        "delivery::month::child::call",
        "engine::Value",
        "delivery::month::*",
        "delivery::sibling::X",
    ];
    assert_eq!(found, expected);
    let tests: Vec<bool> = read.references.iter().map(|r| r.is_only_for_tests).collect();
    assert_eq!(tests.iter().filter(|t| **t).count(), 2);
    let passed: Vec<_> = read.references.iter().filter_map(|r| r.passed_on_as.as_deref()).collect();
    assert_eq!(passed, ["Item"]);
    assert_eq!(read.children, [("child".to_owned(), false), ("tests".to_owned(), true)].into());
}
