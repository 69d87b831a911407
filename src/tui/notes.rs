//! The notes, the latest first.
//!
//! ```text
//!  14:35   schoolleiders stellen hun eigen doelen                              #doelen
//!  14:33 > wij kijken of de school haar eigen doelen haalt                     #proces
//!  14:12   begint zelf al over doelen voor taal                        O1 →    #basis
//! ```
//!
//! In an observer's seat the moderator's stand between her own, quietly, and are marked as hers.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{count, glance, put, put_right, shortened, width};
use super::view::View;
use crate::journal::deed::{Note, NoteKind};
use crate::live::phrases;
use crate::safe::shown;
use crate::session::notes::KeptNote;

/// Columns before the words: the time or number, and the sign of the kind.
const MARGIN: u16 = 8;
/// Rows that the latest note may take.
const LATEST_ROWS: usize = 2;

/// One note as it is drawn.
struct Entry<'a> {
    note: &'a Note,
    /// The time, or the number while a command asks for one.
    label: String,
    sign: &'static str,
    /// In the place of the tags: not kept, saving.
    state: Option<&'static str>,
    words: Style,
    struck: bool,
    /// Whose it is, when it is not one's own.
    whose: Option<&'static str>,
}

/// Draws the notes that fit, and no other: a session may hold thousands.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    // On the record again they are not for the screen any more; how many there are is said beside.
    let held = view
        .model
        .off_record
        .iter()
        .rev()
        .take_while(|_| view.model.is_off_record())
        .map(|note| of_held(view, note));
    let entries = held.chain(kept(view));
    let mut row = 0;
    for entry in entries {
        if row >= area.height {
            return;
        }
        let most = if row == 0 { LATEST_ROWS } else { 1 };
        let left = usize::from(area.height - row);
        row += draw_entry(view, &entry, area, row, most.min(left), buffer);
    }
}

/// All that was kept, the latest first: one's own, and in an observer's seat the moderator's as well.
fn kept<'a>(view: &View<'a>) -> impl Iterator<Item = Entry<'a>> {
    let model = view.model;
    let mut own = model.own().notes.all().iter().rev().peekable();
    let others = if model.observes() {
        view.session().notes.all()
    } else {
        &[]
    };
    let mut others = others.iter().rev().peekable();
    let view = view.clone();
    std::iter::from_fn(move || {
        let is_theirs = match (own.peek(), others.peek()) {
            (Some(own), Some(theirs)) => theirs.note.ms > model.laid(own.note.ms),
            (own, _) => own.is_none(),
        };
        if is_theirs {
            others.next().map(|note| of_moderator(&view, note))
        } else {
            own.next().map(|note| of_kept(&view, note))
        }
    })
}

fn of_moderator<'a>(view: &View<'_>, kept: &'a KeptNote) -> Entry<'a> {
    Entry {
        note: &kept.note,
        label: phrases::time_of_day_at(view.model, kept.note.ms),
        sign: if kept.settled {
            "✓"
        } else {
            sign(kept.note.kind)
        },
        state: None,
        words: view.theme.quiet,
        struck: kept.struck,
        whose: Some(view.model.texts.observe.moderator),
    }
}

fn of_held<'a>(view: &View<'_>, note: &'a Note) -> Entry<'a> {
    Entry {
        note,
        label: phrases::time_of_day(note.at, view.model.offset),
        sign: sign(note.kind),
        state: Some(view.texts.held),
        words: view.theme.warn,
        struck: false,
        whose: None,
    }
}

fn of_kept<'a>(view: &View<'_>, kept: &'a KeptNote) -> Entry<'a> {
    let note = &kept.note;
    let label = if wants_numbers(view) {
        format!("{:>5}", kept.number)
    } else {
        phrases::time_of_day(note.at, view.model.offset)
    };
    let is_kept = view.model.is_kept(kept.seq);
    let is_settled = kept.settled || view.model.is_settled_by_moderator(kept.seq);
    Entry {
        note,
        label,
        sign: if is_settled { "✓" } else { sign(note.kind) },
        state: (!is_kept).then_some(view.texts.saving),
        words: if kept.struck {
            view.theme.struck
        } else {
            Style::new()
        },
        struck: kept.struck,
        whose: None,
    }
}

/// Commands that name a note by its number.
fn wants_numbers(view: &View<'_>) -> bool {
    let line = view.model.line.editor.text();
    ["/tag", "/edit", "/strike", "/settle"]
        .iter()
        .any(|command| line.starts_with(command))
}

fn sign(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Quote | NoteKind::Fragment | NoteKind::Turn => ">",
        NoteKind::Parked => "?",
        NoteKind::Memo => "=",
        NoteKind::Improvised => "+",
        NoteKind::Mark => "◆",
        NoteKind::Nuance => ":",
        NoteKind::Addition => "&",
        NoteKind::Disagreement => "!",
        NoteKind::Note | NoteKind::Debrief => " ",
    }
}

/// Draws a note in no more than `most` rows; gives how many it took.
fn draw_entry(
    view: &View<'_>,
    entry: &Entry<'_>,
    area: Rect,
    row: u16,
    most: usize,
    buffer: &mut Buffer,
) -> u16 {
    put(buffer, area, (0, row), &entry.label, view.theme.quiet);
    put(buffer, area, (6, row), entry.sign, view.theme.accent);
    let tags = tags(view, entry);
    let tags = if width(&tags) > area.width / 2 {
        String::new()
    } else {
        tags
    };
    let end = put_right(buffer, area, row, &tags, view.theme.quiet);
    let room = usize::from(end.saturating_sub(MARGIN + 2)).max(1);
    let words = words(view, entry, room * most);
    let lines = if most == 1 {
        vec![glance(&words, room)]
    } else {
        shortened(&words, room, most)
    };
    for (at, line) in lines.iter().enumerate() {
        put(buffer, area, (MARGIN, row + count(at)), line, entry.words);
    }
    count(lines.len())
}

fn words(view: &View<'_>, entry: &Entry<'_>, room: usize) -> String {
    let text = glance(&entry.note.text, room + 1);
    let text = match (entry.note.kind, text.is_empty()) {
        (NoteKind::Mark, true) => view.texts.moment.to_owned(),
        _ => text,
    };
    let text = if entry.note.speakers.is_empty() {
        text
    } else {
        format!("{}: {text}", entry.note.speakers.join(", "))
    };
    // Not every terminal draws a line through what is struck out.
    if entry.struck {
        format!("({text})")
    } else {
        text
    }
}

/// What stands at the right: where it was taken when not here, and its tags.
fn tags(view: &View<'_>, entry: &Entry<'_>) -> String {
    if let Some(state) = entry.state {
        return state.to_owned();
    }
    let session = view.session();
    let here = session.section().id(&session.guide);
    let elsewhere = entry.note.topic.as_deref().filter(|topic| *topic != here);
    let tags = phrases::tags_of(entry.note);
    let tags = shown(&tags);
    if let Some(whose) = entry.whose {
        return format!("{whose} {tags}").trim_end().to_owned();
    }
    match elsewhere {
        Some(topic) if tags.is_empty() => topic_name(view, topic),
        Some(topic) => format!("{} → {tags}", topic_name(view, topic)),
        None => tags.into_owned(),
    }
}

fn topic_name(view: &View<'_>, id: &str) -> String {
    use crate::session::place::{CLOSING, OPENING};
    let live = &view.model.texts.live;
    match id {
        OPENING => live.opening.to_owned(),
        CLOSING => live.closing.to_owned(),
        other => shown(other).into_owned(),
    }
}
