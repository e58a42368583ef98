-- plugin/csto.lua - commands and <Plug> mappings; nothing else is loaded and nothing runs before one of them is used
--
-- What can be is one script of Vim's: that is read in half the time that functions of Lua for each of it take.

if vim.g.loaded_csto then
    return
end
vim.g.loaded_csto = true

local api = vim.api
if not api.nvim_create_user_command then -- before Neovim 0.7
    return
end

-- 'keywordprg' passes a count and text of the article to CstoHover: no bar, so that no text becomes a command.
local script = [[
command! -bar -nargs=* -complete=customlist,@complete Csto call @csto(<q-args>)
command! -bar -bang CstoClaims call @claims('<bang>')
command! -nargs=* -count CstoHover call @hover()
command! -bar CstoSource call @source()
command! -bar CstoReports call @reports()
command! -bar CstoConflicts call @conflicts()
command! -bar CstoList call @list()
command! -nargs=? -complete=customlist,@complete_name CstoSpeakers call @speakers(<q-args>)
command! -nargs=? -complete=customlist,@complete_name CstoTimeline call @timeline(<q-args>)
command! -nargs=? -complete=customlist,@complete_name CstoAddSpeaker call @add_speaker(<q-args>)
nnoremap <Plug>(csto-hover) <Cmd>Csto hover<CR>
nnoremap <Plug>(csto-source) <Cmd>Csto source<CR>
nnoremap <Plug>(csto-reports) <Cmd>Csto reports<CR>
noremap <Plug>(csto-next) <Cmd>Csto next<CR>
noremap <Plug>(csto-prev) <Cmd>Csto prev<CR>
noremap <Plug>(csto-next-same) <Cmd>Csto next-same<CR>
noremap <Plug>(csto-prev-same) <Cmd>Csto prev-same<CR>
sunmap <Plug>(csto-next)
sunmap <Plug>(csto-prev)
sunmap <Plug>(csto-next-same)
sunmap <Plug>(csto-prev-same)
augroup csto
    autocmd!
    autocmd BufReadCmd,BufFilePost csto://* lua require('csto.restore').view(tonumber(vim.fn.expand('<abuf>')))
    autocmd User CstoUpdated call @updated()
augroup END
]]
vim.cmd((script:gsub('@', "v:lua.require'csto.commands'.")))

-- Whether articles are marked as they are opened: the options say so, or a file `.csto` beside the article does.
local function is_auto(path)
    local loaded, set = package.loaded['csto.config'], vim.g.csto
    if loaded then
        set = loaded.get()
    end
    return type(set) == 'table' and set.auto == true
        or vim.fn.filereadable(vim.fn.fnamemodify(path, ':p:h') .. '/.csto') == 1
end

api.nvim_create_autocmd('BufReadPost', {
    group = 'csto',
    pattern = '*.txt,*.md',
    callback = function(event)
        if is_auto(event.match) and vim.bo[event.buf].buftype == '' then
            require('csto.commands').auto(event.buf)
        end
    end,
})
