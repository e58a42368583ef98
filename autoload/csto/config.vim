vim9script
# csto/config.vim - the options: what they are by default, what the user set, whether that is right

import autoload 'csto/say.vim'

# The types as typename() calls them, and the smallest number allowed. `binary`, `log`, `lsp` and `timeout` are Neovim's: they are
# accepted, so that one g:csto serves both, and mean nothing here.
const schema = {
    library: ['string'],
    auto: ['bool'],
    binary: ['string'],
    log: ['bool'],
    lsp: ['bool'],
    folder: ['bool'],
    files: ['string'],
    follow: ['bool'],
    date: ['string'],
    debounce: ['number', 0],
    wait: ['number', 0],
    timeout: ['number', 100],
    max_file_size: ['number', 0],
    keywordprg: ['bool'],
    tagfunc: ['bool'],
    marks: {
        direct: ['bool'],
        indirect: ['bool'],
        mixed: ['bool'],
        cue: ['bool'],
        source: ['bool'],
        conflict: ['bool'],
        altered: ['bool'],
        sign: ['bool'],
        label: ['bool'],
        thoughts: ['bool'],
        priority: ['number', 0],
    },
    hover: {
        border: ['string'],
        max_width: ['number', 20],
        max_height: ['number', 3],
    },
}

def Defaults(): dict<any>
    return {
        library: '',
        auto: false,
        binary: '',
        log: false,
        lsp: true,
        folder: true,
        files: '',
        follow: true,
        date: '',
        debounce: 150,
        wait: 1000,
        timeout: 2000,
        max_file_size: 16 * 1024 * 1024,
        keywordprg: true,
        tagfunc: true,
        marks: {
            direct: true,
            indirect: true,
            mixed: true,
            cue: true,
            source: true,
            conflict: true,
            altered: true,
            sign: false,
            label: false,
            thoughts: false,
            priority: 110,
        },
        hover: {border: 'rounded', max_width: 80, max_height: 20},
    }
enddef

# The value as it is kept; v:null where it is wrong, which `errors` then says. 0 and 1 may stand for booleans.
def Leaf(leaf: list<any>, value: any, path: string, errors: list<string>): any
    if leaf[0] ==# 'bool' && (value is 0 || value is 1)
        return value is 1
    elseif typename(value) !=# leaf[0]
        errors->add(printf('%s must be a %s, not %s', path, leaf[0], string(value)))
    elseif len(leaf) > 1 && value < leaf[1]
        errors->add(printf('%s must be a whole number from %d, not %d', path, leaf[1], value))
    else
        return value
    endif
    return v:null
enddef

# Lays `value` over `out`; what is wrong leaves the default.
def Accept(node: dict<any>, value: any, path: string, out: dict<any>, errors: list<string>)
    if type(value) != v:t_dict
        errors->add(printf('%s must be a dictionary, not %s', path, string(value)))
        return
    endif
    for [key, given] in items(value)
        const below = path .. '.' .. key
        if !has_key(node, key)
            errors->add('there is no option ' .. below)
        elseif type(node[key]) == v:t_dict
            Accept(node[key], given, below, out[key], errors)
        else
            const kept = Leaf(node[key], given, below, errors)
            out[key] = kept == v:null ? out[key] : kept
        endif
    endfor
enddef

# What g:csto is, or what it returns.
def FromUser(errors: list<string>): any
    const value: any = get(g:, 'csto', {})
    if type(value) != v:t_func
        return value
    endif
    try
        return call(value, [])
    catch
        errors->add('g:csto failed: ' .. v:exception)
    endtry
    return {}
enddef

var current: dict<any> = {}

# Reads the options anew; returns a sentence for each that is wrong.
export def Load(): list<string>
    var errors: list<string> = []
    current = Defaults()
    Accept(schema, FromUser(errors), 'g:csto', current, errors)
    return sort(errors)
enddef

# Shows or hides a kind of marks until Vim ends; empty where there is no such kind, else what holds now.
export def Toggle(kind: string): string
    final marks: dict<any> = Get().marks
    if type(get(marks, kind, 0)) != v:t_bool
        return ''
    endif
    marks[kind] = !marks[kind]
    return kind .. (marks[kind] ? ' shown' : ' hidden')
enddef

# Whether a statement is marked at all; if not, it is still in the lists, and has its card. Thoughts and intentions are neither speech
# nor writing.
export def IsShown(statement: dict<any>): bool
    return statement.act !=# 'think' && statement.act !=# 'intend' || Get().marks.thoughts
enddef

# The kinds that may be shown or hidden.
export def Kinds(): list<string>
    return keys(Defaults().marks)->filter((_, kind) => kind != 'priority')->sort()
enddef

export def Get(): dict<any>
    if empty(current)
        for message in Load()
            say.Error(message .. ' (:help csto-options)')
        endfor
    endif
    return current
enddef
