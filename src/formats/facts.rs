//! Blocks with names that follow from the program or from a system, and not from the format.
//!
//! Takes: the names, or the piece of JSON Schema that lists them. Gives: forms. Leaves to others: judging the names.

use crate::diag::{Entry, Node, Value};
use crate::formats::blocks::{entries, items};
use crate::formats::declaration::{Declared, Shape};
use crate::formats::keys::{Form, Keys};
use crate::formats::words::Words;
use crate::text::{Text, text};
use serde_json::json;

/// Blocks under names that follow from the program or from other files.
#[derive(Debug)]
pub struct Facts<R> {
    known: Vec<Fact>,
    reader: R,
}

/// A name under which a block may stand.
#[derive(Debug, Clone)]
pub struct Fact {
    /// The name.
    pub name: String,
    /// What it means.
    pub help: Words,
    /// Whether it must be there.
    pub is_needed: bool,
}

/// Blocks under known names, each read by a function; the caller judges names that are not known and what is missing.
pub fn facts<R>(known: Vec<Fact>, reader: R) -> Facts<R> {
    Facts { known, reader }
}

impl<'a, T, R: FnMut(&mut Keys<'a>) -> T> Form<'a> for Facts<R> {
    type Value = Vec<(&'a Entry, T)>;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        let block = keys.described(path, &mut self.reader);
        let declared = |fact: &Fact| Declared {
            name: fact.name.clone(),
            is_needed: fact.is_needed,
            shape: Shape::Block(block.clone()),
            help: fact.help.clone(),
            left_out: None,
            dial: None,
            mark: None,
        };
        Shape::Facts(self.known.iter().map(declared).collect())
    }

    fn example(&self) -> String {
        "{ … }".to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<Self::Value> {
        let mut out = Vec::new();
        for entry in entries(keys, key, node)? {
            let path = format!("{path}.{}", entry.key);
            out.push((entry, keys.nested(Text::same(format!("`[{path}]`")), &path, &entry.node, &mut self.reader)));
        }
        Some(out)
    }
}

/// A block, or a list of blocks, whose names follow from a system and which the reader judges itself.
#[derive(Debug, Clone, Copy)]
pub struct RawBlock {
    /// Name of the piece of JSON Schema that describes it.
    piece: &'static str,
    is_list: bool,
}

/// A block that the reader judges itself; `piece` names the part of the schema that describes it.
pub fn raw_block(piece: &'static str) -> RawBlock {
    RawBlock { piece, is_list: false }
}

/// A list of at least one block that the reader judges itself; `piece` names the part of the schema that describes each.
pub fn raw_blocks(piece: &'static str) -> RawBlock {
    RawBlock { piece, is_list: true }
}

impl<'a> Form<'a> for RawBlock {
    type Value = &'a Node;

    fn shape(&mut self, _: &mut Keys<'a>, _: &str) -> Shape {
        let of = json!({ "$ref": format!("#/$defs/{}", self.piece) });
        if self.is_list {
            let words =
                Words::new("lijst van: blok met namen van het stelsel", "list of: block with names of the system");
            return Shape::Free(json!({ "type": "array", "items": of, "minItems": 1 }), words);
        }
        Shape::Free(of, Words::new("blok met namen van het stelsel", "block with names of the system"))
    }

    fn example(&self) -> String {
        "{ … }".to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, _: &str, node: &'a Node) -> Option<&'a Node> {
        if !self.is_list {
            return entries(keys, key, node).map(|_| node);
        }
        for item in items(keys, key, node)?.iter().filter(|item| !matches!(item.value, Value::Table(_))) {
            keys.wrong(key, item, text!(kind_list_of_blocks));
        }
        Some(node)
    }
}
