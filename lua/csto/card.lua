-- csto/card.lua - a card of the backend as lines, colours and places to go to
--
-- Cards come in a small part of Markdown: **strong**, *weak*, "> " before what is quoted, "- " before entries, a
-- backslash before what is none of these. It is read here and not by a parser of Neovim: that costs many times more.

local buffer = require('csto.buffer')
local differ = require('csto.differ')
local locations = require('csto.locations')
local text = require('csto.text')

local api = vim.api

local M = {}

---@class csto.Card
---@field lines string[]
---@field colours table[] { line from 0, column, end column, group }
---@field targets table<integer, csto.Target> by line from 1

local groups = { strong = 'Title', weak = 'Comment', quote = 'CstoMixed', link = 'Directory' }

-- A line and its colours, as { column, end column, group }.
local function read(markdown)
    local out, length, colours, open, at = {}, 0, {}, {}, 1
    local function switch(kind)
        if open[kind] then
            colours[#colours + 1] = { open[kind], length, groups[kind] }
        end
        open[kind] = not open[kind] and length or nil
    end
    while at <= #markdown do
        local two, one = markdown:sub(at, at + 1), markdown:sub(at, at)
        if one == '\\' and #two == 2 then
            out[#out + 1], length, at = two:sub(2), length + 1, at + 2
        elseif two == '**' then
            switch('strong')
            at = at + 2
        elseif one == '*' then
            switch('weak')
            at = at + 1
        else
            out[#out + 1], length, at = one, length + 1, at + 1
        end
    end
    return table.concat(out), colours
end

local function add(card, line, colours)
    card.lines[#card.lines + 1] = line
    for _, colour in ipairs(colours or {}) do
        card.colours[#card.colours + 1] = { #card.lines - 1, colour[1], colour[2], colour[3] }
    end
end

-- Did this article change the words? Then the other report has them as they were before.
local function is_ours_altered(target, own)
    local new = (target.altered and target.altered[1] or ''):match(' %-> (.+)$')
    return new == nil or own:lower():find(new:lower(), 1, true) ~= nil
end

local function difference(target, own)
    local other = target.text or ''
    if is_ours_altered(target, own) then
        return differ.words(other, own)
    end
    return differ.words(own, other)
end

local marks = { deleted = { '[-', '-]', 'CstoDeleted' }, added = { '{+', '+}', 'CstoAdded' }, kept = { '', '' } }

-- What became of the words on the way, from the report that has them as they were to the one that has them changed.
local function add_difference(card, pieces)
    local line, colours = '> ', {}
    for number, piece in ipairs(pieces) do
        local before, after, group = unpack(marks[piece[2]])
        local from = #line
        line = line .. before .. text.line(piece[1]) .. after
        colours[#colours + 1] = group and { from, #line, group }
        line = line .. (pieces[number + 1] and ' ' or '')
    end
    add(card, line, colours)
end

local function differs(target)
    return target and (target.wording == 'altered' or target.wording == 'reworded')
end

-- What became of the words that a line quotes; nil where that is not to be told.
local function changed(markdown, target, own)
    return markdown:sub(1, 2) == '> ' and own and differs(target) and difference(target, own) or nil
end

local function add_line(card, markdown, target, own)
    local pieces = changed(markdown, target, own)
    if pieces then
        add_difference(card, pieces)
        return
    end
    local line, colours = read(text.line(markdown))
    if markdown:sub(1, 2) == '> ' then
        table.insert(colours, 1, { 0, #line, groups.quote })
    elseif target then
        table.insert(colours, 1, { line:match('^%- ()') and 2 or 0, #line, groups.link })
    end
    add(card, line, colours)
end

local function targets_of(answer)
    local targets = {}
    for _, link in ipairs(answer.links or {}) do
        targets[link.line + 1] = locations.clean(link.target)
    end
    return targets
end

---A card as it is shown in a window of ours.
---@param answer table as the backend sent it
---@param own string|nil the words of the statement that the card is about
---@return csto.Card
function M.compose(answer, own)
    local card, targets = { lines = {}, colours = {}, targets = {} }, targets_of(answer)
    local title = text.known(answer.title)
    if title and title ~= '' then
        add_line(card, '**' .. text.line(title) .. '**')
        add(card, '')
    end
    for number, markdown in ipairs(answer.lines or {}) do
        add_line(card, markdown, targets[number], own)
        card.targets[#card.lines] = targets[number]
    end
    return card
end

---The words of the statement that a card is about, as they are now.
---@param state csto.State
---@param answer table as the backend sent it
---@return string|nil
function M.own_words(state, answer)
    local number = type(answer.statement) == 'number' and answer.statement + 1
    local place = number and state.statements[number] and buffer.content_places(state, number)[1]
    if not place then
        return nil
    end
    local lines = api.nvim_buf_get_lines(state.bufnr, place[1], place[3] + 1, false)
    lines[#lines] = (lines[#lines] or ''):sub(1, place[4])
    lines[1] = lines[1]:sub(place[2] + 1)
    return table.concat(lines, ' ')
end

-- Signs that tell them apart on a screen that strikes nothing through, and are no Markdown themselves.
local signs = { deleted = { '~~-', '-~~' }, added = { '**+', '+**' }, kept = { '', '' } }

-- A piece of text as Markdown shows it.
local function plain(piece)
    local before, after = unpack(signs[piece[2]])
    return before .. text.line(piece[1]):gsub('[\\`*_%[<~]', '\\%0') .. after
end

---A card as Markdown, for language clients.
---@param answer table as the backend sent it
---@param own string|nil the words of the statement that the card is about
---@return string[] lines
function M.markdown(answer, own)
    local lines, targets = { '**' .. text.line(text.known(answer.title) or '') .. '**', '' }, targets_of(answer)
    for number, line in ipairs(answer.lines or {}) do
        local pieces = changed(line, targets[number], own)
        lines[#lines + 1] = pieces and '> ' .. table.concat(vim.tbl_map(plain, pieces), ' ') or text.line(line)
    end
    return lines
end

return M
