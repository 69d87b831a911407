//! The sessions as rows of home, read on all cores.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::home::{Facts, Found, SessionRow};
use crate::study::Study;
use crate::study::create::SessionFolder;
use crate::study::frozen::Guides;
use crate::study::load::Loaded;
use crate::study::sample::Sample;
use crate::texts::Texts;

/// Reads all sessions of a study; one that cannot be read has a row nevertheless.
#[must_use]
pub fn sessions(study: &Study, texts: &Texts) -> Found {
    let guides = Guides::default();
    let row = |folder: &SessionFolder| SessionRow {
        id: folder.id.clone(),
        facts: folder.load(&guides).ok().map(|loaded| facts(&loaded)),
    };
    // What is wrong with the study's own journal is said by the commands that need it.
    let log = study.log().ok().flatten();
    let sample = Sample::of(log.as_ref().map_or(&[], |log| &log.events));
    let places = sample.all();
    let places = places.map(|(id, record)| (id.to_owned(), record.place()));
    let (sessions, trouble) = match study.sessions() {
        Ok(folders) => (folders.par_iter().map(row).collect(), None),
        Err(error) => (Vec::new(), Some(error.say(&texts.study))),
    };
    Found {
        sessions,
        places: places.collect(),
        trouble,
    }
}

fn facts(loaded: &Loaded) -> Facts {
    let session = loaded.session();
    let kept = session.notes.all().iter().filter(|note| !note.struck);
    Facts {
        participants: session.table.everyone().to_vec(),
        guide: session.header.guide.clone(),
        phase: session.header.phase,
        start: session.header.start,
        standing: loaded.standing(),
        is_finished: session.finished.is_some(),
        notes: kept.count(),
        ms: session.last_ms,
    }
}
