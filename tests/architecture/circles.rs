//! The files of one module use each other in one direction: whoever follows the arrows never comes back.
//!
//! A file uses another when its code, tests aside, names an item of it. What a file only passes on with `pub use` is
//! no use; a name that comes by way of such a file counts as a use of the file that defines it.

use crate::source::{SOURCES, SourceFile, only_for_tests};
use std::collections::{BTreeMap, BTreeSet};

type Arrows = BTreeSet<(String, String)>;

/// Arrows that close a circle, without which there is none: user, used. May become fewer; a new one needs its reason.
const KNOWN: [(&str, &str); 0] = [];

/// The files by the module that they are.
struct Files<'f> {
    of_module: BTreeMap<&'f [String], &'f SourceFile>,
}

impl<'f> Files<'f> {
    fn new(files: &'f [SourceFile]) -> Files<'f> {
        let modules = files.iter().filter(|file| !["lib.rs", "main.rs"].contains(&file.name.as_str()));
        Files { of_module: modules.map(|file| (file.module.as_slice(), file)).collect() }
    }

    /// The file that defines what a path names.
    fn of(&self, path: &[String]) -> Option<&'f SourceFile> {
        let depth = (1..=path.len()).rev().find(|n| self.of_module.contains_key(&path[..*n]))?;
        let file = self.of_module[&path[..depth]];
        let Some(name) = path.get(depth) else { return Some(file) };
        let passed_on = file.read.references.iter().find(|r| r.passed_on_as.as_ref() == Some(name));
        match passed_on {
            Some(reference) if reference.path != path => self.of(&reference.path).or(Some(file)),
            _ => Some(file),
        }
    }
}

/// Who uses whom among the files of one module.
fn arrows(all: &[SourceFile]) -> Arrows {
    let files = Files::new(all);
    let tests = only_for_tests(all);
    let mut out = Arrows::new();
    for file in all.iter().filter(|file| !tests.contains(&file.name)) {
        for reference in file.read.references.iter().filter(|r| !r.is_only_for_tests) {
            if reference.passed_on_as.as_ref().is_some_and(|name| !file.uses_name(name)) {
                continue;
            }
            if let Some(used) = files.of(&reference.path)
                && used.top() == file.top()
                && used.name != file.name
            {
                out.insert((file.name.clone(), used.name.clone()));
            }
        }
    }
    out
}

/// The shortest way from one file to another, both included.
fn way(arrows: &Arrows, from: &str, to: &str) -> Option<Vec<String>> {
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut next = vec![from];
    while !next.is_empty() {
        let mut after = Vec::new();
        for file in next {
            for (_, used) in arrows.iter().filter(|(user, _)| user == file) {
                if used != from && !came_from.contains_key(used.as_str()) {
                    came_from.insert(used, file);
                    after.push(used.as_str());
                }
            }
        }
        next = after;
    }
    let mut out = vec![to.to_owned()];
    let mut at = to;
    while at != from {
        at = came_from.get(at)?;
        out.insert(0, at.to_owned());
    }
    Some(out)
}

/// Every arrow from which a way leads back, with the shortest circle through it.
fn circles(arrows: &Arrows) -> Vec<String> {
    let circle = |(user, used): &(String, String)| {
        let back = way(arrows, used, user)?;
        Some(format!("{user} → {}", back.join(" → ")))
    };
    arrows.iter().filter_map(circle).collect()
}

#[test]
fn no_file_is_used_by_a_file_that_it_uses() {
    let all = arrows(&SOURCES);
    assert!(all.len() > 300, "hardly any use was found: {}", all.len());
    let known: Arrows = KNOWN.iter().map(|(user, used)| ((*user).to_owned(), (*used).to_owned())).collect();
    let left: Arrows = all.difference(&known).cloned().collect();
    let found = circles(&left);
    assert!(found.is_empty(), "files that use each other in a circle:\n{}", found.join("\n"));
    // What is known and no longer so leaves the list.
    for (user, used) in &known {
        assert!(all.contains(&(user.clone(), used.clone())), "{user} no longer uses {used}: strike it from the list");
        assert!(way(&left, used, user).is_some(), "{user} → {used} closes no circle any more: strike it from the list");
    }
}

#[test]
fn a_circle_is_found_however_long_and_a_branch_is_none() {
    let arrows = |pairs: &[(&str, &str)]| -> Arrows {
        pairs.iter().map(|(user, used)| ((*user).to_owned(), (*used).to_owned())).collect()
    };
    assert!(circles(&arrows(&[("a", "b"), ("a", "c"), ("b", "d"), ("c", "d")])).is_empty());
    let found = circles(&arrows(&[("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]));
    assert_eq!(found, ["a → b → c → a", "b → c → a → b", "c → a → b → c"]);
}
