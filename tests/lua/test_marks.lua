local expect = require('expect')
local marks = require('csto.marks')
local pages = require('csto.pages')

local function buffer(...)
    local bufnr = vim.api.nvim_create_buf(false, true)
    vim.api.nvim_buf_set_lines(bufnr, 0, -1, true, { ... })
    return bufnr
end

-- Group and place of each mark that stands, in order.
local function standing(bufnr)
    local out = {}
    for _, mark in ipairs(vim.api.nvim_buf_get_extmarks(bufnr, marks.namespace, 0, -1, { details = true })) do
        local details = mark[4]
        out[#out + 1] = ('%s %d,%d,%d,%d'):format(
            details.hl_group or '-',
            mark[2],
            mark[3],
            details.end_row,
            details.end_col
        )
    end
    table.sort(out)
    return out
end

local function ids(known)
    local out = {}
    for id in pages.each(known) do
        out[#out + 1] = id
    end
    table.sort(out)
    return out
end

local function said(kind, act, row)
    return {
        type = kind,
        act = act,
        content = { { row, 10, row, 20 } },
        cue = { { row, 5, row, 9 } },
        source = { { row, 0, row, 4 } },
    }
end

return {
    {
        'a statement has colours, a thought has a place and none',
        function()
            local bufnr = buffer(('x'):rep(30), ('x'):rep(30))
            local drawing = marks.begin(bufnr, {})
            marks.statement(drawing, 1, said('indirect', 'assert', 0))
            marks.statement(drawing, 2, said('direct', 'think', 1))
            expect.equal(standing(bufnr), {
                '- 1,10,1,20',
                'CstoCue 0,5,0,9',
                'CstoIndirect 0,10,0,20',
                'CstoSource 0,0,0,4',
            })
            expect.equal(#pages.get(drawing.content, 2), 1)
        end,
    },
    {
        'a mention is marked where it says so',
        function()
            local bufnr = buffer(('x'):rep(30))
            local drawing = marks.begin(bufnr, {})
            for at, when in ipairs({ 0, 1, 2, 3 }) do
                marks.mention(drawing, { 0, at, 0, at + 1, 0, when })
            end
            expect.equal(standing(bufnr), { 'CstoSource 0,2,0,3', 'CstoSource 0,4,0,5' })
        end,
    },
    {
        'what stands is kept, what is new is drawn, what is gone goes',
        function()
            local bufnr = buffer('It rains, he said.', 'It does.')
            local known = {}
            local drawing = marks.begin(bufnr, known)
            local kept = marks.put(drawing, { 0, 0, 0, 9 }, marks.look('CstoDirect', true))
            marks.put(drawing, { 0, 13, 0, 17 }, marks.look('CstoCue'))
            marks.sweep(drawing)
            drawing = marks.begin(bufnr, known)
            expect.equal(marks.put(drawing, { 0, 0, 0, 9 }, marks.look('CstoDirect', true)), kept)
            marks.put(drawing, { 1, 0, 1, 8 }, marks.look('CstoMixed', true))
            expect.equal(#ids(known), 3)
            marks.sweep(drawing)
            expect.equal(standing(bufnr), { 'CstoDirect 0,0,0,9', 'CstoMixed 1,0,1,8' })
            expect.equal(#ids(known), 2)
        end,
    },
    {
        'a drawing that is given up leaves the next one a true picture',
        function()
            local bufnr = buffer('It rains, he said.', 'It does.')
            local known = {}
            local drawing = marks.begin(bufnr, known)
            marks.put(drawing, { 0, 0, 0, 9 }, marks.look('CstoDirect', true))
            drawing = marks.begin(bufnr, known) -- the first one never swept
            marks.put(drawing, { 1, 0, 1, 8 }, marks.look('CstoMixed', true))
            marks.sweep(drawing)
            expect.equal(standing(bufnr), { 'CstoMixed 1,0,1,8' })
        end,
    },
    {
        'a mark that moved with the text is found where it is',
        function()
            local bufnr = buffer('It rains, he said.')
            local known = {}
            marks.put(marks.begin(bufnr, known), { 0, 0, 0, 9 }, marks.look('CstoDirect', true))
            local before = ids(known)
            vim.api.nvim_buf_set_lines(bufnr, 0, 0, true, { 'One', 'Two' })
            local drawing = marks.begin(bufnr, known)
            marks.put(drawing, { 2, 0, 2, 9 }, marks.look('CstoDirect', true))
            marks.sweep(drawing)
            expect.equal(ids(known), before)
        end,
    },
    {
        'one place is drawn once, but each statement knows its own',
        function()
            local bufnr = buffer('It rains, he said.')
            local known = {}
            for _ = 1, 2 do
                local drawing = marks.begin(bufnr, known)
                marks.put(drawing, { 0, 0, 0, 8 }, marks.look('CstoDirect', true))
                marks.put(drawing, { 0, 0, 0, 8 }, marks.look('CstoDirect', true))
                marks.put(drawing, { 0, 10, 0, 12 }, marks.look('CstoSource'))
                marks.put(drawing, { 0, 10, 0, 12 }, marks.look('CstoSource'))
                marks.sweep(drawing)
                expect.equal(#ids(known), 3)
            end
        end,
    },
    {
        'all marks of deleted lines stand in one place: what belongs there is drawn, the others go',
        function()
            local lines, known = {}, {}
            for row = 1, 200 do
                lines[row] = 'It rains, he said.'
            end
            local bufnr = buffer(unpack(lines))
            local drawing = marks.begin(bufnr, known)
            for row = 0, 199 do
                marks.put(drawing, { row, 0, row, 8 }, marks.look('CstoDirect', true))
            end
            vim.api.nvim_buf_set_lines(bufnr, 0, 199, true, {})
            drawing = marks.begin(bufnr, known)
            marks.put(drawing, { 0, 0, 0, 8 }, marks.look('CstoDirect', true))
            marks.sweep(drawing)
            expect.equal(standing(bufnr), { 'CstoDirect 0,0,0,8' })
            expect.equal(#ids(known), 1)
        end,
    },
    {
        'a mark whose text was deleted has no place',
        function()
            local bufnr = buffer('It rains, he said.')
            local id = marks.put(marks.begin(bufnr, {}), { 0, 0, 0, 8 }, marks.look('CstoDirect', true))
            expect.equal(marks.place(bufnr, id), { 0, 0, 0, 8 })
            vim.api.nvim_buf_set_text(bufnr, 0, 0, 0, 9, {})
            expect.equal(marks.place(bufnr, id), nil)
            expect.equal(marks.place(bufnr, 999), nil)
        end,
    },
    {
        'a place outside of the text is not drawn and harms nothing',
        function()
            local bufnr, known = buffer('It rains.'), {}
            local drawing = marks.begin(bufnr, known)
            expect.equal(marks.put(drawing, { 7, 0, 7, 8 }, marks.look('CstoDirect', true)), nil)
            expect.equal(marks.put(drawing, { 0, 0, 0, 80 }, marks.look('CstoDirect', true)), nil)
            expect.equal(ids(known), {})
        end,
    },
}
