-- What the plugin does before anybody uses it: nothing.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local function loaded(child)
    return child:lua([[
        local out = {}
        for name in pairs(package.loaded) do
            if name:find('^csto') then out[#out + 1] = name end
        end
        return out]])
end

local function mapped(child)
    return child:lua([[
        local out = {}
        for _, mode in ipairs({ 'n', 'x', 'o', 'i' }) do
            for _, map in ipairs(vim.api.nvim_get_keymap(mode)) do
                local text = vim.inspect(map)
                if text:lower():find('csto') then out[#out + 1] = map.lhs end
            end
        end
        table.sort(out)
        return out]])
end

return {
    {
        'no module is loaded and no process runs',
        function()
            local child = Child.start()
            child:cmd('edit ' .. fixture.articles() .. '/armenia-dues-courier.txt')
            expect.equal(child:get("vim.fn.exists(':CstoClaims')"), 2)
            expect.equal(loaded(child), {})
            for _, channel in ipairs(child:get('vim.api.nvim_list_chans()')) do
                expect.truth(channel.stream ~= 'job', vim.inspect(channel))
            end
            -- one group by that name, which waits for `auto` and for sessions; no other
            expect.equal(child:get("vim.fn.getcompletion('csto', 'augroup')"), { 'csto' })
        end,
    },
    {
        'no key is mapped but <Plug>',
        function()
            for _, key in ipairs(mapped(Child.start())) do
                expect.holds(key, '<Plug>(csto-')
            end
        end,
    },
    {
        'every command and mapping says what it does',
        function()
            local child = Child.start()
            local told = child:lua([[
                local told = {}
                for name, each in pairs(vim.api.nvim_get_commands({})) do
                    told[name] = name:find('^Csto') and each.definition
                end
                for _, mode in ipairs({ 'n', 'x', 'o' }) do
                    for _, map in ipairs(vim.api.nvim_get_keymap(mode)) do
                        told[mode .. map.lhs] = map.lhs:find('csto') and (map.desc or '')
                    end
                end
                return told]])
            expect.equal(vim.tbl_count(told), 10 + 7 + 4 + 4)
            for name, words in pairs(told) do
                expect.truth(words:find('^%u%l+%s'), name .. ': ' .. words)
            end
            expect.holds(child:get("vim.fn.execute('command CstoSource')"), 'Go to the report nearest the origin')
        end,
    },
    {
        'it can be switched off, and sourced twice',
        function()
            local child = Child.start({ before = { 'let g:loaded_csto = 1' } })
            expect.equal(child:get("vim.fn.exists(':CstoClaims')"), 0)
            child:cmd('unlet g:loaded_csto | runtime plugin/csto.lua | runtime plugin/csto.lua')
            expect.equal(child:get("vim.fn.exists(':CstoClaims')"), 2)
        end,
    },
    {
        'the API answers before anything was marked, and starts nothing',
        function()
            local child = Child.start()
            expect.equal(child:get("require('csto').statements()"), {})
            expect.equal(child:get("require('csto').speakers(0)"), {})
            expect.equal(child:get("require('csto').statusline()"), '')
            child:lua("require('csto').setup({ debounce = 5 })")
            expect.equal(child:get("require('csto.client').is_running()"), false)
        end,
    },
    {
        'a wrong option is named at first use, and the rest works',
        function()
            local child = Child.start({ before = { 'let g:csto.marks = {"cue": "off"}' } })
            child:mark(fixture.articles() .. '/armenia-dues-courier.txt')
            expect.holds(child:messages(), 'csto: vim.g.csto.marks.cue must be a boolean, not "off"')
            expect.truth(#child:marked('CstoCue') > 0)
        end,
    },
    {
        'options may come from a function',
        function()
            local child = Child.start({ binary = '/nowhere' })
            child:lua(
                [[
                local binary = ...
                vim.g.csto = function() return { binary = binary, marks = { cue = false } } end
            ]],
                Child.build .. '/csto'
            )
            child:mark(fixture.articles() .. '/armenia-dues-courier.txt')
            expect.equal(child:marked('CstoCue'), {})
            expect.truth(#child:marked('CstoDirect') > 0)
        end,
    },
    {
        ':help and :checkhealth',
        function()
            local child = Child.start()
            child:cmd('helptags ' .. Child.root .. '/doc')
            for _, tag in ipairs({ 'csto', ':CstoClaims', 'csto-options', '<Plug>(csto-next)', 'csto.statements()' }) do
                child:cmd('help ' .. tag)
                expect.equal(child:get("vim.fn.expand('%:t')"), 'csto.txt')
            end
            child:cmd('only | edit ' .. fixture.articles() .. '/armenia-dues-courier.txt')
            child:claims()
            child:cmd('checkhealth csto')
            local report = table.concat(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n')
            expect.holds(report, 'the program is ' .. Child.build .. '/csto')
            expect.holds(report, 'the options are right')
            expect.holds(report, 'the backend runs as process')
            expect.lacks(report, 'ERROR')
        end,
    },
}
