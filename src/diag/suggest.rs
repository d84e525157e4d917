//! "Bedoelde u": the known name closest to a misspelt one.

/// The name in `known` that differs least from `found`, when it is close enough to be a slip of the pen.
pub fn closest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Nobody misspells a longer name, and comparing costs the product of the lengths.
    const LONGEST_BYTES: usize = 200;
    if found.len() > LONGEST_BYTES {
        return None;
    }
    let limit = (found.chars().count() / 3).clamp(1, 4);
    known
        .into_iter()
        .filter(|name| name.len() <= LONGEST_BYTES)
        .map(|name| (strsim::levenshtein(found, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}

/// The name in `known` that differs least from `found`, however much that is.
pub fn nearest<'a>(found: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known.into_iter().map(|name| (strsim::levenshtein(found, name), name)).min().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_nonsense_is_not() {
        let known = ["drempelinkomen", "standaardpremie"];
        assert_eq!(closest("drempelinkommen", known), Some("drempelinkomen"));
        assert_eq!(closest("vermogen", known), None);
    }
}
