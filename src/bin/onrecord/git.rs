//! The versions of a file in its git history, by the `git` on the PATH.
//!
//! What a repository's own settings say must not change the answer, and must not run a program: a
//! clone of a stranger's repository has no settings of his, but an unpacked folder may have. So only
//! `log` and `cat-file` are used, every setting that they heed is given here, and contents are asked
//! for by their hash. The user's own settings are left to git for one thing: which folders of others
//! are trusted (`safe.directory`). What nobody trusts, git refuses to read, and so do we.

use onrecord::read::Raw;
use onrecord::{Error, ErrorKind};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// So much of a commit's name stands in the name of a version: `story.txt@1f3870be27`.
const SHORT: usize = 10;

/// Settings that `log` and `cat-file` would heed; the last word on each is ours.
const SETTINGS: &[&str] = &[
    "color.ui=false",
    "core.alternateRefsCommand=",
    "core.attributesFile=",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
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

/// What says which versions there are. A rename is one of at least half of the lines, as ever.
const LOG: &[&str] = &[
    "log",
    "--follow",
    "--diff-filter=d",
    "--raw",
    "--no-abbrev",
    "--format=%x01%H",
    "-z",
    "-O/dev/null",
    "--no-color",
    "--no-decorate",
    "--no-ext-diff",
    "--no-notes",
    "--no-show-signature",
    "--no-textconv",
];

/// Variables of the environment that tell git of another repository, or to do otherwise: what git
/// calls local to a repository, as a hook has them, and those that change what is listed.
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

/// A version, as the history lists it.
struct Listed {
    commit: String,
    /// The name of its content.
    blob: String,
    /// What the file was called, from the top of the repository.
    path: PathBuf,
}

/// Fetches the versions of a file, oldest first, over its renames.
pub(crate) fn versions(
    path: &Path,
    since: Option<&str>,
    max: Option<NonZero<u32>>,
) -> Result<Vec<Result<Raw, Error>>, Error> {
    let place = onrecord::read::name(path);
    let usage = |message: &str| Error::new(ErrorKind::Usage, place.as_str(), message);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    let name = path
        .file_name()
        .ok_or_else(|| usage("not a file: give one that is under git"))?;
    let git = Git {
        folder,
        place: &place,
    };
    git.check_folder()?;
    let mut log = git.command();
    log.args(LOG);
    log.args(since.map(|since| format!("--since={since}")));
    log.args(max.map(|max| format!("--max-count={max}")));
    let listed = git.output(log.arg("--").arg(name))?;
    let mut listed =
        parse(&listed).ok_or_else(|| usage("git lists its history in another form"))?;
    if listed.is_empty() {
        return Err(usage("no versions of it in the git history"));
    }
    listed.reverse();
    git.contents(&listed)
}

/// Reads the list of versions: \x01 commit \0 \n : modes blobs status \0 path \0, and after a rename
/// one path more. A merge has a commit only.
fn parse(listed: &[u8]) -> Option<Vec<Listed>> {
    let mut versions = Vec::new();
    let mut parts = listed.split(|byte| *byte == 0);
    let mut commit = String::new();
    while let Some(part) = parts.next() {
        let part = part.strip_prefix(b"\n").unwrap_or(part);
        match part {
            [] => {}
            [1, name @ ..] => commit = str::from_utf8(name).ok()?.to_owned(),
            [b':', entry @ ..] => {
                let entry = str::from_utf8(entry).ok()?;
                let mut fields = entry.split(' ');
                let blob = fields.nth(3)?.to_owned();
                let is_renamed = fields.next()?.starts_with(['R', 'C']);
                let path = parts.next()?;
                let path = if is_renamed { parts.next()? } else { path };
                versions.push(Listed {
                    commit: commit.clone(),
                    blob,
                    path: as_path(path),
                });
            }
            _ => return None,
        }
    }
    Some(versions)
}

#[cfg(unix)]
fn as_path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt as _;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn as_path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

/// Git, asked about a file.
struct Git<'p> {
    folder: &'p Path,
    place: &'p str,
}

impl Git<'_> {
    /// Returns git, deaf to settings and variables, and without a way to the network.
    fn command(&self) -> Command {
        let mut git = Command::new("git");
        let traces = std::env::vars_os().map(|(name, _)| name);
        let traces = traces.filter(|name| name.as_encoded_bytes().starts_with(b"GIT_TRACE"));
        for name in traces.chain(VARIABLES.iter().map(Into::into)) {
            git.env_remove(name);
        }
        // Messages are the same on every machine, and what stands under a hash is what it names.
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

    /// Checks that git takes the folder for what it is: a setting (`core.worktree`) can make another
    /// folder of it, with another file of the same name.
    fn check_folder(&self) -> Result<(), Error> {
        let ask = |what| {
            let said = self.output(self.command().args(["rev-parse", what]))?;
            let said = said.strip_suffix(b"\n").unwrap_or(&said);
            Ok(as_path(said))
        };
        let taken_for = ask("--show-toplevel")?.join(ask("--show-prefix")?);
        let is_it = |taken_for: &Path| {
            let real = std::fs::canonicalize(self.folder).ok()?;
            Some(std::fs::canonicalize(taken_for).ok()? == real)
        };
        if is_it(&taken_for) == Some(true) {
            return Ok(());
        }
        let message = "its repository has its files in another folder (core.worktree): give the \
                       file there";
        Err(Error::new(ErrorKind::Usage, self.place, message))
    }

    /// Fetches the contents of versions.
    fn contents(&self, listed: &[Listed]) -> Result<Vec<Result<Raw, Error>>, Error> {
        let mut command = self.command();
        command.args(["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| self.not_run(&e))?;
        let failed = |error| Error::io(self.place, error);
        let (Some(mut asked), Some(said)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(failed(std::io::ErrorKind::BrokenPipe.into()));
        };
        let mut said = BufReader::new(said);
        let mut versions = Vec::new();
        for version in listed {
            let short = &version.commit[..version.commit.len().min(SHORT)];
            let name = format!("{}@{short}", self.place);
            writeln!(asked, "{}", version.blob).map_err(failed)?;
            let content = content(&mut said).map_err(failed)?;
            versions.push(match content {
                Content::Whole(bytes) => Ok(Raw::new(name, &version.path, bytes)),
                Content::Missing => {
                    let message = "not in this copy of the repository: fetch it with git first";
                    Err(Error::new(ErrorKind::Io, name, message))
                }
                Content::TooLong => {
                    let message = format!("longer than {} MiB", Raw::longest() >> 20);
                    Err(Error::new(ErrorKind::Limit, name, message))
                }
            });
        }
        drop(asked);
        child.wait().map_err(failed)?;
        Ok(versions)
    }

    /// Runs git and returns what it prints.
    fn output(&self, command: &mut Command) -> Result<Vec<u8>, Error> {
        let run = command.output().map_err(|e| self.not_run(&e))?;
        if run.status.success() {
            return Ok(run.stdout);
        }
        let said = String::from_utf8_lossy(&run.stderr);
        let mut message = said.lines().next().unwrap_or("no message");
        message = message.trim_start_matches("fatal: ");
        // The way out is some lines further down.
        let trust = said
            .lines()
            .find(|line| line.contains("--add safe.directory"));
        let way_out = trust.map_or_else(String::new, |line| {
            format!("; if you trust it: {}", line.trim())
        });
        let message = format!("git says: {message}{way_out}");
        Err(Error::new(ErrorKind::Io, self.place, message))
    }

    fn not_run(&self, error: &std::io::Error) -> Error {
        let message = format!("git could not be run ({error}): --git needs it on the PATH");
        Error::new(ErrorKind::Io, self.place, message)
    }
}

/// What git has of a content.
enum Content {
    Whole(Vec<u8>),
    Missing,
    TooLong,
}

/// Reads an answer of `cat-file --batch`: name, type and length on a line, the bytes, a line break.
fn content(said: &mut impl BufRead) -> std::io::Result<Content> {
    let mut head = String::new();
    said.read_line(&mut head)?;
    if head.is_empty() {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let length = head.trim_end().rsplit(' ').next();
    let Some(length) = length.and_then(|length| length.parse::<u64>().ok()) else {
        return Ok(Content::Missing);
    };
    let mut bytes = Vec::new();
    let mut rest = said.take(length + 1);
    if length > Raw::longest() {
        std::io::copy(&mut rest, &mut std::io::sink())?;
        return Ok(Content::TooLong);
    }
    rest.read_to_end(&mut bytes)?;
    if bytes.len() as u64 <= length {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    bytes.pop();
    Ok(Content::Whole(bytes))
}
