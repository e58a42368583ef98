-- csto/init.lua - require('csto'): what scripts and other plugins may call

local buffer = require('csto.buffer')
local config = require('csto.config')
local text = require('csto.text')

local M = {}

---@class csto.Statement
---@field id integer
---@field type string direct, indirect or mixed
---@field act string
---@field confidence number
---@field speaker string|nil id of a speaker
---@field name string|nil who says it
---@field date string|nil YYYY-MM-DD
---@field excerpt string
---@field content integer[][] row, column, end row, end column of each part, from 0, as it is now

---@class csto.Speaker
---@field id string
---@field name string
---@field kind string
---@field role string|nil
---@field statements integer how many

---Overrides options; neither needed nor costly. See :help csto-options.
---@param options table|nil
function M.setup(options)
    config.override(options)
end

---The statements of a marked buffer, in the order of the text.
---@param bufnr integer|nil
---@return csto.Statement[]
function M.statements(bufnr)
    local state = buffer.get(bufnr)
    local out = {}
    for number, statement in ipairs(state and state.statements or {}) do
        out[number] = {
            id = statement.id,
            type = statement.type,
            act = statement.act,
            confidence = statement.confidence,
            speaker = text.known(statement.speaker),
            name = text.known(statement.name),
            date = text.known(statement.date),
            excerpt = statement.excerpt,
            content = buffer.content_places(state, number),
        }
    end
    return out
end

---Who speaks in a marked buffer.
---@param bufnr integer|nil
---@return csto.Speaker[]
function M.speakers(bufnr)
    local state = buffer.get(bufnr)
    return vim.tbl_map(function(speaker)
        return {
            id = speaker.id,
            name = speaker.name,
            kind = speaker.kind,
            role = text.known(speaker.role),
            statements = speaker.statements,
        }
    end, state and state.speakers or {})
end

---Shows who speaks under the cursor.
function M.hover()
    require('csto.hover').open()
end

---Goes to the report nearest the origin of the statement under the cursor.
function M.source()
    require('csto.jump').source()
end

---Lists the other reports of the statement under the cursor.
function M.reports()
    require('csto.jump').reports()
end

---For a status line: "12 statements, 5 links", or nothing where the buffer is not marked. Starts nothing.
---@param bufnr any what is no number is the current buffer: plugins pass other things to the functions that they show
---@return string
function M.statusline(bufnr)
    local state = buffer.get(type(bufnr) == 'number' and bufnr or 0)
    if not state then
        return ''
    elseif not state.tick then
        return 'csto …'
    end
    local out = text.counted(#state.statements, 'statement')
    local links, progress = state.links, state.progress
    if links then
        return links.total > 0 and out .. ', ' .. text.counted(links.total, 'link') or out
    end
    return progress and ('%s, folder %d/%d'):format(out, progress.done, progress.total) or out
end

return M
