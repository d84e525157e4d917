//! The report model live in the terminal: variants side by side, income groups, one household's cash, one parameter turned.
//!
//! Takes: a [`DashboardSource`], which the scenario side implements. Gives: screens until the user stops.
//! The source works in a thread of its own; what it and the keyboard have to say comes in over one channel, one loop owns
//! the `State`, and drawing cannot change it.
//! Leaves to others: every number.

mod bars;
mod state;
mod terminal;
#[cfg(test)]
mod test_fixtures;
mod view;
mod worker;

use crate::report::Chart;
use crate::report::DataTable;
use crate::report::FinancedText;
use crate::report::Texts;
use crate::text::Text;
use crate::units::Language;
use state::State;
use std::io::IsTerminal as _;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;
use worker::Event;

/// What the scenario side gives to the dashboard; its methods may take long.
pub trait DashboardSource: Send {
    /// The first run.
    ///
    /// # Errors
    /// A message for the user; the dashboard then ends with it.
    fn load(&mut self) -> Result<DashboardData, String>;

    /// Runs again with one parameter changed; `index` is its place in [`DashboardData::parameters`].
    ///
    /// # Errors
    /// A message for the user; the parameter then keeps its old value.
    fn change_parameter(&mut self, index: usize, new_value: f64) -> Result<DashboardData, String>;

    /// One household's cash per month under the parameters of the last run.
    ///
    /// # Errors
    /// A message for the user.
    fn household(&mut self, number: u64) -> Result<HouseholdCash, String>;
}

/// What the screens show.
#[derive(Debug, Clone, PartialEq)]
pub struct DashboardData {
    /// Title of the scenario.
    pub title: Text,
    /// Names of the variants.
    pub variants: Vec<Text>,
    /// The variants side by side.
    pub headline: DataTable,
    /// Change of income per decile.
    pub deciles: Chart,
    /// What the variants ask of people and of the agency.
    pub demands: Vec<DataTable>,
    /// Parameters that can be turned.
    pub parameters: Vec<Parameter>,
    /// Households that were run, and households that they stand for.
    pub sample: (u64, u64),
    /// Of each variant with a financing, what was solved and what it brings in.
    pub financing: Vec<FinancedText>,
    /// First and last household number, both included.
    pub household_numbers: (u64, u64),
}

/// A parameter that can be turned.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Name.
    pub name: Text,
    /// Value in the last run.
    pub value: f64,
    /// Unit as printed.
    pub unit: Text,
    /// Lowest value allowed.
    pub low: f64,
    /// Highest value allowed.
    pub high: f64,
    /// What one press of `+` adds; above nil.
    pub step: f64,
}

/// Twelve months of one household.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseholdCash {
    /// Its number.
    pub number: u64,
    /// Who it is, in a sentence or two.
    pub description: Text,
    /// Name of each variant and what comes in per month.
    ///
    /// Unit: euros per month.
    pub cash: Vec<(Text, [f64; 12])>,
}

/// Why the dashboard ended.
#[derive(Debug, thiserror::Error)]
pub enum DashboardError {
    /// Output or input is no terminal.
    #[error("{0}")]
    NoTerminal(String),
    /// The first run failed; the message is the source's own.
    #[error("{0}")]
    Source(String),
    /// The source panicked.
    #[error("het rekenen is gestopt door een fout in het programma")]
    SourcePanicked,
    /// The terminal refused.
    #[error("het scherm kan niet worden beschreven of gelezen")]
    Terminal(#[from] std::io::Error),
}

/// Shows the dashboard until the user stops.
///
/// # Errors
/// [`DashboardError`]; the terminal is then as it was before.
pub fn run(source: &mut dyn DashboardSource, language: Language) -> Result<(), DashboardError> {
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return Err(DashboardError::NoTerminal(Texts::new(language).get("not_a_terminal")));
    }
    let is_over = AtomicBool::new(false);
    let (event_sender, events) = std::sync::mpsc::channel();
    let (job_sender, jobs) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let worker_events = event_sender.clone();
        let worker = scope.spawn(move || worker::work(source, &jobs, &worker_events));
        let mut screen = terminal::Screen::open()?;
        let is_over = &is_over;
        scope.spawn(move || worker::listen(is_over, &event_sender));
        let mut state = State::new(language);
        let outcome = turn(&mut screen, &mut state, &events, &job_sender);
        is_over.store(true, Ordering::Relaxed);
        // The user gets the terminal back before the last calculation is waited for.
        drop(screen);
        drop(job_sender);
        if outcome.is_ok() && state.is_busy() {
            eprintln!("{}", Texts::new(language).get("finishing"));
        }
        match worker.join() {
            Ok(()) => outcome,
            Err(_) => Err(DashboardError::SourcePanicked),
        }
    })
}

/// The loop that owns the state.
fn turn(
    screen: &mut terminal::Screen,
    state: &mut State,
    events: &std::sync::mpsc::Receiver<Event>,
    jobs: &std::sync::mpsc::Sender<state::Job>,
) -> Result<(), DashboardError> {
    const TICK: Duration = Duration::from_millis(250);
    loop {
        if let Some(job) = state.next_job() {
            // A worker that is gone has said so over the channel.
            let _ = jobs.send(job);
        }
        screen.draw(state)?;
        match events.recv_timeout(TICK) {
            Ok(Event::Key(key)) => state.on_key(key),
            Ok(Event::Resized) => {}
            Ok(Event::Done(outcome)) => state.on_outcome(outcome),
            Ok(Event::InputFailed(error)) => return Err(error.into()),
            Ok(Event::WorkerGone) | Err(RecvTimeoutError::Disconnected) => return Err(DashboardError::SourcePanicked),
            Err(RecvTimeoutError::Timeout) => state.on_tick(),
        }
        state.clamp_scroll(view::length(state, screen.size()?), view::room(screen.size()?));
        if let Some(message) = state.take_failure() {
            return Err(DashboardError::Source(message));
        }
        if state.wants_to_stop() {
            return Ok(());
        }
    }
}
