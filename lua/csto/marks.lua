-- csto/marks.lua - statements and speakers drawn as extmarks
--
-- A new analysis is compared with the marks that stand: what is where it should be stays untouched, so that only
-- differences are drawn and nothing flickers. Once drawn, the marks alone know where things are: they follow edits.
-- Each wish looks for its own mark, so that a part of a text can be drawn without a look at the others.

local config = require('csto.config')
local fit = require('csto.fit')
local pages = require('csto.pages')
local slice = require('csto.slice')

local api = vim.api

local M = { namespace = api.nvim_create_namespace('csto') }

local groups = {
    CstoDirect = 'String',
    CstoIndirect = 'Identifier',
    CstoMixed = 'Special',
    CstoCue = 'Statement',
    CstoSource = 'Underlined',
    CstoConflict = 'DiagnosticUnderlineWarn',
    CstoAltered = 'DiagnosticUnderlineInfo',
    CstoLabel = 'Comment',
    CstoAdded = 'DiffAdd',
    CstoDeleted = 'DiffDelete',
    CstoTitle = 'Title',
    CstoNumber = 'Number',
    CstoFile = 'Directory',
    CstoNote = 'Comment',
    CstoWarning = 'WarningMsg',
}

local by_type = { direct = 'CstoDirect', indirect = 'CstoIndirect', mixed = 'CstoMixed' }

-- What lies above what, added to the priority of the options.
local above = { CstoCue = 1, CstoSource = 2, CstoAltered = 3, CstoConflict = 4 }

local function link_groups()
    for name, target in pairs(groups) do
        api.nvim_set_hl(0, name, { link = target, default = true })
    end
end

---Defines the highlight groups, now and after each :colorscheme.
function M.define_groups()
    link_groups()
    api.nvim_create_autocmd('ColorScheme', {
        group = api.nvim_create_augroup('csto_highlight', { clear = true }),
        callback = link_groups,
    })
end

---@class csto.Look what a mark shows; one for all marks that show the same
---@field group string|nil
---@field label string|nil text to show there
---@field sign string|nil to show beside its first line
---@field is_content boolean|nil of a statement: each has a mark of its own

-- Filled anew for each mark: thousands of small tables would cost more than the marks do. Where a thousand lines were
-- deleted all their marks stand in one place: some are looked at, and where none is the right one another is set.
local DETAILS, spot, colour = { details = true, limit = 32 }, {}, {}

local function options_of(look, range)
    local priority = config.get().marks.priority + (above[look.group] or 0)
    if look.label then
        return fit.options(look.label)
    elseif look.sign then
        return { sign_text = look.sign, sign_hl_group = 'CstoWarning', priority = priority }
    end
    colour.end_row, colour.end_col = range[3], range[4]
    colour.hl_group, colour.priority = look.group, priority
    return colour
end

local function is_same(a, b)
    return a == b or a.group == b.group and a.label == b.label and a.sign == b.sign
end

---@class csto.Drawing marks on their way to what is wished
---@field bufnr integer
---@field known csto.Pages looks of the marks that stand, by id; true at any moment
---@field stays csto.Pages true for those of them that are wished
---@field content csto.Pages ids of the marks of the content, by number of the statement

---Begins to bring the marks of a buffer to what is wished.
---@param bufnr integer
---@param known csto.Pages the marks that stand
---@return csto.Drawing
function M.begin(bufnr, known)
    return { bufnr = bufnr, known = known, stays = {}, content = {} }
end

-- The mark that stands there and shows that. One place is drawn once, but each statement's content has a mark.
local function find(drawing, range, look)
    spot[1], spot[2] = range[1], range[2]
    for _, mark in ipairs(api.nvim_buf_get_extmarks(drawing.bufnr, M.namespace, spot, spot, DETAILS)) do
        local id, details = mark[1], mark[4]
        local is_there = (details.end_row or range[1]) == range[3] and (details.end_col or range[2]) == range[4]
        local known = is_there and pages.get(drawing.known, id)
        if known and is_same(known, look) and not (look.is_content and pages.get(drawing.stays, id)) then
            return id
        end
    end
end

local function set(drawing, range, look)
    local id = find(drawing, range, look)
    if not id then
        id = api.nvim_buf_set_extmark(drawing.bufnr, M.namespace, range[1], range[2], options_of(look, range))
    end
    pages.set(drawing.known, id, look)
    pages.set(drawing.stays, id, true)
    return id
end

---Wishes a mark: keeps the one that shows it, or draws it.
---@param drawing csto.Drawing
---@param range integer[] row, column, end row, end column
---@param look csto.Look
---@return integer|nil id nil where the place is not in the text
function M.put(drawing, range, look)
    local ok, id = pcall(set, drawing, range, look)
    return ok and id or nil
end

local looks, looks_of_content = {}, {}

---The look of a group.
---@param group string|nil
---@param is_content boolean|nil
---@return csto.Look
function M.look(group, is_content)
    local of, key = is_content and looks_of_content or looks, group or ''
    of[key] = of[key] or { group = group, is_content = is_content }
    return of[key]
end

local function put_all(drawing, ranges, look)
    for _, range in ipairs(ranges or {}) do
        M.put(drawing, range, look)
    end
end

---Wishes the marks of a statement. Its content always has marks, if unseen: they know the place.
---@param drawing csto.Drawing
---@param number integer of the statement
---@param statement table
function M.statement(drawing, number, statement)
    local options, ids = config.get().marks, {}
    local is_shown = config.is_shown(statement)
    local group = is_shown and options[statement.type] ~= false and (by_type[statement.type] or 'CstoMixed') or nil
    for place, range in ipairs(statement.content) do
        ids[place] = M.put(drawing, range, M.look(group, true)) or false
    end
    pages.set(drawing.content, number, ids)
    if is_shown and options.cue then
        put_all(drawing, statement.cue, M.look('CstoCue'))
    end
    if is_shown and options.source then
        put_all(drawing, statement.source, M.look('CstoSource'))
    end
end

-- When a mention is marked, as doc/protocol.md has it.
local UNLESS_THOUGHTS, WITH_THOUGHTS = 1, 2

---Wishes the mark of a place where somebody is named, if it is one to be marked.
---@param drawing csto.Drawing
---@param mention integer[] the place, whose it is, when it is marked
function M.mention(drawing, mention)
    local options = config.get().marks
    local bit = options.thoughts and WITH_THOUGHTS or UNLESS_THOUGHTS
    if options.source and mention[6] % (2 * bit) >= bit then
        M.put(drawing, mention, M.look('CstoSource'))
    end
end

---Takes away what was not wished. That ends a drawing.
---@param drawing csto.Drawing
function M.sweep(drawing)
    for id in pages.each(drawing.known) do
        if not pages.get(drawing.stays, id) then
            api.nvim_buf_del_extmark(drawing.bufnr, M.namespace, id)
            pages.set(drawing.known, id, nil)
        end
        slice.pause()
    end
end

local function while_loaded(bufnr)
    return function()
        return api.nvim_buf_is_loaded(bufnr)
    end
end

---Takes all marks away.
---@param bufnr integer
---@param known csto.Pages the marks that stand
function M.clear(bufnr, known)
    slice.run(function()
        for id in pages.each(known) do
            api.nvim_buf_del_extmark(bufnr, M.namespace, id)
            slice.pause()
        end
    end, while_loaded(bufnr), 500)
end

---Where a mark is now: row, column, end row, end column; nil where its text was deleted.
---@param bufnr integer
---@param id integer
---@return integer[]|nil
function M.place(bufnr, id)
    local mark = api.nvim_buf_get_extmark_by_id(bufnr, M.namespace, id, { details = true })
    local row, column, details = mark[1], mark[2], mark[3]
    if not row or not details.end_row then
        return nil
    end
    if row == details.end_row and column == details.end_col then
        return nil
    end
    return { row, column, details.end_row, details.end_col }
end

return M
