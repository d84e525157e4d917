//! What can be asked on the command line.

use crate::scenario::formats::Format;
use crate::table::HouseholdId;
use crate::units::Language;
use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Simuleert stelselvarianten voor inkomensondersteuning.
#[derive(Debug, Parser)]
#[command(name = "stelsel", version = crate::VERSION, about, disable_help_subcommand = true, help_template = TEMPLATE, subcommand_help_heading = "Opdrachten")]
pub(super) struct Arguments {
    /// Language of all that is written, messages included.
    #[arg(long, global = true, value_enum, default_value = "nl")]
    pub lang: LanguageChoice,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const TEMPLATE: &str = "{about}\n\nGebruik: {usage}\n\n{all-args}\n";

/// The commands.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Reken een scenario door en schrijf de rapporten
    Run(RunArguments),
    /// Toon een scenario levend in de terminal
    Dashboard(DashboardArguments),
    /// Leg uit hoe de bedragen van één huishouden tot stand komen
    Explain(ExplainArguments),
    /// Volg het jaar van één huishouden in elke variant
    Timeline(TimelineArguments),
    /// Reken een huishouden door dat in een bestand beschreven staat
    Household(HouseholdArguments),
    /// Zet netto-inkomen en marginale druk van een huishouden uit tegen het bruto-inkomen
    Marginal(MarginalArguments),
    /// Beschrijf de synthetische bevolking
    Population(PopulationArguments),
    /// Controleer en toets rulebooks
    Rules(RulesArguments),
    /// Beschrijf een bestandsformaat als JSON Schema, zodat een editor tijdens het typen aanvult en controleert
    Schema(SchemaArguments),
    /// Kijk of een map met uitvoer nog is zoals zij is geschreven, en of haar invoer nog dezelfde is
    Receipt(ReceiptArguments),
    /// Reken een steekproef met beide rekenwijzen door en vergelijk elke waarde
    Verify(VerifyArguments),
    /// Stel de knoppen van het melden in op de gepubliceerde afrekening
    Calibrate(CalibrateArguments),
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
pub(super) struct RunArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Map voor de rapporten; anders reports/<id van het scenario>
    #[arg(long)]
    pub out: Option<PathBuf>,
    /// Aantal huishoudens in de steekproef
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    /// Zaad van het toeval
    #[arg(long)]
    pub seed: Option<u64>,
    /// Aantal threads; anders alle processors
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Wijzig een getal of een bedrag: "naam = waarde", +=, -= of *=; met "variant:" ervoor en "voor groep" en "vanaf datum" erachter; mag vaker
    #[arg(long, value_name = "WIJZIGING")]
    pub set: Vec<String>,
}

/// Arguments of `dashboard`.
#[derive(Debug, Args)]
pub(super) struct DashboardArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Aantal huishoudens in de steekproef; klein, want elke wijziging rekent opnieuw
    #[arg(long, default_value_t = 4000, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: u32,
}

/// The number of a household as it is printed.
fn household_number(text: &str) -> Result<HouseholdId, String> {
    HouseholdId::from_text(text).ok_or_else(|| {
        "geef het nummer van een huishouden: een heel getal vanaf 0, zoals 4711, of met een punt en 1 tot en met 127 voor \
         een huishouden dat er in het jaar uit ontstaat, zoals 4711.1"
            .to_owned()
    })
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub(super) struct ExplainArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Nummer van het huishouden, vanaf 0; met een punt voor wie er in het jaar uit vertrok: 4711.1
    #[arg(long, allow_negative_numbers = true, value_parser = household_number)]
    pub household: HouseholdId,
    /// Id van de variant; anders de basis
    #[arg(long)]
    pub variant: Option<String>,
    /// Id van de regeling; anders alle
    #[arg(long)]
    pub scheme: Option<String>,
    /// Maand (1-12) waarvan het maandbedrag wordt uitgelegd
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=12))]
    pub month: u8,
    /// Aantal huishoudens waarop gebruik en financiering worden bepaald; dat van het scenario geeft de cijfers van het rapport
    #[arg(long, default_value_t = 2000, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: u32,
    /// Zaad van het toeval
    #[arg(long)]
    pub seed: Option<u64>,
    /// Schrijf de uitleg als JSON
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `timeline`.
#[derive(Debug, Args)]
pub(super) struct TimelineArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Nummer van het huishouden, vanaf 0; met een punt voor wie er in het jaar uit vertrok: 4711.1
    #[arg(long, allow_negative_numbers = true, value_parser = household_number)]
    pub household: HouseholdId,
    /// Schrijf ook een tekening
    #[arg(long)]
    pub svg: Option<PathBuf>,
    /// Aantal huishoudens in de steekproef waarop het gebruik wordt geijkt
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    /// Zaad van het toeval
    #[arg(long)]
    pub seed: Option<u64>,
}

/// Arguments of `household`.
#[derive(Debug, Args)]
pub(super) struct HouseholdArguments {
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
    /// Wijzig een getal of een bedrag: "naam = waarde", +=, -= of *=; met "variant:" ervoor en "voor groep" en "vanaf datum" erachter; mag vaker
    #[arg(long, value_name = "WIJZIGING")]
    pub set: Vec<String>,
    /// Schrijf één JSON-object
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `marginal`.
#[derive(Debug, Args)]
pub(super) struct MarginalArguments {
    /// Bestand met [huishouden], [[persoon]] en [gegeven]
    pub file: PathBuf,
    /// Stelsel: een map, of map+overlay.toml
    #[arg(long, default_value = "rulebooks/huidig")]
    pub system: String,
    /// Stelsel om mee te vergelijken
    #[arg(long)]
    pub against: Option<String>,
    /// Datum waarvan het jaar geldt
    #[arg(long, default_value = "2026-01-01")]
    pub date: String,
    /// Laagste bruto-inkomen van de eerste persoon, EUR per jaar
    #[arg(long, default_value_t = 0)]
    pub van: u32,
    /// Hoogste bruto-inkomen
    #[arg(long, default_value_t = 120_000)]
    pub tot: u32,
    /// Stap
    #[arg(long, default_value_t = 500)]
    pub stap: u32,
    /// Hoogste aantal stappen in de tabel op het scherm; het bestand heeft ze alle
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u16).range(2..))]
    pub stappen: u16,
    /// Breedte van de tabel in tekens
    #[arg(long, default_value_t = 140, value_parser = clap::value_parser!(u16).range(40..))]
    pub breedte: u16,
    /// Map voor marginaal.csv en marginaal.svg
    #[arg(long)]
    pub out: Option<PathBuf>,
}

/// Arguments of `population`.
#[derive(Debug, Args)]
pub(super) struct PopulationArguments {
    /// What to do with the population.
    #[command(subcommand)]
    pub command: PopulationCommand,
}

/// Commands over the population.
#[derive(Debug, Subcommand)]
pub(super) enum PopulationCommand {
    /// Zet de marges van de bevolking naast hun doelen
    Describe {
        /// Bevolkingsbestand
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        /// Toleranties en opmerkingen; anders toetsing-JAAR.toml naast het bevolkingsbestand
        #[arg(long)]
        assessment: Option<PathBuf>,
        /// Aantal huishoudens in de steekproef
        #[arg(long, default_value_t = 50_000, value_parser = clap::value_parser!(u32).range(2..))]
        sample: u32,
        /// Zaad van het toeval
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// Teken leeftijden en inkomens als SVG in deze map
        #[arg(long)]
        svg: Option<PathBuf>,
    },
    /// Zet gesimuleerd naast gepubliceerd: wat is aangepast, en apart wat alleen wordt getoetst
    Validate {
        /// Bevolkingsbestand
        #[arg(default_value = "synthetic-data/nl-2026.toml")]
        spec: PathBuf,
        /// Toleranties en opmerkingen; anders toetsing-JAAR.toml naast het bevolkingsbestand
        #[arg(long)]
        assessment: Option<PathBuf>,
        /// Aantal huishoudens in de steekproef
        #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(2..))]
        sample: u32,
        /// Zaad van het toeval
        #[arg(long, default_value_t = 2026)]
        seed: u64,
        /// Schrijf de vergelijking ook als CSV in dit bestand
        #[arg(long)]
        csv: Option<PathBuf>,
    },
    /// Lees microdata volgens een mapping en schrijf ze als bevolking
    Import {
        /// Mapping: namen, codes, eenheden en regels
        mapping: PathBuf,
        /// Map met de gegevens; anders de map van de mapping
        #[arg(long)]
        data: Option<PathBuf>,
        /// Zaad van het toeval, voor regels die trekken
        #[arg(long, default_value_t = 2026)]
        seed: u64,
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
pub(super) enum FormatChoice {
    /// Tekst met komma's
    Csv,
    /// Parquet
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
    /// What to do with rulebooks.
    #[command(subcommand)]
    pub command: RulesCommand,
}

/// Commands over rulebooks.
#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
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
    /// Toon een regeling, regel, parameter of tabel in gewone taal, met formule en bron
    Show {
        /// Naam of id, in kleine of grote letters
        name: String,
        /// Stelsel: een map, met overlays erachter als map+overlay.toml
        #[arg(long, default_value = "rulebooks/huidig")]
        system: String,
        /// Jaar; anders het laatste van het stelsel
        #[arg(long)]
        year: Option<i16>,
    },
    /// Toon welke regel welke gebruikt, als boom of als tekening (DOT)
    Graph {
        /// Stelsel: een map, met overlays erachter als map+overlay.toml
        #[arg(default_value = "rulebooks/huidig")]
        system: String,
        /// Begin bij deze regel, parameter of regeling; anders bij regels die niemand gebruikt
        #[arg(long)]
        rule: Option<String>,
        /// Schrijf DOT voor Graphviz in plaats van een boom
        #[arg(long)]
        dot: bool,
        /// Aantal lagen van de boom
        #[arg(long, default_value_t = 4, value_parser = clap::value_parser!(u8).range(1..=100))]
        depth: u8,
        /// Andersom: waar een regel door wordt gebruikt
        #[arg(long, conflicts_with = "dot")]
        used_by: bool,
        /// Toon ook parameters en tabellen
        #[arg(long)]
        all: bool,
    },
    /// Noem elk getal met datum, bron en zekerheid
    Parameters {
        /// Stelsel: een map, met overlays erachter als map+overlay.toml
        #[arg(default_value = "rulebooks/huidig")]
        system: String,
        /// Schrijf CSV
        #[arg(long)]
        csv: bool,
    },
    /// Noem wat er tussen twee stelsels verschilt
    Diff {
        /// Eerste stelsel: een map, met overlays erachter als map+overlay.toml
        first: String,
        /// Tweede stelsel
        second: String,
    },
    /// Tel hoe ingewikkeld een stelsel is, voor een of meer stelsels naast elkaar
    Complexity {
        /// Stelsels: een map, met overlays erachter als map+overlay.toml
        #[arg(default_value = "rulebooks/huidig", num_args = 1..=26)]
        systems: Vec<String>,
        /// Jaar; anders het laatste van elk stelsel
        #[arg(long)]
        year: Option<i16>,
        /// Schrijf CSV
        #[arg(long)]
        csv: bool,
    },
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub(super) struct SchemaArguments {
    /// Naam van het formaat; zonder naam: de lijst van formaten, of met --out alle formaten
    #[arg(value_parser = PossibleValuesParser::new(Format::ALL.map(Format::name)))]
    pub name: Option<String>,
    /// Stelsel waarvan household en cases de feiten en regels noemen: een map, met overlays erachter als map+overlay.toml
    #[arg(long, default_value = "rulebooks/huidig")]
    pub system: String,
    /// Map om in te schrijven, één bestand per formaat
    #[arg(long, conflicts_with = "page")]
    pub out: Option<PathBuf>,
    /// Alle formaten met al hun sleutels als bladzijde van de handleiding, in deze taal
    #[arg(long, value_enum, conflicts_with = "name")]
    pub page: Option<LanguageChoice>,
}

/// Arguments of `receipt`.
#[derive(Debug, Args)]
pub(super) struct ReceiptArguments {
    /// What to do with a receipt.
    #[command(subcommand)]
    pub command: ReceiptCommand,
}

/// Commands over receipts.
#[derive(Debug, Subcommand)]
pub(super) enum ReceiptCommand {
    /// Vergelijk de bestanden van een map met haar ontvangstbewijs
    Check {
        /// Map met uitvoer
        folder: PathBuf,
        /// Map van waaruit het ontvangstbewijs de invoer noemt; anders een map rond de werkmap of rond de uitvoer
        #[arg(long)]
        root: Option<PathBuf>,
        /// Doe de opdracht ook opnieuw en vergelijk wat er uitkomt
        #[arg(long)]
        rerun: bool,
    },
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Aantal huishoudens in de steekproef
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    /// Zaad van het toeval
    #[arg(long)]
    pub seed: Option<u64>,
    /// Id van de variant; anders alle
    #[arg(long)]
    pub variant: Option<String>,
    /// Aantal threads; anders alle processors
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
}

/// Arguments of `calibrate`.
#[derive(Debug, Args)]
pub(super) struct CalibrateArguments {
    /// Scenariobestand
    pub scenario: PathBuf,
    /// Aantal huishoudens in de steekproef
    #[arg(long, value_parser = clap::value_parser!(u32).range(2..))]
    pub sample: Option<u32>,
    /// Zaad van het toeval
    #[arg(long)]
    pub seed: Option<u64>,
}
