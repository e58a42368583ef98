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
    child:wait("vim.bo.filetype == 'csto' and not require('csto.view').get(0).unfinished")
    return table.concat(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n')
end

-- An expression: a window shows a list whose name begins so, and that holds a text.
local function lists_hold(name, text)
    return ([[(function()
        for _, window in ipairs(vim.api.nvim_list_wins()) do
            local bufnr = vim.api.nvim_win_get_buf(window)
            local lines = table.concat(vim.api.nvim_buf_get_lines(bufnr, 0, -1, false), '\n')
            if vim.startswith(vim.api.nvim_buf_get_name(bufnr), %q) and lines:find(%q, 1, true) then return true end
        end
        return false
    end)()]]):format(name, text)
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
        'a folder that is too large to be held: its lists come when they have been found',
        function()
            local path = fixture.file('“The dam holds,” said Ada Brook, a spokeswoman for the board.\n', 'a.txt')
            local others = {}
            for number = 1, 210 do
                others[1] = ('“We counted %d boats,” said Kay Mobdrn, the harbour master.'):format(number)
                vim.fn.writefile(others, ('%s/b%d.txt'):format(vim.fn.fnamemodify(path, ':h'), number))
            end
            local child = Child.start()
            child:mark(path)
            child:linked()
            expect.equal(child:get("require('csto.buffer').get(0).links.whole"), false)
            expect.holds(view(child, 'CstoSpeakers'), 'Kay Mobdrn')
            child:keys('gg:call search("Kay")<CR>zo')
            child:wait(lists_hold('csto://speakers', 'boats'))
            child:cmd('close')
            expect.holds(view(child, 'CstoTimeline mobdrn'), 'We counted')
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 2)
            child:wait("vim.tbl_contains(vim.fn.getcompletion('CstoTimeline K', 'cmdline'), 'Kay Mobdrn')")
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
            child:wait("vim.fn.bufname() == 'csto://timeline/Karine Abovian'")
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
            expect.truth(text:find('< Timur Aldanov replied, [^\n]-: ‘An alliance is not'), text)
            child:cursor_on('altered in')
            child:keys('p')
            child:wait("vim.bo.filetype == 'csto'")
            expect.equal(
                child:lua([[
                return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(vim.fn.winbufnr(1)), ':t')]]),
                'csto-review-weekly.txt'
            )
            child:keys('o')
            child:wait("vim.bo.filetype ~= 'csto' and #vim.api.nvim_list_wins() == 3")
            expect.holds(child:get("vim.fn.getline('.')"), 'We may not pay')
        end,
    },
    {
        'a position that changed is told at the head, beside the statement and below it',
        function()
            local child = open()
            local text = view(child, 'CstoTimeline Nikol Pashinyan')
            expect.holds(text, 'Nikol Pashinyan, 5 statements in 3 articles: the position changed once')
            expect.truth(text:find('12 Jun 2024 +%* assert'), text)
            expect.holds(text, '* position: frozen -> will leave')
            local days = {}
            for day in text:gmatch('\n(%S[^\n]-) +%S? assert') do
                days[#days + 1] = day
            end
            expect.equal(days, { 'Feb 2024', '≤ 10 May 2024', '≤ 13 May 2024', '12 Jun 2024' })
        end,
    },
    {
        'what is in conflict is told in the timeline, in the list of conflicts, in the card and beside the text',
        function()
            local path = fixture.file(
                'date 2025-03-12\n\nNora Vale said on Tuesday that the museum would open its new '
                    .. 'wing in Hollin on Saturday.\n\nThe museum is old, said Nora Vale.\n',
                'gazette.txt'
            )
            vim.fn.writefile({
                'date 2025-03-13',
                '',
                'Pavel Resnin said on Wednesday that the museum would close its new wing in Hollin.',
            }, vim.fn.fnamemodify(path, ':h') .. '/post.txt')
            local child = Child.start({ before = { 'let g:csto.marks = {"sign": v:true}' } })
            child:mark(path)
            child:linked()
            local text = view(child, 'CstoTimeline Nora Vale')
            expect.holds(text, 'Nora Vale, 2 statements in 1 article: 1 in conflict')
            expect.truth(text:find('11 Mar 2025 +! assert'), text)
            expect.holds(text, '! in conflict with Pavel Resnin, 12 Mar 2025: that the museum would close')
            child:cursor_on('in conflict with Pavel')
            child:keys('<CR>')
            child:wait("vim.fn.expand('%:t') == 'post.txt'")
            child:keys('<C-o>')
            child:wait("vim.fn.expand('%:t') == 'gazette.txt'")
            child:keys(':CstoConflicts<CR>')
            child:wait("vim.bo.buftype == 'quickfix'")
            expect.holds(child:get("vim.fn.getline('.')"), 'Pavel Resnin, 12 Mar 2025: that the museum would close')
            child:cmd('lclose | wincmd t | only')
            expect.equal(child:marked('CstoConflict'), {
                'that the museum would open its new wing in Hollin on Saturday',
            })
            child:cursor_on('would open')
            child:keys('KK')
            child:wait("vim.api.nvim_win_get_config(0).relative ~= ''")
            expect.holds(
                table.concat(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n'),
                'In conflict (1):\n- Pavel Resnin, post.txt, 12 Mar 2025'
            )
        end,
    },
    {
        'in a folder that takes long, what somebody said is fetched when it is unfolded',
        function()
            local child = open()
            child:lua([[
                local client = require('csto.client')
                local ask = client.ask
                _G.asked = 0
                client.ask = function(method, map)
                    if map.kind == 'said' then
                        asked = asked + 1
                        vim.loop.sleep(asked == 1 and 600 or 0)
                    end
                    return ask(method, map)
                end]])
            view(child, 'CstoSpeakers')
            expect.equal(child:get('asked'), 1)
            child:cursor_on('Karine Abovian')
            child:keys('za')
            expect.equal(child:get('asked'), 2)
            expect.equal(child:get("vim.fn.foldclosed('.')"), -1)
            child:keys('j')
            expect.holds(child:get("vim.fn.getline('.')"), 'armenia-dues-courier.txt')
            child:keys('zR')
            child:cursor_on('…')
            child:keys('<CR>')
            expect.equal(child:get('asked'), 3)
            expect.holds(child:get("vim.fn.getline('.')"), '.txt')
            expect.equal(child:messages():find('E%d+:'), nil)
        end,
    },
    {
        'a list is not taken for an article, and who is in one means the article that it belongs to',
        function()
            local child = open()
            view(child, 'CstoSpeakers')
            child:cmd('CstoReports')
            child:wait("vim.fn.execute('messages'):find('a list is not an article') ~= nil")
            child:keys('q')
            child:cmd('CstoList')
            child:cmd('CstoClaims')
            expect.equal(child:get("#require('csto.buffer').all()"), 1)
            expect.holds(view(child, 'CstoSpeakers'), 'Karine Abovian')
            expect.equal(child:get("#require('csto.buffer').all()"), 1)
        end,
    },
    {
        'a part of a name will do for a timeline; of several, the user chooses',
        function()
            local child = open()
            expect.equal(child:get("vim.fn.getcompletion('CstoTimeline quil', 'cmdline')"), { 'Marta Quill' })
            expect.holds(view(child, 'CstoTimeline abov'), 'Karine Abovian, ')
            expect.equal(child:get("vim.fn.getcompletion('CstoTimeline quil', 'cmdline')"), { 'Marta Quill' })
            child:lua([[vim.ui.select = function(items, options, act)
                _G.offered = vim.tbl_map(options.format_item, items)
                act(items[2])
            end]])
            child:cmd('wincmd p')
            child:cmd('CstoTimeline ar')
            local offered = child:get('offered')
            expect.truth(#offered >= 3, vim.inspect(offered))
            expect.truth(offered[1]:match('^Karine Abovian %(%d+%)$'), offered[1])
            child:wait(("vim.fn.bufname() == 'csto://timeline/%s'"):format(offered[2]:match('^(.*) %(')))
        end,
    },
    {
        'what is said comes a little at a time; what is unfolded meanwhile, and the filter, stay',
        function()
            local child = open()
            child:lua([[
                local client = require('csto.client')
                local ask = client.ask
                client.ask = function(method, map)
                    if map.kind == 'said' then vim.loop.sleep(3) end -- more than a slice: each speaker is one
                    return ask(method, map)
                end
                _G.unfinished = function() return require('csto.view').get(0).unfinished end]])
            child:cmd('CstoSpeakers')
            expect.equal(child:get('unfinished()'), true)
            child:cmd('normal! gg')
            child:keys('zo')
            child:cmd('normal! j')
            local here = child:get("vim.fn.getline('.')")
            child:wait('not unfinished()')
            expect.equal(child:get('vim.fn.foldclosed(1)'), -1)
            expect.equal(child:get("vim.fn.getline('.')"), here)
            local all = child:get("vim.fn.line('$')")
            child:cmd('wincmd p')
            child:cmd('CstoSpeakers')
            child:keys('fabovian<CR>')
            child:wait('not unfinished()')
            expect.lacks(table.concat(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n'), 'Vanin')
            child:keys('f<C-u><CR>')
            child:wait(("vim.fn.line('$') == %d"):format(all))
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
                return child:lua(
                    [[
                    local list = vim.fn.bufnr('csto://statements')
                    local ns = vim.api.nvim_create_namespace('csto_statements')
                    local mark = vim.api.nvim_buf_get_extmarks(list, ns, 0, -1, {})[1]
                    return mark and vim.api.nvim_buf_get_lines(list, mark[2], mark[2] + 1, false)[1] or '']]
                )
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
        'a list in a session that is opened again fills itself again',
        function()
            local child = open()
            view(child, 'CstoTimeline Karine Abovian')
            child:keys('<C-w>k')
            child:cmd('Csto statements')
            child:wait('#vim.api.nvim_list_wins() == 3')
            local session = vim.fn.tempname() .. '.vim'
            child:cmd('mksession ' .. session)
            local later = Child.start({ folder = fixture.articles(), arguments = { '-S', session } })
            later:wait(lists_hold('csto://timeline', 'for a guard who sleeps'))
            later:wait(lists_hold('csto://statements', 'alarm rings'))
            expect.equal(later:get('#vim.api.nvim_list_wins()'), 3)
            expect.equal(later:get("vim.fn.expand('%:t')"), 'armenia-dues-courier.txt')
            expect.lacks(later:messages(), 'csto: ')
            expect.lacks(later:messages(), 'Error')
            expect.lacks(later:messages(), 'No lines')
            expect.truth(not later:messages():find('E%d+:'), later:messages())
            later:cmd('only')
            view(later, 'CstoSpeakers')
        end,
    },
    {
        'a list is opened by its name, and says what it lacks',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:cmd('edit csto://speakers')
            child:wait(lists_hold('csto://speakers', 'No article stands beside this list'))
            child:cmd('above split armenia-dues-courier.txt')
            child:keys('<C-w>jR')
            child:wait(lists_hold('csto://speakers', 'Timur Aldanov'))
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 2)
            expect.equal(child:get("vim.fn.buflisted('csto://speakers')"), 0)
            child:cmd('edit!')
            child:wait(lists_hold('csto://speakers', 'Timur Aldanov'))
        end,
    },
    {
        "a list beside the article and one below it do not take each other's window",
        function()
            local child = open()
            child:cmd('Csto statements')
            child:wait('#vim.api.nvim_list_wins() == 2')
            view(child, 'CstoTimeline Karine Abovian')
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 3)
            view(child, 'CstoSpeakers')
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 3)
            expect.truth(child:get("vim.fn.bufwinnr('csto://statements') > 0"))
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
