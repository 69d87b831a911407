//! The consent items with their wordings and how many gave, refused or withdrew, for the overview.

use std::collections::BTreeMap;

use super::facts::{Item, Wording};
use crate::cli::{Context, Failure};
use crate::study::consents::{Agreement, Answer};
use crate::study::reader::Reader;

/// The items that anybody was to be asked, in natural order of their first participant.
///
/// # Errors
/// When the sessions cannot be listed.
pub(super) fn items(context: &Context, reader: &Reader) -> Result<Vec<Item>, Failure> {
    // What cannot be read was said when the sessions were.
    let found = context.study.agreements(&reader.withdrawals);
    let found = found.map_err(|error| context.of_study(&error))?;
    let mut items: Vec<Item> = Vec::new();
    for one in &found.all {
        let at = items.iter().position(|item| item.id == one.item);
        let at = at.unwrap_or_else(|| {
            items.push(Item {
                id: one.item.clone(),
                label: one.label.clone(),
                answers: BTreeMap::new(),
                wordings: Vec::new(),
            });
            items.len() - 1
        });
        if let Some(item) = items.get_mut(at) {
            item.take(one);
        }
    }
    Ok(items)
}

impl Item {
    fn take(&mut self, one: &Agreement) {
        *self.answers.entry(one.answer.word()).or_default() += 1;
        if one.answer == Answer::Open {
            return;
        }
        let [guide, version] = &one.guide;
        let [wording, language] = &one.wording;
        let is_it = |known: &&mut Wording| {
            (&known.guide, &known.version) == (guide, version)
                && (&known.words, &known.language) == (wording, language)
        };
        if let Some(known) = self.wordings.iter_mut().find(is_it) {
            *known.answers.entry(one.answer.word()).or_default() += 1;
            return;
        }
        self.wordings.push(Wording {
            guide: guide.clone(),
            version: version.clone(),
            language: language.clone(),
            words: wording.clone(),
            answers: BTreeMap::from([(one.answer.word(), 1)]),
        });
    }
}
