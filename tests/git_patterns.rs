//! Patterns of the histories of public sites, made again with a story of one line: what an editor would list, and
//! nothing besides. `tests/git_history.rs` has the rules one by one.

#[allow(unreachable_pub, reason = "shared by two tests")]
mod repository;

use repository::{History, git, row};
use std::fs;

const STORY: &str = "---\ntitle: Ferry\n---\n\n“The ferry is late,” said Ines Duarte, the harbour master.\n\n\
                     “The rope was old,” said Karl Holm. The harbour has had three ropes in nine years, and a fourth is\n\
                     ordered. Nobody knows who has paid for it, and the council will talk about that in May.\n";

/// The story with another word for the ferry, and a line that is no quote.
fn with(word: &str) -> String {
    STORY.replace("late", word)
}

fn changed(subject: &str, word: &str) -> (String, String, String) {
    row("wording", subject, &format!("The ferry is {word},"))
}

/// Jekyll: a draft is moved and edited in one commit.
#[test]
fn a_draft_is_published() {
    let mut history = History::new();
    fs::create_dir(history.path().join("_drafts")).unwrap();
    fs::create_dir(history.path().join("_posts")).unwrap();
    history.commit(1, "_drafts/ferry.md", STORY, "draft");
    history.git(&["mv", "_drafts/ferry.md", "_posts/2031-05-02-ferry.md"]);
    history.commit(2, "_posts/2031-05-02-ferry.md", &with("stuck"), "publish");
    history.commit(3, "_posts/2031-05-02-ferry.md", &with("sold"), "update");
    assert_eq!(
        history.rows(&["_posts/2031-05-02-ferry.md"]),
        [changed("publish", "stuck"), changed("update", "sold")]
    );
}

/// A contributor's branch brings the story; later commits are on the main line.
#[test]
fn a_story_comes_with_a_merge() {
    let mut history = History::new();
    history.commit(1, "index.md", "Home.\n", "site");
    history.git(&["checkout", "-q", "-b", "ferry"]);
    history.commit(2, "story.md", &with("stuck"), "first try");
    history.commit(3, "story.md", STORY, "second try");
    history.git(&["checkout", "-q", "main"]);
    history.day = 4;
    history.git(&["merge", "-q", "--no-ff", "ferry", "-m", "merge ferry"]);
    history.commit(5, "story.md", &with("sold"), "update");
    assert_eq!(history.rows(&["story.md"]), [changed("update", "sold")]);
}

/// A rename on a branch is seen at the merge.
#[test]
fn a_rename_comes_with_a_merge() {
    let mut history = History::new();
    history.commit(1, "ferry.md", STORY, "first");
    history.commit(2, "ferry.md", &with("stuck"), "second");
    history.git(&["checkout", "-q", "-b", "names"]);
    history.git(&["mv", "ferry.md", "story.md"]);
    history.day = 3;
    history.git(&["commit", "-q", "-m", "rename"]);
    history.git(&["checkout", "-q", "main"]);
    history.commit(4, "index.md", "Home.\n", "site");
    history.day = 5;
    history.git(&["merge", "-q", "--no-ff", "names", "-m", "merge names"]);
    history.commit(6, "story.md", &with("sold"), "update");
    assert_eq!(
        history.rows(&["story.md"]),
        [changed("second", "stuck"), changed("update", "sold")]
    );
}

#[test]
fn a_squashed_branch_is_one_change() {
    let mut history = History::new();
    history.commit(1, "story.md", STORY, "first");
    history.git(&["checkout", "-q", "-b", "side"]);
    history.commit(2, "story.md", &with("stuck"), "a try");
    history.commit(3, "story.md", &with("sold"), "a second try");
    history.git(&["checkout", "-q", "main"]);
    history.day = 4;
    history.git(&["merge", "-q", "--squash", "side"]);
    history.git(&["commit", "-q", "-m", "squashed"]);
    assert_eq!(history.rows(&["story.md"]), [changed("squashed", "sold")]);
}

#[test]
fn a_merge_of_three_branches_is_one_change() {
    let mut history = History::new();
    history.commit(1, "story.md", STORY, "first");
    for branch in ["one", "two"] {
        history.git(&["checkout", "-q", "-b", branch, "main"]);
        history.commit(2, &format!("{branch}.md"), "Note.\n", branch);
    }
    history.git(&["checkout", "-q", "-b", "three", "main"]);
    history.commit(3, "story.md", &with("sold"), "three");
    history.git(&["checkout", "-q", "main"]);
    history.day = 4;
    history.git(&["merge", "-q", "one", "two", "three", "-m", "all"]);
    assert_eq!(history.rows(&["story.md"]), [changed("all", "sold")]);
}

#[test]
fn a_merge_is_taken_back() {
    let mut history = History::new();
    history.commit(1, "story.md", STORY, "first");
    history.git(&["checkout", "-q", "-b", "side"]);
    history.commit(2, "story.md", &with("sold"), "side");
    history.git(&["checkout", "-q", "main"]);
    history.commit(3, "index.md", "Home.\n", "site");
    history.day = 4;
    history.git(&["merge", "-q", "--no-ff", "side", "-m", "merge"]);
    history.day = 5;
    history.git(&["revert", "-m", "1", "--no-edit", "HEAD"]);
    assert_eq!(
        history.rows(&["story.md"]),
        [
            changed("merge", "sold"),
            changed("Revert \"merge\"", "late")
        ]
    );
}

/// Both sides have changed the line; the merge has words of its own.
#[test]
fn a_conflict_is_resolved_in_the_merge() {
    let mut history = History::new();
    history.commit(1, "story.md", STORY, "first");
    history.git(&["checkout", "-q", "-b", "side"]);
    history.commit(2, "story.md", &with("sold"), "side");
    history.git(&["checkout", "-q", "main"]);
    history.commit(3, "story.md", &with("stuck"), "main");
    history.git(&["merge", "-q", "--no-commit", "-s", "ours", "side"]);
    history.commit(4, "story.md", &with("here"), "resolved");
    assert_eq!(
        history.rows(&["story.md"]),
        [changed("main", "stuck"), changed("resolved", "here")]
    );
}

/// `git pull` merges the main line into a clone's, and the push turns the two around: the first parents are the
/// clone's from then on. Each state that the clone had counts once.
#[test]
fn a_pull_turns_the_parents_around() {
    let mut history = History::new();
    history.commit(1, "story.md", STORY, "first");
    history.git(&["checkout", "-q", "-b", "clone"]);
    history.commit(2, "note.md", "Note.\n", "note");
    history.git(&["checkout", "-q", "main"]);
    history.commit(3, "story.md", &with("stuck"), "on main");
    history.git(&["checkout", "-q", "clone"]);
    history.day = 4;
    history.git(&["merge", "-q", "--no-ff", "main", "-m", "pull"]);
    history.git(&["checkout", "-q", "main"]);
    history.git(&["merge", "-q", "--ff-only", "clone"]);
    history.commit(5, "story.md", &with("sold"), "update");
    assert_eq!(
        history.rows(&["story.md"]),
        [changed("pull", "stuck"), changed("update", "sold")]
    );
}

#[test]
fn a_story_is_deleted_and_comes_back() {
    let mut history = History::new();
    history.commit(1, "story.md", STORY, "first");
    history.git(&["rm", "-q", "story.md"]);
    history.day = 2;
    history.git(&["commit", "-q", "-m", "delete"]);
    history.commit(3, "story.md", &with("sold"), "bring back");
    assert_eq!(history.rows(&["story.md"]), [changed("bring back", "sold")]);
}

/// Line ends, the mode of the file, another theme: no quote has changed.
#[test]
fn housekeeping_is_no_news() {
    let mut history = History::new();
    history.commit(1, "story.md", STORY, "first");
    history.commit(2, "story.md", &STORY.replace('\n', "\r\n"), "line ends");
    history.git(&["update-index", "--chmod=+x", "story.md"]);
    history.day = 3;
    history.git(&["commit", "-q", "-m", "mode"]);
    history.commit(
        4,
        "story.md",
        &STORY.replace("title:", "layout: wide\ntitle:"),
        "theme",
    );
    history.git(&["commit", "-q", "--allow-empty", "-m", "again"]);
    assert_eq!(history.rows(&["story.md"]), []);
}

/// Commits that were rebased are older by date than what they stand on.
#[test]
fn dates_that_go_back_change_no_order() {
    let mut history = History::new();
    history.commit(9, "story.md", STORY, "first");
    history.commit(3, "story.md", &with("stuck"), "second");
    history.commit(6, "story.md", &with("sold"), "third");
    assert_eq!(
        history.rows(&["story.md"]),
        [changed("second", "stuck"), changed("third", "sold")]
    );
}

/// A clone without contents: git would fetch each when it is asked for, which a check of a history does not.
#[test]
fn a_partial_clone_says_what_it_lacks() {
    let mut history = History::new();
    history.commit(1, "ferry.md", STORY, "first");
    history.commit(2, "ferry.md", &with("stuck"), "second");
    history.git(&["mv", "ferry.md", "story.md"]);
    history.day = 3;
    history.git(&["commit", "-q", "-m", "rename"]);
    history.commit(4, "story.md", &with("sold"), "fourth");
    history.git(&["config", "uploadpack.allowFilter", "true"]);
    let url = format!("file://{}", history.path().display());
    let root = history.folder.path().to_owned();
    git(
        &root,
        5,
        &["clone", "-q", "--filter=blob:none", &url, "partial"],
    );
    let partial = root.join("partial");
    let objects = || walk(&partial.join(".git/objects"));
    let before = objects();
    let (code, rows, messages) = history.run(&partial, &["story.md"]);
    assert_eq!((code, rows), (2, Vec::new()), "{messages}");
    assert!(messages.contains("not in this clone"), "{messages}");
    assert_eq!(objects(), before, "nothing was fetched");
    // With the contents at hand, the rows are those of the whole history.
    git(&partial, 5, &["checkout", "-q", "HEAD~1"]);
    git(&partial, 5, &["checkout", "-q", "main"]);
    let (_, rows, messages) = history.run(&partial, &["story.md"]);
    assert!(
        rows.contains(&changed("fourth", "sold")),
        "{rows:?} {messages}"
    );
}

/// The files of a folder, at any depth.
fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
