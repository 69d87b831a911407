//! What is said when finished exports are searched for what names somebody.

/// What `study leaks` says, and the guard around exports.
#[derive(Debug)]
pub struct LeakTexts {
    /// What a listed term is: a name, an address, an organisation, a place, one the researcher listed.
    pub kinds: [&'static str; 5],
    /// A place: `{file}`, `{line}`.
    pub at_line: &'static str,
    /// Something found: `{place}`, `{code}`, `{kind}`, `{before}`, `{words}`, `{after}`.
    pub found: &'static str,
    /// How much was found: `{count}`, `{terms}` of `{listed}`, `{texts}`.
    pub all_found: &'static str,
    /// Nothing was found: `{listed}`, `{texts}`.
    pub none_found: &'static str,
    /// Something without text: `{file}`.
    pub passed: &'static str,
    /// Something that cannot be read: `{file}`, `{reason}`.
    pub broken: &'static str,
    /// Not everything could be searched.
    pub not_all: &'static str,
    /// There is nothing to look for.
    pub nothing_listed: &'static str,
    /// Where terms are listed.
    pub nothing_listed_hint: &'static str,
    /// Why nothing is handed over when the key cannot be read.
    pub no_key: &'static str,
    /// Names were not looked for.
    pub unguarded: &'static str,
    /// Names were replaced by codes: `{list}`.
    pub replaced: &'static str,
    /// Nothing was exported, since there are names.
    pub refused: &'static str,
    /// Names in a session: `{session}`, `{list}`.
    pub in_session: &'static str,
}
