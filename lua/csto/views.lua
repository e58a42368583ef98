-- csto/views.lua - the speakers of the folder, and what one said in order of time: real buffers, each line a jump

local jump = require('csto.jump')
local locations = require('csto.locations')
local query = require('csto.query')
local say = require('csto.say')
local text = require('csto.text')

local api = vim.api

local M = {}

---@class csto.View
---@field home integer window that one came from
---@field lines table[] { text, what <CR> does or false }

local views = {} ---@type table<integer, csto.View> by buffer

-- From a view back to the window one came from, which shows an article.
local function go_home()
    local view = views[api.nvim_get_current_buf()]
    if view and api.nvim_win_is_valid(view.home) then
        api.nvim_set_current_win(view.home)
    end
end

local function act()
    local view = views[api.nvim_get_current_buf()]
    local line = view and view.lines[api.nvim_win_get_cursor(0)[1]]
    if line and line[2] then
        go_home()
        line[2]()
    end
end

local function set_keys(bufnr)
    local keys = {
        ['q'] = '<Cmd>bwipeout<CR>',
        ['<CR>'] = act,
    }
    for key, action in pairs(keys) do
        vim.keymap.set('n', key, action, { buffer = bufnr, nowait = true })
    end
end

local function set_options(bufnr)
    local options = {
        buftype = 'nofile',
        bufhidden = 'wipe',
        swapfile = false,
        modifiable = false,
        filetype = 'csto',
    }
    for name, value in pairs(options) do
        api.nvim_buf_set_option(bufnr, name, value)
    end
end

-- A new empty buffer in the window of the view that is open, else in a window below.
local function open_window()
    for _, window in ipairs(api.nvim_tabpage_list_wins(0)) do
        if views[api.nvim_win_get_buf(window)] then
            api.nvim_set_current_win(window)
            vim.cmd('enew')
            return
        end
    end
    vim.cmd('botright new')
end

---Shows lines in a window of their own.
---@param name string
---@param lines table[] as in csto.View
local function show(name, lines)
    local home = api.nvim_get_current_win()
    open_window()
    local bufnr = api.nvim_get_current_buf()
    api.nvim_buf_set_lines(bufnr, 0, -1, false, vim.tbl_map(function(line)
        return line[1]
    end, lines))
    pcall(api.nvim_buf_set_name, bufnr, name)
    set_options(bufnr)
    set_keys(bufnr)
    views[bufnr] = { home = home, lines = lines }
    api.nvim_buf_attach(bufnr, false, {
        on_detach = function()
            views[bufnr] = nil
        end,
    })
    api.nvim_win_set_option(0, 'wrap', false)
    api.nvim_win_set_height(0, math.max(3, math.min(#lines, math.floor(vim.o.lines / 3))))
end

local function target_line(target)
    target = locations.clean(target)
    local file = target.path and vim.fn.fnamemodify(target.path, ':t') or target.url or ''
    local columns = {
        text.pad(text.day(target.date), 11),
        text.pad(text.shorten(file, 28), 28),
        text.shorten(target.text or '', 200),
    }
    return { table.concat(columns, '  '), target.path and function()
        jump.to(target)
    end }
end

---What somebody said, in order of time.
---@param name string|nil nil: whoever speaks under the cursor
function M.timeline(name)
    go_home()
    local answer, state = query.at_cursor('timeline', { name = name or vim.NIL })
    local targets = query.targets(answer)
    if not state then
        return
    elseif not targets[1] then
        say.info(name and 'no statement by ' .. name .. ' in this folder' or 'no speaker under the cursor')
        return
    end
    local who = text.line(text.known(answer.name) or name or '?')
    local lines = { { who, false }, { '', false } }
    for _, target in ipairs(targets) do
        lines[#lines + 1] = target_line(target)
    end
    show('csto://timeline', lines)
end

local function speaker_line(speaker)
    local role = text.known(speaker.role)
    local line = ('%4d  %s%s'):format(
        speaker.statements,
        text.line(speaker.name),
        role and role ~= '' and ', ' .. text.shorten(role, 80) or '')
    return { line, function()
        M.timeline(speaker.name)
    end }
end

---Everybody who speaks in the folder.
---@param name string|nil only whose name holds this
function M.speakers(name)
    go_home()
    local answer, state = query.at_cursor('speakers', { name = name or vim.NIL })
    local speakers = type(answer) == 'table' and answer.speakers or {}
    if not state then
        return
    elseif not speakers[1] then
        say.info(name and 'nobody called ' .. name .. ' speaks in this folder' or 'nobody speaks in this folder')
        return
    end
    show('csto://speakers', vim.tbl_map(speaker_line, speakers))
end

return M
