-- csto/marks.lua - statements and speakers drawn as extmarks
--
-- A new analysis is compared with the marks that stand: what is where it should be stays untouched, so that only
-- differences are drawn and nothing flickers. Once drawn, the marks alone know where things are: they follow edits.

local config = require('csto.config')

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

---@class csto.Wish a mark that should stand
---@field range integer[] row, column, end row, end column
---@field group string
---@field label string|nil text to show there
---@field sign string|nil to show beside its first line
---@field statement integer|nil number of the statement in its list
---@field part string content, cue, source, mention, link, label or sign

local function add(wishes, ranges, wish)
    for place, range in ipairs(ranges or {}) do
        wishes[#wishes + 1] = vim.tbl_extend('keep', { range = range, place = place }, wish)
    end
end

local function shown(group, enabled)
    return enabled and group or nil
end

local function of_statement(wishes, number, statement, options)
    local is_shown = config.is_shown(statement)
    local group = shown(by_type[statement.type] or 'CstoMixed', is_shown and options[statement.type] ~= false)
    add(wishes, statement.content, { group = group, statement = number, part = 'content' })
    if is_shown and options.cue then
        add(wishes, statement.cue, { group = 'CstoCue', statement = number, part = 'cue' })
    end
    if is_shown and options.source then
        add(wishes, statement.source, { group = 'CstoSource', statement = number, part = 'source' })
    end
end

local function is_before(a, b, a_row, a_column, b_row, b_column)
    return a[a_row] < b[b_row] or a[a_row] == b[b_row] and a[a_column] < b[b_column]
end

local function by_start(a, b)
    return is_before(a, b, 1, 2, 1, 2)
end

-- The ranges that no range of `others` holds.
local function outside(ranges, others)
    local out, last, next_other = {}, { 0, 0, -1, -1 }, 1
    table.sort(ranges, by_start)
    table.sort(others, by_start)
    for _, range in ipairs(ranges) do
        while others[next_other] and not by_start(range, others[next_other]) do
            if is_before(last, others[next_other], 3, 4, 3, 4) then
                last = others[next_other]
            end
            next_other = next_other + 1
        end
        if is_before(last, range, 3, 4, 3, 4) then
            out[#out + 1] = range
        end
    end
    return out
end

-- Where those who speak are named, but not within what somebody says: that would be more colour than help.
local function mentions(statements, speakers)
    local places, contents, hidden = {}, {}, {}
    for _, statement in ipairs(statements) do
        if config.is_shown(statement) then
            vim.list_extend(contents, statement.content)
        else
            hidden[statement.speaker] = (hidden[statement.speaker] or 0) + 1
        end
    end
    for _, speaker in ipairs(speakers) do
        if speaker.statements > (hidden[speaker.id] or 0) then
            vim.list_extend(places, speaker.mentions)
        end
    end
    return outside(places, contents)
end

---The marks that show an analysis. The content of a statement is always there, if unseen: it knows the place.
---@param statements table[]
---@param speakers table[]
---@return csto.Wish[]
function M.wishes(statements, speakers)
    local wishes, options = {}, config.get().marks
    for number, statement in ipairs(statements) do
        of_statement(wishes, number, statement, options)
    end
    if options.source then
        add(wishes, mentions(statements, speakers), { group = 'CstoSource', part = 'mention' })
    end
    return wishes
end

-- What a mark shows and where, as a key: a mark that stands and a wish of the same key are the same.
local function key_of(wish, row, column, end_row, end_column)
    return table.concat({ wish.group or '', wish.label or '', wish.sign or '', row, column, end_row, end_column }, ' ')
end

-- The marks that stand, by what they show and where they are now.
local function standing(bufnr, known)
    local by_key = {}
    for _, mark in ipairs(api.nvim_buf_get_extmarks(bufnr, M.namespace, 0, -1, { details = true })) do
        local id, row, column, details = mark[1], mark[2], mark[3], mark[4]
        local wish = known[id]
        local key = wish and key_of(wish, row, column, details.end_row or row, details.end_col or column)
        if key and not by_key[key] then
            by_key[key] = id
        else
            api.nvim_buf_del_extmark(bufnr, M.namespace, id)
        end
    end
    return by_key
end

-- Text within the line where Neovim can, else at its end.
local label_position = vim.fn.has('nvim-0.10') == 1 and 'inline' or 'eol'

local function look_of(wish)
    local priority = config.get().marks.priority + (above[wish.group] or 0)
    if wish.label then
        return { virt_text = { { wish.label, 'CstoLabel' } }, virt_text_pos = label_position, priority = priority }
    elseif wish.sign then
        return { sign_text = wish.sign, sign_hl_group = wish.group, priority = priority }
    end
    return { end_row = wish.range[3], end_col = wish.range[4], hl_group = wish.group, priority = priority }
end

local function draw(bufnr, wish)
    local range = wish.range
    local ok, id = pcall(api.nvim_buf_set_extmark, bufnr, M.namespace, range[1], range[2], look_of(wish))
    return ok and id or nil
end

---@class csto.Drawing marks on their way to what is wished
---@field bufnr integer
---@field wishes csto.Wish[]
---@field next integer the first wish that was not looked at
---@field by_key table<string, integer> marks that stand and were not wished yet
---@field now table<integer, csto.Wish> marks that stand and are wished
---@field before table<integer, csto.Wish> as known when it began

---Begins to bring the marks of a buffer to what is wished; step() does it.
---@param bufnr integer
---@param known table<integer, csto.Wish> the marks that stand, by id
---@param wishes csto.Wish[] the most urgent first
---@return csto.Drawing
function M.begin(bufnr, known, wishes)
    return {
        bufnr = bufnr,
        wishes = wishes,
        next = 1,
        by_key = standing(bufnr, known),
        now = {},
        drawn = {},
        before = known,
    }
end

---Does a part of it.
---@param drawing csto.Drawing
---@param count integer wishes to look at
---@return boolean done
function M.step(drawing, count)
    local last = math.min(drawing.next + count - 1, #drawing.wishes)
    for at = drawing.next, last do
        local wish = drawing.wishes[at]
        local key = key_of(wish, unpack(wish.range))
        local id = drawing.by_key[key]
        if not id and (wish.part == 'content' or not drawing.drawn[key]) then
            id = draw(drawing.bufnr, wish)
        end
        drawing.by_key[key], drawing.drawn[key] = nil, true
        if id then
            drawing.now[id] = wish
        end
    end
    drawing.next = last + 1
    if drawing.next <= #drawing.wishes then
        return false
    end
    for _, id in pairs(drawing.by_key) do
        api.nvim_buf_del_extmark(drawing.bufnr, M.namespace, id)
    end
    drawing.by_key = {}
    return true
end

---The marks that stand now, as begin() wants to know them.
---@param drawing csto.Drawing
---@return table<integer, csto.Wish> known
function M.known(drawing)
    local known = drawing.now
    for _, id in pairs(drawing.by_key) do
        known[id] = drawing.before[id]
    end
    return known
end

---Brings the marks of a buffer to what is wished, at once.
---@param bufnr integer
---@param known table<integer, csto.Wish> the marks that stand, by id, as an earlier call returned them
---@param wishes csto.Wish[]
---@return table<integer, csto.Wish> known
function M.update(bufnr, known, wishes)
    local drawing = M.begin(bufnr, known, wishes)
    M.step(drawing, #wishes)
    return M.known(drawing)
end

---@param bufnr integer
function M.clear(bufnr)
    api.nvim_buf_clear_namespace(bufnr, M.namespace, 0, -1)
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
