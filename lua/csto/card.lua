-- csto/card.lua - a card of the backend as lines, colours and places to go to
--
-- Cards come in a small part of Markdown: **strong**, *weak*, "> " before what is quoted, "- " before entries, a
-- backslash before what is none of these. It is read here and not by a parser of Neovim: that costs many times more.

local locations = require('csto.locations')
local text = require('csto.text')

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

local function add_line(card, markdown, target, words)
    if words then
        add_difference(card, words)
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

-- Where lines lead, and what became of the words that they quote, by line.
local function links_of(answer)
    local targets, words = {}, {}
    for _, link in ipairs(answer.links or {}) do
        targets[link.line + 1], words[link.line + 1] = locations.clean(link.target), text.known(link.words)
    end
    return targets, words
end

---A card as it is shown in a window of ours.
---@param answer table as the backend sent it
---@return csto.Card
function M.compose(answer)
    local card, targets, words = { lines = {}, colours = {}, targets = {} }, links_of(answer)
    local title = text.known(answer.title)
    if title and title ~= '' then
        add_line(card, '**' .. text.line(title) .. '**')
        add(card, '')
    end
    for number, markdown in ipairs(answer.lines or {}) do
        add_line(card, markdown, targets[number], words[number])
        card.targets[#card.lines] = targets[number]
    end
    return card
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
---@return string[] lines
function M.markdown(answer)
    local lines, _, words = { '**' .. text.line(text.known(answer.title) or '') .. '**', '' }, links_of(answer)
    for number, line in ipairs(answer.lines or {}) do
        local pieces = words[number]
        lines[#lines + 1] = pieces and '> ' .. table.concat(vim.tbl_map(plain, pieces), ' ') or text.line(line)
    end
    return lines
end

return M
