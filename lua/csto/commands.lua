-- csto/commands.lua - what the commands and <Plug> mappings of plugin/csto.lua do

local M = {}

local function named(arguments)
    return arguments ~= '' and arguments or nil
end

---@param command table as nvim_create_user_command() passes it
function M.claims(command)
    local buffer = require('csto.buffer')
    local bufnr = vim.api.nvim_get_current_buf()
    if command.bang then
        buffer.forget(bufnr)
    else
        buffer.claims(bufnr)
    end
end

function M.hover()
    require('csto.hover').open()
end

function M.source()
    require('csto.jump').source()
end

function M.reports()
    require('csto.jump').reports()
end

function M.conflicts()
    require('csto.jump').conflicts()
end

function M.list()
    require('csto.list').open()
end

function M.speakers(command)
    require('csto.views').speakers(named(command.args))
end

function M.timeline(command)
    require('csto.views').timeline(named(command.args))
end

function M.next()
    require('csto.jump').move(vim.v.count1)
end

function M.prev()
    require('csto.jump').move(-vim.v.count1)
end

---Names of the speakers of the current buffer that begin with `lead`, whatever the case.
---@param lead string
---@return string[]
function M.complete_name(lead)
    local names = {}
    for _, speaker in ipairs(require('csto').speakers(0)) do
        if vim.startswith(speaker.name:lower(), lead:lower()) then
            names[#names + 1] = speaker.name
        end
    end
    table.sort(names)
    return names
end

return M
