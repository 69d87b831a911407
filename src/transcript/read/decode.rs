//! Bytes to characters: UTF-8, UTF-16 with or without a mark, else Windows-1252, which has Latin-1 in
//! it; and text to lines without characters that steer anything.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Refused;
use super::repair::{Repairs, Wrong};

/// Text, and what it was in if that was not UTF-8.
pub struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Option<&'static str>,
}

/// A line with its number, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<'a> {
    pub number: usize,
    pub text: Cow<'a, str>,
}

/// So many bytes are looked at to tell text from what is none.
const LOOKED_AT: usize = 4_096;

/// Refuses what is a document of another kind.
///
/// # Errors
/// When it is, with its usual name where it is known.
pub fn check(bytes: &[u8]) -> Result<(), Refused> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let known = [
        (b"PK\x03\x04".as_slice(), "Word, OpenDocument, ZIP"),
        (b"%PDF", "PDF"),
        (b"{\\rtf", "RTF"),
        (b"\xd0\xcf\x11\xe0", "Word 97–2003"),
        (b"ID3", "MP3"),
        (b"fLaC", "FLAC"),
        (b"OggS", "Ogg"),
        (b"RIFF", "WAV"),
    ];
    if let Some((_, name)) = known.iter().find(|(magic, _)| begins(magic)) {
        return Err(Refused::NotText(Some(name)));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Err(Refused::NotText(Some("MP4, M4A")));
    }
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let is_odd = |byte: &&u8| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127);
    let odd = head.iter().filter(is_odd).count();
    if utf_16(bytes).is_none() && odd * 50 > head.len().max(50) {
        return Err(Refused::NotText(None));
    }
    Ok(())
}

/// The characters of a file.
pub fn decode(bytes: &[u8]) -> Decoded<'_> {
    let encoding = encoding(bytes);
    let (text, _) = encoding.decode_with_bom_removal(bytes);
    let encoding = (encoding != UTF_8).then(|| encoding.name());
    Decoded { text, encoding }
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return marked;
    }
    if let Some(encoding) = utf_16(bytes) {
        return encoding;
    }
    if is_mostly_utf_8(bytes) {
        UTF_8
    } else {
        WINDOWS_1252
    }
}

/// UTF-16, with its mark or known by the zero bytes in every second place.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return (marked != UTF_8).then_some(marked);
    }
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let pairs = head.chunks_exact(2);
    let all = pairs.len();
    let zeros = |place: usize| {
        let at = pairs.clone().filter(|pair| pair.get(place) == Some(&0));
        at.count()
    };
    let (first, second) = (zeros(0), zeros(1));
    // Text in Latin letters has a zero byte in nearly every pair, other text at least in its spaces.
    let encoding = match (first * 10 >= all, second * 10 >= all) {
        _ if all < 2 => None,
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    };
    let head = head.get(..all * 2)?;
    encoding.filter(|encoding| {
        let (text, _) = encoding.decode_without_bom_handling(head);
        text.chars().filter(|c| is_control(*c)).count() * 50 < all
    })
}

/// UTF-8 that was cut or damaged in places is still UTF-8; a text with accents in another encoding has
/// hardly a sequence that is right.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right >= wrong
}

/// The lines of a text, by LF, CR LF or CR, each without control characters; what was no character or
/// was left out is listed.
pub fn lines<'a>(text: &'a str, repairs: &mut Repairs) -> Vec<Line<'a>> {
    let mut found = Vec::new();
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        for line in line.split('\r') {
            let number = found.len() + 1;
            let text = clean(line, number, repairs);
            found.push(Line { number, text });
        }
    }
    found
}

/// A text without control characters and escape sequences; tabs and line ends stay.
pub fn clean<'a>(text: &'a str, at: usize, repairs: &mut Repairs) -> Cow<'a, str> {
    if text.contains('\u{fffd}') {
        repairs.add(at, Wrong::Bytes);
    }
    if !text.chars().any(is_control) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars();
    let mut is_changed = false;
    while let Some(letter) = rest.next() {
        if !is_control(letter) {
            out.push(letter);
            continue;
        }
        // A mark of the order of bytes in the middle of a text means nothing and is no mistake.
        is_changed |= letter != '\u{feff}';
        if letter == '\u{1b}' && rest.as_str().starts_with('[') {
            // What the escape introduces, up to the letter that ends it.
            rest.next();
            let ends = |c: char| ('\u{40}'..='\u{7e}').contains(&c);
            let length = rest
                .as_str()
                .find(|c: char| ends(c) || !(' '..='?').contains(&c));
            let tail = rest.as_str().get(length.unwrap_or(0)..).unwrap_or_default();
            let tail = tail.strip_prefix(ends).unwrap_or(tail);
            rest = tail.chars();
        }
    }
    if is_changed {
        repairs.add(at, Wrong::Controls);
    }
    Cow::Owned(out)
}

fn is_control(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || c == '\u{feff}'
}

/// Words on one line, with one space between them.
pub fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "WEBVTT\n\nÉén café — “ja”\n";

    fn utf_16_of(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn the_same_text_is_read_in_every_encoding() {
        let mark = "\u{feff}";
        let marked = format!("{mark}{TEXT}");
        let latin = "WEBVTT\n\n\u{c9}\u{e9}n caf\u{e9}\n";
        let latin: Vec<u8> = latin.chars().map(|c| c as u8).collect();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), None),
            (marked.as_bytes().to_vec(), None),
            (utf_16_of(TEXT, u16::to_le_bytes), Some("UTF-16LE")),
            (utf_16_of(TEXT, u16::to_be_bytes), Some("UTF-16BE")),
            (utf_16_of(&marked, u16::to_le_bytes), Some("UTF-16LE")),
            (utf_16_of(&marked, u16::to_be_bytes), Some("UTF-16BE")),
        ] {
            let decoded = decode(&bytes);
            assert_eq!((&*decoded.text, decoded.encoding), (TEXT, encoding));
            assert_eq!(check(&bytes), Ok(()));
        }
        let decoded = decode(&latin);
        assert_eq!(decoded.text, "WEBVTT\n\nÉén café\n");
        assert_eq!(decoded.encoding, Some("windows-1252"));
        let (bytes, ..) = WINDOWS_1252.encode(TEXT);
        assert_eq!(decode(&bytes).text, TEXT);
    }

    #[test]
    fn utf_8_that_was_cut_stays_utf_8() {
        let mut bytes = "café één reünie".as_bytes().to_vec();
        bytes.pop();
        bytes.insert(4, 0xc3);
        let decoded = decode(&bytes);
        assert_eq!(decoded.encoding, None);
        assert!(decoded.text.contains("één"), "{}", decoded.text);
    }

    #[test]
    fn what_is_no_text_is_told() {
        let refused = |name| Err(Refused::NotText(name));
        assert_eq!(
            check(b"PK\x03\x04more"),
            refused(Some("Word, OpenDocument, ZIP"))
        );
        assert_eq!(check(b"\0\0\0\x18ftypM4A "), refused(Some("MP4, M4A")));
        let noise: Vec<u8> = (0..=255_u8).cycle().take(2_000).map(|b| b % 16).collect();
        assert_eq!(check(&noise), refused(None));
        assert_eq!(check(b""), Ok(()));
        assert_eq!(check(b"\x1b[31mrood\x1b[0m en gewoon"), Ok(()));
    }

    #[test]
    fn lines_end_in_three_ways_and_steer_nothing() {
        let mut repairs = Repairs::default();
        let read = lines("a\r\nb\rc\n\u{1b}[2Jd\u{7}\u{feff}\n", &mut repairs);
        let read: Vec<(usize, &str)> = read.iter().map(|it| (it.number, &*it.text)).collect();
        assert_eq!(read, [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, "")]);
        assert_eq!(repairs.all().len(), 1);
        assert_eq!(clean("x\u{1b}[", 1, &mut repairs), "x");
        assert_eq!(clean("x\u{1b}[1;é", 1, &mut repairs), "xé");
    }
}
