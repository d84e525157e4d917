//! What a population is compared with: one line per published number.
//!
//! Takes: the blocks `[[vergelijking]]` of a target file. Gives: the comparisons, each with the name of its target and
//! what to count. Leaves to others: the keys of a block (`comparison_keys`), what can be counted (`measures`, `tally`),
//! tolerances and what is known about a deviation (`assessment`). Every name in a block is checked here, so a comparison
//! cannot name a target, a row or a count that is not there.

use crate::diag::Located;
use crate::diag::Span;
use crate::diag::closest;
use crate::population::kinds::HouseType;
use crate::population::targets::comparison::Comparison;
use crate::population::targets::comparison::FACTOR;
use crate::population::targets::comparison::Indexation;
use crate::population::targets::comparison::Measure;
use crate::population::targets::comparison::Place;
use crate::population::targets::comparison::Reading;
use crate::population::targets::comparison::TOTAL;
use crate::population::targets::comparison_keys::Line;
use crate::population::targets::comparison_keys::Statistic;
use crate::population::targets::comparison_keys::Written;
use crate::population::targets::lookup::Check;
use crate::population::targets::lookup::Lookup;
use crate::population::targets::measures;
use crate::population::targets::measures::Counted;
use crate::population::targets::measures::NotCounted;
use crate::population::targets::roles::Roles;
use crate::text::Text;
use crate::text::text;
use std::collections::BTreeMap;

/// The comparisons of a checked file.
#[derive(Debug, Clone)]
pub(crate) struct Targets(pub Vec<Comparison>);

impl Targets {
    /// Checks all blocks; `None` with the mistakes reported.
    pub(crate) fn read(look: &mut Lookup<'_>, blocks: &[Written]) -> Option<Targets> {
        // The tally brings the own home and wealth back to the year of their statistics.
        let mut complete =
            look.column("model.groei_eigen_woning", &["woning", "hypotheek"], "tot.eerder", Check::Positive).is_some();
        complete &= look.number("model.vermogensgroei.eerder", Check::Any).is_some();
        let mut list: Vec<Comparison> = Vec::new();
        let mut places: BTreeMap<(String, String), Span> = BTreeMap::new();
        for block in blocks {
            let Some(found) = Filling { look: &mut *look, block }.comparisons() else {
                complete = false;
                continue;
            };
            for comparison in found {
                let span = block.name.span.clone();
                let row = (comparison.theme.clone(), comparison.name.clone());
                if let Some(first) = places.insert(row, span.clone()) {
                    let what = text!(comparison_row_twice, theme = &comparison.theme, name = &comparison.name);
                    look.mistake("P039", &span, what, text!(comparison_row_twice_remedy), Some(&first));
                    complete = false;
                }
                list.push(comparison);
            }
        }
        complete.then_some(Targets(list))
    }
}

/// A name in a table with what stands for it in texts.
type Named<'w> = (&'w Located<String>, &'w str);

fn named(line: &Line) -> Vec<Option<Named<'_>>> {
    if line.names.is_empty() {
        return vec![None];
    }
    let title = |at: usize| line.titles.get(at).map_or("", |title| title.value.as_str());
    line.names.iter().enumerate().map(|(at, name)| Some((name, title(at)))).collect()
}

/// A block on its way to its comparisons.
struct Filling<'l, 'd, 'w> {
    look: &'l mut Lookup<'d>,
    block: &'w Written,
}

impl Filling<'_, '_, '_> {
    fn comparisons(&mut self) -> Option<Vec<Comparison>> {
        let block = self.block;
        let indexation = self.indexation();
        if !self.is_there() {
            return None;
        }
        let indexation = indexation?;
        let (rows, columns) = (named(&block.rows), named(&block.columns));
        let mut out = Vec::with_capacity(rows.len() * columns.len());
        // The first mistake of a row ends the block: the other rows share its texts and would repeat it.
        for row in &rows {
            for column in &columns {
                let place = match (row, column) {
                    (Some((row, _)), Some((column, _))) => Place::Cell(row.value.clone(), column.value.clone()),
                    (None, Some((column, _))) => Place::Column(column.value.clone()),
                    _ => Place::Number,
                };
                self.is_readable(&place).then_some(())?;
                let words = self.words(*row, *column);
                out.push(Comparison {
                    set: block.set,
                    theme: block.theme.value.clone(),
                    name: self.filled(&block.name, &words)?,
                    unit: block.unit.clone(),
                    measure: self.measure(&words)?,
                    target: block.target.value.clone(),
                    place,
                    reading: block.reading,
                    factor: block.factor,
                    indexation: indexation.clone(),
                });
            }
        }
        Some(out)
    }

    fn mistake(&mut self, code: &'static str, at: &Located<String>, what: Text, remedy: Text) {
        self.look.mistake(code, &at.span, what, remedy, None);
    }

    /// How the target is brought to the year; every number that takes part in it is asked for.
    fn indexation(&mut self) -> Option<Indexation> {
        let block = self.block;
        if let Some(growth) = &block.growth {
            self.look.plays(growth).then_some(())?;
            self.look.number(&growth.value, Check::Any)?;
            return Some(Indexation::Percent(growth.value.clone()));
        }
        if let Some(table) = &block.growth_by_row {
            self.look.plays(table).then_some(())?;
            // A percentage of the column needs the growth of every row.
            let rows: Vec<&str> = match (block.reading, self.look.names(&block.target.value)) {
                (Reading::PercentOfColumn, Some((rows, _))) => rows.iter().map(String::as_str).collect(),
                _ => block.rows.names.iter().map(|row| row.value.as_str()).collect(),
            };
            self.look.column(&table.value, &rows, FACTOR, Check::Positive)?;
            return Some(Indexation::ByRow(table.value.clone()));
        }
        if let [now, then] = &block.ratio[..] {
            let both = [now, then].map(|name| self.look.plays(name));
            (both == [true, true]).then_some(())?;
            let numbers = [now, then].map(|name| self.look.number(&name.value, Check::Positive));
            numbers.iter().all(Option::is_some).then_some(())?;
            return Some(Indexation::Ratio(now.value.clone(), then.value.clone()));
        }
        Some(Indexation::None)
    }

    /// Whether the target is there, is of the kind that the block takes it for, and has its rows and columns.
    fn is_there(&mut self) -> bool {
        let (block, target) = (self.block, &self.block.target);
        if !self.look.plays(target) {
            return false;
        }
        let Some((rows, columns)) = self.look.names(&target.value) else {
            if block.columns.names.is_empty() {
                return self.look.number(&target.value, Check::Any).is_some();
            }
            let what = text!(comparison_target_is_number, name = &target.value);
            self.mistake("P036", target, what, text!(comparison_target_is_number_remedy));
            return false;
        };
        if block.columns.names.is_empty() {
            let what = text!(comparison_target_is_table, name = &target.value);
            self.mistake("P036", target, what, text!(comparison_target_is_table_remedy));
            return false;
        }
        let columns: Vec<String> = Roles::of(columns).roles().map(str::to_owned).collect();
        let mut fits = true;
        for name in block.columns.names.iter().filter(|name| !columns.contains(&name.value)) {
            let what = text!(comparison_no_column, target = &target.value, name = &name.value);
            fits = self.line_is_missing(what, name, &columns);
        }
        if block.reading == Reading::MeanOfYears {
            let years = |row: &Located<String>| self.look.years(&target.value, &row.value);
            let named: Vec<_> = block.rows.names.iter().map(|row| (row, years(row))).collect();
            for (row, years) in named {
                if !years.iter().all(|year| rows.contains(year)) {
                    fits = self.row_is_missing(row, rows);
                }
            }
            return fits;
        }
        for name in block.rows.names.iter().filter(|name| !rows.contains(&name.value)) {
            fits = self.row_is_missing(name, rows);
        }
        fits
    }

    fn row_is_missing(&mut self, name: &Located<String>, known: &[String]) -> bool {
        let what = text!(comparison_no_row, target = &self.block.target.value, name = &name.value);
        self.line_is_missing(what, name, known)
    }

    fn line_is_missing(&mut self, what: Text, name: &Located<String>, known: &[String]) -> bool {
        let remedy = closest(&name.value, known.iter().map(String::as_str)).map_or_else(
            || text!(population_choose_from, names = known.join(", ")),
            |known| text!(did_you_mean, near = known),
        );
        self.mistake("P036", name, what, remedy);
        false
    }

    /// Whether what the reading asks of the table besides the cell itself is there.
    fn is_readable(&mut self, place: &Place) -> bool {
        let target = &self.block.target.value;
        let (row, column) = match place {
            Place::Number => return true,
            Place::Column(column) => return self.look.column(target, &[], column, Check::Any).is_some(),
            Place::Cell(row, column) => (row, column),
        };
        match self.block.reading {
            Reading::AsIs | Reading::PercentOfColumn => self.look.column(target, &[row], column, Check::Any).is_some(),
            Reading::PercentOfTotal => {
                let cell = self.look.column(target, &[row], column, Check::Any).is_some();
                cell & self.look.column(target, &[row], TOTAL, Check::Positive).is_some()
            }
            Reading::MeanOfYears => {
                let years = self.look.years(target, row);
                let rows: Vec<&str> = years.iter().map(String::as_str).collect();
                self.look.column(target, &rows, column, Check::Any).is_some()
            }
            Reading::PercentOfTypeGroup => {
                let Some(kind) = HouseType::named(row) else {
                    let what = text!(comparison_no_household_type, name = row);
                    let remedy = text!(population_choose_from, names = HouseType::NAMES.join(", "));
                    self.mistake("P036", &self.block.target.clone(), what, remedy);
                    return false;
                };
                let same = HouseType::ALL.iter().filter(|other| other.group() == kind.group());
                let rows: Vec<&str> = same.map(|kind| HouseType::NAMES[kind.index()]).collect();
                self.look.column(target, &rows, column, Check::Positive).is_some()
            }
        }
    }

    /// What each word between braces stands for.
    fn words(&self, row: Option<Named<'_>>, column: Option<Named<'_>>) -> Vec<(&'static str, String)> {
        let mut words = Vec::new();
        if let Some(year) = self.look.year(&self.block.target.value) {
            words.push(("{jaar}", year.to_string()));
        }
        for (line, [name, title]) in [(row, ["{rij}", "{rijnaam}"]), (column, ["{kolom}", "{kolomnaam}"])] {
            if let Some((own, written)) = line {
                words.push((name, own.value.clone()));
                if !written.is_empty() {
                    words.push((title, written.to_owned()));
                }
            }
        }
        words
    }

    /// A text with the words between braces filled in; `None` where one has no meaning here, which is reported.
    fn filled(&mut self, written: &Located<String>, words: &[(&'static str, String)]) -> Option<String> {
        let mut out = written.value.clone();
        for (word, meaning) in words {
            out = out.replace(word, meaning);
        }
        if out.contains(['{', '}']) {
            let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            let what = text!(comparison_unknown_word, text = &written.value);
            self.mistake("P037", written, what, text!(population_choose_from, names = known.join(", ")));
            return None;
        }
        Some(out)
    }

    fn measure(&mut self, words: &[(&'static str, String)]) -> Option<Measure> {
        let block = self.block;
        if block.statistic == Statistic::Elsewhere {
            return Some(Measure::Elsewhere);
        }
        let kind = match block.statistic {
            Statistic::Count | Statistic::Share | Statistic::Elsewhere => Counted::Sum,
            Statistic::Mean | Statistic::Quantile | Statistic::Gini => Counted::Values,
        };
        // What is not there was reported by the rules of the block.
        let counted = self.counted(block.counted.as_ref()?, kind, words);
        match block.statistic {
            Statistic::Share => {
                let base = self.counted(block.base.as_ref()?, kind, words);
                Some(Measure::Share(counted?, base?))
            }
            Statistic::Quantile => {
                let at = self.quantile(block.quantile.as_ref()?, words);
                Some(Measure::Quantile(counted?, at?))
            }
            Statistic::Mean => counted.map(Measure::Mean),
            Statistic::Gini => counted.map(Measure::Gini),
            Statistic::Count | Statistic::Elsewhere => counted.map(Measure::Count),
        }
    }

    fn counted(
        &mut self,
        written: &Located<String>,
        kind: Counted,
        words: &[(&'static str, String)],
    ) -> Option<String> {
        let name = self.filled(written, words)?;
        let (what, remedy) = match measures::check(kind, &name) {
            Ok(()) => return Some(name),
            Err(NotCounted::OfTheOtherKind) if kind == Counted::Sum => {
                (text!(comparison_not_a_number_of, name = name), text!(comparison_not_a_number_of_remedy))
            }
            Err(NotCounted::OfTheOtherKind) => {
                (text!(comparison_not_a_value, name = name), text!(comparison_not_a_value_remedy))
            }
            Err(NotCounted::Unknown(nearest)) => {
                (text!(comparison_no_count, name = name), text!(did_you_mean, near = nearest))
            }
        };
        self.mistake("P038", written, what, remedy);
        None
    }

    /// `p20` as 0.2.
    fn quantile(&mut self, written: &Located<String>, words: &[(&'static str, String)]) -> Option<f64> {
        let name = self.filled(written, words)?;
        let percent = name.strip_prefix('p').and_then(|digits| digits.parse::<u8>().ok());
        let Some(percent) = percent.filter(|percent| (1..100).contains(percent)) else {
            let what = text!(comparison_no_quantile, name = name);
            self.mistake("P037", written, what, text!(comparison_no_quantile_remedy));
            return None;
        };
        Some(f64::from(percent) / 100.0)
    }
}
