//! What stands in a cell.

use super::column::Column;
use crate::visible::Hidden;
use crate::write::row::PersonRow;
use std::borrow::Cow;

/// The value of one column in one row.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Value<'r> {
    /// Nothing.
    Null,
    /// Words.
    Text(Cow<'r, str>),
    /// A whole number.
    Integer(u64),
    /// A number with decimals.
    Fraction(f64),
    /// Yes or no.
    Flag(bool),
    /// A list of words.
    Texts(Vec<Cow<'r, str>>),
    /// Fields of the input, by their names.
    Fields(&'r [KeptField<'r>]),
    /// A list of objects: the cells of each.
    Records(Vec<Vec<(&'static Column, Value<'r>)>>),
}

/// A field of the input that was asked for: its name, and its value where the input has it.
pub(crate) type KeptField<'r> = (&'r str, Option<&'r str>);

impl Value<'_> {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }
}

/// How CSV prints a flag.
pub(super) fn yes_or_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

/// Lists the hidden characters of a text.
pub(super) fn hidden<'r>(hidden: Option<&Hidden>) -> Value<'r> {
    hidden.map_or(Value::Null, |hidden| {
        Value::Texts(hidden.code_points().map(Cow::Owned).collect())
    })
}

/// Lists what a file of people says of somebody whom it has.
pub(super) fn person<'r>(person: &'r PersonRow<'_>) -> Value<'r> {
    person.id.map(|_| person.fields.as_slice()).into()
}

impl<'r> From<&'r str> for Value<'r> {
    fn from(text: &'r str) -> Value<'r> {
        Value::Text(Cow::Borrowed(text))
    }
}

impl<'r> From<&'r String> for Value<'r> {
    fn from(text: &'r String) -> Value<'r> {
        Value::Text(Cow::Borrowed(text))
    }
}

impl From<usize> for Value<'_> {
    fn from(number: usize) -> Self {
        Value::Integer(number as u64)
    }
}

impl From<u64> for Value<'_> {
    fn from(number: u64) -> Self {
        Value::Integer(number)
    }
}

impl From<f64> for Value<'_> {
    fn from(number: f64) -> Self {
        Value::Fraction(number)
    }
}

impl From<bool> for Value<'_> {
    fn from(flag: bool) -> Self {
        Value::Flag(flag)
    }
}

impl<'r> From<&'r [KeptField<'r>]> for Value<'r> {
    fn from(fields: &'r [KeptField<'r>]) -> Value<'r> {
        match fields {
            [] => Value::Null,
            fields => Value::Fields(fields),
        }
    }
}

impl<'r, V: Into<Value<'r>>> From<Option<V>> for Value<'r> {
    fn from(value: Option<V>) -> Value<'r> {
        value.map_or(Value::Null, V::into)
    }
}
