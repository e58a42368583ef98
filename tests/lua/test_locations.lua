local expect = require('expect')
local fixture = require('fixture')
local locations = require('csto.locations')

local function target(path, row, column, text)
    return { path = path, row = row, column = column, text = text }
end

return {
    {
        'a place in a file that nobody opened',
        function()
            local path = fixture.file('One\nIt rains.\n')
            expect.equal({ locations.now(target(path, 1, 3, 'rains')) }, { 1, 3, false })
        end,
    },
    {
        'a place in a file that was edited since',
        function()
            local path = fixture.file('New\nNew\nOne\nYes, it rains.\n')
            expect.equal({ locations.now(target(path, 1, 3, 'it rains')) }, { 3, 5, false })
        end,
    },
    {
        'a BOM or Latin-1 in the file does not move a place in the buffer',
        function()
            local path = fixture.file('\239\187\191He said it rains.\n')
            expect.equal({ locations.now(target(path, 0, 8, 'it rains')) }, { 0, 8, false })
            path = fixture.file('Ren\233 said it rains.\n')
            expect.equal({ locations.now(target(path, 0, 11, 'it rains')) }, { 0, 11, false })
        end,
    },
    {
        'a file that is gone',
        function()
            expect.equal({ locations.now(target('/nowhere/x.txt', 4, 2, 'it rains')) }, { 4, 2, false })
        end,
    },
    {
        'a place in a buffer, saved or not',
        function()
            local path = fixture.file('One\nIt rains.\n')
            vim.cmd('edit ' .. path)
            vim.fn.append(0, { 'New', 'New' })
            expect.equal({ locations.now(target(path, 1, 3, 'rains')) }, { 3, 3, true })
            vim.fn.setline(4, 'It snows.')
            expect.equal({ locations.now(target(path, 1, 3, 'rains')) }, { 1, 3, true })
            vim.cmd('bwipeout!')
        end,
    },
    {
        'who, when, what and how, in a line',
        function()
            expect.equal(
                locations.describe({
                    name = 'A',
                    date = '2024-05-10',
                    text = 'it\nrains',
                    kind = 'same',
                    wording = 'altered',
                }),
                'A, 10 May 2024: it rains [same, altered]'
            )
            expect.equal(locations.describe({ text = 'it rains' }), 'it rains')
        end,
    },
}
