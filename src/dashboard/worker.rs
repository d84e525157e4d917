//! The two threads beside the loop: one calculates, one listens to the keyboard; both speak over one channel.
//!
//! Takes: jobs, key presses. Gives: events.
//! Leaves to others: what follows from an event.

use super::DashboardSource;
use super::state::Job;
use super::state::Outcome;
use ratatui::crossterm::event;
use ratatui::crossterm::event::KeyEvent;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::time::Duration;

/// What the loop hears.
#[derive(Debug)]
pub(super) enum Event {
    /// A key was pressed.
    Key(KeyEvent),
    /// The window has another size.
    Resized,
    /// A job is done.
    Done(Outcome),
    /// The keyboard cannot be read.
    InputFailed(std::io::Error),
    /// The worker has panicked.
    WorkerGone,
}

/// Does jobs in order until no more can come.
pub(super) fn work(source: &mut dyn DashboardSource, jobs: &Receiver<Job>, events: &Sender<Event>) {
    let _obituary = Obituary(events);
    for job in jobs {
        let outcome = match job {
            Job::Load => Outcome::of_run(source.load()),
            Job::Change { index, value } => Outcome::of_run(source.change_parameter(index, value)),
            Job::Household(number) => Outcome::Household(source.household(number)),
        };
        if events.send(Event::Done(outcome)).is_err() {
            return;
        }
    }
}

/// Tells of a panic, so that the loop does not wait for an answer that never comes.
struct Obituary<'a>(&'a Sender<Event>);

impl Drop for Obituary<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let _ = self.0.send(Event::WorkerGone);
        }
    }
}

/// Passes on key presses until `is_over`.
pub(super) fn listen(is_over: &AtomicBool, events: &Sender<Event>) {
    const PATIENCE: Duration = Duration::from_millis(100);
    while !is_over.load(Ordering::Relaxed) {
        let heard = match event::poll(PATIENCE) {
            Ok(false) => continue,
            Ok(true) => event::read(),
            Err(error) => Err(error),
        };
        let event = match heard {
            Ok(event::Event::Key(key)) if key.is_press() => Event::Key(key),
            Ok(event::Event::Resize(..)) => Event::Resized,
            Ok(_) => continue,
            Err(error) => {
                let _ = events.send(Event::InputFailed(error));
                return;
            }
        };
        if events.send(event).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dashboard::DashboardData;
    use crate::dashboard::HouseholdCash;
    use crate::dashboard::test_fixtures;
    use crate::dashboard::test_fixtures::SampleSource;
    use std::sync::mpsc::channel;

    #[test]
    fn jobs_are_done_in_order_until_no_more_can_come() {
        let (job_sender, jobs) = channel();
        let (event_sender, events) = channel();
        for job in [Job::Load, Job::Change { index: 0, value: 85.0 }, Job::Household(7)] {
            job_sender.send(job).expect("the receiver is there");
        }
        drop(job_sender);
        work(&mut SampleSource, &jobs, &event_sender);
        drop(event_sender);
        let outcomes: Vec<Outcome> = events
            .iter()
            .map(|event| if let Event::Done(outcome) = event { outcome } else { panic!("{event:?}") })
            .collect();
        let expected = [
            Outcome::of_run(Ok(test_fixtures::data(80.0))),
            Outcome::of_run(Ok(test_fixtures::data(85.0))),
            Outcome::Household(Ok(test_fixtures::household(7))),
        ];
        assert_eq!(outcomes, expected);
    }

    struct Panicking;

    impl DashboardSource for Panicking {
        fn load(&mut self) -> Result<DashboardData, String> {
            panic!("on purpose")
        }

        fn change_parameter(&mut self, _: usize, _: f64) -> Result<DashboardData, String> {
            Err(String::new())
        }

        fn household(&mut self, _: u64) -> Result<HouseholdCash, String> {
            Err(String::new())
        }
    }

    #[test]
    fn a_panic_of_the_source_is_told_to_the_loop() {
        let (job_sender, jobs) = channel();
        let (event_sender, events) = channel();
        job_sender.send(Job::Load).expect("the receiver is there");
        let end = std::thread::spawn(move || work(&mut Panicking, &jobs, &event_sender)).join();
        assert!(end.is_err());
        assert!(matches!(events.recv(), Ok(Event::WorkerGone)));
    }
}
