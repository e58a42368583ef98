-- take.lua - the pictures of the README: a real Neovim with the real backend on our articles, in light and in dark

package.path = 'tests/e2e/?.lua;tests/pictures/?.lua;' .. package.path

local Child = require('child')
local Screen = require('screen')
local svg = require('svg')

local COLUMNS, ROWS = 100, 30

local ARTICLE = 'csto-review-weekly.txt'

-- Opens it and waits until it is linked with the other articles.
local function article(child)
    child:cmd('cd ' .. vim.fn.fnameescape(Child.root .. '/tests/articles'))
    child:mark(ARTICLE)
    child:linked()
end

-- Each: a name, a title, what a user does, words that stand on the screen when it is done, and its rows.
local pictures = {
    {
        'article',
        'An article, its statements and speakers marked; behind each statement who said it, when, how many reports',
        function(child)
            child:cmd('set signcolumn=yes')
            child:lua("require('csto').setup({ marks = { label = true, sign = true } })")
            article(child)
        end,
        'Abovian, May -> ',
        24,
    },
    {
        'card',
        'The card of a statement: who said it, the nearest report, the words that were altered, the replies',
        function(child)
            article(child)
            child:cursor_on('We may not pay')
            child:keys('K')
        end,
        'eport',
    },
    {
        'speaker',
        'The card of a speaker: offices, statements by article, the position now and the one before',
        function(child)
            article(child)
            child:cursor_on('Nikol Pashinyan')
            child:keys('K')
        end,
        'Position before',
    },
    {
        'reports',
        'The other reports of a statement in the location list, and replies to it',
        function(child)
            article(child)
            child:cursor_on('We may not pay')
            child:cmd('CstoReports')
        end,
        'Location List',
        24,
    },
    {
        'speakers',
        'Everybody who speaks in the folder; what one of them said is unfolded',
        function(child)
            article(child)
            child:cmd('CstoSpeakers')
            child:wait("not require('csto.view').get(0).unfinished")
            child:cursor_on('Nikol Pashinyan')
            child:keys('zo')
        end,
        'had frozen its part',
    },
    {
        'timeline',
        'What one speaker said in all articles of the folder, in order of time: replies, other reports, alterations',
        function(child)
            article(child)
            child:cmd('CstoTimeline Karine Abovian')
        end,
        'altered in',
    },
    {
        'position',
        'A timeline in which the position of the speaker changed',
        function(child)
            article(child)
            child:cmd('CstoTimeline Nikol Pashinyan')
        end,
        'frozen -> will leave',
        22,
    },
    {
        'statements',
        'The statements of an article beside it; the line of the one under the cursor is marked',
        function(child)
            article(child)
            child:cmd('Csto statements')
            child:cursor_on('A call must reach')
            child:keys('hl')
        end,
        'Timur Aldanov: ',
        24,
    },
}

local function take(picture, background)
    local name, title, act, words, rows = unpack(picture)
    local child = Child.start({
        before = {
            'set background=' .. background,
            'set linebreak laststatus=2 noruler termguicolors scrolloff=0',
        },
    })
    local screen = Screen.attach(child:get('vim.v.servername'), COLUMNS, rows or ROWS)
    act(child)
    screen:wait(function()
        return screen:text():find(words, 1, true)
    end)
    child:cmd('echo | redraw!') -- no word of how far the folder is read
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
