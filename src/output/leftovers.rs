//! Work folders of runs that were killed: taken away by the next run in the same place, after repair where one was halfway.
//!
//! Takes: a folder. Gives: the same without leftovers that are provably ours and whose run is gone. Leaves to others: all
//! else; what is not certain stays.

use crate::output::disk::{Disk, remove_tree};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// How the name of a work folder begins.
pub(super) const PREFIX: &str = ".stelsel-werk-";
/// The file that says whose the folder is, locked while its run lives.
pub(super) const OWNER: &str = "eigenaar";
/// The new output; after an exchange the old one.
pub(super) const NEW: &str = "nieuw";
/// The old output between two steps.
pub(super) const OLD: &str = "oud";

/// First line of the file that says whose the folder is.
const FIRST_LINE: &str = "werkmap van stelsel, versie 1";

/// What the file says: that the folder is ours, and the name of the place.
pub(super) fn owner_text(place: &Path) -> String {
    let name = place.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    // A name with a line end could not be told from the text; it is repaired by hand.
    let name = if name.contains('\n') { "" } else { name };
    format!("{FIRST_LINE}\n{name}\n")
}

/// Takes the leftovers in a folder away. What fails is left for the next run.
pub(super) fn clean(disk: &dyn Disk, parent: &Path) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let is_work = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        // A link of that name is not ours.
        if is_work && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            clean_one(disk, parent, &entry.path());
        }
    }
}

fn clean_one(disk: &dyn Disk, parent: &Path, folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let names: Vec<String> = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    if names.is_empty() {
        // Killed before it said whose it is; a run that has only just made it makes another.
        let _ = disk.remove_dir(folder);
        return;
    }
    if !names.iter().all(|name| [OWNER, NEW, OLD].contains(&name.as_str())) {
        return;
    }
    let path = folder.join(OWNER);
    let is_plain = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_file());
    let Some(mut owner) = Some(&path).filter(|_| is_plain).and_then(|path| File::open(path).ok()) else { return };
    if owner.try_lock().is_err() {
        return;
    }
    let mut text = String::new();
    if owner.by_ref().take(4_096).read_to_string(&mut text).is_err() {
        return;
    }
    let is_only_begun = FIRST_LINE.starts_with(text.as_str()) && names.len() == 1;
    let Some(name) = text.strip_prefix(FIRST_LINE).and_then(|rest| rest.strip_prefix('\n')) else {
        if is_only_begun {
            remove(disk, folder);
        }
        return;
    };
    if names.iter().any(|name| name == OLD) {
        let is_repaired = name.strip_suffix('\n').is_some_and(|name| repair(disk, parent, folder, name));
        if !is_repaired {
            return;
        }
    }
    remove(disk, folder);
}

/// Puts an output under its name again where a run was killed between two steps; whether one stands there now.
fn repair(disk: &dyn Disk, parent: &Path, folder: &Path, name: &str) -> bool {
    if name.is_empty() || Path::new(name).file_name() != Some(name.as_ref()) {
        return false;
    }
    let place = parent.join(name);
    let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
    if is_there(&place) {
        // The new one has its name, or somebody has put something else there.
        return !is_there(&folder.join(NEW));
    }
    // The old one makes room only when the new one is whole.
    [NEW, OLD].into_iter().any(|part| disk.rename(&folder.join(part), &place).is_ok())
}

/// Takes a work folder away, the file that says whose it is last.
pub(super) fn remove(disk: &dyn Disk, folder: &Path) {
    for part in [OLD, NEW, OWNER] {
        let path = folder.join(part);
        if fs::symlink_metadata(&path).is_ok() && remove_tree(disk, &path).is_err() {
            return;
        }
    }
    let _ = disk.remove_dir(folder);
}
