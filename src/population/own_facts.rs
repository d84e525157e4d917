//! Names for people of the facts that only the population and delivery know: no rulebook reads them, so none names them.
//!
//! Takes: the name of a column. Gives: its words. Leaves to others: the facts of the rulebooks, which name their own.

use crate::formats::Words;

/// Column, Dutch, English.
const LABELS: [[&str; 3]; 14] = [
    ["betaalritme", "Hoe vaak het loon wordt betaald", "How often the wage is paid"],
    ["loon_gewerkt", "Loon naar de maand waarin is gewerkt", "Wage by the month in which it was earned"],
    ["toetsingsinkomen_vorig_jaar", "Toetsingsinkomen van het vorige jaar", "Assessed income of last year"],
    ["toetsingsinkomen_twee_jaar_terug", "Toetsingsinkomen van twee jaar terug", "Assessed income of two years ago"],
    ["winst_vorig_jaar", "Winst van het vorige jaar", "Profit of last year"],
    ["inkomen_uit_vermogen", "Inkomen uit vermogen, na belasting", "Income from wealth, after tax"],
    ["huishoudtype", "Soort huishouden", "Type of household"],
    ["inkomensbron", "Belangrijkste bron van inkomen", "Main source of income"],
    ["doenvermogen_laag", "Laag doenvermogen", "Low capacity to act"],
    ["digitaal_laag", "Weinig digitale vaardigheden", "Low digital skills"],
    ["taal_laag", "Moeite met lezen en schrijven", "Difficulty with reading and writing"],
    ["hulp", "Krijgt hulp bij de aanvraag", "Has help with the claim"],
    ["deelt_gegevens", "Geeft toestemming om gegevens te delen", "Consents to the sharing of data"],
    ["huurtoeslag_vorig_jaar", "Kreeg vorig jaar huurtoeslag", "Received rent support last year"],
];

/// The words for a fact that no rulebook reads.
pub fn fact_label(name: &str) -> Option<Words> {
    let [_, nl, en] = LABELS.into_iter().find(|[known, ..]| *known == name)?;
    Some(Words::new(nl, en))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::block::Columns;

    #[test]
    fn every_name_is_that_of_a_column() {
        let columns: Vec<String> = Columns::new().schemas().iter().map(|schema| schema.name.to_string()).collect();
        for [name, nl, en] in LABELS {
            assert!(columns.iter().any(|column| column == name), "`{name}` is no column");
            assert!(!nl.contains('_') && !en.contains('_'));
        }
    }
}
