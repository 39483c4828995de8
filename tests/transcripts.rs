//! Transcripts in the form of each tool that makes them: true quotes are found with their speaker and time,
//! and of altered ones none passes.
//!
//! `tests/transcripts/` has one invented meeting in every form, and `truth.tsv` has who said what, and when.

use onrecord::document::CueTime;
use onrecord::read::{self, Format};
use onrecord::verify::{QuoteIndex, SpeakerMatch, Verdict, VerdictResult};
use onrecord::{Analysis, Document, Extractor};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Each form: the file, the tool, whether it names the speakers, and how exact its times are, in
/// milliseconds; `None` without times.
const FORMS: [(&str, &str, bool, Option<u32>); 22] = [
    ("zoom.vtt", "Zoom", true, Some(0)),
    ("teams.vtt", "Microsoft Teams, WebVTT", true, Some(0)),
    ("teams.txt", "Microsoft Teams and Word", true, Some(0)),
    ("otter.txt", "Otter", true, Some(0)),
    ("rev.txt", "Rev", true, Some(0)),
    ("trint.txt", "Trint", true, Some(0)),
    ("descript.txt", "Descript", true, Some(0)),
    ("premiere.srt", "Premiere, SubRip", true, Some(0)),
    ("noscribe.vtt", "noScribe", false, Some(0)),
    (
        "youtube.vtt",
        "YouTube, automatic captions",
        false,
        Some(20),
    ),
    ("rolling.srt", "rolling captions", false, Some(0)),
    (
        "captions.srt",
        "captions without punctuation",
        false,
        Some(0),
    ),
    ("whisper.json", "Whisper, JSON", false, Some(0)),
    ("whisper.tsv", "Whisper, TSV", false, Some(0)),
    ("whisperx.json", "WhisperX", true, Some(0)),
    ("cspan.txt", "closed captions with >>", true, None),
    ("broadcast.txt", "broadcasters", true, None),
    ("court.txt", "court reporters", true, None),
    ("congress.txt", "Congressional Record", true, None),
    ("hansard.txt", "Hansard", true, None),
    ("markdown.md", "Markdown", true, None),
    ("page.html", "web page", true, None),
];

/// A turn of the meeting.
struct TrueTurn {
    seconds: u32,
    speaker: String,
    words: Vec<String>,
}

/// Some words of a turn.
struct Drawn {
    turn: usize,
    words: Vec<String>,
}

/// Draws numbers, always the same ones (Knuth's MMIX generator).
struct Draw(u64);

impl Draw {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % many
    }

    /// Draws some words of a turn: at least `least`.
    fn quote(&mut self, turns: &[TrueTurn], least: usize) -> Drawn {
        loop {
            let turn = self.below(turns.len());
            let all = &turns[turn].words;
            let len = (least + self.below(12)).min(all.len());
            let start = self.below(all.len() - len + 1);
            let words = all[start..start + len].to_vec();
            // “We will” of “we will not” is altered, by design.
            let next = all.get(start + len).map_or("", String::as_str);
            if !matches!(next, "not" | "never") {
                return Drawn { turn, words };
            }
        }
    }
}

#[test]
fn true_quotes_are_found_in_every_form() {
    let turns = truth();
    let extractor = Extractor::default();
    let mut complaints = Vec::new();
    let mut table =
        String::from("| made by | words right | speaker right | time right |\n|---|---|---|---|\n");
    let mut drawn = 0;
    for (file, tool, named, exact) in FORMS {
        let source = source(file);
        let mut draw = Draw(file.len() as u64 + 7);
        let quotes: Vec<Drawn> = (0..24).map(|_| draw.quote(&turns, 5)).collect();
        drawn += quotes.len();
        let own = |quote: &Drawn| turns[quote.turn].speaker.clone();
        let (story, results) = verified(&quotes, own, &source, &extractor);
        let (mut words, mut speakers, mut times) = (0, 0, 0);
        for (quote, result) in quotes.iter().zip(&results) {
            let found = result.best();
            let passes = result.verdict <= Verdict::Typography;
            words += usize::from(passes);
            let text = quote.words.join(" ");
            if !passes {
                complaints.push(format!("{file}: {:?}: {text}", result.verdict));
            }
            let wanted = if named {
                SpeakerMatch::Same
            } else {
                SpeakerMatch::Unknown
            };
            let told = found.is_some_and(|found| found.speaker_match == wanted);
            speakers += usize::from(told);
            if !told {
                complaints.push(format!("{file}: speaker of {text}"));
            }
            let time = found.and_then(|found| found.time);
            let near = exact.is_some_and(|exact| is_near(time, &turns, quote.turn, exact));
            times += usize::from(near);
            if near != exact.is_some() {
                complaints.push(format!("{file}: time {time:?} of {text}"));
            }
        }
        drop(story);
        let of = |right: usize, has: bool| match has {
            true => format!("{right} of {}", quotes.len()),
            false => "not told".to_owned(),
        };
        let _ = writeln!(
            table,
            "| {tool} | {} | {} | {} |",
            of(words, true),
            of(speakers, named),
            of(times, exact.is_some())
        );
    }
    assert!(drawn >= 500, "{drawn} quotes");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    let page = fs::read_to_string(root().join("docs/verify.md")).expect("docs/verify.md");
    assert!(
        page.contains(&table),
        "docs/verify.md has another table than\n{table}"
    );
}

#[test]
fn the_words_of_another_speaker_are_told_in_every_form() {
    let turns = truth();
    let extractor = Extractor::default();
    for (file, _, named, _) in FORMS {
        let mut draw = Draw(file.len() as u64 + 99);
        let quotes: Vec<Drawn> = (0..24).map(|_| draw.quote(&turns, 6)).collect();
        let others = ["Mara Quist", "Ivo Sander", "Lena Farrow", "Dag Ruud"];
        let wrong = |quote: &Drawn| {
            let own = turns[quote.turn].speaker.as_str();
            let place = others
                .iter()
                .position(|name| *name == own)
                .expect("a speaker");
            others[(place + 1 + quote.words.len() % 3) % 4].to_owned()
        };
        let (_, results) = verified(&quotes, wrong, &source(file), &extractor);
        for (quote, result) in quotes.iter().zip(&results) {
            let told = result.best().map(|best| best.speaker_match);
            let wanted = if named {
                SpeakerMatch::Different
            } else {
                SpeakerMatch::Unknown
            };
            assert_eq!(told, Some(wanted), "{file}: {}", quote.words.join(" "));
        }
    }
}

#[test]
fn of_ten_thousand_altered_quotes_none_passes() {
    let turns = truth();
    let extractor = Extractor::default();
    let all: Vec<String> = turns.iter().flat_map(|turn| turn.words.clone()).collect();
    let bare = |word: &str| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    let whole: String = turns.iter().map(|turn| keys(&turn.words)).collect();
    let mut checked = 0;
    for (file, ..) in FORMS {
        let source = source(file);
        let mut draw = Draw(file.len() as u64 + 1234);
        let mut quotes = Vec::new();
        while quotes.len() < 460 {
            let mut quote = draw.quote(&turns, 6);
            let at = 1 + draw.below(quote.words.len() - 2);
            let word = all[draw.below(all.len())].clone();
            match draw.below(4) {
                0 if bare(&word) != bare(&quote.words[at]) => quote.words[at] = word,
                1 => drop(quote.words.remove(at)),
                2 => quote.words.insert(at, word),
                _ => quote.words.swap(at - 1, at),
            }
            // A change may lead to what was said after all.
            if !whole.contains(&keys(&quote.words)) {
                quotes.push(quote);
            }
        }
        let own = |quote: &Drawn| turns[quote.turn].speaker.clone();
        let (_, results) = verified(&quotes, own, &source, &extractor);
        for (quote, result) in quotes.iter().zip(&results) {
            let text = quote.words.join(" ");
            assert!(
                result.verdict >= Verdict::Altered,
                "{file}: {:?}: {text}",
                result.verdict
            );
            let edits = result.best().map(|best| best.edits.len());
            assert_ne!(edits, Some(0), "{file}: altered without an edit: {text}");
            checked += 1;
        }
    }
    assert!(checked >= 10_000, "{checked} quotes");
}

/// Writes the words of a quote to be compared, with a space on both sides.
fn keys(words: &[String]) -> String {
    let bare = |word: &String| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    };
    format!(" {} ", words.iter().map(bare).collect::<Vec<_>>().join(" "))
}

/// Verifies a story with some quotes, each in a paragraph of its own.
fn verified(
    quotes: &[Drawn],
    speaker: impl Fn(&Drawn) -> String,
    source: &Document,
    extractor: &Extractor,
) -> (Vec<Analysis>, Vec<VerdictResult>) {
    let mut text = String::new();
    for quote in quotes {
        let words = quote.words.join(" ");
        let words = words.trim_end_matches([',', '.']);
        let _ = write!(text, "“{words},” said {}.\n\n", speaker(quote));
    }
    let story = vec![extractor.extract(Document::plain("story.txt", text).expect("a short story"))];
    let index = QuoteIndex::new(&story);
    assert_eq!(index.len(), quotes.len(), "{}", source.id());
    let results = index.verdicts(vec![index.search(source, extractor)]);
    (story, results)
}

/// Returns whether a time is inside a turn.
fn is_near(time: Option<CueTime>, turns: &[TrueTurn], turn: usize, exact: u32) -> bool {
    let start = turns[turn].seconds * 1000;
    let end = turns
        .get(turn + 1)
        .map_or(u32::MAX, |next| next.seconds * 1000 + exact);
    time.is_some_and(|time| time.0 + exact >= start && time.0 < end)
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn source(file: &str) -> Document {
    let paths: [PathBuf; 1] = [root().join("tests/transcripts").join(file)];
    let mut sources = read::documents(&paths, Format::Auto);
    sources.next().expect("one source").expect("a transcript")
}

fn truth() -> Vec<TrueTurn> {
    let path = root().join("tests/transcripts/truth.tsv");
    let table = fs::read_to_string(path).expect("truth.tsv");
    let turn = |line: &str| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().expect("a cell");
        TrueTurn {
            seconds: cell().parse().expect("seconds"),
            speaker: cell().to_owned(),
            words: cell().split_whitespace().map(str::to_owned).collect(),
        }
    };
    table.lines().skip(1).map(turn).collect()
}
