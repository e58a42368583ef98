local expect = require('expect')

vim.env.MAKEFLAGS = nil -- of the make that runs the tests: its warning would be the latest that make says

-- A folder with our build.lua and a Makefile of these commands.
local function folder(...)
    local path = vim.fn.tempname() .. ' with a blank'
    vim.fn.mkdir(path, 'p')
    vim.fn.writefile(vim.fn.readfile('build.lua'), path .. '/build.lua')
    vim.fn.writefile(
        { 'all:', unpack(vim.tbl_map(function(command)
            return '\t@' .. command
        end, { ... })) },
        path .. '/Makefile'
    )
    return path
end

return {
    {
        'by itself it waits until all is built',
        function()
            local path = folder('touch built')
            dofile(path .. '/build.lua')
            expect.equal(vim.fn.filereadable(path .. '/built'), 1)
        end,
    },
    {
        'in a coroutine, as lazy.nvim calls it, it yields, and tells what make says',
        function()
            local path = folder('echo compiles', 'sleep 0.1', 'touch built')
            local yielded, build = {}, coroutine.create(assert(loadfile(path .. '/build.lua')))
            while coroutine.status(build) ~= 'dead' do
                local ok, words = coroutine.resume(build)
                expect.truth(ok, words)
                yielded[#yielded + 1] = words
                vim.wait(1)
            end
            expect.holds(table.concat(yielded, '\n'), 'compiles')
            expect.equal(vim.fn.filereadable(path .. '/built'), 1)
        end,
    },
    {
        'a build that fails is an error that holds what make says',
        function()
            local path = folder('echo no compiler; false')
            local ok, err = pcall(dofile, path .. '/build.lua')
            expect.equal(ok, false)
            expect.holds(err, 'no compiler')
        end,
    },
}
