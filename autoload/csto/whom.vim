vim9script
# csto/whom.vim - who is meant by a part of a name

import autoload 'csto/query.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'

# The whole name of somebody of the folder whose name holds the words that were given: '' where there is none; of several the
# user says whom.
export def Choose(name: string, prompt: string): string
    const [answered, answer] = query.AtCursor('speakers', {name: name})
    const speakers: list<dict<any>> = type(answer) == v:t_dict ? answer.speakers : []
    if !answered
        return ''
    elseif empty(speakers)
        say.Info('nobody called ' .. name .. ' speaks in this folder')
        return ''
    elseif len(speakers) == 1
        return speakers[0].name
    endif
    const lines = speakers
        ->mapnew((number, speaker) => printf('%3d. %s (%d)', number + 1, text.Line(speaker.name), speaker.statements))
    return get(get(speakers, inputlist([prompt] + lines) - 1, {}), 'name', '')
enddef
