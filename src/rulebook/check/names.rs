//! What the names of a system stand for.
//!
//! Takes: definitions. Gives: [`Names`] to look up. Leaves to others: collecting them, and what is done with each.

use crate::diag::closest;
use crate::rulebook::definitions::{Definitions, TableKind};
use crate::rulebook::node::ValueId;
use crate::table::{ColumnSchema, EnumType};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a name stands for.
#[derive(Debug, Clone)]
pub(super) enum Named {
    Value(ValueId),
    Parameter(usize),
    Table(usize),
    EnumValue(Arc<EnumType>, u32),
}

/// All names of a system.
pub(super) struct Names<'a> {
    pub(super) definitions: &'a Definitions,
    pub(super) named: BTreeMap<&'a str, Named>,
    pub(super) schemas: Vec<Option<Arc<ColumnSchema>>>,
    /// How many suggestions were asked for.
    pub(super) suggested: Cell<usize>,
}

impl<'a> Names<'a> {
    /// The name that may be meant. Looking for it costs time for every name of the system; whoever has so many mistakes
    /// is helped by the first.
    pub(super) fn suggestion(&self, name: &str) -> Option<&'a str> {
        const MOST: usize = 100;
        if self.suggested.replace(self.suggested.get() + 1) >= MOST {
            return None;
        }
        closest(name, self.named.keys().copied())
    }

    pub(super) fn schema_of(&self, id: ValueId) -> Option<&Arc<ColumnSchema>> {
        self.schemas[id.0].as_ref()
    }

    /// Whether a parameter changes within some year, so that it is a value per month.
    pub(super) fn changes_within_year(&self, parameter: usize) -> bool {
        self.definitions.parameters[parameter].values.iter().any(|v| (v.from.month(), v.from.day()) != (1, 1))
    }

    pub(super) fn table_kind(&self, table: usize) -> TableKind {
        self.definitions.tables[table].kind
    }
}
