//! Bringing a folder in. Stopped anywhere, the same again goes on from there.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::NotMerged;
use super::compare::{Piece, told};
use super::plain::{self, files_in};
use super::plan::{Fresh, Plan, Shared};
use super::side::Side;
use crate::journal::JOURNAL;
use crate::journal::deed::{Deed, Merged, Renumbered};
use crate::journal::lock::{Lock, LockError};
use crate::review::numbers::Numbers;
use crate::review::withdrawals::{Leavers, Withdrawals};
use crate::study::Study;
use crate::study::beside::is_author;
use crate::study::create::{SessionFolder, UNFINISHED};
use crate::study::error::StudyError;
use crate::study::locked::open_name;
use crate::study::log::Log;
use crate::study::transcripts::TRANSCRIPT;
use crate::{durable, system};

/// How many sessions are copied before they are synced together and get their names.
const AT_A_TIME: usize = 64;

/// What came in.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Sessions that are new.
    pub sessions: usize,
    /// Sessions here of which something came in.
    pub grown: usize,
    /// Participants who are new in the list or in the key.
    pub participants: usize,
    /// Lines of the other study's own journal.
    pub lines: usize,
    /// The sessions that somebody withdrew something of, which is still there.
    pub to_empty: Vec<(String, String)>,
}

impl Study {
    /// Brings a folder in, while the study's own journal is held.
    ///
    /// # Errors
    /// When a file cannot be read or written, or a session here is being worked in; what was brought in
    /// so far is whole.
    pub fn carry(
        &self,
        log: &mut Log,
        here: &Side,
        there: &Side,
        plan: &Plan,
    ) -> Result<Carried, NotMerged> {
        let mut carried = Carried {
            lines: plan.told.len(),
            ..Carried::default()
        };
        let growing: Vec<&Shared> = plan.growing().collect();
        let mut locks = Vec::new();
        for shared in &growing {
            locks.push(Lock::take(&shared.here.path).map_err(|error| match error {
                LockError::Held => NotMerged::InUse(shared.here.id.clone()),
                LockError::Io(error) => StudyError::Io(shared.here.path.clone(), error).into(),
            })?);
        }
        let kept = log.append(deeds(here, there, plan).into_iter());
        kept.map_err(StudyError::at(self.log_site().journal()))?;
        let log = self
            .log()
            .map_err(StudyError::at(self.log_site().journal()))?;
        let withdrawals = Withdrawals::of(log.as_ref().map_or(&[], |log| &log.events));
        carried.participants = self.carry_people(here, there, plan, &withdrawals)?;
        self.carry_names(here, there, plan)?;
        for shared in &growing {
            let left = withdrawals.leavers(&shared.here.id, &everyone(here, &shared.here));
            grow(shared, &left).map_err(StudyError::at(&shared.here.path))?;
            carried.grown += 1;
        }
        for some in plan.fresh.chunks(AT_A_TIME) {
            self.bring(some)?;
            carried.sessions += some.len();
        }
        drop(locks);
        for held in there.sessions.values() {
            let id = &held.folder.id;
            let now = held.everyone();
            let now = now.map(|who| plan.same.people.get(who).map_or(who, String::as_str));
            let now: Vec<String> = now.map(str::to_owned).collect();
            let left = withdrawals.leavers(id, &now);
            if !self.sessions_folder().join(id).is_dir() {
                continue;
            }
            if is_silent(&left) {
                continue;
            }
            self.carry_as_they_came(there, id)?;
        }
        carried.to_empty = self.to_empty(&withdrawals)?;
        Ok(carried)
    }

    /// Brings in who takes part, and who they are; but nobody who withdrew.
    fn carry_people(
        &self,
        here: &Side,
        there: &Side,
        plan: &Plan,
        withdrawals: &Withdrawals,
    ) -> Result<usize, StudyError> {
        let mut new = BTreeSet::new();
        let stays = |now: &String| withdrawals.left(now).is_none();
        let people = || plan.same.people.iter().filter(|(_, now)| stays(now));
        let wanted = people().filter(|(id, _)| there.rows.contains_key(*id));
        let wanted: Vec<(&str, &str)> = wanted
            .map(|(id, now)| (id.as_str(), now.as_str()))
            .collect();
        new.extend(self.register_from(&there.study, &wanted)?);
        let mut key = self.key()?;
        let mut is_changed = false;
        for (id, now) in people() {
            if key.take(now, &there.key, id) {
                is_changed = true;
                new.insert(now.clone());
            }
        }
        if is_changed {
            self.keep_key(&key)?;
        }
        let left = here.people().into_iter().filter(|now| !stays(now));
        for now in left.filter(|now| here.rows.contains_key(now) || key.get(now).is_some()) {
            self.forget(&now)?;
        }
        Ok(new.len())
    }

    /// Brings in the names of speakers and the researcher's own terms.
    fn carry_names(&self, here: &Side, there: &Side, plan: &Plan) -> Result<(), StudyError> {
        let known: BTreeSet<&str> = here
            .speakers
            .iter()
            .map(|(name, _)| name.as_str())
            .collect();
        let new = there.speakers.iter();
        let new = new.filter(|(name, _)| !known.contains(name.as_str()));
        let new: Vec<(String, String)> = new
            .map(|(name, code)| {
                let now = plan.same.people.get(code).unwrap_or(code);
                (name.clone(), now.clone())
            })
            .collect();
        self.remember_speakers(&new)?;
        self.add_terms(&there.study)
    }

    /// Brings in sessions that are new: each whole, or not at all.
    fn bring(&self, some: &[Fresh]) -> Result<(), StudyError> {
        let sessions = self.make_sessions_folder()?;
        let unfinished = |fresh: &Fresh| sessions.join(format!("{UNFINISHED}{}", fresh.folder.id));
        let copy_all = || {
            for fresh in some {
                // What an earlier time that was cut short left behind.
                let _ = std::fs::remove_dir_all(unfinished(fresh));
                copy(&fresh.folder.path, &unfinished(fresh))
                    .map_err(StudyError::at(sessions.join(&fresh.folder.id)))?;
            }
            durable::sync_all(&sessions).map_err(StudyError::at(&sessions))?;
            for fresh in some {
                let path = sessions.join(&fresh.folder.id);
                std::fs::rename(unfinished(fresh), &path).map_err(StudyError::at(&path))?;
            }
            system::sync_folder(&sessions).map_err(StudyError::at(&sessions))
        };
        let made = copy_all();
        if made.is_err() {
            for fresh in some {
                let _ = std::fs::remove_dir_all(unfinished(fresh));
            }
        }
        made
    }

    /// Brings in the files of a session as they came, as far as the journal here tells of what became
    /// of them.
    fn carry_as_they_came(&self, there: &Side, session: &str) -> Result<(), StudyError> {
        let files = there.study.as_they_came(session)?;
        if files.is_empty() {
            return Ok(());
        }
        let folder = self.sessions_folder().join(session);
        let told = told(&folder).map_err(StudyError::at(&folder))?;
        let own = self.as_they_came(session)?;
        let stem = |path: &Path| {
            let name = open_name(path);
            let stem = name.file_stem().unwrap_or_default();
            stem.to_string_lossy().into_owned()
        };
        for path in files {
            let name = stem(&path);
            let is_there = own.iter().any(|own| stem(own) == name);
            let is_told = told.contains_key(&format!("{TRANSCRIPT}/{name}.json"));
            if is_there || !is_told {
                continue;
            }
            plain::file(path.clone()).map_err(StudyError::at(&path))?;
            let path = open_name(&path);
            let ending = path.extension().unwrap_or_default().to_string_lossy();
            let bytes = there.study.private_bytes(&path)?.unwrap_or_default();
            self.keep_as_it_came(session, &name, &ending, &bytes)?;
        }
        Ok(())
    }

    /// The sessions that still hold something that was withdrawn, with who withdrew it.
    fn to_empty(&self, withdrawals: &Withdrawals) -> Result<Vec<(String, String)>, StudyError> {
        let mut found = Vec::new();
        if withdrawals.all().next().is_none() {
            return Ok(found);
        }
        for session in self.sessions()? {
            // One that cannot be read is told of by `verify`.
            let left = self.left_over(&session, withdrawals).unwrap_or_default();
            let left = left.into_iter();
            found.extend(left.map(|leaving| (session.id.clone(), leaving.participant)));
        }
        Ok(found)
    }
}

/// Whether somebody at the table withdrew what was recorded.
fn is_silent(left: &Leavers) -> bool {
    !left.all.is_empty() || !left.recording.is_empty()
}

fn everyone(here: &Side, session: &SessionFolder) -> Vec<String> {
    let held = here.sessions.get(&session.id);
    held.map_or_else(Vec::new, |held| {
        held.everyone().map(str::to_owned).collect()
    })
}

/// What the study's own journal has to say before anything comes in.
fn deeds(here: &Side, there: &Side, plan: &Plan) -> Vec<Deed> {
    let source = &plan.source;
    let through = there.past.last.clone();
    let mut deeds: Vec<Deed> = Vec::new();
    let others = plan.renumbered();
    let is_known = |participants: &BTreeMap<String, String>| {
        let mut before = here.past.renumbered(&there.past);
        before.any(|(_, it)| it.participants == *participants)
    };
    let participants = others
        .iter()
        .map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
    let participants: BTreeMap<String, String> = participants.collect();
    if !participants.is_empty() && !is_known(&participants) {
        deeds.push(
            Renumbered {
                source: source.clone(),
                through: through.clone(),
                participants,
            }
            .into(),
        );
    }
    let told = plan.told.iter();
    deeds.extend(told.map(|line| line.taken_over(source, &plan.same.people).into()));
    let mut groups: Vec<(&Numbers, Vec<String>)> = Vec::new();
    for fresh in &plan.fresh {
        let (id, numbers) = (&fresh.folder.id, &fresh.folder.numbers);
        if here.numbers.knows(id) && here.numbers.of_session(id) == *numbers {
            continue;
        }
        match groups.iter_mut().find(|(known, _)| *known == numbers) {
            Some((_, ids)) => ids.push(id.clone()),
            None => groups.push((numbers, vec![id.clone()])),
        }
    }
    deeds.extend(groups.into_iter().map(|(numbers, sessions)| {
        let pairs = numbers.pairs();
        Deed::from(Merged {
            source: source.clone(),
            through: through.clone(),
            sessions,
            numbers: pairs.map(|(a, b)| (a.to_owned(), b.to_owned())).collect(),
        })
    }));
    deeds
}

/// Brings in what the other copy of a session has besides; recordings and transcripts only when nobody
/// withdrew them.
fn grow(shared: &Shared, left: &Leavers) -> io::Result<()> {
    let (here, there) = (&shared.here, &shared.there);
    for piece in &shared.compared.pieces {
        match piece {
            Piece::Journal => replace(&there.path, &here.path)?,
            Piece::Author(role, author) if is_author(author) => {
                system::create_private_folder(&here.path.join(role.folder()))?;
                let (from, to) = (there.beside(*role, author), here.beside(*role, author));
                durable::place_folder(&to, |made| copy_into(&from, made))?;
            }
            Piece::AuthorJournal(role, author) => {
                let (from, to) = (there.beside(*role, author), here.beside(*role, author));
                let _lock = Lock::take(&to).map_err(io::Error::other)?;
                replace(&from, &to)?;
            }
            Piece::File(_) if is_silent(left) => {}
            Piece::File(file) => {
                let (from, to) = (there.path.join(file), here.path.join(file));
                system::create_private_folder(durable::folder_of(&to))?;
                let mut from = std::fs::File::open(from)?;
                durable::replace_by(&to, |to| io::copy(&mut from, to).map(drop))?;
            }
            Piece::Author(..) => {}
        }
    }
    Ok(())
}

/// Puts a journal in the place of one that does not go as far.
fn replace(from: &Path, to: &Path) -> io::Result<()> {
    let longer = std::fs::read(from.join(JOURNAL))?;
    durable::replace(&to.join(JOURNAL), &longer)
}

/// Makes a folder with the files of another, byte for byte.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    system::create_new_private_folder(to)?;
    copy_into(from, to)
}

fn copy_into(from: &Path, to: &Path) -> io::Result<()> {
    for file in files_in(from)? {
        let target = to.join(&file);
        system::create_private_folder(durable::folder_of(&target))?;
        let mut options = system::private_file();
        let mut target = options.write(true).create_new(true).open(&target)?;
        io::copy(&mut std::fs::File::open(from.join(&file))?, &mut target)?;
    }
    Ok(())
}
