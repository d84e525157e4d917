//! A small report for tests, with every kind of cell and block, and texts that would harm a careless rendering.

use super::{
    Assumption, Block, Cell, Chart, ChartKind, Column, DataTable, Kind, Measure, Receipt, Report, Row, Section, Series,
    SourceEntry,
};
use crate::evidence::Evidence;
use crate::text::Text;

/// A number without an interval.
pub(crate) fn number(value: f64, measure: Measure, kind: Kind) -> Cell {
    Cell::Number { value, low: None, high: None, measure, kind }
}

/// A simulated number with an interval of `half` on both sides.
pub(crate) fn uncertain(value: f64, half: f64, measure: Measure) -> Cell {
    Cell::Number { value, low: Some(value - half), high: Some(value + half), measure, kind: Kind::Simulated }
}

fn column(key: &str, nl: &str, en: &str) -> Column {
    Column { key: key.to_owned(), heading: Text::new(nl, en) }
}

fn row(key: &str, nl: &str, en: &str, cells: Vec<Cell>) -> Row {
    Row { key: key.to_owned(), heading: Text::new(nl, en), cells, emphasis: false }
}

const VARIANTS: [(&str, &str, &str); 4] = [
    ("toeslag_maand", "Toeslag per maand", "Allowance per month"),
    ("toelage_jaar", "Toelage per jaar", "Flat grant per year"),
    ("toelage_maand", "Toelage per maand", "Flat grant per month"),
    ("automatisch", "Toeslag per jaar, automatisch toegekend", "Allowance per year, awarded automatically"),
];

fn variant_columns() -> Vec<Column> {
    VARIANTS.iter().map(|(key, nl, en)| column(key, nl, en)).collect()
}

/// The headline table: variants side by side, mixed measures.
pub(crate) fn headline() -> DataTable {
    let none = || Cell::NoDifference { value: 0.0004, low: -0.001, high: 0.002, measure: Measure::Change };
    let changes = [0.004, -0.0121, -0.0152];
    let mut median: Vec<Cell> = changes.iter().map(|v| uncertain(*v, 0.002, Measure::Change)).collect();
    median.push(none());
    let budget = [412.3, 0.0, 0.0, 1834.6].iter().map(|v| uncertain(*v, 95.2, Measure::MillionEuros)).collect();
    let use_change =
        [-0.021, -0.112, -0.119, -0.087].iter().map(|v| uncertain(*v, 0.011, Measure::ShareDifference)).collect();
    let months = [1.4, 0.0, 0.0, 7.9].iter().map(|v| uncertain(*v, 0.1, Measure::Months)).collect();
    DataTable {
        key: "kern".to_owned(),
        title: Text::new("De varianten naast elkaar, vergeleken met het huidige stelsel", "The variants side by side"),
        stub: Text::new("Uitkomst", "Outcome"),
        columns: variant_columns(),
        rows: vec![
            Row { emphasis: true, ..row("saldo_mln_eur_jaar", "Saldo van de begroting", "Net budget", budget) },
            row("mediaan_inkomen", "Mediane verandering van het inkomen", "Median change of income", median),
            row("niet_gebruik", "Niet-gebruik", "Non-take-up", use_change),
            row(
                "maanden_tot_betaling",
                "Maanden tot de betaling het lagere inkomen volgt",
                "Months to payment",
                months,
            ),
            row(
                "oordeel",
                "Terugvordering",
                "Recovery",
                vec![Cell::Words(Text::new("blijft", "remains")), Cell::Blank, Cell::Suppressed, Cell::Missing],
            ),
        ],
        notes: vec![Text::new(
            "+ betekent hogere uitgaven (nadelig voor het saldo). Transactiebasis, toeslagjaar 2026.",
            "+ means higher spending. Transaction basis, year 2026.",
        )],
    }
}

fn comparison() -> DataTable {
    let cells = |simulated: f64, published: f64| {
        vec![
            uncertain(simulated, 40.0, Measure::MillionEuros),
            number(published, Measure::MillionEuros, Kind::Sourced),
            number(published * 0.9, Measure::MillionEuros, Kind::Assumed),
        ]
    };
    DataTable {
        key: "vergelijking".to_owned(),
        title: Text::new("Uitgaven per regeling: simulatie naast gepubliceerde cijfers", "Spending per scheme"),
        stub: Text::new("Regeling", "Scheme"),
        columns: vec![
            column("simulatie_mln_eur_jaar", "Simulatie", "Simulation"),
            column("gepubliceerd_mln_eur_jaar", "Gepubliceerd", "Published"),
            column("aanname_mln_eur_jaar", "Ondergrens", "Lower bound"),
        ],
        rows: vec![
            row("zorgtoeslag", "Zorgtoeslag", "Care allowance", cells(7012.4, 6987.0)),
            row("huurtoeslag", "Huurtoeslag", "Rent allowance", cells(5120.0, 5301.9)),
            row("kgb", "=HYPERLINK(\"x\") <b>kindgebonden</b> budget", "Child budget", cells(3391.5, 3420.0)),
        ],
        notes: vec![Text::new("Kasbasis. Bron: begroting 2026.", "Cash basis. Source: budget 2026.")],
    }
}

/// The decile chart: grouped bars above and below zero, one value missing.
pub(crate) fn decile_chart() -> Chart {
    let series = |name: (&str, &str, &str), start: f64, step: f64| Series {
        name: Text::new(name.1, name.2),
        values: (0..10).map(|i| if i == 3 && step > 0.0 { None } else { Some(start + step * f64::from(i)) }).collect(),
    };
    Chart {
        key: "decielen".to_owned(),
        title: Text::new(
            "De laagste inkomens gaan er bij een toelage op achteruit, de middeninkomens op vooruit",
            "The lowest incomes lose under a flat grant, middle incomes gain",
        ),
        description: Text::new(
            "Staafdiagram met per inkomensgroep de mediane verandering van het besteedbaar inkomen in vier varianten.",
            "Bar chart with the median change of disposable income per income group in four variants.",
        ),
        value_axis: Text::new("Mediane verandering van het inkomen (%)", "Median change of income (%)"),
        measure: Measure::Change,
        categories: (1..=10).map(|i| Text::same(format!("{i}"))).collect(),
        series: vec![
            series(VARIANTS[0], 0.012, -0.0013),
            series(VARIANTS[1], -0.041, 0.0083),
            series(VARIANTS[2], -0.038, 0.0071),
            series(VARIANTS[3], 0.006, -0.0007),
        ],
        kind: ChartKind::Bars,
    }
}

fn household_type_chart() -> Chart {
    let names = [
        ("Alleenstaande tot de AOW-leeftijd", "Single below pension age"),
        ("Alleenstaande met AOW", "Single pensioner"),
        ("Paar zonder kinderen", "Couple without children"),
        ("Paar met kinderen", "Couple with children"),
        ("Eenoudergezin", "Single parent"),
    ];
    let values = [[61.0, 48.0], [38.5, 22.0], [11.0, 9.0], [19.0, 17.5], [84.0, 52.0]];
    Chart {
        key: "typen".to_owned(),
        title: Text::new(
            "Eenoudergezinnen krijgen het vaakst een terugvordering",
            "Single parents face most recoveries",
        ),
        description: Text::new("Staafdiagram per huishoudtype.", "Bar chart by type of household."),
        value_axis: Text::new("Huishoudens met een terugvordering (× 1.000)", "Households with a recovery (× 1,000)"),
        measure: Measure::Count,
        categories: names.iter().map(|(nl, en)| Text::new(*nl, *en)).collect(),
        series: (0..2)
            .map(|s| Series {
                name: Text::new(["Huidig stelsel", "Toeslag per maand"][s], ["Current", "Allowance per month"][s]),
                values: values.iter().map(|pair| Some(pair[s])).collect(),
            })
            .collect(),
        kind: ChartKind::Bars,
    }
}

fn month_chart() -> Chart {
    let months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    let series = |name: (&str, &str, &str), from: f64, fall: usize| Series {
        name: Text::new(name.1, name.2),
        values: (0..12).map(|m| Some(if m >= fall { from - 185.0 } else { from } + 7.0 * (m % 3) as f64)).collect(),
    };
    Chart {
        key: "voorbeeld_maanden".to_owned(),
        title: Text::new("Een voorbeeldhuishouden met baanverlies in april", "A household that loses its job in April"),
        description: Text::new("Lijndiagram met het geld per maand.", "Line chart of cash per month."),
        value_axis: Text::new("Ontvangen steun (euro per maand)", "Support received (euros per month)"),
        measure: Measure::Euros,
        categories: months.iter().map(|m| Text::same(*m)).collect(),
        series: vec![
            series(VARIANTS[0], 420.0, 5),
            series(VARIANTS[1], 310.0, 12),
            series(VARIANTS[2], 305.0, 12),
            series(VARIANTS[3], 455.0, 9),
        ],
        kind: ChartKind::Lines,
    }
}

/// The whole sample.
pub(crate) fn report() -> Report {
    let paragraph = |nl: &str, en: &str| Block::Paragraph(Text::new(nl, en));
    let section = |key: &str, nl: &str, en: &str, in_summary: bool, blocks: Vec<Block>| Section {
        key: key.to_owned(),
        heading: Text::new(nl, en),
        blocks,
        in_summary,
    };
    Report {
        title: Text::new("Maand of jaar, toeslag of toelage", "Month or year, allowance or flat grant"),
        question: Text::new(
            "Wat gebeurt er met huishoudens, gebruik, begroting en uitvoering als toeslagen per maand worden vastgesteld, of als een vaste toelage ze vervangt?",
            "What happens to households, take-up, budget and delivery if allowances are set per month, or replaced by a flat grant?",
        ),
        receipt: Receipt {
            version: "0.1.0".to_owned(),
            seed: 20260101,
            sample: 50_000,
            year: 2026,
            changes: Vec::new(),
            hashes: ["maand-of-jaar.toml", "../rulebooks/huidig/zorgtoeslag.toml", "../synthetic-data/nl-2026.toml"]
                .iter()
                .map(|name| ((*name).to_owned(), "3f786850e387550fdab836ed7e6dc881de23001b".repeat(2)[..64].to_owned()))
                .collect(),
        },
        sections: vec![
            section(
                "kern",
                "De uitkomst in het kort",
                "The outcome in brief",
                true,
                vec![
                    paragraph(
                        "Bij een vaste toelage verdwijnen de terugvorderingen. Daar staat tegenover dat de laagste inkomens erop achteruitgaan.",
                        "With a flat grant recoveries disappear, but the lowest incomes lose.",
                    ),
                    Block::Table(headline()),
                    Block::Chart(decile_chart()),
                ],
            ),
            section(
                "huishoudens",
                "Huishoudens",
                "Households",
                false,
                vec![
                    paragraph(
                        "De <script>alert(1)</script> tekst uit een bestand blijft tekst.",
                        "Text from a file stays text: <script>alert(1)</script>.",
                    ),
                    Block::Chart(household_type_chart()),
                    Block::Chart(month_chart()),
                ],
            ),
            section("begroting", "Begroting", "Budget", false, vec![Block::Table(comparison())]),
        ],
        sources: vec![
            SourceEntry {
                name: "standaardpremie".to_owned(),
                label: Text::same("standaardpremie"),
                value: "€ 2.119 per jaar".to_owned(),
                source: "Regeling standaardpremie 2026".to_owned(),
                certainty: Evidence::Confirmed,
            },
            SourceEntry {
                name: "huishoudens in Nederland".to_owned(),
                label: Text::same("huishoudens in Nederland"),
                value: "8,4 miljoen".to_owned(),
                source: "CBS, huishoudens 1 januari 2025".to_owned(),
                certainty: Evidence::Sourced,
            },
        ],
        assumptions: vec![Assumption {
            name: "dekking van automatische toekenning".to_owned(),
            label: Text::same("dekking van automatische toekenning"),
            value: "80%".to_owned(),
            low: "60%".to_owned(),
            high: "95%".to_owned(),
            reason: "Staat van de Uitvoering noemt ongeveer 80% standaardgevallen".to_owned(),
        }],
    }
}
