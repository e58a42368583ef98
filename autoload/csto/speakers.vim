vim9script
# csto/speakers.vim - everybody who speaks in the folder, what each said folded below

import autoload 'csto/buffer.vim'
import autoload 'csto/rows.vim'
import autoload 'csto/say.vim'
import autoload 'csto/timeline.vim'
import autoload 'csto/view.vim'

# What they said comes a little at a time, and no more of it without need than this: Vim never waits for a large folder.
const SLICE = 0.005  # seconds of questions between which keys are heard
const PATIENCE = 0.5 # seconds of questions in all
const LISTED = 100   # speakers, those who said most

# A line in place of what a speaker said, until that is asked for.
def Promise(): dict<any>
    return {text: '      ...', level: 1, colours: [[6, 9, 'note']]}
enddef

# What a speaker said comes in the place of the promise.
def Keep(shown: number, buf: number, head: dict<any>, promise: dict<any>)
    if has_key(head, 'Fetch') && !empty(view.Get(shown)) && !empty(buffer.Get(buf))
        remove(head, 'Fetch')
        view.Insert(shown, promise, rows.Said(buf, head.speaker), true)
    endif
enddef

# Keeps promises as long as there is patience.
def KeepAll(shown: number, heads: list<dict<any>>, spent: float)
    const start = reltime()
    var next = 0
    while next < len(heads) && reltimefloat(reltime(start)) < SLICE
        if has_key(heads[next], 'Fetch')
            heads[next].Fetch()
        endif
        next += 1
    endwhile
    const now = spent + reltimefloat(reltime(start))
    if next < len(heads) && now < PATIENCE && !empty(view.Get(shown))
        timer_start(1, (_) => KeepAll(shown, heads[next : ], now))
    endif
enddef

# Everybody who speaks in the folder; with a name, only those whose name holds it.
export def Open(name: string = '')
    view.GoHome()
    const buf = bufnr()
    const [answered, heads, _] = rows.AtCursor('speakers', name)
    if !answered
        return
    elseif empty(heads)
        say.Info(name != '' ? 'nobody called ' .. name .. ' speaks in this folder' : 'nobody speaks in this folder')
        return
    endif
    final promises = heads->mapnew((_, head) => Promise())
    final lines = heads->mapnew((number, head) => [head, promises[number]])->flattennew(1)
    const shown = view.Show('speakers' .. (name != '' ? '/' .. name : ''), lines, {Again: () => Open(name)})
    for [number, head] in items(heads)
        Furnish(head, shown, buf, promises[number])
    endfor
    KeepAll(shown, heads[ : LISTED - 1], 0.0)
enddef

# What <CR> and unfolding do on a speaker's line.
def Furnish(head: dict<any>, shown: number, buf: number, promise: dict<any>)
    head.Act = () => timeline.Open(head.name)
    head.Fetch = () => Keep(shown, buf, head, promise)
    promise.Fetch = head.Fetch
enddef
