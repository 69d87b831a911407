//! Which codings are meant: a coder, a round, both, or those in force.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use super::Review;
use super::sheet::Sheet;

/// Which codings are meant. As a word: `anna:2`, `anna` for that coder's latest round, `2` for that
/// round whoever did it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Whose; none for whoever worked last.
    pub coder: Option<String>,
    /// Of which round; none for the highest.
    pub round: Option<u32>,
}

impl FromStr for Wanted {
    type Err = Infallible;

    fn from_str(word: &str) -> Result<Wanted, Infallible> {
        let both = word.rsplit_once(':');
        let both = both.and_then(|(coder, round)| Some((coder, round.parse().ok()?)));
        Ok(match (both, word.parse()) {
            (Some((coder, round)), _) => Wanted {
                coder: Some(coder.to_owned()),
                round: Some(round),
            },
            (None, Ok(round)) => Wanted {
                coder: None,
                round: Some(round),
            },
            (None, Err(_)) => Wanted {
                coder: Some(word.to_owned()),
                round: None,
            },
        })
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.coder, self.round) {
            (Some(coder), Some(round)) => write!(f, "{coder}:{round}"),
            (Some(coder), None) => f.write_str(coder),
            (None, Some(round)) => write!(f, "{round}"),
            (None, None) => Ok(()),
        }
    }
}

impl Wanted {
    /// Whether a sheet may be meant.
    #[must_use]
    pub fn fits(&self, sheet: &Sheet) -> bool {
        self.coder
            .as_ref()
            .is_none_or(|coder| *coder == sheet.coder)
            && self.round.is_none_or(|round| round == sheet.round)
    }
}

impl Review {
    /// The codings that are meant: of those that fit, the highest round; where several coders did
    /// that round, of the one who worked on it last.
    #[must_use]
    pub fn chosen(&self, wanted: &Wanted) -> Option<&Sheet> {
        let fitting = self.sheets().iter().filter(|sheet| wanted.fits(sheet));
        fitting.max_by(|a, b| later(a, b))
    }
}

fn later(a: &Sheet, b: &Sheet) -> Ordering {
    (a.round, a.last_at).cmp(&(b.round, b.last_at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_names_a_coder_a_round_or_both() {
        let read = |word: &str| {
            let Ok(wanted) = word.parse::<Wanted>();
            (wanted.coder, wanted.round)
        };
        assert_eq!(read("anna:2"), (Some("anna".into()), Some(2)));
        assert_eq!(read("anna"), (Some("anna".into()), None));
        assert_eq!(read("2"), (None, Some(2)));
        assert_eq!(read("anna:x"), (Some("anna:x".into()), None));
    }
}
