-- The speakers of a folder and the timeline of one.

local Child = require('child')
local expect = require('expect')
local fixture = require('fixture')

local function open()
    local child = Child.start({ folder = fixture.articles() })
    child:mark('armenia-dues-courier.txt')
    child:linked()
    return child
end

local function view(child, command)
    child:keys(':' .. command .. '<CR>')
    child:wait("vim.bo.filetype == 'csto'")
    return table.concat(child:get('vim.api.nvim_buf_get_lines(0, 0, -1, false)'), '\n')
end

return {
    {
        ':CstoSpeakers names everybody in the folder',
        function()
            local child = open()
            local text = view(child, 'CstoSpeakers')
            expect.holds(text, 'Karine Abovian')
            expect.holds(text, 'Timur Aldanov')
            expect.equal(child:get('vim.bo.modifiable'), false)
            child:keys('q')
            child:wait('#vim.api.nvim_list_wins() == 1')
        end,
    },
    {
        ':CstoSpeakers with a name names those who bear it',
        function()
            local child = open()
            local text = view(child, 'CstoSpeakers abovian')
            expect.holds(text, 'Karine Abovian')
            expect.lacks(text, 'Aldanov')
            child:cmd('close')
            child:keys(':CstoSpeakers nobody of that name<CR>')
            child:wait("vim.fn.execute('messages'):find('nobody called nobody of that name speaks') ~= nil")
        end,
    },
    {
        ':CstoTimeline of whoever speaks here, and <CR> goes there',
        function()
            local child = open()
            child:cursor_on('alarm rings')
            local text = view(child, 'CstoTimeline')
            expect.holds(text, 'Karine Abovian')
            expect.holds(text, 'treaty-bloc-reader.txt')
            child:cursor_on('treaty-bloc-reader.txt')
            child:keys('<CR>')
            child:wait("vim.fn.expand('%:t') == 'treaty-bloc-reader.txt'")
            child:keys('<C-o>')
            child:wait("vim.fn.expand('%:t') == 'armenia-dues-courier.txt'")
        end,
    },
    {
        'a name is completed, and leads from the speakers to the timeline',
        function()
            local child = open()
            expect.equal(child:get("vim.fn.getcompletion('CstoTimeline kar', 'cmdline')"), { 'Karine Abovian' })
            view(child, 'CstoSpeakers Abovian')
            child:keys('<CR>')
            child:wait("vim.fn.bufname() == 'csto://timeline'")
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 2)
            child:keys(':CstoSpeakers<CR>')
            child:wait("vim.fn.bufname() == 'csto://speakers'")
            expect.equal(child:get('#vim.api.nvim_list_wins()'), 2)
        end,
    },
}
