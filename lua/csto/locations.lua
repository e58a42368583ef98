-- csto/locations.lua - targets as places: where they are now, in files open or not, and lists of them

local buffer = require('csto.buffer')
local text = require('csto.text')

local api = vim.api

local M = {}

---@class csto.Target as the backend sends it
---@field path string|nil
---@field row integer
---@field column integer
---@field text string
---@field name string|nil
---@field date string|nil YYYY-MM-DD, YYYY-MM or YYYY
---@field published string|nil day of the article
---@field kind string|nil
---@field wording string|nil
---@field why string|nil
---@field url string|nil
---@field bufnr integer|nil of a place that has no file

---Leaves out what the backend does not know, so that nil means nil.
---@param target table
---@return csto.Target
function M.clean(target)
    local out = {}
    for key, value in pairs(target) do
        out[key] = text.known(value)
    end
    return out
end

-- The loaded buffer of a file. Not bufnr(): that would read the name as a pattern.
local function loaded(path)
    for _, bufnr in ipairs(api.nvim_list_bufs()) do
        if api.nvim_buf_is_loaded(bufnr) and api.nvim_buf_get_name(bufnr) == path then
            return bufnr
        end
    end
end

-- The place in a buffer whose marks know the statement that begins there.
local function by_marks(bufnr, target)
    local state = buffer.get(bufnr)
    for number, statement in ipairs(state and state.statements or {}) do
        local first = statement.content[1]
        if first and first[1] == target.row and first[2] == target.column then
            local range = buffer.content_places(state, number)[1]
            if range then
                return range[1], range[2]
            end
        end
    end
end

local function in_lines(lines, target)
    local row, column = text.find_again(lines, target.row, target.column, target.text)
    if row then
        return row, column
    end
    return math.min(target.row, math.max(#lines - 1, 0)), target.column
end

---Where a target is now, in a buffer that is loaded: by its marks, else by its text, else where it was.
---@param bufnr integer
---@param target csto.Target
---@return integer row, integer column from 0
function M.in_buffer(bufnr, target)
    local row, column = by_marks(bufnr, target)
    if row then
        local line = api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] or ''
        local start = (target.text or ''):sub(1, 12)
        if line:sub(column + 1, column + #start) == start then
            return row, column
        end
    end
    return in_lines(api.nvim_buf_get_lines(bufnr, 0, -1, false), target)
end

---Where a target is now, for lists and tags.
---@param target csto.Target with a path
---@return integer row, integer column from 0
---@return boolean exact the column counts bytes of a buffer; else it may, as the file is not read by Neovim yet
function M.now(target)
    local bufnr = loaded(target.path)
    if bufnr then
        local row, column = M.in_buffer(bufnr, target)
        return row, column, true
    end
    local ok, lines = pcall(vim.fn.readfile, target.path)
    local row, column = target.row, target.column
    if ok then
        row, column = in_lines(lines, target)
    end
    -- where the line stayed, the backend knows the column in the buffer, which a BOM or Latin-1 shifts in the file
    return row, row == target.row and target.column or column, false
end

local function joined(parts)
    local given = {}
    for _, part in ipairs(parts) do
        if part ~= '' then
            given[#given + 1] = part
        end
    end
    return table.concat(given, ', ')
end

---Who, when, what, and how it is linked, in a line.
---@param target csto.Target
---@param width integer|nil characters of what was said, at most
---@return string
function M.describe(target, width)
    local day = target.date and text.day(target.date) or target.published and '≤ ' .. text.day(target.published) or ''
    local who = joined({ text.line(target.name or ''), day })
    local altered = (target.altered or {})[1] and ' (' .. table.concat(target.altered, '; ') .. ')' or ''
    local wording = text.line((target.wording or '') .. altered)
    local how = joined({ target.kind or '', wording, target.nearer and 'nearest' or '' })
    return (who ~= '' and who .. ': ' or '')
        .. text.shorten(target.text or '', width or 100)
        .. (how ~= '' and ' [' .. how .. ']' or '')
end

-- Cells for the name of an article, at most.
local NAME = 30

---What 'quickfixtextfunc' is in our lists: articles and lines stand below one another, the folder is known.
---@param info table as Neovim passes it
---@return string[]
function M.lines(info)
    local items = vim.fn.getloclist(info.winid, { id = info.id, items = 1 }).items
    local names, width, last = {}, 0, 0
    for number, item in ipairs(items) do
        names[number] = text.shorten(vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t'), NAME)
        width, last = math.max(width, vim.fn.strdisplaywidth(names[number])), math.max(last, item.lnum)
    end
    local lines, form = {}, ('%%s%%s|%%%dd| %%s'):format(#tostring(last))
    for number = info.start_idx, info.end_idx do
        local fill = (' '):rep(width - vim.fn.strdisplaywidth(names[number]))
        lines[#lines + 1] = form:format(names[number], fill, items[number].lnum, items[number].text)
    end
    return lines
end

---Fills the location list of this window and opens it.
---@param title string
---@param items table[] as setloclist() takes them
function M.list(title, items)
    vim.fn.setloclist(0, {}, ' ', { title = title, items = items, quickfixtextfunc = M.lines })
    vim.cmd('lopen')
end

---@param targets csto.Target[] those without a path are left out
---@return table[] items
function M.items(targets)
    local items = {}
    for _, target in ipairs(targets) do
        if target.path then
            local row, column = M.now(target)
            items[#items + 1] = {
                filename = target.path,
                lnum = row + 1,
                col = column + 1,
                text = M.describe(target),
            }
        end
    end
    return items
end

return M
