-- Statements and speakers, marked where they are.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local function texts(child, group)
    return table.concat(child:marked(group), '\n')
end

local function open(name)
    local child = Child.start()
    child:mark(fixture.articles() .. '/' .. name)
    return child
end

return {
    {
        'statements, cues and speakers',
        function()
            local child = open('armenia-dues-courier.txt')
            expect.holds(texts(child, 'CstoDirect'), 'We will not pay for a guard who sleeps when the alarm rings')
            expect.holds(texts(child, 'CstoDirect'), 'The money stays at home until somebody tells us')
            expect.holds(texts(child, 'CstoIndirect'), 'the country would pay nothing this year')
            expect.holds(texts(child, 'CstoCue'), 'said')
            expect.holds(texts(child, 'CstoSource'), 'Karine Abovian')
            expect.lacks(texts(child, 'CstoDirect') .. texts(child, 'CstoIndirect'), 'Photo:')
        end,
    },
    {
        'b:csto and the autocommand tell of them',
        function()
            local child = Child.start({
                before = { 'autocmd User CstoUpdated let g:updates = get(g:, "updates", 0) + 1' },
            })
            child:mark(fixture.articles() .. '/armenia-dues-courier.txt')
            child:linked()
            local about = child:get('vim.b.csto')
            expect.truth(about.statements >= 5, vim.inspect(about))
            expect.truth(about.speakers >= 3, vim.inspect(about))
            expect.truth(about.links >= 1, vim.inspect(about))
            expect.equal(about.changedtick, child:get('vim.b.changedtick'))
            expect.truth(child:get('vim.g.updates') >= 2)
            expect.holds(child:get("require('csto').statusline()"), about.statements .. ' statements, ')
            expect.holds(child:get("require('csto').statusline({}, true)"), ' statements, ') -- as lualine calls it
            local statement = child:get("require('csto').statements()[1]")
            expect.truth(statement.content[1][1] > 3, 'below the header')
            expect.holds(child:get("vim.inspect(require('csto').speakers())"), 'Karine Abovian')
        end,
    },
    {
        'Latin-1: columns are those of the text as the editor holds it',
        function()
            local child = open('flood-saint-aubre-post.txt')
            expect.equal(child:get('vim.bo.fileencoding'), 'latin1')
            expect.holds(texts(child, 'CstoSource'), 'Hélène Varoux')
            expect.holds(texts(child, 'CstoDirect'), 'The river gave us one hour, and we used every minute of it,')
        end,
    },
    {
        'CR LF: marks end before the end of the line',
        function()
            local child = open('harbour-strike-evening.txt')
            expect.equal(child:get('vim.bo.fileformat'), 'dos')
            expect.holds(texts(child, 'CstoDirect'), 'until the night crews have a second signalman,')
            expect.lacks(texts(child, 'CstoIndirect'), '\r')
        end,
    },
    {
        'a byte order mark does not move the first line',
        function()
            local child = open('research-council-ruling.txt')
            expect.equal(child:get('vim.bo.bomb'), true)
            expect.holds(texts(child, 'CstoSource'), 'Sunniva Aas')
            child:mark(fixture.file('\239\187\191"It rains," said Karine Abovian.\n'))
            expect.equal(child:get('vim.bo.bomb'), true)
            expect.equal(child:marked('CstoDirect'), { '"It rains,"' })
        end,
    },
    {
        'kinds of marks can be switched off',
        function()
            local child = Child.start({ before = { 'let g:csto.marks = {"direct": v:false, "source": v:false}' } })
            child:mark(fixture.articles() .. '/armenia-dues-courier.txt')
            expect.equal(child:marked('CstoDirect'), {})
            expect.equal(child:marked('CstoSource'), {})
            expect.truth(#child:marked('CstoIndirect') > 0)
            expect.truth(#child:get("require('csto').statements()[2].content") > 0, 'places are known all the same')
        end,
    },
    {
        'thoughts are marked on request, and known all the same',
        function()
            local child = Child.start({
                before = { 'nmap ]s <Plug>(csto-next)', 'let g:csto.marks = {"label": v:true}' },
            })
            child:mark(fixture.file(fixture.thoughts))
            local function labels()
                return child:lua([[
                    local ns = vim.api.nvim_create_namespace('csto')
                    return #vim.tbl_filter(function(mark)
                        return mark[4].virt_text
                    end, vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, { details = true }))]])
            end
            local function rows()
                local out = {}
                child:keys('gg0')
                for number = 1, 3 do
                    child:keys(']s')
                    out[number] = child:get('vim.fn.line(".")')
                end
                return out
            end
            expect.equal(child:get('vim.b.csto.statements'), 4)
            expect.equal(child:marked('CstoIndirect'), { 'that the town had bought a bell' })
            expect.lacks(texts(child, 'CstoSource'), 'Tom Reed')
            expect.lacks(texts(child, 'CstoCue'), 'believes')
            expect.equal(labels(), 2)
            expect.equal(rows(), { 3, 9, 3 })
            child:cursor_on('second tug')
            child:keys('K')
            child:wait('#vim.api.nvim_list_wins() == 2')
            child:cmd('CstoList')
            expect.equal(child:get('#vim.fn.getloclist(0)'), 4)
            child:cmd('lclose | Csto toggle thoughts')
            expect.holds(texts(child, 'CstoIndirect'), 'that the fares will fall')
            expect.holds(texts(child, 'CstoSource'), 'Tom Reed')
            expect.equal(labels(), 4)
            expect.equal(rows(), { 3, 5, 7 })
        end,
    },
    {
        'what was altered is marked; signs and labels are off until asked for',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark('csto-review-weekly.txt')
            child:linked()
            expect.holds(texts(child, 'CstoAltered'), 'We may not pay for a guard who sleeps')
            local function shown(key)
                return child:lua(
                    [[
                    local ns, out = vim.api.nvim_create_namespace('csto'), {}
                    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, { details = true })) do
                        local value = mark[4][(...)]
                        out[#out + 1] = type(value) == 'table' and value[1][1] or value
                    end
                    return table.concat(out, '|')]],
                    key
                )
            end
            expect.equal(shown('virt_text'), '')
            expect.equal(shown('sign_text'), '')
            child:cmd('Csto toggle label')
            expect.truth(shown('virt_text'):find('%[Abovian, May %-> %d reports, '), shown('virt_text'))
            child:cmd('Csto toggle sign')
            if vim.fn.has('nvim-0.10') == 1 then -- 0.7 does not tell
                expect.holds(shown('sign_text'), '~')
                expect.equal(shown('sign_hl_group'), 'CstoWarning', 'a mere underline would hardly be seen there')
            end
            child:cmd('Csto toggle label | Csto toggle altered')
            expect.equal(shown('virt_text'), '')
            expect.equal(child:marked('CstoAltered'), {})
        end,
    },
    {
        'an edit leaves the marks of links where they are until the new ones have come',
        function()
            local child = Child.start({ folder = fixture.articles() })
            child:mark('csto-review-weekly.txt')
            child:linked()
            child:lua([[
                _G.lowest = 99
                vim.api.nvim_create_autocmd('User', { pattern = 'CstoUpdated', callback = function()
                    local count = 0
                    local ns = vim.api.nvim_create_namespace('csto')
                    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, { details = true })) do
                        count = count + (mark[4].hl_group == 'CstoAltered' and 1 or 0)
                    end
                    _G.lowest = math.min(lowest, count)
                end })]])
            child:keys('ggoA new line.<Esc>')
            child:wait('vim.b.csto.changedtick == vim.b.changedtick')
            child:linked()
            expect.truth(child:get('lowest') >= 1)
        end,
    },
    {
        'colours are links, and survive a colour scheme',
        function()
            local child = Child.start({ before = { 'highlight CstoCue guifg=#123456' } })
            child:mark(fixture.articles() .. '/armenia-dues-courier.txt')
            local function link_of(group)
                return child:get("vim.fn.execute('highlight ' .. ...)", group)
            end
            expect.holds(link_of('CstoDirect'), 'links to String')
            expect.holds(link_of('CstoCue'), '#123456')
            child:cmd('colorscheme blue')
            expect.holds(link_of('CstoDirect'), 'links to String')
        end,
    },
    {
        'every colour can be seen, on light and on dark, in any colour scheme',
        function()
            local child = Child.start()
            child:mark(fixture.articles() .. '/armenia-dues-courier.txt')
            local function unseen()
                return child:lua([[
                    local out = {}
                    for _, group in ipairs(vim.fn.getcompletion('Csto', 'highlight')) do
                        local id, seen = vim.fn.synIDtrans(vim.fn.hlID(group)), false
                        for _, mode in ipairs({ 'cterm', 'gui' }) do
                            for _, what in ipairs({ 'fg', 'bg', 'underline', 'undercurl', 'bold', 'reverse' }) do
                                local value = vim.fn.synIDattr(id, what, mode)
                                seen = seen or value ~= '' and value ~= '0'
                            end
                        end
                        out[#out + 1] = not seen and group or nil
                    end
                    return out]])
            end
            expect.truth(child:get("#vim.fn.getcompletion('Csto', 'highlight') >= 8"))
            for _, background in ipairs({ 'light', 'dark' }) do
                for _, scheme in ipairs({ 'default', 'blue', 'desert', 'morning' }) do
                    child:cmd(('set background=%s | colorscheme %s'):format(background, scheme))
                    expect.equal(unseen(), {}, background .. ' ' .. scheme)
                end
            end
        end,
    },
    {
        'the screen with wrapped lines in a narrow window, labels, a fold and concealed text',
        function()
            local child = Child.start({ terminal = true, folder = fixture.plain_articles() })
            child:mark('harbour.txt')
            child:linked()
            child:cmd('Csto toggle label | messages clear')
            child:cmd('vsplit | vertical resize 30 | set linebreak conceallevel=2 foldmethod=manual')
            child:cmd('syntax match Hidden /town/ conceal cchar=* | 6,7fold | wincmd l | enew | redraw!')
            fixture.same_screen(child, 'narrow')
        end,
    },
    {
        'labels of lines that are deleted at the end are no trouble',
        function()
            local child = Child.start({ before = { 'let g:csto.marks = {"label": v:true}' } })
            child:lua([[vim.api.nvim_buf_set_lines(0, 0, -1, false, {
                '"It rains," said Karine Abovian.', '', '"It snows," said Karine Abovian.' })]])
            child:claims()
            child:keys('Gd2k')
            child:keys('u')
            child:keys('Gdd')
            expect.lacks(child:messages(), 'rror')
        end,
    },
    {
        'no word of a label is broken, whatever is typed before it and however wide the window is',
        function()
            local child = Child.start({ terminal = true, folder = fixture.plain_articles() })
            child:mark('harbour.txt')
            child:linked()
            child:cmd('set linebreak laststatus=0 | Csto toggle label | vnew | vertical resize 45 | wincmd p')
            local function is_whole()
                local screen = child.screen():match('^(.-)\n%-%-%-\n')
                return screen:find('[Abovian', 1, true) and screen:find('report]', 1, true)
            end
            child:cursor_on('winter')
            child:keys('i')
            for _ = 1, 15 do
                child:keys('x')
                if not vim.wait(3000, is_whole, 20) then
                    error(child.screen())
                end
            end
            child:keys('<Esc>')
            child:cmd('vertical resize 29')
            expect.truth(vim.wait(3000, is_whole, 20), child.screen())
        end,
    },
    {
        'the screen of a marked article',
        function()
            local child = Child.start({ terminal = true, folder = fixture.plain_articles() })
            child:mark('harbour.txt')
            child:linked()
            fixture.same_screen(child, 'marked')
        end,
    },
}
