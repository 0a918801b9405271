//! Installningar: this computer, the school, the copies and the check.

use std::path::Path;

use chrono::{DateTime, Utc};
use samsyn_store::school::Point;
use samsyn_store::settings::SettingKey;
use samsyn_store::unlocking::KeyAct;
use samsyn_store::{SCRATCH, SNAPSHOT, moved_aside, verify_backup};
use samsyn_vault::backup::{self, BackupFault};

use crate::api::session::Nothing;
use crate::api::settings::{BackupRequest, BackupView, SettingsSetRequest, SettingsView, VerifyView};
use crate::app::App;
use crate::districts::embedded;
use crate::error::{Code, Error, Result};
use crate::keys::{decided_otherwise, keychain_state, policy_view};
use crate::open::{OpenVault, view};
use crate::outfile::{OutFile, OutFolder};
use crate::proof::prove;
use crate::registers::{contact_rows, may_keep_registers, register_view};
use crate::rescue::loss_view;

/// Everything the screen shows.
///
/// # Errors
/// `vault_locked`.
pub fn settings(app: &App, _request: Nothing) -> Result<SettingsView> {
    app.with(|vault| settings_view(app, vault))
}

fn settings_view(app: &App, vault: &mut OpenVault) -> Result<SettingsView> {
    crate::people::refresh(app, vault)?;
    let school = vault.store.school()?;
    let today = crate::time::today(app.now());
    let register = embedded()?;
    let mut warnings = crate::law::warnings(today);
    if register.is_outdated(today) {
        warnings.push("district_register_old".to_owned());
    }
    let instant = |text: Option<String>| {
        text.and_then(|text| DateTime::parse_from_rfc3339(&text).ok()).map(|at| at.with_timezone(&Utc))
    };
    Ok(SettingsView {
        preventive: vault.registers()?.preventive(&school),
        school: school.name,
        municipality: school.municipality,
        stadsdel: school.stadsdel,
        point: school.point.map(|point| [point.latitude, point.longitude]),
        huvudman: school.huvudman.as_str().to_owned(),
        user: view(vault.user()),
        user_phone: vault.user().phone.clone(),
        idle_minutes: vault.idle_minutes()?,
        export_folder: crate::delivery::export_folder(app, vault)?.display().to_string(),
        vault_dir: app.ports().vault_dir.display().to_string(),
        policy: policy_view(vault.keys().policy()),
        policy_decided: decided_otherwise(vault)?,
        keychain: keychain_state(app),
        recovery_issued: vault.store.setting(SettingKey::RecoveryIssued)?.and_then(|date| date.parse().ok()),
        district_register: register.date,
        law_register: crate::law::date(),
        warnings,
        registers: vault.store.registers()?.iter().map(register_view).collect(),
        last_import: vault.store.last_import()?.map(|import| import.at),
        contacts: contact_rows(app, vault)?,
        last_backup: instant(vault.store.setting(SettingKey::LastBackup)?),
        moved_aside: moved_aside(&app.ports().vault_dir)?,
        losses: vault.store.losses()?.iter().map(loss_view).collect(),
    })
}

/// Changes settings; absent fields stay.
///
/// # Errors
/// `input_invalid`, `forbidden` for the school's place; for the export folder `passphrase_wrong`, `recovery_key_wrong`, `inside_vault`,
/// `folder_not_writable`.
pub fn set(app: &App, request: SettingsSetRequest) -> Result<SettingsView> {
    let view = app.with(|vault| {
        if let Some(minutes) = request.idle_minutes {
            if !(3..=15).contains(&minutes) {
                return Err(Error::new(Code::InputInvalid).with("field", "idle_minutes"));
            }
            vault.store.set_setting(SettingKey::IdleMinutes, Some(&minutes.to_string()))?;
            app.set_idle_limit(vault.idle_limit()?);
        }
        if let Some(folder) = &request.export_folder {
            let proof =
                request.proof.as_deref().ok_or_else(|| Error::new(Code::InputInvalid).with("field", "proof"))?;
            prove(app, vault, proof, KeyAct::ExportFolderSet)?;
            let folder = OutFolder::at(app, Path::new(folder.trim()))?;
            vault.store.set_setting(SettingKey::ExportFolder, Some(&folder.path().display().to_string()))?;
        }
        let context = vault.context(app);
        if let Some(phone) = &request.user_phone {
            let mut user = vault.user().clone();
            phone.trim().clone_into(&mut user.phone);
            vault.store.write(&context, |writer| writer.put_staff(&user))?;
            vault.reload_user()?;
        }
        if request.stadsdel.is_some() || request.point.is_some() {
            // Where the school lies decides receivers; the rest is this computer's and one's own.
            may_keep_registers(vault)?;
            let mut school = vault.store.school()?;
            school.stadsdel = request.stadsdel.clone().filter(|name| !name.trim().is_empty()).or(school.stadsdel);
            let point = request.point.map(|at| Point { latitude: at.latitude(), longitude: at.longitude() });
            school.point = point.or(school.point);
            vault.store.write(&context, |writer| writer.set_school(&school))?;
            vault.forget_registers();
        }
        settings_view(app, vault)
    })?;
    app.changed("settings", &[]);
    Ok(view)
}

/// Writes an encrypted copy and reads it back before it says that there is one.
///
/// # Errors
/// `passphrase_wrong`, `recovery_key_wrong`, `inside_vault`, `file_exists` unless it is to be replaced, `not_a_file`, `disk_full`, `folder_not_writable`, `backup_invalid` when it cannot be read back.
pub fn back_up(app: &App, request: BackupRequest) -> Result<BackupView> {
    let at = app.now();
    app.with(|vault| {
        prove(app, vault, &request.proof, KeyAct::CopyMade)?;
        let file = match request.file.as_deref().map(str::trim).filter(|file| !file.is_empty()) {
            Some(file) => OutFile::at(app, Path::new(file), request.overwrite)?,
            None => {
                let stem = format!("samsyn-{}", crate::time::local(at).format("%Y%m%d-%H%M%S"));
                crate::delivery::out_folder(app, vault)?.free(app, &stem, "samsyn-backup")?
            }
        };
        let scratch = tempfile::Builder::new()
            .prefix(SCRATCH)
            .tempdir_in(&app.ports().vault_dir)
            .map_err(|fault| crate::faults::fault_of_disk(&fault))?;
        let snapshot = scratch.path().join(SNAPSHOT);
        vault.store.backup(&snapshot)?;
        let report = verify_backup(&snapshot, vault.key())?;
        if !report.holds() {
            return Err(Code::BackupInvalid.into());
        }
        let mut plain = std::fs::File::open(&snapshot).map_err(|fault| crate::faults::fault_of_disk(&fault))?;
        let created_ms = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        let entropy = &*app.ports().entropy;
        let place = file.path().display().to_string();
        // Opened and read through before it gets its name, and compared once more under it.
        let written = file.fill(|file| {
            let sealed = backup::seal_file(&mut plain, file, vault.key(), vault.keys(), created_ms, entropy);
            sealed.map(drop).map_err(backup_fault)
        })?;
        vault.store.set_setting(SettingKey::LastBackup, Some(&at.to_rfc3339()))?;
        Ok(BackupView {
            file: place,
            size_bytes: written.size_bytes,
            sha256: crate::hex::encode(&written.sha256),
            events: report.events,
            at,
        })
    })
}

/// Checks chain, signatures, seals and that rebuilt projections have the same digest.
///
/// # Errors
/// `vault_locked`; what does not hold is in the view.
pub fn verify(app: &App, _request: Nothing) -> Result<VerifyView> {
    let report = app.with(|vault| Ok(vault.store.verify()?))?;
    Ok(VerifyView {
        events: report.events,
        digest: crate::hex::encode(&report.digest),
        same: report.digest == report.rebuilt,
        faults: report.faults,
    })
}

pub(crate) fn backup_fault(fault: BackupFault) -> Error {
    match fault {
        BackupFault::Io(fault) => crate::faults::fault_of_disk(&fault),
        BackupFault::Key(fault) => fault.into(),
        other => {
            tracing::error!(fault = %other, "the copy could not be made or read");
            Code::BackupInvalid.into()
        }
    }
}
