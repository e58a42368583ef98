-- build.lua - lazy.nvim runs this after it has installed or updated the plugin: builds the program

local root = vim.fn.fnamemodify(debug.getinfo(1, 'S').source:sub(2), ':p:h')
local words = vim.fn.system({ 'make', '-C', root })
if vim.v.shell_error ~= 0 then
    error('csto was not built; `make` in ' .. root .. ' says:\n' .. words)
end
