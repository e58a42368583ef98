vim9script
# csto.vim - what commands, mappings and the user's own scripts call

import autoload 'csto/buffer.vim'
import autoload 'csto/hover.vim'
import autoload 'csto/jump.vim'
import autoload 'csto/list.vim'
import autoload 'csto/text.vim'
import autoload 'csto/views.vim'

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
    views.Speakers(name)
enddef

export def Timeline(name: string = '')
    views.Timeline(name)
enddef

# Goes `count` statements on; back where it is negative.
export def Move(count: number)
    jump.Move(count)
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

# For the command line: names of the speakers of the current buffer that begin with `lead`, whatever the case.
export def CompleteName(lead: string, _: string, _: number): list<string>
    return buffer.Speakers(bufnr())
        ->mapnew((_, speaker) => speaker.name)
        ->filter((_, name) => stridx(tolower(name), tolower(lead)) == 0)
        ->sort()
enddef
