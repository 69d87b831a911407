//! A row as bytes.

/// A value of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// None; also the row's own number where a column stands for it.
    Null,
    /// A number.
    Number(i64),
    /// A text.
    Text(&'a str),
}

/// The bytes of a row: first what each value is, then the values.
#[must_use]
pub fn record(values: &[Value<'_>]) -> Vec<u8> {
    let (mut kinds, mut body) = (Vec::new(), Vec::new());
    for value in values {
        match value {
            Value::Null => kinds.push(0),
            Value::Number(0) => kinds.push(8),
            Value::Number(1) => kinds.push(9),
            Value::Number(number) => {
                let (kind, length) = width(*number);
                kinds.push(kind);
                let bytes = number.to_be_bytes();
                body.extend(bytes.iter().skip(bytes.len() - length));
            }
            Value::Text(text) => {
                put_varint(&mut kinds, 13 + 2 * text.len() as u64);
                body.extend_from_slice(text.as_bytes());
            }
        }
    }
    let mut bytes = Vec::with_capacity(kinds.len() + body.len() + 3);
    // The length of the head counts itself: one byte, or two.
    let head = kinds.len() as u64 + 1;
    put_varint(&mut bytes, if head < 128 { head } else { head + 1 });
    bytes.append(&mut kinds);
    bytes.append(&mut body);
    bytes
}

/// The kind of a number and how many bytes it has.
fn width(number: i64) -> (u8, usize) {
    let fits = |bits: u32| (-(1_i64 << (bits - 1))..1_i64 << (bits - 1)).contains(&number);
    match () {
        () if fits(8) => (1, 1),
        () if fits(16) => (2, 2),
        () if fits(24) => (3, 3),
        () if fits(32) => (4, 4),
        () if fits(48) => (5, 6),
        () => (6, 8),
    }
}

/// Adds a number in as many bytes as it needs, seven bits each, the highest first.
pub fn put_varint(bytes: &mut Vec<u8>, number: u64) {
    let mut groups = [0_u8; 9];
    let mut rest = number;
    let mut begin = groups.len();
    for group in groups.iter_mut().rev() {
        *group = u8::try_from(rest & 0x7f).unwrap_or_default() | 0x80;
        rest >>= 7;
        begin -= 1;
        if rest == 0 {
            break;
        }
    }
    if let Some(last) = groups.last_mut() {
        *last &= 0x7f;
    }
    bytes.extend(groups.iter().skip(begin));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn varint(number: u64) -> Vec<u8> {
        let mut bytes = Vec::new();
        put_varint(&mut bytes, number);
        bytes
    }

    #[test]
    fn numbers_have_the_bytes_they_need() {
        assert_eq!(varint(0), [0]);
        assert_eq!(varint(127), [0x7f]);
        assert_eq!(varint(128), [0x81, 0]);
        assert_eq!(varint(300), [0x82, 0x2c]);
        let values = [
            Value::Null,
            Value::Number(1),
            Value::Number(-2),
            Value::Number(300),
        ];
        assert_eq!(record(&values), [5, 0, 9, 1, 2, 0xfe, 1, 0x2c]);
        assert_eq!(record(&[Value::Text("é")]), [2, 17, 0xc3, 0xa9]);
    }
}
