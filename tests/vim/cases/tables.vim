vim9script
# tables.vim - the user's tables: the row of a speaker, and what is wrong in them

import '../help.vim' as help

def Beside(lines: list<string>): string
    const folder = help.Folder()
    if !empty(lines)
        writefile(lines, folder .. '/speakers.tsv')
    endif
    help.Open(folder .. '/harbour.txt')
    cursor(5, 1)
    return folder
enddef

def g:Test_a_speaker_without_a_row_has_one_proposed_which_the_user_writes()
    const folder = Beside([])
    CstoAddSpeaker
    assert_equal(['speakers.tsv', 6, 1], help.Here())
    assert_equal("Karine Abovian\tperson\tAbovian\tmayor of Ellery [2024-05-10..]\t-\t-\t-", getline('.'))
    assert_match('^# speakers.tsv', getline(1))
    assert_true(&modified)
    assert_match('nothing is written yet', help.Said())
    assert_false(filereadable(folder .. '/speakers.tsv'))
    undo
    assert_equal([''], getline(1, '$'))
    setline(1, ['name' .. "\t" .. 'aliases', 'Karine B. Abovian' .. "\t" .. 'Karine Abovian'])
    silent write
    wincmd p
    assert_true(help.Wait(() => help.IsMarked() && csto#Statements()[0].name == 'Karine B. Abovian'))
    assert_true(help.Wait(help.IsLinked))
    Csto add-speaker
    assert_equal([['speakers.tsv', 2, 1], false, 2], [help.Here(), !!&modified, winnr('$')])
    only!
enddef

def g:Test_a_row_follows_the_columns_and_is_proposed_once()
    Beside(["roles\tname", "-\tTom Reed", ''])
    CstoAddSpeaker
    assert_equal(["mayor of Ellery [2024-05-10..]\tKarine Abovian", 3], [getline('.'), line('.')])
    wincmd p
    for name in ['Karine Abovian', 'karine']
        execute 'CstoAddSpeaker' name
        assert_equal([3, 4], [line('.'), line('$')])
    endfor
    only!
enddef

def g:Test_where_nobody_is_or_columns_have_no_names_that_is_said()
    Beside(["Tom Reed\tperson"])
    cursor(7, 1)
    CstoAddSpeaker
    assert_match('no speaker under the cursor', help.Said())
    CstoAddSpeaker Nobody Atall
    assert_match('nobody called Nobody Atall speaks', help.Said())
    cursor(5, 1)
    CstoAddSpeaker
    assert_match('has no line that names its columns', help.Said())
    assert_false(&modified)
    only!
enddef

def g:Test_a_fault_is_told_once_and_listed()
    const folder = Beside(["name\tkind", "Tom Reed\tpersn", "Ann Lee\tgoup"])
    assert_true(help.Wait(() => help.Said() =~ 'speakers.tsv:2:10: no kind of speaker'))
    assert_match('(and 1 more: :Csto faults)', help.Said())
    append('$', ['', 'Owen Drax denied that the tug had cost too much.'])
    assert_true(help.Wait(help.IsLinked))
    Csto faults
    assert_equal([[2, 10], [3, 9]], getloclist(0)->map((_, entry) => [entry.lnum, entry.col]))
    assert_equal(1, count(help.Said(), 'no kind of speaker'))
    lclose
    execute 'split' folder .. '/speakers.tsv'
    silent :2,3delete _
    silent write
    close
    assert_true(help.Wait(help.IsLinked))
    assert_true(help.Wait(() => {
        Csto faults
        return help.Said() =~ 'nothing is wrong in speakers.tsv'
    }))
enddef
