//! What is said when folders of several interviewers are brought together.

/// What `study merge` says.
#[derive(Debug)]
pub struct MergeTexts {
    /// A folder is no study: `{folder}`.
    pub no_study: &'static str,
    /// A folder is this study: `{folder}`.
    pub itself: &'static str,
    /// A folder was named twice: `{folder}`.
    pub twice: &'static str,
    /// A folder's own journal is of a later version: `{folder}`, `{format}`.
    pub newer: &'static str,
    /// What to do about a key that is locked.
    pub locked_hint: &'static str,
    /// A session here is being worked in: `{session}`.
    pub in_use: &'static str,
    /// What was brought in so far is whole.
    pub again: &'static str,
    /// Above the clashes of numbers.
    pub clashes: &'static str,
    /// The keys differ: `{there}`, `{here}`.
    pub by_key: &'static str,
    /// Attributes differ: `{there}`, `{here}`, `{attributes}`.
    pub by_attributes: &'static str,
    /// Both have sessions: `{there}`, `{here}`.
    pub by_sessions: &'static str,
    /// Nothing says that it is one person: `{there}`, `{here}`.
    pub by_nothing: &'static str,
    /// One person has two numbers: `{there}`, `{here}`.
    pub two_numbers: &'static str,
    /// Above what differs.
    pub differs: &'static str,
    /// A journal that parts: `{session}`, `{what}`.
    pub apart: &'static str,
    /// A session that stays where it is: `{session}`, `{reason}`.
    pub left: &'static str,
    /// Lines of the other's own journal that cannot be trusted: `{count}`.
    pub damaged_log: &'static str,
    /// A session with damage: `{session}`.
    pub damaged: &'static str,
    /// A setting differs: `{key}`.
    pub setting: &'static str,
    /// A guide has other words in one version: `{guide}`, `{version}`.
    pub guide: &'static str,
    /// A guide has other concepts: `{guide}`, `{here}`, `{there}`.
    pub concepts: &'static str,
    /// A theme has two names: `{theme}`, `{here}`, `{there}`.
    pub theme: &'static str,
    /// Somebody stands otherwise in the sample: `{participant}`, `{here}`, `{there}`, `{holds}`.
    pub place: &'static str,
    /// Names stand for others in the list of speakers: `{count}`.
    pub speakers: &'static str,
    /// Attributes of one person differ: `{participant}`, `{attributes}`.
    pub attributes: &'static str,
    /// Stands where there is nothing to name.
    pub none: &'static str,
    /// A session whose longer copy is taken: `{session}`.
    pub longer: &'static str,
    /// A session whose copy here goes further: `{session}`.
    pub behind: &'static str,
    /// Who has another number here: `{there}`, `{here}`.
    pub renumbered: &'static str,
    /// What would come in: `{sessions}`, `{grown}`, `{lines}`.
    pub would_come: &'static str,
    /// What came in: `{sessions}`, `{grown}`, `{participants}`, `{lines}`.
    pub came: &'static str,
    /// Nothing new.
    pub nothing_new: &'static str,
    /// Numbers clash, and nothing was written.
    pub not_merged: &'static str,
    /// What can be done about it.
    pub offer: &'static str,
    /// Whether they may get the numbers that are named.
    pub may_renumber: &'static str,
    /// A session still holds something that was withdrawn: `{session}`, `{participant}`.
    pub to_empty: &'static str,
    /// Something did not come in.
    pub not_all: &'static str,
    /// Who is called otherwise while a session is gone on with: `{now}`, `{written}`.
    pub called_otherwise: &'static str,
}
