-- The language server inside Neovim, from 0.10 on: what vim.lsp asks it.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local article = 'csto-review-weekly.txt'
local nearest = 'armenia-dues-courier.txt'
local said = 'We may not pay for a guard'

local function open(options)
    if vim.fn.has('nvim-0.10') == 0 then
        expect.skip('this Neovim has no language servers of this kind')
    end
    local child = Child.start(vim.tbl_extend('force', { folder = fixture.articles() }, options or {}))
    child:mark(article)
    child:linked()
    child:wait("#vim.lsp.get_clients({ name = 'csto', bufnr = 0 }) == 1")
    child:cursor_on(said)
    return child
end

-- The answer to a request about the cursor's place.
local function ask(child, method, more)
    return child:lua(
        [[
        local method, more = ...
        local client = vim.lsp.get_clients({ name = 'csto' })[1]
        local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
        local replies = vim.lsp.buf_request_sync(0, method, vim.tbl_extend('force', params, more), 5000)
        local reply = replies and replies[client.id] or {}
        return { reply.result, reply.err and reply.err.message or reply.error and reply.error.message }]],
        method,
        more or vim.empty_dict()
    )
end

local function files(locations)
    return table.concat(
        vim.tbl_map(function(each)
            return vim.fn.fnamemodify(vim.uri_to_fname(each.uri), ':t')
        end, locations),
        ' '
    )
end

return {
    {
        'a marked buffer is attached, with an encoding that its version of Neovim can bear',
        function()
            local child = open()
            local encoding = child:get("vim.lsp.get_clients({ name = 'csto' })[1].offset_encoding")
            expect.equal(encoding, vim.fn.has('nvim-0.11') == 1 and 'utf-8' or 'utf-16')
            expect.equal(child:get('vim.bo.keywordprg'), ':CstoHover')
            child:cmd('CstoClaims!')
            child:wait("#vim.lsp.get_clients({ name = 'csto', bufnr = 0 }) == 0")
        end,
    },
    {
        'hover, definition, references, implementation, typeDefinition',
        function()
            local child = open()
            local hover = ask(child, 'textDocument/hover')[1].contents.value
            expect.holds(hover, '**Karine Abovian**')
            expect.holds(hover, '> “We ~~-will-~~ **+may+** not pay for a guard')
            local definition = ask(child, 'textDocument/definition')[1]
            expect.equal(files(definition), nearest)
            local range = definition[1].range
            local line = vim.fn.readfile(child.root .. '/tests/articles/' .. nearest)[range.start.line + 1]
            expect.holds(line:sub(range.start.character + 1, range['end'].character), 'We will not pay')
            local references = files(ask(child, 'textDocument/references')[1])
            expect.holds(references, article)
            expect.holds(references, nearest)
            expect.holds(references, 'treaty-bloc-reader.txt')
            expect.holds(files(ask(child, 'textDocument/implementation')[1]), 'treaty-bloc-reader.txt')
            expect.equal(files(ask(child, 'textDocument/typeDefinition')[1]), article)
        end,
    },
    {
        'columns behind characters that are not ASCII are those of the encoding',
        function()
            local child = open()
            child:cursor_on('There were eleven')
            local highlights = ask(child, 'textDocument/documentHighlight')[1]
            expect.truth(#highlights >= 3, vim.inspect(highlights))
            local text = child:lua(
                [[
                local highlights = ...
                local client = vim.lsp.get_clients({ name = 'csto' })[1]
                return vim.tbl_map(function(each)
                    local from, to = each.range.start, each.range['end']
                    local line = vim.fn.getline(from.line + 1)
                    local byte = vim.lsp.util._get_line_byte_from_position
                    return line:sub(byte(0, from, client.offset_encoding) + 1, byte(0, to, client.offset_encoding))
                end, highlights)]],
                highlights
            )
            expect.holds(table.concat(text, '|'), '|“There were eleven.”')
        end,
    },
    {
        'symbols of the article and of the folder',
        function()
            local child = open()
            local symbols = ask(child, 'textDocument/documentSymbol')[1]
            local names = table.concat(
                vim.tbl_map(function(symbol)
                    return symbol.name
                end, symbols),
                '|'
            )
            expect.holds(names, 'Karine Abovian')
            expect.truth(#symbols[1].children > 0)
            -- outlines and pickers leave out kinds that no program has, and know symbols by their places
            expect.equal({ symbols[1].kind, symbols[1].children[1].kind }, { 5, 6 }) -- Class, Method
            local named, said_first = symbols[1].selectionRange, symbols[1].children[1].selectionRange
            expect.truth(not vim.deep_equal(named, said_first), vim.inspect(named))
            expect.truth(symbols[1].range.start.line <= named.start.line, vim.inspect(symbols[1]))
            local found = ask(child, 'workspace/symbol', { query = 'umbrellas' })[1]
            expect.equal(#found, 1)
            expect.holds(found[1].name, 'Karine Abovian: ')
            expect.holds(found[1].location.uri, 'treaty-bloc-reader.txt')
        end,
    },
    {
        'an article to which an answer leads is marked when it is entered',
        function()
            local child = open()
            child:cmd('lua vim.lsp.buf.definition()')
            child:wait(("vim.fn.expand('%%:t') == '%s'"):format(nearest))
            child:wait('vim.b.csto ~= nil')
        end,
    },
    {
        'who cancels a request hears no answer, and nothing of it is left',
        function()
            local child = open()
            local left = child:lua([[
                local client = vim.lsp.get_clients({ name = 'csto' })[1]
                _G.heard = {}
                for number = 1, 2 do
                    local request = vim.lsp.buf_request_all(0, 'workspace/symbol', { query = '' }, function()
                        table.insert(heard, number)
                    end)
                    if number == 1 then request() end
                end
                vim.wait(5000, function() return #heard > 0 end)
                return #vim.tbl_values(client.requests)]])
            expect.equal(child:get('heard'), { 2 })
            expect.equal(left, 0)
        end,
    },
    {
        'hints tell who said it; actions do what :Csto does',
        function()
            local child = open()
            local range = { start = { line = 0, character = 0 }, ['end'] = { line = 100, character = 0 } }
            local hints = vim.inspect(ask(child, 'textDocument/inlayHint', { range = range })[1])
            expect.truth(hints:find('Abovian, May %-> %d reports, %d replies, altered'), hints)
            local here = child:get("vim.lsp.util.make_range_params(0, 'utf-8').range")
            local actions = ask(child, 'textDocument/codeAction', { range = here, context = { diagnostics = {} } })[1]
            expect.equal(actions[1].title, 'Go to the nearest report')
            expect.equal(actions[#actions].title, 'The row of this speaker in speakers.tsv, or a new one')
            child:cursor_on('Karine Abovian') -- no statement, but somebody
            here = child:get("vim.lsp.util.make_range_params(0, 'utf-8').range")
            local named = ask(child, 'textDocument/codeAction', { range = here, context = { diagnostics = {} } })[1]
            expect.equal(named[#named].command.arguments, { 'add-speaker' })
            child:lua([[
                local client = vim.lsp.get_clients({ name = 'csto' })[1]
                client.commands.csto({ command = 'csto', arguments = { 'source' } })]])
            child:wait(("vim.fn.expand('%%:t') == '%s'"):format(nearest))
        end,
    },
    {
        'hints are asked for again when the marks are new',
        function()
            local child = open()
            child:lua('vim.lsp.inlay_hint.enable(true, { bufnr = 0 })')
            local hints = 'vim.inspect(vim.lsp.inlay_hint.get({ bufnr = 0 }))'
            child:wait(hints .. ":find('Abovian') ~= nil")
            child:cmd([[call append(0, '"It rains in the hall," said Ada Lund.')]])
            child:wait(hints .. ":find('Lund') ~= nil")
        end,
    },
    {
        'what it does not know it refuses, and it is quiet where nothing is',
        function()
            local child = open()
            child:lua([[
                local client = vim.lsp.get_clients({ name = 'csto' })[1]
                client.rpc.request('textDocument/rename', {}, function(err) _G.refusal = err end)]])
            child:wait('refusal ~= nil')
            expect.equal(child:get('refusal.code'), -32601)
            child:cmd('normal! gg0')
            expect.equal(ask(child, 'textDocument/hover')[2] or vim.NIL, vim.NIL)
            expect.lacks(child:messages(), 'csto:')
        end,
    },
    {
        'another server of the same buffer gets its own columns',
        function()
            local child = open()
            child:lua([[
                _G.seen = {}
                vim.lsp.start({ name = 'other', cmd = function()
                    return {
                        request = function(method, params, callback)
                            local answers = { initialize = { capabilities = { hoverProvider = true } } }
                            if method == 'textDocument/hover' then seen[1] = params.position.character end
                            callback(nil, answers[method])
                            return true, 1
                        end,
                        notify = function() return true end,
                        is_closing = function() return false end,
                        terminate = function() end,
                    }
                end })]])
            child:wait('#vim.lsp.get_clients({ bufnr = 0 }) == 2')
            child:cursor_on('There were eleven')
            child:cmd('lua vim.lsp.buf.hover()')
            child:wait('seen[1] ~= nil')
            local utf16 = child:get('vim.fn.strutf16len(vim.fn.getline("."):sub(1, vim.fn.col(".") - 1))')
            expect.equal(child:get('seen[1]'), utf16)
            expect.lacks(child:messages(), 'offset_encodings')
        end,
    },
    {
        "the keys that Neovim maps by itself: grr, gri, grt, gO, gra, and K, which is the card's",
        function()
            local child = open()
            if child:get("vim.fn.has('nvim-0.12')") == 0 then
                expect.skip('this Neovim maps none, or not all of them')
            end
            local function lists(keys, location_list)
                child:cursor_on(said)
                child:keys(keys)
                child:wait("vim.bo.buftype == 'quickfix'")
                local items = child:lua(([[
                    return vim.tbl_map(function(item)
                        return vim.fn.fnamemodify(vim.fn.bufname(item.bufnr), ':t') .. ' ' .. item.text
                    end, vim.fn.%s)]]):format(location_list and 'getloclist(0)' or 'getqflist()'))
                child:cmd('cclose | lclose')
                return table.concat(items, '\n')
            end
            local references = lists('grr')
            expect.holds(references, nearest)
            expect.holds(references, 'treaty-bloc-reader.txt')
            expect.lacks(references, 'theatre')
            expect.holds(lists('gri'), 'theatre for the galleries')
            expect.holds(lists('gO', true), 'Karine Abovian')
            child:cursor_on(said)
            child:keys('grt')
            child:wait("vim.fn.getline('.'):sub(vim.fn.col('.')):find('^the lawmaker Karine') ~= nil")
            child:cursor_on(said)
            child:keys('gra')
            child:keys('1<CR>')
            child:wait(("vim.fn.expand('%%:t') == '%s'"):format(nearest))
            child:keys('<C-t>')
            child:wait(("vim.fn.expand('%%:t') == '%s'"):format(article))
            child:cursor_on(said)
            child:keys('K')
            child:wait('#vim.api.nvim_list_wins() == 2')
            expect.lacks(child:messages(), 'not supported')
        end,
    },
    {
        'after :edit the server is attached again, but not where the user detached it',
        function()
            local child = open()
            local attached = "#vim.lsp.get_clients({ name = 'csto', bufnr = 0 })"
            child:cmd('edit')
            child:claims()
            child:wait(attached .. ' == 1')
            child:lua("vim.lsp.buf_detach_client(0, vim.lsp.get_clients({ name = 'csto' })[1].id)")
            child:claims()
            child:linked()
            expect.equal(child:get(attached), 0)
        end,
    },
    {
        'it tells how far the folder is read',
        function()
            local child = open()
            local kinds = child:lua([[
                local kinds, progress = {}, require('csto.progress')
                vim.api.nvim_create_autocmd('LspProgress', { callback = function(event)
                    local params = event.data.params or event.data.result
                    table.insert(kinds, params.value.kind .. ' ' .. (params.value.message or ''))
                end })
                progress.show(3, 9)
                progress.show(6, 9)
                progress.finish(9)
                return kinds]])
            expect.equal(kinds, { 'begin 3/9 articles', 'report 6/9 articles', 'end 9/9 articles' })
        end,
    },
    {
        'lsp = false leaves it out',
        function()
            if vim.fn.has('nvim-0.10') == 0 then
                expect.skip('this Neovim has no language servers of this kind')
            end
            local child = Child.start({ folder = fixture.articles(), before = { 'let g:csto.lsp = v:false' } })
            child:mark(article)
            child:linked()
            expect.equal(child:get('#vim.lsp.get_clients()'), 0)
        end,
    },
}
