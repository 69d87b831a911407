//! `leidraad audio attach`: a recording that was made elsewhere comes to its session.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;

use super::clock::{moment, written};
use super::marks::marked;
use super::source::{self, unreadable};
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::journal::append::OpenError;
use crate::recorder::foreign::About;
use crate::safe::shown;
use crate::session::consent::WhyNot;
use crate::study::attach::Elsewhere;
use crate::texts::fill;

/// Arguments of `audio attach`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The session: an id, its beginning, or a participant with one session
    pub session: String,
    /// The recording: MP4, M4A, MP3, Ogg, WAV or FLAC; it is copied and stays where it is
    pub file: PathBuf,
    /// The mark (its number, as show has it) made when the recorder was started or at a clap; or
    /// consent, where the consent was given
    #[arg(
        long,
        value_name = "MARK",
        required_unless_present = "offset",
        conflicts_with = "offset"
    )]
    pub at: Option<String>,
    /// Where in the recording that mark is heard [default: at its beginning]
    #[arg(long, value_name = "MM:SS", requires = "at")]
    pub position: Option<String>,
    /// The session's clock when the recording began: 02:10 after the session began, -00:30 before
    #[arg(long, value_name = "±MM:SS", allow_hyphen_values = true)]
    pub offset: Option<String>,
}

/// Attaches a recording.
///
/// # Errors
/// When the participants did not agree to being recorded, the file is no recording, the moment is
/// none, or it cannot be copied; nothing was changed then.
pub fn attach(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.recordings;
    let loaded = source::session(context, &args.session)?;
    let session = loaded.session();
    session
        .agreed_to_recording()
        .map_err(|why| refused(context, &loaded.folder.id, &why))?;
    let typed = |text: &Option<String>| text.as_ref().map_or(Ok(0), |text| moment(text, context));
    let at_ms = match &args.at {
        Some(mark) => marked(context, session, mark)? - typed(&args.position)?,
        None => typed(&args.offset)?,
    };
    let name = args.file.display().to_string();
    if !args.file.is_file() {
        let said = fill(texts.no_file, &[("file", &shown(&name))]);
        return Err(Failure::could_not(said));
    }
    let about = About::read(&args.file, &context.study.keyring)
        .map_err(|error| unreadable(context, &name, &error).hint(texts.formats))?;
    let sealed_for = context.study.sealed_for();
    let sealed_for = sealed_for.map_err(|error| context.of_study(&error))?;
    let elsewhere = Elsewhere {
        path: &args.file,
        rate: about.shape.rate,
        samples: about.samples,
        at_ms,
        sealed_for,
    };
    let attached = loaded
        .folder
        .attach(&elsewhere)
        .map_err(|error| match error {
            OpenError::Io(error) => {
                let values: [(&str, &dyn std::fmt::Display); 2] =
                    [("file", &shown(&name)), ("reason", &error)];
                Failure::could_not(fill(texts.not_attached, &values))
            }
            error => Failure::could_not(error.say(&context.texts.journal)),
        })?;
    let length = about.samples * 1_000 / u64::from(about.shape.rate.max(1));
    let values: [(&str, &dyn std::fmt::Display); 3] = [
        ("file", &attached.file),
        ("length", &source::position(length)),
        ("at", &written(at_ms)),
    ];
    let mut out = context.out();
    writeln!(out, "{}", fill(texts.attached, &values))?;
    out.flush()?;
    if !about.is_decoded {
        context.warn(texts.not_decoded);
    }
    let ends = at_ms.saturating_add(i64::try_from(length).unwrap_or(i64::MAX));
    if ends <= 0 || at_ms > i64::try_from(session.last_ms).unwrap_or(i64::MAX) {
        context.warn(texts.beside_session);
    }
    Ok(())
}

/// Why a recording may not be kept.
fn refused(context: &Context, session: &str, why: &WhyNot) -> Failure {
    let texts = &context.texts.recordings;
    let said = |text: &str, participants: &[String]| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [
            ("session", &session),
            ("participants", &participants.join(", ")),
        ];
        fill(text, &values)
    };
    match why {
        WhyNot::NoItem => Failure::new(Kind::Found, said(texts.consent_no_item, &[])),
        WhyNot::Refused { participants } => {
            Failure::new(Kind::Found, said(texts.consent_refused, participants))
        }
        WhyNot::Open { participants } => {
            Failure::new(Kind::Found, said(texts.consent_open, participants))
                .hint(said(texts.consent_open_hint, participants))
        }
        // Neither is asked of a recording that was made already.
        WhyNot::OffTheRecord | WhyNot::Finished => Failure::new(Kind::Found, ""),
    }
}
