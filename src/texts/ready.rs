//! What is said of an interview before it begins.

/// Whether all is ready.
#[derive(Debug)]
pub struct ReadyTexts {
    /// `{guide}` has no findings.
    pub guide_clean: &'static str,
    /// `{guide}`, `{count}` doubts.
    pub guide_doubts: &'static str,
    /// Room for `{hours}` of recording.
    pub disk: &'static str,
    /// The same, when it is little.
    pub disk_low: &'static str,
    /// How much room there is, is not known.
    pub disk_unknown: &'static str,
    /// `{who}` for the first time.
    pub first_time: &'static str,
    /// `{who}` before, `{count}` times, the last time in `{session}`.
    pub interviewed_before: &'static str,
    /// The last session: `{session}`.
    pub last_open: &'static str,
    /// `{count}` follow-ups wait in `{session}`.
    pub last_parked: &'static str,
    /// What to change, as the last debrief says: `{words}`.
    pub last_change: &'static str,
    /// A phase that counts leave out: `{phase}`.
    pub uncounted: &'static str,
    /// Online, or on location.
    pub venues: [&'static str; 2],
    /// Not said yet.
    pub setting_open: &'static str,
    /// Nobody else, one other, `{count}` others.
    pub others: [&'static str; 3],
    /// What `/setting` answers: `{place}`, `{others}`.
    pub setting: &'static str,
}
