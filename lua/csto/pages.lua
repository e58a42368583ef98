-- csto/pages.lua - a map of many numbers to what they stand for, which grows a page at a time
--
-- A large table of Lua is copied as a whole where it grows, and the collector of garbage goes through all of it at once
-- where it was written to meanwhile: together milliseconds in which no key is heard. Numbers that follow one another,
-- as those of extmarks do, fill pages one by one.

local M = {}

local SIZE = 256

---@class csto.Pages
---@field [integer] table pages by number; each holds values from 1

---@param pages csto.Pages
---@param number integer
---@return any|nil
function M.get(pages, number)
    local page = pages[math.floor(number / SIZE)]
    return page and page[number % SIZE + 1]
end

---@param pages csto.Pages
---@param number integer
---@param value any|nil nil takes it away
function M.set(pages, number, value)
    local at = math.floor(number / SIZE)
    local page = pages[at]
    if not page then
        page = {}
        pages[at] = page
    end
    page[number % SIZE + 1] = value
end

---Those of 0, 1, 2 and so on, as far as they are there, as a list.
---@param pages csto.Pages
---@return any[]
function M.list(pages)
    local list, value = {}, M.get(pages, 0)
    while value ~= nil do
        list[#list + 1] = value
        value = M.get(pages, #list)
    end
    return list
end

---Goes through them, in no order, and drops pages that are empty. While that lasts nothing may be added; what is there
---may be taken away.
---@param pages csto.Pages
---@return fun(): integer|nil, any
function M.each(pages)
    local at, page, slot, value = next(pages)
    return function()
        while page do
            slot, value = next(page, slot)
            if slot then
                return at * SIZE + slot - 1, value
            end
            pages[at] = next(page) and page
            at, page = next(pages, at)
        end
    end
end

return M
