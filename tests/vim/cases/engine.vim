vim9script
# engine.vim - the library: missing, strange, of another version, stopped

import '../help.vim' as help

def Use(library: string)
    g:csto.library = library
    csto#config#Load()
    csto#Stop()
enddef

const real: string = g:csto.library

# A library that answers everything with one sentence; empty where no compiler is there.
def Stub(answer: string): string
    const base = tempname()
    writefile(['const char *csto_call(const char *request);',
        'const char *csto_call(const char *request) { return request ? ' .. string(answer)->tr("'", '"') .. ' : ""; }'],
        base .. '.c')
    system('cc -shared -fPIC -o ' .. base .. '.so ' .. base .. '.c')
    return v:shell_error == 0 ? base .. '.so' : ''
enddef

def Try(library: string, message: string)
    messages clear
    Use(library)
    enew!
    setline(1, help.harbour)
    CstoClaims
    assert_match(message, help.Said())
    assert_equal({}, csto#buffer#Get())
    assert_equal(['', []], [&l:tagfunc, help.Ours()])
    Use(real)
enddef

def g:Test_a_library_that_is_not_there()
    Try('/nowhere/libcsto.so', 'the option library names /nowhere/libcsto.so, which is not a file')
enddef

def g:Test_a_file_that_is_no_library()
    const path = tempname()
    writefile(['no library'], path)
    Try(path, 'cannot be called: ')
enddef

def g:Test_a_library_that_is_another_one()
    const path = Stub('42')
    if path != ''
        Try(path, 'does not speak the protocol of csto')
    endif
enddef

def g:Test_a_library_of_another_version()
    const path = Stub('{\"result\":{\"version\":\"9.9.9\"}}')
    if path != ''
        Try(path, 'the library is version 9.9.9 and the plugin 0.1.0: run `make` in .*, then restart Vim')
    endif
enddef

def g:Test_stop_forgets_everything_and_the_next_use_begins_anew()
    help.Open(help.Folder() .. '/harbour.txt')
    CstoStop
    assert_equal([], help.Ours())
    assert_equal('', &l:tagfunc)
    assert_equal({}, csto#buffer#Get())
    help.Open(help.Folder() .. '/market.txt')
    assert_equal(1, b:csto.links)
enddef

def g:Test_stop_while_it_works()
    execute 'edit' help.Folder() .. '/harbour.txt'
    CstoClaims
    CstoStop
    sleep 50m
    assert_equal([], help.Ours())
enddef

def g:Test_disabled()
    g:csto_disable = 1
    execute 'edit' help.Folder() .. '/harbour.txt'
    CstoClaims
    assert_match('g:csto_disable is set', help.Said())
    assert_equal({}, csto#buffer#Get())
    unlet g:csto_disable
    help.Open(expand('%:p'))
enddef

def g:Test_nothing_runs_while_nothing_is_under_way()
    help.Open(help.Folder() .. '/harbour.txt')
    assert_true(help.Wait(() => empty(timer_info())))
enddef

def g:Test_options_that_are_wrong_are_named()
    g:csto = {library: real, debounce: -1, folder: 'no', marks: {cue: 1, colour: true}, hover: 3, extra: 1}
    assert_equal([
        'g:csto.debounce must be a whole number from 0, not -1',
        "g:csto.folder must be a bool, not 'no'",
        'g:csto.hover must be a dictionary, not 3',
        'there is no option g:csto.extra',
        'there is no option g:csto.marks.colour',
    ], csto#config#Load())
    assert_equal([150, true, 80, true], [csto#config#Get().debounce, csto#config#Get().folder,
        csto#config#Get().hover.max_width, csto#config#Get().marks.cue])
    g:csto = () => ({library: real, debounce: 20, wait: 10000})
    assert_equal([], csto#config#Load())
    assert_equal(20, csto#config#Get().debounce)
    g:csto = function('strlen')
    assert_match('^g:csto failed: ', csto#config#Load()[0])
    g:csto = {library: real, debounce: 20, wait: 10000}
    csto#config#Load()
enddef
