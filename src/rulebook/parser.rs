//! Words to a formula, by precedence: `of` < `en` < `niet` < comparison < `+ -` < `* /` < sign.

use crate::diag::{Diagnostic, Source, Span};
use crate::rulebook::ast::{BinaryOp, Expr, ExprKind};
use crate::rulebook::functions::{DIRECTIONS, RANKS};
use crate::rulebook::lexer::{Token, Word, words};
use crate::rulebook::node::Direction;
use crate::text::{Text, text};
use crate::units::{Miswritten, greatest_written, read_date, read_number};
use crate::units::{RoundingMode, Unit};
use rust_decimal::Decimal;
use std::sync::Arc;

/// Deepest nesting of a formula; deeper is no law but an accident or an attack.
const DEEPEST: usize = 64;

/// Most words in a formula, for the same reason.
const MOST_WORDS: usize = 800;

const KEYWORDS: [&str; 10] = ["als", "dan", "anders", "en", "of", "niet", "waar", "op", "ja", "nee"];

/// Reads a formula; `offset` is where its text starts in the file.
///
/// # Errors
/// The first `R001`, `R002`, `R019` or `R024` met.
pub(super) fn parse(source: &Arc<Source>, formula: &str, offset: usize) -> Result<Expr, Box<Diagnostic>> {
    let words = words(source, formula, offset).map_err(Box::new)?;
    if words.len() > MOST_WORDS {
        return Err(Box::new(Diagnostic::at(
            "R024",
            source,
            offset..offset + formula.len(),
            text!(formula_too_long, most = MOST_WORDS),
            text!(split_formula),
        )));
    }
    let mut parser = Parser { source, words, at: 0, depth: 0 };
    let expr = parser.expression()?;
    match parser.peek() {
        Token::End => Ok(expr),
        _ => Err(parser.unexpected(text!(formula_end_or_operator))),
    }
}

struct Parser<'a> {
    source: &'a Arc<Source>,
    words: Vec<Word>,
    at: usize,
    depth: usize,
}

type Parsed = Result<Expr, Box<Diagnostic>>;

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.words[self.at].token
    }

    fn span(&self) -> Span {
        self.words[self.at].span.clone()
    }

    fn next(&mut self) -> Word {
        let word = self.words[self.at].clone();
        if self.at + 1 < self.words.len() {
            self.at += 1;
        }
        word
    }

    fn is_name(&self, name: &str) -> bool {
        matches!(self.peek(), Token::Name(found) if found == name)
    }

    fn is_sign(&self, sign: &str) -> bool {
        matches!(self.peek(), Token::Sign(found) if *found == sign)
    }

    fn take_name(&mut self, name: &str) -> bool {
        let hit = self.is_name(name);
        if hit {
            self.next();
        }
        hit
    }

    fn take_sign(&mut self, sign: &str) -> bool {
        let hit = self.is_sign(sign);
        if hit {
            self.next();
        }
        hit
    }

    fn unexpected(&self, expected: Text) -> Box<Diagnostic> {
        let found = match self.peek() {
            Token::End => text!(formula_end),
            Token::Number(text) | Token::Name(text) => quoted(text),
            Token::Sign(sign) => quoted(sign),
        };
        let comma = self.is_sign(",") && self.at > 0 && matches!(self.words[self.at - 1].token, Token::Number(_));
        let remedy = if comma { text!(write_decimal_point) } else { text!(put_here, expected = &expected) };
        let message = text!(formula_unexpected, found = found, expected = expected);
        Box::new(Diagnostic::at("R002", self.source, self.span(), message, remedy))
    }

    fn expect_sign(&mut self, sign: &'static str) -> Result<(), Box<Diagnostic>> {
        if self.take_sign(sign) { Ok(()) } else { Err(self.unexpected(quoted(sign))) }
    }

    fn expect_name(&mut self, name: &str) -> Result<(), Box<Diagnostic>> {
        if self.take_name(name) { Ok(()) } else { Err(self.unexpected(quoted(name))) }
    }

    fn expression(&mut self) -> Parsed {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(Box::new(Diagnostic::at(
                "R024",
                self.source,
                self.span(),
                text!(formula_too_deep, most = DEEPEST),
                text!(split_formula),
            )));
        }
        let expr = self.disjunction();
        self.depth -= 1;
        expr
    }

    fn binary(&mut self, op: BinaryOp, left: Expr, right: Expr) -> Expr {
        let span = left.span.start..right.span.end;
        Expr { kind: ExprKind::Binary(op, Box::new(left), Box::new(right)), span }
    }

    fn disjunction(&mut self) -> Parsed {
        let mut left = self.conjunction()?;
        while self.take_name("of") {
            let right = self.conjunction()?;
            left = self.binary(BinaryOp::Or, left, right);
        }
        Ok(left)
    }

    fn conjunction(&mut self) -> Parsed {
        let mut left = self.negation()?;
        while self.take_name("en") {
            let right = self.negation()?;
            left = self.binary(BinaryOp::And, left, right);
        }
        Ok(left)
    }

    fn negation(&mut self) -> Parsed {
        let start = self.span().start;
        if !self.take_name("niet") {
            return self.comparison();
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.unexpected(text!(fewer_negations)));
        }
        let inner = self.negation()?;
        self.depth -= 1;
        let span = start..inner.span.end;
        Ok(Expr { kind: ExprKind::Not(Box::new(inner)), span })
    }

    fn comparison(&mut self) -> Parsed {
        let left = self.sum()?;
        let op = match self.peek() {
            Token::Sign("=") => BinaryOp::Equal,
            Token::Sign("<>") => BinaryOp::Unequal,
            Token::Sign("<") => BinaryOp::Less,
            Token::Sign("<=") => BinaryOp::AtMost,
            Token::Sign(">") => BinaryOp::More,
            Token::Sign(">=") => BinaryOp::AtLeast,
            _ => return Ok(left),
        };
        self.next();
        let right = self.sum()?;
        Ok(self.binary(op, left, right))
    }

    fn sum(&mut self) -> Parsed {
        let mut left = self.product()?;
        loop {
            let op = match self.peek() {
                Token::Sign("+") => BinaryOp::Add,
                Token::Sign("-") => BinaryOp::Sub,
                _ => return Ok(left),
            };
            self.next();
            let right = self.product()?;
            left = self.binary(op, left, right);
        }
    }

    fn product(&mut self) -> Parsed {
        let mut left = self.signed()?;
        loop {
            let op = match self.peek() {
                Token::Sign("*") => BinaryOp::Mul,
                Token::Sign("/") => BinaryOp::Div,
                _ => return Ok(left),
            };
            self.next();
            let right = self.signed()?;
            left = self.binary(op, left, right);
        }
    }

    fn signed(&mut self) -> Parsed {
        let start = self.span().start;
        if !self.take_sign("-") {
            return self.primary();
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.unexpected(text!(fewer_minus_signs)));
        }
        let inner = self.signed()?;
        self.depth -= 1;
        let span = start..inner.span.end;
        Ok(Expr { kind: ExprKind::Negate(Box::new(inner)), span })
    }

    fn primary(&mut self) -> Parsed {
        match self.peek().clone() {
            Token::Number(text) => self.number(&text),
            Token::Sign("(") => {
                let start = self.next().span.start;
                let mut inner = self.expression()?;
                let end = self.span().end;
                self.expect_sign(")")?;
                inner.span = start..end;
                Ok(inner)
            }
            Token::Name(name) => match name.as_str() {
                "als" => self.choice(),
                "ja" | "nee" => {
                    let span = self.next().span;
                    Ok(Expr { kind: ExprKind::Bool(name == "ja"), span })
                }
                _ if KEYWORDS.contains(&name.as_str()) => Err(self.unexpected(text!(number_name_or_bracket))),
                _ => self.name_or_call(name),
            },
            _ => Err(self.unexpected(text!(number_name_or_bracket))),
        }
    }

    fn number(&mut self, text: &str) -> Parsed {
        let word = self.next();
        let greatest = greatest_written(!self.is_sign("%"));
        let bad = |mistake: &Miswritten| {
            let (message, remedy) = (mistake.message(), mistake.remedy());
            Box::new(Diagnostic::at("R015", self.source, word.span.clone(), message, remedy))
        };
        if text.ends_with('.') || text.len() > 24 {
            return Err(bad(&Miswritten::NotANumber(text.to_owned())));
        }
        let mut value = read_number(text, greatest).map_err(|mistake| bad(&mistake))?;
        let mut end = word.span.end;
        let mut unit = Unit::NONE;
        if self.is_sign("%") {
            end = self.next().span.end;
            value /= Decimal::ONE_HUNDRED;
        } else if let Token::Name(first) = self.peek().clone()
            && Self::is_unit(&first)
        {
            let mut text = first;
            end = self.next().span.end;
            while self.is_sign("/")
                && matches!(&self.words[(self.at + 1).min(self.words.len() - 1)].token, Token::Name(name) if Self::is_unit(name))
            {
                self.next();
                let word = self.next();
                if let Token::Name(name) = word.token {
                    text = format!("{text}/{name}");
                }
                end = word.span.end;
            }
            unit = Unit::parse(&text).map(|(unit, _)| unit).map_err(|_| bad(&Miswritten::NotANumber(text.clone())))?;
        }
        Ok(Expr { kind: ExprKind::Number(value, unit), span: word.span.start..end })
    }

    fn is_unit(name: &str) -> bool {
        matches!(name, "EUR" | "jaar" | "maand" | "kwartaal" | "uur")
    }

    fn choice(&mut self) -> Parsed {
        let start = self.next().span.start;
        let condition = self.expression()?;
        self.expect_name("dan")?;
        let then = self.expression()?;
        self.expect_name("anders")?;
        let otherwise = if self.is_name("als") {
            self.depth += 1;
            if self.depth > DEEPEST {
                return Err(self.unexpected(text!(fewer_nested_choices)));
            }
            let inner = self.choice()?;
            self.depth -= 1;
            inner
        } else {
            self.product()?
        };
        let operator = matches!(self.peek(), Token::Sign("+" | "-" | "=" | "<>" | "<" | "<=" | ">" | ">="))
            || self.is_name("en")
            || self.is_name("of");
        if operator {
            return Err(Box::new(
                Diagnostic::at(
                    "R019",
                    self.source,
                    self.span(),
                    text!(choice_end_unclear),
                    text!(choice_end_unclear_remedy),
                )
                .also(self.source, start..otherwise.span.end, text!(the_choice)),
            ));
        }
        let span = start..otherwise.span.end;
        Ok(Expr { kind: ExprKind::If(Box::new(condition), Box::new(then), Box::new(otherwise)), span })
    }

    fn name_or_call(&mut self, name: String) -> Parsed {
        let name_span = self.next().span;
        if !self.take_sign("(") {
            return Ok(Expr { kind: ExprKind::Name(name), span: name_span });
        }
        match name.as_str() {
            "datum" => return self.date(name_span),
            "afronden" => return self.rounding(RoundingMode::HalfUp, name_span),
            "naar_beneden" => return self.rounding(RoundingMode::Down, name_span),
            "naar_boven" => return self.rounding(RoundingMode::Up, name_span),
            _ => {}
        }
        if self.is_name("personen") && matches!(&self.words[self.at + 1].token, Token::Sign(":")) {
            self.next();
            self.next();
            if let Some((_, direction)) = RANKS.iter().find(|rank| rank.0 == name) {
                return self.rank(*direction, name_span);
            }
            let body = self.expression()?;
            let filter = if self.take_name("waar") { Some(Box::new(self.expression()?)) } else { None };
            let end = self.span().end;
            self.expect_sign(")")?;
            let kind = ExprKind::Persons(name, name_span.clone(), Box::new(body), filter);
            return Ok(Expr { kind, span: name_span.start..end });
        }
        let mut arguments = Vec::new();
        if !self.is_sign(")") {
            arguments.push(self.expression()?);
            while self.take_sign(",") {
                arguments.push(self.expression()?);
            }
        }
        let end = self.span().end;
        self.expect_sign(")")?;
        Ok(Expr { kind: ExprKind::Call(name, name_span.clone(), arguments), span: name_span.start..end })
    }

    /// After `rang_oplopend(personen:`.
    fn rank(&mut self, direction: Direction, start: Span) -> Parsed {
        let mut keys = vec![(direction, self.expression()?)];
        if self.take_sign(",") {
            let word = DIRECTIONS.iter().find(|(word, _)| self.is_name(word));
            if word.is_some() {
                self.next();
            }
            let direction = word.map_or(direction, |(_, direction)| *direction);
            keys.push((direction, self.expression()?));
        }
        let filter = if self.take_name("waar") { Some(Box::new(self.expression()?)) } else { None };
        let end = self.span().end;
        self.expect_sign(")")?;
        Ok(Expr { kind: ExprKind::Rank(keys, filter), span: start.start..end })
    }

    fn rounding(&mut self, mode: RoundingMode, start: Span) -> Parsed {
        let value = self.expression()?;
        self.expect_sign(",")?;
        self.expect_name("op")?;
        let factor = match self.peek().clone() {
            Token::Number(text) => {
                let span = self.next().span;
                let fine =
                    |step: &Decimal| *step > Decimal::ZERO && step.scale() <= 4 && *step <= Decimal::from(1_000_000);
                Decimal::from_str_exact(&text).ok().filter(fine).ok_or_else(|| {
                    Box::new(Diagnostic::at(
                        "R015",
                        self.source,
                        span,
                        text!(not_a_rounding_step, step = text),
                        text!(give_rounding_step),
                    ))
                })?
            }
            _ => Decimal::ONE,
        };
        let step = match self.peek() {
            Token::Name(name) if name == "EUR" => Decimal::ONE,
            Token::Name(name) if name == "cent" => Decimal::new(1, 2),
            _ => return Err(self.unexpected(text!(euro_or_cent))),
        };
        self.next();
        let end = self.span().end;
        self.expect_sign(")")?;
        Ok(Expr { kind: ExprKind::Round(mode, Box::new(value), factor * step), span: start.start..end })
    }

    fn date(&mut self, start: Span) -> Parsed {
        let from = self.span().start;
        while !self.is_sign(")") && *self.peek() != Token::End {
            self.next();
        }
        let to = self.span().start;
        self.expect_sign(")")?;
        let text = &self.source.text[from.min(to)..to];
        let date = read_date(text).map_err(|mistake| {
            let (message, remedy) = (mistake.message(), text!(inside_date_call, remedy = mistake.remedy()));
            Box::new(Diagnostic::at("R015", self.source, from..to.max(from), message, remedy))
        })?;
        Ok(Expr { kind: ExprKind::Date(date), span: start.start..to + 1 })
    }
}

/// A word as it is written.
fn quoted(word: &str) -> Text {
    Text::same(format!("`{word}`"))
}
