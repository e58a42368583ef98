-- csto/entry.lua - the row of a speaker in the folder's speakers.tsv: shown where it is, proposed where there is none
--
-- A proposed row is an edit of the buffer that the user writes, or undoes: the file itself is never touched.

local query = require('csto.query')
local say = require('csto.say')
local text = require('csto.text')
local view = require('csto.view')
local whom = require('csto.whom')

local api = vim.api

local M = {}

local function cells_of(line)
    return vim.tbl_map(vim.trim, vim.split(line, '\t', { plain = true }))
end

-- The number of the line that names the columns, and where the names of speakers stand in a row; nil where none does.
local function head_of(lines)
    for number, line in ipairs(lines) do
        if vim.trim(line) ~= '' and line:sub(1, 1) ~= '#' then
            for column, name in ipairs(cells_of(line)) do
                if name == 'name' then
                    return number, column
                end
            end
            return nil
        end
    end
end

-- Neither a row nor the names of columns.
local function is_bare(lines)
    for _, line in ipairs(lines) do
        if vim.trim(line) ~= '' and line:sub(1, 1) ~= '#' then
            return false
        end
    end
    return true
end

---The number of the line in which somebody stands, as the lines are now.
---@param lines string[]
---@param entry table the backend's
---@return integer|nil
function M.find(lines, entry)
    local head, column = head_of(lines)
    for number = (head or #lines) + 1, #lines do
        local line = lines[number]
        if line:find(entry.name, 1, true) and line:sub(1, 1) ~= '#' and cells_of(line)[column] == entry.name then
            return number
        end
    end
    local row = text.known(entry.row)
    return row and lines[row + 1] and row + 1
end

---The lines to add at the end of a table, its columns in their order; nil where it does not name them.
---@param lines string[]
---@param entry table the backend's
---@return string[]|nil
function M.proposal(lines, entry)
    local out = {}
    if is_bare(lines) then
        local has_comment = table.concat(lines):find('%S')
        vim.list_extend(out, has_comment and { entry.head[#entry.head] } or entry.head)
        lines = entry.head
    end
    local head = head_of(lines)
    if not head then
        return nil
    end
    out[#out + 1] = table.concat(
        vim.tbl_map(function(column)
            local cell = entry.cells[column] or ''
            return cell ~= '' and cell or '-'
        end, cells_of(lines[head])),
        '\t'
    )
    return out
end

-- To the window that shows a file, or to a new one.
local function show(path)
    for _, window in ipairs(api.nvim_tabpage_list_wins(0)) do
        if api.nvim_buf_get_name(api.nvim_win_get_buf(window)) == path then
            api.nvim_set_current_win(window)
            return true
        end
    end
    local ok, err = pcall(vim.cmd, 'split ' .. vim.fn.fnameescape(path))
    if not ok then
        say.error(tostring(err):gsub('^.-Vim%b():', ''))
    end
    return ok
end

-- How many lines there are but for blank ones at the end.
local function length(lines)
    local last = #lines
    while last > 0 and vim.trim(lines[last]) == '' do
        last = last - 1
    end
    return last
end

local function go_to(row)
    vim.cmd("normal! m'")
    api.nvim_win_set_cursor(0, { row, 0 })
    vim.cmd('normal! zv')
end

local function propose(lines, entry)
    local added = M.proposal(lines, entry)
    if not added then
        say.error('speakers.tsv has no line that names its columns, "name" among them; see |csto-tables|')
        return
    end
    local last = length(lines)
    local ok, err = pcall(api.nvim_buf_set_lines, 0, last, last == 0 and -1 or last, false, added)
    if not ok then
        say.error(err)
        return
    end
    go_to(last + #added)
    say.info(('a row for %s: look it over and :write it, or undo it; nothing is written yet'):format(entry.name))
end

---Shows the row of a speaker, or proposes one.
---@param name string|nil nil: whoever speaks under the cursor; a part of a name will do
---@param exact boolean|nil a part will not
function M.open(name, exact)
    view.go_home()
    local entry, state = query.at_cursor('entry', { name = name or vim.NIL })
    if not state then
        return
    elseif not entry and name and not exact then
        whom.choose(name, 'Whose row?', function(chosen)
            M.open(chosen, true)
        end)
    elseif not entry then
        say.info(name and 'nobody called ' .. name .. ' speaks in this folder' or 'no speaker under the cursor')
    elseif show(entry.path) then
        local lines = api.nvim_buf_get_lines(0, 0, -1, false)
        local row = M.find(lines, entry)
        if row then
            go_to(row)
        else
            propose(lines, entry)
        end
    end
end

return M
