//! What can be done at a place: try it, write it whole, or begin files that are written one after another.
//!
//! Takes: a place and bytes. Gives: the output under its name. Leaves to others: the steps (`work`).

use crate::output::error::OutputError;
use crate::output::place::Place;
use crate::output::receipt::Receipt;
use crate::output::standing::standing;
use crate::output::work::{Work, Written};
use std::io::Write;

impl Place {
    /// Whether output can be written here, to be asked before a long calculation: what stands there may go, and the system
    /// lets us write. Leaves nothing.
    ///
    /// # Errors
    /// See [`OutputError`].
    pub fn try_out(&self) -> Result<(), OutputError> {
        let mut work = self.begin()?;
        let tried = work.file("proef").and_then(|mut file| file.write_all(b"proef"));
        tried.map_err(|error| work.explain(&error))
    }

    /// Begins a folder whose files are written one after another.
    ///
    /// # Errors
    /// See [`OutputError`]; everything is as it was.
    pub fn begin(&self) -> Result<Work, OutputError> {
        if self.path().file_name().is_none() {
            return Err(OutputError::NoName(self.path().to_owned()));
        }
        standing(self)?;
        Work::begin(self)
    }

    /// Writes a whole folder with its receipt.
    ///
    /// # Errors
    /// See [`OutputError`]; everything is as it was.
    pub fn write(&self, files: &[(&str, &[u8])], receipt: Receipt) -> Result<Written, OutputError> {
        let mut work = self.begin()?;
        for (name, bytes) in files {
            let written = work.file(name).and_then(|mut file| file.write_all(bytes));
            written.map_err(|error| work.explain(&error))?;
        }
        work.finish(receipt)
    }

    /// Writes a single file with its mark.
    ///
    /// # Errors
    /// See [`OutputError`]; everything is as it was.
    pub fn write_one(&self, bytes: &[u8]) -> Result<Written, OutputError> {
        self.begin()?.finish_one(bytes)
    }
}
