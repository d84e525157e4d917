//! The file with unit times and prices: what an action takes a citizen, and a review the agency.
//!
//! Takes: a TOML file, each number with its source. Gives: [`Times`].
//! Leaves to others: how often things are done (`measure`). Without the file a report has numbers and no hours.

use crate::diag::{Diagnostics, Source, parse_document};
use crate::formats::{
    self, AS_WRITTEN, Block, Key, Keys, Measure, Ranged, SourcedNumber, block, describe, may, need, ranged,
};
use crate::measure::{Band, CitizenMinutes, Effort};
use crate::text::text;
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
    let (effort, gathered, diagnostics) = formats::read(&source, &root, text!(the_times_file), &AS_WRITTEN, file);
    match effort {
        Some(effort) if diagnostics.is_empty() => {
            Ok(Times { source: Arc::clone(&source), effort, numbers: gathered.numbers })
        }
        _ => Err(diagnostics),
    }
}

/// The declaration of the format.
pub fn declaration() -> Block {
    describe(file)
}

/// What `[dienst]` says.
struct Agency {
    award_month: u8,
    review: Option<Band>,
    contact: Option<Band>,
    call: Option<Band>,
    decision: Option<Band>,
    letter: Option<Band>,
    handover: Option<Band>,
    hour: Option<Band>,
}

fn file(keys: &mut Keys<'_>) -> Option<Effort> {
    let citizen = keys.get(need(
        "burger",
        block(citizen),
        "wat een handeling een huishouden kost",
        "what an action costs a household",
    ));
    let agency = keys.get(need(
        "dienst",
        block(agency),
        "wat de dienst doet; een tijd die ontbreekt, telt niet mee",
        "what the agency does; a time that is left out does not count",
    ));
    let (citizen, agency) = (citizen?, agency?);
    Some(Effort {
        award_month: agency.award_month,
        review_minutes: agency.review,
        contact_minutes: agency.contact,
        call_minutes: agency.call,
        decision_minutes: agency.decision,
        letter_minutes: agency.letter,
        handover_minutes: agency.handover,
        agency_hour: agency.hour,
        ..citizen
    })
}

/// More hours or euros than this per unit are a slip of the pen.
const MOST: f64 = 10_000.0;

fn minutes() -> Ranged {
    ranged(Measure::of("minuut").between(0.0, MOST))
}

fn up_to(unit: &'static str, most: f64) -> Ranged {
    ranged(Measure::of(unit).between(0.0, most))
}

/// The band of a number and its ends; zero where it has a mistake, which is reported.
fn band(keys: &mut Keys<'_>, key: Key<Ranged>) -> Band {
    optional(keys, key).unwrap_or(Band::sure(0.0))
}

fn optional(keys: &mut Keys<'_>, key: Key<Ranged>) -> Option<Band> {
    let number = keys.get(key)?;
    let value = number.value();
    let (low, high) = number.ends().unwrap_or((value, value));
    Some(Band { low, value, high })
}

/// The part of the efforts that citizens have; the rest is empty.
fn citizen(keys: &mut Keys<'_>) -> Effort {
    Effort {
        citizen: citizen_minutes(keys),
        low_doenvermogen_factor: band(
            keys,
            need(
                "factor_laag_doenvermogen",
                up_to("ratio", 100.0),
                "maal de tijd bij weinig doenvermogen",
                "times the time with little capacity to act",
            ),
        ),
        citizen_hour: band(
            keys,
            need("waarde_uur", up_to("EUR/uur", 1_000.0), "waarde van een uur", "value of an hour"),
        ),
        new_share: band(
            keys,
            need(
                "aandeel_nieuwe_aanvragen",
                up_to("ratio", 1.0),
                "deel van de toekenningen dat dit jaar is aangevraagd",
                "share of the awards that were applied for this year",
            ),
        ),
        calls_per_decision: band(
            keys,
            need(
                "gesprekken_per_besluit",
                up_to("aantal", 100.0),
                "telefoongesprekken per besluit",
                "telephone calls per decision",
            ),
        ),
        contacts_per_change: optional(
            keys,
            may(
                "contacten_per_gewijzigd_bedrag",
                up_to("aantal", 100.0),
                "berichten aan de dienst per besluit dat een bedrag wijzigt",
                "messages to the agency per decision that changes an amount",
            ),
        ),
        low_reading_factor: low_reading_factor(keys),
        award_month: 1,
        review_minutes: None,
        contact_minutes: None,
        call_minutes: None,
        decision_minutes: None,
        letter_minutes: None,
        handover_minutes: None,
        agency_hour: None,
    }
}

fn low_reading_factor(keys: &mut Keys<'_>) -> Option<Band> {
    optional(
        keys,
        may(
            "factor_laag_taal",
            up_to("ratio", 100.0),
            "maal de tijd om te lezen voor wie moeite heeft met lezen; vraagt de kolom `taal_laag`",
            "times the reading time for those who have trouble reading; asks for the column `taal_laag`",
        ),
    )
}

fn citizen_minutes(keys: &mut Keys<'_>) -> CitizenMinutes {
    CitizenMinutes {
        application: band(
            keys,
            need(
                "minuten_aanvraag",
                minutes(),
                "uitzoeken of er recht is en aanvragen",
                "finding out about a right and applying",
            ),
        ),
        report: band(keys, need("minuten_melding", minutes(), "een wijziging doorgeven", "reporting a change")),
        check: band(keys, need("minuten_controle", minutes(), "gegevens nakijken", "checking data")),
        reading: band(
            keys,
            need("minuten_lezen", minutes(), "een besluit of brief lezen", "reading a decision or letter"),
        ),
        repayment: band(
            keys,
            need("minuten_terugbetalen", minutes(), "een terugbetaling regelen", "arranging a repayment"),
        ),
        objection: band(keys, need("minuten_bezwaar", minutes(), "bezwaar maken", "objecting")),
        call: band(keys, need("minuten_gesprek", minutes(), "bellen met wachttijd", "calling, with waiting")),
        handover: optional(
            keys,
            may(
                "minuten_overdracht",
                minutes(),
                "een aanvraag bij een volgend loket brengen, per overdracht en nieuwe aanvraag",
                "taking an application to a next counter, per hand-over and new application",
            ),
        ),
    }
}

fn agency(keys: &mut Keys<'_>) -> Agency {
    let award_month = keys.get(need(
        "maand_voorschotbesluit",
        ranged(Measure::of("maand").between(0.0, 12.0)),
        "maand van het jaar ervoor waarin het voorschot wordt besloten",
        "month of the year before in which the advance is decided",
    ));
    Agency {
        award_month: award_month.map_or(1.0, |month| month.value()).clamp(1.0, 12.0) as u8,
        review: optional(
            keys,
            may("minuten_beoordeling", minutes(), "een maand met de hand beoordelen", "judging a month by hand"),
        ),
        contact: optional(
            keys,
            may("minuten_contact", minutes(), "een bericht of melding behandelen", "handling a message or report"),
        ),
        call: optional(keys, may("minuten_gesprek", minutes(), "een telefoongesprek voeren", "a telephone call")),
        decision: optional(keys, may("minuten_besluit", minutes(), "een besluit nemen", "taking a decision")),
        letter: optional(
            keys,
            may(
                "minuten_brief",
                minutes(),
                "een brief versturen die geen besluit is",
                "sending a letter that is no decision",
            ),
        ),
        handover: optional(
            keys,
            may(
                "minuten_overdracht",
                minutes(),
                "een aanvraag overdragen aan een volgend loket, per overdracht en nieuwe aanvraag",
                "handing an application over to a next counter, per hand-over and new application",
            ),
        ),
        hour: optional(
            keys,
            may(
                "kosten_uur",
                up_to("EUR/uur", MOST),
                "kosten van een uur van de dienst; zonder zijn er uren en geen euro's",
                "cost of an hour of the agency; without it there are hours and no euros",
            ),
        ),
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
