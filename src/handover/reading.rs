//! Reading many sessions: in parallel, a few at a time, given in order.

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::review::withdrawals::{Withdrawals, everyone};
use crate::session::header::{Header, Phase};
use crate::study::create::SessionFolder;
use crate::study::error::StudyError;
use crate::study::load::Loaded;
use crate::study::reader::Reader;
use crate::texts::Texts;

/// Sessions that are in memory at one time.
const AT_A_TIME: usize = 32;

/// Sessions that are to be read, with what each is.
#[derive(Debug, Default)]
pub struct Chosen {
    /// The sessions, in order.
    pub sessions: Vec<SessionFolder>,
    /// What could not be read.
    pub complaints: Vec<String>,
    /// The language of all of them, when they agree.
    pub language: Option<String>,
}

/// Of some sessions those of the wanted phases, all of them when no phase is wanted; but for those
/// whose participants all withdrew.
#[must_use]
pub fn choose(
    sessions: Vec<SessionFolder>,
    phases: &[Phase],
    withdrawals: &Withdrawals,
    texts: &Texts,
) -> Chosen {
    let headers: Vec<_> = sessions.par_iter().map(SessionFolder::header).collect();
    let mut chosen = Chosen::default();
    let mut languages: Vec<String> = Vec::new();
    for (session, header) in sessions.into_iter().zip(headers) {
        match header {
            Ok(header) if is_wanted(&header, phases) => {
                if is_left(&session, &header, withdrawals) {
                    continue;
                }
                if !languages.contains(&header.language) {
                    languages.push(header.language);
                }
                chosen.sessions.push(session);
            }
            Ok(_) => {}
            Err(error) => chosen.complaints.push(error.say(&texts.study)),
        }
    }
    chosen.language = match languages.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    };
    chosen
}

/// Whether everyone who was at the table withdrew.
fn is_left(session: &SessionFolder, header: &Header, withdrawals: &Withdrawals) -> bool {
    let left = |all: &[String]| {
        let leavers = withdrawals.leavers(&session.id, all).all;
        !all.is_empty() && all.iter().all(|who| leavers.contains(who))
    };
    // Others may have come late.
    left(&header.participants)
        && session
            .reading()
            .is_ok_and(|reading| left(&everyone(&header.participants, &reading.events)))
}

fn is_wanted(header: &Header, phases: &[Phase]) -> bool {
    phases.is_empty() || phases.contains(&header.phase)
}

/// Reads sessions and gives what `make` makes of each to `take`, in order; those are passed over whose
/// participants all withdrew. Only a few are in memory at one time. What could not be read goes to
/// `complain`.
///
/// # Errors
/// The first error of `take`.
pub fn each<T: Send, E>(
    reader: &Reader,
    sessions: &[SessionFolder],
    texts: &Texts,
    make: impl Fn(&Loaded) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
    complain: impl FnMut(String),
) -> Result<(), E> {
    let make = |loaded: &Loaded| (!loaded.session().table.is_withdrawn()).then(|| make(loaded));
    let take = |made: Option<T>| made.map_or(Ok(()), &mut take);
    each_at_all(reader, sessions, texts, make, take, complain)
}

/// The same with those whose participants withdrew: without what was theirs they say no more than that
/// they were held.
///
/// # Errors
/// As [`each`].
pub fn each_at_all<T: Send, E>(
    reader: &Reader,
    sessions: &[SessionFolder],
    texts: &Texts,
    make: impl Fn(&Loaded) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
    mut complain: impl FnMut(String),
) -> Result<(), E> {
    reader.complaints(texts).into_iter().for_each(&mut complain);
    for few in sessions.chunks(AT_A_TIME) {
        let read = |session: &SessionFolder| {
            let loaded = session.load_whole(reader)?;
            Ok((make(&loaded), loaded.complaints(texts)))
        };
        let all: Vec<Result<_, StudyError>> = few.par_iter().map(read).collect();
        for one in all {
            match one {
                Ok((one, complaints)) => {
                    complaints.into_iter().for_each(&mut complain);
                    take(one)?;
                }
                Err(error) => complain(error.say(&texts.study)),
            }
        }
    }
    Ok(())
}
