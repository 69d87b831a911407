//! Who the speakers of a transcript are: by what was said before, by their code, or not known.

use std::collections::{BTreeMap, HashMap};

use super::label::{INTERVIEWER, Label, folded};
use super::read::Cue;

/// A speaker as a file names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Voice {
    /// As it stands in the file.
    pub label: String,
    /// How many cues they speak.
    pub cues: usize,
    /// How many words.
    pub words: usize,
}

/// The speakers of a file, in the order they are heard.
#[must_use]
pub fn voices(cues: &[Cue]) -> Vec<Voice> {
    let mut found: Vec<Voice> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for cue in cues {
        let Some(label) = &cue.speaker else { continue };
        let place = *places.entry(folded(label)).or_insert(found.len());
        if place == found.len() {
            found.push(Voice {
                label: label.clone(),
                cues: 0,
                words: 0,
            });
        }
        if let Some(voice) = found.get_mut(place) {
            voice.cues += 1;
            voice.words += cue.text.split_whitespace().count();
        }
    }
    found
}

/// What is known of people, to tell speakers by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Who took part.
    pub participants: &'a [String],
    /// Labels with codes, as given for this file.
    pub given: &'a [(String, String)],
    /// Names with codes, as remembered of other files.
    pub remembered: &'a [(String, String)],
}

impl Known<'_> {
    /// The code of a speaker, if it is known.
    #[must_use]
    pub fn code(&self, label: &str) -> Option<String> {
        let wanted = folded(label);
        let among = |list: &[(String, String)]| {
            let found = list.iter().find(|(name, _)| folded(name) == wanted);
            found
                .map(|(_, code)| code.clone())
                .filter(|code| !code.is_empty())
        };
        if let Some(code) = among(self.given) {
            return Some(code);
        }
        match (Label::of(label), self.participants) {
            (Label::Interviewer, _) => Some(INTERVIEWER.to_owned()),
            (Label::Participant(code), _) => Some(code).filter(|code| self.fits(code)),
            (Label::Respondent, [one]) => Some(one.clone()),
            (Label::Name, _) => among(self.remembered).filter(|code| self.fits(code)),
            (Label::Respondent | Label::Voice, _) => None,
        }
    }

    /// Whether a code is of somebody who was there.
    #[must_use]
    pub fn fits(&self, code: &str) -> bool {
        code == INTERVIEWER || self.participants.iter().any(|one| one == code)
    }

    /// Who an unknown speaker may be: of those who are not taken, the participant when this one says
    /// more than the others that are not known, else the interviewer.
    #[must_use]
    pub fn guess(&self, voice: &Voice, unknown: &[Voice], taken: &[&str]) -> Option<String> {
        let is_free = |code: &&str| !taken.contains(code);
        let mut participants = self.participants.iter().map(String::as_str).filter(is_free);
        let participant = participants
            .next()
            .filter(|_| participants.next().is_none());
        let interviewer = Some(INTERVIEWER).filter(is_free);
        let says_most = unknown.iter().all(|other| other.words <= voice.words);
        let both = participant.is_some() && interviewer.is_some();
        let guess = match (both, says_most) {
            (true, true) => participant,
            (true, false) => interviewer,
            (false, _) => participant.or(interviewer.filter(|_| unknown.len() == 1)),
        };
        guess.map(str::to_owned)
    }
}

/// Gives each cue the code of its speaker.
pub fn encode(cues: &mut [Cue], codes: &BTreeMap<String, String>) {
    for cue in cues {
        cue.speaker = cue
            .speaker
            .as_deref()
            .and_then(|label| codes.get(&folded(label)).cloned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        let each = list.iter();
        each.map(|(name, code)| ((*name).to_owned(), (*code).to_owned()))
            .collect()
    }

    fn voice(label: &str, words: usize) -> Voice {
        Voice {
            label: label.into(),
            cues: 1,
            words,
        }
    }

    #[test]
    fn a_speaker_is_known_by_what_was_given_by_a_code_or_by_memory() {
        let participants = ["R7".to_owned()];
        let (given, remembered) = (
            pairs(&[("S01", "R7")]),
            pairs(&[
                ("Anna de Vries", "R7"),
                ("Piet", "R9"),
                ("S00", "R7"),
                ("Dus", ""),
            ]),
        );
        let known = Known {
            participants: &participants,
            given: &given,
            remembered: &remembered,
        };
        for (label, code) in [
            ("s01", Some("R7")),
            ("ANNA DE VRIES", Some("R7")),
            ("Interviewer", Some("interviewer")),
            ("r7", Some("R7")),
            ("Respondent", Some("R7")),
            ("R9", None),
            ("Piet", None),
            ("S00", None),
            ("Dus", None),
        ] {
            assert_eq!(known.code(label).as_deref(), code, "{label}");
        }
    }

    #[test]
    fn who_says_most_is_guessed_to_be_the_one_who_was_asked() {
        let participants = ["R7".to_owned()];
        let known = Known {
            participants: &participants,
            given: &[],
            remembered: &[],
        };
        let both = [voice("A", 90), voice("B", 900)];
        assert_eq!(known.guess(&both[1], &both, &[]).as_deref(), Some("R7"));
        assert_eq!(
            known.guess(&both[0], &both, &[]).as_deref(),
            Some("interviewer")
        );
        assert_eq!(
            known
                .guess(&both[0], &both[..1], &["interviewer"])
                .as_deref(),
            Some("R7")
        );
        assert_eq!(known.guess(&both[0], &both, &["R7"]), None);
        assert_eq!(
            known.guess(&both[0], &both[..1], &["R7"]).as_deref(),
            Some("interviewer")
        );
    }
}
