vim9script
# csto/engine.vim - the library: found, greeted, called, and asked for its events while something is under way
#
# libcall() can be called, but it cannot call back. So a timer asks (`poll`) as long as the library says that it is busy, and
# stops then: an idle Vim does nothing.

import autoload 'csto/config.vim'
import autoload 'csto/say.vim'

const VERSION = '0.1.0'
const PROTOCOL = 1

# Milliseconds between two questions: short at first, for marks; longer when a folder takes its time.
const SOON = 5
const LATER = 50
const PATIENCE = 1000

var handlers: dict<func(dict<any>)> = {}
var greeted = false
var fault = ''           # why the library cannot be used, said once
var timer = 0
var waited = 0           # milliseconds that the present work has taken
export var session = 0   # grows with each greeting: what was known before is gone

# Says who is called with the map of an event, or of `lost`: memory was missing for one.
export def On(event: string, Handler: func(dict<any>))
    handlers[event] = Handler
enddef

# The folder that this plugin lies in.
const root = expand('<sfile>:p:h:h:h')

# [the library, a sentence that says what to do where there is none]
export def Find(): list<string>
    const chosen = config.Get().library
    if chosen != ''
        const path = fnamemodify(expand(chosen), ':p')
        return filereadable(path) ? [path, ''] : ['', 'the option library names ' .. path .. ', which is not a file']
    endif
    const built = root .. '/build/libcsto.so'
    if filereadable(built)
        return [built, '']
    endif
    return ['', 'the library libcsto.so is not built yet: run `make` in ' .. root]
enddef

# {result} or {error: {code, message}}, whatever happens.
def Call(method: string, params: dict<any>): dict<any>
    var answer: any
    const path = Find()
    if path[0] == ''
        return {error: {code: 'not-found', message: path[1]}}
    endif
    try
        answer = json_decode(libcall(path[0], 'csto_call', json_encode({method: method, params: params})))
    catch
        return {error: {code: 'internal', message: path[0] .. ' cannot be called: ' .. v:exception}}
    endtry
    if type(answer) != v:t_dict || !has_key(answer, 'result') && !has_key(answer, 'error')
        return {error: {code: 'internal', message: path[0] .. ' does not speak the protocol of csto'}}
    endif
    return answer
enddef

def Greet(): string
    const answer = Call('hello',
        {client: 'vim', version: VERSION, protocol: PROTOCOL, files: config.Get().files})
    if has_key(answer, 'error')
        return answer.error.message
    elseif answer.result.version != VERSION
        return printf('the library is version %s and the plugin %s: run `make` in %s, then restart Vim',
            answer.result.version, VERSION, root)
    endif
    greeted = true
    session += 1
    return ''
enddef

# Loads the library and greets it. quiet: nobody asked, so no message where it cannot be used.
export def Start(quiet: bool): bool
    if get(g:, 'csto_disable', 0)
        if !quiet
            say.Info('g:csto_disable is set')
        endif
        return false
    elseif greeted
        return true
    endif
    fault = Greet()
    if fault != '' && !quiet
        say.Error(fault)
    endif
    return fault == ''
enddef

export def IsReady(): bool
    return greeted && !get(g:, 'csto_disable', 0)
enddef

# Hands out events; true while more may come.
export def Poll(): bool
    final answer = Call('poll', {})
    if has_key(answer, 'error') || answer.result.lost
        handlers.lost({})
    endif
    if has_key(answer, 'error')
        return false
    endif
    for [event, map] in answer.result.events
        if has_key(handlers, event)
            handlers[event](map)
        endif
    endfor
    return answer.result.busy
enddef

def OnTimer(_: number)
    const interval = waited < PATIENCE ? SOON : LATER
    timer = 0
    waited += interval
    if Poll()
        timer = timer_start(waited < PATIENCE ? SOON : LATER, OnTimer)
    endif
enddef

def Listen()
    waited = 0
    if timer != 0
        timer_stop(timer)
    endif
    timer = timer_start(SOON, OnTimer)
enddef

# Gives the library work, whose outcome comes as events. Empty, or what went wrong.
export def Tell(method: string, params: dict<any>): string
    const answer = greeted ? Call(method, params) : {result: v:null}
    if greeted
        Listen()
    endif
    return has_key(answer, 'error') ? answer.error.message : ''
enddef

# [answered, the answer], from what is already known; where it is not answered, the user was told why.
export def Ask(method: string, params: dict<any>): list<any>
    const answer = Call(method, params)
    if has_key(answer, 'error')
        say.Error(answer.error.message)
        return [false, v:null]
    endif
    return [true, answer.result]
enddef

# Stops what runs and forgets everything; the next use greets anew.
export def Stop()
    if greeted
        Call('stop', {})
        greeted = false
        Listen()
    endif
enddef

# Leaving: work that goes on would be waited for.
augroup csto_engine
    autocmd!
    autocmd VimLeavePre * Stop()
augroup END
