vim9script
# csto/timeline.vim - what somebody said, in order of time, each utterance once, and where the position changed

import autoload 'csto/rows.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'
import autoload 'csto/view.vim'
import autoload 'csto/whom.vim'

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
        const chosen = whom.Choose(name, 'Whose timeline?')
        if chosen != ''
            Open(chosen, true)
        endif
    else
        say.Info(name != '' ? 'no statement by ' .. name .. ' in this folder' : 'no speaker under the cursor')
    endif
enddef
