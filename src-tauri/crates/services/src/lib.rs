//! What a user can do: the only way to data.

pub mod districts;
pub mod import;
pub mod orosanmalan;
pub mod sekretess;
