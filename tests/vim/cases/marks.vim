vim9script
# marks.vim - what is marked, and how that follows the text

import '../help.vim' as help

def g:Test_marks_stand_where_the_words_are()
    help.Open(help.Folder() .. '/harbour.txt')
    assert_equal(['"The harbour will stay open all winter,"'], help.Marked('direct'))
    assert_equal(['that the town had bought a second tug'], help.Marked('indirect'))
    assert_equal(['said', 'said'], help.Marked('cue'))
    assert_true(index(help.Marked('source'), 'Abovian') >= 0)
    assert_equal(2, len(help.Marked('content')))
    assert_equal('String', hlget('CstoDirect')[0].linksto)
    assert_equal([], help.Marked('label'))
enddef

def g:Test_quotations_of_several_lines()
    help.Fresh(['"The bridge is safe,', 'and the school', 'is open," said Mayor Ada Lund.'])
    assert_equal([[[[0, 0, 2, 9]]], 3],
        [csto#buffer#ContentPlaces(bufnr()), len(help.Marked('content'))])
enddef

def g:Test_marks_follow_edits_before_they_are_drawn_anew()
    help.Open(help.Folder() .. '/harbour.txt')
    append(0, ['A new first line', ''])
    cursor(5, 1)
    normal! IWell: 
    redraw
    assert_equal(['"The harbour will stay open all winter,"'], help.Marked('direct'))
    assert_equal([4, 6], csto#Statements()[0].content[0][ : 1])
    undo
    assert_true(help.Wait(help.IsLinked))
    assert_equal(['"The harbour will stay open all winter,"'], help.Marked('direct'))
enddef

def g:Test_an_edit_is_analysed_when_the_keys_have_rested()
    help.Open(help.Folder() .. '/harbour.txt')
    append('$', ['', 'Owen Drax denied that the tug had cost too much.'])
    assert_false(help.IsMarked())
    assert_true(help.Wait(help.IsLinked))
    assert_equal(3, b:csto.statements)
    silent :5delete _
    assert_true(help.Wait(help.IsLinked))
    assert_equal(2, b:csto.statements)
enddef

def g:Test_an_answer_to_a_text_that_has_changed_is_dropped()
    execute 'edit' help.Folder() .. '/harbour.txt'
    CstoClaims
    silent :3delete _
    assert_true(help.Wait(help.IsLinked))
    assert_equal([], help.Marked('direct'))
    assert_equal(b:changedtick, b:csto.changedtick)
enddef

def g:Test_other_buffers_are_marked_while_they_are_edited()
    help.Open(help.Folder() .. '/harbour.txt')
    const buf = bufnr()
    setlocal bufhidden=hide
    enew
    setbufline(buf, 5, 'Abovian said that the town had sold a tug.')
    assert_true(help.Wait(() => csto#buffer#IsFresh(csto#buffer#Get(buf))))
    assert_equal(2, getbufvar(buf, 'csto').statements)
    execute 'buffer' buf
    assert_equal(['that the town had sold a tug'], help.Marked('indirect'))
enddef

def g:Test_taking_marks_away_restores_everything()
    execute 'edit' help.Folder() .. '/harbour.txt'
    const before = [&l:keywordprg, &l:tagfunc, &modified, b:changedtick]
    CstoClaims
    assert_true(help.Wait(help.IsLinked))
    assert_equal([':CstoHover', 'csto#tags#Find'], [&l:keywordprg, &l:tagfunc])
    CstoClaims!
    assert_equal(before, [&l:keywordprg, &l:tagfunc, &modified, b:changedtick])
    assert_equal([], help.Ours())
    assert_false(exists('b:csto'))
    assert_equal('', csto#Statusline())
    CstoClaims!
    assert_equal('', v:errmsg)
enddef

def g:Test_what_the_user_set_is_left_alone()
    execute 'edit' help.Folder() .. '/harbour.txt'
    setlocal keywordprg=:help tagfunc=Mine
    CstoClaims
    assert_true(help.Wait(help.IsLinked))
    assert_equal([':help', 'Mine'], [&l:keywordprg, &l:tagfunc])
    CstoClaims!
    assert_equal([':help', 'Mine'], [&l:keywordprg, &l:tagfunc])
    setlocal keywordprg= tagfunc=
    nnoremap K <Nop>
    CstoClaims
    assert_equal(['', 'csto#tags#Find'], [&l:keywordprg, &l:tagfunc])
    nunmap K
enddef

def g:Test_who_listens_is_told()
    g:told = []
    augroup told
        autocmd!
        autocmd User CstoUpdated add(g:told, get(b:, 'csto', {}))
    augroup END
    help.Open(help.Folder() .. '/harbour.txt')
    assert_equal({statements: 2, speakers: 1, links: 1, changedtick: b:changedtick}, g:told[-1])
    assert_equal('2 statements, 1 link', csto#Statusline())
    CstoClaims!
    assert_equal({}, g:told[-1])
    autocmd! told
enddef

def g:Test_a_text_that_is_read_again_is_marked_again()
    help.Open(help.Folder() .. '/harbour.txt')
    silent :3delete _
    edit!
    assert_true(help.Wait(help.IsLinked))
    assert_equal(1, len(help.Marked('direct')))
    append('$', ['', 'Owen Drax denied it.', 'Owen Drax denied that it had cost too much.'])
    assert_true(help.Wait(help.IsLinked))
    assert_true(b:csto.statements > 2)
    silent write
    assert_true(help.Wait(help.IsLinked))
    assert_equal(b:changedtick, b:csto.changedtick)
enddef

def g:Test_a_buffer_that_goes_is_forgotten()
    execute 'edit' help.Folder() .. '/harbour.txt'
    const buf = bufnr()
    CstoClaims
    bwipeout!
    assert_equal({}, csto#buffer#Get(buf))
    assert_true(help.Wait(() => !csto#engine#Poll()))
    assert_equal('', v:errmsg)
enddef

def g:Test_without_a_name_it_is_marked_but_not_linked()
    help.Fresh(help.harbour)
    assert_equal(2, b:csto.statements)
    assert_equal(0, b:csto.links)
enddef

def g:Test_what_is_no_article_is_refused_with_a_reason()
    enew
    CstoClaims
    assert_true(help.Wait(help.IsMarked))
    assert_match('no statement found in the buffer without a name', help.Said())
    execute 'silent edit' fnameescape(help.Folder())
    CstoClaims
    assert_match('is a folder; open one of its articles', help.Said())
    assert_equal({}, csto#buffer#Get())
    enew!
    setline(1, ["one\ntwo"])
    CstoClaims
    assert_true(help.Wait(() => help.Said() =~ 'NUL bytes'))
    assert_equal({}, csto#buffer#Get())
    assert_equal('', &l:tagfunc)
    bwipeout!
    terminal ++curwin cat
    CstoClaims
    assert_match('a terminal is not an article', help.Said())
    bwipeout!
enddef

def g:Test_a_text_past_the_limit_is_refused()
    g:csto.max_file_size = 1000
    csto#config#Load()
    enew
    setline(1, repeat('x', 2000))
    CstoClaims
    assert_match('is 2 KiB long; the option max_file_size allows 1000 bytes', help.Said())
    remove(g:csto, 'max_file_size')
    csto#config#Load()
enddef

def g:Test_latin1_and_crlf()
    const folder = help.Folder({})
    writefile(["\"Caf\xe9 Ad\xe8le is open,\" said H\xe9l\xe8ne Varoux.\r", "\r"], folder .. '/latin.txt')
    help.Open(folder .. '/latin.txt')
    assert_equal(['latin1', 'dos'], [&fileencoding, &fileformat])
    assert_equal(['"Café Adèle is open,"'], help.Marked('direct'))
    assert_true(index(help.Marked('source'), 'Hélène Varoux') >= 0)
enddef

def g:Test_bytes_that_are_no_characters()
    const folder = help.Folder({})
    writefile(["\xe9\xff \"It is open,\" said Ada Lund. \xc3"], folder .. '/bad.txt')
    execute 'edit ++enc=utf-8 ++bad=keep' folder .. '/bad.txt'
    CstoClaims
    assert_true(help.Wait(help.IsLinked))
    assert_equal(['"It is open,"'], help.Marked('direct'))
enddef

def g:Test_no_word_of_a_label_is_broken()
    assert_equal(' [Abovian, 9 May]', csto#fit#Inline(' [Abovian, 9 May]', 10, 40, 0, 0))
    assert_equal(' [Abovian, 9  May]', csto#fit#Inline(' [Abovian, 9 May]', 10, 24, 0, 0))
    assert_equal('          [Abovian]', csto#fit#Inline(' [Abovian]', 10, 20, 0, 1), 'with what follows it')
    assert_equal('      [Abovian, 9   May]', csto#fit#Inline(' [Abovian, 9 May]', 10, 16, 2, 0), 'indented rows')
    assert_equal(' [Lighthouse-Keepers]', csto#fit#Inline(' [Lighthouse-Keepers]', 0, 10, 0, 0), 'longer than a row')
enddef

def g:Test_labels_are_drawn_where_they_are_wished_for()
    g:csto.marks = {label: true}
    csto#config#Load()
    help.Open(help.Folder() .. '/harbour.txt')
    const labels = prop_list(3, {types: ['csto_label']})
    assert_equal(1, len(labels))
    assert_equal(' [Abovian -> 1 report]', substitute(get(labels[0], 'text', ' [Abovian -> 1 report]'), ', 10 May', '', ''))
    Csto toggle label
    assert_equal([], prop_list(3, {types: ['csto_label']}))
    Csto toggle colour
    assert_match('there are no marks called colour, but altered, ', help.Said())
    CstoClaims!
    assert_equal([], help.Ours())
    remove(g:csto, 'marks')
    csto#config#Load()
enddef

def g:Test_marks_that_are_not_wished_for_are_not_drawn()
    g:csto.marks = {direct: false, cue: false, source: v:false}
    csto#config#Load()
    help.Open(help.Folder() .. '/harbour.txt')
    assert_equal([[], [], []], [help.Marked('direct'), help.Marked('cue'), help.Marked('source')])
    assert_equal(1, len(help.Marked('indirect')))
    assert_equal(2, len(csto#Statements()))
    remove(g:csto, 'marks')
    csto#config#Load()
enddef

def g:Test_thoughts_are_marked_on_request_and_known_all_the_same()
    g:csto.marks = {label: true}
    csto#config#Load()
    help.Fresh([
        '"The harbour will stay open all winter," said Karine Abovian, the mayor of Ellery.',
        'Abovian believes that the town will need a second tug.',
        'Council member Tom Reed hopes that the fares will fall.',
        'Abovian said that the town had bought a bell.',
    ])
    assert_equal(4, b:csto.statements)
    assert_equal(['that the town had bought a bell'], help.Marked('indirect'))
    assert_equal(-1, index(help.Marked('source'), 'Council member Tom Reed'))
    assert_equal(-1, index(help.Marked('cue'), 'believes'))
    assert_equal(2, len(prop_list(1, {end_lnum: -1, types: ['csto_label']})))
    cursor(1, 1)
    execute "normal \<Plug>(csto-next)"
    assert_equal(4, line('.'))
    CstoList
    assert_equal(4, len(getloclist(0)))
    lclose
    Csto toggle thoughts
    assert_equal(3, len(help.Marked('indirect')))
    assert_equal(4, len(prop_list(1, {end_lnum: -1, types: ['csto_label']})))
    cursor(1, 1)
    execute "normal \<Plug>(csto-next)"
    assert_equal(2, line('.'))
    remove(g:csto, 'marks')
    csto#config#Load()
enddef

def g:Test_what_was_altered_is_marked_and_signed()
    g:csto.marks = {sign: true}
    csto#config#Load()
    help.Open(help.Folder({
        'a.txt': ['Date: 2024-05-10', '', '"We will not pay for a guard who sleeps," said Mayor Ada Lund on 9 May.'],
        'b.txt': ['Date: 2024-05-11', '', '"We may not pay for a guard who sleeps," said Mayor Ada Lund on 9 May.'],
    }) .. '/b.txt')
    assert_equal(['"We may not pay for a guard who sleeps,"'], help.Marked('altered'))
    assert_equal(['CstoAltered'], sign_getplaced(bufnr(), {group: 'csto'})[0].signs->mapnew((_, sign) => sign.name))
    CstoClaims!
    assert_equal([], sign_getplaced(bufnr(), {group: 'csto'})[0].signs)
    remove(g:csto, 'marks')
    csto#config#Load()
enddef

def g:Test_articles_are_marked_as_they_are_opened_where_that_is_wished_for()
    const folder = help.Folder()
    execute 'silent edit' folder .. '/harbour.txt'
    assert_equal({}, csto#buffer#Get())
    writefile([], folder .. '/.csto')
    execute 'silent edit' folder .. '/market.txt'
    assert_true(help.Wait(help.IsLinked))
    g:csto.auto = true
    execute 'silent edit' help.Folder() .. '/market.txt'
    assert_true(help.Wait(help.IsLinked))
    remove(g:csto, 'auto')
enddef

def g:Test_a_long_text_does_not_stop_the_keys()
    var lines: list<string> = []
    for i in range(2000)
        lines->extend(['', printf('"The bridge number %d is safe," said Mayor Ada Lund on Monday.', i)])
    endfor
    enew
    setline(1, lines)
    CstoClaims
    assert_false(help.IsMarked())
    assert_true(help.Wait(help.IsMarked))
    assert_equal(2000, b:csto.statements)
enddef
