//! Texts and recordings as sources of a project, with their codings.

use std::io;

use time::OffsetDateTime;
use uuid::Uuid;

use super::guid;
use super::sound::{Along, Sound};
use super::source::{INTERVIEWER, Source, Span};
use super::xml::{Attribute, Xml, moment};
use crate::handover::codebook::Key;

/// The guid of a coder.
#[must_use]
pub fn user(coder: &str) -> Uuid {
    guid::of(&format!("coder/{coder}"))
}

/// Who made a source or note that no coder made.
#[must_use]
pub fn maker() -> String {
    user(INTERVIEWER).to_string()
}

/// Writes a text with its codings.
pub fn write(xml: &mut Xml, source: &Source, name: &str) -> io::Result<()> {
    let (guid, maker) = (source.guid.to_string(), maker());
    let path = format!("internal://{guid}.txt");
    let attributes = [
        ("guid", guid.as_str()),
        ("name", name),
        ("plainTextPath", &path),
        ("creatingUser", &maker),
        ("creationDateTime", &source.at),
    ];
    let case = source.participant.as_ref().filter(|_| source.length > 0);
    if case.is_none() && source.spans.is_empty() {
        return xml.empty("TextSource", &attributes);
    }
    xml.open("TextSource", &attributes)?;
    if let Some(participant) = case {
        write_case(xml, source, participant)?;
    }
    let coders: Vec<String> = source
        .coders
        .iter()
        .map(|coder| user(coder).to_string())
        .collect();
    let targets: Vec<(&Key, String)> = source
        .keys
        .iter()
        .map(|key| (key, guid::of_code(key).to_string()))
        .collect();
    let target = |wanted: &Key| targets.iter().find(|(key, _)| *key == wanted);
    for span in &source.spans {
        let coder = coders
            .get(span.coder as usize)
            .map_or(maker.as_str(), String::as_str);
        let refs = source
            .keys_of(span)
            .filter_map(target)
            .map(|(_, guid)| guid.as_str());
        write_span(xml, span, coder, refs)?;
    }
    xml.close("TextSource")
}

/// All of a text as its participant's: a coding with the case itself.
fn write_case(xml: &mut Xml, source: &Source, participant: &str) -> io::Result<()> {
    let case = guid::of_code(&Key::Case(participant.to_owned())).to_string();
    let selection = guid::part(source.guid, "case");
    let coding = guid::part(selection, &case).to_string();
    let (maker, end) = (maker(), source.length.to_string());
    let by: [Attribute<'_>; 2] = [("creatingUser", &maker), ("creationDateTime", &source.at)];
    let selection = selection.to_string();
    let place = [
        ("guid", selection.as_str()),
        ("startPosition", "0"),
        ("endPosition", &end),
    ];
    xml.open("PlainTextSelection", &[&place[..], &by].concat())?;
    xml.open("Coding", &[&[("guid", coding.as_str())][..], &by].concat())?;
    xml.empty("CodeRef", &[("targetGUID", &case)])?;
    xml.close("Coding")?;
    xml.close("PlainTextSelection")
}

fn write_span<'a>(
    xml: &mut Xml,
    span: &Span,
    coder: &str,
    targets: impl Iterator<Item = &'a str>,
) -> io::Result<()> {
    let at =
        moment(OffsetDateTime::from_unix_timestamp(span.at).unwrap_or(OffsetDateTime::UNIX_EPOCH));
    let (guid, from, to) = (
        span.guid.to_string(),
        span.from.to_string(),
        span.to.to_string(),
    );
    let attributes = [
        ("guid", guid.as_str()),
        ("startPosition", &from),
        ("endPosition", &to),
        ("creatingUser", coder),
        ("creationDateTime", &at),
    ];
    xml.open("PlainTextSelection", &attributes)?;
    xml.text_if_any("Description", span.remark.as_deref().unwrap_or_default())?;
    for target in targets {
        let guid = guid::part(span.guid, target).to_string();
        let attributes = [
            ("guid", guid.as_str()),
            ("creatingUser", coder),
            ("creationDateTime", &at),
        ];
        xml.open("Coding", &attributes)?;
        xml.empty("CodeRef", &[("targetGUID", target)])?;
        xml.close("Coding")?;
    }
    xml.close("PlainTextSelection")
}

/// Writes a recording with its transcripts. A transcript is named by its recording: by that name
/// QualCoder shows the two together.
pub fn write_sound(
    xml: &mut Xml,
    sound: &Sound,
    along: Along,
    mut name: impl FnMut(&str, &str) -> String,
) -> io::Result<()> {
    let (guid, maker) = (sound.guid.to_string(), maker());
    let path = match along {
        Along::Copy => format!("internal://{}", file_name(sound)),
        Along::Refer => format!("relative:///{}", sound.below),
    };
    let own = name(&sound.name, &guid);
    let by: [Attribute<'_>; 2] = [("creatingUser", &maker), ("creationDateTime", &sound.at)];
    let attributes = [("guid", guid.as_str()), ("name", &own), ("path", &path)];
    let attributes = [&attributes[..], &by].concat();
    if sound.transcripts.is_empty() {
        return xml.empty("AudioSource", &attributes);
    }
    xml.open("AudioSource", &attributes)?;
    for transcript in &sound.transcripts {
        let guid = transcript.guid.to_string();
        let path = format!("internal://{guid}.txt");
        let name = name(&format!("{own}.txt"), &transcript.name);
        let attributes = [
            ("guid", guid.as_str()),
            ("name", &name),
            ("plainTextPath", &path),
        ];
        xml.open("Transcript", &[&attributes[..], &by].concat())?;
        for point in &transcript.sync {
            let (ms, position) = (point.ms.to_string(), point.position.to_string());
            let guid = guid::part(transcript.guid, &position).to_string();
            let attributes = [
                ("guid", guid.as_str()),
                ("timeStamp", &ms),
                ("position", &position),
            ];
            xml.empty("SyncPoint", &attributes)?;
        }
        xml.close("Transcript")?;
    }
    xml.close("AudioSource")
}

/// The name of a recording's file in the project: its guid with its own ending.
#[must_use]
pub fn file_name(sound: &Sound) -> String {
    let ending = sound.path.extension().unwrap_or_default().to_string_lossy();
    let ending = ending.to_lowercase();
    match ending.as_str() {
        "" => sound.guid.to_string(),
        ending => format!("{}.{ending}", sound.guid),
    }
}
