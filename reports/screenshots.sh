#!/bin/sh
# Makes the pictures of the two pages that the README shows, out of a graded class: run it when a page has changed, and look at
# them. Needs chromium; run it from anywhere.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
pictures=$root/grader/docs/pictures
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A class: those who know it, those who make one known mistake each, and some whose files cannot be graded.
known=$root/problems/softmax-classifier/submissions
mkdir "$work/class" "$pictures" 2>/dev/null || :
number=0
for one in "$known"/accepted/* "$known"/wrong/* "$known"/accepted/* "$known"/not-compiling/*; do
    number=$((number + 1))
    cp -r "$one" "$work/class/$(printf 's%03d' "$number")"
done
"$root/nabla" grade softmax-classifier "$work/class" --out "$work/out" --format html >/dev/null

shoot() { # page, picture, height
    chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --blink-settings=preferredColorScheme=1 \
        --window-size="1000,$3" --screenshot="$pictures/$2" "file://$1" >/dev/null 2>&1
    echo "$pictures/$2"
}
page=$(grep -l 'activation-derivative-omitted' "$work"/out/s*.json | head -1)
shoot "$work/out/html/$(basename "$page" .json).html" student-page.png 900
shoot "$work/out/index.html" class-page.png 1200
