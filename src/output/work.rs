//! The work folder: a hidden folder beside the place in which the output is made whole before it gets its name.
//!
//! Takes: a place that may be written. Gives: new files, and at the end the output under its name. Leaves to others: what
//! may be replaced (`standing`), work folders of runs that were killed (`leftovers`).
//!
//! ```text
//! place's folder/
//!   .stelsel-werk-PID-N/
//!     eigenaar    locked while the run lives; the name of the place
//!     nieuw       the output in the making; after the exchange the old one, on its way out
//!     oud         the old one, where the system cannot exchange names
//!   place
//! ```

use crate::diag::{hexadecimal, sha256};
use crate::output::disk::{Disk, remove_tree};
use crate::output::error::OutputError;
use crate::output::leftovers::{self, NEW, OLD, OWNER, PREFIX};
use crate::output::place::{Mark, Place};
use crate::output::receipt::{RECEIPT, Receipt};
use crate::output::standing::{Standing, standing};
use crate::output::system::identity;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The files, in the order of writing; the receipt last.
    pub files: Vec<PathBuf>,
    /// The command of the output of ours that stood there before, empty where it does not say.
    pub replaced: Option<String>,
}

/// What the disk said last, kept because writers of formats wrap it until it cannot be told any more.
type LastError = Arc<Mutex<Option<(io::ErrorKind, Option<i32>)>>>;

/// An output in the making; away again unless it is finished.
#[derive(Debug)]
pub struct Work {
    place: Place,
    /// The hidden folder.
    folder: PathBuf,
    /// Locked while this lives, so that no other run takes the folder for a leftover.
    _owner: File,
    /// Folders around the place that were not there before, outermost first.
    made: Vec<PathBuf>,
    files: Vec<(String, Arc<Mutex<Sha256>>)>,
    last_error: LastError,
    is_finished: bool,
}

/// A file in the making.
#[derive(Debug)]
pub struct NewFile {
    disk: Arc<dyn Disk>,
    file: File,
    hash: Arc<Mutex<Sha256>>,
    last_error: LastError,
}

impl Write for NewFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = self.disk.write(&mut self.file, bytes).inspect_err(|error| {
            *self.last_error.lock().unwrap_or_else(PoisonError::into_inner) =
                Some((error.kind(), error.raw_os_error()));
        })?;
        self.hash.lock().unwrap_or_else(PoisonError::into_inner).update(&bytes[..taken]);
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// The folder in which a path stands.
pub(super) fn parent_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

impl Work {
    /// Makes the work folder, and the folders around the place that are not there.
    pub(super) fn begin(place: &Place) -> Result<Work, OutputError> {
        let disk = place.disk();
        let fault = |error: io::Error| OutputError::disk(place.path(), &error);
        let parent = parent_of(place.path());
        let mut made = Vec::new();
        let begun = make_folders(disk.as_ref(), parent, &mut made).and_then(|()| {
            leftovers::clean(disk.as_ref(), parent);
            // A name too long for the system is found here and not after the calculation.
            match fs::symlink_metadata(place.path()) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => owned_folder(disk.as_ref(), place),
            }
        });
        let (folder, owner) = begun.map_err(|error| {
            remove_made(disk.as_ref(), &made);
            fault(error)
        })?;
        let work = Work {
            place: place.clone(),
            folder,
            _owner: owner,
            made,
            files: Vec::new(),
            last_error: LastError::default(),
            is_finished: false,
        };
        if place.mark().is_none() {
            disk.create_dir(&work.folder.join(NEW)).map_err(fault)?;
        }
        Ok(work)
    }

    /// A new file of the folder.
    ///
    /// # Errors
    /// Those of the system; [`Work::explain`] has words for them.
    pub fn file(&mut self, name: &str) -> io::Result<NewFile> {
        let path = match self.place.mark() {
            None => self.folder.join(NEW).join(name),
            Some(_) => self.folder.join(NEW),
        };
        let file = self.place.disk().create_file(&path)?;
        let hash = Arc::new(Mutex::new(Sha256::new()));
        self.files.push((name.to_owned(), Arc::clone(&hash)));
        let (disk, last_error) = (Arc::clone(self.place.disk()), Arc::clone(&self.last_error));
        Ok(NewFile { disk, file, hash, last_error })
    }

    /// An error of writing in words: of the disk where it was the disk, whatever a writer of a format made of it.
    pub fn explain(&self, error: &io::Error) -> OutputError {
        match *self.last_error.lock().unwrap_or_else(PoisonError::into_inner) {
            Some((kind, number)) => OutputError::Disk { path: self.place.path().to_owned(), kind, number },
            None => OutputError::disk(self.place.path(), error),
        }
    }

    /// Puts the receipt with the files, and the folder under its name.
    ///
    /// # Errors
    /// See [`OutputError`]; what stood there is still there.
    pub fn finish(mut self, receipt: Receipt) -> Result<Written, OutputError> {
        let outputs: BTreeMap<String, String> = self.hashes();
        let mut names: Vec<String> = self.files.iter().map(|(name, _)| name.clone()).collect();
        let bytes = Receipt { outputs, ..receipt }.bytes().map_err(|error| self.explain(&error))?;
        let written = self.file(RECEIPT).and_then(|mut file| file.write_all(&bytes));
        written.map_err(|error| self.explain(&error))?;
        names.push(RECEIPT.to_owned());
        let new = self.folder.join(NEW);
        for name in &names {
            self.place.disk().sync(&new.join(name)).map_err(|error| self.explain(&error))?;
        }
        // The names in the folder too; where a folder cannot be opened the system sees to it.
        let _ = self.place.disk().sync(&new);
        let files = names.iter().map(|name| self.place.path().join(name)).collect();
        self.take_place(files)
    }

    /// Writes the one file with its mark, and gives it its name.
    pub(super) fn finish_one(mut self, bytes: &[u8]) -> Result<Written, OutputError> {
        let mark = match self.place.mark() {
            Some(Mark::Comment) => Mark::comment_of(&sha256(bytes)),
            _ => String::new(),
        };
        let written = self.file(NEW).and_then(|mut file| {
            file.write_all(bytes)?;
            file.write_all(mark.as_bytes())
        });
        let new = self.folder.join(NEW);
        written.and_then(|()| self.place.disk().sync(&new)).map_err(|error| self.explain(&error))?;
        let files = vec![self.place.path().to_owned()];
        self.take_place(files)
    }

    fn hashes(&self) -> BTreeMap<String, String> {
        let digest = |hash: &Mutex<Sha256>| {
            let hasher = hash.lock().unwrap_or_else(PoisonError::into_inner).clone();
            hexadecimal(&hasher.finalize())
        };
        self.files.iter().map(|(name, hash)| (name.clone(), digest(hash))).collect()
    }

    /// Exchanges the new output with what stands there.
    fn take_place(&mut self, files: Vec<PathBuf>) -> Result<Written, OutputError> {
        // Time has passed since the first look.
        let before = standing(&self.place)?;
        let disk = Arc::clone(self.place.disk());
        let (path, new) = (self.place.path().to_owned(), self.folder.join(NEW));
        let is_file = self.place.mark().is_some();
        let moved = match before {
            // A file takes the place of another in one step.
            _ if is_file => disk.rename(&new, &path),
            Standing::Nothing => disk.rename(&new, &path),
            _ => match disk.exchange(&new, &path) {
                Err(error) if error.kind() == io::ErrorKind::Unsupported => self.in_two_steps(&new, &path),
                other => other,
            },
        };
        moved.map_err(|error| OutputError::disk(&path, &error))?;
        self.is_finished = true;
        // Everything is in place; what follows is no reason to call it failed.
        let _ = disk.sync(parent_of(&path));
        let replaced = match before {
            Standing::Ours(what) => Some(what),
            Standing::Nothing | Standing::EmptyFolder => None,
        };
        Ok(Written { files, replaced })
    }

    /// For systems that cannot exchange names: a run that is killed between the steps is repaired by the next.
    fn in_two_steps(&self, new: &Path, path: &Path) -> io::Result<()> {
        let disk = self.place.disk();
        let old = self.folder.join(OLD);
        disk.rename(path, &old)?;
        disk.rename(new, path).inspect_err(|_| {
            // Nothing better can be done when even this fails; the next run tries again.
            let _ = disk.rename(&old, path);
        })
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let is_there = |path: &Path| fs::symlink_metadata(path).is_ok();
        if is_there(&self.folder.join(OLD)) && !is_there(self.place.path()) {
            // The only copy is in the work folder; the next run puts it back.
            return;
        }
        leftovers::remove(self.place.disk().as_ref(), &self.folder);
        if !self.is_finished {
            remove_made(self.place.disk().as_ref(), &self.made);
        }
    }
}

/// Makes a folder and those around it; `made` gets those that were not there.
fn make_folders(disk: &dyn Disk, folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    match fs::metadata(folder) {
        Ok(meta) if meta.is_dir() => return Ok(()),
        Ok(_) => return Err(io::ErrorKind::NotADirectory.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(error),
    }
    make_folders(disk, parent_of(folder), made)?;
    match disk.create_dir(folder) {
        // Another run was first.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(error),
        Ok(()) => {
            made.push(folder.to_owned());
            Ok(())
        }
    }
}

fn remove_made(disk: &dyn Disk, made: &[PathBuf]) {
    for folder in made.iter().rev() {
        // One that another run uses by now is not empty, and stays.
        let _ = disk.remove_dir(folder);
    }
}

/// A work folder of this process, with its locked file.
fn owned_folder(disk: &dyn Disk, place: &Place) -> io::Result<(PathBuf, File)> {
    let parent = parent_of(place.path());
    for attempt in 0..1_000_u32 {
        let folder = parent.join(format!("{PREFIX}{}-{attempt}", std::process::id()));
        match disk.create_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            other => other?,
        }
        let path = folder.join(OWNER);
        let owned = disk.create_file(&path).and_then(|mut file| {
            let is_ours = is_locked(&file, &path);
            let text = leftovers::owner_text(place.path());
            let mut rest = text.as_bytes();
            while is_ours && !rest.is_empty() {
                let taken = disk.write(&mut file, rest)?;
                rest = &rest[taken..];
            }
            Ok(is_ours.then_some(file))
        });
        match owned {
            Ok(Some(file)) => return Ok((folder, file)),
            // A run that cleans took it for a leftover before it was locked.
            Ok(None) => continue,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !folder.exists() && attempt < 100 => continue,
            Err(error) => {
                let _ = remove_tree(disk, &folder);
                return Err(error);
            }
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// Whether the file is locked by us and still stands under its path. A disk without locks counts as locked: there
/// leftovers are never cleaned.
fn is_locked(file: &File, path: &Path) -> bool {
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => false,
        Ok(()) | Err(fs::TryLockError::Error(_)) => identity(path).is_ok(),
    }
}
