//! `stelsel dashboard`: a scenario live in the terminal, run again after each change of a parameter.

use crate::cli::arguments::DashboardArguments;
use std::process::ExitCode;

/// Runs the command.
#[cfg(not(feature = "tui"))]
pub(super) fn run(_arguments: &DashboardArguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("dit programma is gebouwd zonder dashboard; bouw het met de feature `tui`")
}

/// Runs the command.
#[cfg(feature = "tui")]
pub(super) fn run(arguments: &DashboardArguments) -> anyhow::Result<ExitCode> {
    use crate::dashboard::DashboardError;
    use crate::units::Language;
    crate::cli::threads::start(None)?;
    let mut source = live::ScenarioSource::new(&arguments.scenario, arguments.sample)?;
    match crate::dashboard::run(&mut source, Language::from(arguments.lang)) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        // Where it is asked to draw is part of the input.
        Err(error @ DashboardError::NoTerminal(_)) => {
            eprintln!("{error}");
            Ok(ExitCode::from(2))
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(feature = "tui")]
mod live {
    use crate::dashboard::{DashboardData, DashboardSource, HouseholdCash, Parameter};
    use crate::delivery::{FactsRecord, HouseholdKind, Tenure, VariantRecord};
    use crate::evidence::Evidence;
    use crate::formats::{Dial, FoundDial, Turned as TurnedDials};
    use crate::measure::Measures;
    use crate::measure::indicators::Table;
    use crate::report::{DECILE_CHART, Report, assemble, financed};
    use crate::rulebook::{ParameterChange, System};
    use crate::scenario::file::Variant;
    use crate::simulation::{Overrides, Prepared, RunError, Silent, prepare, run};
    use crate::text::Text;
    use crate::units::MONTHS;
    use rust_decimal::Decimal;
    use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
    use std::path::{Path, PathBuf};

    /// Parameters that can be turned, by name; those that no system of the scenario has are left out.
    const TURNED: [&str; 12] = [
        "toelage_per_volwassene",
        "toelage_per_huishouden",
        "toelage_per_kind",
        "standaardpremie",
        "percentage_afbouw_zorgtoeslag",
        "drempelinkomen",
        "afbouwpercentage_huurtoeslag_ep",
        "afbouwpercentage_huurtoeslag_mp",
        "bedrag_per_kind",
        "afbouwpercentage_kindgebonden_budget",
        "alleenstaande_ouderkop",
        "drempel_maand_niet_betalen",
    ];
    /// Without a range of its own a parameter may move this share either way.
    const SHARE: Decimal = rust_decimal::dec!(0.25);
    /// Presses of a key from the low to the high end.
    const STEPS: Decimal = rust_decimal::dec!(20);

    /// What a parameter turns.
    #[derive(Debug, Clone, PartialEq)]
    enum What {
        /// A parameter of the rulebooks.
        Rule,
        /// A dial of the scenario file, by the path of its key.
        Dial(String, Dial),
    }

    /// One parameter as the files have it, and as it stands now.
    struct Turned {
        what: What,
        name: String,
        /// 100 where the rulebook writes a percentage.
        scale: Decimal,
        /// Value now, as written.
        value: Decimal,
        is_changed: bool,
        shown: Parameter,
    }

    /// The last run, as far as the household screen needs it.
    struct Last {
        names: Vec<Text>,
        facts: Vec<FactsRecord>,
        records: Vec<Vec<VariantRecord>>,
    }

    /// A scenario that is run again after each change.
    pub(super) struct ScenarioSource {
        path: PathBuf,
        sample: u32,
        parameters: Vec<Turned>,
        last: Option<Last>,
    }

    impl ScenarioSource {
        /// Reads and checks the scenario; nothing is run yet.
        pub(super) fn new(path: &Path, sample: u32) -> Result<ScenarioSource, RunError> {
            let overrides = Overrides { sample: Some(sample), ..Overrides::default() };
            let prepared = prepare(path, &overrides)?;
            let rules = TURNED
                .iter()
                .filter_map(|name| prepared.systems.iter().find_map(|s| turned(s, name, prepared.scenario.year)));
            // The base is not turned: take-up is calibrated on it.
            let variants = prepared.scenario.variants.iter();
            let dials = variants.flat_map(|variant| variant.turnable.iter().map(|found| turned_dial(variant, found)));
            let parameters = rules.chain(dials).collect();
            Ok(ScenarioSource { path: path.to_owned(), sample, parameters, last: None })
        }

        fn data(&mut self) -> Result<DashboardData, String> {
            let changes = self
                .parameters
                .iter()
                .filter(|p| p.is_changed && p.what == What::Rule)
                .map(|p| (p.name.as_str().into(), ParameterChange::Set(p.value / p.scale)))
                .collect();
            let turned =
                self.parameters.iter().filter(|p| p.is_changed).filter_map(|parameter| match &parameter.what {
                    What::Dial(path, dial) => Some((path.clone(), dial.to_file(parameter.shown.value))),
                    What::Rule => None,
                });
            let turned: TurnedDials = turned.collect();
            let overrides = Overrides { sample: Some(self.sample), changes, turned, ..Overrides::default() };
            let prepared = prepare(&self.path, &overrides).map_err(|e| e.to_string())?;
            let finished = run(&prepared, &Silent).map_err(|e| e.to_string())?;
            let last = Last {
                names: finished.variants.iter().map(|v| v.variant.name.clone()).collect(),
                facts: finished.facts.clone(),
                records: finished.variants.iter().map(|v| v.records.clone()).collect(),
            };
            let (report, measures) = assemble(&prepared, finished).map_err(|e| e.to_string())?;
            let data = self.shown(&prepared, &report, &measures, &last)?;
            self.last = Some(last);
            Ok(data)
        }

        fn shown(
            &self,
            prepared: &Prepared,
            report: &Report,
            measures: &Measures,
            last: &Last,
        ) -> Result<DashboardData, String> {
            let headline = report.table(Table::Key.key()).ok_or("het rapport heeft geen tabel met kerncijfers")?;
            let deciles = report.chart(DECILE_CHART).ok_or("het rapport heeft geen figuur per deciel")?;
            let demands = [Table::People, Table::Steadiness, Table::Agency];
            let demands = demands.iter().filter_map(|table| report.table(table.key())).cloned().collect();
            Ok(DashboardData {
                title: prepared.scenario.title.clone(),
                variants: last.names.clone(),
                headline: headline.clone(),
                deciles: deciles.clone(),
                demands,
                sample: (measures.records as u64, measures.households.round() as u64),
                financing: financed(measures),
                parameters: self.parameters.iter().map(|p| p.shown.clone()).collect(),
                household_numbers: (u64::from(prepared.numbers().0), u64::from(prepared.numbers().1)),
            })
        }
    }

    impl DashboardSource for ScenarioSource {
        fn load(&mut self) -> Result<DashboardData, String> {
            self.data()
        }

        fn change_parameter(&mut self, index: usize, new_value: f64) -> Result<DashboardData, String> {
            let parameter = self.parameters.get_mut(index).ok_or("deze parameter bestaat niet")?;
            let before = (parameter.value, parameter.is_changed, parameter.shown.value);
            parameter.value = Decimal::from_f64(new_value).ok_or("dit is geen getal")?;
            parameter.is_changed = true;
            parameter.shown.value = new_value;
            let outcome = self.data();
            if outcome.is_err() {
                let parameter = &mut self.parameters[index];
                (parameter.value, parameter.is_changed, parameter.shown.value) = before;
            }
            outcome
        }

        fn household(&mut self, number: u64) -> Result<HouseholdCash, String> {
            let last = self.last.as_ref().ok_or("er is nog niets doorgerekend")?;
            let is_asked = |facts: &FactsRecord| u64::from(facts.household.0) == number;
            let position = last.facts.iter().position(is_asked);
            let position = position.ok_or_else(|| format!("huishouden {number} zit niet in deze run"))?;
            let facts = &last.facts[position];
            let cash = last.names.iter().zip(&last.records).map(|(name, records)| {
                let record = &records[position];
                let support = record.support_months();
                let months: [f64; MONTHS] =
                    std::array::from_fn(|m| (record.before_support_months[m] + support[m]).as_euros());
                (name.clone(), months)
            });
            Ok(HouseholdCash { number, description: describe(facts), cash: cash.collect() })
        }
    }

    /// A parameter with its value in `year`, its range from the rulebook where that gives one.
    fn turned(system: &System, name: &str, year: i16) -> Option<Turned> {
        let parameter = system.parameter(name)?;
        let day = jiff::civil::date(year, 1, 1);
        let dated = parameter.values.iter().rfind(|v| v.from <= day)?;
        let scale = if parameter.percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
        let value = (dated.value * scale).normalize();
        let is_assumed = dated.certainty == Evidence::Assumption;
        let (low, high) = match (dated.low, dated.high) {
            (Some(low), Some(high)) if is_assumed => (low, high),
            _ => (value - value * SHARE, value + value * SHARE),
        };
        let step = round_step((high - low) / STEPS);
        let number = |value: Decimal| value.to_f64();
        let unit = if parameter.percent { "%".to_owned() } else { parameter.unit.to_string() };
        let shown = Parameter {
            name: Text::same(name.replace('_', " ")),
            value: number(value)?,
            unit: Text::same(unit),
            low: number(low)?,
            high: number(high)?,
            step: number(step).filter(|s| *s > 0.0)?,
        };
        Some(Turned { what: What::Rule, name: name.to_owned(), scale, value, is_changed: false, shown })
    }

    fn turned_dial(variant: &Variant, found: &FoundDial) -> Turned {
        let dial = &found.dial;
        let value = found.value.unwrap_or(dial.left_out);
        let shown = Parameter {
            name: Text::new(
                format!("{}: {}", dial.name.nl, variant.name.nl),
                format!("{}: {}", dial.name.en, variant.name.en),
            ),
            value,
            unit: Text::new(dial.unit.nl.clone(), dial.unit.en.clone()),
            // A file may go further than the screen.
            low: dial.low.min(value),
            high: dial.high.max(value),
            step: dial.step,
        };
        let value = Decimal::from_f64(value).unwrap_or_default();
        let (what, name) = (What::Dial(found.path.clone(), dial.clone()), String::new());
        Turned { what, name, scale: Decimal::ONE, value, is_changed: false, shown }
    }

    /// One, two or five times a power of ten, not above `step` by much.
    fn round_step(step: Decimal) -> Decimal {
        let mut unit = rust_decimal::dec!(0.0001);
        loop {
            for factor in [Decimal::ONE, Decimal::TWO, rust_decimal::dec!(5)] {
                if unit * factor >= step {
                    return unit * factor;
                }
            }
            unit *= Decimal::TEN;
        }
    }

    fn describe(facts: &FactsRecord) -> Text {
        let (kind, kind_en) = match facts.kind {
            HouseholdKind::SingleWorkingAge => ("Alleenstaande onder de AOW-leeftijd", "Single below pension age"),
            HouseholdKind::SinglePension => ("Alleenstaande met AOW", "Single pensioner"),
            HouseholdKind::SingleParent => ("Eenoudergezin", "Single-parent family"),
            HouseholdKind::CoupleWorkingAge => ("Paar onder de AOW-leeftijd", "Couple below pension age"),
            HouseholdKind::CouplePension => ("Paar met AOW", "Couple of pensioners"),
            HouseholdKind::CoupleWithChildren => ("Paar met kinderen", "Couple with children"),
            HouseholdKind::Other => ("Overig huishouden", "Other household"),
        };
        let (tenure, tenure_en) = match facts.tenure {
            Tenure::Owner => ("koopwoning", "own home"),
            Tenure::SocialRent => ("sociale huur", "social rent"),
            Tenure::PrivateRent => ("particuliere huur", "private rent"),
        };
        let euros = |language| crate::units::format_decimal(facts.gross.as_euros(), 0, language);
        Text::new(
            format!("{kind}, {tenure}, bruto-inkomen € {} per jaar.", euros(crate::units::Language::Dutch)),
            format!("{kind_en}, {tenure_en}, gross income € {} per year.", euros(crate::units::Language::English)),
        )
    }
}
