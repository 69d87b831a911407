//! What an update asks of the world outside.

use super::model::{Answer, Model};
use super::sharing;
use crate::journal::Event;
use crate::journal::deed::Deed;
use crate::journal::draft::Draft;
use crate::session::consent::MayRecord;

/// One thing to do outside.
#[derive(Debug, PartialEq)]
pub enum Effect {
    /// Write and sync an event.
    Keep(Event),
    /// Checkpoint the unfinished line; none removes it.
    Draft(Option<Draft>),
    /// Ask something of the recorder.
    Sound(SoundAsk),
    /// Leave the live session; what is kept is kept.
    Leave,
}

/// What is asked of the recorder.
#[derive(Debug, PartialEq, Eq)]
pub enum SoundAsk {
    /// Record, with the leave of those at the table.
    Start(MayRecord),
    /// Record nothing for now.
    Pause,
    /// Record again.
    GoOn,
    /// Close the file.
    Stop,
    /// Destroy what was recorded in this session.
    Destroy,
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
        let seq = model.own().next_seq;
        let event = Event {
            seq,
            at: model.now.at,
            ms: model.now.ms,
            deed: deed.into(),
        };
        model.history.push(event.clone());
        if model.observes() {
            sharing::share(model);
        }
        self.effects.push(Effect::Keep(event));
        seq
    }

    /// Says something.
    pub fn say(&mut self, answer: Answer) {
        self.answer = Some(answer);
    }
}
