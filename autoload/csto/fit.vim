vim9script
# csto/fit.vim - labels laid out for the window that shows them
#
# Vim breaks virtual text at any letter: blanks within a label bring the word that would be broken to the next row.

const LONG = 20000 # bytes of a line; where cells of a longer one stand would take too long to find out

# The width in which the lines of the current buffer wrap; 0 where they do not, or its windows differ, or another is drawn.
export def Width(buf: number): number
    if buf != bufnr()
        return 0
    endif
    const widths = win_findbuf(buf)->mapnew((_, window) =>
        getwinvar(window, '&wrap') ? getwininfo(window)[0].width - getwininfo(window)[0].textoff : 0)
    return min(widths) == max(widths) ? max(widths) : 0
enddef

# Words of a label, with blanks before one that would be broken at the end of a row. The label begins with a blank.
# column: cells of the row before it; indent: those at the beginning of the rows that follow; behind: those of what cannot be
# parted from its last word.
export def Inline(label: string, column: number, width: number, indent: number, behind: number): string
    const words = split(label)
    var [at, out] = [column, '']
    for [number, word] in items(words)
        const cells = strdisplaywidth(word)
        if at + 1 + cells + (number == len(words) - 1 ? behind : 0) > width && at > indent
            out ..= repeat(' ', width - at) .. word
            at = indent + cells
        else
            out ..= ' ' .. word
            at += 1 + cells
        endif
    endfor
    return out
enddef

# A label as it fits in at a place of the current buffer, when those before it in its line are there.
export def Label(label: string, row: number, column: number, width: number): string
    const line = getline(row + 1)
    if width == 0 || len(line) > LONG
        return label
    endif
    const cells = column > 0 ? virtcol([row + 1, column]) : 0
    const indent = (&breakindent ? indent(row + 1) : 0) + strdisplaywidth(&showbreak)
    return Inline(label, cells > 0 ? (cells - 1) % width + 1 : 0, width, indent,
        strdisplaywidth(matchstr(strpart(line, column), '^\S*')))
enddef
