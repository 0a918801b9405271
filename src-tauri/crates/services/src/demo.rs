//! The made-up demonstration school: nobody in it exists (see `demo/README.md`).

use chrono::{Days, NaiveTime};
use samsyn_store::school::Point;

use crate::api::concerns::{ConcernAddRequest, PersonCertainty, Urgent};
use crate::api::imports::RegisterKind;
use crate::api::people::SearchRequest;
use crate::app::App;
use crate::error::Result;
use crate::imports::{self, Source};
use crate::text::Texts;
use crate::{concerns, people, registers};

const PUPILS: &[u8] = include_bytes!("../demo/elever.csv");
const AREAS: &[u8] = include_bytes!("../demo/areas.geojson");
const ADDRESSES: &[u8] = include_bytes!("../demo/addresses.csv");
const STORIES: &str = include_str!("../demo/stories.sv.toml");
/// A point in Farsta: where the made-up school lies when no other place was given.
const PLACE: Point = Point { latitude: 59.245_557, longitude: 18.088_858 };

/// Fills a new vault with the demonstration school.
///
/// # Errors
/// As the imports themselves.
pub(crate) fn fill(app: &App) -> Result<()> {
    app.with(|vault| {
        let mut school = vault.store.school()?;
        if school.point.is_none() {
            school.point = Some(PLACE);
            let context = vault.context(app);
            vault.store.write(&context, |writer| writer.set_school(&school))?;
        }
        Ok(())
    })?;
    registers::import_for(app, RegisterKind::Areas, "ovningsgranser.geojson", AREAS)?;
    registers::import_for(app, RegisterKind::Addresses, "ovningsadresser.csv", ADDRESSES)?;
    imports::fill(app, Source::Files(vec![("elever.csv".to_owned(), PUPILS.to_vec())]))?;
    stories(app)
}

/// A few concerns, so that the first day is not empty.
fn stories(app: &App) -> Result<()> {
    let texts = Texts::parse(STORIES).unwrap_or_default();
    let today = crate::time::today(app.now());
    for (story, urgent, days_ago) in [("elsa", Urgent::No, 2), ("noel", Urgent::Yes, 0), ("yasmin", Urgent::No, 0)] {
        let name = texts.say(&format!("{story}.name"), &[]);
        let found = people::search(app, SearchRequest { query: name, limit: 1 })?;
        let Some(pupil) = found.pupils.first() else { continue };
        concerns::add(
            app,
            ConcernAddRequest {
                pupil: Some(pupil.id),
                certainty: PersonCertainty::Sure,
                happened_on: today.checked_sub_days(Days::new(days_ago)).and_then(|day| day.try_into().ok()),
                happened_at: NaiveTime::from_hms_opt(9, 40, 0),
                ongoing: false,
                what: texts.say(&format!("{story}.what"), &[]),
                child_words: texts.say(&format!("{story}.child_words"), &[]),
                urgent,
                draft: None,
            },
        )?;
    }
    Ok(())
}
