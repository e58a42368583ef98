-- child.lua - a Neovim of its own for a test, driven over RPC: keys go in, the screen comes out
--
-- rpcrequest() has no timeout, so a watchdog ends a child that does not answer, and the test with it.

local expect = require('expect')

local Child = {}
Child.__index = Child

local LIMIT = 20000 -- milliseconds for any one request
local running = {}

local nvim, build = os.getenv('NVIM'), os.getenv('BUILD')
local root = vim.fn.getcwd()

Child.root, Child.build = root, build
Child.version = vim.fn.matchstr(vim.fn.execute('version'), 'NVIM v\\zs[0-9.]*')

local function command_line(options)
    local command = { nvim, '--clean', '-n' }
    local before = vim.list_extend({
        'set lines=24 columns=80 noswapfile noshowcmd shortmess+=I',
        'set rtp^=' .. root,
        ('let g:csto = {"binary": "%s"}'):format(options.binary or build .. '/csto'),
    }, options.before or {})
    for _, each in ipairs(before) do
        vim.list_extend(command, { '--cmd', each })
    end
    return vim.list_extend(command, options.arguments or {})
end

-- A child without a screen: RPC on its standard input and output.
local function embed(self, options, more)
    local command = vim.list_extend(command_line(options), { '--embed', '--headless' })
    vim.list_extend(command, more or {})
    self.channel = vim.fn.jobstart(command, {
        rpc = true,
        cwd = options.folder,
        on_stderr = function(_, data)
            self.words = self.words .. table.concat(data, '\n')
        end,
    })
    self.job, self.pid = self.channel, vim.fn.jobpid(self.channel)
end

local has_terminals -- known after the first look

---Leaves the test out where there are no terminals, as in a chroot without /dev/pts, and says so.
function Child.need_terminal()
    if has_terminals == nil then
        local ok, job = pcall(vim.fn.jobstart, { nvim, '--version' }, { pty = true })
        has_terminals = ok and job > 0
    end
    if not has_terminals then
        expect.skip('THERE IS NO PSEUDO-TERMINAL HERE (is /dev/pts mounted?): no screen was looked at')
    end
end

local function open_terminal(self, command, folder)
    vim.cmd('set lines=25 columns=80 laststatus=0 nohlsearch | enew')
    self.buffer = vim.api.nvim_get_current_buf()
    return vim.fn.termopen(command, { cwd = folder, env = { TERM = 'xterm-256color', COLORTERM = '' } })
end

-- A child with a real screen in a terminal of ours. Neovim 0.9 and later are a server, to which a screen is attached.
local function in_terminal(self, options)
    local socket = vim.fn.tempname()
    if vim.fn.has('nvim-0.9') == 1 then
        embed(self, options, { '--listen', socket })
        self:get('1')
        open_terminal(self, { nvim, '--server', socket, '--remote-ui' })
        self:wait('#vim.api.nvim_list_uis() > 0')
        return
    end
    local command = vim.list_extend(command_line(options), { '--listen', socket })
    self.job = open_terminal(self, command, options.folder)
    self.pid = vim.fn.jobpid(self.job)
    vim.wait(5000, function()
        local ok, channel = pcall(vim.fn.sockconnect, 'pipe', socket, { rpc = true })
        self.channel = ok and channel or nil
        return ok and channel > 0
    end, 20)
    assert(self.channel, 'no Neovim in the terminal')
end

---Starts one, with the plugin on its runtime path.
---@param options table|nil `binary`: of the backend; `before`: Vim commands that run before plugins load; `arguments`;
---`folder` to start in; `terminal`: has a screen
function Child.start(options)
    options = options or {}
    if options.terminal then
        Child.need_terminal()
    end
    local self = setmetatable({ words = '' }, Child)
    local start = options.terminal and in_terminal or embed
    start(self, options)
    running[self] = true
    return self
end

function Child:request(method, ...)
    local watchdog, pid = vim.loop.new_timer(), self.pid
    watchdog:start(LIMIT, 0, function()
        vim.loop.kill(pid, 'sigkill')
    end)
    local ok, result = pcall(vim.rpcrequest, self.channel, method, ...)
    watchdog:stop()
    watchdog:close()
    if not ok then
        error(('%s: %s %s'):format(method, result, self.words), 3)
    end
    return result
end

---Runs Lua in the child; `...` are its arguments.
function Child:lua(code, ...)
    return self:request('nvim_exec_lua', code, { ... })
end

---The value of a Lua expression in the child.
function Child:get(expression, ...)
    return self:lua('return ' .. expression, ...)
end

function Child:cmd(command)
    return self:request('nvim_command', command)
end

---Types keys, as a user does.
function Child:keys(keys)
    self:request('nvim_input', keys)
    vim.wait(10)
    -- the keys were taken when the next request is answered, unless a prompt waits
    if not self:request('nvim_get_mode').blocking then
        self:get('1')
    end
end

---Waits until a Lua expression is true in the child.
function Child:wait(expression, limit)
    local met = vim.wait(limit or 5000, function()
        return self:get(expression)
    end, 10)
    if not met then
        error(('waited in vain for %s\nmessages: %s'):format(expression, self:messages()), 2)
    end
end

function Child:messages()
    return self:request('nvim_exec_lua', "return vim.fn.execute('messages')", {})
end

---Opens a file and has it marked.
function Child:mark(path)
    self:cmd('edit ' .. vim.fn.fnameescape(path))
    self:claims()
end

---:CstoClaims, and waits for the marks.
function Child:claims()
    self:cmd('CstoClaims')
    self:wait([[(vim.b.csto or {}).changedtick == vim.b.changedtick]])
end

---... and for the links with the other articles.
function Child:linked()
    self:wait([[(require('csto.buffer').get(0) or {}).links ~= nil]])
end

---Puts the cursor on the `number`th place of a text in the current buffer.
function Child:cursor_on(text, number)
    local found = self:lua(
        [[
        local text, number = ...
        vim.api.nvim_win_set_cursor(0, { 1, 0 })
        for _ = 1, number do
            if vim.fn.search('\\C\\V' .. vim.fn.escape(text, '\\'), 'cW' ) == 0 then return false end
            if _ < number then vim.cmd('normal! l') end
        end
        return true]],
        text,
        number or 1
    )
    if not found then
        error('there is no ' .. text, 2)
    end
end

---The text under each mark of a group (or of all), in order.
function Child:marked(group)
    return self:lua(
        [[
        local ns, out = vim.api.nvim_create_namespace('csto'), {}
        for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(0, ns, 0, -1, { details = true })) do
            local details = mark[4]
            if details.hl_group == (...) then
                local lines = vim.api.nvim_buf_get_lines(0, mark[2], details.end_row + 1, false)
                if details.end_row < mark[2] + #lines then
                    lines[#lines] = lines[#lines]:sub(1, details.end_col)
                end
                lines[1] = lines[1]:sub(mark[3] + 1)
                out[#out + 1] = table.concat(lines, '\n')
            end
        end
        return out]],
        group
    )
end

---The screen of the child in the terminal, as it is now: its text, then a letter for each look, new letters in the
---order in which looks appear.
function Child.screen()
    vim.cmd('redraw!')
    local text, looks, letters, count = {}, {}, {}, 0
    for row = 1, 24 do
        local line, look = {}, {}
        for column = 1, 80 do
            line[column] = vim.fn.screenstring(row, column)
            local attribute = vim.fn.screenattr(row, column)
            if not letters[attribute] then
                letters[attribute] = string.char(97 + count)
                count = count + 1
            end
            look[column] = letters[attribute]
        end
        text[row], looks[row] = table.concat(line):gsub('%s+$', ''), table.concat(look)
    end
    return table.concat(text, '\n') .. '\n---\n' .. table.concat(looks, '\n') .. '\n'
end

function Child:stop()
    running[self] = nil
    pcall(vim.rpcnotify, self.channel, 'nvim_command', 'qall!')
    if vim.fn.jobwait({ self.job }, 3000)[1] == -1 then
        vim.loop.kill(self.pid, 'sigkill')
    end
    if self.buffer then
        vim.cmd('bwipeout! ' .. self.buffer)
    end
end

function Child.stop_all()
    for _, self in ipairs(vim.tbl_keys(running)) do
        self:stop()
    end
end

return Child
