//! What stands at a place now: nothing, an output of ours, or something that may not be touched.
//!
//! Takes: a place. Gives: what an earlier output says of itself, or a refusal. Leaves to others: writing.

use crate::diag::{open_regular, read_at_most, sha256, sha256_of_file};
use crate::output::error::OutputError;
use crate::output::place::{Mark, Place};
use crate::output::receipt::{RECEIPT, read_receipt};
use crate::output::system::{identity, is_mount_point};
use crate::text::{Text, show_hidden_chars, text};
use std::fs;
use std::io;
use std::path::Path;

/// What stands at a place and may be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// Nothing.
    Nothing,
    /// A folder with nothing in it.
    EmptyFolder,
    /// An output of ours, with the command that made it where that is known.
    Ours(String),
}

/// Names that the desktop of a system puts in every folder it shows.
fn is_of_the_system(name: &str) -> bool {
    matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// What stands at a place.
///
/// # Errors
/// Something else than an output of ours, something that was read to make this one, or a place that cannot be seen.
pub(super) fn standing(place: &Place) -> Result<Standing, OutputError> {
    let path = place.path();
    let refuse = |reason: Text| Err(OutputError::NotOurs { path: path.to_owned(), reason });
    let meta = match fs::symlink_metadata(path) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Nothing),
        Err(error) => return Err(OutputError::disk(path, &error)),
    };
    if meta.is_symlink() {
        return refuse(text!(it_is_a_link));
    }
    refuse_inputs(place, meta.is_dir())?;
    match place.mark() {
        None if meta.is_dir() => folder(path),
        None => refuse(text!(it_is_a_file)),
        Some(_) if meta.is_dir() => refuse(text!(file_is_folder)),
        Some(_) if !meta.is_file() => refuse(text!(it_is_no_regular_file)),
        Some(mark) => match is_marked(path, mark) {
            true => Ok(Standing::Ours(String::new())),
            false => refuse(text!(file_not_ours)),
        },
    }
}

/// A place that is one of the inputs, holds one or lies around one, by whatever path or link.
fn refuse_inputs(place: &Place, is_folder: bool) -> Result<(), OutputError> {
    let path = place.path();
    let own = identity(path).ok();
    let mut inside = Vec::new();
    if is_folder {
        for entry in fs::read_dir(path).map_err(|error| OutputError::disk(path, &error))?.flatten() {
            inside.extend(identity(&entry.path()).ok());
        }
    }
    for input in place.inputs() {
        let Ok(found) = identity(input) else { continue };
        let around = fs::canonicalize(input).ok();
        let lies_around =
            is_folder && around.iter().flat_map(|path| path.ancestors()).any(|folder| identity(folder).ok() == own);
        if Some(&found) == own.as_ref() || inside.contains(&found) || lies_around {
            return Err(OutputError::IsInput { path: path.to_owned(), input: input.clone() });
        }
    }
    Ok(())
}

/// A folder is ours when its receipt names every file in it, and each has the bytes that it had.
fn folder(path: &Path) -> Result<Standing, OutputError> {
    let refuse = |reason: Text| Err(OutputError::NotOurs { path: path.to_owned(), reason });
    let disk = |error: io::Error| OutputError::disk(path, &error);
    if is_mount_point(path, &path.join("..")) {
        return Err(OutputError::WholeDisk(path.to_owned()));
    }
    let mut entries = Vec::new();
    for entry in fs::read_dir(path).map_err(disk)? {
        let entry = entry.map_err(disk)?;
        let is_file = entry.file_type().map_err(disk)?.is_file();
        entries.push((entry.file_name().to_string_lossy().into_owned(), is_file));
    }
    entries.sort();
    if entries.is_empty() {
        return Ok(Standing::EmptyFolder);
    }
    let receipt = match read_receipt(path) {
        Ok(receipt) => receipt,
        Err(reason) => return refuse(reason),
    };
    for (name, is_file) in &entries {
        let shown = show_hidden_chars(name);
        if !is_file {
            return refuse(text!(no_file_would_be_lost, name = shown));
        }
        if name == RECEIPT || is_of_the_system(name) {
            continue;
        }
        let Some(hash) = receipt.outputs.get(name) else {
            return refuse(text!(foreign_would_be_lost, name = shown));
        };
        if sha256_of_file(&path.join(name)).ok().as_ref() != Some(hash) {
            return refuse(text!(change_would_be_lost, name = shown));
        }
    }
    Ok(Standing::Ours(receipt.command_line()))
}

/// Whether a file carries our mark.
fn is_marked(path: &Path, mark: Mark) -> bool {
    const MOST_BYTES: u64 = 256 << 20;
    let bytes = open_regular(path).ok().and_then(|file| read_at_most(file, MOST_BYTES).ok().flatten());
    let Some(bytes) = bytes else { return false };
    match mark {
        Mark::Comment => {
            let Some(length) = bytes.len().checked_sub(Mark::comment_of("").len() + 64) else { return false };
            let (body, comment) = bytes.split_at(length);
            comment == Mark::comment_of(&sha256(body)).as_bytes()
        }
        Mark::FirstLine(line) => bytes.strip_prefix(line.as_bytes()).is_some_and(|rest| rest.starts_with(b"\n")),
    }
}
