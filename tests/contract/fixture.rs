//! A study folder to try the program in, and its answers taken apart.

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A guide with nested conditions, an item that is in two topics, and a small concept model.
pub const SMALL: &str = include_str!("small.toml");

/// A study in a folder of its own, with a home folder elsewhere.
pub struct Study {
    pub root: tempfile::TempDir,
    home: tempfile::TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// A line of answer in plain mode, with the indented lines before it.
#[derive(Debug)]
pub struct Said {
    pub before: Vec<String>,
    pub level: String,
    pub text: String,
}

impl Study {
    /// A study with the small guide among its guides, and no session yet.
    pub fn new() -> Study {
        let study = Study::bare();
        study.write("guides/small.toml", SMALL);
        study.write("study.toml", "title = \"Tried out\"\n");
        study
    }

    /// An empty folder.
    pub fn bare() -> Study {
        Study {
            root: tempfile::tempdir().unwrap(),
            home: tempfile::tempdir().unwrap(),
        }
    }

    /// The program, about to run in the study.
    pub fn program(&self, args: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("leidraad"));
        command
            .args(args)
            .current_dir(self.root.path())
            .env("HOME", self.home.path())
            .env("LC_ALL", "en_US.UTF-8")
            .env("NO_COLOR", "1");
        command
    }

    /// Runs the program with this on its standard input.
    pub fn fed(&self, args: &[&str], input: impl AsRef<[u8]>) -> Ran {
        fed(self.program(args), input.as_ref())
    }

    /// Runs the program without input.
    pub fn ran(&self, args: &[&str]) -> Ran {
        self.fed(args, "")
    }

    /// Runs the program, which must succeed; gives its standard output.
    pub fn out(&self, args: &[&str]) -> String {
        let ran = self.ran(args);
        assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
        ran.out
    }

    /// Holds a session with the small guide, and takes the answers apart: one for each line.
    pub fn held(&self, participant: &str, lines: &[&str]) -> Vec<Said> {
        self.typed(&["run", "small", "-p", participant, "--plain"], lines)
    }

    /// The same with another command line.
    pub fn typed(&self, args: &[&str], lines: &[&str]) -> Vec<Said> {
        let input = [lines, &[""]].concat().join("\n");
        let ran = self.fed(args, input);
        assert_eq!(ran.code, 0, "{ran:?}");
        let said = answers(&ran.out);
        assert_eq!(said.len(), lines.len(), "one answer a line: {}", ran.out);
        said
    }

    /// The folder of the one session of this participant.
    pub fn session(&self, participant: &str) -> PathBuf {
        let part = format!("-{participant}-");
        let mut found: Vec<PathBuf> = fs::read_dir(self.path("sessions"))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_string_lossy().contains(&part))
            .collect();
        assert_eq!(found.len(), 1, "{participant}: {found:?}");
        found.remove(0)
    }

    /// The lines of the journal of this participant's session.
    pub fn journal(&self, participant: &str) -> Vec<Value> {
        let text = fs::read_to_string(self.session(participant).join("journal.jsonl")).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    /// What `show --format json` says.
    pub fn shown(&self, session: &str) -> Value {
        serde_json::from_str(&self.out(&["show", session, "--format", "json"])).unwrap()
    }

    /// The state of a question or probe, as `show` says.
    pub fn state(&self, session: &str, id: &str) -> String {
        let shown = self.shown(session);
        let questions = shown["questions"].as_array().unwrap();
        let question = questions.iter().find(|question| question["id"] == id);
        question.unwrap()["state"].as_str().unwrap().to_owned()
    }

    /// A row of the pivot, header and `total` included, by what it begins with.
    pub fn row(&self, first: &str, options: &[&str]) -> String {
        let table = self.out(&[&["pivot", "--format", "csv"], options].concat());
        let begin = format!("{first},");
        let row = table.lines().find(|line| line.starts_with(&begin));
        row.unwrap_or("").to_owned()
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    pub fn home(&self) -> &Path {
        self.home.path()
    }

    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

/// Runs a program with this on its standard input.
pub fn fed(mut command: Command, input: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // A program that reads no input closes the pipe; that is its right.
    let feeder = std::thread::spawn(move || stdin.write_all(&input).ok());
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    Ran::from(&output)
}

impl From<&Output> for Ran {
    fn from(output: &Output) -> Ran {
        let ran = Ran {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout.clone()).expect("standard output is UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        assert!(!ran.err.contains("panicked"), "{}", ran.err);
        assert!((0..=3).contains(&ran.code), "{ran:?}");
        ran
    }
}

/// Takes the answers of plain mode apart; every line is indented or an answer.
pub fn answers(out: &str) -> Vec<Said> {
    let mut said = Vec::new();
    let mut before = Vec::new();
    for line in out.lines() {
        if let Some(line) = line.strip_prefix("  ") {
            before.push(line.trim_start().to_owned());
            continue;
        }
        let (time, rest) = line.split_once("] ").unwrap_or_else(|| panic!("{line:?}"));
        let (minutes, seconds) = time.strip_prefix('[').unwrap().split_once(':').unwrap();
        assert!(
            minutes.len() >= 2 && minutes.parse::<u32>().is_ok(),
            "{line}"
        );
        assert!(
            seconds.len() == 2 && seconds.parse::<u32>().is_ok(),
            "{line}"
        );
        let (level, text) = rest.split_once(' ').unwrap_or((rest, ""));
        assert!(["ok", "note", "warn", "error"].contains(&level), "{line}");
        said.push(Said {
            before: std::mem::take(&mut before),
            level: level.to_owned(),
            text: text.to_owned(),
        });
    }
    said
}

/// The levels of the answers, in order.
pub fn levels(said: &[Said]) -> Vec<&str> {
    said.iter().map(|said| said.level.as_str()).collect()
}

/// Every file below a folder, and for a zip what is in it, with its bytes.
pub fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(contents(&path));
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        if bytes.starts_with(b"PK") {
            let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
            for at in 0..zip.len() {
                let mut member = zip.by_index(at).unwrap();
                let mut inside = Vec::new();
                member.read_to_end(&mut inside).unwrap();
                found.push((path.join(member.name().unwrap().as_ref()), inside));
            }
        }
        found.push((path, bytes));
    }
    found
}
