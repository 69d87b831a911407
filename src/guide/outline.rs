//! The guide as a walk: every question and probe in order, found by its id.

use std::collections::HashMap;

use super::{Guide, Question, Topic};

/// One question or probe in the order of the walk. Indexes are into [`Outline::items`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The question's or probe's id.
    pub id: String,
    /// Index of its topic in [`Guide::topics`].
    pub topic: usize,
    /// 0 for a base question, 1 for its probes, and so on.
    pub depth: usize,
    /// The item it stands under.
    pub parent: Option<usize>,
    /// The path of indexes from the topic's questions down to it.
    path: Vec<usize>,
}

/// All items of a guide in the order of the walk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    items: Vec<Item>,
    by_id: HashMap<String, usize>,
}

impl Outline {
    /// Walks the guide once.
    #[must_use]
    pub fn of(guide: &Guide) -> Outline {
        let mut outline = Outline::default();
        for (topic, questions) in guide
            .topics
            .iter()
            .map(|topic| &topic.questions)
            .enumerate()
        {
            outline.add(topic, questions, None, &[]);
        }
        outline
    }

    fn add(&mut self, topic: usize, below: &[Question], parent: Option<usize>, path: &[usize]) {
        for (place, question) in below.iter().enumerate() {
            let index = self.items.len();
            let mut path = path.to_vec();
            path.push(place);
            self.items.push(Item {
                id: question.id.clone(),
                topic,
                depth: path.len() - 1,
                parent,
                path: path.clone(),
            });
            self.by_id.insert(question.id.clone(), index);
            self.add(topic, &question.probes, Some(index), &path);
        }
    }

    /// Every item, in order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The item at an index.
    #[must_use]
    pub fn item(&self, index: usize) -> Option<&Item> {
        self.items.get(index)
    }

    /// The index of the item with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The indexes of a topic's items, in order.
    pub fn of_topic(&self, topic: usize) -> impl Iterator<Item = usize> {
        let belongs = move |(index, item): (usize, &Item)| (item.topic == topic).then_some(index);
        self.items.iter().enumerate().filter_map(belongs)
    }

    /// The item itself and those it stands under, nearest first.
    pub fn upwards(&self, index: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(Some(index), |at| {
            self.item(*at).and_then(|item| item.parent)
        })
    }

    /// The base question an item belongs to; itself when it is one.
    #[must_use]
    pub fn base(&self, index: usize) -> usize {
        self.upwards(index).last().unwrap_or(index)
    }

    /// The question or probe itself, in the guide that this outline was made of.
    #[must_use]
    pub fn question<'g>(&self, guide: &'g Guide, index: usize) -> Option<&'g Question> {
        let item = self.item(index)?;
        let (first, deeper) = item.path.split_first()?;
        let base = guide.topics.get(item.topic)?.questions.get(*first)?;
        deeper
            .iter()
            .try_fold(base, |question, place| question.probes.get(*place))
    }

    /// The topic of an item, in the guide that this outline was made of.
    #[must_use]
    pub fn topic<'g>(&self, guide: &'g Guide, index: usize) -> Option<&'g Topic> {
        self.item(index)
            .and_then(|item| guide.topics.get(item.topic))
    }
}
