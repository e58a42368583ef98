vim9script
# csto/timeline.vim - what somebody said, in order of time, each utterance once, and where the position changed

import autoload 'csto/query.vim'
import autoload 'csto/rows.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'
import autoload 'csto/view.vim'

# Somebody whose name holds the words that were given: '' where nobody does; where several do, the user says who.
def Choose(name: string): string
    const [answered, answer] = query.AtCursor('speakers', {name: name})
    const speakers: list<dict<any>> = type(answer) == v:t_dict ? answer.speakers : []
    if !answered
        return ''
    elseif empty(speakers)
        say.Info('no statement by ' .. name .. ' in this folder')
        return ''
    elseif len(speakers) == 1
        return speakers[0].name
    endif
    const lines = speakers
        ->mapnew((number, speaker) => printf('%3d. %s (%d)', number + 1, text.Line(speaker.name), speaker.statements))
    return get(get(speakers, inputlist(['Whose timeline?'] + lines) - 1, {}, ), 'name', '')
enddef

def Show(found: list<dict<any>>, who: string)
    view.Show('timeline/' .. who, found, {head: 2, Again: () => Open(who)})
    &l:foldlevel = 1
enddef

# What somebody said, in order of time. name: '' for whoever speaks under the cursor; a part of a name will do, unless `exact`.
export def Open(name: string = '', exact: bool = false)
    view.GoHome()
    const [answered, found, who] = rows.AtCursor('timeline', name)
    if !answered
        return
    elseif !empty(found)
        Show(found, text.Line(who != '' ? who : name))
    elseif name != '' && !exact
        const chosen = Choose(name)
        if chosen != ''
            Open(chosen, true)
        endif
    else
        say.Info(name != '' ? 'no statement by ' .. name .. ' in this folder' : 'no speaker under the cursor')
    endif
enddef
