//! What is said of crosswalks between two studies' concepts, and of their counts side by side.

use super::guide::Advice;

/// What is said of crosswalks, and of two studies' counts side by side.
#[derive(Debug)]
pub struct CrosswalkTexts {
    /// A draft's question mark: `{id}`.
    pub undecided: Advice,
    /// No reason: `{id}`, `{is}`.
    pub no_why: Advice,
    /// No concept here: `{is}`.
    pub no_id: Advice,
    /// No concept there.
    pub no_from: Advice,
    /// A key too many: `{key}`, `{is}`.
    pub superfluous: Advice,
    /// No such concept here: `{id}`, `{near}`.
    pub unknown_here: Advice,
    /// No such concept there: `{id}`, `{near}`.
    pub unknown_there: Advice,
    /// A concept here that is named twice: `{id}`, `{line}`.
    pub twice_here: Advice,
    /// A concept there that is named twice: `{id}`, `{line}`.
    pub twice_there: Advice,
    /// Not the same: `{id}`, `{parts}`.
    pub not_same: Advice,
    /// A concept here that is not in it: `{id}`.
    pub missing_here: Advice,
    /// A concept there that is not in it: `{id}`.
    pub missing_there: Advice,
    /// The head of a draft: `{name}`.
    pub draft_head: &'static str,
    /// A concept in which something differs: `{parts}`.
    pub draft_differs: &'static str,
    /// A concept that probably was another: `{from}`.
    pub draft_likely: &'static str,
    /// A concept that may have been one of others: `{from}`.
    pub draft_new: &'static str,
    /// A concept that is gone, where there are new ones.
    pub draft_dropped: &'static str,
    /// A draft was written: `{file}`.
    pub drafted: &'static str,
    /// There is a file already: `{file}`.
    pub exists: &'static str,
    /// The study started from no pack.
    pub no_pack: &'static str,
    /// What can be named instead.
    pub no_pack_hint: &'static str,
    /// There is no crosswalk, and one is needed: `{file}`.
    pub none: &'static str,
    /// How one is made.
    pub none_hint: &'static str,
    /// A built-in guide, which has no file to put one beside: `{id}`.
    pub built_in: &'static str,
    /// Heads of the table: here, what it is, there, why.
    pub heads: [&'static str; 4],
    /// The relations in words, in the order of `Relation::ALL`.
    pub relations: [&'static str; 4],
    /// Heads of two studies' counts: heading, there, what it is, fragments, participants, share, and
    /// these three there.
    pub beside_heads: [&'static str; 9],
    /// Below them.
    pub not_prevalence: &'static str,
    /// Below them when something is adapted.
    pub adapted: &'static str,
    /// What stands apart.
    pub apart: &'static str,
    /// The first head is another: `{found}`.
    pub first_head: &'static str,
    /// The last head is another: `{found}`.
    pub last_head: &'static str,
    /// No such heading there: `{id}`, `{known}`.
    pub no_heading: &'static str,
    /// A heading that has no column: `{id}`.
    pub no_column: &'static str,
    /// A column that is there twice: `{id}`.
    pub column_twice: &'static str,
    /// No number: `{column}`, `{text}`.
    pub no_number: &'static str,
    /// A row with more or fewer cells: `{cells}`, `{columns}`.
    pub cells: &'static str,
    /// A participant who is there twice: `{name}`.
    pub row_twice: &'static str,
    /// No row `total`.
    pub no_total: &'static str,
    /// The numbers do not add up: `{column}`, `{sum}`, `{total}`.
    pub sums: &'static str,
    /// What the file should be.
    pub beside_hint: &'static str,
}
