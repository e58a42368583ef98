-- csto/requests.lua - what a language client may ask about an article, answered from marks and by the backend
--
-- Rows count from 0 on both sides; columns are bytes here and what the client counts there. What a user asks for waits
-- as a key does; what an editor asks by itself (highlights, hints, actions) is answered from what is known.

local await = require('csto.await')
local buffer = require('csto.buffer')
local card = require('csto.card')
local config = require('csto.config')
local follow = require('csto.follow')
local linked = require('csto.linked')
local locations = require('csto.locations')
local query = require('csto.query')
local slice = require('csto.slice')
local text = require('csto.text')

local api = vim.api

local M = {}

local HOVER_PATIENCE = 150
local SPEAKERS, SYMBOLS = 200, 1000 -- of a folder, at most
-- Kinds of symbols: of those that outlines and pickers show unless they are told otherwise.
local SPEAKER, STATEMENT = 5, 6 -- Class, Method
local PATIENCE = 500 -- milliseconds of questions after which a folder is not asked any more without need

-- Whether columns go over the wire as they are; else as UTF-16.
M.is_utf8 = vim.fn.has('nvim-0.11') == 1

local function to_client(line, column)
    if M.is_utf8 then
        return column
    end
    local ok, _, utf16 = pcall(vim.str_utfindex, line, math.min(column, #line))
    return ok and utf16 or column
end

local function from_client(line, column)
    if M.is_utf8 then
        return column
    end
    local ok, byte = pcall(vim.str_byteindex, line, column, true)
    return ok and byte or #line
end

local function line_of(bufnr, row)
    return api.nvim_buf_get_lines(bufnr, row, row + 1, false)[1] or ''
end

-- { row, column, end row, end column } of a buffer as the client writes it.
local function range_in(bufnr, place)
    return {
        start = { line = place[1], character = to_client(line_of(bufnr, place[1]), place[2]) },
        ['end'] = { line = place[3], character = to_client(line_of(bufnr, place[3]), place[4]) },
    }
end

local function place_in(bufnr, position)
    return position.line, from_client(line_of(bufnr, position.line), position.character)
end

-- The lines of a file, read once for a request.
local function reader()
    local files = {}
    return function(path, row)
        local bufnr = vim.fn.bufnr('^' .. vim.fn.fnameescape(path) .. '$')
        if bufnr > 0 and api.nvim_buf_is_loaded(bufnr) then
            return line_of(bufnr, row)
        elseif not files[path] then
            local ok, lines = pcall(vim.fn.readfile, path)
            files[path] = ok and lines or {}
        end
        return files[path][row + 1] or ''
    end
end

local function location(target, read)
    local row, column = locations.now(target)
    follow.expect(target.path, row)
    local end_row, end_column = target.end_row + row - target.row, target.end_column
    if target.end_row == target.row then
        end_column = end_column + column - target.column
    end
    return {
        uri = vim.uri_from_fname(target.path),
        range = {
            start = { line = row, character = to_client(read(target.path, row), column) },
            ['end'] = { line = end_row, character = to_client(read(target.path, end_row), end_column) },
        },
    }
end

local function targets_at(bufnr, params, method)
    local row, column = place_in(bufnr, params.position)
    local answer = query.at(bufnr, row, column, method)
    return vim.tbl_map(locations.clean, query.targets(answer))
end

local function located(targets, keep)
    local out, read = {}, reader()
    for _, target in ipairs(targets) do
        if target.path and keep(target) then
            out[#out + 1] = location(target, read)
        end
    end
    return out
end

local function is_in(place, row, column)
    local after = row > place[1] or row == place[1] and column >= place[2]
    local before = row < place[3] or row == place[3] and column < place[4]
    return after and before
end

-- The number of the innermost statement at a place, by the marks as they are now.
local function statement_at(state, row, column)
    local found, size
    for number in ipairs(state.statements) do
        for _, place in ipairs(buffer.content_places(state, number)) do
            local length = (place[3] - place[1]) * 100000 + place[4] - place[2]
            if is_in(place, row, column) and (not size or length < size) then
                found, size = number, length
            end
        end
    end
    return found
end

M.methods = {}

M.methods['textDocument/hover'] = function(params, bufnr)
    local row, column = place_in(bufnr, params.position)
    local answer, state = query.at(bufnr, row, column, 'hover', nil, HOVER_PATIENCE)
    if not answer or not state then
        return nil
    end
    local lines = card.markdown(answer)
    return {
        contents = { kind = 'markdown', value = table.concat(lines, '\n') },
        range = range_in(bufnr, answer.range),
    }
end

M.methods['textDocument/definition'] = function(params, bufnr)
    local targets = targets_at(bufnr, params, 'source')
    return located({ targets[1] }, function()
        return true
    end)
end

M.methods['textDocument/references'] = function(params, bufnr)
    local out = located(targets_at(bufnr, params, 'reports'), function(target)
        return target.kind ~= 'reply'
    end)
    local state = buffer.get(bufnr)
    local row, column = place_in(bufnr, params.position)
    local number = state and statement_at(state, row, column)
    if number and out[1] and (params.context or {}).includeDeclaration ~= false then
        local place = buffer.content_places(state, number)[1]
        table.insert(out, 1, { uri = params.textDocument.uri, range = range_in(bufnr, place) })
    end
    return out
end

M.methods['textDocument/implementation'] = function(params, bufnr)
    return located(targets_at(bufnr, params, 'reports'), function(target)
        return target.kind == 'reply'
    end)
end

-- Where the speaker of a place is named first, which is where the article introduces people.
M.methods['textDocument/typeDefinition'] = function(params, bufnr)
    local state = await.state(bufnr, 0)
    local row, column = place_in(bufnr, params.position)
    local number = state and statement_at(state, row, column)
    local id = number and text.known(state.statements[number].speaker)
    for _, speaker in ipairs(state and state.speakers or {}) do
        for _, mention in ipairs(speaker.mentions) do
            if speaker.id == id or not number and is_in(mention, row, column) then
                return { { uri = params.textDocument.uri, range = range_in(bufnr, speaker.mentions[1]) } }
            end
        end
    end
    return {}
end

local function statement_symbol(state, number)
    local statement, places = state.statements[number], buffer.content_places(state, number)
    if not places[1] then
        return nil
    end
    local range = range_in(state.bufnr, places[1])
    return {
        name = text.line(statement.excerpt),
        detail = statement.act,
        kind = STATEMENT,
        range = range,
        selectionRange = range,
    }
end

local function is_before(position, other)
    return position.line < other.line or position.line == other.line and position.character < other.character
end

-- The range of a speaker's symbol: what names them first, and all that they say.
local function spanning(speaker)
    local first, last = speaker.selectionRange.start, speaker.selectionRange['end']
    for _, child in ipairs(speaker.children) do
        local from, to = child.range.start, child.range['end']
        first, last = is_before(from, first) and from or first, is_before(last, to) and to or last
    end
    return { start = first, ['end'] = last }
end

-- The words that name who speaks; where there are none, the place where the statement begins.
local function naming(state, number, symbol)
    local place = state.statements[number].source[1]
    return place and range_in(state.bufnr, place) or { start = symbol.range.start, ['end'] = symbol.range.start }
end

local function speaker_symbol(name, selection)
    return { name = name, kind = SPEAKER, children = {}, selectionRange = selection }
end

-- Speakers in the order in which they first speak, their statements below.
M.methods['textDocument/documentSymbol'] = function(_, bufnr)
    local state = await.state(bufnr, 0)
    local by_name, out = {}, {}
    for number, statement in ipairs(state and state.statements or {}) do
        local name = text.line(text.known(statement.name) or 'not named')
        local symbol = statement_symbol(state, number)
        if symbol and not by_name[name] then
            by_name[name] = speaker_symbol(name, naming(state, number, symbol))
            out[#out + 1] = by_name[name]
        end
        if symbol then
            table.insert(by_name[name].children, symbol)
        end
    end
    for _, speaker in ipairs(out) do
        speaker.range = spanning(speaker)
        speaker.detail = text.counted(#speaker.children, 'statement')
    end
    return out
end

local function add_said(out, state, speaker, wanted, read)
    local answer = query.await_folder(state, 'timeline', { name = speaker.id })
    for _, target in ipairs(query.targets(answer)) do
        target = locations.clean(target)
        local name = speaker.name .. ': ' .. text.shorten(target.text or '', 120)
        if #out < SYMBOLS and target.path and name:lower():find(wanted, 1, true) then
            out[#out + 1] = { name = text.line(name), kind = STATEMENT, location = location(target, read) }
            slice.pause()
        end
    end
end

-- Requests that take long: each is given what to call with its answer, and what tells whether anybody still wants it.
M.later = {}

-- What is said in the folder of a marked article. Where that takes long, the rest only of those whose name holds what
-- is looked for.
M.later['workspace/symbol'] = function(params, reply, is_wanted)
    local current = buffer.get(0) or buffer.all()[1]
    local state = current and await.state(current.bufnr)
    local out, read, spent = {}, reader(), 0
    local wanted = (params.query or ''):lower()
    slice.run(function()
        local answer = state and query.await_folder(state, 'speakers', { name = vim.NIL })
        local speakers = answer and answer.speakers or {}
        for number = 1, math.min(#speakers, SPEAKERS) do
            local speaker, began = speakers[number], vim.loop.hrtime()
            local is_asked = spent <= PATIENCE * 1e6 or wanted ~= '' and speaker.name:lower():find(wanted, 1, true)
            if is_asked and is_wanted() and buffer.get(state.bufnr) then
                add_said(out, state, speaker, wanted, read)
                spent = spent + vim.loop.hrtime() - began
                slice.pause()
            end
        end
        reply(out)
    end)
end

M.methods['textDocument/documentHighlight'] = function(params, bufnr)
    local state, out = buffer.get(bufnr), {}
    local row, column = place_in(bufnr, params.position)
    local number = state and buffer.is_fresh(state) and statement_at(state, row, column)
    local id = number and text.known(state.statements[number].speaker)
    for other, statement in ipairs(id and state.statements or {}) do
        if statement.speaker == id then
            for _, place in ipairs(buffer.content_places(state, other)) do
                out[#out + 1] = { range = range_in(bufnr, place), kind = 1 }
            end
        end
    end
    return out
end

M.methods['textDocument/inlayHint'] = function(params, bufnr)
    local state, out = buffer.get(bufnr), {}
    for number, label in ipairs(state and state.tick and linked.labels(state) or {}) do
        local places = config.is_shown(state.statements[number]) and buffer.content_places(state, number) or {}
        local last = places[#places]
        if last and last[3] >= params.range.start.line and last[3] <= params.range['end'].line then
            out[#out + 1] = { position = range_in(bufnr, last)['end'], label = label, paddingLeft = true }
        end
    end
    return out
end

local function is_mention(state, row, column)
    for _, speaker in ipairs(state.speakers) do
        for _, mention in ipairs(speaker.mentions) do
            if is_in(mention, row, column) then
                return true
            end
        end
    end
    return false
end

-- What :Csto can do for the statement there, as its links allow.
local function words_for(state, number)
    local counts = linked.counts(state)[state.statements[number].id] or {}
    local words = {}
    if (counts.same or 0) > 0 then
        vim.list_extend(words, { 'source', 'reports' })
    end
    if (counts.conflict or 0) + (counts.altered or 0) > 0 then
        words[#words + 1] = 'conflicts'
    end
    if text.known(state.statements[number].speaker) then
        vim.list_extend(words, { 'timeline', 'add-speaker' })
    end
    return words
end

local titles = {
    source = 'Go to the nearest report',
    reports = 'List the other reports',
    conflicts = 'List conflicts and alterations',
    timeline = 'What this speaker said, in order of time',
    ['add-speaker'] = 'The row of this speaker in speakers.tsv, or a new one',
}

M.methods['textDocument/codeAction'] = function(params, bufnr)
    local state, only = buffer.get(bufnr), (params.context or {}).only
    if not state or not state.tick or only and not vim.tbl_contains(only, 'source') then
        return {}
    end
    local row, column = place_in(bufnr, params.range.start)
    local number = statement_at(state, row, column)
    local words = number and words_for(state, number)
        or is_mention(state, row, column) and { 'timeline', 'add-speaker' }
        or {}
    return vim.tbl_map(function(word)
        local command = { title = titles[word], command = 'csto', arguments = { word } }
        return { title = titles[word], kind = 'source', command = command }
    end, words)
end

return M
