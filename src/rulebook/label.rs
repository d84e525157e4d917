//! What a person reads in place of the name of a rule, fact, parameter, table or scheme.
//!
//! Takes: a name. Gives: the words that its rulebook has for it. Leaves to others: reading them (`read`).

use crate::rulebook::definitions::Scheme;
use crate::rulebook::system::System;
use crate::text::Text;

impl System {
    /// The words for a rule, fact, parameter or table: those of its rulebook, else its name with blanks. A name that the
    /// system does not have, such as one that an overlay dropped, gets its own words as well.
    pub fn label(&self, name: &str) -> Text {
        self.stated_label(name).cloned().unwrap_or_else(|| Text::same(in_words(name)))
    }

    /// The words for a scheme; an id that the system does not have is shown with blanks.
    pub fn scheme_label(&self, id: &str) -> Text {
        self.scheme(id).map_or_else(|| Text::same(in_words(id)), |scheme| scheme.name.clone())
    }

    /// A scheme by id.
    pub fn scheme(&self, id: &str) -> Option<&Scheme> {
        self.definitions.schemes.iter().find(|scheme| scheme.id == id)
    }

    fn stated_label(&self, name: &str) -> Option<&Text> {
        if let Some(id) = self.id(name) {
            let of_rule = self.rule(id).and_then(|rule| rule.label.as_ref());
            return of_rule.or_else(|| self.input(id).and_then(|input| input.label.as_ref()));
        }
        let of_parameter = self.parameter(name).and_then(|parameter| parameter.label.as_ref());
        of_parameter.or_else(|| self.table(name).and_then(|table| table.label.as_ref()))
    }
}

/// A name without the signs that formulas need.
fn in_words(name: &str) -> String {
    name.replace('_', " ")
}

/// The words for a value as rulebooks write it: yes or no, or a word of a closed list.
pub fn value_label(value: &str) -> Text {
    match value {
        "ja" => Text::new("ja", "yes"),
        "nee" => Text::new("nee", "no"),
        word => Text::same(in_words(word)),
    }
}
