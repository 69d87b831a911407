//! `leidraad run GUIDE -p R7`: a live session.

use std::io::IsTerminal as _;

use time::{OffsetDateTime, Time};

use super::sit::{self, Beginning, Way};
use super::{Context, Failure, stage};
use crate::guide::{Guide, Kind};
use crate::journal::deed::Setting;
use crate::journal::moment::Timestamp;
use crate::session::header::Phase;
use crate::study::create::NewSession;
use crate::study::name;
use crate::texts::fill;
use crate::tui::Inbox;

/// What `run` takes.
#[derive(Debug, Clone, clap::Args)]
pub struct Arguments {
    /// The guide: an id, or a path when it has a / or ends in .toml.
    pub guide: String,
    /// The participant, such as R7; several, separated by commas, are a group.
    #[arg(
        short,
        long,
        value_name = "R7",
        value_delimiter = ',',
        required_unless_present = "stage"
    )]
    pub participant: Vec<String>,
    /// Append-only lines instead of a screen: for a screen reader, or a script.
    #[arg(long)]
    pub plain: bool,
    /// What the session is for; else main, or member-check for a member check's guide.
    #[arg(long, value_enum)]
    pub phase: Option<Phase>,
    /// The agreed end, a time of day; else the guide's minutes from now.
    #[arg(long, value_name = "HH:MM")]
    pub end: Option<String>,
    /// Holds nothing, but shows participants the statement or the model of the session that is being
    /// held with this guide in another terminal.
    #[arg(long, conflicts_with_all = ["participant", "phase", "end"])]
    pub stage: bool,
}

/// Makes the session, before any input is read, and holds it.
///
/// # Errors
/// When the guide, the participants or the end are not right, or the session cannot be made.
pub fn run(context: &Context, arguments: &Arguments) -> Result<(), Failure> {
    if arguments.stage {
        return stage::of_guide(context, &arguments.guide, arguments.plain);
    }
    in_the_way(context, arguments.plain, |way| {
        hold(context, arguments, None, way)
    })
}

/// Does something that needs lines, or a screen where there is one.
///
/// # Errors
/// When a screen is wanted and there is none, and what the doing gives.
pub fn in_the_way(
    context: &Context,
    plain: bool,
    hold: impl FnOnce(Way<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    // What is typed belongs to the session.
    context.study.keyring.ask_no_more();
    if plain {
        return hold(Way::Plain);
    }
    if !std::io::stdout().is_terminal() {
        return Err(Failure::could_not(context.texts.sit.no_terminal));
    }
    let inbox = Inbox::listen().map_err(|error| sit::could_not(context, &error))?;
    hold(Way::Screen(&inbox))
}

/// Makes the session and holds it in a way.
///
/// # Errors
/// As [`run`].
pub fn hold(
    context: &Context,
    arguments: &Arguments,
    setting: Option<Setting>,
    way: Way<'_>,
) -> Result<(), Failure> {
    let loaded = context.guide(&arguments.guide)?;
    let participants =
        name::participants(&arguments.participant).map_err(|error| context.of_study(&error))?;
    let start = OffsetDateTime::now_utc().to_offset(context.offset);
    let end = end(context, arguments.end.as_deref(), &loaded.guide, start)?;
    let new = NewSession {
        frozen: &loaded.frozen,
        guide: &loaded.guide,
        participants,
        phase: arguments.phase.unwrap_or_else(|| phase_of(&loaded.guide)),
        language: language(context, &loaded.guide),
        start,
    };
    let beginning = Beginning {
        end: Timestamp::new(end),
        setting,
        doubts: loaded.doubts.len(),
    };
    sit::begin(context, &new, beginning, way)
}

fn phase_of(guide: &Guide) -> Phase {
    match guide.kind {
        Kind::Interview => Phase::Main,
        Kind::MemberCheck => Phase::MemberCheck,
    }
}

/// The language the guide is read in: the one asked for, else the study's, else the program's.
pub(super) fn language(context: &Context, guide: &Guide) -> String {
    let asked = context
        .asked_language
        .as_deref()
        .or(context.study.settings.language.as_deref());
    guide
        .language(asked.unwrap_or(context.texts.tag))
        .to_owned()
}

fn end(
    context: &Context,
    wanted: Option<&str>,
    guide: &Guide,
    start: OffsetDateTime,
) -> Result<OffsetDateTime, Failure> {
    let Some(wanted) = wanted else {
        return Ok(start + time::Duration::minutes(i64::from(guide.minutes)));
    };
    agreed(wanted, start).ok_or_else(|| {
        Failure::usage(fill(
            context.texts.sit.not_a_time,
            &[("time", &crate::safe::shown(wanted))],
        ))
    })
}

/// The moment that an agreed end means, where `start` is in local time.
#[must_use]
pub fn agreed(wanted: &str, start: OffsetDateTime) -> Option<OffsetDateTime> {
    Some(next(time_of_day(wanted)?, start))
}

fn time_of_day(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', '.'])?;
    Time::from_hms(hour.parse().ok()?, minute.parse().ok()?, 0).ok()
}

/// The moment that a time of day means: today's, unless that lies more than twelve hours back, as
/// an end after midnight does.
fn next(time: Time, start: OffsetDateTime) -> OffsetDateTime {
    let today = start.replace_time(time);
    if start - today > time::Duration::hours(12) {
        today + time::Duration::days(1)
    } else {
        today
    }
}
