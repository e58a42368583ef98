vim9script
# csto/query.vim - a question about the place under the cursor

import autoload 'csto/buffer.vim'
import autoload 'csto/encoding.vim'
import autoload 'csto/engine.vim'

# Asks the library about the cursor's place, once the current buffer has been read as it is now.
# [answered, the answer]; where it is not answered, it has been said why.
export def AtCursor(method: string, more: dict<any> = {}, patience: number = -1): list<any>
    const state = buffer.Await(bufnr(), patience)
    if empty(state)
        return [false, v:null]
    endif
    var place: dict<any> = {
        buffer: bufnr(),
        row: line('.') - 1,
        column: encoding.Outwards(getline('.'), col('.') - 1),
    }
    return engine.Ask(method, place->extend(more))
enddef

# The targets of an answer.
export def Targets(answer: any): list<dict<any>>
    return type(answer) == v:t_dict ? get(answer, 'targets', []) : []
enddef
