#!/usr/bin/env bash
# The hooks as pre-commit itself runs them, from a clone of what is committed: a good story passes, a bad one stops
# the commit, and nothing is written. Argument: a folder with an installed `onrecord`, for the system hook.
set -euo pipefail
installed="$(cd "$1" && pwd)"
project="$(cd "$(dirname "$0")/.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# Where the crates of the hook that is compiled are built already.
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$project/target}"
export PRE_COMMIT_HOME="$work/home" PATH="$installed:$PATH"
export GIT_AUTHOR_NAME=desk GIT_AUTHOR_EMAIL=desk@example.com GIT_COMMITTER_NAME=desk GIT_COMMITTER_EMAIL=desk@example.com
# A hook writes nothing, whether this is a CI machine or not.
unset CI TF_BUILD
git clone --quiet "$project" "$work/onrecord"
rev="$(git -C "$work/onrecord" rev-parse HEAD)"
passed=0
for hook in onrecord-check-system onrecord-check; do
    desk="$work/$hook"
    git init --quiet "$desk"
    cd "$desk"
    printf 'repos:\n  - repo: file://%s\n    rev: %s\n    hooks:\n      - id: %s\n' "$work/onrecord" "$rev" "$hook" > .pre-commit-config.yaml
    mkdir stories
    printf '“We will not row,” said Ines Duarte.\n' > stories/ferry.md
    printf 'quote,speaker\n"We will not row,",Ines Duarte\n' > stories/ferry.quotes.csv
    printf '[package]\n' > notes.toml
    pre-commit install > /dev/null
    git add .
    git commit --quiet --message "A story with accepted answers"
    printf '“We will row,” said Ines Duarte.\n' > stories/ferry.md
    git add .
    if git commit --quiet --message "A lost word" > "$work/said" 2>&1; then
        echo "$hook: the commit was not stopped"
        exit 1
    fi
    grep --quiet 'wording changed: We will \[-not-\] row' "$work/said" || { cat "$work/said"; exit 1; }
    grep --quiet 'We will not row' stories/ferry.quotes.csv
    # A commit of something else is none of the hook's.
    git checkout --quiet HEAD -- stories
    printf '# Notes\n' > notes.toml
    git add notes.toml
    git commit --quiet --message "Notes"
    passed=$((passed + 1))
    echo "$hook: stops a bad story, passes a good one, writes nothing"
done
echo "pre-commit: $passed passed, 0 failed"
