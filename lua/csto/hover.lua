-- csto/hover.lua - the card of what is under the cursor, in a window that can be entered; its lines can be followed

local card = require('csto.card')
local config = require('csto.config')
local jump = require('csto.jump')
local query = require('csto.query')
local say = require('csto.say')

local api = vim.api

local M = {}

local FOCUS = 'csto_hover'
local PATIENCE = 150 -- milliseconds: without the other articles the card is shorter, not wrong
local namespace = api.nvim_create_namespace('csto_card')

-- In a card already? Then the key goes back to the article.
local function in_card()
    return pcall(api.nvim_win_get_var, 0, FOCUS)
end

-- Goes where a line of the card leads; the lines below an entry belong to it.
local function follow(composed, home)
    local row = api.nvim_win_get_cursor(0)[1]
    local target = composed.targets[row]
    if not target then
        say.info('this line leads nowhere; those in colour do')
        return
    end
    api.nvim_win_close(0, true)
    if api.nvim_win_is_valid(home) then
        api.nvim_set_current_win(home)
    end
    jump.follow(target)
end

-- To the next line of the card that leads somewhere.
local function step(composed, forward)
    local row, rows = api.nvim_win_get_cursor(0)[1], api.nvim_buf_line_count(0)
    for distance = 1, rows do
        local at = (row - 1 + (forward and distance or -distance)) % rows + 1
        if composed.targets[at] then
            api.nvim_win_set_cursor(0, { at, 0 })
            return
        end
    end
end

local function set_keys(bufnr, composed, home)
    local function go()
        follow(composed, home)
    end
    local keys = {
        ['<CR>'] = go,
        ['<C-]>'] = go,
        ['gf'] = go,
        ['<Tab>'] = function()
            step(composed, true)
        end,
        ['<S-Tab>'] = function()
            step(composed, false)
        end,
    }
    for key, action in pairs(keys) do
        vim.keymap.set('n', key, action, { buffer = bufnr, nowait = true })
    end
end

-- Neovim before 0.10 takes no account of the border where it looks for room, and covers the cursor's line.
local function height_for(options)
    if vim.fn.has('nvim-0.10') == 1 then
        return options.max_height
    end
    local above = vim.fn.winline() - 1
    local below = api.nvim_win_get_height(0) - above - 1
    return math.max(3, math.min(options.max_height, math.max(above, below) - 2))
end

-- Words in the lower border, which bears none before Neovim 0.10.
local function set_footer(window, words)
    if vim.fn.has('nvim-0.10') == 1 then
        pcall(api.nvim_win_set_config, window, { footer = words, footer_pos = 'right' })
    end
end

-- The rows that all of a card takes; before Neovim 0.10 as if no line of it were wrapped.
local function rows_of(window)
    if vim.fn.has('nvim-0.10') == 1 then
        return api.nvim_win_text_height(window, {}).all
    end
    return api.nvim_buf_line_count(api.nvim_win_get_buf(window))
end

-- Says that there is more than one sees, and how to get there.
local function tell_more(window)
    if vim.fn.has('nvim-0.10') == 1 then
        local hidden = rows_of(window) - api.nvim_win_get_height(window)
        local key = vim.bo.keywordprg == ':CstoHover' and 'K' or ':CstoHover'
        set_footer(window, hidden > 0 and (' %d more, %s '):format(hidden, key) or '')
    end
end

-- From 0.12 on a card stays where it is when one goes to a list, and hides it.
local function close_on_leaving(window, home)
    api.nvim_create_autocmd('WinLeave', {
        buffer = api.nvim_win_get_buf(home),
        callback = function()
            vim.schedule(function()
                local here = api.nvim_get_current_win()
                if here ~= window and here ~= home and api.nvim_win_is_valid(window) then
                    api.nvim_win_close(window, true)
                end
            end)
            return not api.nvim_win_is_valid(window) -- true: it has served
        end,
    })
end

-- Neovim gives a card no more rows than the article's window has, above or below the cursor, and fails where there are
-- none inside a border.
local function float(composed, options)
    local above = vim.fn.winline() - 1
    local room = math.max(above, api.nvim_win_get_height(0) - above)
    return vim.lsp.util.open_floating_preview(composed.lines, '', {
        focus_id = FOCUS,
        border = room > 2 and options.border or 'none',
        max_width = options.max_width,
        max_height = height_for(options),
        wrap = true,
    })
end

-- Gives a card of the current window the rows that the screen has for it.
local function use_screen(window, options)
    local border = options.border == 'none' and 0 or 2
    local cursor = vim.fn.screenpos(0, vim.fn.line('.'), vim.fn.col('.')).row
    local above, below = cursor - 1, vim.o.lines - vim.o.cmdheight - 1 - cursor
    local wanted = math.min(rows_of(window), options.max_height)
    local height = math.min(wanted, math.max(above, below) - border)
    if height > api.nvim_win_get_height(window) then
        api.nvim_win_set_config(window, {
            relative = 'editor',
            anchor = below > above and 'NW' or 'SW',
            row = below > above and cursor or cursor - 1,
            col = api.nvim_win_get_position(window)[2],
            height = height,
            border = options.border,
        })
    end
end

local function open(composed)
    local options, home = config.get().hover, api.nvim_get_current_win()
    local bufnr, window = float(composed, options)
    if api.nvim_get_current_win() == window then
        set_footer(window, ' <CR> goes there, q closes ')
        return -- entered, as it was open
    end
    for _, colour in ipairs(composed.colours) do
        pcall(api.nvim_buf_set_extmark, bufnr, namespace, colour[1], colour[2], {
            end_row = colour[1],
            end_col = colour[3],
            hl_group = colour[4],
        })
    end
    api.nvim_win_set_option(window, 'linebreak', true)
    use_screen(window, options)
    tell_more(window)
    close_on_leaving(window, home)
    set_keys(bufnr, composed, home)
end

---Shows who speaks under the cursor; a second call enters the card.
function M.open()
    if in_card() then
        vim.cmd('wincmd p')
        return
    end
    local answer, state = query.at_cursor('hover', nil, PATIENCE)
    if answer then
        open(card.compose(answer))
    elseif state then
        say.info('no statement and no speaker under the cursor')
    end
end

return M
