//! A formula as it was written, before names and units are known.

use crate::diag::Span;
use crate::rulebook::node::Direction;
use crate::units::{RoundingMode, Unit};
use jiff::civil::Date;
use rust_decimal::Decimal;

/// A part of a formula and where it stands.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// Its place in the file.
    pub span: Span,
}

/// An operator between two parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BinaryOp {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `en`
    And,
    /// `of`
    Or,
}

/// The kinds of part.
#[derive(Debug, Clone)]
pub enum ExprKind {
    /// A number with its unit.
    Number(Decimal, Unit),
    /// `ja` or `nee`.
    Bool(bool),
    /// `datum(2026-01-01)`.
    Date(Date),
    /// A name.
    Name(String),
    /// `-x`.
    Negate(Box<Expr>),
    /// `niet x`.
    Not(Box<Expr>),
    /// Two parts with an operator.
    Binary(BinaryOp, Box<Expr>, Box<Expr>),
    /// `als c dan a anders b`.
    If(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `naam(a, b)`.
    Call(String, Span, Vec<Expr>),
    /// `naam(personen: e waar c)`.
    Persons(String, Span, Box<Expr>, Option<Box<Expr>>),
    /// `rang_oplopend(personen: a, aflopend b waar c)`: keys with their direction, condition.
    Rank(Vec<(Direction, Expr)>, Option<Box<Expr>>),
    /// `afronden(x, op EUR)`; the step in the unit given.
    Round(RoundingMode, Box<Expr>, Decimal),
}
