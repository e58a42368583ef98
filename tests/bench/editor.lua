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

vim.cmd('qall!')
