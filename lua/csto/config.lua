-- csto/config.lua - the options: what they are by default, what the user set, whether that is right

local say = require('csto.say')

local M = {}

---A leaf of the schema: what holds by default, the type, what it does, the smallest number allowed.
---@class csto.Leaf
---@field [1] any
---@field [2] string
---@field [3] string
---@field min integer|nil

local function leaf(default, kind, does, min)
    return { default, kind, does, min = min, leaf = true }
end

---@class csto.Config
---@field binary string|nil path of the program `csto`; found by itself where nil
---@field library string|nil Vim's, which has no use for `binary`; nothing here
---@field auto boolean mark articles as they are opened; in a folder that holds a file `.csto` that is so anyway
---@field folder boolean link with the other articles of the file's folder
---@field files string|nil patterns of the names of the folder's articles
---@field follow boolean mark an article that was reached by a jump, from a list or through a picker
---@field date string|nil day of articles that name none, YYYY-MM-DD
---@field debounce integer milliseconds of rest after an edit before the text is analysed again
---@field wait integer milliseconds that a key waits for an analysis that is under way
---@field timeout integer milliseconds after which a backend that owes an answer is ended
---@field max_file_size integer bytes; a longer text is not analysed
---@field keywordprg boolean set 'keywordprg' while a buffer is marked
---@field tagfunc boolean set 'tagfunc' while a buffer is marked
---@field lsp boolean be a language server inside Neovim, from 0.10 on
---@field log boolean let the backend write a log
---@field marks csto.MarkConfig
---@field hover csto.HoverConfig

---@class csto.MarkConfig
---@field direct boolean
---@field indirect boolean
---@field mixed boolean
---@field cue boolean
---@field source boolean
---@field conflict boolean
---@field altered boolean
---@field label boolean
---@field sign boolean
---@field thoughts boolean
---@field priority integer

---@class csto.HoverConfig
---@field border string
---@field max_width integer
---@field max_height integer

-- What each option does stands in the help, which is made of this (:help csto-options).
local schema = {
    binary = leaf(
        nil,
        'string',
        'path of the program; without it, build/csto in the folder of the plugin, else `csto` on the $PATH'
    ),
    library = leaf(nil, 'string', 'path of libcsto.so, for Vim; Neovim passes over it, so that one g:csto serves both'),
    auto = leaf(
        false,
        'boolean',
        'mark articles as they are opened (*.txt and *.md); in a folder that holds a file `.csto` that is done anyway'
    ),
    folder = leaf(true, 'boolean', "link with the other articles of the file's folder"),
    files = leaf(
        nil,
        'string',
        'patterns of the names of articles, "*.txt *.rst"; without it those given last, at first *.txt and *.md'
    ),
    follow = leaf(true, 'boolean', 'mark an article that was reached by a jump, from a list or through a picker'),
    date = leaf(nil, 'string', 'day of an article that names none, "YYYY-MM-DD"'),
    debounce = leaf(150, 'number', 'milliseconds of rest after an edit before the text is analysed again', 0),
    wait = leaf(1000, 'number', 'milliseconds that a key waits for an analysis that is under way', 0),
    timeout = leaf(2000, 'number', 'milliseconds after which a program that owes an answer is ended', 100),
    max_file_size = leaf(16 * 1024 * 1024, 'number', 'bytes; a longer text is not analysed, and a message says so', 0),
    keywordprg = leaf(true, 'boolean', "set 'keywordprg' in marked buffers"),
    tagfunc = leaf(true, 'boolean', "set 'tagfunc' in marked buffers"),
    lsp = leaf(true, 'boolean', 'be a language server inside Neovim, see |csto-lsp| (0.10 and later)'),
    log = leaf(false, 'boolean', 'the program writes a log, which `:Csto log` opens'),
    marks = {
        direct = leaf(true, 'boolean', 'colour quotations'),
        indirect = leaf(true, 'boolean', 'colour reported speech'),
        mixed = leaf(true, 'boolean', 'colour speech that is quoted in part'),
        cue = leaf(true, 'boolean', 'colour the words that report it'),
        source = leaf(true, 'boolean', 'colour speakers'),
        conflict = leaf(true, 'boolean', 'colour what is contradicted elsewhere'),
        altered = leaf(true, 'boolean', 'colour what another report has in other words that change its meaning'),
        label = leaf(false, 'boolean', 'write who, when and how many reports behind each statement'),
        sign = leaf(false, 'boolean', "show ! (in conflict) and ~ (altered) in the 'signcolumn'"),
        thoughts = leaf(false, 'boolean', 'mark what is thought and intended, too, not only what is said and written'),
        priority = leaf(110, 'number', 'of the extmarks, and up to 4 more', 0),
    },
    hover = {
        border = leaf('rounded', 'string', 'border of the card, as |nvim_open_win()| takes it'),
        max_width = leaf(80, 'number', 'cells', 20),
        max_height = leaf(20, 'number', 'lines', 3),
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
    if node[2] == 'boolean' and (value == 0 or value == 1) then -- Vim script's
        return value == 1
    end
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

---Every option in the order of the help: its path, default and what it does.
---@return table[] { path, default, does }
function M.describe()
    local out = {}
    local function walk(node, prefix)
        local names = vim.tbl_keys(node)
        table.sort(names, function(a, b)
            return (node[a].leaf and 0 or 1) .. a < (node[b].leaf and 0 or 1) .. b
        end)
        for _, name in ipairs(names) do
            local child = node[name]
            if child.leaf then
                out[#out + 1] = { prefix .. name, child[1], child[3] }
            else
                walk(child, prefix .. name .. '.')
            end
        end
    end
    walk(schema, '')
    return out
end

---The kinds of marks that can be switched.
---@return string[]
function M.kinds()
    local kinds = {}
    for name, node in pairs(schema.marks) do
        if node[2] == 'boolean' then
            kinds[#kinds + 1] = name
        end
    end
    table.sort(kinds)
    return kinds
end

-- Acts that are neither speech nor writing.
local thoughts = { think = true, intend = true }

---Whether a statement is marked at all; if not, it is still in the lists, and has its card.
---@param statement table
---@return boolean
function M.is_shown(statement)
    return not thoughts[statement.act] or M.get().marks.thoughts
end

---Switches a kind of marks, until Neovim ends.
---@param kind string one of kinds()
---@return boolean shown
function M.toggle(kind)
    local marks = M.get().marks
    marks[kind] = not marks[kind]
    return marks[kind]
end

---What setup{} does: overrides, nothing else.
---@param options table|nil
function M.override(options)
    overrides, current = options, nil
end

return M
