//! Feature rows that are kept for later, without what is not there.
//!
//! Most of what a row could have is not there and 0. A packed row has a bit for each feature and a byte
//! for each that is not 0: 45 bytes for 125. The rows of a story are what its quotes take most memory for.

/// Rows, the first first.
#[derive(Debug, Default)]
pub(crate) struct PackedRows<const N: usize> {
    /// For each row its bits, and behind them the values that they stand for.
    bytes: Vec<u8>,
    /// Where each row begins. A text of 4 GiB has rows of more bytes than that.
    starts: Vec<u64>,
}

impl<const N: usize> PackedRows<N> {
    /// Bytes of the bits of a row: eight for each 64 features, so that bits are walked in whole numbers.
    const BITS: usize = 8 * N.div_ceil(64);

    pub(crate) fn len(&self) -> usize {
        self.starts.len()
    }

    pub(crate) fn push(&mut self, row: &[u8; N]) {
        self.starts.push(self.bytes.len() as u64);
        for part in row.chunks(64) {
            self.bytes.extend(present(part).to_le_bytes());
        }
        for part in row.chunks(64) {
            let mut bits = present(part);
            while bits != 0 {
                self.bytes.push(part[bits.trailing_zeros() as usize]);
                bits &= bits - 1;
            }
        }
    }

    pub(crate) fn row(&self, n: usize) -> [u8; N] {
        let start = self.starts[n] as usize;
        let (bits, values) = self.bytes[start..].split_at(Self::BITS);
        let mut values = values.iter();
        let mut row = [0; N];
        for (bits, part) in bits.as_chunks().0.iter().zip(row.chunks_mut(64)) {
            let mut bits = u64::from_le_bytes(*bits);
            while bits != 0 {
                part[bits.trailing_zeros() as usize] = values.next().copied().unwrap_or_default();
                bits &= bits - 1;
            }
        }
        row
    }
}

/// Returns a bit for each value that is not 0, the first lowest.
fn present(values: &[u8]) -> u64 {
    let bits = values.iter().rev();
    bits.fold(0, |bits, value| bits << 1 | u64::from(*value != 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNT: usize = 125;

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
