//! `leidraad keys`: the keys in force, and what is wrong with the file that changes them.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::PathBuf;

use super::context::Context;
use super::failure::Failure;
use super::findings;
use crate::guide::finding::Worded;
use crate::live::model::{Answer, Level, Model};
use crate::safe::shown;
use crate::system;
use crate::texts::{KeysTexts, fill};
use crate::tui::keymap::Keymap;
use crate::tui::keymap::file::{self, Read};

/// The keys in force, and where they come from.
#[derive(Debug)]
pub struct Keys {
    /// What the file gives, or the usual keys.
    pub read: Read,
    /// Where the file is, or would be; none where the system has no folder for settings.
    path: Option<PathBuf>,
    /// Why it cannot be read, though it may be there; with `NotFound` it is not.
    unread: Option<io::Error>,
}

impl Keys {
    /// Reads keys.toml, when there is one. Nothing that is wrong with it stands in an interview's
    /// way: the usual keys hold then.
    #[must_use]
    pub fn find() -> Keys {
        let path = system::settings_folder().map(|folder| folder.join("leidraad/keys.toml"));
        let (read, unread) = match path.as_ref().map(std::fs::read) {
            Some(Ok(bytes)) => (file::read("keys.toml", &bytes), None),
            Some(Err(error)) => (Read::usual(), Some(error)),
            None => (Read::usual(), None),
        };
        Keys { read, path, unread }
    }

    /// Whether there is a file that could not be read.
    fn is_refused(&self) -> bool {
        let refused = |error: &io::Error| error.kind() != io::ErrorKind::NotFound;
        self.unread.as_ref().is_some_and(refused)
    }

    /// What the live screen says when something is wrong with the file.
    fn trouble(&self, texts: &KeysTexts) -> Option<String> {
        let errors = self.read.errors() + usize::from(self.is_refused());
        (errors > 0).then(|| fill(texts.usual_hold, &[("count", &errors)]))
    }

    /// Says so on the live screen, before what stands there already.
    pub fn say_trouble(&self, model: &mut Model) {
        let Some(trouble) = self.trouble(&model.texts.keys) else {
            return;
        };
        let said = model.notice.take().map(|notice| notice.text);
        let both: Vec<String> = [Some(trouble), said].into_iter().flatten().collect();
        model.notice = Some(Answer::new(Level::Warn, both.join(" · ")));
    }

    /// Where the keys come from, in words.
    fn origin(&self, texts: &KeysTexts) -> String {
        let Some(path) = &self.path else {
            return texts.no_folder.to_owned();
        };
        let path = path.display().to_string();
        let file = shown(&path);
        match &self.unread {
            None => fill(texts.file, &[("file", &file)]),
            Some(error) if self.is_refused() => {
                fill(texts.unreadable_file, &[("file", &file), ("reason", error)])
            }
            Some(_) => fill(texts.no_file, &[("file", &file)]),
        }
    }
}

/// Prints the keys in force.
///
/// # Errors
/// When keys.toml has errors, or the table cannot be printed.
pub fn keys(context: &Context) -> Result<(), Failure> {
    let keys = Keys::find();
    let texts = context.texts;
    let mut out = context.out();
    write!(out, "{}", table(&keys.read.keymap, context))?;
    writeln!(out, "\n{}", keys.origin(&texts.keys))?;
    out.flush()?;
    let found: Vec<Worded> = keys
        .read
        .findings
        .iter()
        .map(|finding| finding.worded(texts))
        .collect();
    let mut err = io::stderr();
    let said = findings::said(&found, context, err.is_terminal());
    // What cannot be printed cannot be reported either.
    let _ = write!(err, "{said}");
    if keys.trouble(&texts.keys).is_none() {
        return Ok(());
    }
    let _ = writeln!(err, "{}", texts.keys.usual_hold_now);
    Err(Failure::found())
}

/// Three columns: the action's id, its keys, what it does.
fn table(keymap: &Keymap, context: &Context) -> String {
    let screen = &context.texts.screen;
    let heads = context.texts.keys.heads.map(str::to_owned);
    let rows = keymap.rows().iter().map(|row| {
        let help = (row.action.help)(screen).to_owned();
        [row.action.id.to_owned(), row.keys(screen), help]
    });
    let rows: Vec<[String; 3]> = std::iter::once(heads).chain(rows).collect();
    let width = |column: fn(&[String; 3]) -> &String| {
        let widths = rows.iter().map(|row| column(row).chars().count());
        widths.max().unwrap_or(0)
    };
    let (first, second) = (width(|[id, ..]| id), width(|[_, keys, _]| keys));
    let line = |[id, keys, help]: &[String; 3]| format!("{id:first$}  {keys:second$}  {help}\n");
    rows.iter().map(line).collect()
}
