//! Originals, pairs, speeches, and what is asked for.

use super::*;

#[test]
fn the_story_may_follow_its_sources() {
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("t.txt", TRANSCRIPT.as_bytes()),
        ("u.txt", b"Nothing of the kind."),
    ]);
    let page = run(folder.path(), &["story.txt", "--against", "t.txt"]);
    assert_eq!(
        run(folder.path(), &["--against", "t.txt", "story.txt"]),
        page
    );
    let args = [
        "--against",
        "t.txt",
        "--against",
        "u.txt",
        "--",
        "story.txt",
    ];
    assert_eq!(run(folder.path(), &args).0, 1);
    assert_eq!(run(folder.path(), &["--against", "t.txt"]).0, 2);
}

#[test]
fn a_rewritten_text_needs_the_quotes_of_its_original() {
    let original = "“We will close the ferry this year,” said Ines Duarte.\n";
    let folder = folder(&[
        ("story.txt", original.as_bytes()),
        (
            "good.txt",
            "**Summary**\n\n- “We will **close** the ferry this year,” said *Ines Duarte*.\n"
                .as_bytes(),
        ),
        (
            "altered.txt",
            "“We may close the ferry this year,” said Ines Duarte.\n".as_bytes(),
        ),
        (
            "other.txt",
            "“We will close the ferry this year,” said Paul Bell.\n".as_bytes(),
        ),
        ("none.txt", b"The ferry will be closed.\n"),
    ]);
    let check = |answer: &str| run(folder.path(), &[answer, "--rewrite-of", "story.txt"]);
    assert_eq!(check("good.txt").0, 0, "{:?}", check("good.txt"));
    assert_eq!(check("altered.txt").0, 1);
    assert_eq!(check("other.txt").0, 1);
    let (code, _, stderr) = check("none.txt");
    assert_eq!(code, 1);
    assert!(stderr.contains("has no quote"), "{stderr}");
}

#[test]
fn a_list_of_pairs_checks_each_story_against_its_own_source() {
    let folder = folder(&[
        (
            "a.txt",
            "“We close the pier now,” said Ines Duarte.".as_bytes(),
        ),
        (
            "b.txt",
            "“We open the pier now,” said Ines Duarte.".as_bytes(),
        ),
        (
            "ta.txt",
            b"DUARTE: We close the pier now.\nCHAIR: Yes.\nDUARTE: Good.\n",
        ),
        (
            "tb.txt",
            b"DUARTE: We shut the pier now.\nCHAIR: Yes.\nDUARTE: Good.\n",
        ),
        ("pairs.csv", b"story,source\na.txt,ta.txt\nb.txt,tb.txt\n"),
        ("bad.csv", b"story,text\na.txt,ta.txt\n"),
    ]);
    let (code, stdout, stderr) = run(folder.path(), &["--pairs", "pairs.csv"]);
    assert_eq!(code, 1, "{stderr}");
    let rows = rows(&stdout);
    let cells: Vec<(&str, &str, &str)> = rows
        .iter()
        .map(|row| (row[0].as_str(), row[4].as_str(), row[6].as_str()))
        .collect();
    assert_eq!(
        cells,
        [("a.txt", "exact", "ta.txt"), ("b.txt", "altered", "tb.txt")]
    );
    let (code, _, stderr) = run(folder.path(), &["--pairs", "bad.csv"]);
    assert_eq!(code, 2);
    assert!(stderr.contains("missing column `source`"), "{stderr}");
}

#[test]
fn a_speech_without_labels_has_the_speaker_it_is_given() {
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        (
            "speech.txt",
            b"We will close the ferry this year. Thank you.",
        ),
    ]);
    let told = |name: &str| {
        let speaker = format!("speech.txt={name}");
        let args = [
            "story.txt",
            "--against",
            "speech.txt",
            "--speaker-of",
            &speaker,
        ];
        let (code, stdout, _) = run(folder.path(), &args);
        (code, rows(&stdout)[0][11].clone())
    };
    assert_eq!(told("Ines Duarte"), (0, "yes".to_owned()));
    assert_eq!(told("Paul Bell"), (1, "no".to_owned()));
}

#[test]
fn rows_link_to_the_recording_and_say_why_a_speaker_is_unknown() {
    let subtitles = "1\n00:01:02,500 --> 00:01:04,000\nWe will close the ferry this year.\n";
    let folder = folder(&[
        ("story.txt", STORY.as_bytes()),
        ("s.srt", subtitles.as_bytes()),
    ]);
    let address = "https://example.org/v?id=7";
    let args = ["story.txt", "--against", "s.srt", "--media", address];
    let (_, stdout, _) = run(folder.path(), &args);
    let row = &rows(&stdout)[0];
    assert_eq!(row[23], format!("{address}#t=62"));
    assert_eq!(row[21], "source");
}

#[test]
fn only_what_was_asked_for_is_printed() {
    let story =
        "“We will close the ferry this year,” said Ines Duarte. “We met a friend,” she said.";
    let source = "DUARTE: We will not close the ferry this year. We met a friend.\nBELL: So.\nDUARTE: Yes.\n";
    let folder = folder(&[
        ("story.txt", story.as_bytes()),
        ("t.txt", source.as_bytes()),
    ]);
    let args = ["story.txt", "--against", "t.txt", "--only", "altered"];
    let (code, stdout, _) = run(folder.path(), &args);
    assert_eq!(code, 1);
    assert_eq!(rows(&stdout).len(), 1, "{stdout}");
}
