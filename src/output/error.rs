//! Why an output was not written, in words, with what to do. No hidden name is in them.
//!
//! Takes: a place and what the system said. Gives: [`OutputError`]. Leaves to others: exit codes.

use std::io;
use std::path::{Path, PathBuf};

/// Why an output was not written; what stood under the name is still there.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// The name is no name of a folder or file.
    #[error("`{0}` is geen naam voor uitvoer; noem een map of bestand, zoals `reports/mijn-vraag`")]
    NoName(PathBuf),
    /// There is something in the way that is not an output of ours.
    #[error("`{path}` bestaat al en is geen uitvoer van stelsel ({reason}); kies een andere naam of verplaats deze")]
    NotOurs {
        /// The place.
        path: PathBuf,
        /// What shows that it is not ours.
        reason: String,
    },
    /// Writing there would replace what was read.
    #[error("`{path}` is of bevat `{input}`, waaruit dit wordt gemaakt; kies een andere naam voor de uitvoer")]
    IsInput {
        /// The place.
        path: PathBuf,
        /// What was read.
        input: PathBuf,
    },
    /// The place is the top of a disk.
    #[error("`{0}` is een hele schijf, die niet in één keer te vervangen is; noem een map daarin")]
    WholeDisk(PathBuf),
    /// The system refused.
    #[error("`{path}` kan niet worden geschreven: {}", in_words(.kind, *.number))]
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

    /// Whether another name is all that is needed: a mistake in what was asked, not of the system.
    pub fn is_of_the_user(&self) -> bool {
        !matches!(self, OutputError::Disk { .. })
    }
}

fn in_words(kind: &io::ErrorKind, number: Option<i32>) -> String {
    use io::ErrorKind as Kind;
    let words = match kind {
        Kind::StorageFull => "de schijf is vol; maak ruimte of noem een plaats op een andere schijf",
        Kind::QuotaExceeded => "uw deel van de schijf is vol; maak ruimte of noem een andere plaats",
        Kind::FileTooLarge => "het bestand wordt groter dan hier mag; noem een plaats op een andere schijf",
        Kind::ReadOnlyFilesystem => "van deze schijf kan alleen worden gelezen; noem een plaats op een andere schijf",
        Kind::PermissionDenied => "u mag daar niet schrijven; noem een map waarin u dat wel mag",
        Kind::InvalidFilename => "de naam is te lang of heeft een teken dat hier niet mag; kies een kortere naam",
        Kind::InvalidInput => "de naam heeft een teken dat niet mag; kies een andere naam",
        Kind::NotADirectory => "een deel van het pad is een bestand en geen map; kies een ander pad",
        Kind::NotFound => "op die plaats kan niets worden gemaakt; noem een andere map",
        Kind::ResourceBusy => "iets anders is daarmee bezig; sluit dat of kies een andere naam",
        Kind::DirectoryNotEmpty | Kind::AlreadyExists => {
            "er is daar intussen iets anders neergezet; kijk wat dat is of kies een andere naam"
        }
        Kind::StaleNetworkFileHandle | Kind::HostUnreachable | Kind::NetworkUnreachable | Kind::TimedOut => {
            "de schijf op het netwerk antwoordt niet; probeer het opnieuw of noem een plaats op deze computer"
        }
        _ => "het systeem weigert; noem een plaats op een andere schijf",
    };
    match number {
        Some(number) => format!("{words} (fout {number} van het systeem)"),
        None => words.to_owned(),
    }
}
