-- fixture.lua - folders of articles, programs that play a backend, and screens to compare with

local Child = require('child')
local expect = require('expect')

local M = {}

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
    local file = assert(io.open(path, 'wb'))
    file:write(bytes)
    file:close()
    return path
end

---A shell script that can be started in place of the backend.
function M.program(script)
    local path = M.file('#!/bin/sh\n' .. script .. '\n', 'csto')
    vim.fn.setfperm(path, 'rwxr-xr-x')
    return path
end

---The backend of fake.lua that behaves in the way named there.
function M.fake(behaviour)
    return M.program(('BEHAVIOUR=%s exec "%s" --headless -u NONE -i NONE -n -c "luafile %s/tests/e2e/fake.lua"'):format(
        behaviour, os.getenv('NVIM'), Child.root))
end

local function read(path)
    local file = io.open(path, 'rb')
    local bytes = file and file:read('*a')
    if file then
        file:close()
    end
    return bytes
end

---The screen of a child is as tests/e2e/screens/NAME.txt says, or NAME-VERSION.txt where that version's differs.
function M.same_screen(child, name)
    local screen = child:screen()
    local common = ('%s/tests/e2e/screens/%s.txt'):format(Child.root, name)
    local own = common:gsub('%.txt$', '-' .. Child.version .. '.txt')
    local reference = read(own) or read(common)
    if os.getenv('SCREENS') == 'write' and screen ~= reference then
        local file = assert(io.open(read(common) and own or common, 'wb'))
        file:write(screen)
        file:close()
        return
    end
    expect.truth(reference, 'no reference for the screen ' .. name)
    if screen ~= reference then
        error(('screen %s:\nwanted\n%s\ngot\n%s'):format(name, reference, screen), 2)
    end
end

return M
