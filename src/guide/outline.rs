//! The guide as a walk: every statement, question and probe in order, found by its id. In a topic the
//! statements come first: a question there is asked of each of them, and last of all together.

use std::collections::HashMap;

use super::text::Text;
use super::{Guide, Priority, Question, Statement, Topic};

/// One statement, question or probe in the order of the walk. Indexes are into [`Outline::items`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The statement's, question's or probe's id.
    pub id: String,
    /// Index of its topic in [`Guide::topics`].
    pub topic: usize,
    /// 0 for a statement or a base question, 1 for its probes, and so on.
    pub depth: usize,
    /// The item it stands under.
    pub parent: Option<usize>,
    /// Where it stands in its topic.
    at: At,
}

/// Where an item stands in its topic.
#[derive(Debug, Clone, PartialEq, Eq)]
enum At {
    /// The place of a statement.
    Statement(usize),
    /// The path of indexes from the topic's questions down to it.
    Question(Vec<usize>),
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
        for (index, topic) in guide.topics.iter().enumerate() {
            for (place, statement) in topic.statements.iter().enumerate() {
                outline.push(Item {
                    id: statement.id.clone(),
                    topic: index,
                    depth: 0,
                    parent: None,
                    at: At::Statement(place),
                });
            }
            outline.add(index, &topic.questions, None, &[]);
        }
        outline
    }

    fn push(&mut self, item: Item) -> usize {
        let index = self.items.len();
        self.by_id.insert(item.id.clone(), index);
        self.items.push(item);
        index
    }

    fn add(&mut self, topic: usize, below: &[Question], parent: Option<usize>, path: &[usize]) {
        for (place, question) in below.iter().enumerate() {
            let mut path = path.to_vec();
            path.push(place);
            let index = self.push(Item {
                id: question.id.clone(),
                topic,
                depth: path.len() - 1,
                parent,
                at: At::Question(path.clone()),
            });
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

    /// The question or probe itself, in the guide that this outline was made of; none for a statement.
    #[must_use]
    pub fn question<'g>(&self, guide: &'g Guide, index: usize) -> Option<&'g Question> {
        let item = self.item(index)?;
        let At::Question(path) = &item.at else {
            return None;
        };
        let (first, deeper) = path.split_first()?;
        let base = guide.topics.get(item.topic)?.questions.get(*first)?;
        deeper
            .iter()
            .try_fold(base, |question, place| question.probes.get(*place))
    }

    /// The statement itself, in the guide that this outline was made of; none for a question.
    #[must_use]
    pub fn statement<'g>(&self, guide: &'g Guide, index: usize) -> Option<&'g Statement> {
        let item = self.item(index)?;
        match item.at {
            At::Statement(place) => guide.topics.get(item.topic)?.statements.get(place),
            At::Question(_) => None,
        }
    }

    /// Whether an item is a statement.
    #[must_use]
    pub fn is_statement(&self, index: usize) -> bool {
        let at = self.item(index).map(|item| &item.at);
        matches!(at, Some(At::Statement(_)))
    }

    /// The statements, in order.
    pub fn statements(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.items.len()).filter(|index| self.is_statement(*index))
    }

    /// The words of an item: those to ask, or the claim.
    #[must_use]
    pub fn wording<'g>(&self, guide: &'g Guide, index: usize) -> Option<&'g Text> {
        let question = self.question(guide, index).map(|question| &question.ask);
        question.or_else(|| Some(&self.statement(guide, index)?.text))
    }

    /// The concept that an item is about.
    #[must_use]
    pub fn concept<'g>(&self, guide: &'g Guide, index: usize) -> Option<&'g str> {
        let concept = match self.question(guide, index) {
            Some(question) => &question.concept,
            None => &self.statement(guide, index)?.concept,
        };
        concept.as_deref()
    }

    /// How much it matters that an item gets its turn: a finding counts only if everyone was heard.
    #[must_use]
    pub fn priority(&self, guide: &Guide, index: usize) -> Option<Priority> {
        let question = self.question(guide, index);
        let statement = || self.statement(guide, index).map(|_| Priority::Must);
        question
            .map(|question| question.priority)
            .or_else(statement)
    }

    /// The topic of an item, in the guide that this outline was made of.
    #[must_use]
    pub fn topic<'g>(&self, guide: &'g Guide, index: usize) -> Option<&'g Topic> {
        self.item(index)
            .and_then(|item| guide.topics.get(item.topic))
    }
}
