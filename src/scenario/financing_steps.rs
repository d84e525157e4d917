//! The financing of a variant as a scenario file says it: steps, filled in order or by shares.
//!
//! ```toml
//! [variant.financiering]
//! verdeling = "aandelen"                      # volgorde (as without the key) | aandelen
//! [[variant.financiering.stap]]
//! parameters = ["schijven_onder_aow_leeftijd[1]"]
//! wijze = "optellen"
//! tot = "0.05"                                # to raise money
//! terug_tot = "-0.05"                         # to give money back
//! aandeel = "0.6"
//! [[variant.financiering.stap]]
//! besparing = { waarde = "500", eenheid = "mln EUR/jaar", bron = "…", zekerheid = "aanname", laag = "400", hoog = "600" }
//! betaler = "Rijk, begroting van OCW"
//! aandeel = "0.4"
//! ```
//!
//! Takes: a node of a scenario file. Gives: a [`FinancingPlan`]. Leaves to others: filling it (`financing`).

use crate::diag::Located;
use crate::formats::{
    Keys, Measure, Rule, Words, blocks, choice, has, list, may, need, number, sourced, text, text_as,
};
use crate::rulebook::Target;
use crate::text::{Text, text};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde_json::{Value as Json, json};

/// How a step changes its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FinancingMode {
    /// Times a factor between the end point and 1.
    Scale,
    /// Plus an amount between zero and the end point.
    Add,
}

/// How the bill is divided over the steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Division {
    /// Each step as far as it goes, before the next one is touched.
    #[default]
    InOrder,
    /// Each step its own share of the bill.
    ByShares,
}

/// Where the money of a step comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Means {
    /// Numbers of the law, changed together.
    Parameters {
        /// Parameters, tables, or rows of tables.
        targets: Vec<Target>,
        /// How.
        mode: FinancingMode,
        /// End point to raise money: the outermost factor or amount.
        limit: Decimal,
        /// End point to give money back, where the file names one.
        back: Option<Decimal>,
    },
    /// A saving elsewhere, or a source outside the rules of the model.
    Outside {
        /// Who pays, as the file says it, Dutch and English.
        payer: Text,
        /// Most that it brings in. Unit: euros per year.
        most_euros_year: f64,
    },
}

/// One step of a financing.
#[derive(Debug, Clone, PartialEq)]
pub struct FinancingStep {
    /// Name, Dutch and English.
    pub name: Text,
    /// Where the money comes from.
    pub means: Means,
    /// Its share of the bill, where that is divided by shares. Unit: ratio, 0–1.
    pub share: Option<f64>,
}

/// All steps.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FinancingPlan {
    /// How the bill is divided.
    pub division: Division,
    /// In order; empty without a financing.
    pub steps: Vec<FinancingStep>,
}

impl FinancingPlan {
    /// Whether there is no financing.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Every number of the law that it may change.
    pub fn targets(&self) -> impl Iterator<Item = &Target> {
        self.steps.iter().flat_map(|step| match &step.means {
            Means::Parameters { targets, .. } => targets.as_slice(),
            Means::Outside { .. } => &[],
        })
    }
}

/// Largest end point of a step.
const MOST: f64 = 1e6;
/// Shares must add up to one within this.
const SHARES_WITHIN: f64 = 1e-9;

/// Reads `[variant.financiering]` of the variant called `label`.
pub(super) fn read_financing(keys: &mut Keys<'_>, label: &str) -> FinancingPlan {
    let division = keys.get(
        may(
            "verdeling",
            choice([("volgorde", Division::InOrder), ("aandelen", Division::ByShares)]),
            "volgorde: elke stap eerst tot zijn eindpunt; aandelen: elke stap zijn deel",
            "volgorde: each step as far as it goes before the next; aandelen: each step its share",
        )
        .left_out("volgorde", "volgorde"),
    );
    let division = division.unwrap_or_default();
    let mut position = 0;
    let step = |keys: &mut Keys<'_>| {
        position += 1;
        keys.is_called(format!("financiering.{label}.{position}"));
        read_step(keys, division)
    };
    let steps = keys.get(need(
        "stap",
        blocks(step).each_called(text!(a_financing_step)),
        "de stappen, op volgorde: getallen die samen veranderen, tot de variant betaald is",
        "the steps, in order: numbers that change together, until the variant is paid for",
    ));
    let each_step = |what: Json| json!({ "properties": { "stap": { "items": what } } });
    keys.rule(Rule::stated(
        Words::new(
            "bij `verdeling = \"aandelen\"` heeft elke stap een `aandeel`, samen 1; anders geen",
            "with `verdeling = \"aandelen\"` each step has an `aandeel`, together 1; otherwise none has",
        ),
        json!({
            "if": { "required": ["verdeling"], "properties": { "verdeling": { "const": "aandelen" } } },
            "then": each_step(json!({ "required": ["aandeel"] })),
            "else": each_step(json!({ "properties": { "aandeel": false } })),
        }),
    ));
    let read = steps.unwrap_or_default();
    let count = read.len();
    let steps: Vec<FinancingStep> = read.into_iter().flatten().collect();
    let shares: f64 = steps.iter().filter_map(|step| step.share).sum();
    if division == Division::ByShares && steps.len() == count && (shares - 1.0).abs() > SHARES_WITHIN {
        keys.complain(
            "S003",
            keys.span(),
            text!(shares_not_one, variant = label, sum = shares.to_string()),
            text!(shares_not_one_remedy),
        );
    }
    FinancingPlan { division, steps }
}

fn read_step(keys: &mut Keys<'_>, division: Division) -> Option<FinancingStep> {
    let shown = keys.pair(
        need("naam", text(), "naam in rapporten", "name in reports"),
        need("name_en", text(), "naam in Engelse rapporten", "name in English reports"),
    );
    let outside = read_outside(keys);
    let means = if keys.has("besparing") {
        read_parameters(keys);
        outside
    } else {
        read_parameters(keys)
    };
    keys.rule(has("besparing").needs(["betaler"]));
    keys.rule(has("besparing").without(["parameters", "wijze", "tot", "terug_tot"]));
    keys.rule(has("besparing").negated().needs(["parameters", "wijze", "tot"]));
    keys.rule(has("besparing").negated().without(["betaler", "payer_en"]));
    let share = keys.get(may(
        "aandeel",
        number(Measure::share(), "0.5"),
        "welk deel van de rekening deze stap betaalt, bij `verdeling = \"aandelen\"`",
        "which share of the bill this step pays, with `verdeling = \"aandelen\"`",
    ));
    match division {
        Division::ByShares if !keys.has("aandeel") => keys.missing("aandeel", "\"0.5\""),
        Division::InOrder if keys.has("aandeel") => {
            keys.complain("B005", keys.span_of("aandeel"), text!(share_out_of_place), text!(share_out_of_place_remedy))
        }
        _ => {}
    }
    Some(FinancingStep { name: shown?, means: means?, share: share.and_then(|share| share.value.to_f64()) })
}

/// A saving elsewhere, or a source outside the rules of the model.
fn read_outside(keys: &mut Keys<'_>) -> Option<Means> {
    let million = keys.get(may(
        "besparing",
        sourced(Measure::of("mln EUR/jaar")),
        "in plaats van parameters: wat een besparing elders of een bron van buiten hoogstens opbrengt",
        "instead of parameters: the most that a saving elsewhere or a source from outside brings in",
    ));
    let payer = keys.get(may(
        "betaler",
        text_as("Rijk, begroting van OCW"),
        "wie de besparing of de bron van buiten betaalt",
        "who pays the saving or the source from outside",
    ));
    let payer_en = keys.get(may("payer_en", text(), "hetzelfde in Engelse rapporten", "the same in English reports"));
    let million = million?;
    if !(million > 0.0 && million <= MOST) {
        keys.complain(
            "S004",
            keys.span_of("besparing"),
            text!(saving_not_an_amount),
            text!(saving_not_an_amount_remedy),
        );
    }
    let payer = payer?.value;
    let payer_en = payer_en.map_or_else(|| payer.clone(), |payer| payer.value);
    Some(Means::Outside { payer: Text::new(payer, payer_en), most_euros_year: million * 1e6 })
}

fn read_parameters(keys: &mut Keys<'_>) -> Option<Means> {
    let texts = keys.get(may(
        "parameters",
        list(text_as("algemene_heffingskorting_maximum")).filled(),
        "parameters, tabellen of rijen van een tabel, zoals `schijven_onder_aow_leeftijd[1]`",
        "parameters, tables or rows of a table, such as `schijven_onder_aow_leeftijd[1]`",
    ));
    let targets = read_targets(keys, &texts.unwrap_or_default());
    let mode = keys.get(may(
        "wijze",
        choice([("schaal", FinancingMode::Scale), ("optellen", FinancingMode::Add)]),
        "schaal: maal een factor; optellen: plus een bedrag of tarief",
        "schaal: times a factor; optellen: plus an amount or rate",
    ));
    let limit = keys.get(may(
        "tot",
        number(Measure::of(""), "0.5"),
        "eindpunt om geld op te halen: de uiterste factor, of het grootste bedrag of tarief",
        "end point to raise money: the outermost factor, or the largest amount or rate",
    ));
    let back = keys.get(may(
        "terug_tot",
        number(Measure::of(""), "-0.5"),
        "eindpunt om geld terug te geven als de variant geld oplevert",
        "end point to give money back where the variant brings money in",
    ));
    let (mode, limit, back) = (mode?, limit?.value, back.map(|back| back.value));
    let neutral = if mode == FinancingMode::Scale { Decimal::ONE } else { Decimal::ZERO };
    let fits = |end: Decimal| {
        let is_allowed = mode == FinancingMode::Add || end >= Decimal::ZERO;
        is_allowed && end != neutral && end.to_f64().is_some_and(|end| end.abs() <= MOST)
    };
    if !fits(limit) || back.is_some_and(|back| !fits(back)) {
        keys.complain("S004", keys.span(), text!(step_changes_nothing), text!(step_changes_nothing_remedy));
    }
    if back.is_some_and(|back| (back > neutral) == (limit > neutral)) {
        keys.complain(
            "S003",
            keys.span(),
            text!(ends_on_one_side),
            text!(ends_on_one_side_remedy, neutral = neutral.to_string()),
        );
    }
    Some(Means::Parameters { targets: targets?, mode, limit, back })
}

/// The numbers of the law of a step; one that stands twice would be changed twice.
fn read_targets(keys: &mut Keys<'_>, texts: &[Located<String>]) -> Option<Vec<Target>> {
    let mut out: Vec<Target> = Vec::new();
    let mut is_right = !texts.is_empty();
    for text in texts {
        let (message, remedy): (Text, Text) = match Target::parse(&text.value) {
            Ok(target) if out.iter().any(|known| overlaps(known, &target)) => {
                (text!(number_twice_in_step, target = target.to_string()), text!(number_twice_in_step_remedy))
            }
            Ok(target) => {
                out.push(target);
                continue;
            }
            Err(message) => (message, text!(not_a_target_remedy)),
        };
        keys.complain("S003", text.span.clone(), message, remedy);
        is_right = false;
    }
    is_right.then_some(out)
}

/// Whether two targets have a number in common.
fn overlaps(a: &Target, b: &Target) -> bool {
    a.name == b.name && a.column == b.column && (a.row.is_none() || b.row.is_none() || a.row == b.row)
}
