//! Changes of a file that are no change of a quote, or another one than it seems: each kind in three forms, both
//! ways. The stories are invented; the kinds were met in histories of public sites.
#![cfg(all(feature = "cli", feature = "markdown", feature = "html"))]

#[allow(unreachable_pub, reason = "shared by several tests")]
mod diff_row;

use assert_cmd::cargo::CommandCargoExt as _;
use diff_row::kinds_and_quote;
use serde_json::Value;
use std::fs;
use std::process::Command;
use tempfile::TempDir;

/// The rows of `diff` as severity, kinds, and the quote after or before.
fn rows(name: &str, before: &str, after: &str) -> Vec<(String, String, String)> {
    let folder = TempDir::new().unwrap();
    let names = [format!("1{name}"), format!("2{name}")];
    for (name, text) in names.iter().zip([before, after]) {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let mut command = Command::cargo_bin("onrecord").unwrap();
    let command = command.current_dir(folder.path()).arg("diff").args(&names);
    let output = command.args(["-f", "jsonl"]).output().unwrap();
    let messages = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code().unwrap() < 2, "{messages}");
    let lines = String::from_utf8(output.stdout).unwrap();
    let rows = lines.lines().map(|line| {
        let row: Value = serde_json::from_str(line).unwrap();
        let (kinds, quote) = kinds_and_quote(&row);
        (row["severity"].as_str().unwrap().to_owned(), kinds, quote)
    });
    rows.collect()
}

/// Nothing but signs may differ, both ways.
fn assert_quiet(name: &str, before: &str, after: &str) {
    for (one, two) in [(before, after), (after, before)] {
        let loud: Vec<_> = rows(name, one, two)
            .into_iter()
            .filter(|(severity, ..)| severity != "none")
            .collect();
        assert!(loud.is_empty(), "{loud:?}\n{one}\n→\n{two}");
    }
}

const SAID: &str = "“The crane is late,” Karl Vik said.\n";

#[test]
fn addresses_of_links_are_no_quotes() {
    for (before, after) in [
        (
            "in a [talk](https://a.example/1)",
            "in a [talk]({{< relref \"2031-05-02-crane.md\" >}})",
        ),
        // Without its parenthesis, as it stands in the wild.
        (
            "See the [plan](/plan).",
            "See the [plan]({{< ref \"2031-05-01-plan.md\" >}}.",
        ),
        (
            "the [board]({% post_url 2031-05-01-board %})",
            "the [board]({{ site.url }}/board \"The “board”\")",
        ),
    ] {
        let story = |link: &str| format!("{SAID}\nVik spoke {link}\n");
        assert_quiet(".md", &story(before), &story(after));
    }
}

#[test]
fn attributes_of_templates_are_no_quotes() {
    for (before, after) in [
        (
            "![The crane](/img/crane.jpg)",
            "{% image \"assets/img/crane.jpg\" \"The crane at dusk, with two gulls\" %}",
        ),
        (
            "",
            "{{< accordion kicker=\"Step by step\" title=\"Monthly call of the crane board\" icon=\"fas fa-copy\" >}}",
        ),
        (
            "[caption id=\"a1\" align=\"left\" caption=\"The crane\"]",
            "[caption id=\"attachment_9\" align=\"right\" caption=\"The crane, before the storm came\"]",
        ),
    ] {
        assert_quiet(
            ".md",
            &format!("{SAID}\n{before}\n"),
            &format!("{SAID}\n{after}\n"),
        );
    }
}

#[test]
fn html_and_its_text_are_the_same_words() {
    for (before, after) in [
        (
            "<p>At first we told people, &#8220;Oil it again if it squeaks.&#8221; That worked.</p>",
            "At first we told people, “Oil it again if it squeaks.” That worked.",
        ),
        (
            "<p>&ldquo;The hook wasn&rsquo;t ours,&rdquo; said Ren&eacute;e&nbsp;Holm.</p>",
            "“The hook wasn’t ours,” said Renée Holm.",
        ),
        (
            "<div><p>“It <em>leans</em>,” said <b>Karl</b> Vik.</p></div>",
            "“It *leans*,” said **Karl** Vik.",
        ),
    ] {
        assert_quiet(".md", before, after);
    }
}

#[test]
fn a_repaired_encoding_is_no_news() {
    for (before, after) in [
        (
            "Karl Vik said, â€œWe donâ€™t waste it, and KrÃ¶ger wonâ€™t.â€ He left.",
            "Karl Vik said, “We don’t waste it, and Kröger won’t.” He left.",
        ),
        (
            "“The crane isn™t ours,” said JÃ¼rgen Holm.",
            "“The crane isn’t ours,” said Jürgen Holm.",
        ),
        (
            "\"It is nice to have friends\" - said Zo\u{c3}\u{ab} Lind, crane driver.",
            "\"It is nice to have friends\" - said Zoë Lind, crane driver.",
        ),
    ] {
        assert_quiet(".txt", before, after);
        for (severity, kinds, _) in rows(".txt", before, after) {
            assert!(
                severity == "none" && kinds == "encoding",
                "{kinds}: {before}"
            );
        }
    }
}

#[test]
fn a_quote_moves_into_a_shortcode() {
    for (before, after) in [
        (
            "“We need to oil every hook of every crane.”― Stella Worth",
            "{{< card-quote text=\"We need to oil every hook of every crane.\" cite=\"Stella Worth\" >}}",
        ),
        // The speaker of the sentence before is not sure, and the verb is still there.
        (
            "“We go first.”― Stella Worth\n\nAs the crane team said, “Before we lift, we must look up.”",
            "{{< card-quote text=\"We go first.\" cite=\"Stella Worth\" >}}\n\nAs the crane team said,\n\n\
             {{< card-quote text=\"Before we lift, we must look up.\" cite=\"\" >}}",
        ),
        (
            "> “It lifts what it lifts.”\n>\n> — Karl Vik",
            "{{< blockquote text=\"It lifts what it lifts.\" author=\"Karl Vik\" >}}",
        ),
    ] {
        assert_quiet(".md", before, after);
    }
}

#[test]
fn a_typing_error_is_a_note() {
    for (before, after) in [
        (
            "“I liked the continuous intergration of the cranes,” said Adam Kend.",
            "“I liked the continuous integration of the cranes,” said Adam Kend.",
        ),
        (
            "“The board recieved a hook and has the the drivers will to lift,” said Adam Kend.",
            "“The board received a hook and has the drivers' will to lift,” said Adam Kend.",
        ),
        (
            "“See http://a.example/b for teh crane,” said Adam Kend.",
            "“See //a.example/b for the crane,” said Adam Kend.",
        ),
    ] {
        let found = rows(".txt", before, after);
        assert_eq!(found.len(), 1, "{found:?}");
        let (severity, kinds, _) = &found[0];
        assert!(
            severity == "note" && kinds.starts_with("wording"),
            "{found:?}"
        );
    }
}

#[test]
fn captions_and_embedded_posts_are_quotes() {
    let figure = |words: &str| format!("<figure>\n<figcaption>{words}</figcaption>\n</figure>\n");
    let post =
        |words: &str| format!("<blockquote class=\"tweet\">\n  <p>{words}</p>\n</blockquote>\n");
    let words = "The new crane brings together what stood in many parts of the yard.";
    let one = rows(
        ".md",
        &format!("{}\n{SAID}", figure(words)),
        &format!("{}\n{SAID}", figure(&format!("\"{words}\""))),
    );
    assert_eq!(one.len(), 1, "{one:?}");
    assert_eq!(
        (one[0].0.as_str(), one[0].1.as_str()),
        ("warning", "requoted")
    );
    let said = "Commissioner Rob Cooper, \"Our yard deserves a crane that makes lives easier.\"";
    let two = rows(".md", &format!("{}\n{SAID}", post(said)), SAID);
    assert_eq!(two.len(), 1, "{two:?}");
    assert_eq!(
        (two[0].0.as_str(), two[0].1.as_str()),
        ("warning", "removed")
    );
    let three = rows(
        ".md",
        SAID,
        &format!("{SAID}\n{}", post("“We lift,” said Rob Cooper.")),
    );
    assert_eq!(three.len(), 1, "{three:?}");
    assert_eq!(
        (three[0].0.as_str(), three[0].1.as_str()),
        ("warning", "added")
    );
}

#[test]
fn brackets_that_fall_away_are_wording() {
    for (before, after) in [
        (
            "“[Through the yard], we hope that the crane holds,” said Ida Holm.",
            "“Through the yard, we hope that the crane holds,” said Ida Holm.",
        ),
        (
            "“It is their crane,” said Ida Holm.",
            "“It is [the county’s] crane,” said Ida Holm.",
        ),
        (
            "“We [the drivers] will not lift it,” said Ida Holm.",
            "“We the drivers will not lift it,” said Ida Holm.",
        ),
    ] {
        for (one, two) in [(before, after), (after, before)] {
            let found = rows(".txt", one, two);
            assert_eq!(found.len(), 1, "{found:?}");
            assert_eq!(
                (found[0].0.as_str(), found[0].1.as_str()),
                ("warning", "wording"),
                "{two}"
            );
        }
    }
}

#[test]
fn a_correction_note_takes_no_quote_away() {
    let story = |words: &str, note: &str| {
        format!(
            "Crane to stay\n\nThe yard gave a hint on Monday.\n\n“{words},” Karl Vik said.\n\nThe board meets in May.\n\n{note}"
        )
    };
    for note in [
        "Correction: An earlier version of this story misquoted Karl Vik as saying, “We will sell the crane.”\n",
        "Editor’s note: Karl Vik did not say “We will sell the crane,” as first reported.\n",
        "This article was amended on 3 May 2031. It had Karl Vik say “We will sell the crane.”\n",
    ] {
        let found = rows(
            ".txt",
            &story("We will sell the crane", ""),
            &story("We will not sell the crane", note),
        );
        let loud: Vec<(&str, &str)> = found
            .iter()
            .map(|(severity, kinds, _)| (severity.as_str(), kinds.as_str()))
            .collect();
        assert_eq!(
            loud,
            [("error", "wording correction"), ("note", "correction")],
            "{note}"
        );
    }
}

/// Paragraphs changed places, and the model takes the harbor master for whoever is named last.
#[test]
fn a_role_that_is_read_another_way_is_no_other_speaker() {
    let solheim = "“We were asked to buy a ship without being told what it costs,” said Ingrid Solheim, who \
                   chairs the finance committee. “I won’t sign that.”\n\n";
    let berg = "Her deputy, Tomas Berg, disagreed. “The numbers have been on the table since May,” he said, \
                “and nobody read them.”\n\n";
    let master = "The harbour master called the delay “a gift to our competitors”.";
    let shout = " A fisherman shouted from the gallery: “You’ll all be gone by spring!”";
    let before = format!("{solheim}{berg}{master}{shout}\n");
    let after = format!("{berg}{solheim}{master}\n");
    let kinds: Vec<String> = rows("harbor.md", &before, &after)
        .into_iter()
        .map(|(_, kinds, _)| kinds)
        .collect();
    assert!(
        kinds.iter().all(|kinds| !kinds.contains("speaker")),
        "{kinds:?}"
    );
}
