vim9script
# help.vim - folders of articles, waiting, what is marked where

# Two articles that leave nothing to argue about, and what is said in them.
export const harbour = [
    'Date: 2024-05-10',
    '',
    '"The harbour will stay open all winter," said Karine Abovian, the mayor of Ellery.',
    '',
    'Abovian said that the town had bought a second tug.',
    '',
    'It rained.',
]
export const market = [
    'Date: 2024-05-12',
    '',
    '“The harbour will stay open all winter,” Karine Abovian told the Ellery Gazette on 10 May.',
]

# A folder of its own with these files.
export def Folder(files: dict<list<string>> = {'harbour.txt': harbour, 'market.txt': market}): string
    const folder = resolve(tempname())
    mkdir(folder, 'p')
    for [name, lines] in items(files)
        writefile(lines, folder .. '/' .. name)
    endfor
    return folder
enddef

# Whether it came to hold within ten seconds.
export def Wait(Condition: func(): bool): bool
    for _ in range(5000)
        # no screen is drawn here, before which Vim would do this
        for info in getbufinfo({bufloaded: 1})
            listener_flush(info.bufnr)
        endfor
        if Condition()
            return true
        endif
        sleep 2m
    endfor
    return false
enddef

export def IsMarked(): bool
    const state = csto#buffer#Get()
    return !empty(state) && csto#buffer#IsFresh(state)
enddef

export def IsLinked(): bool
    return IsMarked() && !empty(csto#buffer#Get().links)
enddef

# Opens a file, marks it and waits for its links.
export def Open(path: string)
    execute 'silent edit' fnameescape(path)
    silent CstoClaims
    assert_true(Wait(IsLinked), 'linked in time: ' .. path)
enddef

# Lines in a new buffer without a name, marked.
export def Fresh(lines: list<string>)
    silent enew
    setline(1, lines)
    silent CstoClaims
    assert_true(Wait(IsLinked), 'marked in time')
enddef

# The text under each property of a type, in order.
export def Marked(type: string): list<string>
    return prop_list(1, {end_lnum: -1, types: ['csto_' .. type]})
        ->map((_, prop) => strpart(getline(prop.lnum), prop.col - 1, prop.length))
enddef

# All properties of ours, whatever the type.
export def Ours(): list<dict<any>>
    return prop_list(1, {end_lnum: -1})->filter((_, prop) => prop.type =~ '^csto')
enddef

export def Said(): string
    return execute('messages')
enddef

# What the popup that is open shows; empty where none is.
export def Popup(): list<string>
    const ids = popup_list()
    return empty(ids) ? [] : getbufline(winbufnr(ids[-1]), 1, '$')
enddef

# Keys as if typed.
export def Keys(keys: string)
    feedkeys(keys, 'xt')
enddef

export def Here(): list<any>
    return [expand('%:t'), line('.'), col('.')]
enddef
