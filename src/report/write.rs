//! The output folder: complete or not there.
//!
//! Takes: a report and a folder. Gives: the files of every format in that folder.
//! Everything is rendered before the disk is touched, written into a temporary sibling folder, and renamed at the end.

use super::CsvFigures;
use super::HtmlReport;
use super::JsonResult;
use super::ReceiptFile;
use super::Render;
use super::RenderError;
use super::Report;
use crate::units::Language;
use std::fs;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

/// Why the output folder could not be written; nothing is left half-written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A format could not be rendered.
    #[error("`{file}` kan niet worden gemaakt")]
    Render {
        /// The file.
        file: &'static str,
        /// Its cause.
        #[source]
        cause: RenderError,
    },
    /// The name is no name of a folder.
    #[error("`{0}` is geen naam voor een map; noem een map, zoals `reports/mijn-vraag`")]
    NoName(PathBuf),
    /// There is something in the way that is not a folder of ours.
    #[error("`{path}` bestaat al en is geen uitvoer van stelsel ({reason}); kies een andere map of verplaats deze")]
    NotOurs {
        /// The folder.
        path: PathBuf,
        /// What shows that it is not ours.
        reason: String,
    },
    /// The disk refused.
    #[error("`{path}` kan niet worden geschreven")]
    Disk {
        /// File or folder.
        path: PathBuf,
        /// Its cause.
        #[source]
        cause: io::Error,
    },
}

/// The formats of a run, in the order of printing.
fn formats() -> [&'static dyn Render; 4] {
    [&HtmlReport, &CsvFigures, &JsonResult, &ReceiptFile]
}

/// Writes every format into `out_dir` and gives the paths of the files.
///
/// An older folder of ours is replaced; parents are made.
///
/// # Errors
/// [`WriteError`]; `out_dir` is then as it was before.
pub fn write_all(report: &Report, language: Language, out_dir: &Path) -> Result<Vec<PathBuf>, WriteError> {
    check_out_dir(out_dir)?;
    let mut files = Vec::new();
    for format in formats() {
        let file = format.file_name();
        let bytes = format.render(report, language).map_err(|cause| WriteError::Render { file, cause })?;
        files.push((file, bytes));
    }
    let parent = parent_of(out_dir);
    fs::create_dir_all(parent).map_err(|cause| disk(parent, cause))?;
    let temporary = Temporary::create(out_dir)?;
    for (file, bytes) in &files {
        let path = temporary.0.join(file);
        write_file(&path, bytes).map_err(|cause| disk(&path, cause))?;
    }
    swap(&temporary, out_dir)?;
    Ok(files.iter().map(|(file, _)| out_dir.join(file)).collect())
}

/// Whether [`write_all`] may use `out_dir`; to be asked before a long run.
///
/// # Errors
/// [`WriteError::NoName`] and [`WriteError::NotOurs`].
pub fn check_out_dir(out_dir: &Path) -> Result<(), WriteError> {
    if out_dir.file_name().is_none() {
        return Err(WriteError::NoName(out_dir.to_owned()));
    }
    let refuse = |reason: String| Err(WriteError::NotOurs { path: out_dir.to_owned(), reason });
    let meta = match fs::symlink_metadata(out_dir) {
        Ok(meta) => meta,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(cause) => return Err(disk(out_dir, cause)),
    };
    if meta.is_symlink() {
        return refuse("het is een verwijzing".to_owned());
    }
    if !meta.is_dir() {
        return refuse("het is een bestand".to_owned());
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(out_dir).map_err(|cause| disk(out_dir, cause))? {
        let entry = entry.map_err(|cause| disk(out_dir, cause))?;
        names.push(entry.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    if names.is_empty() {
        return Ok(());
    }
    if !names.iter().any(|name| name == ReceiptFile::FILE_NAME) {
        return refuse(format!("er is geen `{}`", ReceiptFile::FILE_NAME));
    }
    // Replacing the folder would delete what someone else put beside our files.
    let is_ours = |name: &str| formats().iter().any(|format| format.file_name() == name);
    let is_of_the_system = |name: &str| matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini");
    match names.iter().find(|name| !is_ours(name) && !is_of_the_system(name)) {
        Some(foreign) => refuse(format!("`{}` is niet van stelsel en zou verloren gaan", super::tame(foreign))),
        None => Ok(()),
    }
}

/// A hidden folder beside the output folder, removed unless it was renamed.
struct Temporary(PathBuf);

impl Temporary {
    fn create(out_dir: &Path) -> Result<Temporary, WriteError> {
        let path = hidden_sibling(out_dir, "onvolledig");
        fs::create_dir(&path).map_err(|cause| disk(&path, cause))?;
        Ok(Temporary(path))
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if self.0.exists() {
            // Nothing better can be done about a folder that will not go.
            let _ = fs::remove_dir_all(&self.0);
        }
    }
}

fn swap(temporary: &Temporary, out_dir: &Path) -> Result<(), WriteError> {
    // Time has passed since the first look.
    check_out_dir(out_dir)?;
    if !out_dir.exists() {
        return fs::rename(&temporary.0, out_dir).map_err(|cause| disk(out_dir, cause));
    }
    let previous = hidden_sibling(out_dir, "vorige");
    fs::rename(out_dir, &previous).map_err(|cause| disk(out_dir, cause))?;
    if let Err(cause) = fs::rename(&temporary.0, out_dir) {
        fs::rename(&previous, out_dir).map_err(|cause| disk(&previous, cause))?;
        return Err(disk(out_dir, cause));
    }
    // The new folder is complete and in place; an old one that will not go is no reason to call the run failed.
    let _ = fs::remove_dir_all(&previous);
    Ok(())
}

/// The process number keeps two runs at the same time apart; it is in no result.
fn hidden_sibling(out_dir: &Path, purpose: &str) -> PathBuf {
    let name = out_dir.file_name().unwrap_or_default().to_string_lossy();
    (0..)
        .map(|attempt: u32| parent_of(out_dir).join(format!(".{name}.{purpose}-{}-{attempt}", std::process::id())))
        .find(|path| !path.exists())
        .expect("some number is free")
}

fn parent_of(out_dir: &Path) -> &Path {
    match out_dir.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn disk(path: &Path, cause: io::Error) -> WriteError {
    WriteError::Disk { path: path.to_owned(), cause }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::test_fixtures;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("folder is there")
            .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    fn write(folder: &Path) -> Result<Vec<PathBuf>, WriteError> {
        write_all(&test_fixtures::report(), Language::Dutch, folder)
    }

    #[test]
    fn all_formats_are_there_and_nothing_else_is_left() {
        let root = tempfile::tempdir().expect("temporary folder");
        let out = root.path().join("reports/vraag");
        let paths = write(&out).expect("first run");
        assert_eq!(names(&out), ["cijfers.csv", "ontvangstbewijs.json", "rapport.html", "resultaat.json"]);
        assert_eq!(paths.len(), 4);
        assert_eq!(names(&root.path().join("reports")), ["vraag"]);
    }

    #[test]
    fn an_older_folder_of_ours_is_replaced() {
        let root = tempfile::tempdir().expect("temporary folder");
        let out = root.path().join("vraag");
        write(&out).expect("first run");
        fs::write(out.join("cijfers.csv"), "oud").expect("can write");
        write(&out).expect("second run");
        assert_ne!(fs::read(out.join("cijfers.csv")).expect("is there"), b"oud");
        assert_eq!(names(root.path()), ["vraag"]);
    }

    #[test]
    fn a_folder_without_our_receipt_is_left_alone() {
        let root = tempfile::tempdir().expect("temporary folder");
        fs::write(root.path().join("brief.txt"), "van een ander").expect("can write");
        let error = write(root.path()).expect_err("must refuse");
        assert!(error.to_string().contains("er is geen `ontvangstbewijs.json`"), "{error}");
        assert_eq!(names(root.path()), ["brief.txt"]);
    }

    #[test]
    fn a_strangers_file_beside_ours_is_not_deleted() {
        let root = tempfile::tempdir().expect("temporary folder");
        let out = root.path().join("vraag");
        write(&out).expect("first run");
        fs::write(out.join("notitie.docx"), "van mij").expect("can write");
        let error = write(&out).expect_err("must refuse");
        assert!(error.to_string().contains("`notitie.docx`"), "{error}");
        assert!(out.join("notitie.docx").exists());
        assert_eq!(names(root.path()), ["vraag"]);
    }

    #[test]
    fn a_file_in_the_way_is_refused() {
        let root = tempfile::tempdir().expect("temporary folder");
        let out = root.path().join("vraag");
        fs::write(&out, "bestand").expect("can write");
        assert!(matches!(write(&out), Err(WriteError::NotOurs { .. })));
        assert!(matches!(write(Path::new("..")), Err(WriteError::NoName(_))));
        assert!(matches!(write(Path::new("/")), Err(WriteError::NoName(_))));
    }

    #[test]
    fn a_run_that_fails_halfway_leaves_nothing() {
        let root = tempfile::tempdir().expect("temporary folder");
        let temporary = Temporary::create(&root.path().join("vraag")).expect("can create");
        write_file(&temporary.0.join("cijfers.csv"), b"half").expect("can write");
        drop(temporary);
        assert!(names(root.path()).is_empty());
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        let root = tempfile::tempdir().expect("temporary folder");
        let (one, two) = (root.path().join("een"), root.path().join("twee"));
        write(&one).expect("first run");
        write(&two).expect("second run");
        for name in names(&one) {
            assert_eq!(fs::read(one.join(&name)).expect("one"), fs::read(two.join(&name)).expect("two"), "{name}");
        }
    }

    #[test]
    fn every_file_name_stays_inside_the_folder() {
        for format in formats() {
            let name = Path::new(format.file_name());
            assert_eq!(name.file_name(), Some(name.as_os_str()));
        }
    }
}
