vim9script
# hover.vim - the card

import '../help.vim' as help

def OpenAt(pattern: string)
    help.Open(help.Folder() .. '/market.txt')
    search(pattern, 'cw')
enddef

def g:Test_a_card_says_who_when_and_where_else()
    OpenAt('open all')
    CstoHover
    const card = help.Popup()
    assert_equal('Karine Abovian', card[0])
    assert_match('harbour.txt', join(card))
    assert_notmatch('\*\*', join(card))
enddef

def g:Test_K_shows_it_and_the_text_under_the_cursor_is_no_command()
    OpenAt('open all')
    help.Keys('K')
    assert_equal('Karine Abovian', help.Popup()[0])
    popup_clear()
    help.Keys('3K')
    assert_equal('Karine Abovian', help.Popup()[0])
    popup_clear()
    CstoHover winter | let g:bad = 1
    assert_false(exists('g:bad'))
    popup_clear()
    execute "normal \<Plug>(csto-hover)"
    assert_equal('Karine Abovian', get(help.Popup(), 0, ''))
enddef

def g:Test_a_card_that_is_cut_off_says_how_much_is_hidden()
    g:csto.hover = {max_height: 3}
    csto#config#Load()
    OpenAt('open all')
    help.Keys('K')
    assert_match('^ \d\+ more, K $', popup_getoptions(popup_list()[0]).title)
    popup_clear()
    unlet g:csto.hover
    csto#config#Load()
enddef

def g:Test_a_card_does_not_stay_before_a_list_that_is_opened()
    OpenAt('open all')
    help.Keys('K')
    CstoReports
    assert_equal([], popup_list())
    lclose
enddef

def g:Test_the_second_K_enters_it_and_q_comes_back()
    OpenAt('open all')
    const home = win_getid()
    help.Keys('K')
    help.Keys('K')
    assert_equal([], popup_list())
    assert_true(&previewwindow)
    assert_equal('Karine Abovian', getline(1))
    assert_false(&modifiable)
    CstoHover
    assert_equal(home, win_getid())
    wincmd P
    help.Keys('q')
    assert_equal([home, 1], [win_getid(), winnr('$')])
enddef

def g:Test_a_line_of_the_card_leads_to_its_report()
    OpenAt('open all')
    help.Keys('K')
    help.Keys('K')
    search('harbour.txt')
    execute "normal \<CR>"
    assert_equal(['harbour.txt', 3, 1], help.Here())
    assert_equal(1, winnr('$'))
enddef

def g:Test_words_that_differ_are_told_apart()
    help.Open(help.Folder({
        'harbour.txt': help.harbour,
        'market.txt': ['Date: 2024-05-12', '',
            '“The harbour may stay open all winter,” Karine Abovian told the Ellery Gazette on 10 May.'],
    }) .. '/market.txt')
    search('open all')
    help.Keys('KK')
    assert_notequal(0, search('^> .*harbour \[-may-\] {+will+} stay open all'))
    assert_equal([['[-may-]'], ['{+will+}']], [help.Marked('in_deleted'), help.Marked('in_added')])
    help.Keys('q')
enddef

def g:Test_a_card_whose_article_is_gone_opens_another_window()
    OpenAt('open all')
    help.Keys('KK')
    only!
    help.Keys('q')
    assert_equal([1, false], [winnr('$'), &previewwindow ? true : false])
enddef

def g:Test_the_keys_of_a_card_that_is_entered()
    for key in ["\<C-]>", 'gf']
        OpenAt('open all')
        help.Keys('KK')
        normal! gg
        help.Keys("\<Tab>")
        const first = line('.')
        assert_match('harbour.txt', getline(first))
        help.Keys("\<Tab>\<S-Tab>")
        assert_equal(first, line('.'))
        execute 'normal' key
        assert_equal(['harbour.txt', 3, 1], help.Here())
        enew
    endfor
enddef

def g:Test_where_nothing_is_a_message_says_so()
    OpenAt('Date')
    CstoHover
    assert_equal([], help.Popup())
    assert_match('no statement and no speaker under the cursor', help.Said())
enddef

def g:Test_an_unmarked_buffer_is_read_first()
    execute 'edit' help.Folder() .. '/harbour.txt'
    cursor(3, 10)
    CstoHover
    assert_equal('Karine Abovian', help.Popup()[0])
    assert_true(help.Wait(help.IsLinked))
enddef

def g:Test_no_border_and_a_narrow_card()
    g:csto.hover = {border: 'none', max_width: 30, max_height: 4}
    csto#config#Load()
    OpenAt('open all')
    CstoHover
    const place = popup_getpos(popup_list()[0])
    assert_true(place.width <= 32 && place.height <= 4, string(place))
    remove(g:csto, 'hover')
    csto#config#Load()
enddef
