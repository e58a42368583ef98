vim9script
# csto/rows.vim - the rows of a list as the library sends them (doc/protocol.md), for a view
#
# A row of a view: `text`; `level`, 0 or, where it is folded below the line before that has less, 1; `colours`, [column, end
# column, name] each; and where there is more to it: `target` where it leads, `Act` what <CR> does instead, `Fetch` what brings
# the rows below it, `speaker` and `name` whom it names, `place` where it is now.

import autoload 'csto/encoding.vim'
import autoload 'csto/engine.vim'
import autoload 'csto/locations.vim'
import autoload 'csto/query.vim'
import autoload 'csto/text.vim'

def RowOf(sent: dict<any>): dict<any>
    final row: dict<any> = {
        text: sent.text,
        level: sent.level,
        colours: encoding.Colours(sent.text, sent.colours),
    }
    if sent.target != v:null
        row.target = locations.Clean(sent.target)
    endif
    if sent.speaker != v:null
        row->extend({speaker: sent.speaker, name: sent.name})
    endif
    return row
enddef

def Of(answer: any): list<dict<any>>
    return type(answer) == v:t_dict ? answer.rows->mapnew((_, sent) => RowOf(sent)) : []
enddef

# A list about the cursor's place or, where a name is given, about somebody: [answered, rows, name of whom they are about].
# Where it is not answered, it has been said why.
export def AtCursor(kind: string, name: string): list<any>
    const [answered, answer] = query.AtCursor('list', {kind: kind, name: name != '' ? name : v:null})
    return [answered, Of(answer), type(answer) == v:t_dict ? text.Known(answer.name, '') : '']
enddef

# What a speaker of the folder that a buffer lies in said.
export def Said(buf: number, speaker: string): list<dict<any>>
    return Of(engine.Ask('list', {buffer: buf, kind: 'said', name: speaker})[1])
enddef
