-- csto/timeline.lua - what somebody said, in order of time, each utterance once, and where the position changed

local query = require('csto.query')
local rows = require('csto.rows')
local say = require('csto.say')
local text = require('csto.text')
local view = require('csto.view')

local M = {}

-- Somebody whose name holds the words that were given; where several are, the user says who.
local function choose(name, again)
    local answer = query.at_cursor('speakers', { name = name })
    local speakers = type(answer) == 'table' and answer.speakers or {}
    if not speakers[1] then
        say.info('no statement by ' .. name .. ' in this folder')
    elseif not speakers[2] then
        again(speakers[1].name)
    else
        vim.ui.select(speakers, {
            prompt = 'Whose timeline?',
            format_item = function(speaker)
                return ('%s (%d)'):format(text.line(speaker.name), speaker.statements)
            end,
        }, function(chosen)
            if chosen then
                again(chosen.name)
            end
        end)
    end
end

local function show(found, who)
    view.show('timeline/' .. who, found, {
        head = 2,
        again = function()
            M.open(who)
        end,
    })
    vim.wo.foldlevel = 1
end

---What somebody said, in order of time.
---@param name string|nil nil: whoever speaks under the cursor; a part of a name will do
---@param exact boolean|nil a part will not
function M.open(name, exact)
    view.go_home()
    local found, who = rows.at_cursor('timeline', name)
    if not found then
        return
    elseif found[1] then
        show(found, text.line(who or name or '?'))
    elseif name and not exact then
        choose(name, function(chosen)
            M.open(chosen, true)
        end)
    else
        say.info(name and 'no statement by ' .. name .. ' in this folder' or 'no speaker under the cursor')
    end
end

return M
