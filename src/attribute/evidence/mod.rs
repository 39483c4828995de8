//! Evidence: the pattern on the page that links a quote to its speaker, and the words of it.
//!
//! They are named after the answer is given and do not make it: `link` names the pattern and the cue, `cue` and `clause`
//! find the verb, `phrase_head` the mention that the verb is about.

mod clause;
mod cue;
mod link;
mod phrase_head;
#[cfg(test)]
mod tests;

pub(super) use link::link;
pub(super) use phrase_head::at_phrase_head;
