//! ZIP archives around the XML of a word processor, so that what is changed in it has a sum that fits.

use flate2::Crc;

/// Returns an archive with one entry, stored as it is.
pub fn stored(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    // What the entry and the directory both say of it.
    let mut about = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    about.extend(crc.sum().to_le_bytes());
    about.extend(number(bytes.len()));
    about.extend(number(bytes.len()));
    about.extend(&number(name.len())[..2]);
    about.extend([0, 0]);
    let entry = [b"PK\x03\x04", &about[..], name.as_bytes(), bytes].concat();
    let directory = [b"PK\x01\x02\x14\x00", &about[..], &[0; 14], name.as_bytes()].concat();
    let end = [
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0",
        &number(directory.len())[..],
        &number(entry.len()),
        &[0, 0],
    ]
    .concat();
    [entry, directory, end].concat()
}
