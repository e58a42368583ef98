-- csto/rows.lua - the rows of a list as the backend sends them (doc/protocol.md), for a view

local locations = require('csto.locations')
local query = require('csto.query')
local text = require('csto.text')

local M = {}

-- The group of a colour: "title" is CstoTitle.
local function colour_of(sent)
    return { sent[1], sent[2], 'Csto' .. sent[3]:gsub('^%l', string.upper) }
end

local function row_of(sent)
    local target = text.known(sent.target)
    return {
        text = sent.text,
        level = sent.level,
        colours = vim.tbl_map(colour_of, sent.colours),
        target = target and locations.clean(target),
        speaker = text.known(sent.speaker),
        name = text.known(sent.name),
    }
end

---@param answer table|nil of the backend to `list`
---@return csto.Row[]
function M.of(answer)
    return vim.tbl_map(row_of, type(answer) == 'table' and answer.rows or {})
end

---A list about the cursor's place or, where a name is given, about somebody. Nothing happens where there is no answer
---because something went wrong; it has been said what.
---@param kind string 'speakers', 'timeline'
---@param name string|nil
---@param act fun(rows: csto.Row[], name: string|nil) called with the rows, and the name of whom they are about
function M.at_cursor(kind, name, act)
    query.folder_at_cursor('list', { kind = kind, name = name or vim.NIL }, function(answer)
        act(M.of(answer), type(answer) == 'table' and text.known(answer.name) or nil)
    end)
end

return M
