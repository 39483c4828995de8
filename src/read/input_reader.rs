//! What every input is read through, whatever it is and however it is compressed.

use std::io::BufRead;

/// Where bytes come from. `Send`, so that bytes are fetched while earlier stories are processed.
pub(super) type InputReader = Box<dyn BufRead + Send>;
