-- run.lua - runs tests/lua/*.lua and tests/e2e/cases/*.lua, each a list of { name, function }, and says how they went

package.path = 'tests/e2e/?.lua;' .. package.path
vim.opt.runtimepath:prepend('.')

local Child = require('child')

local version = vim.fn.matchstr(vim.fn.execute('version'), 'NVIM v\\zs[0-9.]*')
local only = os.getenv('ONLY')

local function say(...)
    io.stdout:write(string.format(...), '\n')
end

local function explain(err)
    for line in tostring(err):gmatch('[^\n]+') do
        say('# %s', line)
    end
end

local function run(name, test)
    local ok, err = xpcall(test, function(err)
        return type(err) == 'table' and err or debug.traceback(err, 2)
    end)
    Child.stop_all()
    if type(err) == 'table' and err.skip then
        say('# %s', err.skip)
        say('skip %s', name)
        return true
    elseif not ok then
        explain(err)
    end
    say('%s %s', ok and 'ok' or 'not ok', name)
    return ok
end

local all = true
for _, folder in ipairs({ 'tests/lua', 'tests/e2e/cases' }) do
    local files = vim.fn.glob(folder .. '/*.lua', true, true)
    table.sort(files)
    for _, file in ipairs(files) do
        local group = vim.fn.fnamemodify(file, ':t:r')
        for _, case in ipairs(dofile(file)) do
            local name = ('%s %s: %s'):format(version, group, case[1])
            if not only or name:find(only) then
                all = run(name, case[2]) and all
            end
        end
    end
end
io.stdout:flush()
vim.cmd(all and 'qall!' or 'cquit')
