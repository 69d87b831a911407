//! What is to be said now: the open question or probe, or a text of the opening or closing.
//!
//! ```text
//!  O2.1  In hoeverre houd je je in jouw rol bezig met het stellen van doelen voor
//!        onderwijskwaliteit?
//!        mentioned earlier, 14:12: begint zelf al over doelen voor taal
//!        “You touched on this earlier; is there anything to add?”
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::paint::{count, glance, lines, put, width};
use super::view::View;
use super::{consent, layer, paint};
use crate::live::model::Layer;
use crate::live::phrases;
use crate::safe::shown;
use crate::session::place::{Place, Section};
use crate::texts::fill;

/// Rows from which the opening shows its text beside the consent items.
const LEAST_OPENING: u16 = 6;
/// In so few rows a long text shows its end: there stands what is asked.
const FEW_ROWS: u16 = 3;

/// The lines for a width, no more than `room`.
#[must_use]
pub fn to_say(view: &View<'_>, columns: u16, room: u16) -> Vec<Line<'static>> {
    let session = view.session();
    if let Some(Layer::Debrief(prompt)) = view.model.layers.last() {
        let asks = layer::asks(view, *prompt).to_owned();
        return vec![Line::styled(asks, view.theme.strong)];
    }
    match session.place {
        Place::Opening if !view.model.observes() => opening(view, columns, room),
        Place::Item(item) => of_item(view, item, columns, room),
        Place::Opening | Place::Topic(_) | Place::Closing => {
            let id = phrases::id_here(session);
            let text = phrases::words_at(session, session.place);
            let name = match session.section() {
                Section::Topic(_) => shown(id).into_owned(),
                other => phrases::title(view.model, other).to_owned(),
            };
            let closing = session.place == Place::Closing && !view.model.observes();
            let keys = closing.then(|| consent::closing_keys(view));
            // The words come first: how it is ended is in the help too.
            let below = u16::from(keys.is_some() && room > 2);
            let mut block = hanging(view, &name, text, columns, room - below);
            block.extend(keys.filter(|_| below > 0));
            block
        }
    }
}

/// Draws the lines from the top of the area.
pub fn draw(lines: &[Line<'_>], area: Rect, buffer: &mut Buffer) {
    for (row, line) in lines.iter().take(usize::from(area.height)).enumerate() {
        let mut column = 0;
        for span in line {
            column = put(
                buffer,
                area,
                (column, count(row)),
                &span.content,
                span.style,
            );
        }
    }
}

fn of_item(view: &View<'_>, item: usize, columns: u16, room: u16) -> Vec<Line<'static>> {
    let session = view.session();
    let outline = &session.outline;
    let Some((words, id)) = outline
        .wording(&session.guide, item)
        .zip(outline.item(item))
    else {
        return Vec::new();
    };
    let said = words.said(&session.language);
    let mut extra: Vec<(String, Style)> = Vec::new();
    let question = outline.question(&session.guide, item);
    let when = question.and_then(|question| question.when.as_ref());
    if let Some(when) = when.filter(|_| session.is_closed(item)) {
        let when = format!("[{}]", shown(when.words(&session.language)));
        extra.push((when, view.theme.accent));
    }
    if let Some(tag) = said.instead {
        let text = fill(view.model.texts.live.in_language, &[("tag", &tag)]);
        extra.push((text, view.theme.quiet));
    }
    extra.extend(beside_statement(view, item));
    extra.extend(mentioned(view, item, columns));
    let indent = hang(&id.id);
    let whole = count(lines(said.words, columns.saturating_sub(indent)).len());
    // Of a long question the most rows stay, of two rows one.
    let least = if room > 1 { (room / 3).max(1) } else { 0 };
    extra.truncate(room.saturating_sub(whole).max(least).into());
    let left = room.saturating_sub(count(extra.len())).max(1);
    let mut block = hanging(view, &id.id, said.words, columns, left);
    block.extend(extra.into_iter().map(|(text, style)| {
        let text = paint::cut(&text, usize::from(columns.saturating_sub(indent))).into_owned();
        Line::from(vec![
            Span::raw(" ".repeat(indent.into())),
            Span::styled(text, style),
        ])
    }));
    block.truncate(room.into());
    block
}

/// Under a statement: what to do with it in silence, else the question that is asked of it.
fn beside_statement(view: &View<'_>, item: usize) -> Option<(String, Style)> {
    let session = view.session();
    session.outline.statement(&session.guide, item)?;
    let group = &view.model.texts.group;
    if session.silent {
        let text = if session.is_row_full(item) {
            group.now_talk
        } else {
            group.write_first
        };
        return Some((text.to_owned(), view.theme.accent));
    }
    let ask = phrases::asked_of_statement(session, item)?;
    Some((ask, view.theme.quiet))
}

fn mentioned(view: &View<'_>, item: usize, columns: u16) -> Vec<(String, Style)> {
    let Some((ms, note)) = phrases::mentioned_earlier(view.session(), item) else {
        return Vec::new();
    };
    let live = &view.model.texts.live;
    let time = phrases::time_of_day_at(view.model, ms);
    let mut earlier = fill(live.mentioned_earlier, &[("time", &time)]);
    if let Some(note) = note {
        earlier.push_str(": ");
        earlier.push_str(&glance(&note.note.text, columns.into()));
    }
    vec![
        (earlier, view.theme.accent),
        (live.bridge.to_owned(), view.theme.quiet),
    ]
}

/// The opening: the text to say, then the consent items. Once they have begun they stand first, and
/// the text gives way.
fn opening(view: &View<'_>, columns: u16, room: u16) -> Vec<Line<'static>> {
    let session = view.session();
    if room < LEAST_OPENING {
        return opening_strip(view, columns, room);
    }
    let mut consents = consent::lines(view, columns);
    consents.truncate(room.into());
    let begun = consent::has_begun(view);
    let gap = u16::from(!consents.is_empty());
    let left = room.saturating_sub(count(consents.len()) + gap);
    let say = session.guide.opening.say.words(&session.language);
    let say = lines(say, columns).into_iter();
    let block: Vec<Line<'static>> = say.map(Line::from).collect();
    let block = shortened(view, block, columns, left);
    let (mut first, second) = if begun && !consents.is_empty() {
        (consents, block)
    } else {
        (block, consents)
    };
    if !first.is_empty() && !second.is_empty() {
        first.push(Line::default());
    }
    first.extend(second);
    first
}

/// In a strip: what is to be answered now, and how; once all is answered, how one goes on.
fn opening_strip(view: &View<'_>, columns: u16, room: u16) -> Vec<Line<'static>> {
    let Some((id, ask)) = consent::here(view) else {
        return consent::answered(view, columns);
    };
    // Beside a long id there would be no room: the text goes on under it.
    let text = lines(&format!("{id}: {ask}"), columns).into_iter();
    let styled = |words: String| match words.strip_prefix(&id) {
        Some(rest) => Line::from(vec![
            Span::styled(id.clone(), view.theme.accent),
            Span::styled(rest.to_owned(), view.theme.strong),
        ]),
        None => Line::styled(words, view.theme.strong),
    };
    let mut block: Vec<Line<'static>> = text.map(styled).collect();
    if block.len() < room.into() {
        block.extend(consent::keys_here(view));
    }
    shortened(view, block, columns, room)
}

/// How far the text beside an id hangs in.
fn hang(id: &str) -> u16 {
    (width(id) + 2).max(6)
}

/// A text beside its id, the lines under the first hanging in, in no more than `room` of them.
fn hanging(view: &View<'_>, id: &str, text: &str, columns: u16, room: u16) -> Vec<Line<'static>> {
    let indent = hang(id);
    let beside = columns.saturating_sub(indent).max(8);
    let text = if room <= FEW_ROWS {
        asked_last(text, beside, room)
    } else {
        lines(text, beside)
    };
    let text = if text.is_empty() {
        vec![String::new()]
    } else {
        text
    };
    let indent = usize::from(indent);
    let line = |(row, words): (usize, String)| {
        if row == 0 {
            let id = Span::styled(format!("{id:<indent$}"), view.theme.accent);
            return Line::from(vec![id, Span::styled(words, view.theme.strong)]);
        }
        if words.is_empty() {
            return Line::default();
        }
        let blanks = Span::raw(" ".repeat(indent));
        Line::from(vec![blanks, Span::styled(words, view.theme.strong)])
    };
    let block = text.into_iter().enumerate().map(line).collect();
    shortened(view, block, columns, room)
}

/// A text whole, else its end; when the end asks nothing, as far as what is asked last.
fn asked_last(text: &str, columns: u16, room: u16) -> Vec<String> {
    let mut whole = lines(text, columns);
    whole.retain(|line| !line.is_empty());
    let (columns, room) = (usize::from(columns), usize::from(room));
    if whole.len() <= room {
        return whole;
    }
    let end = paint::ending(text, columns, room);
    if end.iter().any(|line| line.contains('?')) {
        return end;
    }
    match text.rsplit_once('?') {
        Some((asked, _)) => paint::ending(&format!("{asked}? …"), columns, room),
        None => end,
    }
}

/// A block in no more than `room` lines: blank ones go first, and what is cut off is counted.
fn shortened(
    view: &View<'_>,
    mut block: Vec<Line<'static>>,
    columns: u16,
    room: u16,
) -> Vec<Line<'static>> {
    let room = usize::from(room);
    if block.len() > room {
        block.retain(|line| line.width() > 0);
    }
    let more = block.len().saturating_sub(room);
    block.truncate(room);
    if let Some(last) = block.last_mut().filter(|_| more > 0) {
        let sign = format!(" … +{more}");
        make_room(last, columns.saturating_sub(width(&sign)));
        last.push_span(Span::styled(sign, view.theme.quiet));
    }
    block
}

/// Takes words away from the end of a line until it is no wider than `most`.
fn make_room(line: &mut Line<'static>, most: u16) {
    while line.width() > most.into() {
        let Some(mut last) = line.spans.pop() else {
            return;
        };
        let kept = last.content.trim_end().rsplit_once(' ');
        if let Some((kept, _)) = kept {
            last.content = kept.to_owned().into();
            line.spans.push(last);
        }
    }
}
