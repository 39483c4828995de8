//! Files that go out and come back, and texts with any line ends.

use super::{Standoff, StandoffText};

const FILE: &str = "T1\tQuote 1 17;18 30\tIt sails at six, or never 🚢\n\
                    T2\tMention 36 47\tInes Duarte\n\
                    T3\tCue 31 35\tsaid\n\
                    R1\tSpeaker Arg1:T1 Arg2:T2\t\n\
                    R2\tReported Arg1:T1 Arg2:T3\t\n\
                    A1\tKind T1 direct\n\
                    A2\tIgnored T1\n\
                    #1\tAnnotatorNotes T2\tInes Duarte|Duarte\n";

#[test]
fn a_file_comes_back_unchanged() {
    let read = Standoff::parse("a.ann", FILE).unwrap();
    assert_eq!(read.to_string(), FILE);
    assert_eq!(read.entities[0].fragments, [(1, 17), (18, 30)]);
    let windows = FILE.replace('\n', "\r\n");
    assert_eq!(Standoff::parse("a.ann", &windows).unwrap(), read);
}

#[test]
fn other_annotations_are_skipped_and_damage_has_its_line() {
    let others = "E1\tMeet:T1 Who:T2\n*\tEquiv T1 T2\nN1\tReference T1 Wikidata:Q1\tx\n\nT1\tShip 0 3\tSea\n";
    let read = Standoff::parse("a.ann", others).unwrap();
    assert_eq!((read.entities.len(), read.relations.len()), (1, 0));
    for line in [
        "T2\tQuote",
        "T2\tQuote 5 1\tx",
        "T2\tQuote 5 x\tx",
        "T2\tQuote 1 2;\tx",
        "T2 Quote 1 2 x",
        "what is this",
        "R1\tSpeaker Arg1:T1",
        "A1\tKind",
        "#1\tAnnotatorNotes\tx",
    ] {
        let error = Standoff::parse("a.ann", &format!("{others}{line}\n")).unwrap_err();
        assert!(
            error.to_string().starts_with("a.ann:6: not a line of brat"),
            "{line}: {error}"
        );
    }
    let twice = Standoff::parse("a.ann", "T1\tShip 0 3\tSea\nT1\tShip 4 7\tDog\n");
    assert_eq!(
        twice.unwrap_err().to_string(),
        "a.ann:2: this id stands in a line above as well"
    );
    let marked = Standoff::parse("a.ann", "\u{FEFF}T1\tShip 0 3\tSea\n").unwrap();
    assert_eq!(marked.entities[0].id, "T1");
}

#[test]
fn lines_end_with_lf_and_offsets_follow() {
    let text = "a\r\nb\rc\nd\r\r\ne";
    let plain = StandoffText::new(text);
    assert_eq!(plain.as_str(), "a\nb\nc\nd\n\ne");
    let (from, to): (Vec<char>, Vec<char>) =
        (text.chars().collect(), plain.as_str().chars().collect());
    for (at, c) in from.iter().enumerate().filter(|(_, c)| **c != '\r') {
        assert_eq!(to[plain.offset(at)], *c, "{at}");
    }
    assert_eq!(plain.offset(from.len()), to.len());
}

#[test]
fn words_of_several_lines_are_fragments() {
    let of = |words| StandoffText::fragments(words, 10);
    assert_eq!(of("one line"), (vec![(10, 18)], "one line".to_owned()));
    assert_eq!(
        of("🚢\n\ntwo\u{2028}x"),
        (vec![(10, 11), (13, 16), (17, 18)], "🚢 two x".to_owned())
    );
    assert_eq!(of("a\r\nb"), (vec![(10, 11), (12, 13)], "a b".to_owned()));
    assert_eq!(of("\n"), (vec![], String::new()));
    assert_eq!(of(""), (vec![], String::new()));
}
