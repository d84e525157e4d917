//! What can be asked on the command line.

use crate::scenario::formats::Format;
use crate::table::HouseholdId;
use crate::text::text;
use crate::units::Language;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What is asked.
#[derive(Debug, Parser)]
#[command(name = "stelsel", version = crate::VERSION, disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[arg(long, global = true, value_enum, default_value = "nl")]
    pub lang: LanguageChoice,
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Run(RunArguments),
    Dashboard(DashboardArguments),
    Explain(ExplainArguments),
    Timeline(TimelineArguments),
    Household(HouseholdArguments),
    Marginal(MarginalArguments),
    Population(PopulationArguments),
    Rules(RulesArguments),
    Schema(SchemaArguments),
    Receipt(ReceiptArguments),
    Verify(VerifyArguments),
    Calibrate(CalibrateArguments),
}

/// Language of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageChoice {
    /// Dutch.
    Nl,
    /// English.
    En,
}

impl From<LanguageChoice> for Language {
    fn from(choice: LanguageChoice) -> Language {
        match choice {
            LanguageChoice::Nl => Language::Dutch,
            LanguageChoice::En => Language::English,
        }
    }
}

/// Arguments of `run`.
#[derive(Debug, Args)]
pub(super) struct RunArguments {
    pub scenario: PathBuf,
    #[arg(long)]
    pub out: Option<PathBuf>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    #[arg(long)]
    pub seed: Option<u64>,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    #[arg(long, value_name = "WIJZIGING")]
    pub set: Vec<String>,
}

/// Arguments of `dashboard`.
#[derive(Debug, Args)]
pub(super) struct DashboardArguments {
    pub scenario: PathBuf,
    #[arg(long, default_value_t = 4000, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: u32,
}

/// The number of a household as it is printed; the words are those of `misread`.
fn household_number(text: &str) -> Result<HouseholdId, String> {
    HouseholdId::from_text(text).ok_or_else(|| text!(household_number_expected).nl)
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    pub scenario: PathBuf,
    #[arg(long, allow_negative_numbers = true, value_parser = household_number)]
    pub household: HouseholdId,
    #[arg(long)]
    pub variant: Option<String>,
    #[arg(long)]
    pub scheme: Option<String>,
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=12))]
    pub month: u8,
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: u32,
    #[arg(long)]
    pub seed: Option<u64>,
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `timeline`.
#[derive(Debug, Args)]
pub(super) struct TimelineArguments {
    pub scenario: PathBuf,
    #[arg(long, allow_negative_numbers = true, value_parser = household_number)]
    pub household: HouseholdId,
    #[arg(long)]
    pub svg: Option<PathBuf>,
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    #[arg(long)]
    pub seed: Option<u64>,
}

/// Arguments of `household`.
#[derive(Debug, Args)]
pub(super) struct HouseholdArguments {
    pub file: PathBuf,
    #[arg(long, default_value = "rulebooks/huidig")]
    pub system: PathBuf,
    #[arg(long)]
    pub overlay: Vec<PathBuf>,
    #[arg(long, default_value = "2026-01-01")]
    pub date: String,
    #[arg(long, value_delimiter = ',')]
    pub values: Vec<String>,
    #[arg(long, value_name = "WIJZIGING")]
    pub set: Vec<String>,
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `marginal`.
#[derive(Debug, Args)]
pub(super) struct MarginalArguments {
    pub file: PathBuf,
    #[arg(long, default_value = "rulebooks/huidig")]
    pub system: String,
    #[arg(long)]
    pub against: Option<String>,
    #[arg(long, default_value = "2026-01-01")]
    pub date: String,
    #[arg(long, default_value_t = 0)]
    pub van: u32,
    #[arg(long, default_value_t = 120_000)]
    pub tot: u32,
    #[arg(long, default_value_t = 500)]
    pub stap: u32,
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u16).range(2..))]
    pub stappen: u16,
    #[arg(long, default_value_t = 140, value_parser = clap::value_parser!(u16).range(40..))]
    pub breedte: u16,
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// Arguments of `population`.
#[derive(Debug, Args)]
pub(super) struct PopulationArguments {
    #[command(subcommand)]
    pub command: PopulationCommand,
}

/// Commands over the population.
#[derive(Debug, Subcommand)]
pub(super) enum PopulationCommand {
    Describe {
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        #[arg(long)]
        assessment: Option<PathBuf>,
        #[arg(long, default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(2..))]
        sample: u32,
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        #[arg(long)]
        svg: Option<PathBuf>,
    },
    Validate {
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        #[arg(long)]
        assessment: Option<PathBuf>,
        #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(2..))]
        sample: u32,
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        #[arg(long)]
        csv: Option<PathBuf>,
    },
    Import {
        mapping: PathBuf,
        #[arg(long)]
        data: Option<PathBuf>,
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        #[arg(long)]
        out: PathBuf,
        #[arg(long, value_enum, default_value = "csv")]
        format: FormatChoice,
    },
    Export {
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        sample: u32,
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        #[arg(long)]
        out: PathBuf,
        #[arg(long, value_enum, default_value = "csv")]
        format: FormatChoice,
    },
    Generate {
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        sample: u32,
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        #[arg(long)]
        to: PathBuf,
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
        threads: Option<u16>,
    },
}

/// Format of exported tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FormatChoice {
    /// Text with commas.
    Csv,
    /// Parquet.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl FormatChoice {
    /// As it is written on the command line.
    pub(super) fn word(self) -> &'static str {
        match self {
            FormatChoice::Csv => "csv",
            #[cfg(feature = "parquet")]
            FormatChoice::Parquet => "parquet",
        }
    }
}

/// Arguments of `rules`.
#[derive(Debug, Args)]
pub(super) struct RulesArguments {
    #[command(subcommand)]
    pub command: RulesCommand,
}

/// Commands over rulebooks.
#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    Check {
        #[arg(default_value = "rulebooks/huidig")]
        system: PathBuf,
        #[arg(long)]
        overlay: Vec<PathBuf>,
    },
    Test {
        #[arg(default_value = "rulebooks/huidig")]
        system: PathBuf,
    },
    Show {
        name: String,
        #[arg(long, default_value = "rulebooks/huidig")]
        system: String,
        #[arg(long)]
        year: Option<i16>,
    },
    Graph {
        #[arg(default_value = "rulebooks/huidig")]
        system: String,
        #[arg(long)]
        rule: Option<String>,
        #[arg(long)]
        dot: bool,
        #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=100))]
        depth: u8,
        #[arg(long, conflicts_with = "dot")]
        used_by: bool,
        #[arg(long)]
        all: bool,
    },
    Parameters {
        #[arg(default_value = "rulebooks/huidig")]
        system: String,
        #[arg(long)]
        csv: bool,
    },
    Diff {
        first: String,
        second: String,
    },
    Complexity {
        #[arg(default_value = "rulebooks/huidig", num_args = 1..=26)]
        systems: Vec<String>,
        #[arg(long)]
        year: Option<i16>,
        #[arg(long)]
        csv: bool,
    },
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    #[arg(value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)))]
    pub name: Option<String>,
    #[arg(long, default_value = "rulebooks/huidig")]
    pub system: String,
    #[arg(long, conflicts_with = "page")]
    pub out: Option<PathBuf>,
    #[arg(long, value_enum, conflicts_with = "name")]
    pub page: Option<LanguageChoice>,
}

/// Arguments of `receipt`.
#[derive(Debug, Args)]
pub(super) struct ReceiptArguments {
    #[command(subcommand)]
    pub command: ReceiptCommand,
}

/// Commands over receipts.
#[derive(Debug, Subcommand)]
pub(super) enum ReceiptCommand {
    Check {
        folder: PathBuf,
        #[arg(long)]
        root: Option<PathBuf>,
        #[arg(long)]
        rerun: bool,
    },
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    pub scenario: PathBuf,
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    #[arg(long)]
    pub seed: Option<u64>,
    #[arg(long)]
    pub variant: Option<String>,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// Arguments of `calibrate`.
#[derive(Debug, Args)]
pub(super) struct CalibrateArguments {
    pub scenario: PathBuf,
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    #[arg(long)]
    pub seed: Option<u64>,
}
