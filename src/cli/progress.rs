//! Progress on a terminal; silence in a pipe.

use crate::simulation::Progress;
use crate::text::show_hidden_chars;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Mutex;

/// One bar that names the stage.
#[derive(Debug)]
pub(super) struct Bars {
    bar: Mutex<ProgressBar>,
}

impl Bars {
    /// A bar on standard error; hidden where that is no terminal.
    pub(super) fn new() -> Bars {
        Bars { bar: Mutex::new(ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr())) }
    }

    fn current(&self) -> std::sync::MutexGuard<'_, ProgressBar> {
        self.bar.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// A last stage without steps.
    pub(super) fn finish(&self, stage: &str) {
        self.begin(stage, 1);
    }

    /// Takes the bar away.
    pub(super) fn clear(&self) {
        self.current().finish_and_clear();
    }
}

impl Progress for Bars {
    fn begin(&self, stage: &str, steps: usize) {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{elapsed_precise} {msg:42!} [{bar:30}] {pos}/{len}") {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.set_message(show_hidden_chars(stage));
        let mut current = self.current();
        current.finish_and_clear();
        *current = bar;
    }

    fn step(&self) {
        self.current().inc(1);
    }
}
