-- The card: K on a statement and on a speaker.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local article = 'armenia-dues-courier.txt'

local function open(options)
    local child = Child.start(vim.tbl_extend('force', { folder = fixture.articles() }, options or {}))
    child:mark(article)
    child:linked()
    return child
end

-- The text of the floating window.
local function card(child)
    child:wait('#vim.api.nvim_list_wins() == 2')
    return child:lua([[
        for _, window in ipairs(vim.api.nvim_list_wins()) do
            if vim.api.nvim_win_get_config(window).relative ~= '' then
                return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
            end
        end]])
end

return {
    {
        'K on a statement: who, what kind, where else',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            child:keys('K')
            local text = card(child)
            expect.holds(text, 'Karine Abovian')
            expect.holds(text, 'direct quotation')
        end,
    },
    {
        'K on a speaker: the role and the statements',
        function()
            local child = open()
            child:cursor_on('Karine Abovian')
            child:keys('K')
            local text = card(child)
            expect.holds(text, 'Karine Abovian')
            expect.holds(text, 'deputy chair of the parliamentary budget committee')
            expect.holds(text, 'Statements: ')
        end,
    },
    {
        'a second K enters the card, q closes it',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            child:keys('K')
            card(child)
            child:keys('K')
            child:wait("vim.api.nvim_win_get_config(0).relative ~= ''")
            child:keys('q')
            child:wait('#vim.api.nvim_list_wins() == 1')
        end,
    },
    {
        'a card in a small window has the room of the screen',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            for rows = 1, 6 do
                child:cmd('only | split | resize ' .. rows)
                child:keys('K')
                child:wait('#vim.api.nvim_list_wins() == 3')
                local height = child:get([[(function()
                    for _, window in ipairs(vim.api.nvim_list_wins()) do
                        if vim.api.nvim_win_get_config(window).relative ~= '' then
                            return vim.api.nvim_win_get_height(window)
                        end
                    end
                end)()]])
                expect.truth(height > 2, rows .. ' rows: ' .. height)
                child:keys('hl')
            end
            expect.lacks(child:messages(), 'rror')
        end,
    },
    {
        'a card does not stay before a list that is opened',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            child:keys('K')
            card(child)
            child:cmd('CstoReports')
            child:wait('#vim.api.nvim_list_wins() == 2')
            expect.equal(child:get('vim.bo.buftype'), 'quickfix')
        end,
    },
    {
        'a card that is cut off says how much is hidden; entered, it tells its keys',
        function()
            local child = open()
            child:mark('csto-review-weekly.txt')
            child:linked()
            child:cursor_on('Nikol Pashinyan')
            child:keys('K')
            card(child)
            local function footer()
                return child:lua([[
                    for _, window in ipairs(vim.api.nvim_list_wins()) do
                        local config = vim.api.nvim_win_get_config(window)
                        if config.relative ~= '' then
                            return config.footer and config.footer[1][1] or ''
                        end
                    end]])
            end
            local has_words = vim.fn.has('nvim-0.10') == 1
            expect.truth(footer():match('^ %d+ more, K $') ~= nil == has_words, footer())
            child:keys('K')
            child:wait("vim.api.nvim_win_get_config(0).relative ~= ''")
            expect.equal(footer(), has_words and ' <CR> goes there, q closes ' or '')
        end,
    },
    {
        'a card never covers the line of the cursor',
        function()
            local child = open()
            child:mark('csto-review-weekly.txt')
            child:linked()
            for _, name in ipairs({ 'Nikol Pashinyan', 'Karine Abovian', 'Timur Aldanov', 'Arpine Sarian' }) do
                child:cursor_on(name)
                child:keys('K')
                card(child)
                local row, top, height = unpack(child:lua([[
                    vim.cmd('redraw')
                    local cursor, api = vim.api.nvim_win_get_cursor(0), vim.api
                    local row = vim.fn.screenpos(0, cursor[1], cursor[2] + 1).row - 1
                    for _, window in ipairs(vim.api.nvim_list_wins()) do
                        if api.nvim_win_get_config(window).relative ~= '' then
                            return { row, api.nvim_win_get_position(window)[1], api.nvim_win_get_height(window) }
                        end
                    end]]))
                expect.truth(row < top or row > top + height + 1, vim.inspect({ name, row, top, height }))
                child:keys('hl')
            end
        end,
    },
    {
        ':CstoHover in the card goes back to the article',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            child:keys('K')
            card(child)
            child:keys('K')
            child:wait("vim.api.nvim_win_get_config(0).relative ~= ''")
            child:cmd('CstoHover')
            child:wait("vim.api.nvim_win_get_config(0).relative == ''")
        end,
    },
    {
        'a moved cursor closes it',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            child:keys('K')
            card(child)
            child:keys('j')
            child:wait('#vim.api.nvim_list_wins() == 1')
        end,
    },
    {
        'K where nothing is says so',
        function()
            local child = open()
            child:cmd('normal! G')
            child:keys('K')
            child:wait("vim.fn.execute('messages'):find('no statement and no speaker under the cursor') ~= nil")
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 1)
        end,
    },
    {
        ':CstoHover reads a buffer that was not marked',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:cmd('edit ' .. article)
            child:cursor_on('alarm rings')
            child:keys(':CstoHover<CR>')
            expect.holds(card(child), 'Karine Abovian')
        end,
    },
    {
        'K right after an edit speaks of the text as it is',
        function()
            local child = open()
            child:cmd('call append(0, ["One", "Two"])')
            child:cursor_on('alarm rings')
            child:keys('K')
            expect.holds(card(child), 'Karine Abovian')
        end,
    },
    {
        'text under the cursor never becomes a command',
        function()
            local child = Child.start()
            child:lua([[vim.api.nvim_buf_set_lines(0, 0, -1, false, {
                'x |let g:bad = 1', '|let', '"It rains," said Karine Abovian.' })]])
            child:claims()
            child:keys('gg0v$hK')
            child:keys('<Esc>2gg0K')
            child:wait("vim.fn.execute('messages'):find('no statement and no speaker') ~= nil")
            expect.equal(child:get('vim.g.bad'), vim.NIL)
        end,
    },
    {
        'a card tells what was altered, word by word, who replied, and in which articles',
        function()
            local child = open()
            child:mark('csto-review-weekly.txt')
            child:linked()
            child:cursor_on('We may not pay')
            child:keys('K')
            local text = card(child)
            expect.holds(text, 'assert, direct quotation, 9 May 2024 (by armenia-dues-courier.txt)')
            expect.holds(text, 'altered: will -> may')
            expect.holds(text, 'We [-will-] {+may+} not pay for a guard')
            expect.holds(text, 'Replies (')
            expect.holds(text, '- Timur Aldanov, treaty-bloc-reader.txt')
        end,
    },
    {
        'lines of a card lead to what they speak of, and CTRL-T comes back',
        function()
            local child = open()
            child:mark('csto-review-weekly.txt')
            child:linked()
            for _, key in ipairs({ '<CR>', 'gf', '<C-]>' }) do
                child:cursor_on('We may not pay')
                child:keys('K')
                card(child)
                child:keys('K')
                child:wait("vim.api.nvim_win_get_config(0).relative ~= ''")
                child:keys('gg<Tab>')
                expect.holds(child:get("vim.fn.getline('.')"), 'Nearest report: armenia-dues-courier.txt')
                child:keys(key)
                child:wait("vim.fn.expand('%:t') == 'armenia-dues-courier.txt'")
                expect.holds(child:get("vim.fn.getline('.')"), 'We will not pay')
                expect.equal(child:get('#vim.api.nvim_list_wins()'), 1)
                child:keys('<C-t>')
                child:wait("vim.fn.expand('%:t') == 'csto-review-weekly.txt'")
            end
        end,
    },
    {
        'a card of a speaker tells what was said by article, now and before',
        function()
            local child = open()
            child:cursor_on('Karine Abovian')
            child:keys('K')
            local text = card(child)
            expect.holds(text, '- treaty-bloc-reader.txt, 9 May 2024: ')
            expect.holds(text, 'Now: ')
            expect.holds(text, 'Before: ')
        end,
    },
    {
        'a card of a speaker whose position changed tells both, and leads to them',
        function()
            local child = open()
            child:mark('csto-review-weekly.txt')
            child:linked()
            child:cursor_on('Nikol Pashinyan')
            child:keys('K')
            local text = card(child)
            expect.holds(text, 'Position now, will leave: 12 Jun 2024, csto-review-weekly.txt')
            expect.holds(text, 'Position before, frozen: Feb 2024, armenia-dues-courier.txt')
            child:keys('KG')
            child:wait("vim.api.nvim_win_get_config(0).relative ~= ''")
            child:cursor_on('Position before')
            child:keys('<CR>')
            child:wait("vim.fn.expand('%:t') == 'armenia-dues-courier.txt'")
            expect.holds(child:get("vim.fn.getline('.')"), 'had frozen its part')
        end,
    },
    {
        'a card tells the way of the words: to whom, by whom, in which outlet',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            child:keys('K')
            local chain = 'said by Karine Abovian - to Caspian Courier - in The Caspian Courier'
            expect.holds(card(child):gsub('%s+', ' '), chain)
            child:keys('hl')
            child:mark('armenia-dues-lantern.txt')
            child:linked()
            child:cursor_on('We were surprised')
            child:keys('K')
            expect.lacks(card(child), 'reported by The Paper Lantern') -- which is the outlet itself
        end,
    },
    {
        'a name with accents has its statements of the folder, too',
        function()
            local child = open()
            child:mark('flood-saint-aubre-post.txt')
            child:linked()
            child:cursor_on('Varoux')
            child:keys('K')
            expect.holds(card(child), ', 5 in this folder')
        end,
    },
    {
        'the screen with a card',
        function()
            local child = Child.start({ terminal = true })
            child:lua("vim.api.nvim_buf_set_lines(0, 0, -1, false, { '', '\"It rains,\" said Karine Abovian.' })")
            child:claims()
            child:cursor_on('It rains')
            child:keys('K')
            card(child)
            fixture.same_screen(child, 'card')
        end,
    },
}
