//! What only some systems have, each with what is done elsewhere. Windows was not tried.
//!
//! Takes: paths. Gives: whether two paths are one file; two names exchanged at once. Leaves to others: what follows from it.

use std::io;
use std::path::Path;

/// What tells a file or folder from all others, whatever its path: device and number.
#[cfg(unix)]
pub(super) type Identity = (u64, u64);

/// What tells a file or folder from all others: its path without links, which does not know hard links.
#[cfg(not(unix))]
pub(super) type Identity = std::path::PathBuf;

/// The identity of what a path leads to.
///
/// # Errors
/// Those of the system; nothing may be there.
#[cfg(unix)]
pub(super) fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    let meta = std::fs::metadata(path)?;
    Ok((meta.dev(), meta.ino()))
}

/// The identity of what a path leads to.
///
/// # Errors
/// Those of the system; nothing may be there.
#[cfg(not(unix))]
pub(super) fn identity(path: &Path) -> io::Result<Identity> {
    std::fs::canonicalize(path)
}

/// Whether a folder is the top of another disk than the folder around it, so that it cannot change names.
#[cfg(unix)]
pub(super) fn is_mount_point(path: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::metadata(path).map(|meta| meta.dev()).ok();
    device(path).is_some() && device(path) != device(parent)
}

/// Whether a folder is the top of another disk than the folder around it, so that it cannot change names.
#[cfg(not(unix))]
pub(super) fn is_mount_point(_: &Path, _: &Path) -> bool {
    false
}

/// Exchanges two names in one step of the system.
///
/// # Errors
/// `Unsupported` where system or disk cannot do it.
#[cfg(any(target_os = "linux", target_os = "android", target_os = "macos", target_os = "ios"))]
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(|error| match error {
        Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP => io::ErrorKind::Unsupported.into(),
        other => other.into(),
    })
}

/// Exchanges two names in one step of the system.
///
/// # Errors
/// `Unsupported`, always: the caller does it in two steps and repairs what a kill leaves.
#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos", target_os = "ios")))]
pub(super) fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
