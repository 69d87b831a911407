//! Erasing what a participant withdraws: from journals, drafts, torn tails, transcripts and recordings.
//!
//! The study's own journal says so first; from then on nothing of it is shown, counted or handed over.
//! Then each session is emptied, what depends on other files before those files: stopped anywhere, the
//! same withdrawal again finishes it.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use super::Study;
use super::audio::SoundFile;
use super::beside::Role;
use super::create::SessionFolder;
use super::error::StudyError;
use super::reviews::Journals;
use super::transcripts::TRANSCRIPT;
use crate::journal::append::OpenError;
use crate::journal::deed::{Deed, Note, NoteKind, Withdrawal, Withdrawn};
use crate::journal::erase::{EraseError, erasable, erase};
use crate::journal::hash::Hash;
use crate::journal::lock::Lock;
use crate::journal::{Event, JOURNAL};
use crate::review::fold::Journal;
use crate::review::withdrawals::{Withdrawals, everyone, reason};
use crate::review::withheld::Withheld;
use crate::transcript::Transcripts;
use crate::{durable, system};

/// What a participant withdraws, and from which session alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaving {
    /// Who.
    pub participant: String,
    /// What.
    pub scope: Withdrawal,
    /// The session that it is about; none where it is about all.
    pub session: Option<String>,
}

/// What of one session goes.
#[derive(Debug)]
pub struct Share {
    /// The session.
    pub session: SessionFolder,
    /// Who of it stays.
    pub others: Vec<String>,
    /// What goes.
    pub withheld: Withheld,
    /// The recordings that go.
    pub recordings: Vec<SoundFile>,
    /// The files with what was said as they came, with the names in them, that go.
    pub as_they_came: Vec<PathBuf>,
    /// When notes were taken that name nobody, or speak of the participant, on the session's clock in
    /// milliseconds: they stay, and may be theirs all the same.
    pub doubtful: Vec<u64>,
    /// Lines that are damaged so that nothing can be told of them.
    pub unreadable: usize,
    transcripts: Transcripts,
    /// The transcripts that the journal tells of, each with its SHA-256.
    told: Vec<(String, String)>,
}

/// Why something of a withdrawal could not be done.
#[derive(Debug)]
pub enum WithdrawError {
    /// A session's journal could not be written to or erased from: the session, the cause.
    Session(String, EraseError),
    /// A file stood in the way.
    Study(StudyError),
}

impl From<StudyError> for WithdrawError {
    fn from(error: StudyError) -> WithdrawError {
        WithdrawError::Study(error)
    }
}

impl Study {
    /// What of each session goes when somebody withdraws; the withdrawals of others are known.
    ///
    /// # Errors
    /// When the sessions cannot be listed, or a journal cannot be read at all.
    pub fn shares(&self, leaving: &Leaving, known: &Withdrawals) -> Result<Vec<Share>, StudyError> {
        let mut shares = Vec::new();
        for session in self.sessions()? {
            let is_meant = leaving
                .session
                .as_ref()
                .is_none_or(|only| *only == session.id);
            if is_meant && is_mentioned(&session, &leaving.participant)? {
                shares.extend(self.share(session, leaving, known)?);
            }
        }
        Ok(shares)
    }

    /// What of a session goes; none of one that the participant had no part in.
    fn share(
        &self,
        session: SessionFolder,
        leaving: &Leaving,
        known: &Withdrawals,
    ) -> Result<Option<Share>, StudyError> {
        let reading = session.reading()?;
        // Of a session that does not say who takes part its id does.
        let table = session.header().map_or_else(
            |_| vec![leaving.participant.clone()],
            |header| everyone(&header.participants, &reading.events),
        );
        if !table.contains(&leaving.participant) {
            return Ok(None);
        }
        let mut leavers = known.leavers(&session.id, &table);
        leavers.add(&leaving.participant, leaving.scope);
        let (transcripts, _) = session.transcripts();
        let observers = whole(session.journals_of(Role::Observer))?;
        let journals = whole(session.review_journals())?;
        let events = &reading.events;
        let mut withheld = Withheld::of(
            &table,
            &leavers,
            events,
            &observers,
            &transcripts,
            &journals,
        );
        let stays = |who: &&String| !leavers.all.contains(*who);
        let others: Vec<String> = table.iter().filter(stays).cloned().collect();
        let damaged = reading.outcome.damage.iter();
        let damaged: BTreeSet<u64> = damaged.filter_map(|damage| damage.seq).collect();
        let named = erasable(&session.path).map_err(StudyError::at(&session.path))?;
        if others.is_empty() {
            // What this version does not understand, or was changed, may hold their words as well.
            withheld.lines.extend(damaged.intersection(&named));
        }
        let (mut recordings, mut as_they_came) = (Vec::new(), Vec::new());
        if withheld.recordings {
            let found = session.sound_files();
            recordings = found.map_err(StudyError::at(&session.path))?;
            as_they_came = self.as_they_came(&session.id)?;
        }
        let mut told: Vec<(String, String)> = Vec::new();
        for event in &reading.events {
            if let Deed::Transcribed(kept) = &event.deed {
                told.retain(|(file, _)| *file != kept.file);
                told.push((kept.file.clone(), kept.sha256.clone()));
            }
        }
        let stays = |event: &&Event| !withheld.lines.contains(&event.seq);
        let staying = reading.events.iter().filter(stays);
        let doubtful = staying.filter_map(|event| match &event.deed {
            Deed::Note(note) => is_doubtful(note, &leaving.participant).then_some(note.ms),
            _ => None,
        });
        let doubtful = match leaving.scope {
            Withdrawal::All if !others.is_empty() => doubtful.collect(),
            _ => Vec::new(),
        };
        Ok(Some(Share {
            doubtful,
            others,
            withheld,
            recordings,
            as_they_came,
            unreadable: reading.outcome.damage.len() - damaged.intersection(&named).count(),
            transcripts: session.as_written().transcripts().0,
            told,
            session,
        }))
    }

    /// The withdrawals that a session still holds something of, as after an interruption or in a copy
    /// that came back.
    ///
    /// # Errors
    /// As [`Study::shares`].
    pub fn left_over(
        &self,
        session: &SessionFolder,
        known: &Withdrawals,
    ) -> Result<Vec<Leaving>, StudyError> {
        let mut widest: Vec<Leaving> = Vec::new();
        for (_, withdrawn) in known.all() {
            let only = withdrawn.session.as_ref();
            if only.is_some_and(|only| *only != session.id) {
                continue;
            }
            let leaving = Leaving {
                participant: withdrawn.participant.clone(),
                scope: withdrawn.scope,
                session: withdrawn.session.clone(),
            };
            let mut theirs = widest.iter_mut();
            match theirs.find(|one| one.participant == leaving.participant) {
                Some(one) if one.scope < leaving.scope => *one = leaving,
                Some(_) => {}
                None => widest.push(leaving),
            }
        }
        let mut found = Vec::new();
        for leaving in widest {
            let own = known.only(&leaving.participant);
            if is_mentioned(session, &leaving.participant)?
                && let Some(share) = self.share(session.clone(), &leaving, &own)?
                && !share.is_empty()
            {
                found.push(leaving);
            }
        }
        Ok(found)
    }

    /// Writes down that somebody withdrew, unless it is written down already. From here on nothing of
    /// it is shown, counted or handed over.
    ///
    /// # Errors
    /// As [`Study::record`].
    pub fn record_withdrawal(
        &self,
        leaving: &Leaving,
        shares: &[Share],
        known: &Withdrawals,
        why: Option<&str>,
    ) -> Result<(), OpenError> {
        let is_it = |withdrawn: &Withdrawn| {
            withdrawn.participant == leaving.participant
                && withdrawn.scope == leaving.scope
                && withdrawn.session == leaving.session
        };
        if known.all().any(|(_, withdrawn)| is_it(withdrawn)) {
            return Ok(());
        }
        self.record(Withdrawn {
            participant: leaving.participant.clone(),
            scope: leaving.scope,
            session: leaving.session.clone(),
            sessions: shares
                .iter()
                .map(|share| share.session.id.clone())
                .collect(),
            reason: why.map(str::to_owned),
        })
    }

    /// Takes a participant who withdrew from the study out of participants.toml, the key, and the names
    /// that transcripts are known by.
    ///
    /// # Errors
    /// When one of these cannot be read, understood or written.
    pub fn forget(&self, participant: &str) -> Result<(), StudyError> {
        self.unregister(participant)?;
        self.forget_speaker(participant)?;
        let mut key = self.key()?;
        if key.remove(participant) {
            self.keep_key(&key)?;
        }
        Ok(())
    }

    /// Erases what goes of a session.
    ///
    /// # Errors
    /// When another process holds a journal, or a file cannot be read, written or removed.
    pub fn erase_share(&self, share: &Share, participant: &str) -> Result<(), WithdrawError> {
        let session = &share.session;
        let failed = |error| WithdrawError::Session(session.id.clone(), error);
        let at = |error| WithdrawError::Study(StudyError::Io(session.path.clone(), error));
        let reason = reason(participant);
        for (folder, lines) in share.beside() {
            let lines: Vec<u64> = lines.iter().copied().collect();
            erase(&folder, &lines, &reason).map_err(failed)?;
        }
        share.silence().map_err(failed)?;
        for path in &share.as_they_came {
            durable::remove(path).map_err(at)?;
            system::sync_folder(durable::folder_of(path)).map_err(at)?;
        }
        if !share.recordings.is_empty() {
            let gone = session.destroy_recordings(&reason);
            gone.map_err(|error| failed(error.into()))?;
        }
        let lines: Vec<u64> = share.withheld.lines.iter().copied().collect();
        erase(&session.path, &lines, &reason).map_err(failed)
    }
}

impl Share {
    /// Whether a process works in the session, which then cannot be erased from.
    ///
    /// # Errors
    /// When it does, or a lock cannot be taken.
    pub fn is_free(&self) -> Result<(), WithdrawError> {
        let folders = self.beside().map(|(folder, _)| folder);
        for folder in folders.chain([self.session.path.clone()]) {
            Lock::take(&folder).map_err(|error| {
                let error = OpenError::from(error).into();
                WithdrawError::Session(self.session.id.clone(), error)
            })?;
        }
        Ok(())
    }

    /// Whether nothing of it is there any more.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let lines = self.withheld.lines.len() + self.lines_beside();
        let files = self.recordings.len() + self.as_they_came.len();
        lines + files + self.turns() == 0
    }

    /// How many turns of transcripts go.
    #[must_use]
    pub fn turns(&self) -> usize {
        let mut all = self.transcripts.clone();
        let each = all.all_mut();
        each.map(|(name, transcript)| self.withheld.silence(name, transcript))
            .sum()
    }

    /// How many lines of coders' and observers' journals go.
    #[must_use]
    pub fn lines_beside(&self) -> usize {
        self.beside().map(|(_, lines)| lines.len()).sum()
    }

    /// The journals that others keep of the session, with the lines of each that go.
    fn beside(&self) -> impl Iterator<Item = (PathBuf, &BTreeSet<u64>)> {
        let of = |role: Role| {
            move |(author, lines): (&String, _)| (self.session.beside(role, author), lines)
        };
        let reviews = self.withheld.reviews.iter().map(of(Role::Coder));
        let observers = self.withheld.observers.iter().map(of(Role::Observer));
        reviews.chain(observers)
    }

    /// Takes the turns out of the transcripts; of a session that nobody is left of the transcripts go.
    fn silence(&self) -> Result<(), EraseError> {
        let session = &self.session;
        let names = session.transcript_names()?;
        if self.withheld.transcripts {
            for name in &names {
                durable::remove(&session.transcript_path(name))?;
            }
            return sync(&session.path.join(TRANSCRIPT));
        }
        for (name, transcript) in self.transcripts.all() {
            let mut left = transcript.clone();
            let changed = self.withheld.silence(name, &mut left) > 0;
            let theirs = self.withheld.turns.get(name);
            // Stopped after the file was written and before the journal said so, the two differ.
            let differs = || {
                let file = format!("{name}.json");
                let told = self.told.iter().find(|(known, _)| *known == file)?;
                let bytes = std::fs::read(session.transcript_path(name)).ok()?;
                Some(Hash::of(&bytes).as_str() != told.1)
            };
            let is_theirs = theirs.is_some_and(|turns| !turns.is_empty());
            if changed || (is_theirs && differs() == Some(true)) {
                session.keep_transcript(name, &left)?;
            }
        }
        Ok(())
    }
}

/// Whether a participant's number stands in what says who takes part, or in the journal.
fn is_mentioned(session: &SessionFolder, participant: &str) -> Result<bool, StudyError> {
    if session.is_with(participant) {
        return Ok(true);
    }
    let path = session.path.join(JOURNAL);
    let journal = std::fs::read(&path).map_err(StudyError::at(&path))?;
    let journal = String::from_utf8_lossy(&journal);
    let mut written = session.numbers.written(participant);
    Ok(
        written
            .any(|who| journal.contains(&format!("\"{who}\"")) || journal.contains(&reason(who))),
    )
}

/// Whether a note of a group names nobody who said it, or speaks of a participant.
fn is_doubtful(note: &Note, participant: &str) -> bool {
    let mut words = note.text.split(|c: char| !c.is_alphanumeric());
    let is_said = matches!(
        note.kind,
        NoteKind::Note
            | NoteKind::Quote
            | NoteKind::Nuance
            | NoteKind::Addition
            | NoteKind::Disagreement
    );
    (is_said && note.speakers.is_empty()) || words.any(|word| word == participant)
}

/// The journals, all of them: of one that cannot be read nothing can be erased.
fn whole(found: Journals) -> Result<Vec<Journal>, StudyError> {
    match found.troubles.into_iter().next() {
        Some(trouble) => Err(trouble),
        None => Ok(found.journals),
    }
}

fn sync(folder: &Path) -> Result<(), EraseError> {
    match system::sync_folder(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
