//! docs/keys.md is made from the tables of keys, signs and commands.

use std::fmt::Write as _;

use leidraad::tui::keymap::{Group, KEYS};

#[test]
fn the_page_of_keys_is_the_table() {
    let texts = &leidraad::texts::EN;
    let mut page = String::from(
        "# Keys, signs and typed commands\n\n\
         Typing is always a note: letters go onto the note line, Enter keeps it. The help of the live screen\n\
         (F1 or Ctrl-K) shows the same as this page, in the language of the session.\n",
    );
    for group in Group::ALL {
        writeln!(
            page,
            "\n## {}\n\n| key | what it does |\n|---|---|",
            group.title(&texts.screen)
        )
        .unwrap();
        for binding in KEYS.iter().filter(|binding| binding.group == group) {
            let (keys, help) = (binding.keys(&texts.screen), (binding.help)(&texts.screen));
            writeln!(page, "| {keys} | {help} |").unwrap();
        }
    }
    let signs = [
        (texts.screen.signs_title, texts.screen.signs),
        (texts.screen.states_title, texts.screen.states),
    ];
    for (title, signs) in signs {
        writeln!(page, "\n## {title}\n\n| sign | what it means |\n|---|---|").unwrap();
        for (sign, what) in signs {
            writeln!(page, "| `{sign}` | {what} |").unwrap();
        }
    }
    writeln!(
        page,
        "\n## {}\n\nOn the screen and with `--plain`; what stands in brackets may be left out.\n\n\
         | command | what it does |\n|---|---|",
        texts.screen.commands_title
    )
    .unwrap();
    for spec in leidraad::live::command::COMMANDS {
        let usage = spec.usage.replace('|', "\\|");
        writeln!(page, "| `/{usage}` | {} |", (spec.help)(texts)).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/keys.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        written, page,
        "docs/keys.md: UPDATE_DOCS=1 cargo test --test keys writes it anew"
    );
}
