//! What can be asked on the command line.

use crate::units::Language;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Simuleert stelselvarianten voor inkomensondersteuning.
#[derive(Debug, Parser)]
#[command(name = "stelsel", version, about, disable_help_subcommand = true, help_template = TEMPLATE, subcommand_help_heading = "Opdrachten")]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const TEMPLATE: &str = "{about}\n\nGebruik: {usage}\n\n{all-args}\n";

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Reken een scenario door en schrijf de rapporten
    Run(RunArguments),
    /// Toon een scenario levend in de terminal
    Dashboard(DashboardArguments),
    /// Leg uit hoe de bedragen van één huishouden tot stand komen
    Explain(ExplainArguments),
    /// Reken een huishouden door dat in een bestand beschreven staat
    Household(HouseholdArguments),
    /// Beschrijf de synthetische bevolking
    Population(PopulationArguments),
    /// Controleer en toets rulebooks
    Rules(RulesArguments),
}

/// Language of what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageChoice {
    /// Nederlands
    Nl,
    /// Engels
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
pub struct RunArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Map voor de rapporten; anders reports/<id van het scenario>
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Taal van de rapporten
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: LanguageChoice,
    /// Aantal huishoudens in de steekproef
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    /// Zaad van het toeval
    #[arg(long)]
    pub seed: Option<u64>,
    /// Aantal threads; anders alle processors
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// Arguments of `dashboard`.
#[derive(Debug, Args)]
pub struct DashboardArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Taal
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: LanguageChoice,
    /// Aantal huishoudens in de steekproef; klein, want elke wijziging rekent opnieuw
    #[arg(long, default_value_t = 4000, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: u32,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Nummer van het huishouden, vanaf 0
    #[arg(long)]
    pub household: u32,
    /// Id van de variant; anders de basis
    #[arg(long)]
    pub variant: Option<String>,
    /// Id van de regeling; anders alle
    #[arg(long)]
    pub scheme: Option<String>,
    /// Maand (1-12) waarvan het maandbedrag wordt uitgelegd
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=12))]
    pub month: u8,
    /// Taal
    #[arg(long, value_enum, default_value = "nl")]
    pub lang: LanguageChoice,
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

/// Arguments of `population`.
#[derive(Debug, Args)]
pub struct PopulationArguments {
    /// What to do with the population.
    #[command(subcommand)]
    pub command: PopulationCommand,
}

/// Commands over the population.
#[derive(Debug, Subcommand)]
pub enum PopulationCommand {
    /// Zet de marges van de bevolking naast hun doelen
    Describe {
        /// Bevolkingsbestand
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        /// Aantal huishoudens in de steekproef
        #[arg(long, default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(2..))]
        sample: u32,
        /// Zaad van het toeval
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// Teken leeftijden en inkomens als SVG in deze map
        #[arg(long)]
        svg: Option<PathBuf>,
        /// Taal van getallen
        #[arg(long, value_enum, default_value = "nl")]
        lang: LanguageChoice,
    },
    /// Zet gesimuleerd naast gepubliceerd: wat is aangepast, en apart wat alleen wordt getoetst
    Validate {
        /// Bevolkingsbestand
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        /// Aantal huishoudens in de steekproef
        #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(2..))]
        sample: u32,
        /// Zaad van het toeval
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// Schrijf de vergelijking ook als CSV in dit bestand
        #[arg(long)]
        csv: Option<PathBuf>,
        /// Taal van getallen
        #[arg(long, value_enum, default_value = "nl")]
        lang: LanguageChoice,
    },
    /// Lees microdata volgens een mapping en schrijf ze als bevolking
    Import {
        /// Mapping: namen, codes, eenheden en regels
        mapping: PathBuf,
        /// Map met de gegevens; anders de map van de mapping
        #[arg(long)]
        data: Option<PathBuf>,
        /// Map voor persons, households, schema en mapping
        #[arg(long)]
        out: PathBuf,
        /// Bestandsformaat
        #[arg(long, value_enum, default_value = "csv")]
        format: FormatChoice,
    },
    /// Schrijf een synthetische bevolking met een beschrijving van elke kolom
    Export {
        /// Bevolkingsbestand
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        /// Aantal huishoudens in de steekproef
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        sample: u32,
        /// Zaad van het toeval
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// Map voor persons, households, schema en mapping
        #[arg(long)]
        out: PathBuf,
        /// Bestandsformaat
        #[arg(long, value_enum, default_value = "csv")]
        format: FormatChoice,
    },
    /// Maak een bevolking, blok voor blok, en schrijf haar of gooi haar weg
    Generate {
        /// Bevolkingsbestand
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        /// Aantal huishoudens in de steekproef
        #[arg(long, value_parser = clap::value_parser!(u32).range(1..))]
        sample: u32,
        /// Zaad van het toeval
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// Map om in te schrijven, of `none` om alleen te maken en op te tellen
        #[arg(long)]
        to: PathBuf,
        /// Aantal threads; anders alle processors
        #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
        threads: Option<u16>,
    },
}

/// Format of exported tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FormatChoice {
    /// Tekst met komma's
    Csv,
    /// Parquet
    #[cfg(feature = "parquet")]
    Parquet,
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
