-- The user's tables: the row of a speaker, and what is wrong in them.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local function write(folder, name, lines)
    vim.fn.writefile(lines, folder .. '/' .. name)
end

-- The article of a folder of two, with these lines in its speakers.tsv.
local function open(lines)
    local folder = fixture.plain_articles()
    if lines then
        write(folder, 'speakers.tsv', lines)
    end
    local child = Child.start({ folder = folder })
    child:mark('harbour.txt')
    child:linked()
    return child, folder
end

local function here(child)
    return child:get('{ vim.fn.expand("%:t"), vim.fn.line("."), vim.fn.getline("."), vim.bo.modified }')
end

local function said(child, words)
    child:wait(("vim.fn.execute('messages'):find(%q, 1, true) ~= nil"):format(words))
end

local function count(child, words)
    local _, found = child:messages():gsub(vim.pesc(words), '')
    return found
end

return {
    {
        'a speaker without a row has one proposed, which the user writes',
        function()
            local child, folder = open()
            child:cursor_on('Abovian')
            child:cmd('CstoAddSpeaker')
            child:wait("vim.fn.expand('%:t') == 'speakers.tsv'")
            local row = 'Karine Abovian\tperson\tAbovian\tmayor of Ellery [2024-05-10..]\t-\t-\t-'
            expect.equal(here(child), { 'speakers.tsv', 6, row, true })
            expect.holds(child:get('vim.fn.getline(1)'), '# speakers.tsv')
            said(child, 'nothing is written yet')
            expect.equal(vim.fn.filereadable(folder .. '/speakers.tsv'), 0)
            child:keys('u')
            expect.equal(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), { '' })
            child:cmd('redo | write | wincmd p')
            -- read with it at once: the name is that of the table now
            vim.fn.writefile({ 'name\taliases', 'Karine B. Abovian\tKarine Abovian' }, folder .. '/speakers.tsv')
            child:cmd('wincmd p | edit! | write | wincmd p')
            child:wait("require('csto').statements()[1].name == 'Karine B. Abovian'")
            child:linked()
            child:cmd('Csto add-speaker')
            child:wait("vim.fn.expand('%:t') == 'speakers.tsv'")
            expect.equal(here(child), { 'speakers.tsv', 2, 'Karine B. Abovian\tKarine Abovian', false })
            expect.equal(child:get('#vim.api.nvim_tabpage_list_wins(0)'), 2)
        end,
    },
    {
        'a row that was proposed is gone to, not proposed again',
        function()
            local child = open({ 'name\troles', 'Tom Reed\t-', '' })
            child:cursor_on('Abovian')
            child:cmd('CstoAddSpeaker | wincmd p')
            for _, name in ipairs({ 'Karine Abovian', 'abov' }) do
                child:cmd('CstoAddSpeaker ' .. name)
                expect.equal(here(child), { 'speakers.tsv', 3, 'Karine Abovian\tmayor of Ellery [2024-05-10..]', true })
                expect.equal(child:get('vim.fn.line("$")'), 4)
            end
        end,
    },
    {
        'where nobody is, or nobody is named, that is said and nothing opens',
        function()
            local child = open()
            child:cmd('7 | CstoAddSpeaker')
            said(child, 'no speaker under the cursor')
            child:cmd('CstoAddSpeaker Nobody Atall')
            said(child, 'nobody called Nobody Atall speaks')
            child:cmd('enew')
            child:lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, { ... })', '"We wait," said Mayor Ada Lund.')
            child:claims()
            child:cmd('normal! 2l')
            child:cmd('CstoAddSpeaker')
            said(child, 'the buffer shows no file')
            expect.equal(child:get('#vim.api.nvim_tabpage_list_wins(0)'), 1)
        end,
    },
    {
        'a table that does not name its columns is left as it is',
        function()
            local child = open({ 'Tom Reed\tperson' })
            child:cursor_on('Abovian')
            child:cmd('CstoAddSpeaker')
            said(child, 'has no line that names its columns')
            expect.equal(child:get('vim.bo.modified'), false)
        end,
    },
    {
        'a fault is told once, with its place; listed, and shown in the table',
        function()
            local child, folder = open({ 'name\tkind', 'Tom Reed\tpersn', 'Ann Lee\tgoup' })
            said(child, 'speakers.tsv:2:10: no kind of speaker')
            said(child, '(and 1 more: :Csto faults)')
            child:cmd('normal! gg0ix ')
            child:wait('vim.b.csto.changedtick == vim.b.changedtick')
            child:linked()
            child:cmd('Csto faults')
            child:wait('#vim.fn.getloclist(0) == 2')
            expect.equal(count(child, 'no kind of speaker'), 1)
            local second = child:get('vim.fn.getloclist(0)[2]')
            expect.equal({ second.lnum, second.col }, { 3, 9 })
            child:cmd('2ll')
            expect.equal(child:get('{ vim.fn.expand("%:t"), vim.fn.line("."), vim.fn.col(".") }'), {
                'speakers.tsv',
                3,
                9,
            })
            local found = child:get('vim.diagnostic.get(0)')
            expect.equal({ #found, found[1].lnum, found[1].col, found[1].end_col }, { 2, 1, 9, 14 })
            write(folder, 'speakers.tsv', { 'name\tkind', 'Tom Reed\tperson' })
            child:cmd('edit! | write')
            child:wait('#vim.diagnostic.get(0) == 0')
            child:cmd('Csto faults')
            said(child, 'nothing is wrong in speakers.tsv')
        end,
    },
    {
        ':checkhealth names faults',
        function()
            local child = open({ 'name\tkind', 'Tom Reed\tpersn' })
            child:cmd('checkhealth csto')
            child:wait("vim.bo.filetype == 'checkhealth'")
            local lines = table.concat(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n')
            expect.holds(lines, 'speakers.tsv:2:10: no kind of speaker')
        end,
    },
}
