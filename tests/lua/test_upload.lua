local client = require('csto.client')
local expect = require('expect')
local upload = require('csto.upload')

-- A buffer whose edits are told, and what a backend would hold of it.
local function scene(lines)
    local bufnr = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_lines(bufnr, 0, -1, true, lines)
    local self = { bufnr = bufnr, copy = upload.new(bufnr), held = {}, told = 0, bytes = 0 }
    vim.api.nvim_buf_attach(bufnr, false, {
        on_lines = function(_, _, _, first, last, new_last)
            upload.changed(self.copy, first, last, new_last)
        end,
    })
    return self
end

local function replace(self, map)
    local lines = {}
    vim.list_extend(lines, self.held, 1, map.row)
    vim.list_extend(lines, map.lines)
    vim.list_extend(lines, self.held, (map['end'] or #self.held) + 1)
    self.held, self.told = lines, self.told + #map.lines
end

-- Sends with a client that only listens.
local function send(self)
    local tell, sent = client.tell, nil
    client.tell = function(_, map)
        replace(self, map)
    end
    self.told = 0
    upload.send(self.copy, function(bytes)
        sent = bytes
    end)
    vim.wait(5000, function()
        return sent
    end, 1)
    client.tell = tell
    self.bytes = sent
end

local function is_true(self)
    send(self)
    local lines = vim.api.nvim_buf_get_lines(self.bufnr, 0, -1, true)
    expect.equal(self.held, lines)
    expect.equal(self.bytes, #table.concat(lines, '\n') + 1)
end

local function many(count)
    local lines = {}
    for number = 1, count do
        lines[number] = 'line ' .. number
    end
    return lines
end

return {
    {
        'a long text goes in pieces, then nothing, then what was edited',
        function()
            local self = scene(many(5000))
            is_true(self)
            expect.equal(self.told, 5000)
            is_true(self)
            expect.equal(self.told, 0)
            vim.api.nvim_buf_set_lines(self.bufnr, 3000, 3001, true, { 'one', 'two' })
            is_true(self)
            expect.equal(self.told, 2)
            vim.api.nvim_buf_set_lines(self.bufnr, 100, 4000, true, {})
            is_true(self)
            expect.equal(self.told, 0)
        end,
    },
    {
        'the first and the last line, an empty text, and lines of many bytes',
        function()
            local self = scene({ 'one', 'two' })
            is_true(self)
            for _, lines in ipairs({ { 'zero', 'one', 'two' }, { 'zero', 'one', 'two', 'three' }, { '' }, many(3) }) do
                vim.api.nvim_buf_set_lines(self.bufnr, 0, -1, true, lines)
                is_true(self)
            end
            vim.api.nvim_buf_set_lines(self.bufnr, 0, 0, true, { ('x'):rep(100000), 'é', ('y'):rep(100000) })
            is_true(self)
        end,
    },
    {
        'any edits in any order leave both sides the same',
        function()
            local self = scene(many(40))
            math.randomseed(7)
            for _ = 1, 300 do
                for _ = 1, math.random(3) do
                    local count = vim.api.nvim_buf_line_count(self.bufnr)
                    local first = math.random(0, count)
                    local last = math.min(count, first + math.random(0, 3))
                    vim.api.nvim_buf_set_lines(self.bufnr, first, last, true, many(math.random(0, 3)))
                end
                is_true(self)
            end
        end,
    },
    {
        'commands that move, sort, join, substitute and undo lines',
        function()
            local self = scene(many(40))
            is_true(self)
            vim.api.nvim_buf_call(self.bufnr, function()
                for _, command in ipairs({
                    '3move 20',
                    '30,35move 0',
                    '5,9copy 12',
                    '%sort!',
                    'normal! 10GJJ',
                    '%s/line/row/',
                    'g/3/delete',
                    'normal! ggguG',
                    'undo',
                    'undo',
                    'redo',
                    '%join',
                    'undo',
                    'normal! ggqqA more\27jq5@q',
                    '10,20!sort -r',
                }) do
                    vim.cmd('silent! ' .. command)
                    local whole = self.copy.top == 0 and self.copy.bottom == 0
                    is_true(self)
                    expect.truth(whole or self.told <= 40, command)
                end
            end)
        end,
    },
    {
        'an edit in the middle of sending: all of it goes next time',
        function()
            local self = scene(many(20000))
            local tell, pieces = client.tell, 0
            client.tell = function()
                pieces = pieces + 1
                local start = vim.loop.hrtime()
                while vim.loop.hrtime() - start < 2e6 do
                    start = start + 0
                end
            end
            upload.send(self.copy, function()
                error('that text was not sent')
            end)
            expect.truth(pieces > 0 and self.copy.sending)
            vim.api.nvim_buf_set_lines(self.bufnr, 0, 1, true, { 'edited' })
            client.tell = tell
            vim.wait(20)
            is_true(self)
            expect.equal(self.told, 20000)
        end,
    },
    {
        'another backend knows nothing',
        function()
            local self = scene(many(10))
            is_true(self)
            client.life = client.life + 1
            self.held = {}
            is_true(self)
            client.life = client.life - 1
        end,
    },
}
