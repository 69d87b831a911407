//! The rooms and their borders, read from the source itself.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under `src`, by its path from there, with what is no test.
fn sources() -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    let src = root().join("src");
    let mut found = vec![];
    walk(&src, &mut found);
    found.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).unwrap();
        let inner = path.strip_prefix(&src).unwrap().to_owned();
        let is_test = inner
            .iter()
            .any(|part| part == "tests" || part == "tests.rs");
        let code = text.split("\n#[cfg(test)]\nmod tests").next().unwrap();
        (!is_test).then(|| (inner, code.to_owned()))
    };
    found.into_iter().filter_map(read).collect()
}

/// The rooms from the ground up, as the documentation of the library names them.
fn rooms() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let doc: Vec<&str> = lib
        .lines()
        .filter_map(|line| line.strip_prefix("//!"))
        .collect();
    let doc = doc.join("\n");
    let links = doc.split("[`").skip(1);
    links
        .map(|link| link.split_once("`]").unwrap().0.to_owned())
        .collect()
}

/// The room that a file belongs to.
fn room(path: &Path) -> String {
    let first = path.iter().next().unwrap().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The rooms that a text names by `crate::room` or `crate::{room, …}`.
fn named(code: &str) -> Vec<String> {
    let word = |text: &str| {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_');
        text[..end.unwrap_or(text.len())].to_owned()
    };
    let code: Vec<&str> = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let mut found = vec![];
    for after in code.split("crate::").skip(1) {
        let Some(list) = after.strip_prefix('{') else {
            found.push(word(after));
            continue;
        };
        let mut depth = 1;
        let mut begins = true;
        for (at, letter) in list.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => begins = true,
                _ if begins && letter.is_alphabetic() => {
                    found.push(word(&list[at..]));
                    begins = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

#[test]
fn the_library_names_every_room_that_there_is() {
    let rooms = rooms();
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for line in lib.lines().filter_map(|line| line.strip_prefix("pub mod ")) {
        let module = line.trim_end_matches(';').to_owned();
        assert!(
            rooms.contains(&module),
            "{module} has no place in the order of src/lib.rs"
        );
    }
}

#[test]
fn no_room_reaches_upwards() {
    let rooms = rooms();
    let height = |room: &str| rooms.iter().position(|known| known == room);
    let mut wrong = vec![];
    for (path, code) in sources() {
        let Some(own) = height(&room(&path)) else {
            continue;
        };
        for other in named(&code) {
            if height(&other).is_some_and(|other| other > own) {
                wrong.push(format!("{} names {other}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_use_of_several_rooms_is_seen() {
    let code = "use crate::{durable, session::{a, b}, tui};\nlet x = crate::cli::run();\n// crate::plain\n";
    assert_eq!(named(code), ["durable", "session", "tui", "cli"]);
}

#[test]
fn no_file_is_longer_than_450_lines() {
    let lengths = sources()
        .into_iter()
        .map(|(path, code)| (code.lines().count(), path));
    let long: Vec<_> = lengths.filter(|(lines, _)| *lines > 450).collect();
    assert!(long.is_empty(), "{long:?}");
}

#[test]
fn every_file_says_what_it_is() {
    for (path, code) in sources() {
        assert!(code.starts_with("//! "), "{}", path.display());
    }
}

/// Fails when a word stands in a file outside the room it belongs to.
fn only_in(words: &[&str], home: impl Fn(&Path) -> bool) {
    let mut wrong = vec![];
    for (path, code) in sources().into_iter().filter(|(path, _)| !home(path)) {
        for (number, line) in (1..).zip(code.lines()) {
            let is_comment = line.trim_start().starts_with("//");
            if !is_comment && words.iter().any(|word| line.contains(word)) {
                wrong.push(format!("{}:{number}: {}", path.display(), line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_screen_names_the_terminal_libraries() {
    only_in(&["ratatui"], |path| room(path) == "tui");
    // The width that a report is broken at is asked for, and nothing is drawn.
    let asks_for_width = Path::new("cli/findings.rs");
    only_in(&["crossterm"], |path| {
        room(path) == "tui" || path == asks_for_width
    });
}

#[test]
fn only_the_capture_names_the_sound_libraries() {
    only_in(&["pulseaudio::", "cpal::"], |path| {
        path.starts_with("recorder/capture")
    });
}

#[test]
fn operating_systems_are_told_apart_in_one_file_and_where_sound_comes_in() {
    only_in(
        &[
            "cfg(unix",
            "cfg(windows",
            "target_os",
            "(not(unix",
            "(not(windows",
            "all(unix",
        ],
        |path| path == Path::new("system.rs") || path == Path::new("recorder/capture.rs"),
    );
}

#[test]
fn nothing_in_the_project_speaks_to_a_network_or_to_what_lies_beside_it() {
    // Put together here, so that this file does not name them.
    let words = [
        ["std::", "net"].concat(),
        ["Tcp", "Stream"].concat(),
        ["../", "shared"].concat(),
    ];
    let listed = Command::new("git")
        .arg("ls-files")
        .current_dir(root())
        .output();
    let Some(listed) = listed.ok().filter(|listed| listed.status.success()) else {
        // A copy without its history has nothing to list.
        return;
    };
    let files = String::from_utf8(listed.stdout).unwrap();
    assert!(files.contains("src/lib.rs"));
    for file in files.lines() {
        let Ok(text) = fs::read_to_string(root().join(file)) else {
            continue;
        };
        for word in &words {
            assert!(!text.contains(word.as_str()), "{file} names {word}");
        }
    }
}
