//! What a check and a review compare: the stories of some paths, with the lists that apply to them.

use super::bounds::Bounds;
use super::examine::Examiner;
use super::known::Lists;
use super::layout::Case;
use super::search::{FoundCases, search};
use crate::plan::{Links, NamedPaths};
use crate::settings::{IgnoreRules, Settings, Update};
use crate::setup::extractor;
use onrecord::Error;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The stories of some paths.
pub(crate) struct FoundStories {
    pub(crate) found: FoundCases,
    pub(crate) bounds: Bounds,
    pub(crate) lists: Lists,
}

impl FoundStories {
    /// Finds the stories, and reads the lists of known misses.
    pub(crate) fn find(
        paths: &[PathBuf],
        links: &Links,
        named: NamedPaths,
        settings: &Settings,
    ) -> Result<FoundStories, Error> {
        let found = search(paths, links, &IgnoreRules::new(settings)?, named);
        let bounds = Bounds::new(settings, links.typed(paths));
        let subjects = found.cases.iter().map(|case| case.subject.as_path());
        let lists = Lists::of(subjects, &settings.root, &bounds);
        Ok(FoundStories {
            found,
            bounds,
            lists,
        })
    }

    /// Lists what is wrong with the paths and the lists.
    pub(crate) fn errors(&self) -> impl Iterator<Item = &Error> {
        self.found.errors.iter().chain(self.lists.errors())
    }

    /// Lists the files that are read.
    pub(crate) fn files(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let cases = self.found.cases.iter().flat_map(Case::files);
        cases.chain(self.lists.files())
    }

    /// Leaves out the stories whose list could not be read.
    pub(crate) fn leave_out_unknown(&mut self) {
        let lists = &self.lists;
        let is_known = |case: &Case| lists.are_known_for(&case.subject);
        self.found.cases.retain(is_known);
    }

    /// Makes what examines them.
    pub(crate) fn examiner<'e>(
        &'e self,
        lexicons: &[PathBuf],
        settings: &'e Settings,
        update: Update,
    ) -> Result<Examiner<'e>, Error> {
        let mut unreferenced: BTreeMap<Option<&Path>, Vec<&Path>> = BTreeMap::new();
        for golden in &self.found.unreferenced {
            unreferenced
                .entry(golden.parent())
                .or_default()
                .push(golden);
        }
        Ok(Examiner {
            extractor: extractor(lexicons, settings)?,
            settings,
            unreferenced,
            lists: &self.lists,
            bounds: &self.bounds,
            update,
        })
    }
}
