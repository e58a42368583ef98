-- csto/timeline.lua - what somebody said, in order of time, each utterance once, and where the position changed

local rows = require('csto.rows')
local say = require('csto.say')
local text = require('csto.text')
local view = require('csto.view')
local whom = require('csto.whom')

local M = {}

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
    rows.at_cursor('timeline', name, function(found, who)
        if found[1] then
            show(found, text.line(who or name or '?'))
        elseif name and not exact then
            whom.choose(name, 'Whose timeline?', function(chosen)
                M.open(chosen, true)
            end)
        else
            say.info(name and 'no statement by ' .. name .. ' in this folder' or 'no speaker under the cursor')
        end
    end)
end

return M
