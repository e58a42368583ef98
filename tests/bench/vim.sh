#!/bin/sh
# vim.sh - what the plugin costs in Vim: at start-up, first marks, marks after an edit, a card, a jump, the views; in each version there is
set -u
: "${BUILD:=build}" "${VIM_BINARY:=vim}"
BUILD=$(cd "$BUILD" && pwd) || exit 1
figures=$(mktemp) || exit 1
trap 'rm -f "$figures"' EXIT
export BUILD FIGURES="$figures"
unset VIM VIMINIT
for editor in "$VIM_BINARY" build/editors/vim-[0-9]*; do
    command -v "$editor" >/dev/null 2>&1 || continue
    : >"$figures"
    "$editor" -u NONE -i NONE -N -n -es -S tests/bench/vim.vim </dev/null >/dev/null 2>&1
    cat "$figures"
    [ -s "$figures" ] || exit 1
done
