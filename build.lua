-- build.lua - lazy.nvim runs this after it has installed or updated the plugin: builds the program
--
-- It does so in a coroutine, in which keys are heard while `make` works and lazy.nvim shows what is yielded.

local root = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local words, status = '', nil

local function hear(_, lines)
    words = words .. table.concat(lines, '\n')
end

local function is_done()
    return status ~= nil
end

-- A yield comes back at once.
local function wait_in_coroutine()
    local shown
    while not is_done() do
        local latest = words:match('([^\n]+)\n[^\n]*$')
        coroutine.yield(latest ~= shown and latest or nil)
        shown = latest
        vim.loop.sleep(10)
    end
end

vim.fn.jobstart({ 'make', '-j' .. #vim.loop.cpu_info() }, {
    cwd = root,
    on_stdout = hear,
    on_stderr = hear,
    on_exit = function(_, code)
        status = code
    end,
})
local thread, is_main = coroutine.running()
if thread and not is_main then
    wait_in_coroutine()
else
    vim.wait(30 * 60 * 1000, is_done, 10)
end
if status ~= 0 then
    error('csto was not built; `make` in ' .. root .. ' says:\n' .. words, 0)
end
