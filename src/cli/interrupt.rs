//! A run that is stopped leaves no unfinished file behind.

use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The file that is being written beside its place.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Says while it lives that a file is unfinished.
pub(crate) struct Unfinished(());

impl Unfinished {
    /// Creates a file; a run that is stopped meanwhile removes it.
    ///
    /// # Errors
    /// Those of `create`, which gives the file and its path.
    pub(crate) fn begin<T>(
        create: impl FnOnce() -> io::Result<(T, PathBuf)>,
    ) -> io::Result<(T, Self)> {
        let mut unfinished = unfinished();
        let (file, path) = create()?;
        *unfinished = Some(path);
        Ok((file, Unfinished(())))
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        *unfinished() = None;
    }
}

fn unfinished() -> MutexGuard<'static, Option<PathBuf>> {
    UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on Ctrl-C and `kill` remove the unfinished file before the program ends.
#[cfg(unix)]
pub(crate) fn watch() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    use std::sync::Once;

    static WATCHED: Once = Once::new();
    if WATCHED.is_completed() {
        return;
    }
    WATCHED.call_once(|| {});
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else {
        return; // then the next run removes it
    };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            // Held to the end, so that no other file is begun.
            let unfinished = unfinished();
            if let Some(path) = unfinished.as_ref() {
                let _ = std::fs::remove_file(path);
            }
            let _ = emulate_default_handler(signal);
        }
    });
}

/// Other systems keep the unfinished file.
#[cfg(not(unix))]
pub(crate) fn watch() {}
