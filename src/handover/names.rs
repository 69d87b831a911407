//! Names for other software, where no two of a kind may be the same.

use std::collections::HashSet;

use crate::safe::is_steering;

/// Names that were given out. Two that differ only in capitals are the same: to some they are.
#[derive(Debug, Default)]
pub struct Names(HashSet<String>);

impl Names {
    /// A name that was not given out yet: the wanted one as one line; when somebody has it, with what
    /// tells it from the others in brackets; when that is taken too, with a number.
    pub fn give(&mut self, wanted: &str, apart: &str) -> String {
        let plain = one_line(wanted);
        let apart = one_line(apart);
        let bracketed = match (plain.as_str(), apart.as_str()) {
            ("", apart) => apart.to_owned(),
            (plain, "") => plain.to_owned(),
            (plain, apart) => format!("{plain} ({apart})"),
        };
        for name in [&plain, &bracketed] {
            if !name.is_empty() && self.take(name) {
                return name.clone();
            }
        }
        let mut number: u64 = 2;
        loop {
            let name = format!("{bracketed} {number}");
            if self.take(&name) {
                return name;
            }
            number += 1;
        }
    }

    fn take(&mut self, name: &str) -> bool {
        self.0.insert(name.to_lowercase())
    }
}

/// A name as one line without anything that steers.
fn one_line(name: &str) -> String {
    let spaced = name.replace(is_steering, " ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    words.join(" ")
}

/// A name as a file may have it on every system.
#[must_use]
pub fn for_a_file(name: &str) -> String {
    let forbidden = |c: char| matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let name = name.replace(forbidden, "-");
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() { "-" } else { name }.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubled_name_is_told_apart_by_what_it_belongs_to_and_then_by_a_number() {
        let mut names = Names::default();
        let mut give = |wanted, apart| names.give(wanted, apart);
        assert_eq!(give("Steun", "school"), "Steun");
        assert_eq!(give("steun", "bestuur"), "steun (bestuur)");
        assert_eq!(give("Steun", "bestuur"), "Steun (bestuur) 2");
        assert_eq!(give("Steun", "bestuur"), "Steun (bestuur) 3");
    }

    #[test]
    fn a_name_is_one_line_that_steers_nothing() {
        let mut names = Names::default();
        assert_eq!(names.give("a\n\u{202e}b\u{7}c ", ""), "a b c");
        assert_eq!(names.give("\u{1b}", "id"), "id");
        assert_eq!(names.give("a b c", ""), "a b c 2");
        assert_eq!(for_a_file("a/b: c?. "), "a-b- c-");
        assert_eq!(for_a_file(" .. "), "-");
    }
}
