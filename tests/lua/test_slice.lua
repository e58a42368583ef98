local expect = require('expect')
local slice = require('csto.slice')

-- Keeps a slice busy until it is over.
local function use_up()
    local start = vim.loop.hrtime()
    while vim.loop.hrtime() - start < 3e6 do
        start = start + 0
    end
end

return {
    {
        'short work is done at once',
        function()
            local done = false
            slice.run(function()
                slice.pause()
                done = true
            end)
            expect.truth(done)
        end,
    },
    {
        'long work goes on when others have had their turn',
        function()
            local order = {}
            vim.schedule(function()
                order[#order + 1] = 'other'
            end)
            slice.run(function()
                for number = 1, 3 do
                    order[#order + 1] = number
                    use_up()
                    slice.pause()
                end
            end)
            expect.equal(order, { 1 })
            vim.wait(1000, function()
                return #order == 4
            end, 1)
            expect.equal(order, { 1, 'other', 2, 3 })
        end,
    },
    {
        'work that nobody wants any more ends where it is',
        function()
            local wanted, steps = true, 0
            slice.run(function()
                for _ = 1, 3 do
                    steps = steps + 1
                    use_up()
                    slice.pause()
                end
            end, function()
                return wanted
            end)
            wanted = false
            vim.wait(30)
            expect.equal(steps, 1)
        end,
    },
    {
        'what is small is done at once, however long it takes',
        function()
            local steps = 0
            slice.run(function()
                for _ = 1, 3 do
                    use_up()
                    steps = steps + 1
                    slice.pause()
                end
            end, nil, 2)
            expect.equal(steps, 3)
            vim.wait(100, function()
                return false
            end)
            expect.equal(steps, 3)
        end,
    },
    {
        'a fault is told, with its place; outside of work nothing pauses',
        function()
            local ok, err = pcall(slice.run, function()
                error('broken')
            end)
            expect.equal(ok, false)
            expect.holds(err, 'test_slice.lua')
            use_up()
            slice.pause()
        end,
    },
}
