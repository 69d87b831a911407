//! Themes with another name: what a theme is called that was given before it was renamed. Pure.

use crate::journal::Event;
use crate::journal::deed::{Deed, ThemeRenamed};
use crate::journal::moment::Timestamp;

/// The renames of a study's themes, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Renames(Vec<(Timestamp, ThemeRenamed)>);

/// A theme as it is compared: without space around it. None when nothing is left.
#[must_use]
pub fn trimmed(theme: &str) -> Option<&str> {
    Some(theme.trim()).filter(|theme| !theme.is_empty())
}

impl Renames {
    /// The renames that a study's own journal tells of.
    #[must_use]
    pub fn of(events: &[Event]) -> Renames {
        let renames = events.iter().filter_map(|event| match &event.deed {
            Deed::ThemeRenamed(renamed) => Some((event.at, renamed.clone())),
            _ => None,
        });
        Renames(renames.collect())
    }

    /// What a theme that was given at a moment is called now.
    #[must_use]
    pub fn now(&self, theme: &str, given: Timestamp) -> Option<String> {
        let mut name = trimmed(theme)?;
        for (at, renamed) in &self.0 {
            if given <= *at && name == renamed.from.trim() {
                name = trimmed(&renamed.to)?;
            }
        }
        Some(name.to_owned())
    }

    /// Gives the themes in events the names they have now.
    pub fn apply(&self, events: &mut [Event]) {
        for event in events {
            let theme = match &mut event.deed {
                Deed::Note(note) => &mut note.theme,
                Deed::Themed(themed) => &mut themed.theme,
                _ => continue,
            };
            if let Some(given) = theme {
                *theme = self.now(given, event.at);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(second: i64) -> Timestamp {
        let begins = Timestamp::parse("2026-01-12T13:00:00.000Z").unwrap();
        begins.plus_ms(second * 1_000)
    }

    fn renames(all: &[(i64, &str, &str)]) -> Renames {
        let event = |&(second, from, to): &(i64, &str, &str)| Event {
            seq: 1,
            at: moment(second),
            ms: 0,
            deed: ThemeRenamed {
                from: from.into(),
                to: to.into(),
            }
            .into(),
        };
        Renames::of(&all.iter().map(event).collect::<Vec<_>>())
    }

    #[test]
    fn a_theme_has_the_name_that_came_after_it_and_none_from_before() {
        let renames = renames(&[(10, "tijd", "werkdruk")]);
        let now = |theme, second| renames.now(theme, moment(second));
        assert_eq!(now(" tijd ", 5).as_deref(), Some("werkdruk"));
        assert_eq!(now("tijd", 11).as_deref(), Some("tijd"));
        assert_eq!(now("Tijd", 5).as_deref(), Some("Tijd"));
        assert_eq!(now("  ", 5), None);
    }

    #[test]
    fn renames_are_followed_in_their_order() {
        let renames = renames(&[(10, "a", "b"), (20, "b", "c"), (30, "c", "a")]);
        let now = |theme, second| renames.now(theme, moment(second)).unwrap();
        assert_eq!(now("a", 1), "a");
        assert_eq!(now("b", 15), "a");
        assert_eq!(now("c", 15), "a");
        assert_eq!(now("a", 15), "a");
        assert_eq!(now("b", 25), "b");
    }
}
