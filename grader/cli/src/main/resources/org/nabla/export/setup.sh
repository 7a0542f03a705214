#!/usr/bin/env bash
# Gradescope runs this once, when it builds the image of the autograder.
set -euo pipefail

root=${NABLA_AUTOGRADER:-/autograder}
export DEBIAN_FRONTEND=noninteractive
apt-get update
# What keeps students' programs apart: bubblewrap where the machine allows namespaces, else Landlock, which needs Python.
apt-get install -y --no-install-recommends openjdk-17-jdk-headless bubblewrap util-linux python3
apt-get clean

# The problem and its seed are nobody's business but root's.
chmod -R go-rwx "$root/source"
# Better now than with the first submission:
sh "$root/source/nabla/nabla" --version
