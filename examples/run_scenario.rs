//! Runs a scenario from Rust and prints what each variant does to the budget balance.
//!
//! Takes: a scenario file and a sample size, both with a default. Gives: one line per variant.
//! Leaves to others: everything; this is the shortest way through the public library.
//!
//! ```text
//! cargo run --release --example run_scenario -- scenarios/maand-of-jaar.toml 2000
//! ```

use std::error::Error;
use std::path::PathBuf;
use stelsel::measure::Figure;
use stelsel::report::assemble;
use stelsel::simulation::{Overrides, Silent, prepare, run};
use stelsel::units::{Language, format_decimal};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let scenario = arguments.next().map_or_else(|| PathBuf::from("scenarios/maand-of-jaar.toml"), PathBuf::from);
    let sample: u32 = arguments.next().map_or(Ok(2000), |text| text.parse())?;

    // Read and check the scenario and everything it names, before anything is calculated.
    let prepared = prepare(&scenario, &Overrides { sample: Some(sample), ..Overrides::default() })?;
    // The base, the calibration of take-up, and every variant with its financing.
    let finished = run(&prepared, &Silent)?;
    // The measures, each with its interval, and the report that the program would write.
    let (report, measures) = assemble(&prepared, finished)?;

    println!("{}", report.title.nl);
    println!("saldo per jaar tegenover {}; + is slechter voor het saldo", measures.base().name.nl);
    for variant in measures.others() {
        let balance = variant.budget.change.as_ref().map_or(Figure::Undefined, |change| change.balance);
        println!("{:<45}{}", variant.name.nl, in_millions(&balance));
    }
    Ok(())
}

/// A figure in millions of euros with its interval.
fn in_millions(figure: &Figure) -> String {
    let millions = |euros: f64| format_decimal(euros / 1e6, 1, Language::Dutch);
    match figure {
        Figure::Known(estimate) => format!(
            "€ {} mln, 95%-interval {} tot {}",
            millions(estimate.value),
            millions(estimate.low),
            millions(estimate.high)
        ),
        Figure::Suppressed => "te weinig huishoudens om te tonen".to_owned(),
        Figure::Undefined => "niet bepaald".to_owned(),
    }
}
