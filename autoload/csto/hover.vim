vim9script
# csto/hover.vim - the card of what is under the cursor: a popup, and the preview window for those who want to go in
#
# A popup cannot take the focus. So the second K, on the same place, moves the card to the preview window and enters it.

import autoload 'csto/config.vim'
import autoload 'csto/jump.vim'
import autoload 'csto/locations.vim'
import autoload 'csto/query.vim'
import autoload 'csto/say.vim'
import autoload 'csto/text.vim'

const NAME = 'csto://card'
const PATIENCE = 150 # milliseconds: without the other articles the card is shorter, not wrong

var popup = 0
var shown: list<dict<any>> = []
var home = 0 # the window that the card is about

# What stands around words, and the type of the property that shows them.
const signs = {deleted: ['[-', '-]', 'csto_in_deleted'], added: ['{+', '+}', 'csto_in_added'], kept: ['', '', '']}

# What became of the words on the way, from the report that has them as they were to the one that has them changed: {text, props}.
def Difference(words: list<list<string>>): dict<any>
    var line = '>'
    var props: list<list<any>> = []
    for [part, kind] in words
        const [before, after, type] = signs[kind]
        const piece = before .. text.Line(part) .. after
        if type != ''
            props->add([len(line) + 2, len(piece), type])
        endif
        line ..= ' ' .. piece
    endfor
    return {text: line, props: props}
enddef

# Where a line leads, what it quotes.
def AddLink(line: dict<any>, link: dict<any>)
    line.target = locations.Clean(link.target)
    if link.words != v:null
        line->extend(Difference(link.words))
    else
        const type = line.text =~ '^> ' ? 'csto_in_quote' : 'csto_in_file'
        const start = line.text =~ '^- ' ? 3 : 1
        line.props = [[start, len(line.text) - start + 1, type]] + line.props
    endif
enddef

# Lines as {text, props}; those that lead somewhere have a `target`, too.
def LinesOf(card: dict<any>): list<dict<any>>
    var lines = card.lines->mapnew((_, line) => text.Markdown(text.Line(line)))
    for link in card.links
        AddLink(lines[link.line], link)
    endfor
    const title = text.Markdown(text.Line(card.title)).text
    if title != ''
        lines = [{text: title, props: [[1, len(title), 'csto_strong']]}, {text: '', props: []}] + lines
    endif
    return lines
enddef

def PopupLine(line: dict<any>): dict<any>
    return {
        text: line.text,
        props: line.props->mapnew((_, prop) => ({col: prop[0], length: prop[1], type: prop[2]})),
    }
enddef

def Border(style: string): dict<any>
    if style ==# 'none'
        return {}
    elseif &encoding !=# 'utf-8' || &ambiwidth ==# 'double'
        return {border: [], padding: [0, 1, 0, 1]}
    endif
    const chars = {
        rounded: ['─', '│', '─', '│', '╭', '╮', '╯', '╰'],
        single: ['─', '│', '─', '│', '┌', '┐', '┘', '└'],
        double: ['═', '║', '═', '║', '╔', '╗', '╝', '╚'],
    }
    return {border: [], borderchars: get(chars, style, chars.rounded), padding: [0, 1, 0, 1]}
enddef

def OpenPopup()
    const options = config.Get().hover
    const width = max(shown->mapnew((_, line) => strdisplaywidth(line.text)))
    popup = shown->mapnew((_, line) => PopupLine(line))->popup_atcursor({
        minwidth: min([width, options.max_width, &columns - 4]),
        maxwidth: options.max_width,
        maxheight: options.max_height,
        wrap: true,
        moved: 'any',
    }->extend(Border(options.border)))
    win_execute(popup, 'setlocal linebreak')
    CloseOnLeaving()
    TellMore()
enddef

# Does not stay before a list that is opened.
def CloseOnLeaving()
    augroup csto_card
        autocmd!
        autocmd WinLeave * ++once call csto#hover#Leave()
    augroup END
enddef

export def Leave()
    popup_close(popup)
enddef

# Says that there is more than one sees, and how to get there. Without a border the words would take a line.
def TellMore()
    if config.Get().hover.border ==# 'none'
        return
    endif
    redraw
    const hidden = len(shown) - get(popup_getpos(popup), 'lastline', 0)
    if hidden > 0
        const key = &keywordprg == ':CstoHover' ? 'K' : ':CstoHover'
        popup_setoptions(popup, {title: printf(' %d more, %s ', hidden, key)})
    endif
enddef

def SetUp()
    setlocal buftype=nofile bufhidden=wipe noswapfile nobuflisted modifiable noreadonly
    silent :% delete _
    setline(1, shown->mapnew((_, line) => line.text))
    for [index, line] in items(shown)
        for prop in line.props
            prop_add(index + 1, prop[0], {length: prop[1], type: prop[2]})
        endfor
    endfor
    setlocal nomodifiable nomodified wrap linebreak nonumber norelativenumber nolist filetype=csto
    nnoremap <buffer> <nowait> q <Cmd>call csto#hover#Close()<CR>
    for key in ['<CR>', '<C-]>', 'gf']
        execute 'nnoremap <buffer> <nowait>' key '<Cmd>call csto#hover#Act()<CR>'
    endfor
    nnoremap <buffer> <nowait> <Tab> <Cmd>call csto#hover#Step(1)<CR>
    nnoremap <buffer> <nowait> <S-Tab> <Cmd>call csto#hover#Step(-1)<CR>
enddef

# Closes the card and goes back to the article.
export def Close()
    if !win_gotoid(home)
        aboveleft new
    endif
    pclose
enddef

# Goes where the line under the cursor leads.
export def Act()
    const target: dict<any> = get(get(shown, line('.') - 1, {}), 'target', {})
    if !empty(target)
        Close()
        jump.Follow(target)
    else
        say.Info('this line leads nowhere; those in colour do')
    endif
enddef

# To the next line that leads somewhere; direction -1: to the one before.
export def Step(direction: number)
    const size = len(shown)
    for distance in range(1, size)
        const at = (line('.') - 1 + direction * distance + size) % size
        if has_key(shown[at], 'target')
            cursor(at + 1, 1)
            return
        endif
    endfor
enddef

# The card in the preview window, entered.
def Enter()
    popup_close(popup)
    home = win_getid()
    execute 'silent pedit' fnameescape(NAME)
    wincmd P
    SetUp()
    execute 'resize' min([len(shown), config.Get().hover.max_height])
enddef

def IsCard(): bool
    return &previewwindow && bufname() ==# NAME
enddef

# Shows who speaks under the cursor; a second call enters the card, a third one goes back.
export def Open()
    if IsCard()
        win_gotoid(home)
        return
    elseif popup != 0 && !empty(popup_getpos(popup))
        Enter()
        return
    endif
    const [answered, card] = query.AtCursor('hover', {}, PATIENCE)
    if type(card) == v:t_dict
        shown = LinesOf(card)
        OpenPopup()
    elseif answered
        say.Info('no statement and no speaker under the cursor')
    endif
enddef
