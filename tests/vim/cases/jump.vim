vim9script
# jump.vim - to other reports and back, and between statements

import '../help.vim' as help

def AtReport()
    help.Open(help.Folder() .. '/market.txt')
    search('open all', 'cw')
enddef

const report = ['harbour.txt', 3, 1]

def g:Test_source_goes_to_the_nearest_report_and_the_tag_stack_comes_back()
    AtReport()
    const from = help.Here()
    CstoSource
    assert_equal(report, help.Here())
    assert_true(help.Wait(help.IsMarked), 'it was followed')
    execute "normal! \<C-T>"
    assert_equal(from, help.Here())
    execute "normal \<Plug>(csto-source)"
    assert_equal(report, help.Here())
    execute "normal! 2\<C-O>"
enddef

def g:Test_a_tag_jump_does_the_same()
    AtReport()
    const from = help.Here()
    execute "normal! \<C-]>"
    assert_equal(report, help.Here())
    assert_true(help.Wait(help.IsMarked), 'it was followed')
    execute "normal! \<C-T>"
    assert_equal(from, help.Here())
    execute "normal! \<C-W>}"
    wincmd P
    assert_equal(report[ : 1], help.Here()[ : 1])
    pclose
    execute "normal! \<C-W>]"
    assert_equal([2, 'harbour.txt'], [winnr('$'), expand('%:t')])
enddef

def g:Test_where_there_is_no_statement_tags_files_are_searched()
    AtReport()
    cursor(1, 1)
    assert_fails("normal! \<C-]>", ['E433:', 'E426:'])
enddef

def g:Test_from_the_origin_nothing_is_nearer()
    help.Open(help.Folder({'harbour.txt': help.harbour}) .. '/harbour.txt')
    cursor(3, 10)
    CstoSource
    assert_match('no nearer report of it in this folder', help.Said())
    assert_equal(['harbour.txt', 3, 10], help.Here())
    for command in ['CstoSource', 'CstoReports']
        messages clear
        cursor(1, 1)
        execute command
        assert_match('no statement under the cursor', help.Said())
    endfor
enddef

def g:Test_reports_are_listed()
    AtReport()
    CstoReports
    const entries = getloclist(0)
    assert_equal('Reports', getloclist(0, {title: 1}).title)
    assert_equal([['harbour.txt', 3, 1]],
        entries->mapnew((_, entry) => [bufname(entry.bufnr)->fnamemodify(':t'), entry.lnum, entry.col]))
    assert_match('^Karine Abovian, ≤ 10 May 2024: "The harbour .* \[same, verbatim\]$', entries[0].text)
    lclose
enddef

def g:Test_an_article_that_was_reached_from_a_list_is_marked_once()
    AtReport()
    CstoReports
    execute "normal! \<CR>"
    assert_equal(report, help.Here())
    assert_true(help.Wait(help.IsMarked), 'it was followed')
    CstoClaims!
    wincmd w
    wincmd w
    sleep 50m
    assert_false(help.IsMarked())
    lclose
enddef

def g:Test_conflicts_are_listed_or_a_message_says_there_are_none()
    AtReport()
    CstoConflicts
    assert_match('nothing in this folder contradicts this article', help.Said())
    help.Open(help.Folder({
        'a.txt': ['Date: 2024-05-10', '', 'Mayor Ada Lund said on Friday that the bridge had cost 40 million crowns.'],
        'b.txt': ['Date: 2024-05-10', '', 'Mayor Ada Lund said on Friday that the bridge had cost 60 million crowns.'],
    }) .. '/a.txt')
    if len(help.Marked('conflict')) == 0
        return
    endif
    cursor(1, 1)
    CstoConflicts
    assert_equal('b.txt', bufname(getloclist(0)[0].bufnr)->fnamemodify(':t'))
enddef

def g:Test_a_place_in_a_file_that_was_edited_is_found_again()
    AtReport()
    const harbour = expand('%:h') .. '/harbour.txt'
    execute 'silent split' harbour
    append(0, ['', 'A line more', ''])
    wincmd p
    CstoSource
    assert_equal(['harbour.txt', 6, 1], help.Here())
enddef

def g:Test_files_with_strange_names()
    for name in ["it's $HOME [1].txt", 'a b%#.txt', '`touch x`.txt', '-c.txt', 'é*.txt', '+1 | quit.txt']
        const folder = help.Folder({[name]: help.harbour, 'market.txt': help.market})
        help.Open(folder .. '/market.txt')
        search('open all', 'cw')
        execute "normal! \<C-]>"
        assert_equal([name, 3, 1], help.Here())
        silent :%bwipeout!
        help.Open(folder .. '/market.txt')
        search('open all', 'cw')
        CstoSource
        assert_equal([name, 3, 1], help.Here())
        CstoReports
        silent :%bwipeout!
    endfor
enddef

def g:Test_next_and_previous_statement()
    help.Open(help.Folder() .. '/harbour.txt')
    cursor(1, 1)
    execute "normal \<Plug>(csto-next)"
    assert_equal([3, 1], [line('.'), col('.')])
    execute "normal \<Plug>(csto-next)"
    assert_equal([5, 14], [line('.'), col('.')])
    execute "normal \<Plug>(csto-prev)"
    assert_equal(3, line('.'))
    cursor(1, 1)
    execute "normal 2\<Plug>(csto-next)"
    assert_equal(5, line('.'))
    execute "normal \<Plug>(csto-next)"
    assert_equal(3, line('.'))
    set nowrapscan
    execute "normal 5\<Plug>(csto-next)"
    execute "normal \<Plug>(csto-next)"
    assert_equal(5, line('.'))
    set wrapscan
    execute "normal! \<C-O>"
    assert_equal(3, line('.'))
enddef

def g:Test_next_and_previous_of_the_same_speaker()
    help.Fresh(['"It is open," said Ada Lund.', '', '"It is shut," said Tom Brenk.', '', '"It is open," said Ada Lund.'])
    cursor(1, 3)
    execute "normal \<Plug>(csto-next-same)"
    assert_equal(5, line('.'))
    Csto prev-same
    assert_equal(1, line('.'))
    Csto next
    assert_equal(3, line('.'))
enddef

def g:Test_words_of_Csto()
    assert_equal(['source', 'speakers', 'statements', 'stop'], getcompletion('Csto s', 'cmdline'))
    assert_equal(['label'], getcompletion('Csto toggle l', 'cmdline'))
    Csto nonsense
    assert_match('the words of :Csto are add-speaker, claims, clear, ', help.Said())
    help.Open(help.Folder() .. '/harbour.txt')
    assert_equal(['Karine Abovian'], getcompletion('Csto timeline kar', 'cmdline'))
    Csto timeline Karine Abovian
    assert_equal('csto://timeline/Karine Abovian', bufname())
    bwipeout
    Csto clear
    assert_equal([], help.Ours())
enddef

def g:Test_with_an_operator_and_in_visual_mode()
    help.Open(help.Folder() .. '/harbour.txt')
    cursor(5, 1)
    execute "normal d\<Plug>(csto-next)"
    assert_equal('that the town had bought a second tug.', getline(5))
    assert_true(help.Wait(help.IsMarked))
    cursor(1, 1)
    execute "normal v\<Plug>(csto-next)\<Esc>"
    assert_equal([1, 3], [line("'<"), line("'>")])
enddef

def g:Test_in_an_unmarked_buffer_next_says_what_to_do()
    enew
    execute "normal \<Plug>(csto-next)"
    assert_match(':CstoClaims marks it', help.Said())
enddef

def g:Test_the_statements_as_a_list()
    help.Open(help.Folder() .. '/harbour.txt')
    CstoList
    assert_equal('Statements', getloclist(0, {title: 1}).title)
    assert_equal(['Karine Abovian: "The harbour will stay open all winter," [direct, assert]',
        'Karine Abovian: that the town had bought a second tug [indirect, assert]'],
        getloclist(0)->mapnew((_, entry) => entry.text))
    assert_match('^harbour.txt|3| Karine Abovian: ', getline(1))
    assert_equal('directory', synIDattr(synIDtrans(synID(1, 1, 1)), 'name')->tolower(), 'as every list of places')
    lclose
    enew
    CstoList
    assert_match('no statement found', help.Said())
enddef
