-- csto/timeline.lua - what somebody said, in order of time, each utterance once, and where the position changed
--
--   Karine Abovian, 9 statements in 4 articles: the position changed once, 1 in conflict, 1 altered
--
--   9 May 2024     ~ assert   courier.txt   "We will not pay ..."
--                    = also in reader.txt
--                    ~ altered in weekly.txt: will -> may
--                    < Timur Aldanov replied, 10 May 2024: ...
--   ≤ 10 May 2024    assert   reader.txt    that the bill was paid by others
--   12 Jun 2024    * assert   reader.txt    that her country would leave
--                    * position: frozen -> will leave
--   13 Jun 2024    ! assert   weekly.txt    "We shall pay ..."
--                    ! in conflict with 9 May 2024: ...

local locations = require('csto.locations')
local query = require('csto.query')
local say = require('csto.say')
local text = require('csto.text')
local view = require('csto.view')

local M = {}

-- The first report of the utterance of each target, by joining those that a link `same` ties together.
local function utterances(targets, links)
    local first = {}
    for i = 1, #targets do
        first[i] = i
    end
    local function root(i)
        while first[i] ~= i do
            i = first[i]
        end
        return i
    end
    for _, link in ipairs(links) do
        if link.kind == 'same' and link.from and link.to then
            local a, b = root(link.from + 1), root(link.to + 1)
            first[math.max(a, b)] = math.min(a, b)
        end
    end
    for i = 1, #targets do
        first[i] = root(i)
    end
    return first
end

local function file_of(target)
    return target.path and vim.fn.fnamemodify(target.path, ':t') or target.url or '?'
end

local function when(target)
    if target.date then
        return text.day(target.date)
    end
    return target.published and '≤ ' .. text.day(target.published) or 'day not known'
end

local INDENT = (' '):rep(18)

local function below(sign, words, target, group)
    local line = INDENT .. sign .. ' ' .. words
    return { text = line, level = 1, target = target, colours = { { #INDENT, #line, group } } }
end

-- The reports of an utterance beside the first: where, and what they altered.
local function add_reports(rows, at, of)
    for i, first in ipairs(of.first) do
        if first == at and i ~= at then
            local target, altered = of.targets[i], of.altered[i]
            if altered then
                local words = 'altered in ' .. file_of(target) .. ': ' .. table.concat(altered, '; ')
                rows[#rows + 1] = below('~', text.line(words), target, 'CstoAltered')
            else
                rows[#rows + 1] = below('=', 'also in ' .. file_of(target), target, 'Comment')
            end
        end
    end
end

-- Links of an utterance that lead elsewhere: to what else was said, and to what others said.
local function add_links(rows, at, of)
    local told = {}
    local function add(row)
        if not told[row.text] then
            rows[#rows + 1], told[row.text] = row, true
        end
    end
    for _, link in ipairs(of.links) do
        local from, to = link.from and of.first[link.from + 1], link.to and of.first[link.to + 1]
        local other = link.other and locations.clean(link.other)
        if link.kind == 'conflict' and (from == at or to == at) then
            local across = other or of.targets[from == at and to or from]
            local who = other and (other.name or '?') .. ', ' or ''
            local words = ('in conflict with %s%s: %s'):format(who, when(across), text.shorten(across.text or '', 80))
            add(below('!', text.line(words), across, 'CstoConflict'))
        elseif link.kind == 'reply' and other and to == at then
            local said = text.shorten(other.text or '', 80)
            local words = ('%s replied, %s: %s'):format(other.name or '?', when(other), said)
            add(below('<', text.line(words), other, 'Comment'))
        end
    end
end

local function head_row(target, sign, act)
    local day, file = text.pad(when(target), 14), text.shorten(file_of(target), 28)
    local said = text.shorten(target.text or '', 200)
    local line = ('%s %s %s %s  '):format(day, sign, text.pad(act, 8), text.pad(file, 28))
    local at = #line - #text.pad(file, 28) - 2
    local group = (sign == '!' or sign == '*') and 'CstoConflict' or sign == '~' and 'CstoAltered' or nil
    return {
        text = line .. said,
        level = 0,
        target = target,
        colours = {
            { 0, #day, (sign == '!' or sign == '*') and 'WarningMsg' or 'Number' },
            { #day + 1, #day + 2, 'WarningMsg' },
            { at, at + #file, 'Directory' },
            group and { #line, #line + #said, group },
        },
    }
end

-- What leaps to the eye first: a conflict, a position that changed, words that were altered.
local ranks = { ['!'] = 3, ['*'] = 2, ['~'] = 1 }

local function sign_of(rows)
    local sign = ' '
    for _, row in ipairs(rows) do
        local own = row.text:sub(#INDENT + 1, #INDENT + 1)
        local rank = ranks[own]
        sign = rank and rank > (ranks[sign] or 0) and own or sign
    end
    return sign
end

-- The position taken, where the backend knows one, and the one before it where that was another.
local function add_change(rows, target)
    if target.change then
        local changed = target.change:find(' -> ', 1, true) ~= nil
        local words = 'position: ' .. text.line(target.change)
        rows[#rows + 1] = below(changed and '*' or ' ', words, target, changed and 'WarningMsg' or 'Comment')
    end
end

local function prepare(answer)
    local of = { targets = vim.tbl_map(locations.clean, query.targets(answer)), links = {}, altered = {} }
    for number, link in ipairs(answer.links or {}) do
        of.links[number] = locations.clean(link)
    end
    of.first = utterances(of.targets, of.links)
    for _, link in ipairs(of.links) do
        if link.wording == 'altered' and link.from then
            of.altered[link.from + 1] = link.altered
        end
    end
    return of
end

-- Where the first report is itself the altered one, its change is told below it, too.
local function add_own(rows, at, of)
    if of.altered[at] then
        local words = 'altered here: ' .. table.concat(of.altered[at], '; ')
        rows[#rows + 1] = below('~', text.line(words), of.targets[at], 'CstoAltered')
    end
end

local function count_articles(targets)
    local paths, count = {}, 0
    for _, target in ipairs(targets) do
        count = count + (paths[target.path or ''] and 0 or 1)
        paths[target.path or ''] = true
    end
    return count
end

-- The first report of each utterance, in order of time.
local function in_time(of)
    local order = {}
    for at in ipairs(of.targets) do
        order[#order + 1] = of.first[at] == at and at or nil
    end
    table.sort(order, function(a, b)
        local one, other = of.targets[a], of.targets[b]
        return locations.is_before(one, other) or a < b and not locations.is_before(other, one)
    end)
    return order
end

local function counted(number, one, many)
    return ('%d %s'):format(number, number == 1 and one or many)
end

-- Who, how much, and what leaps to the eye below.
local function title_row(who, of, signs)
    local changes, striking = signs['*'] or 0, {}
    striking[#striking + 1] = changes > 0
            and 'the position changed ' .. (changes == 1 and 'once' or changes .. ' times')
        or nil
    striking[#striking + 1] = signs['!'] and signs['!'] .. ' in conflict' or nil
    striking[#striking + 1] = signs['~'] and signs['~'] .. ' altered' or nil
    local line = ('%s, %s in %s'):format(
        who,
        counted(#of.targets, 'statement', 'statements'),
        counted(count_articles(of.targets), 'article', 'articles')
    )
    local told = striking[1] and ': ' .. table.concat(striking, ', ') or ''
    local colours = { { 0, #who, 'Title' }, { #line + 2, #line + #told, 'WarningMsg' } }
    return { text = line .. told, colours = told ~= '' and colours or { colours[1] } }
end

---The rows of a timeline.
---@param answer table of the backend
---@param who string
---@return csto.Row[]
function M.rows(answer, who)
    local of, rows, signs = prepare(answer), { {}, { text = '' } }, {}
    for _, at in ipairs(in_time(of)) do
        local target, more = of.targets[at], {}
        add_change(more, target)
        add_links(more, at, of)
        add_own(more, at, of)
        add_reports(more, at, of)
        local sign = sign_of(more)
        signs[sign] = (signs[sign] or 0) + 1
        rows[#rows + 1] = head_row(target, sign, target.act or '')
        vim.list_extend(rows, more)
    end
    rows[1] = title_row(who, of, signs)
    return rows
end

-- Somebody whose name holds the words that were given; where several are, the user says who.
local function choose(name, again)
    local answer = query.at_cursor('speakers', { name = name })
    local speakers = type(answer) == 'table' and answer.speakers or {}
    if not speakers[1] then
        say.info('no statement by ' .. name .. ' in this folder')
    elseif not speakers[2] then
        again(speakers[1].name)
    else
        vim.ui.select(speakers, {
            prompt = 'Whose timeline?',
            format_item = function(speaker)
                return ('%s (%d)'):format(text.line(speaker.name), speaker.statements)
            end,
        }, function(chosen)
            if chosen then
                again(chosen.name)
            end
        end)
    end
end

-- What the backend knows of somebody, in a view.
local function show(answer, name)
    local who = text.line(text.known(answer.name) or name or '?')
    view.show('timeline/' .. who, M.rows(answer, who), {
        head = 2,
        again = function()
            M.open(who)
        end,
    })
    vim.wo.foldlevel = 1
end

---What somebody said, in order of time.
---@param name string|nil nil: whoever speaks under the cursor; a part of a name will do
---@param exact boolean|nil a part will not
function M.open(name, exact)
    view.go_home()
    local answer, state = query.at_cursor('timeline', { name = name or vim.NIL })
    if not state then
        return
    elseif query.targets(answer)[1] then
        show(answer, name)
    elseif name and not exact then
        choose(name, function(chosen)
            M.open(chosen, true)
        end)
    else
        say.info(name and 'no statement by ' .. name .. ' in this folder' or 'no speaker under the cursor')
    end
end

return M
