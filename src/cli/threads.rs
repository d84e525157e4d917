//! The threads that calculate.

/// Starts them: so many, or one per processor. One thread is the one that is there already.
///
/// # Errors
/// When the system gives none.
pub(super) fn start(threads: Option<u16>) -> Result<(), ThreadError> {
    let builder = rayon::ThreadPoolBuilder::new();
    let builder = match threads.map(usize::from) {
        Some(1) => builder.num_threads(1).use_current_thread(),
        Some(many) => builder.num_threads(many),
        None => builder,
    };
    builder.build_global().map_err(|_| ThreadError { asked: threads })
}

/// No threads to be had.
#[derive(Debug, thiserror::Error)]
#[error(
    "het systeem geeft dit programma geen {}; doe dit: geef een kleiner getal bij `--threads` (1 kan altijd, waar het \
     commando die keuze heeft), sluit andere programma's, of vraag de beheerder om meer processen (`ulimit -u`)",
    match .asked { Some(many) => format!("{many} threads"), None => "threads om mee te rekenen".to_owned() }
)]
pub(super) struct ThreadError {
    asked: Option<u16>,
}
