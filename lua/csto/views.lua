-- csto/views.lua - the speakers of the folder, and what one said in order of time: real buffers, each line a jump

local jump = require('csto.jump')
local locations = require('csto.locations')
local query = require('csto.query')
local say = require('csto.say')
local text = require('csto.text')

local api = vim.api

local M = {}

local actions = {} -- by buffer: what <CR> does, by line

local function act()
    local action = (actions[api.nvim_get_current_buf()] or {})[api.nvim_win_get_cursor(0)[1]]
    if action then
        action()
    end
end

local function set_keys(bufnr)
    local keys = {
        ['q'] = '<Cmd>close<CR>',
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

-- An empty window below, for a view; the one that shows the view already, where there is one.
local function window_for(name)
    local bufnr = vim.fn.bufnr(name)
    local shown = bufnr > 0 and vim.fn.bufwinid(bufnr) or -1
    if shown > 0 then
        api.nvim_set_current_win(shown)
    else
        vim.cmd('botright new')
    end
    api.nvim_win_set_option(0, 'wrap', false)
end

---Shows lines in a window of their own. <CR> does what belongs to the line, in the window one came from.
---@param name string
---@param lines table[] { text, action or nil }
local function show(name, lines)
    local home = api.nvim_get_current_win()
    window_for(name)
    local bufnr = api.nvim_get_current_buf()
    api.nvim_buf_set_option(bufnr, 'modifiable', true)
    local texts, by_line = {}, {}
    for number, line in ipairs(lines) do
        texts[number] = line[1]
        by_line[number] = line[2]
            and function()
                if api.nvim_win_is_valid(home) then
                    api.nvim_set_current_win(home)
                end
                line[2]()
            end
    end
    api.nvim_buf_set_lines(bufnr, 0, -1, false, texts)
    actions[bufnr] = by_line
    if api.nvim_buf_get_name(bufnr) == '' then
        api.nvim_buf_set_name(bufnr, name)
        set_options(bufnr)
        set_keys(bufnr)
    end
    api.nvim_buf_set_option(bufnr, 'modifiable', false)
    api.nvim_buf_attach(bufnr, false, {
        on_detach = function()
            actions[bufnr] = nil
        end,
    })
    api.nvim_win_set_height(0, math.max(3, math.min(#texts, math.floor(vim.o.lines / 3))))
end

local function target_line(target)
    target = locations.clean(target)
    local file = target.path and vim.fn.fnamemodify(target.path, ':t') or target.url or ''
    local line = ('%-11s  %s  (%s)'):format(
        text.day(target.date),
        text.shorten(target.text or '', 100),
        text.line(file))
    return { line, target.path and function()
        jump.to(target)
    end }
end

---What somebody said, in order of time.
---@param name string|nil nil: whoever speaks under the cursor
function M.timeline(name)
    local answer, state = query.at_cursor('timeline', { name = name or vim.NIL })
    local targets = query.targets(answer)
    if not state then
        return
    elseif not targets[1] then
        say.info(name and 'no statement by ' .. name .. ' in this folder' or 'no speaker under the cursor')
        return
    end
    local who = text.line(text.known(answer.name) or name or '?')
    local lines = { { who }, { '' } }
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
