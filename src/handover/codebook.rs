//! The codebook of an export: the concept model as a tree of codes, and what was coded with beside it.

pub mod collect;
pub mod colour;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::Wording;
use super::names::Names;
use collect::Used;
use colour::palette;

use crate::guide::Guide;
use crate::guide::concept::Concept;
use crate::guide::text::Text;
use crate::texts::fill;

/// The codes, each after the one it stands under.
#[derive(Debug, Default)]
pub struct Codebook {
    codes: Vec<Code>,
    top: Vec<usize>,
    by_key: HashMap<Key, usize>,
    names: Names,
}

/// What a code stands for, and what it is known by for good.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// A concept, by its id.
    Concept(String),
    /// A theme in free words.
    Theme(String),
    /// A participant.
    Case(String),
    /// What the themes stand under.
    Themes,
    /// What the participants stand under.
    Cases,
}

/// What is in a codebook: each has what those before it have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// The concepts.
    Concepts,
    /// The themes in free words.
    Themes,
    /// The participants, where a text is made theirs by a code.
    Participants,
}

/// A code.
#[derive(Debug, Clone)]
pub struct Code {
    /// What it stands for.
    pub key: Key,
    /// Its name, which no other code of the project has.
    pub name: String,
    /// What it means; may be empty.
    pub description: String,
    /// `#RRGGBB`.
    pub colour: String,
    /// The index of the code above it.
    pub parent: Option<usize>,
    /// The indexes of those below it, in the order of the model.
    below: Vec<usize>,
}

impl Codebook {
    /// The codebook of what was used: the newest concept model whole, of older ones what was coded
    /// with and is gone, and what else is wanted.
    #[must_use]
    pub fn of(used: &Used, reach: Reach, wording: &Wording<'_>) -> Codebook {
        let mut book = Codebook::default();
        let guides = used.guides();
        if let Some((newest, older)) = guides.split_first() {
            book.add_model(newest, wording);
            book.add_gone(older, &used.concepts, wording);
        }
        let texts = &wording.texts.coding;
        if reach >= Reach::Themes {
            book.add_branch(Key::Themes, texts.themes, &used.themes(), Key::Theme);
        }
        if reach >= Reach::Participants {
            book.add_branch(Key::Cases, texts.cases, &used.participants(), Key::Case);
        }
        book
    }

    /// All codes; each comes after the one above it.
    #[must_use]
    pub fn all(&self) -> &[Code] {
        &self.codes
    }

    /// The code of something.
    #[must_use]
    pub fn get(&self, key: &Key) -> Option<&Code> {
        self.codes.get(*self.by_key.get(key)?)
    }

    /// The codes below one; those at the top below none. In the order of the model.
    pub fn below<'a>(&'a self, parent: Option<&'a Code>) -> impl Iterator<Item = &'a Code> {
        let indexes = parent.map_or(&self.top, |parent| &parent.below);
        indexes.iter().filter_map(|index| self.codes.get(*index))
    }

    /// The names from the topmost code down to one.
    #[must_use]
    pub fn path(&self, code: &Code) -> Vec<&str> {
        let above = |code: &&Code| self.codes.get(code.parent?);
        let upwards = std::iter::successors(self.get(&code.key), above);
        let mut names: Vec<&str> = upwards.map(|code| code.name.as_str()).collect();
        names.reverse();
        names
    }

    /// A name for something beside the codes that nothing in the project has yet.
    pub fn name(&mut self, wanted: &str, apart: &str) -> String {
        self.names.give(wanted, apart)
    }

    fn add_model(&mut self, guide: &Guide, wording: &Wording<'_>) {
        let model = &guide.concepts;
        for concept in model.all() {
            // A concept may stand in the file before the one above it.
            let upwards: Vec<&Concept> = model.upwards(&concept.id).collect();
            for concept in upwards.into_iter().rev() {
                self.add_concept(concept, None, wording);
            }
        }
    }

    /// What was coded with and is not in the newest model: as an older one has it, else by its id.
    fn add_gone(&mut self, older: &[Arc<Guide>], used: &BTreeSet<String>, wording: &Wording<'_>) {
        let texts = &wording.texts.coding;
        for id in used {
            if self.by_key.contains_key(&Key::Concept(id.clone())) {
                continue;
            }
            let known = older.iter().find(|guide| guide.concepts.get(id).is_some());
            let Some(guide) = known else {
                self.add(
                    Key::Concept(id.clone()),
                    id,
                    id,
                    texts.concept_unknown,
                    None,
                );
                continue;
            };
            let upwards: Vec<&Concept> = guide.concepts.upwards(id).collect();
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("guide", &guide.id), ("version", &guide.version)];
            let flag = fill(texts.concept_gone, &values);
            for concept in upwards.into_iter().rev() {
                self.add_concept(concept, Some(&flag), wording);
            }
        }
    }

    fn add_concept(&mut self, concept: &Concept, flag: Option<&str>, wording: &Wording<'_>) {
        let key = Key::Concept(concept.id.clone());
        if self.by_key.contains_key(&key) {
            return;
        }
        let above = concept.parent.clone().map(Key::Concept);
        let parent = above.and_then(|above| self.by_key.get(&above).copied());
        let name = Some(concept.name.words(wording.names)).filter(|name| !name.trim().is_empty());
        let source = concept
            .source
            .as_deref()
            .filter(|source| !source.trim().is_empty());
        let source = source.map(|source| fill(wording.texts.coding.source, &[("source", &source)]));
        let texts = &wording.texts.coding;
        let told = |text: &Text, form: &str| {
            let words = Some(text.words(wording.names)).filter(|words| !words.is_empty());
            words.map(|words| fill(form, &[("words", &words)]))
        };
        let examples = told(&concept.examples, texts.examples);
        let not = told(&concept.not, texts.not);
        let parts = [
            Some(concept.description.words(wording.names)),
            examples.as_deref(),
            not.as_deref(),
            source.as_deref(),
            flag,
        ];
        let parts: Vec<&str> = parts
            .into_iter()
            .flatten()
            .filter(|it| !it.is_empty())
            .collect();
        let apart = parent.and_then(|parent| self.codes.get(parent));
        let apart = apart.map_or(concept.id.clone(), |above| above.name.clone());
        let name = name.unwrap_or(&concept.id);
        self.add(key.clone(), name, &apart, &parts.join("\n\n"), parent);
        let own = concept
            .color
            .as_deref()
            .filter(|colour| colour::is_whole(colour));
        if let (Some(own), Some(code)) = (own, self.codes.last_mut()) {
            own.clone_into(&mut code.colour);
        }
    }

    fn add_branch(
        &mut self,
        branch: Key,
        name: &str,
        members: &[String],
        key: impl Fn(String) -> Key,
    ) {
        if members.is_empty() {
            return;
        }
        let parent = self.add(branch, name, name, "", None);
        for member in members {
            self.add(key(member.clone()), member, name, "", Some(parent));
        }
    }

    fn add(
        &mut self,
        key: Key,
        name: &str,
        apart: &str,
        description: &str,
        parent: Option<usize>,
    ) -> usize {
        let index = self.codes.len();
        self.by_key.insert(key.clone(), index);
        let name = self.names.give(name, apart);
        self.codes.push(Code {
            key,
            name,
            description: description.to_owned(),
            colour: palette(index).to_owned(),
            parent,
            below: Vec::new(),
        });
        match parent.and_then(|parent| self.codes.get_mut(parent)) {
            Some(parent) => parent.below.push(index),
            None => self.top.push(index),
        }
        index
    }
}
