//! A file as somebody names it on the command line: by its path or by a short name, and of the kind that a command takes.
//!
//! Takes: a name and the format that is wanted. Gives: the path, or one message that says what the file is and which
//! command takes it. Leaves to others: reading it; what a folder may not hold is told by the reader.

use crate::diag::{Diagnostic, Diagnostics, Source, Value, closest, open_regular, parse_document};
use crate::formats::Shape;
use crate::rulebook::{System, load_system};
use crate::scenario::formats::{Format, declaration};
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
            let message = format!("de map `{}` is geen stelsel: er staat geen `{SYSTEM_FILE}` in", path.display());
            return Err(other(message, wanted).into());
        }
        (_, true) => {
            let message = format!("`{}` is een map, geen {}", path.display(), kind(wanted));
            return Err(other(message, wanted).into());
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
    let near = closest(&shown, names.iter().map(String::as_str)).map(|near| format!("bedoelde u `{near}`? "));
    let list = match (names.as_slice(), folders(wanted).first()) {
        ([], Some(folder)) => format!(
            "noem het pad van het bestand; paden beginnen in de map waarin u staat, en in `{folder}` staat er geen"
        ),
        ([], None) => "noem het pad van het bestand; paden beginnen in de map waarin u staat".to_owned(),
        (names, _) => {
            format!("noem het pad, vanuit de map waarin u staat, of een van deze namen: {}", names.join(", "))
        }
    };
    let message = format!("`{shown}` bestaat niet en is geen naam van een {}", kind(wanted));
    Diagnostic::general("B006", message, format!("{}{list}", near.unwrap_or_default()))
}

/// What a file is called.
fn kind(format: Format) -> &'static str {
    match format {
        Format::Rulebook => "regeling van een stelsel",
        Format::System => "stelsel",
        Format::Overlay => "overlay",
        Format::Scenario => "scenario",
        Format::Behaviour => "gedragsbestand",
        Format::Times => "tijdenbestand",
        Format::Population => "bevolkingsbestand",
        Format::Assessment => "toetsbestand",
        Format::Mapping => "mapping voor microdata",
        Format::Household => "huishoudbestand",
        Format::Cases => "bestand met gevallen",
    }
}

/// What takes a file of a format.
fn taker(format: Format) -> &'static str {
    match format {
        Format::Rulebook => {
            "noem het in het `stelsel.toml` van zijn map, en controleer dat met `stelsel rules check MAP`"
        }
        Format::System => "controleer het met `stelsel rules check MAP`, of noem de map in een scenario bij `stelsel`",
        Format::Overlay => {
            "geef het aan `stelsel household BESTAND --overlay OVERLAY`, of noem het in een scenario bij `overlays`"
        }
        Format::Scenario => "reken het door met `stelsel run SCENARIO`",
        Format::Behaviour => "noem het in een scenario bij `gedrag`",
        Format::Times => "noem het in een scenario bij `tijden`",
        Format::Population => {
            "toets het met `stelsel population validate BESTAND`, of noem het in een scenario bij `bevolking`"
        }
        Format::Assessment => "geef het aan `stelsel population validate BEVOLKING --assessment BESTAND`",
        Format::Mapping => "lees er gegevens mee in: `stelsel population import MAPPING --data MAP --out MAP`",
        Format::Household => "reken het door met `stelsel household BESTAND`",
        Format::Cases => "zet het in `cases/` naast het stelsel en draai `stelsel rules test MAP`",
    }
}

fn other(message: String, wanted: Format) -> Diagnostic {
    let names = known(wanted);
    let list = if names.is_empty() { String::new() } else { format!("; bekend zijn: {}", names.join(", ")) };
    Diagnostic::general("B006", message, format!("geef een {}{list}", kind(wanted)))
}

/// What a file is, when it is clearly not what is wanted.
fn found_instead(path: &Path, wanted: Format) -> Option<Diagnostic> {
    let shown = path.display();
    let is_text = path.extension().is_some_and(|end| end == "toml");
    if let Some(what) = foreign(path).filter(|_| !is_text) {
        return Some(other(format!("`{shown}` is {what}, geen {}", kind(wanted)), wanted));
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
        let message = format!("`{shown}` is een {}, geen {}", kind(best), kind(wanted));
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
fn foreign(path: &Path) -> Option<&'static str> {
    let mut start = [0_u8; 4];
    let length = open_regular(path).ok()?.read(&mut start).ok()?;
    let end = path.extension().and_then(|end| end.to_str()).unwrap_or("").to_lowercase();
    match (&start[..length], end.as_str()) {
        (b"PK\x03\x04", _) | (_, "xlsx" | "xls" | "ods") => Some("een spreadsheet"),
        (b"PAR1", _) | (_, "parquet") => Some("een Parquet-bestand met gegevens"),
        (b"%PDF", _) => Some("een PDF"),
        (_, "csv" | "tsv") => Some("een tabel met gegevens"),
        (_, "md" | "txt" | "docx" | "html") => Some("een tekst"),
        (_, "json") => Some("een JSON-bestand"),
        _ => None,
    }
}
