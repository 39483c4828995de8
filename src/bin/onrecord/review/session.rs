//! The review at a terminal: one key press for each finding.

use super::editor;
use super::screen::{Input, ReviewScreen};
use super::story::{Decision, ReviewStory};
use crate::check::{Bounds, Case, Examiner, shown};
use onrecord::Error;
use onrecord::check::Golden;
use onrecord::write::report::{ReviewPage, opening};
use onrecord::write::{ColorChoice, Screen};
use std::io;

const KEYS: &str = "a accept · r reject · s skip · e edit · k/j move · ? help · q quit";

const HELP: [&str; 13] = [
    "a: accept. The accepted answers get the current one, at once.",
    "r: reject. The accepted answer stays; the next check reports the finding again.",
    "s: skip. Decide later.",
    "e: edit the golden in your editor (VISUAL or EDITOR), then compare again.",
    "k, ↑: the finding before. A decision can be changed.",
    "j, ↓: the next finding.",
    "space, b: scroll a long page down or up.",
    "A, R, S: the same as a, r, s for this finding and all that follow.",
    "?: this help.",
    "q: quit. What is not decided is skipped.",
    "",
    "Words that are gone are shown [-like this-], new ones {+like this+}; with colors struck and bold.",
    "Each accepted answer is written at once: nothing is lost if the review is interrupted.",
];

/// A review in progress.
pub(super) struct ReviewSession<'s, 'c> {
    pub(super) stories: Vec<ReviewStory<'c>>,
    pub(super) examiner: &'s Examiner<'s>,
    pub(super) bounds: &'s Bounds,
    pub(super) colors: ColorChoice,
    screen: ReviewScreen,
    /// The finding that is shown: its story and its number there.
    at: (usize, usize),
    first_line: usize,
    is_help: bool,
    message: String,
    pub(super) has_failed: bool,
}

impl<'s, 'c> ReviewSession<'s, 'c> {
    /// Starts a review of some stories, each with a finding.
    pub(super) fn new(
        stories: Vec<ReviewStory<'c>>,
        examiner: &'s Examiner<'s>,
        colors: ColorChoice,
    ) -> io::Result<ReviewSession<'s, 'c>> {
        Ok(ReviewSession {
            stories,
            bounds: examiner.bounds,
            examiner,
            colors,
            screen: ReviewScreen::open()?,
            at: (0, 0),
            first_line: 0,
            is_help: false,
            message: String::new(),
            has_failed: false,
        })
    }

    /// Asks until every finding is decided, or the user quits. Returns the stories.
    pub(super) fn run(mut self) -> io::Result<(Vec<ReviewStory<'c>>, bool)> {
        loop {
            self.draw()?;
            let input = self.screen.next()?;
            if self.is_help && input != Input::Resized {
                self.is_help = false;
                continue;
            }
            if input != Input::Resized {
                self.message.clear();
            }
            let page = self.screen.size().1.saturating_sub(4).max(1);
            match input {
                Input::Quit => break,
                Input::Resized => {}
                Input::Up => self.step(-1),
                Input::Down => self.step(1),
                Input::PageDown => self.first_line += page,
                Input::PageUp => self.first_line = self.first_line.saturating_sub(page),
                Input::Key('?') => self.is_help = true,
                Input::Key('e') => self.edit()?,
                Input::Key(key) => match decision(key) {
                    Some(decision) if key.is_uppercase() => self.decide_rest(decision),
                    Some(decision) => self.decide(decision),
                    None => self.message = format!("“{key}” is no key here; ? shows all"),
                },
            }
            if !self.has_open() {
                break;
            }
        }
        Ok((self.stories, self.has_failed))
    }

    fn decide(&mut self, decision: Decision) {
        let (story, item) = self.at;
        match self.stories[story].decide(item, decision, self.bounds) {
            Ok(()) => self.advance(),
            Err(error) => self.tell(&error),
        }
    }

    /// Decides about this finding and all that follow and are not decided.
    fn decide_rest(&mut self, decision: Decision) {
        let (first, own) = self.at;
        for story in first..self.stories.len() {
            let from = if story == first { own } else { 0 };
            let items = &self.stories[story].items;
            let is_meant =
                |&item: &usize| items[item].decision.is_none() || (story, item) == self.at;
            let meant: Vec<usize> = (from..items.len()).filter(is_meant).collect();
            if let Err(error) = self.stories[story].decide_all(&meant, decision, self.bounds) {
                self.tell(&error);
                return;
            }
        }
        // A finding before this one may be open.
        self.advance();
    }

    fn tell(&mut self, error: &Error) {
        self.has_failed = true;
        self.message = error.to_string();
    }

    /// Opens the golden in the editor, and compares the story again.
    fn edit(&mut self) -> io::Result<()> {
        let (story, _) = self.at;
        let case = self.stories[story].case;
        let is_first = self.stories[story].proposal.old.is_none();
        // A first golden has to be there to be edited.
        if is_first && let Err(error) = self.stories[story].decide(0, Decision::Accept, self.bounds)
        {
            self.tell(&error);
            return Ok(());
        }
        if let Err(error) = self.screen.lend(|| editor::edit(&case.golden))? {
            self.message = error.to_string();
            // One that was not edited was not accepted either.
            if is_first && let Err(error) = self.stories[story].undecide(0, self.bounds) {
                self.tell(&error);
            }
            return Ok(());
        }
        match self.again(case) {
            Ok(Some(again)) => self.stories[story] = again,
            Ok(None) => {
                for item in &mut self.stories[story].items {
                    item.decision = Some(Decision::Accept);
                }
                self.message = format!("{}: agrees now", shown(&case.golden));
            }
            Err(error) => self.message = error.to_string(),
        }
        self.at = (story, 0);
        self.first_line = 0;
        Ok(())
    }

    fn again(&self, case: &'c Case) -> Result<Option<ReviewStory<'c>>, Error> {
        Ok(ReviewStory::of(case, self.examiner.examine(case)?))
    }

    /// Goes to another finding, if there is one.
    fn step(&mut self, by: isize) {
        let (number, all) = self.progress();
        let next = (number - 1).saturating_add_signed(by).min(all - 1);
        let mut rest = next;
        for (story, one) in self.stories.iter().enumerate() {
            if rest < one.items.len() {
                self.at = (story, rest);
                break;
            }
            rest -= one.items.len();
        }
        self.first_line = 0;
    }

    /// Goes to the next finding without a decision, or else to the first one.
    fn advance(&mut self) {
        let stories = self.stories.iter().enumerate();
        let items =
            stories.flat_map(|(n, story)| (0..story.items.len()).map(move |item| (n, item)));
        let is_open = |(n, item): &(usize, usize)| self.stories[*n].items[*item].decision.is_none();
        let open: Vec<(usize, usize)> = items.filter(is_open).collect();
        let next = open.iter().find(|place| **place > self.at).or(open.first());
        self.at = next.copied().unwrap_or(self.at);
        self.first_line = 0;
    }

    /// Returns whether a finding has no decision.
    fn has_open(&self) -> bool {
        self.stories.iter().any(|story| story.count(None) > 0)
    }

    /// Returns the number of the finding that is shown, from 1, and how many there are.
    fn progress(&self) -> (usize, usize) {
        let counts = self.stories.iter().map(|story| story.items.len());
        let before: usize = counts.clone().take(self.at.0).sum();
        (before + self.at.1 + 1, counts.sum())
    }

    fn draw(&mut self) -> io::Result<()> {
        let (width, height) = self.screen.size();
        let page = ReviewPage::new(Screen {
            width,
            color: self.colors,
        });
        let (number, all) = self.progress();
        let story = &self.stories[self.at.0];
        let item = &story.items[self.at.1];
        let decided = match item.decision {
            None => "",
            Some(Decision::Accept) => " (accepted)",
            Some(Decision::Reject) => " (rejected)",
            Some(Decision::Skip) => " (skipped)",
        };
        let title = format!("{number} of {all} · {}{decided}", item.finding.document);
        let mut lines: Vec<String> = page.heading(&title);
        lines.push(String::new());
        let head = lines.len();
        let body = match (self.is_help, &story.proposal.old) {
            (true, _) => HELP.iter().flat_map(|line| page.line(line)).collect(),
            (false, Some(_)) => page.finding(&item.finding),
            (false, None) => first_golden(story, &page),
        };
        let mut foot = vec![String::new()];
        if !self.message.is_empty() {
            foot.extend(page.line(&self.message));
        }
        foot.extend(page.line(KEYS));
        // The foot must be seen however small the terminal is.
        let room = height.saturating_sub(head + foot.len() + 1).max(1);
        let last = body.len().saturating_sub(room);
        self.first_line = self.first_line.min(last);
        let more = body.len() - self.first_line - room.min(body.len() - self.first_line);
        lines.extend(body.into_iter().skip(self.first_line).take(room));
        if more > 0 {
            lines.extend(page.line(&format!("… {more} more lines: space")));
        }
        lines.extend(foot);
        lines.truncate(height);
        self.screen.draw(&lines)
    }
}

fn decision(key: char) -> Option<Decision> {
    match key.to_ascii_lowercase() {
        'a' => Some(Decision::Accept),
        'r' => Some(Decision::Reject),
        's' => Some(Decision::Skip),
        _ => None,
    }
}

/// Renders the answers that would become accepted ones.
fn first_golden(story: &ReviewStory<'_>, page: &ReviewPage) -> Vec<String> {
    let name = shown(&story.case.golden);
    let mut lines = page.line(&story.items[0].finding.message);
    lines.push(String::new());
    match Golden::parse(story.case.kind, &name, &story.proposal.new) {
        Ok(golden) => lines.extend(first_rows(&golden).iter().flat_map(|row| page.line(row))),
        Err(error) => lines.extend(page.line(&error.to_string())),
    }
    lines
}

/// Describes the rows of a first golden.
pub(super) fn first_rows(golden: &Golden) -> Vec<String> {
    let rows = golden.rows().iter().map(|row| {
        let cell = |column| golden.words(row, column).unwrap_or_default();
        let speaker = cell("speaker");
        let by = match speaker.as_ref() {
            "" => "nobody",
            speaker => speaker,
        };
        format!("line {}: “{}” {by}", cell("line"), opening(&cell("quote")))
    });
    rows.collect()
}
