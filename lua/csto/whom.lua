-- csto/whom.lua - who is meant by a part of a name

local query = require('csto.query')
local say = require('csto.say')
local text = require('csto.text')

local M = {}

local function choose_among(speakers, name, prompt, act)
    if not speakers[1] then
        say.info('nobody called ' .. name .. ' speaks in this folder')
    elseif not speakers[2] then
        act(speakers[1].name)
    else
        vim.ui.select(speakers, {
            prompt = prompt,
            format_item = function(speaker)
                return ('%s (%d)'):format(text.line(speaker.name), speaker.statements)
            end,
        }, function(chosen)
            if chosen then
                act(chosen.name)
            end
        end)
    end
end

---Finds somebody of the folder whose name holds the words that were given; of several the user says whom.
---@param name string
---@param prompt string
---@param act fun(name: string) called with the whole name
function M.choose(name, prompt, act)
    query.folder_at_cursor('speakers', { name = name }, function(answer)
        choose_among(type(answer) == 'table' and answer.speakers or {}, name, prompt, act)
    end)
end

return M
