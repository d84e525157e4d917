//! How fast households are made: `cargo bench --bench population`.
//!
//! Takes: nothing. Gives: households per second for a sample of 100,000, block by block, on all processors and on one.
//! Leaves to others: running rules over them.

use rayon::prelude::*;
use std::path::Path;
use std::time::Instant;
use stelsel::population::{Population, Spec};

const SAMPLE: u32 = 100_000;
const ROUNDS: usize = 5;

fn main() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/synthetic-data/nl-2026.toml");
    let spec = Spec::load(Path::new(file)).expect("the file that ships with the program is right");
    let start = Instant::now();
    let population = Population::new(spec, SAMPLE, 2026).expect("the sample is smaller than the country");
    println!("fit of the cells: {:.3} s", start.elapsed().as_secs_f64());
    for threads in [1, 0] {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
        let mut best = f64::INFINITY;
        let mut persons = 0;
        for _ in 0..ROUNDS {
            let start = Instant::now();
            persons = pool.install(|| {
                (0..population.n_blocks()).into_par_iter().map(|block| population.block(block).n_persons()).sum()
            });
            best = best.min(start.elapsed().as_secs_f64());
        }
        let on = if threads == 1 { "one thread" } else { "all processors" };
        println!(
            "{SAMPLE} households, {persons} persons, {on}: {best:.3} s, {:.0} households a second",
            f64::from(SAMPLE) / best
        );
    }
}
