//! `stelsel schema`: the formats of files, for editors.

use crate::cli::Outcome;
use crate::cli::arguments::SchemaArguments;
use crate::cli::failure::{Failure, Fault};
use crate::cli::output::{files_of, receipt, system_from, tell, words};
use crate::cli::print;
use crate::diag::project_root;
use crate::output::Place;
use crate::scenario::formats::{Format, manual, schema};
use crate::scenario::named_files::named_system;
use crate::text::text;
use crate::units::Language;
use std::path::Path;
use std::process::ExitCode;

/// Runs the command.
pub(super) fn run(arguments: &SchemaArguments, language: Language) -> Outcome<ExitCode> {
    if let Some(page) = arguments.page {
        let system = named_system(&arguments.system)?;
        print(&manual(&system, Language::from(page)).ok_or_else(needs_system)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let wanted = arguments.name.as_deref().and_then(Format::parse);
    match (wanted, &arguments.out) {
        (None, None) => print(&list(language))?,
        (Some(format), None) => print(&text(format, &arguments.system)?)?,
        (wanted, Some(folder)) => {
            let formats = wanted.map_or_else(|| Format::ALL.to_vec(), |format| vec![format]);
            write(folder, arguments, &formats, language)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn needs_system() -> Failure {
    Failure::told(Fault::Input, text!(format_needs_system))
}

fn list(language: Language) -> String {
    let lines = Format::ALL.map(|format| format!("{:<12}{}\n", format.name(), format.help().in_language(language)));
    format!("{}\n{}\n{}\n", lines.concat(), text!(schema_how).get(language), text!(schema_page).get(language))
}

fn text(format: Format, system: &str) -> Outcome<String> {
    let system = if format.needs_system() { Some(named_system(system)?) } else { None };
    let schema = schema(format, system.as_ref()).ok_or_else(needs_system)?;
    Ok(format!("{}\n", serde_json::to_string_pretty(&schema)?))
}

/// Writes nothing when one of the formats cannot be described.
fn write(folder: &Path, arguments: &SchemaArguments, formats: &[Format], language: Language) -> Outcome<()> {
    let texts: Outcome<Vec<(String, String)>> = formats
        .iter()
        .map(|format| Ok((format!("{}.json", format.name()), text(*format, &arguments.system)?)))
        .collect();
    let texts = texts?;
    let is_needed = formats.iter().any(|format| format.needs_system());
    let inputs = if is_needed { files_of(&named_system(&arguments.system)?) } else { Vec::new() };
    let root = project_root(inputs.first().map_or(Path::new(&arguments.system), |file| file.as_path()));
    let mut command = words(["schema"]);
    command.extend(arguments.name.clone());
    command.extend(["--system".to_owned(), system_from(&root, &arguments.system)]);
    let receipt = receipt(&root, &inputs, command)?;
    let files: Vec<(&str, &[u8])> = texts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    tell(&Place::folder(folder, inputs).write(&files, receipt)?, language)
}
