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

use crate::diag::{Diagnostic, Diagnostics, Fields, Located, Node, Source};
use crate::rulebook::Target;
use crate::scenario::fields::{choice, optional_pair, pair};
use crate::scenario::sourced::{NumberList, decimal};
use crate::text::Text;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

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
pub(super) fn read_financing(
    source: &Arc<Source>,
    node: &Node,
    label: &str,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> FinancingPlan {
    let mut fields = Fields::new(source, "`financiering`", node);
    let division = match fields.node("verdeling") {
        Some(_) => {
            choice(&mut fields, "verdeling", &[("volgorde", Division::InOrder), ("aandelen", Division::ByShares)])
                .unwrap_or_default()
        }
        None => Division::InOrder,
    };
    fields.required("stap", "… als blok `[[variant.financiering.stap]]`");
    let nodes = fields.list("stap");
    let mut steps = Vec::new();
    for (position, node) in nodes.iter().enumerate() {
        let name = format!("financiering.{label}.{}", position + 1);
        steps.extend(read_step(source, node, &name, division, list, diagnostics));
    }
    let shares: f64 = steps.iter().filter_map(|step| step.share).sum();
    if division == Division::ByShares && steps.len() == nodes.len() && (shares - 1.0).abs() > SHARES_WITHIN {
        fields.report(Diagnostic::at(
            "S003",
            source,
            fields.span(),
            format!("de aandelen van de financiering van `{label}` zijn samen {shares}, geen 1"),
            "geef elke stap een `aandeel`, samen precies 1",
        ));
    }
    fields.finish(diagnostics);
    FinancingPlan { division, steps }
}

fn read_step(
    source: &Arc<Source>,
    node: &Node,
    name: &str,
    division: Division,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Option<FinancingStep> {
    let mut step = Fields::new(source, "een stap van de financiering", node);
    let shown = pair(&mut step, "naam", "name_en");
    let means = match step.node("besparing") {
        Some(saving) => read_outside(source, &mut step, saving, name, list, diagnostics),
        None => read_parameters(source, &mut step, node),
    };
    let share = match division {
        Division::InOrder => None,
        Division::ByShares => {
            let text = step.required_number("aandeel", "\"0.5\"");
            text.and_then(|text| {
                let value = decimal(&mut step, &text)?.to_f64()?;
                if !(0.0..=1.0).contains(&value) {
                    step.report(Diagnostic::at(
                        "S004",
                        source,
                        text.span,
                        format!("`aandeel = {}` ligt niet tussen 0 en 1", text.value),
                        "geef het deel van de rekening dat deze stap betaalt, zoals \"0.5\"",
                    ));
                }
                Some(value)
            })
        }
    };
    step.finish(diagnostics);
    Some(FinancingStep { name: shown?, means: means?, share })
}

fn read_outside(
    source: &Arc<Source>,
    step: &mut Fields<'_>,
    saving: &Node,
    name: &str,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Option<Means> {
    let payer = step.required_text("betaler", "\"Rijk, begroting van OCW\"");
    let payer_en = optional_pair(step, "payer_en");
    let million = list.read(source, saving, &format!("{name}.besparing"), diagnostics);
    if !(million > 0.0 && million <= MOST) {
        step.report(Diagnostic::at(
            "S004",
            source,
            saving.span.clone(),
            "een besparing of bron van buiten is een bedrag boven 0, in miljoenen euro per jaar",
            "schrijf bijvoorbeeld `besparing = { waarde = \"500\", eenheid = \"mln EUR/jaar\", … }`",
        ));
    }
    let payer = payer?.value;
    let payer_en = payer_en.unwrap_or_else(|| payer.clone());
    Some(Means::Outside { payer: Text::new(payer, payer_en), most_euros_year: million * 1e6 })
}

fn read_parameters(source: &Arc<Source>, step: &mut Fields<'_>, node: &Node) -> Option<Means> {
    let texts = step.filled_texts("parameters", "[\"algemene_heffingskorting_maximum\"]");
    let targets = read_targets(source, step, &texts);
    let mode = choice(step, "wijze", &[("schaal", FinancingMode::Scale), ("optellen", FinancingMode::Add)]);
    let limit = step.required_number("tot", "\"0.5\"").and_then(|text| decimal(step, &text));
    let back = step.number("terug_tot").and_then(|text| decimal(step, &text));
    let (mode, limit) = (mode?, limit?);
    let neutral = if mode == FinancingMode::Scale { Decimal::ONE } else { Decimal::ZERO };
    let fits = |end: Decimal| {
        let is_allowed = mode == FinancingMode::Add || end >= Decimal::ZERO;
        is_allowed && end != neutral && end.to_f64().is_some_and(|end| end.abs() <= MOST)
    };
    if !fits(limit) || back.is_some_and(|back| !fits(back)) {
        step.report(Diagnostic::at(
            "S004",
            source,
            node.span.clone(),
            "deze stap kan niets veranderen",
            "geef bij `schaal` een factor van 0 of meer, anders dan 1; bij `optellen` een bedrag of tarief, niet nul",
        ));
    }
    if back.is_some_and(|back| (back > neutral) == (limit > neutral)) {
        step.report(Diagnostic::at(
            "S003",
            source,
            node.span.clone(),
            "`tot` en `terug_tot` van deze stap gaan dezelfde kant op",
            format!("leg ze aan weerszijden van {neutral}: de ene haalt geld op, de andere geeft het terug"),
        ));
    }
    Some(Means::Parameters { targets: targets?, mode, limit, back })
}

/// The numbers of the law of a step; one that stands twice would be changed twice.
fn read_targets(source: &Arc<Source>, step: &mut Fields<'_>, texts: &[Located<String>]) -> Option<Vec<Target>> {
    let mut out: Vec<Target> = Vec::new();
    let mut is_right = !texts.is_empty();
    for text in texts {
        let (message, remedy) = match Target::parse(&text.value) {
            Ok(target) if out.iter().any(|known| overlaps(known, &target)) => {
                (format!("`{target}` staat al in deze stap en zou tweemaal veranderen"), "noem elk getal één keer")
            }
            Ok(target) => {
                out.push(target);
                continue;
            }
            Err(message) => (message, "schrijf `naam`, of `tabel[1]` voor één rij van een tabel"),
        };
        step.report(Diagnostic::at("S003", source, text.span.clone(), message, remedy));
        is_right = false;
    }
    is_right.then_some(out)
}

/// Whether two targets have a number in common.
fn overlaps(a: &Target, b: &Target) -> bool {
    a.name == b.name && a.column == b.column && (a.row.is_none() || b.row.is_none() || a.row == b.row)
}
