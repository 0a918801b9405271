//! Opening the vault from the command line: passphrase file, keyring, or a prompt.

use std::path::PathBuf;

use clap::Args;
use samsyn_services::api::session::{Nothing, VaultState, VaultUnlockRequest};
use samsyn_services::app::{App, Ports};
use samsyn_services::error::{Code, Error, Result};
use samsyn_services::session;
use zeroize::Zeroizing;

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
        if session::status(&app, Nothing {})?.vault == VaultState::Missing {
            return Err(Code::VaultMissing.into());
        }
        if self.passphrase_file.is_none() && session::unlock(&app, VaultUnlockRequest { passphrase: None }).is_ok() {
            return Ok(app);
        }
        let passphrase = self.passphrase()?;
        session::unlock(&app, VaultUnlockRequest { passphrase: Some(passphrase.to_string()) })?;
        Ok(app)
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
        let text = std::fs::read_to_string(file)
            .map(Zeroizing::new)
            .map_err(|_| Error::new(Code::FileNotReadable).with("name", file.display()))?;
        Ok(Zeroizing::new(text.lines().next().unwrap_or_default().to_owned()))
    }
}
