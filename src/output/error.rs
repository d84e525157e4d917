//! Why an output was not written, in words, with what to do. No hidden name is in them.
//!
//! Takes: a place and what the system said. Gives: [`OutputError`]. Leaves to others: exit codes.

use crate::text::{Text, text};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why an output was not written; what stood under the name is still there.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The name is no name of a folder or file.
    NoName(PathBuf),
    /// There is something in the way that is not an output of ours.
    NotOurs {
        /// The place.
        path: PathBuf,
        /// What shows that it is not ours.
        reason: Text,
    },
    /// Writing there would replace what was read.
    IsInput {
        /// The place.
        path: PathBuf,
        /// What was read.
        input: PathBuf,
    },
    /// The place is the top of a disk.
    WholeDisk(PathBuf),
    /// The system refused.
    Disk {
        /// The place, as the user named it.
        path: PathBuf,
        /// What the system said.
        kind: io::ErrorKind,
        /// Its number on this system.
        number: Option<i32>,
    },
}

impl OutputError {
    /// The system refused to write at a place.
    pub fn disk(path: &Path, cause: &io::Error) -> OutputError {
        OutputError::Disk { path: path.to_owned(), kind: cause.kind(), number: cause.raw_os_error() }
    }

    /// What went wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            OutputError::NoName(path) => text!(output_no_name, path = shown(path)),
            OutputError::NotOurs { path, reason } => text!(output_not_ours, path = shown(path), reason = reason),
            OutputError::IsInput { path, input } => text!(output_is_input, path = shown(path), input = shown(input)),
            OutputError::WholeDisk(path) => text!(output_whole_disk, path = shown(path)),
            OutputError::Disk { path, kind, number } => {
                text!(output_refused, path = shown(path), why = in_words(*kind, *number))
            }
        }
    }

    /// Whether another name is all that is needed: a mistake in what was asked, not of the system.
    pub fn is_of_the_user(&self) -> bool {
        !matches!(self, OutputError::Disk { .. })
    }
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

fn in_words(kind: io::ErrorKind, number: Option<i32>) -> Text {
    use io::ErrorKind as Kind;
    let words = match kind {
        Kind::StorageFull => text!(disk_full),
        Kind::QuotaExceeded => text!(disk_quota),
        Kind::FileTooLarge => text!(disk_file_too_large),
        Kind::ReadOnlyFilesystem => text!(disk_read_only),
        Kind::PermissionDenied => text!(disk_no_permission),
        Kind::InvalidFilename => text!(disk_bad_name),
        Kind::InvalidInput => text!(disk_bad_character),
        Kind::NotADirectory => text!(disk_path_through_file),
        Kind::NotFound => text!(disk_nothing_there),
        Kind::ResourceBusy => text!(disk_busy),
        Kind::DirectoryNotEmpty | Kind::AlreadyExists => text!(disk_taken),
        Kind::StaleNetworkFileHandle | Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::TimedOut => {
            text!(disk_network)
        }
        _ => text!(disk_refuses),
    };
    match number {
        Some(number) => text!(disk_numbered, why = words, number = number),
        None => words,
    }
}
