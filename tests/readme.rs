//! What the README says is so: its commands, its options, its links.

#![allow(clippy::expect_used, reason = "a test that cannot go on fails")]

use std::path::Path;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"))
        .expect("the README is there")
}

/// The commands in the README's table, as `leidraad …` without the first word.
fn commands(readme: &str) -> Vec<String> {
    let rows = readme
        .lines()
        .filter_map(|line| line.strip_prefix("| `leidraad"));
    rows.filter_map(|row| {
        row.split_once('`')
            .map(|(command, _)| command.trim().to_owned())
    })
    .filter(|command| !command.is_empty())
    .collect()
}

#[test]
fn every_command_of_the_readme_exists_and_every_command_is_in_the_readme() {
    let program = leidraad::cli::command("en");
    let named: Vec<String> = commands(&readme())
        .iter()
        .filter_map(|command| command.split_whitespace().next().map(str::to_owned))
        .collect();
    for name in &named {
        assert!(
            program.find_subcommand(name).is_some(),
            "README names {name}"
        );
    }
    for subcommand in program.get_subcommands() {
        let name = subcommand.get_name();
        let told =
            named.iter().any(|known| known == name) || readme().contains(&format!(" {name}"));
        assert!(told, "the README does not name {name}");
    }
}

#[test]
fn every_option_of_the_readme_exists() {
    let program = leidraad::cli::command("en");
    let readme = readme();
    for row in readme
        .lines()
        .filter(|line| line.starts_with("| `leidraad "))
    {
        let Some(name) = row
            .trim_start_matches("| `leidraad ")
            .split([' ', '`'])
            .next()
        else {
            continue;
        };
        let Some(command) = program.find_subcommand(name) else {
            continue;
        };
        let options = row
            .split(['`', ' ', ';', ','])
            .filter_map(|word| word.strip_prefix("--"));
        for option in options.filter(|option| !option.is_empty()) {
            let known = |command: &clap::Command| {
                command
                    .get_arguments()
                    .any(|argument| argument.get_long() == Some(option))
            };
            let is_known =
                known(command) || known(&program) || command.get_subcommands().any(known);
            assert!(is_known, "{name} has no --{option}");
        }
    }
}

#[test]
fn every_file_that_the_readme_points_to_is_there() {
    let readme = readme();
    let links = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    for link in links.filter(|link| !link.starts_with("http")) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(link);
        assert!(path.exists(), "{link} is not there");
    }
}
