vim9script
# csto/locations.vim - targets as places: where they are now, in files open or not, and lists of them
#
# A target is what the library sends (doc/protocol.md), without the keys whose value it does not know.

import autoload 'csto/buffer.vim'
import autoload 'csto/text.vim'

# Leaves out what the library does not know.
export def Clean(target: dict<any>): dict<any>
    return target->copy()->filter((_, value) => value != v:null)
enddef

# The loaded buffer of a file, or 0. Not bufnr(): that would read the name as a pattern.
export def Loaded(path: string): number
    for info in getbufinfo({bufloaded: 1})
        if info.name ==# path
            return info.bufnr
        endif
    endfor
    return 0
enddef

# The place in a buffer whose marks know the statement that begins there.
def ByMarks(buf: number, target: dict<any>): list<number>
    const places = buffer.ContentPlaces(buf)
    for [number, statement] in items(buffer.Statements(buf))
        const first = statement.content[0]
        if first[0] == target.row && first[1] == target.column && !empty(places[number])
            return places[number][0][ : 1]
        endif
    endfor
    return []
enddef

def InLines(lines: list<string>, target: dict<any>): list<number>
    const found = text.FindAgain(lines, target.row, target.column, get(target, 'text', ''))
    return empty(found) ? [min([target.row, max([len(lines) - 1, 0])]), target.column] : found
enddef

# [row, column], from 0, where a target is now in a buffer that is loaded: by its marks, else by its text, else where it was.
export def InBuffer(buf: number, target: dict<any>): list<number>
    const place = ByMarks(buf, target)
    const start = strpart(get(target, 'text', ''), 0, 12)
    if !empty(place) && strpart(get(getbufline(buf, place[0] + 1), 0, ''), place[1], len(start)) ==# start
        return place
    endif
    return InLines(getbufline(buf, 1, '$'), target)
enddef

# [row, column, exact] of a target with a path, for lists and tags. exact: the column counts bytes of a buffer; else it may,
# as the file is not read by Vim yet.
export def Now(target: dict<any>): list<number>
    const buf = Loaded(target.path)
    if buf != 0
        return InBuffer(buf, target) + [1]
    endif
    var lines: list<string> = []
    if filereadable(target.path)
        try
            lines = readfile(target.path)
        catch
            # the place as the library knows it will do
        endtry
    endif
    const place = empty(lines) ? [target.row, target.column] : InLines(lines, target)
    # where the line stayed, the library knows the column in the buffer, which a BOM or Latin-1 shifts in the file
    return [place[0], place[0] == target.row ? target.column : place[1], 0]
enddef

def Joined(parts: list<string>): string
    return parts->filter((_, part) => part != '')->join(', ')
enddef

# The day of a target or, where that is not known, the day by which it was published.
def When(target: dict<any>): string
    const by = &encoding ==# 'utf-8' ? '≤ ' : 'by '
    return has_key(target, 'date') ? text.Day(target.date) : has_key(target, 'published') ? by .. text.Day(target.published) : ''
enddef

# Who, when, what, and how it is linked, in a line.
export def Describe(target: dict<any>): string
    const who = Joined([text.Line(get(target, 'name', '')), When(target)])
    const altered = empty(get(target, 'altered', [])) ? '' : ' (' .. join(target.altered, '; ') .. ')'
    const wording = text.Line(get(target, 'wording', '') .. altered)
    const how = Joined([get(target, 'kind', ''), wording, get(target, 'nearer', false) ? 'nearest' : ''])
    return (who != '' ? who .. ': ' : '')
        .. text.Shorten(get(target, 'text', ''), 100)
        .. (how != '' ? ' [' .. how .. ']' : '')
enddef

# Cells for the name of an article, at most.
const NAME = 30

# What 'quickfixtextfunc' is in our lists: articles and lines stand below one another, the folder is known.
def Lines(info: dict<any>): list<string>
    const entries = getloclist(info.winid, {id: info.id, items: 1}).items
    const names = entries->mapnew((_, entry) => text.Shorten(fnamemodify(bufname(entry.bufnr), ':t'), NAME))
    const width = names->mapnew((_, name) => strdisplaywidth(name))->max()
    const last = entries->mapnew((_, entry) => len(entry.lnum))->max()
    return range(info.start_idx - 1, info.end_idx - 1)->mapnew((_, at) =>
        printf('%s%s|%*d| %s', names[at], repeat(' ', width - strdisplaywidth(names[at])), last, entries[at].lnum,
            entries[at].text))
enddef

# Fills the location list of this window and opens it.
export def List(title: string, entries: list<dict<any>>)
    setloclist(0, [], ' ', {title: title, items: entries, quickfixtextfunc: Lines})
    lopen
enddef

# Entries of a list; targets without a path are left out.
export def Items(targets: list<dict<any>>): list<dict<any>>
    var out: list<dict<any>> = []
    for target in targets
        if has_key(target, 'path')
            const [row, column; _] = Now(target)
            out->add({filename: target.path, lnum: row + 1, col: column + 1, text: Describe(target)})
        endif
    endfor
    return out
enddef
