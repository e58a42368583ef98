local config = require('csto.config')
local expect = require('expect')

return {
    {
        'defaults hold where nothing is set',
        function()
            local options, errors = config.resolve(nil, nil)
            expect.equal(errors, {})
            expect.equal(options.folder, true)
            expect.equal(options.marks.direct, true)
            expect.equal(options.binary, nil)
        end,
    },
    {
        'setup lies over vim.g.csto, which lies over the defaults',
        function()
            local options, errors = config.resolve(
                { debounce = 10, marks = { cue = false } },
                { debounce = 20, hover = { border = 'single' } }
            )
            expect.equal(errors, {})
            expect.equal(options.debounce, 20)
            expect.equal(options.marks.cue, false)
            expect.equal(options.marks.source, true)
            expect.equal(options.hover.border, 'single')
        end,
    },
    {
        'a wrong key is named by its path and the default stays',
        function()
            local options, errors = config.resolve({
                debounce = 'soon',
                mark = {},
                marks = { direct = 2, colour = true },
                hover = 5,
                wait = -1,
                timeout = 99.5,
            })
            expect.equal(errors, {
                'there is no option vim.g.csto.mark',
                'there is no option vim.g.csto.marks.colour',
                'vim.g.csto.debounce must be a number, not "soon"',
                'vim.g.csto.hover must be a table, not 5',
                'vim.g.csto.marks.direct must be a boolean, not 2',
                'vim.g.csto.timeout must be a whole number from 100, not 99.5',
                'vim.g.csto.wait must be a whole number from 0, not -1',
            })
            expect.equal(options, (config.resolve(nil, nil)))
        end,
    },
    {
        'what Vim takes is right here, too: its library, and 0 and 1 for booleans',
        function()
            local options, errors = config.resolve({ library = '/lib/libcsto.so', auto = 1, marks = { cue = 0 } }, nil)
            expect.equal(errors, {})
            expect.equal(options.auto, true)
            expect.equal(options.marks.cue, false)
        end,
    },
    {
        'every option of either editor is one of the other',
        function()
            local of_vim, ours, group = {}, {}, nil
            local text = table.concat(vim.fn.readfile('autoload/csto/config.vim'), '\n')
            for line in text:match('\nconst schema = {\n(.-)\n}\n'):gmatch('[^\n]+') do
                local indent, key, value = line:match('^( *)([%a_]+): (.)')
                if key and value == '{' then
                    group = key .. '.'
                elseif key then
                    of_vim[#of_vim + 1] = (#indent > 4 and group or '') .. key
                end
            end
            for _, option in ipairs(config.describe()) do
                ours[#ours + 1] = option[1]
            end
            table.sort(of_vim)
            table.sort(ours)
            expect.equal(of_vim, ours)
            expect.truth(#ours > 20)
        end,
    },
    {
        'what is said and written is marked, what is thought and intended on request',
        function()
            local shown = {}
            for _, act in ipairs({ 'assert', 'ask', 'commit', 'decree', 'evidence', 'think', 'intend' }) do
                shown[#shown + 1] = config.is_shown({ act = act }) and act or nil
            end
            expect.equal(shown, { 'assert', 'ask', 'commit', 'decree', 'evidence' })
            expect.equal(config.toggle('thoughts'), true)
            expect.equal(config.is_shown({ act = 'think' }), true)
            expect.equal(config.toggle('thoughts'), false)
        end,
    },
    {
        'what is not a table is refused as a whole',
        function()
            local _, errors = config.resolve('yes', 3)
            expect.equal(errors, { 'setup must be a table, not 3', 'vim.g.csto must be a table, not "yes"' })
        end,
    },
}
