-- plugin/csto.lua - commands and <Plug> mappings; nothing else is loaded and nothing runs before one of them is used

if vim.g.loaded_csto then
    return
end
vim.g.loaded_csto = true

local api = vim.api
if not api.nvim_create_user_command then -- before Neovim 0.7
    return
end

-- A function of csto/commands.lua, which is loaded when it is called, and what of the command it is given.
local function calling(name, given)
    return function(command)
        return require('csto.commands')[name](command[given])
    end
end

local function complete(lead, line)
    return require('csto.commands').complete(lead, line)
end

local function complete_name(lead)
    return require('csto.commands').complete_name(lead)
end

-- What a command or a mapping does is told in a few words to whoever lists them: :command, :map, pickers.
local function command(name, does, act, options)
    options.desc = does
    api.nvim_create_user_command(name, act, options)
end

-- 'keywordprg' passes a count and text of the article to CstoHover: no bar, so that no text becomes a command.
local plain, named = { bar = true }, { nargs = '?', complete = complete_name }
command('Csto', 'Who says what', calling('csto', 'args'), { bar = true, nargs = '*', complete = complete })
command('CstoClaims', 'Mark what is said here (!: unmark)', calling('claims', 'bang'), { bar = true, bang = true })
command('CstoHover', 'Who speaks here: the card', calling('hover'), { nargs = '*', count = true })
command('CstoSource', 'Go to the report nearest the origin', calling('source'), plain)
command('CstoReports', 'List the other reports', calling('reports'), plain)
command('CstoConflicts', 'List what contradicts this', calling('conflicts'), plain)
command('CstoList', 'List the statements', calling('list'), plain)
command('CstoSpeakers', 'Who speaks in the folder', calling('speakers', 'args'), named)
command('CstoTimeline', 'What somebody said, in order of time', calling('timeline', 'args'), named)
command('CstoAddSpeaker', 'Go to the row of a speaker, or add it', calling('add_speaker', 'args'), named)

local function map(modes, word, does)
    local keys, options = '<Plug>(csto-' .. word .. ')', { noremap = true, desc = does }
    for mode in modes:gmatch('.') do
        api.nvim_set_keymap(mode, keys, '<Cmd>Csto ' .. word .. '<CR>', options)
    end
end

map('n', 'hover', 'Who speaks here: the card')
map('n', 'source', 'Go to the report nearest the origin')
map('n', 'reports', 'List the other reports')
map('nxo', 'next', 'Next statement')
map('nxo', 'prev', 'Previous statement')
map('nxo', 'next-same', 'Next statement of the same speaker')
map('nxo', 'prev-same', 'Previous statement of the same speaker')

vim.cmd([[
augroup csto
    autocmd BufReadCmd,BufFilePost csto://* lua require('csto.restore').view(tonumber(vim.fn.expand('<abuf>')))
    autocmd User CstoUpdated lua require('csto.commands').updated()
augroup END]])

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
