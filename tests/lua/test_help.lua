-- The help names what there is, with the defaults that hold.

local config = require('csto.config')
local expect = require('expect')

local help = table.concat(vim.fn.readfile('doc/csto.txt'), '\n')

-- The value that the help gives for an option, or nil.
local function documented(path)
    return help:match('\n\t' .. vim.pesc(path) .. '%s+(%S+)%s')
end

local function compare(node, prefix)
    for key, value in pairs(node) do
        local path = prefix .. key
        if type(value) == 'table' then
            compare(value, path .. '.')
        else
            expect.equal(documented(path), type(value) == 'string' and '"' .. value .. '"' or tostring(value), path)
        end
    end
end

return {
    {
        'every option is there, with its default',
        function()
            compare((config.resolve(nil, nil)), '')
            expect.equal(documented('binary'), 'none')
            expect.equal(documented('date'), 'none')
        end,
    },
    {
        'every command and mapping is there',
        function()
            local plugin = table.concat(vim.fn.readfile('plugin/csto.lua'), '\n')
            local count = 0
            for name in plugin:gmatch("\ncommand%('(Csto%a*)'") do
                expect.holds(help, '*:' .. name .. '*')
                count = count + 1
            end
            for name in plugin:gmatch("\nmap%('%a+', '([%a-]+)'") do
                expect.holds(help, '*<Plug>(csto-' .. name .. ')*')
                count = count + 1
            end
            expect.equal(count, 17)
        end,
    },
    {
        'commands and options are as the code has them (.ci/help.lua writes them)',
        function()
            local wanted, there = dofile('.ci/help.lua').render()
            expect.equal(table.concat(there, '\n'), table.concat(wanted, '\n'))
        end,
    },
    {
        'every highlight group is there, with its link',
        function()
            require('csto.marks').define_groups()
            for group, target in vim.fn.execute('highlight'):gmatch('\n(Csto%a+)%s+xxx links to (%a+)') do
                expect.truth(help:find('\n\t' .. group .. '%s+' .. target .. '%s'), group)
            end
        end,
    },
    {
        'every function of the API is there',
        function()
            for name in pairs(require('csto')) do
                expect.holds(help, '*csto.' .. name .. '()*')
            end
        end,
    },
}
