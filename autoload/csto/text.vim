vim9script
# csto/text.vim - text on its way to a screen, and places in a text found again

# The value, where the library sent one: its null is v:null.
export def Known(value: any, otherwise: any): any
    return value == v:null ? otherwise : value
enddef

# One line that may be shown: no line break, control characters made visible.
export def Line(value: string): string
    return strtrans(substitute(value, '[\r\n\t]\+', ' ', 'g'))
enddef

# At most `width` characters, cut after a word where there is one.
export def Shorten(value: string, width: number): string
    const line = Line(value)
    if strchars(line) <= width
        return line
    endif
    const cut = strcharpart(line, 0, width - 1)
    const word = matchstr(cut, '^.*\S\ze\s\+\S*$')
    return (len(word) * 2 > len(cut) ? word : cut) .. (&encoding ==# 'utf-8' ? '…' : '...')
enddef

# Bytes in words that people read.
export def Size(bytes: number): string
    if bytes < 1024
        return bytes .. ' bytes'
    elseif bytes < 1024 * 1024
        return printf('%.0f KiB', bytes / 1024.0)
    endif
    return printf('%.1f MiB', bytes / 1024.0 / 1024)
enddef

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

# "2024-03-13" as "13 Mar 2024", "2024-03" as "Mar 2024"; anything else as it is.
export def Day(date: string): string
    const parts = matchlist(date, '^\(\d\{4}\)-\(0[1-9]\|1[0-2]\)\%(-\(\d\d\)\)\?$')
    if empty(parts)
        return Line(date)
    endif
    const name = months[str2nr(parts[2]) - 1]
    return (parts[3] != '' ? str2nr(parts[3]) .. ' ' : '') .. name .. ' ' .. parts[1]
enddef

# "1 report", "2 reports".
export def Counted(number: number, one: string, many: string = one .. 's'): string
    return number .. ' ' .. (number == 1 ? one : many)
enddef

# Longest part of a target's text that is looked for: enough to be alone, short enough to survive edits.
const LOOKED_FOR = 60

# The first characters of the first line.
def Beginning(value: string): string
    const line = matchstr(value, '^[^\r\n]*')
    const cut = strpart(line, 0, LOOKED_FOR)
    # no half character at the end
    return len(line) > LOOKED_FOR ? strcharpart(cut, 0, strchars(cut) - 1) : cut
enddef

# Where `part` stands in `line`: at `column` if it does, else its first place; -1 where it does not.
def InLine(line: string, part: string, column: number): number
    return strpart(line, column, len(part)) ==# part ? column : stridx(line, part)
enddef

# [row, column] where the text stands in `lines` now, nearest to where it stood; [] where it is gone. All from 0.
export def FindAgain(lines: list<string>, row: number, column: number, value: string): list<number>
    const part = Beginning(value)
    if part == ''
        return []
    endif
    for distance in range(max([row, len(lines) - row]) + 1)
        for at in distance == 0 ? [row] : [row - distance, row + distance]
            const found = at >= 0 && at < len(lines) ? InLine(lines[at], part, column) : -1
            if found >= 0
                return [at, found]
            endif
        endfor
    endfor
    return []
enddef

# A search pattern that matches the text's beginning, whatever characters stand for the bytes that are not ASCII.
export def Pattern(value: string): string
    return '\V\C' .. Beginning(value)
        ->escape('\/')
        ->substitute('[^ -~]\+', '\\.\\{1,8}', 'g')
enddef

# A line of Markdown as it is shown: {text, props}, the parts that were marked as [column, length, type] from 1.
export def Markdown(source: string): dict<any>
    var shown = ''
    var props: list<list<any>> = []
    var opened: dict<number> = {}
    var at = 0
    while at < len(source)
        const mark = matchstr(source, '^\%(\*\*\|\*\)', at)
        if strpart(source, at, 1) == '\' && at + 1 < len(source)
            shown ..= strpart(source, at + 1, 1)
            at += 2
        elseif mark != ''
            if has_key(opened, mark)
                const start = remove(opened, mark)
                props->add([start + 1, len(shown) - start, mark == '**' ? 'csto_strong' : 'csto_emphasis'])
            else
                opened[mark] = len(shown)
            endif
            at += len(mark)
        else
            const plain = matchstr(source, '^\%([^\\*]\+\|.\)', at)
            shown ..= plain
            at += len(plain)
        endif
    endwhile
    return {text: shown, props: props}
enddef
