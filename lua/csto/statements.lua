-- csto/statements.lua - the statements of an article beside it; the line of the one under the cursor follows the cursor

local await = require('csto.await')
local buffer = require('csto.buffer')
local text = require('csto.text')
local view = require('csto.view')

local api = vim.api

local M = {}

local shown -- { bufnr of the view, bufnr of the article, places }
local namespace = api.nvim_create_namespace('csto_statements')

local signs = { direct = '"', indirect = ' ', mixed = "'" }

local function row_of(state, number)
    local statement, place = state.statements[number], buffer.content_places(state, number)[1]
    local name = text.line(text.known(statement.name) or 'not named')
    local sign, excerpt = signs[statement.type] or ' ', text.line(statement.excerpt)
    local line = ('%s %s: %s'):format(sign, text.shorten(name, 30), excerpt)
    return place
        and {
            place = place,
            text = line,
            level = 0,
            colours = { { 2, 2 + #text.shorten(name, 30), 'Title' } },
            target = {
                path = api.nvim_buf_get_name(state.bufnr),
                bufnr = state.bufnr,
                row = place[1],
                column = place[2],
                text = statement.excerpt,
                name = text.known(statement.name),
            },
        }
end

local function rows_of(state)
    local rows = {}
    for number in ipairs(state.statements) do
        rows[#rows + 1] = row_of(state, number) or nil
    end
    table.sort(rows, function(a, b)
        return a.place[1] < b.place[1] or a.place[1] == b.place[1] and a.place[2] < b.place[2]
    end)
    return rows
end

-- The line of the last statement that begins before the cursor.
local function line_at(rows, cursor)
    local line
    for number, row in ipairs(rows) do
        local place = row.place
        if place and (place[1] < cursor[1] - 1 or place[1] == cursor[1] - 1 and place[2] <= cursor[2]) then
            line = number
        end
    end
    return line
end

local function mark_line()
    if not shown or not api.nvim_buf_is_valid(shown.view) or api.nvim_get_current_buf() ~= shown.article then
        return
    end
    local rows = view.get(shown.view) and view.get(shown.view).rows or {}
    local line = line_at(rows, api.nvim_win_get_cursor(0))
    api.nvim_buf_clear_namespace(shown.view, namespace, 0, -1)
    if not line then
        return
    end
    api.nvim_buf_set_extmark(shown.view, namespace, line - 1, 0, { line_hl_group = 'Visual', end_row = line - 1 })
    for _, window in ipairs(vim.fn.win_findbuf(shown.view)) do
        pcall(api.nvim_win_set_cursor, window, { line, 0 })
    end
end

local function renew()
    local now = shown and api.nvim_buf_is_valid(shown.view) and view.get(shown.view)
    local current = api.nvim_get_current_buf()
    if now and buffer.get(current) then
        shown.article = current
    end
    local state = now and buffer.get(shown.article)
    if state then
        view.replace(shown.view, rows_of(state))
        mark_line()
    end
end

local function watch()
    local group = api.nvim_create_augroup('csto_statements', { clear = true })
    api.nvim_create_autocmd('CursorMoved', { group = group, callback = mark_line })
    api.nvim_create_autocmd('User', { group = group, pattern = 'CstoUpdated', callback = vim.schedule_wrap(renew) })
    api.nvim_create_autocmd('BufEnter', {
        group = group,
        callback = function(event)
            if shown and event.buf ~= shown.article and buffer.get(event.buf) then
                shown.article = event.buf
                vim.schedule(renew)
            end
        end,
    })
end

---Shows them, in a window at the side.
function M.open()
    view.go_home()
    local state = await.state(api.nvim_get_current_buf(), 0)
    if not state then
        return
    end
    local home = api.nvim_get_current_win()
    local bufnr = view.show('statements', rows_of(state), {
        command = ('botright %dvnew'):format(math.max(30, math.floor(vim.o.columns / 3))),
        again = M.open,
    })
    vim.wo.winfixwidth = true
    shown = { view = bufnr, article = state.bufnr }
    watch()
    api.nvim_set_current_win(home)
    mark_line()
end

return M
