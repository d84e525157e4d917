//! Tells the program which commit it is built from, for its receipts.
//!
//! A build for use (`--release`) asks git; a build for testing does not, because every commit would then build it anew.
//! Whoever packs the program outside git sets `STELSEL_COMMIT`. Without git there is only the version.

use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=STELSEL_COMMIT");
    let version = variable("CARGO_PKG_VERSION").unwrap_or_default();
    let given = variable("STELSEL_COMMIT").filter(|commit| !commit.is_empty());
    let is_release = variable("PROFILE").as_deref() == Some("release");
    let commit = given.or_else(|| if is_release { of_git() } else { None });
    let whole = commit.map_or_else(|| version.clone(), |commit| format!("{version} ({commit})"));
    println!("cargo:rustc-env=STELSEL_VERSION={whole}");
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// The commit, with a word when sources were changed since; nothing where this is no work tree of its own.
fn of_git() -> Option<String> {
    let root = variable("CARGO_MANIFEST_DIR")?;
    let top = git(&root, &["rev-parse", "--show-toplevel"])?;
    let same = |path: &str| std::fs::canonicalize(path).ok();
    if same(&top) != same(&root) {
        return None;
    }
    for name in ["HEAD", "logs/HEAD"] {
        let path = git(&root, &["rev-parse", "--git-path", name])?;
        let path = Path::new(&root).join(path);
        if path.exists() {
            println!("cargo:rerun-if-changed={}", path.display());
        }
    }
    for name in ["src", "Cargo.toml", "Cargo.lock"] {
        println!("cargo:rerun-if-changed={name}");
    }
    let commit = git(&root, &["rev-parse", "--short=12", "HEAD"])?;
    let changed = git(&root, &["status", "--porcelain", "--", "src", "Cargo.toml", "Cargo.lock"])?;
    Some(if changed.is_empty() { commit } else { format!("{commit}, gewijzigd") })
}

/// What git says; nothing where there is no git or it fails.
fn git(folder: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).current_dir(folder).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}
