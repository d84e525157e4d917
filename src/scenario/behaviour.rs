//! The behaviour file: how people report and claim, how a year is settled, and what outcomes are held against.

use crate::delivery::{
    ErrorSpread, FallParameters, Knowledge, ReportingParameters, SettlementParameters, TakeUpGroup, TakeUpParameters,
    TakeUpTarget,
};
use crate::diag::{Diagnostic, Diagnostics, Fields, Source, parse_document};
use crate::scenario::sourced::{NumberList, SourcedNumber};
use crate::units::Cents;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// A published figure that an outcome is held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Key of the simulated figure.
    pub key: String,
    /// Where the key stands.
    pub key_span: crate::diag::Span,
    /// Name for people, Dutch and English.
    pub name: (String, String),
    /// Published value.
    pub value: f64,
    /// Source.
    pub source: String,
    /// How sure.
    pub certainty: String,
    /// Year and price level, for people.
    pub year_note: (String, String),
}

/// All of the behaviour file.
#[derive(Debug, Clone)]
pub struct Behaviour {
    /// The file.
    pub source: Arc<Source>,
    /// How the agency comes to know.
    pub knowledge: Knowledge,
    /// Settlement.
    pub settlement: SettlementParameters,
    /// What is a fall of income.
    pub fall: FallParameters,
    /// Take-up coefficients.
    pub take_up: TakeUpParameters,
    /// Published use per scheme.
    pub targets: BTreeMap<String, TakeUpTarget>,
    /// Figures to compare with.
    pub published: Vec<Published>,
    /// Every number read, with its source.
    pub numbers: Vec<SourcedNumber>,
}

/// Reads a behaviour file.
///
/// # Errors
/// Every mistake in it.
pub fn read_behaviour(path: &Path) -> Result<Behaviour, Diagnostics> {
    let source = Source::read(path)?;
    let root = parse_document(&source)?;
    let mut diagnostics = Diagnostics::default();
    let mut file = Fields::new(&source, "het gedragsbestand", &root);
    let mut list = NumberList::default();
    let knowledge = section(&mut file, "melden", &mut list, &mut diagnostics, |get| {
        let mut number = |key| get(key);
        ReportingParameters {
            index: number("indexering"),
            margin: number("marge"),
            holiday_share_wage: number("vakantiegeld_loon"),
            holiday_share_state_pension: number("vakantie_uitkering_aow"),
            holiday_allowance_month: number("maand_vakantiegeld") as u8,
            level_months: number("maanden_voor_niveau") as u8,
            threshold_share: number("drempel_aandeel"),
            threshold: cents(number("drempel_bedrag")),
            hazard_gain: number("kans_melden_bij_winst"),
            hazard_loss: number("kans_melden_bij_verlies"),
            factor_low_doenvermogen: number("factor_laag_doenvermogen"),
            factor_help: number("factor_hulp"),
            error: ErrorSpread {
                employee: number("fout_werknemer"),
                self_employed: number("fout_zelfstandige"),
                disability: number("fout_arbeidsongeschikt"),
                pension: number("fout_pensioen"),
                social_assistance: number("fout_bijstand"),
                other: number("fout_overig"),
            },
            gross_error_share: number("kans_grove_fout"),
            gross_error_factor: number("factor_grove_fout"),
        }
    });
    let settlement = section(&mut file, "afrekenen", &mut list, &mut diagnostics, |get| SettlementParameters {
        definitive_month: get("maand_definitief") as u8,
    });
    let fall = section(&mut file, "inkomensdaling", &mut list, &mut diagnostics, |get| FallParameters {
        share: get("aandeel"),
        lasting_months: get("aanhoudend_maanden") as u8,
        smallest_rise: cents(get("kleinste_stijging_recht")),
    });
    let take_up = section(&mut file, "gebruik", &mut list, &mut diagnostics, |get| TakeUpParameters {
        slope_amount: get("helling_bedrag"),
        reference_amount: cents(get("referentiebedrag")),
        floor_amount: cents(get("kleinste_bedrag")),
        per_extra_action: get("per_extra_handeling"),
        per_tenth_recovered: get("per_tiende_terugvordering"),
        low_digital: get("laag_digitaal"),
        low_doenvermogen: get("laag_doenvermogen"),
        help: get("hulp"),
        person_spread: get("spreiding_persoon"),
    });
    let targets = read_targets(&mut file, &mut list, &mut diagnostics);
    let published = read_published(&mut file, &mut list, &mut diagnostics);
    file.finish(&mut diagnostics);
    let behaviour = Behaviour {
        source: Arc::clone(&source),
        knowledge: Knowledge::Reported(knowledge),
        settlement,
        fall,
        take_up,
        targets,
        published,
        numbers: list.numbers,
    };
    check_ranges(&behaviour, &mut diagnostics);
    let list = NumberList { numbers: behaviour.numbers };
    for name in WHOLE_MONTHS {
        list.must_be_whole(&source, name, &mut diagnostics);
    }
    diagnostics.into_result(Behaviour { numbers: list.numbers, ..behaviour })
}

/// Numbers of months, which come whole.
const WHOLE_MONTHS: [&str; 4] = [
    "melden.maand_vakantiegeld",
    "melden.maanden_voor_niveau",
    "afrekenen.maand_definitief",
    "inkomensdaling.aanhoudend_maanden",
];

fn cents(euros: f64) -> Cents {
    Cents((euros * 100.0).round() as i64)
}

fn section<T>(
    file: &mut Fields<'_>,
    name: &'static str,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
    build: impl FnOnce(&mut dyn FnMut(&'static str) -> f64) -> T,
) -> T {
    let source = file.source();
    let empty =
        crate::diag::Node { span: file.span().start..file.span().start, value: crate::diag::Value::Table(Vec::new()) };
    let node = file.node(name).unwrap_or(&empty);
    let mut fields = Fields::new(source, format!("`[{name}]`"), node);
    let out = build(&mut |key| list.required(&mut fields, name, key, diagnostics));
    fields.finish(diagnostics);
    out
}

fn read_targets(
    file: &mut Fields<'_>,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, TakeUpTarget> {
    const GROUPS: [(&str, TakeUpGroup); 5] = [
        ("bijstand", TakeUpGroup::SocialAssistance),
        ("werknemer", TakeUpGroup::Employee),
        ("zelfstandige", TakeUpGroup::SelfEmployed),
        ("pensioen", TakeUpGroup::Pension),
        ("overig", TakeUpGroup::Other),
    ];
    let source = file.source();
    let mut out = BTreeMap::new();
    for entry in file.blocks("niet_gebruik") {
        let what = format!("niet_gebruik.{}", entry.key);
        let mut fields = Fields::new(source, format!("`[{what}]`"), &entry.node);
        let total = 1.0 - list.required(&mut fields, &what, "totaal", diagnostics);
        let mut groups = BTreeMap::new();
        for (word, group) in GROUPS {
            if let Some(node) = fields.node(word) {
                groups.insert(group, 1.0 - list.read(source, node, &format!("{what}.{word}"), diagnostics));
            }
        }
        fields.finish(diagnostics);
        out.insert(entry.key.clone(), TakeUpTarget { total, groups });
    }
    out
}

fn read_published(file: &mut Fields<'_>, list: &mut NumberList, diagnostics: &mut Diagnostics) -> Vec<Published> {
    let source = file.source();
    let mut out = Vec::new();
    for node in file.list("gepubliceerd") {
        let mut fields = Fields::new(source, "`[[gepubliceerd]]`", node);
        let key = fields.required_text("sleutel", "\"zorgtoeslag.euro\"");
        let name = fields.required_text("naam", "\"Zorgtoeslag\"");
        let english = fields.required_text("name_en", "\"Care allowance\"");
        let year = fields.required_text("jaar", "\"2024\"");
        let year_english = fields.required_text("year_en", "\"2024\"");
        let figure =
            fields.required("cijfer", "{ waarde = \"…\", eenheid = \"…\", bron = \"…\", zekerheid = \"bron\" }");
        let before = list.numbers.len();
        if let (Some(figure), Some(key)) = (figure, &key) {
            list.read(source, figure, &format!("gepubliceerd.{}", key.value), diagnostics);
        }
        fields.finish(diagnostics);
        if let (Some(key), Some(name), Some(english), Some(year), Some(year_english), Some(number)) =
            (key, name, english, year, year_english, list.numbers.get(before))
        {
            out.push(Published {
                key: key.value,
                key_span: key.span,
                name: (name.value, english.value),
                value: rust_decimal::prelude::ToPrimitive::to_f64(&number.value).unwrap_or(0.0),
                source: number.source.clone(),
                certainty: number.certainty.clone(),
                year_note: (year.value, year_english.value),
            });
        }
    }
    out
}

/// Probabilities lie between nil and one, months between 1 and 12.
fn check_ranges(behaviour: &Behaviour, diagnostics: &mut Diagnostics) {
    let Knowledge::Reported(reporting) = &behaviour.knowledge else { return };
    let shares = [
        ("melden.kans_melden_bij_winst", reporting.hazard_gain),
        ("melden.kans_melden_bij_verlies", reporting.hazard_loss),
        ("melden.kans_grove_fout", reporting.gross_error_share),
        ("inkomensdaling.aandeel", behaviour.fall.share),
    ];
    let months = [
        ("melden.maand_vakantiegeld", reporting.holiday_allowance_month),
        ("melden.maanden_voor_niveau", reporting.level_months),
        ("afrekenen.maand_definitief", behaviour.settlement.definitive_month),
        ("inkomensdaling.aanhoudend_maanden", behaviour.fall.lasting_months),
    ];
    let mut complain = |name: &str, range: &str| {
        // A number that could not be read is told already.
        let Some(number) = behaviour.numbers.iter().find(|number| number.name == name) else { return };
        diagnostics.push(Diagnostic::at(
            "S004",
            &behaviour.source,
            number.place.clone(),
            format!("`{name} = {}` ligt niet tussen {range}", number.value),
            format!("geef een waarde tussen {range}"),
        ));
    };
    for (name, share) in shares {
        if !(0.0..=1.0).contains(&share) {
            complain(name, "0 en 1");
        }
    }
    for (name, month) in months {
        if !(1..=12).contains(&month) {
            complain(name, "1 en 12");
        }
    }
    let amounts = [
        ("gebruik.kleinste_bedrag", behaviour.take_up.floor_amount),
        ("gebruik.referentiebedrag", behaviour.take_up.reference_amount),
    ];
    for (name, amount) in amounts {
        if amount <= Cents::ZERO {
            complain(name, "0,01 en het hoogste bedrag dat kan");
        }
    }
}
