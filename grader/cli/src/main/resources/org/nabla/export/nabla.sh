#!/bin/sh
# Runs Nabla from this folder. It needs a JDK, version 17 or later, and no network.
#
# Exit code of its own: 2 when no suitable Java is found.
set -eu

# The file that a path leads to in the end, for systems without `readlink -f`.
follow() {
    path=$1
    while [ -L "$path" ]; do
        link=$(readlink "$path")
        case $link in
        /*) path=$link ;;
        *) path=$(dirname "$path")/$link ;;
        esac
    done
    printf '%s\n' "$path"
}

root=$(CDPATH='' cd -- "$(dirname "$(follow "$0")")" && pwd -P)

# Says in `because` why a java command does not do.
try_java() {
    settings=$("$1" -XshowSettings:properties -version 2>&1) || {
        because="$1 does not start"
        return 1
    }
    java_home=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.home = //p')
    version=$(printf '%s\n' "$settings" | sed -n 's/^ *java\.specification\.version = //p')
    case $version in
    '' | *[!0-9]*) major=8 ;; # 1.8 and before
    *) major=$version ;;
    esac
    if [ "$major" -lt 17 ]; then
        because="$1 is Java ${version:-of an unknown version}"
        return 1
    fi
    if [ ! -x "$java_home/bin/javac" ] && [ ! -x "$java_home/bin/javac.exe" ]; then
        because="$1 is a Java runtime without the compiler, javac"
        return 1
    fi
    java=$1
}

because='neither JAVA_HOME nor PATH leads to one'
java=
if [ -n "${JAVA_HOME:-}" ]; then
    if [ -x "$JAVA_HOME/bin/java" ]; then
        try_java "$JAVA_HOME/bin/java" || :
    else
        because="JAVA_HOME is $JAVA_HOME, which has no bin/java"
    fi
fi
if [ -z "$java" ] && command -v java >/dev/null; then
    try_java "$(command -v java)" || :
fi
if [ -z "$java" ]; then
    echo "nabla: needs a JDK, version 17 or later: $because. Install one, or set JAVA_HOME to its folder." >&2
    exit 2
fi

exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xms64m -XX:-UsePerfData \
    -Xlog:disable -Xlog:all=error:stderr -Xshare:auto \
    "-Dnabla.home=$root/program" "-Dnabla.program=$root/program" \
    -cp "$root/program/lib/*" @MAIN@ "$@"
