//! Results that a later stage still reads.
//!
//! Takes: results with what they were made of and how many will read them. Gives: each to its readers, and to the last of
//! them for its own. Leaves to others: what makes a result anew.

use std::sync::Arc;

/// Results by what they were made of; one is let go with its last reader.
#[derive(Debug)]
pub(crate) struct Kept<K, V> {
    entries: Vec<Entry<K, V>>,
}

#[derive(Debug)]
struct Entry<K, V> {
    key: K,
    value: Arc<V>,
    readers: usize,
}

impl<K: PartialEq, V> Kept<K, V> {
    /// Nothing.
    pub(crate) fn new() -> Kept<K, V> {
        Kept { entries: Vec::new() }
    }

    /// Keeps a result for so many readers.
    pub(crate) fn put(&mut self, key: K, value: V, readers: usize) {
        if readers > 0 {
            self.entries.push(Entry { key, value: Arc::new(value), readers });
        }
    }

    /// Whether there is a result for a key.
    pub(crate) fn has(&self, key: &K) -> bool {
        self.entries.iter().any(|entry| entry.key == *key)
    }

    /// The result for a key, for one reader.
    pub(crate) fn read(&mut self, key: &K) -> Option<Arc<V>> {
        let at = self.entries.iter().position(|entry| entry.key == *key)?;
        self.entries[at].readers -= 1;
        if self.entries[at].readers == 0 {
            return Some(self.entries.swap_remove(at).value);
        }
        Some(Arc::clone(&self.entries[at].value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_shared_by_its_readers_and_is_the_last_ones_own() {
        let mut kept = Kept::new();
        kept.put("rules", 7, 2);
        kept.put("nobody reads it", 8, 0);
        assert!(kept.has(&"rules") && !kept.has(&"nobody reads it"));
        let first = kept.read(&"rules").unwrap();
        assert_eq!(*first, 7);
        drop(first);
        // The last reader need not copy it.
        assert_eq!(Arc::try_unwrap(kept.read(&"rules").unwrap()), Ok(7));
        assert!(kept.read(&"rules").is_none());
    }
}
