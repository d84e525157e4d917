//! Ways to damage a file: bytes flipped, parts cut out or doubled, numbers blown up, foreign words put in.

#![allow(dead_code, reason = "each test file uses a part of this")]

use proptest::prelude::*;

/// A way to damage a text.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    Flip(usize, u8),
    Cut(usize, usize),
    Double(usize, usize),
    Number(usize, String),
    Insert(usize, String),
}

/// Any change.
pub(crate) fn change() -> impl Strategy<Value = Change> {
    let place = 0..60_000_usize;
    let words = prop_oneof![
        Just("(".repeat(3_000)),
        Just("-".repeat(2_000)),
        Just("niet ".repeat(2_000)),
        Just("als ja dan 1 anders ".repeat(500)),
        Just("[[".repeat(500)),
        Just("= ".to_owned()),
        Just("\"\"\"".to_owned()),
        Just("'''".to_owned()),
        Just("\u{0}\u{1b}é€\u{feff}".to_owned()),
        Just("som(personen: ".repeat(80)),
        Just("rang_aflopend(personen: loon, oplopend geboortedatum waar ja) ".to_owned()),
        Just("vorige(loon, 12)".to_owned()),
        Just("vanaf = 9999-12-31\n".to_owned()),
        Just("datum(-9999-01-01)".to_owned()),
        Just("\\u001b[31m\\u0007\\u202e".to_owned()),
        Just("\"\\u001b]0;x\" = 1\n".to_owned()),
        Just("[1, 2, 3]".to_owned()),
        Just("{ }".to_owned()),
        Just("true".to_owned()),
        Just(",".repeat(2_000)),
        Just("\r\n;\t;".to_owned()),
    ];
    let numbers = prop_oneof![
        Just("79228162514264337593543950335".to_owned()),
        Just("999999999999".to_owned()),
        Just("0.0000000000000000000000000001".to_owned()),
        Just("-999999999999.99".to_owned()),
        Just("1e999".to_owned()),
        Just("0".to_owned()),
        Just("".to_owned()),
    ];
    prop_oneof![
        (place.clone(), any::<u8>()).prop_map(|(at, byte)| Change::Flip(at, byte)),
        (place.clone(), 1..400_usize).prop_map(|(at, n)| Change::Cut(at, n)),
        (place.clone(), 1..400_usize).prop_map(|(at, n)| Change::Double(at, n)),
        (place.clone(), numbers).prop_map(|(at, text)| Change::Number(at, text)),
        (place, words).prop_map(|(at, text)| Change::Insert(at, text)),
    ]
}

/// The text with the changes, in order.
pub(crate) fn changed(text: &str, changes: &[Change]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for change in changes {
        let n = bytes.len().max(1);
        match change {
            Change::Flip(at, byte) => {
                let at = at % n;
                if let Some(old) = bytes.get_mut(at) {
                    *old = *byte;
                }
            }
            Change::Cut(at, length) => {
                let at = (at % n).min(bytes.len());
                let end = (at + length).min(bytes.len());
                bytes.drain(at..end);
            }
            Change::Double(at, length) => {
                let at = (at % n).min(bytes.len());
                let end = (at + length).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(end..end, part);
            }
            Change::Number(at, number) => {
                let at = (at % n).min(bytes.len());
                let start = bytes[at..].iter().position(u8::is_ascii_digit).map(|p| at + p);
                if let Some(start) = start {
                    let length = bytes[start..].iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
                    bytes.splice(start..start + length, number.bytes());
                }
            }
            Change::Insert(at, words) => {
                let at = (at % n).min(bytes.len());
                bytes.splice(at..at, words.bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
