//! How fast rules are worked out: columns against a loop by hand, the whole system, exact, loading, starting.
//!
//! `README.md` beside this file says how to run it and what was measured.

mod by_hand;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};
use stelsel::engine::trace::trace;
use stelsel::engine::{Columns, Evaluate, evaluate_household};
use stelsel::population::{Population, Spec};
use stelsel::rulebook::{Op, Plan, System, load_system};
use stelsel::table::{HouseholdId, Table};

/// Households of the comparison with the loop by hand.
const MILLION: usize = 1_000_000;

/// Households of the whole system.
const SAMPLE: u32 = 65_536;

fn main() {
    divan::main();
}

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

static SYSTEM: LazyLock<Arc<System>> =
    LazyLock::new(|| Arc::new(load_system(&root("rulebooks/huidig"), &[]).expect("the rulebooks are correct")));

static POPULATION: LazyLock<Population> = LazyLock::new(|| {
    let spec = Spec::load(&root("synthetic-data/nl-2026.toml")).expect("the population file is correct");
    Population::new(spec, SAMPLE, 2026).expect("the sample fits the country")
});

static BLOCKS: LazyLock<Vec<Table>> =
    LazyLock::new(|| (0..POPULATION.n_blocks()).map(|block| complete(POPULATION.block(block))).collect());

/// What the facts lack of the inputs of the system, as columns at the value of `weglaten`: so that no rule is left out.
static LACKING: LazyLock<Columns> = LazyLock::new(|| {
    let facts = POPULATION.households(&[HouseholdId(0)]);
    let inputs = SYSTEM.definitions.inputs.iter().map(|input| &*input.name);
    let names: Vec<&str> = inputs.filter(|name| facts.column(name).is_none()).collect();
    let system = Arc::new(SYSTEM.with_defaults(&names).expect("what the population lacks may be left out"));
    Columns::compile(Arc::new(Plan::new(&system, 2026, &names).expect("the values are constants")))
});

fn complete(mut facts: Table) -> Table {
    for column in LACKING.evaluate(&facts).expect("constants need no facts").columns() {
        facts.insert(column.clone()).expect("the column has the size of the table");
    }
    facts
}

static HEALTH: LazyLock<by_hand::Health> = LazyLock::new(|| by_hand::Health::new(&SYSTEM, MILLION));

/// Every rule of the tree: asked for are the rules that no other rule uses, which need all others.
fn whole_system() -> Arc<Plan> {
    let all: Vec<&str> = SYSTEM.values.iter().filter(|v| v.rule.is_some()).map(|v| &*v.schema.name).collect();
    let plan = Plan::new(&SYSTEM, 2026, &all).expect("all rules have a value in 2026");
    let mut used = std::collections::BTreeSet::new();
    for formula in plan.formulas.iter().flatten() {
        formula.walk(&mut |node| {
            if let Op::Value(id) = node.op {
                used.insert(id);
            }
        });
    }
    let last: Vec<&str> =
        plan.outputs.iter().filter(|id| !used.contains(*id)).map(|id| &*SYSTEM.value(*id).schema.name).collect();
    let plan = Plan::new(&SYSTEM, 2026, &last).expect("all rules have a value in 2026");
    assert!(plan.order.len() >= all.len(), "no rule is left out");
    Arc::new(plan)
}

/// Zorgtoeslag per month and year of a million households.
mod zorgtoeslag {
    use super::*;

    #[divan::bench]
    fn by_hand(bencher: Bencher<'_, '_>) {
        let health = &*HEALTH;
        bencher.counter(ItemsCount::new(MILLION)).bench(|| {
            health.tables.iter().for_each(|facts| drop(black_box(health.by_hand(facts))));
        });
    }

    #[divan::bench]
    fn columns(bencher: Bencher<'_, '_>) {
        let health = &*HEALTH;
        let columns = Columns::compile(Arc::clone(&health.plan));
        health.compare(&columns);
        bencher.counter(ItemsCount::new(MILLION)).bench(|| {
            health.tables.iter().for_each(|facts| drop(black_box(columns.evaluate(facts))));
        });
    }
}

/// All rules of the current system, twelve months.
#[divan::bench(args = [1, 2], sample_count = 5)]
fn whole_system_on_threads(bencher: Bencher<'_, '_>, threads: usize) {
    use rayon::prelude::*;
    let columns = Columns::compile(whole_system());
    let blocks = &*BLOCKS;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    bencher.counter(ItemsCount::new(SAMPLE)).bench(|| {
        pool.install(|| {
            blocks.par_iter().map(|block| columns.evaluate(block).expect("the facts fit").marked).sum::<usize>()
        })
    });
}

/// What a run of a scenario asks: the results of delivery, not every amount on the way.
#[divan::bench(args = [1, 2], sample_count = 5)]
fn results_of_a_run_on_threads(bencher: Bencher<'_, '_>, threads: usize) {
    use rayon::prelude::*;
    let names = ["besteedbaar_inkomen_jaar", "besteedbaar_voor_toeslagen_maand", "toeslagen_jaar", "bijstandsnorm"];
    let columns = Columns::compile(Arc::new(Plan::new(&SYSTEM, 2026, &names).expect("the rules exist")));
    let blocks = &*BLOCKS;
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    bencher.counter(ItemsCount::new(SAMPLE)).bench(|| {
        pool.install(|| {
            blocks.par_iter().map(|block| columns.evaluate(block).expect("the facts fit").marked).sum::<usize>()
        })
    });
}

/// One household in exact decimals.
mod exact {
    use super::*;

    #[divan::bench]
    fn household_whole_system(bencher: Bencher<'_, '_>) {
        let plan = whole_system();
        let facts = complete(POPULATION.households(&[HouseholdId(4711)]));
        bencher.bench(|| evaluate_household(&plan, &facts, 0));
    }

    #[divan::bench]
    fn household_zorgtoeslag(bencher: Bencher<'_, '_>) {
        let plan = Plan::new(&SYSTEM, 2026, &["zorgtoeslag_jaar"]).expect("the rule exists");
        let facts = complete(POPULATION.households(&[HouseholdId(4711)]));
        bencher.bench(|| evaluate_household(&plan, &facts, 0));
    }

    #[divan::bench]
    fn trace_zorgtoeslag_month(bencher: Bencher<'_, '_>) {
        let plan = Plan::new(&SYSTEM, 2026, &["zorgtoeslag"]).expect("the rule exists");
        let facts = complete(POPULATION.households(&[HouseholdId(4711)]));
        let values = evaluate_household(&plan, &facts, 0).expect("the facts fit");
        bencher.bench(|| trace(&plan, &values, 4711, "zorgtoeslag", 0));
    }
}

/// From files to a compiled plan.
mod rulebooks {
    use super::*;

    #[divan::bench]
    fn load_and_check() -> System {
        load_system(&root("rulebooks/huidig"), &[]).expect("the rulebooks are correct")
    }

    #[divan::bench]
    fn plan_and_compile() -> Columns {
        Columns::compile(whole_system())
    }

    #[divan::bench]
    fn give_the_assessed_income() -> System {
        use stelsel::rulebook::PeriodOfGiven;
        SYSTEM.with_given(&[("toetsingsinkomen", PeriodOfGiven::Month)]).expect("the rule exists")
    }

    #[divan::bench]
    fn load_check_plan_and_compile() -> Columns {
        let system = Arc::new(load_system(&root("rulebooks/huidig"), &[]).expect("the rulebooks are correct"));
        let names: Vec<&str> = system.values.iter().filter(|v| v.rule.is_some()).map(|v| &*v.schema.name).collect();
        Columns::compile(Arc::new(Plan::new(&system, 2026, &names).expect("all rules have a value in 2026")))
    }
}

/// From the start of the process to the end of its help.
#[divan::bench]
fn start_to_help() -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_stelsel")).arg("--help").output().expect("the program starts")
}
