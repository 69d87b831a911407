//! One line of the journal: its bytes, and what its hashes vouch for.
//!
//! ```text
//! {"seq":0,"at":"…Z","ms":0,"kind":"…","data":{…},"salt":"32 hex","digest":"64 hex","hash":"64 hex"}
//! ```

use std::io::{self, Write as _};

use serde::{Deserialize, Serialize};

use super::Event;
use super::hash::{Hash, is_hex};
use super::salt::Salt;

const AT_LEN: usize = "2026-01-12T13:05:00.250Z".len();
const HASH_LEN: usize = 64;
const SALT_LEN: usize = 32;

/// The parts of a line, borrowed from its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'a> {
    /// Its place in the journal.
    pub seq: u64,
    /// The moment in UTC, as it stands there.
    pub at: &'a str,
    /// Milliseconds since the session's start.
    pub ms: u64,
    /// The kind of event.
    pub kind: &'a str,
    /// The event's own fields: a JSON object, as it stands there.
    pub data: &'a str,
    /// 32 hex digits; empty in a line that was erased.
    pub salt: &'a str,
    /// SHA-256 over salt and data, as they were written.
    pub digest: &'a str,
    /// SHA-256 over the line before and this line's envelope.
    pub hash: Hash,
}

impl<'a> Line<'a> {
    /// Reads a line without its LF. There is one way to write a line: what [`Line::write`] would
    /// not give back byte for byte is no line.
    #[must_use]
    pub fn parse(bytes: &'a [u8]) -> Option<Line<'a>> {
        let text = std::str::from_utf8(bytes).ok()?;
        let (seq, rest) = number(text.strip_prefix("{\"seq\":")?)?;
        let (at, rest) = rest.strip_prefix(",\"at\":\"")?.split_at_checked(AT_LEN)?;
        let (ms, rest) = number(rest.strip_prefix("\",\"ms\":")?)?;
        let (kind, rest) = rest.strip_prefix(",\"kind\":\"")?.split_once('"')?;
        let rest = rest.strip_prefix(",\"data\":")?;
        let (rest, hash) = split_end(rest.strip_suffix("\"}")?, HASH_LEN)?;
        let (rest, digest) = split_end(rest.strip_suffix("\",\"hash\":\"")?, HASH_LEN)?;
        let (data, salt) = data_and_salt(rest.strip_suffix("\",\"digest\":\"")?)?;
        let plain = |text: &str| {
            text.bytes()
                .all(|byte| byte >= b' ' && !b"\"\\".contains(&byte))
        };
        let whole = plain(at)
            && plain(kind)
            && is_hex(digest.as_bytes())
            && is_hex(salt.as_bytes())
            && data.starts_with('{')
            && data.ends_with('}');
        whole.then_some(Line {
            seq,
            at,
            ms,
            kind,
            data,
            salt,
            digest,
            hash: Hash::parse(hash.as_bytes())?,
        })
    }

    /// Whether the data are those that were written.
    #[must_use]
    pub fn holds(&self) -> bool {
        digest(self.salt, self.data).as_str() == self.digest
    }

    /// The hash this line has when it stands after a line with the hash `previous`.
    #[must_use]
    pub fn hash_after(&self, previous: &Hash) -> Hash {
        let (mut seq, mut ms) = (itoa::Buffer::new(), itoa::Buffer::new());
        let envelope = [
            previous.as_str(),
            seq.format(self.seq),
            self.at,
            ms.format(self.ms),
            self.kind,
            self.digest,
        ];
        Hash::of(envelope.join("\n").as_bytes())
    }

    /// Whether the line stands, unchanged, after a line with the hash `previous`.
    #[must_use]
    pub fn follows(&self, previous: &Hash) -> bool {
        self.hash_after(previous) == self.hash
    }

    /// Writes the line, with its LF.
    pub fn write(&self, out: &mut Vec<u8>) {
        // Writing to memory does not fail.
        let _ = writeln!(
            out,
            r#"{{"seq":{},"at":"{}","ms":{},"kind":"{}","data":{},"salt":"{}","digest":"{}","hash":"{}"}}"#,
            self.seq, self.at, self.ms, self.kind, self.data, self.salt, self.digest, self.hash
        );
    }

    /// The reason, when this line was erased and is in exactly the form erasing gives it.
    #[must_use]
    pub fn erased(&self) -> Option<String> {
        let blank: Blank = serde_json::from_str(self.data).ok()?;
        let exact = self.salt.is_empty() && blank_data(&blank.erased) == self.data;
        exact.then_some(blank.erased)
    }
}

/// What stands in the place of erased data.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Blank {
    erased: String,
}

/// The data of a line that was erased for `reason`.
#[must_use]
pub fn blank_data(reason: &str) -> String {
    let blank = Blank {
        erased: reason.to_owned(),
    };
    serde_json::to_string(&blank).unwrap_or_default()
}

/// Writes the line of an event that comes after a line with the hash `previous`; gives its hash.
///
/// # Errors
/// When the event is one that is found, not written: an erased line or a kind of another version.
pub fn encode(event: &Event, previous: &Hash, salt: &Salt, out: &mut Vec<u8>) -> io::Result<Hash> {
    let data = event.deed.data();
    let (Some(kind), true) = (event.deed.kind(), data.starts_with('{')) else {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            format!("event {} is not one that can be written", event.seq),
        ));
    };
    let at = event.at.to_string();
    let salt = std::str::from_utf8(salt).unwrap_or_default();
    let digest = digest(salt, &data);
    let mut line = Line {
        seq: event.seq,
        at: &at,
        ms: event.ms,
        kind,
        data: &data,
        salt,
        digest: digest.as_str(),
        hash: *previous,
    };
    line.hash = line.hash_after(previous);
    line.write(out);
    Ok(line.hash)
}

/// The hash that a line ends with, also when the rest of it cannot be read.
#[must_use]
pub fn stored_hash(bytes: &[u8]) -> Option<Hash> {
    let rest = bytes.strip_suffix(b"\"}")?;
    let (rest, hash) = rest.split_at_checked(rest.len().checked_sub(HASH_LEN)?)?;
    rest.ends_with(b"\"hash\":\"").then_some(())?;
    Hash::parse(hash)
}

fn digest(salt: &str, data: &str) -> Hash {
    Hash::of_parts(&[salt.as_bytes(), data.as_bytes()])
}

/// A number in its one decimal form, and what stands after it.
fn number(text: &str) -> Option<(u64, &str)> {
    let end = text
        .bytes()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let canonical = digits == "0" || !digits.starts_with('0');
    let number = digits.parse().ok()?;
    canonical.then_some((number, rest))
}

fn split_end(text: &str, len: usize) -> Option<(&str, &str)> {
    text.split_at_checked(text.len().checked_sub(len)?)
}

fn data_and_salt(text: &str) -> Option<(&str, &str)> {
    if let Some(data) = text.strip_suffix(",\"salt\":\"") {
        return Some((data, ""));
    }
    let (rest, salt) = split_end(text, SALT_LEN)?;
    Some((rest.strip_suffix(",\"salt\":\"")?, salt))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::deed::{Opened, Struck};
    use crate::journal::moment::Timestamp;

    fn line() -> (Vec<u8>, Hash) {
        let event = Event {
            seq: 7,
            at: Timestamp::parse("2026-01-12T13:05:00.250Z").unwrap(),
            ms: 1250,
            deed: Struck { note: 3 }.into(),
        };
        let mut out = Vec::new();
        encode(&event, &Hash::of(b""), &[b'a'; 32], &mut out).unwrap();
        (out, Hash::of(b""))
    }

    #[test]
    fn a_line_has_its_keys_in_order_and_no_space() {
        let (out, _) = line();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with(
            r#"{"seq":7,"at":"2026-01-12T13:05:00.250Z","ms":1250,"kind":"struck","data":{"note":3},"salt":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","digest":""#
        ));
        assert!(text.ends_with("\"}\n"));
    }

    #[test]
    fn hashes_are_those_that_the_format_describes() {
        let (out, previous) = line();
        let line = Line::parse(out.strip_suffix(b"\n").unwrap()).unwrap();
        let digest = Hash::of(format!("{}{{\"note\":3}}", "a".repeat(32)).as_bytes());
        assert_eq!(line.digest, digest.as_str());
        let joined = format!("{previous}\n7\n2026-01-12T13:05:00.250Z\n1250\nstruck\n{digest}");
        assert_eq!(line.hash, Hash::of(joined.as_bytes()));
        assert!(line.holds() && line.follows(&previous));
    }

    #[test]
    fn what_is_read_is_written_back_byte_for_byte() {
        let (out, _) = line();
        let mut again = Vec::new();
        Line::parse(out.strip_suffix(b"\n").unwrap())
            .unwrap()
            .write(&mut again);
        assert_eq!(again, out);
    }

    #[test]
    fn another_way_to_write_the_same_is_no_line() {
        let text = String::from_utf8(line().0).unwrap();
        let text = text.trim_end();
        assert!(Line::parse(text.as_bytes()).is_some());
        for (from, to) in [
            ("\"seq\":7", "\"seq\":07"),
            ("\"seq\":7", "\"seq\":+7"),
            ("\"seq\":7", "\"seq\": 7"),
            ("\"kind\":\"struck\"", "\"kind\":\"\\u0073truck\""),
            ("{\"note\"", " {\"note\""),
            ("\"salt\":\"aa", "\"salt\":\"AA"),
        ] {
            let changed = text.replace(from, to);
            assert!(Line::parse(changed.as_bytes()).is_none(), "{changed}");
        }
        assert!(Line::parse(b"").is_none());
        assert!(Line::parse(b"{\"seq\":1").is_none());
        assert!(Line::parse(&[0xff; 300]).is_none());
    }

    #[test]
    fn a_found_event_cannot_be_written() {
        let event = Event {
            seq: 0,
            at: Timestamp::parse("2026-01-12T13:05:00.250Z").unwrap(),
            ms: 0,
            deed: crate::journal::deed::Deed::Unknown,
        };
        let error = encode(&event, &Hash::of(b""), &[b'a'; 32], &mut Vec::new());
        assert!(error.is_err());
        let opened = Event {
            deed: Opened {
                format: 1,
                program: String::new(),
                author: None,
            }
            .into(),
            ..event
        };
        assert!(encode(&opened, &Hash::of(b""), &[b'a'; 32], &mut Vec::new()).is_ok());
    }

    #[test]
    fn the_largest_numbers_fit() {
        let (out, _) = line();
        let mut line = Line::parse(out.strip_suffix(b"\n").unwrap()).unwrap();
        line.seq = u64::MAX;
        line.ms = u64::MAX;
        let joined = format!(
            "{}\n{}\n{}\n{}\n{}\n{}",
            line.hash, line.seq, line.at, line.ms, line.kind, line.digest
        );
        assert_eq!(line.hash_after(&line.hash), Hash::of(joined.as_bytes()));
    }
}
