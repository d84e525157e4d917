//! The scenario file: a question, a base, variants with their dials and financing.

use crate::delivery::{Access, Basis, Consent, Dials, MonthDials, PeriodRules, Reach, TrueUp, YearDials};
use crate::diag::{Diagnostic, Diagnostics, Fields, Located, Node, Source, Value, parse_document};
use crate::scenario::award_dials::{read_reach, settle_counters};
use crate::scenario::behaviour::TakeUpSet;
use crate::scenario::dials::{is_count, optional_choice, read_month_dials, read_periods, read_year_dials};
use crate::scenario::fields::{choice, pair};
use crate::scenario::financing_steps::{FinancingPlan, read_financing};
use crate::scenario::sourced::{NumberList, SourcedNumber};
use crate::text::Text;
use crate::units::Cents;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A variant, or the base.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// Id, for keys and file names.
    pub id: String,
    /// Name, Dutch and English.
    pub name: Text,
    /// Overlays in order.
    pub overlays: Vec<PathBuf>,
    /// Dials.
    pub dials: Dials,
    /// Whether the tolerance is the amount of the year in which is decided, of the behaviour file.
    pub is_tolerance_by_year: bool,
    /// Actions asked of a household more than in the base.
    pub extra_actions: f64,
    /// Financing; without steps where there is none.
    pub financing: FinancingPlan,
    /// Why it moves nobody, in words.
    pub no_effect: Option<String>,
    /// Why a toelage has no financing, in words.
    pub unfinanced_reason: Option<String>,
    /// Where it stands.
    pub span: std::ops::Range<usize>,
}

/// A scenario.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// The file.
    pub source: Arc<Source>,
    /// Folder that all paths in the scenario start from: the parent of the scenario's own folder.
    pub root: PathBuf,
    /// Id.
    pub id: String,
    /// Title, Dutch and English.
    pub title: Text,
    /// The question, Dutch and English.
    pub question: Text,
    /// Year.
    pub year: i16,
    /// Folder of the base system.
    pub system: PathBuf,
    /// Population file: targets for the generator, or a mapping of microdata.
    pub population: PathBuf,
    /// Folder with the microdata that a mapping names; the folder of the mapping where the scenario names none.
    pub data: Option<PathBuf>,
    /// Behaviour file.
    pub behaviour: PathBuf,
    /// File with unit times, where the scenario names one.
    pub times: Option<PathBuf>,
    /// Which coefficients of take-up count.
    pub take_up_set: TakeUpSet,
    /// Households in the sample; of microdata, all where the scenario names no number.
    pub sample: Option<u32>,
    /// Seed.
    pub seed: u64,
    /// The base.
    pub base: Variant,
    /// Variants.
    pub variants: Vec<Variant>,
    /// Numbers of the dials, with source.
    pub numbers: Vec<SourcedNumber>,
}

/// Largest sample: all households of the country and some.
const MOST_HOUSEHOLDS: u32 = 20_000_000;

/// Reads a scenario.
///
/// # Errors
/// Every mistake in the file.
pub fn read_scenario(path: &Path) -> Result<Scenario, Diagnostics> {
    let source = Source::read(path)?;
    let root = parse_document(&source)?;
    let mut diagnostics = Diagnostics::default();
    let mut list = NumberList::default();
    let mut file = Fields::new(&source, "het scenario", &root);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let base_folder = match folder.file_name() {
        Some(_) => folder.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf(),
        None => folder.join(".."),
    };
    let head = file
        .required("scenario", "… als blok `[scenario]`")
        .and_then(|node| read_head(&source, &base_folder, node, &mut diagnostics));
    let base = file.required("basis", "… als blok `[basis]`").and_then(|node| {
        let mut base = read_variant(&source, &base_folder, node, Role::Base, &mut list, &mut diagnostics)?;
        settle_counters(&source, node, None, &mut base.dials.reach, &mut diagnostics);
        Some(base)
    });
    let mut variants: Vec<Variant> = Vec::new();
    for node in file.list("variant") {
        if let Some(mut variant) = read_variant(&source, &base_folder, node, Role::Variant, &mut list, &mut diagnostics)
        {
            check_names(&source, node, &variant, base.iter().chain(&variants), &mut diagnostics);
            let of_base = base.as_ref().map(|base| &base.dials.reach);
            settle_counters(&source, node, of_base, &mut variant.dials.reach, &mut diagnostics);
            if variants.iter().any(|v| v.id == variant.id) || variant.id == "basis" {
                diagnostics.push(Diagnostic::at(
                    "S002",
                    &source,
                    node.span.clone(),
                    format!("het id `{}` komt twee keer voor", variant.id),
                    "geef elke variant een eigen id",
                ));
            }
            variants.push(variant);
        }
    }
    file.finish(&mut diagnostics);
    match (head, base) {
        (Some(head), Some(base)) if diagnostics.is_empty() => {
            Ok(Scenario { source, root: base_folder, base, variants, numbers: list.numbers, ..head })
        }
        _ => Err(diagnostics),
    }
}

/// A variant has a name, and not that of another: a reader could not tell them apart.
fn check_names<'a>(
    source: &Arc<Source>,
    node: &Node,
    variant: &Variant,
    mut others: impl Iterator<Item = &'a Variant>,
    diagnostics: &mut Diagnostics,
) {
    let name = |variant: &Variant| (variant.name.nl.trim().to_lowercase(), variant.name.en.trim().to_lowercase());
    let own = name(variant);
    let (message, remedy) = if own.0.is_empty() || own.1.is_empty() {
        (format!("variant `{}` heeft geen naam", variant.id), "geef `naam` en `name_en` een tekst")
    } else if others.any(|other| name(other).0 == own.0 || name(other).1 == own.1) {
        (
            format!("variant `{}` heet als een andere: `{}`", variant.id, variant.name.nl),
            "geef elke variant een eigen `naam` en `name_en`, anders dan die van de basis",
        )
    } else {
        return;
    };
    diagnostics.push(Diagnostic::at("S002", source, node.span.clone(), message, remedy));
}

/// Whether a block is the base or a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Base,
    Variant,
}

fn read_head(source: &Arc<Source>, root: &Path, node: &Node, diagnostics: &mut Diagnostics) -> Option<Scenario> {
    let mut fields = Fields::new(source, "`[scenario]`", node);
    let id = identifier(&mut fields);
    let title = pair(&mut fields, "titel", "title_en");
    let question = pair(&mut fields, "vraag", "question_en");
    let year = whole(&mut fields, "jaar", "2026", 1900, 2200);
    let system = fields.required_text("stelsel", "\"rulebooks/huidig\"").and_then(|t| inside(&mut fields, root, &t));
    let population = fields
        .required_text("bevolking", "\"synthetic-data/nl-2026.toml\"")
        .and_then(|t| inside(&mut fields, root, &t));
    let data = fields.text("gegevens").map(|t| inside(&mut fields, root, &t));
    let behaviour = fields
        .required_text("gedrag", "\"scenarios/gedrag/gedrag-2026.toml\"")
        .and_then(|t| inside(&mut fields, root, &t));
    let times = fields.text("tijden").map(|t| inside(&mut fields, root, &t));
    let sample =
        fields.node("steekproef").map(|_| whole(&mut fields, "steekproef", "50000", 2, i64::from(MOST_HOUSEHOLDS)));
    let sets = [("laag", TakeUpSet::Low), ("midden", TakeUpSet::Central), ("hoog", TakeUpSet::High)];
    let take_up_set = optional_choice(&mut fields, "niet_gebruik", &sets).unwrap_or(TakeUpSet::Central);
    let seed = whole(&mut fields, "zaad", "2026", 0, i64::MAX);
    fields.finish(diagnostics);
    let placeholder = Variant {
        id: String::new(),
        name: Default::default(),
        overlays: Vec::new(),
        dials: Dials::neutral(Basis::Year),
        is_tolerance_by_year: false,
        extra_actions: 0.0,
        financing: FinancingPlan::default(),
        no_effect: None,
        unfinanced_reason: None,
        span: 0..0,
    };
    Some(Scenario {
        source: Arc::clone(source),
        root: root.to_path_buf(),
        id: id?,
        title: title?,
        question: question?,
        year: i16::try_from(year?).ok()?,
        system: system?,
        population: population?,
        data: match data {
            Some(folder) => Some(folder?),
            None => None,
        },
        behaviour: behaviour?,
        times: match times {
            Some(path) => Some(path?),
            None => None,
        },
        take_up_set,
        sample: match sample {
            Some(sample) => Some(u32::try_from(sample?).ok()?),
            None => None,
        },
        seed: u64::try_from(seed?).ok()?,
        base: placeholder,
        variants: Vec::new(),
        numbers: Vec::new(),
    })
}

fn identifier(fields: &mut Fields<'_>) -> Option<String> {
    let id = fields.required_text("id", "\"toelage-per-maand\"")?;
    let fine = !id.value.is_empty()
        && id.value.len() <= 64
        && id.value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !fine || id.value.starts_with('-') {
        let source = fields.source();
        fields.report(Diagnostic::at(
            "S002",
            source,
            id.span,
            format!("`{}` is geen id", id.value),
            "gebruik kleine letters, cijfers en `-`, te beginnen met een letter of cijfer",
        ));
        return None;
    }
    Some(id.value)
}

fn whole(fields: &mut Fields<'_>, key: &'static str, example: &str, least: i64, most: i64) -> Option<i64> {
    let text = fields.required_number(key, example)?;
    let value = text.value.parse::<i64>().ok().filter(|v| (least..=most).contains(v));
    if value.is_none() {
        let source = fields.source();
        fields.report(Diagnostic::at(
            "S004",
            source,
            text.span,
            format!("`{key} = {}` is geen geheel getal van {least} tot en met {most}", text.value),
            format!("schrijf bijvoorbeeld `{key} = {example}`"),
        ));
    }
    value
}

/// A path in a scenario is relative to its root and stays inside it.
fn inside(fields: &mut Fields<'_>, root: &Path, text: &Located<String>) -> Option<PathBuf> {
    let path = Path::new(&text.value);
    let plain = !text.value.is_empty() && path.components().all(|c| matches!(c, Component::Normal(_)));
    let resolved = root.join(path);
    let escapes =
        resolved.canonicalize().ok().zip(root.canonicalize().ok()).is_some_and(|(file, base)| !file.starts_with(base));
    if plain && !escapes {
        return Some(resolved);
    }
    let source = fields.source();
    fields.report(Diagnostic::at(
        "R020",
        source,
        text.span.clone(),
        format!("het pad `{}` ligt buiten de projectmap", text.value),
        "schrijf een pad vanaf de map boven `scenarios/`, zonder `..` en zonder `/` vooraan",
    ));
    None
}

fn read_variant(
    source: &Arc<Source>,
    root: &Path,
    node: &Node,
    role: Role,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Option<Variant> {
    let what = if role == Role::Base { "`[basis]`" } else { "`[[variant]]`" };
    let mut fields = Fields::new(source, what, node);
    let id = if role == Role::Base { Some("basis".to_owned()) } else { identifier(&mut fields) };
    let name = pair(&mut fields, "naam", "name_en");
    let mut overlays = Vec::new();
    let mut financing = FinancingPlan::default();
    let (mut unfinanced_reason, mut no_effect) = (None, None);
    if role == Role::Variant {
        for text in fields.texts("overlays") {
            overlays.extend(inside(&mut fields, root, &text));
        }
        if let Some(node) = fields.node("financiering") {
            financing = read_financing(source, node, id.as_deref().unwrap_or_default(), list, diagnostics);
        }
        no_effect = fields.text("geen_gevolg").map(|t| t.value).filter(|t| !t.trim().is_empty());
        unfinanced_reason = fields.text("zonder_financiering").map(|t| t.value).filter(|t| !t.trim().is_empty());
    }
    let label = id.clone().unwrap_or_default();
    let delivery = fields.required("uitvoering", "… als blok met grondslag, vertraging, verrekening, toegang");
    let delivery = delivery.and_then(|node| read_dials(source, node, &label, list, diagnostics));
    let span = fields.span();
    fields.finish(diagnostics);
    let (dials, extra_actions, is_tolerance_by_year) = delivery?;
    Some(Variant {
        id: id?,
        name: name?,
        overlays,
        dials,
        is_tolerance_by_year,
        extra_actions,
        financing,
        no_effect,
        unfinanced_reason,
        span,
    })
}

/// The dials, extra actions, and whether the tolerance is that of the year of decision.
fn read_dials(
    source: &Arc<Source>,
    node: &Node,
    label: &str,
    list: &mut NumberList,
    diagnostics: &mut Diagnostics,
) -> Option<(Dials, f64, bool)> {
    #[derive(Clone, Copy)]
    enum Door {
        Application,
        Automatic,
    }
    let mut fields = Fields::new(source, format!("`uitvoering` van {label}"), node);
    let basis = choice(&mut fields, "grondslag", &[("jaar", Basis::Year), ("maand", Basis::Month)]);
    let true_up = choice(
        &mut fields,
        "verrekening",
        &[("beide_kanten", TrueUp::Symmetric), ("alleen_nabetaling", TrueUp::OnlySupplement), ("geen", TrueUp::None)],
    );
    let door = choice(&mut fields, "toegang", &[("aanvraag", Door::Application), ("ambtshalve", Door::Automatic)]);
    let block = format!("uitvoering.{label}");
    let by_year_of_decision = matches!(
        node.entry("tolerantie"),
        Some(Node { value: Value::Text(word), .. }) if word == "jaar_van_beslissing"
    );
    if by_year_of_decision {
        fields.text("tolerantie");
    }
    let mut number = |key: &'static str, least: f64, most: f64| {
        let value = list.required(&mut fields, &block, key, diagnostics);
        // A number that is not there, or is none, is told already.
        if let Some(place) = list.place(&block, key).filter(|_| !(least..=most).contains(&value)) {
            diagnostics.push(Diagnostic::at(
                "S004",
                source,
                place,
                format!("`{key}` van {label} ligt niet tussen {least} en {most}"),
                format!("geef een waarde van {least} tot en met {most}"),
            ));
        }
        if is_count(key) {
            list.must_be_whole(source, &format!("{block}.{key}"), diagnostics);
        }
        value
    };
    let lag = number("vertraging_maanden", 0.0, 11.0);
    let tolerance = (!by_year_of_decision).then(|| number("tolerantie", 0.0, 1e6));
    let advance_factor = number("voorschot_factor", 0.0, 1.0);
    let recovery_months = number("terugbetaling_maanden", 1.0, 600.0);
    let extra_actions = number("extra_handelingen", -100.0, 100.0);
    let access = match door {
        Some(Door::Automatic) => Some(Access::Automatic { coverage: number("dekking", 0.0, 1.0) }),
        Some(Door::Application) => Some(Access::Application),
        None => None,
    };
    let month = match fields.node("maand") {
        Some(month) => read_month_dials(source, month, label, list, diagnostics),
        None => MonthDials::default(),
    };
    let year = match fields.node("jaar") {
        Some(year) => read_year_dials(source, year, label, list, diagnostics),
        None => YearDials::default(),
    };
    let reach = match fields.node("bereik") {
        Some(reach) => read_reach(source, reach, label, list, diagnostics),
        None => Reach::default(),
    };
    let periods = match fields.node("perioden") {
        Some(periods) => read_periods(source, periods, label, diagnostics),
        None => PeriodRules::default(),
    };
    let only_automatic = reach.wrongful.is_some() || reach.consent != Consent::Share(1.0);
    if only_automatic && access == Some(Access::Application) {
        diagnostics.push(Diagnostic::at(
            "S004",
            source,
            node.span.clone(),
            format!("toestemming en onterechte toekenning van {label} hebben geen gevolg bij `toegang = \"aanvraag\"`"),
            "laat ze weg, of schrijf `toegang = \"ambtshalve\"`",
        ));
    }
    let only_by_year = YearDials {
        tolerance_share: year.tolerance_share,
        supplement_tolerance: year.supplement_tolerance,
        interest: year.interest,
        personal_plan: year.personal_plan,
        ..YearDials::default()
    };
    if year != only_by_year && basis == Some(Basis::Month) {
        diagnostics.push(Diagnostic::at(
            "S004",
            source,
            node.span.clone(),
            format!("het blok `jaar` van {label} heeft bij `grondslag = \"maand\"` alleen gevolg voor de afrekening"),
            "laat inkomensjaar, snelle route, aanpassen en vrije stijging weg, of schrijf `grondslag = \"jaar\"`",
        ));
    }
    if month != MonthDials::default() && basis == Some(Basis::Year) {
        diagnostics.push(Diagnostic::at(
            "S004",
            source,
            node.span.clone(),
            format!("het blok `maand` van {label} heeft geen gevolg bij `grondslag = \"jaar\"`"),
            "laat het blok weg, of schrijf `grondslag = \"maand\"`",
        ));
    }
    fields.finish(diagnostics);
    let dials = Dials {
        basis: basis?,
        lag_months: lag as u8,
        true_up: true_up?,
        tolerance: Cents((tolerance.unwrap_or(0.0) * 100.0).round() as i64),
        advance_factor,
        recovery_months: recovery_months as u16,
        access: access?,
        month,
        year,
        reach,
        periods,
    };
    Some((dials, extra_actions, tolerance.is_none()))
}
