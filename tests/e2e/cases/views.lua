-- The speakers of a folder and the timeline of one.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local function open()
    local child = Child.start({ folder = fixture.articles() })
    child:mark('armenia-dues-courier.txt')
    child:linked()
    return child
end

local function view(child, command)
    child:keys(':' .. command .. '<CR>')
    child:wait("vim.bo.filetype == 'csto'")
    return table.concat(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n')
end

return {
    {
        ':CstoSpeakers names everybody in the folder',
        function()
            local child = open()
            local text = view(child, 'CstoSpeakers')
            expect.holds(text, 'Karine Abovian')
            expect.holds(text, 'Timur Aldanov')
            expect.equal(child:get('vim.bo.modifiable'), false)
            child:keys('q')
            child:wait('#vim.api.nvim_list_wins() == 1')
        end,
    },
    {
        ':CstoSpeakers with a name names those who bear it',
        function()
            local child = open()
            local text = view(child, 'CstoSpeakers abovian')
            expect.holds(text, 'Karine Abovian')
            expect.lacks(text, 'Aldanov')
            child:cmd('close')
            child:keys(':CstoSpeakers nobody of that name<CR>')
            child:wait("vim.fn.execute('messages'):find('nobody called nobody of that name speaks') ~= nil")
        end,
    },
    {
        ':CstoTimeline of whoever speaks here, and <CR> goes there',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            local text = view(child, 'CstoTimeline')
            expect.holds(text, 'Karine Abovian')
            expect.holds(text, 'treaty-bloc-reader.txt')
            child:cursor_on('treaty-bloc-reader.txt')
            child:keys('<CR>')
            child:wait("vim.fn.expand('%:t') == 'treaty-bloc-reader.txt'")
            child:keys('<C-o>')
            child:wait("vim.fn.expand('%:t') == 'armenia-dues-courier.txt'")
        end,
    },
    {
        'a name is completed, and leads from the speakers to the timeline',
        function()
            local child = open()
            expect.equal(child:get("vim.fn.getcompletion('CstoTimeline kar', 'cmdline')"), { 'Karine Abovian' })
            view(child, 'CstoSpeakers Abovian')
            child:keys('<CR>')
            child:wait("vim.fn.bufname() == 'csto://timeline'")
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 2)
            child:keys(':CstoSpeakers<CR>')
            child:wait("vim.fn.bufname() == 'csto://speakers'")
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 2)
        end,
    },
    {
        'what each speaker said is folded below, and unfolds',
        function()
            local child = open()
            view(child, 'CstoSpeakers')
            expect.equal(child:get('vim.fn.foldclosed(1)'), 1)
            child:keys('zo')
            expect.equal(child:get('vim.fn.foldclosed(1)'), -1)
            child:keys('j')
            local there = child:get("vim.fn.getline('.')")
            child:keys('<CR>')
            child:wait("vim.bo.filetype ~= 'csto'")
            expect.holds(there, child:get("vim.fn.expand('%:t')"))
        end,
    },
    {
        'a timeline has each utterance once, with its other reports and what they altered',
        function()
            local child = open()
            local text = view(child, 'CstoTimeline Karine Abovian')
            local _, count = text:gsub('for a guard who sleeps', '')
            expect.equal(count, 1)
            expect.holds(text, '= also in treaty-bloc-reader.txt')
            expect.holds(text, '~ altered in csto-review-weekly.txt: will -> may')
            expect.holds(text, '< Timur Aldanov replied, 10 May 2024')
            child:cursor_on('altered in')
            child:keys('p')
            child:wait("vim.bo.filetype == 'csto'")
            expect.equal(child:lua([[
                return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(vim.fn.winbufnr(1)), ':t')]]),
                'csto-review-weekly.txt')
            child:keys('o')
            child:wait("vim.bo.filetype ~= 'csto' and #vim.api.nvim_list_wins() == 3")
            expect.holds(child:get("vim.fn.getline('.')"), 'We may not pay')
        end,
    },
    {
        'lines are filtered, the keys are told, the list is made anew',
        function()
            local child = open()
            view(child, 'CstoSpeakers')
            local all = child:get("vim.fn.line('$')")
            child:keys('fabovian<CR>')
            child:wait(("vim.fn.line('$') < %d"):format(all))
            expect.lacks(table.concat(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n'), 'Vanin')
            child:keys('?')
            expect.holds(child:get('vim.fn.getline(1)'), '<CR>')
            child:keys('?')
            child:keys('R')
            child:wait(("vim.fn.line('$') == %d"):format(all))
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 2)
        end,
    },
    {
        'the list of statements follows the cursor, and the article',
        function()
            local child = open()
            child:cmd('Csto statements')
            child:wait('#vim.api.nvim_list_wins() == 2')
            local function marked_line()
                return child:lua([[
                    local list = vim.fn.bufnr('csto://statements')
                    local ns = vim.api.nvim_create_namespace('csto_statements')
                    local mark = vim.api.nvim_buf_get_extmarks(list, ns, 0, -1, {})[1]
                    return mark and vim.api.nvim_buf_get_lines(list, mark[2], mark[2] + 1, false)[1] or '']])
            end
            child:cursor_on('alarm rings')
            child:keys('hl')
            expect.holds(marked_line(), 'alarm rings')
            child:cmd('edit csto-review-weekly.txt')
            child:claims()
            child:cursor_on('A call must reach')
            child:keys('hl')
            vim.wait(2000, function()
                return marked_line():find('A call must reach', 1, true)
            end, 50)
            expect.holds(marked_line(), 'A call must reach')
            child:keys('<C-w>l')
            child:keys('gg<CR>')
            child:wait("vim.fn.expand('%:t') == 'csto-review-weekly.txt'")
        end,
    },
    {
        'a session with views in it is restored without an error',
        function()
            local child = open()
            view(child, 'CstoTimeline Karine Abovian')
            local session = vim.fn.tempname() .. '.vim'
            child:cmd('mksession ' .. session)
            local later = Child.start({ folder = fixture.articles(), arguments = { '-S', session } })
            expect.lacks(later:messages(), 'Error')
            expect.truth(not later:messages():find('E%d+:'), later:messages())
            expect.truth(later:get("vim.fn.bufnr('armenia-dues-courier.txt') > 0"))
        end,
    },
    {
        'the screen with a timeline',
        function()
            local child = Child.start({ terminal = true, folder = fixture.plain_articles() })
            child:mark('harbour.txt')
            child:linked()
            child:keys(':CstoTimeline Karine Abovian<CR>')
            child:wait("vim.bo.filetype == 'csto'")
            fixture.same_screen(child, 'timeline')
        end,
    },
    {
        'the screen with the list of statements, labels and signs',
        function()
            local child = Child.start({
                terminal = true,
                folder = fixture.plain_articles(),
                before = { 'let g:csto.marks = {"label": v:true, "sign": v:true}', 'set linebreak' },
            })
            child:mark('harbour.txt')
            child:linked()
            child:cmd('Csto statements')
            child:cursor_on('had bought')
            child:keys('hl')
            fixture.same_screen(child, 'statements')
        end,
    },
}
