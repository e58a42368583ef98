-- csto/turns.lua - long work done a little at a time, so that the editor has its turns between

local uv = vim.loop

local M = {}

local SLICE = 5 -- milliseconds of work, at least one step, before the editor has its turn

---Does work, at first at once; when it has lasted for a slice, the rest of it later.
---@param work fun(step: fun()) calls `step` behind each of its steps; what it found out before may not hold behind that
function M.take(work)
    local routine, began = coroutine.create(work), 0
    local function step()
        if uv.hrtime() - began > SLICE * 1e6 then
            coroutine.yield()
        end
    end
    local function go()
        began = uv.hrtime()
        local ok, fault = coroutine.resume(routine, step)
        if not ok then
            error(fault, 0)
        elseif coroutine.status(routine) ~= 'dead' then
            vim.defer_fn(go, 1)
        end
    end
    go()
end

return M
