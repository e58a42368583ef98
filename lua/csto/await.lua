-- csto/await.lua - a key waits, for a bounded time, until the text has been read as it is and linked with the others

local buffer = require('csto.buffer')
local config = require('csto.config')
local say = require('csto.say')

local M = {}

local function is_linked(state)
    return buffer.is_fresh(state) and state.links ~= nil
end

-- Has the text read as it is now. Nil where that cannot be done in time; it has been said why.
local function read(bufnr)
    if not buffer.claims(bufnr, true) then
        buffer.claims(bufnr) -- says why not
        return nil
    end
    local state = buffer.get(bufnr)
    state.awaited = true
    local there = buffer.wait_for(state, config.get().wait, buffer.is_settled)
    state.awaited = false
    if there and not buffer.is_settled(state) then
        say.info('still reading ' .. buffer.name_of(bufnr) .. '; try again in a moment')
    end
    return there and buffer.is_fresh(state) and state or nil
end

---Waits until the marks are those of the text as it is, and then for the links with other articles.
---@param bufnr integer
---@param patience integer|nil milliseconds to wait for the links; nil: they must come, in the time the marks have
---@return csto.State|nil state nil where there is none in time; it has been said why
function M.state(bufnr, patience)
    local state = buffer.get(bufnr)
    if not (state and buffer.is_fresh(state)) then
        state = read(bufnr)
    end
    if not state or is_linked(state) then
        return state
    elseif not buffer.wait_for(state, patience or config.get().wait, is_linked) then
        return nil
    elseif not patience and not is_linked(state) then
        say.info('still reading the other articles of the folder; try again in a moment')
        return nil
    end
    return state
end

return M
