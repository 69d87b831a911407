//! Who sits at the table: those the session began with, those who came late, left early or did not
//! come.

/// The table. One participant is a table of one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// In the order they sat down.
    seats: Vec<Seat>,
    /// Their numbers.
    everyone: Vec<String>,
    /// The numbers of those who are there now.
    here: Vec<String>,
    /// The numbers of those who withdrew, and have no seat any more.
    withdrawn: Vec<String>,
}

/// A participant and where she is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Such as `R15`.
    pub participant: String,
    /// Where she is.
    pub presence: Presence,
}

/// Where a participant is; moments in milliseconds on the session's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Presence {
    /// At the table from the beginning.
    Here,
    /// At the table since.
    Joined(u64),
    /// Gone since.
    Left(u64),
    /// Invited, and not there.
    Absent {
        /// What was said when invited.
        said: Option<String>,
    },
}

impl Presence {
    /// Whether that is at the table.
    #[must_use]
    pub fn is_here(&self) -> bool {
        matches!(self, Presence::Here | Presence::Joined(_))
    }
}

impl Table {
    /// Everyone there.
    #[must_use]
    pub fn of(participants: &[String]) -> Table {
        let seat = |participant: &String| Seat {
            participant: participant.clone(),
            presence: Presence::Here,
        };
        Table {
            seats: participants.iter().map(seat).collect(),
            everyone: participants.to_vec(),
            here: participants.to_vec(),
            withdrawn: Vec::new(),
        }
    }

    /// Takes somebody from the table who withdrew, as if they had never sat there.
    pub fn withdraw(&mut self, participant: &str) {
        self.seats.retain(|seat| seat.participant != participant);
        self.everyone.retain(|who| who != participant);
        self.here.retain(|who| who != participant);
        self.withdrawn.push(participant.to_owned());
    }

    /// Those who withdrew.
    #[must_use]
    pub fn withdrawn(&self) -> &[String] {
        &self.withdrawn
    }

    /// Whether nobody is left: all withdrew.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.everyone.is_empty() && !self.withdrawn.is_empty()
    }

    /// The participant of whom everything is that nobody is named for: who sits there alone, and not
    /// because others withdrew.
    #[must_use]
    pub fn only(&self) -> Option<&String> {
        match self.everyone.as_slice() {
            [one] if self.withdrawn.is_empty() => Some(one),
            _ => None,
        }
    }

    /// Everyone who is or was expected, in the order they sat down.
    #[must_use]
    pub fn all(&self) -> &[Seat] {
        &self.seats
    }

    /// Everyone's number.
    #[must_use]
    pub fn everyone(&self) -> &[String] {
        &self.everyone
    }

    /// Those at the table now.
    #[must_use]
    pub fn here(&self) -> &[String] {
        &self.here
    }

    /// Where somebody is; none for a stranger.
    #[must_use]
    pub fn presence(&self, participant: &str) -> Option<&Presence> {
        let mut seats = self.seats.iter();
        let seat = seats.find(|seat| seat.participant == participant)?;
        Some(&seat.presence)
    }

    /// Whether somebody is at the table now.
    #[must_use]
    pub fn is_here(&self, participant: &str) -> bool {
        self.presence(participant).is_some_and(Presence::is_here)
    }

    /// Somebody is somewhere from here on; a stranger gets a seat.
    pub(super) fn put(&mut self, participant: &str, presence: Presence) {
        let mut seats = self.seats.iter_mut();
        if let Some(seat) = seats.find(|seat| seat.participant == participant) {
            seat.presence = presence;
        } else {
            self.everyone.push(participant.to_owned());
            self.seats.push(Seat {
                participant: participant.to_owned(),
                presence,
            });
        }
        let here = self.seats.iter().filter(|seat| seat.presence.is_here());
        self.here = here.map(|seat| seat.participant.clone()).collect();
    }
}
