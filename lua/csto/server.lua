-- csto/server.lua - a language server inside Neovim, from 0.10 on: csto/requests.lua spoken to by vim.lsp
--
-- Each request is answered exactly once, later, from the main loop; methods that are not ours are refused. One that was
-- cancelled ends without an answer, as with any server: Neovim's transport keeps that word to itself. Nothing is
-- synchronised: requests read the buffer itself.

local buffer = require('csto.buffer')
local client = require('csto.client')
local config = require('csto.config')
local progress = require('csto.progress')
local requests = require('csto.requests')

local api = vim.api

local M = {}

local NAME = 'csto'
local METHOD_NOT_FOUND, INTERNAL_ERROR = -32601, -32603

local capabilities = {
    positionEncoding = requests.is_utf8 and 'utf-8' or 'utf-16',
    textDocumentSync = { openClose = vim.fn.has('nvim-0.12') == 0, change = 0 }, -- opened, a text has a version
    hoverProvider = true,
    definitionProvider = true,
    referencesProvider = true,
    implementationProvider = true,
    typeDefinitionProvider = true,
    documentSymbolProvider = true,
    workspaceSymbolProvider = true,
    documentHighlightProvider = true,
    inlayHintProvider = true,
    codeActionProvider = { codeActionKinds = { 'source' } },
}

-- Replies to a request, once: at once, or later where it takes long.
local function answer(method, params, reply, is_wanted)
    if method == 'initialize' then
        return reply(nil, { capabilities = capabilities, serverInfo = { name = NAME, version = client.VERSION } })
    elseif method == 'shutdown' then
        return reply(nil, vim.NIL)
    end
    local handler, later = requests.methods[method], requests.later[method]
    local uri = params and params.textDocument and params.textDocument.uri
    local bufnr = uri and vim.uri_to_bufnr(uri)
    if not handler and not later then
        return reply({ code = METHOD_NOT_FOUND, message = 'csto does not know ' .. method })
    elseif bufnr and not buffer.get(bufnr) then
        return reply(nil, nil)
    elseif later then
        return later(params, function(result)
            reply(nil, result)
        end, is_wanted)
    end
    local ok, result = pcall(handler, params, bufnr)
    if not ok then
        return reply({ code = INTERNAL_ERROR, message = tostring(result) })
    end
    return reply(nil, result)
end

-- Answers a request later; `wanted` holds its number for as long as an answer is.
local function serve(wanted, id, method, params, callback, sent)
    local function is_wanted()
        return wanted[id]
    end
    local function reply(err, result)
        if sent then
            sent(id)
        end
        if is_wanted() then
            wanted[id] = nil
            callback(err, result)
        end
    end
    vim.schedule(function()
        answer(method, params, reply, is_wanted)
    end)
end

-- $/progress, while a folder is read.
local function tell_progress(dispatchers, is_closing)
    local begun = false
    progress.on(function(done, total, ended)
        local value = { kind = ended and 'end' or begun and 'report' or 'begin', title = 'reads the folder' }
        if ended and not begun or is_closing() then
            return
        end
        begun = not ended
        value.message = ('%d/%d articles'):format(done, total)
        value.percentage = not ended and math.floor(100 * done / math.max(total, 1)) or nil
        pcall(dispatchers.notification, '$/progress', { token = NAME, value = value })
    end)
end

local connection -- the latest, if any: what it may ask of Neovim

-- What vim.lsp takes for a process.
local function connect(dispatchers)
    connection = dispatchers
    local closing, id = false, 0
    local wanted = {}
    local function is_closing()
        return closing
    end
    tell_progress(dispatchers, is_closing)
    local function close()
        if not closing then
            closing = true
            dispatchers.on_exit(0, 0)
        end
    end
    return {
        request = function(method, params, callback, sent)
            id = id + 1
            wanted[id] = true
            serve(wanted, id, method, params, callback, sent)
            return true, id
        end,
        notify = function(method, params)
            if method == 'exit' then
                close()
            elseif method == '$/cancelRequest' then
                wanted[params.id] = nil
            end
            return true
        end,
        is_closing = is_closing,
        terminate = close,
    }
end

local function attach(bufnr)
    vim.lsp.start({ -- guarded: in M.update
        name = NAME,
        cmd = connect,
        commands = {
            csto = function(command)
                vim.cmd('Csto ' .. command.arguments[1])
            end,
        },
    }, {
        bufnr = bufnr,
        reuse_client = function(other, wanted)
            return other.name == wanted.name
        end,
    })
end

local attached ---@type table<integer, boolean>|nil nil before the first

-- Neovim detaches what it unloads, as :edit does. Who detaches a server on their own is not attached again.
local function watch()
    attached = {}
    api.nvim_create_autocmd('BufUnload', {
        group = api.nvim_create_augroup('csto_server', { clear = true }),
        callback = function(event)
            attached[event.buf] = nil
        end,
    })
end

local function detach(bufnr)
    attached[bufnr] = nil
    for _, each in ipairs(vim.lsp.get_clients({ name = NAME })) do -- guarded: in M.update
        if api.nvim_buf_is_valid(bufnr) and vim.lsp.buf_is_attached(bufnr, each.id) then
            vim.lsp.buf_detach_client(bufnr, each.id)
        end
    end
end

-- Neovim asks for hints again when it has told a server of an edit; here nothing is synchronised. Before 0.12 it draws
-- those of one text once, whatever it is told.
local function refresh_hints()
    local hints = vim.lsp.inlay_hint -- guarded: in M.update
    local shown = vim.tbl_filter(function(bufnr)
        return hints.is_enabled({ bufnr = bufnr })
    end, vim.tbl_keys(attached))
    if vim.fn.has('nvim-0.12') == 1 and shown[1] then
        connection.server_request('workspace/inlayHint/refresh', {})
        return
    end
    for _, bufnr in ipairs(shown) do
        hints.enable(false, { bufnr = bufnr })
        hints.enable(true, { bufnr = bufnr })
    end
end

---Attaches the marked buffers that have a name, and no others.
function M.update()
    if vim.fn.has('nvim-0.10') == 0 or not config.get().lsp then
        return
    elseif not attached then
        watch()
    end
    for _, state in ipairs(buffer.all()) do
        local bufnr = state.bufnr
        if state.drawn and not attached[bufnr] and api.nvim_buf_get_name(bufnr) ~= '' then
            attached[bufnr] = true
            attach(bufnr)
        end
    end
    for bufnr in pairs(attached) do
        if not buffer.get(bufnr) then
            detach(bufnr)
        end
    end
    refresh_hints()
end

return M
