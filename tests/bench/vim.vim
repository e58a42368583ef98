vim9script
# vim.vim - one Vim's figures for tests/bench/vim.sh: median and 95th percentile in milliseconds

const ROUNDS = 40
const article = 'tests/articles/csto-review-weekly.txt'
const other = 'tests/articles/treaty-bloc-reader.txt'
const version = printf('%d.%d', v:version / 100, v:version % 100)

set encoding=utf-8 hidden
&runtimepath = getcwd() .. ',' .. $VIMRUNTIME
g:csto = {library: $BUILD .. '/libcsto.so', debounce: 0}

def Since(start: list<any>): float
    return reltimefloat(reltime(start)) * 1000
enddef

# `Action` returns milliseconds, or a negative number: then the time it took counts.
def Report(what: string, Action: func(number): float)
    var times: list<float> = []
    for round in range(ROUNDS)
        const start = reltime()
        const took = Action(round)
        times->add(took < 0.0 ? Since(start) : took)
    endfor
    times->sort((a, b) => a == b ? 0 : a < b ? -1 : 1)
    writefile([printf('%-6s %-52s %8.2f ms   p95 %8.2f ms', 'v' .. version, what, times[ROUNDS / 2], times[float2nr(ROUNDS * 0.95)])],
        $FIGURES, 'a')
enddef

def IsMarked(): bool
    const state = csto#buffer#Get()
    return !empty(state) && csto#buffer#IsFresh(state)
enddef

def IsLinked(): bool
    return IsMarked() && !empty(csto#buffer#Get().links)
enddef

def Wait(Condition: func(): bool)
    const start = reltime()
    while !Condition()
        sleep 1m
        if Since(start) > 10000
            cquit
        endif
    endwhile
enddef

def Load(_: number): float
    unlet! g:loaded_csto
    comclear
    const start = reltime()
    source plugin/csto.vim
    return Since(start)
enddef

def FirstMarks(_: number): float
    CstoClaims!
    const start = reltime()
    CstoClaims
    Wait(IsMarked)
    return Since(start)
enddef

def AfterAnEdit(round: number): float
    setline(1, 'Title: ' .. round)
    const start = reltime()
    listener_flush(bufnr())
    Wait(IsMarked)
    return Since(start)
enddef

def Draw(_: number): float
    const state = csto#buffer#Get()
    const start = reltime()
    csto#marks#Draw(bufnr(), state.statements, csto#marks#Wishes(state.statements, state.speakers, {}))
    return Since(start)
enddef

def Card(_: number): float
    const start = reltime()
    CstoHover
    const took = Since(start)
    popup_clear()
    return took
enddef

# `command` opens a view.
def View(command: string): func(number): float
    return (_) => {
        const start = reltime()
        execute command
        const took = Since(start)
        bwipeout
        return took
    }
enddef

def Jump(_: number): float
    const start = reltime()
    execute "normal! \<C-]>"
    const took = Since(start)
    Wait(IsLinked)
    execute "normal! \<C-T>"
    return took
enddef

Report('plugin/csto.vim at start-up', Load)
execute 'edit' article
# libcall() loads the library, which reads its lexicon: once, so that there is one figure
const first = FirstMarks(0)
writefile([printf('%-6s %-52s %8.2f ms', 'v' .. version, 'marks after the first :CstoClaims of all', first)], $FIGURES, 'a')
Report('marks after :CstoClaims', FirstMarks)
Report('marks after an edit (debounce 0)', AfterAnEdit)
edit!
Wait(IsLinked)
Report('drawing marks', Draw)

execute 'silent edit!' other
CstoClaims
Wait(IsLinked)
search('alarm rings')
Report('a card', Card)
Report('CTRL-]', Jump)
Report(':CstoTimeline', View('CstoTimeline Karine Abovian'))
Report(':CstoSpeakers', View('CstoSpeakers'))
qall!
