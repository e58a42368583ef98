vim9script
# csto/say.vim - the one way in which the plugin speaks to the user

import autoload 'csto/text.vim'

def Say(message: string, highlight: string)
    execute 'echohl' highlight
    echomsg 'csto: ' .. text.Line(message)
    echohl None
enddef

export def Error(message: string)
    Say(message, 'ErrorMsg')
enddef

export def Warn(message: string)
    Say(message, 'WarningMsg')
enddef

export def Info(message: string)
    Say(message, 'None')
enddef
