-- csto/view.lua - a list in a buffer of its own: each line may be a place to go to, lines below lines are folded
--
-- <CR> goes there in the window one came from, `o` in a new one, `p` shows it there and stays, `f` keeps lines that
-- hold a text, `?` tells the keys, `q` closes. The name of the buffer says what it lists, `csto://timeline/NAME`: of a
-- session that is all that must be kept (csto/restore.lua).

local jump = require('csto.jump')

local api = vim.api

local M = {}

---@class csto.Row
---@field text string
---@field level integer|nil 0: a line of its own; 1 and more: folded below the line before that has less
---@field target csto.Target|nil where it leads
---@field act fun()|nil what <CR> does instead
---@field fetch fun()|nil brings the rows below it, before they are unfolded
---@field colours table[]|nil { column, end column, group }

---@class csto.View
---@field home integer window that one came from
---@field rows csto.Row[] as shown
---@field all csto.Row[] unfiltered
---@field head integer how many of the first rows no filter touches
---@field again fun() makes it anew
---@field place string where its window stands: 'below' or 'beside'; lists of one place share a window
---@field wanted string|nil what the filter keeps
---@field held boolean|nil its rows are still to come
---@field unfinished boolean|nil some of its rows are
---@field help boolean|nil

local views = {} ---@type table<integer, csto.View> by buffer
local namespace = api.nvim_create_namespace('csto_view')

local keys = {
    { '<CR>', 'go there, in the window you came from', 'go' },
    { 'o', 'go there, in a new window', 'open' },
    { 'p', 'show it there and stay here', 'peek' },
    { 'f', 'keep the lines that hold a text; an empty one: all', 'filter' },
    { 'R', 'make the list anew', 'refresh' },
    { 'za zR zM', 'open and close what is folded' },
    { '?', 'show or hide these lines', 'toggle_help' },
    { 'q', 'close', 'close' },
}

local function current()
    return views[api.nvim_get_current_buf()]
end

local function row_here(view)
    local at = api.nvim_win_get_cursor(0)[1]
    return view.rows[at]
end

-- The window that the location list belongs to; in other windows nil.
local function home_of_list()
    local home = vim.bo.buftype == 'quickfix' and vim.fn.getloclist(0, { filewinid = 0 }).filewinid or 0
    return home ~= 0 and home or nil
end

---The buffer of the article that one means here: this one or, in a list, that which it was made from.
---@return integer bufnr
function M.article()
    local view = current()
    local home = view and view.home or home_of_list()
    return home and api.nvim_win_is_valid(home) and api.nvim_win_get_buf(home) or api.nvim_get_current_buf()
end

---From a view, or a location list, back to the window one came from, which shows an article.
---@return boolean was_view
function M.go_home()
    local view = current()
    if not view then
        api.nvim_set_current_win(home_of_list() or 0)
        return false
    end
    if api.nvim_win_is_valid(view.home) and view.home ~= api.nvim_get_current_win() then
        api.nvim_set_current_win(view.home)
    else
        vim.cmd('aboveleft new')
    end
    return true
end

local actions = {}

function actions.go(view)
    local row = row_here(view)
    if row and row.act then
        M.go_home()
        row.act()
    elseif row and row.fetch then
        row.fetch()
    elseif row and row.target then
        M.go_home()
        jump.follow(row.target)
    end
end

function actions.open(view)
    local row = row_here(view)
    if row and row.target and row.target.path then
        M.go_home()
        vim.cmd('split')
        jump.follow(row.target)
    end
end

function actions.peek(view)
    local row, here = row_here(view), api.nvim_get_current_win()
    if row and row.target then
        M.go_home()
        jump.follow(row.target)
        api.nvim_set_current_win(here)
    end
end

function actions.close()
    vim.cmd('bwipeout')
end

function actions.refresh(view)
    if not view.held then
        M.go_home()
    end
    view.again()
end

local function help_rows()
    local rows = {}
    for _, key in ipairs(keys) do
        local line = ('  %-9s %s'):format(key[1], key[2])
        rows[#rows + 1] = { text = line, colours = { { 0, #line, 'Comment' } } }
    end
    rows[#rows + 1] = { text = '' }
    return rows
end

-- Writes rows in place of the lines from one number up to another, which count from 0.
local function write(bufnr, first, last, rows)
    local lines = vim.tbl_map(function(row)
        return row.text
    end, rows)
    vim.bo[bufnr].modifiable = true
    api.nvim_buf_set_lines(bufnr, first, last, false, lines)
    vim.bo[bufnr].modifiable = false
    for number, row in ipairs(rows) do
        for _, colour in ipairs(row.colours or {}) do
            pcall(api.nvim_buf_set_extmark, bufnr, namespace, first + number - 1, colour[1], {
                end_row = first + number - 1,
                end_col = colour[2],
                hl_group = colour[3],
            })
        end
    end
end

local function fill(bufnr, view)
    api.nvim_buf_clear_namespace(bufnr, namespace, 0, -1)
    write(bufnr, 0, -1, view.rows)
end

-- The rows that hold a text, with those that they stand below.
local function kept(view, wanted)
    local rows, above = {}, {}
    for number, row in ipairs(view.all) do
        local level = row.level or 0
        above[level] = { row, false }
        for deeper = level + 1, #above do
            above[deeper] = nil
        end
        if number <= view.head or row.text:lower():find(wanted:lower(), 1, true) then
            for each = 0, level do
                if above[each] and not above[each][2] then
                    rows[#rows + 1], above[each][2] = above[each][1], true
                end
            end
        end
    end
    return rows
end

local function compose(view)
    view.rows = view.wanted and kept(view, view.wanted) or vim.list_extend({}, view.all)
    if view.help then
        view.rows = vim.list_extend(help_rows(), view.rows)
    end
end

function actions.filter(view)
    local bufnr = api.nvim_get_current_buf()
    vim.ui.input({ prompt = 'Keep lines with: ', default = view.wanted or '' }, function(wanted)
        wanted = wanted or vim.fn.has('nvim-0.8') == 0 and '' or nil -- before, nothing and cancelled were one
        if not wanted or views[bufnr] ~= view then
            return
        end
        view.wanted = wanted ~= '' and wanted or nil
        compose(view)
        fill(bufnr, view)
        vim.wo.foldlevel = view.wanted and 99 or 0
    end)
end

function actions.toggle_help(view)
    view.help = not view.help
    compose(view)
    fill(api.nvim_get_current_buf(), view)
    api.nvim_win_set_cursor(0, { 1, 0 })
end

---The value of 'foldexpr' in a view.
---@param number integer of the line, from 1
---@return integer|string
function M.fold_level(number)
    local view = current()
    local row, next_row = view and view.rows[number], view and view.rows[number + 1]
    local level, below = row and row.level or 0, next_row and next_row.level or 0
    if below > level then
        return '>' .. below
    end
    return level
end

-- A row as virtual text: pieces and the group of each.
local function chunks(row)
    local out, at = {}, 0
    for _, colour in ipairs(row.colours or {}) do
        if colour[1] >= at then
            out[#out + 1] = { row.text:sub(at + 1, colour[1]), 'Normal' }
            out[#out + 1] = { row.text:sub(colour[1] + 1, colour[2]), colour[3] }
            at = colour[2]
        end
    end
    out[#out + 1] = { row.text:sub(at + 1), 'Normal' }
    return out
end

---The value of 'foldtext' in a view: the line, and how many stand below, which that of a speaker begins with. Neovim
---0.10 shows it in its colours.
---@return string|table[]
function M.fold_text()
    local view = current()
    local row = view and view.rows[vim.v.foldstart]
    local count = row and row.speaker and '  (+)' or ('  (+%d)'):format(vim.v.foldend - vim.v.foldstart)
    if not row or vim.fn.has('nvim-0.10') == 0 then
        return vim.fn.getline(vim.v.foldstart) .. count
    end
    local out = chunks(row)
    out[#out + 1] = { count, 'Comment' }
    return out
end

-- What is below a row may still have to be fetched.
local function unfold(key)
    local view, start = current(), vim.fn.foldclosed('.')
    local row = view and view.rows[start > 0 and start or vim.fn.line('.')]
    if row and row.fetch then
        row.fetch()
    end
    pcall(vim.cmd, 'normal! ' .. key)
end

local function set_keys(bufnr)
    for _, key in ipairs({ 'zo', 'zO', 'za', 'zA' }) do
        vim.keymap.set('n', key, function()
            unfold(key)
        end, { buffer = bufnr, nowait = true })
    end
    for _, key in ipairs(keys) do
        if key[3] then
            vim.keymap.set('n', key[1], function()
                local view = current()
                if view then
                    actions[key[3]](view)
                end
            end, { buffer = bufnr, nowait = true, desc = key[2] })
        end
    end
end

local function set_options(bufnr)
    local of_buffer =
        { buftype = 'nofile', bufhidden = 'wipe', buflisted = false, swapfile = false, modifiable = false }
    for name, value in pairs(of_buffer) do
        vim.bo[bufnr][name] = value
    end
    local of_window = {
        wrap = false,
        number = false,
        relativenumber = false,
        signcolumn = 'no',
        spell = false,
        cursorline = true,
        foldmethod = 'expr',
        foldexpr = "v:lua.require'csto.view'.fold_level(v:lnum)",
        foldtext = "v:lua.require'csto.view'.fold_text()",
        foldlevel = 0,
        fillchars = 'fold: ',
        winhighlight = vim.fn.has('nvim-0.10') == 1 and 'Folded:Normal' or '',
    }
    for name, value in pairs(of_window) do
        api.nvim_set_option_value(name, value, { scope = 'local' })
    end
    vim.bo[bufnr].filetype = 'csto'
end

-- A new empty buffer in the window of the view that stands in this place, else in a window of its own, which is told.
local function open_window(place, command)
    for _, window in ipairs(api.nvim_tabpage_list_wins(0)) do
        local shown = views[api.nvim_win_get_buf(window)]
        if shown and shown.place == place then
            api.nvim_set_current_win(window)
            vim.cmd('enew')
            return false
        end
    end
    vim.cmd(command)
    return true
end

local function register(bufnr, view)
    views[bufnr] = view
    api.nvim_create_autocmd('BufWipeout', {
        buffer = bufnr,
        callback = function()
            views[bufnr] = nil
        end,
    })
end

---@class csto.ViewOptions
---@field again fun() makes the view anew
---@field head integer|nil how many of the first rows no filter touches
---@field command string|nil opens a window beside the article; nil: one below everything

---Shows rows in a window of their own.
---@param name string what is listed: 'speakers', 'timeline/NAME'
---@param rows csto.Row[]
---@param options csto.ViewOptions
---@return integer bufnr
function M.show(name, rows, options)
    local home, place = api.nvim_get_current_win(), options.command and 'beside' or 'below'
    local is_new = open_window(place, options.command or 'botright new')
    local bufnr = api.nvim_get_current_buf()
    local view = { home = home, all = rows, head = options.head or 0, again = options.again, place = place }
    compose(view)
    register(bufnr, view)
    pcall(api.nvim_buf_set_name, bufnr, 'csto://' .. name)
    fill(bufnr, view)
    set_options(bufnr)
    set_keys(bufnr)
    if is_new and place == 'below' then
        api.nvim_win_set_height(0, math.max(5, math.min(#rows + 1, math.floor(vim.o.lines / 2))))
    end
    return bufnr
end

---Puts back the rows of a view that `:edit` has emptied.
---@param bufnr integer
function M.refill(bufnr)
    local view = views[bufnr]
    if view and api.nvim_buf_line_count(bufnr) ~= #view.rows then
        fill(bufnr, view)
    end
end

-- Puts rows behind one that is in a list or, `instead`, in its place. Returns where that stands, or stood.
local function splice(list, row, rows, instead)
    for at, each in ipairs(list) do
        if each == row then
            if instead then
                table.remove(list, at)
            end
            for number, new in ipairs(rows) do
                table.insert(list, at + number - (instead and 1 or 0), new)
            end
            return at
        end
    end
end

---Puts rows below one that is there or, `instead`, in its place; what is unfolded, and the cursor, stay.
---@param bufnr integer
---@param row csto.Row
---@param rows csto.Row[]
---@param instead boolean|nil
function M.insert(bufnr, row, rows, instead)
    local view = views[bufnr]
    splice(view.all, row, rows, instead)
    if view.wanted then
        compose(view)
        fill(bufnr, view)
        return
    end
    local at = splice(view.rows, row, rows, instead)
    if at then
        write(bufnr, instead and at - 1 or at, at, rows)
    end
end

---Makes the current buffer, which is empty, a view whose rows are still to come.
---@param home integer the window that shows an article
---@param place string 'below' or 'beside'
---@param words string to be read meanwhile
---@param again fun() makes the view
function M.hold(home, place, words, again)
    local bufnr = api.nvim_get_current_buf()
    local rows = { { text = words, colours = { { 0, #words, 'Comment' } } } }
    local view = { home = home, all = rows, rows = rows, head = 1, again = again, place = place, held = true }
    register(bufnr, view)
    fill(bufnr, view)
    set_options(bufnr)
    set_keys(bufnr)
end

---The view in a buffer, if it is one.
---@param bufnr integer 0: the current one
---@return csto.View|nil
function M.get(bufnr)
    return views[bufnr == 0 and api.nvim_get_current_buf() or bufnr]
end

---Puts other rows into a view; the filter stays.
---@param bufnr integer
---@param rows csto.Row[]
function M.replace(bufnr, rows)
    local view = views[bufnr]
    view.all = rows
    compose(view)
    fill(bufnr, view)
end

return M
