vim9script
# csto/tables.vim - the user's tables beside the articles: what is wrong in them, and that they were written
#
# The library reads the tables of a folder with its articles. When links have come it is asked for the faults. Those that
# are new are told once; :Csto faults lists them.

import autoload 'csto/buffer.vim'
import autoload 'csto/engine.vim'
import autoload 'csto/locations.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'

const PAUSE = 50 # milliseconds

var asked: dict<dict<any>> = {} # by buffer: the event `links` after which it was asked
var by_folder: dict<list<dict<any>>> = {}
var told: dict<string> = {} # by folder: what was told of it

def FolderOf(buf: number): string
    return fnamemodify(bufname(buf), ':p:h')
enddef

def ByPlace(a: dict<any>, b: dict<any>): number
    if a.path !=# b.path
        return a.path <# b.path ? -1 : 1
    endif
    const rows: number = get(a, 'row', 0) - get(b, 'row', 0)
    return rows != 0 ? rows : get(a, 'column', 0) - get(b, 'column', 0)
enddef

# "speakers.tsv:3:7: no day that exists"
def Describe(fault: dict<any>): string
    const place = has_key(fault, 'row') ? printf(':%d:%d', fault.row + 1, get(fault, 'column', 0) + 1) : ''
    return text.Line(fnamemodify(fault.path, ':t')) .. place .. ': ' .. text.Line(fault.message)
enddef

# Once for each set of faults: an edit of an article asks again and again.
def Tell(folder: string, faults: list<dict<any>>)
    const all = mapnew(faults, (_, fault) => Describe(fault))->join("\n")
    if !empty(faults) && get(told, folder, '') !=# all
        const more = len(faults) > 1 ? printf(' (and %d more: :Csto faults)', len(faults) - 1) : ' (:Csto faults)'
        say.Warn(Describe(faults[0]) .. more)
    endif
    told[folder] = all
enddef

def OnFaults(map: dict<any>)
    if empty(buffer.Get(map.buffer))
        return
    endif
    const folder = FolderOf(map.buffer)
    by_folder[folder] = map.faults->mapnew((_, fault) => locations.Clean(fault))->sort(ByPlace)
    Tell(folder, by_folder[folder])
enddef

engine.On('faults', OnFaults)

# Asks for the faults in the tables of buffers whose links have come.
export def Update()
    for state in buffer.All()
        if !empty(state.links) && get(asked, state.buf, {}) isnot state.links
            asked[state.buf] = state.links
            engine.Tell('faults', {buffer: state.buf})
        endif
    endfor
enddef

# An analysis that is under way may have read the table as it was.
def ReadAnew(state: dict<any>)
    if buffer.Get(state.buf) isnot state
        return
    elseif state.in_flight != 0
        timer_start(PAUSE, (_) => ReadAnew(state))
    else
        buffer.Claims(state.buf, true)
    endif
enddef

# A table was written: the articles beside it are read with it at once.
export def Written(buf: number)
    for state in buffer.All()
        if FolderOf(state.buf) ==# FolderOf(buf)
            ReadAnew(state)
        endif
    endfor
enddef

augroup csto_tables
    autocmd!
    autocmd BufWritePost speakers.tsv,outlets.tsv,articles.tsv csto#tables#Written(str2nr(expand('<abuf>')))
augroup END

# Lists what is known to be wrong in the tables of the marked buffers' folders.
export def Open()
    if empty(buffer.All()) && empty(buffer.Await(bufnr()))
        return
    endif
    var folders: dict<bool> = {}
    for state in buffer.All()
        folders[FolderOf(state.buf)] = true
        engine.Tell('faults', {buffer: state.buf})
    endfor
    engine.Poll() # the answers are there
    var entries: list<dict<any>> = []
    for folder in sort(keys(folders))
        for fault in get(by_folder, folder, [])
            entries->add({
                filename: fault.path,
                lnum: get(fault, 'row', 0) + 1,
                col: get(fault, 'column', 0) + 1,
                text: text.Line(fault.message),
                type: 'W',
            })
        endfor
    endfor
    if empty(entries)
        say.Info('nothing is wrong in speakers.tsv, outlets.tsv and articles.tsv')
    else
        locations.List('Faults in your tables', entries)
    endif
enddef
