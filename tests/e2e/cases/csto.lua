-- :Csto {word}, marks by themselves, the log, and another article of the folder that changes.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local article = 'csto-review-weekly.txt'

local function complete(child, line)
    return child:get("vim.fn.getcompletion(..., 'cmdline')", line)
end

return {
    {
        'words, speakers and kinds are completed',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark(article)
            expect.truth(vim.tbl_contains(complete(child, 'Csto '), 'timeline'))
            expect.equal(complete(child, 'Csto spe'), { 'speakers' })
            expect.equal(complete(child, 'Csto toggle la'), { 'label' })
            expect.equal(complete(child, 'Csto timeline kar'), { 'Karine Abovian' })
            expect.equal(complete(child, 'Csto timeline abo'), { 'Karine Abovian' })
            expect.equal(complete(child, 'CstoTimeline abo'), { 'Karine Abovian' })
            expect.equal(complete(child, 'Csto timeline Karine K'), {})
            expect.equal(complete(child, 'Csto timeline Karine A'), { 'Abovian' })
            expect.equal(complete(child, 'Csto claims x'), {})
        end,
    },
    {
        'each word does what its command does; a wrong one is said',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:cmd('edit ' .. article)
            child:cmd('Csto claims')
            child:wait('vim.b.csto ~= nil')
            child:cmd('Csto list')
            child:wait("vim.bo.buftype == 'quickfix'")
            child:cmd('lclose | Csto clear')
            expect.equal(child:get('vim.b.csto'), vim.NIL)
            child:cmd('Csto nonsense')
            child:wait("vim.fn.execute('messages'):find('there is no :Csto nonsense') ~= nil")
            child:cmd('Csto toggle nonsense')
            child:wait("vim.fn.execute('messages'):find('toggle takes one of altered, conflict') ~= nil")
        end,
    },
    {
        'without a word it asks',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark(article)
            child:lua([[vim.ui.select = function(items, options, choose)
                _G.shown = options.format_item(items[1])
                choose(vim.tbl_filter(function(item) return item[1] == 'list' end, items)[1])
            end]])
            child:cmd('Csto')
            child:wait("vim.bo.buftype == 'quickfix'")
            expect.holds(child:get('shown'), 'Analyse the buffer and mark it.')
        end,
    },
    {
        'a file .csto marks what is opened in its folder, auto marks it everywhere',
        function()
            local folder = fixture.articles()
            local child = Child.start({ folder = folder })
            child:cmd('edit ' .. article)
            vim.wait(100)
            expect.equal(child:get("package.loaded['csto.buffer']"), vim.NIL)
            vim.fn.writefile({}, folder .. '/.csto')
            child:cmd('edit!')
            child:wait('vim.b.csto ~= nil')
            local other = Child.start({ folder = fixture.articles(), before = { 'let g:csto.auto = v:true' } })
            other:cmd('edit ' .. article)
            other:wait('vim.b.csto ~= nil')
            expect.lacks(other:messages(), 'csto:')
        end,
    },
    {
        'the next statement of the same speaker',
        function()
            local child = Child.start({
                folder = fixture.articles(),
                before = { 'nmap ]S <Plug>(csto-next-same)', 'nmap [S <Plug>(csto-prev-same)' },
            })
            child:mark(article)
            child:cursor_on('We may not pay')
            child:keys(']S')
            expect.holds(child:get("vim.fn.getline('.'):sub(vim.fn.col('.'))"):sub(1, 22), 'that she stood by it')
            child:keys('[S')
            expect.holds(child:get("vim.fn.getline('.'):sub(vim.fn.col('.'))"):sub(1, 30), 'We may not pay')
        end,
    },
    {
        'the log is off until asked for, and then opens',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark(article)
            child:cmd('Csto log')
            child:wait("vim.fn.execute('messages'):find('there is no log') ~= nil")
            local other = Child.start({ folder = fixture.articles(), before = { 'let g:csto.log = v:true' } })
            other:mark(article)
            other:cmd('Csto log')
            other:wait("vim.fn.expand('%:t') == 'csto.log'")
            expect.holds(other:get("table.concat(vim.fn.getline(1, '$'))"), 'analyze')
        end,
    },
    {
        'after :Csto restart the marks are those of the new program',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark(article)
            local pid = child:get("require('csto.client').info().pid")
            child:cmd('Csto restart')
            child:wait(("require('csto.client').info().pid ~= %d"):format(pid))
            child:wait("require('csto.buffer').is_fresh(require('csto.buffer').get(0))")
            expect.lacks(child:messages(), 'died')
        end,
    },
    {
        'an article of the folder that is written changes the links',
        function()
            local folder = fixture.articles()
            local child = Child.start({ folder = folder })
            child:mark('research-council-ruling.txt')
            child:linked()
            local before = child:get('vim.b.csto.links')
            child:cmd('split research-reply-tribune.txt')
            child:cmd('%delete | write | wincmd p')
            child:wait(('vim.b.csto.links < %d'):format(before))
        end,
    },
    {
        'a store that cannot be kept is told, and the links are there all the same',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:lua("vim.env.XDG_CACHE_HOME = '/dev/null'")
            child:mark('research-council-ruling.txt')
            child:wait("vim.fn.execute('messages'):find('kept in memory') ~= nil")
            child:wait('vim.b.csto.links > 0')
        end,
    },
    {
        'the option files says which files of a folder are articles',
        function()
            local child = Child.start({
                folder = fixture.articles(),
                before = { "let g:csto.files = 'csto-*.txt flood-*.txt'" },
            })
            child:mark(article)
            child:linked()
            expect.equal(child:get("require('csto.buffer').get(0).links.articles"), 3)
        end,
    },
}
