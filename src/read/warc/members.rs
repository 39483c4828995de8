//! A file of gzip members, of which one may be damaged.

use super::tape::Tape;
use crate::read::Reader;
use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, Read};

/// How many members may be damaged before a file is given up: each costs up to 16 MiB of reading.
const MOST_FAULTS: usize = 1000;

/// The bytes of all members, one behind the other. A damaged one is an error of the kind
/// `InvalidData`, once; what comes then is the next member.
pub(super) struct Members {
    state: State,
    faults: usize,
}

enum State {
    Between(Tape<Reader>),
    Inside {
        member: Box<GzDecoder<Tape<Reader>>>,
        start: u64,
    },
    Done,
}

impl Members {
    pub(super) fn new(reader: Reader) -> Members {
        Members {
            state: State::Between(Tape::new(reader)),
            faults: 0,
        }
    }

    /// Goes back to where a member began, and from there to the next one.
    fn resync(&mut self, mut tape: Tape<Reader>, start: u64, error: &io::Error) -> io::Error {
        self.faults += 1;
        let damage = |said: &str| {
            let message = format!("damaged gzip member at byte {start}: {said}");
            io::Error::new(io::ErrorKind::InvalidData, message)
        };
        if self.faults == MOST_FAULTS {
            return io::Error::other(format!("{MOST_FAULTS} damaged gzip members: given up"));
        }
        tape.rewind();
        if tape.offset() == start {
            tape.consume(1);
        }
        match tape.seek(OPENING, opening) {
            Ok(()) => {
                self.state = State::Between(tape);
                damage(&error.to_string())
            }
            Err(error) => error,
        }
    }
}

impl Read for Members {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        loop {
            match std::mem::replace(&mut self.state, State::Done) {
                State::Done => return Ok(0),
                State::Between(mut tape) => {
                    tape.mark();
                    if tape.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    let start = tape.offset();
                    let member = Box::new(GzDecoder::new(tape));
                    self.state = State::Inside { member, start };
                }
                State::Inside { mut member, start } => match member.read(buf) {
                    Ok(0) if !buf.is_empty() => self.state = State::Between(member.into_inner()),
                    Ok(len) => {
                        self.state = State::Inside { member, start };
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
        // Behind them: flags, of which three are kept at 0; a time; how hard it was packed; where.
        matches!(bytes[at..], [_, _, _, flags, _, _, _, _, level, system, ..]
            if flags < 0x20 && matches!(level, 0 | 2 | 4) && (system <= 13 || system == 255))
    })
}
