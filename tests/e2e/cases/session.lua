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
    child:lua('vim.api.nvim_paste((\'"It rains," said Ada Brook.\\n\'):rep(1000), false, -1)')
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

local in_view = "vim.bo.filetype == 'csto'"
local in_list = "vim.bo.buftype == 'quickfix'"
local in_weekly = "vim.fn.expand('%:t') == 'csto-review-weekly.txt'"
local in_courier = "vim.fn.expand('%:t') == 'armenia-dues-courier.txt'"
local in_card = "vim.api.nvim_win_get_config(0).relative ~= ''"
local settled = [[(function()
    local state = require('csto.buffer').get(0)
    return state and require('csto.buffer').is_fresh(state) and state.links and not state.drawing or false
end)()]]

local function windows(count)
    return '#vim.api.nvim_list_wins() == ' .. count
end

local function statements(change)
    return settled .. ' and vim.b.csto.statements == _G.count + ' .. change
end

local function marked(group)
    return ([[(function()
        local ns = vim.api.nvim_create_namespace('csto')
        for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, { details = true })) do
            if mark[4].hl_group == '%s' and mark[2] == vim.fn.line('.') - 1 then return true end
        end
        return false
    end)()]]):format(group)
end

-- What is typed, and what must be true after it.
local typed = {
    { ':edit csto-review-weekly.txt<CR>', in_weekly },
    { ':CstoClaims<CR>', settled },
    { ':lua _G.count = vim.b.csto.statements<CR>', 'count > 20' },
    { 'gg]s', "vim.fn.line('.') > 1 and _G.row == nil" },
    { ':lua _G.row = vim.fn.line(".")<CR>3]s', "vim.fn.line('.') > _G.row" },
    { '3[s', "vim.fn.line('.') == _G.row" },
    { '/We may not pay<CR>', marked('CstoAltered') },
    { 'K', windows(2) .. ' and not (' .. in_card .. ')' },
    { 'K', in_card .. " and vim.fn.getline(1) ~= ''" },
    { 'q', windows(1) },
    { 'K', windows(2) },
    { 'l', windows(1) },
    { '<C-]>', in_courier .. ' and ' .. settled },
    { 'K', windows(2) },
    { 'j', windows(1) },
    { '<C-t>', in_weekly .. " and vim.fn.getline('.'):find('We may not pay') ~= nil" },
    { ':CstoReports<CR>', in_list .. ' and #vim.fn.getloclist(0) >= 2' },
    { ':lfirst<CR>', 'not (' .. in_weekly .. ')' },
    { '<C-o>', in_weekly },
    { ':lclose<CR>', windows(1) },
    { ':CstoConflicts<CR>', in_list },
    { ':lclose<CR>', windows(1) .. ' and ' .. in_weekly },
    { 'ggoA line below.<Esc>', statements(0) },
    { '/We may not pay<CR>', marked('CstoAltered') },
    { 'u', statements(0) .. " and vim.fn.getline(2) ~= 'A line below.'" },
    { '<C-r>', statements(0) .. " and vim.fn.getline(2) == 'A line below.'" },
    { 'Go<CR>"It rains in the hall," said Karine Abovian.<Esc>', statements(1) .. ' and ' .. marked('CstoDirect') },
    { 'yyp', statements(2) },
    { ':%s/rains/snows/<CR>', statements(2) .. " and vim.fn.getline('.'):find('snows') ~= nil" },
    { 'qqAx<Esc>q3@q', settled .. " and vim.fn.getline('.'):sub(-4) == 'xxxx'" },
    { '2dd', 'not vim.b.csto.changedtick or ' .. settled },
    { ':earlier 1f<CR>', settled .. " and vim.fn.getline(2) ~= 'A line below.'" },
    { ':edit!<CR>', statements(0) },
    { ':CstoSpeakers<CR>', in_view .. " and vim.fn.search('Abovian', 'w') > 0" },
    { '/Karine Abovian<CR><CR>', in_view .. " and vim.fn.bufname():find('timeline') ~= nil" },
    { 'q', in_view .. " and vim.fn.bufname():find('speakers') ~= nil or " .. in_weekly },
    { ':CstoTimeline Karine Abovian<CR>', in_view .. " and vim.fn.getline(1):find('Karine Abovian') ~= nil" },
    { '4Gp', in_view .. ' and #vim.api.nvim_list_wins() >= 2' },
    { ':only<CR>:buffer csto-review-weekly.txt<CR>', in_weekly .. ' and ' .. statements(0) },
    { ':Csto statements<CR>', windows(2) },
    { ':only<CR>:buffer csto-review-weekly.txt<CR>', in_weekly .. ' and ' .. windows(1) },
    { ':Csto toggle label<CR>', settled },
    { ':CstoList<CR>', in_list .. ' and #vim.fn.getloclist(0) == _G.count' },
    { ':lclose<CR>', windows(1) },
    { ':write<CR>', statements(0) .. ' and not vim.bo.modified' },
    { ':CstoClaims!<CR>', 'vim.b.csto == nil and vim.bo.tagfunc == ""' },
    { ':CstoClaims<CR>', statements(0) },
    { ':bdelete<CR>', "require('csto.buffer').get(vim.fn.bufnr('csto-review-weekly.txt')) == nil" },
}

local function type_all(child)
    for number, step in ipairs(typed) do
        child:keys(step[1])
        local ok, err = pcall(child.wait, child, step[2])
        if not ok then
            local where = child:get("vim.fn.bufname() .. ':' .. vim.fn.line('.') .. ' ' .. vim.fn.getline('.')")
            error(('step %d, %s: %s\nat %s'):format(number, step[1], err, where))
        end
        expect.equal(child:get('vim.api.nvim_get_mode().mode'), 'n', step[1])
    end
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
    {
        'typed key by key, and right after every step',
        function()
            local child = Child.start({
                folder = fixture.articles(),
                before = {
                    'let g:csto.debounce = 20',
                    'set hidden',
                    'nmap ]s <Plug>(csto-next)',
                    'nmap [s <Plug>(csto-prev)',
                },
            })
            type_all(child)
            expect.truth(not child:messages():find('E%d+:') and not child:messages():find('Error'), child:messages())
            expect.equal(child:get("require('csto.client').info().restarts"), 0)
            local pid = child:get("require('csto.client').info().pid")
            child:stop()
            expect.truth(
                vim.wait(3000, function()
                    return vim.loop.kill(pid, 0) ~= 0
                end, 20),
                'the backend lives on'
            )
        end,
    },
}
