-- csto/tables.lua - the user's tables beside the articles: what is wrong in them, and that they were written
--
-- The backend reads the tables of a folder with its articles. When links have come it is asked for the faults; nobody
-- waits for the answer. Those that are new are told once, all are diagnostics in the tables that are open, and
-- :Csto faults lists them.

local await = require('csto.await')
local buffer = require('csto.buffer')
local client = require('csto.client')
local config = require('csto.config')
local locations = require('csto.locations')
local say = require('csto.say')
local text = require('csto.text')

local api = vim.api

local M = {}

local PAUSE = 50 -- milliseconds

---@class csto.Fault
---@field path string
---@field row integer|nil from 0; nil: the whole file
---@field column integer|nil
---@field message string

local namespace = api.nvim_create_namespace('csto_tables')
local patterns = { 'speakers.tsv', 'outlets.tsv', 'articles.tsv' }

local asked = setmetatable({}, { __mode = 'k' }) -- by state: the event `links` after which it was asked
local answered = setmetatable({}, { __mode = 'k' }) -- ... and that for which the answer has come
local by_folder = {} ---@type table<string, csto.Fault[]>
local told = {} -- by folder: what was told of it

local function folder_of(bufnr)
    return vim.fn.fnamemodify(api.nvim_buf_get_name(bufnr), ':p:h')
end

local function by_place(a, b)
    if a.path ~= b.path then
        return a.path < b.path
    elseif (a.row or 0) ~= (b.row or 0) then
        return (a.row or 0) < (b.row or 0)
    end
    return (a.column or 0) < (b.column or 0)
end

---"speakers.tsv:3:7: no day that exists"
---@param fault csto.Fault
---@param modifiers string|nil of the path, as fnamemodify() takes them
---@return string
function M.describe(fault, modifiers)
    local place = fault.row and (':%d:%d'):format(fault.row + 1, (fault.column or 0) + 1) or ''
    local path = vim.fn.fnamemodify(fault.path, modifiers or ':t')
    return ('%s%s: %s'):format(text.line(path), place, text.line(fault.message))
end

-- Once for each set of faults: an edit of an article asks again and again.
local function tell(folder, faults)
    local all = table.concat(vim.tbl_map(M.describe, faults), '\n')
    if faults[1] and told[folder] ~= all then
        local more = #faults > 1 and (' (and %d more: :Csto faults)'):format(#faults - 1) or ' (:Csto faults)'
        say.warn(M.describe(faults[1]) .. more)
    end
    told[folder] = all
end

-- From the fault to the end of its cell, in a buffer that may have been edited since.
local function diagnostic(bufnr, fault)
    local row = math.min(fault.row or 0, api.nvim_buf_line_count(bufnr) - 1)
    local line = api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] or ''
    local column = math.min(fault.column or 0, #line)
    return {
        lnum = row,
        col = column,
        end_lnum = row,
        end_col = (line:find('\t', column + 1, true) or #line + 1) - 1,
        severity = vim.diagnostic.severity.WARN,
        source = 'csto',
        message = text.line(fault.message),
    }
end

-- The faults of a table as diagnostics, where it is open.
local function show_in(bufnr)
    local path = api.nvim_buf_get_name(bufnr)
    local faults = vim.tbl_filter(function(fault)
        return fault.path == path
    end, by_folder[folder_of(bufnr)] or {})
    vim.diagnostic.set(
        namespace,
        bufnr,
        vim.tbl_map(function(fault)
            return diagnostic(bufnr, fault)
        end, faults)
    )
end

local function is_table(bufnr)
    return vim.tbl_contains(patterns, vim.fn.fnamemodify(api.nvim_buf_get_name(bufnr), ':t'))
end

local function show_in_open()
    for _, bufnr in ipairs(api.nvim_list_bufs()) do
        if api.nvim_buf_is_loaded(bufnr) and is_table(bufnr) then
            show_in(bufnr)
        end
    end
end

-- An analysis that is under way may have read the table as it was.
local function read_anew(state)
    if buffer.get(state.bufnr) ~= state then
        return
    elseif state.in_flight then
        vim.defer_fn(function()
            read_anew(state)
        end, PAUSE)
    else
        buffer.claims(state.bufnr, true)
    end
end

-- A table was written: the articles beside it are read with it at once.
local function written(bufnr)
    for _, state in ipairs(buffer.all()) do
        if folder_of(state.bufnr) == folder_of(bufnr) then
            read_anew(state)
        end
    end
end

local watching = false

local function watch()
    watching = true
    local group = api.nvim_create_augroup('csto_tables', { clear = true })
    local function on(event, action)
        api.nvim_create_autocmd(event, {
            group = group,
            pattern = patterns,
            callback = function(args)
                action(args.buf)
            end,
        })
    end
    on('BufReadPost', show_in)
    on('BufWritePost', written)
end

client.on('faults', function(map)
    local state = buffer.get(map.buffer)
    if state then
        local folder, faults = folder_of(map.buffer), vim.tbl_map(locations.clean, map.faults)
        table.sort(faults, by_place)
        by_folder[folder], answered[state] = faults, asked[state]
        tell(folder, faults)
        show_in_open()
    end
end)

---Asks for the faults in the tables of buffers whose links have come.
function M.update()
    if not watching then
        watch()
    end
    for _, state in ipairs(buffer.all()) do
        if state.links and asked[state] ~= state.links and client.is_ready() then
            asked[state] = state.links
            client.tell('faults', { buffer = state.bufnr })
        end
    end
end

local function is_known(state)
    return not state.links or answered[state] == state.links
end

---What is known to be wrong in the tables of the marked buffers' folders.
---@return csto.Fault[]
function M.faults()
    local out, done = {}, {}
    M.update()
    for _, state in ipairs(buffer.all()) do
        local folder = folder_of(state.bufnr)
        buffer.wait_for(state, config.get().wait, is_known)
        if not done[folder] then
            done[folder] = true
            vim.list_extend(out, by_folder[folder] or {})
        end
    end
    table.sort(out, by_place)
    return out
end

---Lists them.
function M.open()
    if not buffer.all()[1] and not await.state(api.nvim_get_current_buf()) then
        return
    end
    local items = vim.tbl_map(function(fault)
        return {
            filename = fault.path,
            lnum = (fault.row or 0) + 1,
            col = (fault.column or 0) + 1,
            text = text.line(fault.message),
            type = 'W',
        }
    end, M.faults())
    if items[1] then
        locations.list('Faults in your tables', items)
    else
        say.info('nothing is wrong in speakers.tsv, outlets.tsv and articles.tsv')
    end
end

return M
