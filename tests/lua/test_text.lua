local expect = require('expect')
local text = require('csto.text')

local lines = { 'It rains.', 'He said it rains.', '', 'It rains again.' }

return {
    {
        'a line for the screen has no control characters',
        function()
            expect.equal(text.line('a\tb\r\nc\27[31md\0e'), 'a b c^[[31md^@e')
        end,
    },
    {
        'text is shortened after a word, by characters',
        function()
            expect.equal(text.shorten('one two three', 20), 'one two three')
            expect.equal(text.shorten('one two three', 9), 'one two…')
            expect.equal(text.shorten('одиннадцать', 5), 'один…')
        end,
    },
    {
        'dates are written as people read them',
        function()
            expect.equal(text.day('2024-03-13'), '13 Mar 2024')
            expect.equal(text.day('2024-03'), 'Mar 2024')
            expect.equal(text.day('2024'), '2024')
            expect.equal(text.day(nil), '')
        end,
    },
    {
        'one is not counted as many',
        function()
            expect.equal(text.counted(1, 'report'), '1 report')
            expect.equal(text.counted(0, 'report'), '0 reports')
            expect.equal(text.counted(2, 'reply', 'replies'), '2 replies')
        end,
    },
    {
        'a text is found where it was',
        function()
            expect.equal({ text.find_again(lines, 3, 0, 'It rains') }, { 3, 0 })
            expect.equal({ text.find_again(lines, 0, 0, 'It rains') }, { 0, 0 })
        end,
    },
    {
        'a text that moved is found at the nearest place',
        function()
            expect.equal({ text.find_again(lines, 2, 5, 'It rains') }, { 3, 0 })
            expect.equal({ text.find_again(lines, 2, 5, 'it rains') }, { 1, 8 })
            expect.equal({ text.find_again(lines, 90, 0, 'He said') }, { 1, 0 })
        end,
    },
    {
        'a text that is gone, or none, is nowhere',
        function()
            expect.equal({ text.find_again(lines, 0, 0, 'It snows') }, {})
            expect.equal({ text.find_again(lines, 0, 0, '') }, {})
            expect.equal({ text.find_again({}, 0, 0, 'It rains') }, {})
        end,
    },
    {
        'a pattern matches the text, whatever stands for its other characters',
        function()
            local pattern = text.pattern('“No/way\\ [of] it’s.*” he')
            for _, line in ipairs({ '“No/way\\ [of] it’s.*” he', 'âNo/way\\ [of] itâs.*â he' }) do
                expect.truth(vim.fn.match(line, pattern) >= 0, line)
            end
            expect.equal(vim.fn.match('“no/way\\ [of] it’s.*” he', pattern), -1)
        end,
    },
    {
        'sizes',
        function()
            expect.equal(text.size(12), '12 bytes')
            expect.equal(text.size(2048), '2 KiB')
            expect.equal(text.size(16 * 1024 * 1024), '16.0 MiB')
        end,
    },
}
