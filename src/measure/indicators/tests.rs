//! Claims over the whole list.

use super::*;
use std::collections::BTreeSet;

const TABLES: [Table; 11] = [
    Table::Key,
    Table::Usage,
    Table::Certainty,
    Table::Debt,
    Table::Settlement,
    Table::Falls,
    Table::BelowNorm,
    Table::Decisions,
    Table::People,
    Table::Steadiness,
    Table::Agency,
];

#[test]
fn every_indicator_has_a_key_of_its_own_and_words_in_both_languages() {
    let mut keys = BTreeSet::new();
    for indicator in all() {
        assert!(keys.insert(indicator.key), "{}", indicator.key);
        assert!(indicator.key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        assert!(!indicator.name().nl.is_empty() && !indicator.name().en.is_empty(), "{}", indicator.key);
        assert!(std::ptr::eq(by_key(indicator.key).unwrap(), indicator));
    }
}

#[test]
fn an_indicator_is_shown_or_published() {
    for indicator in all() {
        assert!(!indicator.places.is_empty() || indicator.published.is_some(), "{} leads nowhere", indicator.key);
    }
}

#[test]
fn no_table_has_a_key_twice_and_none_is_empty() {
    for table in TABLES {
        let keys: Vec<&str> = of_table(table).map(|shown| shown.key).collect();
        let different: BTreeSet<&&str> = keys.iter().collect();
        assert!(!keys.is_empty() && different.len() == keys.len(), "{table:?}: {keys:?}");
    }
}

#[test]
fn a_name_of_a_published_figure_is_of_a_scheme_of_all_or_of_the_run() {
    let key = |name: &'static str| keyed(name).map(|keyed| (keyed.indicator.key, keyed.scheme));
    assert_eq!(key("zorgtoeslag.terugvordering.aandeel"), Some(("terugvordering_aandeel", Some("zorgtoeslag"))));
    assert_eq!(key("toeslagen.nietgebruik"), Some(("niet_gebruik_aandeel", None)));
    assert_eq!(key("terugvordering.aandeel"), Some(("terugvordering_aandeel", None)));
    assert_eq!(key("inkomen.gini"), Some(("gini", None)));
    // Of all together only the settlement has a name without `toeslagen`.
    assert_eq!(key("huishoudens"), None);
    assert_eq!(key("zorgtoeslag.inkomen.gini"), None);
    let amounts = ["zorgtoeslag.euro", "schuld.euro", "inkomen.mediaan", "zorgtoeslag.nietgebruik", "inkomen.gini"];
    assert_eq!(amounts.map(|name| keyed(name).unwrap().is_amount()), [true, true, true, false, false]);
}
