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

local command = vim.api.nvim_create_user_command
command('CstoClaims', call('claims'), { bang = true, bar = true, desc = 'Mark statements and speakers' })
-- 'keywordprg' passes a count and text of the article: no bar, so that no text becomes a command.
command('CstoHover', call('hover'), { nargs = '*', count = true, desc = 'Who speaks here' })
command('CstoSource', call('source'), { bar = true, desc = 'Go to the report nearest the origin' })
command('CstoReports', call('reports'), { bar = true, desc = 'List the other reports' })
command('CstoConflicts', call('conflicts'), { bar = true, desc = 'List what contradicts this' })
command('CstoList', call('list'), { bar = true, desc = 'List the statements of this buffer' })
command('CstoSpeakers', call('speakers'), { nargs = '?', complete = complete, desc = 'Who speaks in the folder' })
command('CstoTimeline', call('timeline'), { nargs = '?', complete = complete, desc = 'What one said, by date' })

local map = vim.keymap.set
map('n', '<Plug>(csto-hover)', call('hover'), { desc = 'Who speaks here' })
map('n', '<Plug>(csto-source)', call('source'), { desc = 'Go to the report nearest the origin' })
map('n', '<Plug>(csto-reports)', call('reports'), { desc = 'List the other reports' })
map({ 'n', 'x', 'o' }, '<Plug>(csto-next)', call('next'), { desc = 'Next statement' })
map({ 'n', 'x', 'o' }, '<Plug>(csto-prev)', call('prev'), { desc = 'Previous statement' })
