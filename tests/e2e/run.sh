#!/bin/sh
# run.sh NVIM - the Lua modules and then the whole plugin, in that Neovim: `ok NAME`, `not ok NAME`, `skip NAME` lines
#
# BUILD names the folder of the program (build). ONLY=pattern runs the tests whose name holds the Lua pattern. SCREENS=write
# takes the screens as they are for the references in tests/e2e/screens/.
set -u
cd "$(dirname "$0")/../.." || exit 1
: "${BUILD:=build}"
case $1 in */*) NVIM=$(cd "$(dirname "$1")" && pwd)/$(basename "$1") ;; *) NVIM=$(command -v "$1") ;; esac
BUILD=$(cd "$BUILD" && pwd) || exit 1
export NVIM BUILD

# Nothing of the user's configuration, state or language.
home=$(mktemp -d) || exit 1
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_CONFIG_HOME="$home/config" XDG_DATA_HOME="$home/data" XDG_STATE_HOME="$home/state"
export XDG_CACHE_HOME="$home/cache" NVIM_LOG_FILE="$home/log" LC_ALL=C.UTF-8
unset VIM NVIM_APPNAME

"$NVIM" --headless -u NONE -i NONE -n -c 'luafile tests/e2e/run.lua'
