//! The explanation of one household as text, in Dutch or English.
//!
//! Takes: an [`Explanation`]. Gives: lines of at most 100 characters. The law's own words stay Dutch.
//! Leaves to others: what is explained (`scenario`).

use super::wrap_words;
use crate::simulation::explain::{
    Amount, DeliveryExplained, ExplainedStep, Explanation, LawNumber, MonthResult, Read, Section, SectionDetail,
    UseReason, Who,
};
use crate::text::show_hidden_chars;
use crate::units::{Cents, Language, MONTHS, format_cents, format_decimal, format_euros, format_whole};
use rust_decimal::Decimal;

const WIDTH: usize = 100;
const DUTCH_MONTHS: [&str; MONTHS] =
    ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const ENGLISH_MONTHS: [&str; MONTHS] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

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
    fn t<'a>(&self, dutch: &'a str, english: &'a str) -> &'a str {
        match self.language {
            Language::Dutch => dutch,
            Language::English => english,
        }
    }

    /// Words behind an indent; lines after the first two further in.
    fn put(&mut self, indent: usize, words: &str) {
        for (position, line) in wrap_words(words, WIDTH - indent - 2).into_iter().enumerate() {
            let further = if position == 0 { 0 } else { 2 };
            self.lines.push(format!("{}{line}", " ".repeat(indent + further)));
        }
    }

    fn heading(&mut self, words: &str) {
        self.lines.push(String::new());
        self.put(0, words);
        let length = words.chars().count().min(WIDTH);
        self.lines.push("─".repeat(length));
    }

    fn euros(&self, cents: Cents) -> String {
        format!("€ {}", format_cents(cents, self.language))
    }

    fn head(&mut self, e: &Explanation) {
        let title = format!(
            "{} {} · {} {} · {}",
            self.t("Huishouden", "Household"),
            e.household,
            self.t("variant", "variant"),
            e.variant_name.get(self.language),
            e.year
        );
        self.put(0, &title);
        self.lines.push("═".repeat(title.chars().count().min(WIDTH)));
        let sample = format_whole(i64::from(e.sample_households), self.language);
        let scenario = format_whole(i64::from(e.scenario_sample_households), self.language);
        let mut note = match (self.language, &e.file) {
            (Language::Dutch, Some(file)) => format!(
                "Een huishouden uit het bestand «{file}», om een regel uit te leggen en nooit om iemand te selecteren. De \
                 kans op gebruik en de financiering zijn bepaald op {sample} huishoudens uit dat bestand (zaad {}).",
                e.seed
            ),
            (Language::English, Some(file)) => format!(
                "A household from the file «{file}», to explain a rule and never to select anybody. The chance of use \
                 and the financing were determined on {sample} households of that file (seed {}).",
                e.seed
            ),
            (Language::Dutch, None) => format!(
                "Een modelgeval uit een synthetische bevolking, geen bestaand huishouden. De kans op gebruik en de \
                 financiering zijn bepaald op een steekproef van {sample} huishoudens (zaad {}).",
                e.seed
            ),
            (Language::English, None) => format!(
                "A model case from a synthetic population, no real household. The chance of use and the financing \
                 were determined on a sample of {sample} households (seed {}).",
                e.seed
            ),
        };
        if e.sample_households != e.scenario_sample_households {
            note.push_str(&match self.language {
                Language::Dutch => format!(
                    " Het rapport van het scenario gebruikt er {scenario}; met `--sample {}` zijn het dezelfde cijfers.",
                    e.scenario_sample_households
                ),
                Language::English => format!(
                    " The report of the scenario uses {scenario}; with `--sample {}` the figures are the same.",
                    e.scenario_sample_households
                ),
            });
        }
        self.put(0, &note);
    }

    fn who(&mut self, who: &Who) {
        self.heading(self.t("Wie het is", "Who it is"));
        for (position, person) in who.persons.iter().enumerate() {
            let mut line = format!(
                "{} {}: {}, {} {}",
                self.t("Persoon", "Person"),
                position + 1,
                person.role,
                self.t("geboren", "born"),
                person.birth_date
            );
            if person.age_years >= 0 {
                line.push_str(&format!(
                    " ({} {})",
                    person.age_years,
                    self.t("jaar op 1 januari", "years on 1 January")
                ));
            }
            if person.is_present.iter().any(|is| !is) {
                let months: Vec<u8> = (1..=12).filter(|m| person.is_present[*m as usize - 1]).collect();
                line.push_str(&format!(
                    ", {} {}",
                    self.t("in het huishouden:", "in the household:"),
                    self.months(&months)
                ));
            }
            self.put(2, &line);
            for (name, amounts) in &person.incomes_cents_month {
                self.amounts(4, name, amounts);
            }
        }
        for (name, amounts) in &who.amounts_cents_month {
            self.amounts(2, name, amounts);
        }
        for (name, amount) in &who.stocks_cents {
            let line = format!("{name}: {}", self.euros(*amount));
            self.put(2, &line);
        }
        let traits: Vec<String> = who.traits.iter().map(|(name, word)| format!("{name}: {word}")).collect();
        self.put(2, &traits.join("; "));
    }

    /// Twelve amounts, months with the same amount together, and their sum.
    fn amounts(&mut self, indent: usize, name: &str, amounts: &[Cents; MONTHS]) {
        let total: Cents = amounts.iter().sum();
        let line = format!(
            "{name}: {} {}; {} {}",
            self.by_month(amounts),
            self.t("per maand", "per month"),
            self.t("jaar", "year"),
            self.euros(total)
        );
        self.put(indent, &line);
    }

    fn by_month(&self, amounts: &[Cents; MONTHS]) -> String {
        let mut runs: Vec<(Vec<u8>, Cents)> = Vec::new();
        for (month, amount) in (1_u8..).zip(amounts) {
            match runs.last_mut() {
                Some((months, known)) if known == amount => months.push(month),
                _ => runs.push((vec![month], *amount)),
            }
        }
        if let [(_, only)] = runs.as_slice() {
            return self.euros(*only);
        }
        runs.iter()
            .map(|(months, a)| format!("{} {}", self.months(months), self.euros(*a)))
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// Months as ranges: `jan–mrt, mei`.
    fn months(&self, months: &[u8]) -> String {
        let names = match self.language {
            Language::Dutch => DUTCH_MONTHS,
            Language::English => ENGLISH_MONTHS,
        };
        let name = |month: u8| names[usize::from(month.clamp(1, 12)) - 1];
        let mut ranges: Vec<(u8, u8)> = Vec::new();
        for month in months {
            match ranges.last_mut() {
                Some((_, end)) if *end + 1 == *month => *end = *month,
                _ => ranges.push((*month, *month)),
            }
        }
        ranges
            .iter()
            .map(|(a, b)| if a == b { name(*a).to_owned() } else { format!("{}–{}", name(*a), name(*b)) })
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn financing(&mut self, e: &Explanation) {
        let Some(financing) = &e.financing else { return };
        self.heading(self.t("Financiering die hieronder geldt", "Financing in force below"));
        for number in &financing.numbers {
            let print = |value: Decimal| {
                if number.is_rate {
                    format!("{}%", format_euros(value * Decimal::ONE_HUNDRED, 2, self.language))
                } else {
                    format!("€ {}", format_euros(value.round_dp(2), 2, self.language))
                }
            };
            let line = format!(
                "{}: {} {} → {}",
                number.step.get(self.language),
                number.name,
                print(number.before),
                print(number.after)
            );
            self.put(2, &line);
        }
        let line = format!(
            "{} € {} {}",
            self.t("Ongedekt in deze steekproef:", "Uncovered in this sample:"),
            format_decimal(financing.residual_euros_year / 1e6, 1, self.language),
            self.t("miljoen per jaar.", "million per year.")
        );
        self.put(2, &line);
    }

    fn section(&mut self, section: &Section, year: i16) {
        self.heading(&format!("{} · {} · {}", section.name, section.law, section.executor));
        for (name, result) in &section.results {
            let months = if result.months.is_empty() {
                format!("{} {year}", self.t("jaar", "year"))
            } else {
                format!("{} {year}", self.months(&result.months))
            };
            let line = format!("{} {name} ({months}): {}", self.t("Uitkomst", "Outcome"), self.amount(&result.amount));
            self.put(2, &line);
        }
        if section.detail == SectionDetail::Brief {
            let line = format!(
                "{} `--scheme {}`.",
                self.t("In het kort; alle stappen met", "In brief; all steps with"),
                section.scheme
            );
            self.put(2, &line);
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
        let mut whom = String::new();
        if !step.persons.is_empty() {
            let numbers: Vec<String> = step.persons.iter().map(usize::to_string).collect();
            whom.push_str(&format!(", {} {}", self.t("persoon", "person"), numbers.join(", ")));
        }
        if !step.months.is_empty() && step.months.len() < MONTHS {
            whom.push_str(&format!(", {}", self.months(&step.months)));
        }
        let head = format!("{:>3}. {}{whom} = {}", step.number, step.name, self.amount(&step.outcome));
        self.put(0, &head);
        match step.same_rule_as {
            Some(number) => {
                let line = format!("{} {number}.", self.t("Dezelfde regel als in stap", "The same rule as in step"));
                self.put(5, &line);
            }
            None => {
                if let Some(explanation) = &step.explanation {
                    self.put(5, explanation);
                }
                let rule = format!("{}: {}", self.t("regel", "rule"), step.formula);
                self.put(5, &rule);
                let source = format!("{}: {}", self.t("bron", "source"), step.source);
                self.put(5, &source);
            }
        }
        for branch in &step.branches {
            let verdict = if branch.holds { self.t("ja", "yes") } else { self.t("nee", "no") };
            let line = format!("{} {}? {verdict}", self.t("is", "is"), branch.condition);
            self.put(5, &line);
        }
        for read in &step.reads {
            self.read(read);
        }
        if step.same_rule_as.is_none() {
            for number in &step.law_numbers {
                self.law_number(number);
            }
        }
        for part in &step.parts {
            let line = format!("{} = {}", part.text, self.amount(&part.amount));
            self.put(7, &line);
        }
        if !step.other_months.is_empty() {
            let line = format!(
                "{} {}",
                self.t("In de maanden waarin het veranderde:", "In the months in which it changed:"),
                self.month_results(&step.other_months)
            );
            self.put(5, &line);
        }
    }

    fn read(&mut self, read: &Read) {
        let person = read.person.map(|p| format!(" ({} {p})", self.t("persoon", "person"))).unwrap_or_default();
        let origin = match read.step {
            Some(step) => format!(" [{} {step}]", self.t("stap", "step")),
            None if read.is_fact => format!(" [{}]", self.t("feit", "fact")),
            None => String::new(),
        };
        // One value all along needs no months.
        let value = match read.amounts.as_slice() {
            [only] => self.amount(&only.amount),
            several => self.month_results(several),
        };
        let line = format!("· {}{person} = {value}{origin}", read.name);
        self.put(5, &line);
    }

    fn month_results(&self, results: &[MonthResult]) -> String {
        results
            .iter()
            .map(|r| format!("{} {}", self.months(&r.months), self.amount(&r.amount)).trim_start().to_owned())
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn law_number(&mut self, number: &LawNumber) {
        let value = match &number.amount {
            Some(amount) => self.amount(amount),
            None => {
                let rows: Vec<String> = number
                    .rows
                    .iter()
                    .map(|row| {
                        let limit = match row.limit {
                            Some(limit) => {
                                format!("{} {}", self.t("t/m", "up to"), format_euros(limit, 0, self.language))
                            }
                            None => self.t("daarboven", "above").to_owned(),
                        };
                        format!("{limit}: {}", format_euros(row.value, 0, self.language))
                    })
                    .collect();
                rows.join("; ")
            }
        };
        let financed = if number.is_financed {
            self.t(
                " — gewijzigd door de financiering; de bron is die van het bedrag ervoor",
                " — changed by the financing; the source is that of the number before",
            )
        } else {
            ""
        };
        let line = format!("§ {} = {value} ({}; {}){financed}", number.name, number.source, number.certainty);
        self.put(5, &line);
    }

    fn amount(&self, amount: &Amount) -> String {
        match amount {
            Amount::Number { value, percent: true, .. } => {
                format!("{}%", format_euros(value * Decimal::ONE_HUNDRED, 0, self.language))
            }
            Amount::Number { value, unit, .. } => match unit.strip_prefix("EUR") {
                Some(per) if !per.contains('2') && (per.is_empty() || per.starts_with('/')) => {
                    let per = per.replace('/', self.t(" per ", " per "));
                    let value = value.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
                    format!("€ {}{}", format_euros(value, 2, self.language), self.unit(&per))
                }
                _ if unit == "ratio" => format_euros(value.round_dp(6), 0, self.language),
                _ => format!("{} {}", format_euros(value.round_dp(10), 0, self.language), self.unit(unit)),
            },
            Amount::Truth { value } => if *value { self.t("ja", "yes") } else { self.t("nee", "no") }.to_owned(),
            Amount::Date { value } | Amount::Word { value } => value.clone(),
        }
    }

    fn unit(&self, unit: &str) -> String {
        match self.language {
            Language::Dutch => unit.to_owned(),
            Language::English => unit
                .replace("jaar", "year")
                .replace("maand", "month")
                .replace("kwartaal", "quarter")
                .replace("uur", "hour"),
        }
    }

    fn delivery(&mut self, d: &DeliveryExplained, year: i16) {
        self.lines.push(String::new());
        self.put(2, self.t("Wat de uitvoering ervan maakte", "What delivery made of it"));
        let basis = match (d.is_yearly, d.is_settled) {
            (true, true) => self.t(
                "per jaar: schatting, voorschot, definitieve afrekening",
                "per year: estimate, advances, definitive award",
            ),
            (true, false) => self.t("per jaar, zonder afrekening achteraf", "per year, not settled afterwards"),
            (false, _) => self.t("per maand, definitief, zonder afrekening", "per month, final, not settled"),
        };
        let lag = format!("{} {}", d.lag_months, self.t("maand(en) vertraging", "month(s) of delay"));
        self.put(4, &format!("{basis}; {lag}"));
        for (position, state) in d.known.iter().enumerate() {
            let incomes: Vec<String> = state.assessed_income_cents_year.iter().map(|i| self.euros(*i)).collect();
            let line = format!(
                "{} {}: {} {} {}; {} {}",
                self.t("stand van kennis", "state of knowledge"),
                position + 1,
                self.t("jaarinkomen per persoon", "yearly income per person"),
                incomes.join(" + "),
                if position == 0 {
                    self.t("(vorig jaar, geïndexeerd)", "(last year, indexed)")
                } else {
                    self.t("(na melding of registratie)", "(after a report or registration)")
                },
                self.t("recht daarop voor het jaar", "right on it for the year"),
                self.euros(state.award_cents_year),
            );
            self.put(4, &line);
        }
        self.use_reason(d);
        let entitled = format!(
            "{}: {}",
            if d.is_yearly {
                self.t("recht op de ware feiten", "right on the true facts")
            } else {
                self.t(
                    "vastgesteld per maand, op de feiten van zoveel maanden eerder",
                    "determined per month, on the facts of that many months before",
                )
            },
            self.euros(d.entitlement_cents_year)
        );
        self.put(4, &entitled);
        if !d.is_used {
            if d.entitlement_cents_year > Cents::ZERO {
                let line = format!(
                    "{}: {}",
                    self.t("niet gebruikt, dus misgelopen", "not used, so missed"),
                    self.euros(d.entitlement_cents_year)
                );
                self.put(4, &line);
            }
            return;
        }
        let label = self.t("betaald in het jaar", "paid in the year");
        self.amounts(4, label, &d.advances_cents_month);
        if d.is_settled {
            let line =
                format!("{}: {}", self.t("definitief toegekend", "definitive award"), self.euros(d.due_cents_year));
            self.put(4, &line);
        }
        for (name, value) in [
            (self.t("nabetaling", "supplement"), d.supplement_cents),
            (self.t("terugvordering", "recovery"), d.recovery_cents),
            (self.t("te veel betaald en niet teruggevraagd", "overpaid and not reclaimed"), d.overpaid_cents),
            (self.t("te weinig betaald en niet nabetaald", "underpaid and not supplemented"), d.underpaid_cents),
            (self.t("niet verder geïnd", "not collected any further"), d.written_off_cents),
            (self.t("nog schuldig na drie jaar", "still owed after three years"), d.balance_cents),
        ] {
            if value != Cents::ZERO {
                let line = format!("{name}: {}", self.euros(value));
                self.put(4, &line);
            }
        }
        let cash: Vec<String> =
            d.cash_cents.iter().zip(year..).map(|(amount, year)| format!("{year} {}", self.euros(*amount))).collect();
        let line = format!(
            "{}: {}",
            self.t("kas per jaar (min is terugbetaald)", "cash by year (minus is repaid)"),
            cash.join(", ")
        );
        self.put(4, &line);
        let line = format!("{}: {}", self.t("beschikkingen", "decisions sent"), d.decisions);
        self.put(4, &line);
    }

    fn use_reason(&mut self, d: &DeliveryExplained) {
        let number = |value: f64| format_decimal(value, 3, self.language);
        let line = match &d.reason {
            UseReason::NoRight => self
                .t("geen recht en niets betaald, dus geen aanvraag", "no right and nothing paid, so no claim")
                .to_owned(),
            UseReason::Automatic { coverage } => format!(
                "{}: {} {} < {} {}",
                self.t("ambtshalve toegekend", "awarded automatically"),
                self.t("lot", "draw"),
                number(coverage.draw),
                self.t("dekking", "coverage"),
                number(coverage.chance)
            ),
            UseReason::Decision { .. } => self.decision(&d.reason),
        };
        self.put(4, &line);
    }

    /// Why a household that the agency does not award by itself uses a scheme or not; nothing for other reasons.
    fn decision(&self, reason: &UseReason) -> String {
        let UseReason::Decision {
            coverage,
            consents,
            claim,
            is_invited,
            lost_after,
            group,
            gain_euros_month,
            recovered_per_euro,
        } = reason
        else {
            return String::new();
        };
        let number = |value: f64| format_decimal(value, 3, self.language);
        let mut line = String::new();
        if !consents {
            line.push_str(self.t("geen toestemming om ambtshalve toe te kennen; ", "no consent to automatic award; "));
        } else if let Some(luck) = coverage {
            line.push_str(&format!(
                "{} ({} {} ≥ {} {}); ",
                self.t("niet ambtshalve toegekend", "not awarded automatically"),
                self.t("lot", "draw"),
                number(luck.draw),
                self.t("dekking", "coverage"),
                number(luck.chance)
            ));
        }
        if *is_invited {
            line.push_str(self.t("de dienst schreef aan; ", "the agency wrote; "));
        }
        let verdict = match (lost_after, claim.happens()) {
            (Some(_), _) => {
                self.t("aangevraagd en tussen loketten verloren gegaan", "claimed and lost between counters")
            }
            (None, true) => self.t("aangevraagd", "claimed"),
            (None, false) => self.t("niet aangevraagd", "not claimed"),
        };
        line.push_str(&format!(
            "{verdict}: {} {} {} {} {} ({} {}; {} € {} {}; {} {})",
            self.t("lot", "draw"),
            number(claim.draw),
            if claim.happens() { "<" } else { "≥" },
            self.t("kans op gebruik", "chance of use"),
            number(claim.chance),
            self.t("groep", "group"),
            group_name(*group, self.language),
            self.t("bedrag", "amount"),
            format_decimal(*gain_euros_month, 2, self.language),
            self.t("per maand", "per month"),
            self.t("verwachte terugvordering per betaalde euro", "expected recovery per euro paid"),
            number(*recovered_per_euro)
        ));
        line
    }
}

fn group_name(group: crate::simulation::explain::TakeUpGroup, language: Language) -> &'static str {
    use crate::simulation::explain::TakeUpGroup as Group;
    let (dutch, english) = match group {
        Group::SocialAssistance => ("bijstand", "social assistance"),
        Group::Employee => ("werknemer", "employee"),
        Group::SelfEmployed => ("zelfstandige", "self-employed"),
        Group::Pension => ("pensioen", "pension"),
        Group::Other => ("overig", "other"),
    };
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}
