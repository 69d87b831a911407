//! How long what may be kept: the rules of study.toml, `[retention]`. Pure.

pub mod due;
pub mod span;
pub mod written;

use time::Date;

use span::Span;

/// A kind of data with a time of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Recordings; their time counts from their interview.
    Recordings,
    /// Transcripts as they came, with names, in the private folder.
    AsTheyCame,
    /// Lists of sign-ups in the private folder.
    SignUps,
    /// The key to who is who.
    Key,
    /// All the rest.
    Data,
}

/// Until when something may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// So long after what it counts from.
    For(Span),
    /// Up to and with a date.
    On(Date),
    /// Up to and with the day that the study ends.
    End,
}

/// What is said of one kind: whatever comes first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rule {
    /// A recording goes as soon as it is written out.
    pub until_transcribed: bool,
    /// The last days.
    pub untils: Vec<Until>,
}

/// What study.toml says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    /// The day that the study ends.
    pub ends: Option<Date>,
    rules: Vec<(Kind, Rule)>,
}

impl Kind {
    /// All of them, the first to go first.
    pub const ALL: [Kind; 5] = [
        Kind::Recordings,
        Kind::AsTheyCame,
        Kind::SignUps,
        Kind::Key,
        Kind::Data,
    ];

    /// The key in study.toml, and the word in machine formats.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Kind::Recordings => "recordings",
            Kind::AsTheyCame => "transcripts",
            Kind::SignUps => "signups",
            Kind::Key => "key",
            Kind::Data => "data",
        }
    }
}

impl Rules {
    /// What is said of a kind; none where nothing is.
    #[must_use]
    pub fn of(&self, kind: Kind) -> Option<&Rule> {
        let found = self.rules.iter().find(|(known, _)| *known == kind);
        found.map(|(_, rule)| rule)
    }

    /// The day that what is no recording counts from: the end of the study, or its last session when
    /// that is later or no end is given; none before there was any.
    #[must_use]
    pub fn counted_from(&self, last: Option<Date>) -> Option<Date> {
        self.ends.max(last)
    }

    /// The last day that something may be kept, counted from a day; none where the rule gives none,
    /// or what it counts from is not known.
    #[must_use]
    pub fn last_day(&self, rule: &Rule, from: Option<Date>) -> Option<Date> {
        let days = rule.untils.iter().filter_map(|until| match until {
            Until::On(date) => Some(*date),
            Until::For(span) => from.map(|from| span.after(from)),
            Until::End => self.ends,
        });
        days.min()
    }
}
