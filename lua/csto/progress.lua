-- csto/progress.lua - how far the reading of a folder is, where Neovim has a place to show it (0.12)

local text = require('csto.text')

local M = {}

local has_progress = vim.fn.has('nvim-0.12') == 1
local message -- id of the message under way
local is_long = false -- a folder that is read at once needs no words
local listeners = {}

local function echo(words, status, percent)
    if not has_progress then
        return
    end
    local ok, id = pcall(vim.api.nvim_echo, { { words } }, false, {
        kind = 'progress',
        source = 'csto',
        title = 'csto',
        status = status,
        percent = percent,
        id = message,
    })
    message = ok and status == 'running' and id or nil
end

---Says who else wants to know: called with the articles read, their number, and whether that is all.
---@param listener fun(done: integer, total: integer, ended: boolean)
function M.on(listener)
    listeners[#listeners + 1] = listener
end

---@param done integer articles read
---@param total integer
function M.show(done, total)
    local percent = math.floor(100 * done / math.max(total, 1))
    if is_long then
        echo(('reads the folder: %d of %d articles'):format(done, total), 'running', percent)
    end
    is_long = true
    for _, listener in ipairs(listeners) do
        listener(done, total, false)
    end
end

---@param total integer|nil
function M.finish(total)
    if message then
        echo(text.counted(total or 0, 'article') .. ' read', 'success', 100)
    end
    is_long = false
    for _, listener in ipairs(listeners) do
        listener(total or 0, total or 0, true)
    end
end

return M
