-- Marks of a text that changes, and what is left when they are taken away.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local said = '"We will not pay for a guard who sleeps when the alarm rings,"'

local function open(options)
    local child = Child.start(vim.tbl_extend('force', { folder = fixture.articles() }, options or {}))
    child:mark('armenia-dues-courier.txt')
    return child
end

local function fresh(child)
    child:wait('(vim.b.csto or {}).changedtick == vim.b.changedtick')
end

-- The row of the first direct statement, by its mark.
local function row(child)
    return child:lua([[
        local ns = vim.api.nvim_create_namespace('csto')
        for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, { details = true })) do
            if mark[4].hl_group == 'CstoDirect' then return mark[2] end
        end]])
end

local function ids(child)
    return child:lua([[
        local out, ns = {}, vim.api.nvim_create_namespace('csto')
        for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, {})) do out[#out + 1] = mark[1] end
        table.sort(out)
        return out]])
end

return {
    {
        'marks move with the text, before any analysis',
        function()
            local child = open({ before = { 'let g:csto.debounce = 60000' } })
            local before, marked = row(child), child:marked('CstoDirect')
            child:cmd('call append(0, ["One", "Two", "Three"])')
            expect.equal(row(child), before + 3)
            expect.equal(child:marked('CstoDirect'), marked)
            child:cmd('undo')
            expect.equal(row(child), before)
            expect.equal(child:marked('CstoDirect'), marked)
        end,
    },
    {
        'what an edit does not touch is not drawn again',
        function()
            local child = open({ before = { 'let g:csto.debounce = 10' } })
            child:linked()
            local before = ids(child)
            child:cmd('call append(0, ["One", "Two", "Three"])')
            fresh(child)
            expect.equal(ids(child), before)
        end,
    },
    {
        'a new statement is found after the keys have rested',
        function()
            local child = open({ before = { 'let g:csto.debounce = 10' } })
            child:keys('10Go<CR>"It rains in the hall," said Karine Abovian.<Esc>')
            fresh(child)
            expect.holds(table.concat(child:marked('CstoDirect'), '\n'), 'It rains in the hall,')
            child:cmd('undo')
            fresh(child)
            expect.lacks(table.concat(child:marked('CstoDirect'), '\n'), 'It rains in the hall,')
        end,
    },
    {
        'typing while it is analysed: the last text wins',
        function()
            local child = open({ before = { 'let g:csto.debounce = 0' } })
            for number = 1, 20 do
                child:cmd(('call setline(1, "Title: %d")'):format(number))
            end
            fresh(child)
            expect.holds(table.concat(child:marked('CstoDirect'), '\n'), 'We will not pay')
        end,
    },
    {
        'a thousand lines pasted, deleted, and undone',
        function()
            local child = open({ before = { 'let g:csto.debounce = 10' } })
            local marked = child:marked('CstoDirect')
            child:cmd('call append(0, repeat(["A line of prose that nobody said."], 1000))')
            fresh(child)
            expect.equal(child:marked('CstoDirect'), marked)
            child:cmd('%delete _')
            fresh(child)
            expect.equal(child:marked('CstoDirect'), {})
            child:cmd('undo')
            fresh(child)
            expect.equal(child:marked('CstoDirect'), marked)
        end,
    },
    {
        'a text that was written stays marked and linked',
        function()
            local child = open({ before = { 'let g:csto.debounce = 10' } })
            child:cmd('call append(0, "One") | write')
            fresh(child)
            child:linked()
            expect.truth(child:get('vim.b.csto.links') > 0)
        end,
    },
    {
        ':edit! marks the text anew',
        function()
            local child = open({ before = { 'let g:csto.debounce = 10' } })
            local marked = child:marked('CstoDirect')
            child:cmd('%delete _')
            child:cmd('edit!')
            fresh(child)
            expect.equal(child:marked('CstoDirect'), marked)
            child:cmd('call append(0, "One")')
            fresh(child)
            expect.equal(child:marked('CstoDirect'), marked)
        end,
    },
    {
        "with 'nohidden', a buffer that was left and entered again is marked",
        function()
            local child = open({ before = { 'set nohidden' } })
            local marked = child:marked('CstoDirect')
            child:cmd('edit harbour-strike-gazette.txt')
            child:cmd('edit armenia-dues-courier.txt')
            fresh(child)
            expect.equal(child:marked('CstoDirect'), marked)
        end,
    },
    {
        ':CstoClaims! leaves nothing behind',
        function()
            local child = open()
            child:linked()
            expect.equal(child:get('vim.bo.keywordprg'), ':CstoHover')
            child:cmd('CstoClaims!')
            expect.equal(ids(child), {})
            expect.equal(child:get("vim.fn.getbufvar('%', '&l:keywordprg')"), '')
            expect.equal(child:get('vim.bo.tagfunc'), '')
            expect.equal(child:get('vim.b.csto'), vim.NIL)
            expect.equal(child:get("require('csto').statements()"), {})
            child:cmd('call append(0, "One")')
            vim.wait(300)
            expect.equal(ids(child), {})
            child:claims()
            expect.holds(table.concat(child:marked('CstoDirect'), '\n'), said:sub(2, 20))
        end,
    },
    {
        'options that the user has set are left alone',
        function()
            local child = open({ before = { 'set keywordprg=:help tagfunc=MyTags' } })
            expect.equal(child:get('vim.o.keywordprg'), ':help')
            expect.equal(child:get("vim.fn.getbufvar('%', '&keywordprg')"), ':help')
            expect.equal(child:get('vim.bo.tagfunc'), 'MyTags')
            child:cmd('CstoClaims!')
            expect.equal(child:get("vim.fn.getbufvar('%', '&keywordprg')"), ':help')
            expect.equal(child:get('vim.bo.tagfunc'), 'MyTags')
        end,
    },
    {
        'so is a K of the user',
        function()
            local child = open({ before = { 'nnoremap K :let g:mine = 1<CR>' } })
            expect.equal(child:get("vim.fn.getbufvar('%', '&l:keywordprg')"), '')
            child:keys('K')
            expect.equal(child:get('vim.g.mine'), 1)
        end,
    },
    {
        'an option that the user set after the marks stays',
        function()
            local child = open()
            child:cmd('setlocal keywordprg=:Man')
            child:cmd('CstoClaims!')
            expect.equal(child:get("vim.fn.getbufvar('%', '&l:keywordprg')"), ':Man')
        end,
    },
    {
        ':bdelete and :bwipeout forget the buffer',
        function()
            for _, command in ipairs({ 'bdelete', 'bwipeout' }) do
                local child = open()
                child:cmd(command)
                expect.equal(child:get("require('csto.client').ask('status', vim.empty_dict()).buffers"), 0)
                child:cmd('edit armenia-dues-courier.txt')
                expect.equal(child:get('vim.bo.tagfunc'), '')
            end
        end,
    },
    {
        ':mksession restores without an error',
        function()
            local child = open()
            child:keys(':CstoSpeakers<CR>')
            child:wait("vim.bo.filetype == 'csto'")
            local session = vim.fn.tempname()
            child:cmd('set sessionoptions+=localoptions,options | mksession ' .. session)
            local other = Child.start({ arguments = { '-S', session } })
            expect.equal(other:get('vim.v.errmsg'), '')
            other:cmd('edit armenia-dues-courier.txt')
            other:claims()
            expect.equal(other:get('vim.bo.keywordprg'), ':CstoHover')
        end,
    },
}
