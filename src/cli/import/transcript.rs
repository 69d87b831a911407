//! `leidraad import transcript`: what was said, as another program wrote it out, laid on the session's
//! clock under codes.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::speakers::{self, Settled};
use super::told::{Odd, say, say_repairs};
use super::whereabouts::{clock, name};
use crate::cli::audio::source;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Kind};
use crate::safe::shown;
use crate::session::consent::WhyNot;
use crate::study::load::Loaded;
use crate::texts::fill;
use crate::transcript::label::{Label, folded};
use crate::transcript::names::{Counts, Names};
use crate::transcript::people::{Known, encode, voices};
use crate::transcript::place::{Clock, beside, place};
use crate::transcript::read::{Format, Reading, Refused, read};
use crate::transcript::{Transcript, VERSION};

/// A transcript is no larger than this: of ten hours with every word timed it is a tenth of it.
const LARGEST: u64 = 256 << 20;

/// Arguments of `import transcript`.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The session: an id, its beginning, or a participant with one session
    pub session: String,
    /// The transcript: VTT, SRT, JSON of whisper or whisper.cpp, oTranscribe, or text
    pub file: PathBuf,
    /// The recording it is of, as show names it [default: the session's only one]
    #[arg(long, value_name = "NAME", conflicts_with_all = ["at", "offset"])]
    pub recording: Option<String>,
    /// The mark (its number, as show has it) made where the transcript begins; or consent, where the
    /// consent was given
    #[arg(long, value_name = "MARK", conflicts_with = "offset")]
    pub at: Option<String>,
    /// Where in the transcript that mark was made [default: at its beginning]
    #[arg(long, value_name = "MM:SS", requires = "at")]
    pub position: Option<String>,
    /// The session's clock where the transcript begins: 02:10 after the session began, -00:30 before
    #[arg(long, value_name = "±MM:SS", allow_hyphen_values = true)]
    pub offset: Option<String>,
    /// Who a speaker is: "Name=R7", "Name=interviewer", or "Word=" for what is no speaker
    #[arg(long, value_name = "NAME=WHO")]
    pub speaker: Vec<String>,
    /// Replace the transcript that is there
    #[arg(long)]
    pub again: bool,
}

/// Brings in a transcript.
///
/// # Errors
/// When somebody did not agree to being recorded, the file is no transcript, nothing says where it lies
/// on the session's clock, there is one already, or it cannot be written; nothing was changed then.
pub fn transcript(context: &Context, args: &Arguments) -> Result<(), Failure> {
    let texts = &context.texts.transcripts;
    let loaded = source::whole_session(context, &args.session)?;
    let session = loaded.session();
    consent(context, &loaded)?;
    let clock = clock(context, args, session)?;
    let bytes = bytes(context, &args.file)?;
    let participants = session.table.everyone();
    let given = speakers::given(context, &args.speaker, participants)?;
    let remembered = context
        .study
        .known_names(participants)
        .map_err(|error| context.of_study(&error))?;
    let mut reading = reading(context, &args.file, &bytes, &given, &remembered)?;
    let is_timed = reading.cues.iter().any(|cue| cue.is_exact);
    let placed = place(session, &reading.cues, clock, false);
    if placed.turns.is_empty() {
        let said = if is_timed {
            texts.all_off_record
        } else {
            texts.untimed_off_record
        };
        return Err(Failure::new(Kind::Found, said).hint(texts.nothing_changed));
    }
    let name = name(context, args, &loaded, &clock, &placed)?;
    say_repairs(context, &reading);
    let known = Known {
        participants,
        given: &given,
        remembered: &remembered,
    };
    speakers::warn_of_unheard(context, &given, &reading.cues);
    let settled = speakers::settle(context, &voices(&reading.cues), &known)?;
    let counts = take_names_out(&mut reading, &settled, &remembered, &known);
    let joins = matches!(reading.format, Format::Vtt | Format::Srt);
    let placed = place(session, &reading.cues, clock, joins);
    let language = reading.language.take().filter(|tag| is_tag(tag));
    let transcript = Transcript {
        version: VERSION,
        source: match clock {
            Clock::Recording(recording) => Some(recording.file.clone()),
            Clock::Offset(_) => None,
        },
        engine: reading.format.word().to_owned(),
        language: language.unwrap_or_else(|| session.language.clone()),
        turns: placed.turns,
    };
    keep(
        context,
        &loaded,
        &name,
        &transcript,
        (&bytes, reading.format),
    )?;
    remember(context, &settled, &given)?;
    say(context, &name, &transcript, &counts)?;
    let odd = Odd {
        off_record: placed.off_record,
        beyond: placed.beyond,
        beside: beside(session, &transcript.turns),
    };
    odd.say(context, session, &reading.cues, &settled);
    Ok(())
}

/// A transcript is made of a recording: without leave for that there is none to keep.
fn consent(context: &Context, loaded: &Loaded) -> Result<(), Failure> {
    let texts = &context.texts.transcripts;
    let said = |text: &str, who: &[String]| {
        let values: [(&str, &dyn std::fmt::Display); 2] = [
            ("session", &loaded.folder.id),
            ("participants", &who.join(", ")),
        ];
        fill(text, &values)
    };
    match loaded.session().agreed_to_recording() {
        Err(WhyNot::Refused { participants }) => {
            let said = said(texts.consent_refused, &participants);
            Err(Failure::new(Kind::Found, said).hint(texts.nothing_changed))
        }
        Err(WhyNot::Open { participants }) => {
            context.warn(&said(texts.consent_open, &participants));
            Ok(())
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// The bytes of the file.
fn bytes(context: &Context, path: &Path) -> Result<Vec<u8>, Failure> {
    let could_not = |reason: &dyn std::fmt::Display| {
        let name = path.display().to_string();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("file", &shown(&name)), ("reason", reason)];
        Failure::could_not(fill(context.texts.cli.file, &values))
            .hint(context.texts.transcripts.nothing_changed)
    };
    let file = std::fs::File::open(path).map_err(|error| could_not(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| could_not(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(could_not(&context.texts.transcripts.too_large));
    }
    Ok(bytes)
}

/// What is in the file.
fn reading(
    context: &Context,
    path: &Path,
    bytes: &[u8],
    given: &[(String, String)],
    remembered: &[(String, String)],
) -> Result<Reading, Failure> {
    let texts = &context.texts.transcripts;
    let all = || given.iter().chain(remembered);
    // What was given now goes before what is remembered.
    let is_last = |name: &str, empty: bool| {
        let found = all().find(|(known, _)| known == name);
        found.is_some_and(|(_, code)| code.is_empty() == empty)
    };
    let names = |empty: bool| {
        let fitting = all().map(|(name, _)| name.as_str());
        fitting
            .filter(|name| is_last(name, empty))
            .collect::<Vec<_>>()
    };
    read(bytes, &names(false), &names(true)).map_err(|refused| {
        let reason = match refused {
            Refused::Empty => texts.empty.to_owned(),
            Refused::NotText(None) => texts.not_text.to_owned(),
            Refused::NotText(Some(kind)) => fill(texts.other_document, &[("kind", &kind)]),
            Refused::Json {
                line,
                column,
                reason,
            } => {
                let values: [(&str, &dyn std::fmt::Display); 3] = [
                    ("line", &line),
                    ("column", &column),
                    ("reason", &shown(&reason)),
                ];
                fill(texts.bad_json, &values)
            }
            Refused::OtherJson => texts.other_json.to_owned(),
            Refused::Wordless => texts.no_words.to_owned(),
        };
        let name = path.display().to_string();
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("file", &shown(&name)), ("reason", &reason)];
        Failure::new(Kind::Found, fill(context.texts.cli.file, &values)).hint(texts.nothing_changed)
    })
}

/// Puts codes in the place of speakers, and of names in the words: those of this file, and of whoever
/// is remembered.
fn take_names_out(
    reading: &mut Reading,
    settled: &Settled,
    remembered: &[(String, String)],
    known: &Known<'_>,
) -> Counts {
    let labels = voices(&reading.cues);
    let own = labels.iter().filter_map(|voice| {
        let code = settled.codes.get(&folded(&voice.label))?;
        Some((voice.label.as_str(), code.as_str()))
    });
    let own = own.filter(|(label, _)| Label::of(label) == Label::Name);
    let remembered = remembered.iter().filter(|(_, code)| !code.is_empty());
    let (here, elsewhere): (Vec<_>, Vec<_>) = remembered.partition(|(_, code)| known.fits(code));
    let others = here.into_iter().chain(elsewhere);
    let others = others.map(|(name, code)| (name.as_str(), code.as_str()));
    let people: Vec<(&str, &str)> = own.chain(others).collect();
    let names = Names::of(people);
    let mut counts = Counts::new();
    for cue in &mut reading.cues {
        let text = names.without(&cue.text, &mut counts).into_owned();
        cue.text = text;
    }
    encode(&mut reading.cues, &settled.codes);
    counts
}

/// Whether a word that a file gives for its language is a tag.
fn is_tag(tag: &str) -> bool {
    let primary = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&primary.len()) && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Keeps the transcript, and the file as it came.
fn keep(
    context: &Context,
    loaded: &Loaded,
    name: &str,
    transcript: &Transcript,
    (bytes, format): (&[u8], Format),
) -> Result<(), Failure> {
    let kept = loaded.folder.keep_transcript(name, transcript);
    kept.map_err(|error| Failure::could_not(error.say(&context.texts.journal)))?;
    let private = context
        .study
        .keep_as_it_came(&loaded.folder.id, name, format.ending(), bytes);
    private.map(drop).map_err(|error| {
        let error = error.say(&context.texts.study);
        let said = fill(context.texts.transcripts.not_private, &[("reason", &error)]);
        Failure::could_not(said)
    })
}

/// Remembers who the speakers are.
fn remember(
    context: &Context,
    settled: &Settled,
    given: &[(String, String)],
) -> Result<(), Failure> {
    let no_speakers = given.iter().filter(|(_, code)| code.is_empty()).cloned();
    let fresh: Vec<_> = settled.fresh.iter().cloned().chain(no_speakers).collect();
    let remembered = context.study.remember_speakers(&fresh);
    remembered.map_err(|error| context.of_study(&error))
}
