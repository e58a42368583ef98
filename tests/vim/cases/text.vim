vim9script
# text.vim - text on its way to a screen, places found again, ranges

def g:Test_one_line()
    assert_equal('a b^[c', csto#text#Line("a\n\tb\ec"))
    assert_equal('one two…', csto#text#Shorten('one two three', 11))
    assert_equal('short', csto#text#Shorten('short', 5))
    assert_equal(['10 May 2024', 'May 2024', '2024', ''], ['2024-05-10', '2024-05', '2024', '']
        ->map((_, date) => csto#text#Day(date)))
    assert_equal(['1 report', '2 replies'], [csto#text#Counted(1, 'report'), csto#text#Counted(2, 'reply', 'replies')])
    assert_equal(['12 bytes', '2 KiB', '1.5 MiB'], [12, 2048, 1572864]->map((_, size) => csto#text#Size(size)))
enddef

def g:Test_markdown()
    assert_equal({text: 'a bold b', props: [[3, 4, 'csto_strong']]}, csto#text#Markdown('a **bold** b'))
    assert_equal({text: 'x', props: [[1, 1, 'csto_emphasis']]}, csto#text#Markdown('*x*'))
    assert_equal({text: '*x* [y] \', props: []}, csto#text#Markdown('\*x\* \[y] \'))
    assert_equal({text: 'é open', props: []}, csto#text#Markdown('é **open'))
    assert_equal({text: '’s a_b', props: [[6, 3, 'csto_strong']]}, csto#text#Markdown('’s **a\_b**'))
enddef

def g:Test_places_found_again()
    const lines = ['one', 'two words', 'three', 'two words']
    assert_equal([1, 0], csto#text#FindAgain(lines, 1, 0, 'two words'))
    assert_equal([3, 0], csto#text#FindAgain(lines, 3, 0, 'two words'))
    assert_equal([1, 4], csto#text#FindAgain(lines, 0, 0, "words\nmore"))
    assert_equal([2, 0], csto#text#FindAgain(lines, 900, 5, 'three'))
    assert_equal([], csto#text#FindAgain(lines, 0, 0, 'four'))
    assert_equal([], csto#text#FindAgain([], 0, 0, ''))
enddef

def g:Test_a_pattern_matches_its_text()
    for text in ['plain', 'a/b\c', '“curly” é', '[x]*~.^$', "it's 50%"]
        assert_equal(0, match(text, csto#text#Pattern(text)), text)
    endfor
    assert_equal(-1, match('Plain', csto#text#Pattern('plain')))
enddef

def g:Test_ranges_that_no_other_holds()
    assert_equal([[0, 0, 0, 3], [2, 0, 2, 4]],
        csto#marks#Outside([[2, 0, 2, 4], [0, 0, 0, 3], [1, 2, 1, 3]], [[1, 0, 1, 9]]))
    assert_equal([[0, 0, 0, 9]], csto#marks#Outside([[0, 0, 0, 9]], [[0, 2, 0, 4]]))
    assert_equal([], csto#marks#Outside([[0, 2, 0, 4]], [[0, 0, 3, 0], [0, 1, 0, 2]]))
enddef
