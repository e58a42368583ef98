local expect = require('expect')

-- What is shown while `act` runs, on a Neovim that has a place for it.
local function shown(act)
    local echo, out = vim.api.nvim_echo, {}
    vim.api.nvim_echo = function(chunks)
        out[#out + 1] = chunks[1][1]
        return 7
    end
    local ok, err = pcall(act, require('csto.progress'))
    vim.api.nvim_echo = echo
    expect.truth(ok, err)
    return out
end

return {
    {
        'a folder that is read at once needs no words, another has some until the end',
        function()
            if vim.fn.has('nvim-0.12') == 0 then
                expect.skip('this Neovim has no place for progress')
            end
            for _ = 1, 2 do
                expect.equal(
                    shown(function(progress)
                        progress.show(5, 5)
                        progress.finish(5)
                    end),
                    {}
                )
            end
            expect.equal(
                shown(function(progress)
                    progress.show(0, 90)
                    progress.show(30, 90)
                    progress.show(60, 90)
                    progress.finish(90)
                end),
                { 'reads the folder: 30 of 90 articles', 'reads the folder: 60 of 90 articles', '90 articles read' }
            )
        end,
    },
}
