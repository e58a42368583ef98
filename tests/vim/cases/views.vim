vim9script
# views.vim - speakers and timelines

import '../help.vim' as help

def g:Test_speakers_of_the_folder()
    help.Open(help.Folder() .. '/market.txt')
    const home = win_getid()
    CstoSpeakers
    assert_equal('csto://speakers', bufname())
    assert_equal(['nofile', false, 'csto'], [&buftype, &modifiable ? true : false, &filetype])
    assert_match('^ *3  Karine Abovian, .*mayor of Ellery', getline(1))
    execute "normal \<CR>"
    assert_equal(['csto://timeline', 'Karine Abovian'], [bufname(), getline(1)])
    assert_equal(2, winnr('$'))
    search('tug')
    execute "normal \<CR>"
    assert_equal([home, 'harbour.txt', 5], [win_getid()] + help.Here()[ : 1])
    wincmd b
    help.Keys('q')
    assert_equal([1, home], [winnr('$'), win_getid()])
enddef

def g:Test_one_speaker_by_name()
    help.Open(help.Folder() .. '/market.txt')
    CstoSpeakers abov
    assert_equal(1, line('$'))
    help.Keys('q')
    CstoSpeakers Nobody
    assert_match('nobody called Nobody speaks in this folder', help.Said())
    CstoTimeline Nobody
    assert_match('no statement by Nobody in this folder', help.Said())
    CstoTimeline Karine Abovian
    assert_equal(['Karine Abovian', ''], getline(1, 2))
    assert_match('^10 May 2024 .*\.txt .*The harbour', getline(3))
    assert_equal(5, line('$'))
enddef

def g:Test_the_timeline_of_who_speaks_under_the_cursor()
    help.Open(help.Folder() .. '/harbour.txt')
    cursor(5, 20)
    CstoTimeline
    assert_equal('Karine Abovian', getline(1))
    help.Keys('q')
    cursor(1, 1)
    CstoTimeline
    assert_match('no speaker under the cursor', help.Said())
enddef

def g:Test_names_are_completed()
    help.Open(help.Folder() .. '/harbour.txt')
    assert_equal(['Karine Abovian'], getcompletion('CstoTimeline kar', 'cmdline'))
    assert_equal([], getcompletion('CstoSpeakers x', 'cmdline'))
enddef

def g:Test_a_session_can_be_kept_with_a_view_open()
    help.Open(help.Folder() .. '/harbour.txt')
    CstoSpeakers
    execute 'mksession!' tempname()
    assert_equal('', v:errmsg)
enddef
