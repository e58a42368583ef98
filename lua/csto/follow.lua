-- csto/follow.lua - an article to which a jump, a tag, a list or a language client leads is marked when one gets there

local buffer = require('csto.buffer')
local config = require('csto.config')

local api = vim.api

local M = {}

local named ---@type table<string, table<integer, boolean>>|nil rows that somebody may go to; nil before the first

---Marks an article that was reached, unless it is marked.
---@param bufnr integer
function M.arrive(bufnr)
    if config.get().follow and api.nvim_buf_is_loaded(bufnr) and not buffer.get(bufnr) then
        buffer.claims(bufnr, true)
    end
end

-- A file that is opened in another way shows another line, as a rule.
local function is_there(bufnr, rows)
    for _, window in ipairs(vim.fn.win_findbuf(bufnr)) do
        if rows[api.nvim_win_get_cursor(window)[1] - 1] then
            return true
        end
    end
end

-- Once for each time that it was named: who takes its marks away does not find them there again.
local function entered(event)
    local path = api.nvim_buf_get_name(event.buf)
    local rows = named[path]
    if rows then
        vim.schedule(function()
            if api.nvim_buf_is_valid(event.buf) and is_there(event.buf, rows) then
                named[path] = nil
                M.arrive(event.buf)
            end
        end)
    end
end

local function watch()
    named = {}
    api.nvim_create_autocmd('BufEnter', {
        group = api.nvim_create_augroup('csto_follow', { clear = true }),
        callback = entered,
    })
end

---Says where the user may go from here.
---@param path string
---@param row integer from 0
function M.expect(path, row)
    if not named then
        watch()
    end
    named[path] = named[path] or {}
    named[path][row] = true
end

return M
