//! Markdown as a user meets it: every offset is one of the file.
#![cfg(feature = "markdown")]

use onrecord::read::{Format, documents};
use onrecord::{Document, Extractor};
use std::fs;
use tempfile::TempDir;

fn markdown(text: &str) -> Document {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("story.md");
    fs::write(&path, text).unwrap();
    documents(&[path], Format::Auto).next().unwrap().unwrap()
}

fn blocks(document: &Document) -> Vec<(&'static str, &str)> {
    let block = |b: &onrecord::document::Block| (b.kind.name(), &document.text()[b.span]);
    document.blocks().iter().map(block).collect()
}

const STORY: &str = "\
---
title: \"Lamp post falls for third time\"
author: Noor Eklund
date: 2026-02-11
---

# Lamp post falls *again*

The lamp post on Quay Street fell over on Monday, and **Mayor Ivo Santini**
said it was “a matter for [the lamp post](https://example.org/“post”)”.

```sh
echo \"not a quote\"
```

> \"It leans,\" the surveyor wrote. \"It has always
> leaned, and I have `always \"said\"` so.\"

- \"*Never* again,\" said Ida Kroll.
- Nobody was hurt.

| who | what |
|---|---|
| Ida Kroll | “I was in the bath” |

<div>“No quote of <b>theirs</b>”</div>

<script>say(\"no quote\")</script>
";

#[test]
fn the_prose_is_blocks_and_the_rest_is_not() {
    let document = markdown(STORY);
    let found = blocks(&document);
    let kinds: Vec<_> = found.iter().map(|block| block.0).collect();
    assert_eq!(
        kinds,
        [
            "heading",
            "paragraph",
            "block-quote",
            "list-item",
            "list-item",
            "paragraph",
            "paragraph",
            "paragraph",
            "paragraph",
            "paragraph"
        ]
    );
    assert_eq!(found[0].1, "Lamp post falls  again");
    assert_eq!(found[8].1, "“I was in the bath”");
    assert_eq!(found[9].1, "“No quote of    theirs”");
    let metadata = document.metadata();
    assert_eq!(
        metadata.headline.as_deref(),
        Some("Lamp post falls for third time")
    );
    assert_eq!(metadata.byline.as_deref(), Some("Noor Eklund"));
    assert_eq!(metadata.published.as_deref(), Some("2026-02-11"));
}

#[test]
fn offsets_are_those_of_the_file() {
    let analysis = Extractor::default().extract(markdown(STORY));
    let text = analysis.document.text();
    assert_eq!(text.len(), STORY.len());
    assert_eq!(text.chars().count(), STORY.chars().count());
    assert_eq!(text.lines().count(), STORY.lines().count());
    let mut found = Vec::new();
    for record in analysis.records() {
        let raw = analysis.document.raw(record.quote().content).unwrap();
        found.push(&STORY[raw.start as usize..raw.end as usize]);
        assert_eq!(raw.start as usize, record.quote().content.start());
    }
    assert_eq!(
        found,
        [
            "a matter for [the lamp post",
            "It leans,",
            "It has always\n> leaned, and I have `always \"said\"` so.",
            "Never* again,",
            "I was in the bath",
            "No quote of <b>theirs",
        ]
    );
}

#[test]
fn speakers_are_found_through_the_markup() {
    let analysis = Extractor::default().extract(markdown(STORY));
    let speakers: Vec<_> = analysis.records().map(|record| record.speaker()).collect();
    assert_eq!(speakers[0], Some("Ivo Santini"));
    assert_eq!(speakers[3], Some("Ida Kroll"));
}

#[test]
fn a_quote_begins_and_ends_with_words_whatever_the_emphasis() {
    for text in [
        "\"**We will not pay**,\" said Ann Lee.",
        "“**We will not pay**,” said *Ann Lee*.",
        "***\"We will not pay,\" said Ann Lee.***",
        "Ann Lee said: \"We will *not* pay,\" and left.",
        "\"[We will not](https://example.org) pay,\" said Ann Lee.",
    ] {
        let analysis = Extractor::default().extract(markdown(text));
        let records: Vec<_> = analysis.records().collect();
        assert_eq!(records.len(), 1, "{text}");
        assert_eq!(records[0].speaker(), Some("Ann Lee"), "{text}");
        let raw = analysis.document.raw(records[0].quote().content).unwrap();
        let words = &text[raw.start as usize..raw.end as usize];
        assert!(
            words.starts_with(['W', '*', '[']) && words.ends_with(','),
            "{words}"
        );
    }
}

#[test]
fn any_cut_of_a_file_keeps_its_length() {
    for (cut, _) in STORY.char_indices().skip(1) {
        for part in [&STORY[..cut], &STORY[cut..]] {
            let document = markdown(part);
            assert_eq!(document.text().len(), part.len());
            assert_eq!(document.text().chars().count(), part.chars().count());
        }
    }
}

#[test]
fn deep_nesting_is_read() {
    for sign in [">", "- ", "*", "[", "![", "`", "1. ", "<a>", "~~"] {
        let text = format!("{}\"Deep,\" said Ann Lee.", sign.repeat(20_000));
        assert_eq!(markdown(&text).text().len(), text.len());
    }
}

/// The quotes of a text, white space collapsed, each with its speaker.
fn quotes(text: &str) -> Vec<(String, Option<String>)> {
    let analysis = Extractor::default().extract(markdown(text));
    assert_eq!(analysis.document.text().len(), text.len());
    let records = analysis.records().map(|record| {
        let words = record
            .words()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        (words, record.speaker().map(str::to_owned))
    });
    records.collect()
}

#[test]
fn arguments_of_templates_are_no_quotes() {
    for template in [
        "{{< relref \"2031-05-03-pier.md\" >}}",
        "{{< img src=\"{{< link \"pier.png\" >}}\" alt=\"The old pier, with two ferries\" >}}",
        "{{% notice \"Mind the “gap” at the pier\" %}}",
        "{% image \"assets/pier.jpg\" \"The pier at dawn, with two ferries\" %}",
        "{{ \"/assets/pier.gif\" | url }}",
        "<img src=\"{{ \"/assets/pier.gif\" | url }}\" alt=\"The pier, as it was\" />",
        "[caption id=\"a_12\" align=\"right\" caption=\"The pier, before the storm\"]",
        "[plan](https://example.org/plan){:target=\"_blank\"}",
        "[plan]({{< relref \"plan.md\" >}}",
        "[plan](({{< relref \"plan.md\" >}})",
        "[plan](https:{{< img src=\"/2031/05/plan.doc) (.doc)",
        "{{< accordion kicker=\"Slide by slide\" title=\"The call of the harbour board\" icon=\"copy\" >}}",
        "{% highlight python %}\nwarn(\"the pier is not a term\")\n{% endhighlight %}",
    ] {
        for story in [
            format!("{template} Ines Duarte left early.\n\n“The ferry is late,” she said.\n"),
            format!("Ines Duarte saw it {template} again.\n\n“The ferry is late,” she said.\n"),
            format!("{template}\n\nInes Duarte left.\n\n“The ferry is late,” she said.\n"),
        ] {
            let found = quotes(&story);
            assert_eq!(found.len(), 1, "{story}: {found:?}");
            assert_eq!(found[0].0, "The ferry is late,", "{story}");
            assert_eq!(found[0].1.as_deref(), Some("Ines Duarte"), "{story}");
        }
    }
}

#[test]
fn a_quote_around_a_template_keeps_its_words() {
    let story = "They called it a “[slow pier]({{< relref \"pier.md\" >}}.” It closed.";
    assert_eq!(quotes(story)[0].0, "slow pier .");
    let story = "“[The pier is [an old one] and ours]({{< ref \"pier.md\" >}}),” said Ines Duarte.";
    assert_eq!(quotes(story)[0].0, "The pier is [an old one] and ours ,");
}

#[test]
fn shortcodes_that_show_a_quote_are_read() {
    for shortcode in [
        "{{< card-quote text=\"We open every pier.\" cite=\"Stella Worth\" >}}",
        "{{< quote\n  author='Stella Worth'\n  text='We open every pier.'\n>}}",
        "{{< blockquote \"We open every pier.\" \"Stella Worth\" >}}",
        "{% include pull-quote.html quote=\"We open every pier.\" by=\"Stella Worth\" %}",
        "{{< card-quote text=\"“We open every pier.”\" cite=\"Stella Worth\" >}}",
    ] {
        let story = format!("The board met in May.\n\n{shortcode}\n\nThe board left.\n");
        let found = quotes(&story);
        assert_eq!(found.len(), 1, "{shortcode}: {found:?}");
        assert_eq!(found[0].0, "We open every pier.", "{shortcode}");
        if shortcode.find("Stella") > shortcode.find("We") {
            assert_eq!(found[0].1.as_deref(), Some("Stella Worth"), "{shortcode}");
        }
    }
}

#[test]
fn raw_html_is_read() {
    let story = "\
<p>At first we told <em>people</em>, &#8220;Tie it up again.&#8221; That worked.</p>

<blockquote class=\"tweet\">
  <p>Commissioner Rob Cooper: \"Our town deserves a harbour.\"</p>
</blockquote>

<figure><figcaption>\"A rope\" is what she called it.</figcaption></figure>

The <span title=\"not 'this'\">clerk</span> said <q>it is late</q> and <code>echo \"no\"</code> left.

<pre>say \"no\"</pre>
<!-- \"hidden\" -->
";
    let found: Vec<String> = quotes(story).into_iter().map(|(words, _)| words).collect();
    assert_eq!(
        found,
        [
            "Tie it up again.",
            "Our town deserves a harbour.",
            "A rope",
            "it is late"
        ]
    );
    let document = markdown(story);
    let kinds: Vec<_> = document
        .blocks()
        .iter()
        .map(|block| block.kind.name())
        .collect();
    assert_eq!(kinds, ["paragraph", "block-quote", "caption", "paragraph"]);
}

#[test]
fn front_matter_may_begin_with_blank_lines() {
    let story = "---\n\n\ntitle: 'The pier'\nsummary: 'She said “it is late” and left'\n---\n\n“We go,” said Ines Duarte.\n";
    let document = markdown(story);
    assert_eq!(document.metadata().headline.as_deref(), Some("The pier"));
    assert_eq!(quotes(story).len(), 1);
    // A rule at the top is no front matter.
    let story = "---\n\nShe left: “We go,” said Ines Duarte.\n\n---\n\nThe end.\n";
    assert_eq!(quotes(story).len(), 1);
}

#[test]
fn any_cut_of_a_template_is_read() {
    let story =
        "{{< quote text=\"a “b\" cite='ü' >}} [x]({{ y }} {% raw %}[caption a=\"b\"]{:.c}{{< z \"é";
    for (start, _) in story.char_indices() {
        for (end, _) in story.char_indices().filter(|(end, _)| *end > start) {
            let part = &story[start..end];
            assert_eq!(markdown(part).text().chars().count(), part.chars().count());
        }
    }
}

/// The cells of the CSV that quotes and mentions have.
fn printed(text: &str) -> Vec<Vec<String>> {
    use onrecord::write::{Csv, Writer as _, rows};
    let analysis = Extractor::default().extract(markdown(text));
    let (csv, mut bytes) = (Csv::default(), Vec::new());
    csv.begin(&mut bytes).unwrap();
    let rows = rows(&analysis, 0.0);
    csv.document(&analysis.document, &rows, &mut bytes).unwrap();
    let mut reader = csv::Reader::from_reader(&bytes[..]);
    let records = reader.records().map(Result::unwrap);
    records
        .map(|record| [2, 3, 4, 5].map(|n| record[n].to_owned()).to_vec())
        .collect()
}

#[test]
fn what_is_printed_has_no_holes_where_markup_stood() {
    for (text, words) in [
        (
            "“It is **very** [late](https://a.example/b) now,” said Bo Ek.",
            "It is very late now,",
        ),
        (
            "“*Never*, [ever](b) sell **it**,” said Bo Ek.",
            "Never, ever sell it,",
        ),
        (
            "“(*Never*) un*believ*able ~~old~~ rope,” said Bo Ek.",
            "(Never) un*believ*able old rope,",
        ),
        ("> “We go\n> **now**,” said Bo Ek.", "We go\nnow,"),
        ("“One<br>two, <b>three</b>,” said Bo Ek.", "One two, three,"),
        // Spaces of the author stay.
        (
            "“Two  spaces are *his*,” said Bo Ek.",
            "Two  spaces are his,",
        ),
    ] {
        assert_eq!(printed(text)[0][0], words, "{text}");
    }
    let named =
        "“We go,” said **Ines** [Duarte](x), the *chief* [engineer](y) of **Port** Karsund.";
    assert_eq!(
        printed(named)[0],
        [
            "We go,",
            "Ines Duarte",
            "chief engineer of Port Karsund",
            "Ines Duarte"
        ]
    );
}

#[test]
fn an_entity_is_the_sign_it_stands_for() {
    let text = "“We go,” said Ren&eacute;e&nbsp;Holm, the mayor of K&oslash;ge.\n\n\
                &Eacute;mile Vik, the chief&nbsp;engineer, said: “No.”\n";
    let found = printed(text);
    // The words are those of the file; the names are names.
    assert_eq!(
        found[0],
        [
            "We go,",
            "Renée Holm",
            "mayor of Køge",
            "Ren&eacute;e&nbsp;Holm"
        ]
    );
    assert_eq!(found[1][1], "Émile Vik");
    assert_eq!(found[1][2], "chief engineer");
}
