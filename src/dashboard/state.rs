//! What the dashboard knows, and what a key or a finished job does to it.
//!
//! Takes: keys, outcomes, ticks. Gives: the next job.
//! Leaves to others: drawing, calculating, the terminal.

use super::DashboardData;
use super::HouseholdCash;
use super::Parameter;
use crate::units::Language;
use ratatui::crossterm::event::KeyCode;
use ratatui::crossterm::event::KeyEvent;
use ratatui::crossterm::event::KeyModifiers;
use std::collections::VecDeque;

/// One of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Variants,
    Deciles,
    Demands,
    Household,
    Parameters,
}

impl Tab {
    /// All, in the order of the tabs.
    pub(super) const ALL: [Tab; 5] = [Tab::Variants, Tab::Deciles, Tab::Demands, Tab::Household, Tab::Parameters];

    fn shifted(self, places: usize) -> Tab {
        let position = Tab::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        Tab::ALL[(position + places) % Tab::ALL.len()]
    }
}

/// Work for the source.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Job {
    Load,
    Change { index: usize, value: f64 },
    Household(u64),
}

/// What came of a job.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Outcome {
    Data(Box<Result<DashboardData, String>>),
    Household(Result<HouseholdCash, String>),
}

impl Outcome {
    /// What came of a run.
    pub(super) fn of_run(result: Result<DashboardData, String>) -> Outcome {
        Outcome::Data(Box::new(result))
    }
}

/// A remark to the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Remark {
    AtLow,
    AtHigh,
    /// The source's own words.
    Failed(String),
}

/// All the dashboard knows.
#[derive(Debug)]
pub(super) struct State {
    pub language: Language,
    pub tab: Tab,
    pub data: Option<DashboardData>,
    pub household: Option<HouseholdCash>,
    /// The household asked for, which may still be on its way.
    pub number: u64,
    /// Digits typed for another household.
    pub typed: String,
    /// The parameter that `+` and `-` turn.
    pub chosen: usize,
    /// Values asked for, which may still be on their way.
    pub wanted: Vec<f64>,
    pub scroll: usize,
    pub remark: Option<Remark>,
    pub ticks: usize,
    busy: Option<Job>,
    waiting: VecDeque<Job>,
    failure: Option<String>,
    stops: bool,
}

impl State {
    /// Nothing known yet; the first job is to load.
    pub(super) fn new(language: Language) -> State {
        State {
            language,
            tab: Tab::Variants,
            data: None,
            household: None,
            number: 0,
            typed: String::new(),
            chosen: 0,
            wanted: Vec::new(),
            scroll: 0,
            remark: None,
            ticks: 0,
            busy: None,
            waiting: VecDeque::from([Job::Load]),
            failure: None,
            stops: false,
        }
    }

    /// Whether the source is at work or has work waiting.
    pub(super) fn is_busy(&self) -> bool {
        self.busy.is_some() || !self.waiting.is_empty()
    }

    /// The job to start now, if the source is free.
    pub(super) fn next_job(&mut self) -> Option<Job> {
        if self.busy.is_some() {
            return None;
        }
        self.busy = self.waiting.pop_front();
        self.busy
    }

    /// The message with which the dashboard must end, once.
    pub(super) fn take_failure(&mut self) -> Option<String> {
        self.failure.take()
    }

    /// Whether the user has had enough.
    pub(super) fn wants_to_stop(&self) -> bool {
        self.stops
    }

    /// A moment has passed.
    pub(super) fn on_tick(&mut self) {
        self.ticks = self.ticks.wrapping_add(1);
    }

    /// Keeps the scroll position inside `length` lines of which `room` are shown.
    pub(super) fn clamp_scroll(&mut self, length: usize, room: usize) {
        self.scroll = self.scroll.min(length.saturating_sub(room));
    }

    /// A key was pressed.
    pub(super) fn on_key(&mut self, key: KeyEvent) {
        self.remark = None;
        match key.code {
            KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => self.stops = true,
            KeyCode::Char('q' | 'Q') => self.stops = true,
            KeyCode::Tab => self.go_to(self.tab.shifted(1)),
            KeyCode::BackTab => self.go_to(self.tab.shifted(Tab::ALL.len() - 1)),
            KeyCode::PageUp => self.scroll = self.scroll.saturating_sub(10),
            KeyCode::PageDown => self.scroll = self.scroll.saturating_add(10),
            KeyCode::Home => self.scroll = 0,
            KeyCode::End => self.scroll = usize::MAX,
            code => match self.tab {
                Tab::Variants | Tab::Deciles | Tab::Demands => self.on_scroll_key(code),
                Tab::Household => self.on_household_key(code),
                Tab::Parameters => self.on_parameter_key(code),
            },
        }
    }

    /// A job is done.
    pub(super) fn on_outcome(&mut self, outcome: Outcome) {
        self.busy = None;
        match outcome {
            Outcome::Data(result) => match *result {
                Ok(data) => self.on_data(data),
                Err(message) => self.on_failed_run(message),
            },
            Outcome::Household(Ok(household)) => self.household = Some(household),
            Outcome::Household(Err(message)) => {
                self.household = None;
                self.fail(message);
            }
        }
    }

    fn on_data(&mut self, data: DashboardData) {
        let (first, last) = data.household_numbers;
        self.number = self.number.clamp(first, last.max(first));
        self.wanted = data.parameters.iter().map(|parameter| parameter.value).collect();
        // What was asked for during the run is still to come.
        for (index, value) in self.waiting.iter().filter_map(changed_value) {
            if let Some(wanted) = self.wanted.get_mut(index) {
                *wanted = value;
            }
        }
        self.chosen = self.chosen.min(data.parameters.len().saturating_sub(1));
        self.data = Some(data);
        self.ask_household();
    }

    fn on_failed_run(&mut self, message: String) {
        match &self.data {
            None => self.failure = Some(message),
            Some(data) => {
                self.wanted = data.parameters.iter().map(|parameter| parameter.value).collect();
                self.waiting.retain(|job| changed_value(job).is_none());
                self.fail(message);
            }
        }
    }

    /// The message stands above the screen, so the screen starts at its top.
    fn fail(&mut self, message: String) {
        self.remark = Some(Remark::Failed(message));
        self.scroll = 0;
    }

    fn go_to(&mut self, tab: Tab) {
        self.tab = tab;
        self.scroll = 0;
        self.typed.clear();
    }

    fn on_scroll_key(&mut self, code: KeyCode) {
        match code {
            KeyCode::Up => self.scroll = self.scroll.saturating_sub(1),
            KeyCode::Down => self.scroll = self.scroll.saturating_add(1),
            _ => {}
        }
    }

    fn on_household_key(&mut self, code: KeyCode) {
        let Some(data) = &self.data else { return };
        let (first, last) = data.household_numbers;
        let number = match code {
            KeyCode::Left => self.number.saturating_sub(1),
            KeyCode::Right => self.number.saturating_add(1),
            KeyCode::Enter => match self.typed.parse() {
                Ok(number) => number,
                Err(_) => return,
            },
            KeyCode::Char(digit @ '0'..='9') => {
                // No household has a longer number than the last one.
                if self.typed.len() < last.to_string().len() {
                    self.typed.push(digit);
                }
                return;
            }
            KeyCode::Backspace => {
                self.typed.pop();
                return;
            }
            KeyCode::Esc => return self.typed.clear(),
            code => return self.on_scroll_key(code),
        };
        self.typed.clear();
        let within = number.clamp(first, last.max(first));
        if number < first {
            self.remark = Some(Remark::AtLow);
        } else if number > last {
            self.remark = Some(Remark::AtHigh);
        }
        if within != self.number {
            self.number = within;
            self.scroll = 0;
            self.ask_household();
        }
    }

    fn on_parameter_key(&mut self, code: KeyCode) {
        let Some(data) = &self.data else { return };
        let last = data.parameters.len().saturating_sub(1);
        match code {
            KeyCode::Up => self.chosen = self.chosen.saturating_sub(1),
            KeyCode::Down => self.chosen = (self.chosen + 1).min(last),
            KeyCode::Char('+' | '=') | KeyCode::Right => self.turn_parameter(Turn::Up),
            KeyCode::Char('-' | '_') | KeyCode::Left => self.turn_parameter(Turn::Down),
            _ => {}
        }
    }

    fn turn_parameter(&mut self, turn: Turn) {
        let index = self.chosen;
        let Some(parameter) = self.data.as_ref().and_then(|data| data.parameters.get(index)) else { return };
        let Some(wanted) = self.wanted.get_mut(index) else { return };
        let value = turned(parameter, *wanted, turn);
        if value == *wanted {
            self.remark = Some(match turn {
                Turn::Up => Remark::AtHigh,
                Turn::Down => Remark::AtLow,
            });
            return;
        }
        *wanted = value;
        // Only the last of several presses is worth a run.
        self.waiting.retain(|job| changed_value(job).is_none_or(|(other, _)| other != index));
        self.waiting.push_back(Job::Change { index, value });
    }

    fn ask_household(&mut self) {
        self.waiting.retain(|job| !matches!(job, Job::Household(_)));
        self.waiting.push_back(Job::Household(self.number));
    }
}

fn changed_value(job: &Job) -> Option<(usize, f64)> {
    match job {
        Job::Change { index, value } => Some((*index, *value)),
        Job::Load | Job::Household(_) => None,
    }
}

#[derive(Debug, Clone, Copy)]
enum Turn {
    Up,
    Down,
}

/// One step further, on whole steps from the lowest value, within the bounds.
fn turned(parameter: &Parameter, value: f64, turn: Turn) -> f64 {
    let steps = (value - parameter.low) / parameter.step;
    // A value between two steps goes to the next one.
    let near = steps.round();
    let is_whole = (steps - near).abs() < 1e-6;
    let next = match turn {
        Turn::Up => (if is_whole { near } else { steps.floor() }) + 1.0,
        Turn::Down => (if is_whole { near } else { steps.ceil() }) - 1.0,
    };
    let next = (parameter.low + next * parameter.step).clamp(parameter.low, parameter.high);
    // Without this 0.6 + 0.05 would be sent on as 0.6500000000000001.
    format!("{next:.9}").parse().unwrap_or(next)
}

#[cfg(test)]
mod tests;
