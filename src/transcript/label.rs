//! What a speaker is called in a transcript: a code of the study, a label that names nobody, or a name.

use unicode_normalization::UnicodeNormalization as _;

/// The word for the interviewer among the speakers.
pub const INTERVIEWER: &str = "interviewer";

/// What a label is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// The one who asks.
    Interviewer,
    /// A participant by code, `R7`.
    Participant(String),
    /// The one who answers, without saying which.
    Respondent,
    /// A voice without a name: `S01`, `Speaker 2`.
    Voice,
    /// Somebody's name, or what may be one.
    Name,
}

/// Who asks, in the words that people and programs use.
const ASKS: &[&str] = &[
    "interviewer",
    "interviewster",
    "int",
    "i",
    "iv",
    "moderator",
    "mod",
    "gespreksleider",
    "onderzoeker",
    "researcher",
    "facilitator",
];
/// Who answers.
const ANSWERS: &[&str] = &[
    "respondent",
    "respondente",
    "res",
    "resp",
    "r",
    "geinterviewde",
    "interviewee",
    "deelnemer",
    "deelneemster",
    "participant",
    "informant",
];
/// A voice, before a number or a letter.
const VOICES: &[&str] = &[
    "s",
    "sp",
    "spk",
    "speaker",
    "spreker",
    "sprecher",
    "stem",
    "voice",
    "persoon",
    "person",
    "p",
    "unknown",
    "onbekend",
    "onbekende spreker",
    "unknown speaker",
    "gast",
    "guest",
    "user",
];

impl Label {
    /// What a label is.
    #[must_use]
    pub fn of(label: &str) -> Label {
        let folded = folded(label);
        if ASKS.contains(&folded.as_str()) {
            return Label::Interviewer;
        }
        if ANSWERS.contains(&folded.as_str()) {
            return Label::Respondent;
        }
        let number = folded.trim_start_matches(|c: char| !c.is_ascii_digit());
        let is_number =
            (1..=9).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
        let word = folded.strip_suffix(number).unwrap_or(&folded);
        let word = word.trim_end_matches([' ', '_', '-', '#', '.']);
        if word == "r" && is_number && !number.is_empty() {
            let number: u32 = number.parse().unwrap_or_default();
            return Label::Participant(format!("R{number}"));
        }
        let is_voice = VOICES.contains(&word) || ANSWERS.contains(&word) || ASKS.contains(&word);
        if is_voice && (is_number || word.len() > 2) && (is_number || number.is_empty()) {
            return Label::Voice;
        }
        match word.rsplit_once([' ', '_']) {
            Some((voice, letter)) if VOICES.contains(&voice) && letter.chars().count() == 1 => {
                Label::Voice
            }
            _ => Label::Name,
        }
    }
}

/// A text without case, accents and double spaces, to compare names by.
#[must_use]
pub fn folded(text: &str) -> String {
    // Most words are so; a long transcript has a hundred thousand.
    if text.is_ascii() && !text.contains(char::is_whitespace) {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(
            word.nfd()
                .filter(|c| !is_accent(*c))
                .flat_map(char::to_lowercase),
        );
    }
    out
}

/// Whether a character is only a mark on the letter before it.
#[must_use]
pub fn is_accent(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_voices_and_names_are_told_apart() {
        for asks in ["Interviewer", "I", "moderator", "INT"] {
            assert_eq!(Label::of(asks), Label::Interviewer, "{asks}");
        }
        assert_eq!(Label::of("r07"), Label::Participant("R7".into()));
        assert_eq!(Label::of("Geïnterviewde"), Label::Respondent);
        for voice in [
            "S01",
            "SPEAKER_00",
            "Spreker 2",
            "speaker 1",
            "Speaker A",
            "Unknown",
            "Deelnemer 3",
        ] {
            assert_eq!(Label::of(voice), Label::Voice, "{voice}");
        }
        for name in [
            "Anna",
            "Anna de Vries",
            "Sander",
            "S",
            "P",
            "Roos 2e",
            "Ria7",
            "",
            "Île",
        ] {
            assert_eq!(Label::of(name), Label::Name, "{name}");
        }
    }

    #[test]
    fn case_and_accents_make_no_difference() {
        assert_eq!(folded("  ANDRÉ   Müller "), "andre muller");
        assert_eq!(folded("Andre\u{301}"), "andre");
    }
}
