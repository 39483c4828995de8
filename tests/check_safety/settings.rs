//! What is read beside a story, settings, and what is deleted.

use super::*;

#[test]
fn what_stands_beside_a_named_story_is_not_read_from_elsewhere() {
    for (story, beside, to) in [
        (
            "dam/story.txt",
            "repo/dam/sources/hearing.txt",
            "../../../home/dam.txt",
        ),
        ("dam/story.txt", "repo/dam/sources", "../../home"),
        ("dam/1.txt", "repo/dam/2.txt", "../../home/dam.txt"),
    ] {
        let toml = format!("inputs = [\"{story}\"]\n");
        let story = format!("repo/{story}");
        let folder = folders(&[
            ("home/dam.txt", DAM),
            ("repo/onrecord.toml", toml.as_str()),
            (story.as_str(), DAM),
            ("repo/dam/changes.csv", "quote\n"),
            ("repo/dam/verdicts.csv", "quote,verdict\n"),
        ]);
        let parent = folder.path().join(beside).parent().unwrap().to_owned();
        fs::create_dir_all(parent).unwrap();
        link(&folder, to, beside);
        let (code, stdout, stderr) = run(&folder, &["check"]);
        assert_eq!(code, 2, "{beside}: {stdout}{stderr}");
        let said = "not checked: it is a link that leads out of the folder";
        assert!(stderr.contains(said), "{beside}: {stderr}");
        // Typed, it is followed.
        let typed = story.strip_prefix("repo/").unwrap();
        let (_, stdout, stderr) = run(&folder, &["check", typed]);
        assert!(!stderr.contains(said), "{beside}: {stdout}{stderr}");
    }
}

#[test]
fn settings_are_for_their_own_folder() {
    for (toml, said) in [
        (
            "inputs = [\"../home\"]",
            "`inputs` must stay in the folder of this file, and “../home” leads out of it: \
             type `onrecord check ../home` instead",
        ),
        (
            "inputs = [\".\", \"desk/../../home\"]",
            "“desk/../../home” leads out",
        ),
        ("inputs = [\"/etc\"]", "“/etc” leads out"),
        ("inputs = [\"news\"]", "“news” leads out"),
        ("inputs = [\"story.txt\"]", "“story.txt” leads out"),
        (
            "lexicons = [\"../home/words.csv\"]",
            "type `--lexicon ../home/words.csv` instead",
        ),
        ("lexicons = [\"words.csv\"]", "“words.csv” leads out"),
        (
            "lexicons = [\"pipe.csv\"]",
            "`lexicons` lists “pipe.csv”, which is not a file",
        ),
        (
            "update = \"always\"",
            "`update` cannot be “always” in a file",
        ),
        ("update = \"force\"", "ONRECORD_UPDATE=force"),
    ] {
        let folder = folders(&[
            ("repo/onrecord.toml", toml),
            ("repo/desk/lock.txt", DAM),
            ("home/words.csv", "word,kind\nquip,verb\n"),
            ("home/news/weir.txt", DAM),
        ]);
        pipe(&folder, "repo/pipe.csv");
        link(&folder, "../home/news", "repo/news");
        link(&folder, "../home/words.csv", "repo/words.csv");
        link(&folder, "../home/news/weir.txt", "repo/story.txt");
        let before = all(folder.path());
        for args in [&["check"][..], &["check", "--update"], &["review"]] {
            let (code, stdout, stderr) = run(&folder, args);
            assert_eq!((code, stdout.as_str()), (2, ""), "{toml}: {stderr}");
            assert!(
                stderr.starts_with("onrecord: onrecord.toml:1: "),
                "{stderr}"
            );
            assert!(stderr.contains(said), "{toml}: {stderr}");
            assert_eq!(all(folder.path()), before, "{toml}");
        }
    }
}

#[test]
fn a_settings_file_that_is_a_link_is_for_the_folder_it_is_found_in() {
    let folder = folders(&[
        ("home/onrecord.toml", "inputs = [\"news\"]\n"),
        ("home/news/weir.txt", DAM),
        ("repo/news/lock.txt", DAM),
    ]);
    link(&folder, "../home/onrecord.toml", "repo/onrecord.toml");
    let (code, _, stderr) = run(&folder, &["check", "--update"]);
    let sum = "1 story, 1 quote, 0 findings, 1 golden written\n";
    assert_eq!((code, stderr.as_str()), (0, sum));
    assert!(folder.path().join("repo/news/lock.quotes.csv").is_file());
    // Nor does `init` write one through a link that leads nowhere yet.
    let folder = folders(&[]);
    link(&folder, "../home/profile", "repo/onrecord.toml");
    let (code, _, stderr) = run(&folder, &["init"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(stderr.contains("onrecord.toml: not written: it is a link"));
    assert!(!folder.path().join("home/profile").exists());
}

#[test]
fn only_goldens_are_deleted_and_only_where_an_update_is_typed() {
    let delete = "unreferenced = \"delete\"\n";
    let folder = folders(&[
        ("repo/onrecord.toml", delete),
        ("repo/dam.quotes.csv", GOLDEN),
        ("repo/gone.quotes.csv", GOLDEN),
        ("repo/empty.quotes.csv", ""),
        ("repo/important.verdicts.csv", "keep\n"),
        ("repo/prices.quotes.csv", "stock,price\nDam,3\n"),
        ("home/gone.csv", GOLDEN),
    ]);
    link(&folder, "../home/gone.csv", "repo/linked.quotes.csv");
    link(&folder, "gone.quotes.csv", "repo/within.quotes.csv");
    let names = |folder: &TempDir| {
        let names = all(&folder.path().join("repo"));
        names.into_iter().map(|(name, _)| name).collect::<Vec<_>>()
    };
    let before = names(&folder);
    let mut asked = onrecord(&folder, &["check"]);
    asked.env("ONRECORD_UPDATE", "always").output().unwrap();
    assert_eq!(names(&folder), before);
    let (code, _, stderr) = run(&folder, &["check", "--update"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(
        stderr.contains("onrecord: gone.quotes.csv: deleted\n"),
        "{stderr}"
    );
    for stays in [
        "empty.quotes.csv",
        "important.verdicts.csv",
        "prices.quotes.csv",
    ] {
        let said = format!("{stays}: not deleted: it is named like a golden, but is not one");
        assert!(stderr.contains(&said), "{stderr}");
    }
    for stays in ["linked.quotes.csv: ", "within.quotes.csv: "] {
        assert!(stderr.contains(stays), "{stderr}");
    }
    let mut after = names(&folder);
    after.push(
        before
            .iter()
            .find(|name| name.ends_with("gone.quotes.csv"))
            .unwrap()
            .clone(),
    );
    after.sort();
    assert_eq!(after, before);
    assert!(folder.path().join("home/gone.csv").is_file());
}

#[test]
fn a_list_of_known_misses_is_not_read_from_elsewhere() {
    let folder = folders(&[(
        "home/secret.csv",
        "story,line,quote,reason\ndam.txt,1,\"It holds,\",x\n",
    )]);
    link(&folder, "../home/secret.csv", "repo/known-misses.csv");
    let (code, _, stderr) = run(&folder, &["check"]);
    assert_eq!(code, 2, "{stderr}");
    assert!(
        stderr.contains("known-misses.csv: not read: it is a link that leads out of the folder")
    );
}

#[test]
fn a_quote_with_a_bar_agrees_with_its_golden_and_can_be_a_known_miss() {
    let story = "“Vote yes | vote no,” said Ana Ruiz.\n";
    let folder = folders(&[("repo/dam.txt", story)]);
    assert_eq!(run(&folder, &["check", "--update"]).0, 0);
    let golden = fs::read_to_string(folder.path().join("repo/dam.quotes.csv")).unwrap();
    assert!(golden.contains(r"Vote yes \| vote no,"), "{golden}");
    assert_eq!(run(&folder, &["check"]).0, 0);
    // An old golden has the quote as if it were two, and is put right by an update.
    let old = "line,quote,speaker\n1,\"Vote yes | vote no,\",Ana Ruiz | the warden\n";
    put(&folder, "repo/dam.quotes.csv", old);
    let (code, stdout, _) = run(&folder, &["check", "--update"]);
    assert_eq!((code, stdout.as_str()), (0, ""));
    let new = fs::read_to_string(folder.path().join("repo/dam.quotes.csv")).unwrap();
    assert_eq!(new, old.replace("yes |", r"yes \|"));
    // A known miss has the words of the golden, or those of the story.
    put(
        &folder,
        "repo/dam.quotes.csv",
        &new.replace("Ana Ruiz | the warden", "Emily Horne"),
    );
    for words in [r"Vote yes \| vote no,", "Vote yes | vote no,"] {
        let list = format!("story,line,quote,reason\ndam.txt,1,\"{words}\",not seen yet\n");
        put(&folder, "repo/known-misses.csv", &list);
        let (code, stdout, stderr) = run(&folder, &["check"]);
        assert_eq!((code, stdout.as_str()), (0, ""), "{words}: {stderr}");
    }
}
