-- csto/upload.lua - the text of a buffer on its way to the backend: in pieces, and only what was edited since
--
-- Of a text that the backend has, what counts is how many lines at its beginning and at its end are still the same.
-- A change that was missed shows in the number of bytes, which goes along: then everything is sent anew.

local client = require('csto.client')
local slice = require('csto.slice')

local api = vim.api

local M = {}

local PIECE = 32 * 1024 -- bytes

---@class csto.Copy what the backend has of a buffer's text
---@field bufnr integer
---@field life integer|nil of the backend that has it; nil: none
---@field lines integer of the buffer, as far as its edits were heard
---@field held integer lines that the backend has
---@field top integer lines at the beginning that are the same there and here
---@field bottom integer lines at the end that are
---@field sending table|nil the sending under way

---@param bufnr integer
---@return csto.Copy
function M.new(bufnr)
    return { bufnr = bufnr, lines = 0, held = 0, top = 0, bottom = 0 }
end

---Nothing is known of what the backend has.
---@param copy csto.Copy
function M.reset(copy)
    copy.life, copy.sending = nil, nil
end

---Lines `first` to `last` became lines `first` to `new_last`, as nvim_buf_attach() tells it.
---@param copy csto.Copy
---@param first integer
---@param last integer
---@param new_last integer
function M.changed(copy, first, last, new_last)
    if copy.sending then
        M.reset(copy)
    end
    copy.top = math.min(copy.top, first)
    copy.bottom = math.min(copy.bottom, copy.lines - last)
    copy.lines = copy.lines + new_last - last
end

-- The row behind as many lines as make a piece.
local function piece_end(bufnr, row, stop)
    local limit = api.nvim_buf_get_offset(bufnr, row) + PIECE
    local last = math.min(row + 256, stop)
    while last > row + 1 and api.nvim_buf_get_offset(bufnr, last) > limit do
        last = row + math.floor((last - row) / 2)
    end
    return last
end

-- Lines row to stop instead of those that are held, from row to held_stop (nil: all).
local function send_lines(bufnr, row, stop, held_stop)
    repeat
        local last = piece_end(bufnr, row, stop)
        client.tell('text', {
            buffer = bufnr,
            row = row,
            ['end'] = held_stop,
            lines = api.nvim_buf_get_lines(bufnr, row, last, false),
        })
        row, held_stop = last, last
        slice.pause()
    until row >= stop
end

local function send_changes(copy, lines)
    local bufnr = copy.bufnr
    if copy.life ~= client.life or copy.lines ~= lines then
        send_lines(bufnr, 0, lines)
    elseif copy.top < math.max(copy.held, lines) then
        send_lines(bufnr, copy.top, lines - copy.bottom, copy.held - copy.bottom)
    end
end

-- Bytes of the text with one behind each line, whatever 'fileformat' and 'endofline' say. An empty buffer's first line
-- has offset -1.
local function size_of(bufnr, lines)
    local last = api.nvim_buf_get_lines(bufnr, lines - 1, lines, false)[1]
    return math.max(api.nvim_buf_get_offset(bufnr, lines - 1), 0) + #last + 1
end

---Tells the backend the text as it is now. Where it is edited meanwhile, nothing more happens.
---@param copy csto.Copy
---@param sent fun(bytes: integer) called when the backend has been told, with the size of the text
function M.send(copy, sent)
    local bufnr, sending = copy.bufnr, {}
    copy.sending = sending
    local function is_wanted()
        return copy.sending == sending and api.nvim_buf_is_loaded(bufnr)
    end
    slice.run(function()
        local lines = api.nvim_buf_line_count(bufnr)
        send_changes(copy, lines)
        copy.life, copy.sending = client.life, nil
        copy.lines, copy.held, copy.top, copy.bottom = lines, lines, lines, lines
        sent(size_of(bufnr, lines))
    end, is_wanted)
end

return M
