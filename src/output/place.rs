//! A place for output: the name that the user gave, and what may not be overwritten.
//!
//! Takes: a path and what was read. Gives: [`Place`]. Leaves to others: whether it may be written (`standing`), writing (`write`).

use crate::output::disk::{Disk, RealDisk};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How a single file is known as ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// By a comment at its end, as XML has, with the hash of all before it.
    Comment,
    /// By its first line, for formats without comments.
    FirstLine(&'static str),
}

impl Mark {
    /// The comment with a hash.
    pub(super) fn comment_of(hash: &str) -> String {
        format!("<!-- stelsel sha256 {hash} -->\n")
    }
}

/// Where output goes.
#[derive(Debug, Clone)]
pub struct Place {
    path: PathBuf,
    mark: Option<Mark>,
    inputs: Vec<PathBuf>,
    disk: Arc<dyn Disk>,
}

impl Place {
    /// A folder, replaced as a whole; `inputs` are the files and folders that were read.
    pub fn folder(path: &Path, inputs: Vec<PathBuf>) -> Place {
        Place { path: path.to_owned(), mark: None, inputs, disk: Arc::new(RealDisk) }
    }

    /// A single file.
    pub fn file(path: &Path, mark: Mark, inputs: Vec<PathBuf>) -> Place {
        Place { path: path.to_owned(), mark: Some(mark), inputs, disk: Arc::new(RealDisk) }
    }

    #[cfg(test)]
    pub(super) fn on(self, disk: Arc<dyn Disk>) -> Place {
        Place { disk, ..self }
    }

    /// As the user named it.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How a single file is known as ours; none for a folder.
    pub(super) fn mark(&self) -> Option<Mark> {
        self.mark
    }

    /// What was read.
    pub(super) fn inputs(&self) -> &[PathBuf] {
        &self.inputs
    }

    pub(super) fn disk(&self) -> &Arc<dyn Disk> {
        &self.disk
    }
}
