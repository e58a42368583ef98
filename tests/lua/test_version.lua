local client = require('csto.client')
local expect = require('expect')

local header = table.concat(vim.fn.readfile('csrc/csto.h'), '\n')

return {
    {
        'plugin and engine are of one version and speak one protocol',
        function()
            expect.equal(header:match('CSTO_VERSION "(.-)"'), client.VERSION)
            expect.equal(tonumber(header:match('CSTO_PROTOCOL (%d+)')), client.PROTOCOL)
        end,
    },
}
