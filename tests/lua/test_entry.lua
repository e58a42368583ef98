local entry = require('csto.entry')
local expect = require('expect')

local brook = {
    name = 'Ada Brook',
    row = vim.NIL,
    head = { '# speakers.tsv', 'name\tkind\taliases\troles\taffiliation\tnote\tlink' },
    cells = { name = 'Ada Brook', kind = 'person', aliases = 'Brook', roles = 'mayor [2024..]', affiliation = '' },
}

return {
    {
        'a new table begins with its head',
        function()
            expect.equal(entry.proposal({ '' }, brook), {
                brook.head[1],
                brook.head[2],
                'Ada Brook\tperson\tBrook\tmayor [2024..]\t-\t-\t-',
            })
        end,
    },
    {
        'comments are kept, and get the names of columns',
        function()
            expect.equal(entry.proposal({ '# mine', '', '  ' }, brook), {
                brook.head[2],
                'Ada Brook\tperson\tBrook\tmayor [2024..]\t-\t-\t-',
            })
        end,
    },
    {
        'a row follows the columns of the table',
        function()
            expect.equal(entry.proposal({ '# mine', 'roles\tname\tshoe size', 'x\tTom\t9' }, brook), {
                'mayor [2024..]\tAda Brook\t-',
            })
        end,
    },
    {
        'where the columns have no names there is no row',
        function()
            expect.equal(entry.proposal({ 'Tom Reed\tperson' }, brook), nil)
        end,
    },
    {
        'a row is found by its name, whatever was edited since',
        function()
            local table_of = { '#', 'kind\tname', '# person\tAda Brook', 'person\tTom Reed', 'person\t Ada Brook ' }
            expect.equal(entry.find(table_of, brook), 5)
            expect.equal(entry.find({ 'kind\tname', 'person\tTom Reed' }, brook), nil)
            expect.equal(entry.find({ '' }, brook), nil)
        end,
    },
    {
        'else where the backend knows it, under another name',
        function()
            local other = vim.tbl_extend('force', brook, { row = 1 })
            expect.equal(entry.find({ 'name\taliases', 'Brook, Ada\tAda Brook' }, other), 2)
            expect.equal(entry.find({ 'name' }, other), nil)
        end,
    },
}
