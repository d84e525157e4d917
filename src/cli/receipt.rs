//! `stelsel receipt check`: whether an output is as it was written, and whether what it was made of is still the same.

use crate::cli::arguments::{ReceiptArguments, ReceiptCommand};
use crate::cli::{Outcome, print};
use crate::diag::{Diagnostic, Diagnostics};
use crate::output::{Fate, Receipt, read_receipt, states};
use crate::text::{Text, text};
use crate::units::Language;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

/// Commands that can be run again, with the option that says where they write.
const REPEATABLE: [(&[&str], &str); 6] = [
    (&["run"], "--out"),
    (&["population", "import"], "--out"),
    (&["population", "export"], "--out"),
    (&["population", "describe"], "--svg"),
    (&["marginal"], "--out"),
    (&["schema"], "--out"),
];

/// Runs the command: 0 when all is the same, 1 when something is not.
pub(super) fn run(arguments: &ReceiptArguments, language: Language) -> Outcome<ExitCode> {
    let ReceiptCommand::Check { folder, root, rerun } = &arguments.command;
    let receipt = read_receipt(folder).map_err(|reason| {
        let what = text!(folder_is_no_output, folder = folder.display().to_string(), why = reason);
        Diagnostics::from(Diagnostic::general("B001", what, text!(name_folder_of_output)))
    })?;
    let mut out = String::new();
    let mut say = |text: Text| writeln!(out, "{}", text.get(language));
    say(text!(receipt_check_made, version = &receipt.version))?;
    if receipt.version != crate::VERSION {
        say(text!(receipt_check_this, version = crate::VERSION))?;
    }
    say(text!(receipt_check_command, command = receipt.command_line()))?;
    let outputs = states(folder, &receipt.outputs);
    say(text!(receipt_check_outputs, same = unchanged(&outputs), all = outputs.len()))?;
    let mut is_same = tell(&mut out, &outputs, language)?;
    let foreign = foreign(folder, &receipt);
    if !foreign.is_empty() {
        is_same = false;
        let line = text!(receipt_check_foreign, files = foreign.join(", "));
        writeln!(out, "  {}", line.get(language))?;
    }
    let found = root.clone().or_else(|| root_of(folder, &receipt));
    match &found {
        None => {
            is_same = false;
            writeln!(out, "{}", text!(receipt_check_no_inputs).get(language))?;
        }
        Some(root) => {
            let inputs = states(root, &receipt.sha256);
            let line = text!(receipt_check_inputs, same = unchanged(&inputs), all = inputs.len());
            writeln!(out, "{}", line.get(language))?;
            is_same &= tell(&mut out, &inputs, language)?;
        }
    }
    print(&out)?;
    if let (true, Some(root)) = (*rerun, &found) {
        is_same &= again(root, &receipt, language)?;
    }
    let verdict = if is_same { text!(receipt_check_same) } else { text!(receipt_check_not_same) };
    print(&format!("{}\n", verdict.get(language)))?;
    Ok(if is_same { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn unchanged(states: &[(&str, Fate)]) -> usize {
    states.iter().filter(|(_, fate)| *fate == Fate::Unchanged).count()
}

/// The names of what is not as it was; whether all is.
fn tell(out: &mut String, states: &[(&str, Fate)], language: Language) -> Result<bool, std::fmt::Error> {
    for (name, fate) in states {
        match fate {
            Fate::Unchanged => {}
            Fate::Changed => writeln!(out, "  {}", text!(receipt_check_changed, file = *name).get(language))?,
            Fate::Gone => writeln!(out, "  {}", text!(receipt_check_gone, file = *name).get(language))?,
        }
    }
    Ok(unchanged(states) == states.len())
}

/// Names in a folder that its receipt does not have.
fn foreign(folder: &Path, receipt: &Receipt) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let is_known = |name: &String| name == crate::output::RECEIPT || receipt.outputs.contains_key(name);
    let mut names: Vec<String> = names.filter(|name| !is_known(name)).collect();
    names.sort();
    names
}

/// The folder from which the inputs are named: around the working folder, or else around the output.
fn root_of(folder: &Path, receipt: &Receipt) -> Option<PathBuf> {
    // One that lies inside tells more than one beside it; without inputs any folder will do.
    let inside = receipt.sha256.keys().find(|name| !name.starts_with(".."));
    let Some(first) = inside.or_else(|| receipt.sha256.keys().next()) else { return Some(PathBuf::from(".")) };
    let around = |path: &Path| std::fs::canonicalize(path).ok();
    let candidates = [around(Path::new(".")), around(folder)].into_iter().flatten();
    let candidates: Vec<PathBuf> =
        candidates.flat_map(|path| path.ancestors().map(Path::to_path_buf).collect::<Vec<_>>()).collect();
    candidates.into_iter().find(|root| root.join(first).is_file())
}

/// Runs the same command into a temporary folder and compares.
fn again(root: &Path, receipt: &Receipt, language: Language) -> Outcome<bool> {
    let starts =
        |words: &&[&str]| words.iter().zip(&receipt.command).filter(|(word, own)| **word == own.as_str()).count();
    let known = REPEATABLE.iter().find(|(words, _)| starts(words) == words.len());
    // A receipt is a file like any other: only what this program itself writes in it is run.
    let (Some((_, option)), false) = (known, receipt.command.iter().any(|word| word.starts_with("--out"))) else {
        let what = text!(receipt_not_repeatable);
        return Err(Diagnostics::from(Diagnostic::general("B001", what, text!(repeat_by_hand))).into());
    };
    let temporary = tempfile::tempdir()?;
    let out = temporary.path().join("opnieuw");
    let done = Command::new(std::env::current_exe()?)
        .args(&receipt.command)
        .arg(option)
        .arg(&out)
        .current_dir(root)
        .stdout(Stdio::null())
        .status()?;
    if !done.success() {
        print(&format!("{}\n", text!(receipt_check_fails).get(language)))?;
        return Ok(false);
    }
    let hashes = read_receipt(&out).map(|again| again.outputs).unwrap_or_default();
    let mut text = String::new();
    let same: BTreeMap<&String, bool> =
        receipt.outputs.iter().map(|(name, hash)| (name, hashes.get(name) == Some(hash))).collect();
    let equal = same.values().filter(|same| **same).count();
    writeln!(text, "{}", text!(receipt_check_again, same = equal, all = same.len()).get(language))?;
    for (name, _) in same.iter().filter(|(_, same)| !**same) {
        writeln!(text, "  {}", text!(receipt_check_differs, file = name.as_str()).get(language))?;
    }
    print(&text)?;
    Ok(same.values().all(|same| *same) && hashes.len() == same.len())
}
