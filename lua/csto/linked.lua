-- csto/linked.lua - what other articles make of a statement: colours, signs and labels of its links

local config = require('csto.config')
local text = require('csto.text')

local M = {}

local NONE = {}

---@class csto.Wish a mark that should stand
---@field range integer[] row, column, end row, end column
---@field group string|nil
---@field sign string|nil
---@field label string|nil

local function add_ranges(wishes, statement, group)
    for _, range in ipairs(statement.content) do
        wishes[#wishes + 1] = { range = range, group = group }
    end
end

local function add_sign(wishes, statement, group, sign)
    local first = statement.content[1]
    wishes[#wishes + 1] = { range = { first[1], first[2], first[1], first[2] }, group = group, sign = sign }
end

local function add_links(wishes, statement, counts, options)
    local conflict = options.conflict and (counts.conflict or 0) > 0
    local altered = options.altered and (counts.altered or 0) > 0
    if altered then
        add_ranges(wishes, statement, 'CstoAltered')
    end
    if conflict then
        add_ranges(wishes, statement, 'CstoConflict')
    end
    if options.sign and (conflict or altered) then
        add_sign(wishes, statement, conflict and 'CstoConflict' or 'CstoAltered', conflict and '!' or '~')
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
    return (number or 0) > 0 and text.counted(number, one, many)
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
        counted(counts.same, 'report'),
        counted(counts.reply, 'reply', 'replies'),
        (counts.altered or 0) > 0 and 'altered',
        counted(counts.conflict, 'conflict'),
    }) do
        links[#links + 1] = each or nil
    end
    local who = short_name(statement, kinds) .. (day ~= '' and ', ' .. day or '')
    return who .. (links[1] and ' -> ' .. table.concat(links, ', ') or '')
end

local function add_label(wishes, statement, label)
    local last = statement.content[#statement.content]
    wishes[#wishes + 1] = { range = { last[3], last[4], last[3], last[4] }, label = ' [' .. label .. ']' }
end

local function by_id(links)
    if not links.by_id then
        links.by_id = {}
        for _, linked in ipairs(links.statements) do
            links.by_id[linked.id] = linked
        end
    end
    return links.by_id
end

---How many links each statement has, by its id.
---@param state csto.State
---@return table<integer, table>
function M.counts(state)
    local links = state.links or state.expected
    return links and by_id(links) or {}
end

---The links that a buffer has, by the words of the statements: what was shown of those stays until the new links
---have come.
---@param state csto.State
---@return table<string, table>
function M.by_words(state)
    local out = {}
    for id, linked in pairs(M.counts(state)) do
        local statement = state.statements[id + 1]
        out[statement and statement.excerpt or ''] = linked
    end
    return out
end

---What makes the labels of an article's statements.
---@param state table speakers and date
---@return fun(statement: table, counts: table|nil): string
function M.labeller(state)
    local kinds
    local year = (text.known(state.date) or ''):match('^%d%d%d%d')
    return function(statement, counts)
        if not kinds then
            kinds = {}
            for _, speaker in ipairs(state.speakers) do
                kinds[speaker.id] = speaker.kind
            end
        end
        return M.label(statement, counts or {}, kinds, year)
    end
end

---A label for each statement.
---@param state csto.State
---@return string[]
function M.labels(state)
    local counts, labels, label_of = M.counts(state), {}, M.labeller(state)
    for number, statement in ipairs(state.statements) do
        labels[number] = label_of(statement, counts[statement.id])
    end
    return labels
end

---The marks of the links of a statement.
---@param statement table
---@param counts table|nil of its links
---@param label_of fun(statement: table, counts: table|nil): string
---@return csto.Wish[]
function M.wishes(statement, counts, label_of)
    local options = config.get().marks
    if not config.is_shown(statement) or not (counts or options.label) then
        return NONE
    end
    local wishes = {}
    if counts then
        add_links(wishes, statement, counts, options)
    end
    if options.label then
        add_label(wishes, statement, label_of(statement, counts))
    end
    return wishes
end

return M
