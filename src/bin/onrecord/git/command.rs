//! A git process that ignores settings and variables which would change its answer.

use super::path::as_path;
use onrecord::{Error, ErrorKind};
use std::path::Path;
use std::process::{Command, Stdio};

/// Settings that `log` and `cat-file` use, with the values they must have.
const SETTINGS: &[&str] = &[
    "advice.graftFileDeprecated=false",
    "color.ui=false",
    "core.alternateRefsCommand=",
    "core.attributesFile=",
    // These two files repeat what commits and packs hold, and git does not check them.
    "core.commitGraph=false",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.multiPackIndex=false",
    "core.pager=cat",
    "core.quotePath=true",
    "core.sshCommand=false",
    "core.gitProxy=",
    "diff.algorithm=default",
    "diff.external=",
    "diff.ignoreSubmodules=none",
    "diff.relative=false",
    "diff.renameLimit=1000",
    "diff.renames=true",
    "diff.submodule=short",
    "format.pretty=medium",
    "gpg.program=false",
    "i18n.logOutputEncoding=UTF-8",
    "log.abbrevCommit=false",
    "log.date=default",
    "log.decorate=false",
    "log.diffMerges=separate",
    "log.follow=false",
    "log.mailmap=false",
    "log.showRoot=true",
    "log.showSignature=false",
    "protocol.allow=never",
];

/// Environment variables that select another repository, or change what is listed.
const VARIABLES: &[&str] = &[
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_ATTR_SOURCE",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIFF_OPTS",
    "GIT_DIR",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_INTERNAL_SUPER_PREFIX",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PAGER",
    "GIT_PREFIX",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
    "LANGUAGE",
    "PAGER",
];

/// How much of the history a clone has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    Full,
    /// Cut at some commits, as by `git clone --depth`.
    Shallow,
}

/// Git, asked about a file.
pub(super) struct Git<'p> {
    pub(super) folder: &'p Path,
    pub(super) place: &'p str,
}

impl Git<'_> {
    /// Returns a git command without the settings, the variables and the network.
    pub(super) fn command(&self) -> Command {
        let mut git = Command::new("git");
        let traces = std::env::vars_os().map(|(name, _)| name);
        let traces = traces.filter(|name| name.as_encoded_bytes().starts_with(b"GIT_TRACE"));
        for name in traces.chain(VARIABLES.iter().map(Into::into)) {
            git.env_remove(name);
        }
        // Messages are the same on every machine, and a hash always names the same content.
        for (name, value) in [
            ("GIT_ALLOW_PROTOCOL", "none"),
            ("GIT_GRAFT_FILE", "/dev/null"),
            ("GIT_NO_LAZY_FETCH", "1"),
            ("GIT_NO_REPLACE_OBJECTS", "1"),
            ("GIT_OPTIONAL_LOCKS", "0"),
            ("GIT_TERMINAL_PROMPT", "0"),
            ("LC_ALL", "C"),
        ] {
            git.env(name, value);
        }
        git.arg("-C").arg(self.folder).arg("--no-pager");
        git.arg("--literal-pathspecs");
        for setting in SETTINGS {
            git.args(["-c", setting]);
        }
        git.stdin(Stdio::null());
        git
    }

    /// Checks that the files of the repository are those around its `.git`: a setting
    /// (`core.worktree`) can put others there, with another file of the same name. Returns how much
    /// of the history there is.
    pub(super) fn check_folder(&self) -> Result<Depth, Error> {
        let asked = ["rev-parse", "--is-shallow-repository", "--show-toplevel"];
        let said = self.output(self.command().args(asked))?;
        let end = said.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let (shallow, top) = said.split_at(end);
        let top = top.strip_prefix(b"\n").unwrap_or(top);
        let top = as_path(top.strip_suffix(b"\n").unwrap_or(top));
        let real = |path: &Path| std::fs::canonicalize(path).map_err(|e| Error::io(self.place, e));
        let folder = real(self.folder)?;
        let mut above = folder.ancestors();
        let found = above.find(|folder| folder.join(".git").exists());
        if found == Some(&*real(&top)?) {
            return Ok(match shallow {
                b"true" => Depth::Shallow,
                _ => Depth::Full,
            });
        }
        let message = "core.worktree puts the files of this repository in another folder, which may \
                       have a different file of this name: unset it";
        Err(Error::new(ErrorKind::Usage, self.place, message))
    }

    /// Returns a date that git understands (`2 weeks ago`) in seconds since 1970.
    pub(super) fn seconds(&self, date: &str) -> Result<i64, Error> {
        let said = self.output(
            self.command()
                .args(["rev-parse", &format!("--since={date}")]),
        )?;
        let said = String::from_utf8_lossy(&said);
        let seconds = said
            .trim()
            .strip_prefix("--max-age=")
            .and_then(|age| age.parse().ok());
        seconds.ok_or_else(|| {
            let message = format!("--since: not a date that git understands: {date}");
            Error::new(ErrorKind::Usage, self.place, message)
        })
    }

    /// Runs git and returns what it prints.
    pub(super) fn output(&self, command: &mut Command) -> Result<Vec<u8>, Error> {
        match self.partial_output(command)? {
            (said, None) => Ok(said),
            (_, Some(error)) => Err(error),
        }
    }

    /// Runs git and returns what it prints, and the error with which it ended, if it did.
    pub(super) fn partial_output(
        &self,
        command: &mut Command,
    ) -> Result<(Vec<u8>, Option<Error>), Error> {
        let run = command.output().map_err(|e| self.not_run(&e))?;
        if run.status.success() {
            return Ok((run.stdout, None));
        }
        let said = String::from_utf8_lossy(&run.stderr);
        let message = reason(&said);
        // The suggestion is some lines further down.
        let trust = said
            .lines()
            .find(|line| line.contains("--add safe.directory"));
        let way_out = trust.map_or_else(String::new, |line| {
            format!("; if you trust it: {}", line.trim())
        });
        let message = format!("git: {message}{way_out}");
        Ok((
            run.stdout,
            Some(Error::new(ErrorKind::Io, self.place, message)),
        ))
    }

    pub(super) fn not_run(&self, error: &std::io::Error) -> Error {
        let message = format!("cannot run git ({error}): --git needs it on the PATH");
        Error::new(ErrorKind::Io, self.place, message)
    }
}

/// Returns the reason in the messages of git: advice and warnings may precede it.
fn reason(said: &str) -> &str {
    let after = |start| said.lines().find_map(|line| line.strip_prefix(start));
    let mut others = said.lines().filter(|line| {
        let is_aside = line.starts_with("hint:") || line.starts_with("warning:");
        !is_aside && !line.trim().is_empty()
    });
    after("fatal: ")
        .or_else(|| after("error: "))
        .or_else(|| others.next())
        .unwrap_or("no message")
}
