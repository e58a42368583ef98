vim9script
# csto.vim - what commands, mappings and the user's own scripts call

import autoload 'csto/buffer.vim'
import autoload 'csto/config.vim'
import autoload 'csto/engine.vim'
import autoload 'csto/entry.vim'
import autoload 'csto/hover.vim'
import autoload 'csto/jump.vim'
import autoload 'csto/list.vim'
import autoload 'csto/say.vim'
import autoload 'csto/speakers.vim'
import autoload 'csto/statements.vim'
import autoload 'csto/tables.vim'
import autoload 'csto/text.vim'
import autoload 'csto/timeline.vim'
import autoload 'csto/view.vim'

export def Claims(bang: bool = false)
    if bang
        buffer.Forget(bufnr())
    else
        buffer.Claims(bufnr())
    endif
enddef

# Shows who speaks under the cursor.
export def Hover()
    hover.Open()
enddef

# Goes to the report nearest the origin of the statement under the cursor.
export def Source()
    jump.Source()
enddef

export def Reports()
    jump.Reports()
enddef

export def Conflicts()
    jump.Conflicts()
enddef

export def List()
    list.Open()
enddef

export def SpeakersView(name: string = '')
    speakers.Open(name)
enddef

export def Timeline(name: string = '')
    timeline.Open(name)
enddef

# The row of a speaker in speakers.tsv.
export def AddSpeaker(name: string = '')
    entry.Open(name)
enddef

# Goes `count` statements on; back where it is negative. same: only those of the same speaker.
export def Move(count: number, same: bool = false)
    jump.Move(count, same)
enddef

# The words of :Csto.
const words: dict<func> = {
    claims: (_: string) => Claims(),
    clear: (_: string) => Claims(true),
    hover: (_: string) => hover.Open(),
    source: (_: string) => jump.Source(),
    reports: (_: string) => jump.Reports(),
    conflicts: (_: string) => jump.Conflicts(),
    list: (_: string) => list.Open(),
    statements: (_: string) => statements.Open(),
    speakers: (name: string) => speakers.Open(name),
    timeline: (name: string) => timeline.Open(name),
    'add-speaker': (name: string) => entry.Open(name),
    faults: (_: string) => tables.Open(),
    toggle: (kind: string) => buffer.Toggle(kind),
    next: (_: string) => jump.Move(1),
    prev: (_: string) => jump.Move(-1),
    'next-same': (_: string) => jump.Move(1, true),
    'prev-same': (_: string) => jump.Move(-1, true),
    stop: (_: string) => buffer.Stop(),
}

# :Csto {word} [argument]
export def Word(line: string)
    const [word, argument; _] = matchlist(line, '^\s*\(\S*\)\s*\(.\{-}\)\s*$')[1 : ]
    if has_key(words, word)
        words[word](argument)
    else
        say.Info('the words of :Csto are ' .. keys(words)->sort()->join(', '))
    endif
enddef

def BeginningWith(lead: string, candidates: list<string>): list<string>
    return candidates->copy()->filter((_, each) => stridx(tolower(each), tolower(lead)) == 0)->sort()
enddef

export def CompleteWord(lead: string, line: string, _: number): list<string>
    const word = matchstr(line, '^\s*\w\+\s\+\zs\S\+\ze\s')
    if word == ''
        return BeginningWith(lead, keys(words))
    elseif word == 'toggle'
        return BeginningWith(lead, config.Kinds())
    endif
    return word =~ '^\(speakers\|timeline\|add-speaker\)$' ? CompleteLast(lead, matchstr(line, word .. '\s\+\zs.*')) : []
enddef

# What may stand in place of `lead`, which is the last word of a name begun.
def CompleteLast(lead: string, begun: string): list<string>
    const before = len(begun) - len(lead)
    const names = CompleteName(begun, '', 0)
    return before == 0 ? names : BeginningWith(begun, names)->map((_, name) => name[before : ])
enddef

# An article was opened under options, or in a folder, that ask for marks.
export def Auto(buf: number)
    if buf == bufnr()
        buffer.Claims(buf, true)
    endif
enddef

# Takes all marks away, stops what runs and forgets every buffer; the next command begins anew.
export def Stop()
    buffer.Stop()
enddef

# The statements of a marked buffer, in the order of the text; `content` is where they are now, rows and columns from 0.
export def Statements(buf: number = bufnr()): list<dict<any>>
    const places = buffer.ContentPlaces(buf)
    return buffer.Statements(buf)->mapnew((number, statement) => ({
        id: statement.id,
        type: statement.type,
        act: statement.act,
        confidence: statement.confidence,
        speaker: text.Known(statement.speaker, ''),
        name: text.Known(statement.name, ''),
        date: text.Known(statement.date, ''),
        excerpt: statement.excerpt,
        content: get(places, number, []),
    }))
enddef

# Who speaks in a marked buffer.
export def Speakers(buf: number = bufnr()): list<dict<any>>
    return buffer.Speakers(buf)->mapnew((_, speaker) => ({
        id: speaker.id,
        name: speaker.name,
        kind: speaker.kind,
        role: text.Known(speaker.role, ''),
        statements: speaker.statements,
    }))
enddef

# For 'statusline': "12 statements, 5 links", or nothing where the buffer is not marked. Starts nothing.
export def Statusline(buf: number = bufnr()): string
    return exists('g:autoloaded_csto_buffer') ? buffer.Summary(buf) : ''
enddef

# Whoever speaks in the folder, or else in the article; nobody where it is not marked.
def SpeakersCalled(name: string): list<dict<any>>
    const buf = view.Article()
    const marked = buffer.Speakers(buf)
    if empty(marked)
        return []
    endif
    const [_, answer] = engine.Ask('speakers', {buffer: buf, name: name != '' ? name : v:null})
    return type(answer) == v:t_dict && !empty(answer.speakers) ? answer.speakers : marked
enddef

# For the command line: names of speakers of the folder in which a word begins so, whatever the case.
export def CompleteName(lead: string, _: string, _: number): list<string>
    return SpeakersCalled(lead)
        ->mapnew((_, speaker) => speaker.name)
        ->filter((_, name) => stridx(tolower(' ' .. name), tolower(' ' .. lead)) >= 0)
        ->sort()
enddef
