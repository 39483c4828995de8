//! Feature rows that are kept for later, without what is not there.
//!
//! Most of what a row could have is not there and 0. A packed row has a bit for each feature and a byte
//! for each that is not 0: 45 bytes for 125. The rows of a story are what its quotes take most memory for.

use super::feature::{COUNT, Row};

/// Bytes of the bits of a row.
const BITS: usize = COUNT.div_ceil(8);

/// Rows, the first first.
#[derive(Debug, Default)]
pub(super) struct PackedRows {
    /// For each row its bits, and behind them the values that they stand for.
    bytes: Vec<u8>,
    /// Where each row begins. A text of 4 GiB has rows of more bytes than that.
    starts: Vec<u64>,
}

impl PackedRows {
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    pub(super) fn push(&mut self, row: &Row) {
        self.starts.push(self.bytes.len() as u64);
        let start = self.bytes.len();
        self.bytes.resize(start + BITS + COUNT, 0);
        let (bits, values) = self.bytes[start..].split_at_mut(BITS);
        // Every value is written, and overwritten by the next where it is 0: a branch could not be predicted.
        let mut count = 0;
        for (bits, eight) in bits.iter_mut().zip(row.chunks(8)) {
            for (n, value) in eight.iter().enumerate() {
                *bits |= u8::from(*value != 0) << n;
                values[count] = *value;
                count += usize::from(*value != 0);
            }
        }
        self.bytes.truncate(start + BITS + count);
    }

    pub(super) fn row(&self, n: usize) -> Row {
        let start = self.starts[n] as usize;
        let (bits, values) = self.bytes[start..].split_at(BITS);
        let mut row = [0; COUNT];
        let mut next = 0;
        for (feature, value) in row.iter_mut().enumerate() {
            let bit = (bits[feature / 8] >> (feature % 8)) & 1;
            *value = bit * values.get(next).copied().unwrap_or_default();
            next += usize::from(bit);
        }
        row
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_comes_out() {
        let mut rows = [[0; COUNT], [63; COUNT], [0; COUNT], [0; COUNT]];
        for (n, value) in rows[2].iter_mut().enumerate() {
            *value = (n * 7 % 64) as u8;
        }
        rows[3][COUNT - 1] = 1;
        let mut packed = PackedRows::default();
        rows.iter().for_each(|row| packed.push(row));
        assert_eq!(packed.len(), rows.len());
        for (n, row) in rows.iter().enumerate() {
            assert_eq!(packed.row(n), *row);
        }
    }
}
