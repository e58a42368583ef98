-- csto/restore.lua - a list that a session brought back, or that was opened by its name, fills itself again
--
-- A session keeps the window and the name of the buffer. The article in another window of the same tab page is read, as
-- :CstoClaims does, and when its folder is linked the list is made.

local buffer = require('csto.buffer')
local view = require('csto.view')

local api = vim.api

local M = {}

-- What makes each kind, and where it stands.
local kinds = {
    speakers = {
        place = 'below',
        make = function(name)
            require('csto.speakers').open(name)
        end,
    },
    timeline = {
        place = 'below',
        make = function(name)
            require('csto.timeline').open(name)
        end,
    },
    statements = {
        place = 'beside',
        make = function()
            require('csto.statements').open()
        end,
    },
}

local MEANWHILE = 'This list is made anew when the articles have been read.'
local ALONE = 'No article stands beside this list: open one and press R.'

-- A window of the same tab page that shows a file.
local function article_beside(window)
    for _, other in ipairs(api.nvim_tabpage_list_wins(api.nvim_win_get_tabpage(window))) do
        local bufnr = api.nvim_win_get_buf(other)
        local is_file = vim.bo[bufnr].buftype == '' and vim.fn.filereadable(api.nvim_buf_get_name(bufnr)) == 1
        if is_file and api.nvim_win_get_config(other).relative == '' then
            return other
        end
    end
end

-- From the article's window, as the command would; the user stays where they are.
local function make(home, kind, name)
    local here = api.nvim_get_current_win()
    api.nvim_set_current_win(home)
    kind.make(name)
    if api.nvim_win_is_valid(here) then
        api.nvim_set_current_win(here)
    end
end

local function is_linked(bufnr)
    local state = buffer.get(bufnr)
    return state and buffer.is_fresh(state) and state.links ~= nil
end

-- Does something when an article is linked with its folder. An article that is not marked any more ends the wait.
local function when_linked(article, act)
    if is_linked(article) then
        act()
        return
    elseif not buffer.claims(article, true) then
        return
    end
    api.nvim_create_autocmd('User', {
        pattern = 'CstoUpdated',
        callback = function()
            local over = not buffer.get(article)
            if is_linked(article) then
                vim.schedule(act)
                over = true
            end
            return over -- true: it has served
        end,
    })
end

local function fill(bufnr, kind, name)
    local window = vim.fn.win_findbuf(bufnr)[1]
    local home = window and article_beside(window)
    if not window then
        return
    end
    local function again()
        fill(bufnr, kind, name)
    end
    api.nvim_win_call(window, function()
        view.hold(home or window, kind.place, home and MEANWHILE or ALONE, again)
    end)
    if home then
        when_linked(api.nvim_win_get_buf(home), function()
            if view.get(bufnr) and api.nvim_win_is_valid(home) then
                make(home, kind, name)
            end
        end)
    end
end

-- While a session is being read its windows are not complete.
local function soon(act)
    if vim.g.SessionLoad == 1 then
        api.nvim_create_autocmd('SessionLoadPost', { once = true, callback = vim.schedule_wrap(act) })
    else
        vim.schedule(act)
    end
end

-- A session names the buffer by `:file`, which then tells that it has no lines: with what else is told, too many words
-- to go on without a key. The session itself gives the option back.
local function hush()
    if vim.g.SessionLoad == 1 then
        vim.cmd('set shortmess+=F')
    end
end

---A buffer has got the name of a list, or was read again. Those that we name ourselves are filled by who names them.
---@param bufnr integer
function M.view(bufnr)
    local word, name = api.nvim_buf_get_name(bufnr):match('^csto://(%a+)/?(.*)$')
    local kind = kinds[word]
    if kind and view.get(bufnr) then
        vim.schedule(function()
            view.refill(bufnr)
        end)
    elseif kind then
        hush()
        vim.bo[bufnr].buftype, vim.bo[bufnr].bufhidden, vim.bo[bufnr].buflisted = 'nofile', 'wipe', false
        soon(function()
            if api.nvim_buf_is_valid(bufnr) and not view.get(bufnr) then
                fill(bufnr, kind, name ~= '' and name or nil)
            end
        end)
    end
end

return M
