//! What is said of codebooks that become concept models.

/// What is said of codebooks that become concept models.
#[derive(Debug)]
pub struct ConceptTexts {
    /// What stands above the concepts in the file that is made.
    pub preface: [&'static str; 4],
    /// A place in a file: `{line}`, `{column}`, `{what}`.
    pub place: &'static str,
    /// No XML: `{reason}`.
    pub no_xml: &'static str,
    /// A file that ends too early.
    pub cut_off: &'static str,
    /// A document type, which could name entities and other files.
    pub doctype: &'static str,
    /// An entity that XML does not have: `{name}`.
    pub entity: &'static str,
    /// Bytes that are no characters: `{encoding}`.
    pub encoding: &'static str,
    /// XML without a codebook.
    pub no_codebook: &'static str,
    /// Nothing in the codebook.
    pub no_codes: &'static str,
    /// A code without a name.
    pub no_name: &'static str,
    /// A table without a column of names.
    pub no_name_column: &'static str,
    /// An id that cannot be one: `{id}`.
    pub bad_id: &'static str,
    /// An id that is there already: `{id}`.
    pub double_id: &'static str,
    /// A parent that is not there: `{name}`.
    pub no_parent: &'static str,
    /// The same, with one that looks like it: `{name}`, `{near}`.
    pub near_parent: &'static str,
    /// A parent's name that several codes have: `{name}`.
    pub several_parents: &'static str,
    /// A code that is above itself: `{name}`.
    pub circle: &'static str,
    /// Codes too deep: `{deepest}`.
    pub too_deep: &'static str,
    /// Too many codes: `{most}`.
    pub too_many: &'static str,
    /// Too large a file.
    pub too_large: &'static str,
    /// More mistakes than are shown.
    pub and_more: &'static str,
    /// Sets of codes that were left out: `{count}`.
    pub sets: &'static str,
    /// Codes that only a path or a group names: `{names}`.
    pub made: &'static str,
    /// Colours that were left out: `{count}`.
    pub uncoloured: &'static str,
    /// What was made: `{concepts}`, `{file}`, `{name}`.
    pub done: &'static str,
    /// The file is there already.
    pub exists: &'static str,
    /// Nothing was made.
    pub nothing_made: &'static str,
    /// A word that is no language: `{tag}`.
    pub no_language: &'static str,
}
