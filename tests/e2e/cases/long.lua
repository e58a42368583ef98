-- Texts that are too long to be taken at once: pieces of the text go out, portions of the marks come back.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local COUNT = 300 -- statements

local function long_article()
    local lines = {}
    for number = 1, COUNT do
        lines[#lines + 1] = ('"The lock number %d is open," said Karine Abovian, the mayor of Ellery.'):format(number)
        lines[#lines + 1] = ''
    end
    return table.concat(lines, '\n')
end

local function open(before)
    local child = Child.start({ before = vim.list_extend({ 'let g:csto.debounce = 10' }, before or {}) })
    child:cmd('edit ' .. fixture.file(long_article()))
    return child
end

local function fresh(child)
    child:wait('(vim.b.csto or {}).changedtick == vim.b.changedtick', 20000)
end

local function mark(child)
    child:cmd('CstoClaims')
    fresh(child)
end

-- Every statement is there once, in order, and its mark covers it.
local function check(child, count)
    local about = child:lua([[
        local state = require('csto.buffer').get(0)
        local places = require('csto.buffer').content_places
        local wrong, row = {}, -1
        for number, statement in ipairs(state.statements) do
            local place = places(state, number)[1] or { -1 }
            if statement.id ~= number - 1 or place[1] < row
                or not vim.deep_equal(places(state, number), statement.content) then
                wrong[#wrong + 1] = number
            end
            row = place[1]
        end
        return { count = #state.statements, wrong = wrong, told = vim.b.csto.statements }]])
    expect.equal(about, { count = count, wrong = {}, told = count })
    expect.equal(#child:marked('CstoDirect'), count)
end

return {
    {
        'all statements and speakers come, in order',
        function()
            local child = open()
            mark(child)
            check(child, COUNT)
            expect.equal(child:get("#require('csto').speakers()"), 1)
            child:wait("#require('csto.buffer').get(0).speakers[1].mentions >= " .. COUNT)
            expect.holds(child:get("require('csto').statements()[" .. COUNT .. '].excerpt'), 'lock number ' .. COUNT)
        end,
    },
    {
        'what is seen is marked first, then the rest, round the end',
        function()
            local child = open()
            child:cmd('normal! 400Gzt')
            child:lua([[
                local arrival = require('csto.arrival')
                local take = arrival.take
                _G.first = {}
                arrival.take = function(state, map)
                    local new = take(state, map)
                    local ns, row = vim.api.nvim_create_namespace('csto')
                    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, { details = true })) do
                        row = row or mark[4].hl_group == 'CstoDirect' and mark[2] or nil
                    end
                    _G.first[#_G.first + 1] = { row, new ~= nil }
                    return new
                end]])
            mark(child)
            local first = child:get('first')
            expect.equal(first[1], { 400, false })
            expect.truth(#first > 3, vim.inspect(first))
            expect.equal(first[#first], { 0, true }, 'the beginning of the text comes last')
            check(child, COUNT)
        end,
    },
    {
        'an edit while they come: those of the new text win',
        function()
            local child = open()
            child:lua([[
                local arrival = require('csto.arrival')
                local take, edited = arrival.take, false
                arrival.take = function(state, map)
                    if map.portion == 1 and not edited then
                        edited = true
                        vim.api.nvim_buf_set_lines(0, 0, 4, false, { 'One.', '"It rains," said Ada Brook.', 'Two.' })
                    end
                    return take(state, map)
                end]])
            mark(child)
            check(child, COUNT - 1)
            expect.equal(child:marked('CstoDirect')[1], '"It rains,"')
        end,
    },
    {
        'an edit that nobody heard of is noticed, and all is sent anew',
        function()
            local child = open()
            mark(child)
            child:lua([[
                local upload = require('csto.upload')
                local changed, tell = upload.changed, require('csto.client').tell
                _G.whole = 0
                upload.changed = function(copy)
                    copy.lines = vim.api.nvim_buf_line_count(copy.bufnr) -- as if nothing had changed
                    upload.changed = changed
                end
                require('csto.client').tell = function(method, map)
                    _G.whole = _G.whole + (method == 'text' and map.row == 0 and not map['end'] and 1 or 0)
                    tell(method, map)
                end]])
            child:cmd('1delete _')
            fresh(child)
            check(child, COUNT - 1)
            expect.equal(child:get('whole'), 1)
            child:cmd('undo')
            fresh(child)
            check(child, COUNT)
            expect.equal(child:get('whole'), 1, 'an edit that was heard of goes alone')
        end,
    },
    {
        'kinds that are switched while they come are right in the end',
        function()
            local child = open()
            child:lua([[
                local arrival = require('csto.arrival')
                local take = arrival.take
                arrival.take = function(state, map)
                    if map.portion == 2 then
                        vim.cmd('silent Csto toggle direct')
                    end
                    return take(state, map)
                end]])
            mark(child)
            child:wait("not require('csto.buffer').get(0).drawing")
            expect.equal(child:marked('CstoDirect'), {})
            expect.equal(#child:marked('CstoCue'), COUNT)
        end,
    },
    {
        'a backend that dies while they come: what is drawn stays, the next one begins anew',
        function()
            local child = open()
            mark(child)
            child:lua([[
                local arrival = require('csto.arrival')
                local take = arrival.take
                arrival.take = function(state, map)
                    arrival.take = take
                    vim.loop.kill(require('csto.client').info().pid, 'sigkill')
                    return take(state, map)
                end]])
            child:cmd('call append(0, "One.")')
            child:wait("not require('csto.client').is_running()")
            expect.equal(#child:marked('CstoDirect'), COUNT)
            mark(child)
            check(child, COUNT)
        end,
    },
    {
        'everything pasted twice, substituted, repeated by a macro and undone',
        function()
            local child = open()
            mark(child)
            child:keys('ggyGP')
            fresh(child)
            check(child, 2 * COUNT)
            child:keys('u')
            fresh(child)
            check(child, COUNT)
            child:cmd('%s/number/no./')
            fresh(child)
            check(child, COUNT)
            child:keys('ggqqOBefore it.<Esc>jjq20@q')
            fresh(child)
            check(child, COUNT)
            child:cmd('global/^Before/delete _')
            fresh(child)
            check(child, COUNT)
            child:cmd('edit!')
            fresh(child)
            check(child, COUNT)
        end,
    },
}
