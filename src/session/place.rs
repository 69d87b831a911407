//! Where in the guide one is.

use crate::guide::Guide;
use crate::guide::outline::Outline;

/// A place in the walk. Indexes are into the guide's topics and the outline's items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// The text read aloud first, with the consent items.
    Opening,
    /// A topic that has no questions.
    Topic(usize),
    /// A question or probe.
    Item(usize),
    /// The text read aloud last.
    Closing,
}

/// What time is planned for and spent in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Section {
    /// The opening.
    Opening,
    /// A topic, by its index in the guide.
    Topic(usize),
    /// The closing.
    Closing,
}

/// The id of the opening, as a place.
pub const OPENING: &str = "opening";
/// The id of the closing, as a place.
pub const CLOSING: &str = "closing";

impl Place {
    /// The place with an id: a question, a probe, `opening`, `closing`, or a topic, which is its
    /// first question.
    #[must_use]
    pub fn find(id: &str, guide: &Guide, outline: &Outline) -> Option<Place> {
        match id {
            OPENING => Some(Place::Opening),
            CLOSING => Some(Place::Closing),
            _ => outline.find(id).map(Place::Item).or_else(|| {
                let topic = guide.topics.iter().position(|topic| topic.id == id)?;
                Some(Place::of_topic(topic, outline))
            }),
        }
    }

    /// Where a topic begins: its first question, or the topic itself when it has none.
    #[must_use]
    pub fn of_topic(topic: usize, outline: &Outline) -> Place {
        outline
            .of_topic(topic)
            .next()
            .map_or(Place::Topic(topic), Place::Item)
    }

    /// The id, as the journal names it.
    #[must_use]
    pub fn id<'a>(self, guide: &'a Guide, outline: &'a Outline) -> &'a str {
        match self {
            Place::Opening => OPENING,
            Place::Closing => CLOSING,
            Place::Topic(topic) => guide.topics.get(topic).map_or(OPENING, |topic| &topic.id),
            Place::Item(item) => outline.item(item).map_or(OPENING, |item| &item.id),
        }
    }

    /// The section that the place belongs to.
    #[must_use]
    pub fn section(self, outline: &Outline) -> Section {
        match self {
            Place::Opening => Section::Opening,
            Place::Closing => Section::Closing,
            Place::Topic(topic) => Section::Topic(topic),
            Place::Item(item) => outline
                .item(item)
                .map_or(Section::Opening, |item| Section::Topic(item.topic)),
        }
    }

    /// The item that is open, if it is one.
    #[must_use]
    pub fn item(self) -> Option<usize> {
        match self {
            Place::Item(item) => Some(item),
            _ => None,
        }
    }
}

impl Section {
    /// Where the section begins.
    #[must_use]
    pub fn start(self, outline: &Outline) -> Place {
        match self {
            Section::Opening => Place::Opening,
            Section::Closing => Place::Closing,
            Section::Topic(topic) => Place::of_topic(topic, outline),
        }
    }

    /// All sections of a guide, in order.
    pub fn all(guide: &Guide) -> impl Iterator<Item = Section> + use<> {
        let topics = (0..guide.topics.len()).map(Section::Topic);
        std::iter::once(Section::Opening)
            .chain(topics)
            .chain(std::iter::once(Section::Closing))
    }

    /// The id: the topic's, `opening` or `closing`.
    #[must_use]
    pub fn id(self, guide: &Guide) -> &str {
        match self {
            Section::Opening => OPENING,
            Section::Closing => CLOSING,
            Section::Topic(topic) => guide.topics.get(topic).map_or(OPENING, |topic| &topic.id),
        }
    }
}
