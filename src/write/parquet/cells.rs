//! The cells of a column, until they are written.

use ::parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use ::parquet::errors::ParquetError;
use ::parquet::file::writer::SerializedColumnWriter;

/// The cells of a column.
#[derive(Debug)]
pub(super) struct Cells {
    /// For each row whether there is a value, as the format counts it: 1 or 0.
    levels: Vec<i16>,
    values: Values,
}

/// The values of a column, those that are `null` left out.
#[derive(Debug)]
pub(super) enum Values {
    Texts(Vec<ByteArray>),
    Numbers(Vec<i64>),
    Fractions(Vec<f64>),
}

impl Cells {
    pub(super) fn of(values: Values) -> Cells {
        Cells {
            levels: Vec::new(),
            values,
        }
    }

    /// Returns how many rows there are.
    pub(super) fn len(&self) -> usize {
        self.levels.len()
    }

    /// Returns how many bytes of text there are.
    pub(super) fn bytes(&self) -> usize {
        match &self.values {
            Values::Texts(texts) => texts.iter().map(ByteArray::len).sum(),
            Values::Numbers(_) | Values::Fractions(_) => 0,
        }
    }

    pub(super) fn text(&mut self, text: Option<&str>) {
        self.levels.push(text.is_some().into());
        if let (Values::Texts(texts), Some(text)) = (&mut self.values, text) {
            texts.push(text.as_bytes().to_vec().into());
        }
    }

    pub(super) fn number(&mut self, number: Option<u64>) {
        self.levels.push(number.is_some().into());
        if let (Values::Numbers(numbers), Some(number)) = (&mut self.values, number) {
            // No text has so many characters, and no file so many bytes.
            numbers.push(i64::try_from(number).unwrap_or(i64::MAX));
        }
    }

    pub(super) fn fraction(&mut self, fraction: f64) {
        self.levels.push(1);
        if let Values::Fractions(fractions) = &mut self.values {
            fractions.push(fraction);
        }
    }

    /// Adds the cells of other rows, which are of the same column.
    pub(super) fn append(&mut self, mut more: Cells) {
        self.levels.append(&mut more.levels);
        match (&mut self.values, more.values) {
            (Values::Texts(all), Values::Texts(mut more)) => all.append(&mut more),
            (Values::Numbers(all), Values::Numbers(mut more)) => all.append(&mut more),
            (Values::Fractions(all), Values::Fractions(mut more)) => all.append(&mut more),
            _ => {}
        }
    }

    /// Writes the cells; `with_levels` where some may be `null`.
    pub(super) fn write(
        &self,
        column: &mut SerializedColumnWriter<'_>,
        with_levels: bool,
    ) -> Result<(), ParquetError> {
        let levels = with_levels.then_some(self.levels.as_slice());
        match &self.values {
            Values::Texts(texts) => column
                .typed::<ByteArrayType>()
                .write_batch(texts, levels, None)?,
            Values::Numbers(numbers) => column
                .typed::<Int64Type>()
                .write_batch(numbers, levels, None)?,
            Values::Fractions(fractions) => column
                .typed::<DoubleType>()
                .write_batch(fractions, levels, None)?,
        };
        Ok(())
    }
}
