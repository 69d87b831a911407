//! Who else keeps a journal of this session: for the moderator her observers, for an observer the
//! moderator and the other observers. What they write is heard, and never changed.

use std::collections::BTreeMap;

use super::effect::Outcome;
use super::model::{Answer, Level, Model};
use super::{observing, phrases, sharing};
use crate::journal::Event;
use crate::journal::follow::News;
use crate::safe::shown;
use crate::session::Session;
use crate::session::history::History;
use crate::session::notes::KeptNote;
use crate::session::observed::Observed;
use crate::texts::fill;

/// Who else keeps a journal of this session.
#[derive(Debug, Default)]
pub struct Beside {
    /// Whom an observer watches; none in the moderator's own seat.
    pub watched: Option<Watched>,
    /// The other observers, by name.
    others: BTreeMap<String, Other>,
}

/// The moderator, as an observer follows her.
#[derive(Debug)]
pub struct Watched {
    /// The observer who sits here.
    pub name: String,
    /// The moderator's journal, as far as it was read.
    pub moderator: History,
    /// By how much the clock here is ahead of the moderator's, in milliseconds.
    pub offset_ms: i64,
    /// Why the moderator's journal cannot be read, while that is so.
    pub away: Option<String>,
}

/// An observer whose journal is followed.
#[derive(Debug)]
struct Other {
    /// As they were read, on her own clock.
    events: Vec<Event>,
    observed: Observed,
    /// The follow-up of hers, by `seq`, that was said last.
    told: Option<u64>,
}

/// What was heard of another journal.
#[derive(Debug, Clone, PartialEq)]
pub enum Heard {
    /// The moderator's journal went on.
    Moderator(News),
    /// An observer's journal went on. Of one that began meanwhile all is more.
    Observer(String, News),
    /// So many lines of a journal cannot be trusted and are passed over; without a name the
    /// moderator's.
    Damaged(Option<String>, usize),
    /// The moderator's journal cannot be read, and why; or it can be again.
    Away(Option<String>),
}

/// A follow-up that waits, and whose it is when it is an observer's.
#[derive(Debug, Clone, Copy)]
pub struct Parked<'a> {
    /// The observer.
    pub author: Option<&'a str>,
    /// The note.
    pub note: &'a KeptNote,
}

impl Parked<'_> {
    /// What names it in a command: `12`, or `anna:3`.
    #[must_use]
    pub fn label(&self) -> String {
        match self.author {
            Some(author) => format!("{author}:{}", self.note.number),
            None => self.note.number.to_string(),
        }
    }

    /// Its words, after the name of the observer.
    #[must_use]
    pub fn words(&self) -> String {
        match self.author {
            Some(author) => format!("{author}: {}", self.note.note.text),
            None => self.note.note.text.clone(),
        }
    }
}

impl Beside {
    /// The other observers.
    pub fn observers(&self) -> impl Iterator<Item = &Observed> {
        self.others.values().map(|other| &other.observed)
    }

    /// The observer with a name, in whatever case.
    #[must_use]
    pub fn observer(&self, name: &str) -> Option<&Observed> {
        let mut all = self.observers();
        all.find(|observed| observed.name.eq_ignore_ascii_case(name))
    }
}

impl Model {
    /// The follow-ups that wait: one's own first, then those of the observers.
    pub fn parked(&self) -> impl Iterator<Item = Parked<'_>> {
        let own = self
            .own()
            .notes
            .waiting()
            .map(|note| Parked { author: None, note });
        let session = self.session();
        let theirs = self.beside.observers().flat_map(move |observed| {
            let waiting = observed.waiting(session);
            waiting.map(move |note| Parked {
                author: Some(&observed.name),
                note,
            })
        });
        own.chain(theirs)
    }
}

impl Model {
    /// Whether the moderator dealt with a follow-up that was parked here.
    #[must_use]
    pub fn is_settled_by_moderator(&self, seq: u64) -> bool {
        let watched = self.beside.watched.as_ref();
        watched.is_some_and(|watched| {
            let settled = &self.session().settled_beside;
            settled.contains(&(watched.name.clone(), seq))
        })
    }
}

/// Takes what was heard.
pub fn hear(model: &mut Model, out: &mut Outcome, heard: Heard) {
    let had_grid = model.grid_owner().map(str::to_owned);
    take(model, out, heard);
    sharing::share(model);
    if model.grid_owner() != had_grid.as_deref() {
        let said = out.answer.take().map(|answer| answer.text);
        let both: Vec<String> = said.into_iter().chain([sharing::whose(model)]).collect();
        out.say(Answer::new(Level::Warn, both.join("; ")));
    }
}

fn take(model: &mut Model, out: &mut Outcome, heard: Heard) {
    match heard {
        Heard::Moderator(news) => moderator(model, out, news),
        Heard::Observer(name, news) => observer(model, out, name, news),
        Heard::Damaged(name, count) => {
            let texts = &model.texts.observe;
            let who = name.unwrap_or_else(|| texts.moderator.to_owned());
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("who", &shown(&who)), ("count", &count)];
            out.say(Answer::new(Level::Warn, fill(texts.damaged, &values)));
        }
        Heard::Away(reason) => {
            let texts = &model.texts.observe;
            let answer = match &reason {
                Some(reason) => {
                    Answer::new(Level::Warn, fill(texts.away, &[("reason", &shown(reason))]))
                }
                None => Answer::new(Level::Ok, texts.back_again),
            };
            if let Some(watched) = &mut model.beside.watched {
                watched.away = reason;
                out.say(answer);
            }
        }
    }
}

/// What of the moderator's state an observer has to know at once.
#[derive(PartialEq, Eq)]
struct State {
    off: bool,
    interrupted: bool,
    finished: bool,
}

impl State {
    fn of(session: &Session) -> State {
        State {
            off: session.off_since.is_some(),
            interrupted: session.interrupted_since.is_some(),
            finished: session.finished.is_some(),
        }
    }
}

fn moderator(model: &mut Model, out: &mut Outcome, news: News) {
    let before = State::of(model.session());
    let Some(watched) = &mut model.beside.watched else {
        return;
    };
    match news {
        News::Nothing => return,
        News::More(events) => events
            .into_iter()
            .for_each(|event| watched.moderator.push(event)),
        News::Anew(events) => watched.moderator.put(events),
    }
    let now = State::of(model.session());
    if now.off != before.off {
        lay_anew(model);
        if now.off {
            // What was held from an earlier time off the record was not agreed to.
            model.off_record.clear();
        }
    }
    if now != before {
        out.say(told(model, &before, &now));
    }
}

fn told(model: &Model, before: &State, now: &State) -> Answer {
    let texts = &model.texts.observe;
    let held = model.off_record.len();
    match (before, now) {
        (State { off: false, .. }, State { off: true, .. }) => Answer::new(Level::Warn, texts.off),
        (State { off: true, .. }, State { off: false, .. }) if held > 0 => {
            Answer::new(Level::Warn, fill(texts.on_with_held, &[("count", &held)]))
        }
        (State { off: true, .. }, State { off: false, .. }) => Answer::new(Level::Ok, texts.on),
        (State { finished, .. }, now) if *finished != now.finished => {
            let text = if now.finished {
                texts.ended
            } else {
                texts.resumed
            };
            Answer::new(Level::Warn, text)
        }
        (_, State { interrupted, .. }) => {
            let text = if *interrupted {
                texts.interrupted
            } else {
                texts.continued
            };
            Answer::new(Level::Ok, text)
        }
    }
}

/// Which notes were written off the record follows from the moderator's journal.
fn lay_anew(model: &mut Model) {
    let mut others = std::mem::take(&mut model.beside.others);
    for (name, other) in &mut others {
        other.observed = Observed::of(name, model.session(), other.events.clone());
    }
    model.beside.others = others;
}

fn observer(model: &mut Model, out: &mut Outcome, name: String, news: News) {
    let known = model.beside.others.remove(&name);
    let (mut events, mut told) = known.map_or((Vec::new(), None), |it| (it.events, it.told));
    let is_news = matches!(news, News::More(_)) || told.is_some();
    match news {
        News::Nothing => {}
        News::More(more) => events.extend(more),
        News::Anew(all) => events = all,
    }
    let observed = Observed::of(&name, model.session(), events.clone());
    if is_news && !model.observes() {
        told = say_parked(model, out, &observed, told);
    }
    let other = Other {
        events,
        observed,
        told,
    };
    model.beside.others.insert(name, other);
}

/// The follow-ups that an observer parks are said to the moderator, once; gives which was said last.
fn say_parked(
    model: &Model,
    out: &mut Outcome,
    observed: &Observed,
    told: Option<u64>,
) -> Option<u64> {
    let is_new = |note: &&KeptNote| told.is_none_or(|told| note.seq > told);
    let new = observed.waiting(model.session()).filter(is_new);
    let new: Vec<&KeptNote> = new.collect();
    let Some(last) = new.last() else {
        return told;
    };
    let said = new.iter().map(|note| {
        let author = Some(observed.name.as_str());
        let label = Parked { author, note }.label();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("note", &label), ("words", &shown(&note.note.text))];
        fill(model.texts.observe.parked, &values)
    });
    let said: Vec<String> = said.collect();
    out.say(Answer::new(Level::Ok, said.join("; ")));
    Some(last.seq)
}

/// In an observer's seat: what the moderator opened, in a line or more.
#[must_use]
pub fn what_is_open(model: &Model) -> Vec<String> {
    let session = model.session();
    let words = phrases::words_at(session, session.place);
    let mut lines = words.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next().unwrap_or_default();
    let mut all = vec![format!("{}  {first}", observing::place_name(model))];
    all.extend(lines.map(str::to_owned));
    all
}
