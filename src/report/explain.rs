//! The explanation of one household as text, in Dutch or English.
//!
//! Takes: an [`Explanation`]. Gives: lines of at most 100 characters. The law's own words stay Dutch.
//! Leaves to others: what is explained (`simulation`), the sentences (`text`).

use crate::measure::take_up_check::group_name;
use crate::report::cell::wrap_words;
use crate::report::month_names;
use crate::simulation::explain::{
    Amount, DeliveryExplained, ExplainedStep, Explanation, LawNumber, LawRow, Luck, MonthResult, PersonFacts, Read,
    Section, SectionDetail, UseReason, Who,
};
use crate::text::Text;
use crate::text::show_hidden_chars;
use crate::text::text;
use crate::units::{Cents, Language, MONTHS, format_cents, format_decimal, format_euros, format_whole};
use rust_decimal::Decimal;

const WIDTH: usize = 100;

/// The whole explanation.
pub fn explanation_text(explanation: &Explanation, language: Language) -> String {
    let mut page = Page { language, lines: Vec::new() };
    page.head(explanation);
    page.who(&explanation.who);
    page.financing(explanation);
    for section in &explanation.sections {
        page.section(section, explanation.year);
    }
    let mut text =
        page.lines.iter().map(|line| show_hidden_chars(line).trim_end().to_owned()).collect::<Vec<_>>().join("\n");
    text.push('\n');
    text
}

struct Page {
    language: Language,
    lines: Vec<String>,
}

impl Page {
    /// Words behind an indent; lines after the first two further in.
    fn put(&mut self, indent: usize, words: &Text) {
        let lines = wrap_words(words.get(self.language), WIDTH - indent - 2);
        for (position, line) in lines.into_iter().enumerate() {
            let further = if position == 0 { 0 } else { 2 };
            self.lines.push(format!("{}{line}", " ".repeat(indent + further)));
        }
    }

    fn heading(&mut self, words: &Text) {
        self.lines.push(String::new());
        self.put(0, words);
        let length = words.get(self.language).chars().count().min(WIDTH);
        self.lines.push("─".repeat(length));
    }

    fn head(&mut self, e: &Explanation) {
        let title = text!(explain_title, household = e.household.to_string(), variant = &e.variant_name, year = e.year);
        self.put(0, &title);
        self.lines.push("═".repeat(title.get(self.language).chars().count().min(WIDTH)));
        let (sample, seed) = (count(e.sample_households), e.seed.to_string());
        let mut note = match &e.file {
            Some(file) => text!(explain_household_from_file, file = file, sample = sample, seed = seed),
            None => text!(explain_model_case, sample = sample, seed = seed),
        };
        if e.sample_households != e.scenario_sample_households {
            let scenario = count(e.scenario_sample_households);
            let more = text!(explain_report_uses, scenario = scenario, number = e.scenario_sample_households);
            note = Text::joined([&note, &more], " ");
        }
        self.put(0, &note);
    }

    fn who(&mut self, who: &Who) {
        self.heading(&text!(explain_who));
        for (position, person) in who.persons.iter().enumerate() {
            self.put(2, &person_line(position + 1, person));
            for (name, amounts) in &person.incomes_cents_month {
                self.put(4, &amounts_line(name, amounts));
            }
        }
        for (name, amounts) in &who.amounts_cents_month {
            self.put(2, &amounts_line(name, amounts));
        }
        for (name, amount) in &who.stocks_cents {
            self.put(2, &with_colon(name, &euros(*amount)));
        }
        let traits: Vec<Text> = who.traits.iter().map(|(name, word)| with_colon(name, word)).collect();
        self.put(2, &Text::joined(&traits, "; "));
    }

    fn financing(&mut self, e: &Explanation) {
        let Some(financing) = &e.financing else { return };
        self.heading(&text!(explain_financing));
        for number in &financing.numbers {
            let print = |value: Decimal| match number.is_rate {
                true => percent(value, 2),
                false => text!(amount_euros, n = decimal(value.round_dp(2), 2)),
            };
            let (before, after) = (print(number.before), print(number.after));
            self.put(
                2,
                &text!(
                    explain_financed_number,
                    step = &number.step,
                    name = &number.label,
                    before = before,
                    after = after
                ),
            );
        }
        let million = financing.residual_euros_year / 1e6;
        let million = Text::in_each(|language| format_decimal(million, 1, language));
        self.put(2, &text!(explain_uncovered, million = million));
    }

    fn section(&mut self, section: &Section, year: i16) {
        let (law, executor) = (Text::same(&section.law), Text::same(&section.executor));
        self.heading(&Text::joined([&section.name, &law, &executor], " · "));
        for (name, result) in &section.results {
            let amount = amount(&result.amount);
            let line = match result.months.is_empty() {
                true => text!(explain_outcome_of_year, name = name, year = year, amount = amount),
                false => {
                    let months = months(&result.months);
                    text!(explain_outcome_of_months, name = name, months = months, year = year, amount = amount)
                }
            };
            self.put(2, &line);
        }
        if section.detail == SectionDetail::Brief {
            self.put(2, &text!(explain_in_brief, scheme = &section.scheme));
        }
        for step in &section.steps {
            self.step(step);
        }
        if let Some(delivery) = &section.delivery {
            self.delivery(delivery, year);
        }
    }

    fn step(&mut self, step: &ExplainedStep) {
        self.lines.push(String::new());
        self.put(0, &step_line(step));
        match step.same_rule_as {
            Some(number) => self.put(5, &text!(explain_same_rule, step = number)),
            None => {
                if let Some(explanation) = &step.explanation {
                    self.put(5, &Text::same(explanation));
                }
                self.put(5, &text!(explain_rule, formula = &step.formula));
                self.put(5, &text!(explain_source, source = &step.source));
            }
        }
        for branch in &step.branches {
            self.put(
                5,
                &match branch.holds {
                    true => text!(explain_branch_holds, condition = &branch.condition),
                    false => text!(explain_branch_fails, condition = &branch.condition),
                },
            );
        }
        for read in &step.reads {
            self.put(5, &read_line(read));
        }
        if step.same_rule_as.is_none() {
            for number in &step.law_numbers {
                self.put(5, &law_number_line(number));
            }
        }
        for part in &step.parts {
            self.put(7, &Text::joined([&Text::same(&part.text), &amount(&part.amount)], " = "));
        }
        if !step.other_months.is_empty() {
            self.put(5, &text!(explain_when_it_changed, results = month_results(&step.other_months)));
        }
    }

    fn delivery(&mut self, d: &DeliveryExplained, year: i16) {
        self.lines.push(String::new());
        self.put(2, &text!(explain_delivery));
        let basis = match (d.is_yearly, d.is_settled) {
            (true, true) => text!(explain_basis_settled),
            (true, false) => text!(explain_basis_not_settled),
            (false, _) => text!(explain_basis_monthly),
        };
        self.put(4, &text!(explain_basis_and_lag, basis = basis, months = d.lag_months));
        for (position, state) in d.known.iter().enumerate() {
            let incomes: Vec<Text> = state.assessed_income_cents_year.iter().map(|i| euros(*i)).collect();
            let (incomes, award) = (Text::joined(&incomes, " + "), euros(state.award_cents_year));
            self.put(
                4,
                &match position {
                    0 => text!(explain_known_first, incomes = incomes, award = award),
                    _ => text!(explain_known_later, n = position + 1, incomes = incomes, award = award),
                },
            );
        }
        self.put(4, &use_line(&d.reason));
        let right = euros(d.entitlement_cents_year);
        self.put(
            4,
            &match d.is_yearly {
                true => text!(explain_right_of_year, amount = &right),
                false => text!(explain_right_by_month, amount = &right),
            },
        );
        if !d.is_used {
            if d.entitlement_cents_year > Cents::ZERO {
                self.put(4, &text!(explain_missed, amount = right));
            }
            return;
        }
        self.paid(d, year);
    }

    /// What was paid in the year and what came after it.
    fn paid(&mut self, d: &DeliveryExplained, year: i16) {
        self.put(4, &amounts_line(&text!(ledger_paid_in_the_year), &d.advances_cents_month));
        if d.is_settled {
            self.put(4, &text!(explain_definitive_award, amount = euros(d.due_cents_year)));
        }
        for (name, value) in [
            (text!(term_supplement), d.supplement_cents),
            (text!(term_recovery), d.recovery_cents),
            (text!(ledger_overpaid), d.overpaid_cents),
            (text!(ledger_underpaid), d.underpaid_cents),
            (text!(ledger_not_collected), d.written_off_cents),
            (text!(explain_still_owed), d.balance_cents),
        ] {
            if value != Cents::ZERO {
                self.put(4, &with_colon(&name, &euros(value)));
            }
        }
        let cash = d.cash_cents.iter().zip(year..);
        let cash: Vec<Text> =
            cash.map(|(amount, year)| Text::joined([&Text::same(year.to_string()), &euros(*amount)], " ")).collect();
        self.put(4, &text!(explain_cash_by_year, amounts = Text::joined(&cash, ", ")));
        self.put(4, &text!(explain_decisions, n = d.decisions));
    }
}

// ---------------------------------------------------------------- lines

fn person_line(number: usize, person: &PersonFacts) -> Text {
    let age = match person.age_years >= 0 {
        true => text!(explain_age, years = person.age_years),
        false => Text::default(),
    };
    let present = match person.is_present.iter().any(|is| !is) {
        true => {
            let present: Vec<u8> = (1..=12).filter(|m| person.is_present[*m as usize - 1]).collect();
            text!(explain_in_household, months = months(&present))
        }
        false => Text::default(),
    };
    text!(explain_person, n = number, role = &person.role, date = &person.birth_date, age = age, present = present)
}

/// Twelve amounts, months with the same amount together, and their sum.
fn amounts_line(name: &Text, amounts: &[Cents; MONTHS]) -> Text {
    text!(explain_amounts, name = name, amounts = by_month(amounts), total = euros(amounts.iter().sum()))
}

fn by_month(amounts: &[Cents; MONTHS]) -> Text {
    let mut runs: Vec<(Vec<u8>, Cents)> = Vec::new();
    for (month, amount) in (1_u8..).zip(amounts) {
        match runs.last_mut() {
            Some((months, known)) if known == amount => months.push(month),
            _ => runs.push((vec![month], *amount)),
        }
    }
    if let [(_, only)] = runs.as_slice() {
        return euros(*only);
    }
    let runs: Vec<Text> = runs.iter().map(|(of, a)| Text::joined([&months(of), &euros(*a)], " ")).collect();
    Text::joined(&runs, ", ")
}

/// Months as ranges: `jan–mrt, mei`.
fn months(months: &[u8]) -> Text {
    let names = month_names();
    let name = |month: u8| &names[usize::from(month.clamp(1, 12)) - 1];
    let mut ranges: Vec<(u8, u8)> = Vec::new();
    for month in months {
        match ranges.last_mut() {
            Some((_, end)) if *end + 1 == *month => *end = *month,
            _ => ranges.push((*month, *month)),
        }
    }
    let range = |(from, to): &(u8, u8)| match from == to {
        true => name(*from).clone(),
        false => Text::joined([name(*from), name(*to)], "–"),
    };
    Text::joined(&ranges.iter().map(range).collect::<Vec<_>>(), ", ")
}

fn step_line(step: &ExplainedStep) -> Text {
    let mut whom = Text::default();
    if !step.persons.is_empty() {
        let numbers: Vec<String> = step.persons.iter().map(usize::to_string).collect();
        whom = text!(explain_of_person, numbers = numbers.join(", "));
    }
    if !step.months.is_empty() && step.months.len() < MONTHS {
        whom = Text::joined([&whom, &months(&step.months)], ", ");
    }
    let number = Text::same(format!("{:>3}. ", step.number));
    let head = Text::joined([&number, &with_name(&step.label, &step.name), &whom], "");
    Text::joined([&head, &amount(&step.outcome)], " = ")
}

fn read_line(read: &Read) -> Text {
    let person = read.person.map_or_else(Text::default, |person| text!(explain_read_of_person, person = person));
    let origin = match read.step {
        Some(step) => text!(explain_read_from_step, step = step),
        None if read.is_fact => text!(explain_read_fact),
        None => Text::default(),
    };
    // One value all along needs no months.
    let value = match read.amounts.as_slice() {
        [only] => amount(&only.amount),
        several => month_results(several),
    };
    text!(explain_read, name = with_name(&read.label, &read.name), person = person, value = value, origin = origin)
}

fn month_results(results: &[MonthResult]) -> Text {
    let result = |r: &MonthResult| match r.months.is_empty() {
        true => amount(&r.amount),
        false => Text::joined([&months(&r.months), &amount(&r.amount)], " "),
    };
    Text::joined(&results.iter().map(result).collect::<Vec<_>>(), "; ")
}

fn law_number_line(number: &LawNumber) -> Text {
    let value = match &number.amount {
        Some(known) => amount(known),
        None => Text::joined(&number.rows.iter().map(law_row).collect::<Vec<_>>(), "; "),
    };
    let financed = match number.is_financed {
        true => text!(explain_changed_by_financing),
        false => Text::default(),
    };
    text!(
        explain_law_number,
        name = with_name(&number.label, &number.name),
        value = value,
        source = &number.source,
        certainty = number.certainty.to_string(),
        financed = financed
    )
}

fn law_row(row: &LawRow) -> Text {
    let value = decimal(row.value, 0);
    match row.limit {
        Some(limit) => text!(explain_row_up_to, limit = decimal(limit, 0), value = value),
        None => text!(explain_row_above, value = value),
    }
}

/// Why a scheme is used or not.
fn use_line(reason: &UseReason) -> Text {
    match reason {
        UseReason::NoRight => text!(explain_no_right),
        UseReason::Automatic { coverage } => {
            text!(explain_automatic, draw = three(coverage.draw), chance = three(coverage.chance))
        }
        UseReason::Decision { coverage, consents, claim, is_invited, lost_after, group, .. } => {
            let (gain, recovered) = weighed(reason);
            let verdict = match (lost_after, claim.happens()) {
                (Some(_), _) => text!(explain_claim_lost),
                (None, true) => text!(explain_claimed),
                (None, false) => text!(explain_not_claimed),
            };
            text!(
                explain_decision,
                before = before_the_claim(*consents, coverage.as_ref(), *is_invited),
                verdict = verdict,
                draw = three(claim.draw),
                sign = if claim.happens() { "<" } else { "≥" },
                chance = three(claim.chance),
                group = group_name(*group),
                gain = Text::in_each(|language| format_decimal(gain, 2, language)),
                recovered = three(recovered),
            )
        }
    }
}

/// The right that a household weighs, in euros per month, and the expected recovery per euro paid.
fn weighed(reason: &UseReason) -> (f64, f64) {
    match reason {
        UseReason::Decision { gain_euros_month, recovered_per_euro, .. } => (*gain_euros_month, *recovered_per_euro),
        UseReason::NoRight | UseReason::Automatic { .. } => (0.0, 0.0),
    }
}

/// What the agency did before the household decided.
fn before_the_claim(consents: bool, coverage: Option<&Luck>, is_invited: bool) -> Text {
    let awarded = match coverage {
        _ if !consents => text!(explain_no_consent),
        Some(luck) => text!(explain_not_automatic, draw = three(luck.draw), chance = three(luck.chance)),
        None => Text::default(),
    };
    let wrote = if is_invited { text!(explain_invited) } else { Text::default() };
    Text::joined([&awarded, &wrote], "")
}

// ---------------------------------------------------------------- amounts

/// The words for a value with its name, which the formulas use.
fn with_name(label: &Text, name: &str) -> Text {
    Text::in_each(|language| format!("{} ({name})", label.get(language)))
}

fn with_colon(name: &Text, amount: &Text) -> Text {
    Text::joined([name, amount], ": ")
}

fn count(households: u32) -> Text {
    Text::in_each(|language| format_whole(i64::from(households), language))
}

fn three(value: f64) -> Text {
    Text::in_each(|language| format_decimal(value, 3, language))
}

fn decimal(value: Decimal, decimals: u32) -> Text {
    Text::in_each(|language| format_euros(value, decimals, language))
}

fn percent(share: Decimal, decimals: u32) -> Text {
    Text::in_each(|language| format!("{}%", format_euros(share * Decimal::ONE_HUNDRED, decimals, language)))
}

fn euros(cents: Cents) -> Text {
    text!(amount_euros, n = Text::in_each(|language| format_cents(cents, language)))
}

fn amount(amount: &Amount) -> Text {
    match amount {
        Amount::Number { value, percent: true, .. } => percent(*value, 0),
        Amount::Number { value, unit, .. } => match unit.strip_prefix("EUR") {
            Some(per) if !per.contains('2') && (per.is_empty() || per.starts_with('/')) => {
                let value = value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
                let euros = text!(amount_euros, n = decimal(value, 2));
                Text::joined([&euros, &in_words(&per.replace('/', " per "))], "")
            }
            _ if unit == "ratio" => decimal(value.round_dp(6), 0),
            _ => Text::joined([&decimal(value.round_dp(10), 0), &in_words(unit)], " "),
        },
        Amount::Truth { value: true } => text!(word_yes),
        Amount::Truth { value: false } => text!(word_no),
        Amount::Date { value } | Amount::Word { value } => Text::same(value.replace('_', " ")),
    }
}

/// A unit with its words in each language.
fn in_words(unit: &str) -> Text {
    let words = [text!(unit_year), text!(unit_month), text!(unit_quarter), text!(unit_hour)];
    Text::new(unit, words.iter().fold(unit.to_owned(), |said, word| said.replace(&word.nl, &word.en)))
}
