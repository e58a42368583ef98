// stylua.js - check|write FILES...: Lua as stylua.toml beside this says, by stylua's build for Node
//
// Status: 0 all is well, 1 some file is not as it should be (its name is printed) or cannot be read, 3 the build is not there.
'use strict';
const fs = require('fs');
const path = require('path');

let stylua;
try {
    stylua = require(require.resolve('@johnnymorganz/stylua', { paths: [process.env.STYLUA || 'build/stylua'] }));
} catch {
    process.exit(3);
}

const enums = {
    syntax: stylua.LuaVersion,
    line_endings: stylua.LineEndings,
    indent_type: stylua.IndentType,
    quote_style: stylua.QuoteStyle,
    call_parentheses: stylua.CallParenType,
    collapse_simple_statement: stylua.CollapseSimpleStatement,
};

// `key = value` lines are all of TOML that stylua.toml has.
function settings() {
    const config = stylua.Config.new();
    for (const line of fs.readFileSync(path.join(__dirname, 'stylua.toml'), 'utf8').split('\n')) {
        const [, key, word, number] = line.match(/^(\w+) = (?:"(\w+)"|(\d+))$/) || [];
        if (!key) continue;
        const value = number ? Number(number) : (enums[key] || {})[word];
        if (value === undefined) throw new Error(`stylua.toml: ${line}`);
        config[key] = value;
    }
    return config;
}

const [, , verb, ...files] = process.argv;
let status = 0;
for (const file of files) {
    const text = fs.readFileSync(file, 'utf8');
    let formatted;
    try {
        formatted = stylua.formatCode(text, settings(), undefined, stylua.OutputVerification.None);
    } catch (fault) {
        console.log(`${file}: ${fault}`);
        status = 1;
        continue;
    }
    if (formatted === text) continue;
    if (verb === 'write') {
        fs.writeFileSync(file, formatted);
    } else {
        console.log(file);
        status = 1;
    }
}
process.exit(status);
