//! The end of a CSV file, as far as its quotation marks are concerned.
//!
//! A mark that is never closed makes one field of all that follows it, and a parser of CSV gives
//! that field as if all were well: a table would lose its last thousand stories without a word.

/// Follows the fields of a table, by the rules of the parser: a mark opens a field only where it
/// begins, and inside two marks are one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct OpenField {
    delimiter: u8,
    state: State,
    /// The line that is being read, from 1.
    line: u64,
    /// The line that the last field in marks begins on.
    begun: u64,
    /// How many fields the row that is being read has so far.
    fields: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the first byte of a field.
    Start,
    /// In a field without marks, or behind the mark that closed one.
    Bare,
    /// In a field with marks.
    Marked,
    /// Behind a mark that may be the first of two.
    Mark,
}

impl OpenField {
    pub(crate) fn new(delimiter: u8) -> OpenField {
        OpenField {
            delimiter,
            state: State::Start,
            line: 1,
            begun: 1,
            fields: 1,
        }
    }

    /// Reads on.
    pub(crate) fn read(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.state = match (self.state, byte) {
                (State::Marked, b'"') => State::Mark,
                (State::Marked, _) | (State::Mark, b'"') => State::Marked,
                (State::Start, b'"') => {
                    self.begun = self.line;
                    State::Marked
                }
                (_, b'\r' | b'\n') => {
                    self.fields = 1;
                    State::Start
                }
                (_, byte) if byte == self.delimiter => {
                    self.fields += 1;
                    State::Start
                }
                _ => State::Bare,
            };
            self.line += u64::from(byte == b'\n');
        }
    }

    /// Returns how many fields the row has that is being read.
    pub(crate) fn fields(&self) -> usize {
        self.fields
    }

    /// Returns the line that a field begins on whose closing mark has not come yet.
    pub(crate) fn line(&self) -> Option<u64> {
        (self.state == State::Marked).then_some(self.begun)
    }
}

/// What is said of such a field.
pub(crate) const OPEN_FIELD: &str = "the field that begins here with `\"` has no closing mark";

/// Returns the line of a whole table that a field without a closing mark begins on.
pub(crate) fn open_field(csv: &[u8]) -> Option<u64> {
    let mut field = OpenField::new(b',');
    field.read(csv.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(csv));
    field.line()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_field_that_is_never_closed_is_open() {
        for (csv, line) in [
            ("a,b\n\"x\ny\",\"z\"\"\"\n", None),
            ("a,b\r\n5\" pipe,it is \"so\"\r\n", None),
            ("a\n\"x\" y\"\n", None),
            ("\u{FEFF}\"a\"\nx\n", None),
            ("a,b\n1,\"x\n2,y\n3,z\n", Some(2)),
            ("a,b\n\"x\ny\",\"\"\n1,\"\"\"\n", Some(4)),
            ("\u{FEFF}\"a\n", Some(1)),
        ] {
            assert_eq!(open_field(csv.as_bytes()), line, "{csv:?}");
        }
    }
}
