//! Every number in a sentence of the key points stands in a table of the same run, and is printed as that cell is.
//!
//! Two scenarios that between them have every kind of variant: with and without a financing, a toelage, a lower premium,
//! months. What a sentence may say is a list of fragments; what no fragment covers fails, and so does a fragment that
//! neither run says.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::{Project, root};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use stelsel::report::{Block, CsvFigures, Render, Report, assemble};
use stelsel::simulation::{Overrides, Silent, prepare, run};
use stelsel::units::{Language, format_decimal};

/// How a number is written.
#[derive(Debug, Clone, Copy)]
enum As {
    /// `1.234`.
    Whole,
    /// `1,2` or `0,123`.
    Decimals(usize),
    /// `1,2%`.
    Percent,
    /// `€ 12 miljoen`, of a cell in millions.
    Million,
}

/// What stands in a hole of a fragment.
#[derive(Debug, Clone, Copy)]
enum Hole {
    /// A number: section, table, row and column of `cijfers.csv`, where `V` is the variant.
    Cell(As, [&'static str; 4]),
    /// The share of a scheme, which the text names after it, in all recoveries.
    RecoveryShare,
    /// A name.
    Name,
    /// Anything: the row of the financing is found by the name before it.
    Written,
}

use As::{Decimals, Million, Percent, Whole};
use Hole::{Cell, Name, RecoveryShare, Written};

const fn kern(how: As, column: &'static str) -> Hole {
    Cell(how, ["kern", "kerncijfers", "V", column])
}

const fn now(how: As, column: &'static str) -> Hole {
    Cell(how, ["kern", "kerncijfers", "basis", column])
}

const NON_USE: &str = "niet_gebruik_aandeel";
const RECOVERY: &str = "terugvordering_huishoudens_aandeel";
const MONTHS: &str = "maanden_tot_aanpassing";
const TAX: Hole = kern(Million, "belasting_mln_euro_per_jaar");
const BALANCE: Hole = kern(Million, "saldo_mln_euro_per_jaar");
const MEDIAN: Hole = kern(Percent, "mediaan_inkomen_verandering");
const POOREST: Hole = kern(Percent, "armste_tiende_mediaan");
const BILL: Hole = Cell(Million, ["budget", "rekening", "V", "zonder_financiering_mln_euro"]);
const LEFT: Hole = Cell(Million, ["budget", "rekening", "V", "restant_mln_euro"]);
const USE: Hole = Cell(Million, ["budget", "budget_verandering", "hoger_gebruik", "V_mln_euro"]);
const PREMIUM: Hole = Cell(Million, ["budget", "budget_verandering", "premies", "V_mln_euro"]);
const OVER: Hole = Cell(Million, ["zekerheid", "afrekening", "V_samen", "te_veel_niet_teruggevraagd_mln_euro"]);
const OUTSIDE: Hole = Cell(Million, ["budget", "rekening", "V", "van_buiten_mln_euro"]);
const UNDER: Hole = Cell(Million, ["zekerheid", "afrekening", "V_samen", "te_weinig_niet_nabetaald_mln_euro"]);

/// A fragment with its holes, written as `{}`; longer ones first where one begins as another does.
type Fragment = (&'static str, &'static [Hole]);

const FRAGMENTS: &[Fragment] = &[
    (
        "{} huishoudens gebruiken hun recht op een of meer regelingen, samen {} per jaar",
        &[
            Cell(Whole, ["gebruik", "gebruik", "basis_samen", "gebruikers_huishoudens"]),
            Cell(Million, ["budget", "budget_niveau", "regelingen", "basis_mln_euro"]),
        ],
    ),
    ("Van de huishoudens met recht laat {} minstens één regeling liggen", &[now(Percent, NON_USE)]),
    ("per regeling is dat minder, zie Gebruik", &[]),
    ("zie Gebruik voor elke regeling", &[]),
    (
        "Na een daling van het inkomen duurt het gemiddeld {} maanden tot de betaling is aangepast",
        &[now(Decimals(1), MONTHS)],
    ),
    ("zonder financiering zou het in deze steekproef {} per jaar meer kosten", &[BILL]),
    ("zonder financiering zou het in deze steekproef {} per jaar opleveren", &[BILL]),
    ("de financiering brengt het verschil in het saldo op nul", &[]),
    ("de financiering dekt dat niet: wat haar stappen hoogstens opbrengen, laat {} per jaar ongedekt", &[LEFT]),
    ("na de financiering blijft {} per jaar over", &[LEFT]),
    ("na de financiering blijft {} per jaar ongedekt", &[LEFT]),
    ("het kost per saldo {} per jaar meer en dat is niet gedekt", &[BALANCE]),
    ("het levert per saldo {} per jaar op", &[BALANCE]),
    ("voor het saldo is er geen aantoonbaar verschil met nu", &[]),
    ("hoger gebruik kost {}", &[USE]),
    ("lager gebruik scheelt {}", &[USE]),
    ("Wie betaalt", &[]),
    ("Wie minder betaalt", &[]),
    ("huishoudens betalen {} per jaar meer belasting en bijdragen", &[TAX]),
    ("huishoudens betalen {} per jaar minder belasting en bijdragen", &[TAX]),
    ("huishoudens betalen {} per jaar minder premie aan zorgverzekeraars", &[PREMIUM]),
    ("huishoudens betalen {} per jaar meer premie aan zorgverzekeraars", &[PREMIUM]),
    ("De financiering verandert", &[]),
    ("Na aftrek van vervallen toeslagen en hogere belasting", &[]),
    ("Na aftrek van vervallen toeslagen", &[]),
    ("Inkomens, na hogere belasting", &[]),
    ("Inkomens, na lagere belasting", &[]),
    ("Inkomens", &[]),
    ("voor het middelste huishouden is er geen aantoonbaar verschil", &[]),
    ("het middelste huishouden gaat er {} op vooruit", &[MEDIAN]),
    ("het middelste huishouden gaat er {} op achteruit", &[MEDIAN]),
    (
        "{} van de huishoudens wint meer dan 1% en {} verliest meer dan 1%",
        &[kern(Percent, "winnaars_aandeel"), kern(Percent, "verliezers_aandeel")],
    ),
    ("Verdeling", &[]),
    ("van het armste tiende gaat het middelste huishouden er {} op vooruit", &[POOREST]),
    ("van het armste tiende gaat het middelste huishouden er {} op achteruit", &[POOREST]),
    ("de ongelijkheid (Gini) stijgt van {} naar {}", &[now(Decimals(3), "gini"), kern(Decimals(3), "gini")]),
    ("de ongelijkheid (Gini) daalt van {} naar {}", &[now(Decimals(3), "gini"), kern(Decimals(3), "gini")]),
    (
        "Bij het gebruik is er geen aantoonbaar verschil: {} van de rechthebbenden laat minstens één regeling liggen",
        &[now(Percent, NON_USE)],
    ),
    (
        "Iedereen met recht gebruikt alle regelingen; nu laat {} van de rechthebbenden er minstens één liggen",
        &[now(Percent, NON_USE)],
    ),
    (
        "Van de rechthebbenden laat {} minstens één regeling liggen; nu is dat {}",
        &[kern(Percent, NON_USE), now(Percent, NON_USE)],
    ),
    (
        "Bij terugvorderingen is er geen aantoonbaar verschil ({} van de huishoudens met een toekenning)",
        &[now(Percent, RECOVERY)],
    ),
    (
        "Niemand krijgt een terugvordering; nu is dat {} van de huishoudens met een toekenning",
        &[now(Percent, RECOVERY)],
    ),
    (
        "Van de huishoudens met een toekenning krijgt {} een terugvordering; nu is dat {}",
        &[kern(Percent, RECOVERY), now(Percent, RECOVERY)],
    ),
    ("Van de huishoudens met een toekenning krijgt {} een terugvordering", &[now(Percent, RECOVERY)]),
    ("Wel wordt {} per jaar te veel betaald en niet teruggevraagd", &[OVER]),
    ("En {} per jaar wordt te weinig betaald en niet nabetaald", &[UNDER]),
    ("Van die terugvorderingen gaat {} over de regeling {}", &[RecoveryShare, Name]),
    ("Het bedrag verandert niet als het inkomen daalt", &[]),
    ("Een daling van het inkomen die nu en dan het recht verandert, komt te weinig voor om te tonen", &[]),
    (
        "Bij {} huishoudens verandert een daling van het inkomen nu het recht en dan niet",
        &[Cell(Whole, ["tijdigheid", "tijdigheid", "V", "dalingen_alleen_nu_huishoudens"])],
    ),
    (
        "Na een daling van het inkomen die nu en dan het recht verandert ({} huishoudens), is de betaling na gemiddeld {} maanden aangepast; nu na {} maanden",
        &[
            Cell(Whole, ["tijdigheid", "tijdigheid", "V", "dalingen_ook_nu_huishoudens"]),
            kern(Decimals(1), MONTHS),
            Cell(Decimals(1), ["tijdigheid", "tijdigheid", "V", "maanden_nu_zelfde_huishoudens"]),
        ],
    ),
    ("geen aantoonbaar verschil", &[]),
    // Begin with a name, and so come after all others.
    ("{}: {} tarieven elk {} hoger", &[Name, Written, Written]),
    ("{}: {} tarieven elk {} lager", &[Name, Written, Written]),
    ("{} betaalt {} per jaar ({})", &[Name, OUTSIDE, Name]),
    ("{} van {} naar {}", &[Name, Written, Written]),
];

/// Fragments that neither run says, with the reason; one that is said after all leaves this list.
const NOT_SAID: [(&str, &str); 8] = [
    ("zie Gebruik voor elke regeling", "a scheme that is left unused more often than one of all does not occur"),
    ("na de financiering blijft {} per jaar over", "the steps may give money back, so nothing is left over"),
    ("na de financiering blijft {} per jaar ongedekt", "the steps that reach far enough bring the balance to zero"),
    ("lager gebruik scheelt {}", "in no variant does use fall demonstrably"),
    ("huishoudens betalen {} per jaar meer premie aan zorgverzekeraars", "no variant raises the premium"),
    (
        "Iedereen met recht gebruikt alle regelingen; nu laat {} van de rechthebbenden er minstens één liggen",
        "in every variant somebody leaves a right unused",
    ),
    ("van het armste tiende gaat het middelste huishouden er {} op vooruit", "no variant lifts the poorest tenth"),
    ("Het bedrag verandert niet als het inkomen daalt", "childcare support follows income in every variant"),
];

/// Cells of `cijfers.csv` by section, table, row and column, and headings of rows.
struct Figures {
    cells: BTreeMap<[String; 4], String>,
    rows: BTreeMap<(String, String), String>,
}

impl Figures {
    fn of(report: &Report) -> Figures {
        let bytes = CsvFigures.render(report, Language::Dutch).unwrap();
        let (mut cells, mut rows) = (BTreeMap::new(), BTreeMap::new());
        for line in String::from_utf8(bytes).unwrap().lines().skip(1) {
            let f = fields(line);
            let key = [f[0].clone(), f[1].clone(), f[2].clone(), f[4].clone()];
            assert!(cells.insert(key, f[5].clone()).is_none(), "{line} twice");
            rows.insert((f[1].clone(), f[3].clone()), f[2].clone());
        }
        Figures { cells, rows }
    }

    fn text(&self, key: [&str; 4]) -> &str {
        let key = key.map(str::to_owned);
        self.cells.get(&key).unwrap_or_else(|| panic!("no cell {key:?}"))
    }

    fn number(&self, key: [&str; 4]) -> f64 {
        let text = self.text(key);
        text.parse().unwrap_or_else(|_| panic!("{key:?} is `{text}`"))
    }
}

/// The fields of a line with quotes.
fn fields(line: &str) -> Vec<String> {
    let (mut out, mut field, mut quoted) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ',' if !quoted => out.push(std::mem::take(&mut field)),
            c => field.push(c),
        }
    }
    out.push(field);
    out
}

/// A number as a sentence writes it: without its sign, which the words tell.
fn written(value: f64, how: As) -> String {
    let dutch = |value: f64, decimals| format_decimal(value.abs(), decimals, Language::Dutch);
    match how {
        Whole => dutch(value, 0),
        Decimals(n) => dutch(value, n),
        Percent => format!("{}%", dutch(value * 100.0, 1)),
        // From half a thousand million on in billions; a few millions with a decimal.
        Million => match value.abs() {
            n if n >= 999.5 => format!("€ {} miljard", dutch(n / 1e3, 1)),
            n if n >= 9.5 => format!("€ {} miljoen", dutch(n, 0)),
            n if n >= 0.05 => format!("€ {} miljoen", dutch(n, 1)),
            n => format!("€ {}", dutch(n * 1e6, 0)),
        },
    }
}

/// The texts in the holes of a fragment at the start of a text, and what follows; a hole takes as little as it can.
fn matched<'t>(fragment: &str, text: &'t str) -> Option<(Vec<&'t str>, &'t str)> {
    let mut parts = fragment.split("{}");
    let mut rest = text.strip_prefix(parts.next().unwrap())?;
    let mut holes = Vec::new();
    for literal in parts {
        let at = match literal {
            // The last hole ends where the fragment does: at a mark with a blank or at the end.
            "" => end_of(rest),
            // The name of a number may have "van" in it; its value begins behind the "van" before an amount.
            " van " if fragment == "{} van {} naar {}" => {
                let is_amount =
                    |at: &usize| rest[at + literal.len()..].starts_with(|c: char| c == '€' || c.is_ascii_digit());
                rest.match_indices(literal).map(|(at, _)| at).find(is_amount)?
            }
            _ => rest.find(literal)?,
        };
        let hole = &rest[..at];
        if hole.is_empty() || hole.contains(". ") || hole.contains("; ") {
            return None;
        }
        holes.push(hole);
        rest = &rest[at + literal.len()..];
    }
    (rest.is_empty() || rest.starts_with([';', '.', ':', ','])).then_some((holes, rest))
}

fn end_of(text: &str) -> usize {
    let is_end = |at: usize| text[at + 1..].chars().next().is_none_or(|next| next == ' ');
    let marks = text.char_indices().filter(|(at, c)| ['.', ';', ':', ','].contains(c) && is_end(*at));
    marks.map(|(at, _)| at).next().unwrap_or(text.len())
}

/// Looks up every number of a fragment.
fn check(figures: &Figures, variant: &str, (fragment, holes): Fragment, texts: &[&str]) {
    let of_variant = |part: &str| part.replacen('V', variant, 1);
    for (hole, text) in holes.iter().zip(texts) {
        match hole {
            Cell(how, key) => {
                let [section, table, row, column] = key.map(of_variant);
                let value = figures.number([&section, &table, &row, &column]);
                assert_eq!(*text, written(value, *how), "{variant}: {fragment} {key:?}");
            }
            RecoveryShare => {
                let scheme = figures.rows.iter().filter(|((table, heading), row)| {
                    table == "afrekening" && heading.ends_with(texts[1]) && row.starts_with(&format!("{variant}_"))
                });
                let counts =
                    scheme.map(|(_, row)| figures.number(["zekerheid", "afrekening", row, "terugvordering_aantal"]));
                let all =
                    figures.number(["zekerheid", "afrekening", &format!("{variant}_samen"), "terugvordering_aantal"]);
                let shares: Vec<String> = counts.map(|count| written(count / all, Percent)).collect();
                assert!(shares.contains(&(*text).to_owned()), "{variant}: {text} is none of {shares:?}");
            }
            Name | Written => {}
        }
    }
    let table = format!("financiering_{variant}");
    let cell = |row: &str, column: &str| figures.text(["budget", &table, row, column]).to_owned();
    if fragment == "{} van {} naar {}" {
        let row = &figures.rows[&(table.clone(), texts[0].to_owned())];
        assert_eq!((cell(row, "nu"), cell(row, "variant")), (texts[1].to_owned(), texts[2].to_owned()), "{variant}");
    }
    if fragment.contains(" tarieven elk ") {
        // Every rate of the step moves by as much.
        let of_step = |heading: &str| heading.starts_with(&format!("{} (", texts[0]));
        let rows = figures.rows.iter().filter(|((name, heading), _)| *name == table && of_step(heading));
        let moved: Vec<String> = rows.map(|(_, row)| cell(row, "verschil")).collect();
        assert_eq!(moved.len().to_string(), texts[1], "{variant}");
        let word = fragment.rsplit(' ').next().unwrap();
        assert!(moved.iter().all(|cell| *cell == format!("{} {word}", texts[2])), "{variant}: {moved:?}");
    }
}

/// Reads the key points of a report; gives the fragments that it says.
fn read(report: &Report) -> BTreeSet<&'static str> {
    let figures = Figures::of(report);
    let section = report.sections.iter().find(|section| section.key == "kern").unwrap();
    let tables = section.blocks.iter().filter_map(|block| if let Block::Table(t) = block { Some(t) } else { None });
    let variants: Vec<(String, String)> =
        tables.flat_map(|table| &table.rows).map(|row| (row.key.clone(), row.heading.nl.clone())).collect();
    let paragraphs =
        section.blocks.iter().filter_map(|b| if let Block::Paragraph(text) = b { Some(&text.nl) } else { None });
    let mut said = BTreeSet::new();
    let mut read = 0;
    for (paragraph, (variant, name)) in paragraphs.zip(&variants) {
        let start = if variant == "basis" { format!("Nu ({name}): ") } else { format!("{name}: ") };
        let mut rest = paragraph.strip_prefix(start.as_str()).unwrap_or_else(|| panic!("{start}: {paragraph}"));
        while !rest.is_empty() {
            let found = FRAGMENTS.iter().find_map(|f| matched(f.0, rest).map(|(texts, rest)| (*f, texts, rest)));
            let (fragment, texts, after) = found.unwrap_or_else(|| panic!("no table is named for: {rest}"));
            check(&figures, variant, fragment, &texts);
            said.insert(fragment.0);
            rest = after.trim_start_matches([';', '.', ':', ',']).trim_start();
        }
        read += 1;
    }
    assert_eq!(read, variants.len(), "a paragraph for the base and for every variant");
    said
}

fn report_of(project: &Project, scenario: &str, sample: u32) -> Report {
    let overrides = Overrides { sample: Some(sample), ..Overrides::default() };
    let prepared = prepare(&project.path(scenario), &overrides).unwrap();
    let found = run(&prepared, &Silent).unwrap();
    assemble(&prepared, found).unwrap().0
}

#[test]
fn every_number_in_a_key_sentence_stands_in_a_table_of_the_run() {
    let project = Project::new();
    for name in ["kindregeling", "lagere-premie", "woonbijdrage", "verzilverbare-korting"] {
        let bytes = fs::read(root().join(format!("tests/beleid/{name}.toml"))).unwrap();
        project.write(&format!("rulebooks/varianten/{name}.toml"), bytes);
    }
    let bytes = fs::read(root().join("tests/beleid/vier-ideeen.toml")).unwrap();
    project.write("scenarios/vier-ideeen.toml", bytes);
    let mut said = read(&report_of(&project, "scenarios/vier-ideeen.toml", 400));
    said.extend(read(&report_of(&project, "scenarios/maand-of-jaar.toml", 600)));
    let not_said: BTreeSet<&str> = FRAGMENTS.iter().map(|f| f.0).filter(|fragment| !said.contains(fragment)).collect();
    let listed: BTreeSet<&str> = NOT_SAID.iter().map(|(fragment, _)| *fragment).collect();
    assert_eq!(not_said, listed, "what neither run says, and what is listed as such");
}

#[test]
fn a_fragment_takes_the_numbers_in_its_holes_and_nothing_after_it() {
    let (holes, rest) =
        matched("{} van {} naar {}", "Korting (maximum) van € 3.115,00 naar € 1.557,50; Tarieven").unwrap();
    assert_eq!((holes, rest), (vec!["Korting (maximum)", "€ 3.115,00", "€ 1.557,50"], "; Tarieven"));
    let (holes, _) = matched("{} van {} naar {}", "Tarief (deel van de huur) van 4,1% naar 5%.").unwrap();
    assert_eq!(holes, ["Tarief (deel van de huur)", "4,1%", "5%"]);
    assert!(matched("hoger gebruik kost {}", "hoger gebruik levert € 3 op.").is_none());
    // What follows a fragment without a mark is not covered by it.
    assert!(matched("Inkomens", "Inkomens stijgen met 3%.").is_none());
}
