//! A workbook: worksheets with a table each, written one after the other as their rows come, so that
//! nothing has to be held. The same content gives the same bytes.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::{self, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::rows::{Rows, letters, write_text};
use super::style::{STYLES, Style};

/// The rows that a sheet has, with its heads.
pub const MOST_ROWS: usize = 1_048_576;

/// The columns that a sheet has.
pub const MOST_COLUMNS: usize = 16_384;

/// The longest head that a column of a table may have, in characters.
const LONGEST_HEAD: usize = 255;

const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const DOCUMENT: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/// Where a workbook has what it says of itself.
const PROPERTIES: &str = "docProps/core.xml";
const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A workbook that is being written.
pub struct Book<W: Write + Seek> {
    zip: ZipWriter<W>,
    /// The names of the sheets that are done or begun.
    sheets: Vec<String>,
    /// What its properties say of it.
    comment: Option<String>,
}

/// A sheet with one table, which begins at its top left.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The name on its tab, which is the name of its table too, with `_` for a space.
    pub name: String,
    columns: Vec<Column>,
}

#[derive(Debug, Clone)]
struct Column {
    head: String,
    width: f64,
    /// Whether the head gives way where another has the same name.
    yields: bool,
}

impl Sheet {
    /// A sheet without columns.
    #[must_use]
    pub fn new(name: &str) -> Sheet {
        Sheet {
            name: name.to_owned(),
            columns: Vec::new(),
        }
    }

    /// Adds a column, as many characters wide.
    pub fn column(&mut self, head: &str, width: f64) {
        self.add(head, width, false);
    }

    /// Adds a column that is called as somebody else chose. No two heads of a table may be the same,
    /// in capitals or not: where one is taken, this one is numbered.
    pub fn named_column(&mut self, head: &str, width: f64) {
        self.add(head, width, true);
    }

    fn add(&mut self, head: &str, width: f64, yields: bool) {
        self.columns.push(Column {
            head: one_line(head),
            width,
            yields,
        });
    }

    /// How many columns there are.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// The cells of a column from the first row of the table to its last of so many, as another
    /// sheet names them.
    #[must_use]
    pub fn range(&self, column: usize, rows: usize) -> String {
        let letters = letters(column);
        let last = rows.max(1) + 1;
        format!("'{}'!${letters}$2:${letters}${last}", self.name)
    }

    /// Rows to be filled, from the second of the sheet on.
    #[must_use]
    pub fn below_the_heads(&self) -> Rows {
        self.rows_from(2)
    }

    /// Rows to be filled, from one of the sheet on, by its number from 1.
    #[must_use]
    pub fn rows_from(&self, row: u32) -> Rows {
        let widths = self.columns.iter().map(|column| column.width);
        Rows::from(row, widths.collect())
    }

    /// The heads, no two the same.
    fn heads(&self) -> Vec<String> {
        let own = self.columns.iter().filter(|column| !column.yields);
        let mut taken: HashSet<String> = own.map(|column| column.head.to_lowercase()).collect();
        let mut unique = |column: &Column| {
            let head = &column.head;
            if !column.yields {
                return head.clone();
            }
            let numbered = (2..).map(|number| format!("{head} ({number})"));
            let mut wanted = std::iter::once(head.clone()).chain(numbered);
            let free = wanted.find(|head| taken.insert(head.to_lowercase()));
            free.unwrap_or_default()
        };
        self.columns.iter().map(&mut unique).collect()
    }
}

/// A head without what a table cannot have in it.
fn one_line(head: &str) -> String {
    let visible = |c: char| if c.is_control() { ' ' } else { c };
    // Room is left for a number.
    let line: String = head.chars().map(visible).take(LONGEST_HEAD - 15).collect();
    match line.trim() {
        "" => "-".to_owned(),
        line => line.to_owned(),
    }
}

impl<W: Write + Seek> Book<W> {
    /// A workbook without sheets.
    pub fn new(out: W) -> Book<W> {
        Book {
            zip: ZipWriter::new(out),
            sheets: Vec::new(),
            comment: None,
        }
    }

    /// Lets the properties of the workbook say something of it.
    pub fn comment(&mut self, text: &str) {
        self.comment = Some(text.to_owned());
    }

    /// Begins a sheet; its rows, from the second on, follow with [`Book::rows`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn begin(&mut self, sheet: &Sheet) -> io::Result<()> {
        self.sheets.push(sheet.name.clone());
        let number = self.sheets.len();
        self.part(&format!("xl/worksheets/sheet{number}.xml"))?;
        let mut xml = format!("{XML}<worksheet xmlns=\"{SPREADSHEET}\" xmlns:r=\"{DOCUMENT}\">");
        let selected = if number == 1 {
            " tabSelected=\"1\""
        } else {
            ""
        };
        // Writing to memory does not fail.
        let _ = write!(
            xml,
            "<sheetViews><sheetView{selected} workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" \
             activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>\
             <sheetFormatPr defaultRowHeight=\"15\"/><cols>"
        );
        for (column, at) in sheet.columns.iter().zip(1..) {
            let width = column.width;
            let _ = write!(
                xml,
                "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"
            );
        }
        xml.push_str("</cols><sheetData>");
        self.zip.write_all(xml.as_bytes())?;
        let mut head = sheet.rows_from(1);
        head.row(|row| {
            for head in sheet.heads() {
                row.text(&head, Style::Head);
            }
        });
        self.rows(&head.done().0)
    }

    /// Writes rows of the sheet that was begun.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn rows(&mut self, xml: &[u8]) -> io::Result<()> {
        self.zip.write_all(xml)
    }

    /// Ends the sheet that was begun, whose table has so many rows below its heads.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn end(&mut self, sheet: &Sheet, rows: usize) -> io::Result<()> {
        let number = self.sheets.len();
        self.zip.write_all(
            b"</sheetData><tableParts count=\"1\"><tablePart r:id=\"rId1\"/></tableParts></worksheet>",
        )?;
        let target = format!("../tables/table{number}.xml");
        let relation = relations(&[("table", &target)]);
        self.whole(
            &format!("xl/worksheets/_rels/sheet{number}.xml.rels"),
            &relation,
        )?;
        let table = table(sheet, number, rows);
        self.whole(&format!("xl/tables/table{number}.xml"), &table)
    }

    /// Writes what holds the sheets together, and the file's end.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn finish(mut self) -> io::Result<()> {
        self.whole("xl/styles.xml", STYLES)?;
        let mut sheets = String::new();
        let mut targets = Vec::new();
        for (name, number) in self.sheets.iter().zip(1..) {
            let name = attribute(name);
            let _ = write!(
                sheets,
                "<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"
            );
            targets.push(format!("worksheets/sheet{number}.xml"));
        }
        let book = format!(
            "{XML}<workbook xmlns=\"{SPREADSHEET}\" xmlns:r=\"{DOCUMENT}\"><bookViews><workbookView/></bookViews>\
             <sheets>{sheets}</sheets><calcPr calcId=\"191029\"/></workbook>"
        );
        self.whole("xl/workbook.xml", &book)?;
        let mut parts: Vec<(&str, &str)> = targets
            .iter()
            .map(|target| ("worksheet", target.as_str()))
            .collect();
        parts.push(("styles", "styles.xml"));
        self.whole("xl/_rels/workbook.xml.rels", &relations(&parts))?;
        let book = [("officeDocument", "xl/workbook.xml")];
        let mut relations = relations(&book);
        let mut types = content_types(self.sheets.len());
        if let Some(comment) = self.comment.take() {
            self.whole(PROPERTIES, &properties(&comment))?;
            let end = relations.len() - "</Relationships>".len();
            relations.insert_str(end, &format!(
                "<Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
                 Target=\"{PROPERTIES}\"/>"
            ));
            let end = types.len() - "</Types>".len();
            types.insert_str(
                end,
                &format!(
                    "<Override PartName=\"/{PROPERTIES}\" \
                 ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
                ),
            );
        }
        self.whole("_rels/.rels", &relations)?;
        self.whole("[Content_Types].xml", &types)?;
        self.zip.finish()?.flush()
    }

    fn whole(&mut self, path: &str, content: &str) -> io::Result<()> {
        self.part(path)?;
        self.zip.write_all(content.as_bytes())
    }

    fn part(&mut self, path: &str) -> io::Result<()> {
        // A fixed moment, so that the same content gives the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1))
            .last_modified_time(DateTime::default());
        Ok(self.zip.start_file(path, options)?)
    }
}

/// What the workbook says of itself.
fn properties(comment: &str) -> String {
    let comment = attribute(comment);
    format!(
        "{XML}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:description>{comment}</dc:description>\
         </cp:coreProperties>"
    )
}

/// A text for between quotes.
fn attribute(text: &str) -> String {
    let mut out = Vec::new();
    write_text(&mut out, text);
    String::from_utf8(out).unwrap_or_default()
}

fn table(sheet: &Sheet, number: usize, rows: usize) -> String {
    let name = attribute(&sheet.name.replace(' ', "_"));
    let last = letters(sheet.columns().saturating_sub(1));
    // A table has at least one row.
    let range = format!("A1:{last}{}", rows.max(1) + 1);
    let columns = sheet.columns();
    let mut xml = format!(
        "{XML}<table xmlns=\"{SPREADSHEET}\" id=\"{number}\" name=\"{name}\" displayName=\"{name}\" ref=\"{range}\" \
         totalsRowShown=\"0\"><autoFilter ref=\"{range}\"/><tableColumns count=\"{columns}\">"
    );
    for (head, id) in sheet.heads().iter().zip(1..) {
        let head = attribute(head);
        let _ = write!(xml, "<tableColumn id=\"{id}\" name=\"{head}\"/>");
    }
    xml.push_str(
        "</tableColumns><tableStyleInfo name=\"TableStyleLight1\" showFirstColumn=\"0\" showLastColumn=\"0\" \
         showRowStripes=\"1\" showColumnStripes=\"0\"/></table>",
    );
    xml
}

/// What a part refers to, a kind and a target each.
fn relations(targets: &[(&str, &str)]) -> String {
    let mut xml = format!("{XML}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for ((kind, target), number) in targets.iter().zip(1..) {
        let _ = write!(
            xml,
            "<Relationship Id=\"rId{number}\" Type=\"{DOCUMENT}/{kind}\" Target=\"{target}\"/>"
        );
    }
    xml.push_str("</Relationships>");
    xml
}

fn content_types(sheets: usize) -> String {
    let mut xml = format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{TYPES}.sheet.main+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{TYPES}.styles+xml\"/>"
    );
    for number in 1..=sheets {
        let _ = write!(
            xml,
            "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{TYPES}.worksheet+xml\"/>\
             <Override PartName=\"/xl/tables/table{number}.xml\" ContentType=\"{TYPES}.table+xml\"/>"
        );
    }
    xml.push_str("</Types>");
    xml
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_columns_have_the_same_head_and_ours_keep_theirs() {
        let mut sheet = Sheet::new("s");
        for head in ["text", "Text", " ", "a\nb"] {
            sheet.named_column(head, 10.0);
        }
        sheet.column("text", 10.0);
        let heads = sheet.heads();
        assert_eq!(heads, ["text (2)", "Text (3)", "-", "a b", "text"]);
    }
}
