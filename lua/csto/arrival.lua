-- csto/arrival.lua - marks and links of a long text on their way from the backend, portion by portion
--
-- A portion is what can be taken and drawn at once; the next one is asked for when it is. The first one holds what is
-- seen. What was known before stays until the last has come.

local client = require('csto.client')
local linked = require('csto.linked')
local marks = require('csto.marks')
local pages = require('csto.pages')
local paint = require('csto.paint')
local slice = require('csto.slice')

local M = {}

---@class csto.Arrival
---@field map table the first portion
---@field row integer where the first portion begins
---@field next integer the portion that comes next
---@field statements csto.Pages|table[] by id; a list when all have come
---@field speakers table[]
---@field mentions csto.Pages|integer[][] in the same way
---@field by_words table<string, table> links of the text before
---@field expected table links of this text, as it seems: only `by_id`
---@field drawing csto.Drawing
---@field links table|nil the event, where it came first
---@field redraw boolean|nil options were changed since

local function ask(bufnr, map, row, links)
    client.tell('more', {
        buffer = bufnr,
        tick = map.tick,
        row = row,
        portion = map.portion + 1,
        links = links,
    })
end

local function is_last(map)
    return (map.portion or 0) + 1 >= (map.portions or 1)
end

---Begins with the first portion of new marks, which is to be given to take() next.
---@param state csto.State
---@param map table
---@param row integer that was asked for
function M.begin(state, map, row)
    state.arrival = {
        map = map,
        row = row,
        next = 0,
        statements = {},
        speakers = {},
        mentions = {},
        by_words = linked.by_words(state),
        expected = { by_id = {} },
        drawing = paint.begin(state),
    }
end

-- vim.list_extend() goes over its arguments by pairs(), which the LuaJIT of Debian 12 gets wrong on rare occasions (its
-- issue 827): one call in some ten thousand failed, and the portion was lost.
local function append(list, more)
    for _, each in ipairs(more) do
        list[#list + 1] = each
    end
end

local function take_statements(arrival, map)
    local label_of = linked.labeller({ speakers = arrival.speakers, date = arrival.map.date })
    for _, statement in ipairs(map.statements) do
        pages.set(arrival.statements, statement.id, statement)
        arrival.expected.by_id[statement.id] = arrival.by_words[statement.excerpt] -- the links that such words had
        paint.statement(arrival.drawing, statement, arrival.expected.by_id, label_of)
    end
end

local function take_mentions(arrival, map)
    for step, mention in ipairs(map.mentions or {}) do
        pages.set(arrival.mentions, (map.mention + step - 1) % map.mentioned, mention)
        marks.mention(arrival.drawing, mention)
    end
end

---Takes a portion and draws it.
---@param state csto.State
---@param map table
---@return csto.Arrival|nil arrival that is complete; state.arrival is nil then
function M.take(state, map)
    local arrival = state.arrival
    if not arrival or map.tick ~= arrival.map.tick or (map.portion or 0) ~= arrival.next then
        return nil
    end
    append(arrival.speakers, map.speakers)
    take_statements(arrival, map)
    take_mentions(arrival, map)
    arrival.next = arrival.next + 1
    if not is_last(map) then
        ask(state.bufnr, map, arrival.row)
        return nil
    end
    state.arrival = nil
    arrival.statements, arrival.mentions = pages.list(arrival.statements), pages.list(arrival.mentions)
    return arrival
end

local function has_still(state, speakers)
    return function()
        return state.speakers == speakers
    end
end

---Lays the places where speakers are named beside them, by and by.
---@param state csto.State whose marks have just arrived
function M.share_mentions(state)
    local speakers = state.speakers
    slice.run(function()
        for _, speaker in ipairs(speakers) do
            speaker.mentions = {}
        end
        for _, mention in ipairs(state.mentions) do
            local speaker = speakers[mention[5] + 1]
            if speaker then
                table.insert(speaker.mentions, mention)
            end
            slice.pause()
        end
    end, has_still(state, speakers))
end

---Takes a portion of links.
---@param state csto.State
---@param map table
---@return table|nil links that are complete
function M.take_links(state, map)
    local links = map
    if (map.portion or 0) > 0 then
        links = state.linking
        if not links or links.tick ~= map.tick or links.portion + 1 ~= map.portion then
            return nil
        end
        append(links.statements, map.statements)
        links.portion = map.portion
    end
    state.linking = links
    if not is_last(map) then
        ask(state.bufnr, map, 0, true)
        return nil
    end
    state.linking = nil
    return links
end

return M
