//! Many tasks on all cores, results in input order.
//!
//! `jobs` threads take one task after the other and do them; the one that called hands the outcomes
//! over. Between them stands a [`Line`]: a place for every task in flight, in the order of the
//! tasks. So much is in flight at most as the line has places, and as many bytes as there is room
//! for. Threads wake each other only when one waits: articles are short.

use super::inputs::Task;
use super::outcome::Stop;
use super::sink::Sink;
use super::work::{Outcome, Work};
use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
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
    let line = start(tasks, jobs, work);
    let handed_over = hand_over(&line, sink);
    line.close();
    handed_over
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

/// Takes the outcomes from the line. Whoever reads the results has all that is known while the next
/// one is awaited.
fn hand_over(line: &Line<Outcome>, sink: &mut Sink) -> Result<(), Stop> {
    loop {
        let next = match line.next_now() {
            Next::NotYet => {
                sink.flush()?;
                line.next()
            }
            next => next,
        };
        match next {
            Next::Done(outcome) => {
                if !sink.take(outcome)? {
                    break;
                }
            }
            Next::End => break,
            Next::Lost | Next::NotYet => return Err(Stop::Lost),
        }
    }
    sink.flush()
}

/// Starts the threads. Nobody waits for their end: one may be reading a pipe that never ends.
fn start(tasks: Tasks, jobs: usize, work: Work) -> Arc<Line<Outcome>> {
    let line = Arc::new(Line::new(jobs * PER_JOB, jobs));
    let shared = Arc::new((Mutex::new(Some(tasks)), work));
    for _ in 0..jobs {
        let (line, shared) = (Arc::clone(&line), Arc::clone(&shared));
        thread::spawn(move || {
            let _leaver = Leaver(&line);
            let (tasks, work) = &*shared;
            while let Some((task, place)) = take(tasks, &line) {
                place.fill(work.run(task));
            }
        });
    }
    line
}

/// The next task and its place in the line; none when there is no more, or nobody waits for
/// outcomes any more.
fn take<'l, T>(tasks: &Mutex<Option<Tasks>>, line: &'l Line<T>) -> Option<(Task, Place<'l, T>)> {
    let mut tasks = tasks.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(task) = tasks.as_mut()?.next() else {
        *tasks = None;
        return None;
    };
    // The others wait as well meanwhile: the tasks behind this one get the places behind it.
    let place = line.enter(task.weight())?;
    Some((task, place))
}

/// The tasks in flight.
struct Line<T> {
    state: Mutex<State<T>>,
    /// Places there are.
    places: usize,
    /// The first task has been done.
    first_is_done: Condvar,
    /// A place has become free.
    is_free: Condvar,
}

struct State<T> {
    waiting: VecDeque<Waiting<T>>,
    /// Number of the first one.
    first: u64,
    bytes: u64,
    /// Threads that do tasks.
    threads: usize,
    is_closed: bool,
    /// Who hands outcomes over waits for the first one.
    is_awaited: bool,
    /// A thread waits for a place.
    is_full: bool,
}

/// A task in the line.
struct Waiting<T> {
    weight: u64,
    outcome: Next<T>,
}

/// What stands first in the line.
#[derive(Debug, PartialEq)]
enum Next<T> {
    Done(T),
    NotYet,
    /// All has been handed over.
    End,
    /// The thread that did it is gone.
    Lost,
}

impl<T> Line<T> {
    fn new(places: usize, threads: usize) -> Self {
        Line {
            state: Mutex::new(State {
                waiting: VecDeque::with_capacity(places),
                first: 0,
                bytes: 0,
                threads,
                is_closed: false,
                is_awaited: false,
                is_full: false,
            }),
            places,
            first_is_done: Condvar::new(),
            is_free: Condvar::new(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place for a task of so many bytes; none when the line has been closed.
    fn enter(&self, weight: u64) -> Option<Place<'_, T>> {
        let mut state = self.state();
        while !state.is_closed && !state.has_room(self.places, weight) {
            state.is_full = true;
            let woken = self.is_free.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
        if state.is_closed {
            return None;
        }
        let number = state.first + state.waiting.len() as u64;
        state.bytes += weight;
        state.waiting.push_back(Waiting {
            weight,
            outcome: Next::NotYet,
        });
        Some(Place { line: self, number })
    }

    /// The first outcome, when it is there.
    fn next_now(&self) -> Next<T> {
        self.take_first(&mut self.state())
    }

    /// Waits for the first outcome.
    fn next(&self) -> Next<T> {
        let mut state = self.state();
        loop {
            match self.take_first(&mut state) {
                Next::NotYet => {
                    state.is_awaited = true;
                    let woken = self.first_is_done.wait(state);
                    state = woken.unwrap_or_else(PoisonError::into_inner);
                    state.is_awaited = false;
                }
                next => return next,
            }
        }
    }

    fn take_first(&self, state: &mut State<T>) -> Next<T> {
        let Some(first) = state.waiting.front_mut() else {
            return if state.threads == 0 {
                Next::End
            } else {
                Next::NotYet
            };
        };
        let weight = first.weight;
        let outcome = std::mem::replace(&mut first.outcome, Next::NotYet);
        if let Next::Done(_) = outcome {
            state.waiting.pop_front();
            state.first += 1;
            state.bytes -= weight;
            if std::mem::take(&mut state.is_full) {
                self.is_free.notify_one();
            }
        }
        outcome
    }

    /// Nobody waits for outcomes any more.
    fn close(&self) {
        self.state().is_closed = true;
        self.is_free.notify_all();
    }
}

impl<T> State<T> {
    fn has_room(&self, places: usize, weight: u64) -> bool {
        let is_alone = self.waiting.is_empty();
        self.waiting.len() < places && (is_alone || self.bytes + weight <= BYTES)
    }
}

/// Where the outcome of a task will be.
struct Place<'l, T> {
    line: &'l Line<T>,
    number: u64,
}

impl<T> Place<'_, T> {
    fn fill(self, outcome: T) {
        self.set(Next::Done(outcome));
    }

    fn set(&self, outcome: Next<T>) {
        let mut state = self.line.state();
        // Nothing of what has been handed over already.
        let Some(at) = self.number.checked_sub(state.first) else {
            return;
        };
        let waiting = usize::try_from(at).ok();
        if let Some(waiting) = waiting.and_then(|at| state.waiting.get_mut(at))
            && matches!(waiting.outcome, Next::NotYet)
        {
            waiting.outcome = outcome;
        }
        if at == 0 && state.is_awaited {
            self.line.first_is_done.notify_one();
        }
    }
}

/// What is left without an outcome is lost: its thread is gone.
impl<T> Drop for Place<'_, T> {
    fn drop(&mut self) {
        self.set(Next::Lost);
    }
}

/// Tells the line that a thread is gone, however it went.
struct Leaver<'l, T>(&'l Line<T>);

impl<T> Drop for Leaver<'_, T> {
    fn drop(&mut self) {
        self.0.state().threads -= 1;
        self.0.first_is_done.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;
    use std::time::Duration;

    fn fill<T>(place: Option<Place<T>>, outcome: T) {
        assert!(place.map(|place| place.fill(outcome)).is_some());
    }

    #[test]
    fn outcomes_come_in_the_order_of_the_tasks() {
        let line = Line::new(4, 1);
        let (first, second) = (line.enter(1), line.enter(1));
        fill(second, 'b');
        assert_eq!(line.next_now(), Next::NotYet);
        fill(first, 'a');
        assert_eq!(line.next(), Next::Done('a'));
        assert_eq!(line.next_now(), Next::Done('b'));
        assert_eq!(line.next_now(), Next::NotYet);
        drop(Leaver(&line));
        assert_eq!(line.next(), Next::End);
    }

    #[test]
    fn a_task_whose_thread_is_gone_is_lost() {
        let line = Line::<()>::new(4, 1);
        let place = line.enter(1);
        assert_eq!(line.next_now(), Next::NotYet);
        drop(place);
        assert_eq!(line.next(), Next::Lost);
    }

    #[test]
    fn a_closed_line_lets_nobody_in() {
        let line = Arc::new(Line::<()>::new(1, 1));
        assert!(line.enter(1).is_some());
        let other = Arc::clone(&line);
        let thread = thread::spawn(move || other.enter(1).is_none());
        line.close();
        assert!(thread.join().is_ok_and(|refused| refused));
    }

    #[test]
    fn what_is_too_large_goes_alone() {
        let line = Arc::new(Line::new(8, 1));
        let (first, second) = (line.enter(BYTES / 2), line.enter(BYTES / 2));
        let (entered, events) = channel();
        let other = Arc::clone(&line);
        let thread = thread::spawn(move || {
            let place = other.enter(BYTES * 3);
            let _ = entered.send(place.is_some());
        });
        fill(first, 1);
        assert_eq!(line.next(), Next::Done(1));
        assert!(events.recv_timeout(Duration::from_millis(50)).is_err());
        fill(second, 2);
        assert_eq!(line.next(), Next::Done(2));
        assert_eq!(events.recv_timeout(Duration::from_secs(60)), Ok(true));
        assert!(thread.join().is_ok());
    }
}
