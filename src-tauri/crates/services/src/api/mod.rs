//! The one door: every command as `name(Request) -> View`.
//!
//! The list below is the whole surface. It becomes [`dispatch`] for the shell and the command
//! line, and the TypeScript map `Commands` for the window. Its first word says when a command may run at all
//! ([`When`]), and is asked before the request is even read. A command runs against the [`App`]; what it may show is
//! decided by the gate, not here.

mod bounds;
pub mod concerns;
pub mod delivery;
pub mod imports;
pub mod logs;
pub mod people;
pub mod reports;
pub mod routing;
pub mod secret;
pub mod session;
pub mod settings;
pub mod sharing;
pub mod work;

use crate::app::App;
pub use crate::app::When;
use crate::error::{Code, Error, Result};
use crate::held::{Saves, settle};
use concerns::*;
use delivery::*;
use imports::*;
use logs::*;
use people::*;
use reports::*;
use routing::*;
use session::*;
use settings::*;
use sharing::*;
use ts_rs::TS;
use work::*;

/// The words of the list. Another word, or none, does not compile.
macro_rules! when {
    (open) => {
        When::Open
    };
    (saving) => {
        When::Saving
    };
    (locked) => {
        When::Locked
    };
    (either) => {
        When::Either
    };
}

/// Runs the command; what a saving one could not write waits.
macro_rules! run {
    (saving $name:ident($request:ty) -> $view:ty = $handler:path, $app:ident, $json:ident) => {
        answer::<$request, $view>($json, |request| {
            let id = Saves::id(&request);
            settle(&$app, stringify!($name), id, $json, $handler(&$app, request))
        })
    };
    ($when:ident $name:ident($request:ty) -> $view:ty = $handler:path, $app:ident, $json:ident) => {
        answer::<$request, $view>($json, |request| $handler(&$app, request))
    };
}

macro_rules! commands {
    ($($(#[$doc:meta])* $when:ident $name:ident($request:ty) -> $view:ty = $handler:path;)*) => {
        /// Name of the command, its request and its view, as a TypeScript map.
        #[derive(TS)]
        #[ts(export_to = "door.ts")]
        pub struct Commands {
            $($(#[$doc])* pub $name: ($request, $view),)*
        }

        /// Names of all commands, in the order of the list.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// When a command may run; `None` when there is no such command.
        #[must_use]
        pub fn when(name: &str) -> Option<When> {
            match name {
                $(stringify!($name) => Some(when!($when)),)*
                _ => None,
            }
        }

        /// Runs one command: JSON in, JSON out.
        ///
        /// # Errors
        /// `command_unknown`, `vault_locked` or `vault_open` by the list's first word, `request_invalid`, or what the
        /// command says.
        pub fn dispatch(app: &App, name: &str, json: &str) -> Result<String> {
            match name {
                $(stringify!($name) => {
                    let app = app.admitted(when!($when))?;
                    run!($when $name($request) -> $view = $handler, app, json)
                })*
                _ => Err(Error::new(Code::CommandUnknown)),
            }
        }
    };
}

/// As [`dispatch`], for a request that nobody else keeps: a passphrase in it is cleared when it has been answered.
///
/// # Errors
/// As [`dispatch`].
pub fn dispatch_once(app: &App, name: &str, json: String) -> Result<String> {
    dispatch(app, name, &zeroize::Zeroizing::new(json))
}

/// Writes the TypeScript types of the door into `dir/door.ts`.
///
/// # Errors
/// The folder cannot be written.
pub fn export_types(dir: &std::path::Path) -> std::result::Result<(), ts_rs::ExportError> {
    let config = ts_rs::Config::new().with_out_dir(dir).with_large_int("number");
    Commands::export_all(&config)?;
    crate::error::ErrorView::export_all(&config)
}

/// Reads a request, or a file that becomes one, once its size is known to be one.
///
/// # Errors
/// `input_too_large`; `input_invalid` for a date or a place that nobody can mean; `request_invalid` for anything else that is not the
/// contract's, by its place.
pub(crate) fn read<Q: serde::de::DeserializeOwned>(json: &str) -> Result<Q> {
    bounds::check(json)?;
    serde_json::from_str(json).map_err(|fault| {
        let said = fault.to_string();
        let is = |values: &dyn std::fmt::Display| said.starts_with(&values.to_string());
        if is(&crate::time::OutsideCalendar) {
            Error::new(Code::InputInvalid).with("field", "date")
        } else if is(&crate::position::OutsideSweden) {
            Error::new(Code::InputInvalid).with("field", "point")
        } else {
            // Line and column say where; the text itself may hold personal data and stays out.
            Error::new(Code::RequestInvalid).with("at", format!("{}:{}", fault.line(), fault.column()))
        }
    })
}

fn answer<Q, V>(json: &str, run: impl FnOnce(Q) -> Result<V>) -> Result<String>
where
    Q: serde::de::DeserializeOwned,
    V: serde::Serialize,
{
    let view = run(read(json)?)?;
    serde_json::to_string(&view).map_err(|_| Error::new(Code::Internal).with("place", "answer"))
}

commands! {
    /// Vault, keyring and version: the first question.
    either app_status(Nothing) -> AppStatusView = crate::session::status;
    /// Makes the vault and opens it.
    locked vault_create(VaultCreateRequest) -> RecoveryKeyView = crate::session::create;
    /// Opens the vault.
    locked vault_unlock(VaultUnlockRequest) -> SessionView = crate::session::unlock;
    /// Opens the vault with the printed key.
    locked vault_recover(VaultRecoverRequest) -> SessionView = crate::session::recover;
    /// Copies that lie where copies are put, for whoever restores one.
    locked vault_copies(Nothing) -> VaultCopiesView = crate::rescue::copies;
    /// Puts a copy in the vault's place, and keeps what lies there.
    locked vault_restore(VaultRestoreRequest) -> VaultRestoredView = crate::rescue::restore;
    /// Takes the key file out of a copy.
    locked vault_restore_keys(KeysRestoreRequest) -> Nothing = crate::rescue::restore_keys;
    /// Moves what is left of a vault that is not whole into a folder beside.
    locked vault_set_aside(Nothing) -> AppStatusView = crate::rescue::set_aside;
    /// Somebody has read what is lost.
    open losses_seen(Nothing) -> SessionView = crate::rescue::losses_seen;
    /// Closes the database and wipes the key.
    either vault_lock(Nothing) -> Nothing = crate::session::lock;
    /// A person did something. The window says so at most every few seconds; nothing else counts for the idle lock.
    either activity(Nothing) -> Nothing = crate::session::activity;
    /// Says that this computer's clock is right.
    open clock_confirm(Nothing) -> SessionView = crate::clock::confirm;
    /// Who is at the keyboard.
    open session(Nothing) -> SessionView = crate::session::current;
    /// The day.
    open today(Nothing) -> TodayView = crate::today::today;
    /// Pupils, a page at a time.
    open pupil_list(PupilListRequest) -> PupilListView = crate::people::list;
    /// One pupil.
    open pupil(PupilRequest) -> PupilView = crate::people::pupil;
    /// A masked field for half a minute; logged.
    open pupil_reveal(RevealRequest) -> RevealView = crate::people::reveal;
    /// What the school has answered about home and placement.
    open pupil_circumstances_set(CircumstancesRequest) -> ReceiverCardView = crate::people::set_circumstances;
    /// What the child wants told, and to whom.
    open child_wish_set(ChildWishRequest) -> Nothing = crate::people::set_child_wish;
    /// Silences a guardian, or lifts the silence.
    open guardian_inform_set(GuardianInformRequest) -> Nothing = crate::people::set_inform;
    /// Pupils and reports by what is typed.
    open search(SearchRequest) -> SearchView = crate::people::search;
    /// Leaves a concern.
    open concern_add(ConcernAddRequest) -> ConcernAddedView = crate::concerns::add;
    /// A concern, for the receiving team.
    open concern(ConcernRequest) -> ConcernView = crate::concerns::concern;
    /// Takes the concern: the writer is told.
    open concern_receive(ConcernRequest) -> ConcernView = crate::concerns::receive;
    /// Receipts of own concerns.
    open concerns_left(Nothing) -> LeftConcernsView = crate::concerns::left;
    /// A case with its chronology.
    open case(CaseRequest) -> CaseView = crate::cases::case;
    /// The pupil's open case; opened when there is none.
    open case_open(PupilRequest) -> CaseRefView = crate::cases::open;
    /// Writes a signed entry.
    open entry_add(EntryAddRequest) -> EntryAddedView = crate::cases::add_entry;
    /// Starts a report, prefilled.
    open report_draft(ReportDraftRequest) -> ReportView = crate::reports::draft;
    /// A report.
    open report(ReportRequest) -> ReportView = crate::reports::report;
    /// Autosave.
    saving report_save(ReportSaveRequest) -> ReportSavedView = crate::reports::save;
    /// Reports by state.
    open report_list(Nothing) -> ReportListView = crate::reports::list;
    /// Another receiver, with a reason.
    open report_receiver_choose(ReceiverChooseRequest) -> ReceiverCardView = crate::reports::choose_receiver;
    /// PDF, text and SDK; the bytes are sealed.
    open report_export(ReportExportRequest) -> ReportExportedView = crate::delivery::export;
    /// Text per section.
    open report_text(ReportRequest) -> ReportTextView = crate::delivery::text;
    /// The user says how it was sent.
    open report_sent(ReportSentRequest) -> ReportView = crate::delivery::sent;
    /// Delivered, acknowledged, decided.
    open report_progress(ReportProgressRequest) -> ReportView = crate::delivery::progress;
    /// Stops the clock of "genast" with a reason.
    open signal_dismiss(SignalDismissRequest) -> Nothing = crate::reports::dismiss_signal;
    /// Throws an unsent draft of one's own away.
    open report_discard(ReportRequest) -> Nothing = crate::reports::discard;
    /// Receivers by name.
    open receiver_search(ReceiverSearchRequest) -> ReceiverSearchView = crate::registers::search;
    /// Municipalities and stadsdelar by name.
    either place_search(ReceiverSearchRequest) -> PlaceSearchView = crate::registers::places;
    /// A contact that somebody has checked.
    open contact_set(ContactSetRequest) -> Nothing = crate::registers::set_contact;
    /// Autosave of a form.
    saving draft_save(DraftSaveRequest) -> SavedView = crate::drafts::save;
    /// A draft.
    open draft(DraftRequest) -> DraftView = crate::drafts::draft;
    /// Own drafts.
    open draft_list(Nothing) -> DraftsView = crate::drafts::list;
    /// Throws a draft away.
    open draft_discard(DraftRequest) -> Nothing = crate::drafts::discard;
    /// Hands a file over.
    open upload(UploadRequest) -> UploadView = crate::imports::upload;
    /// Reads and compares a pupil register.
    open pupil_import_check(PupilImportCheckRequest) -> JobView = crate::imports::check;
    /// Reads a live SS 12000 service and compares.
    open pupil_import_live(PupilImportLiveRequest) -> JobView = crate::imports::live;
    /// The plan of a finished check.
    open pupil_import_plan(JobRequest) -> PupilImportPlanView = crate::imports::plan;
    /// Applies a plan.
    open pupil_import_apply(PlanRequest) -> JobView = crate::imports::apply;
    /// Checks an area or address file.
    open register_check(RegisterCheckRequest) -> RegisterCheckView = crate::registers::check;
    /// Puts a checked file to use.
    open register_apply(PlanRequest) -> RegisterView = crate::registers::apply;
    /// State of long work.
    open job(JobRequest) -> JobView = crate::jobs::job;
    /// Stops long work.
    open job_cancel(JobRequest) -> JobView = crate::jobs::cancel;
    /// Everything Installningar shows.
    open settings(Nothing) -> SettingsView = crate::settings::settings;
    /// Changes settings.
    open settings_set(SettingsSetRequest) -> SettingsView = crate::settings::set;
    /// A new passphrase or policy.
    open passphrase_change(PassphraseChangeRequest) -> Nothing = crate::keys::change_passphrase;
    /// A new printed key, for whoever knows the passphrase or has the old one.
    open recovery_key_replace(RecoveryKeyReplaceRequest) -> RecoveryKeyView = crate::keys::replace_recovery_key;
    /// Another vault key: old papers, key files and passphrases open no more.
    open vault_rekey(VaultRekeyRequest) -> JobView = crate::rekey::start;
    /// The printed key of a finished rekey, shown once.
    open vault_rekey_paper(JobRequest) -> RecoveryKeyView = crate::rekey::paper;
    /// An encrypted, verified copy.
    open backup(BackupRequest) -> BackupView = crate::settings::back_up;
    /// Checks chain, signatures and projections.
    open vault_verify(Nothing) -> VerifyView = crate::settings::verify;
    /// What could be shared about a pupil, and with whom.
    open share_start(ShareStartRequest) -> ShareStartView = crate::sharing::start;
    /// The decision on a question.
    open share_decide(ShareQuestion) -> ShareDecisionView = crate::sharing::decide;
    /// What would go, third parties masked.
    open share_preview(SharePreviewRequest) -> SharePreviewView = crate::sharing::preview;
    /// Decides and lets go; the only way out for content.
    open share(ShareRequest) -> ShareDoneView = crate::sharing::share;
    /// Refuses a request and records it.
    open share_refuse(ShareRefuseRequest) -> ShareDoneView = crate::sharing::refuse;
    /// Who got what, when, on which ground, who decided.
    open disclosure_log(DisclosureLogRequest) -> DisclosureLogView = crate::sharing::log;
    /// The log for somebody with a right to it.
    open disclosure_log_export(DisclosureExportRequest) -> DisclosureExportView = crate::sharing::export_log;
    /// The access log, for a domain's responsible person.
    open access_log(AccessLogRequest) -> AccessLogView = crate::sharing::access_log;
    /// Everybody on the staff.
    open staff_list(Nothing) -> StaffListView = crate::staff::list;
    /// Adds or changes a member of staff.
    open staff_put(StaffPutRequest) -> StaffListView = crate::staff::put;
}
