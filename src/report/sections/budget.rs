//! The budget: changes on both ledgers, levels, where the money goes, financing.
//!
//! Takes: the measures. Gives: the second section.
//! Leaves to others: gross to net by decile (`toelage`).

use crate::measure::AccountKind;
use crate::measure::Budget;
use crate::measure::BudgetChange;
use crate::measure::Figure;
use crate::measure::FinancingLine;
use crate::measure::Measures;
use crate::measure::OutsideLine;
use crate::measure::SchemeAmount;
use crate::measure::VariantMeasures;
use crate::report::Block;
use crate::report::Cell;
use crate::report::Column;
use crate::report::DataTable;
use crate::report::Kind;
use crate::report::Measure;
use crate::report::Row;
use crate::report::Section;
use crate::report::sections::coverage::{moved, written};
use crate::report::sections::wording::{
    amount, balance, columns_of, interval_note, key, million, million_change, named, paragraph, section, text,
    variant_columns,
};
use crate::text::Text;

/// Key, heading, figure, and whether it is a total.
type Line<T> = (&'static str, Text, fn(&T) -> &Figure, bool);

/// The section.
pub(super) fn budget(measures: &Measures) -> Section {
    let mut blocks = vec![paragraph([sign(measures)]), paragraph(split_explained())];
    if !measures.others().is_empty() {
        blocks.push(Block::Table(accrual_change(measures)));
        blocks.push(Block::Table(scheme_change(measures)));
    }
    blocks.push(Block::Table(levels(measures)));
    blocks.push(paragraph([Text::new(
        "Kasbasis telt geld in het jaar waarin het beweegt: voorschotten in het toeslagjaar, nabetalingen en terugbetalingen in de jaren daarna. Het model volgt het geld tot en met drie jaar na het toeslagjaar.",
        "Cash basis counts money in the year in which it moves: advances in the year of award, supplements and repayments in the years after. The model follows the money until three years after the year of award.",
    )]));
    if !measures.others().is_empty() {
        blocks.push(Block::Table(cash_change(measures)));
        blocks.push(Block::Table(cash_years(measures)));
    }
    blocks.push(Block::Table(money_flow(measures)));
    blocks.extend(financing(measures));
    section("budget", Text::new("Budget", "Budget"), blocks)
}

fn sign(measures: &Measures) -> Text {
    text!(
        "Bedragen in miljoenen euro, jaar {year}, prijzen van {prices}. Een plus betekent hogere uitgaven of lagere ontvangsten: het saldo wordt slechter. Een min betekent een beter saldo. Kosten van uitvoering zitten hier niet in; wat zij aan besluiten en uren vraagt, staat bij Wat het van de uitvoering vraagt.",
        "Amounts in millions of euros, year {year}, prices of {prices}. A plus means higher spending or lower receipts: the balance gets worse. A minus means a better balance. Costs of execution are not in it; what it takes in decisions and hours stands under What it asks of the agency.",
        year = Text::same(measures.year.to_string()),
        prices = Text::same(measures.price_year.to_string()),
    )
}

fn split_explained() -> Vec<Text> {
    vec![
        Text::new(
            "Transactiebasis telt waar huishoudens over het jaar recht op hebben en gebruik van maken, ook als het geld later komt.",
            "Accrual basis counts what households are entitled to over the year and use, also when the money comes later.",
        ),
        Text::new(
            "De regel beleidswijziging rekent met het gebruik van nu: wie nu de helft van zijn recht gebruikt, gebruikt ook in de variant de helft. Wie nu geen recht heeft en dat in de variant wel krijgt, telt hier mee.",
            "The line policy change takes the use of now: who uses half of the right now, uses half in the variant too. Who has no right now and gets one in the variant counts here.",
        ),
        Text::new(
            "De regel hoger gebruik is de rest: geld voor mensen die nu wel recht hebben maar het laten liggen, en die het in de variant krijgen. Regelingen die vervallen en regelingen die daarvoor in de plaats komen, vergelijken we per huishouden als één geheel.",
            "The line higher use is the rest: money for people who are entitled now but leave it, and who receive it in the variant. Schemes that end and schemes that replace them are compared as one whole per household.",
        ),
    ]
}

/// Rows of figures with one column per variant that is compared.
fn change_rows(measures: &Measures, rows: &[Line<BudgetChange>]) -> Vec<Row> {
    let row = |(name, heading, pick, emphasis): &Line<BudgetChange>| {
        let cell = |change: &Option<BudgetChange>| change.as_ref().map_or(Cell::Blank, |c| million_change(pick(c)));
        let cells = measures.others().iter().map(|v| cell(&v.budget.change)).collect();
        Row { key: (*name).to_owned(), heading: heading.clone(), cells, emphasis: *emphasis }
    };
    rows.iter().map(row).collect()
}

/// The parts of the balance.
fn accrual_lines(measures: &Measures) -> Vec<Line<BudgetChange>> {
    let mut lines: Vec<Line<BudgetChange>> = vec![
        (
            "beleidswijziging",
            Text::new("Beleidswijziging, bij het gebruik van nu", "Policy change, at the use of now"),
            |c| &c.policy,
            false,
        ),
        (
            "hoger_gebruik",
            Text::new("Hoger gebruik (min: lager)", "Higher use (minus: lower)"),
            |c| &c.use_effect,
            false,
        ),
        (
            "niet_teruggevorderd",
            Text::new("Te veel betaald en niet teruggevraagd", "Overpaid and not reclaimed"),
            |c| &c.waived,
            false,
        ),
        (
            "niet_nabetaald",
            Text::new("Te weinig betaald en niet nabetaald", "Underpaid and not supplemented"),
            |c| &c.underpaid,
            false,
        ),
        (
            "afgeschreven",
            Text::new("Teruggevorderd en niet te innen", "Claimed back and written off"),
            |c| &c.written_off,
            false,
        ),
    ];
    let optional: [Line<BudgetChange>; 5] = [
        ("kinderbijslag", account_heading(measures, AccountKind::ChildBenefit), |c| &c.child_benefits, false),
        ("uitkeringen", account_heading(measures, AccountKind::Benefit), |c| &c.benefits, false),
        ("premies", account_heading(measures, AccountKind::Premium), |c| &c.premiums, false),
        ("overig", Text::new("Overige verandering van het inkomen", "Other change of incomes"), |c| &c.other, false),
        (
            "bron_van_buiten",
            Text::new("Besparing elders of bron van buiten", "Saving elsewhere or outside source"),
            |c| &c.outside,
            false,
        ),
    ];
    let moves = |line: &Line<BudgetChange>| {
        measures.others().iter().filter_map(|v| v.budget.change.as_ref()).any(|c| line.2(c).value() != Some(0.0))
    };
    lines.extend(optional.into_iter().filter(moves));
    lines.push(("belasting_en_bijdragen", account_heading(measures, AccountKind::Tax), |c| &c.tax, false));
    lines
}

fn accrual_change(measures: &Measures) -> DataTable {
    let mut rows = change_rows(measures, &accrual_lines(measures));
    rows.push(Row {
        key: "saldo".to_owned(),
        heading: Text::new("Saldo", "Balance"),
        cells: measures
            .others()
            .iter()
            .map(|v| v.budget.change.as_ref().map_or(Cell::Blank, |c| balance(v, &c.balance)))
            .collect(),
        emphasis: true,
    });
    let mut notes = vec![use_note(), rounding_note(), interval_note()];
    if measures.others().iter().any(VariantMeasures::is_covered) {
        notes.insert(0, solved_note());
    }
    DataTable {
        key: "budget_verandering".to_owned(),
        title: Text::new("Verandering van het saldo, transactiebasis", "Change of the balance, accrual basis"),
        stub: Text::new("miljoen euro; + = slechter saldo", "million euros; + = worse balance"),
        columns: variant_columns(measures, "mln_euro"),
        rows,
        notes,
    }
}

/// Names of the schemes on a line of the balance, and who pays or receives them.
fn account_heading(measures: &Measures, kind: AccountKind) -> Text {
    let mut names: Vec<Text> = Vec::new();
    let mut parties: Vec<&str> = Vec::new();
    for account in measures.variants.iter().flat_map(|variant| &variant.accounts).filter(|a| a.kind == kind) {
        let name = named(&account.name);
        if !names.contains(&name) {
            names.push(name);
        }
        if !parties.contains(&account.party.as_str()) {
            parties.push(&account.party);
        }
    }
    let party = Text::same(parties.join(", "));
    let join = |get: fn(&Text) -> &str| names.iter().map(get).collect::<Vec<_>>().join(", ");
    let list = Text::new(join(|text| &text.nl), join(|text| &text.en));
    match kind {
        AccountKind::Tax => {
            Text::new("Belasting en bijdragen (aan het Rijk)", "Taxes and contributions (to the state)")
        }
        AccountKind::Premium => text!("{list} (aan {party})", "{list} (to {party})", list = list, party = party),
        AccountKind::ChildBenefit | AccountKind::Benefit => {
            text!("{list} (door {party})", "{list} (by {party})", list = list, party = party)
        }
    }
}

fn solved_note() -> Text {
    Text::new(
        "Nul door de financiering: het model heeft gezocht bij welke getallen van de wet de variant per saldo niets kost, alle regels van deze tabel samen. Dat is een keuze van het scenario, geen uitkomst.",
        "Zero by the financing: the model has searched the numbers of the law at which the variant costs nothing on balance, all lines of this table together. That is a choice of the scenario, not an outcome.",
    )
}

/// Why higher use and a higher share of non-users can stand side by side.
fn use_note() -> Text {
    Text::new(
        "Hoger gebruik telt euro’s van huishoudens die ook nu recht hebben; het aandeel niet-gebruik telt huishoudens. Krijgen meer huishoudens een klein recht dat velen laten liggen, dan kan dat aandeel stijgen terwijl hoger gebruik geld kost.",
        "Higher use counts euros of households that are entitled now as well; the share of non-take-up counts households. Where more households get a small right that many leave, that share can rise while higher use costs money.",
    )
}

fn rounding_note() -> Text {
    Text::new(
        "Door afronding kan een totaal afwijken van de som van de delen.",
        "By rounding a total may differ from the sum of its parts.",
    )
}

/// Every scheme of any variant, in order of first appearance, with a cell per variant.
fn scheme_rows(variants: &[&[SchemeAmount]], cell: fn(&Figure) -> Cell) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for amount in variants.iter().flat_map(|list| list.iter()) {
        if rows.iter().any(|row| row.key == key(&amount.id)) {
            continue;
        }
        let find = |list: &&[SchemeAmount]| list.iter().find(|a| a.id == amount.id).map(|a| cell(&a.figure));
        let cells = variants.iter().map(|list| find(list).unwrap_or(Cell::Blank)).collect();
        rows.push(Row { key: key(&amount.id), heading: named(&amount.name), cells, emphasis: false });
    }
    rows
}

fn scheme_change(measures: &Measures) -> DataTable {
    let changes = measures.others().iter().filter_map(|v| v.budget.change.as_ref());
    let lists: Vec<&[_]> = changes.map(|c| c.schemes.as_slice()).collect();
    DataTable {
        key: "budget_verandering_regelingen".to_owned(),
        title: Text::new("Verandering per regeling, transactiebasis", "Change per scheme, accrual basis"),
        stub: Text::new("miljoen euro; + = hogere uitgaven", "million euros; + = higher spending"),
        columns: variant_columns(measures, "mln_euro"),
        rows: scheme_rows(&lists, million_change),
        notes: vec![
            Text::new(
                "De som is beleidswijziging en hoger gebruik samen.",
                "The sum is policy change and higher use together.",
            ),
            interval_note(),
        ],
    }
}

/// Rows of levels with one column per variant, the base first.
fn level_rows(measures: &Measures, rows: &[Line<Budget>]) -> Vec<Row> {
    let row = |(name, heading, pick, emphasis): &Line<Budget>| Row {
        key: (*name).to_owned(),
        heading: heading.clone(),
        cells: measures.variants.iter().map(|v| million(pick(&v.budget))).collect(),
        emphasis: *emphasis,
    };
    rows.iter().map(row).collect()
}

fn levels(measures: &Measures) -> DataTable {
    let lists: Vec<&[_]> = measures.variants.iter().map(|v| v.budget.schemes.as_slice()).collect();
    let mut rows = scheme_rows(&lists, million);
    rows.extend(level_rows(
        measures,
        &[
            ("regelingen", Text::new("Toeslagen en toelagen samen", "All toeslagen and toelagen"), |b| &b.due, true),
            ("kinderbijslag", account_heading(measures, AccountKind::ChildBenefit), |b| &b.child_benefits, false),
            ("uitkeringen", account_heading(measures, AccountKind::Benefit), |b| &b.benefits, false),
            ("belasting_en_bijdragen", account_heading(measures, AccountKind::Tax), |b| &b.tax, false),
            ("premies", account_heading(measures, AccountKind::Premium), |b| &b.premiums, false),
        ],
    ));
    DataTable {
        key: "budget_niveau".to_owned(),
        title: Text::new(
            "Uitgaven per regeling en ontvangsten, transactiebasis",
            "Spending per scheme and receipts, accrual basis",
        ),
        stub: Text::new("miljoen euro per jaar", "million euros a year"),
        columns: columns_of(&measures.variants, "mln_euro"),
        rows,
        notes: benefit_note(measures).into_iter().chain([rounding_note()]).collect(),
    }
}

/// Why benefits are zero, where no household gets one by the rules.
fn benefit_note(measures: &Measures) -> Option<Text> {
    let has_account = |v: &VariantMeasures| v.accounts.iter().any(|account| account.kind == AccountKind::Benefit);
    let mut with_account = measures.variants.iter().filter(|v| has_account(v)).peekable();
    with_account.peek()?;
    with_account.all(|v| v.budget.benefits.value() == Some(0.0)).then(|| {
        Text::new(
            "Bijstand en AIO op nul: geen huishouden krijgt ze hier volgens de regels. Een uitkering die de bevolking als inkomen heeft, telt hier niet mee en is in elke variant gelijk.",
            "Social assistance and AIO at zero: no household gets them by the rules here. A benefit that the population has as income is not counted here and is the same in every variant.",
        )
    })
}

fn cash_change(measures: &Measures) -> DataTable {
    let last = measures.year + 3;
    let lines: [Line<BudgetChange>; 4] = [
        ("voorschotten", Text::new("Voorschotten", "Advances"), |c| &c.advances, false),
        ("nabetalingen", Text::new("Nabetalingen", "Supplements"), |c| &c.supplements, false),
        (
            "minder_terugvorderingen",
            Text::new("Minder terugvorderingen (min: meer)", "Fewer recoveries (minus: more)"),
            |c| &c.repaid,
            false,
        ),
        ("kas_regelingen", Text::new("Regelingen samen", "All schemes"), |c| &c.cash, true),
    ];
    DataTable {
        key: "budget_kas".to_owned(),
        title: text!(
            "Verandering op kasbasis, {first} tot en met {last} samen",
            "Change on cash basis, {first} to {last} together",
            first = Text::same(measures.year.to_string()),
            last = Text::same(last.to_string()),
        ),
        stub: Text::new("miljoen euro; + = slechter saldo", "million euros; + = worse balance"),
        columns: variant_columns(measures, "mln_euro"),
        rows: change_rows(measures, &lines),
        notes: vec![rounding_note(), interval_note()],
    }
}

fn cash_years(measures: &Measures) -> DataTable {
    let years: Vec<i16> = (0..4).map(|k| measures.year + k).collect();
    let column = |year: &i16| Column { key: format!("kas_{year}_mln_euro"), heading: Text::same(year.to_string()) };
    let rows = measures.others().iter().flat_map(|variant| {
        let change = variant.budget.change.as_ref();
        let cells = |pick: fn(&BudgetChange) -> &[Figure; 4]| {
            change.map_or(vec![Cell::Blank; 4], |c| pick(c).iter().map(million_change).collect())
        };
        let name = named(&variant.name);
        let schemes = text!("{name}: regelingen", "{name}: schemes", name = name.clone());
        let balance = text!("{name}: saldo", "{name}: balance", name = name);
        [
            Row {
                key: format!("{}_regelingen", key(&variant.id)),
                heading: schemes,
                cells: cells(|c| &c.cash_years),
                emphasis: false,
            },
            Row {
                key: format!("{}_saldo", key(&variant.id)),
                heading: balance,
                cells: cells(|c| &c.balance_years),
                emphasis: true,
            },
        ]
    });
    DataTable {
        key: "budget_kas_jaren".to_owned(),
        title: Text::new("Verandering op kasbasis per jaar", "Change on cash basis per year"),
        stub: Text::new("miljoen euro; + = slechter saldo", "million euros; + = worse balance"),
        columns: years.iter().map(column).collect(),
        rows: rows.collect(),
        notes: vec![
            Text::new(
                "Het gaat om één toeslagjaar. Aanname: belasting en premies bewegen in het toeslagjaar zelf.",
                "This is one year of award. Assumption: tax and premiums move in the year of award itself.",
            ),
            interval_note(),
        ],
    }
}

fn money_flow(measures: &Measures) -> DataTable {
    let rows = level_rows(
        measures,
        &[
            ("voorschotten", Text::new("Betaald in het jaar", "Paid in the year"), |b| &b.advances, false),
            ("nabetalingen", Text::new("Nabetaald na afloop", "Paid afterwards"), |b| &b.supplements, false),
            (
                "terugbetaald",
                Text::new("Terugbetaald door huishoudens (af)", "Paid back by households (less)"),
                |b| &b.repaid,
                false,
            ),
            (
                "open_schuld",
                Text::new("Nog open aan het eind (af)", "Still owed at the end (less)"),
                |b| &b.outstanding,
                false,
            ),
            (
                "niet_teruggevorderd",
                Text::new("Te veel betaald en niet teruggevraagd (af)", "Overpaid and not reclaimed (less)"),
                |b| &b.waived,
                false,
            ),
            (
                "niet_nabetaald",
                Text::new("Te weinig betaald en niet nabetaald (bij)", "Underpaid and not supplemented (more)"),
                |b| &b.underpaid,
                false,
            ),
            (
                "afgeschreven",
                Text::new("Niet te innen, afgeschreven (af)", "Written off (less)"),
                |b| &b.written_off,
                false,
            ),
            ("recht", Text::new("Gebruikt recht", "Right that is used"), |b| &b.due, true),
        ],
    );
    DataTable {
        key: "geldstroom".to_owned(),
        title: Text::new("Van betaling tot recht", "From payment to right"),
        stub: Text::new("miljoen euro", "million euros"),
        columns: columns_of(&measures.variants, "mln_euro"),
        rows,
        notes: vec![Text::new(
            "Betaald plus nabetaald, min de regels met (af) en plus die met (bij), is het gebruikte recht. Dit klopt voor elk huishouden. Per regeling staan te veel en te weinig bij Zekerheid en terugvorderingen.",
            "Paid plus paid afterwards, less the lines with (less) and plus that with (more), is the right that is used. This holds for every household. Too much and too little by scheme stand under Certainty and recoveries.",
        )],
    }
}

/// What every financed variant costs without its financing, what comes from elsewhere, and what is left.
fn bills(measures: &Measures) -> Option<Block> {
    let million = |euros: f64| Cell::Number {
        value: euros * 1e-6,
        low: None,
        high: None,
        measure: Measure::MillionEuros,
        kind: Kind::Simulated,
    };
    let row = |variant: &VariantMeasures| {
        let financing = variant.financing.as_ref()?;
        let cells = vec![
            million(financing.bill_euros_year),
            million(financing.outside_euros_year()),
            million(financing.residual_euros_year),
        ];
        Some(Row { key: key(&variant.id), heading: named(&variant.name), cells, emphasis: false })
    };
    let rows: Vec<Row> = measures.variants.iter().filter_map(row).collect();
    let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
    let table = DataTable {
        key: "rekening".to_owned(),
        title: Text::new("Wat de financiering moet dekken", "What the financing has to cover"),
        stub: Text::new("Variant", "Variant"),
        columns: vec![
            column("zonder_financiering_mln_euro", "Saldo zonder financiering", "Balance without the financing"),
            column("van_buiten_mln_euro", "Van buiten het model", "From outside the model"),
            column("restant_mln_euro", "Blijft ongedekt (min: over)", "Left uncovered (minus: to spare)"),
        ],
        rows,
        notes: vec![Text::new(
            "Miljoen euro per jaar; + is een slechter saldo. De rekening geldt voor deze steekproef; het interval van het saldo staat bij de verandering van het saldo.",
            "Million euros a year; + is a worse balance. The bill is that of this sample; the interval of the balance stands with the change of the balance.",
        )],
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn financing(measures: &Measures) -> Vec<Block> {
    let mut blocks: Vec<Block> = bills(measures).into_iter().collect();
    for variant in &measures.variants {
        let Some(financing) = &variant.financing else { continue };
        let column = |key: &str, nl: &str, en: &str| Column { key: key.to_owned(), heading: Text::new(nl, en) };
        let row = |line: &FinancingLine| Row {
            key: key(&line.key),
            heading: named(&line.name),
            cells: vec![
                Cell::Words(written(line.before, line.unit)),
                Cell::Words(written(line.after, line.unit)),
                Cell::Words(moved(line)),
            ],
            emphasis: false,
        };
        let paid = |line: &OutsideLine| Row {
            key: key(&line.name.nl),
            heading: text!(
                "{name} (betaald door {payer})",
                "{name} (paid by {payer})",
                name = named(&line.name),
                payer = named(&line.payer)
            ),
            cells: vec![Cell::Blank, Cell::Words(amount(line.euros_year)), Cell::Blank],
            emphasis: false,
        };
        blocks.push(Block::Table(DataTable {
            key: format!("financiering_{}", key(&variant.id)),
            title: text!("Financiering van {name}", "Financing of {name}", name = named(&variant.name)),
            stub: Text::new("Belastingregel", "Tax rule"),
            columns: vec![
                column("nu", "Nu", "Now"),
                column("variant", "In de variant", "In the variant"),
                column("verschil", "Verschil", "Difference"),
            ],
            rows: financing.lines.iter().map(row).chain(financing.outside.iter().map(paid)).collect(),
            notes: vec![
                Text::new(
                    "Het model heeft de waarden in de kolom «In de variant» gezocht, zodat het saldo van de variant zo dicht mogelijk bij nul komt.",
                    "The model has searched the values in the column “In the variant”, so that the balance of the variant comes as near to zero as it can.",
                ),
                residual(variant, financing.residual_euros_year),
            ],
        }));
    }
    blocks
}

fn residual(variant: &VariantMeasures, euros: f64) -> Text {
    let x = amount(euros);
    if variant.is_covered() {
        Text::new("Het saldo komt op nul.", "The balance comes to zero.")
    } else if euros > 0.0 {
        text!(
            "Er blijft {x} per jaar ongedekt: verder komen de stappen niet.",
            "There is {x} a year left uncovered: the steps go no further.",
            x = x
        )
    } else {
        text!("Er blijft {x} per jaar over.", "There is {x} a year to spare.", x = x)
    }
}
