vim9script
# views.vim - speakers, timelines and the statements of an article, in buffers of their own

import '../help.vim' as help

# Both articles report one thing, in other words; somebody else answers.
const quarrel = {
    'harbour.txt': help.harbour,
    'market.txt': [
        'Date: 2024-05-12',
        '',
        '“The harbour may stay open all winter,” Karine Abovian told the Ellery Gazette on 10 May.',
        '',
        '“The harbour will not stay open all winter,” Tom Reed, a pilot, said in reply to Abovian.',
    ],
}

def Lines(): string
    return getline(1, '$')->join("\n")
enddef

# The speakers, with all that they said below them.
def Speakers(name: string = '')
    execute 'CstoSpeakers' name
    assert_true(help.Wait(() => search('^ *\.\.\.$', 'n') == 0), 'filled')
enddef

# What a view shows in a colour, in order.
def Coloured(name: string): list<string>
    return help.Marked('in_' .. name)
enddef

def g:Test_speakers_of_the_folder()
    help.Open(help.Folder() .. '/market.txt')
    const home = win_getid()
    Speakers()
    assert_equal('csto://speakers', bufname())
    assert_equal(['nofile', false, 'csto', 'wipe'], [&buftype, &modifiable ? true : false, &filetype, &bufhidden])
    assert_match('^ *3  Karine Abovian, .*mayor of Ellery', getline(1))
    assert_equal([['   3  '], ['Karine Abovian']], [Coloured('number'), Coloured('title')])
    execute "normal \<CR>"
    assert_equal(['csto://timeline/Karine Abovian', 'Karine Abovian, 3 statements in 2 articles'], [bufname(), getline(1)])
    assert_equal(2, winnr('$'))
    search('tug')
    execute "normal \<CR>"
    assert_equal([home, 'harbour.txt', 5], [win_getid()] + help.Here()[ : 1])
    wincmd b
    help.Keys('q')
    assert_equal([1, home], [winnr('$'), win_getid()])
enddef

def g:Test_what_each_said_is_folded_below()
    help.Open(help.Folder() .. '/market.txt')
    const home = win_getid()
    Speakers()
    assert_equal([1, 4], [foldclosed(1), foldclosedend(1)])
    assert_match('^ *3  Karine Abovian.*  (+)$', foldtextresult(1))
    help.Keys('zo')
    assert_equal(-1, foldclosed(1))
    help.Keys('zMza')
    assert_equal(-1, foldclosed(1))
    assert_match('^      10 May 2024   market.txt  ', getline(2))
    assert_equal(3, Coloured('file')->len())
    help.Keys("j\<CR>")
    assert_equal([home, 'market.txt', 3], [win_getid()] + help.Here()[ : 1])
enddef

def g:Test_one_speaker_by_name()
    help.Open(help.Folder(quarrel) .. '/market.txt')
    CstoSpeakers abov
    assert_equal('csto://speakers/abov', bufname())
    assert_match('Karine Abovian', getline(1))
    assert_equal(0, search('Reed'))
    help.Keys('q')
    CstoSpeakers Nobody
    assert_match('nobody called Nobody speaks in this folder', help.Said())
    CstoTimeline Nobody
    assert_match('nobody called Nobody speaks in this folder', help.Said())
    assert_equal(1, winnr('$'))
enddef

def g:Test_a_timeline_has_each_utterance_once()
    help.Open(help.Folder(quarrel) .. '/market.txt')
    CstoTimeline Karine Abovian
    assert_match('^Karine Abovian, 3 statements in 2 articles: ', getline(1))
    assert_equal(['Karine Abovian'], Coloured('title'))
    assert_equal('', getline(2))
    assert_equal(1, count(Lines(), 'may stay open all winter'))
    assert_match('\n *\~ altered in harbour.txt: may -> will', Lines())
    assert_equal('~ altered in harbour.txt: may -> will', Coloured('altered')[-1])
    assert_match('\n *< Tom Reed replied, ≤ 12 May 2024: “The harbour will not', Lines())
    assert_equal([-1, 1], [foldclosed(3), foldlevel(3)])
    help.Keys('3Gzc')
    assert_equal(3, foldclosed(3))
enddef

def g:Test_lines_lead_there_in_this_window_or_a_new_one_or_are_shown_from_afar()
    help.Open(help.Folder(quarrel) .. '/market.txt')
    const home = win_getid()
    CstoTimeline Karine Abovian
    const view = win_getid()
    search('altered in')
    help.Keys('p')
    assert_equal([view, 'harbour.txt'], [win_getid(), fnamemodify(bufname(winbufnr(home)), ':t')])
    help.Keys('o')
    assert_equal([3, 'harbour.txt', 3], [winnr('$')] + help.Here()[ : 1])
    assert_notequal(home, win_getid())
    win_gotoid(view)
    search('replied')
    help.Keys("\<CR>")
    assert_equal([home, 'market.txt', 5], [win_getid()] + help.Here()[ : 1])
    execute "normal! \<C-O>"
    assert_equal('harbour.txt', help.Here()[0])
enddef

def g:Test_a_list_whose_article_is_gone_opens_another_window()
    help.Open(help.Folder() .. '/market.txt')
    CstoTimeline Karine Abovian
    only!
    search('tug')
    execute "normal \<CR>"
    assert_equal([2, 'harbour.txt', 5], [winnr('$')] + help.Here()[ : 1])
enddef

def g:Test_lines_are_filtered_and_keys_are_told()
    help.Open(help.Folder(quarrel) .. '/market.txt')
    Speakers()
    const all = getline(1, '$')
    help.Keys("ftug\<CR>")
    assert_equal([2, 1], [line('$'), getline(1) =~ 'Abovian' ? 1 : 0])
    assert_equal(-1, foldclosed(1))
    assert_match('tug', getline(2))
    help.Keys('?')
    assert_match('^  <CR> .*go there', getline(1))
    assert_equal('  <CR>      go there, in the window you came from', Coloured('note')[0])
    help.Keys('?')
    assert_match('Abovian', getline(1))
    help.Keys("f\<C-U>\<CR>")
    assert_equal(all, getline(1, '$'))
    assert_equal(1, foldclosed(1))
    help.Keys("ftug\<CR>R")
    assert_true(help.Wait(() => getline(1, '$') == all), 'anew')
    assert_equal([2, 'csto://speakers'], [winnr('$'), bufname()])
enddef

def g:Test_lists_of_one_place_share_a_window()
    help.Open(help.Folder() .. '/harbour.txt')
    CstoSpeakers
    CstoTimeline Karine Abovian
    assert_equal([2, 'csto://timeline/Karine Abovian'], [winnr('$'), bufname()])
    assert_equal(-1, bufnr('^csto://speakers$'))
enddef

def g:Test_the_timeline_of_who_speaks_under_the_cursor()
    help.Open(help.Folder() .. '/harbour.txt')
    cursor(5, 20)
    CstoTimeline
    assert_match('^Karine Abovian, ', getline(1))
    help.Keys('q')
    cursor(1, 1)
    CstoTimeline
    assert_match('no speaker under the cursor', help.Said())
enddef

def g:Test_of_several_of_a_name_the_user_chooses()
    help.Open(help.Folder(quarrel) .. '/harbour.txt')
    feedkeys(":CstoTimeline abov\<CR>", 'xt')
    assert_equal('csto://timeline/Karine Abovian', bufname())
    help.Keys('q')
    feedkeys(":CstoTimeline e\<CR>2\<CR>", 'xt')
    assert_equal('csto://timeline/Tom Reed', bufname())
enddef

def g:Test_names_are_completed()
    help.Open(help.Folder() .. '/harbour.txt')
    assert_equal(['Karine Abovian'], getcompletion('CstoTimeline kar', 'cmdline'))
    assert_equal(['Karine Abovian'], getcompletion('CstoTimeline abo', 'cmdline'))
    assert_equal(['Abovian'], getcompletion('Csto timeline Karine A', 'cmdline'))
    assert_equal([], getcompletion('CstoSpeakers x', 'cmdline'))
    CstoSpeakers
    assert_equal(['Karine Abovian'], getcompletion('CstoTimeline abo', 'cmdline'))
    help.Keys('q')
enddef

def g:Test_the_list_of_statements_follows_the_cursor_and_the_article()
    const folder = help.Folder()
    set hidden
    help.Open(folder .. '/harbour.txt')
    const home = win_getid()
    cursor(5, 1)
    Csto statements
    const list = bufnr('^csto://statements$')
    assert_equal([home, 2], [win_getid(), winnr('$')])
    const Here = () => prop_list(1, {bufnr: list, end_lnum: -1, types: ['csto_in_here']})
        ->map((_, prop) => getbufline(list, prop.lnum)[0])
    cursor(3, 10)
    doautocmd CursorMoved
    assert_equal(['" Karine Abovian: "The harbour will stay open all winter,"'], Here())
    cursor(5, 50)
    doautocmd CursorMoved
    assert_equal(['  Karine Abovian: that the town had bought a second tug'], Here())
    append(0, ['A line above.'])
    doautocmd CursorMoved
    assert_equal(1, Here()->len())
    help.Open(folder .. '/market.txt')
    assert_true(help.Wait(() => getbufline(list, 1, '$')->len() == 1), 'the other article')
    wincmd l
    assert_equal(list, bufnr())
    execute "normal \<CR>"
    assert_equal([home, 'market.txt', 3], [win_getid()] + help.Here()[ : 1])
enddef

def g:Test_views_fill_themselves_again_in_a_session()
    const session = tempname()
    help.Open(help.Folder() .. '/harbour.txt')
    CstoTimeline Karine Abovian
    execute 'mksession!' session
    CstoStop
    silent only!
    silent :%bwipeout!
    execute 'silent source' session
    assert_equal(1, bufnr('^csto://timeline/Karine Abovian$') > 0 ? 1 : 0)
    const buf = bufnr('^csto://timeline/Karine Abovian$')
    assert_true(help.Wait(() => bufexists('csto://timeline/Karine Abovian')
        && getbufline('csto://timeline/Karine Abovian', 1)[0] =~ '^Karine Abovian, 3 statements'), 'filled')
    assert_equal(2, winnr('$'))
    assert_equal('', v:errmsg)
enddef

def g:Test_all_views_of_a_session_are_filled_and_its_options_given_back()
    const session = tempname()
    help.Open(help.Folder() .. '/harbour.txt')
    CstoTimeline Karine Abovian
    wincmd k
    Csto statements
    execute 'mksession!' session
    CstoStop
    silent only!
    silent :%bwipeout!
    execute 'silent source' session
    const Begins = (name: string) => getbufline(bufnr('^' .. name .. '$'), 1)->get(0, '')
    assert_true(help.Wait(() => Begins('csto://timeline/Karine Abovian') =~ '^Karine Abovian, 3 statements'), 'timeline')
    assert_true(help.Wait(() => Begins('csto://statements') =~ '^" Karine Abovian: "The harbour'), 'statements')
    assert_equal([3, ':CstoHover', 'csto#tags#Find'], [winnr('$'), &keywordprg, &tagfunc])
    CstoClaims!
    assert_equal(['', ''], [&l:keywordprg, &l:tagfunc])
    assert_equal('', v:errmsg)
enddef

def g:Test_a_list_is_not_taken_for_an_article()
    help.Open(help.Folder() .. '/harbour.txt')
    CstoTimeline Karine Abovian
    CstoReports
    assert_match('a list is not an article', help.Said())
    assert_equal({}, csto#buffer#Get())
    help.Keys('q')
    CstoList
    CstoHover
    assert_match('a list is not an article', help.Said())
    CstoTimeline Karine Abovian
    assert_equal('csto://timeline/Karine Abovian', bufname())
    assert_equal(['harbour.txt'], csto#buffer#All()->mapnew((_, state) => fnamemodify(bufname(state.buf), ':t')))
    silent only!
enddef

def g:Test_a_list_is_opened_by_its_name_and_says_what_it_lacks()
    const folder = help.Folder()
    silent view csto://speakers
    assert_true(help.Wait(() => getline(1) =~ '^No article stands beside this list'), 'says so')
    execute 'silent above split' fnameescape(folder .. '/harbour.txt')
    wincmd j
    help.Keys('R')
    assert_true(help.Wait(() => bufname() == 'csto://speakers' && getline(1) =~ 'Karine Abovian'), 'filled')
    assert_notmatch('W10', help.Said())
    assert_equal(2, winnr('$'))
    silent edit!
    assert_true(help.Wait(() => getline(1) =~ 'Karine Abovian'), 'filled again')
enddef

def g:Test_what_one_of_very_many_said_is_fetched_when_it_is_unfolded()
    const first = split('Ada Tom Eva Ian Una Max Ida Leo Amy Roy Zoe')
    const last = split('Brook Reed Vale Marsh Holt Crane Finch Stone Wells Frost')
    const names = range(110)->map((_, number) => first[number % 11] .. ' ' .. last[number % 10] .. 'son')
    help.Open(help.Folder({'many.txt': names->mapnew((_, name) => '"It rains," said ' .. name .. '.')}) .. '/many.txt')
    CstoSpeakers
    assert_equal(220, line('$'))
    assert_equal(['      ...', 219], [getline('$'), foldclosed('$')])
    help.Keys('Gzo')
    assert_match('^ .* many.txt  *"It rains,"', getline('$'))
    assert_equal(-1, foldclosed('$'))
    assert_equal('      ...', getline(218))
    help.Keys("zR218G\<CR>")
    assert_match('^ .* many.txt  *"It rains,"', getline(218))
enddef
