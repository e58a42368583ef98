vim9script
# csto/buffer.vim - a marked buffer: what is known of its text, and how that is kept true while it is edited
#
# Claims() -> Analyze() -> [library] -> OnMarks() -> OnLinks(). At most one analysis of a buffer is under way. An edit starts
# the clock of `debounce`; an answer to a text that has changed since is dropped and asked for again.

import autoload 'csto/config.vim'
import autoload 'csto/encoding.vim'
import autoload 'csto/engine.vim'
import autoload 'csto/linked.vim'
import autoload 'csto/marks.vim'
import autoload 'csto/options.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'

g:autoloaded_csto_buffer = 1

# By the number of the buffer; an entry:
#   in_flight   tick of the analysis under way, 0 where there is none
#   tick        of the text that the marks were drawn from, 0 before there are any
#   session     of the engine that knows the buffer
#   asked       the user asked for it, and hears how it went
#   awaited     a key waits for it
#   alone       the analysis under way links with nothing
#   date, statements, speakers   as the library sent them
#   links       the event of that name, {} until it has come
#   progress    the event of that name, {} where there is none
#   failure     the event `failed` of the newest text, or {}
#   owners      [statement, part] of each content property, by id - 1
#   before      options as they were
#   listener, timer   their ids
var states: dict<dict<any>> = {}

export def Get(buf: number = bufnr()): dict<any>
    return get(states, buf, {})
enddef

# All marked buffers.
export def All(): list<dict<any>>
    return values(states)
enddef

def Has(buf: number): bool
    return has_key(states, buf)
enddef

# The state itself: that of a buffer that was forgotten and marked again is another.
def IsCurrent(state: dict<any>): bool
    return Get(state.buf) is state
enddef

def Tick(buf: number): number
    return getbufvar(buf, 'changedtick', 0)
enddef

# Have the marks been computed from the text as it is now, by the library as it is greeted?
export def IsFresh(state: dict<any>): bool
    return state.tick != 0 && state.tick == Tick(state.buf) && state.session == engine.session && engine.IsReady()
enddef

def NameOf(buf: number): string
    const name = bufname(buf)
    return name != '' ? fnamemodify(name, ':~:.') : 'the buffer without a name'
enddef

# The file that the buffer shows, if it is one; else empty.
def PathOf(buf: number): string
    const name = bufname(buf)
    const is_file = getbufvar(buf, '&buftype') == '' && name != '' && name !~ '^\a[a-zA-Z0-9+.-]*://'
    return is_file ? fnamemodify(name, ':p') : ''
enddef

def SizeOf(lines: list<string>): number
    return lines->mapnew((_, line) => len(line) + 1)->reduce((sum, each) => sum + each, 0)
enddef

# Why a buffer is not analysed; empty where it may be.
def Refusal(buf: number): string
    const kind = getbufvar(buf, '&buftype')
    const limit: number = config.Get().max_file_size
    if kind == 'terminal' || kind == 'prompt' || kind == 'popup'
        return 'a ' .. kind .. ' is not an article'
    elseif kind == 'quickfix' || bufname(buf) =~ '^csto://'
        return 'a list is not an article; <CR> leads to one'
    elseif kind == '' && isdirectory(bufname(buf))
        return NameOf(buf) .. ' is a folder; open one of its articles'
    endif
    const size = buf == bufnr() ? line2byte(line('$') + 1) - 1 : SizeOf(getbufline(buf, 1, '$'))
    if size > limit
        return printf('%s is %s long; the option max_file_size allows %s', NameOf(buf), text.Size(size), text.Size(limit))
    endif
    return ''
enddef

def Announce()
    if exists('#User#CstoUpdated')
        doautocmd <nomodeline> User CstoUpdated
    endif
enddef

# Draws what is known and notes which property shows which part.
def Draw(state: dict<any>)
    const counts = linked.Counts(state.links)
    state.owners = marks.Draw(state.buf, state.statements, marks.Wishes(state.statements, state.speakers, counts))
    linked.Draw(state, counts)
    setbufvar(state.buf, 'csto', {
        statements: len(state.statements),
        speakers: len(state.speakers),
        links: get(state.links, 'total', 0),
        changedtick: state.tick,
    })
    Announce()
enddef

# Has the text analysed, now or after what is under way. Nobody waits: `quiet`.
def Analyze(state: dict<any>, quiet: bool): bool
    const why_not = Refusal(state.buf)
    if why_not != '' || !engine.Start(quiet)
        if why_not != '' && !quiet
            say.Warn(why_not)
        endif
        return false
    elseif state.in_flight != 0 && state.session == engine.session
        return true # Settle() asks again where the text has changed
    endif
    const path = PathOf(state.buf)
    const folder = config.Get().folder && path != ''
    state->extend({in_flight: Tick(state.buf), session: engine.session, alone: !folder, failure: {}})
    const fault = engine.Tell('analyze', {
        buffer: state.buf,
        tick: state.in_flight,
        path: path != '' ? path : v:null,
        lines: encoding.Sent(getbufline(state.buf, 1, '$')),
        date: config.Get().date != '' ? config.Get().date : v:null,
        folder: folder,
    })
    if fault != ''
        state.in_flight = 0
        if !quiet
            say.Error(fault)
        endif
    endif
    return fault == ''
enddef

def Rest(state: dict<any>)
    if state.timer != 0
        timer_stop(state.timer)
        state.timer = 0
    endif
enddef

# After an edit: analyse when the keys have rested.
def Edited(buf: number)
    final state = Get(buf)
    if empty(state)
        return
    endif
    Rest(state)
    state.timer = timer_start(config.Get().debounce, (_) => {
        state.timer = 0
        if IsCurrent(state) && bufloaded(state.buf) && !IsFresh(state)
            Analyze(state, true)
        endif
    })
enddef

def Attach(state: dict<any>)
    if state.listener != 0
        listener_remove(state.listener)
    endif
    state.listener = listener_add((buf, _, _, _, _) => Edited(buf), state.buf)
enddef

def Drop(state: dict<any>)
    remove(states, state.buf)
    Rest(state)
    listener_remove(state.listener)
    engine.Tell('forget', {buffer: state.buf})
enddef

# Takes the marks away and gives back every option.
export def Forget(buf: number)
    final state = Get(buf)
    if empty(state)
        return
    endif
    Drop(state)
    if bufloaded(buf)
        options.Restore(buf, state.before)
        marks.Clear(buf)
        final variables: dict<any> = getbufvar(buf, '')
        if has_key(variables, 'csto')
            remove(variables, 'csto')
        endif
        Announce()
    endif
enddef

# Forgets every buffer and stops what runs.
export def Stop()
    for buf in keys(states)
        Forget(str2nr(buf))
    endfor
    engine.Stop()
enddef

# :edit! and 'nohidden' read the text anew: the old marks mean nothing.
export def ReadAnew(buf: number)
    final state = Get(buf)
    if !empty(state)
        state->extend({tick: 0, owners: []})
        Attach(state)
        Analyze(state, true)
    endif
enddef

# Written: the same text under another number.
export def Written(buf: number)
    Edited(buf)
enddef

export def Gone(buf: number)
    if Has(buf)
        Drop(Get(buf))
    endif
enddef

var prepared = false

def Prepare()
    marks.Define()
    if !prepared
        prepared = true
        augroup csto_buffer
            autocmd!
            autocmd User CstoUpdated csto#tables#Update()
            autocmd BufReadPost,BufNewFile * csto#buffer#ReadAnew(str2nr(expand('<abuf>')))
            autocmd BufWritePost * csto#buffer#Written(str2nr(expand('<abuf>')))
            autocmd BufDelete,BufWipeout * csto#buffer#Gone(str2nr(expand('<abuf>')))
            autocmd VimResized,WinResized * csto#buffer#Resized()
        augroup END
    endif
enddef

def NewState(buf: number): dict<any>
    states[buf] = {
        buf: buf,
        in_flight: 0,
        tick: 0,
        session: 0,
        asked: false,
        awaited: false,
        alone: false,
        date: '',
        statements: [],
        speakers: [],
        links: {},
        progress: {},
        failure: {},
        owners: [],
        listener: 0,
        timer: 0,
        before: options.Set(),
    }
    Attach(states[buf])
    return states[buf]
enddef

# Analyses the current buffer and marks it, then keeps the marks true. quiet: say nothing of how it went.
export def Claims(buf: number, quiet: bool = false): bool
    const known = Has(buf)
    Prepare()
    final state = known ? Get(buf) : NewState(buf)
    state.asked = state.asked || !quiet
    Rest(state)
    const started = Analyze(state, quiet)
    if !started && !known
        Forget(buf)
    endif
    return started
enddef

# Waits until `Condition` holds for a state that is still the buffer's, at most `limit` milliseconds.
def WaitFor(state: dict<any>, limit: number, Condition: func(dict<any>): bool): bool
    const start = reltime()
    while IsCurrent(state) && !Condition(state) && reltimefloat(reltime(start)) * 1000 < limit
        sleep 2m
        engine.Poll()
    endwhile
    return IsCurrent(state) && engine.IsReady()
enddef

def IsLinked(state: dict<any>): bool
    return IsFresh(state) && !empty(state.links)
enddef

def IsSettled(state: dict<any>): bool
    return !empty(state.failure) || IsFresh(state)
enddef

# Has the text read as it is now; {} where that cannot be done in time, and it has been said why.
def Read(buf: number): dict<any>
    if !Claims(buf, true)
        Claims(buf) # says why not
        return {}
    endif
    final state = Get(buf)
    state.awaited = true
    const there = WaitFor(state, config.Get().wait, IsSettled)
    state.awaited = false
    if there && !IsSettled(state)
        say.Info('still reading ' .. NameOf(buf) .. '; try again in a moment')
    endif
    return there && IsFresh(state) ? state : {}
enddef

# Waits until the marks are those of the text as it is, and then for the links with other articles.
# patience: milliseconds to wait for the links; -1: they must come, in the time the marks have.
# {} where there is no state in time; it has been said why.
export def Await(buf: number, patience: number = -1): dict<any>
    var state = Get(buf)
    if empty(state) || !IsFresh(state)
        state = Read(buf)
    endif
    if empty(state) || IsLinked(state)
        return state
    elseif !WaitFor(state, patience >= 0 ? patience : config.Get().wait, IsLinked)
        return {}
    elseif patience < 0 && !IsLinked(state)
        say.Info('still reading the other articles of the folder; try again in a moment')
        return {}
    endif
    return state
enddef

def DrawAll()
    for state in values(states)
        if IsFresh(state)
            Draw(state)
        endif
    endfor
enddef

# Shows or hides a kind of marks in every marked buffer.
export def Toggle(kind: string)
    const now = config.Toggle(kind)
    if now == ''
        say.Info('there are no marks called ' .. kind .. ', but ' .. join(config.Kinds(), ', '))
        return
    endif
    DrawAll()
    say.Info(now)
enddef

# Windows have another size.
export def Resized()
    if config.Get().marks.label
        DrawAll()
    endif
enddef

# An answer came: is it of the text as it is? {} where it is not; then it is asked for again.
def Settle(map: dict<any>): dict<any>
    final state = Get(map.buffer)
    if empty(state) || !bufloaded(map.buffer) || map.tick != state.in_flight
        return {}
    endif
    state.in_flight = 0
    if map.tick == Tick(map.buffer)
        return state
    elseif state.timer == 0
        Analyze(state, true)
    endif
    return {}
enddef

def OnMarks(map: dict<any>)
    final state = Settle(map)
    if empty(state)
        return
    endif
    encoding.Marks(map.buffer, map)
    state->extend({
        tick: map.tick,
        progress: {},
        links: state.alone ? {total: 0, statements: []} : {},
        date: text.Known(map.date, ''),
        statements: map.statements,
        speakers: map.speakers,
    })
    Draw(state)
    if state.asked && empty(state.statements)
        say.Info('no statement found in ' .. NameOf(state.buf))
    endif
    state.asked = false
enddef

def OnLinks(map: dict<any>)
    final state = Get(map.buffer)
    if !empty(state) && map.tick == state.tick && map.tick == Tick(map.buffer)
        state.links = map
        Draw(state)
    endif
enddef

def OnFailed(map: dict<any>)
    final known = Get(map.buffer)
    if !empty(known) && known.in_flight == 0 && map.tick == known.tick
        # the folder could not be read or linked: the article stands alone
        known.links = {total: 0, statements: []}
        say.Warn(printf('%s is marked, but not linked: %s', NameOf(map.buffer), map.message))
        return
    endif
    final state = Settle(map)
    if empty(state)
        return
    endif
    state.failure = map
    if state.asked || state.awaited
        state.asked = false
        say.Error(map.message)
    endif
    if state.tick == 0
        Forget(map.buffer)
    endif
enddef

def OnProgress(map: dict<any>)
    final state = Get(map.buffer)
    if !empty(state)
        state.progress = map
    endif
enddef

# What the user should know of the folder; each is told once.
def OnNote(map: dict<any>)
    say.Warn(map.message)
enddef

# An answer that was awaited will not come: begin anew when the keys rest.
def OnLost(_: dict<any>)
    for state in values(states)
        state.in_flight = 0
        Edited(state.buf)
    endfor
enddef

engine.On('lost', OnLost)
engine.On('marks', OnMarks)
engine.On('links', OnLinks)
engine.On('failed', OnFailed)
engine.On('progress', OnProgress)
engine.On('note', OnNote)

export def Statements(buf: number): list<dict<any>>
    return get(Get(buf), 'statements', [])
enddef

export def Speakers(buf: number): list<dict<any>>
    return get(Get(buf), 'speakers', [])
enddef

# Where the content of each statement is now, part by part; parts whose text was deleted are left out.
export def ContentPlaces(buf: number): list<list<list<number>>>
    final state = Get(buf)
    var out: list<list<list<number>>> = []
    if empty(state)
        return out
    endif
    for _ in state.statements
        out->add([])
    endfor
    const places = marks.Places(buf)
    for [index, owner] in items(state.owners)
        if has_key(places, index + 1)
            out[owner[0]]->add(places[index + 1])
        endif
    endfor
    return out
enddef

# For a status line.
export def Summary(buf: number): string
    final state = Get(buf)
    if empty(state)
        return ''
    elseif state.tick == 0
        return 'csto ...'
    endif
    const out = text.Counted(len(state.statements), 'statement')
    if !empty(state.links)
        return state.links.total > 0 ? out .. ', ' .. text.Counted(state.links.total, 'link') : out
    elseif !empty(state.progress)
        return printf('%s, folder %d/%d', out, state.progress.done, state.progress.total)
    endif
    return out
enddef
