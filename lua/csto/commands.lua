-- csto/commands.lua - what the commands and <Plug> mappings of plugin/csto.lua do

local M = {}

local function named(argument)
    return argument ~= '' and argument or nil
end

---@param bang boolean|string|nil true: take the marks away
function M.claims(bang)
    local buffer = require('csto.buffer')
    local bufnr = vim.api.nvim_get_current_buf()
    if bang == true then
        buffer.forget(bufnr)
    else
        buffer.claims(bufnr)
    end
end

function M.clear()
    M.claims(true)
end

---An article was opened in a folder, or under options, that ask for marks.
---@param bufnr integer
function M.auto(bufnr)
    vim.schedule(function()
        if vim.api.nvim_buf_is_loaded(bufnr) then
            require('csto.buffer').claims(bufnr, true)
        end
    end)
end

---Marks or links of some buffer are new.
M.updated = vim.schedule_wrap(function()
    require('csto.tables').update()
    if vim.fn.has('nvim-0.10') == 1 then
        require('csto.server').update()
    end
end)

function M.hover()
    require('csto.hover').open()
end

function M.source()
    require('csto.jump').source()
end

function M.reports()
    require('csto.jump').reports()
end

function M.conflicts()
    require('csto.jump').conflicts()
end

function M.open_address()
    require('csto.jump').open_address()
end

function M.list()
    require('csto.list').open()
end

function M.statements()
    require('csto.statements').open()
end

---@param name string
function M.speakers(name)
    require('csto.speakers').open(named(name))
end

---@param name string
function M.timeline(name)
    require('csto.timeline').open(named(name))
end

---@param name string
function M.add_speaker(name)
    require('csto.entry').open(named(name))
end

function M.faults()
    require('csto.tables').open()
end

function M.next()
    require('csto.jump').move(vim.v.count1)
end

function M.prev()
    require('csto.jump').move(-vim.v.count1)
end

function M.next_same()
    require('csto.jump').move(vim.v.count1, true)
end

function M.prev_same()
    require('csto.jump').move(-vim.v.count1, true)
end

---@param kind string of marks
function M.toggle(kind)
    local config, say = require('csto.config'), require('csto.say')
    local kinds = config.kinds()
    if not vim.tbl_contains(kinds, kind) then
        say.error('toggle takes one of ' .. table.concat(kinds, ', '))
        return
    end
    local shown = config.toggle(kind)
    require('csto.buffer').redraw()
    say.info(kind .. (shown and ': shown' or ': hidden'))
end

function M.log()
    local path = require('csto.client').log_path()
    if vim.fn.filereadable(path) == 1 then
        vim.cmd('tabedit ' .. vim.fn.fnameescape(path))
    else
        require('csto.say').info('there is no log; the option log (:help csto-options) starts one')
    end
end

function M.restart()
    require('csto.client').stop()
    for _, state in ipairs(require('csto.buffer').all()) do
        require('csto.buffer').claims(state.bufnr, true)
    end
end

local function find(word)
    for _, each in ipairs(require('csto.interface')) do
        if each[1] == word then
            return each
        end
    end
end

-- What can be done here, to choose from.
local function choose()
    local entries = vim.tbl_filter(function(each)
        return not each.takes or each.takes == 'name'
    end, require('csto.interface'))
    vim.ui.select(entries, {
        prompt = 'Csto:',
        format_item = function(each)
            return ('%-13s %s'):format(each[1], each.does:gsub('%s+', ' '):match('^.-[.;]'))
        end,
    }, function(chosen)
        if chosen then
            M[chosen[3]]('')
        end
    end)
end

---:Csto {word} [argument]
---@param words string
function M.csto(words)
    local word, rest = words:match('^(%S*)%s*(.-)%s*$')
    local each = word ~= '' and find(word)
    if word == '' then
        choose()
    elseif not each then
        require('csto.say').error('there is no :Csto ' .. word .. '; :Csto and <Tab> show what there is')
    elseif rest ~= '' and not each.takes then
        require('csto.say').error(':Csto ' .. word .. ' takes no argument')
    else
        M[each[3]](rest)
    end
end

local function beginning_with(lead, words)
    local out = {}
    for _, word in ipairs(words) do
        if vim.startswith(word:lower(), lead:lower()) then
            out[#out + 1] = word
        end
    end
    table.sort(out)
    return out
end

-- Whoever speaks in a folder that is too large to be held: nobody waits for them, they are known from the next time on.
local function speakers_known(state)
    local links = state.links
    if not links.speakers then
        links.speakers = {}
        require('csto.client').ask_later('speakers', { buffer = state.bufnr, name = vim.NIL }, function(answer)
            links.speakers = answer and answer.speakers
        end)
    end
    return links.speakers
end

local function speakers_called(name, bufnr)
    local state = require('csto.buffer').get(bufnr)
    if state and state.links and state.links.whole == false then
        return speakers_known(state)
    end
    local answer = require('csto.client').ask('speakers', { buffer = bufnr, name = name })
    return require('csto.text').known(answer) and answer.speakers or {}
end

-- Whoever speaks in the folder, or else in the article; nobody where it is not marked.
local function speakers_to_name(name)
    local bufnr = require('csto.view').article()
    local marked = require('csto').speakers(bufnr)
    local found = marked[1] and speakers_called(name, bufnr) or {}
    return found[1] and found or marked
end

---Names of speakers of the folder in which a word begins so, whatever the case.
---@param lead string
---@return string[]
function M.complete_name(lead)
    local out = {}
    for _, speaker in ipairs(speakers_to_name(lead ~= '' and lead or vim.NIL)) do
        if (' ' .. speaker.name:lower()):find(' ' .. lead:lower(), 1, true) then
            out[#out + 1] = speaker.name
        end
    end
    table.sort(out)
    return out
end

-- What may stand in place of `lead`, which is the last word of a name begun.
local function complete_last(begun, lead)
    local before, names = #begun - #lead, M.complete_name(begun)
    return before == 0 and names
        or vim.tbl_map(function(name)
            return name:sub(before + 1)
        end, beginning_with(begun, names))
end

---What :Csto may go on with.
---@param lead string
---@param line string
---@return string[]
function M.complete(lead, line)
    local word = line:match('^%s*%S*Csto!?%s+(%S+)%s')
    if not word then
        return beginning_with(
            lead,
            vim.tbl_map(function(each)
                return each[1]
            end, require('csto.interface'))
        )
    end
    local each = find(word)
    if each and each.takes == 'name' then
        return complete_last(line:match('Csto!?%s+%S+%s+(.*)$') or '', lead)
    elseif each and each.takes == 'kind' then
        return beginning_with(lead, require('csto.config').kinds())
    end
    return {}
end

return M
