-- csto/health.lua - :checkhealth csto

local client = require('csto.client')
local config = require('csto.config')
local text = require('csto.text')

local M = {}

-- Neovim 0.12 has lost the names that 0.7 knew.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local warn = health.warn or health.report_warn
local fault = health.error or health.report_error
local info = health.info or health.report_info

local function check_editor()
    if vim.fn.has('nvim-0.7.2') == 1 then
        local version = vim.fn.matchstr(vim.fn.execute('version'), 'NVIM v\\zs[0-9.]\\+[0-9A-Za-z.+-]*')
        ok('Neovim ' .. version)
    else
        fault('Neovim is older than 0.7.2')
    end
end

local function check_options()
    local errors = config.load()
    for _, message in ipairs(errors) do
        fault(message, { ':help csto-options' })
    end
    if not errors[1] then
        ok('the options are right')
    end
end

local function check_program()
    local path, remedy = client.find()
    if not path then
        fault(remedy, { 'run `make` in ' .. client.root() })
        return
    end
    ok('the program is ' .. path)
    local version = vim.trim(vim.fn.system({ path, 'version' }))
    if vim.v.shell_error ~= 0 then
        fault('it does not run: ' .. version, { 'run `make` in ' .. client.root() })
    elseif version:find(client.VERSION, 1, true) then
        ok('it is version ' .. client.VERSION .. ', as the plugin')
    else
        fault(('it says %s, the plugin is %s'):format(version, client.VERSION), {
            'run `make` in ' .. client.root(),
        })
    end
end

local function show_status(status)
    info(
        ('it holds %s and %s of %s, %.1f MiB'):format(
            text.counted(status.buffers, 'buffer'),
            text.counted(status.articles, 'article'),
            text.counted(status.folders, 'folder'),
            status.memory / 1024 / 1024
        )
    )
    if status.model > 0 then
        ok(('its model has %.1f MiB'):format(status.model / 1024 / 1024))
    else
        warn('it was built without its model, and finds less', {
            'run `make` where csrc/train/csto.model is there; doc/model.md',
        })
    end
    for _, store in ipairs(status.stores) do
        local file = type(store.file) == 'string' and store.file or 'in memory'
        info(('the store of %s: %s, %s'):format(store.folder, text.counted(store.articles, 'article'), file))
    end
end

local function check_process()
    local now = client.info()
    if now.pid then
        ok(('the backend runs as process %d, %s'):format(now.pid, now.ready and 'ready' or 'not greeted yet'))
        local status = client.ask('status', vim.empty_dict())
        if status then
            show_status(status)
        end
    else
        info('no backend runs; :CstoClaims starts it')
    end
    info('the log is ' .. (config.get().log and client.log_path() or 'off (option log)'))
    if now.last then
        warn(('the last fault, at %s: %s'):format(now.last.time, now.last.message), {
            'the next command starts the program again; :Csto restart does so at once',
            'where it comes again: set the option log, do what led to it, and send what :Csto log shows',
        })
    end
end

local function check_key(name)
    local value = vim.go[name]
    if value ~= '' and value ~= ':Man' then
        info(("'%s' is set to %s and is left alone"):format(name, value))
    end
end

local function check_server()
    if vim.fn.has('nvim-0.10') == 0 then
        info('the language server inside Neovim needs 0.10; K and CTRL-] do not need it')
    elseif not config.get().lsp then
        info('the language server is off (option lsp)')
    else
        ok(('the language server speaks UTF-%d'):format(vim.fn.has('nvim-0.11') == 1 and 8 or 16))
    end
end

local function check_tables()
    local tables = require('csto.tables')
    local found = tables.faults()
    for _, each in ipairs(found) do
        warn(tables.describe(each, ':~:.'), { 'correct that cell, which is passed over; :help csto-tables' })
    end
    if found[1] then
        return
    elseif require('csto.buffer').all()[1] then
        ok('nothing is wrong in the speakers.tsv, outlets.tsv and articles.tsv of the marked articles')
    else
        info('no article is marked; the tables beside one are read with it')
    end
end

function M.check()
    start('csto: editor')
    check_editor()
    check_options()
    check_key('keywordprg')
    check_key('tagfunc')
    check_server()
    start('csto: backend')
    check_program()
    check_process()
    start('csto: your tables')
    check_tables()
end

return M
