//! What the overview of a study says.

/// What the overview of a study says.
#[derive(Debug)]
pub struct ReportTexts {
    /// Above it all: `{title}`.
    pub title: &'static str,
    /// The same of a study without a title.
    pub untitled: &'static str,
    /// What it follows from, and what it does not say.
    pub intro: &'static str,
    /// The headings, in order.
    pub heads: [&'static str; 14],
    /// Nothing of the kind.
    pub none: &'static str,
    /// Of the study: language, researchers, end, last entry, program.
    pub about: [&'static str; 5],
    /// The fields of `[plan]` that have a name: institution, ethics, contact.
    pub plan: [&'static str; 3],
    /// The pack it started from: `{name}`, `{version}`, `{sha256}`.
    pub pack: &'static str,
    /// A guide: `{title}`, `{guide}`, `{version}`.
    pub guide: &'static str,
    /// Its status: `{status}`.
    pub status: &'static str,
    /// It says nothing of its status.
    pub no_status: &'static str,
    /// Sessions with it: `{sessions}`, `{first}`, `{last}`.
    pub used: &'static str,
    /// No session was held with it.
    pub not_used: &'static str,
    /// SHA-256 of what was frozen: `{sha256}`.
    pub frozen: &'static str,
    /// A step of its history: `{date}`, `{from}`, `{to}`, `{reason}`.
    pub step: &'static str,
    /// The heads of sessions by phase: phase, finished, not finished, damaged.
    pub phases: [&'static str; 4],
    /// Above the quota.
    pub quota: &'static str,
    /// The heads of consent: item, given, refused, withdrawn, open.
    pub consent: [&'static str; 5],
    /// A wording: `{label}`, `{guide}`, `{version}`, `{language}`, `{counts}`, `{wording}`.
    pub wording: &'static str,
    /// Counts behind a wording: `{given}`, `{refused}`, `{withdrawn}`.
    pub counts: &'static str,
    /// The kinds of data, in the order of the words in JSON.
    pub kinds: [(&'static str, &'static str); 10],
    /// A kind: `{what}`, `{place}`, `{files}`, `{formats}`, `{size}`.
    pub kept: &'static str,
    /// Only its owner can read it.
    pub owner: &'static str,
    /// Others on the computer can read so many: `{count}`.
    pub others: &'static str,
    /// The system does not tell who can.
    pub unknown_readers: &'static str,
    /// So many are encrypted with age: `{count}`.
    pub encrypted: &'static str,
    /// None is encrypted by the program.
    pub plain: &'static str,
    /// Until when: `{date}`.
    pub until: &'static str,
    /// Until it is written out.
    pub until_transcribed: &'static str,
    /// Until it is written out, or a day: `{date}`.
    pub until_transcribed_or: &'static str,
    /// study.toml gives no time.
    pub no_time: &'static str,
    /// Others can look into the private folder.
    pub private_open: &'static str,
    /// What the program cannot know.
    pub not_known: &'static str,
    /// A recording that was destroyed: `{date}`, `{session}`, `{size}`, `{why}`.
    pub gone_sound: &'static str,
    /// Something else: `{date}`, `{what}`, `{files}`, `{size}`, `{why}`.
    pub gone: &'static str,
    /// By whom: `{author}`.
    pub by: &'static str,
    /// About how many participants: `{people}`.
    pub people: &'static str,
    /// The hashes: `{sha256}`.
    pub hashes: &'static str,
    /// Withdrawals by scope: all, recording, quotes; each `{count}`.
    pub scopes: [&'static str; 3],
    /// An export: `{at}`, `{format}`, `{file}`, `{sessions}`, `{phases}`.
    pub export: &'static str,
    /// What standard output got was not written down.
    pub exports_note: &'static str,
    /// The settings of recording: microphone, call, rate, engine, model.
    pub recorder: [(&'static str, &'static str); 5],
    /// A coder: `{coder}`, `{rounds}`, `{sessions}`.
    pub coder: &'static str,
    /// How far two agree: `{first}`, `{second}`, `{sessions}`, `{units}`, `{identical}`, `{kappa}`.
    pub agreed: &'static str,
    /// Nobody coded the same session as another.
    pub not_compared: &'static str,
    /// A member check: `{day}`, `{session}`, `{participants}`, `{statements}`, `{open}`.
    pub check: &'static str,
    /// What is left: not finished, parked, not written out, fragments, base questions asked everywhere.
    pub left: [&'static str; 5],
    /// How many of how many: `{some}`, `{all}`.
    pub of_all: &'static str,
    /// A journal: `{file}`, `{lines}`, `{hash}`.
    pub journal: &'static str,
    /// One that is damaged: `{file}`, `{lines}`.
    pub journal_damaged: &'static str,
    /// What the hashes are for.
    pub journals_note: &'static str,
    /// Something could not be read or trusted.
    pub not_whole: &'static str,
    /// Nothing was written, as there are names in it: `{list}`.
    pub refused: &'static str,
}
