//! Rows of a worksheet as XML, cell by cell. What is text stays text, whatever it begins with.

use std::io::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::style::Style;
use crate::safe::shown;

/// What a spreadsheet holds in one cell, in UTF-16 code units.
pub const LONGEST_TEXT: usize = 32_767;

/// What stands at the end of a text that was cut.
pub const CUT: &str = " […]";

/// The days from 1899-12-30, where a spreadsheet begins to count, to 1970-01-01.
const DAYS_BEFORE_1970: f64 = 25_569.0;

const MS_A_DAY: f64 = 86_400_000.0;

/// How high a line is, and the highest that a row can be, in points.
const LINE: f64 = 15.0;
const HIGHEST: f64 = 405.0;

/// Rows that are being written, from one of the sheet on.
#[derive(Debug)]
pub struct Rows {
    xml: Vec<u8>,
    /// How wide each column is, in characters.
    widths: Vec<f64>,
    /// Lines of the highest cell of the row so far.
    lines: f64,
    /// The number of the row, from 1.
    row: u32,
    /// The column of the next cell, from 0.
    column: usize,
    /// How long each text was that had to be cut, in characters.
    cut: Vec<usize>,
}

impl Rows {
    /// No rows of a sheet with columns so wide yet; the first will have this number, from 1.
    #[must_use]
    pub fn from(row: u32, widths: Vec<f64>) -> Rows {
        Rows {
            xml: Vec::new(),
            widths,
            lines: 1.0,
            row,
            column: 0,
            cut: Vec::new(),
        }
    }

    /// The XML, and the lengths of texts that had to be cut.
    #[must_use]
    pub fn done(self) -> (Vec<u8>, Vec<usize>) {
        (self.xml, self.cut)
    }

    /// Which row is being written, from 1.
    #[must_use]
    pub fn current(&self) -> u32 {
        self.row
    }

    /// Which column is written next, from 0.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// One row, of which `fill` writes the cells from left to right.
    pub fn row(&mut self, fill: impl FnOnce(&mut Rows)) {
        self.put("<row r=\"");
        self.put_whole(u64::from(self.row));
        self.put("\"");
        let before_height = self.xml.len();
        self.put(">");
        (self.column, self.lines) = (0, 1.0);
        fill(self);
        self.put("</row>");
        if self.lines > 1.0 {
            // Not every spreadsheet makes a row as high as its text when it opens a file.
            let height = format!(" ht=\"{}\"", (self.lines * LINE).min(HIGHEST));
            self.xml
                .splice(before_height..before_height, height.into_bytes());
        }
        self.row += 1;
    }

    /// An empty cell.
    pub fn skip(&mut self) {
        self.column += 1;
    }

    /// A text; an empty one leaves the cell empty.
    pub fn text(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return self.skip();
        }
        if matches!(style, Style::Wrapped | Style::Head) {
            let width = self.widths.get(self.column).copied();
            self.lines = self.lines.max(lines(text, width.unwrap_or(1.0)));
        }
        self.begin(style, " t=\"inlineStr\"");
        self.put("<is><t xml:space=\"preserve\">");
        let kept = shortened(text);
        write_text(&mut self.xml, kept);
        if kept.len() < text.len() {
            self.cut.push(text.chars().count());
            self.put(CUT);
        }
        self.put("</t></is></c>");
    }

    /// A text, if there is one.
    pub fn maybe(&mut self, text: Option<&str>) {
        self.text(text.unwrap_or_default(), Style::Plain);
    }

    /// A whole number.
    pub fn whole(&mut self, number: u64, style: Style) {
        self.begin(style, "");
        self.put("<v>");
        self.put_whole(number);
        self.put("</v></c>");
    }

    /// A whole number, if there is one.
    pub fn number(&mut self, number: Option<impl Into<u64>>) {
        match number {
            Some(number) => self.whole(number.into(), Style::Plain),
            None => self.skip(),
        }
    }

    /// Any number.
    pub fn real(&mut self, number: f64, style: Style) {
        self.begin(style, "");
        // Writing to memory does not fail.
        let _ = write!(self.xml, "<v>{number}</v></c>");
    }

    /// A length of time, or none.
    pub fn clock(&mut self, ms: Option<u64>) {
        match ms {
            Some(ms) => self.real(exact(ms) / MS_A_DAY, Style::Clock),
            None => self.skip(),
        }
    }

    /// A moment, as the clock on the wall said it.
    pub fn moment(&mut self, moment: time::OffsetDateTime) {
        let local = moment.unix_timestamp() + i64::from(moment.offset().whole_seconds());
        let since_1970 = i32::try_from(local / 86_400).map_or(0.0, f64::from);
        let in_day = u32::try_from(local.rem_euclid(86_400)).map_or(0.0, f64::from);
        let begun = if local.rem_euclid(86_400) != 0 && local < 0 {
            1.0
        } else {
            0.0
        };
        let days = DAYS_BEFORE_1970 + since_1970 - begun + in_day / 86_400.0;
        self.real(days, Style::Moment);
    }

    /// Yes or no.
    pub fn flag(&mut self, holds: bool) {
        self.begin(Style::Plain, " t=\"b\"");
        self.put(if holds {
            "<v>1</v></c>"
        } else {
            "<v>0</v></c>"
        });
    }

    /// A formula, with what it gives.
    pub fn formula(&mut self, formula: &str, value: u64, style: Style) {
        self.begin(style, "");
        self.put("<f>");
        write_text(&mut self.xml, formula);
        self.put("</f><v>");
        self.put_whole(value);
        self.put("</v></c>");
    }

    fn begin(&mut self, style: Style, kind: &str) {
        self.put("<c r=\"");
        put_letters(&mut self.xml, self.column);
        self.put_whole(u64::from(self.row));
        self.put("\"");
        if style != Style::Plain {
            self.put(" s=\"");
            self.put_whole(style as u64);
            self.put("\"");
        }
        self.put(kind);
        self.put(">");
        self.column += 1;
    }

    fn put(&mut self, text: &str) {
        self.xml.extend_from_slice(text.as_bytes());
    }

    fn put_whole(&mut self, number: u64) {
        self.xml
            .extend_from_slice(itoa::Buffer::new().format(number).as_bytes());
    }
}

/// About how many lines a text takes in a column so wide: a word that does not fit leaves room.
fn lines(text: &str, width: f64) -> f64 {
    let one = |line: &str| {
        let length = u32::try_from(line.width()).unwrap_or(u32::MAX);
        (f64::from(length) * 1.1 / width).ceil().max(1.0)
    };
    text.lines().map(one).sum()
}

/// Milliseconds as a floating number, exact up to 285,000 years.
#[allow(clippy::cast_precision_loss)]
fn exact(ms: u64) -> f64 {
    ms as f64
}

/// As much of a text as fits into a cell, with the mark that it was cut.
fn shortened(text: &str) -> &str {
    // A code unit is at least a byte of UTF-8.
    if text.len() <= LONGEST_TEXT || text.encode_utf16().count() <= LONGEST_TEXT {
        return text;
    }
    let room = LONGEST_TEXT - CUT.encode_utf16().count();
    let mut units = 0;
    let mut chars = text.char_indices();
    let end = chars.find(|(_, c)| {
        units += c.len_utf16();
        units > room
    });
    end.map_or(text, |(at, _)| text.get(..at).unwrap_or(text))
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
pub fn put_letters(out: &mut Vec<u8>, column: usize) {
    if column >= 26 {
        put_letters(out, column / 26 - 1);
    }
    let letter = u8::try_from(column % 26).unwrap_or_default();
    out.push(b'A' + letter);
}

/// The same as text.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut out = Vec::new();
    put_letters(&mut out, column);
    out.into_iter().map(char::from).collect()
}

/// Writes a text for XML. What XML cannot hold and what would steer is a visible sign, line breaks
/// and tabs stay, and what a spreadsheet would take for a coded character is taken for its letters.
pub fn write_text(out: &mut Vec<u8>, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        let (plain, from) = rest.split_at(at);
        out.extend_from_slice(plain.as_bytes());
        let c = from.chars().next().unwrap_or_default();
        match c {
            '&' => out.extend_from_slice(b"&amp;"),
            '<' => out.extend_from_slice(b"&lt;"),
            '>' => out.extend_from_slice(b"&gt;"),
            '"' => out.extend_from_slice(b"&quot;"),
            '_' if is_coded(from) => out.extend_from_slice(b"_x005F_"),
            '_' => out.push(b'_'),
            '\r' if from.starts_with("\r\n") => {}
            '\r' => out.push(b'\n'),
            '\u{fffe}' | '\u{ffff}' => out.extend_from_slice("\u{fffd}".as_bytes()),
            _ => out.extend_from_slice(shown(c.encode_utf8(&mut [0; 4])).as_bytes()),
        }
        rest = from.get(c.len_utf8()..).unwrap_or_default();
    }
    out.extend_from_slice(rest.as_bytes());
}

fn is_special(c: char) -> bool {
    let cannot_stand = c.is_control() && !matches!(c, '\n' | '\t');
    cannot_stand || matches!(c, '&' | '<' | '>' | '"' | '_' | '\u{fffe}' | '\u{ffff}')
}

/// Whether a text begins with a character in the way a spreadsheet codes it: `_x0041_`.
fn is_coded(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.starts_with(b"_x")
        && bytes.get(6) == Some(&b'_')
        && bytes
            .get(2..6)
            .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn written(fill: impl FnOnce(&mut Rows)) -> String {
        let mut rows = Rows::from(2, vec![10.0]);
        rows.row(fill);
        String::from_utf8(rows.done().0).unwrap()
    }

    fn escaped(text: &str) -> String {
        let mut out = Vec::new();
        write_text(&mut out, text);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_have_letters() {
        let named = [0, 25, 26, 51, 52, 701, 702, 16_383].map(letters);
        assert_eq!(named, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn what_begins_like_a_formula_is_text() {
        assert_eq!(
            written(|row| {
                row.skip();
                row.text("=1+1", Style::Plain);
            }),
            "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t></is></c></row>"
        );
    }

    #[test]
    fn a_row_is_as_high_as_its_text() {
        let xml = written(|row| row.text("twee woorden\nen nog een", Style::Wrapped));
        assert!(xml.starts_with("<row r=\"2\" ht=\"60\"><c"), "{xml}");
        let xml = written(|row| row.text("twee woorden", Style::Plain));
        assert!(xml.starts_with("<row r=\"2\"><c"), "{xml}");
    }

    #[test]
    fn what_xml_cannot_hold_is_a_visible_sign() {
        assert_eq!(
            escaped("a\u{1b}[2J\u{0}b\u{ffff}\u{85}"),
            "a␛[2J␀b\u{fffd}\u{fffd}"
        );
        assert_eq!(escaped("a\r\nb\rc\td"), "a\nb\nc\td");
        assert_eq!(escaped("<&>\" ]]>"), "&lt;&amp;&gt;&quot; ]]&gt;");
        assert_eq!(
            escaped("_x0041_ snake_case _x"),
            "_x005F_x0041_ snake_case _x"
        );
    }

    #[test]
    fn a_text_that_no_cell_holds_is_cut_between_characters_and_said() {
        let long = "🙂".repeat(20_000);
        let mut rows = Rows::from(1, Vec::new());
        rows.row(|row| row.text(&long, Style::Plain));
        let (xml, cut) = rows.done();
        let xml = String::from_utf8(xml).unwrap();
        let from = xml.find("preserve\">").unwrap() + 10;
        let text = &xml[from..xml.find("</t>").unwrap()];
        assert!(text.ends_with("🙂 […]"));
        assert!(text.encode_utf16().count() <= LONGEST_TEXT);
        assert_eq!(cut, [20_000]);
        assert_eq!(shortened(&"é".repeat(32_767)).chars().count(), 32_767);
    }

    #[test]
    fn a_moment_is_what_the_clock_on_the_wall_said() {
        let xml = written(|row| row.moment(datetime!(2026-01-12 18:00 +1)));
        assert!(xml.contains("<v>46034.75</v>"), "{xml}");
        let xml = written(|row| row.moment(datetime!(1969-12-31 12:00 UTC)));
        assert!(xml.contains("<v>25568.5</v>"), "{xml}");
    }
}
