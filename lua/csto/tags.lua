-- csto/tags.lua - 'tagfunc' of a marked buffer: CTRL-], g], CTRL-W } and :tselect go to the reports of a statement
--
-- No window may open in here (E1299), and no question waits longer than the option `wait`.

local buffer = require('csto.buffer')
local follow = require('csto.follow')
local jump = require('csto.jump')
local locations = require('csto.locations')
local query = require('csto.query')
local text = require('csto.text')

local M = {}

-- Characters of a kind, and of what is said, that :tselect has room for in a line.
local KIND, WORDS = 4, 30

local latest = {} -- the last answer, for :tselect and :tnext, which know the name alone

-- A pattern, never a command. Where the column counts bytes of a file, which Neovim may read otherwise, the text is
-- looked for.
local function pattern_of(target, row, column, exact)
    local place = exact and ('\\%%%dc'):format(column + 1) or text.pattern(target.text or '')
    return ('/\\%%%dl%s/'):format(row + 1, place)
end

-- Vim expands wildcards and variables in the file of a tag, some of them in a shell. A question mark stands for any
-- one character and is expanded by Vim itself.
local function file_of(target)
    return (target.path:gsub("[$`'{}*?%[~\\]", '?'))
end

local function item(name, target)
    local row, column, exact = locations.now(target)
    follow.expect(target.path, row)
    return {
        name = name,
        filename = file_of(target),
        cmd = pattern_of(target, row, column, exact),
        kind = (target.kind or 'same'):sub(1, KIND),
        csto = locations.describe(target, WORDS),
    }
end

local function same_place(a, b)
    return a.path == b.path and a.row == b.row and a.column == b.column
end

-- The nearest report first, then the others; and where they lead out of the folder.
local function targets_at_cursor()
    local found, outside = {}, nil
    for _, method in ipairs({ 'source', 'reports' }) do
        for _, target in ipairs(query.targets((query.at_cursor(method)))) do
            target = locations.clean(target)
            local known = vim.tbl_filter(function(other)
                return same_place(other, target)
            end, found)
            if target.path and not known[1] then
                found[#found + 1] = target
            end
            outside = outside or not target.path and target or nil
        end
    end
    return found, outside
end

---What 'tagfunc' calls.
---@param name string the word under the cursor, or what the user typed
---@param flags string `c` where the cursor counts, `i` in insert mode, `r` for a pattern
---@return table[]|userdata items vim.NIL: look into the tags files
function M.find(name, flags)
    if not flags:find('c', 1, true) then
        return name == latest.name and latest.items or vim.NIL
    elseif flags:find('i', 1, true) or not buffer.get(0) then
        return vim.NIL
    end
    local targets, outside = targets_at_cursor()
    if not targets[1] then
        if outside then
            jump.outside(outside)
        end
        return vim.NIL
    end
    latest = { name = name, items = {} }
    for number, target in ipairs(targets) do
        latest.items[number] = item(name, target)
    end
    return latest.items
end

return M
