-- csto/query.lua - a question about a place of a buffer

local await = require('csto.await')
local client = require('csto.client')
local slice = require('csto.slice')

local M = {}

---Asks the backend about a place, once the buffer has been read as it is now.
---@param bufnr integer
---@param row integer from 0
---@param column integer bytes from 0
---@param method string
---@param more table|nil further entries of the question
---@param patience integer|nil milliseconds to wait for the other articles; nil: they are needed
---@return any|nil answer
---@return csto.State|nil state nil where there is no answer because something went wrong; it has been said what
function M.at(bufnr, row, column, method, more, patience)
    local state = await.state(bufnr, patience)
    if not state then
        return nil, nil
    end
    local place = { buffer = bufnr, row = row, column = column }
    local answer, answered = client.ask(method, vim.tbl_extend('force', place, more or {}))
    return answer, answered and state or nil
end

---Asks about the cursor's place.
---@param method string
---@param more table|nil
---@param patience integer|nil
---@return any|nil answer, csto.State|nil state as at() returns them
function M.at_cursor(method, more, patience)
    local cursor = vim.api.nvim_win_get_cursor(0)
    return M.at(vim.api.nvim_get_current_buf(), cursor[1] - 1, cursor[2], method, more, patience)
end

---Asks what the whole folder of a buffer tells: at once or, where that is too large to be held, without waiting for it.
---@param state csto.State
---@param method string 'speakers', 'timeline' or 'list'
---@param map table
---@param act fun(answer: any|nil, answered: boolean)
function M.folder(state, method, map, act)
    local is_large = state.links and state.links.whole == false
    map.buffer = state.bufnr
    if is_large then
        client.ask_later(method, map, act)
    else
        act(client.ask(method, map))
    end
end

---The same within slice.run().
---@param state csto.State
---@param method string
---@param map table
---@return any|nil answer, boolean answered
function M.await_folder(state, method, map)
    return slice.await(function(come)
        M.folder(state, method, map, come)
    end)
end

---The same about the cursor's place. Who has left the window meanwhile hears nothing of it.
---@param method string
---@param more table
---@param act fun(answer: any|nil)
function M.folder_at_cursor(method, more, act)
    local window, cursor = vim.api.nvim_get_current_win(), vim.api.nvim_win_get_cursor(0)
    local state = await.state(vim.api.nvim_get_current_buf())
    if not state then
        return
    end
    local map = vim.tbl_extend('force', { row = cursor[1] - 1, column = cursor[2] }, more)
    M.folder(state, method, map, function(answer, answered)
        if answered and vim.api.nvim_get_current_win() == window then
            act(answer)
        end
    end)
end

---@param answer table|nil
---@return table[] targets
function M.targets(answer)
    return type(answer) == 'table' and answer.targets or {}
end

return M
