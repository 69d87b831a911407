//! The top row: what time it is, what is left, how the pace is, who it is about, what is kept.
//!
//! ```text
//!  14:36  24 min left to 15:00   O2 9/12   on pace                       R7  en  kept
//! ```

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::paint::{put, put_right, width};
use super::view::View;
use super::{banner, caption};
use crate::live::model::Model;
use crate::live::phrases;
use crate::live::sound::{State, talk_words};
use crate::recorder::level::Level;
use crate::safe::shown;
use crate::texts::fill;

/// Something the row shows; of what does not fit, the least needed goes first.
struct Piece {
    text: String,
    style: Style,
    /// The greater stays longer.
    need: u8,
    /// The same in fewer columns, and the need at which it takes the place of the text.
    short: Option<(u8, String)>,
}

impl Piece {
    /// The need at which it gives way, in part or whole.
    fn gives_way_at(&self) -> u8 {
        let short = self.short.as_ref();
        short.map_or(self.need, |(need, _)| self.need.min(*need))
    }

    /// Gives way when its turn has come; gives whether something of it is left.
    fn stays(&mut self, least: u8) -> bool {
        if self.gives_way_at() > least {
            return true;
        }
        let short = self.short.take();
        let is_left = short.is_some();
        self.text = short.map(|(_, text)| text).unwrap_or_default();
        is_left
    }
}

const BETWEEN: u16 = 3;
/// With room for fewer hours of recording than this, how many is shown.
const FEW_HOURS: u64 = 3;

/// Draws the row; `says_way_back` where the banner does not.
pub fn draw(view: &View<'_>, area: Rect, buffer: &mut Buffer, says_way_back: bool) {
    let (mut left, mut right) = (left(view, says_way_back), right(view));
    while taken(&left) + taken(&right) > area.width + BETWEEN && left.len() + right.len() > 1 {
        let all = left.iter().chain(&right);
        let Some(least) = all.map(Piece::gives_way_at).min() else {
            break;
        };
        left.retain_mut(|piece| piece.stays(least));
        right.retain_mut(|piece| piece.stays(least));
    }
    let mut column = 0;
    for piece in &left {
        column = put(buffer, area, (column, 0), &piece.text, piece.style) + BETWEEN;
    }
    let mut room = area;
    for piece in right.iter().rev() {
        let start = put_right(buffer, room, 0, &piece.text, piece.style);
        room.width = start.saturating_sub(BETWEEN);
    }
}

/// The same row where there is no room for a banner: what cannot be overlooked takes its place.
pub fn draw_with_banner(view: &View<'_>, area: Rect, buffer: &mut Buffer) {
    let Some(short) = banner::short(view) else {
        return draw(view, area, buffer, true);
    };
    let text = format!(" {short} ");
    let start = put_right(buffer, area, 0, &text, view.theme.loud);
    let room = Rect {
        width: start.saturating_sub(BETWEEN),
        ..area
    };
    draw(view, room, buffer, true);
}

fn taken(pieces: &[Piece]) -> u16 {
    pieces
        .iter()
        .map(|piece| width(&piece.text).saturating_add(BETWEEN))
        .fold(0, u16::saturating_add)
}

fn left(view: &View<'_>, says_way_back: bool) -> Vec<Piece> {
    let (model, theme) = (view.model, view.theme);
    let session = view.session();
    let piece = |text, style, need| Piece {
        text,
        style,
        need,
        short: None,
    };
    let time = phrases::time_of_day(model.now.at, model.offset);
    let mut pieces = vec![piece(time, Style::new(), 9)];
    if let (Some(end), Some(pace)) = (session.end, &view.pace) {
        let is_over = pace.left_ms < 300_000;
        let style = if is_over { theme.warn } else { theme.strong };
        pieces.push(piece(phrases::left(model, end, pace), style, 8));
    }
    let section = session.section();
    let name = match section {
        crate::session::place::Section::Topic(_) => section.id(&session.guide),
        other => phrases::title(model, other),
    };
    let short = format!("{name} {}/{}", view.used(section), view.minutes(section));
    pieces.push(Piece {
        short: Some((0, short.clone())),
        ..piece(format!("{short} min"), Style::new(), 6)
    });
    let back = banner::way_back(view).filter(|_| says_way_back);
    pieces.extend(back.map(|[text, short]| Piece {
        short: Some((1, short)),
        ..piece(text, theme.quiet, 5)
    }));
    if let Some(pace) = &view.pace {
        let is_off = view.behind().is_some();
        let (style, need) = if is_off {
            (theme.warn, 7)
        } else {
            (theme.quiet, 2)
        };
        pieces.push(piece(phrases::drift(model, pace), style, need));
    }
    pieces
}

fn right(view: &View<'_>) -> Vec<Piece> {
    let (theme, texts) = (view.theme, view.texts);
    let session = view.session();
    let (saving, style, need) = if view.model.saving.trouble.is_some() {
        (texts.not_saved, theme.loud, 10)
    } else if view.model.is_all_kept() {
        (texts.kept, theme.quiet, 3)
    } else {
        (texts.saving, Style::new(), 3)
    };
    let piece = |text: String, need| Piece {
        text,
        style: theme.quiet,
        need,
        short: None,
    };
    let mut pieces = vec![
        piece(session.table.here().join(" "), 4),
        piece(shown(&session.language).into_owned(), 1),
        Piece {
            text: saving.to_owned(),
            style,
            need,
            short: None,
        },
    ];
    if let Some(watched) = &view.model.beside.watched {
        let sign = view.model.texts.observe.sign;
        let text = fill(sign, &[("name", &watched.name)]);
        pieces.insert(
            0,
            Piece {
                style: theme.accent,
                ..piece(text, 5)
            },
        );
    }
    pieces.splice(0..0, sound(view));
    if let Some([text, short]) = caption::signs(view) {
        // It is short before where one is and who is there give way.
        let sign = Piece {
            text,
            style: theme.warn,
            need: 7,
            short: Some((3, short)),
        };
        pieces.insert(0, sign);
    }
    pieces
}

/// The recorder: how loud each track is, what it waits for, who speaks how much when that was asked
/// for; that nothing is recorded, where it might be.
fn sound(view: &View<'_>) -> Vec<Piece> {
    let (model, theme) = (view.model, view.theme);
    let texts = &model.texts.recording;
    let piece = |text: &str, style, need| Piece {
        text: text.to_owned(),
        style,
        need,
        short: None,
    };
    let mut pieces = Vec::new();
    if let Some(talk) = talk_words(model).filter(|_| model.sound.shows_talk) {
        pieces.push(piece(&talk, theme.quiet, 4));
    }
    pieces.extend(match model.sound.state {
        State::On => Some(piece(&meter(model), theme.accent, 9)),
        State::Paused => Some(piece(texts.sign_paused, theme.warn, 9)),
        State::Starting | State::Stopping => Some(piece(texts.sign_starting, theme.warn, 9)),
        State::Off if may_be_recorded(view) => Some(piece(texts.sign_off, theme.quiet, 0)),
        State::Off => None,
    });
    pieces
}

/// Whether it was agreed to record, and nothing is recorded nevertheless.
fn may_be_recorded(view: &View<'_>) -> bool {
    let model = view.model;
    model.rehearsal.is_none() && !model.observes() && view.session().may_record().is_ok()
}

/// The level of each track as a bar of one character: `● mic ▃ call ▅`; with trouble `!` stands in
/// its place, and when the disk has room for few hours, how many.
#[must_use]
pub fn meter(model: &Model) -> String {
    let texts = &model.texts.recording;
    let sound = &model.sound;
    if sound.state != State::On {
        return String::new();
    }
    let mut meter = texts.sign_on.to_owned();
    let levels = sound.levels.iter().zip(texts.short_tracks);
    for (level, name) in levels.take(sound.devices.len()) {
        let bar = level.map_or(' ', |level| bar(&level));
        meter.extend([" ", name, " "]);
        meter.push(bar);
    }
    if !sound.troubles.is_empty() {
        meter.push_str(" !");
    }
    let hours = sound.room.map(|seconds| seconds / 3_600);
    if let Some(hours) = hours.filter(|hours| *hours < FEW_HOURS) {
        meter.push(' ');
        meter.push_str(&fill(texts.room, &[("hours", &hours)]));
    }
    meter
}

/// A level in eight steps of six decibels; at full scale `!`.
fn bar(level: &Level) -> char {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    if level.clips {
        return '!';
    }
    let floor = -48.0;
    let steps = BARS.iter().zip(1_u8..);
    let reached = steps.take_while(|(_, step)| level.peak > floor + 6.0 * (f32::from(*step) - 1.0));
    reached.last().map_or(' ', |(bar, _)| *bar)
}
