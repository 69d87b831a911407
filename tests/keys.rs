//! docs/keys.md is made from the tables of keys, signs and commands; `leidraad keys` tells which hold.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;

use leidraad::tui::keymap::{Group, KEYS, Keymap};

/// How keys.toml is written, at the end of the page.
const OTHER_KEYS: &str = r#"
## Other keys

`leidraad/keys.toml` in your folder for settings (`$XDG_CONFIG_HOME` or `~/.config`; on Windows `%APPDATA%`) gives
actions other keys. A line names an action, by the word in the last column above, and its key, or a list of keys; an
empty list takes the keys away. What is not named keeps its usual keys.

```toml
find = "alt-r"
follow_ups = ["f2", "alt-f"]
redo = []
```

A key is `ctrl-` or `alt-` with a letter; `f1` to `f12`; `up`, `down`, `left`, `right`, `home`, `end`, `page-up`,
`page-down`, `insert` or `delete`, also with `ctrl-` or `alt-`; or `alt-backspace`. Nothing that is typed can be a key:
typing is always a note. Enter, Space, Tab, Esc and Backspace stay what they are, and so Ctrl-H, I, J and M, which
terminals send in their place. Ctrl-A, B and S belong to tmux, screen and the terminal. (With `alt-` and a letter, Esc
and that letter pressed in quick succession may be taken for it.)

`leidraad keys` shows the keys in force, where the file is or would be, and everything that is wrong with it: a word that
is no action, a key that cannot be one, two actions on one key. With an error in the file the usual keys hold, all of
them, and an interview begins all the same. Help and hints always name the keys in force. Home keeps its own.
"#;

#[test]
fn the_page_of_keys_is_the_table() {
    let (texts, keys) = (&leidraad::texts::EN, Keymap::usual());
    let mut page = String::from(
        "# Keys, signs and typed commands\n\n\
         Typing is always a note: letters go onto the note line, Enter keeps it. The help of the live screen\n\
         (F1 or Ctrl-K) shows the same as this page, in the language of the session.\n",
    );
    for group in Group::ALL {
        writeln!(
            page,
            "\n## {}\n\n| key | what it does | action |\n|---|---|---|",
            group.title(&texts.screen)
        )
        .unwrap();
        for row in keys.rows().iter().filter(|row| row.action.group == group) {
            let (keys, help) = (row.keys(&texts.screen), (row.action.help)(&texts.screen));
            let id = if row.action.fixed {
                "—".to_owned()
            } else {
                format!("`{}`", row.action.id)
            };
            writeln!(page, "| {keys} | {help} | {id} |").unwrap();
        }
    }
    let first = [texts.screen.signs, texts.group.signs].concat();
    let signs = [
        (texts.screen.signs_title, first.as_slice()),
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
    writeln!(
        page,
        "\n## Home\n\nWhere letters are text (in the form, and while a list is narrowed) only the other keys do this.\n\n\
         | key | what it does |\n|---|---|"
    )
    .unwrap();
    for (keys, help) in leidraad::tui::home::keys::help(texts) {
        writeln!(page, "| {keys} | {help} |").unwrap();
    }
    page.push_str(OTHER_KEYS);
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

/// `leidraad keys` with a keys.toml, or without.
fn leidraad_keys(text: Option<&str>, language: &str) -> std::process::Output {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("leidraad")).unwrap();
    if let Some(text) = text {
        std::fs::write(folder.path().join("leidraad/keys.toml"), text).unwrap();
    }
    std::process::Command::new(env!("CARGO_BIN_EXE_leidraad"))
        .args(["keys", "--lang", language])
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .env("APPDATA", folder.path())
        .output()
        .unwrap()
}

#[test]
fn the_command_shows_the_keys_in_force_and_exits_1_for_errors_alone() {
    let printed = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let usual = leidraad_keys(None, "en");
    assert!(usual.status.success() && usual.stderr.is_empty());
    let table = printed(&usual.stdout);
    for action in KEYS {
        assert!(table.contains(action.id), "{}", action.id);
    }
    assert!(table.contains("keys.toml could change them"), "{table}");

    let changed = leidraad_keys(Some("find = [\"alt-r\", \"f10\"]\nundo = []\n"), "nl");
    assert_eq!(changed.status.code(), Some(0));
    assert!(printed(&changed.stdout).contains("Alt-R, F10"));
    let said = printed(&changed.stderr);
    assert!(
        said.contains("keys.toml:2:1: twijfel: voor `undo` is geen toets over"),
        "{said}"
    );

    let wrong = leidraad_keys(Some("find = \"ctrl-k\"\nmarks = \"f10\"\n"), "en");
    assert_eq!(wrong.status.code(), Some(1));
    let said = printed(&wrong.stderr);
    assert!(
        said.contains("keys.toml:1:8: error: `ctrl-k` is the usual key of `help`"),
        "{said}"
    );
    assert!(
        said.contains("keys.toml:2:1: error: no action is called `marks` (did you mean `mark`?)"),
        "{said}"
    );
    assert!(printed(&wrong.stdout).contains("Ctrl-G"));
}
