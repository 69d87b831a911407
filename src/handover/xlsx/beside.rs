//! The sheet `beside`: two studies' counts side by side, as a workbook of its own.

use std::io::{self, Cursor};

use super::book::{Book, Sheet};
use super::rows::Rows;
use super::style::Style;
use crate::handover::beside::{Beside, view};
use crate::handover::pivot::view::TOTAL;
use crate::texts::CrosswalkTexts;

const BESIDE: &str = "beside";

/// The table as a workbook.
///
/// # Errors
/// Never in practice; the writer's type allows it.
pub fn beside(beside: &Beside, texts: &CrosswalkTexts) -> io::Result<Vec<u8>> {
    let mut made = Cursor::new(Vec::new());
    let mut book = Book::new(&mut made);
    let mut sheet = Sheet::new(BESIDE);
    for (at, head) in texts.beside_heads.into_iter().enumerate() {
        sheet.named_column(head, if at == 0 { 30.0 } else { 16.0 });
    }
    book.begin(&sheet)?;
    let mut rows = sheet.below_the_heads();
    for line in &beside.lines {
        let (named, numbers) = (view::named(line, texts), view::numbers(line, beside));
        rows.row(|row| cells(row, &named, &numbers, Style::Plain));
    }
    let total = [TOTAL, "", ""].map(str::to_owned);
    rows.row(|row| cells(row, &total, &view::sums(beside), Style::Bold));
    rows.row(Rows::skip);
    for remark in view::remarks(beside, texts) {
        rows.row(|row| row.text(remark, Style::Plain));
    }
    book.rows(&rows.done().0)?;
    book.end(&sheet, beside.lines.len())?;
    book.finish()?;
    Ok(made.into_inner())
}

fn cells(row: &mut Rows, named: &[String], numbers: &[String], style: Style) {
    for name in named {
        row.text(name, style);
    }
    for number in numbers {
        match number.parse::<f64>() {
            Ok(number) => row.real(number, style),
            // There is no such heading.
            Err(_) => row.skip(),
        }
    }
}
