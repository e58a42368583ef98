-- csto/slice.lua - long work in short slices, between which keys are heard
--
-- The work calls pause() wherever it may be interrupted; that costs nothing while the slice has time left. What
-- takes less than a slice is done when run() returns.

local M = {}

local uv = vim.loop

local SLICE = 1.5e6 -- nanoseconds

local due = math.huge -- when the slice that runs must end

---Lets others run where the slice has had its time. Does nothing outside of run().
function M.pause()
    if uv.hrtime() > due then
        coroutine.yield()
    end
end

local function step(work, is_wanted)
    if is_wanted and not is_wanted() then
        return
    end
    local before = due
    due = uv.hrtime() + SLICE
    local ok, err = coroutine.resume(work)
    due = before
    if not ok then
        error(debug.traceback(work, err), 0)
    elseif coroutine.status(work) == 'suspended' then
        vim.defer_fn(function()
            step(work, is_wanted)
        end, 1)
    end
end

---Does the work, in slices where it is long. What it found out before a pause() may not hold behind it.
---@param work fun()
---@param is_wanted nil|fun(): boolean asked before each slice: is the work still of use?
function M.run(work, is_wanted)
    step(coroutine.create(work), is_wanted)
end

return M
