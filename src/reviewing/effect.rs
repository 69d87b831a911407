//! What an update asks of the world outside.

use super::model::Model;
use crate::journal::Event;
use crate::journal::deed::Deed;
use crate::journal::draft::Draft;
use crate::live::model::Answer;

/// One thing to do outside.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Write and sync an event in the coder's journal.
    Keep(Event),
    /// Checkpoint the unfinished line; none removes it.
    Draft(Option<Draft>),
    /// Play the recording from a few seconds before a moment of the session's clock, in milliseconds.
    Play(i64),
    /// Play no more.
    Silence,
    /// Leave; what is kept is kept.
    Leave,
}

/// What came of a message.
#[derive(Debug, Default, PartialEq)]
pub struct Outcome {
    /// What to do outside, in order.
    pub effects: Vec<Effect>,
    /// What to say, if anything.
    pub answer: Option<Answer>,
}

impl Outcome {
    /// Lets something happen: the model shows it at once, as not yet kept, and the journal is asked
    /// to keep it. Gives its `seq`.
    pub fn record(&mut self, model: &mut Model, deed: impl Into<Deed>) -> u64 {
        let seq = model.next_seq();
        let event = Event {
            seq,
            at: model.now.at,
            ms: model.now.ms,
            deed: deed.into(),
        };
        model.push(event.clone());
        self.effects.push(Effect::Keep(event));
        seq
    }

    /// Says something.
    pub fn say(&mut self, answer: Answer) {
        self.answer = Some(answer);
    }
}
