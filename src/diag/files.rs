//! Opening what a user names: regular files only, so that a pipe or a device cannot hold the program up or fill its memory.
//!
//! Takes: a path. Gives: an open file, its bytes up to a limit, or its SHA-256. Leaves to others: what is in it.

use crate::text::{Text, text};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Why a file cannot be opened, in words that go after "cannot be read: ", and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unopened {
    /// What is the matter.
    pub reason: Text,
    /// What to do.
    pub remedy: Text,
}

/// Opens a regular file for reading.
///
/// # Errors
/// What it is instead, or why it does not open.
pub fn open_regular(path: &Path) -> Result<File, Unopened> {
    // Asked before opening, because opening a pipe waits for its other end.
    is_regular(&std::fs::metadata(path).map_err(|error| unopened(&error))?)?;
    let file = File::open(path).map_err(|error| unopened(&error))?;
    is_regular(&file.metadata().map_err(|error| unopened(&error))?)?;
    Ok(file)
}

fn is_regular(meta: &std::fs::Metadata) -> Result<(), Unopened> {
    if meta.is_dir() {
        return Err(Unopened { reason: text!(file_is_folder), remedy: text!(name_a_file) });
    }
    if !meta.is_file() {
        return Err(Unopened { reason: text!(file_is_device), remedy: text!(write_to_a_file) });
    }
    Ok(())
}

/// The bytes of a file; `None` where there are more than `most`.
///
/// # Errors
/// Those of reading.
pub fn read_at_most(file: File, most: u64) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    // The length that the system gives may be wrong, and the file may grow.
    file.take(most + 1).read_to_end(&mut bytes)?;
    Ok(if bytes.len() as u64 > most { None } else { Some(bytes) })
}

/// What the system says of a file, in words.
pub fn unopened(error: &io::Error) -> Unopened {
    let (reason, remedy) = match error.kind() {
        io::ErrorKind::NotFound => (text!(file_not_there), text!(check_name_and_place)),
        io::ErrorKind::PermissionDenied => (text!(no_read_permission), text!(check_permissions)),
        io::ErrorKind::NotADirectory => (text!(path_through_file), text!(check_name_and_place)),
        io::ErrorKind::InvalidFilename => (text!(name_no_name), text!(shorter_file_name)),
        _ => (text!(reading_failed), text!(check_file)),
    };
    Unopened { reason, remedy }
}

/// SHA-256 of bytes in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// A digest in hexadecimal.
pub fn hexadecimal(digest: &[u8]) -> String {
    let mut hex = String::with_capacity(digest.len() * 2);
    for byte in digest {
        // Writing to a text cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// SHA-256 of a regular file in hexadecimal, read piece by piece.
///
/// # Errors
/// Why it cannot be opened or read.
pub fn sha256_of_file(path: &Path) -> Result<String, Unopened> {
    let mut file = open_regular(path)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 1 << 16];
    loop {
        match file.read(&mut piece).map_err(|error| unopened(&error))? {
            0 => return Ok(hexadecimal(&hasher.finalize())),
            read => hasher.update(&piece[..read]),
        }
    }
}
