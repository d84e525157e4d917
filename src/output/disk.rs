//! Every step that changes the disk, one method each, so that a test can let any of them fail or be the last.
//!
//! Takes: paths. Gives: what the system gives. Leaves to others: the order of the steps.

use crate::output::system;
use std::fmt::Debug;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// The steps.
pub(super) trait Disk: Debug + Send + Sync {
    /// A new folder.
    fn create_dir(&self, path: &Path) -> io::Result<()>;
    /// A new file; nothing may be there, not even a link.
    fn create_file(&self, path: &Path) -> io::Result<File>;
    /// Some bytes into an open file; how many were taken.
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize>;
    /// What was written reaches the disk itself.
    fn sync(&self, path: &Path) -> io::Result<()>;
    /// Another name; a file or an empty folder of that name is replaced.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Two names exchanged.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;
    /// A file or link away.
    fn remove_file(&self, path: &Path) -> io::Result<()>;
    /// An empty folder away.
    fn remove_dir(&self, path: &Path) -> io::Result<()>;
}

/// The disk itself.
#[derive(Debug)]
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn create_file(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().write(true).create_new(true).open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        system::exchange(one, other)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// Removes a file, or a folder with all that is in it; follows no link.
///
/// # Errors
/// Those of the system; a part may be gone then.
pub(super) fn remove_tree(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(path)?.is_dir() {
        return disk.remove_file(path);
    }
    for entry in fs::read_dir(path)? {
        remove_tree(disk, &entry?.path())?;
    }
    disk.remove_dir(path)
}
