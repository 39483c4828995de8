//! How inputs are to be read.

use crate::args::{InputFormat, OmittedPart, ReadingArgs, TrackedText};
use onrecord::document::BlockKind;
use onrecord::read::{Format, Options, Tracked};

/// Makes the options of the reading.
pub(crate) fn reading(args: ReadingArgs) -> Options {
    let mut options = Options::from(format(args.input_format));
    if let Some(name) = args.text_field {
        options = options.text_field(name);
    }
    if let Some(name) = args.id_field {
        options = options.id_field(name);
    }
    options = options.tracked(match args.tracked {
        TrackedText::Accepted => Tracked::Accepted,
        TrackedText::Original => Tracked::Original,
        TrackedText::Both => Tracked::Both,
    });
    options.without(args.without.into_iter().map(kind))
}

fn format(typed: InputFormat) -> Format {
    match typed {
        InputFormat::Auto => Format::Auto,
        InputFormat::Text => Format::Text,
        InputFormat::Markdown => Format::Markdown,
        InputFormat::Html => Format::Html,
        InputFormat::Jsonl => Format::Jsonl,
        InputFormat::Json => Format::Json,
        InputFormat::Csv => Format::Csv,
        InputFormat::Nitf => Format::Nitf,
        InputFormat::Docx => Format::Docx,
        InputFormat::Odt => Format::Odt,
        InputFormat::Warc => Format::Warc,
        InputFormat::Parquet => Format::Parquet,
    }
}

fn kind(part: OmittedPart) -> BlockKind {
    match part {
        OmittedPart::Headings => BlockKind::Heading,
        OmittedPart::BlockQuotes => BlockKind::BlockQuote,
        OmittedPart::PullQuotes => BlockKind::PullQuote,
        OmittedPart::Captions => BlockKind::Caption,
        OmittedPart::Related => BlockKind::Related,
    }
}
