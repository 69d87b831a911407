//! Colours for codes that have none.

/// Colours that can be told apart beside each other and behind black text.
const PALETTE: [&str; 12] = [
    "#4E9A9A", "#D98E4A", "#7A8FD0", "#B7A13C", "#C2709A", "#6AA55B", "#A27FC4", "#CF6F61",
    "#5B9BC8", "#97A84B", "#B5835A", "#8C8C9E",
];

/// The colour of the code with an index.
#[must_use]
pub fn palette(index: usize) -> &'static str {
    PALETTE
        .get(index % PALETTE.len())
        .copied()
        .unwrap_or("#808080")
}

/// Whether a colour has the six digits that every reader knows.
#[must_use]
pub fn is_whole(colour: &str) -> bool {
    let digits = colour.strip_prefix('#');
    digits.is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}
