-- From a statement to its report nearest the origin, and back; lists of reports; from statement to statement.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local from, to = 'treaty-bloc-reader.txt', 'armenia-dues-courier.txt'
local said = 'We will not pay for a guard'

local function open(options)
    local child = Child.start(vim.tbl_extend('force', { folder = fixture.articles() }, options or {}))
    child:mark(from)
    child:linked()
    child:cursor_on(said)
    return child
end

local function is_in(child, name)
    child:wait(("vim.fn.fnamemodify(vim.api.nvim_buf_get_name(0), ':t') == %q"):format(name))
end

-- The text from the cursor to the end of the line.
local function ahead(child)
    return child:get("vim.fn.getline('.'):sub(vim.fn.col('.'))")
end

local function arrives(child)
    is_in(child, to)
    expect.holds(ahead(child):sub(1, 45), said)
end

local function list(child)
    return child:get('vim.fn.getloclist(0)')
end

return {
    {
        'CTRL-] goes to the report nearest the origin, CTRL-T comes back',
        function()
            local child = open()
            local place = child:get("vim.fn.getpos('.')")
            child:keys('<C-]>')
            arrives(child)
            child:keys('<C-t>')
            is_in(child, from)
            expect.equal(child:get("vim.fn.getpos('.')"), place)
        end,
    },
    {
        'an article that was reached by a jump is marked',
        function()
            local child = open()
            child:keys('<C-]>')
            arrives(child)
            child:wait('vim.b.csto ~= nil')
            expect.truth(#child:marked('CstoDirect') > 0)
        end,
    },
    {
        'so is one that was reached from a list, but not again when its marks were taken away',
        function()
            local child = open()
            child:cmd('CstoReports')
            child:keys('<CR>')
            arrives(child)
            child:wait('vim.b.csto ~= nil')
            child:cmd('CstoClaims!')
            child:cmd('wincmd w | wincmd w')
            is_in(child, to)
            vim.wait(100)
            expect.equal(child:get('vim.b.csto == nil'), true)
        end,
    },
    {
        'CTRL-W } shows it in the preview window',
        function()
            local child = open()
            child:keys('<C-w>}')
            child:wait('#vim.api.nvim_list_wins() == 2')
            is_in(child, from)
            expect.equal(
                child:lua([[
                for _, window in ipairs(vim.api.nvim_list_wins()) do
                    if vim.wo[window].previewwindow then
                        return vim.fn.fnamemodify(vim.api.nvim_buf_get_name(vim.api.nvim_win_get_buf(window)), ':t')
                    end
                end]]),
                to
            )
        end,
    },
    {
        'g] lists the reports, and a number chooses',
        function()
            local child = open({ terminal = true })
            child:keys('g]')
            local function shown()
                return table.concat(vim.api.nvim_buf_get_lines(child.buffer, 0, 24, false), '\n')
            end
            local seen, page = '', '' -- the list may be longer than the screen
            vim.wait(10000, function()
                if shown() ~= page then
                    page = shown()
                    seen = seen .. page
                    if page:find('-- More --', 1, true) then
                        child:keys('<Space>')
                    end
                end
                return page:find('Type number', 1, true)
            end, 50)
            seen = seen:gsub('%s*\n', '') -- a long path goes on in the next line
            expect.holds(seen, to)
            expect.holds(seen, 'csto-review-weekly.txt')
            child:keys('1<CR>')
            arrives(child)
        end,
    },
    {
        ':tselect and :tnext know the reports',
        function()
            local child = open()
            child:keys('<C-]>')
            arrives(child)
            child:cmd('tnext')
            expect.truth(child:get("vim.fn.expand('%:t')") ~= to)
            child:cmd('tfirst')
            arrives(child)
        end,
    },
    {
        ':CstoSource does the same, with CTRL-T and CTRL-O',
        function()
            local child = open()
            child:keys(':CstoSource<CR>')
            arrives(child)
            child:keys('<C-t>')
            is_in(child, from)
            child:keys(':call v:lua.require("csto").source()<CR>')
            arrives(child)
            child:keys('<C-o>')
            is_in(child, from)
        end,
    },
    {
        'commands in a buffer that nobody marked wait for the marks and the links',
        function()
            for _, command in ipairs({ 'CstoSource', 'CstoReports', 'CstoConflicts' }) do
                local child = Child.start({ folder = fixture.articles() })
                child:cmd('edit csto-review-weekly.txt')
                child:cursor_on('We may not pay for a guard')
                child:keys(':' .. command .. '<CR>')
                if command == 'CstoSource' then
                    arrives(child)
                else
                    child:wait("vim.bo.buftype == 'quickfix'")
                    expect.holds(vim.inspect(list(child)), 'altered (will -> may)')
                end
            end
        end,
    },
    {
        'the list of :tselect tells kind, speaker and day',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark('csto-review-weekly.txt')
            child:linked()
            child:cursor_on('We may not pay for a guard')
            local tags = vim.inspect(child:get("require('csto.tags').find('We', 'c')"))
            expect.holds(tags, 'Karine Abovian, 9 May 2024: ')
            expect.holds(tags, 'same, altered (will -> may), nearest')
            expect.holds(tags, 'kind = "repl"') -- :tselect has room for four
        end,
    },
    {
        'an address outside of the folder is shown, and opened only when that is asked for',
        function()
            local child = Child.start()
            child:lua([[
                _G.opened = {}
                local function open(what) table.insert(opened, type(what) == 'table' and what[2] or what) return 1 end
                if vim.ui.open then vim.ui.open = open else
                    vim.fn.executable, vim.fn.jobstart = function() return 1 end, function(what)
                        return what[2] == 'serve' and vim.api.nvim_call_function('jobstart', { what, { rpc = true } })
                            or open(what)
                    end
                end]])
            child:mark(fixture.file(table.concat({
                '"The harbour will stay open all winter," said Karine Abovian.',
                '',
                'All of it: https://elsewhere.example/harbour',
                '',
            }, '\n')))
            child:linked()
            local function says(words)
                child:wait(("vim.fn.execute('messages'):find(%q, 1, true) ~= nil"):format(words))
                child:cmd('messages clear')
            end
            for _, keys in ipairs({ ':CstoSource<CR>', '<C-]><CR>' }) do
                child:cursor_on('harbour')
                child:keys(keys)
                says('it leads out of this folder, to https://elsewhere.example/harbour')
            end
            expect.equal(child:get('opened'), {})
            child:cursor_on('harbour')
            child:cmd('Csto open-address')
            expect.equal(child:get('opened'), { 'https://elsewhere.example/harbour' })
        end,
    },
    {
        'a place that was edited is found again',
        function()
            local child = open()
            child:cmd('split ' .. to)
            child:cmd([[call append(0, ['One', 'Two']) | wincmd p]])
            child:keys('<C-]>')
            arrives(child)
        end,
    },
    {
        'a place that was edited in a marked buffer is found by its marks',
        function()
            local child = open()
            child:cmd('split ' .. to)
            child:claims()
            child:cmd('%s/will not pay for/will not pay a single dram for/')
            child:cmd("call append(0, ['One', 'Two']) | wincmd p")
            child:keys(':CstoSource<CR>')
            is_in(child, to)
            expect.holds(child:get("vim.fn.getline('.')"), 'single dram')
        end,
    },
    {
        'a changed target that cannot be left is said, and nothing moves',
        function()
            local child = open({ before = { 'set nohidden' } })
            child:cmd('call append(line("$"), "An edit.")')
            child:keys(':CstoSource<CR>')
            child:wait("vim.fn.execute('messages'):find('E37') ~= nil")
            is_in(child, from)
        end,
    },
    {
        ':CstoReports lists the others, with who, when and how',
        function()
            local child = open()
            child:keys(':CstoReports<CR>')
            child:wait("vim.bo.buftype == 'quickfix'")
            local text = vim.inspect(list(child))
            expect.holds(text, 'Karine Abovian')
            expect.holds(text, 'same, verbatim')
            local columns = {}
            for _, line in ipairs(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)')) do
                columns[line:match('^[%w-]+%.txt *()| *%d+| ') or line] = true
            end
            expect.equal(vim.tbl_count(columns), 1, vim.inspect(columns))
            child:keys(':lfirst<CR>')
            child:wait("vim.bo.buftype == ''")
            expect.truth(child:get("vim.fn.expand('%:t')") ~= from)
        end,
    },
    {
        'where there is no other report, that is said',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark(to)
            child:linked()
            child:cursor_on('five members shared the costs')
            child:keys(':CstoReports<CR>')
            child:wait("vim.fn.execute('messages'):find('no other report of it in this folder') ~= nil")
            child:keys('<C-]>')
            child:wait([[vim.fn.execute('messages'):find('E4[23][63]') ~= nil]])
            is_in(child, to)
            for _, command in ipairs({ 'CstoReports', 'CstoSource' }) do
                child:cmd('messages clear')
                child:cmd('normal! gg')
                child:keys((':%s<CR>'):format(command))
                child:wait("vim.fn.execute('messages'):find('no statement under the cursor') ~= nil")
            end
        end,
    },
    {
        'a file with a strange name',
        function()
            local folder = fixture.articles()
            local strange = "a $HOME [1] %x# {b} `touch c` it's ~.txt"
            vim.fn.rename(folder .. '/' .. to, folder .. '/' .. strange)
            for _, keys in ipairs({ '<C-]>', ':CstoSource<CR>' }) do
                local child = open({ folder = folder })
                child:keys(keys)
                is_in(child, strange)
                expect.holds(ahead(child):sub(1, 45), said)
            end
        end,
    },
    {
        ':CstoConflicts lists the altered report, or those of the whole article',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark('csto-review-weekly.txt')
            child:linked()
            child:cursor_on('We may not pay for a guard')
            child:keys(':CstoConflicts<CR>')
            child:wait("vim.bo.buftype == 'quickfix'")
            expect.holds(vim.inspect(list(child)), 'altered')
            child:cmd('lclose | normal! gg0')
            child:keys(':CstoConflicts<CR>')
            child:wait("vim.bo.buftype == 'quickfix'")
            expect.holds(vim.inspect(list(child)), 'altered')
        end,
    },
    {
        ':CstoList lists the statements in order',
        function()
            local child = open()
            child:keys(':CstoList<CR>')
            child:wait("vim.bo.buftype == 'quickfix'")
            local items = list(child)
            expect.truth(#items >= 6, vim.inspect(items))
            for i = 2, #items do
                expect.truth(items[i - 1].lnum <= items[i].lnum)
            end
            expect.holds(vim.inspect(items), 'Karine Abovian, 9 May 2024: ')
        end,
    },
    {
        'from statement to statement, with a count, and around the end',
        function()
            local child = open({ before = { 'nmap ]s <Plug>(csto-next)', 'nmap [s <Plug>(csto-prev)' } })
            local starts = {}
            for number, statement in ipairs(child:get("require('csto').statements()")) do
                starts[number] = { statement.content[1][1] + 1, statement.content[1][2] }
            end
            table.sort(starts, function(a, b)
                return a[1] < b[1] or a[1] == b[1] and a[2] < b[2]
            end)
            local function at()
                return child:get('vim.api.nvim_win_get_cursor(0)')
            end
            child:keys('gg0]s')
            expect.equal(at(), starts[1])
            child:keys('2]s')
            expect.equal(at(), starts[3])
            child:keys('[s')
            expect.equal(at(), starts[2])
            child:keys('gg0[s')
            expect.equal(at(), starts[#starts])
            child:cmd('set nowrapscan')
            child:keys(']s')
            expect.equal(at(), starts[#starts])
            child:keys('<C-o>')
            expect.equal(at(), { 1, 0 })
        end,
    },
}
