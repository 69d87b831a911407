//! The stage as it is drawn: whole at every size, for any text, and with nothing of the moderator's.

// Outside #[test] functions clippy does not see that helpers of tests are tests.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

#[allow(dead_code, reason = "the live session's tests use all of it")]
#[path = "live/fixture.rs"]
mod fixture;

use fixture::Table;
use leidraad::guide::load::load;
use leidraad::stage::page::{Page, of};
use leidraad::texts::Texts;
use leidraad::tui::stage::draw;
use leidraad::tui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (40, 10), (20, 5)];

fn check() -> Table {
    let guide = load("kwaliteitszorg-member-check", None).unwrap().guide;
    Table::with(guide, &["R15", "R16"], 60)
}

fn page(table: &Table, language: &str) -> Page {
    of(table.session(), language, &Texts::of(language).stage)
}

/// A page from one of its lines on: the buffer, and the line it begins at.
fn drawn(page: &Page, (columns, rows): (u16, u16), first: u16) -> (Buffer, u16) {
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    let first = draw(page, &Theme::colourless(), first, area, &mut buffer);
    (buffer, first)
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| {
        let cells = (0..buffer.area.width).map(|x| buffer[(x, y)].symbol());
        cells.collect::<String>().trim_end().to_owned()
    };
    (0..buffer.area.height).map(row).collect()
}

fn words(rows: &[String]) -> String {
    let words = rows.iter().flat_map(|row| row.split_whitespace());
    words.collect::<Vec<&str>>().join(" ")
}

fn claim(words: &str) -> Page {
    Page::Claim {
        title: "Topic".to_owned(),
        words: words.to_owned(),
        hint: None,
    }
}

#[test]
fn a_statement_stands_bold_in_the_middle_with_a_blank_line_between_its_lines() {
    let mut table = check();
    table.ok("/go M1");
    let page = page(&table, "en");
    for size in &SIZES[..2] {
        let (buffer, _) = drawn(&page, *size, 0);
        let rows = rows(&buffer);
        assert!(words(&rows).starts_with("Engagement Quality staff deliberately"));
        let filled: Vec<usize> = (0..rows.len()).filter(|at| !rows[*at].is_empty()).collect();
        let gaps: Vec<usize> = filled.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert_eq!(gaps, [3, 2], "{}", rows.join("\n"));
        let above = filled[0];
        let below = rows.len() - 1 - filled[2];
        assert!(above.abs_diff(below) <= 1);
        let left = rows[filled[1]].find('Q').unwrap();
        let cell = &buffer[(
            u16::try_from(left).unwrap(),
            u16::try_from(filled[1]).unwrap(),
        )];
        assert!(cell.modifier.contains(Modifier::BOLD));
    }
}

#[test]
fn the_whole_model_is_on_the_usual_window_in_both_languages() {
    let mut table = check();
    table.ok("/go M0");
    for language in ["nl", "en"] {
        let page = page(&table, language);
        for size in &SIZES[..2] {
            let (buffer, first) = drawn(&page, *size, 0);
            let all = words(&rows(&buffer));
            assert_eq!(first, 0);
            let model = &table.session().guide.concepts;
            for concept in model.all() {
                let name = concept.name.words(language);
                assert!(all.contains(name), "{name} in {size:?}: {all}");
            }
            assert!(!all.contains('↓'));
        }
    }
}

#[test]
fn what_does_not_fit_is_scrolled_to_its_last_line_and_no_further() {
    let mut table = check();
    table.ok("/go M0");
    let page = page(&table, "nl");
    let (top, _) = drawn(&page, (60, 8), 0);
    let top = rows(&top);
    assert!(top[7].ends_with('↓') && !top[0].ends_with('↑'));
    let (end, first) = drawn(&page, (60, 8), u16::MAX);
    let end = rows(&end);
    assert!(
        end[7].trim() == "Overig" && end[0].ends_with('↑'),
        "{end:?}"
    );
    assert_eq!(drawn(&page, (60, 8), first + 1).1, first);
}

#[test]
fn no_place_of_the_guide_shows_anything_of_the_moderators() {
    let mut table = check();
    for line in ["@R15 secret", "? secret", "/answer M1.s1 R15 partly secret"] {
        table.line(line);
    }
    let guide = table.session().guide.clone();
    let says: Vec<&str> = [&guide.opening, &guide.closing]
        .into_iter()
        .flat_map(|frame| frame.say.words("en").lines())
        .filter(|line| !line.is_empty())
        .collect();
    let mut ids: Vec<String> = guide.topics.iter().map(|topic| topic.id.clone()).collect();
    ids.extend(["opening".to_owned(), "closing".to_owned()]);
    for id in ids {
        table.ok(&format!("/go {id}"));
        let (buffer, _) = drawn(&page(&table, "en"), (120, 40), 0);
        let all = words(&rows(&buffer));
        assert!(!all.is_empty() && !all.contains("secret") && !all.contains("R15"));
        assert!(says.iter().all(|say| !all.contains(say)), "{id}: {all}");
    }
}

#[test]
fn no_window_and_no_text_makes_drawing_fail_and_nothing_is_obeyed() {
    let long = "woord".repeat(200);
    let texts = [
        "",
        "\u{1b}[2Jx\u{202e}y\u{7}",
        "日本語のとても長い文章です。"
            .repeat(20)
            .as_str()
            .to_owned()
            .leak(),
        long.as_str(),
        "👩‍👩‍👧 a e\u{301}\u{301}\u{301} שלום",
        "one\n\ntwo\r\nthree\tfour",
    ];
    let sizes = SIZES
        .into_iter()
        .chain([(0, 0), (1, 1), (2, 3), (300, 2), (3, 100)]);
    for size in sizes {
        for text in texts {
            let (buffer, first) = drawn(&claim(text), size, 3);
            let again = drawn(&claim(text), size, first);
            assert_eq!((&buffer, first), (&again.0, again.1));
            assert!(
                rows(&buffer)
                    .iter()
                    .all(|row| !row.contains(['\u{1b}', '\u{202e}', '\u{7}']))
            );
        }
    }
}
