//! What the commands say.

/// What the commands say, apart from their help.
#[derive(Debug)]
pub struct CliTexts {
    /// Before what could not be read, and what is odd but no error.
    pub warning: &'static str,
    /// The heads of `list`.
    pub list: [&'static str; 7],
    /// No sessions: `{folder}`.
    pub no_sessions: &'static str,
    /// Open, finished, damaged.
    pub standing: [&'static str; 3],
    /// A whole journal: `{id}`, `{lines}`, `{erased}`, `{hash}`.
    pub whole: &'static str,
    /// A journal with faults: as [`CliTexts::whole`].
    pub faulty: &'static str,
    /// A journal that cannot be read: `{id}`, `{reason}`.
    pub unverifiable: &'static str,
    /// After a verification that found something.
    pub verify_hint: &'static str,
    /// Columns that an import passes over: `{columns}`.
    pub unknown_columns: &'static str,
    /// What was imported: `{rows}`, `{sessions}`.
    pub imported: &'static str,
    /// Nothing was imported.
    pub nothing_imported: &'static str,
    /// A file without rows.
    pub no_rows: &'static str,
    /// A file that could not be read or written: `{file}`, `{reason}`.
    pub file: &'static str,
    /// A guide without findings: `{id}`, `{version}`.
    pub guide_fine: &'static str,
    /// Nothing was written: the file stands as it was.
    pub not_written: &'static str,
    /// A format that cannot go to standard output: `{format}`.
    pub needs_a_file: &'static str,
    /// A folder to export into that is not empty.
    pub folder_not_empty: &'static str,
    /// A format that no recordings go along with: `{format}`.
    pub without_audio: &'static str,
}
