//! Who speaks in a transcript: what was given, what is remembered, and asking once for the rest.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, IsTerminal as _, Write as _};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::safe::shown;
use crate::study::name::participant;
use crate::texts::fill;
use crate::transcript::label::{INTERVIEWER, Label, folded};
use crate::transcript::people::{Known, Voice, voices};
use crate::transcript::read::Cue;

/// `NAME=WHO` as it was typed, in codes; an empty one for what is no speaker.
///
/// # Errors
/// When it is of another shape, or nobody of that code took part.
pub fn given(
    context: &Context,
    typed: &[String],
    participants: &[String],
) -> Result<Vec<(String, String)>, Failure> {
    let texts = &context.texts.transcripts;
    let each = typed.iter().map(|text| {
        let wrong = || {
            let who = [&[INTERVIEWER.to_owned()], participants]
                .concat()
                .join(", ");
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("text", &shown(text)), ("known", &who)];
            Failure::usage(fill(texts.not_a_speaker, &values))
        };
        let (name, who) = text.rsplit_once('=').ok_or_else(wrong)?;
        let code = code_of(who, participants).ok_or_else(wrong)?;
        let name = name.trim().to_owned();
        if name.is_empty() {
            Err(wrong())
        } else {
            Ok((name, code))
        }
    });
    each.collect()
}

/// The code that is meant by a word; an empty one for nothing.
fn code_of(word: &str, participants: &[String]) -> Option<String> {
    let word = word.trim();
    if word.is_empty() {
        return Some(String::new());
    }
    if Label::of(word) == Label::Interviewer {
        return Some(INTERVIEWER.to_owned());
    }
    participant(word)
        .ok()
        .filter(|code| participants.contains(code))
}

/// Warns of speakers who were given and do not speak.
pub fn warn_of_unheard(context: &Context, given: &[(String, String)], cues: &[Cue]) {
    let heard: Vec<String> = voices(cues)
        .iter()
        .map(|voice| folded(&voice.label))
        .collect();
    let given = given.iter().filter(|(_, code)| !code.is_empty());
    for (name, _) in given.filter(|(name, _)| !heard.contains(&folded(name))) {
        let all: Vec<String> = voices(cues).into_iter().map(|voice| voice.label).collect();
        let all = all.join(", ");
        let values: [(&str, &dyn std::fmt::Display); 2] =
            [("name", &shown(name)), ("known", &shown(&all))];
        context.warn(&fill(context.texts.transcripts.unheard, &values));
    }
}

/// The speakers of a file, settled.
#[derive(Debug, Default)]
pub struct Settled {
    /// Codes by label, folded.
    pub codes: BTreeMap<String, String>,
    /// What is worth remembering: names with the codes that were given or asked.
    pub fresh: Vec<(String, String)>,
    /// Those nobody knows, each with the code they got instead.
    pub unknown: Vec<(String, String)>,
}

/// Settles who the speakers are: asked on a terminal, else those that are not known get a code of
/// their own, `S1`.
///
/// # Errors
/// When the terminal cannot be read.
pub fn settle(context: &Context, voices: &[Voice], known: &Known<'_>) -> Result<Settled, Failure> {
    let mut settled = Settled::default();
    let mut unknown = Vec::new();
    for voice in voices {
        match known.code(&voice.label) {
            Some(code) => {
                settled.codes.insert(folded(&voice.label), code.clone());
                let is_given = |(name, _): &&(String, String)| folded(name) == folded(&voice.label);
                if known.given.iter().any(|pair| is_given(&pair)) {
                    remember(&mut settled.fresh, &voice.label, &code);
                }
            }
            None => unknown.push(voice.clone()),
        }
    }
    let are_asked = io::stdin().is_terminal() && io::stderr().is_terminal();
    while let (true, Some(voice)) = (are_asked, unknown.first().cloned()) {
        let taken: Vec<&str> = settled.codes.values().map(String::as_str).collect();
        let guess = known.guess(&voice, &unknown, &taken);
        let answer = ask(context, &voice, known, guess.as_deref())?;
        unknown.remove(0);
        match answer {
            Some(code) => {
                remember(&mut settled.fresh, &voice.label, &code);
                settled.codes.insert(folded(&voice.label), code);
            }
            None => number(&mut settled, &voice),
        }
    }
    for voice in &unknown {
        number(&mut settled, voice);
    }
    Ok(settled)
}

/// A label without a name means another voice in the next file.
fn remember(fresh: &mut Vec<(String, String)>, label: &str, code: &str) {
    if Label::of(label) == Label::Name {
        fresh.push((label.to_owned(), code.to_owned()));
    }
}

/// Gives a voice a code of its own: the one it has, `S01`, or the next.
fn number(settled: &mut Settled, voice: &Voice) {
    let is_taken = |code: &String| settled.codes.values().any(|known| known == code);
    let own = voice.label.to_ascii_uppercase();
    let digits = own.strip_prefix('S').unwrap_or_default();
    let is_code = (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let mut others = (1..).map(|number: u32| format!("S{number}"));
    let code = Some(own).filter(|own| is_code && !is_taken(own));
    let code = code
        .or_else(|| others.find(|code| !is_taken(code)))
        .unwrap_or_default();
    settled.unknown.push((voice.label.clone(), code.clone()));
    settled.codes.insert(folded(&voice.label), code);
}

/// Asks who a speaker is; none when nobody says.
fn ask(
    context: &Context,
    voice: &Voice,
    known: &Known<'_>,
    guess: Option<&str>,
) -> Result<Option<String>, Failure> {
    let texts = &context.texts.transcripts;
    let who = [&[INTERVIEWER.to_owned()], known.participants]
        .concat()
        .join(", ");
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("name", &shown(&voice.label)),
        ("cues", &voice.cues),
        ("words", &voice.words),
        ("known", &who),
        ("guess", &guess.unwrap_or("-")),
    ];
    let mut err = io::stderr().lock();
    loop {
        write!(err, "{} ", fill(texts.who_is, &values))?;
        err.flush()?;
        let mut answer = String::new();
        if io::stdin().lock().read_line(&mut answer)? == 0 {
            return Ok(None);
        }
        let answer = answer.trim();
        if answer == "-" {
            return Ok(None);
        }
        if answer.is_empty() {
            return Ok(guess.map(str::to_owned));
        }
        if let Some(code) = code_of(answer, known.participants) {
            return Ok(Some(code));
        }
        writeln!(err, "{}", fill(texts.not_who, &values))?;
    }
}
