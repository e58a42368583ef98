-- svg.lua - a screen as an SVG picture: text stays text, each run of one look in its cells, in any monospaced font
--
-- Lines and corners of frames are drawn as lines, for fonts leave gaps between rows.

local M = {}

local SIZE, WIDTH, HEIGHT, BASE = 14, 8.4, 18, 13.4 -- of the font, of a cell, and where letters stand in it
local MARGIN = 12
local FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Liberation Mono',monospace"

-- Ends of lines at the middle of a cell's sides: where a path begins and what it does from there.
local frames = {
    ['─'] = 'M0 9h8.4',
    ['│'] = 'M4.2 0v18',
    ['╭'] = 'M4.2 18v-5q0-4 4.2-4',
    ['╮'] = 'M0 9q4.2 0 4.2 4v5',
    ['╰'] = 'M4.2 0v5q0 4 4.2 4',
    ['╯'] = 'M0 9q4.2 0 4.2-4v-5',
}

local function escape(text)
    return (text:gsub('[&<>]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;' }))
end

local function colour(number)
    return ('#%06x'):format(number)
end

local function number(value)
    return (('%.2f'):format(value):gsub('%.?0+$', ''))
end

local function x_of(column)
    return number(MARGIN + column * WIDTH)
end

local function y_of(row)
    return number(MARGIN + row * HEIGHT)
end

-- The runs of one look in a row: { column, cells, text, look }. The second cell of a wide character is empty.
local function runs(screen, row)
    local out, last, last_key
    out = {}
    for column = 0, screen.columns - 1 do
        local text, look = screen.cells[row][column][1], screen:look(row, column)
        local wide = column + 1 < screen.columns and screen.cells[row][column + 1][1] == ''
        local key = vim.inspect(look)
        if last and text == '' then
            last.cells = last.cells + 1
        elseif last and key == last_key and not (wide or last.wide or frames[text] or frames[last.text]) then
            last.cells, last.text = last.cells + 1, last.text .. text
        else
            last, last_key = { column = column, cells = 1, text = text, look = look, wide = wide }, key
            out[#out + 1] = last
        end
    end
    return out
end

local function background(screen, row, run)
    if run.look.back == screen.background then
        return ''
    end
    return ('<rect x="%s" y="%s" width="%s" height="%s" fill="%s"/>\n'):format(
        x_of(run.column),
        y_of(row),
        number(run.cells * WIDTH),
        HEIGHT,
        colour(run.look.back)
    )
end

local function style(look)
    local names = {}
    for _, name in ipairs({ 'bold', 'italic', 'strike' }) do
        names[#names + 1] = look[name] and name or nil
    end
    return names[1] and (' class="%s"'):format(table.concat(names, ' ')) or ''
end

local function frame(row, run)
    local path = '<path transform="translate(%s %s)" d="%s" stroke="%s"/>\n'
    return path:format(x_of(run.column), y_of(row), frames[run.text], colour(run.look.fore))
end

local function underline(row, run)
    local look, x, y = run.look, x_of(run.column), y_of(row)
    if look.curl then
        local waves = ('q1.05-2.4 2.1 0t2.1 0'):rep(run.cells * 2)
        local path = '<path transform="translate(%s %s)" d="M0 16%s" stroke="%s"/>\n'
        return path:format(x, y, waves, colour(look.special))
    elseif look.line then
        local path = '<path transform="translate(%s %s)" d="M0 15.5h%s" stroke="%s"/>\n'
        return path:format(x, y, number(run.cells * WIDTH), colour(look.special))
    end
    return ''
end

-- Blanks around the words take no part, so that a renderer that drops them moves nothing.
local function words(row, run)
    local before, text = run.text:match('^( *)(.-) *$')
    if text == '' then
        return ''
    elseif frames[text] then
        return frame(row, run)
    end
    local cells = run.wide and run.cells or vim.fn.strchars(text)
    return ('<text x="%s" y="%s" textLength="%s"%s fill="%s">%s</text>\n'):format(
        x_of(run.column + #before),
        number(MARGIN + row * HEIGHT + BASE),
        number(cells * WIDTH),
        style(run.look),
        colour(run.look.fore),
        escape(text)
    )
end

local HEAD = [[
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" role="img">
<title>%s</title>
<style>
text { font: %spx %s; white-space: pre }
.bold { font-weight: bold }
.italic { font-style: italic }
.strike { text-decoration: line-through }
path { fill: none; stroke-width: 1.1 }
</style>
<rect x=".5" y=".5" width="%s" height="%s" rx="8" fill="%s" stroke="#808080" stroke-opacity=".5"/>
]]

---@param screen table of screen.lua
---@param title string for those who do not see it
---@return string
function M.draw(screen, title)
    local width = number(screen.columns * WIDTH + 2 * MARGIN)
    local height = number(screen.rows * HEIGHT + 2 * MARGIN)
    local out = {
        HEAD:format(
            width,
            height,
            width,
            height,
            escape(title),
            SIZE,
            FONTS,
            width - 1,
            height - 1,
            colour(screen.background)
        ),
    }
    for _, draw in ipairs({
        background,
        function(_, row, run)
            return words(row, run) .. underline(row, run)
        end,
    }) do
        for row = 0, screen.rows - 1 do
            for _, run in ipairs(runs(screen, row)) do
                out[#out + 1] = draw(screen, row, run)
            end
        end
    end
    out[#out + 1] = '</svg>\n'
    return table.concat(out)
end

return M
