#!/bin/sh
# Grades what a student handed in to Autolab: autolab FILE...
#
# Students see everything that is printed here. The grader's own words go to the file nabla.log, and the last two lines are
# the results that Autolab reads; nothing may follow them. When the grader fails, the last line gives no score: from a line that
# it cannot read, Autolab makes a 0.
set -eu

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
if [ "$#" -eq 0 ]; then
    echo 'There is no file that a student handed in.'
    exit 1
fi
handin=$(mktemp -d "${TMPDIR:-/tmp}/nabla-handin-XXXXXX")
trap 'rm -rf "$handin"' EXIT
mkdir "$handin/files"
cp -RP -- "$@" "$handin/files"
if ! sh "$here/grade-one" autolab "$handin/files" "$handin/result" >"$here/nabla.log" 2>&1; then
    echo 'The grader failed. This says nothing about your work: please tell your instructors, who can run it again.'
    . "$here/settings"
    printf '{"scores": {"%s": null}}\n' "$id"
    exit 0
fi
cat "$handin/result"
