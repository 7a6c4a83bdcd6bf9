//! Many tasks on all cores, results in input order.

use super::inputs::Task;
use super::outcome::Stop;
use super::work::{Outcome, Work};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// Tasks in flight for each thread; many enough that a long article does not leave the others idle.
const PER_THREAD: usize = 16;

/// Cuts a list of tasks into pieces that fit into memory.
pub(crate) fn pieces(tasks: Vec<Task>, jobs: usize) -> impl Iterator<Item = Vec<Task>> {
    let mut tasks = tasks.into_iter();
    std::iter::from_fn(move || {
        let piece: Vec<_> = tasks.by_ref().take(jobs * PER_THREAD).collect();
        (!piece.is_empty()).then_some(piece)
    })
}

/// Does the tasks of each piece side by side and hands all outcomes of a piece over, in order.
/// Goes on as long as `take` says true.
///
/// # Errors
/// Whatever `take` returns.
pub(crate) fn run(
    pieces: impl Iterator<Item = Vec<Task>>,
    jobs: usize,
    work: &Work,
    mut take: impl FnMut(Vec<Outcome>) -> Result<bool, Stop>,
) -> Result<(), Stop> {
    let mut pool = None;
    for piece in pieces {
        // One article needs no threads, and most runs are one article.
        let outcomes = if jobs == 1 || piece.len() == 1 {
            piece.into_iter().map(|task| work.run(task)).collect()
        } else {
            match pool.get_or_insert_with(|| threads(jobs)) {
                Some(pool) => {
                    pool.install(|| piece.into_par_iter().map(|task| work.run(task)).collect())
                }
                None => piece.into_iter().map(|task| work.run(task)).collect(),
            }
        };
        if !take(outcomes)? {
            break;
        }
    }
    Ok(())
}

/// The threads; none when the system gives none, then the work is done in this one.
fn threads(jobs: usize) -> Option<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(jobs).build().ok()
}
