-- help.lua - makes the parts of doc/csto.txt that the code knows: commands (interface.lua) and options (config.lua)
--
--   nvim --headless -u NONE -i NONE -c "lua dofile('.ci/help.lua').write()" -c q
--
-- tests/lua/test_help.lua fails where the file is not what this makes of it.

local M = {}

local FILE = 'doc/csto.txt'

-- Words in lines of at most `width` cells.
local function wrap(words, width)
    local lines, line = {}, ''
    for word in words:gmatch('%S+') do
        if line ~= '' and #line + 1 + #word > width then
            lines[#lines + 1], line = line, ''
        end
        line = line == '' and word or line .. ' ' .. word
    end
    lines[#lines + 1] = line
    return lines
end

-- Tabs and blanks from one column to another.
local function to_column(from, to)
    local tabs = math.floor(to / 8) - math.floor(from / 8)
    if tabs > 0 then
        return ('\t'):rep(tabs) .. (' '):rep(to % 8)
    end
    return (' '):rep(math.max(1, to - from))
end

local function add_command(out, command)
    local word, own = command[1], command[2]
    local argument = command.takes == 'name' and ' [name]' or command.takes == 'kind' and ' {kind}' or ''
    local heads = { own and ':' .. own .. argument, ':Csto ' .. word .. argument }
    local tags = own and ('*:%s* *:Csto-%s*'):format(own, word) or ('*:Csto-%s*'):format(word)
    out[#out + 1] = ''
    out[#out + 1] = to_column(0, 40) .. tags
    local names = {}
    for number = 1, 2 do
        names[#names + 1] = heads[number] or nil
    end
    local lines = wrap(command.does, 54)
    for number = 1, math.max(#names, #lines) do
        local name, line = names[number] or '', lines[number]
        out[#out + 1] = name .. (line and to_column(#name, 24) .. line or '')
    end
end

local function shown(value)
    if value == nil then
        return 'none'
    end
    return type(value) == 'string' and '"' .. value .. '"' or tostring(value)
end

local function add_option(out, path, default, does)
    local line = '\t' .. path
    line = line .. to_column(8 + #path, 32) .. shown(default)
    local column = 32 + #shown(default)
    for number, part in ipairs(wrap(does, 36)) do
        out[#out + 1] = (number == 1 and line .. to_column(column, 42) or to_column(0, 42)) .. part
    end
end

local function commands()
    local out = {}
    for _, command in ipairs(dofile('lua/csto/interface.lua')) do
        add_command(out, command)
    end
    out[#out + 1] = ''
    return out
end

local function options()
    local out, group = { '' }, nil
    for _, option in ipairs(require('csto.config').describe()) do
        local path = option[1]
        local head = path:match('^(%a+)%.') or path
        if head ~= group then
            out[#out + 1], group = to_column(0, 40) .. '*csto-option-' .. head .. '*', head
        end
        add_option(out, path, option[2], option[3])
    end
    out[#out + 1] = ''
    return out
end

-- Lines with what stands between two of them replaced.
local function replaced(lines, first, last, by)
    local out, skipping = {}, false
    for _, line in ipairs(lines) do
        if skipping and line:find(last, 1, true) == 1 then
            vim.list_extend(out, by)
            skipping = false
        end
        if not skipping then
            out[#out + 1] = line
        end
        skipping = skipping or line:find(first, 1, true) ~= nil
    end
    return out
end

---The help as it should be.
---@return string[] lines, string[] as they are
function M.render()
    local lines = vim.fn.readfile(FILE)
    local out = replaced(lines, 'Without a word it asks which', '=====', commands())
    return replaced(out, 'what it does ~', '=====', options()), lines
end

function M.write()
    vim.opt.runtimepath:prepend('.')
    vim.fn.writefile((M.render()), FILE)
end

return M
