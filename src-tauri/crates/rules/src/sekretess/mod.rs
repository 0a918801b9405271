//! Who may have what: decisions, permits and guarded content.
