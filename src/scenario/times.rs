//! The file with unit times and prices: what an action takes a citizen, and a review the agency.
//!
//! Takes: a TOML file, each number with its source. Gives: [`Times`].
//! Leaves to others: how often things are done (`measure`). Without the file a report has numbers and no hours.

use crate::diag::{Diagnostic, Diagnostics, Fields, Source, parse_document};
use crate::measure::{Band, CitizenMinutes, Effort};
use crate::scenario::sourced::{NumberList, SourcedNumber};
use rust_decimal::prelude::ToPrimitive;
use std::path::Path;
use std::sync::Arc;

/// All of the file.
#[derive(Debug, Clone)]
pub struct Times {
    /// The file.
    pub source: Arc<Source>,
    /// Its numbers.
    pub effort: Effort,
    /// Every number read, with its source.
    pub numbers: Vec<SourcedNumber>,
}

/// Reads the file.
///
/// # Errors
/// Every mistake in it.
pub fn read_times(path: &Path) -> Result<Times, Diagnostics> {
    let source = Source::read(path)?;
    let root = parse_document(&source)?;
    let mut diagnostics = Diagnostics::default();
    let mut file = Fields::new(&source, "het bestand met tijden", &root);
    let mut reader = Reader { source: &source, list: NumberList::default(), diagnostics: &mut diagnostics };
    let citizen = file.required("burger", "… als blok `[burger]` met minuten per handeling");
    let agency = file.required("dienst", "… als blok `[dienst]`");
    let effort = citizen.zip(agency).map(|(citizen, agency)| {
        let mut of = Fields::new(&source, "`[burger]`", citizen);
        let mut number = |key, most| reader.required(&mut of, "burger", key, most);
        let minutes = CitizenMinutes {
            application: number("minuten_aanvraag", 10_000.0),
            report: number("minuten_melding", 10_000.0),
            check: number("minuten_controle", 10_000.0),
            reading: number("minuten_lezen", 10_000.0),
            repayment: number("minuten_terugbetalen", 10_000.0),
            objection: number("minuten_bezwaar", 10_000.0),
            call: number("minuten_gesprek", 10_000.0),
            handover: None,
        };
        let low_doenvermogen_factor = number("factor_laag_doenvermogen", 100.0);
        let citizen_hour = number("waarde_uur", 1_000.0);
        let new_share = number("aandeel_nieuwe_aanvragen", 1.0);
        let calls_per_decision = number("gesprekken_per_besluit", 100.0);
        let mut optional = |key, most| reader.optional(&mut of, "burger", key, most);
        let minutes = CitizenMinutes { handover: optional("minuten_overdracht", MOST), ..minutes };
        let contacts_per_change = optional("contacten_per_gewijzigd_bedrag", 100.0);
        let low_reading_factor = optional("factor_laag_taal", 100.0);
        of.finish(reader.diagnostics);
        let mut of = Fields::new(&source, "`[dienst]`", agency);
        let award_month = reader.required(&mut of, "dienst", "maand_voorschotbesluit", 12.0).value;
        let mut optional = |key| reader.optional(&mut of, "dienst", key, MOST);
        let effort = Effort {
            citizen: minutes,
            low_doenvermogen_factor,
            citizen_hour,
            new_share,
            calls_per_decision,
            contacts_per_change,
            low_reading_factor,
            award_month: award_month.clamp(1.0, 12.0) as u8,
            review_minutes: optional("minuten_beoordeling"),
            contact_minutes: optional("minuten_contact"),
            call_minutes: optional("minuten_gesprek"),
            decision_minutes: optional("minuten_besluit"),
            letter_minutes: optional("minuten_brief"),
            handover_minutes: optional("minuten_overdracht"),
            agency_hour: optional("kosten_uur"),
        };
        of.finish(reader.diagnostics);
        effort
    });
    let numbers = std::mem::take(&mut reader.list.numbers);
    file.finish(&mut diagnostics);
    match effort {
        Some(effort) if diagnostics.is_empty() => Ok(Times { source, effort, numbers }),
        _ => Err(diagnostics),
    }
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    list: NumberList,
    diagnostics: &'a mut Diagnostics,
}

/// More hours or euros than this per unit are a slip of the pen.
const MOST: f64 = 10_000.0;

impl Reader<'_> {
    fn required(&mut self, fields: &mut Fields<'_>, block: &str, key: &'static str, most: f64) -> Band {
        let before = self.list.numbers.len();
        let span = fields.span();
        self.list.required(fields, block, key, self.diagnostics);
        self.band(before, span, most)
    }

    fn optional(&mut self, fields: &mut Fields<'_>, block: &str, key: &'static str, most: f64) -> Option<Band> {
        let node = fields.node(key)?;
        let before = self.list.numbers.len();
        self.list.read(self.source, node, &format!("{block}.{key}"), self.diagnostics);
        Some(self.band(before, node.span.clone(), most))
    }

    /// The number that was read last, where there is one, inside its bounds and with its ends in order.
    fn band(&mut self, before: usize, span: crate::diag::Span, most: f64) -> Band {
        let Some(number) = self.list.numbers.get(before) else { return Band::sure(0.0) };
        let float = |value: rust_decimal::Decimal| value.to_f64().unwrap_or(0.0);
        let value = float(number.figure.value);
        let band =
            Band { low: number.figure.low.map_or(value, float), value, high: number.figure.high.map_or(value, float) };
        let is_in_order = band.low <= band.value && band.value <= band.high;
        if !is_in_order || band.low < 0.0 || band.high > most {
            self.diagnostics.push(Diagnostic::at(
                "S004",
                self.source,
                span,
                format!("`{}` ligt niet tussen 0 en {most}, of niet tussen `laag` en `hoog`", number.name),
                "geef een waarde van 0 of meer, met `laag` daaronder en `hoog` daarboven",
            ));
        }
        band
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    const FILE: &str = "scenarios/uitvoering/tijden-2026.toml";

    /// Reads the shipped file with a change in its text.
    fn read_with(change: impl Fn(&str) -> String) -> Result<Times, Diagnostics> {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tijden.toml");
        std::fs::write(&path, change(&text)).unwrap();
        read_times(&path)
    }

    fn complaint(change: impl Fn(&str) -> String) -> String {
        read_with(change).unwrap_err().to_string()
    }

    #[test]
    fn every_assumption_of_the_shipped_file_has_room_on_both_sides() {
        let times = read_with(str::to_owned).unwrap();
        assert!(times.numbers.len() > 8);
        for number in times.numbers.iter().filter(|number| number.figure.grade == Evidence::Assumption) {
            let (low, high) = (number.figure.low.unwrap(), number.figure.high.unwrap());
            assert!(low < number.figure.value && number.figure.value < high, "{}", number.name);
        }
        // Found in a source as a range: settling assistance by hand takes 15 to 30 minutes.
        assert_eq!(times.effort.review_minutes.map(|band| (band.low, band.high)), Some((15.0, 30.0)));
    }

    #[test]
    fn a_price_that_is_not_given_is_not_made_up() {
        assert_eq!(read_with(str::to_owned).unwrap().effort.agency_hour, None);
        let price = "kosten_uur = { waarde = \"60\", eenheid = \"EUR/uur\", bron = \"x\", zekerheid = \"bron\" }\n";
        let times = read_with(|text| format!("{text}{price}")).unwrap();
        assert_eq!(times.effort.agency_hour, Some(Band::sure(60.0)));
    }

    #[test]
    fn a_low_end_above_the_value_is_refused_with_its_name() {
        let words = complaint(|text| text.replacen("laag = \"42.5\"", "laag = \"90\"", 1));
        assert!(words.contains("S004") && words.contains("burger.minuten_aanvraag"), "{words}");
    }

    #[test]
    fn a_key_that_is_missing_or_unknown_is_refused() {
        let missing = complaint(|text| text.replacen("minuten_lezen =", "minuten_leezen =", 1));
        assert!(missing.contains("B003") && missing.contains("B005") && missing.contains("minuten_lezen"), "{missing}");
        let month = complaint(|text| {
            text.replacen("waarde = \"12\", eenheid = \"maand", "waarde = \"13\", eenheid = \"maand", 1)
        });
        assert!(month.contains("S004") && month.contains("maand_voorschotbesluit"), "{month}");
    }
}
