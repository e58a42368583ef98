vim9script
# csto/options.vim - 'keywordprg' and 'tagfunc' of a marked buffer: set where the user set nothing, and given back

import autoload 'csto/config.vim'

# Looked up when a key is pressed: nothing of what is named is loaded here.
const ours = {keywordprg: ':CstoHover', tagfunc: 'csto#tags#Find'}

# Vim's own defaults: where these stand, nobody has chosen.
const untouched = {keywordprg: ['', 'man', 'man -s', ':Man'], tagfunc: ['']}

# Ours is there already where a session brought it back.
def IsFree(name: string): bool
    return index(untouched[name] + [ours[name]], eval('&' .. name)) >= 0 && (name !=# 'keywordprg' || maparg('K', 'n') == '')
enddef

# Sets what may be set in the current buffer; returns what was there, for Restore().
export def Set(): dict<string>
    var before: dict<string> = {}
    for [name, value] in items(ours)
        if config.Get()[name] && IsFree(name)
            const there = eval('&l:' .. name)
            before[name] = there ==# ours[name] ? '' : there
            setbufvar(bufnr(), '&' .. name, value)
        endif
    endfor
    return before
enddef

# Gives back what Set() found, except where somebody changed it since.
export def Restore(buf: number, before: dict<string>)
    for [name, value] in items(before)
        if getbufvar(buf, '&' .. name) ==# ours[name]
            setbufvar(buf, '&' .. name, value)
        endif
    endfor
enddef
