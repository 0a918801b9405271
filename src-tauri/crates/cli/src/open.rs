//! Opening the vault from the command line: passphrase file, keyring, or a prompt.

use std::path::PathBuf;

use clap::Args;
use samsyn_services::api::session::{ClockState, Nothing, VaultState, VaultUnlockRequest};
use samsyn_services::app::{App, Ports};
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::{input, session};
use zeroize::Zeroizing;

use crate::output::{tell, warn};

/// Which vault, and where its passphrase comes from.
#[derive(Args, Clone)]
pub(crate) struct VaultArgs {
    /// Folder of the vault.
    #[arg(long)]
    pub vault: PathBuf,
    /// File whose first line is the passphrase. Without it: the keyring, then a prompt.
    #[arg(long)]
    pub passphrase_file: Option<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

impl VaultArgs {
    /// The program over this vault, still locked.
    pub(crate) fn app(&self) -> App {
        App::new(Ports::of_this_computer(self.vault.clone(), PathBuf::from(".")))
    }

    /// The program over this vault, open.
    ///
    /// # Errors
    /// `vault_missing`, `passphrase_wrong`, `vault_in_use` and the others of unlocking.
    pub(crate) fn open(&self) -> Result<App> {
        let app = self.app();
        let status = session::status(&app, Nothing {})?;
        let unlock = |passphrase| session::unlock(&app, VaultUnlockRequest { passphrase });
        let opened = match &self.passphrase_file {
            // What is missing is said before anybody is asked for a passphrase.
            None if status.vault == VaultState::Missing || status.trouble.is_some() => unlock(None)?,
            None => match unlock(None) {
                Ok(opened) => opened,
                Err(_) => unlock(Some(self.passphrase()?.into()))?,
            },
            Some(_) => unlock(Some(self.passphrase()?.into()))?,
        };
        warn(&opened.losses);
        if opened.clock != ClockState::Steady {
            tell("clock_doubted", &[("now", &samsyn_services::time::today(opened.now).to_string())]);
        }
        Ok(app)
    }

    /// The program over this vault, open, and the passphrase that opened it: keys and copies ask for it once more.
    ///
    /// # Errors
    /// As [`VaultArgs::open`].
    pub(crate) fn open_by_passphrase(&self) -> Result<(App, Zeroizing<String>)> {
        let app = self.app();
        let passphrase = self.passphrase()?;
        let opened = session::unlock(&app, VaultUnlockRequest { passphrase: Some(passphrase.clone().into()) })?;
        warn(&opened.losses);
        Ok((app, passphrase))
    }

    /// The passphrase out of the file or from a prompt without echo.
    ///
    /// # Errors
    /// `file_not_readable`.
    pub(crate) fn passphrase(&self) -> Result<Zeroizing<String>> {
        let Some(file) = &self.passphrase_file else {
            return rpassword::prompt_password("Passphrase: ")
                .map(Zeroizing::new)
                .map_err(|_| Error::new(Code::FileNotReadable).with("name", "stdin"));
        };
        input::read_secret(file)
    }
}
