//! The scenario file: a question, a base, variants with their dials and financing.

use crate::delivery::{AwardDials, Dials};
use crate::diag::{Diagnostics, Located, Source, parse_document};
use crate::formats::{
    self, AS_WRITTEN, Block, FoundDial, Gathered, Key, Keys, SourcedNumber, TextForm, Turned, block, blocks, choice,
    describe, list, may, need, text, text_as, whole,
};
use crate::scenario::behaviour::TakeUpSet;
use crate::scenario::delivery_keys::delivery;
use crate::scenario::financing_steps::{FinancingPlan, read_financing};
use crate::text::{Text, text};
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
    /// The dials that the dashboard can turn, and where they stand.
    pub turnable: Vec<FoundDial>,
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

/// What `[scenario]` says.
struct Head {
    id: String,
    title: Text,
    question: Text,
    year: i16,
    system: PathBuf,
    population: PathBuf,
    data: Option<PathBuf>,
    behaviour: PathBuf,
    times: Option<PathBuf>,
    take_up_set: TakeUpSet,
    sample: Option<u32>,
    seed: u64,
}

/// Reads a scenario.
///
/// # Errors
/// Every mistake in the file.
pub fn read_scenario(path: &Path) -> Result<Scenario, Diagnostics> {
    read_scenario_with(path, &AS_WRITTEN)
}

/// As [`read_scenario`], with dials that stand elsewhere than in the file.
///
/// # Errors
/// Every mistake in the file.
pub fn read_scenario_with(path: &Path, turned: &Turned) -> Result<Scenario, Diagnostics> {
    let source = Source::read(path)?;
    let root = parse_document(&source)?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let base_folder = match folder.file_name() {
        Some(_) => folder.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_path_buf(),
        None => folder.join(".."),
    };
    let body = |keys: &mut Keys<'_>| file(keys, &base_folder);
    let (scenario, gathered, diagnostics) = formats::read(&source, &root, text!(the_scenario), turned, body);
    match scenario {
        Some(scenario) if diagnostics.is_empty() => Ok(with_dials(scenario, gathered)),
        _ => Err(diagnostics),
    }
}

/// The declaration of the format.
pub fn declaration() -> Block {
    describe(|keys| file(keys, Path::new("")))
}

/// The scenario with its numbers, and for each variant the dials that have a meaning there.
fn with_dials(mut scenario: Scenario, gathered: Gathered) -> Scenario {
    for variant in std::iter::once(&mut scenario.base).chain(&mut scenario.variants) {
        let start = format!("uitvoering.{}.", variant.id);
        variant.turnable = gathered.dials.iter().filter(|dial| dial.path.starts_with(&start)).cloned().collect();
    }
    Scenario { numbers: gathered.numbers, ..scenario }
}

fn file(keys: &mut Keys<'_>, root: &Path) -> Option<Scenario> {
    let head = keys.get(need(
        "scenario",
        block(|keys: &mut Keys<'_>| head(keys, root)),
        "de vraag, en waarmee zij wordt doorgerekend",
        "the question, and what it is worked out with",
    ));
    let base = keys.get(need(
        "basis",
        block(|keys: &mut Keys<'_>| variant(keys, root, None)),
        "het huidige stelsel, waarmee elke variant wordt vergeleken",
        "the current system, which every variant is compared with",
    ));
    let base = base.flatten();
    let of_base = base.as_ref().map(|base| base.dials.reach).unwrap_or_default();
    let read = keys.get(may(
        "variant",
        blocks(|keys: &mut Keys<'_>| variant(keys, root, Some(&of_base))),
        "de varianten: een ander stelsel of een andere uitvoering",
        "the variants: another system or another delivery",
    ));
    let mut variants: Vec<Variant> = Vec::new();
    for variant in read.into_iter().flatten().flatten() {
        check_names(keys, &variant, base.iter().chain(&variants));
        if variants.iter().any(|v| v.id == variant.id) || variant.id == "basis" {
            keys.complain("S002", variant.span.clone(), text!(id_twice, id = &variant.id), text!(id_twice_remedy));
        }
        variants.push(variant);
    }
    let head = head.flatten()?;
    Some(Scenario {
        source: Arc::clone(keys.source()),
        root: root.to_path_buf(),
        id: head.id,
        title: head.title,
        question: head.question,
        year: head.year,
        system: head.system,
        population: head.population,
        data: head.data,
        behaviour: head.behaviour,
        times: head.times,
        take_up_set: head.take_up_set,
        sample: head.sample,
        seed: head.seed,
        base: base?,
        variants,
        numbers: Vec::new(),
    })
}

/// A variant has a name, and not that of another: a reader could not tell them apart.
fn check_names<'v>(keys: &mut Keys<'_>, variant: &Variant, mut others: impl Iterator<Item = &'v Variant>) {
    let name = |variant: &Variant| (variant.name.nl.trim().to_lowercase(), variant.name.en.trim().to_lowercase());
    let own = name(variant);
    let (message, remedy) = if own.0.is_empty() || own.1.is_empty() {
        (text!(variant_without_name, variant = &variant.id), text!(variant_without_name_remedy))
    } else if others.any(|other| name(other).0 == own.0 || name(other).1 == own.1) {
        let message = text!(variant_same_name, variant = &variant.id, name = &variant.name);
        (message, text!(variant_same_name_remedy))
    } else {
        return;
    };
    keys.complain("S002", variant.span.clone(), message, remedy);
}

fn head(keys: &mut Keys<'_>, root: &Path) -> Option<Head> {
    let id =
        id(keys, "korte naam; ook de naam van de map met rapporten", "short name; also of the folder with reports");
    let title = keys.pair(
        need("titel", text(), "titel van het rapport", "title of the report"),
        need("title_en", text(), "titel in het Engels", "title in English"),
    );
    let question = keys.pair(
        need("vraag", text(), "de vraag die het rapport beantwoordt", "the question that the report answers"),
        need("question_en", text(), "de vraag in het Engels", "the question in English"),
    );
    let year = keys.get(need("jaar", whole(1900, 2200, "2026"), "kalenderjaar", "calendar year"));
    let places = places(keys, root);
    let sets = choice([("laag", TakeUpSet::Low), ("midden", TakeUpSet::Central), ("hoog", TakeUpSet::High)]);
    let take_up_set = keys.get(
        may(
            "niet_gebruik",
            sets,
            "welke waarden van `[gebruik]` tellen: de lage, de middelste of de hoge",
            "which values of `[gebruik]` count: the low, the central or the high ones",
        )
        .left_out("midden", "midden"),
    );
    let sample = keys.get(
        may("steekproef", whole(2, i64::from(MOST_HOUSEHOLDS), "50000"), "aantal huishoudens", "number of households")
            .left_out("alle van de microdata", "all of the microdata"),
    );
    let seed = keys.get(need(
        "zaad",
        whole(0, i64::MAX, "2026"),
        "zaad van het toeval: hetzelfde zaad geeft dezelfde uitkomst",
        "seed of the draws: the same seed gives the same outcome",
    ));
    let places = places?;
    Some(Head {
        id: id?,
        title: title?,
        question: question?,
        year: i16::try_from(year?).ok()?,
        system: places.system,
        population: places.population,
        data: places.data,
        behaviour: places.behaviour,
        times: places.times,
        take_up_set: take_up_set.unwrap_or(TakeUpSet::Central),
        sample: sample.and_then(|sample| u32::try_from(sample).ok()),
        seed: u64::try_from(seed?).ok()?,
    })
}

/// The files that a scenario names.
struct Places {
    system: PathBuf,
    population: PathBuf,
    data: Option<PathBuf>,
    behaviour: PathBuf,
    times: Option<PathBuf>,
}

fn places(keys: &mut Keys<'_>, root: &Path) -> Option<Places> {
    let at = |keys: &mut Keys<'_>, key: Key<TextForm>| keys.get(key).and_then(|text| inside(keys, root, &text));
    let system = at(
        keys,
        need(
            "stelsel",
            text_as("rulebooks/huidig"),
            "map met het huidige stelsel, vanaf de map boven `scenarios/`",
            "folder with the current system, from the folder above `scenarios/`",
        ),
    );
    let population = at(
        keys,
        need(
            "bevolking",
            text_as("synthetic-data/nl-2026.toml"),
            "bestand met de bevolking, of de mapping van microdata",
            "file with the population, or the mapping of microdata",
        ),
    );
    let data = at(
        keys,
        may("gegevens", text_as("data"), "map met de microdata", "folder with the microdata")
            .left_out("de map van de mapping", "the folder of the mapping"),
    );
    let behaviour = at(
        keys,
        need(
            "gedrag",
            text_as("scenarios/gedrag/gedrag-2026.toml"),
            "bestand met het gedrag",
            "file with the behaviour",
        ),
    );
    let times = at(
        keys,
        may(
            "tijden",
            text_as("scenarios/uitvoering/tijden-2026.toml"),
            "bestand met tijd per handeling",
            "file with the time per action",
        )
        .left_out("aantallen en geen uren", "numbers and no hours"),
    );
    Some(Places { system: system?, population: population?, data, behaviour: behaviour?, times })
}

fn id(keys: &mut Keys<'_>, nl: &'static str, en: &'static str) -> Option<String> {
    let id = keys.get(need("id", text_as("toelage-per-maand").like("^[a-z0-9][a-z0-9-]{0,63}$"), nl, en))?;
    let fine = !id.value.is_empty()
        && id.value.len() <= 64
        && id.value.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !fine || id.value.starts_with('-') {
        keys.complain("S002", id.span, text!(not_an_id, id = &id.value), text!(not_an_id_remedy));
        return None;
    }
    Some(id.value)
}

/// A path in a scenario is relative to its root and stays inside it.
fn inside(keys: &mut Keys<'_>, root: &Path, text: &Located<String>) -> Option<PathBuf> {
    let path = Path::new(&text.value);
    let plain = !text.value.is_empty() && path.components().all(|c| matches!(c, Component::Normal(_)));
    let resolved = root.join(path);
    let escapes =
        resolved.canonicalize().ok().zip(root.canonicalize().ok()).is_some_and(|(file, base)| !file.starts_with(base));
    if plain && !escapes {
        return Some(resolved);
    }
    keys.complain(
        "R020",
        text.span.clone(),
        text!(path_outside_project, path = &text.value),
        text!(path_outside_project_remedy),
    );
    None
}

/// Reads a variant; the base, which is compared with nothing, has no `of_base`.
fn variant(keys: &mut Keys<'_>, root: &Path, of_base: Option<&AwardDials>) -> Option<Variant> {
    let id = match of_base {
        None => Some("basis".to_owned()),
        Some(_) => id(keys, "korte naam van de variant", "short name of the variant"),
    };
    let name = keys.pair(
        need("naam", text(), "naam in rapporten", "name in reports"),
        need("name_en", text(), "naam in Engelse rapporten", "name in English reports"),
    );
    let label = id.clone().unwrap_or_default();
    let own = if of_base.is_some() { own_keys(keys, root, &label) } else { Own::default() };
    let delivered = keys.get(need(
        "uitvoering",
        block(|keys: &mut Keys<'_>| delivery(keys, of_base))
            .called(text!(delivery_of_variant, variant = &label), format!("uitvoering.{label}")),
        "hoe de regels huishoudens bereiken",
        "how the rules reach households",
    ));
    let delivered = delivered.flatten()?;
    Some(Variant {
        id: id?,
        name: name?,
        overlays: own.overlays,
        dials: delivered.dials,
        turnable: Vec::new(),
        is_tolerance_by_year: delivered.is_tolerance_by_year,
        extra_actions: delivered.extra_actions,
        financing: own.financing,
        no_effect: own.no_effect,
        unfinanced_reason: own.unfinanced_reason,
        span: keys.span(),
    })
}

/// What a variant has and the base has not.
#[derive(Debug, Default)]
struct Own {
    overlays: Vec<PathBuf>,
    financing: FinancingPlan,
    no_effect: Option<String>,
    unfinanced_reason: Option<String>,
}

fn own_keys(keys: &mut Keys<'_>, root: &Path, label: &str) -> Own {
    let overlays = keys.get(may(
        "overlays",
        list(text_as("rulebooks/varianten/toelage.toml")),
        "overlays over het stelsel, in volgorde; paden vanaf de map boven `scenarios/`",
        "overlays over the system, in order; paths from the folder above `scenarios/`",
    ));
    let overlays = overlays.into_iter().flatten().filter_map(|text| inside(keys, root, &text)).collect();
    let financing = keys.get(may(
        "financiering",
        block(|keys: &mut Keys<'_>| read_financing(keys, label)),
        "waarmee een variant wordt betaald: het hele saldo, tot dat nul is",
        "what a variant is paid with: the whole balance, until that is zero",
    ));
    let mut reason = |key| keys.get(key).map(|text: Located<String>| text.value).filter(|text| !text.trim().is_empty());
    Own {
        overlays,
        financing: financing.unwrap_or_default(),
        unfinanced_reason: reason(may(
            "zonder_financiering",
            text(),
            "waarom een toelage geen financiering heeft, in woorden",
            "why a toelage has no financing, in words",
        )),
        no_effect: reason(may(
            "geen_gevolg",
            text(),
            "waarom de variant voor niemand iets verandert; zonder is dat een fout",
            "why the variant changes nothing for anybody; without it that is a mistake",
        )),
    }
}
