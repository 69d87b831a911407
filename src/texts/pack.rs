//! What is said of packs, and what stands in one.

/// What is said of packs, and what stands in one for reading.
#[derive(Debug)]
pub struct PackTexts {
    /// Nothing was packed, since there are names in it.
    pub names: &'static str,
    /// A pack that was made: `{file}`, `{count}`, `{hash}`.
    pub made: &'static str,
    /// Two guides bring different files of a name: `{name}`.
    pub clash: &'static str,
    /// A file that cannot go along by its name: `{name}`.
    pub name_to_pack: &'static str,
    /// A file that is no pack: `{file}`, `{reason}`.
    pub refused: &'static str,
    /// No whole zip: `{reason}`.
    pub no_zip: &'static str,
    /// No pack.toml.
    pub no_manifest: &'static str,
    /// A file in it that is not what it should be: `{file}`, `{reason}`.
    pub broken: &'static str,
    /// Made by a later version: `{format}`.
    pub newer: &'static str,
    /// Too large: `{files}`, `{mib}`.
    pub too_much: &'static str,
    /// A name that leads elsewhere: `{name}`.
    pub name: &'static str,
    /// A text that steers a terminal: `{name}`.
    pub steers: &'static str,
    /// A link: `{name}`.
    pub link: &'static str,
    /// Files that are not as pack.toml says: `{names}`.
    pub differs: &'static str,
    /// Its guide has errors.
    pub guide: &'static str,
    /// Where a study came from: `{name}`, `{version}`.
    pub from: &'static str,
    /// Where that in its turn came from: `{name}`, `{version}`.
    pub before: &'static str,
    /// The comment above the pack in study.toml.
    pub setting: &'static str,
    /// The heading of consent.md.
    pub consent: &'static str,
    /// HOWTO.md: `{name}`, `{guides}`, `{file}`.
    pub howto: &'static str,
}
