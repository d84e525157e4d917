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
    amount, balance, column, columns_of, interval_note, key, million, million_change, paragraph, section,
    variant_columns,
};
use crate::text::Text;
use crate::text::text;

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
    blocks.push(paragraph([text!(budget_cash_basis_explained)]));
    if !measures.others().is_empty() {
        blocks.push(Block::Table(cash_change(measures)));
        blocks.push(Block::Table(cash_years(measures)));
    }
    blocks.push(Block::Table(money_flow(measures)));
    blocks.extend(financing(measures));
    section("budget", text!(budget_title), blocks)
}

fn sign(measures: &Measures) -> Text {
    text!(budget_sign, year = measures.year, prices = measures.price_year)
}

fn split_explained() -> Vec<Text> {
    vec![
        text!(budget_accrual_basis_explained),
        text!(budget_policy_change_explained),
        text!(budget_higher_use_explained),
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
        ("beleidswijziging", text!(budget_policy_change), |c| &c.policy, false),
        ("hoger_gebruik", text!(budget_higher_use), |c| &c.use_effect, false),
        ("niet_teruggevorderd", text!(budget_overpaid_not_reclaimed), |c| &c.waived, false),
        ("niet_nabetaald", text!(budget_underpaid_not_supplemented), |c| &c.underpaid, false),
        ("afgeschreven", text!(budget_claimed_back_and_written_off), |c| &c.written_off, false),
    ];
    let optional: [Line<BudgetChange>; 5] = [
        ("kinderbijslag", account_heading(measures, AccountKind::ChildBenefit), |c| &c.child_benefits, false),
        ("uitkeringen", account_heading(measures, AccountKind::Benefit), |c| &c.benefits, false),
        ("premies", account_heading(measures, AccountKind::Premium), |c| &c.premiums, false),
        ("overig", text!(budget_other_change_incomes), |c| &c.other, false),
        ("bron_van_buiten", text!(budget_saving_elsewhere_outside_source), |c| &c.outside, false),
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
        heading: text!(budget_balance),
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
        title: text!(budget_change_balance_accrual_basis),
        stub: text!(budget_unit_worse_balance),
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
        let name = account.name.clone();
        if !names.contains(&name) {
            names.push(name);
        }
        if !parties.contains(&account.party.as_str()) {
            parties.push(&account.party);
        }
    }
    let (list, party) = (Text::joined(&names, ", "), parties.join(", "));
    match kind {
        AccountKind::Tax => {
            text!(budget_taxes_to_the_state)
        }
        AccountKind::Premium => text!(budget_names_to_party, list = list, party = party),
        AccountKind::ChildBenefit | AccountKind::Benefit => {
            text!(budget_names_by_party, list = list, party = party)
        }
    }
}

fn solved_note() -> Text {
    text!(budget_zero_by_the_financing)
}

/// Why higher use and a higher share of non-users can stand side by side.
fn use_note() -> Text {
    text!(budget_higher_use_and_non_take_up)
}

fn rounding_note() -> Text {
    text!(budget_rounding)
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
        rows.push(Row { key: key(&amount.id), heading: amount.name.clone(), cells, emphasis: false });
    }
    rows
}

fn scheme_change(measures: &Measures) -> DataTable {
    let changes = measures.others().iter().filter_map(|v| v.budget.change.as_ref());
    let lists: Vec<&[_]> = changes.map(|c| c.schemes.as_slice()).collect();
    DataTable {
        key: "budget_verandering_regelingen".to_owned(),
        title: text!(budget_change_per_scheme_accrual_basis),
        stub: text!(budget_unit_higher_spending),
        columns: variant_columns(measures, "mln_euro"),
        rows: scheme_rows(&lists, million_change),
        notes: vec![text!(budget_sum_of_schemes), interval_note()],
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
            ("regelingen", text!(budget_toeslagen_and_toelagen), |b| &b.due, true),
            ("kinderbijslag", account_heading(measures, AccountKind::ChildBenefit), |b| &b.child_benefits, false),
            ("uitkeringen", account_heading(measures, AccountKind::Benefit), |b| &b.benefits, false),
            ("belasting_en_bijdragen", account_heading(measures, AccountKind::Tax), |b| &b.tax, false),
            ("premies", account_heading(measures, AccountKind::Premium), |b| &b.premiums, false),
        ],
    ));
    DataTable {
        key: "budget_niveau".to_owned(),
        title: text!(budget_spending_and_receipts),
        stub: text!(budget_unit_per_year),
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
    with_account.all(|v| v.budget.benefits.value() == Some(0.0)).then(|| text!(budget_social_assistance_at_zero))
}

fn cash_change(measures: &Measures) -> DataTable {
    let last = measures.year + 3;
    let lines: [Line<BudgetChange>; 4] = [
        ("voorschotten", text!(budget_advances), |c| &c.advances, false),
        ("nabetalingen", text!(budget_supplements), |c| &c.supplements, false),
        ("minder_terugvorderingen", text!(budget_fewer_recoveries), |c| &c.repaid, false),
        ("kas_regelingen", text!(budget_all_schemes), |c| &c.cash, true),
    ];
    DataTable {
        key: "budget_kas".to_owned(),
        title: text!(budget_change_cash_basis_together, first = measures.year, last = last),
        stub: text!(budget_unit_worse_balance),
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
        let name = variant.name.clone();
        let schemes = text!(budget_schemes_of, name = &name);
        let balance = text!(budget_balance_of, name = name);
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
        title: text!(budget_change_cash_basis_per_year),
        stub: text!(budget_unit_worse_balance),
        columns: years.iter().map(column).collect(),
        rows: rows.collect(),
        notes: vec![text!(budget_one_year_of_award), interval_note()],
    }
}

fn money_flow(measures: &Measures) -> DataTable {
    let rows = level_rows(
        measures,
        &[
            ("voorschotten", text!(budget_paid_year), |b| &b.advances, false),
            ("nabetalingen", text!(budget_paid_afterwards), |b| &b.supplements, false),
            ("terugbetaald", text!(budget_paid_back_by_households_less), |b| &b.repaid, false),
            ("open_schuld", text!(budget_still_owed_less), |b| &b.outstanding, false),
            ("niet_teruggevorderd", text!(budget_overpaid_not_reclaimed_less), |b| &b.waived, false),
            ("niet_nabetaald", text!(budget_underpaid_not_supplemented_more), |b| &b.underpaid, false),
            ("afgeschreven", text!(budget_written_off_less), |b| &b.written_off, false),
            ("recht", text!(budget_right_that_is_used), |b| &b.due, true),
        ],
    );
    DataTable {
        key: "geldstroom".to_owned(),
        title: text!(budget_payment_to_right),
        stub: text!(budget_unit),
        columns: columns_of(&measures.variants, "mln_euro"),
        rows,
        notes: vec![text!(budget_payment_to_right_explained)],
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
        Some(Row { key: key(&variant.id), heading: variant.name.clone(), cells, emphasis: false })
    };
    let rows: Vec<Row> = measures.variants.iter().filter_map(row).collect();
    let table = DataTable {
        key: "rekening".to_owned(),
        title: text!(budget_financing_has_to_cover),
        stub: text!(word_variant),
        columns: vec![
            column("zonder_financiering_mln_euro", text!(budget_balance_without_financing)),
            column("van_buiten_mln_euro", text!(budget_outside_model)),
            column("restant_mln_euro", text!(budget_left_uncovered_minus_spare)),
        ],
        rows,
        notes: vec![text!(budget_financing_has_to_cover_explained)],
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn financing(measures: &Measures) -> Vec<Block> {
    let mut blocks: Vec<Block> = bills(measures).into_iter().collect();
    for variant in &measures.variants {
        let Some(financing) = &variant.financing else { continue };
        let row = |line: &FinancingLine| Row {
            key: key(&line.key),
            heading: line.name.clone(),
            cells: vec![
                Cell::Words(written(line.before, line.unit)),
                Cell::Words(written(line.after, line.unit)),
                Cell::Words(moved(line)),
            ],
            emphasis: false,
        };
        let paid = |line: &OutsideLine| Row {
            key: key(&line.name.nl),
            heading: text!(budget_paid_by, name = &line.name, payer = &line.payer),
            cells: vec![Cell::Blank, Cell::Words(amount(line.euros_year)), Cell::Blank],
            emphasis: false,
        };
        blocks.push(Block::Table(DataTable {
            key: format!("financiering_{}", key(&variant.id)),
            title: text!(budget_financing_of, name = &variant.name),
            stub: text!(budget_tax_rule),
            columns: vec![
                column("nu", text!(budget_now)),
                column("variant", text!(budget_in_the_variant)),
                column("verschil", text!(budget_difference)),
            ],
            rows: financing.lines.iter().map(row).chain(financing.outside.iter().map(paid)).collect(),
            notes: vec![text!(budget_values_searched_by_the_model), residual(variant, financing.residual_euros_year)],
        }));
    }
    blocks
}

fn residual(variant: &VariantMeasures, euros: f64) -> Text {
    let x = amount(euros);
    if variant.is_covered() {
        text!(budget_balance_comes_to_zero)
    } else if euros > 0.0 {
        text!(budget_left_uncovered, x = x)
    } else {
        text!(budget_to_spare, x = x)
    }
}
