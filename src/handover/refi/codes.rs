//! The codebook as nested codes.

use std::io;

use super::guid;
use super::xml::Xml;
use crate::handover::codebook::{Code, Codebook};

/// Writes the codes into `Codes`; nothing when there is none.
pub fn write(xml: &mut Xml, book: &Codebook) -> io::Result<()> {
    if book.all().is_empty() {
        return Ok(());
    }
    xml.open("Codes", &[])?;
    for code in book.below(None) {
        write_code(xml, book, code)?;
    }
    xml.close("Codes")
}

fn write_code(xml: &mut Xml, book: &Codebook, code: &Code) -> io::Result<()> {
    let guid = guid::of_code(&code.key).to_string();
    let attributes = [
        ("guid", guid.as_str()),
        ("name", &code.name),
        ("isCodable", "true"),
        ("color", &code.colour),
    ];
    let mut below = book.below(Some(code)).peekable();
    if below.peek().is_none() && code.description.is_empty() {
        return xml.empty("Code", &attributes);
    }
    xml.open("Code", &attributes)?;
    xml.text_if_any("Description", &code.description)?;
    for code in below {
        write_code(xml, book, code)?;
    }
    xml.close("Code")
}
