-- csto/list.lua - the statements of a buffer as a location list

local await = require('csto.await')
local buffer = require('csto.buffer')
local locations = require('csto.locations')
local say = require('csto.say')
local text = require('csto.text')

local M = {}

-- "Karine Abovian, 9 May 2024: We will not pay ... [direct, refuse]"
local function describe(statement)
    local day = text.known(statement.date)
    return ('%s%s: %s [%s, %s]'):format(
        text.line(text.known(statement.name) or 'not named'),
        day and ', ' .. text.day(day) or '',
        text.line(statement.excerpt),
        statement.type,
        statement.act
    )
end

local function item(state, number)
    local place = buffer.content_places(state, number)[1]
    return place
        and {
            bufnr = state.bufnr,
            lnum = place[1] + 1,
            col = place[2] + 1,
            text = describe(state.statements[number]),
        }
end

---Lists the statements of the current buffer, which is read first where it was not.
function M.open()
    local state = await.state(vim.api.nvim_get_current_buf(), 0)
    if not state then
        return
    end
    local items = {}
    for number in ipairs(state.statements) do
        items[#items + 1] = item(state, number)
    end
    table.sort(items, function(a, b)
        return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col
    end)
    if items[1] then
        locations.list('Statements', items)
    else
        say.info('no statement found')
    end
end

return M
