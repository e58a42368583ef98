vim9script
# run.vim - runs the functions g:Test_... of the file $CASES; `ok`, `not ok` and `# why` lines go to the file $RESULTS

const file = $CASES
const name = fnamemodify(file, ':t:r')
var results: list<string> = []

def Say(line: string)
    writefile([line], $RESULTS, 'a')
enddef

def CleanUp()
    silent! CstoClaims!
    popup_clear(true)
    silent! only!
    silent! :%bwipeout!
    messages clear
    v:errmsg = ''
enddef

def Run(test: string)
    v:errors = []
    try
        call(test, [])
    catch
        v:errors->add(v:exception .. ' at ' .. v:throwpoint)
    endtry
    CleanUp()
    for error in v:errors
        Say('# ' .. substitute(error, '\n', ' ', 'g'))
    endfor
    Say((empty(v:errors) ? 'ok' : 'not ok') .. ' ' .. name .. ': ' .. substitute(test, '^\Cg:Test_', '', '')->tr('_', ' '))
enddef

try
    execute 'source' fnameescape(file)
catch
    Say('# ' .. v:exception .. ' at ' .. v:throwpoint)
    Say('not ok ' .. name .. ': could not be read')
    cquit
endtry
const tests = execute('function /^Test_')->split('\n')->map((_, line) => 'g:' .. matchstr(line, '\vTest_\w+'))
for test in tests
    Run(test)
endfor
if empty(tests)
    Say('not ok ' .. name .. ': no tests')
endif
qall!
