-- csto/differ.lua - two wordings of one utterance, word by word

local M = {}

local diff = vim.text and vim.text.diff or vim.diff

-- Pairs of wordings that share less than this part of their words are two texts, not one that was changed.
local SHARED = 0.5

local function words_of(text)
    local words = {}
    for word in text:gmatch('%S+') do
        words[#words + 1] = word
    end
    return words
end

-- As words are compared: no case, no marks around them.
local function bare(word)
    local letters = word:lower():gsub('[“”‘’„«»]', ''):gsub('^%p+', ''):gsub('%p+$', '')
    return letters ~= '' and letters or word
end

local function lines_of(words)
    return table.concat(vim.tbl_map(bare, words), '\n') .. '\n'
end

local function add(pieces, words, from, count, kind)
    if count > 0 then
        pieces[#pieces + 1] = { table.concat(words, ' ', from, from + count - 1), kind }
    end
end

---What makes `before` into `after`, as pieces of text: kept, deleted or added.
---@param before string
---@param after string
---@return table[]|nil pieces { text, 'kept' | 'deleted' | 'added' }; nil where they have too little in common
function M.words(before, after)
    local old, new = words_of(before), words_of(after)
    if not old[1] or not new[1] then
        return nil
    end
    local pieces, at, changed = {}, 1, 0
    for _, hunk in ipairs(diff(lines_of(old), lines_of(new), { result_type = 'indices' })) do
        local old_at, old_count, new_at, new_count = unpack(hunk)
        new_at = new_count == 0 and new_at + 1 or new_at -- where nothing is new, the place is that of the line before
        add(pieces, new, at, new_at - at, 'kept')
        add(pieces, old, old_at, old_count, 'deleted')
        add(pieces, new, new_at, new_count, 'added')
        at, changed = new_at + new_count, changed + math.max(old_count, new_count)
    end
    add(pieces, new, at, #new - at + 1, 'kept')
    if changed > SHARED * math.max(#old, #new) then
        return nil
    end
    return pieces
end

return M
