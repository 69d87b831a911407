//! What one session says of where a study stands.

use time::OffsetDateTime;

use crate::session::Session;
use crate::session::grid::Cell;
use crate::session::header::Phase;
use crate::session::item::State;
use crate::study::frozen::GuideFile;
use crate::study::load::{Loaded, Standing};
use crate::study::themes::Themes;

/// What a session says of where a study stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The session's id.
    pub id: String,
    /// What it is for.
    pub phase: Phase,
    /// Who takes part.
    pub participants: Vec<String>,
    /// The guide's id.
    pub guide: String,
    /// When it began.
    pub start: OffsetDateTime,
    /// Whether it is finished.
    pub standing: Standing,
    /// The base questions with what became of each; none for one whose condition was closed.
    pub base: Vec<(String, Option<State>)>,
    /// Its themes, those that a fragment has in the codings in force.
    pub themes: Vec<String>,
    /// How many fragments have a theme.
    pub themed: usize,
    /// The follow-ups that were parked and not dealt with: number and words.
    pub parked: Vec<(String, String)>,
    /// A member check's statements that somebody was not asked about: the id, and who.
    pub open_cells: Vec<(String, Vec<String>)>,
    /// Whether a recording is there, as a file or as the journal has it.
    pub recorded: bool,
    /// Whether files with sound are there, whatever the journal says.
    pub sound: bool,
    /// Whether a transcript is there.
    pub transcribed: bool,
}

impl Held {
    /// What a session says.
    #[must_use]
    pub fn of(loaded: &Loaded) -> Held {
        let session = loaded.session();
        let header = &session.header;
        // What cannot be listed is told by `verify`.
        let sound = loaded.folder.sound_files();
        let sound = sound.is_ok_and(|files| !files.is_empty());
        let themes = Themes::of(loaded);
        let given: Vec<_> = themes.all().filter(|(_, it)| it.fragments > 0).collect();
        let waiting = session.notes.all().iter().filter(|kept| kept.is_waiting());
        Held {
            id: loaded.folder.id.clone(),
            phase: header.phase,
            participants: session.table.everyone().to_vec(),
            guide: header.guide.clone(),
            start: header.start,
            standing: loaded.standing(),
            base: match loaded.guide_file {
                // Without its guide nothing is known of what was not asked.
                GuideFile::Missing => Vec::new(),
                GuideFile::Same | GuideFile::Changed => base(session),
            },
            themes: given.iter().map(|(name, _)| (*name).to_owned()).collect(),
            themed: given.iter().map(|(_, it)| it.fragments).sum(),
            parked: waiting
                .map(|kept| (kept.label(), kept.note.text.clone()))
                .collect(),
            open_cells: open_cells(session),
            recorded: sound || session.recordings.are_there(),
            sound,
            transcribed: loaded.afterwards.transcripts.all().next().is_some(),
        }
    }

    /// Whether it is practice or made up, and no data.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        matches!(self.phase, Phase::Rehearsal | Phase::Example)
    }

    /// Whether counts take it unless told otherwise.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        Phase::COUNTED.contains(&self.phase)
    }

    /// Whether it was spoken, and not brought in as fragments.
    #[must_use]
    pub fn is_spoken(&self) -> bool {
        self.phase != Phase::Imported
    }
}

fn base(session: &Session) -> Vec<(String, Option<State>)> {
    let outline = &session.outline;
    let items = outline.items().iter().enumerate();
    let base = items.filter(|(at, item)| item.depth == 0 && !outline.is_statement(*at));
    base.map(|(at, item)| {
        let state = session.is_in_view(at).then(|| session.state_of(at));
        (item.id.clone(), state)
    })
    .collect()
}

fn open_cells(session: &Session) -> Vec<(String, Vec<String>)> {
    let statements = session.outline.statements();
    let open = statements.filter(|at| session.has_open_cells(*at));
    let each = open.filter_map(|at| {
        let cells = session.row(at).filter(|(_, cell)| *cell == Cell::Open);
        let who = cells.map(|(who, _)| who.to_owned()).collect();
        Some((session.outline.item(at)?.id.clone(), who))
    });
    each.collect()
}
