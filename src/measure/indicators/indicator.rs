//! What an indicator is: its unit, sign, formula, and where it appears.
//!
//! Takes: nothing. Gives: the types of the list. Leaves to others: the list itself (the other files of this folder).

use crate::measure::{
    BudgetChange, Compared, Distribution, Figure, Group, GroupChange, Measures, Settlement, Usage, VariantMeasures,
};
use crate::text::Text;
use crate::text::of_key;

/// Unit of a figure; a published value is in the same unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Households, awards or decisions.
    Count,
    /// The same, shown in millions.
    Millions,
    /// Euros in total for the year, shown in millions.
    EurosTotal,
    /// Euros per household or award.
    Euros,
    /// A share, 0–1.
    Share,
    /// A relative change.
    Change,
    /// Months.
    Months,
    /// A mean of counts.
    Average,
    /// A coefficient.
    Coefficient,
}

/// Whether more of it is good for the one whom it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// More is better.
    MoreIsBetter,
    /// Less is better.
    LessIsBetter,
    /// Neither: it tells what a figure beside it is about.
    Neutral,
}

/// Where the figure of an indicator is found.
#[derive(Debug, Clone, Copy)]
pub enum Formula {
    /// One figure per variant, with its difference.
    Variant(fn(&VariantMeasures) -> Compared),
    /// One level per variant.
    Distribution(fn(&Distribution) -> Figure),
    /// One total per variant.
    Total(fn(&VariantMeasures) -> Figure),
    /// A change of the budget against the base; + worsens the balance.
    Budget(fn(&BudgetChange) -> Figure),
    /// A change of income of a group against the base.
    Income(Group, fn(&GroupChange) -> Figure),
    /// Use, of each scheme and of all together.
    Usage(fn(&Usage) -> Compared),
    /// Settlement, of each scheme and of all together.
    Settlement(fn(&Settlement) -> Compared),
}

/// A table of the report that takes its indicators from the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Key figures per variant.
    Key,
    /// Use and non-take-up per scheme.
    Usage,
    /// Certainty for households.
    Certainty,
    /// Debt of those who have to repay.
    Debt,
    /// Recoveries and supplements per scheme.
    Settlement,
    /// Time until payment follows a fall in income.
    Falls,
    /// Months with less than the norm.
    BelowNorm,
    /// Changes and decisions.
    Decisions,
    /// What it asks of people.
    People,
    /// How sure and steady money is.
    Steadiness,
    /// What it asks of the agency.
    Agency,
}

impl Table {
    /// Its key in the report.
    pub fn key(self) -> &'static str {
        match self {
            Table::Key => "kerncijfers",
            Table::Usage => "gebruik",
            Table::Certainty => "zekerheid",
            Table::Debt => "schuldlast",
            Table::Settlement => "afrekening",
            Table::Falls => "tijdigheid",
            Table::BelowNorm => "maanden_onder_norm",
            Table::Decisions => "voorspelbaarheid",
            Table::People => "mensen",
            Table::Steadiness => "houvast",
            Table::Agency => "uitvoering",
        }
    }
}

/// Which of two figures a column shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// The level; a table that has a second one for differences shows those there.
    Level,
    /// The difference with the base.
    Difference,
}

/// Where an indicator appears, and what it is called there where that differs.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    /// The table.
    pub table: Table,
    /// Level or difference.
    pub shows: Shows,
    /// The key that it has there with another name.
    pub(super) key: Option<&'static str>,
    pub(super) unit: Option<Unit>,
}

pub(super) const fn at(table: Table) -> Place {
    Place { table, shows: Shows::Level, key: None, unit: None }
}

impl Place {
    pub(super) const fn named(self, key: &'static str) -> Place {
        Place { key: Some(key), ..self }
    }

    pub(super) const fn difference(self) -> Place {
        Place { shows: Shows::Difference, ..self }
    }

    pub(super) const fn in_unit(self, unit: Unit) -> Place {
        Place { unit: Some(unit), ..self }
    }
}

/// One indicator.
#[derive(Debug, Clone, Copy)]
pub struct Indicator {
    /// Stable key with unit: ascii, snake_case.
    pub key: &'static str,
    /// Unit.
    pub unit: Unit,
    /// Whether more of it is good.
    pub sign: Sign,
    /// Where the figure is found.
    pub formula: Formula,
    /// The tables in which it appears.
    pub places: &'static [Place],
    /// Its name in published figures, after the id of a scheme where it has one per scheme.
    pub published: Option<&'static str>,
    /// Whether a run has it: whether something it needs is given, or anything of it happens.
    pub is_shown: fn(&Measures) -> bool,
}

/// What most indicators are: not published, and part of every run.
pub(super) const PLAIN: Indicator = Indicator {
    key: "",
    unit: Unit::Count,
    sign: Sign::Neutral,
    formula: Formula::Usage(|usage| usage.users),
    places: &[],
    published: None,
    is_shown: |_| true,
};

/// An indicator as it appears in one place.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The indicator.
    pub indicator: &'static Indicator,
    /// Key of its row or column.
    pub key: &'static str,
    /// Unit in which it is shown.
    pub unit: Unit,
    /// Level or difference.
    pub shows: Shows,
    /// The table, where it is called otherwise there.
    pub(super) called_otherwise_in: Option<Table>,
}

impl Shown {
    /// What it is called there.
    pub fn heading(&self) -> Text {
        of_key(&self.indicator.text_key(self.called_otherwise_in), &[])
    }
}

impl Indicator {
    /// Name as printed.
    pub fn name(&self) -> Text {
        of_key(&self.text_key(None), &[])
    }

    /// The key of its name in the text files, or of the name that it has in one table.
    fn text_key(&self, called_otherwise_in: Option<Table>) -> String {
        match called_otherwise_in {
            None => format!("indicator_{}", self.key),
            Some(table) => format!("indicator_{}_{}", self.key, table.key()),
        }
    }

    /// The keys of all its names in the text files.
    pub fn text_keys(&self) -> impl Iterator<Item = String> {
        let others = self.places.iter().filter(|place| place.key.is_some());
        std::iter::once(self.text_key(None)).chain(others.map(|place| self.text_key(Some(place.table))))
    }

    /// The figure of a variant: of all schemes together where there is one per scheme.
    pub fn of(&self, variant: &VariantMeasures) -> Compared {
        let level = |level: Option<Figure>| Compared {
            level: level.unwrap_or(Figure::Undefined),
            difference: Figure::Undefined,
        };
        let compared = |compared: Option<Compared>| compared.unwrap_or_else(|| level(None));
        match self.formula {
            Formula::Variant(of) => of(variant),
            Formula::Distribution(of) => level(Some(of(&variant.distribution))),
            Formula::Total(of) => level(Some(of(variant))),
            Formula::Budget(of) => {
                Compared { difference: variant.budget.change.as_ref().map_or(Figure::Undefined, of), ..level(None) }
            }
            Formula::Income(group, of) => {
                // The base has changes of zero, which are none.
                let change = variant.budget.change.as_ref().and(variant.change_of(group)).map_or(Figure::Undefined, of);
                Compared { level: change, difference: change }
            }
            Formula::Usage(of) => compared(variant.usage.last().map(of)),
            Formula::Settlement(of) => compared(variant.settled.settlements.last().map(of)),
        }
    }

    /// The figure of a scheme of a variant, by its id; of all schemes under its law where it is the first of several.
    pub(super) fn of_scheme(&self, variant: &VariantMeasures, scheme: &str) -> Option<Compared> {
        let by_law = variant.by_law.iter().find(|law| law.scheme == scheme);
        let is_meant = |id: &Option<String>| id.as_deref() == Some(scheme);
        match self.formula {
            Formula::Usage(of) => {
                let own = || variant.usage.iter().find(|usage| is_meant(&usage.scheme));
                by_law.map(|law| &law.usage).or_else(own).map(of)
            }
            Formula::Settlement(of) => {
                let own = || variant.settled.settlements.iter().find(|settlement| is_meant(&settlement.scheme));
                by_law.map(|law| &law.settlement).or_else(own).map(of)
            }
            _ => None,
        }
    }

    pub(super) fn is_by_scheme(&self) -> bool {
        matches!(self.formula, Formula::Usage(_) | Formula::Settlement(_))
    }
}
