-- csto/query.lua - a question about a place of a buffer

local await = require('csto.await')
local client = require('csto.client')

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

---@param answer table|nil
---@return table[] targets
function M.targets(answer)
    return type(answer) == 'table' and answer.targets or {}
end

return M
