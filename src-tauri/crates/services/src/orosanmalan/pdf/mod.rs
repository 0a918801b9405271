//! Papers as PDF/A-2a and PDF/UA-1 in one file.
//!
//! Typst sets the page from a file in `templates/`. What people wrote reaches the template as JSON data and never
//! as markup, so no text can be read as an instruction. The same document gives the same bytes.

mod glyphs;
mod page;
mod world;

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Timelike};
use serde::Serialize;
use typst::foundations::{Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::document::OrosanmalanDocument;
use crate::api::delivery::TextSectionView;
use crate::text::TextFault;
use world::{PaperWorld, Template};

/// Why no PDF was made. Typst's own messages quote the document and are left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PdfFault {
    /// The Swedish words of the paper.
    #[error(transparent)]
    Words(#[from] TextFault),
    /// The document does not become data for the template.
    #[error("the document is no data for the template")]
    Data,
    /// The embedded template or fonts cannot be used.
    #[error("the embedded template or fonts cannot be used")]
    Embedded,
    /// The template does not compile with this document.
    #[error("the page cannot be typeset ({0})")]
    Typeset(Place),
    /// The typeset page breaks a rule of PDF/A-2a or PDF/UA-1.
    #[error("the page does not keep to PDF/A-2a and PDF/UA-1 ({0})")]
    Standard(Place),
}

/// Where in the template the first fault lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place(Option<usize>);

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            Some(line) => write!(f, "template line {line}"),
            None => f.write_str("place unknown"),
        }
    }
}

static STANDARDS: LazyLock<Option<PdfStandards>> =
    LazyLock::new(|| PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]).ok());

/// Typesets a report.
///
/// # Errors
/// [`PdfFault`]; none of them depends on what people wrote.
pub fn derive_pdf(paper: &OrosanmalanDocument) -> Result<Vec<u8>, PdfFault> {
    Proof::of(paper)?.typeset()
}

/// Typesets what was let go of a pupil's records on a day, one section an item.
///
/// # Errors
/// As [`derive_pdf`].
pub fn derive_disclosure_pdf(sections: &[TextSectionView], day: NaiveDate) -> Result<Vec<u8>, PdfFault> {
    let data = page::derive_disclosure_page(sections, day)?;
    let ids = sections.iter().map(|section| section.id.as_str()).collect::<Vec<_>>().join(" ");
    let timestamp = timestamp(day.and_time(NaiveTime::MIN).and_utc().into());
    Proof::new(Template::Disclosure, &data, &format!("{day} {ids}"), timestamp)?.typeset()
}

/// A paper on the press: its data in the template's form, and nothing typeset yet.
pub struct Proof {
    world: PaperWorld,
    options: PdfOptions,
}

impl Proof {
    /// Makes a report ready for the press.
    ///
    /// # Errors
    /// As [`derive_pdf`].
    pub fn of(paper: &OrosanmalanDocument) -> Result<Self, PdfFault> {
        Self::new(Template::Orosanmalan, &page::derive_page(paper)?, &paper.reference, timestamp(paper.written_at))
    }

    fn new(
        template: Template,
        data: &impl Serialize,
        ident: &str,
        timestamp: Option<Timestamp>,
    ) -> Result<Self, PdfFault> {
        let data = serde_json::to_vec(data).map_err(|_| PdfFault::Data)?;
        let world = PaperWorld::of(template, data).ok_or(PdfFault::Embedded)?;
        let options = PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some(concat!("Samsyn ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp,
            standards: STANDARDS.clone().ok_or(PdfFault::Embedded)?,
            ..PdfOptions::default()
        };
        Ok(Self { world, options })
    }

    /// The file.
    ///
    /// # Errors
    /// As [`derive_pdf`].
    pub fn typeset(&self) -> Result<Vec<u8>, PdfFault> {
        let Self { world, options } = self;
        let set = typst::compile(world).output.map_err(|faults| PdfFault::Typeset(world.place(&faults)))?;
        typst_pdf::pdf(&set, options).map_err(|faults| PdfFault::Standard(world.place(&faults)))
    }
}

impl Drop for Proof {
    /// Typst remembers what it has laid out; a child's papers must not stay in memory for the next one.
    fn drop(&mut self) {
        typst::comemo::evict(0);
    }
}

fn timestamp(at: DateTime<FixedOffset>) -> Option<Timestamp> {
    let part = |number: u32| u8::try_from(number).ok();
    let (month, day) = (part(at.month())?, part(at.day())?);
    let (hour, minute, second) = (part(at.hour())?, part(at.minute())?, part(at.second())?);
    let made = Datetime::from_ymd_hms(at.year(), month, day, hour, minute, second)?;
    Timestamp::new_local(made, at.offset().local_minus_utc() / 60)
}
