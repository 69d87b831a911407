//! The names of participants and sessions.

use std::cmp::Ordering;
use std::io;

use time::Date;

use super::error::StudyError;

/// The word for the participant in the id of a group's session.
pub const GROUP: &str = "group";

/// 32 letters and digits that are not mistaken for one another when read aloud.
const LETTERS: &[u8; 32] = b"abcdefghjkmnopqrstuvwxyz23456789";

/// A participant as it is written everywhere: `R` and a number without leading zeros.
///
/// # Errors
/// When the text is none.
pub fn participant(text: &str) -> Result<String, StudyError> {
    let trimmed = text.trim();
    let number = trimmed.strip_prefix(['R', 'r']).filter(|digits| {
        (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    match number.and_then(|digits| digits.parse::<u32>().ok()) {
        Some(number) => Ok(format!("R{number}")),
        None => Err(StudyError::NotAParticipant(text.to_owned())),
    }
}

/// The participants of a session, each as it is written everywhere.
///
/// # Errors
/// When one is none, when one is named twice, or when there is none at all.
pub fn participants<S: AsRef<str>>(texts: &[S]) -> Result<Vec<String>, StudyError> {
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        let participant = participant(text.as_ref())?;
        if found.contains(&participant) {
            return Err(StudyError::Twice(participant));
        }
        found.push(participant);
    }
    if found.is_empty() {
        Err(StudyError::Nobody)
    } else {
        Ok(found)
    }
}

/// A new session's id: the date where it is held, who takes part, four random letters or digits.
///
/// # Errors
/// When the system has no randomness to give.
pub fn session_id(date: Date, participants: &[String]) -> io::Result<String> {
    let who = match participants {
        [one] => one.as_str(),
        _ => GROUP,
    };
    let mut random = [0_u8; 4];
    getrandom::fill(&mut random).map_err(|error| io::Error::other(error.to_string()))?;
    let letter = |byte: &u8| {
        LETTERS
            .get(usize::from(byte % 32))
            .map_or('a', |c| char::from(*c))
    };
    let tail: String = random.iter().map(letter).collect();
    Ok(format!("{date}-{who}-{tail}"))
}

/// Compares names the way people number things: `R9` comes before `R10`.
#[must_use]
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let ((a_word, a_number, a_rest), (b_word, b_number, b_rest)) = (split(left), split(right));
        let order = a_word
            .cmp(b_word)
            .then_with(|| by_number(a_number, b_number));
        if order != Ordering::Equal || (a_rest.is_empty() && b_rest.is_empty()) {
            return order
                .then_with(|| a_rest.cmp(b_rest))
                .then_with(|| a.cmp(b));
        }
        (left, right) = (a_rest, b_rest);
    }
}

/// The words up to the first number, the number, and what comes after it.
fn split(text: &str) -> (&str, &str, &str) {
    let is_digit = |byte: u8| byte.is_ascii_digit();
    let start = text.bytes().position(is_digit).unwrap_or(text.len());
    let (word, rest) = text.split_at(start);
    let end = rest
        .bytes()
        .position(|byte| !is_digit(byte))
        .unwrap_or(rest.len());
    let (number, rest) = rest.split_at(end);
    (word, number, rest)
}

fn by_number(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_participant_is_r_and_a_number() {
        assert_eq!(participant("r7").unwrap(), "R7");
        assert_eq!(participant(" R012 ").unwrap(), "R12");
        for wrong in [
            "",
            "R",
            "7",
            "R-1",
            "R7a",
            "../R7",
            "R٣",
            "R12345678901",
            "RR7",
        ] {
            assert!(participant(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn nobody_takes_part_twice() {
        assert_eq!(participants(&["r15", "R16"]).unwrap(), ["R15", "R16"]);
        assert!(matches!(
            participants(&["R7", "r7"]),
            Err(StudyError::Twice(_))
        ));
        assert!(matches!(participants::<&str>(&[]), Err(StudyError::Nobody)));
    }

    #[test]
    fn an_id_has_a_date_a_participant_and_four_letters() {
        let date = time::macros::date!(2026 - 01 - 12);
        let one = session_id(date, &["R7".into()]).unwrap();
        assert!(
            one.starts_with("2026-01-12-R7-") && one.len() == 18,
            "{one}"
        );
        let group = session_id(date, &["R15".into(), "R16".into()]).unwrap();
        assert!(group.starts_with("2026-01-12-group-"), "{group}");
    }

    #[test]
    fn names_are_ordered_as_people_number_them() {
        let mut names = ["R10", "R9", "group", "R1", "R100", "R2", "R02"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["R1", "R02", "R2", "R9", "R10", "R100", "group"]);
        assert_eq!(natural("R7", "R7"), Ordering::Equal);
        assert_eq!(
            natural("2026-01-12-R9-zz", "2026-01-12-R10-aa"),
            Ordering::Less
        );
    }
}
