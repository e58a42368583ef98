-- take.lua - the pictures of the README: a real Neovim with the real backend on our articles, in light and in dark

package.path = 'tests/e2e/?.lua;tests/pictures/?.lua;' .. package.path

local Child = require('child')
local Screen = require('screen')
local svg = require('svg')

local COLUMNS, ROWS = 100, 30

local function article(child, name)
    child:cmd('cd ' .. vim.fn.fnameescape(Child.root .. '/tests/articles'))
    child:mark(name)
    child:linked()
end

-- Each: a name, a title, what a user does, and words that stand on the screen when it is done.
local pictures = {
    {
        'card',
        'An article in Neovim, its statements and speakers marked, with a card about one of them',
        function(child)
            article(child, 'csto-review-weekly.txt')
            child:cursor_on('We may not pay')
            child:keys('K')
        end,
        'eport',
    },
    {
        'timeline',
        'What one speaker said in all articles of the folder, in order of time',
        function(child)
            article(child, 'csto-review-weekly.txt')
            child:cmd('CstoTimeline Karine Abovian')
        end,
        'Karine Abovian',
    },
}

local function take(picture, background)
    local name, title, act, words = unpack(picture)
    local child = Child.start({
        before = {
            'set background=' .. background,
            'set linebreak laststatus=2 noruler termguicolors scrolloff=0',
        },
    })
    local screen = Screen.attach(child:get('vim.v.servername'), COLUMNS, ROWS)
    act(child)
    screen:wait(function()
        return screen:text():find(words, 1, true)
    end)
    vim.wait(300)
    local path = ('doc/pictures/%s-%s.svg'):format(name, background)
    vim.fn.mkdir('doc/pictures', 'p')
    local file = assert(io.open(path, 'wb'))
    file:write(svg.draw(screen, title))
    file:close()
    io.stdout:write(path, '\n')
    screen:close()
    child:stop()
end

local ok, err = xpcall(function()
    for _, picture in ipairs(pictures) do
        for _, background in ipairs({ 'dark', 'light' }) do
            take(picture, background)
        end
    end
end, debug.traceback)
Child.stop_all()
if not ok then
    io.stderr:write(err, '\n')
end
vim.cmd(ok and 'qall!' or 'cquit')
