-- csto/text.lua - text on its way to a screen, and places in a text found again

local M = {}

---The value, where the backend sent one: its null is nil here.
---@param value any
---@return any
function M.known(value)
    if value == vim.NIL then
        return nil
    end
    return value
end

---One line that may be shown: no line break, control characters made visible.
---@param text any
---@return string
function M.line(text)
    local one_line = tostring(text):gsub('[\r\n\t]+', ' '):gsub('%z', '^@')
    return vim.fn.strtrans(one_line)
end

---At most `width` characters of `text`, cut after a word where there is one.
---@param text string
---@param width integer
---@return string
function M.shorten(text, width)
    text = M.line(text)
    if vim.fn.strchars(text) <= width then
        return text
    end
    local cut = vim.fn.strcharpart(text, 0, width - 1)
    local word = cut:match('^(.*%S)%s+%S*$')
    if word and #word * 2 > #cut then
        cut = word
    end
    return cut .. '…'
end

---Bytes in words that people read.
---@param bytes integer
---@return string
function M.size(bytes)
    if bytes < 1024 then
        return bytes .. ' bytes'
    elseif bytes < 1024 * 1024 then
        return string.format('%.0f KiB', bytes / 1024)
    end
    return string.format('%.1f MiB', bytes / 1024 / 1024)
end

local months = { 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec' }

---"2024-03-13" as "13 Mar 2024", "2024-03" as "Mar 2024"; anything else as it is.
---@param date string|nil
---@return string
function M.day(date)
    local year, month, day = (date or ''):match('^(%d%d%d%d)%-(%d%d)%-?(%d*)$')
    local name = months[tonumber(month)]
    if not name then
        return M.line(date or '')
    end
    return (day ~= '' and tonumber(day) .. ' ' or '') .. name .. ' ' .. year
end

---"1 report", "2 reports".
---@param number integer
---@param one string
---@param many string|nil where it is not made by an "s"
---@return string
function M.counted(number, one, many)
    return number .. ' ' .. (number == 1 and one or many or one .. 's')
end

-- Longest part of a target's text that is looked for: enough to be alone, short enough to survive edits.
local LOOKED_FOR = 60

-- Where `part` stands in `line`: at `column` if it does, else its first place.
local function in_line(line, part, column)
    if line:sub(column + 1, column + #part) == part then
        return column
    end
    local found = line:find(part, 1, true)
    return found and found - 1
end

---Where `text` stands in `lines` now, nearest to where it stood. Rows and columns count from 0.
---@param lines string[]
---@param row integer
---@param column integer
---@param text string|nil
---@return integer|nil row, integer|nil column nil where the text is gone
function M.find_again(lines, row, column, text)
    local part = (text or ''):match('^[^\r\n]*'):sub(1, LOOKED_FOR)
    if part == '' then
        return nil
    end
    for distance = 0, math.max(row, #lines - row) do
        for _, at in ipairs({ row - distance, row + distance }) do
            local found = lines[at + 1] and in_line(lines[at + 1], part, column)
            if found then
                return at, found
            end
        end
    end
end

---A search pattern that matches `text` at its start, whatever characters stand for the bytes that are not ASCII.
---@param text string
---@return string
function M.pattern(text)
    local part = text:match('^[^\r\n]*'):sub(1, LOOKED_FOR)
    part = part:gsub('[\\/]', '\\%0'):gsub('[\128-\255%c]+', '\\.\\{1,8}')
    return '\\V\\C' .. part
end

return M
