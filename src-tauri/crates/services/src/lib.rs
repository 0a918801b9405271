//! What a user can do: the only way to data.

pub mod api;
pub mod app;
pub mod cases;
pub mod concerns;
pub mod districts;
pub mod drafts;
pub mod error;
pub mod import;
pub mod imports;
pub mod jobs;
pub mod orosanmalan;
pub mod people;
pub mod registers;
pub mod reports;
pub mod sekretess;
pub mod session;
pub mod settings;
pub mod text;
pub mod today;
