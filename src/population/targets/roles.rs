//! Names of the target file as the program knows them: without the years in them.
//!
//! Takes: names such as `huishoudens.totaal.2026`. Gives: the name that plays a role such as `huishoudens.totaal`. Leaves to
//! others: what stands under a name. So an edition of another year is another file, and no line of the program.
//!
//! Where several names have one role, the latest plays it (one without a year is the latest), and the one before it plays
//! the role with `.eerder` behind it: `huishoudens.totaal.eerder` is the number of households of an earlier year.

use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What stands behind a role that the name before the latest plays.
const EARLIER: &str = ".eerder";

/// Names by role.
#[derive(Debug, Clone, Default)]
pub(crate) struct Roles(BTreeMap<String, String>);

impl Roles {
    /// The roles of all names of a file or of a table.
    pub(crate) fn of<'n>(names: impl IntoIterator<Item = &'n String>) -> Roles {
        let mut by_role: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for name in names {
            by_role.entry(role_of(name)).or_default().push(name);
        }
        let mut out = BTreeMap::new();
        for (role, mut names) in by_role {
            // The year that a name ends with tells how late it is.
            names.sort_by_key(|name| Reverse(years(name).last().copied().unwrap_or(i64::MAX)));
            for (name, suffix) in names.into_iter().zip(["", EARLIER]) {
                out.insert(format!("{role}{suffix}"), name.clone());
            }
        }
        Roles(out)
    }

    /// All roles that a name plays.
    pub(crate) fn roles(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The name that plays a role.
    pub(crate) fn name(&self, role: &str) -> Option<&str> {
        self.0.get(role).map(String::as_str)
    }
}

/// Whether a name plays a role, or would if there were no later one.
pub(crate) fn is_of(name: &str, role: &str) -> bool {
    role_of(name) == latest(role)
}

/// A role, whether of the latest name or of the one before.
pub(crate) fn latest(role: &str) -> &str {
    role.strip_suffix(EARLIER).unwrap_or(role)
}

/// A name without the years in it.
pub(crate) fn role_of(name: &str) -> String {
    let mut out = String::new();
    for part in name.split_inclusive(['.', '_']) {
        let word = part.trim_end_matches(['.', '_']);
        if year(word).is_some() && !out.is_empty() {
            // The sign before the year goes with it, unless more follows.
            out.pop();
            out.push_str(&part[word.len()..]);
        } else {
            out.push_str(part);
        }
    }
    out
}

fn years(name: &str) -> Vec<i64> {
    name.split(['.', '_']).skip(1).filter_map(year).collect()
}

fn year(word: &str) -> Option<i64> {
    let is_year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    word.parse().ok().filter(|_| is_year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_the_name_without_its_years() {
        for (name, role) in [
            ("huishoudens.totaal.2026", "huishoudens.totaal"),
            ("model.vermogensgroei_2020_2026", "model.vermogensgroei"),
            ("effect.attenderingsbrief.2024.aandeel", "effect.attenderingsbrief.aandeel"),
            ("cbs.primair_alleen_minderjarig.paar.2020", "cbs.primair_alleen_minderjarig.paar"),
            ("hoogstens_5000_procent", "hoogstens_5000_procent"),
            ("2017", "2017"),
        ] {
            assert_eq!(role_of(name), role);
        }
    }

    #[test]
    fn of_two_names_the_latest_plays_the_role_and_the_other_that_of_the_earlier_one() {
        let names = ["a.totaal.2024", "a.totaal.2026", "b_2025", "b"].map(str::to_owned);
        let roles = Roles::of(&names);
        assert_eq!(roles.name("a.totaal"), Some("a.totaal.2026"));
        assert_eq!(roles.name("a.totaal.eerder"), Some("a.totaal.2024"));
        assert_eq!((roles.name("b"), roles.name("b.eerder")), (Some("b"), Some("b_2025")));
        assert_eq!(roles.name("a.totaal.2024"), None);
        assert!(is_of("a.totaal.2024", "a.totaal.eerder") && !is_of("a.totaal.2024", "a"));
    }
}
