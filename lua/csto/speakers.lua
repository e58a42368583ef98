-- csto/speakers.lua - everybody who speaks in the folder, what each said folded below

local buffer = require('csto.buffer')
local query = require('csto.query')
local rows = require('csto.rows')
local say = require('csto.say')
local slice = require('csto.slice')
local view = require('csto.view')

local M = {}

-- Milliseconds of questions after which a folder is not asked any more without need.
local PATIENCE = 500

-- Speakers whose statements are listed; of the others, who said less, the names are.
local LISTED = 100

-- What one of them said, in order of time; nil where that did not come. Within slice.run().
local function said(bufnr, head)
    local state = buffer.get(bufnr)
    local answer, answered
    if state then
        answer, answered = query.await_folder(state, 'list', { kind = 'said', name = head.speaker })
    end
    return answered and rows.of(answer) or nil
end

-- A line in place of what one of them said, which comes when it is asked for.
local function promise(shown, bufnr, head)
    local row = { text = '      …', level = 1, colours = { { 6, 9, 'CstoNote' } } }
    local fetch
    function fetch()
        head.fetch, row.fetch = nil, nil
        slice.run(function()
            local found = said(bufnr, head)
            if not found then
                head.fetch, row.fetch = fetch, fetch
            elseif view.get(shown) then
                view.insert(shown, row, found, true)
            end
        end)
    end
    head.fetch, row.fetch = fetch, fetch
    return { row }
end

-- What they said comes below their lines, a little at a time: the editor never waits for a large folder. Where that
-- takes long, the rest is fetched when it is unfolded.
local function add_said(shown, bufnr, heads)
    local spent = 0
    view.get(shown).unfinished = true
    slice.run(function()
        for number = 1, math.min(#heads, LISTED) do
            if not view.get(shown) then
                return
            elseif buffer.get(bufnr) then
                local began = vim.loop.hrtime()
                local head, is_slow = heads[number], spent > PATIENCE * 1e6
                local found = not is_slow and said(bufnr, head) or promise(shown, bufnr, head)
                if view.get(shown) then
                    view.insert(shown, head, found)
                end
                spent = spent + vim.loop.hrtime() - began
                slice.pause()
            end
        end
        if view.get(shown) then
            view.get(shown).unfinished = nil
        end
    end)
end

local function show(bufnr, heads, name)
    for _, head in ipairs(heads) do
        head.act = function()
            require('csto.timeline').open(head.name)
        end
    end
    local shown = view.show('speakers' .. (name and '/' .. name or ''), vim.list_extend({}, heads), {
        again = function()
            M.open(name)
        end,
    })
    add_said(shown, bufnr, heads)
end

---Everybody who speaks in the folder.
---@param name string|nil only whose name holds this
function M.open(name)
    view.go_home()
    local bufnr = vim.api.nvim_get_current_buf()
    rows.at_cursor('speakers', name, function(heads)
        if heads[1] then
            show(bufnr, heads, name)
        else
            say.info(name and 'nobody called ' .. name .. ' speaks in this folder' or 'nobody speaks in this folder')
        end
    end)
end

return M
