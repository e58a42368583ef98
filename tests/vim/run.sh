#!/bin/sh
# run.sh VIM - the whole plugin in that Vim: `ok NAME`, `not ok NAME`, `skip NAME` lines
#
# BUILD names the folder of the library (build). ONLY=name runs the files of cases that have it in their name. SCREENS=write takes
# the screens as they are for the references in tests/vim/screens/.
set -u
cd "$(dirname "$0")/../.." || exit 1
: "${BUILD:=build}" "${ONLY:=}"
case $1 in */*) VIM_BINARY=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") ;; *) VIM_BINARY=$(command -v "$1") ;; esac
BUILD=$(cd "$BUILD" && pwd) || exit 1
export VIM_BINARY BUILD

# Nothing of the user's configuration or language.
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
export HOME="$home" TMPDIR="$home" LC_ALL=C.UTF-8 TERM=xterm-256color RESULTS="$home/results"
unset VIM VIMINIT CSTO_LOG

# vim ARGUMENTS...: without a terminal, ended after two minutes
vim() {
    timeout 120 "$VIM_BINARY" -u tests/vim/vimrc -i NONE -n -es "$@" </dev/null >"$home/out" 2>&1
}

failed=0
# verdict NAME CONDITION...
verdict() {
    name=$1
    shift
    if "$@"; then
        echo "ok $name"
    else
        sed 's/^/# /' "$home/out"
        echo "not ok $name"
        failed=1
    fi
}

run_cases() {
    for CASES in tests/vim/cases/*"$ONLY"*.vim; do
        [ -r "$CASES" ] || continue
        export CASES
        : >"$RESULTS"
        vim -S plugin/csto.vim -S tests/vim/run.vim
        status=$?
        cat "$RESULTS"
        ! grep -q '^not ok' "$RESULTS" || failed=1
        # 1: some command failed, which may be what a case wants
        [ $status -le 1 ] || verdict "$(basename "$CASES" .vim): ended with status $status" false
    done
}

# Each module with :defcompile at its end, in a Vim of its own: every function is compiled, types are checked.
check_types() {
    # shellcheck disable=SC2016 # Vim's own backquotes
    for module in autoload/csto.vim autoload/csto/*.vim; do
        rm -rf "$home/typed" && mkdir "$home/typed" && cp -R autoload "$home/typed"
        echo defcompile >>"$home/typed/$module"
        : >"$RESULTS"
        vim --cmd "let g:module = '$home/typed/$module'" -c "set rtp^=$home/typed" \
            -c 'try | source `=g:module` | catch | call writefile([v:exception, v:throwpoint], $RESULTS) | endtry' -c 'qall!'
        cp "$RESULTS" "$home/out"
        verdict "types: $module" test ! -s "$home/out"
    done
}

# shellcheck source=tests/vim/startup.sh
. tests/vim/startup.sh
# shellcheck source=tests/vim/screens.sh
. tests/vim/screens.sh

run_cases
[ -n "$ONLY" ] || check_types
[ -n "$ONLY" ] || check_startup
case $ONLY in '' | screens) check_screens ;; esac
exit $failed
