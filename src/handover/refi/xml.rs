//! Writing XML, of which every reader makes the same: what XML cannot hold is replaced, and no attribute
//! depends on how white space in it is read.

use std::borrow::Cow;
use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use time::OffsetDateTime;

/// XML in memory.
#[derive(Debug, Default)]
pub struct Xml(Vec<u8>);

/// An attribute: its name and value.
pub type Attribute<'a> = (&'static str, &'a str);

impl Xml {
    /// The beginning of a document.
    ///
    /// # Errors
    /// Never in practice; the writer's type allows it.
    pub fn document() -> io::Result<Xml> {
        let mut xml = Xml::default();
        let declaration = BytesDecl::new("1.0", Some("utf-8"), None);
        xml.line(Event::Decl(declaration))?;
        Ok(xml)
    }

    /// Opens an element.
    ///
    /// # Errors
    /// Never in practice; the writer's type allows it. So for the others.
    pub fn open(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.line(Event::Start(start(name, attributes)))
    }

    /// An element without content.
    ///
    /// # Errors
    /// As [`Xml::open`].
    pub fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.line(Event::Empty(start(name, attributes)))
    }

    /// An element with a text.
    ///
    /// # Errors
    /// As [`Xml::open`].
    pub fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.event(Event::Start(BytesStart::new(name)))?;
        self.event(Event::Text(BytesText::new(&holdable(text))))?;
        self.close(name)
    }

    /// An element with a text, unless there is none.
    ///
    /// # Errors
    /// As [`Xml::open`].
    pub fn text_if_any(&mut self, name: &str, text: &str) -> io::Result<()> {
        match text {
            "" => Ok(()),
            text => self.text(name, text),
        }
    }

    /// Closes an element.
    ///
    /// # Errors
    /// As [`Xml::open`].
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.line(Event::End(BytesEnd::new(name)))
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }

    fn line(&mut self, event: Event<'_>) -> io::Result<()> {
        self.event(event)?;
        self.0.push(b'\n');
        Ok(())
    }

    fn event(&mut self, event: Event<'_>) -> io::Result<()> {
        Writer::new(&mut self.0).write_event(event)
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'_>]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        let value = holdable(value);
        // A reader makes a space of a line end in an attribute, or not; so there is none.
        let value = if value.contains(['\n', '\t']) {
            Cow::Owned(value.replace(['\n', '\t'], " "))
        } else {
            value
        };
        start.push_attribute((*name, value.as_ref()));
    }
    start
}

/// A text with a sign instead of each character that XML 1.0 cannot hold, and LF at line ends.
fn holdable(text: &str) -> Cow<'_, str> {
    let cannot = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    if !text.contains(cannot) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(
        text.replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace(cannot, "\u{fffd}"),
    )
}

/// A moment as REFI-QDA has it: in UTC, to the second.
#[must_use]
pub fn moment(at: OffsetDateTime) -> String {
    let at = at.to_offset(time::UtcOffset::UTC);
    let (hour, minute, second) = at.to_hms();
    let (year, month, day) = at.to_calendar_date();
    let month = u8::from(month);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_replaced_and_what_means_something_is_escaped() {
        let mut xml = Xml::default();
        xml.empty("Code", &[("name", "a\u{1}<b>&\"c\"\n]]>")])
            .unwrap();
        xml.text("Description", "x\r\ny\u{ffff}]]>&").unwrap();
        let text = String::from_utf8(xml.into_bytes()).unwrap();
        let wanted = "<Code name=\"a\u{fffd}&lt;b&gt;&amp;&quot;c&quot; ]]&gt;\"/>\n\
            <Description>x\ny\u{fffd}]]&gt;&amp;</Description>\n";
        assert_eq!(text, wanted);
    }
}
