-- csto/paint.lua - what is known of a buffer brings its marks up to date, the lines that are seen first

local fit = require('csto.fit')
local linked = require('csto.linked')
local marks = require('csto.marks')
local pages = require('csto.pages')
local slice = require('csto.slice')

local api = vim.api

local M = {}

-- Statements and mentions, or marks that go, in a drawing that is done at once: those of an article.
local AT_ONCE = 200

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

---The first row that some window shows, 0 where none does.
---@param bufnr integer
---@return integer
function M.seen(bufnr)
    local row
    for _, window in ipairs(vim.fn.win_findbuf(bufnr)) do
        row = math.min(row or math.huge, vim.fn.getwininfo(window)[1].topline - 1)
    end
    return row or 0
end

---Begins a drawing in place of the one that is under way.
---@param state csto.State
---@return csto.Drawing
function M.begin(state)
    state.drawing = marks.begin(state.bufnr, state.known)
    return state.drawing
end

---Wishes the marks of a statement and of its links.
---@param drawing csto.Drawing
---@param statement table
---@param counts table<integer, table> of links, by id
---@param label_of fun(statement: table, counts: table|nil): string
function M.statement(drawing, statement, counts, label_of)
    marks.statement(drawing, statement.id + 1, statement)
    for _, wish in ipairs(linked.wishes(statement, counts[statement.id], label_of)) do
        local is_plain = not (wish.label or wish.sign)
        marks.put(drawing, wish.range, is_plain and marks.look(wish.group) or wish)
    end
end

-- Runs what belongs to a drawing as long as that is the newest and the text the one that it shows.
local function run(state, drawing, work)
    slice.run(work, function()
        return state.drawing == drawing
            and api.nvim_buf_is_loaded(state.bufnr)
            and state.tick == api.nvim_buf_get_changedtick(state.bufnr)
    end, AT_ONCE)
end

-- The marks that are wished stand: the others go, and whoever listens hears of it.
local function finish(state, drawing)
    state.content = drawing.content
    marks.sweep(drawing)
    state.drawing = nil
    fit.update(state.bufnr, state.known)
    publish(state)
end

---All marks of the drawing were wished.
---@param state csto.State
---@param drawing csto.Drawing
function M.finish(state, drawing)
    run(state, drawing, function()
        finish(state, drawing)
    end)
end

-- Calls `action` for each of a list that is in the order of the text, those from `row` on first.
local function going_round(list, row, end_of, action)
    local first = 1
    while first < #list and end_of(list[first]) < row do
        first = first + 1
    end
    for step = 0, #list - 1 do
        action(list[(first + step - 1) % #list + 1])
        slice.pause()
    end
end

local function end_of_statement(statement)
    return statement.content[1][3]
end

local function end_of_mention(mention)
    return mention[3]
end

---Draws what is known. A text that was edited since is drawn when it was read again.
---@param state csto.State
function M.draw(state)
    local drawing, row = M.begin(state), M.seen(state.bufnr)
    run(state, drawing, function()
        local counts, label_of = linked.counts(state), linked.labeller(state)
        going_round(state.statements, row, end_of_statement, function(statement)
            M.statement(drawing, statement, counts, label_of)
        end)
        going_round(state.mentions, row, end_of_mention, function(mention)
            marks.mention(drawing, mention)
        end)
        finish(state, drawing)
    end)
end

---Where the content of a statement is now, in order; parts whose text was deleted are left out.
---@param state csto.State
---@param number integer
---@return integer[][]
function M.content_places(state, number)
    local places = {}
    for _, id in ipairs(pages.get(state.content, number) or {}) do
        local range = id and marks.place(state.bufnr, id)
        if range then
            places[#places + 1] = range
        end
    end
    return places
end

return M
