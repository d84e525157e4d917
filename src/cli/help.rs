//! The help of the command line, in either language.
//!
//! Takes: the commands and their options (`arguments`). Gives: the same with words. Leaves to others: what is not understood
//! (`misread`).

use crate::cli::arguments::Arguments;
use crate::text::{Text, has_key, of_key, text};
use crate::units::Language;
use clap::{Arg, ArgAction, Command, CommandFactory};

/// The command line with all its words in one language.
pub(super) fn command_in(language: Language) -> Command {
    let mut command = with_words(Arguments::command(), &[], language);
    command.build();
    with_usage(command, language)
}

/// The keys of the text files that hold the help: one for each command and each option.
pub fn help_keys() -> Vec<String> {
    fn of(command: &Command, path: &[String], out: &mut Vec<String>) {
        out.push(command_key(path));
        out.extend(command.get_arguments().map(|argument| argument_key(path, argument.get_id().as_str())));
        for inner in command.get_subcommands() {
            of(inner, &[path, &[inner.get_name().to_owned()]].concat(), out);
        }
    }
    let mut out = vec![argument_key(&[], "help"), argument_key(&[], "version")];
    of(&Arguments::command().disable_help_flag(true).disable_version_flag(true), &[], &mut out);
    out
}

fn command_key(path: &[String]) -> String {
    if path.is_empty() { "help_stelsel".to_owned() } else { format!("help_{}", path.join("_")) }
}

/// The key of an option: one of its command where that says something of its own, else that of all options of this name.
fn argument_key(path: &[String], name: &str) -> String {
    let own = format!("{}_{name}", command_key(path));
    if has_key(&own) { own } else { format!("help_argument_{name}") }
}

fn with_words(command: Command, path: &[String], language: Language) -> Command {
    let say = |text: Text| text.said_in(language);
    let usage = say(text!(help_usage));
    let (commands, word) = (say(text!(help_commands)), say(text!(help_word_command)));
    let mut command = command
        .about(say(of_key(&command_key(path), &[])))
        .help_template(format!("{{about}}\n\n{usage}: {{usage}}\n\n{{all-args}}\n"))
        .subcommand_help_heading(commands)
        .subcommand_value_name(word)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .mut_args(|argument| described(argument, path, language));
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        let path = [path, std::slice::from_ref(&name)].concat();
        command = command.mut_subcommand(&name, |inner| with_words(inner, &path, language));
    }
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help);
    command = command.arg(described(help, &[], language));
    if path.is_empty() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.arg(described(version, &[], language));
    }
    command
}

/// An option with its help, what counts without it and what can be chosen.
fn described(argument: Arg, path: &[String], language: Language) -> Arg {
    let mut help = of_key(&argument_key(path, argument.get_id().as_str()), &[]);
    let takes_value = argument.get_action().takes_values();
    let choices: Vec<String> =
        argument.get_possible_values().iter().map(|choice| choice.get_name().to_owned()).collect();
    if takes_value && !choices.is_empty() {
        help = text!(help_choices, help = help, list = choices.join(", "));
    }
    let default: Vec<String> =
        argument.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    if takes_value && !default.is_empty() {
        help = text!(help_default, help = help, value = default.join(" "));
    }
    let heading = if argument.is_positional() { text!(help_arguments) } else { text!(help_options) };
    let argument = argument.help(help.said_in(language)).help_heading(heading.said_in(language));
    // Only an option with a value has these to hide.
    if takes_value { argument.hide_default_value(true).hide_possible_values(true) } else { argument }
}

/// The line of usage of every command, without words of the library.
fn with_usage(mut command: Command, language: Language) -> Command {
    let usage = usage_of(&mut command);
    let usage = usage.replace("[OPTIONS]", &format!("[{}]", text!(help_word_options).said_in(language)));
    let names: Vec<String> = command.get_subcommands().map(|inner| inner.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(&name, |inner| with_usage(inner, language));
    }
    command.override_usage(usage)
}

/// How a command is written, on one line.
pub(super) fn usage_of(command: &mut Command) -> String {
    let usage = command.render_usage().to_string();
    usage.strip_prefix("Usage: ").unwrap_or(&usage).trim().to_owned()
}
