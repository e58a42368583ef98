-- csto/options.lua - 'keywordprg' and 'tagfunc' of a marked buffer: set where the user set nothing, and given back

local config = require('csto.config')

local M = {}

-- Names, looked up when a key is pressed: nothing of what they name is loaded here.
local ours = {
    keywordprg = ':CstoHover',
    tagfunc = ("v:lua.require'%s'.find"):format('csto.tags'),
}

-- Neovim's own defaults: where these stand, nobody has chosen.
local untouched = { keywordprg = { [''] = true, [':Man'] = true }, tagfunc = { [''] = true } }

local function has_mapped_k()
    return vim.fn.maparg('K', 'n') ~= ''
end

local function is_free(name)
    local value = vim.fn.getbufvar('%', '&' .. name)
    return untouched[name][value] and not (name == 'keywordprg' and has_mapped_k())
end

local function set(name)
    if config.get()[name] and is_free(name) then
        local before = vim.fn.getbufvar('%', '&l:' .. name)
        vim.api.nvim_buf_set_option(0, name, ours[name])
        return before
    end
end

---Sets what may be set.
---@param bufnr integer
---@return table<string, string> before what to give to restore()
function M.set(bufnr)
    local before = {}
    vim.api.nvim_buf_call(bufnr, function()
        before.keywordprg, before.tagfunc = set('keywordprg'), set('tagfunc')
    end)
    return before
end

---Gives back what set() found, except where somebody changed it since.
---@param bufnr integer
---@param before table<string, string>
function M.restore(bufnr, before)
    vim.api.nvim_buf_call(bufnr, function()
        for name, value in pairs(before) do
            if vim.fn.getbufvar('%', '&l:' .. name) == ours[name] then
                vim.cmd(('setlocal %s=%s'):format(name, vim.fn.escape(value, ' \\|"')))
            end
        end
    end)
end

return M
