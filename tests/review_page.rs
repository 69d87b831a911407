//! docs/review.md is made from the tables of keys, signs and commands of a review.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;

use leidraad::tui::review::chapters;

const BEFORE: &str = "\
# Review

`leidraad review SESSION` opens a session after it was held: its notes and its transcripts on one clock, under the
topics that were open. You read on from item to item and say of each what it is about. What was tagged during the
interview is a *proposal* until review confirms it or gives another concept in its place; `pivot --origin reviewed`
counts what was confirmed. A finished session is not changed by it, and one that is still open can be reviewed as well.

```
leidraad review R7                          the only coder there is, or `a`; goes on with the latest round
leidraad review R7 --coder bram             a coder of your own: lower-case letters, digits, hyphens
leidraad review R7 --round new              the next round, from your own latest
leidraad review R7 --coder bram --from anna:1   a round that starts from another's
leidraad review R7 --plain                  lines instead of a screen, for a screen reader or a script
leidraad review --compare anna bram         how far two coders agree: see agreement.md
```

## Coders and rounds

Each coder has a journal of their own, `sessions/ID/reviews/CODER/`, as durable as the session's: a coding is shown as
*kept* once it is on the disk, the unfinished line comes back after a crash, one process at a time holds it. A coder
does not see what others made of the session, so that codings are independent, unless a round is begun from theirs with
`--from`. A round begins with what an earlier one came to and leaves that as it was: nothing is confirmed anew until you
say so. Undo goes back to the beginning of the round, never beyond it. Exports and counts take the codings of the highest
round.

## What is reviewed

A note that counts as a fragment, a turn of a transcript, a fragment of a turn. `·` waits for you, `✓` was reviewed in this
round, `?` is doubtful. A note stands with its number in brackets, a turn with who spoke; a fragment stands below the turn
it begins in, and is underlined there. From 108 columns on notes stand left and the transcript right, each note beside
what was said when it was begun.

- **Enter** on the empty line confirms a note as it stands, or says that a turn was read, and goes on to the next that is
  open. After a line was entered it does nothing for 0.8 seconds, so that a double Enter does no harm.
- **`#` and a concept** on a note or fragment: these are its concepts now. On a turn: what is selected in it becomes a
  fragment, or the whole turn. Tab completes.
- **Space** on the empty line selects in a turn: the arrow keys put the first word, Space fixes it, the arrow keys draw it
  out, over turns with Up and Down, Space ends. Then `#` and a concept, or `*` and a theme.
- **A theme** is in words of your own; those given before, here or in other sessions of the study, are offered again.
- **A correction** changes the words of a note or a turn for whatever is handed over; fragments stay on their words, and
  the recording and the session's own journal stay as they were.
- **Another look**: `/residual` lists what has no concept or the residual one, and what is doubtful, each with what stands
  around it.

";

const AFTER: &str = "
## As lines

With `--plain` each line of input gets one line of answer, flushed: `[hh:mm:ss] ok|note|warn|error …`, with the moment in
the conversation of what is selected then. `note` answers a coding that is on the disk, with the words and all they are
coded with; more lines, if any, come first and are indented: after a move, what is selected. An empty line does nothing,
and is answered `ok`. `/confirm` is the Enter of the screen.

```
/go t12
/mark \"kijken naar de doelen\" #doelen
* eigen doelen eerst
/go 3
#basis #doelen
? kan ook over rollen gaan
/confirm
```

`/mark` takes words of the selected turn as they stand, in whatever case, or by the numbers of the first and the last
word; words that stand there twice are refused rather than guessed.
";

#[test]
fn the_page_of_review_is_made_from_the_tables() {
    let mut page = String::from(BEFORE);
    for (at, (title, rows)) in chapters(&leidraad::texts::EN).into_iter().enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        write!(page, "{gap}## {title}\n\n| | what it does |\n|---|---|\n").unwrap();
        for (what, does) in rows {
            let what = what.replace('|', "\\|");
            let what = if title == "Keys" {
                what
            } else {
                format!("`{what}`")
            };
            writeln!(page, "| {what} | {} |", does.replace('|', "\\|")).unwrap();
        }
    }
    page.push_str(AFTER);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/review.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(
        written, page,
        "docs/review.md: UPDATE_DOCS=1 cargo test --test review_page writes it anew"
    );
}
