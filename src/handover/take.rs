//! `import fragments`, the second half: one session of each participant's fragments, all or none.

use std::io;
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use time::OffsetDateTime;

use super::fragments::{Share, Survey};
use super::row::Fragment;
use super::table::Table;
use crate::guide::load::Loaded;
use crate::journal::Event;
use crate::journal::deed::{Finished, Note};
use crate::journal::moment::Timestamp;
use crate::session::header::Phase;
use crate::study::Study;
use crate::study::create::{NewSession, UNFINISHED, free_id, opened, write};
use crate::study::error::StudyError;
use crate::texts::HandoverTexts;
use crate::{durable, system};

/// What an import needs to know besides the file.
#[derive(Debug, Clone, Copy)]
pub struct Import<'a> {
    /// The table.
    pub table: &'a Table,
    /// The guide that the fragments are coded with.
    pub guide: &'a Loaded,
    /// The language of the sessions.
    pub language: &'a str,
    /// The moment now, with the offset of the place.
    pub now: OffsetDateTime,
    /// The words for what is wrong.
    pub texts: &'a HandoverTexts,
}

/// Makes the sessions; gives how many.
///
/// # Errors
/// When a file cannot be read or written; then no session is there.
pub fn take(study: &Study, survey: &Survey, import: &Import<'_>) -> Result<usize, StudyError> {
    let sessions = study.make_sessions_folder()?;
    let id = uuid::Uuid::new_v4().simple().to_string();
    let workshop = sessions.join(format!("{UNFINISHED}import-{id}"));
    let made = build(&sessions, &workshop, survey, import)
        .and_then(|built| put_in_place(&sessions, &workshop, &built));
    let _ = std::fs::remove_dir_all(&workshop);
    made.map_err(StudyError::at(sessions))
}

/// Makes the folders where no reader sees them, durable all at once; gives their names.
fn build(
    sessions: &Path,
    workshop: &Path,
    survey: &Survey,
    import: &Import<'_>,
) -> io::Result<Vec<String>> {
    system::create_private_folder(workshop)?;
    let one = |share: &Share| build_one(sessions, workshop, survey, share, import);
    let built = survey
        .shares
        .par_iter()
        .map(one)
        .collect::<Result<_, _>>()?;
    durable::sync_all(workshop)?;
    Ok(built)
}

fn build_one(
    sessions: &Path,
    workshop: &Path,
    survey: &Survey,
    share: &Share,
    import: &Import<'_>,
) -> io::Result<String> {
    let model = &import.guide.guide.concepts;
    let fragments = share.fragments(import.table, &survey.columns, model, import.texts)?;
    let earliest = fragments.iter().filter_map(|fragment| fragment.at).min();
    let start = earliest.map_or(import.now, |at| at.utc().to_offset(import.now.offset()));
    let new = NewSession {
        frozen: &import.guide.frozen,
        guide: &import.guide.guide,
        participants: share.participant.iter().cloned().collect(),
        phase: Phase::Imported,
        language: import.language.to_owned(),
        start,
    };
    let id = free_id(sessions, &new)?;
    write(&workshop.join(&id), &new, &events(start, fragments))?;
    Ok(id)
}

fn events(start: OffsetDateTime, fragments: Vec<Fragment>) -> Vec<Event> {
    let mut events = vec![opened(start)];
    let start = Timestamp::new(start);
    let mut latest = 0;
    for (fragment, seq) in fragments.into_iter().zip(1..) {
        let at = fragment.at.unwrap_or(start);
        let since = u64::try_from(at.ms_since(start)).unwrap_or_default();
        let ms = fragment.ms.unwrap_or(since);
        // The clock of a session never goes back, in whatever order the rows stand.
        latest = latest.max(ms);
        let note = Note {
            text: fragment.text,
            kind: fragment.kind,
            concepts: fragment.concepts,
            origin: fragment.origin,
            outside: fragment.outside,
            topic: fragment.topic,
            question: fragment.question,
            probe: fragment.probe,
            speakers: fragment.speakers,
            theme: fragment.theme,
            at,
            ms,
        };
        events.push(Event {
            seq,
            at,
            ms: latest,
            deed: note.into(),
        });
    }
    let end = Event {
        seq: u64::try_from(events.len()).unwrap_or(u64::MAX),
        at: start.plus_ms(i64::try_from(latest).unwrap_or_default()),
        ms: latest,
        deed: Finished {}.into(),
    };
    events.push(end);
    events
}

/// Moves the folders to where they are seen; when one cannot be moved, none stays.
fn put_in_place(sessions: &Path, workshop: &Path, built: &[String]) -> io::Result<usize> {
    let mut placed: Vec<PathBuf> = Vec::new();
    let mut place = || {
        for id in built {
            let path = sessions.join(id);
            std::fs::rename(workshop.join(id), &path)?;
            placed.push(path);
        }
        system::sync_folder(sessions)
    };
    let done = place();
    if done.is_err() {
        for path in &placed {
            let _ = std::fs::remove_dir_all(path);
        }
    }
    done.map(|()| built.len())
}
