//! Who pays for a variant: whether its balance is zero, what is left, which taxes rise, who else pays.
//!
//! Takes: the measures of a variant. Gives: words for sentences and cells; every one of them follows from the figure.
//! Leaves to others: where they stand.

use crate::measure::AccountKind;
use crate::measure::Estimate;
use crate::measure::Figure;
use crate::measure::FinancingLine;
use crate::measure::FinancingUnit;
use crate::measure::VariantMeasures;
use crate::report::sections::wording::{amount, named, number, text};
use crate::text::Text;
use crate::units::Language;
use crate::units::format_decimal;

/// How a variant stands with its financing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Coverage {
    /// A financing brings the balance to zero.
    Zero,
    /// A financing leaves this uncovered. Unit: euros per year, above zero.
    Short(f64),
    /// A financing brings in more than is needed. Unit: euros per year, above zero.
    Over(f64),
    /// No financing, and the variant costs this. Unit: euros per year, above zero.
    Uncovered(f64),
    /// No financing, and the variant brings this in. Unit: euros per year, above zero.
    Yields(f64),
    /// No financing, and no difference that the sample can show.
    NoDifference,
}

/// Below this part of the bill, what is left says nothing about how far the steps reach. Unit: ratio.
const NEARLY: f64 = 0.01;

impl Coverage {
    /// Of a variant; `None` for the base, and where the balance is not shown.
    pub(super) fn of(variant: &VariantMeasures) -> Option<Coverage> {
        let balance = variant.budget.change.as_ref()?.balance.known()?;
        Some(match &variant.financing {
            Some(_) if variant.is_covered() => Coverage::Zero,
            Some(financing) if financing.residual_euros_year > 0.0 => Coverage::Short(financing.residual_euros_year),
            Some(financing) => Coverage::Over(-financing.residual_euros_year),
            None => Coverage::without(balance),
        })
    }

    fn without(balance: &Estimate) -> Coverage {
        if balance.includes_nil() {
            Coverage::NoDifference
        } else if balance.value > 0.0 {
            Coverage::Uncovered(balance.value)
        } else {
            Coverage::Yields(-balance.value)
        }
    }

    /// For a cell beside the balance.
    pub(super) fn words(self) -> Text {
        match self {
            Coverage::Zero => Text::new("nul door de financiering", "zero by the financing"),
            Coverage::Short(x) => text!("niet gedekt: {x}", "not covered: {x}", x = amount(x)),
            Coverage::Over(x) => text!("houdt over: {x}", "left over: {x}", x = amount(x)),
            Coverage::Uncovered(x) => text!("niet gedekt: {x}", "not covered: {x}", x = amount(x)),
            Coverage::Yields(x) => text!("levert op: {x}", "yields: {x}", x = amount(x)),
            Coverage::NoDifference => Text::new("geen aantoonbaar verschil", "no demonstrable difference"),
        }
    }

    /// As a sentence about the balance, without its end.
    pub(super) fn sentence(self, bill_euros_year: Option<f64>) -> Text {
        let bill = bill_euros_year.map(|bill| match bill > 0.0 {
            true => text!(
                "zonder financiering zou het in deze steekproef {x} per jaar meer kosten",
                "without a financing it would cost {x} a year more in this sample",
                x = amount(bill)
            ),
            false => text!(
                "zonder financiering zou het in deze steekproef {x} per jaar opleveren",
                "without a financing it would yield {x} a year in this sample",
                x = amount(bill)
            ),
        });
        let start = bill.unwrap_or_else(|| Text::same(""));
        match self {
            Coverage::Zero => text!(
                "{start}; de financiering brengt het verschil in het saldo op nul",
                "{start}; the financing brings the difference in the balance to zero",
                start = start
            ),
            Coverage::Short(x) if x < bill_euros_year.unwrap_or(0.0).abs() * NEARLY => text!(
                "{start}; na de financiering blijft {x} per jaar ongedekt",
                "{start}; after the financing {x} a year is left uncovered",
                start = start,
                x = amount(x)
            ),
            Coverage::Short(x) => text!(
                "{start}; de financiering dekt dat niet: wat haar stappen hoogstens opbrengen, laat {x} per jaar ongedekt",
                "{start}; the financing does not cover that: what its steps bring in at most leaves {x} a year uncovered",
                start = start,
                x = amount(x)
            ),
            Coverage::Over(x) => text!(
                "{start}; na de financiering blijft {x} per jaar over",
                "{start}; after the financing {x} a year is left over",
                start = start,
                x = amount(x)
            ),
            Coverage::Uncovered(x) => text!(
                "het kost per saldo {x} per jaar meer en dat is niet gedekt",
                "it costs {x} a year more on balance, which is not covered",
                x = amount(x)
            ),
            Coverage::Yields(x) => {
                text!("het levert per saldo {x} per jaar op", "it yields {x} a year on balance", x = amount(x))
            }
            Coverage::NoDifference => Text::new(
                "voor het saldo is er geen aantoonbaar verschil met nu",
                "there is no demonstrable difference in the balance",
            ),
        }
    }
}

/// What households pay more or less, and who else pays: one sentence for a variant with a financing.
pub(super) fn who_pays(variant: &VariantMeasures) -> Option<Text> {
    let financing = variant.financing.as_ref()?;
    let change = variant.budget.change.as_ref()?;
    let is_more = |line: &Figure| line.known().is_some_and(|line| !line.includes_nil() && line.value < 0.0);
    let is_paid = is_more(&change.tax) || is_more(&change.premiums) || !financing.outside.is_empty();
    let mut parts = Vec::new();
    parts.extend(change.tax.known().filter(|tax| !tax.includes_nil()).map(|tax| match tax.value < 0.0 {
        true => text!(
            "huishoudens betalen {x} per jaar meer belasting en bijdragen",
            "households pay {x} a year more in taxes and contributions",
            x = amount(tax.value)
        ),
        false => text!(
            "huishoudens betalen {x} per jaar minder belasting en bijdragen",
            "households pay {x} a year less in taxes and contributions",
            x = amount(tax.value)
        ),
    }));
    parts.extend(premiums_paid(variant, &change.premiums));
    parts.extend(financing.outside.iter().map(|line| {
        text!(
            "{payer} betaalt {x} per jaar ({name})",
            "{payer} pays {x} a year ({name})",
            payer = named(&line.payer),
            x = amount(line.euros_year),
            name = named(&line.name)
        )
    }));
    let list = list_of(parts)?;
    let numbers = list_of(numbers(&financing.lines));
    let head = match is_paid {
        true => Text::new("Wie betaalt", "Who pays"),
        false => Text::new("Wie minder betaalt", "Who pays less"),
    };
    Some(match numbers {
        Some(numbers) => text!(
            "{head}: {list}. De financiering verandert: {numbers}.",
            "{head}: {list}. The financing changes: {numbers}.",
            head = head,
            list = list,
            numbers = numbers
        ),
        None => text!("{head}: {list}.", "{head}: {list}.", head = head, list = list),
    })
}

/// What households pay more or less in premiums, with who receives them.
fn premiums_paid(variant: &VariantMeasures, premiums: &Figure) -> Option<Text> {
    let parties = variant.accounts.iter().filter(|account| account.kind == AccountKind::Premium);
    let parties: Vec<&str> = parties.map(|account| account.party.as_str()).collect();
    let party = Text::same(if parties.is_empty() { "anderen".to_owned() } else { parties.join(", ") });
    premiums.known().filter(|premium| !premium.includes_nil()).map(|premium| match premium.value < 0.0 {
        true => text!(
            "huishoudens betalen {x} per jaar meer premie aan {party}",
            "households pay {x} a year more in premiums to {party}",
            x = amount(premium.value),
            party = party.clone()
        ),
        false => text!(
            "huishoudens betalen {x} per jaar minder premie aan {party}",
            "households pay {x} a year less in premiums to {party}",
            x = amount(premium.value),
            party = party.clone()
        ),
    })
}

/// Rates of one step that move by the same, told as one from so many on.
const TOGETHER_FROM: usize = 3;

/// Every number of the law before and after; many rates of one step that move by the same are told once.
fn numbers(lines: &[FinancingLine]) -> Vec<Text> {
    let mut out = Vec::new();
    let mut rest = lines;
    while let Some(first) = rest.first() {
        let n = rest.iter().take_while(|line| line.step == first.step).count();
        let (own, after) = rest.split_at(n);
        rest = after;
        let rise = |line: &FinancingLine| line.after - line.before;
        let is_alike =
            |line: &FinancingLine| line.unit == FinancingUnit::Rate && (rise(line) - rise(first)).abs() < SAME_RATE;
        if n >= TOGETHER_FROM && own.iter().all(is_alike) {
            let points = number((rise(first) * 100.0).abs(), 2);
            let count = number(n as f64, 0);
            let step = named(&first.step);
            out.push(match rise(first) > 0.0 {
                true => text!(
                    "{step}: {count} tarieven elk {points} procentpunt hoger",
                    "{step}: {count} rates {points} percentage points higher each",
                    step = step,
                    count = count,
                    points = points
                ),
                false => text!(
                    "{step}: {count} tarieven elk {points} procentpunt lager",
                    "{step}: {count} rates {points} percentage points lower each",
                    step = step,
                    count = count,
                    points = points
                ),
            });
            continue;
        }
        out.extend(own.iter().map(|line| {
            text!(
                "{name} van {before} naar {after}",
                "{name} from {before} to {after}",
                name = named(&line.name),
                before = written(line.before, line.unit),
                after = written(line.after, line.unit)
            )
        }));
    }
    out
}

/// Two rates that move by less than this apart move by the same. Unit: ratio.
const SAME_RATE: f64 = 1e-9;

/// A number of the law as printed.
pub(super) fn written(value: f64, unit: FinancingUnit) -> Text {
    let write = |language: Language| match unit {
        FinancingUnit::EuroPerYear => format!("€ {}", format_decimal(value, 2, language)),
        FinancingUnit::Rate => format!("{}%", format_decimal(value * 100.0, 2, language)),
    };
    Text::new(write(Language::Dutch), write(Language::English))
}

/// By how much the financing moves a number of the law: "1,34 procentpunt hoger".
pub(super) fn moved(line: &FinancingLine) -> Text {
    let rise = line.after - line.before;
    let size = match line.unit {
        FinancingUnit::EuroPerYear => written(rise.abs(), line.unit),
        FinancingUnit::Rate => {
            text!("{n} procentpunt", "{n} percentage points", n = number((rise * 100.0).abs(), 2))
        }
    };
    match rise > 0.0 {
        true => text!("{size} hoger", "{size} higher", size = size),
        false if rise < 0.0 => text!("{size} lager", "{size} lower", size = size),
        false => Text::new("hetzelfde", "the same"),
    }
}

/// Texts with semicolons between them.
fn list_of(parts: Vec<Text>) -> Option<Text> {
    let mut parts = parts.into_iter();
    let first = parts.next()?;
    Some(parts.fold(first, |all, part| text!("{all}; {part}", "{all}; {part}", all = all, part = part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn balance(value: f64, margin: f64) -> Estimate {
        Estimate { value, low: value - margin, high: value + margin }
    }

    #[test]
    fn without_a_financing_the_words_follow_the_sign_of_a_demonstrable_balance() {
        assert_eq!(Coverage::without(&balance(4.82e8, 1e8)).words().nl, "niet gedekt: € 482 miljoen");
        assert_eq!(Coverage::without(&balance(-4.82e8, 1e8)).words().nl, "levert op: € 482 miljoen");
        assert_eq!(Coverage::without(&balance(4.82e8, 5e8)).words().nl, "geen aantoonbaar verschil");
    }

    #[test]
    fn only_a_covered_variant_is_called_zero() {
        for coverage in [
            Coverage::Short(1e8),
            Coverage::Over(1e8),
            Coverage::Uncovered(1e8),
            Coverage::Yields(1e8),
            Coverage::NoDifference,
        ] {
            let said = format!("{} {}", coverage.words().nl, coverage.sentence(Some(1e9)).nl);
            assert!(!said.contains("nul"), "{said}");
        }
        assert!(Coverage::Zero.words().nl.contains("nul") && Coverage::Zero.sentence(Some(1e9)).nl.contains("nul"));
    }
}
