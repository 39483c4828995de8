//! Reads what the build script packed: little-endian numbers, and words after their length.

/// Packed bytes, as far as they are still to be read.
pub(crate) struct Packed<'b>(pub(crate) &'b [u8]);

impl<'b> Packed<'b> {
    /// Takes so many bytes.
    pub(crate) fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// Takes the bytes of a number.
    pub(crate) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    pub(crate) fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub(crate) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(crate) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(crate) fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    /// Takes a word of up to 255 bytes.
    pub(crate) fn word(&mut self) -> Option<&'b [u8]> {
        let length = self.u8()?;
        self.bytes(usize::from(length))
    }
}
