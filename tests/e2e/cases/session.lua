-- Ten minutes of a user, replayed: reading, jumping, editing, undoing, leaving and coming back. Nothing is left behind.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local function fresh(child)
    child:wait([[(function()
        local buffer = require('csto.buffer')
        local state = buffer.get(0)
        return state and buffer.is_fresh(state) and state.links ~= nil
    end)()]])
end

-- Every mark of a statement covers what the backend says now: nothing stale stays on the screen.
local function check_marks(child)
    fresh(child)
    local wrong = child:lua([[
        local state = require('csto.buffer').get(0)
        local places = require('csto.buffer').content_places
        local out = {}
        for number, statement in ipairs(state.statements) do
            if not vim.deep_equal(places(state, number), statement.content) then
                out[#out + 1] = statement.excerpt
            end
        end
        return out]])
    expect.equal(wrong, {})
end

local function read_and_jump(child)
    child:cursor_on('alarm rings')
    child:keys('K')
    child:wait('#vim.api.nvim_list_wins() == 2')
    child:keys('j')
    child:wait('#vim.api.nvim_list_wins() == 1')
    child:cursor_on('We may not pay')
    child:keys('<C-]>')
    child:wait("vim.fn.expand('%:t') == 'armenia-dues-courier.txt'")
    fresh(child)
    child:keys('<C-t>')
    child:wait("vim.fn.expand('%:t') == 'csto-review-weekly.txt'")
    child:keys(':CstoReports<CR>')
    child:wait("vim.bo.buftype == 'quickfix'")
    child:keys(':lclose<CR>')
end

local function edit(child)
    child:keys('ggOWritten above.<Esc>')
    check_marks(child)
    child:keys('u')
    check_marks(child)
    child:keys('<C-r>')
    check_marks(child)
    child:cmd('%s/Abovian/Abovyan/g')
    check_marks(child)
    child:keys('qqA, it is said<Esc>jq5@q')
    check_marks(child)
    child:lua("vim.api.nvim_paste(('\"It rains,\" said Ada Brook.\\n'):rep(1000), false, -1)")
    check_marks(child)
    child:keys('u')
    check_marks(child)
    child:keys('dap')
    check_marks(child)
    child:cmd('edit!')
    check_marks(child)
end

local function look(child)
    child:cursor_on('We may not pay')
    child:keys(':CstoTimeline<CR>')
    child:wait("vim.bo.filetype == 'csto'")
    child:keys('4Gp')
    child:keys('q')
    child:wait("vim.bo.filetype ~= 'csto'")
    child:keys(':CstoSpeakers<CR>')
    child:wait("vim.bo.filetype == 'csto'")
    child:keys('zRjzMq')
    child:cmd('Csto statements')
    child:keys('}}}{')
    child:cmd('Csto statements | only')
    child:cmd('Csto toggle label | Csto toggle sign')
    child:cmd('set conceallevel=2 linebreak foldmethod=indent | vsplit | vertical resize 20')
    child:keys('zMzR')
    child:cmd('only | CstoList | lclose')
end

return {
    {
        'nothing is wrong, nobody is told of an error, nothing is left',
        function()
            local child = Child.start({
                folder = fixture.articles(),
                before = { 'let g:csto.debounce = 20', 'set hidden' },
            })
            child:mark('csto-review-weekly.txt')
            fresh(child)
            for _ = 1, 3 do
                read_and_jump(child)
                child:cmd('edit! csto-review-weekly.txt')
                edit(child)
                look(child)
                child:cmd('buffer csto-review-weekly.txt')
                check_marks(child)
            end
            child:cmd('bufdo if exists("b:csto") | execute "CstoClaims!" | endif')
            expect.equal(child:get('#require("csto.buffer").all()'), 0)
            expect.truth(not child:messages():find('E%d+:') and not child:messages():find('Error'), child:messages())
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 1)
            expect.equal(child:get("require('csto.client').info().restarts"), 0)
        end,
    },
}
