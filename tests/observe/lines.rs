//! The program in plain mode, line by line while it runs.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

/// The program, and what it has said so far.
pub struct Lines {
    child: Child,
    input: Option<ChildStdin>,
    said: Arc<Mutex<Vec<String>>>,
    /// Lines that were looked at already.
    seen: std::cell::Cell<usize>,
}

impl Lines {
    pub fn of(mut command: Command) -> Lines {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let said = Arc::new(Mutex::new(Vec::new()));
        let told = Arc::clone(&said);
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                told.lock().unwrap().push(line);
            }
        });
        Lines {
            input: child.stdin.take(),
            child,
            said,
            seen: std::cell::Cell::new(0),
        }
    }

    /// Enters a line; gives its answer without the time.
    pub fn say(&mut self, line: &str) -> String {
        self.type_only(&format!("{line}\n"));
        let answer = self.find(|line| line.starts_with('['));
        answer.split_once("] ").unwrap().1.trim_end().to_owned()
    }

    /// Types without ending the line.
    pub fn type_only(&mut self, text: &str) {
        let input = self.input.as_mut().unwrap();
        input.write_all(text.as_bytes()).unwrap();
        input.flush().unwrap();
    }

    /// Waits for a line with these words that was not looked at yet.
    pub fn wait_for(&self, words: &str) {
        let start = Instant::now();
        loop {
            // What was said before an answer was looked at with it.
            let said = self.said.lock().unwrap().clone();
            if let Some(at) = said
                .iter()
                .skip(self.seen.get())
                .position(|it| it.contains(words))
            {
                self.seen.set(self.seen.get() + at + 1);
                return;
            }
            assert!(start.elapsed() < PATIENCE, "no {words:?} in {said:#?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn find(&self, fits: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let said = self.said.lock().unwrap().clone();
            let mut new = said.iter().enumerate().skip(self.seen.get());
            if let Some((at, line)) = new.find(|(_, line)| fits(line)) {
                self.seen.set(at + 1);
                return line.clone();
            }
            assert!(start.elapsed() < PATIENCE, "no answer in {said:#?}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Lines {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.wait();
    }
}

pub fn wait_until(is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < PATIENCE, "it does not come");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Enters a line until it is answered with these words.
pub fn wait_until_said(lines: &mut Lines, line: &str, words: &str) {
    let start = Instant::now();
    while !lines.say(line).contains(words) {
        assert!(start.elapsed() < PATIENCE, "never {words:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}
