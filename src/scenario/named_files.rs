//! A file as somebody names it on the command line: by its path or by a short name, and of the kind that a command takes.
//!
//! Takes: a name and the format that is wanted. Gives: the path, or one message that says what the file is and which
//! command takes it. Leaves to others: reading it; what a folder may not hold is told by the reader.

use crate::diag::{Diagnostic, Diagnostics, Source, Value, closest, open_regular, parse_document};
use crate::formats::Shape;
use crate::rulebook::{System, load_system, meant};
use crate::scenario::formats::{Format, declaration};
use crate::text::{Text, text};
use std::io::Read;
use std::path::{Path, PathBuf};

/// The path of a file or system that is named by path or by short name, when it is what is wanted.
///
/// # Errors
/// `B006` with what it is and what takes it, or with the names that are known.
pub fn named_file(given: &Path, wanted: Format) -> Result<PathBuf, Diagnostics> {
    let path = if given.exists() { Some(given.to_path_buf()) } else { short(given, wanted) };
    let Some(path) = path else { return Err(unknown(given, wanted).into()) };
    let path = match (wanted, path.is_dir()) {
        // A system is a folder; its own file is as good.
        (Format::System, false) if path.file_name().is_some_and(|name| name == SYSTEM_FILE) => {
            return Ok(path.parent().map_or_else(PathBuf::new, Path::to_path_buf));
        }
        (Format::System, true) if path.join(SYSTEM_FILE).is_file() => return Ok(path),
        (Format::System, true) => {
            let folder = path.display().to_string();
            return Err(other(text!(folder_no_system, folder = folder, file = SYSTEM_FILE), wanted).into());
        }
        (_, true) => {
            let path = path.display().to_string();
            return Err(other(text!(folder_instead, path = path, wanted = kind(wanted)), wanted).into());
        }
        _ => path,
    };
    match found_instead(&path, wanted) {
        Some(message) => Err(message.into()),
        None => Ok(path),
    }
}

/// A system with overlays in one text: `map`, or `map+overlay.toml+…`, each by path or by short name; an overlay may also be
/// named as a file of `varianten` beside the system.
///
/// # Errors
/// `B006` as for [`named_file`], and every mistake in the files.
pub fn named_system(text: &str) -> Result<System, Diagnostics> {
    if Path::new(text).is_dir() {
        return load_system(&named_file(Path::new(text), Format::System)?, &[]);
    }
    let mut parts = text.split('+').map(Path::new);
    let folder = named_file(parts.next().unwrap_or(Path::new(text)), Format::System)?;
    let overlay = |given: &Path| {
        let beside = folder.join("..").join("varianten").join(given);
        let given = if !given.exists() && beside.exists() { beside } else { given.to_path_buf() };
        named_file(&given, Format::Overlay)
    };
    let overlays: Vec<PathBuf> = parts.map(overlay).collect::<Result<_, _>>()?;
    load_system(&folder, &overlays.iter().map(PathBuf::as_path).collect::<Vec<_>>())
}

const SYSTEM_FILE: &str = "stelsel.toml";

/// Where the files of a format stand, for short names.
fn folders(format: Format) -> &'static [&'static str] {
    match format {
        Format::Scenario => &["scenarios"],
        Format::System => &["rulebooks"],
        Format::Overlay => &["rulebooks/varianten"],
        Format::Population | Format::Assessment => &["synthetic-data"],
        Format::Mapping => &["synthetic-data/mappings"],
        Format::Behaviour => &["scenarios/gedrag"],
        Format::Times => &["scenarios/uitvoering"],
        Format::Household => &["scenarios/personas"],
        Format::Rulebook | Format::Cases => &[],
    }
}

/// A file of that name in its folder.
fn short(given: &Path, wanted: Format) -> Option<PathBuf> {
    let name = given.to_str().filter(|name| !name.contains(['/', '\\']))?;
    let end = if wanted == Format::System { "" } else { ".toml" };
    let name = name.strip_suffix(".toml").unwrap_or(name);
    folders(wanted).iter().map(|folder| Path::new(folder).join(format!("{name}{end}"))).find(|path| path.exists())
}

/// The short names of a format, in order.
fn known(wanted: Format) -> Vec<String> {
    let mut names: Vec<String> = folders(wanted)
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok())
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| match wanted {
            Format::System => path.join(SYSTEM_FILE).is_file(),
            _ => path.extension().is_some_and(|end| end == "toml"),
        })
        .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

fn unknown(given: &Path, wanted: Format) -> Diagnostic {
    let shown = given.display().to_string();
    let names = known(wanted);
    let near = closest(&shown, names.iter().map(String::as_str));
    let remedy = match (names.as_slice(), folders(wanted).first()) {
        ([], Some(folder)) => text!(name_path_none_in, folder = *folder),
        ([], None) => text!(name_path),
        (names, _) => text!(name_path_or, known = names.join(", ")),
    };
    let message = text!(file_unknown, path = &shown, wanted = kind(wanted));
    Diagnostic::general("B006", message, meant(near, remedy))
}

/// What a file is called; in English with its article.
fn kind(format: Format) -> Text {
    match format {
        Format::Rulebook => text!(kind_rulebook),
        Format::System => text!(kind_system),
        Format::Overlay => text!(kind_overlay),
        Format::Scenario => text!(kind_scenario),
        Format::Behaviour => text!(kind_behaviour),
        Format::Times => text!(kind_times),
        Format::Population => text!(kind_population),
        Format::Assessment => text!(kind_assessment),
        Format::Mapping => text!(kind_mapping),
        Format::Household => text!(kind_household),
        Format::Cases => text!(kind_cases),
    }
}

/// What takes a file of a format.
fn taker(format: Format) -> Text {
    match format {
        Format::Rulebook => text!(rulebook_goes_in),
        Format::System => text!(system_goes_in),
        Format::Overlay => text!(overlay_goes_in),
        Format::Scenario => text!(scenario_goes_in),
        Format::Behaviour => text!(behaviour_goes_in),
        Format::Times => text!(times_goes_in),
        Format::Population => text!(population_goes_in),
        Format::Assessment => text!(assessment_goes_in),
        Format::Mapping => text!(mapping_goes_in),
        Format::Household => text!(household_goes_in),
        Format::Cases => text!(cases_goes_in),
    }
}

fn other(message: Text, wanted: Format) -> Diagnostic {
    let names = known(wanted);
    let remedy = match names.as_slice() {
        [] => text!(give_format, wanted = kind(wanted)),
        names => text!(give_format_known, wanted = kind(wanted), known = names.join(", ")),
    };
    Diagnostic::general("B006", message, remedy)
}

/// What a file is, when it is clearly not what is wanted.
fn found_instead(path: &Path, wanted: Format) -> Option<Diagnostic> {
    let shown = path.display().to_string();
    let is_text = path.extension().is_some_and(|end| end == "toml");
    if let Some(what) = foreign(path).filter(|_| !is_text) {
        return Some(other(text!(found_instead, path = shown, what = what, wanted = kind(wanted)), wanted));
    }
    let root = parse_document(&Source::read(path).ok()?).ok()?;
    let Value::Table(entries) = &root.value else { return None };
    let is_of = |format: Format| {
        let keys = top_keys(format);
        entries.iter().filter(|entry| keys.contains(&entry.key)).count()
    };
    // A file with most of its keys from what is wanted is that, with mistakes that its reader tells.
    if entries.is_empty() || is_of(wanted) * 2 > entries.len() {
        return None;
    }
    let best =
        Format::ALL.into_iter().max_by_key(|format| (is_of(*format), std::cmp::Reverse(top_keys(*format).len())))?;
    (best != wanted && is_of(best) * 2 > entries.len()).then(|| {
        let message = text!(kind_instead, path = shown, what = kind(best), wanted = kind(wanted));
        Diagnostic::general("B006", message, taker(best))
    })
}

/// The keys at the top of a file of a format.
fn top_keys(format: Format) -> Vec<String> {
    match format {
        Format::Household => ["huishouden", "persoon", "gegeven"].map(str::to_owned).to_vec(),
        Format::Cases => ["geval", "verloop"].map(str::to_owned).to_vec(),
        _ => {
            let block = declaration(format, None).unwrap_or_default();
            block.keys.into_iter().filter(|key| !matches!(key.shape, Shape::Free(..))).map(|key| key.name).collect()
        }
    }
}

/// What a file is that no command takes as text of its own.
fn foreign(path: &Path) -> Option<Text> {
    let mut start = [0_u8; 4];
    let length = open_regular(path).ok()?.read(&mut start).ok()?;
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or("").to_lowercase();
    match (&start[..length], end.as_str()) {
        (b"PK\x03\x04", _) | (_, "xlsx" | "xls" | "ods") => Some(text!(kind_spreadsheet)),
        (b"PAR1", _) | (_, "parquet") => Some(text!(kind_parquet)),
        (b"%PDF", _) => Some(text!(kind_pdf)),
        (_, "csv" | "tsv") => Some(text!(kind_data_table)),
        (_, "md" | "txt" | "docx" | "html") => Some(text!(kind_text)),
        (_, "json") => Some(text!(kind_json)),
        _ => None,
    }
}
