-- csto/hover.lua - the card of what is under the cursor

local config = require('csto.config')
local query = require('csto.query')
local say = require('csto.say')
local text = require('csto.text')

local M = {}

local FOCUS = 'csto_hover'
local PATIENCE = 150 -- milliseconds: without the other articles the card is shorter, not wrong

local function lines_of(card)
    local lines = {}
    local title = text.known(card.title)
    if title and title ~= '' then
        lines = { '**' .. text.line(title) .. '**', '' }
    end
    for _, line in ipairs(card.lines or {}) do
        lines[#lines + 1] = text.line(line)
    end
    return lines
end

-- In a card already? Then the key goes back to the article.
local function in_card()
    return pcall(vim.api.nvim_win_get_var, 0, FOCUS)
end

local function open(lines)
    local options = config.get().hover
    local function show(syntax)
        local _, window = vim.lsp.util.open_floating_preview(lines, syntax, {
            focus_id = FOCUS,
            border = options.border,
            max_width = options.max_width,
            max_height = options.max_height,
        })
        vim.api.nvim_win_set_option(window, 'linebreak', true)
    end
    if not pcall(show, 'markdown') then
        show('plaintext') -- the Markdown parser is missing or broken
    end
end

---Shows who speaks under the cursor; a second call enters the card.
function M.open()
    if in_card() then
        vim.cmd('wincmd p')
        return
    end
    local card, state = query.at_cursor('hover', nil, PATIENCE)
    if card then
        open(lines_of(card))
    elseif state then
        say.info('no statement and no speaker under the cursor')
    end
end

return M
