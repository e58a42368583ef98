-- What is public says what it takes and gives: each `function M.name` of lua/csto that takes or gives something has
-- LuaCATS types, and each @field one.

-- The lines of a function's body, without those of functions within it.
local function body(lines, from)
    local out, inner = {}, nil
    for number = from + 1, #lines do
        local line = lines[number]
        if line == 'end' then
            break
        elseif inner then
            inner = not line:match('^' .. inner .. 'end') and inner or nil
        elseif line:match('function%f[^%w]') and not line:match('%f[%w]end%f[%W]') then
            inner = line:match('^%s*')
        else
            out[#out + 1] = line
        end
    end
    return table.concat(out, '\n')
end

-- The `---` lines above a line, as one text.
local function comment(lines, above)
    local out, number = '', above - 1
    while number > 0 and lines[number]:match('^%-%-%-') do
        out = lines[number] .. '\n' .. out
        number = number - 1
    end
    return out
end

local function faults_of(name, parameters, said, text)
    local faults = {}
    for parameter in parameters:gmatch('[%w_.]+') do
        local pattern = '@param ' .. vim.pesc(parameter) .. '%?? %S+'
        if not parameter:match('^_') and not said:find(pattern) then
            faults[#faults + 1] = ('%s does not say what its %s is'):format(name, parameter)
        end
    end
    if ('\n' .. text):find('\n%s*return [^\n]') and not said:find('@return %S') then
        faults[#faults + 1] = name .. ' does not say what it returns'
    end
    return faults
end

local function check(file)
    local faults, lines = {}, vim.fn.readfile(file)
    for number, line in ipairs(lines) do
        local name, parameters = line:match('^function (M[.:][%w_]+)%((.-)%)')
        if name then
            local where = ('%s:%d: %s'):format(file, number, name)
            vim.list_extend(faults, faults_of(where, parameters, comment(lines, number), body(lines, number)))
        elseif line:match('^%-%-%-@field') and not line:match('^%-%-%-@field %S+ %S+') then
            faults[#faults + 1] = ('%s:%d: a field without a type'):format(file, number)
        end
    end
    return faults
end

return {
    {
        'what is public has types',
        function()
            local faults, files = {}, vim.fn.glob('lua/csto/*.lua', true, true)
            for _, file in ipairs(files) do
                vim.list_extend(faults, check(file))
            end
            assert(#files > 20, 'no modules found')
            assert(not faults[1], table.concat(faults, '\n'))
        end,
    },
}
