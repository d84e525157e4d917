//! Names of files that mean the same in every working folder and on every computer: paths from the root of a project.
//!
//! Takes: paths as the user wrote them. Gives: paths from a root, with `/`. Leaves to others: reading.

use std::path::{Component, Path, PathBuf};

/// Folders that stand in the root of a project.
const OF_A_PROJECT: [&str; 3] = ["rulebooks", "scenarios", "synthetic-data"];

/// The root of the project that a file or folder belongs to, by its path alone: the folder that holds its `rulebooks`,
/// `scenarios` or `synthetic-data`; else the folder of the file.
pub fn project_root(path: &Path) -> PathBuf {
    let whole = absolute(path);
    let is_part = |folder: &&Path| folder.file_name().is_some_and(|name| OF_A_PROJECT.iter().any(|part| name == *part));
    let of_project = whole.ancestors().find(is_part).and_then(Path::parent);
    of_project.or_else(|| whole.parent()).unwrap_or(&whole).to_path_buf()
}

/// The path from a root to a file, with `..` where it lies outside; `.` for the root itself.
pub fn path_from(root: &Path, path: &Path) -> String {
    let (plain_root, plain) = (absolute(root), absolute(path));
    let inside = plain.strip_prefix(&plain_root).map(Path::to_path_buf).ok();
    let found = inside.unwrap_or_else(|| {
        // A link on the way to one of them hides that it lies inside.
        let real = |path: &Path| std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        between(&real(&plain_root), &real(&plain))
    });
    let name = found.to_string_lossy().replace('\\', "/");
    if name.is_empty() { ".".to_owned() } else { name }
}

/// A path from the top, without `.` and `..`.
fn absolute(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

/// The way from one folder to a path, over the folder that they share.
fn between(from: &Path, to: &Path) -> PathBuf {
    let shared = from.components().zip(to.components()).take_while(|(one, other)| one == other).count();
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_from_the_root_does_not_tell_where_the_root_is() {
        for (root, path, expected) in [
            ("/a/b", "/a/b/scenarios/x.toml", "scenarios/x.toml"),
            ("/a/b/scenarios/..", "/a/b/scenarios/./x.toml", "scenarios/x.toml"),
            ("/geen/a/b", "/geen/a/c/x.csv", "../c/x.csv"),
            ("/a/b", "/a/b", "."),
        ] {
            assert_eq!(path_from(Path::new(root), Path::new(path)), expected);
        }
    }

    #[test]
    fn the_root_of_a_project_is_the_folder_with_the_rulebooks() {
        for (path, expected) in [
            ("/a/b/synthetic-data/mappings/m.toml", "/a/b"),
            ("/a/b/rulebooks/huidig", "/a/b"),
            ("/a/b/c/mapping.toml", "/a/b/c"),
        ] {
            assert_eq!(project_root(Path::new(path)), Path::new(expected));
        }
    }
}
