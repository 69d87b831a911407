//! What pilots say of a guide: version by version, item by item, what was asked, how long it took, and
//! what was not clear. They count nowhere else.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::session::Session;
use crate::session::item::State;
use crate::session::place::Section;
use crate::study::load::Loaded;

/// The versions of a guide that were tried out, in order.
#[derive(Debug, Default, Serialize)]
pub struct Pilots {
    /// Each version.
    pub versions: Vec<Version>,
}

/// What the pilots with one version say.
#[derive(Debug, Serialize)]
pub struct Version {
    /// The version.
    pub version: String,
    /// The sessions.
    pub sessions: Vec<String>,
    /// The topics and, after each, its statements, questions and probes.
    pub items: Vec<Item>,
}

/// What the pilots say of a topic or an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Whether it is a topic.
    pub topic: bool,
    /// How deep it stands: 0 for a topic, 1 for what stands in it, 2 for a probe, and so on.
    pub depth: usize,
    /// What it says, in the language of the first session.
    pub words: String,
    /// The minutes planned; none for what is no topic.
    pub planned: Option<u32>,
    /// In how many sessions it was asked.
    pub asked: usize,
    /// In how many it was skipped.
    pub skipped: usize,
    /// In how many time was spent on it.
    pub reached: usize,
    /// The time spent on it in all sessions, in milliseconds.
    pub spent_ms: u64,
    /// What was not clear, and why it was skipped.
    pub remarks: Vec<Remark>,
}

/// What an interviewer wrote about an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// The session.
    pub session: String,
    /// Whether the wording was flagged as unclear; else it says why the item was skipped.
    pub unclear: bool,
    /// The words.
    pub words: String,
}

impl Item {
    /// The minutes that it took on average where it was come to, in tenths.
    #[must_use]
    pub fn tenths(&self) -> Option<u64> {
        let reached = u64::try_from(self.reached)
            .ok()
            .filter(|count| *count > 0)?;
        Some((self.spent_ms / reached + 3_000) / 6_000)
    }

    /// How often it was flagged as unclear.
    #[must_use]
    pub fn unclear(&self) -> usize {
        self.remarks.iter().filter(|remark| remark.unclear).count()
    }

    /// Whether anything happened with it.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.asked + self.skipped + self.reached > 0 || !self.remarks.is_empty()
    }

    fn add(&mut self, other: Item) {
        self.asked += other.asked;
        self.skipped += other.skipped;
        self.reached += other.reached;
        self.spent_ms += other.spent_ms;
        self.remarks.extend(other.remarks);
    }
}

impl Pilots {
    /// Adds what one session says.
    pub fn add(&mut self, one: Version) {
        let known = self.versions.iter_mut();
        let Some(known) = known.into_iter().find(|it| it.version == one.version) else {
            self.versions.push(one);
            return;
        };
        known.sessions.extend(one.sessions);
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (at, item) in known.items.iter().enumerate() {
            places.insert(item.id.clone(), at);
        }
        for item in one.items {
            // A guide that was changed without another version may have items of its own.
            match places.get(&item.id).and_then(|at| known.items.get_mut(*at)) {
                Some(there) => there.add(item),
                None => known.items.push(item),
            }
        }
    }
}

/// What one session says of its guide.
#[must_use]
pub fn of_session(loaded: &Loaded) -> Version {
    let session = loaded.session();
    let mut items = Vec::new();
    for (at, topic) in session.guide.topics.iter().enumerate() {
        let spent = session.spent.get(&Section::Topic(at)).copied();
        items.push(Item {
            id: topic.id.clone(),
            topic: true,
            depth: 0,
            words: topic.title.words(&session.language).to_owned(),
            planned: Some(topic.minutes),
            asked: 0,
            skipped: 0,
            reached: usize::from(spent.is_some_and(|ms| ms > 0)),
            spent_ms: spent.unwrap_or(0),
            remarks: remarks(session, &loaded.folder.id, &topic.id, None),
        });
        let below = session.outline.of_topic(at);
        items.extend(below.filter_map(|index| item(session, &loaded.folder.id, index)));
    }
    Version {
        version: session.header.guide_version.clone(),
        sessions: vec![loaded.folder.id.clone()],
        items,
    }
}

fn item(session: &Session, folder: &str, index: usize) -> Option<Item> {
    let item = session.outline.item(index)?;
    let state = session.items.get(index)?;
    let spent = session.spent_on_items.get(&index).copied().unwrap_or(0);
    let words = session.outline.wording(&session.guide, index);
    let skipped = state.skipped.as_ref().map(|(_, why)| why.as_str());
    Some(Item {
        id: item.id.clone(),
        topic: false,
        depth: item.depth + 1,
        words: words
            .map_or("", |text| text.words(&session.language))
            .to_owned(),
        planned: None,
        asked: usize::from(state.state() == State::Asked),
        skipped: usize::from(state.state() == State::Skipped),
        reached: usize::from(spent > 0),
        spent_ms: spent,
        remarks: remarks(session, folder, &item.id, skipped),
    })
}

fn remarks(session: &Session, folder: &str, id: &str, skipped: Option<&str>) -> Vec<Remark> {
    let flagged = session.flags.iter().filter(|(of, _)| of == id);
    let flagged = flagged.map(|(_, why)| (true, why.as_str()));
    let skipped = skipped.filter(|why| !why.is_empty());
    flagged
        .chain(skipped.map(|why| (false, why)))
        .map(|(unclear, words)| Remark {
            session: folder.to_owned(),
            unclear,
            words: words.to_owned(),
        })
        .collect()
}
