//! What is said when a study begins, and what stands in its folder on the first day.

/// What `leidraad new` asks, says and writes.
#[derive(Debug)]
pub struct BeginTexts {
    /// Asks for the title; the usual answer follows.
    pub ask_title: &'static str,
    /// Asks for the language.
    pub ask_language: &'static str,
    /// Asks for the guide; before it, the guides with their numbers.
    pub ask_guide: &'static str,
    /// Not a language tag: `{tag}`.
    pub not_a_language: &'static str,
    /// Something is in the folder already.
    pub not_empty: &'static str,
    /// The folder is the one somebody stands in.
    pub is_here: &'static str,
    /// The folder that it would stand in is not there: `{folder}`.
    pub no_parent: &'static str,
    /// The folder could not be made: `{folder}`, `{reason}`.
    pub not_made: &'static str,
    /// Nothing was made or changed.
    pub nothing_made: &'static str,
    /// The guide does not speak the study's language: `{language}`, `{instead}`.
    pub guide_speaks: &'static str,
    /// The folder is there: `{folder}`.
    pub made: &'static str,
    /// What to do first, before the commands: `{folder}`.
    pub next: &'static str,
    /// The comments in study.toml: title, language, guide, researchers.
    pub settings: [&'static str; 4],
    /// README.md of the study: `{title}`, `{guide}`, `{file}`.
    pub readme: &'static str,
}
