vim9script
# csto/list.vim - the statements of a buffer as a location list

import autoload 'csto/buffer.vim'
import autoload 'csto/locations.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'

def Entry(buf: number, statement: dict<any>, place: list<number>): dict<any>
    const name = text.Line(text.Known(statement.name, 'not named'))
    const day = text.Day(text.Known(statement.date, ''))
    return {
        bufnr: buf,
        lnum: place[0] + 1,
        col: place[1] + 1,
        text: printf('%s%s: %s [%s, %s]', name, day != '' ? ', ' .. day : '', text.Line(statement.excerpt), statement.type,
            statement.act),
    }
enddef

# Lists the statements of the current buffer, which is read first where it was not.
export def Open()
    const buf = bufnr()
    const state = buffer.Await(buf, 0)
    if empty(state)
        return
    endif
    var entries: list<dict<any>> = []
    for [number, places] in items(buffer.ContentPlaces(buf))
        if !empty(places)
            entries->add(Entry(buf, state.statements[number], places[0]))
        endif
    endfor
    if empty(entries)
        say.Info('no statement found')
        return
    endif
    entries->sort((a, b) => a.lnum != b.lnum ? a.lnum - b.lnum : a.col - b.col)
    locations.List('Statements', entries)
enddef
