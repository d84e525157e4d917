//! How to read the report: terms, what static means, uncertainty, signs, what is not modelled.
//!
//! Takes: the number of households and what the scenario leaves out. Gives: the last section.
//! Leaves to others: sources and assumptions, which the report lists by itself.

use crate::measure::MIN_RECORDS;
use crate::measure::Measures;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::HouseholdOrigin;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::wording::{paragraph, section, whole};
use crate::text::Text;
use crate::text::text;

/// Key, term and meaning.
fn words_explained() -> [(&'static str, Text, Text); 12] {
    [
        ("toeslag", text!(term_toeslag), text!(term_toeslag_means)),
        ("toelage", text!(term_toelage), text!(term_toelage_means)),
        ("uitkering", text!(term_benefit), text!(term_benefit_means)),
        ("voorschot", text!(term_advance), text!(term_advance_means)),
        ("terugvordering", text!(term_recovery), text!(term_recovery_means)),
        ("nabetaling", text!(term_supplement), text!(term_supplement_means)),
        ("toekenning", text!(term_award), text!(term_award_means)),
        ("niet_gebruik", text!(term_non_take_up), text!(term_non_take_up_means)),
        ("mediaan", text!(term_median), text!(term_median_means)),
        ("deciel", text!(term_decile), text!(term_decile_means)),
        ("transactiebasis", text!(term_accrual_basis), text!(term_accrual_basis_means)),
        ("kasbasis", text!(term_cash_basis), text!(term_cash_basis_means)),
    ]
}

/// The section.
pub(super) fn guide(measures: &Measures, not_modelled: &[Text], households: &HouseholdOrigin) -> Section {
    let mut blocks = vec![
        Block::Table(terms()),
        paragraph([text!(guide_static)]),
        paragraph(uncertainty(measures, households)),
        paragraph([text!(guide_kinds_of_numbers)]),
        paragraph([match households {
            HouseholdOrigin::File { .. } => text!(guide_households_from_a_file),
            HouseholdOrigin::Synthetic => text!(guide_households_made_up),
        }]),
    ];
    if !not_modelled.is_empty() {
        blocks.push(Block::Table(left_out(not_modelled)));
    }
    section("leeswijzer", text!(guide_title), blocks)
}

fn uncertainty(measures: &Measures, households: &HouseholdOrigin) -> Vec<Text> {
    if let HouseholdOrigin::File { name, households } = households {
        return of_file(measures, name, *households);
    }
    vec![
        text!(
            guide_sample,
            records = whole(measures.records as f64),
            households = whole(measures.households),
            over_the_year = over_the_year(measures)
        ),
        text!(guide_sample_spread_evenly),
        text!(guide_small_groups_of_sample, minimum = whole(MIN_RECORDS as f64)),
    ]
}

/// Where households come and go within the year, how many there were in all and which tables count them.
fn over_the_year(measures: &Measures) -> Text {
    if measures.households_in_year - measures.households < 0.5 {
        return Text::same("");
    }
    text!(guide_average_over_the_year, n = whole(measures.households_in_year))
}

fn of_file(measures: &Measures, name: &str, in_file: u64) -> Vec<Text> {
    let sampled = if in_file > measures.records as u64 {
        text!(guide_file_chosen_evenly, records = whole(measures.records as f64))
    } else {
        text!(guide_file_all_used)
    };
    vec![
        text!(
            guide_file,
            name = name,
            in_file = whole(in_file as f64),
            households = whole(measures.households),
            over_the_year = over_the_year(measures)
        ),
        sampled,
        text!(guide_file_intervals),
        text!(guide_small_groups_of_file, minimum = whole(MIN_RECORDS as f64)),
    ]
}

fn terms() -> DataTable {
    let row = |(key, term, meaning): (&str, Text, Text)| Row {
        key: key.to_owned(),
        heading: term,
        cells: vec![Cell::Words(meaning)],
        emphasis: false,
    };
    DataTable {
        key: "begrippen".to_owned(),
        title: text!(guide_terms),
        stub: text!(guide_term),
        columns: vec![Column { key: "betekenis".to_owned(), heading: text!(guide_meaning) }],
        rows: words_explained().into_iter().map(row).collect(),
        notes: Vec::new(),
    }
}

fn left_out(not_modelled: &[Text]) -> DataTable {
    let row = |(position, what): (usize, &Text)| Row {
        key: format!("niet_gemodelleerd_{:02}", position + 1),
        heading: Text::same((position + 1).to_string()),
        cells: vec![Cell::Words(what.clone())],
        emphasis: false,
    };
    DataTable {
        key: "niet_gemodelleerd".to_owned(),
        title: text!(guide_not_modelled),
        stub: text!(guide_number),
        columns: vec![Column { key: "wat".to_owned(), heading: text!(word_what) }],
        rows: not_modelled.iter().enumerate().map(row).collect(),
        notes: Vec::new(),
    }
}
