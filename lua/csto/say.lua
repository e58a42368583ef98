-- csto/say.lua - the one way in which the plugin speaks to the user

local text = require('csto.text')

local M = {}

local function say(message, level)
    vim.notify('csto: ' .. text.line(message), level)
end

---@param message string
function M.error(message)
    say(message, vim.log.levels.ERROR)
end

---@param message string
function M.warn(message)
    say(message, vim.log.levels.WARN)
end

---@param message string
function M.info(message)
    say(message, vim.log.levels.INFO)
end

return M
