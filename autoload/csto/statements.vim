vim9script
# csto/statements.vim - the statements of an article beside it; the line of the one under the cursor follows the cursor

import autoload 'csto/buffer.vim'
import autoload 'csto/marks.vim'
import autoload 'csto/text.vim'
import autoload 'csto/view.vim'

var shown: dict<number> = {} # {view, article}: their buffers

const signs = {direct: '"', indirect: ' ', mixed: "'"}

def RowOf(state: dict<any>, statement: dict<any>, place: list<number>): dict<any>
    const name = text.Shorten(text.Known(statement.name, 'not named'), 30)
    return {
        place: place[ : 1],
        text: printf('%s %s: %s', get(signs, statement.type, ' '), name, text.Line(statement.excerpt)),
        level: 0,
        colours: [[2, 2 + len(name), 'title']],
        target: {
            bufnr: state.buf,
            row: place[0],
            column: place[1],
            text: statement.excerpt,
            name: text.Known(statement.name, 'csto'),
        },
    }
enddef

def IsBehind(place: list<number>, other: list<number>): bool
    return place[0] != other[0] ? place[0] > other[0] : place[1] > other[1]
enddef

def RowsOf(state: dict<any>): list<dict<any>>
    var out: list<dict<any>> = []
    for [number, places] in items(buffer.ContentPlaces(state.buf))
        if !empty(places)
            out->add(RowOf(state, state.statements[number], places[0]))
        endif
    endfor
    return out->sort((a, b) => IsBehind(a.place, b.place) ? 1 : -1)
enddef

# The line of the last statement that begins before the cursor, or 0.
def LineHere(rows: list<dict<any>>): number
    const here = [line('.') - 1, col('.') - 1]
    var out = 0
    for [number, row] in items(rows)
        if has_key(row, 'place') && !IsBehind(row.place, here)
            out = number + 1
        endif
    endfor
    return out
enddef

# Marks the line of the statement under the cursor.
export def Follow()
    const rows: list<dict<any>> = get(view.Get(get(shown, 'view', -1)), 'rows', [])
    if empty(rows) || bufnr() != shown.article
        return
    endif
    const line = LineHere(rows)
    prop_remove({bufnr: shown.view, type: marks.Coloured('here'), all: true})
    if line > 0
        prop_add(line, 1, {bufnr: shown.view, length: len(rows[line - 1].text), type: marks.Coloured('here')})
        for window in win_findbuf(shown.view)
            win_execute(window, 'call cursor(' .. line .. ', 1)')
        endfor
    endif
enddef

# Marks have changed, or another article is shown.
export def Renew()
    if empty(view.Get(get(shown, 'view', -1)))
        return
    elseif !empty(buffer.Get(bufnr()))
        shown.article = bufnr()
    endif
    const state = buffer.Get(shown.article)
    if !empty(state)
        view.Replace(shown.view, RowsOf(state))
        Follow()
    endif
enddef

# Shows them, in a window at the side.
export def Open()
    view.GoHome()
    const state = buffer.Await(bufnr(), 0)
    if empty(state)
        return
    endif
    const home = win_getid()
    const command = printf('vertical botright :%dnew', max([30, &columns / 3]))
    shown = {
        article: state.buf,
        view: view.Show('statements', RowsOf(state), {command: command, Again: Open}),
    }
    &l:winfixwidth = true
    win_gotoid(home)
    augroup csto_statements
        autocmd!
        autocmd CursorMoved * csto#statements#Follow()
        autocmd User CstoUpdated csto#statements#Renew()
        autocmd BufEnter * csto#statements#Renew()
    augroup END
    Follow()
enddef
