//! Values that hold others: blocks, lists, named values, one of two kinds.
//!
//! Takes: the form or the reader of what is inside. Gives: forms. Leaves to others: single values (`form`).

use crate::diag::{Entry, Node, Value};
use crate::formats::declaration::{Dial, Shape};
use crate::formats::keys::{Form, Keys};
use crate::text::{Text, text};

/// A block of keys.
#[derive(Debug)]
pub struct BlockOf<R> {
    reader: R,
    what: Option<Text>,
    path: Option<String>,
    is_read_when_absent: bool,
}

/// A block of keys, read by a function.
pub fn block<R>(reader: R) -> BlockOf<R> {
    BlockOf { reader, what: None, path: None, is_read_when_absent: false }
}

/// A block of optional keys: leaving it out is the same as writing it without any.
pub fn settings<R>(reader: R) -> BlockOf<R> {
    BlockOf { is_read_when_absent: true, ..block(reader) }
}

impl<R> BlockOf<R> {
    /// With a name for messages and a path for its numbers.
    #[must_use]
    pub fn called(self, what: impl Into<Text>, path: impl Into<String>) -> BlockOf<R> {
        BlockOf { what: Some(what.into()), path: Some(path.into()), ..self }
    }
}

impl<'a, T, R: FnMut(&mut Keys<'a>) -> T> Form<'a> for BlockOf<R> {
    type Value = T;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        Shape::Block(keys.described(path, &mut self.reader))
    }

    fn example(&self) -> String {
        "{ … }".to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, _: &str, path: &str, node: &'a Node) -> Option<T> {
        let path = self.path.as_deref().unwrap_or(path);
        let what = self.what.clone().unwrap_or_else(|| Text::same(format!("`[{path}]`")));
        Some(keys.nested(what, path, node, &mut self.reader))
    }

    fn absent(&mut self, keys: &mut Keys<'a>, _: &str, path: &str) -> Option<T> {
        let path = self.path.as_deref().unwrap_or(path);
        self.is_read_when_absent.then(|| keys.nested_without_keys(path, &mut self.reader))
    }
}

/// A list of blocks; absent is empty.
#[derive(Debug)]
pub struct Blocks<R> {
    reader: R,
    what: Option<Text>,
    least: usize,
}

/// A list of blocks, each read by a function; absent is empty.
pub fn blocks<R>(reader: R) -> Blocks<R> {
    Blocks { reader, what: None, least: 0 }
}

impl<R> Blocks<R> {
    /// With a name of a block for messages.
    #[must_use]
    pub fn each_called(self, what: impl Into<Text>) -> Blocks<R> {
        Blocks { what: Some(what.into()), ..self }
    }

    /// With at least one block.
    #[must_use]
    pub fn filled(self) -> Blocks<R> {
        Blocks { least: 1, ..self }
    }
}

impl<'a, T, R: FnMut(&mut Keys<'a>) -> T> Form<'a> for Blocks<R> {
    type Value = Vec<T>;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        let of = Box::new(Shape::Block(keys.described(path, &mut self.reader)));
        Shape::List { of, least: self.least }
    }

    fn example(&self) -> String {
        "[{ … }]".to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<Vec<T>> {
        let items = items(keys, key, node)?;
        if items.len() < self.least {
            keys.is_empty_list(key, node, &<Self as Form<'a>>::example(self));
        }
        let what = self.what.clone().unwrap_or_else(|| Text::same(format!("`[[{path}]]`")));
        Some(items.iter().map(|item| keys.nested(what.clone(), path, item, &mut self.reader)).collect())
    }

    fn absent(&mut self, _: &mut Keys<'a>, _: &str, _: &str) -> Option<Vec<T>> {
        Some(Vec::new())
    }
}

/// The items of a list.
pub(super) fn items<'a>(keys: &mut Keys<'a>, key: &str, node: &'a Node) -> Option<&'a [Node]> {
    match &node.value {
        Value::List(items) => Some(items),
        _ => {
            keys.wrong(key, node, text!(kind_list));
            None
        }
    }
}

/// A list of values of one form; absent is empty.
#[derive(Debug, Clone)]
pub struct List<F> {
    of: F,
    least: usize,
}

/// A list of values of one form; absent is empty, and an item with a mistake is left out.
pub fn list<F>(of: F) -> List<F> {
    List { of, least: 0 }
}

impl<F> List<F> {
    /// With at least one item.
    #[must_use]
    pub fn filled(self) -> List<F> {
        List { least: 1, ..self }
    }
}

impl<'a, F: Form<'a>> Form<'a> for List<F> {
    type Value = Vec<F::Value>;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        Shape::List { of: Box::new(self.of.shape(keys, path)), least: self.least }
    }

    fn example(&self) -> String {
        format!("[{}]", self.of.example())
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<Vec<F::Value>> {
        let items = items(keys, key, node)?;
        if items.len() < self.least {
            keys.is_empty_list(key, node, &<Self as Form<'a>>::example(self));
        }
        Some(items.iter().filter_map(|item| self.of.read(keys, key, path, item)).collect())
    }

    fn absent(&mut self, _: &mut Keys<'a>, _: &str, _: &str) -> Option<Vec<F::Value>> {
        Some(Vec::new())
    }
}

/// Blocks with names that the user chooses.
#[derive(Debug)]
pub struct Named<R> {
    reader: R,
    what: Option<Text>,
    in_formulas: bool,
}

/// Blocks with names that the user chooses, as in `[regel.naam]`, each read by a function; absent is empty.
pub fn named<R>(reader: R) -> Named<R> {
    Named { reader, what: None, in_formulas: false }
}

impl<R> Named<R> {
    /// Under names that a formula can use; `what` stands before the name in messages.
    #[must_use]
    pub fn in_formulas(self, what: impl Into<Text>) -> Named<R> {
        Named { what: Some(what.into()), in_formulas: true, ..self }
    }
}

impl<'a, T, R: FnMut(&mut Keys<'a>, &'a Entry) -> T> Form<'a> for Named<R> {
    type Value = Vec<T>;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        let reader = &mut self.reader;
        let of = Shape::Block(keys.described(path, &mut |keys: &mut Keys<'a>| reader(keys, Keys::no_entry())));
        Shape::Named { of: Box::new(of), in_formulas: self.in_formulas }
    }

    fn example(&self) -> String {
        "{ … }".to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<Vec<T>> {
        let mut out = Vec::new();
        for entry in entries(keys, key, node)? {
            let path = format!("{path}.{}", entry.key);
            let what = match &self.what {
                Some(what) => Text::joined([what, &Text::same(format!("`{}`", entry.key))], " "),
                None => Text::same(format!("`[{path}]`")),
            };
            let reader = &mut self.reader;
            out.push(keys.nested(what, &path, &entry.node, &mut |keys: &mut Keys<'a>| reader(keys, entry)));
        }
        Some(out)
    }

    fn absent(&mut self, _: &mut Keys<'a>, _: &str, _: &str) -> Option<Vec<T>> {
        Some(Vec::new())
    }
}

/// The entries of a block.
pub(super) fn entries<'a>(keys: &mut Keys<'a>, key: &str, node: &'a Node) -> Option<&'a [Entry]> {
    match &node.value {
        Value::Table(entries) => Some(entries),
        _ => {
            keys.wrong(key, node, text!(kind_block));
            None
        }
    }
}

/// Values of one form with names that the user chooses.
#[derive(Debug, Clone)]
pub struct NamedValues<F>(F);

/// Values of one form with names that the user chooses; absent is empty.
pub fn named_values<F>(of: F) -> NamedValues<F> {
    NamedValues(of)
}

impl<'a, F: Form<'a>> Form<'a> for NamedValues<F> {
    type Value = Vec<(&'a Entry, F::Value)>;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        Shape::Named { of: Box::new(self.0.shape(keys, path)), in_formulas: false }
    }

    fn example(&self) -> String {
        "{ … }".to_owned()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<Self::Value> {
        let mut out = Vec::new();
        for entry in entries(keys, key, node)? {
            let path = format!("{path}.{}", entry.key);
            out.extend(self.0.read(keys, &entry.key, &path, &entry.node).map(|value| (entry, value)));
        }
        Some(out)
    }

    fn absent(&mut self, _: &mut Keys<'a>, _: &str, _: &str) -> Option<Self::Value> {
        Some(Vec::new())
    }
}

/// A word that stands for a value, or the value itself.
#[derive(Debug, Clone)]
pub struct WordOr<F> {
    word: &'static str,
    other: F,
}

/// A word, read as `None`, or a value of a form.
pub fn word_or<F>(word: &'static str, other: F) -> WordOr<F> {
    WordOr { word, other }
}

impl<'a, F: Form<'a>> Form<'a> for WordOr<F> {
    type Value = Option<F::Value>;

    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape {
        Shape::Either(vec![self.other.shape(keys, path), Shape::Word(vec![self.word.to_owned()])])
    }

    fn example(&self) -> String {
        self.other.example()
    }

    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<Self::Value> {
        match &node.value {
            Value::Text(word) if word == self.word => Some(None),
            _ => self.other.read(keys, key, path, node).map(Some),
        }
    }

    fn turned(&mut self, value: f64, dial: Option<&Dial>) -> Option<Self::Value> {
        self.other.turned(value, dial).map(Some)
    }
}
