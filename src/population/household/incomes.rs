//! Numbers from which incomes are made: the target distribution, the way to gross, splits and benefits.
//!
//! Takes: the target file. Gives: checked curves and shares. Leaves to others: giving people an income (`livelihood`).

use crate::population::fit::curve::Curve;
use crate::population::kinds::MainSource;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::lookup::Shape;
use crate::text::text;

/// What a partner below AOW age lives on: columns of `model.bron_partner`.
const PARTNER_SOURCES: &[&str] = &["werknemer", "zelfstandige", "arbeidsongeschikt", "werkloos", "pensioen", "geen"];
/// Kinds of income in the table from gross to disposable income.
const GROSS_KINDS: &[&str] = &["loon", "winst", "uitkering", "aow"];
pub(crate) const GROSS_FORMS: &[&str] =
    &["alleen_0", "alleen_1", "alleen_2", "alleen_3", "paar_0", "paar_1", "paar_2", "paar_3"];
pub(crate) const GROSS_TENURES: &[&str] = &["zonder_huurtoeslag", "met_huurtoeslag"];

/// Gross amounts of one benefit, for a single person and for each of a couple.
///
/// Unit: euros per month.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SingleOrCouple {
    pub single: f64,
    pub each_of_couple: f64,
}

/// Wage of adults who live in without being applicant or partner.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resident {
    pub works: f64,
    pub wage: (f64, f64),
    pub benefit_share: f64,
    pub benefit: f64,
}

/// Numbers this module needs.
#[derive(Debug, Clone)]
pub(crate) struct Incomes {
    /// Standardised disposable income by rank as published, euros per year of the simulated year.
    pub published: Curve,
    /// The same that households start the year with, fitted so that the year ends with the published one.
    pub standardised: Curve,
    pub equivalence: Vec<Vec<f64>>,
    /// From disposable to gross income, and back.
    pub gross: Vec<Curve>,
    pub net: Vec<Curve>,
    pub from_wealth: Vec<Vec<f64>>,
    pub parents_part: f64,
    pub partner_sources: Vec<Vec<f64>>,
    pub partner_share: (f64, f64),
    pub partner_bounds: (f64, f64),
    pub partner_benefit_share: f64,
    pub partner_pension_share: f64,
    pub aow: SingleOrCouple,
    pub aow_holiday: SingleOrCouple,
    /// Share with an incomplete AOW among tenants of the lowest income group, the second and the others.
    pub aow_partial: [f64; 3],
    pub aow_partial_share: (f64, f64),
    pub assistance: SingleOrCouple,
    pub assistance_pension_age: SingleOrCouple,
    pub student_below: f64,
    pub students: f64,
    pub student_wage: (f64, f64),
    pub unemployed_of_other: f64,
    pub nothing_of_other: f64,
    pub residents: Vec<Resident>,
    pub resident_net: f64,
}

impl Incomes {
    pub(crate) fn read(look: &mut Lookup<'_>) -> Option<Incomes> {
        let middle_rows = ["p10", "p20", "p30", "p40", "p50", "p60", "p70", "p80", "p90"];
        let middle =
            look.column("huishoudens.inkomen_percentielen", &middle_rows, "gestandaardiseerd_x1000", Check::Positive);
        let tail_rows = ["p0", "p2", "p5", "p95", "p99", "p99.9", "p100"];
        let tails = look.column("model.inkomen_staarten", &tail_rows, "gestandaardiseerd_x1000", Check::Positive);
        let growth = look.number("huishoudens.loongroei", Check::Any);
        let later = look.column("cbs.standaardinkomen", &middle_rows, "x1000", Check::Positive);
        let later_growth = look.number("cbs.loongroei", Check::Any);
        let equivalence = look.grid(
            "cbs.equivalentiefactoren",
            &["1", "2", "3", "4plus"],
            &["0", "1", "2", "3", "4plus"],
            Check::Positive,
            Shape::RowsRise,
        );
        let gross = read_gross(look);
        let from_wealth = look.grid(
            "model.inkomen_uit_vermogen",
            MainSource::NAMES,
            &["eigenaar", "huurder", "hoogste_deciel_erbij"],
            Check::Percent,
            Shape::Free,
        );
        let parents_part = look.share("model.minimumdeel_ouders");
        let partner_sources =
            look.grid("model.bron_partner", MainSource::NAMES, PARTNER_SOURCES, Check::Percent, Shape::RowsSumTo100);
        let partner_mean = look.share("model.aandeel_partner.gemiddeld");
        let partner_spread = look.share("model.aandeel_partner.spreiding");
        let partner_bounds = look.bounds("model.aandeel_partner.grenzen");
        let partner_benefit_share = look.share("model.aandeel_uitkering_partner");
        let partner_pension_share = look.share("model.aandeel_pensioen_partner");
        let mut pair = |single: &str, couple: &str, persons: f64| {
            let single = look.number(single, Check::Positive);
            let couple = look.number(couple, Check::Positive);
            Some(SingleOrCouple { single: single?, each_of_couple: couple? / persons })
        };
        let aow = pair("model.aow.bruto_alleenstaande", "model.aow.bruto_paar_pp", 1.0);
        let aow_holiday = pair("model.aow.vakantie_alleenstaande", "model.aow.vakantie_paar_pp", 1.0);
        let assistance = pair("model.bijstand.bruto_alleenstaand", "model.bijstand.bruto_paar", 2.0);
        let assistance_pension_age = pair("model.aio.bruto_alleenstaand", "model.aio.bruto_paar", 2.0);
        let aow_partial =
            look.column("model.aow.onvolledig", &["groep_1", "groep_2", "hoger"], "procent", Check::Percent);
        let aow_partial_share = look.bounds("model.aow.opbouw_onvolledig");
        let student = look.grid(
            "model.student",
            &["tot_leeftijd", "aandeel_van_overig_procent", "bijbaan_laagste", "bijbaan_hoogste"],
            &["waarde"],
            Check::NotNegative,
            Shape::Free,
        );
        let unemployed = look.share("model.werkloos_van_overig");
        let nothing = look.share("model.geen_inkomen_van_overig");
        let residents = look.grid(
            "model.inwonend_volwassene",
            &["18_20", "21_24", "25plus"],
            &["werkt_procent", "loon_laagste", "loon_hoogste", "uitkering_procent", "uitkering_per_jaar"],
            Check::NotNegative,
            Shape::Free,
        );
        let resident_net = look.share("model.netto_van_inwonend_loon");
        let (middle, tails, growth, student) = (middle?, tails?, growth?, student?);
        if unemployed? + nothing? > 1.0 {
            let [one, other] = ["model.werkloos_van_overig", "model.geen_inkomen_van_overig"];
            let what = text!(targets_over_100, one = one, other = other);
            look.contradiction(one, what, text!(targets_over_100_remedy));
            return None;
        }
        let at = [0.0, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.0];
        // Two years of one distribution, each brought to the simulated year: the middle of both.
        let (grown, later_grown) = (1.0 + growth / 100.0, 1.0 + later_growth? / 100.0);
        let middle = middle.iter().zip(later?).map(|(first, second)| (first + second * later_grown / grown) / 2.0);
        let middle: Vec<f64> = middle.collect();
        let thousands: Vec<f64> = tails[..3].iter().chain(&middle).chain(&tails[3..]).copied().collect();
        if thousands.windows(2).any(|pair| pair[0] >= pair[1]) {
            let name = "model.inkomen_staarten";
            look.contradiction(name, text!(targets_tails_apart, name = name), text!(targets_tails_remedy));
            return None;
        }
        let euros = thousands.iter().map(|value| value * 1000.0 * grown).collect();
        let published = Curve::new(at.to_vec(), euros);
        let fraction = |range: (f64, f64)| (range.0 / 100.0, range.1 / 100.0);
        Some(Incomes {
            standardised: published.clone(),
            published,
            equivalence: equivalence?,
            net: gross.as_ref()?.iter().map(Curve::inverse).collect(),
            gross: gross?,
            from_wealth: from_wealth?,
            parents_part: parents_part?,
            partner_sources: partner_sources?.iter().map(|row| row.iter().map(|p| p / 100.0).collect()).collect(),
            partner_share: (partner_mean?, partner_spread?),
            partner_bounds: fraction(partner_bounds?),
            partner_benefit_share: partner_benefit_share?,
            partner_pension_share: partner_pension_share?,
            aow: aow?,
            aow_holiday: aow_holiday?,
            aow_partial: aow_partial.map(|percent| std::array::from_fn(|group| percent[group] / 100.0))?,
            aow_partial_share: fraction(aow_partial_share?),
            assistance: assistance?,
            assistance_pension_age: assistance_pension_age?,
            student_below: student[0][0],
            students: (student[1][0] / 100.0).min(1.0),
            student_wage: (student[2][0], student[3][0]),
            unemployed_of_other: unemployed?,
            nothing_of_other: nothing?,
            residents: residents?
                .iter()
                .map(|row| Resident {
                    works: row[0] / 100.0,
                    wage: (row[1], row[2]),
                    benefit_share: row[3] / 100.0,
                    benefit: row[4],
                })
                .collect(),
            resident_net: resident_net?,
        })
    }
}

/// Curves from disposable to gross income, by kind, form and tenure.
fn read_gross(look: &mut Lookup<'_>) -> Option<Vec<Curve>> {
    const NAME: &str = "model.besteedbaar_uit_bruto";
    let rows: Vec<String> = GROSS_KINDS
        .iter()
        .flat_map(|kind| GROSS_FORMS.iter().map(move |form| format!("{kind}.{form}")))
        .flat_map(|start| GROSS_TENURES.iter().map(move |tenure| format!("{start}.{tenure}")))
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let values = look.grid(NAME, &rows, &[], Check::Any, Shape::RowsRise)?;
    let (_, columns) = look.names(NAME)?;
    let knots: Vec<f64> = columns.iter().filter_map(|column| column.parse().ok()).collect();
    let level = values.iter().any(|row| row.windows(2).any(|pair| pair[0] >= pair[1]));
    if level || knots.len() != columns.len() || knots.windows(2).any(|pair| pair[0] >= pair[1]) {
        look.contradiction(NAME, text!(targets_gross_columns, name = NAME), text!(targets_gross_columns_remedy));
        return None;
    }
    Some(values.into_iter().map(|row| Curve::new(row, knots.clone())).collect())
}
