-- screen.lua - a second user interface of a Neovim, of any size and in true colours, as cells that one can look at
--
-- RPC clients written in Lua never see `redraw`, so this one speaks to the server's socket itself: one request, then
-- events (:help ui-linegrid).

local Screen = {}
Screen.__index = Screen

local BLANK = { ' ', 0 }

local events = {}

function events:grid_resize(_, columns, rows)
    self.columns, self.rows = columns, rows
    events.grid_clear(self)
end

function events:grid_clear()
    for row = 0, self.rows - 1 do
        self.cells[row] = {}
        for column = 0, self.columns - 1 do
            self.cells[row][column] = BLANK
        end
    end
end

function events:default_colors_set(foreground, background)
    self.foreground, self.background = foreground, background
end

function events:hl_attr_define(id, look)
    self.looks[id] = look
end

-- A cell without a look has that of the cell before it.
function events:grid_line(_, row, column, cells)
    local look = 0
    for _, cell in ipairs(cells) do
        look = cell[2] or look
        for _ = 1, cell[3] or 1 do
            self.cells[row][column] = { cell[1], look }
            column = column + 1
        end
    end
end

function events:grid_scroll(_, top, bottom, left, right, by)
    local first, last, step = top, bottom - by - 1, 1
    if by < 0 then
        first, last, step = bottom - 1, top - by, -1
    end
    for row = first, last, step do
        for column = left, right - 1 do
            self.cells[row][column] = self.cells[row + by][column]
        end
    end
end

function events:grid_cursor_goto(_, row, column)
    self.cursor = { row, column }
end

-- An event is its name and the arguments of each time it happened.
local function redraw(self, batch)
    for _, event in ipairs(batch) do
        local handler = events[event[1]]
        for i = 2, handler and #event or 0 do
            handler(self, unpack(event[i]))
        end
    end
end

local function receive(self, message)
    if message[1] == 1 and message[3] ~= vim.NIL then
        self.fault = vim.inspect(message[3])
    elseif message[2] == 'redraw' then
        redraw(self, message[3])
    end
end

-- Buffers, windows and tab pages come as extensions, which no event handled here needs.
local function unpacker()
    local function ignore()
        return vim.NIL
    end
    return vim.mpack.Unpacker({ ext = { [0] = ignore, [1] = ignore, [2] = ignore } })
end

local function read(self, next_message, bytes)
    local at = 1
    while at <= #bytes do
        local message
        message, at = next_message(bytes, at)
        if message == nil then
            return
        end
        receive(self, message)
    end
end

---Looks at a Neovim.
---@param socket string v:servername there
---@param columns integer
---@param rows integer
function Screen.attach(socket, columns, rows)
    local self = setmetatable({ cells = {}, looks = { [0] = {} }, cursor = { 0, 0 } }, Screen)
    local pipe, next_message = vim.loop.new_pipe(false), unpacker()
    self.pipe = pipe
    pipe:connect(socket, function(err)
        if err then
            self.fault = err
            return
        end
        pipe:read_start(function(fault, bytes)
            self.fault = fault or self.fault
            if bytes then
                read(self, next_message, bytes)
            end
        end)
        local options = { rgb = true, ext_linegrid = true }
        pipe:write(vim.mpack.encode({ 0, 1, 'nvim_ui_attach', { columns, rows, options } }))
    end)
    self:wait(function()
        return self.background and self.cells[0]
    end)
    return self
end

---Waits for what is drawn.
---@param met fun(): any
function Screen:wait(met)
    local done = vim.wait(5000, function()
        return self.fault or met()
    end, 20)
    if not done or self.fault then
        error('screen: ' .. (self.fault or 'it does not come to be drawn:\n' .. self:text()), 2)
    end
end

---What stands on it.
function Screen:text()
    local lines = {}
    for row = 0, (self.rows or 0) - 1 do
        local line = {}
        for column = 0, self.columns - 1 do
            line[#line + 1] = self.cells[row][column][1]
        end
        lines[#lines + 1] = table.concat(line)
    end
    return table.concat(lines, '\n')
end

---The look of a cell as colours and switches that need no defaults any more.
function Screen:look(row, column)
    local look = self.looks[self.cells[row][column][2]] or {}
    local fore, back = look.foreground or self.foreground, look.background or self.background
    local at_cursor = row == self.cursor[1] and column == self.cursor[2]
    if (look.reverse or false) ~= at_cursor then
        fore, back = back, fore
    end
    return {
        fore = fore,
        back = back,
        special = look.special or fore,
        bold = look.bold,
        italic = look.italic,
        strike = look.strikethrough,
        curl = look.undercurl,
        line = look.underline or look.underdashed or look.underdotted or look.underdouble,
    }
end

function Screen:close()
    self.pipe:close()
end

return Screen
