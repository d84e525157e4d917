//! Opening what a user names: regular files only, so that a pipe or a device cannot hold the program up or fill its memory.
//!
//! Takes: a path. Gives: an open file, its bytes up to a limit, or its SHA-256. Leaves to others: what is in it.

use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Why a file cannot be opened, in words that go after "kan niet worden gelezen: ", and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unopened {
    /// What is the matter.
    pub reason: &'static str,
    /// What to do.
    pub remedy: &'static str,
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
        return Err(Unopened { reason: "het is een map", remedy: "noem een bestand" });
    }
    if !meta.is_file() {
        return Err(Unopened {
            reason: "het is geen gewoon bestand maar een apparaat, pijp of verbinding",
            remedy: "schrijf de inhoud naar een bestand en noem dat",
        });
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
        io::ErrorKind::NotFound => ("het bestaat niet", "controleer de naam en de plaats van het bestand"),
        io::ErrorKind::PermissionDenied => ("geen leesrechten", "controleer de rechten op het bestand"),
        io::ErrorKind::NotADirectory => {
            ("een deel van het pad is een bestand en geen map", "controleer de naam en de plaats van het bestand")
        }
        io::ErrorKind::InvalidFilename => ("de naam is te lang of geen naam", "geef het bestand een kortere naam"),
        _ => ("lezen mislukt", "controleer de naam, de plaats en de rechten van het bestand"),
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
