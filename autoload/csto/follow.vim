vim9script
# csto/follow.vim - an article to which a jump, a tag or a list leads is marked when one gets there

import autoload 'csto/buffer.vim'
import autoload 'csto/config.vim'

# Rows of files that somebody may go to, by path.
var named: dict<dict<bool>> = {}

# Marks an article that was reached, unless it is marked.
export def Arrive(buf: number)
    if config.Get().follow && empty(buffer.Get(buf))
        buffer.Claims(buf, true)
    endif
enddef

# Once for each time that it was named: who takes its marks away does not find them there again. A file that is opened in
# another way shows another line, as a rule.
def Reached(buf: number, path: string)
    if buf == bufnr() && has_key(named, path) && has_key(named[path], line('.') - 1)
        remove(named, path)
        Arrive(buf)
    endif
enddef

export def Entered(buf: number)
    const path = fnamemodify(bufname(buf), ':p')
    if has_key(named, path)
        timer_start(0, (_) => Reached(buf, path))
    endif
enddef

# Says where the user may go from here.
export def Expect(path: string, row: number)
    if empty(named)
        augroup csto_follow
            autocmd!
            autocmd BufEnter * csto#follow#Entered(str2nr(expand('<abuf>')))
        augroup END
    endif
    if !has_key(named, path)
        named[path] = {}
    endif
    named[path][row] = true
enddef
