//! What came in and is not answered yet: bytes to whole lines, and the line that is still unfinished.

/// What came in so far.
#[derive(Debug, Default)]
pub struct Incoming {
    /// A line that was left unfinished before, to be put before the first that is no command.
    pub held: String,
    /// What came after the last whole line.
    unfinished: Vec<u8>,
}

impl Incoming {
    /// Nothing yet, but for a line that was left unfinished before.
    pub fn after(held: String) -> Incoming {
        Incoming {
            held,
            unfinished: Vec::new(),
        }
    }

    /// Takes more bytes.
    pub fn take(&mut self, bytes: &[u8]) {
        self.unfinished.extend_from_slice(bytes);
    }

    /// The next whole line without its end, and whether it was UTF-8.
    pub fn line(&mut self) -> Option<(String, bool)> {
        let end = self.unfinished.iter().position(|byte| *byte == b'\n')?;
        let bytes: Vec<u8> = self.unfinished.drain(..=end).collect();
        let bytes = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let line = String::from_utf8_lossy(bytes).into_owned();
        Some((line, std::str::from_utf8(bytes).is_ok()))
    }

    /// The line as it stands, unfinished.
    pub fn begun(&self) -> String {
        self.held.clone() + &String::from_utf8_lossy(&self.unfinished)
    }
}
