vim9script
# csto/marks.vim - statements and speakers drawn as text properties
#
# All properties have types that begin with `csto`. Once drawn, they alone know where things are: they follow edits. A part of
# a statement's content always has one (`csto_content`), seen or not, whose id is its place in the list that Draw() returns.

import autoload 'csto/config.vim'
import autoload 'csto/fit.vim'
import autoload 'csto/text.vim'

const groups = {
    CstoDirect: 'String',
    CstoIndirect: 'Identifier',
    CstoMixed: 'Special',
    CstoCue: 'Statement',
    CstoSource: 'Underlined',
    CstoConflict: 'SpellCap',
    CstoAltered: 'SpellLocal',
    CstoLabel: 'Comment',
    CstoAdded: 'DiffAdd',
    CstoDeleted: 'DiffDelete',
    CstoTitle: 'Title',
    CstoNumber: 'Number',
    CstoFile: 'Directory',
    CstoNote: 'Comment',
    CstoWarning: 'WarningMsg',
}

# type: [highlight group, what is added to the priority of the options]
const types = {
    csto_content: ['', 0],
    csto_direct: ['CstoDirect', 0],
    csto_indirect: ['CstoIndirect', 0],
    csto_mixed: ['CstoMixed', 0],
    csto_cue: ['CstoCue', 1],
    csto_source: ['CstoSource', 2],
    csto_altered: ['CstoAltered', 3],
    csto_conflict: ['CstoConflict', 4],
    csto_label: ['CstoLabel', 0],
}

# Of cards and lists, not of articles: the highlight group.
const shown = {
    csto_strong: 'CstoTitle',
    csto_emphasis: 'CstoNote',
    csto_in_title: 'CstoTitle',
    csto_in_number: 'CstoNumber',
    csto_in_file: 'CstoFile',
    csto_in_note: 'CstoNote',
    csto_in_warning: 'CstoWarning',
    csto_in_altered: 'CstoAltered',
    csto_in_conflict: 'CstoConflict',
    csto_in_added: 'CstoAdded',
    csto_in_deleted: 'CstoDeleted',
    csto_in_quote: 'CstoMixed',
    csto_in_here: 'Visual',
}

# The type of the property that shows a colour of a list.
export def Coloured(name: string): string
    return 'csto_in_' .. name
enddef

export def LinkGroups()
    for [name, target] in items(groups)
        execute 'highlight default link' name target
    endfor
enddef

# Defines highlight groups and property types; once is enough.
export def Define()
    const priority: number = config.Get().marks.priority
    LinkGroups()
    sign_define('CstoConflict', {text: '!', texthl: 'CstoWarning'})
    sign_define('CstoAltered', {text: '~', texthl: 'CstoWarning'})
    augroup csto_marks
        autocmd!
        autocmd ColorScheme * csto#marks#LinkGroups()
    augroup END
    for [name, entry] in items(types)
        if empty(prop_type_get(name))
            var options: dict<any> = {priority: priority + entry[1], combine: true}
            if entry[0] != ''
                options.highlight = entry[0]
            endif
            prop_type_add(name, options)
        endif
    endfor
    for [name, group] in items(shown)
        if empty(prop_type_get(name))
            prop_type_add(name, {highlight: group, combine: true})
        endif
    endfor
enddef

def IsBefore(a: list<number>, b: list<number>, from: number): bool
    return a[from] < b[from] || a[from] == b[from] && a[from + 1] < b[from + 1]
enddef

def ByStart(a: list<number>, b: list<number>): number
    return IsBefore(a, b, 0) ? -1 : IsBefore(b, a, 0) ? 1 : 0
enddef

# The ranges that no range of `others` holds.
export def Outside(ranges: list<list<number>>, others: list<list<number>>): list<list<number>>
    var out: list<list<number>> = []
    var last = [0, 0, -1, -1]
    var following = 0
    const walls = sort(copy(others), ByStart)
    for range in sort(copy(ranges), ByStart)
        while following < len(walls) && !IsBefore(range, walls[following], 0)
            if IsBefore(last, walls[following], 2)
                last = walls[following]
            endif
            following += 1
        endwhile
        if IsBefore(last, range, 2)
            out->add(range)
        endif
    endfor
    return out
enddef

# Where those who speak are named, but not within what somebody says: that would be more colour than help.
def Mentions(statements: list<dict<any>>, speakers: list<dict<any>>): list<list<number>>
    var places: list<list<number>> = []
    var contents: list<list<number>> = []
    var hidden: dict<number> = {}
    for statement in statements
        if config.IsShown(statement)
            contents->extend(statement.content)
        else
            const speaker = text.Known(statement.speaker, '')
            hidden[speaker] = get(hidden, speaker, 0) + 1
        endif
    endfor
    for speaker in speakers
        if speaker.statements > get(hidden, speaker.id, 0)
            places->extend(speaker.mentions)
        endif
    endfor
    return Outside(places, contents)
enddef

# What should stand where: ranges from 0 by type of the property.
# counts: the links of a statement, by its id.
export def Wishes(statements: list<dict<any>>, speakers: list<dict<any>>, counts: dict<dict<any>>): dict<any>
    const options = config.Get().marks
    var wishes: dict<any> = {}
    for name in keys(types)
        wishes[name] = []
    endfor
    for statement in statements->copy()->filter((_, each) => config.IsShown(each))
        if get(options, statement.type, true)
            wishes['csto_' .. statement.type]->extend(statement.content)
        endif
        wishes.csto_cue->extend(options.cue ? statement.cue : [])
        wishes.csto_source->extend(options.source ? statement.source : [])
        const linked = get(counts, statement.id, {})
        wishes.csto_conflict->extend(options.conflict && get(linked, 'conflict', 0) > 0 ? statement.content : [])
        wishes.csto_altered->extend(options.altered && get(linked, 'altered', 0) > 0 ? statement.content : [])
    endfor
    if options.source
        wishes.csto_source->extend(Mentions(statements, speakers))
    endif
    return wishes
enddef

# As prop_add_list() takes it: from 1, the id last.
def Item(range: list<number>, id: number): list<number>
    return [range[0] + 1, range[1] + 1, range[2] + 1, range[3] + 1, id]
enddef

# [row, column, text] each, in the text behind a statement.
export def DrawLabels(buf: number, labels: list<list<any>>)
    const width = fit.Width(buf)
    for [row, column, label] in labels->copy()->sort((a, b) => a[0] != b[0] ? a[0] - b[0] : a[1] - b[1])
        const fitted = fit.Label(' [' .. label .. ']', row, column, width)
        prop_add(row + 1, column + 1, {bufnr: buf, type: 'csto_label', text: fitted})
    endfor
enddef

# [row, what is wrong with the statement] each.
export def DrawSigns(buf: number, signs: list<list<any>>)
    sign_unplace('csto', {buffer: buf})
    sign_placelist(signs->mapnew((_, sign) => ({buffer: buf, group: 'csto', lnum: sign[0] + 1, name: sign[1]})))
enddef

def DrawContent(buf: number, statements: list<dict<any>>): list<list<number>>
    var owners: list<list<number>> = []
    var ranges: list<list<number>> = []
    for [number, statement] in items(statements)
        for [place, range] in items(statement.content)
            ranges->add(Item(range, len(owners) + 1))
            owners->add([number, place])
        endfor
    endfor
    prop_add_list({bufnr: buf, type: 'csto_content'}, ranges)
    return owners
enddef

# Takes the marks of a buffer away.
export def Clear(buf: number)
    for name in keys(types)
        prop_remove({bufnr: buf, type: name, all: true})
    endfor
    sign_unplace('csto', {buffer: buf})
enddef

# Draws the marks anew. Returns [statement, part of its content] for each content property, by id - 1.
export def Draw(buf: number, statements: list<dict<any>>, wishes: dict<any>): list<list<number>>
    Clear(buf)
    for [name, ranges] in items(wishes)
        if !empty(ranges)
            prop_add_list({bufnr: buf, type: name}, mapnew(ranges, (_, range) => Item(range, 0)))
        endif
    endfor
    return DrawContent(buf, statements)
enddef

# Where the content properties are now: [row, column, end row, end column] from 0 by id; one whose text is gone is missing.
export def Places(buf: number): dict<list<number>>
    var out: dict<list<number>> = {}
    for piece in prop_list(1, {bufnr: buf, end_lnum: -1, types: ['csto_content']})
        const from = [piece.lnum - 1, piece.col - 1]
        # the line break, which a property that goes on holds, counts as part of its line
        const to = [piece.lnum - 1, piece.col - 1 + piece.length - (piece.end ? 0 : 1)]
        if piece.start
            out[piece.id] = from + to
        elseif has_key(out, piece.id)
            out[piece.id] = out[piece.id][ : 1] + to
        endif
    endfor
    return out->filter((_, place) => place[ : 1] != place[2 : ])
enddef
