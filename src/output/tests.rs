//! The claims of the writer, with a disk that fails or stops at every step in turn.

use super::disk::{Disk, RealDisk};
use super::place::{Mark, Place};
use super::receipt::{RECEIPT, Receipt};
use super::work::Written;
use super::{OutputError, leftovers, system};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What happens from a step on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// That step fails, the others work.
    Fails(io::ErrorKind),
    /// That step and all after it do nothing, as for a process that was killed.
    Stops,
}

/// Whether names can be exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exchange {
    Works,
    Unsupported,
}

#[derive(Debug)]
struct FaultyDisk {
    at: usize,
    fault: Fault,
    exchange: Exchange,
    steps: AtomicUsize,
}

impl FaultyDisk {
    fn new(at: usize, fault: Fault, exchange: Exchange) -> Arc<FaultyDisk> {
        Arc::new(FaultyDisk { at, fault, exchange, steps: AtomicUsize::new(0) })
    }

    fn step(&self) -> io::Result<()> {
        let step = self.steps.fetch_add(1, Ordering::Relaxed);
        match self.fault {
            Fault::Fails(kind) if step == self.at => Err(kind.into()),
            Fault::Stops if step >= self.at => Err(io::ErrorKind::Interrupted.into()),
            _ => Ok(()),
        }
    }
}

impl Disk for FaultyDisk {
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.create_dir(path)
    }
    fn create_file(&self, path: &Path) -> io::Result<File> {
        self.step()?;
        RealDisk.create_file(path)
    }
    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        // `Interrupted` would be tried again for ever.
        self.step().map_err(|error| {
            if error.kind() == io::ErrorKind::Interrupted { io::ErrorKind::Other.into() } else { error }
        })?;
        RealDisk.write(file, bytes)
    }
    fn sync(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.sync(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.rename(from, to)
    }
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        if self.exchange == Exchange::Unsupported {
            return Err(io::ErrorKind::Unsupported.into());
        }
        self.step()?;
        RealDisk.exchange(one, other)
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_file(path)
    }
    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.step()?;
        RealDisk.remove_dir(path)
    }
}

fn receipt() -> Receipt {
    Receipt::of("0", vec!["run".to_owned()], BTreeMap::new())
}

fn write(place: &Place, text: &str) -> Result<Written, OutputError> {
    place.write(&[("een.txt", text.as_bytes()), ("twee.txt", b"twee")], receipt())
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn content(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join("een.txt")).ok()
}

/// Whether what stands at a place is one of these outputs, with all its files.
fn is_whole(folder: &Path, allowed: &[Option<&str>]) -> bool {
    let found = content(folder);
    let complete = found.is_none() && !folder.exists() || names(folder) == ["een.txt", RECEIPT, "twee.txt"];
    complete && allowed.contains(&found.as_deref())
}

#[test]
fn a_folder_has_its_files_and_a_receipt_and_nothing_is_left_beside_it() {
    let root = tempfile::tempdir().unwrap();
    let out = root.path().join("a/b/uit");
    let written = write(&Place::folder(&out, Vec::new()), "een").unwrap();
    assert_eq!(names(&out), ["een.txt", RECEIPT, "twee.txt"]);
    assert_eq!(written.files.len(), 3);
    assert_eq!(written.replaced, None);
    assert_eq!(names(&root.path().join("a/b")), ["uit"]);
}

#[test]
fn an_older_output_is_replaced_and_told() {
    let root = tempfile::tempdir().unwrap();
    let place = Place::folder(&root.path().join("uit"), Vec::new());
    write(&place, "oud").unwrap();
    let written = write(&place, "nieuw").unwrap();
    assert_eq!(written.replaced.as_deref(), Some("run"));
    assert_eq!(content(place.path()).as_deref(), Some("nieuw"));
    assert_eq!(names(root.path()), ["uit"]);
}

#[test]
fn an_empty_folder_is_used() {
    let root = tempfile::tempdir().unwrap();
    let place = Place::folder(root.path(), Vec::new());
    assert_eq!(write(&place, "een").unwrap().replaced, None);
    assert_eq!(names(root.path()), ["een.txt", RECEIPT, "twee.txt"]);
}

/// What a user may do to an output, and the word by which the refusal tells it.
fn spoilt(out: &Path, how: usize) -> &'static str {
    match how {
        0 => fs::write(out.join("brief.docx"), "van mij").map(|()| "brief.docx"),
        1 => fs::write(out.join("een.txt"), "verbeterd").map(|()| "een.txt"),
        2 => fs::create_dir(out.join("map")).map(|()| "map"),
        3 => fs::remove_file(out.join(RECEIPT)).map(|()| "er is geen"),
        4 => fs::write(out.join(RECEIPT), "x").map(|()| "is niet van stelsel"),
        5 => fs::write(out.join(RECEIPT), r#"{"program":"ander","version":"1","sha256":{},"outputs":{"een.txt":"x"}}"#)
            .map(|()| "is niet van stelsel"),
        6 => {
            fs::write(out.join(RECEIPT), r#"{"program":"stelsel","version":"1","sha256":{}}"#).map(|()| "oudere versie")
        }
        7 => {
            fs::remove_file(out.join("een.txt")).and_then(|()| fs::create_dir(out.join("een.txt"))).map(|()| "een.txt")
        }
        _ => unreachable!(),
    }
    .unwrap()
}

#[test]
fn a_folder_that_the_user_has_touched_is_left_as_it_is() {
    for how in 0..8 {
        let root = tempfile::tempdir().unwrap();
        let place = Place::folder(&root.path().join("uit"), Vec::new());
        write(&place, "oud").unwrap();
        let word = spoilt(place.path(), how);
        let before = (names(place.path()), content(place.path()));
        for error in [write(&place, "nieuw").unwrap_err(), place.try_out().unwrap_err()] {
            assert!(matches!(error, OutputError::NotOurs { .. }) && error.to_string().contains(word), "{how}: {error}");
        }
        assert_eq!((names(place.path()), content(place.path())), before, "{how}");
        assert_eq!(names(root.path()), ["uit"]);
    }
}

#[test]
fn names_that_are_no_place_are_refused_without_a_trace() {
    let root = tempfile::tempdir().unwrap();
    fs::write(root.path().join("bestand"), "x").unwrap();
    for name in ["..", "/"] {
        assert!(matches!(Place::folder(Path::new(name), Vec::new()).try_out(), Err(OutputError::NoName(_))));
    }
    let beneath = root.path().join("bestand/uit");
    let too_long = root.path().join("nieuw").join("n".repeat(300));
    for (path, word) in [(beneath, "geen map"), (too_long, "te lang")] {
        let error = Place::folder(&path, Vec::new()).try_out().unwrap_err();
        assert!(error.to_string().contains(word), "{error}");
        assert!(!error.to_string().contains("stelsel-werk"), "{error}");
    }
    assert_eq!(names(root.path()), ["bestand"]);
}

#[test]
fn trying_a_place_leaves_nothing_not_even_folders_around_it() {
    let root = tempfile::tempdir().unwrap();
    Place::folder(&root.path().join("a/b/uit"), Vec::new()).try_out().unwrap();
    Place::file(&root.path().join("a/b/uit.svg"), Mark::Comment, Vec::new()).try_out().unwrap();
    assert!(names(root.path()).is_empty());
}

#[cfg(unix)]
#[test]
fn what_was_read_is_never_replaced_by_whatever_name_it_goes() {
    let root = tempfile::tempdir().unwrap();
    let place = Place::folder(&root.path().join("uit"), Vec::new());
    write(&place, "oud").unwrap();
    let input = root.path().join("invoer.txt");
    fs::hard_link(place.path().join("een.txt"), &input).unwrap();
    let link = root.path().join("link");
    std::os::unix::fs::symlink(place.path(), &link).unwrap();
    let inside = place.path().join("een.txt");
    let spelled = root.path().join("uit/../uit/een.txt");
    for input in [input, inside, spelled, link.join("twee.txt"), link] {
        let error = Place::folder(place.path(), vec![input.clone()]).try_out().unwrap_err();
        assert!(matches!(error, OutputError::IsInput { .. }), "{}: {error}", input.display());
    }
    let svg = root.path().join("een.svg");
    Place::file(&svg, Mark::Comment, Vec::new()).write_one(b"<svg/>\n").unwrap();
    let error = Place::file(&svg, Mark::Comment, vec![root.path().join("./een.svg")]).write_one(b"x").unwrap_err();
    assert!(matches!(error, OutputError::IsInput { .. }), "{error}");
}

#[test]
fn a_single_file_replaces_only_one_with_its_mark() {
    let root = tempfile::tempdir().unwrap();
    let svg = root.path().join("een.svg");
    let place = Place::file(&svg, Mark::Comment, Vec::new());
    assert_eq!(place.write_one(b"<svg>1</svg>\n").unwrap().replaced, None);
    assert!(place.write_one(b"<svg>2</svg>\n").unwrap().replaced.is_some());
    let ours = fs::read_to_string(&svg).unwrap();
    assert!(ours.starts_with("<svg>2</svg>\n<!-- stelsel sha256 "), "{ours}");
    for other in ["", "<svg>van mij</svg>\n", &ours.replace('2', "3")] {
        fs::write(&svg, other).unwrap();
        assert!(matches!(place.write_one(b"<svg>4</svg>\n"), Err(OutputError::NotOurs { .. })));
        assert_eq!(fs::read_to_string(&svg).unwrap(), other);
    }
    let csv = root.path().join("een.csv");
    let place = Place::file(&csv, Mark::FirstLine("a,b"), Vec::new());
    place.write_one(b"a,b\n1,2\n").unwrap();
    place.write_one(b"a,b\n3,4\n").unwrap();
    fs::write(&csv, "a,b,c\n").unwrap();
    assert!(place.write_one(b"a,b\n").is_err());
    assert_eq!(names(root.path()), ["een.csv", "een.svg"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let root = tempfile::tempdir().unwrap();
    let victim = root.path().join("dierbaar.txt");
    fs::write(&victim, "dierbaar").unwrap();
    let link = root.path().join("link.svg");
    std::os::unix::fs::symlink(&victim, &link).unwrap();
    assert!(Place::file(&link, Mark::Comment, Vec::new()).write_one(b"<svg/>").is_err());
    assert!(write(&Place::folder(&link, Vec::new()), "x").is_err());
    assert_eq!(fs::read_to_string(&victim).unwrap(), "dierbaar");
    assert_eq!(names(root.path()), ["dierbaar.txt", "link.svg"]);
}

/// Runs a writing with a fault at every step in turn; gives the number of steps.
fn at_every_step(fault: Fault, exchange: Exchange, is_replacing: bool, check: &dyn Fn(&Path, &Path, bool)) -> usize {
    for at in 0..1_000 {
        let root = tempfile::tempdir().unwrap();
        let out = root.path().join(if is_replacing { "uit" } else { "om/uit" });
        let place = Place::folder(&out, Vec::new());
        if is_replacing {
            write(&place, "oud").unwrap();
        }
        let disk = FaultyDisk::new(at, fault, exchange);
        let done = write(&place.on(disk.clone()), "nieuw").is_ok();
        let reached = disk.steps.load(Ordering::Relaxed) > at;
        check(root.path(), &out, done);
        if !reached {
            assert!(done, "without a fault the writing works");
            return at;
        }
    }
    unreachable!("a writing has fewer steps");
}

#[test]
fn a_step_that_fails_leaves_the_old_or_the_new_output_and_nothing_else() {
    for exchange in [Exchange::Works, Exchange::Unsupported] {
        let fault = Fault::Fails(io::ErrorKind::StorageFull);
        let steps = at_every_step(fault, exchange, true, &|_, out, done| {
            assert!(is_whole(out, &[Some(if done { "nieuw" } else { "oud" })]), "{:?}", content(out));
        });
        assert!(steps > 15, "only {steps} steps");
        at_every_step(fault, exchange, false, &|_, out, done| {
            assert!(is_whole(out, &[if done { Some("nieuw") } else { None }]));
        });
    }
}

#[test]
fn a_disk_that_is_full_says_so_whichever_step_finds_out() {
    let fault = Fault::Fails(io::ErrorKind::StorageFull);
    for at in 0..12 {
        let root = tempfile::tempdir().unwrap();
        let place = Place::folder(&root.path().join("uit"), Vec::new()).on(FaultyDisk::new(at, fault, Exchange::Works));
        if let Err(error) = write(&place, "nieuw") {
            let text = error.to_string();
            assert!(text.contains("uit` kan niet worden geschreven: de schijf is vol; maak ruimte"), "{at}: {text}");
            assert!(!root.path().join("uit").exists());
        }
    }
}

/// After a kill at any step: the old or the new output stands there, and the next run leaves nothing but its own.
#[test]
fn a_run_that_stops_at_any_step_leaves_the_old_or_the_new_output_and_the_next_cleans_up() {
    let steps = at_every_step(Fault::Stops, Exchange::Works, true, &|root, out, _| {
        assert!(is_whole(out, &[Some("oud"), Some("nieuw")]), "{:?}", content(out));
        write(&Place::folder(&root.join("ander"), Vec::new()), "x").unwrap();
        assert_eq!(names(root), ["ander", "uit"]);
        assert!(is_whole(out, &[Some("oud"), Some("nieuw")]));
    });
    assert!(steps > 15, "only {steps} steps");
    at_every_step(Fault::Stops, Exchange::Works, false, &|root, out, _| {
        assert!(is_whole(out, &[None, Some("nieuw")]));
        if out.parent().is_some_and(Path::exists) {
            write(&Place::folder(&root.join("om/ander"), Vec::new()), "x").unwrap();
            assert!(names(&root.join("om")).iter().all(|name| ["ander", "uit"].contains(&name.as_str())));
        }
    });
}

#[test]
fn where_names_cannot_be_exchanged_the_next_run_puts_an_output_back() {
    at_every_step(Fault::Stops, Exchange::Unsupported, true, &|root, out, _| {
        assert!(!out.exists() || is_whole(out, &[Some("oud"), Some("nieuw")]));
        Place::folder(&root.join("ander"), Vec::new()).try_out().unwrap();
        assert!(is_whole(out, &[Some("oud"), Some("nieuw")]), "{:?}", names(root));
        assert_eq!(names(root), ["uit"]);
    });
}

#[test]
fn a_single_file_is_the_old_or_the_new_one_whatever_step_fails_or_is_the_last() {
    for fault in [Fault::Stops, Fault::Fails(io::ErrorKind::StorageFull)] {
        for at in 0..40 {
            let root = tempfile::tempdir().unwrap();
            let place = Place::file(&root.path().join("een.svg"), Mark::Comment, Vec::new());
            place.write_one(b"oud").unwrap();
            let done = place.clone().on(FaultyDisk::new(at, fault, Exchange::Works)).write_one(b"nieuw").is_ok();
            let found = fs::read_to_string(place.path()).unwrap();
            let is_new = found.starts_with("nieuw<!--") && found.ends_with("-->\n");
            assert!(is_new || found.starts_with("oud<!--"), "{at}: {found}");
            assert!(is_new || !done);
            place.write_one(b"laatste").unwrap();
            assert_eq!(names(root.path()), ["een.svg"]);
        }
    }
}

#[test]
fn a_work_folder_that_is_in_use_or_not_ours_stays() {
    let root = tempfile::tempdir().unwrap();
    let work = Place::folder(&root.path().join("uit"), Vec::new()).begin().unwrap();
    let foreign = |name: &str, files: &[(&str, &str)]| {
        let folder = root.path().join(format!("{}{name}", leftovers::PREFIX));
        fs::create_dir(&folder).unwrap();
        for (file, text) in files {
            File::create(folder.join(file)).unwrap().write_all(text.as_bytes()).unwrap();
        }
    };
    foreign("ander", &[("eigenaar", "van een ander\n")]);
    foreign("zonder", &[("nieuw", "x")]);
    foreign("vreemd", &[("eigenaar", &leftovers::owner_text(Path::new("uit"))), ("brief.txt", "x")]);
    foreign("leeg", &[]);
    foreign("van-ons", &[("eigenaar", &leftovers::owner_text(Path::new("uit"))), ("nieuw", "x")]);
    write(&Place::folder(&root.path().join("tweede"), Vec::new()), "x").unwrap();
    let left = names(root.path());
    let is_there = |name: &str| left.iter().any(|found| found.ends_with(name));
    assert!(is_there("-ander") && is_there("-zonder") && is_there("-vreemd"), "{left:?}");
    assert!(!is_there("-leeg") && !is_there("-van-ons"), "{left:?}");
    let own = format!("{}{}-0", leftovers::PREFIX, std::process::id());
    assert!(left.contains(&own), "the folder of a run that lives was taken away: {left:?}");
    drop(work);
}

#[test]
fn this_system_exchanges_names_or_says_that_it_cannot() {
    let root = tempfile::tempdir().unwrap();
    let [one, two]: [PathBuf; 2] = ["een", "twee"].map(|name| root.path().join(name));
    fs::create_dir(&one).unwrap();
    fs::write(&two, "x").unwrap();
    match system::exchange(&one, &two) {
        Ok(()) => assert!(one.is_file() && two.is_dir()),
        Err(error) => assert_eq!(error.kind(), io::ErrorKind::Unsupported),
    }
}
