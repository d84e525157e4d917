//! How long a whole run takes, stage by stage: 100,000 households, a base and four variants.
//!
//! `cargo bench --bench delivery [-- HOUSEHOLDS]`. A stage that bears the name of a variant is its delivery at full take-up:
//! rights, knowledge, awards, payments, settlement, and the year without a fall of income for who has one. A variant
//! with the rules and dials of the base takes over its delivery; a financing that no scheme reads changes incomes only,
//! and one that schemes read through the income that counts is delivered again to the households whose income it is.
//!
//! Rights on true facts are worked out once for all variants with the same rules, and other income once for all with the
//! same rules of income. A financing tries the tax without it from the records, and two variants with the same rules try
//! the ends of a step once. What it takes is in the README beside this file.

use std::sync::Mutex;
use std::time::{Duration, Instant};
use stelsel::simulation::{Overrides, Progress, prepare, run};

struct Stages {
    began: Mutex<Vec<(String, Instant)>>,
}

impl Progress for Stages {
    fn begin(&self, stage: &str, _steps: usize) {
        if let Ok(mut began) = self.began.lock() {
            began.push((stage.to_owned(), Instant::now()));
        }
    }

    fn step(&self) {}
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let households = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(100_000);
    let overrides = Overrides { sample: Some(households), ..Overrides::default() };
    let prepared = prepare("scenarios/maand-of-jaar.toml".as_ref(), &overrides)?;
    let stages = Stages { began: Mutex::new(Vec::new()) };
    let finished = run(&prepared, &stages)?;
    let end = Instant::now();
    let began = stages.began.into_inner()?;
    let names: Vec<&str> = finished.variants.iter().map(|variant| variant.variant.name.nl.as_str()).collect();
    let mut delivery = Duration::ZERO;
    println!("{households} households, {} variants", names.len());
    for (position, (stage, start)) in began.iter().enumerate() {
        let took = began.get(position + 1).map_or(end, |(_, next)| *next) - *start;
        println!("{:8.2} s  {stage}", took.as_secs_f64());
        if names.contains(&stage.as_str()) {
            delivery += took;
        }
    }
    println!("{:8.2} s  delivery of all variants", delivery.as_secs_f64());
    Ok(())
}
