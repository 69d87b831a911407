//! The consent items of the opening, with the wording of the one that is to be asked.
//!
//! ```text
//!  ✓ part   ✗ recording   ▸□ destruction   □ quotes   □ deposit
//!    Als de opname verwerkt is, wordt ze vernietigd. Ben je het daarmee eens?
//!    open   Space agreed   F7, Ctrl-X refused
//! ```

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::paint::{lines as wrapped, width};
use super::view::View;
use crate::guide::ConsentItem;
use crate::live::before::consent_here;
use crate::live::message::Message;
use crate::safe::shown;
use crate::session::place::Section;
use crate::texts::fill;

const INDENT: &str = "   ";

/// The items, the wording of the one to be asked, and how it is answered.
#[must_use]
pub fn lines(view: &View<'_>, columns: u16) -> Vec<Line<'static>> {
    let session = view.session();
    let items = &session.guide.consent;
    if items.is_empty() {
        return Vec::new();
    }
    let here = consent_here(view.model);
    let mut lines = row_of_items(view, here, columns);
    let Some(item) = here.and_then(|here| items.get(here)) else {
        lines.extend(done(view));
        return lines;
    };
    let ask = item.ask.words(&session.language);
    let room = columns.saturating_sub(width(INDENT)).max(8);
    lines.extend(wrapped(ask, room).into_iter().map(|line| {
        Line::from(vec![
            Span::raw(INDENT),
            Span::styled(line, view.theme.strong),
        ])
    }));
    lines.push(hint(view, answering(view, item)));
    lines
}

/// The item to be answered now, by sign and id, with its wording.
#[must_use]
pub fn here<'a>(view: &View<'a>) -> Option<(String, &'a str)> {
    let session = view.session();
    let item = session.guide.consent.get(consent_here(view.model)?)?;
    let participants = session.table.here();
    let answer = session.consents.of_all(&item.id, participants);
    let id = format!("{} {}", sign(answer), item.label(&session.language));
    Some((id, item.ask.words(&session.language)))
}

/// How the item to be answered now is answered.
#[must_use]
pub fn keys_here(view: &View<'_>) -> Option<Line<'static>> {
    let item = view
        .session()
        .guide
        .consent
        .get(consent_here(view.model)?)?;
    Some(hint(view, answering(view, item)))
}

/// The items in as few rows as they take; that all have their answer, and how one goes on, first.
#[must_use]
pub fn answered(view: &View<'_>, columns: u16) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = done(view).into_iter().collect();
    if !view.session().guide.consent.is_empty() {
        lines.extend(row_of_items(view, consent_here(view.model), columns));
    }
    lines
}

/// That every item has its answer, and how one goes on.
fn done(view: &View<'_>) -> Option<Line<'static>> {
    let is_done = view.is_done(Section::Opening) && !view.session().guide.consent.is_empty();
    let key = view.keys.name_of(&Message::Enter, view.texts);
    is_done.then(|| hint(view, fill(view.texts.consent_done, &[("key", &key)])))
}

/// The opening to be read as a page: what to say, then every item whole. Once they have begun, the
/// one to be answered stands first, with how it is answered.
#[must_use]
pub fn page(view: &View<'_>) -> Vec<String> {
    let session = view.session();
    let here = consent_here(view.model);
    let participants = session.table.here();
    let whole = |(at, item): (usize, &ConsentItem)| {
        let open = if here == Some(at) { "▸ " } else { "" };
        let sign = sign(session.consents.of_all(&item.id, participants));
        let ask = item.ask.words(&session.language);
        format!(
            "{open}{sign} {}: {ask}",
            shown(item.label(&session.language))
        )
    };
    let items = session.guide.consent.iter().enumerate();
    let all: Vec<String> = items.clone().map(whole).collect();
    let mut lines = Vec::new();
    let open = here.and_then(|here| items.clone().nth(here));
    if let Some((at, item)) = open.filter(|_| has_begun(view)) {
        lines.push(whole((at, item)));
        // A page breaks its lines at blanks, and keeps one of them.
        lines.push(answering(view, item).replace("   ", " · "));
        lines.push(String::new());
    }
    lines.push(
        session
            .guide
            .opening
            .say
            .words(&session.language)
            .to_owned(),
    );
    if !all.is_empty() {
        lines.push(String::new());
        lines.extend(all);
    }
    lines
}

/// Whether an item was answered or gone to.
#[must_use]
pub fn has_begun(view: &View<'_>) -> bool {
    view.session().consents.iter().next().is_some() || view.model.selected.is_some()
}

/// How the interview is ended.
#[must_use]
pub fn closing_keys(view: &View<'_>) -> Line<'static> {
    let key = view.keys.name_of(&Message::Enter, view.texts);
    hint(view, fill(view.texts.closing_keys, &[("key", &key)]))
}

fn hint(view: &View<'_>, text: String) -> Line<'static> {
    Line::from(vec![
        Span::raw(INDENT),
        Span::styled(text, view.theme.quiet),
    ])
}

/// The item's state in words (in a group: of each participant) and the keys.
fn answering(view: &View<'_>, item: &ConsentItem) -> String {
    let session = view.session();
    let keys = fill(
        view.texts.consent_keys,
        &[
            (
                "yes",
                &view
                    .keys
                    .names_of(&Message::Insert(" ".to_owned()), view.texts),
            ),
            ("no", &view.keys.names_of(&Message::PassBy, view.texts)),
        ],
    );
    let participants = session.table.here();
    let answer = |who: &String| session.consents.answer(&item.id, who);
    let states = if session.is_group() {
        let each = participants
            .iter()
            .map(|who| format!("{} {who}", sign(answer(who))));
        each.collect::<Vec<_>>().join("  ")
    } else {
        let [open, agreed, refused] = view.texts.consent_states;
        let state = match participants.first().and_then(answer) {
            None => open,
            Some(true) => agreed,
            Some(false) => refused,
        };
        state.to_owned()
    };
    format!("{states}   {keys}")
}

fn sign(answer: Option<bool>) -> &'static str {
    match answer {
        None => "□",
        Some(true) => "✓",
        Some(false) => "✗",
    }
}

/// The items with their signs, in as many rows as they take.
fn row_of_items(view: &View<'_>, here: Option<usize>, columns: u16) -> Vec<Line<'static>> {
    let session = view.session();
    let mut rows: Vec<Line<'static>> = vec![Line::default()];
    for (at, item) in session.guide.consent.iter().enumerate() {
        let answer = session.consents.of_all(&item.id, session.table.here());
        let is_here = here == Some(at);
        let text = format!(
            "{}{} {}",
            if is_here { "▸" } else { "" },
            sign(answer),
            item.label(&session.language)
        );
        let style = match (is_here, answer) {
            (true, _) => view.theme.accent,
            (false, Some(false)) => view.theme.warn,
            (false, Some(true)) => view.theme.quiet,
            (false, None) => Style::new(),
        };
        let last = rows.last_mut();
        let fits = |row: &Line<'_>| row.width() + 3 + text.chars().count() <= columns.into();
        match last {
            Some(row) if row.spans.is_empty() => row.push_span(Span::styled(text, style)),
            Some(row) if fits(row) => {
                row.push_span(Span::raw("   "));
                row.push_span(Span::styled(text, style));
            }
            _ => rows.push(Line::styled(text, style)),
        }
    }
    rows
}
