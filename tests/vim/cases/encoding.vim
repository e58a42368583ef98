vim9script
# encoding.vim - a Vim whose 'encoding' is not UTF-8

set encoding=latin1

import '../help.vim' as help

def g:Test_columns_count_the_bytes_that_vim_holds()
    const folder = help.Folder({})
    const first = "\"Caf\xe9 Ad\xe8le is open,\" said H\xe9l\xe8ne Varoux."
    writefile([first], folder .. '/a.txt')
    execute 'edit ++enc=latin1' folder .. '/a.txt'
    CstoClaims
    assert_true(help.Wait(help.IsLinked))
    assert_equal(["\"Caf\xe9 Ad\xe8le is open,\""], help.Marked('direct'))
    assert_true(index(help.Marked('source'), "H\xe9l\xe8ne Varoux") >= 0)
    cursor(1, stridx(first, 'Varoux') + 1)
    CstoHover
    assert_match('lène Varoux'->iconv('utf-8', 'latin1'), help.Popup()[0])
enddef
