-- csto/query.lua - a question about the place under the cursor

local buffer = require('csto.buffer')
local client = require('csto.client')

local M = {}

---Asks the backend about the cursor's place, once the current buffer has been read as it is now.
---@param method string
---@param more table|nil further entries of the question
---@param patience integer|nil milliseconds to wait for the other articles; nil: they are needed
---@return any|nil answer
---@return csto.State|nil state nil where there is no answer because something went wrong; it has been said what
function M.at_cursor(method, more, patience)
    local bufnr = vim.api.nvim_get_current_buf()
    local state = buffer.await(bufnr, patience)
    if not state then
        return nil, nil
    end
    local cursor = vim.api.nvim_win_get_cursor(0)
    local place = { buffer = bufnr, row = cursor[1] - 1, column = cursor[2] }
    local answer, answered = client.ask(method, vim.tbl_extend('force', place, more or {}))
    return answer, answered and state or nil
end

---@param answer table|nil
---@return table[] targets
function M.targets(answer)
    return type(answer) == 'table' and answer.targets or {}
end

return M
