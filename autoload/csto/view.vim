vim9script
# csto/view.vim - a list in a buffer of its own: each line may be a place to go to, lines below lines are folded
#
# <CR> goes there in the window one came from, `o` in a new one, `p` shows it there and stays, `f` keeps lines that hold a text,
# `?` tells the keys, `q` closes. The name of the buffer says what it lists, `csto://timeline/NAME`: of a session that is all that
# must be kept (csto/restore.vim).

import autoload 'csto/jump.vim'
import autoload 'csto/marks.vim'

# By buffer; an entry:
#   home         the window that one came from
#   rows, all    as shown, and unfiltered (csto/rows.vim)
#   head         how many of the first rows no filter touches
#   place        where its window stands: 'below' or 'beside'; lists of one place share a window
#   wanted       what the filter keeps, '' for all
#   help         the keys are shown
#   held         its rows are still to come
#   Again        makes it anew
var views: dict<dict<any>> = {}

# The levels of the rows, by buffer: 'foldexpr' asks for each line, and Vim looks into all that a function hands out.
var levels: dict<list<number>> = {}

const keys = [
    ['<CR>', 'go there, in the window you came from', 'Go'],
    ['o', 'go there, in a new window', 'Split'],
    ['p', 'show it there and stay here', 'Peek'],
    ['f', 'keep the lines that hold a text; an empty one: all', 'Filter'],
    ['R', 'make the list anew', 'Refresh'],
    ['za zR zM', 'open and close what is folded', ''],
    ['?', 'show or hide these lines', 'ToggleHelp'],
    ['q', 'close', 'Close'],
]

export def Get(buf: number = bufnr()): dict<any>
    return get(views, buf, {})
enddef

def RowHere(): dict<any>
    return get(get(Get(), 'rows', []), line('.') - 1, {})
enddef

# The window that the location list belongs to; in other windows 0.
def HomeOfList(): number
    return &buftype == 'quickfix' ? getloclist(0, {filewinid: 0}).filewinid : 0
enddef

# The buffer of the article that one means here: this one or, in a list, that which it was made from.
export def Article(): number
    const buf = winbufnr(get(Get(), 'home', HomeOfList()))
    return buf > 0 ? buf : bufnr()
enddef

# From a view, or a location list, back to the window one came from, which shows an article.
export def GoHome()
    const view = Get()
    if empty(view)
        win_gotoid(HomeOfList())
    elseif view.home == win_getid() || !win_gotoid(view.home)
        aboveleft new
    endif
enddef

def NoteLevels(buf: number)
    levels[buf] = views[buf].rows->mapnew((_, row) => row.level)
enddef

def Fill(buf: number)
    const rows = views[buf].rows
    NoteLevels(buf)
    setbufvar(buf, '&modifiable', true)
    prop_clear(1, getbufinfo(buf)[0].linecount, {bufnr: buf})
    setbufline(buf, 1, mapnew(rows, (_, row) => row.text))
    silent deletebufline(buf, len(rows) + 1, '$')
    setbufvar(buf, '&modifiable', false)
    Colour(buf, 1, rows)
enddef

# Puts back the rows of a view that `:edit` has emptied.
export def Refill(buf: number)
    if has_key(views, buf) && getbufinfo(buf)[0].linecount != len(views[buf].rows)
        Fill(buf)
    endif
enddef

# Colours rows that begin with a line.
def Colour(buf: number, first: number, rows: list<dict<any>>)
    for [number, row] in items(rows)
        for [column, end, name] in row.colours
            prop_add(first + number, column + 1, {bufnr: buf, length: end - column, type: marks.Coloured(name)})
        endfor
    endfor
enddef

def HelpRows(): list<dict<any>>
    const lines = keys->mapnew((_, key) => printf('  %-9s %s', key[0], key[1]))
    return lines->mapnew((_, line) => ({text: line, level: 0, colours: [[0, len(line), 'note']]}))
        + [{text: '', level: 0, colours: []}]
enddef

# The rows that hold a text, with those that they stand below.
def Kept(view: dict<any>): list<dict<any>>
    const wanted = tolower(view.wanted)
    var out: list<dict<any>> = []
    var above: dict<any> = {}
    for [number, row] in items(view.all)
        const is_kept = number < view.head || stridx(tolower(row.text), wanted) >= 0
        if row.level > 0 && is_kept && !empty(above)
            out->add(above)
            above = {}
        elseif row.level == 0
            above = is_kept ? {} : row
        endif
        if is_kept
            out->add(row)
        endif
    endfor
    return out
enddef

def Compose(view: dict<any>)
    view.rows = (view.help ? HelpRows() : []) + (view.wanted != '' ? Kept(view) : copy(view.all))
enddef

def Go()
    const row = RowHere()
    if has_key(row, 'Act')
        GoHome()
        row.Act()
    elseif has_key(row, 'Fetch')
        row.Fetch()
    elseif has_key(row, 'target')
        GoHome()
        jump.Follow(row.target)
    endif
enddef

def Split()
    const row = RowHere()
    if has_key(row, 'target') && has_key(row.target, 'path')
        GoHome()
        split
        jump.Follow(row.target)
    endif
enddef

def Peek()
    const row = RowHere()
    const here = win_getid()
    if has_key(row, 'target')
        GoHome()
        jump.Follow(row.target)
        win_gotoid(here)
    endif
enddef

def Filter()
    final view = Get()
    const wanted = input('Keep lines with: ', view.wanted)
    redraw
    view.wanted = wanted
    Compose(view)
    Fill(bufnr())
    &l:foldlevel = wanted != '' ? 99 : 0
enddef

def Refresh()
    const view = Get()
    if !view.held
        GoHome()
    endif
    view.Again()
enddef

def ToggleHelp()
    final view = Get()
    view.help = !view.help
    Compose(view)
    Fill(bufnr())
    cursor(1, 1)
enddef

def Close()
    bwipeout
enddef

const actions = {
    Go: Go, Split: Split, Peek: Peek, Filter: Filter, Refresh: Refresh, ToggleHelp: ToggleHelp, Close: Close,
}

# A key of the list was pressed.
export def Press(name: string)
    if !empty(Get())
        actions[name]()
    endif
enddef

# What is below a row may still have to be fetched.
export def Unfold(key: string)
    const start = foldclosed('.')
    const row = get(get(Get(), 'rows', []), (start > 0 ? start : line('.')) - 1, {})
    if has_key(row, 'Fetch')
        row.Fetch()
    endif
    try
        execute 'normal!' key
    catch /^Vim\%((\a\+)\)\=:E490:/
        # no fold here
    endtry
enddef

# The value of 'foldexpr'.
export def FoldLevel(number: number): string
    const buf = bufnr()
    if !has_key(levels, buf) || number > len(levels[buf])
        return '0'
    endif
    const level = levels[buf][number - 1]
    const below = number < len(levels[buf]) ? levels[buf][number] : 0
    return below > level ? '>' .. below : string(level)
enddef

# The value of 'foldtext': the line, and how many stand below, which that of a speaker begins with.
export def FoldText(): string
    const row = get(get(Get(), 'rows', []), v:foldstart - 1, {})
    return getline(v:foldstart) .. (has_key(row, 'speaker') ? '  (+)' : printf('  (+%d)', v:foldend - v:foldstart))
enddef

def SetKeys()
    for key in ['zo', 'zO', 'za', 'zA']
        execute printf('nnoremap <buffer> <nowait> %s <Cmd>call csto#view#Unfold("%s")<CR>', key, key)
    endfor
    for [key, _, name] in keys
        if name != ''
            execute printf('nnoremap <buffer> <nowait> %s <Cmd>call csto#view#Press("%s")<CR>', key, name)
        endif
    endfor
enddef

def SetOptions()
    setlocal buftype=nofile bufhidden=wipe nobuflisted noswapfile nomodifiable nomodified
    setlocal nowrap nonumber norelativenumber signcolumn=no nospell nolist cursorline
    setlocal foldmethod=expr foldexpr=csto#view#FoldLevel(v:lnum) foldtext=csto#view#FoldText() foldlevel=0
    setlocal foldenable foldminlines=0 fillchars=fold:\  filetype=csto
enddef

export def Gone(buf: number)
    if has_key(views, buf)
        remove(views, buf)
        remove(levels, buf)
    endif
enddef

# Makes the current buffer, which is empty, a view.
def Register(view: dict<any>, name: string)
    views[bufnr()] = view
    autocmd BufWipeout <buffer> csto#view#Gone(str2nr(expand('<abuf>')))
    marks.Define()
    if name != ''
        try
            execute 'silent keepalt file' fnameescape('csto://' .. name)
        catch /^Vim\%((\a\+)\)\=:E95:/
            # another tab page shows the same list
        endtry
    endif
    setlocal noreadonly # as it is in `vim -R`
    Compose(view)
    Fill(bufnr())
    SetOptions()
    SetKeys()
enddef

# A new empty buffer in the window of the view that stands in this place, else in a window of its own, which is told.
def OpenWindow(place: string, command: string): bool
    for window in range(1, winnr('$'))
        if get(Get(winbufnr(window)), 'place', '') == place
            execute ':' .. window .. 'wincmd w'
            enew
            return false
        endif
    endfor
    execute command
    return true
enddef

# Shows rows in a window of their own: its buffer.
# name: what is listed, 'speakers', 'timeline/NAME'
# more: Again; head; command, which opens a window beside the article; without it, one below everything
export def Show(name: string, rows: list<dict<any>>, more: dict<any>): number
    const place = has_key(more, 'command') ? 'beside' : 'below'
    final view: dict<any> = {
        home: win_getid(), rows: [], all: rows, head: get(more, 'head', 0), place: place,
        wanted: '', help: false, held: false, Again: more.Again,
    }
    const is_new = OpenWindow(place, get(more, 'command', 'botright new'))
    Register(view, name)
    if is_new && place == 'below'
        execute 'resize' max([5, min([len(rows) + 1, &lines / 2])])
    endif
    cursor(1, 1)
    return bufnr()
enddef

# Makes the current buffer, which is empty and has its name, a view whose rows are still to come.
# words: to be read meanwhile
export def Hold(home: number, place: string, words: string, Again: func())
    const rows = [{text: words, level: 0, colours: [[0, len(words), 'note']]}]
    final view: dict<any> = {
        home: home, rows: [], all: rows, head: 1, place: place, wanted: '', help: false, held: true, Again: Again,
    }
    Register(view, '')
enddef

# Puts rows behind one that is in a list or, `instead`, in its place. Returns the number of that one from 0, or -1.
def Splice(list: list<dict<any>>, row: dict<any>, rows: list<dict<any>>, instead: bool): number
    for [at, each] in items(list)
        if each is row
            list->extend(rows, at + 1)
            if instead
                list->remove(at)
            endif
            return at
        endif
    endfor
    return -1
enddef

# Puts rows below one that is there or, `instead`, in its place; what is unfolded, and the cursor, stay.
export def Insert(buf: number, row: dict<any>, rows: list<dict<any>>, instead: bool = false)
    final view = Get(buf)
    Splice(view.all, row, rows, instead)
    if view.wanted != ''
        Compose(view)
        Fill(buf)
        return
    endif
    const at = Splice(view.rows, row, rows, instead)
    if at < 0
        return
    endif
    const lines = mapnew(rows, (_, each) => each.text)
    NoteLevels(buf)
    setbufvar(buf, '&modifiable', true)
    if !instead
        appendbufline(buf, at + 1, lines)
    elseif empty(lines)
        silent deletebufline(buf, at + 1)
    else
        prop_clear(at + 1, at + 1, {bufnr: buf})
        setbufline(buf, at + 1, lines[0])
        appendbufline(buf, at + 1, lines[1 : ])
    endif
    setbufvar(buf, '&modifiable', false)
    Colour(buf, at + (instead ? 1 : 2), rows)
enddef

# Puts other rows into a view; the filter stays.
export def Replace(buf: number, rows: list<dict<any>>)
    final view = Get(buf)
    view.all = rows
    Compose(view)
    Fill(buf)
enddef
