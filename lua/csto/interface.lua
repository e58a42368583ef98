-- csto/interface.lua - the commands: their names, what they take and what they do. :Csto and the help are made of this

---@class csto.Command
---@field [1] string the word behind :Csto
---@field [2] string|nil the command of its own that does the same
---@field [3] string the function of csto.commands
---@field takes string|nil 'name': of a speaker; 'kind': of marks
---@field does string

---@type csto.Command[]
-- stylua: ignore
return {
    {
        'claims', 'CstoClaims', 'claims',
        does = [[Analyse the buffer and mark it. It need not have a name and need not be saved. From then on the
        marks follow edits, and the text is analysed again when the keys have rested.]],
    },
    {
        'clear', 'CstoClaims!', 'clear',
        does = [[Take the marks away, give back every option that was set, and forget the buffer.]],
    },
    {
        'hover', 'CstoHover', 'hover',
        does = [[Show a card about the statement or the speaker under the cursor, in a floating window. The same
        again moves into the card; there <CR>, CTRL-] or `gf` follows the line under the cursor, <Tab> and
        <S-Tab> go from one such line to another, `q` closes, and the same once more moves back. Arguments
        are ignored ('keywordprg' gives some).]],
    },
    {
        'source', 'CstoSource', 'source',
        does = [[Go to the report nearest the origin of the statement under the cursor. |CTRL-T| and |CTRL-O| come
        back. Where the trail leaves the folder, the address is shown and not opened.]],
    },
    {
        'reports', 'CstoReports', 'reports',
        does = [[List all other reports of the statement, and replies to it, in the |location-list|.]],
    },
    {
        'conflicts', 'CstoConflicts', 'conflicts',
        does = [[List what contradicts the statement under the cursor, and reports that altered it; where there is
        neither, those of the whole article.]],
    },
    {
        'list', 'CstoList', 'list',
        does = [[List the statements of the buffer in the |location-list|.]],
    },
    {
        'statements', nil, 'statements',
        does = [[Show the statements of the article beside it. The line of the statement under the cursor is marked,
        and follows the cursor, in whichever article that is. Keys: |csto-views|.]],
    },
    {
        'speakers', 'CstoSpeakers', 'speakers', takes = 'name',
        does = [[Everybody who speaks in the folder, with the number of statements, those with the most first; with a
        name only those whose name or alias holds it. What each said is folded below. <CR> on a name shows
        |:CstoTimeline|. Keys: |csto-views|.]],
    },
    {
        'timeline', 'CstoTimeline', 'timeline', takes = 'name',
        does = [[What {name} (a part of it will do), or whoever speaks under the cursor, said in all articles of the
        folder, in order of time, each utterance once. Other reports of it, what they altered, replies and
        conflicts stand below. Keys: |csto-views|.]],
    },
    {
        'add-speaker', 'CstoAddSpeaker', 'add_speaker', takes = 'name',
        does = [[Go to the row of {name} (a part of it will do), or of whoever speaks under the cursor, in your table
        of speakers; that is `speakers.tsv` in the folder. Where there is none, one is proposed,
        with what the articles tell: other names, offices and the days on which they give them. It
        is an edit of yours to look over and |:write|, or to undo. See |csto-tables|.]],
    },
    {
        'faults', nil, 'faults',
        does = [[List what is wrong in your tables; these are `speakers.tsv`, `outlets.tsv` and `articles.tsv` in the
        folder, the list is the |location-list|. It is told once when it is seen, and is a |diagnostic| in
        those tables that are open.]],
    },
    {
        'toggle', nil, 'toggle', takes = 'kind',
        does = [[Show or hide a kind of marks, one of those of |csto-option-marks|: `:Csto toggle label`. Holds until
        Neovim ends.]],
    },
    {
        'next', nil, 'next',
        does = [[Go to the next statement.]],
    },
    {
        'prev', nil, 'prev',
        does = [[Go to the statement before.]],
    },
    {
        'next-same', nil, 'next_same',
        does = [[Go to the next statement of the speaker of the one under the cursor.]],
    },
    {
        'prev-same', nil, 'prev_same',
        does = [[Go to the statement before of the same speaker.]],
    },
    {
        'open-address', nil, 'open_address',
        does = [[Open the web address to which the statement under the cursor leads out of the folder, with what your
        system opens addresses with. Nothing else ever opens one.]],
    },
    {
        'log', nil, 'log',
        does = [[Open the log of the program; the option `log` must have been set when it started.]],
    },
    {
        'restart', nil, 'restart',
        does = [[End the program and start it again.]],
    },
}
