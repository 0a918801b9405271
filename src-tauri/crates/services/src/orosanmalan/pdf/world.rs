//! What Typst may see: one template, one JSON file, three fonts. No disk, no network, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};

use super::Place;

/// Atkinson Hyperlegible Next (OFL); `fonts/README.md` says how the files were made.
const FONTS: [&[u8]; 3] = [
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Regular.ttf"),
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Bold.ttf"),
    include_bytes!("../../../fonts/AtkinsonHyperlegibleNext-Italic.ttf"),
];

/// What is the same for every document, read once.
pub(super) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    template: Source,
    data: FileId,
}

static PRESS: LazyLock<Option<Press>> = LazyLock::new(|| {
    let file = |path| Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern());
    let fonts: Vec<Font> = FONTS.iter().filter_map(|data| Font::new(Bytes::new(*data), 0)).collect();
    let template = include_str!("../../../templates/orosanmalan.typ").to_owned();
    Some(Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(file("orosanmalan.typ")?, template),
        data: file("orosanmalan.json")?,
    })
});

/// The press; none when the embedded files cannot be read.
pub(super) fn press() -> Option<&'static Press> {
    PRESS.as_ref()
}

/// One document on the press.
pub(super) struct PaperWorld {
    press: &'static Press,
    json: Bytes,
}

impl PaperWorld {
    pub(super) fn of(json: Vec<u8>) -> Option<Self> {
        Some(Self { press: press()?, json: Bytes::new(json) })
    }

    /// Line of the template where the first fault lies.
    pub(super) fn place(&self, faults: &[SourceDiagnostic]) -> Place {
        let range = faults.iter().find_map(|fault| self.range(fault.span));
        Place(range.and_then(|range| self.press.template.lines().byte_to_line(range.start)).map(|line| line + 1))
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
        self.press.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.press.template.clone()) } else { Err(FileError::AccessDenied) }
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
