#!/bin/sh
# screens.sh - a part of run.sh: Vim in a terminal of tmux, its screen compared with tests/vim/screens/
#
# A reference is what `tmux capture-pane -e` says: the text, with its colours. There is one for each version of Vim only where they differ.
# shellcheck disable=SC2154 # home and failed are those of run.sh

tmux_() {
    tmux -f /dev/null -L "csto-$$" "$@"
}

# start FILE: a Vim of 80 by 24 in a folder of two articles
start() {
    rm -rf "$home/articles" && mkdir "$home/articles"
    printf '%s\n' 'Date: 2024-05-10' '' '"The harbour will stay open all winter," said Karine Abovian, the mayor of Ellery.' '' \
        'Abovian said that the town had bought a second tug.' '' 'It rained.' >"$home/articles/harbour.txt"
    printf '%s\n' 'Date: 2024-05-12' '' \
        '“The harbour will stay open all winter,” Karine Abovian told the Ellery Gazette on 10 May.' >"$home/articles/market.txt"
    tmux_ new-session -d -x 80 -y 24 "cd '$PWD' && exec '$VIM_BINARY' -u tests/vim/vimrc -i NONE -n \
        -c 'cd $home/articles' -c 'edit $1' -c 'autocmd User CstoUpdated redrawstatus' -c 'set statusline=%f\ %{csto#Statusline()}'"
    until_shown 'Date:'
}

keys() {
    tmux_ send-keys "$@"
}

# until_shown TEXT: it stands on the screen within ten seconds
until_shown() {
    tries=0
    until tmux_ capture-pane -p 2>/dev/null | grep -qF -e "$1"; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || return 1
        sleep 0.05
    done
}

# The screen, once it has stopped changing.
screen() {
    before=
    now=$(tmux_ capture-pane -pe)
    while [ "$before" != "$now" ]; do
        before=$now
        sleep 0.1
        now=$(tmux_ capture-pane -pe)
    done
    printf '%s\n' "$now" >"$home/screen"
}

# same NAME: the screen is that of the reference, or of the one for this version
same() {
    screen
    reference=tests/vim/screens/$1.txt
    [ -r "tests/vim/screens/$1-$version.txt" ] && reference=tests/vim/screens/$1-$version.txt
    if [ "${SCREENS:-}" = write ] && ! cmp -s "$home/screen" "$reference"; then
        mkdir -p tests/vim/screens
        [ -r "tests/vim/screens/$1.txt" ] && reference=tests/vim/screens/$1-$version.txt
        cp "$home/screen" "$reference"
    fi
    diff "$reference" "$home/screen" >"$home/out" 2>&1
}

stop() {
    tmux_ kill-server 2>/dev/null
}

show_screens() {
    start market.txt
    keys ':CstoClaims' Enter
    until_shown '1 statement, 1 link'
    verdict 'screen: marks' same marks
    keys '3Gfw' K
    until_shown '╭'
    verdict 'screen: card' same card
    keys K
    until_shown '[Preview]' || until_shown 'csto://card'
    verdict 'screen: card entered' same entered
    keys q C-]
    until_shown 'harbour.txt 2 statements, 1 link'
    verdict 'screen: jump' same jump
    keys ':CstoTimeline' Enter
    until_shown 'csto://timeline'
    verdict 'screen: timeline' same timeline
    keys q ':CstoList' Enter
    until_shown 'Statements'
    verdict 'screen: list' same list
    keys ':lclose' Enter ':CstoClaims!' Enter
    verdict 'screen: marks taken away' same plain
}

check_screens() {
    if ! command -v tmux >/dev/null 2>&1; then
        echo 'skip screens: tmux is not installed'
        return
    fi
    if ! tmux -f /dev/null -L "csto-$$-look" new-session -d true 2>/dev/null; then
        echo '# THERE IS NO PSEUDO-TERMINAL HERE (is /dev/pts mounted?): no screen was looked at'
        echo 'skip screens: no pseudo-terminal'
        return
    fi
    version=$("$VIM_BINARY" --version | sed -n '1s/.*IMproved \([0-9.]*\).*/\1/p')
    show_screens
    stop
}
