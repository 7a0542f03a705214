#!/bin/sh
# Grades one submission: grade-one FORMAT FOLDER RESULT
#
# FOLDER is what a student handed in; RESULT is written at the end, as a whole, and only when the grader finished. The
# student's code runs in a sandbox, as another user where this runs as root, and sees neither this folder nor RESULT.
# Exit codes are those of `nabla grade`: 0 done, 2 something here needs changing, 3 the grader failed.
set -eu

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
format=$1
from=$2
result=$3

# What is graded, and from which seed: set by `nabla export`.
settings=${NABLA_SETTINGS:-$here/settings}
seed=
sandbox=
. "$settings"
problem=$(CDPATH='' cd -- "$(dirname "$settings")" && pwd -P)/problem

umask 077
work=$(mktemp -d "${TMPDIR:-/tmp}/nabla-grade-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 143' HUP INT TERM

# A copy in a folder of its own: nothing that the platform put beside the files is looked at. Links stay links.
mkdir "$work/submissions"
alone=$(find "$from" -mindepth 1 -maxdepth 1 ! -name '.*' | head -n 2)
case $alone in
*'
'* | '') cp -RP "$from" "$work/submissions/submission" ;;
*.zip) cp -P "$alone" "$work/submissions/submission.zip" ;;
*) cp -RP "$from" "$work/submissions/submission" ;;
esac

set -- "$problem" "$work/submissions" --layout plain --jobs 1 --seed "$seed" --format "$format" --out "$work/out"
if [ -n "$sandbox" ]; then
    set -- "$@" --sandbox "$sandbox"
fi
code=0
sh "$here/nabla" grade "$@" >&2 </dev/null || code=$?
if [ "$code" -ne 0 ]; then
    exit "$code"
fi

set -- "$work/out/$format"/submission*
if [ ! -f "$1" ]; then
    echo "nabla: the grader wrote no report for $format" >&2
    exit 3
fi
cp "$1" "$result.new"
chmod 644 "$result.new"
mv -f "$result.new" "$result"
