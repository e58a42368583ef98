-- expect.lua - what a test may demand; a demand that is not met ends the test

local M = {}

local function show(value)
    return vim.inspect(value)
end

function M.equal(got, wanted, what)
    if not vim.deep_equal(got, wanted) then
        error(('%s:\n  wanted %s\n  got    %s'):format(what or 'not equal', show(wanted), show(got)), 2)
    end
end

function M.truth(got, what)
    if not got then
        error(what or 'not true', 2)
    end
end

---The text holds the part, as it is.
function M.holds(whole, part, what)
    if not tostring(whole):find(part, 1, true) then
        error(('%s: no %s in\n%s'):format(what or 'missing', show(part), tostring(whole)), 2)
    end
end

function M.lacks(whole, part, what)
    if tostring(whole):find(part, 1, true) then
        error(('%s: %s in\n%s'):format(what or 'unwanted', show(part), tostring(whole)), 2)
    end
end

function M.skip(why)
    error({ skip = why }, 0)
end

return M
