//! The behaviour file: how people report and claim, how a year is settled, and what outcomes are held against.

use crate::delivery::{
    ErrorSpread, FallParameters, Knowledge, ReportingParameters, SettlementParameters, TakeUpGroup, TakeUpParameters,
    TakeUpTarget,
};
use crate::diag::{Diagnostic, Diagnostics, Fields, Source, parse_document};
use crate::scenario::comparisons::{
    Elsewhere, Published, UseTests, read_elsewhere, read_prices, read_published, read_use_tests,
};
use crate::scenario::fitting::Fitting;
use crate::scenario::sourced::{NumberList, SourcedNumber};
use crate::units::Cents;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// Which coefficients of take-up count, of those that the behaviour file gives as central, low and high.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TakeUpSet {
    /// Of every coefficient the end nearest to nil: use goes its own way.
    Low,
    /// The values.
    Central,
    /// Of every coefficient the end furthest from nil: use follows amount, effort, fear and help.
    High,
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
    /// Amounts up to which a recovery is dropped, by the year in which is decided.
    pub small_amounts: BTreeMap<i16, Cents>,
    /// Published use per scheme.
    pub targets: BTreeMap<String, TakeUpTarget>,
    /// Schemes that are used as another one, by id.
    pub like: BTreeMap<String, String>,
    /// Figures to compare with.
    pub published: Vec<Published>,
    /// Published figures that the simulation has no outcome for, shown with the reason.
    pub elsewhere: Vec<Elsewhere>,
    /// What was published about use besides the shares that it is fitted to.
    pub use_tests: UseTests,
    /// What of `[melden]` is fitted to published figures.
    pub fitting: Fitting,
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
            stale_share: number("aandeel_oudere_schatting"),
            generous_share: number("aandeel_ruime_opgave"),
            generous_margin: number("ruime_opgave"),
            size_slope: number("helling_grootte"),
            size_reference: cents(number("referentie_grootte")),
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
        received_before: get("ontving_vorig_jaar"),
        seems_entitled: get("lijkt_recht_te_hebben"),
        person_spread: get("spreiding_persoon"),
    });
    let small_amounts = read_small_amounts(&mut file, &mut list, &mut diagnostics);
    let (targets, like) = read_targets(&mut file, &mut list, &mut diagnostics);
    let prices = read_prices(&mut file, &mut list, &mut diagnostics);
    let published = read_published(&mut file, &prices, &targets, &mut list, &mut diagnostics);
    let elsewhere = read_elsewhere(&mut file, &mut list, &mut diagnostics);
    let use_tests = read_use_tests(&mut file, &prices, &mut list, &mut diagnostics);
    let fitting = Fitting::read(&mut file, &mut list, &mut diagnostics);
    file.finish(&mut diagnostics);
    let behaviour = Behaviour {
        source: Arc::clone(&source),
        knowledge: Knowledge::Reported(knowledge),
        settlement,
        fall,
        take_up,
        small_amounts,
        targets,
        like,
        published,
        elsewhere,
        use_tests,
        fitting,
        numbers: list.numbers,
    };
    check_ranges(&behaviour, &mut diagnostics);
    let list = NumberList { numbers: behaviour.numbers };
    for name in WHOLE_MONTHS {
        list.must_be_whole(&source, name, &mut diagnostics);
    }
    diagnostics.into_result(Behaviour { numbers: list.numbers, ..behaviour })
}

impl Behaviour {
    /// The amount up to which a recovery is dropped that is decided in a year: that of the year, or of the last one
    /// before it that the file knows.
    pub fn small_amount(&self, year: i16) -> Option<Cents> {
        self.small_amounts.range(..=year).next_back().map(|(_, amount)| *amount)
    }

    /// The coefficients of take-up of a set; the scale of the amounts is the same in all.
    pub fn take_up_of(&self, set: TakeUpSet) -> TakeUpParameters {
        let central = self.take_up.clone();
        let end = |key: &str, value: f64| {
            let name = format!("gebruik.{key}");
            let number = self.numbers.iter().find(|number| number.name == name);
            let ends = number.and_then(|number| Some((number.figure.low?.to_f64()?, number.figure.high?.to_f64()?)));
            let Some((low, high)) = ends else { return value };
            let (near, far) = if low.abs() <= high.abs() { (low, high) } else { (high, low) };
            match set {
                TakeUpSet::Low => near,
                TakeUpSet::Central => value,
                TakeUpSet::High => far,
            }
        };
        TakeUpParameters {
            slope_amount: end("helling_bedrag", central.slope_amount),
            per_extra_action: end("per_extra_handeling", central.per_extra_action),
            per_tenth_recovered: end("per_tiende_terugvordering", central.per_tenth_recovered),
            low_digital: end("laag_digitaal", central.low_digital),
            low_doenvermogen: end("laag_doenvermogen", central.low_doenvermogen),
            help: end("hulp", central.help),
            received_before: end("ontving_vorig_jaar", central.received_before),
            seems_entitled: end("lijkt_recht_te_hebben", central.seems_entitled),
            person_spread: end("spreiding_persoon", central.person_spread),
            ..central
        }
    }
}

/// Amounts by year of decision; a key that is no year is a mistake.
fn read_small_amounts(
    file: &mut Fields<'_>,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<i16, Cents> {
    let source = file.source();
    let mut out = BTreeMap::new();
    for entry in file.blocks("kleine_bedragen") {
        let amount = cents(list.read(source, &entry.node, &format!("kleine_bedragen.{}", entry.key), diagnostics));
        match entry.key.parse::<i16>() {
            Ok(year) if amount >= Cents::ZERO => {
                out.insert(year, amount);
            }
            _ => diagnostics.push(Diagnostic::at(
                "S004",
                source,
                entry.node.span.clone(),
                format!("`kleine_bedragen.{}` is geen bedrag van nul of meer in een jaar", entry.key),
                "schrijf het jaar van beslissing met het bedrag, zoals `2024 = { waarde = \"116\", … }`",
            )),
        }
    }
    out
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
) -> (BTreeMap<String, TakeUpTarget>, BTreeMap<String, String>) {
    const GROUPS: [(&str, TakeUpGroup); 5] = [
        ("bijstand", TakeUpGroup::SocialAssistance),
        ("werknemer", TakeUpGroup::Employee),
        ("zelfstandige", TakeUpGroup::SelfEmployed),
        ("pensioen", TakeUpGroup::Pension),
        ("overig", TakeUpGroup::Other),
    ];
    let source = file.source();
    let (mut out, mut like) = (BTreeMap::new(), BTreeMap::new());
    for entry in file.blocks("niet_gebruik") {
        let what = format!("niet_gebruik.{}", entry.key);
        let mut fields = Fields::new(source, format!("`[{what}]`"), &entry.node);
        if fields.node("als").is_some() {
            like.extend(fields.text("als").map(|other| (entry.key.clone(), other.value)));
            fields.finish(diagnostics);
            continue;
        }
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
    (out, like)
}

/// Probabilities lie between nil and one, months between 1 and 12.
fn check_ranges(behaviour: &Behaviour, diagnostics: &mut Diagnostics) {
    let Knowledge::Reported(reporting) = &behaviour.knowledge else { return };
    let shares = [
        ("melden.kans_melden_bij_winst", reporting.hazard_gain),
        ("melden.kans_melden_bij_verlies", reporting.hazard_loss),
        ("melden.kans_grove_fout", reporting.gross_error_share),
        ("melden.aandeel_oudere_schatting", reporting.stale_share),
        ("melden.aandeel_ruime_opgave", reporting.generous_share),
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
            format!("`{name} = {}` ligt niet tussen {range}", number.figure.value),
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

#[cfg(test)]
#[path = "behaviour_tests.rs"]
mod tests;
