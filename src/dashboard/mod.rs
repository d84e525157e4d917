//! The report model live in the terminal: variants side by side, income groups, one household's cash, one parameter turned.
//!
//! Takes: a [`DashboardSource`], which the scenario side implements. Gives: screens until the user stops.
//! The source works in a thread of its own; what it and the keyboard have to say comes in over one channel, one loop owns
//! the `State`, and drawing cannot change it.
//! Leaves to others: every number.

mod bars;
mod data;
mod state;
mod terminal;
#[cfg(test)]
mod test_fixtures;
mod view;
mod worker;

pub use data::{DashboardData, DashboardSource, HouseholdCash, Parameter};

use crate::text::{Text, text};
use crate::units::Language;
use state::State;
use std::fmt;
use std::io::IsTerminal as _;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;
use worker::Event;

/// Why the dashboard ended.
#[derive(Debug, thiserror::Error)]
pub enum DashboardError {
    /// Output or input is no terminal.
    NoTerminal,
    /// The first run failed; the message is the source's own.
    Source(String),
    /// The source panicked.
    SourcePanicked,
    /// The system asked the program to end.
    Ended,
    /// The terminal refused.
    Terminal(#[from] std::io::Error),
}

impl DashboardError {
    /// What went wrong and what to do.
    pub fn told(&self) -> Text {
        match self {
            DashboardError::NoTerminal => text!(not_a_terminal),
            DashboardError::Source(words) => Text::same(words.clone()),
            DashboardError::SourcePanicked => text!(calculation_panicked),
            DashboardError::Ended => text!(dashboard_ended),
            DashboardError::Terminal(cause) => text!(screen_refuses, why = cause.to_string()),
        }
    }
}

impl fmt::Display for DashboardError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told().nl)
    }
}

/// Shows the dashboard until the user stops.
///
/// # Errors
/// [`DashboardError`]; the terminal is then as it was before.
pub fn run(source: &mut dyn DashboardSource, language: Language) -> Result<(), DashboardError> {
    if !std::io::stdout().is_terminal() || !std::io::stdin().is_terminal() {
        return Err(DashboardError::NoTerminal);
    }
    // Before the terminal is taken, so that no signal finds it taken and unwatched.
    let ending = terminal::Ending::watch()?;
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
        let outcome = turn(&mut screen, &mut state, &ending, &events, &job_sender);
        is_over.store(true, Ordering::Relaxed);
        // The user gets the terminal back before the last calculation is waited for.
        drop(screen);
        drop(job_sender);
        if outcome.is_ok() && state.is_busy() {
            eprintln!("{}", text!(finishing).said_in(language));
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
    ending: &terminal::Ending,
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
        if ending.is_asked() {
            return Err(DashboardError::Ended);
        }
    }
}
