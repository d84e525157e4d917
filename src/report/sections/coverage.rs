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
use crate::report::sections::wording::{amount, number};
use crate::text::Text;
use crate::text::text;
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
            Coverage::Zero => text!(solved),
            Coverage::Short(x) => text!(coverage_not_covered, x = amount(x)),
            Coverage::Over(x) => text!(coverage_left_over, x = amount(x)),
            Coverage::Uncovered(x) => text!(coverage_not_covered, x = amount(x)),
            Coverage::Yields(x) => text!(coverage_yields, x = amount(x)),
            Coverage::NoDifference => text!(no_difference),
        }
    }

    /// As a sentence about the balance, without its end.
    pub(super) fn sentence(self, bill_euros_year: Option<f64>) -> Text {
        let bill = bill_euros_year.map(|bill| match bill > 0.0 {
            true => text!(coverage_would_cost, x = amount(bill)),
            false => text!(coverage_would_yield, x = amount(bill)),
        });
        let start = bill.unwrap_or_else(|| Text::same(""));
        match self {
            Coverage::Zero => text!(coverage_financing_brings_to_zero, start = start),
            Coverage::Short(x) if x < bill_euros_year.unwrap_or(0.0).abs() * NEARLY => {
                text!(coverage_financing_leaves_uncovered, start = start, x = amount(x))
            }
            Coverage::Short(x) => text!(coverage_financing_does_not_cover, start = start, x = amount(x)),
            Coverage::Over(x) => text!(coverage_financing_leaves_over, start = start, x = amount(x)),
            Coverage::Uncovered(x) => text!(coverage_costs_and_is_not_covered, x = amount(x)),
            Coverage::Yields(x) => {
                text!(coverage_yields_on_balance, x = amount(x))
            }
            Coverage::NoDifference => text!(coverage_no_difference_in_balance),
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
        true => text!(coverage_households_pay_more_taxes, x = amount(tax.value)),
        false => text!(coverage_households_pay_less_taxes, x = amount(tax.value)),
    }));
    parts.extend(premiums_paid(variant, &change.premiums));
    parts.extend(
        financing.outside.iter().map(|line| {
            text!(coverage_payer_pays, payer = &line.payer, x = amount(line.euros_year), name = &line.name)
        }),
    );
    let list = list_of(parts)?;
    let numbers = list_of(numbers(&financing.lines));
    let head = match is_paid {
        true => text!(coverage_who_pays),
        false => text!(coverage_who_pays_less),
    };
    Some(match numbers {
        Some(numbers) => text!(coverage_payments_and_changes, head = head, list = list, numbers = numbers),
        None => text!(coverage_payments, head = head, list = list),
    })
}

/// What households pay more or less in premiums, with who receives them.
fn premiums_paid(variant: &VariantMeasures, premiums: &Figure) -> Option<Text> {
    let parties = variant.accounts.iter().filter(|account| account.kind == AccountKind::Premium);
    let parties: Vec<&str> = parties.map(|account| account.party.as_str()).collect();
    let party = Text::same(if parties.is_empty() { "anderen".to_owned() } else { parties.join(", ") });
    premiums.known().filter(|premium| !premium.includes_nil()).map(|premium| match premium.value < 0.0 {
        true => text!(coverage_households_pay_more_premiums, x = amount(premium.value), party = &party),
        false => text!(coverage_households_pay_less_premiums, x = amount(premium.value), party = &party),
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
            let step = first.step.clone();
            out.push(match rise(first) > 0.0 {
                true => text!(coverage_rates_higher_each, step = step, count = count, points = points),
                false => text!(coverage_rates_lower_each, step = step, count = count, points = points),
            });
            continue;
        }
        out.extend(own.iter().map(|line| {
            text!(
                coverage_number_from_to,
                name = &line.name,
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
    Text::in_each(|language| match unit {
        FinancingUnit::EuroPerYear => format!("€ {}", format_decimal(value, 2, language)),
        FinancingUnit::Rate => format!("{}%", format_decimal(value * 100.0, 2, language)),
    })
}

/// By how much the financing moves a number of the law: "1,34 procentpunt hoger".
pub(super) fn moved(line: &FinancingLine) -> Text {
    let rise = line.after - line.before;
    let size = match line.unit {
        FinancingUnit::EuroPerYear => written(rise.abs(), line.unit),
        FinancingUnit::Rate => {
            text!(coverage_percentage_points, n = number((rise * 100.0).abs(), 2))
        }
    };
    match rise > 0.0 {
        true => text!(coverage_moved_higher, size = size),
        false if rise < 0.0 => text!(coverage_moved_lower, size = size),
        false => text!(coverage_moved_not_at_all),
    }
}

/// Texts with semicolons between them.
fn list_of(parts: Vec<Text>) -> Option<Text> {
    let mut parts = parts.into_iter();
    let first = parts.next()?;
    Some(parts.fold(first, |all, part| Text::joined([&all, &part], "; ")))
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
