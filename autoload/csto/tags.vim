vim9script
# csto/tags.vim - 'tagfunc' of a marked buffer: CTRL-], g], CTRL-W } and :tselect go to the reports of a statement

import autoload 'csto/buffer.vim'
import autoload 'csto/follow.vim'
import autoload 'csto/locations.vim'
import autoload 'csto/query.vim'
import autoload 'csto/text.vim'

# The last answer, for :tselect and :tnext, which know the name alone.
var latest: dict<any> = {name: '', items: []}

# A pattern, never a command. Where the column counts bytes of a file, which Vim may read otherwise, the text is looked for.
def PatternOf(target: dict<any>, row: number, column: number, exact: bool): string
    const place = exact ? printf('\%%%dc', column + 1) : text.Pattern(get(target, 'text', ''))
    return printf('/\%%%dl%s/', row + 1, place)
enddef

# Vim expands wildcards and variables in the file of a tag, some of them in a shell. A question mark stands for any one
# character and is expanded by Vim itself.
def FileOf(target: dict<any>): string
    return substitute(target.path, '[$`''{}*?%[~\\]', '?', 'g')
enddef

def Item(name: string, target: dict<any>): dict<any>
    const [row, column, exact] = locations.Now(target)
    follow.Expect(target.path, row)
    return {
        name: name,
        filename: FileOf(target),
        cmd: PatternOf(target, row, column, exact),
        kind: get(target, 'kind', 'report'),
        csto: locations.Describe(target),
    }
enddef

def IsAmong(targets: list<dict<any>>, target: dict<any>): bool
    for other in targets
        if other.path ==# target.path && other.row == target.row && other.column == target.column
            return true
        endif
    endfor
    return false
enddef

# The nearest report first, then the others.
def TargetsAtCursor(): list<dict<any>>
    var found: list<dict<any>> = []
    for method in ['source', 'reports']
        const [answered, answer] = query.AtCursor(method)
        if !answered
            break
        endif
        for each in query.Targets(answer)
            const target = locations.Clean(each)
            if has_key(target, 'path') && !IsAmong(found, target)
                found->add(target)
            endif
        endfor
    endfor
    return found
enddef

# What 'tagfunc' calls. flags: `c` where the cursor counts, `i` in insert mode, `r` for a pattern. v:null: look into the tags files.
export def Find(name: string, flags: string, _: dict<any>): any
    if flags !~# 'c'
        return name ==# latest.name ? latest.items : v:null
    elseif flags =~# 'i' || empty(buffer.Get())
        return v:null
    endif
    const targets = TargetsAtCursor()
    if empty(targets)
        return v:null
    endif
    latest = {name: name, items: targets->mapnew((_, target) => Item(name, target))}
    return latest.items
enddef
