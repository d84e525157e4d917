//! What can be asked on the command line.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Simuleert stelselvarianten voor inkomensondersteuning.
#[derive(Debug, Parser)]
#[command(name = "stelsel", version, about, disable_help_subcommand = true, help_template = TEMPLATE)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const TEMPLATE: &str = "{about}\n\nGebruik: {usage}\n\n{all-args}\n";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reken een huishouden door dat in een bestand beschreven staat
    Household(HouseholdArguments),
    /// Controleer en toets rulebooks
    Rules(RulesArguments),
}

/// Arguments of `household`.
#[derive(Debug, Args)]
pub struct HouseholdArguments {
    /// Bestand met [huishouden], [[persoon]] en [gegeven]
    pub file: PathBuf,
    /// Map met het stelsel
    #[arg(long, default_value = "rulebooks/huidig")]
    pub system: PathBuf,
    /// Overlay over het stelsel; mag vaker
    #[arg(long)]
    pub overlay: Vec<PathBuf>,
    /// Datum waarvan het jaar geldt
    #[arg(long, default_value = "2026-01-01")]
    pub date: String,
    /// Namen van waarden, gescheiden door komma's
    #[arg(long, value_delimiter = ',')]
    pub values: Vec<String>,
    /// Schrijf één JSON-object
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub struct RulesArguments {
    /// What to do with rulebooks.
    #[command(subcommand)]
    pub command: RulesCommand,
}

/// Commands over rulebooks.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Lees een stelsel en meld alle fouten
    Check {
        /// Map met het stelsel
        #[arg(default_value = "rulebooks/huidig")]
        system: PathBuf,
        /// Overlay over het stelsel; mag vaker
        #[arg(long)]
        overlay: Vec<PathBuf>,
    },
    /// Reken de uitgewerkte gevallen bij de regels na
    Test {
        /// Map met het stelsel
        #[arg(default_value = "rulebooks/huidig")]
        system: PathBuf,
    },
}
