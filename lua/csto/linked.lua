-- csto/linked.lua - what other articles make of a statement: colours, signs and labels of its links

local config = require('csto.config')
local text = require('csto.text')

local M = {}

local function add_ranges(wishes, number, statement, group)
    for place, range in ipairs(statement.content) do
        wishes[#wishes + 1] = { range = range, place = place, group = group, statement = number, part = 'link' }
    end
end

local function add_sign(wishes, number, statement, group, sign)
    local first = statement.content[1]
    wishes[#wishes + 1] = {
        range = { first[1], first[2], first[1], first[2] },
        group = group,
        sign = sign,
        statement = number,
        part = 'sign',
    }
end

local function add_links(wishes, number, statement, counts, options)
    local conflict = options.conflict and (counts.conflict or 0) > 0
    local altered = options.altered and (counts.altered or 0) > 0
    if altered then
        add_ranges(wishes, number, statement, 'CstoAltered')
    end
    if conflict then
        add_ranges(wishes, number, statement, 'CstoConflict')
    end
    if options.sign and (conflict or altered) then
        add_sign(wishes, number, statement, conflict and 'CstoConflict' or 'CstoAltered', conflict and '!' or '~')
    end
end

-- The name by which people are called again: a person's last.
local function short_name(statement, kinds)
    local name = text.known(statement.name)
    if name and kinds[statement.speaker] == 'person' then
        return text.line(name:match('%S+$') or name)
    end
    return name and text.shorten(name, 24) or '?'
end

local function counted(number, one, many)
    if (number or 0) > 0 then
        return number .. ' ' .. (number == 1 and one or many)
    end
end

---"Peskov, 13 Mar -> 2 reports, altered"
---@param statement table
---@param counts table of its links
---@param kinds table<string, string> of the speakers, by id
---@param year string|nil of the article; another one is named
---@return string
function M.label(statement, counts, kinds, year)
    local day = text.day(text.known(statement.date))
    if year and #day > 5 then
        day = day:gsub(' ' .. year .. '$', '')
    end
    local links = {}
    for _, each in ipairs({
        counted(counts.same, 'report', 'reports') or false,
        counted(counts.reply, 'reply', 'replies') or false,
        (counts.altered or 0) > 0 and 'altered',
        counted(counts.conflict, 'conflict', 'conflicts') or false,
    }) do
        links[#links + 1] = each or nil
    end
    local who = short_name(statement, kinds) .. (day ~= '' and ', ' .. day or '')
    return who .. (links[1] and ' -> ' .. table.concat(links, ', ') or '')
end

local function add_label(wishes, number, statement, label)
    local last = statement.content[#statement.content]
    wishes[#wishes + 1] = {
        range = { last[3], last[4], last[3], last[4] },
        label = ' [' .. label .. ']',
        statement = number,
        part = 'label',
    }
end

---The links that a buffer had, as those of its new statements of the same words: what was shown stays until the new
---links have come.
---@param state csto.State
---@param statements table[]
---@return table links
function M.carry(state, statements)
    local before, by_words, out = state.links or state.expected, {}, {}
    for _, linked in ipairs(before and before.statements or {}) do
        local statement = state.statements[linked.id + 1]
        by_words[statement and statement.excerpt or ''] = linked
    end
    for _, statement in ipairs(statements) do
        local linked = by_words[statement.excerpt]
        out[#out + 1] = linked and vim.tbl_extend('force', linked, { id = statement.id })
    end
    return { statements = out }
end

---How many links each statement has, by its id.
---@param state csto.State
---@return table<integer, table>
function M.counts(state)
    local counts, links = {}, state.links or state.expected
    for _, linked in ipairs(links and links.statements or {}) do
        counts[linked.id] = linked
    end
    return counts
end

---A label for each statement.
---@param state csto.State
---@return string[]
function M.labels(state)
    local kinds, counts, labels = {}, M.counts(state), {}
    for _, speaker in ipairs(state.speakers) do
        kinds[speaker.id] = speaker.kind
    end
    local year = (text.known(state.date) or ''):match('^%d%d%d%d')
    for number, statement in ipairs(state.statements) do
        labels[number] = M.label(statement, counts[statement.id] or {}, kinds, year)
    end
    return labels
end

---The marks of the links of a buffer's statements.
---@param state csto.State
---@return csto.Wish[]
function M.wishes(state)
    local wishes, options, counts = {}, config.get().marks, M.counts(state)
    local labels = options.label and M.labels(state) or {}
    for number, statement in ipairs(state.statements) do
        local is_shown = config.is_shown(statement)
        if is_shown then
            add_links(wishes, number, statement, counts[statement.id] or {}, options)
        end
        if is_shown and labels[number] then
            add_label(wishes, number, statement, labels[number])
        end
    end
    return wishes
end

return M
