//! Two versions of a guide laid side by side, item by item.

pub mod item;
pub mod say;

use std::collections::HashMap;

use super::Guide;
use item::{Item, Key, Part, items};

/// One difference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub key: Key,
    /// What is different.
    pub change: Change,
}

/// What is different about an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Only the new guide has it: its words in the new guide's first language.
    Added(String),
    /// Only the old guide has it: its words in the old guide's first language.
    Gone(String),
    /// It stands elsewhere: what it stood under, and stands under now. The same when only the order is
    /// another.
    Moved {
        /// What it stood under.
        was: String,
        /// What it stands under.
        now: String,
    },
    /// Other words in a language; empty where there are none.
    Reworded {
        /// Which of its texts.
        part: Part,
        /// The language.
        language: String,
        /// The words there were.
        was: String,
        /// The words there are.
        now: String,
    },
    /// Another value; empty where there is none.
    Changed {
        /// Which.
        part: Part,
        /// What it was.
        was: String,
        /// What it is.
        now: String,
    },
}

/// All differences, in the order of the new guide, with what is gone at the end.
#[must_use]
pub fn differences(old: &Guide, new: &Guide) -> Vec<Difference> {
    let (before, after) = (items(old), items(new));
    let was: HashMap<&Key, &Item> = before.iter().map(|item| (&item.key, item)).collect();
    let is: HashMap<&Key, &Item> = after.iter().map(|item| (&item.key, item)).collect();
    let moved = moved(&before, &after, &was, &is);
    let mut found = Vec::new();
    for now in &after {
        match was.get(&now.key) {
            None => found.push(now.differs(Change::Added(now.words(new)))),
            Some(was) => {
                if moved.contains(&&now.key) {
                    found.push(now.differs(Change::Moved {
                        was: was.under.clone(),
                        now: now.under.clone(),
                    }));
                }
                found.extend(values(was, now));
                found.extend(texts(was, now));
            }
        }
    }
    let gone = before.iter().filter(|item| !is.contains_key(&item.key));
    found.extend(gone.map(|item| item.differs(Change::Gone(item.words(old)))));
    found
}

fn values(was: &Item, now: &Item) -> Vec<Difference> {
    let pairs = was.values.iter().zip(&now.values);
    let differ = pairs.filter(|((_, was), (_, now))| was != now);
    differ
        .map(|((part, was), (_, is))| {
            now.differs(Change::Changed {
                part: *part,
                was: was.clone(),
                now: is.clone(),
            })
        })
        .collect()
}

fn texts(was: &Item, now: &Item) -> Vec<Difference> {
    let mut found = Vec::new();
    for ((part, before), (_, after)) in was.texts.iter().zip(&now.texts) {
        let mut languages: Vec<&str> = after.iter().map(|(tag, _)| tag).collect();
        languages.extend(before.iter().map(|(tag, _)| tag));
        let mut seen = Vec::new();
        for language in languages {
            if seen.contains(&language) {
                continue;
            }
            seen.push(language);
            let (was, is) = (exact(before, language), exact(after, language));
            if was != is {
                found.push(now.differs(Change::Reworded {
                    part: *part,
                    language: language.to_owned(),
                    was: was.to_owned(),
                    now: is.to_owned(),
                }));
            }
        }
    }
    found
}

/// The words in a language itself, not in the nearest.
fn exact<'a>(text: &'a super::text::Text, language: &str) -> &'a str {
    let mut words = text.iter().filter(|(tag, _)| *tag == language);
    words.next().map_or("", |(_, words)| words)
}

/// What stands under something else, or in another order than its neighbours: as few as explain it.
fn moved<'a>(
    before: &[Item],
    after: &'a [Item],
    was: &HashMap<&Key, &Item>,
    is: &HashMap<&Key, &Item>,
) -> Vec<&'a Key> {
    let stays = |item: &Item, other: &HashMap<&Key, &Item>| {
        other
            .get(&item.key)
            .is_some_and(|other| other.under == item.under)
    };
    let old_places: HashMap<&Key, usize> = before
        .iter()
        .filter(|item| stays(item, is))
        .enumerate()
        .map(|(at, item)| (&item.key, at))
        .collect();
    let mut neighbours: HashMap<(&str, &str), Vec<&'a Key>> = HashMap::new();
    let mut found = Vec::new();
    for item in after {
        if stays(item, was) {
            let place = (item.key.kind.word(), item.under.as_str());
            neighbours.entry(place).or_default().push(&item.key);
        } else if was.contains_key(&item.key) {
            found.push(&item.key);
        }
    }
    for keys in neighbours.values() {
        let places: Vec<usize> = keys
            .iter()
            .filter_map(|key| old_places.get(key).copied())
            .collect();
        let kept = longest_rising(&places);
        let out = keys.iter().zip(&places);
        found.extend(
            out.filter(|(_, at)| !kept.contains(at))
                .map(|(key, _)| *key),
        );
    }
    found
}

/// The longest run of rising numbers that is left when others are taken out.
fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    let mut best: Vec<Vec<usize>> = Vec::new();
    for number in numbers {
        let mut run = best
            .iter()
            .filter(|run| run.last().is_some_and(|last| last < number))
            .max_by_key(|run| run.len())
            .cloned()
            .unwrap_or_default();
        run.push(*number);
        best.push(run);
    }
    best.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::parse::parse_alone;

    const TEMPLATE: &str = include_str!("../../guides/template.toml");

    fn guide(text: &str) -> Guide {
        parse_alone("g.toml", text).unwrap().guide
    }

    fn said(text: &str) -> Vec<(String, Change)> {
        let found = differences(&guide(TEMPLATE), &guide(text));
        found
            .into_iter()
            .map(|it| (it.key.id.clone(), it.change))
            .collect()
    }

    #[test]
    fn a_guide_does_not_differ_from_itself() {
        assert_eq!(said(TEMPLATE), []);
    }

    #[test]
    fn other_words_are_told_for_the_language_they_are_in() {
        let text = TEMPLATE.replace("How did you learn this work?", "How did you learn it?");
        let change = Change::Reworded {
            part: Part::Ask,
            language: "en".to_owned(),
            was: "How did you learn this work?".to_owned(),
            now: "How did you learn it?".to_owned(),
        };
        assert_eq!(said(&text), [("T1.1".to_owned(), change)]);
    }

    #[test]
    fn values_that_change_are_told_with_what_they_were() {
        let text = TEMPLATE
            .replacen("priority = \"must\"", "priority = \"could\"", 1)
            .replacen("concept = \"fouten\"", "concept = \"steun\"", 1);
        let changed = |part, was: &str, now: &str| Change::Changed {
            part,
            was: was.to_owned(),
            now: now.to_owned(),
        };
        assert_eq!(
            said(&text),
            [
                ("T1.1".to_owned(), changed(Part::Priority, "must", "could")),
                (
                    "T1.1a".to_owned(),
                    changed(Part::Concept, "fouten", "steun")
                ),
            ]
        );
    }

    #[test]
    fn what_stands_under_something_else_has_moved_and_nothing_else_has() {
        let text = TEMPLATE.replacen(
            "[[topic.question.probe.probe]]\nid = \"T1.1b1\"",
            "[[topic.question.probe]]\nid = \"T1.1b1\"",
            1,
        );
        let moved = Change::Moved {
            was: "T1.1b".to_owned(),
            now: "T1.1".to_owned(),
        };
        assert_eq!(said(&text), [("T1.1b1".to_owned(), moved)]);
    }

    #[test]
    fn the_fewest_that_explain_another_order_have_moved() {
        assert_eq!(longest_rising(&[3, 0, 1, 2]), [0, 1, 2]);
        assert_eq!(longest_rising(&[0, 2, 1]).len(), 2);
        assert_eq!(longest_rising(&[]), [0; 0]);
    }

    #[test]
    fn a_question_with_another_id_is_one_added_and_one_gone() {
        let text = TEMPLATE.replace("\"T2.1\"", "\"T2.9\"");
        let found = said(&text);
        assert!(found.contains(&(
            "T2.9".to_owned(),
            Change::Added("Bij wie kun je terecht als je ergens niet uitkomt?".to_owned())
        )));
        assert!(
            found
                .iter()
                .any(|(id, change)| id == "T2.1" && matches!(change, Change::Gone(_)))
        );
    }
}
