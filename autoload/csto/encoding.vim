vim9script
# csto/encoding.vim - columns where the bytes that Vim holds are not those that the library gets
#
# JSON is UTF-8. Where 'encoding' is another, json_encode() converts, and columns count other bytes; a byte that is no
# character would come out as two. With UTF-8 throughout, which is the rule, nothing here does anything.

# A line with `?` for each byte that is no character, so that columns stay.
def Repair(line: string): string
    return split(line, '\zs')
        ->map((_, each) => len(each) == 1 && char2nr(each) > 127 ? '?' : each)
        ->join('')
enddef

# The lines as they may be sent.
export def Sent(lines: list<string>): list<string>
    if &encoding !=# 'utf-8'
        return lines
    endif
    try
        if json_decode(json_encode(lines)) == lines
            return lines
        endif
    catch
        # what does not come back is repaired
    endtry
    return mapnew(lines, (_, line) => line =~ '[^\x00-\x7f]' ? Repair(line) : line)
enddef

def Width(part: string, from: string, to: string): number
    return len(iconv(part, from, to))
enddef

# The column that the library means by `column` of a line of Vim.
export def Outwards(line: string, column: number): number
    return &encoding ==# 'utf-8' ? column : Width(strpart(line, 0, column), &encoding, 'utf-8')
enddef

# And back.
def Inwards(line: string, column: number): number
    return Width(strpart(iconv(line, &encoding, 'utf-8'), 0, column), 'utf-8', &encoding)
enddef

def Translate(lines: list<string>, ranges: list<list<number>>)
    for range in ranges
        range[1] = Inwards(lines[range[0]], range[1])
        range[3] = Inwards(get(lines, range[2], ''), range[3])
    endfor
enddef

# The places of an event `marks`, translated where they are.
export def Marks(buf: number, map: dict<any>)
    if &encoding ==# 'utf-8'
        return
    endif
    const lines = getbufline(buf, 1, '$')
    for statement in map.statements
        Translate(lines, statement.content)
        Translate(lines, statement.cue)
        Translate(lines, statement.source)
    endfor
    for speaker in map.speakers
        Translate(lines, speaker.mentions)
    endfor
enddef

# [column, end column, name] of a line of ours, translated.
export def Colours(line: string, colours: list<list<any>>): list<list<any>>
    if &encoding ==# 'utf-8'
        return colours
    endif
    return colours->mapnew((_, colour) => [Inwards(line, colour[0]), Inwards(line, colour[1]), colour[2]])
enddef
