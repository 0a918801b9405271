//! What Typst may see: its templates, one JSON file, six fonts. No disk, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use super::Place;

/// The paper's face and, for letters it lacks, the others (`fonts/README.md`). The template names them in this order.
const FONTS: [&[u8]; 6] = [
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
    include_bytes!("../../../fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../fonts/NotoSansArabic-Regular.ttf"),
    include_bytes!("../../../fonts/NotoEmoji-Regular.ttf"),
];

/// What is to be set.
#[derive(Clone, Copy)]
pub(super) enum Template {
    /// `templates/orosanmalan.typ`.
    Orosanmalan,
    /// `templates/utlamnande.typ`.
    Disclosure,
}

/// What is the same for every document, read once.
pub(super) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    /// The templates in the order of [`Template`], then what they share.
    sources: [Source; 3],
    data: FileId,
}

static PRESS: LazyLock<Option<Press>> = LazyLock::new(|| {
    let file = |path| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern());
    let source = |path, text: &str| Some(Source::new(file(path)?, text.to_owned()));
    let fonts: Vec<Font> = FONTS.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect();
    Some(Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        sources: [
            source("orosanmalan.typ", include_str!("../../../templates/orosanmalan.typ"))?,
            source("utlamnande.typ", include_str!("../../../templates/utlamnande.typ"))?,
            source("paper.typ", include_str!("../../../templates/paper.typ"))?,
        ],
        data: file("data.json")?,
    })
});

impl Press {
    /// The families that have a letter, one bit each. A family counts only when all its styles have it.
    pub(super) fn families_with(&self, letter: char) -> u8 {
        let has = |font: &Font| font.info().coverage.contains(letter.into());
        let (paper, others) = self.fonts.split_at(self.fonts.len().min(3));
        let bit = |place: usize, has: bool| u8::from(has) << place;
        let others = others.iter().enumerate().map(|(place, font)| bit(place + 1, has(font)));
        others.fold(bit(0, paper.iter().all(has)), |all, one| all | one)
    }
}

/// The press; none when the embedded files cannot be read.
pub(super) fn press() -> Option<&'static Press> {
    PRESS.as_ref()
}

/// One document on the press.
pub(super) struct PaperWorld {
    press: &'static Press,
    template: Template,
    json: Bytes,
}

impl PaperWorld {
    pub(super) fn of(template: Template, json: Vec<u8>) -> Option<Self> {
        Some(Self { press: press()?, template, json: Bytes::new(json) })
    }

    /// Line of the template where the first fault lies.
    pub(super) fn place(&self, faults: &[SourceDiagnostic]) -> Place {
        let line = |fault: &SourceDiagnostic| {
            let range = self.range(fault.span)?;
            self.source(fault.span.id()?).ok()?.lines().byte_to_line(range.start)
        };
        Place(faults.iter().find_map(line).map(|line| line + 1))
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.sources[self.template as usize].id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.press.sources.iter().find(|source| source.id() == id).cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.data { Ok(self.json.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// The document's own date is in its data; the page knows no other.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
