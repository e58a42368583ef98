-- csto/buffer.lua - a marked buffer: what is known of its text, and how that is kept true while it is edited
--
-- claims() -> analyze() -> [backend] -> on_marks() -> on_links(). At most one analysis of a buffer is under way. A long
-- text goes there in pieces (upload), and what was found comes back in portions (arrival).
-- An edit starts the clock of `debounce`; an answer to a text that has changed since is dropped and asked for again.

local arrival = require('csto.arrival')
local client = require('csto.client')
local config = require('csto.config')
local marks = require('csto.marks')
local options = require('csto.options')
local paint = require('csto.paint')
local progress = require('csto.progress')
local say = require('csto.say')
local text = require('csto.text')
local upload = require('csto.upload')

local api = vim.api

local M = {}

---@class csto.State
---@field bufnr integer
---@field attached boolean the buffer tells us of its edits
---@field in_flight integer|nil tick of the analysis under way
---@field asked boolean the user asked for it, and hears how it went
---@field session integer of the backend that knows the buffer
---@field tick integer|nil of the text that the marks were drawn from
---@field drawn boolean it was marked once
---@field copy csto.Copy what the backend has of the text
---@field row integer where the marks that were asked for begin
---@field arrival csto.Arrival|nil marks of which not all have come
---@field linking table|nil links of which not all have come
---@field statements table[] as the backend sent them
---@field speakers table[]
---@field mentions integer[][] places where they are named
---@field links table|nil the event of that name, when it has come
---@field expected table|nil the links of the text before, shown until those of this one have come
---@field progress table|nil of the reading of the folder
---@field alone boolean the analysis under way links with nothing
---@field awaited boolean a key waits for it
---@field failure table|nil the event `failed` of the newest text
---@field retried boolean|nil the text was sent anew since the backend had another one
---@field known csto.Pages looks of the marks, by id
---@field content csto.Pages ids of the content's marks, by number of the statement
---@field drawing csto.Drawing|nil the marks that are still to be drawn
---@field before table options as they were
---@field timer userdata|nil

local states = {} ---@type table<integer, csto.State>

---@param bufnr integer|nil 0 or nil: the current one
---@return csto.State|nil
function M.get(bufnr)
    if not bufnr or bufnr == 0 then
        bufnr = api.nvim_get_current_buf()
    end
    return states[bufnr]
end

---Have the marks been computed from the text as it is now, by the backend that runs?
---@param state csto.State
---@return boolean
function M.is_fresh(state)
    return state.tick == api.nvim_buf_get_changedtick(state.bufnr)
        and state.session == client.session
        and client.is_ready()
end

local function name_of(bufnr)
    local name = api.nvim_buf_get_name(bufnr)
    return name ~= '' and vim.fn.fnamemodify(name, ':~:.') or 'the buffer without a name'
end

-- The file that the buffer shows, if it is one.
local function path_of(bufnr)
    local name = api.nvim_buf_get_name(bufnr)
    local is_file = vim.bo[bufnr].buftype == '' and name ~= '' and not name:match('^%a[%w+.-]*://')
    return is_file and vim.fn.fnamemodify(name, ':p') or nil
end

-- Why a buffer is not analysed, or nil.
local function refusal(bufnr)
    local kind = vim.bo[bufnr].buftype
    if kind == 'terminal' or kind == 'prompt' then
        return 'a ' .. kind .. ' is not an article'
    elseif kind == 'quickfix' or api.nvim_buf_get_name(bufnr):match('^csto://') then
        return 'a list is not an article; <CR> leads to one'
    elseif kind == '' and vim.fn.isdirectory(api.nvim_buf_get_name(bufnr)) == 1 then
        return name_of(bufnr) .. ' is a folder; open one of its articles'
    end
    local size, limit = api.nvim_buf_get_offset(bufnr, api.nvim_buf_line_count(bufnr)), config.get().max_file_size
    if size > limit then
        return ('%s is %s long; the option max_file_size allows %s'):format(
            name_of(bufnr),
            text.size(size),
            text.size(limit)
        )
    end
end

local function send(state)
    local bufnr, path = state.bufnr, path_of(state.bufnr)
    local folder = config.get().folder and path ~= nil
    state.arrival, state.linking = nil, nil
    upload.send(state.copy, function(bytes)
        state.in_flight, state.alone, state.failure = api.nvim_buf_get_changedtick(bufnr), not folder, nil
        state.row = paint.seen(bufnr)
        client.tell('analyze', {
            buffer = bufnr,
            tick = state.in_flight,
            path = path or vim.NIL,
            bytes = bytes,
            row = state.row,
            date = config.get().date or vim.NIL,
            folder = folder,
        })
    end)
end

-- Has the text analysed, now or after what is under way. Nobody waits: `quiet`.
local function analyze(state, quiet)
    local why_not = refusal(state.bufnr)
    if why_not then
        if not quiet then
            say.warn(why_not)
        end
        return false
    elseif state.in_flight or state.copy.sending then
        return true -- settle() asks again where the text has changed
    elseif not client.start(quiet) then
        return false
    end
    send(state)
    return true
end

local function rest(state)
    if state.timer then
        state.timer:stop()
    end
end

-- After an edit: analyse when the keys have rested.
local function edited(state)
    state.timer = state.timer or vim.loop.new_timer()
    state.timer:stop()
    state.timer:start(
        config.get().debounce,
        0,
        vim.schedule_wrap(function()
            if states[state.bufnr] == state and not M.is_fresh(state) then
                analyze(state, true)
            end
        end)
    )
end

local function attach(state)
    state.attached = api.nvim_buf_attach(state.bufnr, false, {
        on_lines = function(_, _, tick, first, last, new_last)
            if states[state.bufnr] ~= state then
                return true -- detaches
            end
            upload.changed(state.copy, first, last, new_last)
            if tick then -- none while 'inccommand' shows what would be
                edited(state)
            end
        end,
        on_changedtick = function() -- written, undone: the same text under another number
            edited(state)
        end,
        on_reload = function()
            upload.reset(state.copy)
            edited(state)
        end,
        on_detach = function()
            upload.reset(state.copy)
            state.attached, state.tick = false, nil
        end,
    })
end

local function drop(state)
    states[state.bufnr], state.drawing, state.arrival = nil, nil, nil
    upload.reset(state.copy)
    if state.timer then
        state.timer:stop()
        state.timer:close()
    end
    client.tell('forget', { buffer = state.bufnr })
end

---Takes the marks away and gives back every option.
---@param bufnr integer
function M.forget(bufnr)
    local state = states[bufnr]
    if not state then
        return
    end
    drop(state)
    if api.nvim_buf_is_loaded(bufnr) then
        options.restore(bufnr, state.before)
        marks.clear(bufnr, state.known)
        pcall(api.nvim_buf_del_var, bufnr, 'csto')
        api.nvim_exec_autocmds('User', { pattern = 'CstoUpdated', modeline = false })
    end
end

-- :edit! and 'nohidden' read the text anew: the old marks mean nothing, the edits are ours to hear again.
local function read_anew(bufnr)
    local state = states[bufnr]
    if state and not state.attached then
        marks.clear(bufnr, state.known)
        state.known, state.content, state.tick, state.drawing, state.arrival = {}, {}, nil, nil, nil
        attach(state)
        analyze(state, true)
    end
end

local function watch()
    local group = api.nvim_create_augroup('csto_buffer', { clear = true })
    local function on(events, action)
        api.nvim_create_autocmd(events, {
            group = group,
            callback = function(event)
                action(event.buf)
            end,
        })
    end
    on({ 'BufReadPost', 'BufNewFile' }, read_anew)
    on({ 'BufDelete', 'BufWipeout' }, function(bufnr)
        if states[bufnr] then
            drop(states[bufnr])
        end
    end)
end

local prepared = false

local function prepare()
    if not prepared then
        prepared = true
        marks.define_groups()
        watch()
    end
end

local function new_state(bufnr)
    local state = {
        bufnr = bufnr,
        attached = false,
        drawn = false,
        asked = false,
        session = 0,
        copy = upload.new(bufnr),
        statements = {},
        speakers = {},
        mentions = {},
        known = {},
        content = {},
    }
    states[bufnr] = state
    state.before = options.set(bufnr)
    attach(state)
    return state
end

---Analyses a buffer and marks it, then keeps the marks true.
---@param bufnr integer
---@param quiet boolean|nil say nothing of how it went
---@return boolean started
function M.claims(bufnr, quiet)
    prepare()
    local known = states[bufnr]
    local state = known or new_state(bufnr)
    state.asked = state.asked or not quiet
    rest(state)
    local started = analyze(state, quiet)
    if not started and not known then
        M.forget(bufnr)
    end
    return started
end

---Waits until `condition` holds for a state that is still the buffer's, at most `limit` milliseconds.
---@param state csto.State
---@param limit integer
---@param condition fun(state: csto.State): boolean
---@return boolean there the state still is, and a backend runs; not that the condition holds
function M.wait_for(state, limit, condition)
    vim.wait(limit, function()
        return states[state.bufnr] ~= state or not client.is_running() or condition(state)
    end, 2)
    return states[state.bufnr] == state and client.is_running()
end

local function is_settled(state)
    return state.failure ~= nil or M.is_fresh(state)
end

local function tell_outcome(state)
    if state.asked and #state.statements == 0 then
        say.info('no statement found in ' .. name_of(state.bufnr))
    end
    state.asked = false
end

-- An answer came: is it of the text as it is? If not, ask again.
local function settle(map)
    local state = states[map.buffer]
    if not state or not api.nvim_buf_is_loaded(map.buffer) or map.tick ~= state.in_flight then
        return nil
    end
    state.in_flight, state.session = nil, client.session
    if map.tick == api.nvim_buf_get_changedtick(map.buffer) then
        return state
    elseif not (state.timer and state.timer:is_active()) then
        analyze(state, true)
    end
end

local function is_of_now(map, tick)
    return map.tick == tick and tick == api.nvim_buf_get_changedtick(map.buffer)
end

local function on_links(map)
    local state = states[map.buffer]
    if state and state.arrival then
        state.arrival.links = map
    elseif state and is_of_now(map, state.tick) then
        local links = arrival.take_links(state, map)
        if not links then
            return
        end
        state.links, state.expected = links, nil
        if state.progress then
            state.progress = nil
            progress.finish(map.articles)
        end
        paint.draw(state)
    end
end

-- All that was found of a text is here.
local function take_over(state, new)
    local map = new.map
    state.tick, state.drawn, state.retried, state.progress = map.tick, true, nil, nil
    state.links = state.alone and { total = 0, statements = {} } or nil
    state.title, state.date, state.outlet = map.title, map.date, map.outlet
    state.statements, state.speakers, state.mentions = new.statements, new.speakers, new.mentions
    state.expected = new.expected
    arrival.share_mentions(state)
    paint.finish(state, new.drawing)
    tell_outcome(state)
    if new.links then
        on_links(new.links)
    elseif new.redraw then
        paint.draw(state)
    end
end

local function on_marks(map)
    local state = states[map.buffer]
    if (map.portion or 0) == 0 then
        state = settle(map)
        if state then
            arrival.begin(state, map, state.row)
        end
    elseif state and not (state.arrival and is_of_now(map, state.arrival.map.tick)) then
        return -- settle() or an edit has asked for others
    end
    local new = state and arrival.take(state, map)
    if new then
        take_over(state, new)
    end
end

-- The folder could not be read or linked: the article stands alone.
local function on_unlinked(state, map)
    state.links = { total = 0, statements = {} }
    say.warn(('%s is marked, but not linked: %s'):format(name_of(map.buffer), map.message))
end

local function on_failed(map)
    local known = states[map.buffer]
    if known and not known.in_flight and map.tick == known.tick then
        on_unlinked(known, map)
        return
    end
    local state = settle(map)
    if not state then
        return
    elseif map.code == 'protocol' and not state.retried then -- it has another text: an edit was missed
        state.retried = true
        upload.reset(state.copy)
        analyze(state, true)
        return
    end
    state.failure = map
    if state.asked or state.awaited then
        state.asked = false
        say.error(map.message)
    end
    if not state.tick then
        M.forget(map.buffer)
    end
end

local function on_progress(map)
    local state = states[map.buffer]
    if state then
        state.progress = { done = map.done, total = map.total }
        progress.show(map.done, map.total)
        api.nvim_exec_autocmds('User', { pattern = 'CstoProgress', modeline = false })
    end
end

-- What the user should know of the folder; each is told once.
local function on_note(map)
    say.warn(map.message)
end

-- What is marked stays marked; what never was is as if nobody had asked.
local function on_gone()
    for _, bufnr in ipairs(vim.tbl_keys(states)) do
        local state = states[bufnr]
        state.in_flight, state.arrival, state.linking = nil, nil, nil
        upload.reset(state.copy)
        if not state.drawn then
            M.forget(bufnr)
        end
    end
end

client.on('marks', on_marks)
client.on('links', on_links)
client.on('failed', on_failed)
client.on('progress', on_progress)
client.on('note', on_note)
client.on('gone', on_gone)

---All marked buffers; none that was wiped out where no autocommands were heard.
---@return csto.State[]
function M.all()
    return vim.tbl_filter(function(state)
        return api.nvim_buf_is_valid(state.bufnr)
    end, vim.tbl_values(states))
end

---Draws everything anew, as the options are now.
function M.redraw()
    for _, state in pairs(states) do
        if state.arrival then
            state.arrival.redraw = true
        elseif state.drawn and api.nvim_buf_is_loaded(state.bufnr) then
            paint.draw(state)
        end
    end
end

M.content_places = paint.content_places
M.name_of, M.is_settled = name_of, is_settled

return M
