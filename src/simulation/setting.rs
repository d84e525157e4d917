//! One change as people write it: `[VARIANT:]NAAM[rij].kolom OP WAARDE [voor GROEP] [vanaf DATUM]`.
//!
//! Takes: a text. Gives: a [`Setting`], and a system with settings in it.
//! Leaves to others: whether anything reads it and what it does (`changes`).

use crate::diag::{Diagnostic, Diagnostics, closest};
use crate::rulebook::{DatedChange, ParameterChange, RuleChange, System, Target, meant};
use crate::scenario::file::Variant;
use crate::text::{Text, text};
use crate::units::{Language, Miswritten, Month, greatest_written, read_date, read_number};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::fmt;

/// A number or a rule that is changed for one calculation.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// Id of the variant that it is for, or `basis`; all systems where none is named.
    pub variant: Option<String>,
    /// Parameter, table, row of a table, or rule with an amount.
    pub target: Target,
    /// The change, as a rulebook writes the number.
    pub change: ParameterChange,
    /// The yes/no rule of those for whom it holds; everybody where none is named.
    pub group: Option<String>,
    /// First day; the first day of the year where none is named.
    pub from: Option<Date>,
    /// What is asked where the number could be a thousand as well, unless it is a percentage.
    pub doubt: Option<Miswritten>,
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(variant) = &self.variant {
            write!(f, "{variant}: ")?;
        }
        let (sign, number) = match &self.change {
            ParameterChange::Set(number) => ("=", *number),
            ParameterChange::Scale(number) => ("*=", *number),
            ParameterChange::Add(number) if number.is_sign_negative() => ("-=", -*number),
            ParameterChange::Add(number) => ("+=", *number),
        };
        write!(f, "{} {sign} {}", self.target, number.normalize())?;
        if let Some(group) = &self.group {
            write!(f, " voor {group}")?;
        }
        if let Some(from) = self.from {
            write!(f, " vanaf {from}")?;
        }
        Ok(())
    }
}

impl Setting {
    /// Reads a change.
    ///
    /// # Errors
    /// `S007` with what is expected.
    pub fn parse(text: &str) -> Result<Setting, Diagnostic> {
        let wrong = |what: Text| Diagnostic::general("S007", what, text!(setting_usage));
        let miswritten = |mistake: &Miswritten| match mistake {
            Miswritten::NotANumber(_) | Miswritten::NotADate(_) => wrong(mistake.message()),
            _ => Diagnostic::general("S007", mistake.message(), mistake.remedy()),
        };
        if text.contains('@') {
            return Err(wrong(text!(setting_at_sign, text = text)));
        }
        let (rest, from) = behind(text, "vanaf");
        let (rest, group) = behind(rest, "voor");
        let (left, right) = rest.split_once('=').ok_or_else(|| wrong(text!(not_a_setting, text = text)))?;
        let doubt = read_number(right, greatest_written(true)).err();
        // Whether it is a percentage shows only beside the rules, so a number with two readings waits until then.
        let number = read_number(right, greatest_written(false)).map_err(|mistake| miswritten(&mistake))?;
        let left = left.trim_end();
        let (name, change) = match (left.strip_suffix('*'), left.strip_suffix('+'), left.strip_suffix('-')) {
            (Some(name), _, _) => (name, ParameterChange::Scale(number)),
            (_, Some(name), _) => (name, ParameterChange::Add(number)),
            (_, _, Some(name)) => (name, ParameterChange::Add(-number)),
            _ => (left, ParameterChange::Set(number)),
        };
        let (variant, name) = match name.split_once(':') {
            Some((variant, name)) => (Some(variant.trim().to_owned()), name),
            None => (None, name),
        };
        let from = match from {
            Some(date) => Some(read_date(date).map_err(|mistake| miswritten(&mistake))?),
            None => None,
        };
        let target = Target::parse(name).map_err(wrong)?;
        Ok(Setting { variant, target, change, group: group.map(str::to_owned), from, doubt })
    }

    /// Whether it is for the system of this variant.
    pub(crate) fn is_for(&self, variant: &str) -> bool {
        self.variant.as_deref().is_none_or(|own| own == variant)
    }

    /// Whether a system writes what it changes as a percentage.
    fn is_percentage_in(&self, system: &System) -> bool {
        let name = &self.target.name;
        system.parameter(name).is_some_and(|parameter| parameter.percent)
            || system.table(name).is_some_and(|table| table.percent)
    }

    /// What is wrong with the number, beside the systems that have it.
    pub(super) fn miswritten<'s>(&self, systems: impl IntoIterator<Item = &'s System>) -> Option<Diagnostic> {
        let doubt = self.doubt.as_ref()?;
        let is_percentage = systems.into_iter().any(|system| self.is_percentage_in(system));
        (!is_percentage).then(|| Diagnostic::general("S007", doubt.message(), doubt.remedy()))
    }

    /// A remark for whoever gives a share where a percentage is meant.
    pub(super) fn remark<'s>(&self, systems: impl IntoIterator<Item = &'s System>) -> Option<Text> {
        let ParameterChange::Set(value) = self.change else { return None };
        let is_percentage = systems.into_iter().any(|system| self.is_percentage_in(system));
        let seems_a_share = is_percentage && !value.is_zero() && value.abs() < Decimal::ONE;
        let shown = |value: Decimal| {
            let value = value.normalize().to_string();
            Text::in_each(|language| match language {
                Language::Dutch => value.replace('.', ","),
                Language::English => value.clone(),
            })
        };
        seems_a_share.then(|| {
            let percent = (value * Decimal::ONE_HUNDRED).normalize();
            let (name, small, large) = (&self.target.name, shown(value), shown(percent));
            text!(share_for_percentage, name = name, small = small, large = large, percent = percent.to_string())
        })
    }

    /// Whether a system has what it changes.
    pub(crate) fn is_known_to(&self, system: &System) -> bool {
        let name = &self.target.name;
        system.parameter(name).is_some()
            || system.table(name).is_some()
            || system.id(name).is_some_and(|id| system.rule(id).is_some())
    }

    /// The first day; one on or after which no month of the year begins is refused.
    ///
    /// # Errors
    /// `S006`.
    fn first_day(&self, year: i16) -> Result<Date, Diagnostic> {
        let start = Month(0).first_day(year);
        let from = self.from.unwrap_or(start);
        let last = Month::all().map(|month| month.first_day(year)).max().unwrap_or(start);
        if from < start || from > last {
            return Err(Diagnostic::general(
                "S006",
                text!(setting_outside_year, target = self.target.to_string(), from = from.to_string(), year = year),
                text!(setting_outside_year_remedy, start = start.to_string(), last = last.to_string()),
            ));
        }
        Ok(from)
    }
}

/// The text before a word and the word behind it, where the word is there.
fn behind<'t>(text: &'t str, word: &str) -> (&'t str, Option<&'t str>) {
    let marker = format!(" {word} ");
    match text.rsplit_once(marker.as_str()) {
        Some((before, after)) => (before, Some(after.trim())),
        None => (text, None),
    }
}

/// A system with the settings that it knows; those it does not know are left out.
///
/// # Errors
/// A date outside the year, and what [`System::with_dated_changes`] and [`System::with_rule_change`] may give.
pub fn with_settings(system: &System, year: i16, settings: &[Setting]) -> Result<System, Diagnostics> {
    let mut dated = Vec::new();
    let mut rules = Vec::new();
    for setting in settings {
        let from = setting.first_day(year)?;
        let name = &setting.target.name;
        if system.parameter(name).is_some() || system.table(name).is_some() {
            if let Some(group) = &setting.group {
                return Err(Diagnostic::general(
                    "S007",
                    text!(law_number_for_group, name = name, group = group),
                    text!(law_number_for_group_remedy),
                )
                .into());
            }
            dated.push(DatedChange { target: setting.target.clone(), change: setting.change.clone(), from });
        } else if setting.is_known_to(system) {
            let (name, change, group) = (name.clone(), setting.change.clone(), setting.group.clone());
            rules.push(RuleChange { name, change, group, from: (from != Month(0).first_day(year)).then_some(from) });
        }
    }
    let mut out = system.with_dated_changes(&dated)?;
    for change in &rules {
        out = out.with_rule_change(change)?;
    }
    Ok(out)
}

/// Refuses a setting for a variant that there is not.
///
/// # Errors
/// `S007` with the ids.
pub(crate) fn check_variants<'a>(
    variants: impl Iterator<Item = &'a Variant>,
    settings: &[Setting],
) -> Result<(), Diagnostics> {
    let ids: Vec<&str> = variants.map(|variant| variant.id.as_str()).collect();
    let mut diagnostics = Diagnostics::default();
    for variant in settings.iter().filter_map(|setting| setting.variant.as_deref()) {
        if !ids.contains(&variant) {
            let near = closest(variant, ids.iter().copied());
            let known = text!(setting_for_unknown_variant_remedy, known = ids.join(", "));
            diagnostics.push(Diagnostic::general(
                "S007",
                text!(setting_for_unknown_variant, variant = variant),
                meant(near, known),
            ));
        }
    }
    diagnostics.into_result(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> String {
        Setting::parse(text).unwrap().to_string()
    }

    #[test]
    fn every_part_of_a_change_is_read_and_written_back() {
        for text in [
            "standaardpremie = 2200",
            "standaardpremie *= 1.1 vanaf 2026-07-01",
            "toelage-per-jaar: toelage_per_kind += 100",
            "schijven_onder_aow_leeftijd[1] -= 0.5",
            "schijven_onder_aow_leeftijd[1].grens = 40000",
            "zorgtoeslag *= 1.1 voor heeft_toeslagpartner vanaf 2026-07-01",
        ] {
            assert_eq!(written(text), text);
        }
        assert_eq!(written("standaardpremie=2200"), "standaardpremie = 2200");
        assert_eq!(written(" standaardpremie+=-5 "), "standaardpremie -= 5");
    }

    #[test]
    fn what_is_no_change_is_refused_with_the_way_to_write_it() {
        for text in ["standaardpremie", "=5", "a=x", "a=5 vanaf morgen", "a=5@2026-07-01", "A=5", "a[0]=5"] {
            let error = Setting::parse(text).unwrap_err();
            assert_eq!((error.code, error.remedy), ("S007", text!(setting_usage)), "{text}");
        }
    }
}
