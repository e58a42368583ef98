-- fixture.lua - folders of articles, programs that play a backend, and screens to compare with

local Child = require('child')
local expect = require('expect')

local M = {}

local function write(path, bytes)
    local file = assert(io.open(path, 'wb'))
    file:write(bytes)
    file:close()
end

---A copy of our articles that a test may change.
function M.articles()
    local folder = vim.fn.tempname()
    vim.fn.mkdir(folder, 'p')
    for _, path in ipairs(vim.fn.glob(Child.root .. '/tests/articles/*.txt', true, true)) do
        local name = vim.fn.fnamemodify(path, ':t')
        vim.fn.writefile(vim.fn.readfile(path, 'b'), folder .. '/' .. name, 'b')
    end
    return folder
end

---A folder with one file of these bytes; returns the file's path.
function M.file(bytes, name)
    local folder = vim.fn.tempname()
    vim.fn.mkdir(folder, 'p')
    local path = folder .. '/' .. (name or 'article.txt')
    write(path, bytes)
    return path
end

---An article of two statements and two thoughts, and what is said in it, in order.
M.thoughts = table.concat({
    'Date: 2024-05-10',
    '',
    '"The harbour will stay open all winter," said Karine Abovian, the mayor of Ellery.',
    '',
    'Abovian believes that the town will need a second tug.',
    '',
    'Council member Tom Reed hopes that the fares will fall.',
    '',
    'Abovian said that the town had bought a bell.',
    '',
}, '\n')

-- Two articles that leave nothing to argue about, so that a screen of them changes only with the plugin.
local plain = {
    ['harbour.txt'] = {
        'Date: 2024-05-10',
        '',
        '"The harbour will stay open all winter," said Karine Abovian, the mayor of Ellery.',
        '',
        'Abovian said that the town had bought a second tug.',
        '',
        'It rained.',
    },
    ['market.txt'] = {
        'Date: 2024-05-12',
        '',
        '“The harbour will stay open all winter,” Karine Abovian told the Ellery Gazette on 10 May.',
    },
}

---A folder of two articles, for screens.
function M.plain_articles()
    local folder = vim.fn.tempname()
    vim.fn.mkdir(folder, 'p')
    for name, lines in pairs(plain) do
        vim.fn.writefile(lines, folder .. '/' .. name)
    end
    return folder
end

---A shell script that can be started in place of the backend.
function M.program(script)
    local path = M.file('#!/bin/sh\n' .. script .. '\n', 'csto')
    vim.fn.setfperm(path, 'rwxr-xr-x')
    return path
end

---The backend of fake.lua that behaves in the way named there.
function M.fake(behaviour)
    return M.program(
        ('BEHAVIOUR=%s exec "%s" --headless -u NONE -i NONE -n -c "luafile %s/tests/e2e/fake.lua"'):format(
            behaviour,
            os.getenv('NVIM'),
            Child.root
        )
    )
end

local function read(path)
    local file = io.open(path, 'rb')
    local bytes = file and file:read('*a')
    if file then
        file:close()
    end
    return bytes
end

---The screen comes to be as tests/e2e/screens/NAME-VERSION.txt says; a version without a reference is skipped.
function M.same_screen(child, name)
    local path = ('%s/tests/e2e/screens/%s-%s.txt'):format(Child.root, name, Child.version)
    local reference, screen = read(path), nil
    local writes = os.getenv('SCREENS') == 'write'
    if not reference and not writes then
        expect.skip('there is no screen of Neovim ' .. Child.version .. ' to compare with')
    end
    local same = vim.wait(writes and 2000 or 10000, function()
        screen = child.screen()
        return screen == reference
    end, 100)
    if not same and writes then
        write(path, screen)
    elseif not same then
        error(('screen %s:\nwanted\n%s\ngot\n%s'):format(name, reference, screen), 2)
    end
end

return M
