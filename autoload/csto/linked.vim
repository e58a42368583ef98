vim9script
# csto/linked.vim - what other articles make of a statement: labels and signs of its links

import autoload 'csto/config.vim'
import autoload 'csto/marks.vim'
import autoload 'csto/text.vim'

# How many links each statement has, by its id.
export def Counts(links: dict<any>): dict<dict<any>>
    var counts: dict<dict<any>> = {}
    for linked in get(links, 'statements', [])
        counts[linked.id] = linked
    endfor
    return counts
enddef

# The name by which people are called again: a person's last.
def ShortName(statement: dict<any>, kinds: dict<string>): string
    const name: string = text.Known(statement.name, '?')
    if get(kinds, text.Known(statement.speaker, ''), '') == 'person'
        return text.Line(matchstr(name, '\S*$'))
    endif
    return text.Shorten(name, 24)
enddef

def Counted(number: number, one: string, many: string = one .. 's'): list<string>
    return number > 0 ? [text.Counted(number, one, many)] : []
enddef

# "Peskov, 13 Mar -> 2 reports, altered". year: of the article; another one is named.
export def Label(statement: dict<any>, counts: dict<any>, kinds: dict<string>, year: string): string
    var day = text.Day(text.Known(statement.date, ''))
    if year != '' && len(day) > 5
        day = substitute(day, ' ' .. year .. '$', '', '')
    endif
    const links = Counted(get(counts, 'same', 0), 'report')
        + Counted(get(counts, 'reply', 0), 'reply', 'replies')
        + (get(counts, 'altered', 0) > 0 ? ['altered'] : [])
        + Counted(get(counts, 'conflict', 0), 'conflict')
    return ShortName(statement, kinds)
        .. (day != '' ? ', ' .. day : '')
        .. (empty(links) ? '' : ' -> ' .. join(links, ', '))
enddef

# Draws labels and signs where the options ask for them.
export def Draw(state: dict<any>, counts: dict<dict<any>>)
    const options = config.Get().marks
    var kinds: dict<string> = {}
    var labels: list<list<any>> = []
    var signs: list<list<any>> = []
    for speaker in state.speakers
        kinds[speaker.id] = speaker.kind
    endfor
    for statement in state.statements->copy()->filter((_, each) => config.IsShown(each))
        const linked = get(counts, statement.id, {})
        const row = statement.content[0][0]
        labels->add(statement.content[-1][2 : ] + [Label(statement, linked, kinds, strpart(state.date, 0, 4))])
        if options.conflict && get(linked, 'conflict', 0) > 0
            signs->add([row, 'CstoConflict'])
        elseif options.altered && get(linked, 'altered', 0) > 0
            signs->add([row, 'CstoAltered'])
        endif
    endfor
    marks.DrawLabels(state.buf, options.label ? labels : [])
    marks.DrawSigns(state.buf, options.sign ? signs : [])
enddef
