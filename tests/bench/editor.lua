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

-- `action` returns milliseconds, or nil: then the time it took counts.
local function report(what, action)
    local times = {}
    for round = 1, ROUNDS do
        local start = now()
        times[round] = action(round) or now() - start
    end
    table.sort(times)
    local line = '%-6s %-52s %8.2f ms   p95 %8.2f ms\n'
    io.stdout:write(line:format(version, what, times[ROUNDS / 2], times[math.floor(ROUNDS * 0.95)]))
end

local function source()
    vim.g.loaded_csto = nil
    local start = now()
    vim.cmd('source plugin/csto.lua')
    return now() - start
end

local function marked()
    local state = require('csto.buffer').get(0)
    return state and require('csto.buffer').is_fresh(state)
end

local function wait(condition)
    if not vim.wait(10000, condition, 1) then
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

report('drawing marks that have not changed', function()
    local state = require('csto.buffer').get(0)
    local wishes = require('csto.marks').wishes(state.statements, state.speakers)
    local start = now()
    state.known = require('csto.marks').update(0, state.known, wishes)
    return now() - start
end)

-- The longest time in which the main loop did not turn, while `action` runs and until `condition` holds.
local function longest_block(action, condition)
    local timer, last, longest = vim.loop.new_timer(), vim.loop.hrtime(), 0
    timer:start(0, 1, function()
        local this = vim.loop.hrtime()
        longest, last = math.max(longest, (this - last) / 1e6), this
    end)
    action()
    wait(condition)
    timer:stop()
    timer:close()
    return longest
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
vim.api.nvim_buf_set_lines(0, 0, -1, false, much)
vim.g.csto = { binary = os.getenv('BUILD') .. '/csto' }
require('csto.config').load()
vim.cmd('CstoClaims')
if not vim.wait(60000, marked, 5) then
    io.stderr:write('bench: 2 MB were not read in a minute\n')
    vim.cmd('cquit')
end
ROUNDS = 6
report(('a keystroke in %.1f MB, text being read'):format(vim.fn.wordcount().bytes / 1e6), function(round)
    local start = now()
    vim.cmd('normal! ' .. (10 * round) .. 'Gix')
    vim.cmd('redraw')
    local took = now() - start
    vim.wait(20)
    return took
end)
report('longest block of the main loop there', function()
    return longest_block(function()
        vim.cmd('normal! ix')
    end, marked)
end)

vim.cmd('qall!')
