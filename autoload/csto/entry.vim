vim9script
# csto/entry.vim - the row of a speaker in the folder's speakers.tsv: shown where it is, proposed where there is none
#
# A proposed row is an edit of the buffer that the user writes, or undoes: the file itself is never touched.

import autoload 'csto/query.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'
import autoload 'csto/view.vim'
import autoload 'csto/whom.vim'

def Cells(line: string): list<string>
    return split(line, '\t', true)->map((_, cell) => trim(cell))
enddef

# The index of the first line that is neither blank nor a comment; -1 where there is none.
def FirstLine(lines: list<string>): number
    for [index, line] in items(lines)
        if trim(line) != '' && line[0] != '#'
            return index
        endif
    endfor
    return -1
enddef

# [index of the line that names the columns, the place of `name` in it]; [-1, -1] where none does.
def Head(lines: list<string>): list<number>
    const first = FirstLine(lines)
    const column = first < 0 ? -1 : index(Cells(lines[first]), 'name')
    return column < 0 ? [-1, -1] : [first, column]
enddef

# The number of the line in which somebody stands, as the lines are now; 0 where there is none.
export def Find(lines: list<string>, entry: dict<any>): number
    const [head, column] = Head(lines)
    for index in head < 0 ? [] : range(head + 1, len(lines) - 1)
        const line = lines[index]
        if stridx(line, entry.name) >= 0 && line[0] != '#' && get(Cells(line), column, '') ==# entry.name
            return index + 1
        endif
    endfor
    const row: number = text.Known(entry.row, -1)
    return row < len(lines) ? row + 1 : 0
enddef

# The lines to add at the end of a table, its columns in their order; [] where it does not name them.
export def Proposal(lines: list<string>, entry: dict<any>): list<string>
    const is_bare = FirstLine(lines) < 0
    const named: list<string> = is_bare ? entry.head : lines
    const head = Head(named)[0]
    if head < 0
        return []
    endif
    const row = Cells(named[head])->map((_, column) => get(entry.cells, column, '') ?? '-')->join("\t")
    const before: list<string> = !is_bare ? [] : join(lines, '') =~ '\S' ? [entry.head[-1]] : entry.head
    return before + [row]
enddef

# To the window that shows a file, or to a new one.
def Show(path: string): bool
    for window in range(1, winnr('$'))
        if getbufinfo(winbufnr(window))[0].name ==# path
            execute ':' .. window .. 'wincmd w'
            return true
        endif
    endfor
    try
        execute 'silent split' fnameescape(path)
    catch
        say.Error(substitute(v:exception, '^Vim\%((\a\+)\)\=:', '', ''))
        return false
    endtry
    return true
enddef

def GoTo(lnum: number)
    normal! m'
    cursor(lnum, 1)
    normal! zv
enddef

# How many lines there are but for blank ones at the end.
def Length(lines: list<string>): number
    var last = len(lines)
    while last > 0 && trim(lines[last - 1]) == ''
        last -= 1
    endwhile
    return last
enddef

def Propose(lines: list<string>, entry: dict<any>)
    const added = Proposal(lines, entry)
    const last = Length(lines)
    if empty(added)
        say.Error('speakers.tsv has no line that names its columns, "name" among them; see :help csto-tables')
    elseif !&modifiable
        say.Error('speakers.tsv may not be modified here')
    elseif last == 0
        setline(1, added)
    else
        append(last, added)
    endif
    if !empty(added) && &modifiable
        GoTo(last + len(added))
        say.Info(printf('a row for %s: look it over and :write it, or undo it; nothing is written yet', entry.name))
    endif
enddef

# Shows the row of a speaker, or proposes one; without a name, that of whoever speaks under the cursor. A part of a name will
# do, unless `exact`.
export def Open(name: string, exact: bool = false)
    view.GoHome()
    const [answered, entry] = query.AtCursor('entry', {name: name != '' ? name : v:null})
    if !answered
        return
    elseif type(entry) != v:t_dict && name != '' && !exact
        const chosen = whom.Choose(name, 'Whose row?')
        if chosen != ''
            Open(chosen, true)
        endif
    elseif type(entry) != v:t_dict
        say.Info(name != '' ? 'nobody called ' .. name .. ' speaks in this folder' : 'no speaker under the cursor')
    elseif Show(entry.path)
        const lines = getline(1, '$')
        const lnum = Find(lines, entry)
        if lnum > 0
            GoTo(lnum)
        else
            Propose(lines, entry)
        endif
    endif
enddef
