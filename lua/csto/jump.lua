-- csto/jump.lua - from a statement to its other reports, and between the statements of a text

local buffer = require('csto.buffer')
local config = require('csto.config')
local follow = require('csto.follow')
local locations = require('csto.locations')
local query = require('csto.query')
local say = require('csto.say')
local text = require('csto.text')

local api = vim.api

local M = {}

-- Where we are goes on the tag stack and the jump list, so that CTRL-T and CTRL-O come back.
local function remember(name)
    local from = vim.fn.getpos('.')
    from[1] = api.nvim_get_current_buf()
    vim.cmd("normal! m'")
    vim.fn.settagstack(vim.fn.win_getid(), { items = { { tagname = name, from = from } } }, 't')
end

local function is_here(target)
    return api.nvim_buf_get_name(0) == target.path or api.nvim_get_current_buf() == target.bufnr
end

local function open(target)
    local command = target.bufnr and 'buffer ' .. target.bufnr or 'edit ' .. vim.fn.fnameescape(target.path)
    local ok, err = pcall(vim.cmd, command)
    if not ok then
        say.error((tostring(err):gsub('^.-(E%d+:)', '%1')))
    end
    return ok
end

---Goes to a target in this window.
---@param target csto.Target
function M.to(target)
    remember(text.shorten(target.name or 'csto', 30))
    if not is_here(target) and not open(target) then
        return
    end
    local row, column = locations.in_buffer(0, target)
    pcall(api.nvim_win_set_cursor, 0, { row + 1, column })
    vim.cmd('normal! zv')
    follow.arrive(api.nvim_get_current_buf())
end

local NOWHERE = 'no statement under the cursor'

-- The targets, and whether there is a statement; nil where something went wrong.
local function ask(method, more)
    local answer, state = query.at_cursor(method, more)
    return state and vim.tbl_map(locations.clean, query.targets(answer)), type(answer) == 'table'
end

---Says where outside of the folder a target is. Nothing is opened.
---@param target csto.Target
function M.outside(target)
    say.info('it leads out of this folder, to ' .. (target.url or '?') .. ' (:Csto open-address)')
end

---Goes to a target, or says where outside of the folder it is.
---@param target csto.Target
function M.follow(target)
    if target.path then
        M.to(target)
    else
        M.outside(target)
    end
end

---Goes to the report nearest the origin of the statement under the cursor.
function M.source()
    local targets, is_statement = ask('source')
    if not targets then
        return
    elseif not targets[1] then
        say.info(is_statement and 'no nearer report of it in this folder' or NOWHERE)
    else
        M.follow(targets[1])
    end
end

-- Whether something was started that opens addresses. Neovim 0.10 knows what does; before, the usual names are tried.
local function open_outside(url)
    if vim.ui.open then
        local ok, process = pcall(vim.ui.open, url)
        return ok and process ~= nil
    end
    for _, program in ipairs({ 'xdg-open', 'open', 'wslview', 'explorer.exe' }) do
        if vim.fn.executable(program) == 1 then
            return vim.fn.jobstart({ program, url }, { detach = true }) > 0
        end
    end
    return false
end

---Opens the address to which the statement under the cursor leads out of the folder.
function M.open_address()
    for _, target in ipairs(ask('source') or {}) do
        if not target.path and (target.url or ''):match('^https?://') then
            if not open_outside(target.url) then
                say.info('nothing here opens addresses; it is ' .. target.url)
            end
            return
        end
    end
    say.info('it leads to no address outside of this folder')
end

local function list(targets, title, nothing)
    local items = locations.items(targets)
    for _, item in ipairs(items) do
        follow.expect(item.filename, item.lnum - 1)
    end
    if items[1] then
        locations.list(title, items)
    elseif targets[1] then
        M.outside(targets[1])
    else
        say.info(nothing)
    end
end

---Lists the other reports of the statement under the cursor.
function M.reports()
    local targets, is_statement = ask('reports')
    if targets then
        list(targets, 'Reports', is_statement and 'no other report of it in this folder' or NOWHERE)
    end
end

---Lists what contradicts the statement under the cursor or, where nothing does, any statement of the article.
function M.conflicts()
    local targets = ask('conflicts')
    if targets and not targets[1] then
        targets = ask('conflicts', { row = vim.NIL, column = vim.NIL })
    end
    if targets then
        list(targets, 'Conflicts and alterations', 'nothing in this folder contradicts this article')
    end
end

-- Where the statements of a buffer that are marked begin now, in the order of the text.
local function beginnings(state)
    local places = {}
    for number, statement in ipairs(state.statements) do
        local place = config.is_shown(statement) and buffer.content_places(state, number)[1]
        if place then
            place.speaker = text.known(statement.speaker)
            places[#places + 1] = place
        end
    end
    table.sort(places, function(a, b)
        return a[1] < b[1] or a[1] == b[1] and a[2] < b[2]
    end)
    return places
end

-- The place after the cursor; with `backward`, the one before.
local function neighbour(places, row, column, backward)
    local first, last, step = 1, #places, 1
    if backward then
        first, last, step = last, first, -1
    end
    for i = first, last, step do
        local place = places[i]
        local after = place[1] > row or place[1] == row and place[2] > column
        local before = place[1] < row or place[1] == row and place[2] < column
        if backward and before or not backward and after then
            return place
        end
    end
    return vim.o.wrapscan and places[first] or nil
end

-- The places of whoever speaks where the cursor is, or spoke last before it.
local function of_same(places, row, column)
    local speaker
    for _, place in ipairs(places) do
        if place[1] > row or place[1] == row and place[2] > column then
            break
        end
        speaker = place.speaker or speaker
    end
    return vim.tbl_filter(function(place)
        return place.speaker ~= nil and place.speaker == speaker
    end, places)
end

---Goes to the next statement, `count` times; with a negative count to the one before.
---@param count integer
---@param same boolean|nil only statements of the speaker of the one under the cursor
function M.move(count, same)
    local state = buffer.get(0)
    local places = state and beginnings(state) or {}
    local cursor = api.nvim_win_get_cursor(0)
    local row, column = cursor[1] - 1, cursor[2]
    local place
    if same then
        places = of_same(places, row, column)
    end
    for _ = 1, math.abs(count) do
        local found = neighbour(places, row, column, count < 0)
        if not found then
            break
        end
        place, row, column = found, found[1], found[2]
    end
    if place then
        vim.cmd("normal! m'")
        api.nvim_win_set_cursor(0, { row + 1, column })
        vim.cmd('normal! zv')
    elseif not state then
        say.info('this buffer is not marked; :CstoClaims marks it')
    end
end

return M
