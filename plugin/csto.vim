" plugin/csto.vim - commands and <Plug> mappings for Vim 9; nothing else is loaded and nothing runs before one is used
"
" Neovim has plugin/csto.lua. A Vim without +eval passes over the first block and runs the second.

if 1
    if has('nvim') || exists('g:loaded_csto') || get(g:, 'csto_disable', 0)
        finish
    endif
    let g:loaded_csto = 1

    let s:missing = v:version < 900 ? ['Vim 9.0'] : []
    for s:feature in ['vim9script', 'textprop', 'popupwin', 'timers', 'libcall', 'quickfix']
        if !has(s:feature)
            call add(s:missing, '+' . s:feature)
        endif
    endfor
    if !empty(s:missing)
        echomsg 'csto: this Vim lacks ' . join(s:missing, ', ') . '; Vim 9.0 or later with normal features is needed'
        finish
    endif

    command -bar -nargs=* -complete=customlist,csto#CompleteWord Csto call csto#Word(<q-args>)
    command -bar -bang CstoClaims call csto#Claims(<bang>0)
    " 'keywordprg' passes a count and text of the article: no bar, so that no text becomes a command.
    command -nargs=* -count CstoHover call csto#Hover()
    command -bar CstoSource call csto#Source()
    command -bar CstoReports call csto#Reports()
    command -bar CstoConflicts call csto#Conflicts()
    command -bar CstoList call csto#List()
    command -nargs=? -complete=customlist,csto#CompleteName CstoSpeakers call csto#SpeakersView(<q-args>)
    command -nargs=? -complete=customlist,csto#CompleteName CstoTimeline call csto#Timeline(<q-args>)
    command -nargs=? -complete=customlist,csto#CompleteName CstoAddSpeaker call csto#AddSpeaker(<q-args>)
    command -bar CstoStop call csto#Stop()

    nnoremap <silent> <Plug>(csto-hover) <Cmd>call csto#Hover()<CR>
    nnoremap <silent> <Plug>(csto-source) <Cmd>call csto#Source()<CR>
    nnoremap <silent> <Plug>(csto-reports) <Cmd>call csto#Reports()<CR>
    noremap <silent> <Plug>(csto-next) <Cmd>call csto#Move(v:count1)<CR>
    noremap <silent> <Plug>(csto-prev) <Cmd>call csto#Move(-v:count1)<CR>
    noremap <silent> <Plug>(csto-next-same) <Cmd>call csto#Move(v:count1, v:true)<CR>
    noremap <silent> <Plug>(csto-prev-same) <Cmd>call csto#Move(-v:count1, v:true)<CR>

    " Articles are marked as they are opened where the options say so, or a file `.csto` beside them does.
    function s:auto(path) abort
        let l:options = get(g:, 'csto', {})
        let l:wanted = type(l:options) == v:t_dict && get(l:options, 'auto', 0)
        if empty(&buftype) && (l:wanted || filereadable(fnamemodify(a:path, ':p:h') . '/.csto'))
            call csto#Auto(bufnr(''))
        endif
    endfunction
    augroup csto
        autocmd!
        autocmd BufReadPost *.txt,*.md call s:auto(expand('<afile>'))
        autocmd BufReadCmd,BufFilePost csto://* call csto#restore#View(str2nr(expand('<abuf>')))
    augroup END
    finish
endif

" Only a Vim without +eval comes here. It has no :echo either: an unknown option is how it can be told something.
set csto_needs_Vim_9_with_eval_and_textprop__this_is_vim-tiny
