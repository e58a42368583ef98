vim9script
# csto/restore.vim - a list that a session brought back, or that was opened by its name, fills itself again
#
# A session keeps the window and the name of the buffer. The article in another window of the same tab page is read, as
# :CstoClaims does, and when its folder is linked the list is made.

import autoload 'csto/buffer.vim'
import autoload 'csto/speakers.vim'
import autoload 'csto/statements.vim'
import autoload 'csto/timeline.vim'
import autoload 'csto/view.vim'

# What makes each kind, and where it stands.
const kinds: dict<dict<any>> = {
    speakers: {place: 'below', Make: (name: string) => speakers.Open(name)},
    timeline: {place: 'below', Make: (name: string) => timeline.Open(name)},
    statements: {place: 'beside', Make: (_: string) => statements.Open()},
}

const MEANWHILE = 'This list is made anew when the articles have been read.'
const ALONE = 'No article stands beside this list: open one and press R.'

# What waits until an article is linked with its folder: {article, Act} each.
var waiting: list<dict<any>> = []

# A window of the same tab page that shows a file, or 0.
def ArticleBeside(window: number): number
    const page = win_id2tabwin(window)[0]
    for info in getwininfo()
        const is_file = getbufvar(info.bufnr, '&buftype') == '' && filereadable(bufname(info.bufnr))
        if info.tabnr == page && is_file
            return info.winid
        endif
    endfor
    return 0
enddef

# From the article's window, as the command would; the user stays where they are.
def Make(home: number, kind: string, name: string)
    const here = win_getid()
    win_gotoid(home)
    kinds[kind].Make(name)
    win_gotoid(here)
    redraw # a timer called: nothing else would
enddef

def IsLinked(buf: number): bool
    const state = buffer.Get(buf)
    return !empty(state) && buffer.IsFresh(state) && !empty(state.links)
enddef

# Marks have come, or gone: an article that is linked now has served, one that is not marked any more ends the wait.
export def Updated()
    for each in waiting->copy()->filter((_, one) => IsLinked(one.article))
        timer_start(0, each.Act)
    endfor
    waiting->filter((_, one) => !empty(buffer.Get(one.article)) && !IsLinked(one.article))
    if empty(waiting)
        autocmd! csto_restore
    endif
enddef

def WhenLinked(article: number, home: number, Act: func(number))
    if IsLinked(article)
        Act(0)
        return
    endif
    waiting->add({article: article, Act: Act})
    augroup csto_restore
        autocmd!
        autocmd User CstoUpdated csto#restore#Updated()
    augroup END
    win_execute(home, 'call csto#buffer#Claims(' .. article .. ', v:true)')
enddef

def Fill(buf: number, kind: string, name: string)
    const window = win_findbuf(buf)->get(0, 0)
    if window == 0
        return
    endif
    const home = ArticleBeside(window)
    const here = win_getid()
    const Again = () => Fill(buf, kind, name)
    win_gotoid(window)
    view.Hold(home != 0 ? home : window, kinds[kind].place, home != 0 ? MEANWHILE : ALONE, Again)
    win_gotoid(here)
    if home != 0
        WhenLinked(winbufnr(home), home, (_) => {
            if !empty(view.Get(buf)) && winbufnr(home) > 0
                Make(home, kind, name)
            endif
        })
    endif
enddef

export def Soon(buf: number, kind: string, name: string)
    timer_start(0, (_) => {
        if bufloaded(buf) && empty(view.Get(buf))
            Fill(buf, kind, name)
        endif
    })
enddef

# A buffer has got the name of a list, or was read again. Those that we name ourselves are filled by who names them.
export def View(buf: number)
    const [kind, name; _] = matchlist(bufname(buf), '^csto://\(\a*\)/\?\(.*\)$')[1 : ]
    if has_key(kinds, kind) && !empty(view.Get(buf))
        timer_start(0, (_) => view.Refill(buf))
    elseif has_key(kinds, kind)
        setbufvar(buf, '&buftype', 'nofile')
        setbufvar(buf, '&bufhidden', 'wipe')
        setbufvar(buf, '&buflisted', false)
        if exists('g:SessionLoad')
            # while a session is being read its windows are not complete
            const call = printf('csto#restore#Soon(%d, %s, %s)', buf, string(kind), string(name))
            execute 'autocmd SessionLoadPost * ++once call' call
        else
            Soon(buf, kind, name)
        endif
    endif
enddef
