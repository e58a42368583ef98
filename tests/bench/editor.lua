-- editor.lua - one Neovim's figures for tests/bench/editor.sh: median and 95th percentile in milliseconds

local ROUNDS = 40
local article = 'tests/articles/csto-review-weekly.txt'
local other = 'tests/articles/treaty-bloc-reader.txt'

vim.opt.runtimepath:prepend('.')
vim.g.csto = { binary = os.getenv('BUILD') .. '/csto', debounce = 0 }

local version = vim.fn.matchstr(vim.fn.execute('version'), 'NVIM v\\zs[0-9.]*')

local function now()
    return vim.loop.hrtime() / 1e6
end

local function middle_and_p95(times)
    table.sort(times)
    return times[math.ceil(#times / 2)], times[math.ceil(#times * 0.95)]
end

-- `action` returns milliseconds, or nil: then the time it took counts. What it returns besides is the time that this
-- process was busy meanwhile: on a machine with other work to do the rest was waiting for a processor.
local function report(what, action)
    local times, busy = {}, {}
    for round = 1, ROUNDS do
        local start = now()
        local took, worked = action(round)
        times[round], busy[round] = took or now() - start, worked
    end
    local line = '%-6s %-52s %8.2f ms   p95 %8.2f ms'
    io.stdout:write(line:format(version, what, middle_and_p95(times)))
    if busy[1] then
        io.stdout:write(('   busy %6.2f p95 %6.2f'):format(middle_and_p95(busy)))
    end
    io.stdout:write('\n')
end

local function source()
    vim.g.loaded_csto = nil
    vim.cmd('silent! autocmd! csto')
    local start = now()
    vim.cmd('source plugin/csto.lua')
    return now() - start
end

local function marked()
    local state = require('csto.buffer').get(0)
    return state and require('csto.buffer').is_fresh(state)
end

local function wait(condition)
    if not vim.wait(60000, condition, 1) then
        io.stderr:write('bench: waited in vain\n')
        vim.cmd('cquit')
    end
end

local function linked()
    return marked() and require('csto.buffer').get(0).links
end

report('plugin/csto.lua at start-up', source)

report('first marks, process start included', function()
    vim.cmd('CstoClaims!')
    require('csto.client').stop()
    vim.cmd('edit ' .. article)
    local start = now()
    vim.cmd('CstoClaims')
    wait(marked)
    return now() - start
end)

report('marks after an edit (debounce 0)', function(round)
    vim.fn.setline(1, 'Title: ' .. round)
    wait(marked)
end)
vim.cmd('edit!')
wait(linked)

local function drawn()
    return marked() and not require('csto.buffer').get(0).drawing
end

report('drawing marks that have not changed', function()
    require('csto.buffer').redraw()
    wait(drawn)
end)

local function busy()
    local usage = vim.loop.getrusage()
    local user, system = usage.utime, usage.stime
    return user.sec * 1e3 + user.usec / 1e3 + system.sec * 1e3 + system.usec / 1e3
end

-- The longest time in which the main loop did not turn, and the longest that it was busy in one turn, from before
-- `action` until a moment after `condition` holds: what made it hold may itself have been the block.
local function longest_block(action, condition)
    local timer, last, last_busy, longest, busiest = vim.loop.new_timer(), now(), busy(), 0, 0
    timer:start(0, 1, function()
        local this, this_busy = now(), busy()
        longest, busiest = math.max(longest, this - last), math.max(busiest, this_busy - last_busy)
        last, last_busy = this, this_busy
    end)
    action()
    wait(condition)
    vim.wait(50)
    timer:stop()
    timer:close()
    return longest, busiest
end

report('longest block of the main loop after a keystroke', function(round)
    return longest_block(function()
        vim.fn.setline(1, 'Title: again ' .. round)
    end, linked)
end)
vim.cmd('edit!')
wait(linked)

vim.cmd('edit ' .. other)
vim.cmd('CstoClaims')
wait(linked)
vim.fn.search('alarm rings')

report('a card', function()
    local start = now()
    vim.cmd('CstoHover')
    local took = now() - start
    for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
            vim.api.nvim_win_close(window, true)
        end
    end
    return took
end)

report("'tagfunc' for CTRL-]", function()
    require('csto.tags').find('alarm', 'c')
end)

local here = vim.api.nvim_win_get_cursor(0)
report('CTRL-] and CTRL-T, there and back', function()
    vim.api.nvim_win_set_cursor(0, here)
    local start = now()
    vim.cmd('execute "normal! \\<C-]>\\<C-t>"')
    return now() - start
end)

-- Two megabytes of news in one buffer: what typing costs while it is read again and again.
local much = {}
for _ = 1, 500 do
    vim.list_extend(much, vim.fn.readfile(article))
end
vim.cmd('enew!')
report('longest block of the main loop, nothing going on', function()
    local start = now()
    return longest_block(function() end, function()
        return now() - start > 100
    end)
end)
vim.bo.undolevels = -1
vim.api.nvim_buf_set_lines(0, 0, -1, false, much)
vim.bo.undolevels = 1000
vim.g.csto = { binary = os.getenv('BUILD') .. '/csto' }
require('csto.config').load()
ROUNDS = 3
report(('longest block, first marks of %.1f MB'):format(vim.fn.wordcount().bytes / 1e6), function()
    vim.cmd('CstoClaims!')
    return longest_block(function()
        vim.cmd('CstoClaims')
    end, drawn)
end)

ROUNDS = 40
report('a keystroke and a redraw there', function(round)
    local start = now()
    vim.cmd('normal! ' .. (10 * round) .. 'Gix')
    vim.cmd('redraw')
    local took = now() - start
    vim.wait(20)
    return took
end)
wait(drawn)

ROUNDS = 4
report('... after a keystroke there', function()
    return longest_block(function()
        vim.cmd('normal! ix')
    end, drawn)
end)
report('... 1,000 lines pasted or undone there', function(round)
    return longest_block(function()
        vim.cmd(round % 2 == 1 and 'silent normal! 1000j1000yyP' or 'silent undo')
    end, drawn)
end)

vim.cmd('qall!')
