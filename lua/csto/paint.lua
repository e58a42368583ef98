-- csto/paint.lua - what is known of a buffer brings its marks up to date, the lines that are seen first

local linked = require('csto.linked')
local marks = require('csto.marks')

local api = vim.api

local M = {}

-- Marks drawn without a pause: about a millisecond's worth.
local SLICE = 1000

local function publish(state)
    local links = state.links or {}
    api.nvim_buf_set_var(state.bufnr, 'csto', {
        statements = #state.statements,
        speakers = #state.speakers,
        links = links.total or 0,
        changedtick = state.tick,
    })
    api.nvim_exec_autocmds('User', { pattern = 'CstoUpdated', modeline = false })
end

-- Which mark shows which part.
local function note(state)
    state.content = {}
    for id, wish in pairs(state.known) do
        if wish.part == 'content' then
            local ids = state.content[wish.statement] or {}
            ids[wish.place] = id
            state.content[wish.statement] = ids
        end
    end
end

-- Rows from and to that some window shows.
local function seen(bufnr)
    local from, to = math.huge, -1
    for _, window in ipairs(vim.fn.win_findbuf(bufnr)) do
        local info = vim.fn.getwininfo(window)[1]
        from, to = math.min(from, info.topline - 1), math.max(to, info.botline - 1)
    end
    return from, to
end

-- Those that are seen, then the others, each in their order.
local function seen_first(bufnr, wishes)
    local from, to = seen(bufnr)
    local first, rest = {}, {}
    for _, wish in ipairs(wishes) do
        local list = wish.range[3] >= from and wish.range[1] <= to and first or rest
        list[#list + 1] = wish
    end
    return vim.list_extend(first, rest)
end

local function finish(state, drawing)
    state.known, state.drawing = marks.known(drawing), nil
    note(state)
    publish(state)
end

local function go_on(state, drawing)
    vim.defer_fn(function()
        if state.drawing ~= drawing or not api.nvim_buf_is_loaded(state.bufnr) then
            return
        elseif marks.step(drawing, SLICE) then
            finish(state, drawing)
        else
            go_on(state, drawing)
        end
    end, 1)
end

---Draws what is known.
---@param state csto.State
function M.draw(state)
    local wishes = marks.wishes(state.statements, state.speakers)
    vim.list_extend(wishes, linked.wishes(state))
    if #wishes > SLICE then
        wishes = seen_first(state.bufnr, wishes)
    end
    local known = state.drawing and marks.known(state.drawing) or state.known
    local drawing = marks.begin(state.bufnr, known, wishes)
    if marks.step(drawing, SLICE) then
        finish(state, drawing)
    else
        state.drawing = drawing
        go_on(state, drawing)
    end
end

---Where the content of a statement is now, in order; parts whose text was deleted are left out.
---@param state csto.State
---@param number integer
---@return integer[][]
function M.content_places(state, number)
    if state.drawing then -- somebody wants to know now
        local drawing = state.drawing
        marks.step(drawing, #drawing.wishes)
        finish(state, drawing)
    end
    local places = {}
    for place = 1, #state.statements[number].content do
        local id = (state.content[number] or {})[place]
        local range = id and marks.place(state.bufnr, id)
        if range then
            places[#places + 1] = range
        end
    end
    return places
end

return M
