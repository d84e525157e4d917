//! The comparison with published numbers as CSV.
//!
//! Takes: rows of a comparison. Gives: CSV with a header, numbers with a point, and text that a spreadsheet does not
//! take for a formula. Leaves to others: where it is written.

use crate::population::targets::comparison::TargetSet;
use crate::population::targets::describe::MarginRow;
use crate::text::escape_formula;
use std::io::Write;

/// The first line, by which a file of this kind is known.
pub const COMPARISON_HEADER: &str =
    "verzameling,onderdeel,naam,eenheid,gesimuleerd,gepubliceerd,afwijking_procent,tolerantie,oordeel,bron,opmerking";

/// Writes rows in the order given.
///
/// # Errors
/// Those of the writer.
pub fn write_comparison(rows: &[MarginRow], writer: impl Write) -> Result<(), csv::Error> {
    let mut out = csv::Writer::from_writer(writer);
    out.write_record(COMPARISON_HEADER.split(','))?;
    for row in rows {
        let number = |value: Option<f64>| value.map(|value| format!("{value:.4}")).unwrap_or_default();
        let set = match row.set {
            TargetSet::Calibration => "ijken",
            TargetSet::Validation => "toetsen",
        };
        let verdict = match (row.simulated, row.is_within()) {
            (None, _) => "elders",
            (_, Some(true)) => "goed",
            (_, Some(false)) => "buiten",
            (_, None) => "",
        };
        out.write_record([
            set.to_owned(),
            escape_formula(&row.theme),
            escape_formula(&row.name),
            escape_formula(&row.unit),
            number(row.simulated),
            number(Some(row.target)),
            number(row.deviation_percent()),
            number(row.tolerance),
            verdict.to_owned(),
            escape_formula(&row.source),
            escape_formula(&row.remark),
        ])?;
    }
    out.flush()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    #[test]
    fn text_that_looks_like_a_formula_is_written_as_text() {
        let row = MarginRow {
            set: TargetSet::Validation,
            theme: "=1+1".to_owned(),
            name: "@naam".to_owned(),
            unit: "EUR".to_owned(),
            simulated: Some(-2.0),
            target: 4.0,
            tolerance: Some(1.0),
            source: "+bron".to_owned(),
            certainty: Evidence::Sourced,
            remark: "gewoon".to_owned(),
        };
        let mut out = Vec::new();
        write_comparison(&[row], &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        // By hand: (−2 − 4) / 4 is −150 percent.
        let expected = "toetsen,'=1+1,'@naam,EUR,-2.0000,4.0000,-150.0000,1.0000,buiten,'+bron,gewoon\n";
        assert_eq!(text.lines().nth(1).unwrap(), expected.trim_end());
    }
}
