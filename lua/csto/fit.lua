-- csto/fit.lua - labels laid out for the window that shows them
--
-- Neovim breaks virtual text at any letter, and cuts off what stands behind a line. So blanks within a label bring the
-- word that would be broken to the next row; before 0.10, where labels stand behind lines, those that have no room are
-- put below.

local config = require('csto.config')
local pages = require('csto.pages')

local api = vim.api

local M = {}

local namespace = api.nvim_create_namespace('csto')
local is_inline = vim.fn.has('nvim-0.10') == 1

local LONG = 20000 -- bytes of a line; where cells of a longer one stand would take too long to find out

local shown = {} ---@type table<integer, csto.Pages> looks of the marks of buffers with labels, by buffer

---What of an extmark shows a label.
---@param label string
---@return table options
function M.options(label)
    return {
        virt_text = { { label, 'CstoLabel' } },
        virt_text_pos = is_inline and 'inline' or 'eol',
        priority = config.get().marks.priority,
    }
end

---Words of a label, with blanks before one that would be broken at the end of a row. The label begins with a blank.
---@param label string
---@param column integer cells of the row before it
---@param width integer of the row
---@param indent integer cells at the beginning of the rows that follow
---@param behind integer cells of what cannot be parted from its last word
---@return string
function M.inline(label, column, width, indent, behind)
    local words, out = vim.split(vim.trim(label), ' '), {}
    for number, word in ipairs(words) do
        local cells = vim.fn.strdisplaywidth(word)
        local needed = 1 + cells + (words[number + 1] and 0 or behind)
        if column + needed > width and column > indent then
            out[number] = (' '):rep(width - column) .. word
            column = indent + cells
        else
            out[number] = ' ' .. word
            column = column + 1 + cells
        end
    end
    return table.concat(out)
end

---Labels in rows of their own, broken between words.
---@param labels string[]
---@param width integer
---@return string[]
function M.below(labels, width)
    local rows = { '' }
    for _, word in ipairs(vim.split(vim.trim(table.concat(labels)), ' +')) do
        local row = rows[#rows]
        if row ~= '' and vim.fn.strdisplaywidth(row .. ' ' .. word) > width then
            rows[#rows + 1] = word
        else
            rows[#rows] = row == '' and word or row .. ' ' .. word
        end
    end
    return rows
end

-- The width in which the lines of a buffer wrap, 0 where they do not; nil where its windows differ.
local function width_of(bufnr)
    local width
    for _, window in ipairs(vim.fn.win_findbuf(bufnr)) do
        local info = vim.fn.getwininfo(window)[1]
        local cells = vim.wo[window].wrap and info.width - info.textoff or 0
        if width and width ~= cells then
            return nil
        end
        width = cells
    end
    return width
end

-- Cells before the rest of a wrapped line.
local function indent_of(row)
    local own = vim.wo.breakindent and vim.fn.indent(row + 1) or 0
    return own + vim.fn.strdisplaywidth(vim.o.showbreak)
end

local function column_in_row(cells, width)
    return cells > 0 and (cells - 1) % width + 1 or 0
end

local function set(bufnr, mark, options)
    local now = mark[4]
    if not vim.deep_equal({ now.virt_text, now.virt_lines }, { options.virt_text, options.virt_lines }) then
        options.id = mark[1]
        api.nvim_buf_set_extmark(bufnr, namespace, mark[2], mark[3], options)
    end
end

-- In the order of the text: each stands where those before it leave it.
local function lay_inline(bufnr, marks, width)
    for _, mark in ipairs(marks) do
        local row, column, label = mark[2], mark[3], mark.label
        local line = api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1]
        if width > 0 and #line <= LONG then
            local cells = column > 0 and vim.fn.virtcol({ row + 1, column }) or 0
            local behind = vim.fn.strdisplaywidth(line:match('^%S*', column + 1))
            label = M.inline(label, column_in_row(cells, width), width, indent_of(row), behind)
        end
        set(bufnr, mark, M.options(label))
    end
end

local function rows_of(labels, width)
    return vim.tbl_map(function(row)
        return { { row, 'CstoLabel' } }
    end, M.below(labels, width))
end

-- All labels of a line, behind it if there is room, else below it at the first of its marks.
local function lay_line(bufnr, marks, width)
    local labels, needed = {}, 0
    for number, mark in ipairs(marks) do
        labels[number] = mark.label
        needed = needed + 1 + vim.fn.strdisplaywidth(mark.label)
    end
    local row = marks[1][2] + 1
    local is_short = vim.fn.col({ row, '$' }) <= LONG
    local cells = is_short and vim.fn.virtcol({ row, '$' }) - 1 or 0
    local is_below = width > 0 and is_short and column_in_row(cells, width) + needed > width
    for number, mark in ipairs(marks) do
        local options = M.options(mark.label)
        if is_below then
            options.virt_text = { { '' } }
            options.virt_lines = number == 1 and rows_of(labels, width) or nil
        end
        set(bufnr, mark, options)
    end
end

local function lay_behind(bufnr, marks, width)
    local line = {}
    for number, mark in ipairs(marks) do
        line[#line + 1] = mark
        if not marks[number + 1] or marks[number + 1][2] ~= mark[2] then
            lay_line(bufnr, line, width)
            line = {}
        end
    end
end

-- The labels of the rows that a window may show.
local function labels_in(bufnr, window)
    local info, found = vim.fn.getwininfo(window)[1], {}
    local first, last = info.topline - 1, math.max(info.botline, info.topline + info.height)
    local around, lines = { { first, 0 }, { last, -1 } }, api.nvim_buf_line_count(bufnr)
    for _, mark in ipairs(api.nvim_buf_get_extmarks(bufnr, namespace, around[1], around[2], { details = true })) do
        local look = pages.get(shown[bufnr], mark[1])
        if look and look.label and mark[2] < lines then -- the text of others may be gone
            mark.label = look.label
            found[#found + 1] = mark
        end
    end
    return found
end

-- Neovim 0.7 does not see that lines below a line have come or gone: any option of the window makes it look again.
local function look_again()
    if not is_inline then
        vim.cmd('noautocmd let &l:list = &l:list')
    end
end

local function lay(bufnr)
    local width = width_of(bufnr) or 0
    for _, window in ipairs(vim.fn.win_findbuf(bufnr)) do
        api.nvim_win_call(window, function()
            (is_inline and lay_inline or lay_behind)(bufnr, labels_in(bufnr, window), width)
            look_again()
        end)
    end
end

local function lay_all()
    for bufnr in pairs(shown) do
        if config.get().marks.label and api.nvim_buf_is_loaded(bufnr) then
            lay(bufnr)
        else
            shown[bufnr] = nil
        end
    end
end

local function watch()
    local group = api.nvim_create_augroup('csto_fit', { clear = true })
    local events = { 'WinScrolled', 'VimResized', 'BufWinEnter', 'TextChanged', 'TextChangedI' }
    api.nvim_create_autocmd(events, { group = group, callback = lay_all })
    api.nvim_create_autocmd('OptionSet', {
        group = group,
        pattern = 'wrap,linebreak,breakindent,showbreak,number,relativenumber,signcolumn,foldcolumn',
        callback = vim.schedule_wrap(lay_all),
    })
end

---The marks of a buffer are new: lays its labels out, and again when a window scrolls or changes.
---@param bufnr integer
---@param known csto.Pages looks of the marks, by id
function M.update(bufnr, known)
    local is_wanted = config.get().marks.label
    if is_wanted and not next(shown) then
        watch()
    end
    if is_wanted or shown[bufnr] then
        shown[bufnr] = known
        lay(bufnr)
    end
end

return M
