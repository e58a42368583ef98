#!/bin/sh
# startup.sh - a part of run.sh: what happens when Vim starts, and when a Vim cannot do what is needed
# shellcheck disable=SC2154 # home and failed are those of run.sh

# prints EXPRESSION: what it is after a start like a user's, plugins included
prints() {
    # shellcheck disable=SC2016 # Vim's own dollars
    timeout 20 "$VIM_BINARY" -u tests/vim/vimrc -i NONE -n -T dumb --not-a-term \
        --cmd 'autocmd VimEnter * ++nested call timer_start(1, {-> [writefile([eval($EXPRESSION)], $RESULTS), execute("qall!")]})' \
        </dev/null >"$home/out" 2>&1
    cat "$RESULTS" 2>/dev/null
}

is() {
    rm -f "$RESULTS"
    got=$(EXPRESSION=$1 prints)
    [ "$got" = "$2" ] && return 0
    echo "$1 is '$got', not '$2'" >>"$home/out"
    return 1
}

# A plugin file that asks for what no Vim has.
says_what_is_missing() {
    sed "s/'textprop'/'telepathy'/" plugin/csto.vim >"$home/poor.vim"
    vim --cmd 'let g:loaded_csto = 1' -c 'unlet g:loaded_csto' -c "redir! > $home/said" -S "$home/poor.vim" \
        -c 'echo exists(":CstoClaims") exists("#csto_buffer") mapcheck("<Plug>(csto-hover)")' -c 'redir END' -c 'qall!'
    tr -d '\n' <"$home/said" >"$home/out"
    grep -q 'csto: this Vim lacks +telepathy; Vim 9.0 or later .* is needed0 0 *$' "$home/out"
}

# A Vim without +eval says it the only way it can.
tiny_says_what_is_missing() {
    timeout 20 "$1" -u NONE -N -i NONE -n -T dumb --not-a-term -S plugin/csto.vim -c 'qall!' </dev/null >"$home/out" 2>&1
    grep -q 'csto_needs_Vim_9_with_eval_and_textprop' "$home/out" && [ "$(grep -c '^E[0-9]*:' "$home/out")" -le 1 ]
}

check_startup() {
    verdict 'start-up: commands are there' is 'exists(":CstoClaims") . exists(":CstoTimeline")' 22
    verdict 'start-up: nothing else is loaded' is 'execute("scriptnames") =~ "autoload/csto"' 0
    verdict 'start-up: no key is mapped' is 'execute("map K") =~ "csto"' 0
    verdict 'start-up: what is missing is said, and nothing else is done' says_what_is_missing
    tiny=
    for editor in build/editors/vim-tiny-*; do
        [ -x "$editor" ] && tiny=$editor
    done
    if [ -n "$tiny" ]; then
        verdict 'start-up: vim-tiny' tiny_says_what_is_missing "$tiny"
    else
        echo 'skip start-up: vim-tiny'
    fi
}
