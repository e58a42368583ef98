-- csto/speakers.lua - everybody who speaks in the folder, what each said folded below

local buffer = require('csto.buffer')
local client = require('csto.client')
local locations = require('csto.locations')
local query = require('csto.query')
local say = require('csto.say')
local slice = require('csto.slice')
local text = require('csto.text')
local view = require('csto.view')

local M = {}

-- Milliseconds of questions after which a folder is not asked any more without need.
local PATIENCE = 500

-- Speakers whose statements are listed; of the others, who said less, the names are.
local LISTED = 100

local function coloured(row, from, to, group)
    row.colours = row.colours or {}
    row.colours[#row.colours + 1] = { from, to, group }
    return row
end

---A line of a statement: when, where and what.
---@param target csto.Target
---@return csto.Row
function M.row_of(target)
    local day = text.day(target.date or target.published)
    local file = target.path and vim.fn.fnamemodify(target.path, ':t') or target.url or ''
    local head = '      ' .. text.pad(target.date and day or (day ~= '' and '≤ ' .. day or ''), 13)
    local line = head .. ' ' .. text.pad(text.shorten(file, 28), 28) .. '  ' .. text.shorten(target.text or '', 200)
    local row = { text = line, level = 1, target = target }
    coloured(row, 0, #head, 'Comment')
    return coloured(row, #head + 1, #head + 1 + #text.shorten(file, 28), 'Directory')
end

local function head_of(speaker)
    local role = text.known(speaker.role)
    local number = ('%4d  '):format(speaker.statements)
    local name = text.line(speaker.name)
    local told = role and role ~= '' and role ~= speaker.name
    local line = number .. name .. (told and ', ' .. text.shorten(role, 80) or '')
    local row = {
        text = line,
        level = 0,
        act = function()
            require('csto.timeline').open(speaker.name)
        end,
    }
    coloured(row, 0, #number, 'Number')
    return coloured(row, #number, #number + #name, 'Title')
end

-- What one of them said, in order of time, as rows.
local function said(bufnr, speaker)
    local answer = client.ask('timeline', { buffer = bufnr, name = speaker.id })
    local targets, place = vim.tbl_map(locations.clean, query.targets(answer)), {}
    for number, target in ipairs(targets) do
        place[target] = number
    end
    table.sort(targets, function(a, b)
        return locations.is_before(a, b) or place[a] < place[b] and not locations.is_before(b, a)
    end)
    return vim.tbl_map(M.row_of, targets)
end

-- A line in place of what one of them said, which comes when it is asked for.
local function promise(shown, bufnr, speaker, head)
    local row = { text = '      …', level = 1, colours = { { 6, 9, 'Comment' } } }
    local function fetch()
        head.fetch, row.fetch = nil, nil
        if view.get(shown) and buffer.get(bufnr) then
            view.insert(shown, row, said(bufnr, speaker), true)
        end
    end
    head.fetch, row.fetch = fetch, fetch
    return { row }
end

-- What they said comes below their lines, a little at a time: the editor never waits for a large folder. Where that
-- takes long, the rest is fetched when it is unfolded.
local function add_said(shown, bufnr, speakers, heads)
    local spent = 0
    view.get(shown).unfinished = true
    slice.run(function()
        for number = 1, math.min(#speakers, LISTED) do
            if not view.get(shown) then
                return
            elseif buffer.get(bufnr) then
                local began = vim.loop.hrtime()
                local head, speaker = heads[number], speakers[number]
                local is_slow = spent > PATIENCE * 1e6
                local below = is_slow and promise(shown, bufnr, speaker, head) or said(bufnr, speaker)
                view.insert(shown, head, below)
                spent = spent + vim.loop.hrtime() - began
                slice.pause()
            end
        end
        if view.get(shown) then
            view.get(shown).unfinished = nil
        end
    end)
end

---Everybody who speaks in the folder.
---@param name string|nil only whose name holds this
function M.open(name)
    view.go_home()
    local bufnr = vim.api.nvim_get_current_buf()
    local answer, state = query.at_cursor('speakers', { name = name or vim.NIL })
    local speakers = type(answer) == 'table' and answer.speakers or {}
    if not state then
        return
    elseif not speakers[1] then
        say.info(name and 'nobody called ' .. name .. ' speaks in this folder' or 'nobody speaks in this folder')
        return
    end
    local heads = vim.tbl_map(head_of, speakers)
    local shown = view.show('speakers' .. (name and '/' .. name or ''), vim.list_extend({}, heads), {
        again = function()
            M.open(name)
        end,
    })
    add_said(shown, bufnr, speakers, heads)
end

return M
