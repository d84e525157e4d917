//! `stelsel dashboard`: a scenario live in the terminal, run again after each change of a parameter.

use crate::cli::Outcome;
use crate::cli::arguments::DashboardArguments;
#[cfg(not(feature = "tui"))]
use crate::cli::failure::{Failure, Fault};
#[cfg(not(feature = "tui"))]
use crate::text::text;
use crate::units::Language;
use std::process::ExitCode;

/// Runs the command.
#[cfg(not(feature = "tui"))]
pub(super) fn run(_arguments: &DashboardArguments, _language: Language) -> Outcome<ExitCode> {
    Err(Failure::told(Fault::Run, text!(dashboard_not_built)))
}

/// Runs the command.
#[cfg(feature = "tui")]
pub(super) fn run(arguments: &DashboardArguments, language: Language) -> Outcome<ExitCode> {
    crate::cli::threads::start(None)?;
    let mut source = live::ScenarioSource::new(&arguments.scenario, arguments.sample, language)?;
    crate::dashboard::run(&mut source, language)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(feature = "tui")]
mod live {
    use crate::dashboard::{DashboardData, DashboardSource, HouseholdCash, Parameter};
    use crate::delivery::{FactsRecord, HouseholdKind, Tenure, VariantRecord};
    use crate::formats::{Dial, FoundDial, Turned as TurnedDials};
    use crate::measure::Measures;
    use crate::measure::indicators::Table;
    use crate::report::{DECILE_CHART, Report, assemble, financed};
    use crate::scenario::file::Variant;
    use crate::simulation::{Overrides, Prepared, RunError, Silent, Turnable, prepare, run, turnable};
    use crate::text::Text;
    use crate::text::text;
    use crate::units::{Language, MONTHS, format_decimal};
    use rust_decimal::Decimal;
    use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
    use std::path::{Path, PathBuf};

    /// What a parameter turns.
    #[derive(Debug, Clone, PartialEq)]
    enum What {
        /// A parameter of the rulebooks.
        Rule(Turnable),
        /// A dial of the scenario file, by the path of its key.
        Dial(String, Dial),
    }

    /// One parameter as the files have it, and as it stands now.
    struct Turned {
        what: What,
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
        language: Language,
        parameters: Vec<Turned>,
        last: Option<Last>,
    }

    impl ScenarioSource {
        /// Reads and checks the scenario; nothing is run yet.
        pub(super) fn new(path: &Path, sample: u32, language: Language) -> Result<ScenarioSource, RunError> {
            let overrides = Overrides { sample: Some(sample), ..Overrides::default() };
            let prepared = prepare(path, &overrides)?;
            let rules = turnable(&prepared)?.into_iter().filter_map(turned);
            // The base is not turned: take-up is calibrated on it.
            let variants = prepared.scenario.variants.iter();
            let dials = variants.flat_map(|variant| variant.turnable.iter().map(|found| turned_dial(variant, found)));
            let parameters = rules.chain(dials).collect();
            Ok(ScenarioSource { path: path.to_owned(), sample, language, parameters, last: None })
        }

        fn data(&mut self) -> Result<DashboardData, String> {
            let changes = self
                .parameters
                .iter()
                .filter(|parameter| parameter.is_changed)
                .filter_map(|parameter| match &parameter.what {
                    What::Rule(number) => Some((number.name.as_str().into(), number.set_to(parameter.value))),
                    What::Dial(..) => None,
                })
                .collect();
            let turned =
                self.parameters.iter().filter(|p| p.is_changed).filter_map(|parameter| match &parameter.what {
                    What::Dial(path, dial) => Some((path.clone(), dial.to_file(parameter.shown.value))),
                    What::Rule(_) => None,
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
            let headline = report.table(Table::Key.key()).ok_or_else(|| text!(no_key_table).said_in(self.language))?;
            let deciles = report.chart(DECILE_CHART).ok_or_else(|| text!(no_decile_chart).said_in(self.language))?;
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
                household_numbers: prepared.numbers(),
            })
        }
    }

    impl DashboardSource for ScenarioSource {
        fn load(&mut self) -> Result<DashboardData, String> {
            self.data()
        }

        fn change_parameter(&mut self, index: usize, new_value: f64) -> Result<DashboardData, String> {
            let parameter =
                self.parameters.get_mut(index).ok_or_else(|| text!(no_such_parameter).said_in(self.language))?;
            let before = (parameter.value, parameter.is_changed, parameter.shown.value);
            parameter.value =
                Decimal::from_f64(new_value).ok_or_else(|| text!(this_is_no_number).said_in(self.language))?;
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
            let last = self.last.as_ref().ok_or_else(|| text!(nothing_run_yet).said_in(self.language))?;
            let is_asked = |facts: &FactsRecord| facts.household.0 == number;
            let position = last.facts.iter().position(is_asked);
            let position = position
                .ok_or_else(|| text!(household_not_in_run, household = number.to_string()).said_in(self.language))?;
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

    fn turned(found: Turnable) -> Option<Turned> {
        let number = |value: Decimal| value.to_f64();
        let shown = Parameter {
            name: found.label.clone(),
            group: found.scheme.clone(),
            identifier: found.name.clone(),
            value: number(found.value)?,
            unit: Text::same(&found.unit),
            low: number(found.low)?,
            high: number(found.high)?,
            step: number(found.step)?,
        };
        Some(Turned { value: found.value, what: What::Rule(found), is_changed: false, shown })
    }

    fn turned_dial(variant: &Variant, found: &FoundDial) -> Turned {
        let dial = &found.dial;
        let value = found.value.unwrap_or(dial.left_out);
        let shown = Parameter {
            name: Text::new(&dial.name.nl, &dial.name.en),
            group: variant.name.clone(),
            identifier: found.path.clone(),
            value,
            unit: Text::new(dial.unit.nl.clone(), dial.unit.en.clone()),
            // A file may go further than the screen.
            low: dial.low.min(value),
            high: dial.high.max(value),
            step: dial.step,
        };
        let value = Decimal::from_f64(value).unwrap_or_default();
        let what = What::Dial(found.path.clone(), dial.clone());
        Turned { what, value, is_changed: false, shown }
    }

    fn describe(facts: &FactsRecord) -> Text {
        let kind = match facts.kind {
            HouseholdKind::SingleWorkingAge => text!(household_single_working_age),
            HouseholdKind::SinglePension => text!(household_single_pension),
            HouseholdKind::SingleParent => text!(household_single_parent),
            HouseholdKind::CoupleWorkingAge => text!(household_couple_working_age),
            HouseholdKind::CouplePension => text!(household_couple_pension),
            HouseholdKind::CoupleWithChildren => text!(household_couple_with_children),
            HouseholdKind::Other => text!(household_other),
        };
        let tenure = match facts.tenure {
            Tenure::Owner => text!(household_own_home),
            Tenure::SocialRent => text!(household_social_rent),
            Tenure::PrivateRent => text!(household_private_rent),
        };
        let euros = Text::in_each(|language| format_decimal(facts.gross.as_euros(), 0, language));
        text!(household_described, kind = kind, tenure = tenure, euros = euros)
    }
}
