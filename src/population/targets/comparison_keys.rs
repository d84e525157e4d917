//! The keys of a comparison in a target file.
//!
//! Takes: a block `[[vergelijking]]`. Gives: what it says, with places. Leaves to others: whether the names that it holds
//! are there, and the comparisons that follow from its rows and columns (`comparisons`).

use crate::diag::Located;
use crate::formats::Keys;
use crate::formats::Measure as Range;
use crate::formats::choice;
use crate::formats::figure;
use crate::formats::has;
use crate::formats::is;
use crate::formats::list;
use crate::formats::may;
use crate::formats::need;
use crate::formats::text;
use crate::formats::text_as;
use crate::population::targets::comparison::Reading;
use crate::population::targets::comparison::TargetSet;
use crate::text::text;

/// How a simulated number is made from what is counted, by the word in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Statistic {
    Count,
    Share,
    Mean,
    Quantile,
    Gini,
    Elsewhere,
}

/// Names in a table, and what takes their place in titles and counts.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub names: Vec<Located<String>>,
    pub titles: Vec<Located<String>>,
}

/// A block as written.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    pub theme: Located<String>,
    pub name: Located<String>,
    pub unit: String,
    pub set: TargetSet,
    pub target: Located<String>,
    pub rows: Line,
    pub columns: Line,
    pub reading: Reading,
    pub factor: f64,
    pub growth: Option<Located<String>>,
    pub growth_by_row: Option<Located<String>>,
    pub ratio: Vec<Located<String>>,
    pub statistic: Statistic,
    pub counted: Option<Located<String>>,
    pub base: Option<Located<String>>,
    pub quantile: Option<Located<String>>,
}

/// What a block says; `None` where something that it needs has a mistake.
pub(crate) fn comparison(keys: &mut Keys<'_>) -> Option<Written> {
    let theme = keys.get(need("onderdeel", text(), "onderdeel van de vergelijking", "part of the comparison"));
    let name = keys.get(need(
        "naam",
        text(),
        "naam van de rij; {rij}, {kolom}, {rijnaam}, {kolomnaam} en {jaar} worden ingevuld",
        "name of the row; {rij}, {kolom}, {rijnaam}, {kolomnaam} and {jaar} are filled in",
    ));
    let unit = keys.get(need("eenheid", text(), "eenheid van beide getallen", "unit of both numbers"));
    let set = keys.get(need(
        "soort",
        choice([("ijken", TargetSet::Calibration), ("toetsen", TargetSet::Validation)]),
        "of de generator erop is afgestemd of er alleen aan wordt getoetst",
        "whether the generator is fitted to it or only tested against it",
    ));
    let target = keys.get(need(
        "doel",
        text_as("huishoudens.type"),
        "het gepubliceerde getal of de tabel: de naam zonder jaren",
        "the published number or table: the name without years",
    ));
    let (rows, columns) = lines(keys);
    let (reading, factor) = brought_to_unit(keys);
    let (growth, growth_by_row, ratio) = brought_to_year(keys);
    let (statistic, [counted, base, quantile]) = measure(keys);
    Some(Written {
        theme: theme?,
        name: name?,
        unit: unit?.value,
        set: set?,
        target: target?,
        rows: rows?,
        columns: columns?,
        reading: reading?,
        factor,
        growth,
        growth_by_row,
        ratio: ratio?,
        statistic: statistic?,
        counted,
        base,
        quantile,
    })
}

/// Rows and columns of the table.
fn lines(keys: &mut Keys<'_>) -> (Option<Line>, Option<Line>) {
    let rows = keys.get(may(
        "rijen",
        list(text()).filled(),
        "rijen van de tabel, elk een vergelijking; zonder rijen telt de som van de kolom",
        "rows of the table, each a comparison; without rows the sum of the column counts",
    ));
    let row_titles = keys.get(may(
        "rijnamen",
        list(text()).filled(),
        "wat er voor {rijnaam} komt, per rij",
        "what takes the place of {rijnaam}, by row",
    ));
    let columns = keys.get(may(
        "kolommen",
        list(text()).filled(),
        "kolommen van de tabel, elk een vergelijking",
        "columns of the table, each a comparison",
    ));
    let column_titles = keys.get(may(
        "kolomnamen",
        list(text()).filled(),
        "wat er voor {kolomnaam} komt, per kolom",
        "what takes the place of {kolomnaam}, by column",
    ));
    keys.rule(has("rijen").needs(["kolommen"]));
    keys.rule(has("rijnamen").needs(["rijen"]));
    keys.rule(has("kolomnamen").needs(["kolommen"]));
    let rows = line(keys, "rijnamen", rows, row_titles);
    (rows, line(keys, "kolomnamen", columns, column_titles))
}

type Names = Option<Vec<Located<String>>>;

fn line(keys: &mut Keys<'_>, key: &str, names: Names, titles: Names) -> Option<Line> {
    let (names, titles) = (names?, titles?);
    if !titles.is_empty() && titles.len() != names.len() {
        let what = text!(comparison_titles_count, key = key, titles = titles.len(), names = names.len());
        keys.complain("P037", keys.span_of(key), what, text!(comparison_titles_count_remedy));
        return None;
    }
    Some(Line { names, titles })
}

/// Reading and factor.
fn brought_to_unit(keys: &mut Keys<'_>) -> (Option<Reading>, f64) {
    let reading = keys.get(
        may(
            "als",
            choice([
                ("procent_van_kolom", Reading::PercentOfColumn),
                ("procent_van_totaal", Reading::PercentOfTotal),
                ("procent_van_typegroep", Reading::PercentOfTypeGroup),
                ("gemiddelde_van_jaren", Reading::MeanOfYears),
            ]),
            "hoe een cel wordt gelezen",
            "how a cell is read",
        )
        .left_out("zoals zij er staat", "as it stands"),
    );
    let factor = keys.get(
        may(
            "factor",
            figure(Range::of("")),
            "waarmee het doel wordt vermenigvuldigd, voor een andere eenheid",
            "what the target is multiplied by, for another unit",
        )
        .left_out("1", "1"),
    );
    keys.rule(has("als").needs(["rijen"]));
    let reading = if keys.has("als") { reading } else { Some(Reading::AsIs) };
    (reading, factor.unwrap_or(1.0))
}

/// Growth in percent, growth by row, and a ratio of two numbers.
fn brought_to_year(keys: &mut Keys<'_>) -> (Option<Located<String>>, Option<Located<String>>, Names) {
    let growth = keys.get(may(
        "groei",
        text_as("cbs.loongroei"),
        "het getal met de groei in procent naar het gesimuleerde jaar",
        "the number with the growth in percent to the simulated year",
    ));
    let by_row = keys.get(may(
        "groei_rijen",
        text_as("model.groei_leeftijd"),
        "de tabel met per rij een `factor` naar het gesimuleerde jaar",
        "the table with a `factor` by row to the simulated year",
    ));
    let ratio = keys.get(may(
        "verhouding",
        list(text()),
        "twee getallen: het eerste gedeeld door het tweede is de groei naar het gesimuleerde jaar",
        "two numbers: the first divided by the second is the growth to the simulated year",
    ));
    keys.rule(has("groei").without(["groei_rijen", "verhouding"]));
    keys.rule(has("groei_rijen").without(["verhouding"]));
    keys.rule(has("groei_rijen").needs(["rijen"]));
    if let Some(names) = ratio.as_ref().filter(|names| !matches!(names.len(), 0 | 2)) {
        let what = text!(comparison_ratio_count, count = names.len());
        keys.complain("P037", keys.span_of("verhouding"), what, text!(comparison_ratio_count_remedy));
        return (growth, by_row, None);
    }
    (growth, by_row, ratio)
}

/// What is counted of the households: the statistic, what is counted, of what, and which quantile.
fn measure(keys: &mut Keys<'_>) -> (Option<Statistic>, [Option<Located<String>>; 3]) {
    let statistic = keys.get(need(
        "maat",
        choice([
            ("aantal", Statistic::Count),
            ("aandeel", Statistic::Share),
            ("gemiddelde", Statistic::Mean),
            ("kwantiel", Statistic::Quantile),
            ("gini", Statistic::Gini),
            ("elders", Statistic::Elsewhere),
        ]),
        "wat er van de telling wordt genomen; elders is alleen in een doorrekening te zien",
        "what is taken of the count; elders shows only in a run",
    ));
    let counted = keys.get(may("telling", text_as("alle"), "wat er wordt geteld", "what is counted"));
    let base = keys.get(may("van", text_as("alle"), "waarvan het een aandeel is", "what it is a share of"));
    let quantile = keys.get(may("kwantiel", text_as("p50"), "welk kwantiel: p50 is de mediaan", "which quantile"));
    keys.rule(is("maat", ["aantal", "aandeel", "gemiddelde", "kwantiel", "gini"]).needs(["telling"]));
    keys.rule(is("maat", ["elders"]).without(["telling", "van", "kwantiel"]));
    keys.rule(is("maat", ["aandeel"]).needs(["van"]));
    keys.rule(is("maat", ["aantal", "gemiddelde", "kwantiel", "gini"]).without(["van"]));
    keys.rule(is("maat", ["kwantiel"]).needs(["kwantiel"]));
    keys.rule(is("maat", ["aantal", "aandeel", "gemiddelde", "gini"]).without(["kwantiel"]));
    (statistic, [counted, base, quantile])
}
