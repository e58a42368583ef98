-- csto/slice.lua - long work in short slices, between which keys are heard
--
-- The work calls pause() wherever it may be interrupted; that costs nothing while the slice has time left. What
-- takes less than a slice is done when run() returns.

local M = {}

local uv = vim.loop

local SLICE = 1.5e6 -- nanoseconds, of all that runs in one turn of the main loop

local due = math.huge -- when the slice that runs must end
local turn, turn_due -- of the main loop: the time it goes by, and when its slice ends
local free = 0 -- pauses that are passed over, whatever the time

---Lets others run where the slice has had its time. Does nothing outside of run().
function M.pause()
    if free > 0 then
        free = free - 1
    elseif uv.hrtime() > due then
        coroutine.yield()
    end
end

-- When the slice of this turn ends.
local function end_of_slice()
    if uv.now() ~= turn then
        turn, turn_due = uv.now(), uv.hrtime() + SLICE
    end
    return turn_due
end

---Within run(): waits for what comes later.
---@param start fun(come: fun(...)) begins it; `come` is to be called with what came
---@return any ... what came
function M.await(start)
    local come
    start(function(...)
        come = { n = select('#', ...), ... }
    end)
    while not come do
        coroutine.yield()
    end
    return unpack(come, 1, come.n)
end

local function step(work, is_wanted, at_once)
    if is_wanted and not is_wanted() then
        return
    end
    local due_before, free_before = due, free
    due, free = end_of_slice(), at_once or 0
    local ok, err = coroutine.resume(work)
    due, free = due_before, free_before
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
---@param at_once integer|nil pauses that are passed over first, however long that takes: what is small is then done
---when run() returns, on a busy machine, too
function M.run(work, is_wanted, at_once)
    step(coroutine.create(work), is_wanted, at_once)
end

return M
