vim9script
# csto/views.vim - the speakers of the folder, and what one said in order of time: real buffers, each line a jump

import autoload 'csto/jump.vim'
import autoload 'csto/locations.vim'
import autoload 'csto/query.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'

# By buffer: {home: the window that one came from, actions: what <CR> does, by line}
var views: dict<dict<any>> = {}

# From a view back to the window one came from, which shows an article.
export def GoHome()
    const view = get(views, bufnr(), {})
    if !empty(view)
        win_gotoid(view.home)
    endif
enddef

export def Act()
    const actions: list<any> = get(get(views, bufnr(), {}), 'actions', [])
    const Action = get(actions, line('.') - 1, v:null)
    if type(Action) == v:t_func
        GoHome()
        call(Action, [])
    endif
enddef

export def Gone(buf: number)
    if has_key(views, buf)
        remove(views, buf)
    endif
enddef

# A new empty buffer in the window of the view that is open, else in a window below.
def OpenWindow()
    for window in range(1, winnr('$'))
        if has_key(views, winbufnr(window))
            execute ':' .. window .. 'wincmd w'
            enew
            return
        endif
    endfor
    botright new
enddef

def SetUp(name: string)
    setlocal buftype=nofile bufhidden=wipe noswapfile nobuflisted nowrap nonumber norelativenumber
    execute 'silent! keepalt file' fnameescape(name)
    setlocal nomodifiable nomodified filetype=csto
    nnoremap <buffer> <nowait> q <Cmd>bwipeout<CR>
    nnoremap <buffer> <nowait> <CR> <Cmd>call csto#views#Act()<CR>
    autocmd BufWipeout <buffer> csto#views#Gone(str2nr(expand('<abuf>')))
enddef

# Shows lines in a window of their own: [text, what <CR> does or v:null] each.
def Show(name: string, lines: list<list<any>>)
    const home = win_getid()
    OpenWindow()
    setline(1, lines->mapnew((_, line) => line[0]))
    SetUp(name)
    views[bufnr()] = {home: home, actions: lines->mapnew((_, line) => line[1])}
    execute 'resize' max([3, min([len(lines), &lines / 3])])
enddef

def TargetLine(sent: dict<any>): list<any>
    const target = locations.Clean(sent)
    const file = has_key(target, 'path') ? fnamemodify(target.path, ':t') : get(target, 'url', '')
    const columns = [
        text.Pad(text.Day(get(target, 'date', get(target, 'published', ''))), 11),
        text.Pad(text.Shorten(file, 28), 28),
        text.Shorten(get(target, 'text', ''), 200),
    ]
    return [join(columns, '  '), has_key(target, 'path') ? () => jump.To(target) : v:null]
enddef

# What somebody said, in order of time; without a name, whoever speaks under the cursor.
export def Timeline(name: string)
    GoHome()
    const [answered, answer] = query.AtCursor('timeline', {name: name != '' ? name : v:null})
    const targets = query.Targets(answer)
    if !answered
        return
    elseif empty(targets)
        say.Info(name != '' ? 'no statement by ' .. name .. ' in this folder' : 'no speaker under the cursor')
        return
    endif
    const who = text.Line(text.Known(answer.name, name != '' ? name : '?'))
    Show('csto://timeline', [[who, v:null], ['', v:null]] + targets->mapnew((_, target) => TargetLine(target)))
enddef

def SpeakerLine(speaker: dict<any>): list<any>
    const role: string = text.Known(speaker.role, '')
    const more = role != '' ? ', ' .. text.Shorten(role, 80) : ''
    return [printf('%4d  %s%s', speaker.statements, text.Line(speaker.name), more), () => Timeline(speaker.name)]
enddef

# Everybody who speaks in the folder; with a name, only those whose name holds it.
export def Speakers(name: string)
    GoHome()
    const [answered, answer] = query.AtCursor('speakers', {name: name != '' ? name : v:null})
    const speakers: list<dict<any>> = type(answer) == v:t_dict ? answer.speakers : []
    if !answered
        return
    elseif empty(speakers)
        say.Info(name != '' ? 'nobody called ' .. name .. ' speaks in this folder' : 'nobody speaks in this folder')
        return
    endif
    Show('csto://speakers', speakers->mapnew((_, speaker) => SpeakerLine(speaker)))
enddef
