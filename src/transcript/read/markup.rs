//! Tags and entities in a transcript: what they say is used, the markup itself is never kept.

use std::borrow::Cow;

use super::moment;

/// What a marked-up text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words, with entities as they stand.
    Words(&'a str),
    /// A tag: its name, what else stands in it, and whether it closes.
    Tag {
        /// As it stands.
        name: &'a str,
        /// What follows the name.
        rest: &'a str,
        /// `</…>`.
        closes: bool,
    },
}

/// Elements that carry no words of their own. Another word alone between brackets, such as
/// `<laughs>`, is what a transcriber wrote.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "applet",
    "article",
    "audio",
    "b",
    "base",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "c",
    "canvas",
    "center",
    "cite",
    "code",
    "data",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "lang",
    "li",
    "link",
    "main",
    "mark",
    "marquee",
    "math",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "param",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "v",
    "var",
    "video",
    "wbr",
    "xml",
];

/// Takes a text apart. What stands in `<script>` and `<style>` is no words, nor is a comment.
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let (words, after) = rest.split_at(at);
        let Some((tag, tail)) = tag(after) else {
            let (words, tail) = rest.split_at(at + 1);
            found.push(Piece::Words(words));
            rest = tail;
            continue;
        };
        if !words.is_empty() {
            found.push(Piece::Words(words));
        }
        found.push(tag);
        rest = match tag {
            Piece::Tag {
                name,
                closes: false,
                ..
            } if is_silent(name) => after_element(tail, name),
            _ => tail,
        };
    }
    if !rest.is_empty() {
        found.push(Piece::Words(rest));
    }
    found
}

fn is_silent(name: &str) -> bool {
    ["script", "style"]
        .iter()
        .any(|silent| name.eq_ignore_ascii_case(silent))
}

/// What follows the end of an element; nothing when it has none.
fn after_element<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        let is_end = after
            .get(..name.len())
            .is_some_and(|end| end.eq_ignore_ascii_case(name));
        if is_end {
            return after.split_once('>').map_or("", |(_, tail)| tail);
        }
        rest = after;
    }
    ""
}

/// A tag at the beginning of a text, and what follows it.
fn tag(text: &str) -> Option<(Piece<'_>, &str)> {
    let inner = text.strip_prefix('<')?;
    if let Some(comment) = inner.strip_prefix("!--") {
        let tail = comment.split_once("-->").map_or("", |(_, tail)| tail);
        return Some((
            Piece::Tag {
                name: "!",
                rest: "",
                closes: false,
            },
            tail,
        ));
    }
    let end = inner
        .find(['<', '>'])
        .filter(|at| inner.get(*at..).is_some_and(|it| it.starts_with('>')))?;
    let (inside, tail) = (inner.get(..end)?, inner.get(end + 1..)?);
    let (closes, inside) = inside
        .strip_prefix('/')
        .map_or((false, inside), |it| (true, it));
    let ends = |c: char| c.is_whitespace() || c == '/';
    let (name, rest) = inside.split_at(inside.find(ends).unwrap_or(inside.len()));
    let is_tag = inside.starts_with(|c: char| c.is_alphabetic() || matches!(c, '!' | '?'))
        || moment::parse(inside.trim()).is_some()
        || (closes && inside.is_empty());
    is_tag.then(|| {
        (
            Piece::Tag {
                name,
                rest: rest.trim(),
                closes,
            },
            tail,
        )
    })
}

/// What a transcriber wrote between brackets: a word that is no element, and nothing else.
pub fn remark<'a>(piece: &Piece<'a>) -> Option<&'a str> {
    match *piece {
        Piece::Tag {
            name,
            rest: "",
            closes: false,
        } => {
            let is_word = name.chars().all(char::is_alphabetic);
            let is_element = ELEMENTS
                .iter()
                .any(|known| name.eq_ignore_ascii_case(known));
            (is_word && !name.is_empty() && !is_element).then_some(name)
        }
        _ => None,
    }
}

/// The value of an attribute.
pub fn attribute<'a>(rest: &'a str, wanted: &str) -> Option<&'a str> {
    let (_, after) = rest.split_once(wanted)?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quoted = |sign: char| value.strip_prefix(sign)?.split(sign).next();
    let bare = || value.split(|c: char| c.is_whitespace() || c == '/').next();
    quoted('"').or_else(|| quoted('\'')).or_else(bare)
}

/// Words with their entities read.
pub fn unescaped(words: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> String {
        let each = pieces(text).into_iter().filter_map(|piece| match piece {
            Piece::Words(words) => Some(words),
            Piece::Tag { .. } => None,
        });
        each.collect()
    }

    #[test]
    fn tags_scripts_and_comments_are_no_words() {
        assert_eq!(words("<b>ja</b> <i >en</i> nee<br/>"), "ja en nee");
        assert_eq!(words("a<script src=x>alert(1)</SCRIPT>b"), "ab");
        assert_eq!(words("a<style>p{}"), "a");
        assert_eq!(words("a<!-- x > y -->b<!-- open"), "ab");
        assert_eq!(words("een<00:00:01.500> twee"), "een twee");
        assert_eq!(words("<img src=x onerror=alert(1)>hier"), "hier");
    }

    #[test]
    fn signs_that_are_no_tags_stay() {
        for text in [
            "3 < 4",
            "a <3 b",
            "x << y >> z",
            "open <b",
            "<",
            "<>",
            "a < b > c",
        ] {
            assert_eq!(words(text), text);
        }
        assert_eq!(
            unescaped("R&amp;D &lt;caf&eacute;&gt; &#39;x&#x27; &onbekend;"),
            "R&D <café> 'x' &onbekend;"
        );
    }

    #[test]
    fn a_remark_between_brackets_is_known() {
        let remarks = |text| {
            pieces(text)
                .iter()
                .filter_map(remark)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        assert_eq!(remarks("ja <lacht> <b> <v Anna> </zucht>"), ["lacht"]);
    }

    #[test]
    fn attributes_are_found_however_they_are_quoted() {
        let rest = "class=\"timestamp\" data-timestamp='12.5'";
        assert_eq!(attribute(rest, "data-timestamp"), Some("12.5"));
        assert_eq!(attribute(rest, "class"), Some("timestamp"));
        assert_eq!(attribute("data-timestamp=3 x", "data-timestamp"), Some("3"));
        assert_eq!(attribute("x", "data-timestamp"), None);
    }

    #[test]
    fn a_thousand_open_brackets_take_no_time() {
        let text = "<a".repeat(200_000);
        assert_eq!(words(&text).len(), text.len());
    }
}
