-- plugin/csto.lua - commands and <Plug> mappings; nothing else is loaded and nothing runs before one of them is used

if vim.g.loaded_csto then
    return
end
vim.g.loaded_csto = true

if vim.fn.has('nvim-0.7') == 0 then
    return
end

local function call(name)
    return function(command)
        require('csto.commands')[name](command)
    end
end

local function complete(lead)
    return require('csto.commands').complete_name(lead)
end

local function complete_csto(lead, line)
    return require('csto.commands').complete(lead, line)
end

local command = vim.api.nvim_create_user_command
command('Csto', call('csto'), { nargs = '*', bar = true, complete = complete_csto, desc = 'Who says what' })
command('CstoClaims', call('claims'), { bang = true, bar = true, desc = 'Mark statements and speakers' })
-- 'keywordprg' passes a count and text of the article: no bar, so that no text becomes a command.
command('CstoHover', call('hover'), { nargs = '*', count = true, desc = 'Who speaks here' })
command('CstoSource', call('source'), { bar = true, desc = 'Go to the report nearest the origin' })
command('CstoReports', call('reports'), { bar = true, desc = 'List the other reports' })
command('CstoConflicts', call('conflicts'), { bar = true, desc = 'List what contradicts this' })
command('CstoList', call('list'), { bar = true, desc = 'List the statements of this buffer' })
command('CstoSpeakers', call('speakers'), { nargs = '?', complete = complete, desc = 'Who speaks in the folder' })
command('CstoTimeline', call('timeline'), { nargs = '?', complete = complete, desc = 'What one said, by date' })
command('CstoAddSpeaker', call('add_speaker'), {
    nargs = '?',
    complete = complete,
    desc = 'The row of this speaker in speakers.tsv',
})

local map = vim.keymap.set
map('n', '<Plug>(csto-hover)', call('hover'), { desc = 'Who speaks here' })
map('n', '<Plug>(csto-source)', call('source'), { desc = 'Go to the report nearest the origin' })
map('n', '<Plug>(csto-reports)', call('reports'), { desc = 'List the other reports' })
map({ 'n', 'x', 'o' }, '<Plug>(csto-next)', call('next'), { desc = 'Next statement' })
map({ 'n', 'x', 'o' }, '<Plug>(csto-prev)', call('prev'), { desc = 'Previous statement' })
map({ 'n', 'x', 'o' }, '<Plug>(csto-next-same)', call('next_same'), { desc = 'Next statement of this speaker' })
map({ 'n', 'x', 'o' }, '<Plug>(csto-prev-same)', call('prev_same'), { desc = 'Previous statement of this speaker' })

-- Whether articles are marked as they are opened: the options say so, or a file `.csto` beside the article does.
local function is_auto(path)
    local loaded, set = package.loaded['csto.config'], vim.g.csto
    if loaded then
        set = loaded.get()
    end
    return type(set) == 'table' and set.auto == true
        or vim.fn.filereadable(vim.fn.fnamemodify(path, ':p:h') .. '/.csto') == 1
end

local group = vim.api.nvim_create_augroup('csto', { clear = true })
vim.api.nvim_create_autocmd('BufReadPost', {
    group = group,
    pattern = { '*.txt', '*.md' },
    callback = function(event)
        if is_auto(event.match) and vim.bo[event.buf].buftype == '' then
            require('csto.commands').auto(event.buf)
        end
    end,
})
vim.api.nvim_create_autocmd({ 'BufReadCmd', 'BufFilePost' }, {
    group = group,
    pattern = 'csto://*',
    callback = function(event)
        require('csto.restore').view(event.buf)
    end,
})
vim.api.nvim_create_autocmd('User', {
    group = group,
    pattern = 'CstoUpdated',
    callback = vim.schedule_wrap(function()
        require('csto.tables').update()
        if vim.fn.has('nvim-0.10') == 1 then
            require('csto.server').update()
        end
    end),
})
