-- csto/config.lua - the options: what they are by default, what the user set, whether that is right

local say = require('csto.say')

local M = {}

---A leaf of the schema: what holds by default, the type, the smallest number allowed.
---@class csto.Leaf
---@field [1] any
---@field [2] string
---@field min integer|nil

local function leaf(default, kind, min)
    return { default, kind, min = min, leaf = true }
end

---@class csto.Config
---@field binary string|nil path of the program `csto`; found by itself where nil
---@field folder boolean link with the other articles of the file's folder
---@field follow boolean mark an article that was reached by a jump
---@field date string|nil day of articles that name none, YYYY-MM-DD
---@field debounce integer milliseconds of rest after an edit before the text is analysed again
---@field wait integer milliseconds that a key waits for an analysis that is under way
---@field timeout integer milliseconds after which a backend that owes an answer is ended
---@field max_file_size integer bytes; a longer text is not analysed
---@field keywordprg boolean set 'keywordprg' while a buffer is marked
---@field tagfunc boolean set 'tagfunc' while a buffer is marked
---@field marks csto.MarkConfig
---@field hover csto.HoverConfig

---@class csto.MarkConfig
---@field direct boolean
---@field indirect boolean
---@field mixed boolean
---@field cue boolean
---@field source boolean
---@field conflict boolean
---@field priority integer

---@class csto.HoverConfig
---@field border string
---@field max_width integer
---@field max_height integer

local schema = {
    binary = leaf(nil, 'string'),
    folder = leaf(true, 'boolean'),
    follow = leaf(true, 'boolean'),
    date = leaf(nil, 'string'),
    debounce = leaf(150, 'number', 0),
    wait = leaf(1000, 'number', 0),
    timeout = leaf(2000, 'number', 100),
    max_file_size = leaf(16 * 1024 * 1024, 'number', 0),
    keywordprg = leaf(true, 'boolean'),
    tagfunc = leaf(true, 'boolean'),
    marks = {
        direct = leaf(true, 'boolean'),
        indirect = leaf(true, 'boolean'),
        mixed = leaf(true, 'boolean'),
        cue = leaf(true, 'boolean'),
        source = leaf(true, 'boolean'),
        conflict = leaf(true, 'boolean'),
        priority = leaf(110, 'number', 0),
    },
    hover = {
        border = leaf('rounded', 'string'),
        max_width = leaf(80, 'number', 20),
        max_height = leaf(20, 'number', 3),
    },
}

local function defaults(node)
    if node.leaf then
        return node[1]
    end
    local out = {}
    for key, child in pairs(node) do
        out[key] = defaults(child)
    end
    return out
end

local function wrong(path, expected, value)
    return string.format('%s must be a %s, not %s', path, expected, vim.inspect(value))
end

local function accept_leaf(node, value, path, errors)
    if type(value) ~= node[2] then
        errors[#errors + 1] = wrong(path, node[2], value)
    elseif node.min and (value < node.min or value ~= math.floor(value)) then
        errors[#errors + 1] = wrong(path, 'whole number from ' .. node.min, value)
    else
        return value
    end
    return node[1]
end

-- Lays `value` over `out`; what is wrong is named in `errors` and leaves the default.
local function accept(node, value, path, out, errors)
    if type(value) ~= 'table' then
        errors[#errors + 1] = wrong(path, 'table', value)
        return
    end
    for key, given in pairs(value) do
        local child, below = node[key], path .. '.' .. tostring(key)
        if not child then
            errors[#errors + 1] = 'there is no option ' .. below
        elseif child.leaf then
            out[key] = accept_leaf(child, given, below, errors)
        else
            accept(child, given, below, out[key], errors)
        end
    end
end

local function from_vim(errors)
    local value = vim.g.csto
    if vim.is_callable(value) then
        local ok, result = pcall(value)
        if not ok then
            errors[#errors + 1] = 'vim.g.csto failed: ' .. tostring(result)
            return nil
        end
        return result
    end
    return value
end

local overrides, current

---The options with the user's laid over them, and what was wrong with those.
---@param user table|nil from vim.g.csto
---@param setup table|nil from setup()
---@return csto.Config options, string[] errors
function M.resolve(user, setup)
    local out, errors = defaults(schema), {}
    if user ~= nil then
        accept(schema, user, 'vim.g.csto', out, errors)
    end
    if setup ~= nil then
        accept(schema, setup, 'setup', out, errors)
    end
    table.sort(errors)
    return out, errors
end

---Reads the options anew; the next get() uses them.
---@return string[] errors one sentence each, naming the path of the wrong key
function M.load()
    local errors = {}
    local options, found = M.resolve(from_vim(errors), overrides)
    current = options
    return vim.list_extend(errors, found)
end

---@return csto.Config
function M.get()
    if not current then
        for _, message in ipairs(M.load()) do
            say.error(message .. ' (:help csto-options)')
        end
    end
    return current
end

---What setup{} does: overrides, nothing else.
---@param options table|nil
function M.override(options)
    overrides, current = options, nil
end

return M
