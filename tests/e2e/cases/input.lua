-- Buffers that are no tidy articles.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local prose = '"It rains," said Karine Abovian.'

local function waits_for(child, message)
    child:wait(("vim.fn.execute('messages'):find(%q, 1, true) ~= nil"):format(message))
end

-- Nothing went wrong unseen: the backend lives and the editor has no error.
local function is_well(child)
    expect.equal(child:get("require('csto.client').is_ready()"), true)
    expect.equal(child:get("require('csto.client').info().last"), vim.NIL)
end

return {
    {
        'a buffer without a name is marked, not linked',
        function()
            local child = Child.start()
            child:lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, { ... })', prose)
            child:claims()
            child:linked()
            expect.holds(table.concat(child:marked('CstoDirect')), 'It rains,')
            expect.equal(child:get('vim.b.csto.links'), 0)
            is_well(child)
        end,
    },
    {
        'a file that was never saved',
        function()
            local child = Child.start()
            child:cmd('edit ' .. fixture.articles() .. '/new.txt')
            child:lua('vim.api.nvim_buf_set_lines(0, 0, -1, false, { ... })', prose)
            child:claims()
            child:linked()
            expect.holds(table.concat(child:marked('CstoDirect')), 'It rains,')
            is_well(child)
        end,
    },
    {
        'an empty buffer',
        function()
            local child = Child.start()
            child:claims()
            waits_for(child, 'csto: no statement found in the buffer without a name')
            child:keys(':CstoList<CR>')
            waits_for(child, 'csto: no statement found')
            is_well(child)
        end,
    },
    {
        'an empty file',
        function()
            local child = Child.start()
            child:mark(fixture.file('', 'empty.txt'))
            waits_for(child, 'csto: no statement found in')
            is_well(child)
        end,
    },
    {
        'a folder',
        function()
            local child = Child.start()
            child:cmd('noautocmd edit ' .. fixture.articles())
            child:cmd('CstoClaims')
            waits_for(child, 'is a folder; open one of its articles')
            expect.equal(child:get('vim.b.csto'), vim.NIL)
        end,
    },
    {
        'a terminal',
        function()
            Child.need_terminal()
            local child = Child.start()
            child:cmd('terminal')
            child:cmd('CstoClaims')
            waits_for(child, 'csto: a terminal is not an article')
        end,
    },
    {
        'a text that is too long',
        function()
            local child = Child.start({ before = { 'let g:csto.max_file_size = 20' } })
            local path = fixture.file(prose .. '\n')
            child:cmd('edit ' .. path)
            child:cmd('CstoClaims')
            waits_for(child, 'is 33 bytes long; the option max_file_size allows 20 bytes')
            expect.equal(child:get('vim.bo.tagfunc'), '')
        end,
    },
    {
        'a line of a million bytes',
        function()
            local child = Child.start()
            local filler = ('The river rose again in the night. '):rep(28000)
            child:mark(fixture.file(filler .. prose .. '\n'))
            expect.equal(child:get('#vim.fn.getline(1) > 900000'), true)
            is_well(child)
        end,
    },
    {
        'bytes of every kind but NUL',
        function()
            local bytes = {}
            for round = 0, 40 do
                for byte = 0, 254 do
                    bytes[#bytes + 1] = string.char((byte * 7 + round) % 255 + 1)
                end
            end
            local child = Child.start()
            child:mark(fixture.file(table.concat(bytes) .. '\n' .. prose .. '\n'))
            is_well(child)
        end,
    },
    {
        'NUL bytes: refused in a sentence, and nothing is left behind',
        function()
            local child = Child.start()
            child:cmd('edit ' .. fixture.file('A\0B\0C. ' .. prose .. '\n'))
            child:cmd('CstoClaims')
            waits_for(child, 'holds NUL bytes, so it is not an article')
            expect.equal(child:get('vim.b.csto'), vim.NIL)
            expect.equal(child:get('vim.bo.tagfunc'), '')
            child:cmd('messages clear')
            child:keys(':CstoHover<CR>')
            waits_for(child, 'holds NUL bytes, so it is not an article')
            is_well(child)
        end,
    },
    {
        'NUL bytes that come with an edit: the marks stay, a key says why',
        function()
            local child = Child.start({ before = { 'let g:csto.debounce = 10' } })
            child:mark(fixture.file(prose .. '\n'))
            child:cmd([[call append(0, "A\nB")]])
            child:wait("require('csto.buffer').get(0).failure ~= nil")
            expect.equal(child:marked('CstoDirect'), { '"It rains,"' })
            child:keys(':CstoHover<CR>')
            waits_for(child, 'holds NUL bytes, so it is not an article')
            child:cmd('undo')
            child:wait('vim.b.csto.changedtick == vim.b.changedtick')
            is_well(child)
        end,
    },
    {
        'a binary file',
        function()
            local child = Child.start()
            child:cmd('edit ' .. vim.fn.fnameescape(os.getenv('BUILD') .. '/csto'))
            child:cmd('CstoClaims')
            waits_for(child, 'so it is not an article')
            is_well(child)
        end,
    },
    {
        'a folder with no other article',
        function()
            local child = Child.start()
            child:mark(fixture.file(prose .. '\n'))
            child:linked()
            child:cursor_on('It rains')
            child:keys(':CstoSource<CR>')
            waits_for(child, 'csto: no nearer report of it in this folder')
            is_well(child)
        end,
    },
    {
        'a file that goes away while it is marked',
        function()
            local path = fixture.file(prose .. '\n')
            local child = Child.start()
            child:mark(path)
            vim.fn.delete(vim.fn.fnamemodify(path, ':h'), 'rf')
            child:cmd('call append(0, "One")')
            child:wait('(vim.b.csto or {}).changedtick == vim.b.changedtick')
            expect.holds(table.concat(child:marked('CstoDirect')), 'It rains,')
        end,
    },
}
