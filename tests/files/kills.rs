//! A run that is killed at a random moment: the old or the new output stands there, whole, and the next run cleans up.
//! That it holds for every single step is in `src/output/tests.rs`; here the real system kills the real program.

#![expect(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

use crate::common::{Project, quick_or_thorough};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use stelsel::output::{Fate, RECEIPT, read_receipt, states};

/// What a series of kills met.
#[derive(Debug, Default)]
struct Met {
    kills: u32,
    old: u32,
    new: u32,
    ended_before: u32,
    leftovers: u32,
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// The seed of the output in a folder, which must be whole.
fn seed_of(folder: &Path) -> String {
    let receipt = read_receipt(folder).unwrap_or_else(|why| panic!("{}: {}", folder.display(), why.nl));
    let states = states(folder, &receipt.outputs);
    assert!(states.iter().all(|(_, fate)| *fate == Fate::Unchanged), "half an output: {states:?}");
    let mut expected: Vec<String> = receipt.outputs.keys().cloned().chain([RECEIPT.to_owned()]).collect();
    expected.sort();
    assert_eq!(names(folder), expected);
    let at = receipt.command.iter().position(|word| word == "--seed").unwrap();
    receipt.command[at + 1].clone()
}

/// Kills a command at moments spread over its whole life, and most of all over its end, where it writes.
fn kill(project: &Project, command: &[&str], kills: u32) -> Met {
    let out = project.path("om/uit");
    let start = |seed: u32| {
        Command::new(env!("CARGO_BIN_EXE_stelsel"))
            .args(command)
            .args(["--seed", &seed.to_string(), "--out", "om/uit"])
            .current_dir(project.path(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    };
    let began = Instant::now();
    assert!(start(0).wait().unwrap().success());
    let whole = began.elapsed();
    let mut rng = ChaCha8Rng::seed_from_u64(15);
    let mut met = Met::default();
    let mut before = seed_of(&out);
    for kill in 1..=kills {
        let mut child = start(kill);
        let part = if kill % 2 == 0 { rng.random_range(0.0..1.1) } else { rng.random_range(0.7..1.05) };
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * part));
        met.ended_before += u32::from(child.try_wait().unwrap().is_some());
        // One that has ended already cannot be killed.
        let _ = child.kill();
        child.wait().unwrap();
        met.kills += 1;
        let found = seed_of(&out);
        if found == before {
            met.old += 1;
        } else {
            assert_eq!(found, kill.to_string(), "neither the old nor the new output");
            met.new += 1;
        }
        met.leftovers += u32::from(names(&project.path("om")).len() > 1);
        before = found;
    }
    assert!(start(kills + 1).wait().unwrap().success());
    assert_eq!(seed_of(&out), (kills + 1).to_string());
    assert_eq!(names(&project.path("om")), ["uit"], "leftovers were not cleaned");
    met
}

#[test]
fn a_killed_run_leaves_the_old_or_the_new_output_and_the_next_cleans_up() {
    let project = Project::new();
    let export = kill(&project, &["population", "export", "--sample", "200"], quick_or_thorough(6, 140));
    std::fs::remove_dir_all(project.path("om")).unwrap();
    let run = kill(&project, &["run", "scenarios/maand-of-jaar.toml", "--sample", "200"], quick_or_thorough(2, 60));
    println!("export: {export:?}\nrun: {run:?}");
    assert!(export.kills + run.kills >= 8);
}
