//! Rulebooks: the law as data, from TOML text to a checked, ordered [`Plan`].
//!
//! ```text
//!  files ─ definitions ─► overlays ─► check (names, units, periods, cycles) ─► System ─ year, outputs ─► Plan
//! ```
//!
//! Takes: a folder with `stelsel.toml`, overlays, values that are given from outside. Gives: a [`System`] and plans.
//! Leaves to others: evaluation (`engine`). The language is described in `rulebooks/README.md`.

mod ast;
mod changes;
mod check;
mod complexity;
mod definitions;
mod derived;
mod difference;
mod fingerprint;
mod functions;
mod graph;
mod label;
mod lexer;
mod meant;
mod node;
mod overlay;
mod parser;
mod plan;
mod plan_error;
mod read;
mod rule_change;
mod system;
mod target;

pub use ast::{BinaryOp, Expr, ExprKind};
pub use changes::DatedChange;
pub use complexity::{Complexity, Count, INCOME_NOTION, complexity};
pub use definitions::{
    Dated, Definitions, Derivation, EnumDef, InputDef, LookupTable, NonTakeUp, Origin, Parameter, RuleDef, RuleVersion,
    Scheme, SchemeKind, TableKind, TableRow,
};
pub use difference::{Difference, DifferingKind, Manner, Wording, differences, parameter_text};
pub use fingerprint::Fingerprint;
pub use graph::{Extent, Item, Towards, Uses};
pub use label::value_label;
pub(crate) use meant::meant;
pub use node::{AgeAt, Comparison, Direction, Node, Op, PersonFold, Ranking, ValueId};
pub use plan::{Plan, ResolvedTable};
pub use plan_error::PlanError;
pub use read::{overlay_declaration, rulebook_declaration, stays_inside};
pub use rule_change::RuleChange;
pub use system::{PeriodOfGiven, System, ValueDef, load_definitions, load_system, system_declaration};
pub use target::{ParameterChange, TableColumn, Target};
