-- What goes wrong with a backend, and what the user sees of it: one message with the remedy, and the editor goes on.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local article = '“It rains,” said the mayor.\n'

local function start(binary, before)
    local child = Child.start({ binary = binary, before = before })
    child:cmd('edit ' .. fixture.file(article))
    return child
end

-- Messages of the plugin since the last look.
local function said(child)
    local out = {}
    for line in child:messages():gmatch('[^\n]+') do
        if line:find('^csto: ') then
            out[#out + 1] = line
        end
    end
    child:cmd('messages clear')
    return out
end

local function says_once(child, part)
    child:wait("vim.fn.execute('messages'):find('csto: ', 1, true) ~= nil")
    vim.wait(100)
    local messages = said(child)
    expect.equal(#messages, 1, table.concat(messages, '\n'))
    expect.holds(messages[1], part)
end

local function goes_on(child)
    child:cmd('normal! ggOstill here')
    expect.equal(child:get('vim.fn.getline(1)'), 'still here')
end

local function backend_pid(child)
    return child:get("require('csto.client').info().pid")
end

local function restores(child)
    expect.equal(child:get('vim.b.csto'), vim.NIL)
    expect.equal(child:get('vim.bo.tagfunc'), '')
end

return {
    {
        'a program that is not there is named, with the option',
        function()
            local child = start('/nowhere/csto')
            child:cmd('CstoClaims')
            says_once(child, 'the option binary names /nowhere/csto')
            restores(child)
            goes_on(child)
        end,
    },
    {
        'a program that was not built: what to run, and where',
        function()
            local copy = vim.fn.tempname()
            vim.fn.mkdir(copy .. '/lua', 'p')
            vim.fn.system({ 'cp', '-r', Child.root .. '/lua/csto', copy .. '/lua/csto' })
            local child = Child.start({ before = { 'set rtp^=' .. copy, 'unlet g:csto', 'let $PATH = "/nowhere"' } })
            child:cmd('CstoClaims')
            says_once(child, 'run `make` in ' .. copy)
        end,
    },
    {
        'a program that cannot start: its last words',
        function()
            local child = start(fixture.program('echo "libfoo.so.2: cannot open shared object" >&2; exit 127'))
            child:cmd('CstoClaims')
            says_once(child, 'cannot open shared object')
            goes_on(child)
        end,
    },
    {
        'a program that writes text instead of messages',
        function()
            local child = start(fixture.program('echo Hello, world; exec sleep 30'), { 'let g:csto.timeout = 300' })
            child:cmd('CstoClaims')
            says_once(child, 'it does not speak the protocol of csto')
            goes_on(child)
        end,
    },
    {
        'the byte that no message begins with',
        function()
            local child = start(fixture.program("printf '\\301'; exec sleep 30"), { 'let g:csto.timeout = 300' })
            child:cmd('CstoClaims')
            says_once(child, 'it does not speak the protocol of csto')
            goes_on(child)
        end,
    },
    {
        'a program that says nothing at all',
        function()
            local child = start(fixture.program('exec sleep 30'), { 'let g:csto.timeout = 300' })
            child:cmd('CstoClaims')
            says_once(child, 'it does not speak the protocol of csto')
            goes_on(child)
        end,
    },
    {
        'another version: its own sentence, and the process is ended',
        function()
            local child = start(fixture.fake('greeted'))
            child:cmd('CstoClaims')
            says_once(child, 'this is version 9.9.9, the plugin is another: run `make`')
            expect.equal(backend_pid(child), vim.NIL)
            restores(child)
            goes_on(child)
        end,
    },
    {
        'a plugin of another version: the sentence of the real program',
        function()
            local child = start(Child.build .. '/csto')
            child:lua("require('csto.client').VERSION = '9.9.9'")
            child:cmd('CstoClaims')
            says_once(child, 'run `make`')
            expect.equal(backend_pid(child), vim.NIL)
            restores(child)
            goes_on(child)
        end,
    },
    {
        'garbage after the greeting',
        function()
            local child = start(fixture.fake('garbage'), { 'let g:csto.timeout = 500' })
            child:claims()
            child:keys(':CstoHover<CR>')
            says_once(child, 'csto: the backend')
            goes_on(child)
        end,
    },
    {
        'a question that is never answered costs `timeout`, not the editor',
        function()
            local child = start(fixture.fake('mute'), { 'let g:csto.timeout = 300' })
            child:claims()
            child:keys(':CstoHover<CR>')
            says_once(child, 'it owed an answer to hover for 300 ms')
            goes_on(child)
        end,
    },
    {
        'death at a question',
        function()
            local child = start(fixture.fake('dies'))
            child:claims()
            child:keys(':CstoHover<CR>')
            says_once(child, 'the backend ended with status 3')
            goes_on(child)
        end,
    },
    {
        'death in the middle of an answer',
        function()
            local child = start(fixture.fake('midword'))
            child:claims()
            child:keys(':CstoHover<CR>')
            says_once(child, 'the backend ended with status 3')
            goes_on(child)
        end,
    },
    {
        'an analysis that never ends: the key says so and gives up',
        function()
            local child = start(fixture.fake('silent'), { 'let g:csto.wait = 200' })
            child:keys(':CstoHover<CR>')
            says_once(child, 'still reading')
            goes_on(child)
        end,
    },
    {
        'events that come twice change nothing',
        function()
            local child = start(fixture.fake('twice'))
            child:claims()
            vim.wait(100)
            expect.equal(child:marked('CstoDirect'), { '“It rains,”' })
            expect.equal(said(child), {})
        end,
    },
    {
        'portions that come twice are taken once',
        function()
            local child = start(fixture.fake('portions'))
            child:cmd([[call setline(1, 'The mayor: “It rains.” “It does.” “It stops.”')]])
            child:claims()
            vim.wait(100)
            expect.equal(child:marked('CstoDirect'), { '“It rains.”', '“It does.”', '“It stops.”' })
            expect.equal(child:get("#require('csto').statements()"), 3)
            expect.equal(said(child), {})
        end,
    },
    {
        'an event that cannot be taken is told',
        function()
            local child = start(fixture.fake('nonsense'))
            child:cmd('CstoClaims')
            says_once(child, 'the event marks could not be taken')
            goes_on(child)
        end,
    },
    {
        'a portion that never comes: what is there is shown, the key says so and gives up',
        function()
            local child = start(fixture.fake('lost'), { 'let g:csto.wait = 200' })
            child:cmd([[call setline(1, 'The mayor: “It rains.” “It does.”')]])
            child:cmd('CstoClaims')
            child:wait("require('csto.buffer').get(0).arrival ~= nil")
            expect.equal(child:marked('CstoDirect'), { '“It rains.”' })
            child:keys(':CstoHover<CR>')
            says_once(child, 'still reading')
            goes_on(child)
        end,
    },
    {
        'an answer that comes late, to a text that has changed, is dropped and asked for again',
        function()
            local child = start(fixture.fake('late'), { 'let g:csto.debounce = 20' })
            child:cmd('CstoClaims')
            child:cmd([[call setline(1, 'The mayor: “It rains.” “It does.”')]])
            child:wait('(vim.b.csto or {}).changedtick == vim.b.changedtick')
            expect.equal(child:marked('CstoDirect'), { '“It rains.”', '“It does.”' })
        end,
    },
    {
        'killed, it is started again at next use, three times a minute',
        function()
            local child = start(fixture.fake('good'))
            child:claims()
            for _ = 1, 3 do
                vim.loop.kill(backend_pid(child), 'sigkill')
                says_once(child, 'the backend died of signal 9; it is started again at next use')
                expect.equal(child:marked('CstoDirect'), { '“It rains,”' }, 'the marks stay')
                child:cursor_on('rains')
                child:keys(':CstoHover<CR>')
                child:wait('#vim.api.nvim_list_wins() == 2')
                child:cmd('only')
            end
            vim.loop.kill(backend_pid(child), 'sigkill')
            says_once(child, 'the backend died of signal 9')
            child:keys(':CstoHover<CR>')
            says_once(child, 'the backend ended too often and is not started for')
            expect.equal(backend_pid(child), vim.NIL)
            goes_on(child)
        end,
    },
    {
        'the end of one backend does not disturb the next',
        function()
            local child = start(fixture.fake('late'))
            child:cmd('CstoClaims')
            child:wait("require('csto.client').is_ready()")
            child:lua("require('csto.client').stop()")
            child:claims()
            expect.equal(child:marked('CstoDirect'), { '“It rains,”' })
            expect.equal(said(child), {})
        end,
    },
    {
        'the editor ends at once while the backend is silent, and takes it along',
        function()
            local child = start(fixture.fake('silent'))
            child:cmd('CstoClaims')
            child:wait("require('csto.client').is_ready()")
            local pid = backend_pid(child)
            child:stop()
            expect.truth(
                vim.wait(3000, function()
                    return vim.loop.kill(pid, 0) ~= 0
                end, 20),
                'the backend lives on'
            )
        end,
    },
    {
        'an editor that is killed takes it along too',
        function()
            local child = start(Child.build .. '/csto')
            child:claims()
            local pid = backend_pid(child)
            vim.loop.kill(child.pid, 'sigkill')
            expect.truth(
                vim.wait(3000, function()
                    return vim.loop.kill(pid, 0) ~= 0
                end, 20),
                'the backend lives on'
            )
        end,
    },
}
