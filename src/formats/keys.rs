//! The keys of a block, each declared where it is read.
//!
//! Takes: a block of a file, or nothing when the format is only described. Gives: the typed value of each key, every
//! mistake with its place, and the declaration. Leaves to others: what a kind of value looks like (`form`, `blocks`, `sourced`).
//!
//! A reader asks for every key, whatever the others hold, and says with a [`Rule`] which go together; so one run of it
//! over an empty block tells the whole format.

use crate::diag::{Diagnostic, Diagnostics, Entry, Fields, Node, Source, Span, Value};
use crate::formats::declaration::{Block, Declared, Dial, Mark, Shape};
use crate::formats::rules::Rule;
use crate::formats::sourced_number::SourcedNumber;
use crate::formats::words::Words;
use crate::text::Text;
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// Values that a person has turned in the dashboard or that a fit tries, by the path of their key; they take the place of
/// those in the file. A word of a choice is 0 or 1, see [`Dial::switch`].
pub type Turned = BTreeMap<String, f64>;

/// No value is turned.
pub static AS_WRITTEN: Turned = Turned::new();

/// A kind of value.
pub trait Form<'a> {
    /// Its type in the program.
    type Value;

    /// What it may be, for the declaration.
    fn shape(&mut self, keys: &mut Keys<'a>, path: &str) -> Shape;

    /// An example, as written in a file.
    fn example(&self) -> String;

    /// The value of a key at a place; `None` with a mistake reported where it is another kind.
    fn read(&mut self, keys: &mut Keys<'a>, key: &str, path: &str, node: &'a Node) -> Option<Self::Value>;

    /// The value where an optional key is left out, for kinds that have one.
    fn absent(&mut self, _keys: &mut Keys<'a>, _key: &str, _path: &str) -> Option<Self::Value> {
        None
    }

    /// The value that was turned, for kinds that can be.
    fn turned(&mut self, _value: f64, _dial: Option<&Dial>) -> Option<Self::Value> {
        None
    }
}

/// A key as a reader asks for it.
#[derive(Debug)]
pub struct Key<F> {
    name: &'static str,
    form: F,
    is_needed: bool,
    help: [&'static str; 2],
    left_out: Option<[&'static str; 2]>,
    dial: Option<Dial>,
    mark: Option<Mark>,
}

/// A key that must be there: its name, what it holds, what it means in Dutch and in English.
pub fn need<F>(name: &'static str, form: F, nl: &'static str, en: &'static str) -> Key<F> {
    Key { name, form, is_needed: true, help: [nl, en], left_out: None, dial: None, mark: None }
}

/// A key that may be left out.
pub fn may<F>(name: &'static str, form: F, nl: &'static str, en: &'static str) -> Key<F> {
    Key { is_needed: false, ..need(name, form, nl, en) }
}

impl<F> Key<F> {
    /// Its name.
    pub(super) fn name(&self) -> &'static str {
        self.name
    }

    /// What holds when it is left out, in Dutch and in English.
    #[must_use]
    pub fn left_out(self, nl: &'static str, en: &'static str) -> Key<F> {
        Key { left_out: Some([nl, en]), ..self }
    }

    /// The dashboard turns it.
    #[must_use]
    pub fn dial(self, dial: Dial) -> Key<F> {
        Key { dial: Some(dial), ..self }
    }

    /// What else the program does with the number.
    #[must_use]
    pub fn mark(self, mark: Mark) -> Key<F> {
        Key { mark: Some(mark), ..self }
    }
}

/// A dial as a file has it.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundDial {
    /// Path of its key.
    pub path: String,
    /// What it is.
    pub dial: Dial,
    /// Where it stands, in units of the screen; `None` where the file has a word that stands for an amount.
    pub value: Option<f64>,
}

/// What a reading gathers besides the values.
#[derive(Debug, Default)]
pub struct Gathered {
    /// Every number with its source.
    pub numbers: Vec<SourcedNumber>,
    /// Dials that have a meaning.
    pub dials: Vec<FoundDial>,
    /// Paths of the keys with a mark.
    pub marks: Vec<(Mark, String)>,
}

/// A file without any key, for readings that only describe.
static NOTHING: LazyLock<(Arc<Source>, Node, Entry)> = LazyLock::new(|| {
    let node = Node { span: 0..0, value: Value::Table(Vec::new()) };
    let entry = Entry { key: String::new(), key_span: 0..0, node: node.clone() };
    (Source::new("", ""), node, entry)
});

/// Which block is read, and how.
#[derive(Debug)]
pub struct Keys<'a> {
    fields: Fields<'a>,
    path: String,
    turned: &'a Turned,
    /// What has been declared, where the format is described.
    described: Option<Block>,
    examples: Vec<(&'static str, String)>,
    rules: Vec<Rule>,
    gathered: Gathered,
}

/// Reads a whole file; `what` names it in messages.
pub fn read<'a, T>(
    source: &'a Arc<Source>,
    root: &'a Node,
    what: impl Into<Text>,
    turned: &'a Turned,
    body: impl FnOnce(&mut Keys<'a>) -> T,
) -> (T, Gathered, Diagnostics) {
    let mut keys = Keys::over(Fields::new(source, what, root), String::new(), turned, None);
    let out = body(&mut keys);
    let (_, gathered, diagnostics) = keys.finish();
    (out, gathered, diagnostics)
}

/// The declaration of a format: what its reader asks for.
pub fn describe<T>(body: impl FnOnce(&mut Keys<'static>) -> T) -> Block {
    let fields = Fields::new(&NOTHING.0, "", &NOTHING.1);
    let mut keys = Keys::over(fields, String::new(), &AS_WRITTEN, Some(Block::default()));
    body(&mut keys);
    keys.finish().0.unwrap_or_default()
}

impl<'a> Keys<'a> {
    fn over(fields: Fields<'a>, path: String, turned: &'a Turned, described: Option<Block>) -> Keys<'a> {
        let (examples, rules, gathered) = (Vec::new(), Vec::new(), Gathered::default());
        Keys { fields, path, turned, described, examples, rules, gathered }
    }

    /// The value of a key; `None` where it is not there or has a mistake, which is reported.
    pub fn get<F: Form<'a>>(&mut self, mut key: Key<F>) -> Option<F::Value> {
        self.declare(&mut key);
        let node = self.fields.node(key.name);
        let path = self.path_of(key.name);
        if let Some(mark) = key.mark {
            self.gathered.marks.push((mark, path.clone()));
        }
        let turned = self.turned.get(&path).copied();
        if let Some(dial) = &key.dial {
            let shown = match (turned, node) {
                (Some(turned), _) => Some(turned * dial.scale),
                (None, Some(node)) => shown(dial, node),
                (None, None) => Some(dial.left_out),
            };
            self.gathered.dials.push(FoundDial { path: path.clone(), dial: dial.clone(), value: shown });
        }
        if let Some(value) = turned.and_then(|turned| key.form.turned(turned, key.dial.as_ref())) {
            return Some(value);
        }
        match node {
            Some(node) => key.form.read(self, key.name, &path, node),
            None if key.is_needed => {
                self.fields.missing(key.name, &key.form.example());
                None
            }
            None => key.form.absent(self, key.name, &path),
        }
    }

    fn declare<F: Form<'a>>(&mut self, key: &mut Key<F>) {
        self.examples.push((key.name, key.form.example()));
        if self.described.is_none() {
            return;
        }
        let shape = key.form.shape(self, &self.path_of(key.name));
        let declared = Declared {
            name: key.name.to_owned(),
            is_needed: key.is_needed,
            shape,
            help: Words::new(key.help[0], key.help[1]),
            left_out: key.left_out.map(|[nl, en]| Words::new(nl, en)),
            dial: key.dial.clone(),
            mark: key.mark,
        };
        if let Some(block) = &mut self.described {
            block.keys.push(declared);
        }
    }

    /// The number of a key that must be there; zero where it has a mistake, which is reported.
    pub fn value<F: Form<'a, Value = f64>>(&mut self, key: Key<F>) -> f64 {
        self.get(key).unwrap_or(0.0)
    }

    /// Says what holds between keys of this block; judged when the block ends.
    pub fn rule(&mut self, rule: Rule) {
        self.rules.push(rule);
    }

    /// Says that the block is described once under this name.
    pub fn is_shared_as(&mut self, name: &'static str) {
        if let Some(block) = &mut self.described {
            block.shared = Some(name);
        }
    }

    /// Adds a piece of JSON Schema that the shape of a key refers to.
    pub fn piece(&mut self, name: &str, schema: impl FnOnce() -> serde_json::Value) {
        if let Some(block) = &mut self.described {
            block.pieces.push((name.to_owned(), schema()));
        }
    }

    /// Whether the format is only described: nothing is there.
    pub fn is_describing(&self) -> bool {
        self.described.is_some()
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.fields.peek(key).is_some()
    }

    /// Where the value of a key stands, or the block where it is not there.
    pub fn span_of(&self, key: &str) -> Span {
        self.fields.peek(key).map_or_else(|| self.span(), |node| node.span.clone())
    }

    /// The place of the block.
    pub fn span(&self) -> Span {
        self.fields.span()
    }

    /// The file of the block.
    pub fn source(&self) -> &'a Arc<Source> {
        self.fields.source()
    }

    /// Path of the block: the names of its numbers begin with it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Path of a key of the block.
    pub fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Gives the block another path, for blocks that are told apart by what they hold.
    pub fn is_called(&mut self, path: impl Into<String>) {
        self.path = path.into();
    }

    /// Numbers read so far, in this block and those inside it.
    pub fn numbers(&self) -> &[SourcedNumber] {
        &self.gathered.numbers
    }

    /// Paths of the keys with a mark that have been asked for so far.
    pub fn marked(&self, mark: Mark) -> impl Iterator<Item = &str> {
        self.gathered.marks.iter().filter(move |(own, _)| *own == mark).map(|(_, path)| path.as_str())
    }

    /// Adds a mistake.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.fields.report(diagnostic);
    }

    /// Adds a mistake at a place in the file.
    pub fn complain(&mut self, code: &'static str, span: Span, message: impl Into<Text>, remedy: impl Into<Text>) {
        self.fields.report(Diagnostic::at(code, self.fields.source(), span, message, remedy));
    }

    /// Adds mistakes found elsewhere.
    pub fn complain_all(&mut self, diagnostics: Diagnostics) {
        for diagnostic in diagnostics.0 {
            self.fields.report(diagnostic);
        }
    }

    /// Reports a key that must be there after all.
    pub fn missing(&mut self, key: &str, example: &str) {
        self.fields.missing(key, example);
    }

    /// Reports that a value is of another kind than expected.
    pub fn wrong(&mut self, key: &str, node: &Node, expected: impl Into<Text>) {
        self.fields.wrong(key, node, expected);
    }

    pub(super) fn is_empty_list(&mut self, key: &str, node: &Node, example: &str) {
        self.fields.empty(key, node, example);
    }

    pub(super) fn keep(&mut self, number: SourcedNumber) {
        self.gathered.numbers.push(number);
    }

    /// Reads a block inside this one.
    pub(super) fn nested<T>(
        &mut self,
        what: Text,
        path: &str,
        node: &'a Node,
        body: &mut impl FnMut(&mut Keys<'a>) -> T,
    ) -> T {
        let mut keys = Keys::over(Fields::new(self.source(), what, node), path.to_owned(), self.turned, None);
        let out = body(&mut keys);
        let (_, gathered, diagnostics) = keys.finish();
        self.gathered.numbers.extend(gathered.numbers);
        self.gathered.dials.extend(gathered.dials);
        self.gathered.marks.extend(gathered.marks);
        self.complain_all(diagnostics);
        out
    }

    /// As [`Keys::nested`], over a block without keys.
    pub(super) fn nested_without_keys<T>(&mut self, path: &str, body: &mut impl FnMut(&mut Keys<'a>) -> T) -> T {
        self.nested(Text::same(format!("`[{path}]`")), path, &NOTHING.1, body)
    }

    /// The declaration of a block inside this one.
    pub(super) fn described<T>(&mut self, path: &str, body: &mut impl FnMut(&mut Keys<'a>) -> T) -> Block {
        let fields = Fields::new(&NOTHING.0, "", &NOTHING.1);
        let mut keys = Keys::over(fields, path.to_owned(), self.turned, Some(Block::default()));
        body(&mut keys);
        let (block, gathered, _) = keys.finish();
        self.gathered.marks.extend(gathered.marks);
        block.unwrap_or_default()
    }

    /// Ends the reading: judges the rules and reports keys that nobody asked for.
    fn finish(mut self) -> (Option<Block>, Gathered, Diagnostics) {
        let rules = std::mem::take(&mut self.rules);
        for rule in &rules {
            rule.check(&mut self.fields, |key| {
                let example = self.examples.iter().find(|(name, _)| *name == key);
                example.map_or_else(|| "…".to_owned(), |(_, example)| example.clone())
            });
            if rule.when.holds(&self.fields) {
                let idle: Vec<String> = rule.idle.iter().chain(&rule.without).map(|key| self.path_of(key)).collect();
                let is_idle = |path: &str| {
                    idle.iter()
                        .any(|own| path.strip_prefix(own).is_some_and(|end| end.is_empty() || end.starts_with('.')))
                };
                self.gathered.dials.retain(|found| !is_idle(&found.path));
            }
        }
        if let Some(block) = &mut self.described {
            block.rules = rules;
        }
        let mut diagnostics = Diagnostics::default();
        self.fields.finish(&mut diagnostics);
        (self.described, self.gathered, diagnostics)
    }

    /// An entry for a description of named blocks.
    pub(super) fn no_entry() -> &'a Entry {
        &NOTHING.2
    }
}

/// Where a dial stands, on the screen.
fn shown(dial: &Dial, node: &Node) -> Option<f64> {
    if let Some([_, at_one]) = dial.words {
        return Some(f64::from(u8::from(matches!(&node.value, Value::Text(word) if word == at_one))));
    }
    match &node.entry("waarde")?.value {
        Value::Text(text) | Value::Number(text) => text.trim().parse::<f64>().ok().map(|value| value * dial.scale),
        _ => None,
    }
}
