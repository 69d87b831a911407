//! A code on its way to becoming a concept, and the model that the codes make.

/// A code as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its id, when the codebook has ids that can be used.
    pub id: Option<String>,
    /// Its name, on one line.
    pub name: String,
    /// The code above it, by its place in the codebook.
    pub parent: Option<usize>,
    /// What belongs under it.
    pub description: String,
    /// The literature it comes from.
    pub source: String,
    /// `#RRGGBB`.
    pub color: Option<String>,
    /// Counts are made under it; none when the codebook does not say.
    pub heading: Option<bool>,
    /// What is doubtful goes there; none when the codebook does not say.
    pub residual: Option<bool>,
}

/// The codes of a codebook.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// In the order of the codebook.
    pub codes: Vec<Draft>,
    /// What was left out or made besides, in words.
    pub remarks: Vec<String>,
}

/// A name on one line, without what steers.
#[must_use]
pub fn line(text: &str) -> String {
    let words: Vec<String> = text.split_whitespace().map(plain).collect();
    let words: Vec<&str> = words
        .iter()
        .map(String::as_str)
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// A description, its lines kept, without what steers.
#[must_use]
pub fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(line).collect();
    lines.join("\n").trim().to_owned()
}

fn plain(word: &str) -> String {
    word.chars()
        .filter(|c| !crate::safe::is_steering(*c))
        .collect()
}

/// A colour as a model has it: `#RGB` and capitals or not are taken too; none when it is another
/// thing.
#[must_use]
pub fn color(text: &str) -> Option<String> {
    let digits = text.trim().strip_prefix('#').unwrap_or(text.trim());
    let digits = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        _ => digits.to_uppercase(),
    };
    let fits = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    fits.then(|| format!("#{}", digits.to_uppercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_line_without_what_steers() {
        assert_eq!(line(" a\u{202e}b\n c\u{1b}[2J\t"), "ab c[2J");
        assert_eq!(lines("one \r\n\r\n two\u{0}"), "one\n\ntwo");
    }

    #[test]
    fn colours_are_six_digits() {
        assert_eq!(color("#a1b2c3").as_deref(), Some("#A1B2C3"));
        assert_eq!(color("fa0").as_deref(), Some("#FFAA00"));
        for other in ["red", "#12345", "rgb(1,2,3)", "", "#ééé"] {
            assert_eq!(color(other), None, "{other}");
        }
    }
}
