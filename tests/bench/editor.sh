#!/bin/sh
# editor.sh - what the plugin costs in Neovim: at start-up, first marks, a keystroke, a card, a jump; in each version there is
set -u
: "${BUILD:=build}" "${NVIM:=nvim}"
BUILD=$(cd "$BUILD" && pwd) || exit 1
export BUILD
for editor in "$NVIM" build/editors/nvim-*; do
    command -v "$editor" >/dev/null 2>&1 || continue
    "$editor" --clean --headless -n -c 'luafile tests/bench/editor.lua' || exit 1
done
