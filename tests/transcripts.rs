//! Transcripts as other programs write them, read from files made up for it.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fmt::Write as _;
use std::path::Path;

use leidraad::texts::{EN, NL};
use leidraad::transcript::read::{Cue, Format, Reading, Refused, Wrong, read};
use leidraad::transcript::{Transcript, Turn};
use proptest::prelude::*;

fn bytes(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/transcripts");
    std::fs::read(folder.join(name)).unwrap()
}

const SAMPLES: [(&str, Format); 10] = [
    ("teams.vtt", Format::Vtt),
    ("zoom.vtt", Format::Vtt),
    ("noscribe.vtt", Format::Vtt),
    ("whisper.json", Format::Whisper),
    ("whisper_cpp.json", Format::WhisperCpp),
    ("interview.otr", Format::OTranscribe),
    ("meet.txt", Format::Plain),
    ("typed.txt", Format::Plain),
    ("broken.srt", Format::Srt),
    ("hostile.vtt", Format::Vtt),
];

fn sample(name: &str) -> Reading {
    let reading = read(&bytes(name), &[], &[]).unwrap();
    let format = SAMPLES.iter().find(|(known, _)| *known == name).unwrap().1;
    assert_eq!(reading.format, format, "{name}");
    reading
}

/// The cues as lines: `from-to speaker: words`, in hundredths of a second.
fn lines(reading: &Reading) -> Vec<String> {
    let line = |cue: &Cue| {
        let end = cue.end_ms.map_or("?".into(), |ms| (ms / 10).to_string());
        let speaker = cue.speaker.as_deref().unwrap_or("-");
        let sign = if cue.is_exact { "" } else { "~" };
        format!("{sign}{}-{end} {speaker}: {}", cue.ms / 10, cue.text)
    };
    reading.cues.iter().map(line).collect()
}

/// The places of a kind of repair.
fn places(reading: &Reading, wrong: &Wrong) -> Vec<usize> {
    let all = reading.repairs.all().iter();
    let mut at: Vec<usize> = all
        .filter(|it| it.wrong == *wrong)
        .map(|it| it.at)
        .collect();
    at.sort_unstable();
    at
}

#[test]
fn a_teams_transcript_has_its_voices_its_order_and_the_parts_of_its_turns() {
    let reading = sample("teams.vtt");
    assert_eq!(
        lines(&reading),
        [
            "412-748 Karin Jansen: Fijn dat je er bent. Zullen we met de doelen beginnen?",
            "900-1325 Anna de Vries (Gast): Ja. Wij kijken ieder kwartaal naar taal & rekenen,",
            "1200-1290 Karin Jansen: Hm-hm.",
            "1325-1800 Anna de Vries (Gast): en ANNÉ zegt Karin dan: waar wil je heen?",
            "2000-2400 Karin Jansen: Van wie zijn die doelen?",
            "2500-3100 Anna de Vries (Gast): Dat is van de school zelf, niet van de bestuurder.",
        ]
    );
    let turns: Vec<_> = reading.cues.iter().map(|cue| cue.turn).collect();
    assert_eq!(turns[1], turns[3]);
    assert_ne!(turns[1], turns[2]);
    assert_eq!(places(&reading, &Wrong::Order), [25]);
    assert_eq!(places(&reading, &Wrong::Overlap), [13]);
}

#[test]
fn a_zoom_transcript_has_names_before_a_colon() {
    let reading = sample("zoom.vtt");
    assert_eq!(
        lines(&reading),
        [
            "300-550 Karin Jansen: Welkom. De eerste vraag gaat over doelen.",
            "600-900 Anna de Vries: Goed: we hebben er drie.",
            "950-1200 Anna de Vries: Samen met het team gekozen.",
            "1300-1400 Karin Jansen: En dan?",
        ]
    );
    assert_eq!(reading.repairs.all(), []);
}

#[test]
fn a_noscribe_transcript_has_speech_at_the_same_time_as_turns_of_their_own() {
    let reading = sample("noscribe.vtt");
    assert_eq!(
        lines(&reading),
        [
            "50-400 S00: Hoe vaak bekijken jullie de opbrengsten?",
            "420-900 S01: Twee keer per jaar, met het hele team.",
            "420-900 S00: twee keer",
            "900-1000 S01: En daarna",
            "1000-1100 S00: Ja ja",
            "1100-1400 S01: maken we een plan.",
        ]
    );
    assert_eq!(places(&reading, &Wrong::Backwards), [16]);
    assert_eq!(places(&reading, &Wrong::Inside), [12]);
}

#[test]
fn whispers_json_is_read_with_numbers_that_are_none() {
    let reading = sample("whisper.json");
    assert_eq!(
        lines(&reading),
        ["0-248 -: Waar begin je?", "248-500 -: Bij de leerling."]
    );
    assert_eq!(reading.language.as_deref(), Some("nl"));
    assert_eq!(places(&reading, &Wrong::Numbers), [0]);
    assert_eq!(places(&reading, &Wrong::Wordless), [3]);
    let reading = sample("whisper_cpp.json");
    assert_eq!(
        lines(&reading),
        [
            "0-248 speaker 0: Waar begin je?",
            "248-500 speaker 1: Bij de leerling."
        ]
    );
    assert_eq!(reading.language.as_deref(), Some("nl"));
}

#[test]
fn otranscribes_html_gives_its_times_and_no_markup() {
    assert_eq!(
        lines(&sample("interview.otr")),
        [
            "425-850 Karin: Hoe begint dat gesprek?",
            "850-1500 Anna: Met koffie & cijfers. En dan de doelen.",
            "1500-? Anna: Die van het team.",
            "~1500-? Karin: Mooi.",
        ]
    );
}

#[test]
fn a_meeting_document_has_few_times_and_what_lies_between_says_so() {
    let reading = sample("meet.txt");
    assert_eq!(
        lines(&reading),
        [
            "0-30000 Karin Jansen: Welkom, fijn dat je tijd hebt.",
            "~0-30000 Anna de Vries: Graag gedaan.",
            "30000-? Karin Jansen: Wie stelt de doelen?",
            "~30000-? Anna de Vries: Het team, met mij.",
        ]
    );
    assert_eq!(places(&reading, &Wrong::LeftOut), [1, 3, 16, 18]);
    assert_eq!(places(&reading, &Wrong::Untimed), [9, 14]);
}

#[test]
fn typed_text_is_read_with_its_remarks() {
    assert_eq!(
        lines(&sample("typed.txt")),
        [
            "500-900 Interviewer: Hoe ziet zo'n jaar eruit?",
            "900-9000 R1: Druk. (lacht) Maar ook mooi: we vieren wat lukt.",
            "9000-9300 Interviewer: En wat lukt er?",
            "9300-? R1: Rekenen, vooral.",
        ]
    );
}

#[test]
fn a_broken_file_is_read_as_well_as_can_be_and_every_repair_is_listed() {
    let reading = sample("broken.srt");
    assert_eq!(
        lines(&reading),
        [
            "0-50 Interviewer: Even testen.",
            "~0-100 Interviewer: En hier?",
            "100-300 Interviewer: Wat doe je dan?",
            "350-400 R1: In 2019 was het anders.",
            "400-650 R1: Nu niet meer en dat is goed.",
            "6500-7000 R1: Klaar.",
        ]
    );
    for (wrong, at) in [
        (Wrong::Joined, vec![4, 8]),
        (Wrong::Backwards, vec![5]),
        (Wrong::Loose, vec![12]),
        (Wrong::Negative, vec![15]),
        (Wrong::Order, vec![15]),
        (Wrong::Unreadable, vec![19]),
        (Wrong::Untimed, vec![19]),
        (Wrong::Odd, vec![23]),
        (Wrong::Controls, vec![24]),
        (Wrong::Wordless, vec![27]),
    ] {
        assert_eq!(places(&reading, &wrong), at, "{wrong:?}");
    }
    for texts in [&EN, &NL] {
        let said = reading.repairs.say(reading.format, &texts.transcripts);
        assert_eq!(said.len(), 10, "{said:?}");
        assert!(said.iter().all(|line| line.contains(": ")), "{said:?}");
    }
}

#[test]
fn hostile_cues_keep_words_only() {
    let reading = sample("hostile.vtt");
    assert_eq!(
        lines(&reading),
        [
            "100-200 -: <v Eve Mal>Hallo daar",
            "300-400 Eve: =HYPERLINK(\"x\") <script> &#27;[2J \u{202e}om",
            "~300-? Eve: veel later",
        ]
    );
}

#[test]
fn the_encoding_makes_no_difference() {
    let text = String::from_utf8(bytes("teams.vtt")).unwrap();
    let wanted = lines(&sample("teams.vtt"));
    let marked = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    // All accents in it are in Latin-1.
    let latin: Vec<u8> = text
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    for (bytes, encoding) in [
        (marked.into_bytes(), None),
        (little, Some("UTF-16LE")),
        (big, Some("UTF-16BE")),
        (latin, Some("windows-1252")),
    ] {
        let reading = read(&bytes, &[], &[]).unwrap();
        assert_eq!(lines(&reading), wanted, "{encoding:?}");
        let first = reading.repairs.all().first().map(|it| it.wrong.clone());
        let is_said = matches!(first, Some(Wrong::Encoding(name)) if Some(name) == encoding);
        assert_eq!(is_said, encoding.is_some(), "{encoding:?}");
    }
}

#[test]
fn what_is_no_transcript_is_refused_with_the_reason() {
    let refused = |bytes: &[u8]| read(bytes, &[], &[]).unwrap_err();
    assert_eq!(refused(b""), Refused::Empty);
    assert_eq!(refused(b"\xef\xbb\xbf \r\n\t"), Refused::Empty);
    assert!(matches!(
        refused(b"PK\x03\x04..."),
        Refused::NotText(Some(_))
    ));
    assert_eq!(
        refused(&[0, 1, 2, 3, 4, 5, 6, 0, 7, 8, 1, 2]),
        Refused::NotText(None)
    );
    assert_eq!(refused(b"{\"a\": 1}"), Refused::OtherJson);
    assert_eq!(refused(b"{\"segments\": 7}"), Refused::OtherJson);
    assert!(matches!(
        refused(b"{\"segments\":\n [{\"start\": 1,"),
        Refused::Json { line: 2, .. }
    ));
    assert_eq!(
        refused(b"WEBVTT\n\n00:01.000 --> 00:02.000\n\n"),
        Refused::Wordless
    );
    assert_eq!(refused(b"{\"segments\": []}"), Refused::Wordless);
}

#[test]
fn the_documentation_names_every_form_and_every_key_of_the_file() {
    let doc = include_str!("../docs/transcripts.md");
    for (_, format) in SAMPLES {
        assert!(
            doc.contains(&format!("`{}`", format.word())),
            "{}",
            format.word()
        );
    }
    let turn = Turn {
        speaker: None,
        ms: 0,
        end_ms: 0,
        position: None,
        text: String::new(),
        topic: String::new(),
        question: None,
    };
    let transcript = Transcript {
        version: 1,
        source: None,
        engine: String::new(),
        language: String::new(),
        turns: vec![turn],
    };
    let value = serde_json::to_value(&transcript).unwrap();
    let keys = value.as_object().unwrap().keys();
    for key in keys.chain(value["turns"][0].as_object().unwrap().keys()) {
        let is_named = [format!("`{key}`"), format!("`turns[].{key}`")];
        assert!(is_named.iter().any(|name| doc.contains(name)), "{key}");
    }
}

/// A made-up transcript of some hours, a cue every four seconds.
fn long(hours: usize) -> String {
    let mut text = String::from("WEBVTT\n\n");
    for cue in 0..hours * 900 {
        let at = |seconds: usize| {
            format!(
                "{:02}:{:02}:{:02}.000",
                seconds / 3_600,
                seconds / 60 % 60,
                seconds % 60
            )
        };
        let name = if cue % 3 == 0 {
            "Karin Jansen"
        } else {
            "Anna de Vries"
        };
        let (from, to) = (at(cue * 4), at(cue * 4 + 4));
        write!(
            text,
            "{cue}\n{from} --> {to}\n<v {name}>zin nummer {cue}</v>\n\n"
        )
        .unwrap();
    }
    text
}

#[test]
fn ten_hours_are_read_whole() {
    let reading = read(long(10).as_bytes(), &[], &[]).unwrap();
    assert_eq!(reading.cues.len(), 9_000);
    assert_eq!(reading.repairs.all(), []);
    assert_eq!(reading.cues.last().unwrap().end_ms, Some(36_000_000));
}

/// What holds for whatever is read: the order of the clock, words on one line, nothing that steers.
fn holds(reading: &Reading) {
    let mut before = 0;
    for cue in &reading.cues {
        assert!(
            cue.ms >= before && cue.end_ms.is_none_or(|end| end >= cue.ms),
            "{cue:?}"
        );
        assert!(
            !cue.text.is_empty() && !cue.text.contains(char::is_control),
            "{cue:?}"
        );
        let named = cue.speaker.as_deref().unwrap_or("x");
        assert!(
            !named.is_empty() && !named.contains(char::is_control),
            "{cue:?}"
        );
        before = cue.ms;
    }
    for texts in [&EN, &NL] {
        let said = reading.repairs.say(reading.format, &texts.transcripts);
        assert!(said.len() <= reading.repairs.all().len());
    }
}

proptest! {
    #[test]
    fn bytes_at_random_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(reading) = read(&bytes, &[], &[]) {
            holds(&reading);
        }
    }

    #[test]
    fn a_transcript_that_was_damaged_is_read_or_refused(
        which in 0..SAMPLES.len(),
        cuts in prop::collection::vec((0.0..1.0_f64, 0_usize..12, prop::collection::vec(any::<u8>(), 0..6)), 0..8),
    ) {
        let mut bytes = bytes(SAMPLES[which].0);
        for (place, length, put) in cuts {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
            let from = (place * bytes.len() as f64) as usize;
            let to = (from + length).min(bytes.len());
            bytes.splice(from..to, put);
        }
        if let Ok(reading) = read(&bytes, &["Anna"], &["Karin"]) {
            holds(&reading);
        }
    }

    #[test]
    fn lines_of_signs_that_mean_something_are_read_or_refused(
        lines in prop::collection::vec(
            prop::sample::select(vec![
                "WEBVTT", "", "1", "00:00:01.000 --> 00:00:02.000", "00:09 --> 00:01", "<v A>x", "//S1: y//",
                "A: b", "[00:01:00] A: b", "NOTE", "-->", "A 0:03", "{\"segments\":[", "<script>", "#00:00:01-1#",
                "00:00:05", "</v>", "//", "(speaker 1)", "&#10;&#27;", ": x",
            ]),
            0..30,
        )
    ) {
        if let Ok(reading) = read(lines.join("\n").as_bytes(), &[], &[]) {
            holds(&reading);
        }
    }
}
