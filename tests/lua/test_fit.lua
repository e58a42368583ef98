-- Labels in the room that there is.

local expect = require('expect')
local fit = require('csto.fit')

return {
    {
        'a word that would be broken begins the next row',
        function()
            expect.equal(fit.inline(' [Abovian, 9 May]', 10, 40, 0, 0), ' [Abovian, 9 May]')
            expect.equal(fit.inline(' [Abovian, 9 May]', 10, 22, 0, 0), ' [Abovian, 9' .. 'May]')
            expect.equal(fit.inline(' [Abovian, 9 May]', 10, 24, 0, 0), ' [Abovian, 9' .. '  May]')
            expect.equal(fit.inline(' [Abovian]', 20, 24, 0, 0), '    [Abovian]')
            expect.equal(fit.inline(' [Abovian]', 24, 24, 0, 0), '[Abovian]')
        end,
    },
    {
        'what follows the last word goes with it',
        function()
            expect.equal(fit.inline(' [Abovian]', 10, 20, 0, 0), ' [Abovian]')
            expect.equal(fit.inline(' [Abovian]', 10, 20, 0, 1), '          [Abovian]')
        end,
    },
    {
        'rows that are indented have less room',
        function()
            expect.equal(fit.inline(' [Abovian, 9 May]', 10, 16, 0, 0), '      [Abovian, 9 May]')
            expect.equal(fit.inline(' [Abovian, 9 May]', 10, 16, 2, 0), '      [Abovian, 9' .. '   May]')
        end,
    },
    {
        'a word longer than a row is left to be broken, and no blanks are wasted on it',
        function()
            expect.equal(fit.inline(' [Lighthouse-Keepers]', 0, 10, 0, 0), ' [Lighthouse-Keepers]')
            expect.equal(fit.inline(' [Lighthouse-Keepers]', 4, 10, 0, 0), '      [Lighthouse-Keepers]')
        end,
    },
    {
        'cells are counted, not characters',
        function()
            expect.equal(fit.inline(' [東京]', 4, 10, 0, 0), '      [東京]')
            expect.equal(fit.inline(' [東京]', 3, 10, 0, 0), ' [東京]')
        end,
    },
    {
        'below a line labels are broken between words',
        function()
            expect.equal(fit.below({ ' [Abovian, 9 May]', ' [Reed]' }, 40), { '[Abovian, 9 May] [Reed]' })
            expect.equal(fit.below({ ' [Abovian, 9 May]', ' [Reed]' }, 16), { '[Abovian, 9 May]', '[Reed]' })
            expect.equal(fit.below({ ' [Abovian, 9 May]' }, 5), { '[Abovian,', '9', 'May]' })
        end,
    },
}
