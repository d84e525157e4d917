//! Whether a run fits in the memory of the machine, asked before it begins: a run that the system kills halfway says
//! nothing.
//!
//! Takes: households and variants. Gives: a refusal with the sample that fits, or nothing. Leaves to others: less memory.
//! What cannot be found out, such as the free memory of a system without `/proc`, is no reason to refuse.

use crate::simulation::error::RunError;
use crate::simulation::prepared::Prepared;
use std::fs;
use std::path::Path;

/// Memory of the program before there is a household.
///
/// Unit: bytes. Source: measured, 1,000 households of `scenarios/maand-of-jaar.toml` take 112 MB.
const FIXED: u64 = 120 << 20;
/// Memory per household, apart from its variants, and per household and variant.
///
/// Unit: bytes. Source: most memory of whole runs, measured: 1,783 MB for 200,000 households of
/// `scenarios/maand-of-jaar.toml` (base and four variants; estimated here 1,926 MB), 384 MB for 60,000 of
/// `scenarios/toets-kindgebonden-budget.toml` (base and one variant; estimated 396 MB).
const PER_HOUSEHOLD: [u64; 2] = [1_500, 1_500];

/// Memory that a run needs. Unit: bytes.
fn needed(households: u64, variants: u64) -> u64 {
    FIXED.saturating_add(households.saturating_mul(per_household(variants)))
}

fn per_household(variants: u64) -> u64 {
    PER_HOUSEHOLD[0] + PER_HOUSEHOLD[1] * variants
}

/// Refuses to begin where there is not even memory for the files.
///
/// # Errors
/// [`RunError::Memory`].
pub(super) fn check_start() -> Result<(), RunError> {
    available().map_or(Ok(()), |available| fits(0, 0, available))
}

/// Refuses a run that the machine has no memory for.
///
/// # Errors
/// [`RunError::Memory`].
pub(super) fn check(prepared: &Prepared) -> Result<(), RunError> {
    let households = u64::from(prepared.population.sample());
    let variants = prepared.systems.len() as u64;
    match available() {
        Some(available) => fits(households, variants, available),
        None => Ok(()),
    }
}

fn fits(households: u64, variants: u64, available: u64) -> Result<(), RunError> {
    let needed = needed(households, variants);
    if needed <= available {
        return Ok(());
    }
    let most = available.saturating_sub(FIXED) / per_household(variants);
    // A round number below it.
    let round =
        [100_000, 10_000, 1_000, 100].into_iter().find(|step| most >= *step).map_or(0, |step| most / step * step);
    Err(RunError::Memory { needed_mib: needed >> 20, available_mib: available >> 20, fits: round })
}

/// Memory that this process can still get: of the machine, of its group (`cgroup`) and of its own limits. Unit: bytes.
fn available() -> Option<u64> {
    [of_machine(), of_group(), of_limits()].into_iter().flatten().min()
}

fn of_machine() -> Option<u64> {
    Some(kilobytes(&fs::read_to_string("/proc/meminfo").ok()?, "MemAvailable:")? * 1024)
}

/// The number behind a name in the files of `/proc`.
fn kilobytes(text: &str, name: &str) -> Option<u64> {
    text.lines().find_map(|line| line.strip_prefix(name)?.split_whitespace().next()?.parse().ok())
}

/// The tightest of the groups that the process is in.
fn of_group() -> Option<u64> {
    let groups = fs::read_to_string("/proc/self/cgroup").ok()?;
    let mut least = None;
    for line in groups.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(kind), Some(path)) = (parts.next(), parts.next()) else { continue };
        let (top, names) = match kind {
            "" => ("/sys/fs/cgroup", ["memory.max", "memory.current"]),
            kind if kind.split(',').any(|one| one == "memory") => {
                ("/sys/fs/cgroup/memory", ["memory.limit_in_bytes", "memory.usage_in_bytes"])
            }
            _ => continue,
        };
        let path = Path::new(path.trim_start_matches('/'));
        for group in path.ancestors() {
            let left = left_in(&Path::new(top).join(group), names);
            least = [least, left].into_iter().flatten().min();
        }
    }
    least
}

/// What is left below the limit of a group; what it keeps of files can be dropped.
fn left_in(folder: &Path, [limit, used]: [&str; 2]) -> Option<u64> {
    let number = |name: &str| fs::read_to_string(folder.join(name)).ok()?.trim().parse::<u64>().ok();
    let stat = fs::read_to_string(folder.join("memory.stat")).unwrap_or_default();
    let cached = kilobytes(&stat, "inactive_file ").unwrap_or(0);
    Some(number(limit)?.saturating_sub(number(used)?.saturating_sub(cached)))
}

/// What is left below the limit of the process itself (`ulimit -v`).
fn of_limits() -> Option<u64> {
    let limits = fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find_map(|line| line.strip_prefix("Max address space"))?;
    let limit: u64 = line.split_whitespace().next()?.parse().ok()?;
    let used = kilobytes(&fs::read_to_string("/proc/self/status").ok()?, "VmSize:")? * 1024;
    Some(limit.saturating_sub(used))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_does_not_fit_is_refused_with_a_sample_that_does() {
        // 120 MiB and 9,000 bytes for each of 1,000,000 households: 9,126 MB.
        let gib = 1 << 30;
        assert!(fits(1_000_000, 5, 9 * gib).is_ok());
        let Err(RunError::Memory { needed_mib, available_mib, fits: most }) = fits(1_000_000, 5, gib) else {
            panic!("refused")
        };
        assert_eq!((needed_mib, available_mib), (8_703, 1_024));
        // (1,073,741,824 - 125,829,120) / 9,000 = 105,323.
        assert_eq!(most, 100_000);
        assert!(fits(most, 5, gib).is_ok());
    }

    #[test]
    fn where_nothing_fits_no_sample_is_named() {
        assert!(matches!(fits(2, 5, 1 << 20), Err(RunError::Memory { fits: 0, .. })));
    }

    #[test]
    fn numbers_are_read_from_the_files_of_the_system() {
        let text = "MemTotal:       24689620 kB\nMemAvailable:   18874368 kB\n";
        assert_eq!(kilobytes(text, "MemAvailable:"), Some(18_874_368));
        assert_eq!(kilobytes(text, "Weg:"), None);
    }
}
