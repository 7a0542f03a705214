#!/bin/sh
# PrairieLearn starts this in the container for every submission. An exit code other than 0 is a fault of the grader: then
# PrairieLearn takes the submission for not gradable, and it costs the student no attempt.
set -eu

here=$(CDPATH='' cd -- "$(dirname "$0")" && pwd -P)
root=${NABLA_GRADE:-/grade}
mkdir -p "$root/results" "$root/student"
for folder in results tests data serverFilesCourse; do
    [ ! -d "$root/$folder" ] || chmod 700 "$root/$folder"
done
NABLA_SETTINGS=$root/tests/nabla/settings
export NABLA_SETTINGS
exec sh "$here/grade-one" prairielearn "$root/student" "$root/results/results.json"
