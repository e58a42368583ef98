-- fake.lua - plays a backend that misbehaves as the environment's BEHAVIOUR says
--
-- A statement is whatever stands in typographic quotation marks.
--
--   good       answers everything
--   late       sends marks half a second after they were asked for
--   twice      sends each event twice
--   mute       greets, then answers no question
--   portions   sends one statement a portion, and each of them twice
--   lost       sends the first portion, and no other
--   nonsense   sends statements that are none
--   silent     never sends marks
--   dies       ends with status 3 at the first question
--   midword    dies while it writes an answer
--   garbage    greets, then writes what is no message at the first question
--   greeted    answers `hello` with a refusal

local uv, behaviour = vim.loop, os.getenv('BEHAVIOUR')
local input, output = uv.new_pipe(false), uv.new_pipe(false)
input:open(0)
output:open(1)

local session = vim.mpack.Session({ unpack = vim.mpack.Unpacker() })
local pack = vim.mpack.Packer()

local function write(bytes)
    output:write(bytes)
end

local function notify(method, ...)
    write(session:notify() .. pack(method) .. pack({ ... }))
end

local function event(name, map)
    for _ = 1, (behaviour == 'twice' or behaviour == 'portions') and 2 or 1 do
        notify('nvim_exec_lua', "require('csto.client').receive(...)", { name, map })
    end
end

local function statements_of(lines)
    local out = {}
    for row, line in ipairs(lines) do
        local from = 1
        while true do
            local start, stop = line:find('“.-”', from)
            if not start then
                break
            end
            out[#out + 1] = {
                id = #out,
                type = 'direct',
                act = 'assert',
                confidence = 1,
                name = 'Somebody',
                excerpt = line:sub(start, math.min(stop, start + 79)),
                content = { { row - 1, start - 1, row - 1, stop } },
            }
            from = stop + 1
        end
    end
    return out
end

local texts = {} -- lines by buffer

local function replace_lines(map)
    local before, lines = texts[map.buffer] or {}, {}
    vim.list_extend(lines, before, 1, map.row)
    vim.list_extend(lines, map.lines)
    vim.list_extend(lines, before, (map['end'] or #before) + 1)
    texts[map.buffer] = lines
end

local function marks(map, portion, portions)
    local statements = behaviour == 'nonsense' and { 1 } or statements_of(texts[map.buffer])
    event('marks', {
        buffer = map.buffer,
        tick = map.tick,
        statements = portions and { statements[portion + 1] } or statements,
        speakers = {},
        portion = portion,
        portions = portions and #statements,
    })
end

local function links(map)
    event('links', { buffer = map.buffer, tick = map.tick, total = 0, articles = 1, statements = {} })
end

local in_portions = behaviour == 'portions' or behaviour == 'lost'

local function analyze(map)
    local function answer()
        marks(map, 0, in_portions)
        links(map)
    end
    if behaviour == 'late' then
        uv.new_timer():start(500, 0, answer)
    elseif behaviour ~= 'silent' then
        answer()
    end
end

local function reply(id, result, err)
    write(session:reply(id) .. (err and pack(err) .. pack(vim.NIL) or pack(vim.NIL) .. pack(result)))
end

local function ask(id, method)
    if method == 'hello' and behaviour == 'greeted' then
        reply(id, nil, 'this is version 9.9.9, the plugin is another: run `make`')
    elseif method == 'hello' then
        reply(id, { version = '0.1.0', protocol = 1, pid = uv.getpid() })
    elseif behaviour == 'dies' then
        os.exit(3)
    elseif behaviour == 'midword' then
        uv.write(output, '\148\1', function()
            os.exit(3)
        end)
    elseif behaviour == 'garbage' then
        write('warning: this is not msgpack\n')
    elseif behaviour ~= 'mute' then
        reply(id, { title = 'Somebody', lines = { 'a card' }, range = { 0, 0, 0, 1 }, targets = {} })
    end
end

input:read_start(function(_, data)
    if not data then
        os.exit(0)
    end
    local position = 1
    while position <= #data do
        local kind, id_or_data, method, params
        kind, id_or_data, method, params, position = session:receive(data, position)
        if kind == 'request' then
            ask(id_or_data, method, params[1])
        elseif kind == 'notification' and method == 'text' then
            replace_lines(params[1])
        elseif kind == 'notification' and method == 'analyze' then
            analyze(params[1])
        elseif kind == 'notification' and method == 'more' and behaviour == 'portions' then
            marks(params[1], params[1].portion, true)
        elseif not kind then
            break
        end
    end
end)

notify('nvim_set_client_info', 'csto', { major = 0 }, 'msgpack-rpc', {}, {})
