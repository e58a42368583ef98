-- csto/client.lua - the process `csto serve`: found, started at first use, greeted, asked, and mourned
--
-- A backend counts as ready after its own first message (nvim_set_client_info) and our `hello`; until then nothing is
-- asked and what is told waits. rpcrequest() has no timeout of its own, so each question has a watchdog that
-- ends the process, which ends the wait: a backend that hangs costs `timeout` milliseconds, never the editor.

local config = require('csto.config')
local say = require('csto.say')
local text = require('csto.text')

local uv = vim.loop

local M = {
    VERSION = '0.1.0',
    PROTOCOL = 1,
    life = 0, -- grows with each backend that was started: a text that an earlier one was told is not told yet
    session = 0, -- grows with each backend that was greeted; what an earlier one knew is gone
}

local RESTARTS_A_MINUTE = 3

---@class csto.Job
---@field channel integer
---@field pid integer
---@field binary string
---@field ready boolean
---@field heard boolean its first message came
---@field words string the end of what it wrote on standard error
---@field stopping boolean we ended it ourselves
---@field why string|nil what we hold against it
---@field queue table[] notifications that wait for `ready`

local job ---@type csto.Job|nil
local mourned = false -- a backend ended that should not have
local restarts = {} -- when, in seconds, within the last minute
local handlers = {}
local asked, tickets = {}, 0 -- what to do with the answers that come by events, by ticket
local last -- message and time of the last failure

---Says who is called with the map of an event of the backend, or of 'gone' when a backend ended.
---@param event string
---@param handler fun(map: table)
function M.on(event, handler)
    handlers[event] = handler
end

---The folder that this plugin lies in.
---@return string
function M.root()
    return vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h:h:h')
end

---The program to start, or nil and a sentence that says what to do.
---@return string|nil path, string|nil remedy
function M.find()
    local set = config.get().binary
    if set then
        set = vim.fn.expand(set)
        if vim.fn.executable(set) == 1 then
            return vim.fn.exepath(set)
        end
        return nil, 'the option binary names ' .. set .. ', which is not a program'
    end
    local built = M.root() .. '/build/csto'
    if vim.fn.executable(built) == 1 then
        return built
    end
    local path = vim.fn.exepath('csto')
    if path ~= '' then
        return path
    end
    return nil, 'the program csto is not built yet: run `make` in ' .. M.root()
end

local function failed(message, quiet)
    last = { message = message, time = os.date('%H:%M:%S') }
    if not quiet then
        say.error(message .. ' (:checkhealth csto)')
    end
end

---The entry of the backend: it calls this by nvim_exec_lua. Neovim would tell an error here to the backend alone.
---@param event string
---@param map table
function M.receive(event, map)
    local handler = handlers[event]
    if not handler then
        return
    end
    local ok, err = pcall(handler, map)
    if not ok then
        failed(('the event %s could not be taken: %s'):format(event, err))
    end
end

local function last_words(this)
    local line
    for each in this.words:gmatch('[^\n]+') do
        line = each
    end
    return line and ': ' .. text.shorten(line, 160) or ''
end

local function how_it_ended(this, status)
    if this.why then
        return 'the backend was ended, ' .. this.why
    elseif not this.heard then
        return ('%s did not start (status %d)%s'):format(this.binary, status, last_words(this))
    elseif status > 128 then
        return ('the backend died of signal %d%s'):format(status - 128, last_words(this))
    end
    return ('the backend ended with status %d%s'):format(status, last_words(this))
end

-- Once for each: on_exit may come long after we ended it, when another one runs.
local function bury(this, message)
    if job ~= this then
        return
    end
    job = nil
    if not this.stopping and vim.v.exiting == vim.NIL then
        mourned = true
        failed(message .. '; it is started again at next use')
    end
    local unanswered = asked
    asked = {}
    M.receive('gone', {})
    for _, act in pairs(unanswered) do
        act(nil, false)
    end
end

-- Ends a backend that does not keep to the protocol; on_exit tells the user why.
local function kill(this, why)
    this.why = this.why or why
    uv.kill(this.pid, 'sigkill')
end

-- One question, answered or the backend dead within `timeout`.
local function ask(this, method, map)
    local watchdog, limit = uv.new_timer(), config.get().timeout
    watchdog:start(limit, 0, function()
        kill(this, ('it owed an answer to %s for %d ms'):format(method, limit))
    end)
    local ok, result = pcall(vim.rpcrequest, this.channel, method, map)
    watchdog:stop()
    watchdog:close()
    if ok then
        return true, result ~= vim.NIL and result or nil
    end
    return false, tostring(result)
end

-- A refusal that the backend sent itself, as opposed to a channel that closed.
local function is_refusal(err)
    return not (err:find('^Invalid channel') or err:find('^ch %d+ ') or err:find('decode msgpack', 1, true))
end

-- The channel is closed. Mostly because the process has ended, which on_exit will tell; else it is ended.
local function lost(this)
    this.ready = false
    vim.defer_fn(function()
        if job == this then
            kill(this, 'it sent what is no message')
        end
    end, 100)
end

local function send(this, method, map)
    if not pcall(vim.rpcnotify, this.channel, method, map) then
        lost(this)
    end
end

local function greet(this)
    if job ~= this or this.ready then
        return
    end
    local ok, answer = ask(this, 'hello', {
        client = 'neovim',
        version = M.VERSION,
        protocol = M.PROTOCOL,
        files = config.get().files,
    })
    if ok then
        this.ready, M.session = true, M.session + 1
        this.version = answer and answer.version
        for _, waiting in ipairs(this.queue) do
            send(this, waiting[1], waiting[2])
        end
        this.queue = {}
    elseif is_refusal(answer) then
        this.stopping, mourned = true, true
        vim.fn.jobstop(this.channel)
        failed(('%s does not fit this plugin: %s'):format(this.binary, answer))
        bury(this)
    end
end

-- The first message of the backend has come: greet it, outside the event that says so.
local function listen()
    vim.api.nvim_create_autocmd('ChanInfo', {
        group = vim.api.nvim_create_augroup('csto_client', { clear = true }),
        callback = function()
            local info = vim.v.event.info
            local this = job
            if this and info and info.id == this.channel and not this.heard then
                this.heard = true
                vim.schedule(function()
                    greet(this)
                end)
            end
        end,
    })
end

-- Seconds to wait before another restart is allowed; nil where it is allowed now, and then counted.
local function too_often()
    if not mourned then
        return nil
    end
    local now = uv.hrtime() / 1e9
    while restarts[1] and now - restarts[1] >= 60 do
        table.remove(restarts, 1)
    end
    if #restarts >= RESTARTS_A_MINUTE then
        return math.ceil(60 - (now - restarts[1]))
    end
    restarts[#restarts + 1] = now
end

-- Silence after the start is a fault too.
local function expect_hello(this)
    vim.defer_fn(function()
        if job == this and not this.ready and not this.heard then
            kill(this, 'it does not speak the protocol of csto')
        end
    end, config.get().timeout)
end

---The file that the backend logs to where the option `log` is set.
---@return string
function M.log_path()
    local ok, folder = pcall(vim.fn.stdpath, 'state') -- 0.7 has none
    return (ok and folder or vim.fn.stdpath('cache')) .. '/csto.log'
end

local function environment()
    if not config.get().log then
        return nil
    end
    vim.fn.mkdir(vim.fn.fnamemodify(M.log_path(), ':h'), 'p')
    return { CSTO_LOG = M.log_path() }
end

local function launch(binary)
    local this = { binary = binary, words = '', ready = false, heard = false, queue = {} }
    local ok, channel = pcall(vim.fn.jobstart, { binary, 'serve' }, {
        rpc = true,
        env = environment(),
        on_stderr = function(_, data)
            this.words = (this.words .. table.concat(data, '\n')):sub(-2000)
        end,
        on_exit = function(_, status)
            bury(this, how_it_ended(this, status))
        end,
    })
    if not ok or channel <= 0 then
        return nil, text.line(channel)
    end
    this.channel, this.pid = channel, vim.fn.jobpid(channel)
    M.life = M.life + 1
    return this
end

---Starts the backend where none runs.
---@param quiet boolean|nil no message where it cannot be started: nobody asked
---@return boolean started it runs, though perhaps it was not greeted yet
function M.start(quiet)
    if job then
        return true
    end
    local binary, remedy = M.find()
    if not binary then
        failed(remedy, quiet)
        return false
    end
    local wait = too_often()
    if wait then
        local message = 'the backend ended too often and is not started for %d s more; the last time: %s'
        if not quiet then
            say.error(message:format(wait, last.message))
        end
        return false
    end
    listen()
    job, remedy = launch(binary)
    if not job then
        failed(('%s cannot be started: %s'):format(binary, remedy), quiet)
        return false
    end
    expect_hello(job)
    return true
end

---@return boolean
function M.is_ready()
    return job ~= nil and job.ready
end

---@return boolean
function M.is_running()
    return job ~= nil
end

---Tells the backend, at once or as soon as it was greeted. Nothing happens where none runs.
---@param method string
---@param map table
function M.tell(method, map)
    if not job then
        return
    elseif job.ready then
        send(job, method, map)
    else
        table.insert(job.queue, { method, map })
    end
end

---Asks the backend, which answers at once from what it has computed.
---@param method string
---@param map table
---@return any|nil answer
---@return boolean answered where false, what went wrong is said
function M.ask(method, map)
    local this = job
    if not (this and this.ready) then
        return nil, false
    end
    local ok, answer = ask(this, method, map)
    if ok then
        return answer, true
    elseif is_refusal(answer) then
        say.error(answer)
    else
        lost(this)
    end
    return nil, false
end

---Asks the backend without waiting: the answer comes by an event.
---@param method string
---@param map table
---@param act fun(answer: any|nil, answered: boolean) called once; not answered: nobody needs to know it any more, or it
---was said what went wrong
function M.ask_later(method, map, act)
    if not job then
        act(nil, false)
        return
    end
    tickets = tickets + 1
    asked[tickets], map.ticket = act, tickets
    M.tell(method, map)
end

M.on('answer', function(map)
    local act = asked[map.ticket]
    asked[map.ticket] = nil
    if text.known(map.code) and map.code ~= 'cancelled' then
        say.error(map.message)
    end
    if act then
        act(text.known(map.result), not text.known(map.code))
    end
end)

---Ends the backend, if one runs; the next use starts another.
function M.stop()
    if job then
        job.stopping = true
        vim.fn.jobstop(job.channel)
        bury(job)
    end
end

---What :checkhealth and a report of a fault want to know.
---@return table
function M.info()
    return {
        pid = job and job.pid,
        binary = job and job.binary,
        version = job and job.version,
        ready = M.is_ready(),
        restarts = #restarts,
        last = last,
    }
end

return M
