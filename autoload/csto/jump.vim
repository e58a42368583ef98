vim9script
# csto/jump.vim - from a statement to its other reports, and between the statements of a text

import autoload 'csto/buffer.vim'
import autoload 'csto/config.vim'
import autoload 'csto/follow.vim'
import autoload 'csto/locations.vim'
import autoload 'csto/query.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'

# Where we are goes on the tag stack and the jump list, so that CTRL-T and CTRL-O come back.
def Remember(name: string)
    const from = [bufnr()] + getpos('.')[1 : ]
    normal! m'
    settagstack(win_getid(), {items: [{tagname: name, from: from}]}, 't')
enddef

def Edit(target: dict<any>): bool
    try
        execute has_key(target, 'bufnr') ? 'buffer ' .. target.bufnr : 'edit ' .. fnameescape(target.path)
    catch
        say.Error(substitute(v:exception, '^Vim\%((\a\+)\)\=:', '', ''))
        return false
    endtry
    return true
enddef

# Goes to a target in this window.
export def To(target: dict<any>)
    Remember(text.Shorten(get(target, 'name', 'csto'), 30))
    if (has_key(target, 'bufnr') ? target.bufnr : locations.Loaded(target.path)) != bufnr() && !Edit(target)
        return
    endif
    const place = locations.InBuffer(bufnr(), target)
    cursor(place[0] + 1, place[1] + 1)
    normal! zv
    follow.Arrive(bufnr())
enddef

const NOWHERE = 'no statement under the cursor'

# [answered, targets, whether there is a statement]
def Ask(method: string, more: dict<any> = {}): list<any>
    const [answered, answer] = query.AtCursor(method, more)
    const targets = query.Targets(answer)->mapnew((_, target) => locations.Clean(target))
    return [answered, targets, type(answer) == v:t_dict]
enddef

def Outside(target: dict<any>)
    say.Info('it leads out of this folder, to ' .. get(target, 'url', '?'))
enddef

# Goes to a target, or says where outside of the folder it is.
export def Follow(target: dict<any>)
    if has_key(target, 'path') || has_key(target, 'bufnr')
        To(target)
    else
        Outside(target)
    endif
enddef

# Goes to the report nearest the origin of the statement under the cursor.
export def Source()
    const [answered, targets, is_statement] = Ask('source')
    if !answered
        return
    elseif empty(targets)
        say.Info(is_statement ? 'no nearer report of it in this folder' : NOWHERE)
    else
        Follow(targets[0])
    endif
enddef

def List(targets: list<dict<any>>, title: string, nothing: string)
    const entries = locations.Items(targets)
    for entry in entries
        follow.Expect(entry.filename, entry.lnum - 1)
    endfor
    if !empty(entries)
        locations.List(title, entries)
    elseif !empty(targets)
        Outside(targets[0])
    else
        say.Info(nothing)
    endif
enddef

# Lists the other reports of the statement under the cursor.
export def Reports()
    const [answered, targets, is_statement] = Ask('reports')
    if answered
        List(targets, 'Reports', is_statement ? 'no other report of it in this folder' : NOWHERE)
    endif
enddef

# Lists what contradicts the statement under the cursor or, where nothing does, any statement of the article.
export def Conflicts()
    var [answered, targets; _] = Ask('conflicts')
    if answered && empty(targets)
        [answered, targets; _] = Ask('conflicts', {row: v:null, column: v:null})
    endif
    if answered
        List(targets, 'Conflicts and alterations', 'nothing in this folder contradicts this article')
    endif
enddef

def Compare(a: list<number>, b: list<number>): number
    return a[0] != b[0] ? a[0] - b[0] : a[1] - b[1]
enddef

# [row, column, number of the statement] where each that is marked begins now, in the order of the text.
def Beginnings(): list<list<number>>
    const statements = buffer.Statements(bufnr())
    return buffer.ContentPlaces(bufnr())
        ->mapnew((number, places) => empty(places) ? [] : places[0][ : 1] + [number])
        ->filter((_, place) => !empty(place) && config.IsShown(statements[place[2]]))
        ->sort(Compare)
enddef

# Those of whoever speaks where the cursor is, or spoke last before it.
def OfSame(places: list<list<number>>, here: list<number>): list<list<number>>
    const speakers = buffer.Statements(bufnr())->mapnew((_, statement) => text.Known(statement.speaker, ''))
    var speaker = ''
    for place in places
        if Compare(place, here) > 0
            break
        endif
        speaker = speakers[place[2]] != '' ? speakers[place[2]] : speaker
    endfor
    return places->copy()->filter((_, place) => speaker != '' && speakers[place[2]] == speaker)
enddef

# The place after `here`; with `backward`, the one before; [] where there is none.
def Neighbour(places: list<list<number>>, here: list<number>, backward: bool): list<number>
    const ordered = backward ? reverse(copy(places)) : places
    for place in ordered
        if (backward ? Compare(place, here) < 0 : Compare(place, here) > 0)
            return place
        endif
    endfor
    return &wrapscan && !empty(ordered) ? ordered[0] : []
enddef

# Goes to the next statement, `count` times; with a negative count to the one before. same: only those of the same speaker.
export def Move(count: number, same: bool = false)
    var here = [line('.') - 1, col('.') - 1]
    const places = same ? OfSame(Beginnings(), here) : Beginnings()
    var found: list<number> = []
    for _ in range(abs(count))
        const next = Neighbour(places, here, count < 0)
        if empty(next)
            break
        endif
        found = next
        here = next[ : 1]
    endfor
    if !empty(found)
        normal! m'
        cursor(found[0] + 1, found[1] + 1)
        normal! zv
    elseif empty(buffer.Get())
        say.Info('this buffer is not marked; :CstoClaims marks it')
    endif
enddef
