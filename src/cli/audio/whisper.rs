//! A speech recogniser as a program of its own: run, watched, and what it wrote read back.

use std::collections::VecDeque;
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::Duration;

use serde::Deserialize;

/// What runs when study.toml names no recogniser: whisper.cpp's.
pub const USUAL: [&str; 11] = [
    "whisper-cli",
    "-m",
    "{model}",
    "-l",
    "{language}",
    "-f",
    "{wav}",
    "-oj",
    "-of",
    "{out}",
    "-pp",
];

/// How often it is looked whether to stop.
const LOOK: Duration = Duration::from_millis(100);
/// So many of its last lines are told when it fails.
const TOLD: usize = 4;

/// A recogniser with what its places are filled with.
#[derive(Debug)]
pub struct Engine {
    /// The program and its arguments, with places.
    pub words: Vec<String>,
    /// The file with its model.
    pub model: Option<PathBuf>,
    /// The language that is spoken, without its region.
    pub language: String,
    /// Where a program that is named by a path is looked for.
    pub root: PathBuf,
}

/// Why there is no transcript.
#[derive(Debug)]
pub enum EngineError {
    /// No such program.
    Missing(String),
    /// The program needs a model and none is named.
    NoModel,
    /// The model is not there.
    ModelMissing(PathBuf),
    /// It failed: how it ended, and its last lines.
    Failed(ExitStatus, Vec<String>),
    /// It was stopped.
    Stopped,
    /// It wrote no transcript that can be read.
    NoTranscript(String),
    /// The system refused.
    Io(io::Error),
}

impl From<io::Error> for EngineError {
    fn from(error: io::Error) -> EngineError {
        EngineError::Io(error)
    }
}

/// What was said in a stretch of the WAV, in milliseconds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// Where it begins.
    pub from_ms: u64,
    /// Where it ends.
    pub to_ms: u64,
    /// The words.
    pub text: String,
}

impl Engine {
    /// The program's name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// Has a WAV written out; `out` is the name of the transcript without `.json`. `progress` is told
    /// the parts of a hundred that are done, where the program says so.
    ///
    /// # Errors
    /// When the program or its model is not there, it fails, or it is stopped.
    pub fn run(
        &self,
        wav: &Path,
        out: &Path,
        mut progress: impl FnMut(u8),
        is_stopped: &dyn Fn() -> bool,
    ) -> Result<Vec<Segment>, EngineError> {
        let mut child = self.start(wav, out)?;
        let lines = lines_of(&mut child);
        let mut last = VecDeque::new();
        loop {
            if is_stopped() {
                // One that has ended by itself cannot be killed.
                let _ = child.kill();
                child.wait()?;
                return Err(EngineError::Stopped);
            }
            match lines.recv_timeout(LOOK) {
                Ok(line) => {
                    if let Some(percent) = percent(&line) {
                        progress(percent);
                    } else if !line.trim().is_empty() {
                        last.push_back(line);
                        last.drain(..last.len().saturating_sub(TOLD));
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
        }
        let ended = child.wait()?;
        if is_stopped() {
            // Ctrl-C reached it as well.
            return Err(EngineError::Stopped);
        }
        if !ended.success() {
            return Err(EngineError::Failed(ended, last.into()));
        }
        let mut name = out.as_os_str().to_owned();
        name.push(".json");
        let written = std::fs::read(name);
        let written = written.map_err(|error| EngineError::NoTranscript(error.to_string()))?;
        read(&written).map_err(|error| EngineError::NoTranscript(error.to_string()))
    }

    fn start(&self, wav: &Path, out: &Path) -> Result<Child, EngineError> {
        if self.words.iter().any(|word| word.contains("{model}")) {
            match &self.model {
                None => return Err(EngineError::NoModel),
                Some(model) if !model.is_file() => {
                    return Err(EngineError::ModelMissing(model.clone()));
                }
                Some(_) => {}
            }
        }
        let model = self.model.as_deref().unwrap_or(Path::new(""));
        let filled = self.words.iter().map(|word| {
            word.replace("{model}", &model.to_string_lossy())
                .replace("{language}", &self.language)
                .replace("{wav}", &wav.to_string_lossy())
                .replace("{out}", &out.to_string_lossy())
        });
        let mut filled = filled;
        let program = filled.next().unwrap_or_default();
        let at = if program.contains(['/', '\\']) {
            self.root.join(&program)
        } else {
            PathBuf::from(&program)
        };
        Command::new(at)
            .args(filled)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| match error.kind() {
                io::ErrorKind::NotFound => EngineError::Missing(program),
                _ => EngineError::Io(error),
            })
    }
}

/// The lines that a program says on standard error, as they come.
fn lines_of(child: &mut Child) -> Receiver<String> {
    let (tell, told) = mpsc::channel();
    if let Some(err) = child.stderr.take() {
        std::thread::spawn(move || {
            for line in BufReader::new(err).split(b'\n').map_while(Result::ok) {
                if tell
                    .send(String::from_utf8_lossy(&line).into_owned())
                    .is_err()
                {
                    return;
                }
            }
        });
    }
    told
}

/// `… progress =  35%`
fn percent(line: &str) -> Option<u8> {
    let after = line.rsplit_once("progress =")?.1;
    after.trim().strip_suffix('%')?.trim().parse().ok()
}

/// What whisper.cpp writes.
#[derive(Deserialize)]
struct Written {
    transcription: Vec<Part>,
}

#[derive(Deserialize)]
struct Part {
    offsets: Offsets,
    text: String,
}

#[derive(Deserialize)]
struct Offsets {
    from: i64,
    to: i64,
}

fn read(json: &[u8]) -> serde_json::Result<Vec<Segment>> {
    // It cuts characters of several bytes in two now and then.
    let written: Written = serde_json::from_str(&String::from_utf8_lossy(json))?;
    let segments = written.transcription.into_iter().map(|part| Segment {
        from_ms: u64::try_from(part.offsets.from).unwrap_or(0),
        to_ms: u64::try_from(part.offsets.to).unwrap_or(0),
        text: part.text.trim().to_owned(),
    });
    Ok(segments
        .filter(|segment| !segment.text.is_empty())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_recogniser_wrote_is_read_with_its_moments() {
        let json = br#"{"systeminfo":"x","result":{"language":"nl"},"transcription":[
            {"timestamps":{"from":"00:00:00,000","to":"00:00:02,500"},"offsets":{"from":0,"to":2500},"text":" Goed."},
            {"timestamps":{},"offsets":{"from":2500,"to":2600},"text":" "}]}"#;
        let wanted = Segment {
            from_ms: 0,
            to_ms: 2_500,
            text: "Goed.".into(),
        };
        assert_eq!(read(json).unwrap(), [wanted]);
        assert!(read(b"[]").is_err());
    }

    #[test]
    fn progress_is_seen() {
        assert_eq!(
            percent("whisper_print_progress_callback: progress =  35%"),
            Some(35)
        );
        assert_eq!(percent("progress"), None);
    }
}
