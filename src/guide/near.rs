//! "Did you mean": the nearest known word to one that is not known.

/// The nearest of the known words, when it is near enough to be a slip of the keys.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    const LONGEST: usize = 64;
    // In a file with more names than a person writes, the first are enough.
    const MOST: usize = 1000;
    let wanted: Vec<char> = word.to_lowercase().chars().take(LONGEST).collect();
    let allowed = (wanted.len() / 3).clamp(1, 2);
    known
        .into_iter()
        .take(MOST)
        .filter(|candidate| candidate.len() <= 4 * LONGEST)
        .map(|candidate| (distance(&wanted, &candidate.to_lowercase()), candidate))
        .filter(|(far, _)| *far <= allowed)
        .min_by_key(|(far, _)| *far)
        .map(|(_, candidate)| candidate.to_owned())
}

/// The number of letters to put in, take out or change (Levenshtein 1966).
fn distance(word: &[char], other: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (line, letter) in other.chars().enumerate() {
        let mut next = vec![line + 1];
        for (place, mine) in word.iter().enumerate() {
            let at = |index: usize| row.get(index).copied().unwrap_or(usize::MAX - 1);
            let change = at(place) + usize::from(*mine != letter);
            let left = next.last().copied().unwrap_or(usize::MAX - 1) + 1;
            next.push(change.min(left).min(at(place + 1) + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_the_word_that_was_meant() {
        let keys = ["minutes", "title", "checklist"];
        assert_eq!(nearest("minuten", keys).as_deref(), Some("minutes"));
        assert_eq!(nearest("Title", keys).as_deref(), Some("title"));
        assert_eq!(nearest("checklst", keys).as_deref(), Some("checklist"));
    }

    #[test]
    fn a_word_of_its_own_finds_nothing() {
        assert_eq!(nearest("duration", ["minutes", "title"]), None);
    }
}
