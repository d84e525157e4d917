//! What pays for a variant, in a sentence: each parameter of the financing before and after, and the tax that it brings in.
//!
//! Takes: the measures. Gives: two texts per financed variant, for a screen that has no room for tables.
//! Leaves to others: the tables of the report (`budget`).

use crate::measure::FinancingLine;
use crate::measure::Measures;
use crate::measure::VariantMeasures;
use crate::report::sections::coverage::written;
use crate::report::sections::wording::amount;
use crate::text::Text;
use crate::text::text;

/// What pays for one variant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FinancedText {
    /// The variant and the tax that it brings in.
    pub raised: Text,
    /// The variant and each parameter before and after.
    pub parameters: Text,
}

/// One per variant with a financing, in their order.
pub fn financed(measures: &Measures) -> Vec<FinancedText> {
    measures.variants.iter().filter_map(of_variant).collect()
}

fn of_variant(variant: &VariantMeasures) -> Option<FinancedText> {
    let financing = variant.financing.as_ref()?;
    let tax = variant.budget.change.as_ref().and_then(|change| change.tax.known());
    let raised = match tax {
        // The budget counts receipts as a better balance, so with a minus.
        Some(tax) => {
            let (least, most) = if tax.value <= 0.0 { (tax.high, tax.low) } else { (tax.low, tax.high) };
            let what = if tax.value <= 0.0 { text!(financed_extra_tax) } else { text!(financed_less_tax) };
            text!(
                financed_tax_with_interval,
                what = what,
                x = amount(tax.value),
                low = amount(least),
                high = amount(most)
            )
        }
        None => text!(financed_tax_too_few_households),
    };
    let parts: Vec<Text> = financing.lines.iter().map(line).collect();
    let lines = Text::joined(&parts, "; ");
    Some(FinancedText {
        raised: Text::joined([&variant.name, &raised], ": "),
        parameters: Text::joined([&variant.name, &lines], ": "),
    })
}

fn line(line: &FinancingLine) -> Text {
    text!(
        financed_number_before_after,
        name = &line.name,
        before = written(line.before, line.unit),
        after = written(line.after, line.unit)
    )
}
