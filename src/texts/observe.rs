//! What a second note-taker reads, and what the moderator reads of her.

/// What is said at and of an observer's seat.
#[derive(Debug)]
#[allow(
    missing_docs,
    reason = "each field is named after what it says; the words are its document"
)]
pub struct ObserveTexts {
    /// Whose what is not an observer's is.
    pub moderator: &'static str,
    /// In the top row: `{name}`.
    pub sign: &'static str,
    /// `{id}`, `{participants}`, `{name}`.
    pub session: &'static str,
    /// `{id}`, `{name}`, `{hash}`.
    pub left: &'static str,
    /// Refused: it is the moderator's.
    pub not_yours: &'static str,
    /// Refused: it is an observer's.
    pub observers_only: &'static str,
    /// A follow-up that an observer parked: `{note}`, `{words}`.
    pub parked: &'static str,
    pub off: &'static str,
    pub on: &'static str,
    /// `{count}`.
    pub on_with_held: &'static str,
    pub ended: &'static str,
    pub resumed: &'static str,
    pub interrupted: &'static str,
    pub continued: &'static str,
    /// In the row under the clock.
    pub banner_interrupted: &'static str,
    pub banner_ended: &'static str,
    pub banner_away: &'static str,
    /// `{who}`, `{count}`.
    pub damaged: &'static str,
    /// `{reason}`.
    pub away: &'static str,
    pub back_again: &'static str,
    /// `{span}`.
    pub synced_ahead: &'static str,
    /// `{span}`.
    pub synced_behind: &'static str,
    pub synced_same: &'static str,
    /// `{said}`.
    pub synced_far: &'static str,
    pub no_mark: &'static str,
    pub no_mark_of_moderator: &'static str,
    /// `{text}`.
    pub not_an_offset: &'static str,
    /// `{observers}`.
    pub which_observer: &'static str,
    /// `{name}`.
    pub not_an_observer: &'static str,
    /// `{name}`.
    pub held: &'static str,
    pub no_grid: &'static str,
    pub grid_is_yours: &'static str,
    /// `{who}`.
    pub grid_is_of: &'static str,
    /// `{who}`.
    pub grid_refused: &'static str,
    pub nobody_observes: &'static str,
    /// `{names}`.
    pub hand_to_whom: &'static str,
    /// `{name}`.
    pub no_observer: &'static str,
    /// `{names}`.
    pub observed_by: &'static str,
}
