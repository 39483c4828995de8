//! A file of gzip members, some of which may be damaged.

use super::lookahead::LookaheadReader;
use crate::read::InputReader;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Read};

/// How many damaged members are tolerated: each costs up to 16 MiB of reading.
const MOST_DAMAGED: usize = 1000;

/// The bytes of all members in order. A damaged one is one error of kind `InvalidData`; the next
/// member follows.
pub(super) struct GzipMembers {
    state: MemberState,
    damaged: usize,
}

enum MemberState {
    Between(LookaheadReader<InputReader>),
    Inside {
        member: Box<GzDecoder<LookaheadReader<InputReader>>>,
        start: u64,
    },
    Done,
}

impl GzipMembers {
    pub(super) fn new(reader: InputReader) -> GzipMembers {
        GzipMembers {
            state: MemberState::Between(LookaheadReader::new(reader)),
            damaged: 0,
        }
    }

    /// Returns to the start of a member, and skips to the next one.
    fn resync(
        &mut self,
        mut reader: LookaheadReader<InputReader>,
        start: u64,
        error: &io::Error,
    ) -> io::Error {
        self.damaged += 1;
        let damage = |said: &str| {
            let message = format!("damaged gzip member at byte {start}: {said}");
            io::Error::new(io::ErrorKind::InvalidData, message)
        };
        if self.damaged == MOST_DAMAGED {
            return io::Error::other(format!(
                "{MOST_DAMAGED} damaged gzip members, the rest is skipped"
            ));
        }
        reader.rewind();
        if reader.offset() == start {
            reader.consume(1);
        }
        match reader.seek(OPENING, opening) {
            Ok(()) => {
                self.state = MemberState::Between(reader);
                damage(&error.to_string())
            }
            Err(error) => error,
        }
    }
}

impl Read for GzipMembers {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, MemberState::Done) {
                MemberState::Done => return Ok(0),
                MemberState::Between(mut reader) => {
                    reader.mark();
                    if reader.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let start = reader.offset();
                    let member = Box::new(GzDecoder::new(reader));
                    self.state = MemberState::Inside { member, start };
                }
                MemberState::Inside { mut member, start } => match member.read(buf) {
                    Ok(0) if !buf.is_empty() => {
                        self.state = MemberState::Between(member.into_inner())
                    }
                    Ok(len) => {
                        self.state = MemberState::Inside { member, start };
                        return Ok(len);
                    }
                    Err(error) if is_damage(&error) => {
                        return Err(self.resync(member.into_inner(), start, &error));
                    }
                    Err(error) => return Err(error),
                },
            }
        }
    }
}

fn is_damage(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidData, InvalidInput, UnexpectedEof};
    matches!(error.kind(), InvalidData | InvalidInput | UnexpectedEof)
}

/// The length of a gzip header.
const OPENING: usize = 10;

/// Finds what looks like the head of a gzip member.
fn opening(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, &[0x1F, 0x8B, 8]).find(|&at| {
        // Behind them: flags, of which three are kept at 0; a time; how hard it was compressed; where.
        matches!(bytes[at..], [_, _, _, flags, _, _, _, _, level, system, ..]
            if flags < 0x20 && matches!(level, 0 | 2 | 4) && (system <= 13 || system == 255))
    })
}
