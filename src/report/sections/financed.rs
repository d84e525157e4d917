//! What pays for a variant, in a sentence: each parameter of the financing before and after, and the tax that it brings in.
//!
//! Takes: the measures. Gives: two texts per financed variant, for a screen that has no room for tables.
//! Leaves to others: the tables of the report (`budget`).

use crate::measure::FinancingLine;
use crate::measure::Measures;
use crate::measure::VariantMeasures;
use crate::report::sections::coverage::written;
use crate::report::sections::wording::{amount, named, text};
use crate::text::Text;

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
            let (nl, en) =
                if tax.value <= 0.0 { ("extra belasting", "extra tax") } else { ("minder belasting", "less tax") };
            text!(
                "{what} {x} per jaar [{low}; {high}]",
                "{what} {x} a year [{low}; {high}]",
                what = Text::new(nl, en),
                x = amount(tax.value),
                low = amount(least),
                high = amount(most),
            )
        }
        None => Text::new("belasting: te weinig huishoudens om te tonen", "tax: too few households to show"),
    };
    let parts: Vec<Text> = financing.lines.iter().map(line).collect();
    let join = |of: fn(&Text) -> &String| parts.iter().map(|part| of(part).as_str()).collect::<Vec<_>>().join("; ");
    let lines = Text::new(join(|part| &part.nl), join(|part| &part.en));
    Some(FinancedText {
        raised: text!("{name}: {raised}", "{name}: {raised}", name = named(&variant.name), raised = raised),
        parameters: text!("{name}: {lines}", "{name}: {lines}", name = named(&variant.name), lines = lines),
    })
}

fn line(line: &FinancingLine) -> Text {
    text!(
        "{name} {before} → {after}",
        "{name} {before} → {after}",
        name = named(&line.name),
        before = written(line.before, line.unit),
        after = written(line.after, line.unit),
    )
}
