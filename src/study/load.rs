//! Reading a session back: session.toml, the frozen guide, the journal, and what they fold to.

use super::beside::Role;
use super::create::SessionFolder;
use super::error::StudyError;
use super::frozen::{GuideFile, Guides};
use super::reader::Reader;
use crate::guard::search::Counts;
use crate::journal::SESSION;
use crate::journal::read::{Outcome, Reading, read};
use crate::review::fold::Journal;
use crate::review::withdrawals::everyone;
use crate::review::withheld::Withheld;
use crate::review::{Doubt, Review};
use crate::safe::shown;
use crate::session::Session;
use crate::session::header::Header;
use crate::session::observed::Observed;
use crate::texts::{StudyTexts, Texts, fill};
use crate::transcript::Transcripts;

/// A session that was read back.
#[derive(Debug)]
pub struct Loaded {
    /// Where it is.
    pub folder: SessionFolder,
    /// The state that its events fold to.
    pub session: Session,
    /// What its journal is like.
    pub outcome: Outcome,
    /// What its guide.toml is like.
    pub guide_file: GuideFile,
    /// What each observer's journal is like; her notes stand with the session's.
    pub observers: Vec<(String, Outcome)>,
    /// How often each code was put in the place of a name.
    pub replaced: Counts,
    /// What was made of it afterwards.
    pub afterwards: Afterwards,
}

/// What was made of a session after it was held; empty where only the session itself was read.
#[derive(Debug, Default)]
pub struct Afterwards {
    /// What was said, written out.
    pub transcripts: Transcripts,
    /// What coders made of it.
    pub review: Review,
    /// What each coder's journal is like.
    pub outcomes: Vec<(String, Outcome)>,
    /// What could not be read.
    pub troubles: Vec<StudyError>,
}

/// Whether a session can be gone on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not finished.
    Open,
    /// Finished.
    Finished,
    /// Lines of its journal cannot be trusted.
    Damaged,
}

impl Standing {
    /// The word in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Standing::Open => "open",
            Standing::Finished => "finished",
            Standing::Damaged => "damaged",
        }
    }
}

impl SessionFolder {
    /// What session.toml says.
    ///
    /// # Errors
    /// When the file cannot be read or is not what it should be.
    pub fn header(&self) -> Result<Header, StudyError> {
        let path = self.path.join(SESSION);
        let text = std::fs::read_to_string(&path).map_err(StudyError::at(&path))?;
        let mut header =
            Header::from_toml(&text).map_err(|error| StudyError::broken(path, &text, &error))?;
        self.numbers.each(&mut header.participants);
        Ok(header)
    }

    /// Reads the session back. Nothing is written and no lock is needed.
    ///
    /// # Errors
    /// When session.toml or the journal cannot be read at all; what is damaged only in part is
    /// given, and told by [`Loaded::complaints`].
    pub fn load(&self, guides: &Guides) -> Result<Loaded, StudyError> {
        let header = self.header()?;
        let (frozen, guide_file) = guides.of(self, &header);
        let reading = self.reading()?;
        let session = Session::of(header, frozen.guide, frozen.outline, reading.events);
        Ok(self.loaded(session, reading.outcome, guide_file))
    }

    /// The same with the notes of observers, themes by the names they have now, and without what was
    /// withdrawn.
    ///
    /// # Errors
    /// As [`SessionFolder::load`].
    pub fn load_named(&self, reader: &Reader) -> Result<Loaded, StudyError> {
        self.load_by(reader, &mut Transcripts::default(), &mut [])
    }

    fn load_by(
        &self,
        reader: &Reader,
        transcripts: &mut Transcripts,
        journals: &mut [Journal],
    ) -> Result<Loaded, StudyError> {
        let header = self.header()?;
        let (frozen, guide_file) = reader.guides.of(self, &header);
        let mut reading = self.reading()?;
        reader.renames.apply(&mut reading.events);
        let everyone = everyone(&header.participants, &reading.events);
        let mut leavers = reader.withdrawals.leavers(&self.id, &everyone);
        let left = leavers.all.clone();
        leavers.add_refusals(&frozen.guide, &reading.events);
        let mut observers = self.journals_of(Role::Observer);
        for observer in &mut observers.journals {
            reader.renames.apply(&mut observer.events);
        }
        let (events, others) = (&mut reading.events, &mut observers.journals);
        let withheld = Withheld::of(&everyone, &leavers, events, others, transcripts, journals);
        withheld.hide(events, others, transcripts, journals);
        let mut replaced = Counts::new();
        if let Some(guard) = &reader.guard {
            replaced = guard.session(&self.id, events, others);
            for (name, _) in &mut observers.outcomes {
                *name = guard.author(name);
            }
        }
        let mut session = Session::of(header, frozen.guide, frozen.outline, reading.events);
        let observed = observers.journals.into_iter();
        let observed = observed.map(|it| Observed::of(&it.coder, &session, it.events));
        let observed: Vec<Observed> = observed.collect();
        session.join(&observed);
        if withheld.recordings {
            session.recordings.withhold();
        }
        for who in &left {
            session.consents.forget(who);
        }
        for who in &leavers.all {
            session.table.withdraw(who);
        }
        let mut loaded = self.loaded(session, reading.outcome, guide_file);
        loaded.observers = observers.outcomes;
        loaded.replaced = replaced;
        loaded.afterwards.troubles = observers.troubles;
        Ok(loaded)
    }

    /// What is in its journal.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn reading(&self) -> Result<Reading, StudyError> {
        let mut reading = read(&self.path).map_err(StudyError::at(&self.path))?;
        self.numbers.apply(&mut reading.events);
        Ok(reading)
    }

    fn loaded(&self, session: Session, outcome: Outcome, guide_file: GuideFile) -> Loaded {
        Loaded {
            folder: self.clone(),
            session,
            outcome,
            guide_file,
            observers: Vec::new(),
            replaced: Counts::new(),
            afterwards: Afterwards::default(),
        }
    }

    /// Reads the session back with its transcripts and its coders' journals, themes by the names they
    /// have now, and without what was withdrawn.
    ///
    /// # Errors
    /// As [`SessionFolder::load`].
    pub fn load_whole(&self, reader: &Reader) -> Result<Loaded, StudyError> {
        let (mut transcripts, troubles) = self.transcripts();
        let mut journals = self.review_journals();
        for journal in &mut journals.journals {
            reader.renames.apply(&mut journal.events);
        }
        let mut loaded = self.load_by(reader, &mut transcripts, &mut journals.journals)?;
        let mut replaced = std::mem::take(&mut loaded.replaced);
        if let Some(guard) = &reader.guard {
            guard.authors(&mut journals.journals, &mut replaced);
        }
        let troubles = [loaded.afterwards.troubles, troubles, journals.troubles];
        let review = Review::of(&journals.journals, &transcripts);
        let mut review = review.taking(reader.called());
        self.numbers.afterwards(&mut transcripts, &mut review);
        if let Some(guard) = &reader.guard {
            guard.afterwards(&mut transcripts, &mut review, &mut replaced);
            guard.count(&self.id, replaced.clone());
        }
        let afterwards = Afterwards {
            transcripts,
            review,
            outcomes: journals.outcomes,
            troubles: troubles.into_iter().flatten().collect(),
        };
        Ok(Loaded {
            replaced,
            afterwards,
            ..loaded
        })
    }
}

impl Loaded {
    /// The state that the events fold to.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Who took notes beside the moderator, in words; none when nobody did.
    #[must_use]
    pub fn observed_by(&self, texts: &Texts) -> Option<String> {
        let names: Vec<&str> = self
            .observers
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let names = names.join(", ");
        (!names.is_empty()).then(|| fill(texts.observe.observed_by, &[("names", &shown(&names))]))
    }

    /// Whether the session can be gone on with.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if !self.outcome.damage.is_empty() {
            Standing::Damaged
        } else if self.session().finished.is_some() {
            Standing::Finished
        } else {
            Standing::Open
        }
    }

    /// What could not be read or trusted, in words, each after the session's id.
    #[must_use]
    pub fn complaints(&self, texts: &Texts) -> Vec<String> {
        let mut said = told(&self.outcome, texts);
        if self.outcome.lines == 0 {
            said.push(fill(texts.journal.empty, &[("file", &self.outcome.file)]));
        }
        match self.guide_file {
            GuideFile::Same => {}
            GuideFile::Changed => said.push(texts.journal.guide_changed.to_owned()),
            GuideFile::Missing => said.push(texts.journal.guide_missing.to_owned()),
        }
        for (coder, outcome) in self.observers.iter().chain(&self.afterwards.outcomes) {
            let each = told(outcome, texts).into_iter();
            said.extend(each.map(|what| format!("{}: {what}", shown(coder))));
        }
        let troubles = self.afterwards.troubles.iter();
        said.extend(troubles.map(|trouble| trouble.say(&texts.study)));
        let doubt = self.afterwards.review.doubt();
        said.extend(doubt.map(|doubt| doubt.say(&texts.study)));
        said.iter()
            .map(|what| format!("{}: {what}", self.folder.id))
            .collect()
    }
}

impl Doubt<'_> {
    fn say(&self, texts: &StudyTexts) -> String {
        match self {
            Doubt::NotThere(wanted) => {
                fill(texts.no_codings, &[("wanted", &shown(&wanted.to_string()))])
            }
            Doubt::Several(taken, coders) => {
                let coders = coders.join(", ");
                let values: [(&str, &dyn std::fmt::Display); 3] = [
                    ("coder", &shown(&taken.coder)),
                    ("round", &taken.round),
                    ("coders", &shown(&coders)),
                ];
                fill(texts.several_coders, &values)
            }
        }
    }
}

/// What of a journal could not be read or trusted.
pub(super) fn told(outcome: &Outcome, texts: &Texts) -> Vec<String> {
    let damage = outcome.damage.iter();
    let mut said: Vec<String> = damage
        .map(|damage| damage.say(outcome.file, &texts.journal))
        .collect();
    let torn = outcome.torn.map(|torn| torn.bytes);
    said.extend(torn.map(|bytes| {
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("file", &outcome.file), ("bytes", &bytes)];
        fill(texts.journal.torn, &values)
    }));
    said
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::guide::parse;
    use crate::journal::GUIDE;
    use crate::session::header::Phase;
    use crate::study::Study;
    use crate::study::create::NewSession;

    const GUIDE_TEXT: &str = r#"
[guide]
id = "g"
version = "1.0"
kind = "interview"
languages = ["nl"]
minutes = 10
title.nl = "Gids"
[opening]
minutes = 1
say.nl = "Welkom"
[closing]
minutes = 1
say.nl = "Dank"
[[topic]]
id = "O1"
title.nl = "Doelen"
concept = "doelen"
minutes = 8
[[topic.question]]
id = "O1.1"
ask.nl = "Welke doelen?"
[[concept]]
id = "doelen"
name.nl = "Doelen"
heading = true
[[concept]]
id = "overig"
name.nl = "Overig"
residual = true
heading = true
"#;

    fn create(study: &Study, participants: &[&str]) -> SessionFolder {
        let parsed = parse::parse_alone("g", GUIDE_TEXT).unwrap();
        let new = NewSession {
            frozen: GUIDE_TEXT,
            guide: &parsed.guide,
            participants: participants.iter().map(|&who| who.to_owned()).collect(),
            phase: Phase::Main,
            language: "nl".into(),
            start: datetime!(2026-01-12 00:30:00.250 +1),
        };
        study.create(&new).unwrap()
    }

    #[test]
    fn a_session_made_is_read_back_whole() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let made = create(&study, &["R7"]);
        assert!(made.id.starts_with("2026-01-12-R7-"), "{}", made.id);
        let loaded = made.load(&Guides::default()).unwrap();
        assert_eq!(loaded.complaints(&crate::texts::EN), Vec::<String>::new());
        assert_eq!(loaded.standing(), Standing::Open);
        assert_eq!(
            loaded.session().header.start,
            datetime!(2026-01-12 00:30:00.250 +1)
        );
        assert_eq!(loaded.session().next_seq, 1);
        assert!(
            crate::journal::verify::verify(&made.path)
                .unwrap()
                .is_whole()
        );
    }

    #[test]
    fn a_session_is_found_by_id_beginning_or_participant_and_by_no_path() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let one = create(&study, &["R7"]);
        let group = create(&study, &["R15", "R16"]);
        std::fs::create_dir(study.sessions_folder().join(".new-2026-01-12-R9-aaaa")).unwrap();
        assert_eq!(study.sessions().unwrap().len(), 2);
        for name in [&one.id, "2026-01-12-R", "r7"] {
            assert_eq!(study.find_session(name).unwrap(), one, "{name}");
        }
        assert_eq!(study.find_session("R16").unwrap(), group);
        assert!(
            matches!(study.find_session("2026"), Err(StudyError::Several(_, ids)) if ids.len() == 2)
        );
        let climbing = format!("../sessions/{}", one.id);
        for name in ["", "..", ".", &climbing, "R9", "/"] {
            assert!(
                matches!(study.find_session(name), Err(StudyError::NoSession(_))),
                "{name}"
            );
        }
        create(&study, &["R7"]);
        assert!(matches!(
            study.find_session("R7"),
            Err(StudyError::Several(..))
        ));
    }

    #[test]
    fn a_session_without_its_guide_is_still_read() {
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let made = create(&study, &["R7"]);
        let path = made.path.join(GUIDE);
        std::fs::write(&path, GUIDE_TEXT.replace("Gids", "Gidsje")).unwrap();
        assert_eq!(
            made.load(&Guides::default()).unwrap().guide_file,
            GuideFile::Changed
        );
        std::fs::remove_file(&path).unwrap();
        let loaded = made.load(&Guides::default()).unwrap();
        assert_eq!(loaded.guide_file, GuideFile::Missing);
        assert_eq!(loaded.complaints(&crate::texts::EN).len(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_a_session() {
        use std::os::unix::fs::PermissionsExt as _;
        let top = tempfile::tempdir().unwrap();
        let study = Study::open(top.path().to_owned()).unwrap();
        let made = create(&study, &["R7"]);
        let access = |path: &std::path::Path| path.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(access(&made.path), 0o700);
        for file in [GUIDE, SESSION, crate::journal::JOURNAL] {
            assert_eq!(access(&made.path.join(file)), 0o600, "{file}");
        }
    }
}
