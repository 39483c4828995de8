//! The command line: `onrecord extract story.txt`.

fn main() {}
