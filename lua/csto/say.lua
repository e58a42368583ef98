-- csto/say.lua - the one way in which the plugin speaks to the user
--
-- Later, from the main loop: an error message within a command would end the script that called it.

local text = require('csto.text')

local M = {}

local function say(message, level)
    vim.schedule(function()
        vim.notify('csto: ' .. text.line(message), level)
    end)
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
