//! Long work with progress and cancel. Nothing here keeps a person from reporting.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use uuid::{NoContext, Timestamp, Uuid};

use crate::api::work::{JobRequest, JobState, JobView};
use crate::app::App;
use crate::error::{Code, Error, Result};
use crate::import::{Continue, Progress};

/// Jobs of this run of the program. The newest hundred are remembered.
#[derive(Default)]
pub(crate) struct Jobs(Mutex<BTreeMap<Uuid, Arc<Job>>>);

/// One piece of long work.
pub(crate) struct Job {
    id: Uuid,
    now: Mutex<Now>,
}

#[derive(Clone)]
struct Now {
    state: JobState,
    done: usize,
    total: usize,
    cancelled: bool,
    error: Option<Error>,
}

const REMEMBERED_MAX: usize = 100;

impl Job {
    /// The job's id; also the id of what it leaves behind.
    pub(crate) fn id(&self) -> Uuid {
        self.id
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn view(&self) -> JobView {
        let now = self.now();
        JobView {
            job: self.id,
            state: now.state,
            done: now.done,
            total: now.total,
            error: now.error.as_ref().map(Error::view),
        }
    }
}

impl Progress for Job {
    fn step(&self, done: usize, total: usize) -> Continue {
        let mut now = self.now();
        now.done = done;
        now.total = total;
        if now.cancelled { Continue::Cancel } else { Continue::Yes }
    }
}

impl Jobs {
    fn all(&self) -> MutexGuard<'_, BTreeMap<Uuid, Arc<Job>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Starts `work` on its own thread.
    pub(crate) fn start(&self, app: &App, work: impl FnOnce(&App, &Job) -> Result<()> + Send + 'static) -> JobView {
        let now = Now { state: JobState::Running, done: 0, total: 0, cancelled: false, error: None };
        let job = Arc::new(Job { id: make_ordered_id(), now: Mutex::new(now) });
        let mut all = self.all();
        while all.len() >= REMEMBERED_MAX && all.pop_first().is_some() {}
        all.insert(job.id, Arc::clone(&job));
        drop(all);
        let view = job.view();
        let app = app.clone();
        std::thread::spawn(move || {
            // A panic in it is one more way to fail: nobody waits for ever.
            let ended = catch_unwind(AssertUnwindSafe(|| work(&app, &job)))
                .unwrap_or_else(|_| Err(Error::new(Code::Internal).with("place", "job")));
            let mut now = job.now();
            now.state = match &ended {
                Ok(()) => JobState::Done,
                Err(fault) if fault.code == Code::Cancelled => JobState::Cancelled,
                Err(_) => JobState::Failed,
            };
            now.error = ended.err();
            drop(now);
            app.changed("jobs", &[job.id]);
        });
        view
    }

    fn get(&self, id: Uuid) -> Result<Arc<Job>> {
        self.all().get(&id).cloned().ok_or_else(|| Code::NotFound.into())
    }

    /// Asks everything that runs to stop, and forgets it: what it was about was open.
    pub(crate) fn end_all(&self) {
        for job in std::mem::take(&mut *self.all()).into_values() {
            job.now().cancelled = true;
        }
    }
}

/// A random id that sorts after those made before it in this run: the first ones are the oldest. It counts instead of reading a clock,
/// which may stand before 1970.
pub(crate) fn make_ordered_id() -> Uuid {
    static MADE: AtomicU64 = AtomicU64::new(0);
    Uuid::new_v7(Timestamp::from_unix(NoContext, MADE.fetch_add(1, Ordering::Relaxed), 0))
}

/// State of long work.
///
/// # Errors
/// `not_found`.
pub fn job(app: &App, request: JobRequest) -> Result<JobView> {
    Ok(app.jobs().get(request.job)?.view())
}

/// Asks long work to stop. What was done is whole.
///
/// # Errors
/// `not_found`.
pub fn cancel(app: &App, request: JobRequest) -> Result<JobView> {
    let job = app.jobs().get(request.job)?;
    job.now().cancelled = true;
    Ok(job.view())
}
