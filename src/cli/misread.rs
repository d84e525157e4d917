//! What the command line does not understand, in words, with what to do.
//!
//! Takes: the words as given, and what the library says of them. Gives: a failure, or the help that was asked for. Leaves to
//! others: what the words mean (`arguments`), and the help itself (`help`).

use crate::cli::arguments::Arguments;
use crate::cli::failure::{Failure, Fault};
use crate::cli::help::{command_in, usage_of};
use crate::text::{Text, text};
use crate::units::Language;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error, FromArgMatches};
use std::ffi::OsString;
use std::process::ExitCode;

/// The arguments of a command, or how the program ends without running one.
pub(super) fn read(words: &[OsString]) -> Result<Arguments, ExitCode> {
    let language = language_of(words);
    let mut command = command_in(language);
    let read = command.try_get_matches_from_mut(words).and_then(|found| Arguments::from_arg_matches(&found));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            let _ = error.print();
            ExitCode::from(2)
        }
        _ => Failure::told(Fault::Input, told(&error, &mut asked(&command, words))).report(language),
    })
}

/// The language that is asked for, also where the rest cannot be read.
fn language_of(words: &[OsString]) -> Language {
    let is = |at: usize, text: &str| words.get(at).is_some_and(|word| word == text);
    let is_english = (0..words.len()).any(|at| is(at, "--lang=en") || is(at, "--lang") && is(at + 1, "en"));
    if is_english { Language::English } else { Language::Dutch }
}

/// The innermost command that is named.
fn asked(command: &Command, words: &[OsString]) -> Command {
    let words = words.iter().skip(1).filter_map(|word| word.to_str());
    words.fold(command, |command, word| command.find_subcommand(word).unwrap_or(command)).clone()
}

fn told(error: &Error, command: &mut Command) -> Text {
    Text::joined([&what_is_wrong(error), &what_to_do(error, command)], "\n")
}

/// What the library names of a kind; several are joined.
fn named(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) if !texts.is_empty() => Some(texts.join(", ")),
        _ => None,
    }
}

fn what_is_wrong(error: &Error) -> Text {
    let option = || named(error, ContextKind::InvalidArg).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            text!(command_unknown, word = named(error, ContextKind::InvalidSubcommand).unwrap_or_default())
        }
        ErrorKind::UnknownArgument if option().starts_with('-') => text!(option_unknown, word = option()),
        ErrorKind::UnknownArgument => text!(word_unexpected, word = option()),
        ErrorKind::MissingRequiredArgument => text!(option_missing, list = option()),
        ErrorKind::ArgumentConflict => match named(error, ContextKind::PriorArg) {
            Some(other) if other != option() => text!(option_conflict, option = option(), other = other),
            _ => text!(option_twice, option = option()),
        },
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match named(error, ContextKind::InvalidValue) {
            Some(value) if !value.is_empty() => text!(option_value_wrong, value = value, option = option()),
            _ => text!(option_value_missing, option = option()),
        },
        ErrorKind::TooManyValues if named(error, ContextKind::ExpectedNumValues).is_none() => {
            text!(option_takes_no_value, option = option())
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            text!(option_counted_wrong, option = option())
        }
        ErrorKind::MissingSubcommand => text!(command_missing),
        ErrorKind::InvalidUtf8 => text!(command_not_text),
        _ => text!(command_unclear),
    }
}

fn what_to_do(error: &Error, command: &mut Command) -> Text {
    let name = command.get_bin_name().unwrap_or("stelsel").to_owned();
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
        .into_iter()
        .find_map(|kind| named(error, kind));
    let choices =
        [ContextKind::ValidValue, ContextKind::ValidSubcommand].into_iter().find_map(|kind| named(error, kind));
    match (near, choices, error.kind()) {
        (Some(word), ..) => text!(command_do_meant, word = word, command = name),
        (None, Some(list), _) => text!(command_do_choose, list = list),
        (None, None, ErrorKind::InvalidSubcommand) => {
            let known = command.get_subcommands().map(|inner| inner.get_name()).collect::<Vec<_>>().join(", ");
            text!(command_do_choose, list = known)
        }
        (None, None, ErrorKind::ValueValidation) => expected(error).unwrap_or(text!(command_do_help, command = name)),
        _ => text!(command_do_usage, usage = usage_of(command), command = name),
    }
}

/// What a value should have been: the range that the library names, or the words of our own reader.
fn expected(error: &Error) -> Option<Text> {
    use std::error::Error as _;
    let cause = error.source()?.to_string();
    if let Some((_, range)) = cause.rsplit_once(" is not in ") {
        let (least, most) = range.split_once("..")?;
        return Some(match most.strip_prefix('=') {
            Some(most) => text!(command_do_give_whole, least = least, most = most),
            None => text!(command_do_give_from, least = least),
        });
    }
    let number = text!(household_number_expected);
    Some(if cause == number.nl { number } else { text!(command_do_give_number) })
}
