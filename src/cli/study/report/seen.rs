//! What one session says for the overview: no words of anybody's, counts and moments alone.

use std::collections::BTreeSet;

use crate::cli::participants::flow;
use crate::handover::agreement::Comparison;
use crate::handover::record::records;
use crate::journal::deed::{Deed, RecordingDestroyed};
use crate::journal::moment::Timestamp;
use crate::journal::read::{Outcome, each};
use crate::review::agreement::Agreement;
use crate::review::wanted::Wanted;
use crate::session::header::Header;
use crate::study::load::Loaded;
use crate::study::progress::held::Held;

/// What one session says.
pub(super) struct Seen {
    /// What it says of where the study stands.
    pub held: Held,
    /// session.toml.
    pub header: Header,
    /// The guide's title, status and history, as they were frozen.
    pub guide: GuideSeen,
    /// Who was analysed, stayed and left.
    pub flow: flow::Held,
    /// How many fragments count.
    pub fragments: usize,
    /// The last moment of its journal.
    pub last: Option<Timestamp>,
    /// Its recordings that were destroyed.
    pub destroyed: Vec<(Timestamp, RecordingDestroyed)>,
    /// Its coders with their rounds.
    pub coders: Vec<(String, u32)>,
    /// How far each two coders agree in their latest rounds.
    pub agreements: Vec<([String; 2], Agreement)>,
    /// Its journals.
    pub journals: Vec<JournalSeen>,
    /// How many statements somebody of a member check answered to, of how many.
    pub statements: usize,
    /// Whether all who took part withdrew.
    pub is_withdrawn: bool,
}

/// A guide as a session froze it.
pub(super) struct GuideSeen {
    pub title: String,
    pub status: Option<String>,
    pub history: Vec<crate::guide::history::Revision>,
}

/// A journal with what it ends in.
pub(super) struct JournalSeen {
    pub file: String,
    pub lines: u64,
    pub last_hash: Option<String>,
    pub is_whole: bool,
}

impl JournalSeen {
    /// What a journal is like.
    pub(super) fn of(file: String, outcome: &Outcome) -> JournalSeen {
        JournalSeen {
            file,
            lines: outcome.lines,
            last_hash: outcome.last_hash.map(|hash| hash.to_string()),
            is_whole: outcome.damage.is_empty(),
        }
    }
}

impl Seen {
    /// What a session says, its guide in a language.
    pub(super) fn of(loaded: &Loaded, language: &str) -> Seen {
        let session = loaded.session();
        let guide = &session.guide;
        let sheets = loaded.afterwards.review.sheets();
        let counted = records(loaded, "").into_iter();
        let counted = counted.filter(|record| record.is_fragment() && !record.outside);
        let (last, destroyed) = moments(loaded);
        Seen {
            held: Held::of(loaded),
            guide: GuideSeen {
                title: guide.title.words(language).to_owned(),
                status: guide.status.clone(),
                history: guide.history.clone(),
            },
            flow: flow::of_session(loaded),
            fragments: counted.count(),
            last,
            destroyed,
            coders: sheets
                .iter()
                .map(|sheet| (sheet.coder.clone(), sheet.round))
                .collect(),
            agreements: agreements(loaded),
            journals: journals(loaded),
            statements: session.outline.statements().count(),
            is_withdrawn: session.table.is_withdrawn(),
            header: Header::clone(&session.header),
        }
    }
}

/// The last moment, and what was destroyed: from the journal as it stands, as what was withdrawn is left
/// out elsewhere.
fn moments(loaded: &Loaded) -> (Option<Timestamp>, Vec<(Timestamp, RecordingDestroyed)>) {
    let (mut last, mut destroyed) = (None, Vec::new());
    // What cannot be read was said when the session was.
    let _ = each(&loaded.folder.path, |event| {
        last = last.max(Some(event.at));
        if let Deed::RecordingDestroyed(record) = event.deed {
            destroyed.push((event.at, record));
        }
    });
    (last, destroyed)
}

fn agreements(loaded: &Loaded) -> Vec<([String; 2], Agreement)> {
    let review = &loaded.afterwards.review;
    let coders: BTreeSet<&str> = review.sheets().iter().map(|it| it.coder.as_str()).collect();
    let coders: Vec<&str> = coders.into_iter().collect();
    let wanted = |coder: &str| {
        let sheet = review.latest_of(coder)?;
        Some(Wanted {
            coder: Some(coder.to_owned()),
            round: Some(sheet.round),
        })
    };
    let mut found = Vec::new();
    for (at, first) in coders.iter().enumerate() {
        for second in coders.iter().skip(at + 1) {
            let (Some(one), Some(other)) = (wanted(first), wanted(second)) else {
                continue;
            };
            if let Ok(compared) = Comparison::of(loaded, [&one, &other]) {
                let pair = [(*first).to_owned(), (*second).to_owned()];
                found.push((pair, compared.agreement));
            }
        }
    }
    found
}

fn journals(loaded: &Loaded) -> Vec<JournalSeen> {
    let id = &loaded.folder.id;
    let own = JournalSeen::of(id.clone(), &loaded.outcome);
    let beside = loaded.observers.iter().chain(&loaded.afterwards.outcomes);
    let beside = beside.map(|(who, outcome)| JournalSeen::of(format!("{id}, {who}"), outcome));
    std::iter::once(own).chain(beside).collect()
}
