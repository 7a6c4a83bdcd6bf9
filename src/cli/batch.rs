//! Many tasks on all cores, results in input order.
//!
//! One thread finds the tasks, `jobs` threads do them, and the one that called hands the outcomes
//! over. For each task a channel of its own carries the outcome; these channels wait in a line, in
//! the order of the tasks. So much is in flight at most as the line has places, and as many bytes as
//! there is room for.

use super::inputs::Task;
use super::outcome::Stop;
use super::sink::Sink;
use super::work::{Outcome, Work};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;

/// The tasks of a run, found while others are done.
pub(crate) type Tasks = Box<dyn Iterator<Item = Task> + Send>;

/// Tasks in flight for each job; many enough that a long article does not leave the others idle.
const PER_JOB: usize = 16;
/// Bytes of articles in flight; one that is larger goes alone.
const BYTES: u64 = 8 << 20;

/// Does the tasks and hands their outcomes over in the order of the tasks, until one of them ends
/// the run.
///
/// # Errors
/// When results cannot be written.
pub(crate) fn run(tasks: Tasks, jobs: usize, work: Work, sink: &mut Sink) -> Result<(), Stop> {
    if jobs == 1 {
        return one_by_one(tasks, &work, sink);
    }
    let line = start(tasks, jobs, &Arc::new(work));
    while let Some(place) = next(&line.places, sink)? {
        let outcome = next(&place.outcome, sink)?.ok_or(Stop::Lost)?;
        let go_on = sink.take(outcome)?;
        line.room.leave(place.weight);
        if !go_on {
            break;
        }
    }
    sink.flush()
}

/// The next of a channel; none when no more comes. Whoever reads the results has all that is known
/// while it is awaited.
fn next<T>(channel: &Receiver<T>, sink: &mut Sink) -> Result<Option<T>, Stop> {
    if let Ok(next) = channel.try_recv() {
        return Ok(Some(next));
    }
    sink.flush()?;
    Ok(channel.recv().ok())
}

/// One job needs no threads, and most runs are one article.
fn one_by_one(tasks: Tasks, work: &Work, sink: &mut Sink) -> Result<(), Stop> {
    for task in tasks {
        let go_on = sink.take(work.run(task))?;
        sink.flush()?;
        if !go_on {
            break;
        }
    }
    Ok(())
}

/// The tasks in flight.
struct Line {
    places: Receiver<Place>,
    room: Arc<Room>,
}

/// Where the outcome of a task will be.
struct Place {
    outcome: Receiver<Outcome>,
    weight: u64,
}

/// A task on its way to the threads that do them.
struct Ticket {
    task: Task,
    answer: SyncSender<Outcome>,
}

/// Starts the threads. Nobody waits for their end: one may be reading a pipe that never ends.
fn start(tasks: Tasks, jobs: usize, work: &Arc<Work>) -> Line {
    let room = Arc::new(Room::default());
    let (to_line, places) = sync_channel(jobs * PER_JOB);
    let (to_work, tickets) = sync_channel(jobs * PER_JOB);
    let tickets = Arc::new(Mutex::new(tickets));
    for _ in 0..jobs {
        let (tickets, work) = (Arc::clone(&tickets), Arc::clone(work));
        thread::spawn(move || answer_all(&tickets, &work));
    }
    let entrance = Arc::clone(&room);
    thread::spawn(move || queue(tasks, &entrance, &to_line, &to_work));
    Line { places, room }
}

/// Finds the tasks and gives each its place; ends when nobody waits for outcomes any more.
fn queue(tasks: Tasks, room: &Room, line: &SyncSender<Place>, work: &SyncSender<Ticket>) {
    for task in tasks {
        let weight = task.weight();
        room.enter(weight);
        let (answer, outcome) = sync_channel(1);
        let placed = line.send(Place { outcome, weight });
        if placed.is_err() || work.send(Ticket { task, answer }).is_err() {
            break;
        }
    }
}

/// Does one task after the other until no more come.
fn answer_all(tickets: &Mutex<Receiver<Ticket>>, work: &Work) {
    loop {
        let next = tickets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .recv();
        let Ok(Ticket { task, answer }) = next else {
            break;
        };
        // Nobody listens when the run has ended early.
        let _ = answer.send(work.run(task));
    }
}

/// The bytes in flight.
#[derive(Default)]
struct Room {
    taken: Mutex<u64>,
    changed: Condvar,
}

impl Room {
    /// Waits until there is room for so many bytes.
    fn enter(&self, weight: u64) {
        let taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let mut taken = self
            .changed
            .wait_while(taken, |taken| *taken > 0 && *taken + weight > BYTES)
            .unwrap_or_else(PoisonError::into_inner);
        *taken += weight;
    }

    fn leave(&self, weight: u64) {
        *self.taken.lock().unwrap_or_else(PoisonError::into_inner) -= weight;
        self.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    fn what_is_too_large_goes_alone() {
        let room = Arc::new(Room::default());
        room.enter(BYTES / 2);
        room.enter(BYTES / 2);
        let (entered, events) = channel();
        let waiting = Arc::clone(&room);
        let thread = thread::spawn(move || {
            waiting.enter(BYTES * 3);
            let _ = entered.send(());
        });
        room.leave(BYTES / 2);
        assert!(events.recv_timeout(Duration::from_millis(50)).is_err());
        room.leave(BYTES / 2);
        assert!(events.recv_timeout(Duration::from_secs(60)).is_ok());
        assert!(thread.join().is_ok());
    }
}
