//! The terminal while the dashboard has it: raw mode and a second screen, given back whatever happens.
//!
//! Takes: a state to draw. Gives: the screen.

use super::state::State;
use super::view;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::execute;
use ratatui::crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::layout::Size;
use std::io;
use std::io::Stdout;
use std::io::stdout;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

/// The terminal, taken on [`Screen::open`] and given back on drop or on a panic in any thread.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Stdout>>,
    guard: Guard,
}

impl Screen {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When the terminal refuses; it is then given back.
    pub(super) fn open() -> io::Result<Screen> {
        let guard = Guard::new();
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen)?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok(Screen { terminal, guard })
    }

    /// Draws the state.
    ///
    /// # Errors
    /// When the terminal cannot be written.
    pub(super) fn draw(&mut self, state: &State) -> io::Result<()> {
        // After a panic in another thread its message stands on the ordinary screen and must not be drawn over.
        if self.guard.is_given_back.load(Ordering::Relaxed) {
            return Ok(());
        }
        self.terminal.draw(|frame| view::draw(frame, state)).map(|_| ())
    }

    /// Columns and lines.
    ///
    /// # Errors
    /// When the terminal does not tell.
    pub(super) fn size(&self) -> io::Result<Size> {
        self.terminal.size()
    }
}

/// Whether the system has asked the program to end, which would leave the terminal taken. A second time it ends at once.
pub(super) struct Ending(Arc<AtomicBool>);

impl Ending {
    /// Watches for it from now on.
    ///
    /// # Errors
    /// When the system does not allow that.
    #[cfg(unix)]
    pub(super) fn watch() -> io::Result<Ending> {
        use signal_hook::consts::{SIGHUP, SIGTERM};
        use signal_hook::flag::{register, register_conditional_default};
        let is_asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGTERM, SIGHUP] {
            register_conditional_default(signal, Arc::clone(&is_asked))?;
            register(signal, Arc::clone(&is_asked))?;
        }
        Ok(Ending(is_asked))
    }

    /// Watches for it from now on: this system ends programs in another way.
    ///
    /// # Errors
    /// None.
    #[cfg(not(unix))]
    pub(super) fn watch() -> io::Result<Ending> {
        Ok(Ending(Arc::new(AtomicBool::new(false))))
    }

    /// Whether it was asked.
    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

fn give_back(is_given_back: &AtomicBool) {
    // A second time would put the cursor back on top of what was printed since.
    if is_given_back.swap(true, Ordering::Relaxed) {
        return;
    }
    // There is nobody to tell when even this fails.
    let _ = disable_raw_mode();
    let _ = execute!(stdout(), LeaveAlternateScreen, Show);
}

type Hook = dyn Fn(&panic::PanicHookInfo<'_>) + Sync + Send + 'static;

/// Puts the panic hook of before back when it goes.
struct Guard {
    before: Arc<Hook>,
    is_given_back: Arc<AtomicBool>,
}

impl Guard {
    fn new() -> Guard {
        let before: Arc<Hook> = Arc::from(panic::take_hook());
        let next = Arc::clone(&before);
        let is_given_back = Arc::new(AtomicBool::new(false));
        let seen_by_hook = Arc::clone(&is_given_back);
        // The message of a panic must land on the ordinary screen, or it is wiped away with the other.
        panic::set_hook(Box::new(move |info| {
            give_back(&seen_by_hook);
            next(info);
        }));
        Guard { before, is_given_back }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back(&self.is_given_back);
        if !std::thread::panicking() {
            let before = Arc::clone(&self.before);
            panic::set_hook(Box::new(move |info| before(info)));
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_signal_to_end_is_noticed_and_does_not_end_the_program_at_once() {
        let ending = Ending::watch().expect("signals can be watched");
        assert!(!ending.is_asked());
        signal_hook::low_level::raise(signal_hook::consts::SIGTERM).expect("a signal can be sent");
        assert!(ending.is_asked());
    }
}
