//! docs/begin.md and docs/beginnen.md: a student's first ten minutes, run as they are written.

use std::fs;
use std::path::PathBuf;

use crate::fixture::{Study, fed};

/// A command of a page with what it is given on its standard input.
struct Step {
    args: Vec<String>,
    input: String,
}

/// What stands between fences, as a shell would take it apart.
fn steps(page: &str) -> Vec<Step> {
    let mut steps = vec![];
    for block in page.split("```sh\n").skip(1) {
        let mut lines = block.split("```").next().unwrap().lines();
        while let Some(line) = lines.next() {
            let (command, input) = match line.split_once(" <<END") {
                Some((command, _)) => {
                    let given = lines.by_ref().take_while(|line| *line != "END");
                    (command, given.flat_map(|line| [line, "\n"]).collect())
                }
                None => (line, String::new()),
            };
            let args = words(command);
            steps.push(Step { args, input });
        }
    }
    steps
}

fn words(command: &str) -> Vec<String> {
    let mut words = vec![];
    for (at, part) in command.split('"').enumerate() {
        if at % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// Runs a page from an empty folder; gives the study's folder, and what the pivot printed.
fn run(study: &Study, page: &str) -> (PathBuf, String) {
    let mut folder = study.root.path().to_owned();
    let mut pivot = String::new();
    for step in steps(page) {
        let args: Vec<&str> = step.args.iter().map(String::as_str).collect();
        match args.as_slice() {
            ["cd", inner] => folder = folder.join(inner),
            ["leidraad", args @ ..] => {
                let mut program = study.program(args);
                program.current_dir(&folder);
                let ran = fed(program, step.input.as_bytes());
                assert_eq!(ran.code, 0, "{args:?}: {ran:?}");
                assert!(!ran.out.contains("] error"), "{args:?}: {}", ran.out);
                assert!(!ran.out.contains("] warn"), "{args:?}: {}", ran.out);
                if args == ["pivot"] {
                    pivot = ran.out;
                }
            }
            other => panic!("not a command of the page: {other:?}"),
        }
    }
    (folder, pivot)
}

#[test]
fn the_first_ten_minutes_go_as_they_are_written_in_english_and_in_dutch() {
    let pages = [
        (include_str!("../../docs/begin.md"), "Learning", "notes.csv"),
        (
            include_str!("../../docs/beginnen.md"),
            "Leren",
            "notities.csv",
        ),
    ];
    for (page, heading, notes) in pages {
        let study = Study::bare();
        let (folder, pivot) = run(&study, page);
        assert!(pivot.contains(heading), "{pivot}");
        let notes = fs::read_to_string(folder.join(notes)).unwrap();
        assert_eq!(notes.lines().count(), 4, "{notes}");
    }
}

#[test]
fn both_pages_have_the_same_steps() {
    let count = |page| steps(page).len();
    let english = count(include_str!("../../docs/begin.md"));
    assert_eq!(english, count(include_str!("../../docs/beginnen.md")));
    assert!(english >= 10);
}
