local expect = require('expect')
local pages = require('csto.pages')

local function numbers(map)
    local out = {}
    for number, value in pages.each(map) do
        expect.equal(value, number * 2)
        out[#out + 1] = number
    end
    table.sort(out)
    return out
end

return {
    {
        'a number stands for what it was given, on whichever page',
        function()
            local map, given = {}, { 0, 1, 255, 256, 257, 100000 }
            for _, number in ipairs(given) do
                pages.set(map, number, number * 2)
            end
            for _, number in ipairs(given) do
                expect.equal(pages.get(map, number), number * 2)
            end
            expect.equal(pages.get(map, 2), nil)
            expect.equal(pages.get(map, 70000), nil)
            expect.equal(numbers(map), given)
        end,
    },
    {
        'what is taken away on the way is gone, and so are the pages that held nothing else',
        function()
            local map = {}
            for number = 1, 2000 do
                pages.set(map, number, number * 2)
            end
            for number in pages.each(map) do
                if number ~= 1000 then
                    pages.set(map, number, nil)
                end
            end
            expect.equal(numbers(map), { 1000 })
            expect.equal(vim.tbl_count(map), 1)
        end,
    },
    {
        'what is there from 0 on is a list, whichever came first',
        function()
            local map = {}
            for step = 0, 999 do
                pages.set(map, (step + 700) % 1000, step)
            end
            local list = pages.list(map)
            expect.equal({ #list, list[1], list[300], list[701] }, { 1000, 300, 599, 0 })
            pages.set(map, 500, nil)
            expect.equal(#pages.list(map), 500)
            expect.equal(pages.list({}), {})
        end,
    },
    {
        'nothing is gone through where nothing is',
        function()
            expect.equal(numbers({}), {})
        end,
    },
}
