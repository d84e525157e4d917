//! The form of the sources: data goes one way between modules, and between the files of one; files and functions are
//! short; sentences for readers stand in the text files; and every file with tests is run.

#![allow(clippy::unwrap_used, reason = "a test may stop where it cannot go on")]

mod arrows;
mod circles;
mod sentences;
mod sizes;
mod source;
