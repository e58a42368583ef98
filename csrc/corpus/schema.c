/* corpus/schema.c - the tables of a store, as SQL */
#include "corpus/schema.h"

const char schema_create[] =
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"

    "CREATE TABLE counter(id INTEGER PRIMARY KEY, docs INTEGER NOT NULL);"

    "CREATE TABLE article(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, doc INTEGER UNIQUE,"
    "  size INTEGER NOT NULL, modified INTEGER NOT NULL, hash INTEGER NOT NULL, fault TEXT,"
    "  title TEXT, date TEXT, date_from TEXT, outlet TEXT, url TEXT,"
    "  statements INTEGER NOT NULL, copy_of INTEGER, likeness INTEGER);"
    "CREATE INDEX article_copy ON article(copy_of) WHERE copy_of IS NOT NULL;"
    "CREATE INDEX article_url ON article(url) WHERE url IS NOT NULL;"

    "CREATE TABLE body(article INTEGER PRIMARY KEY, bytes BLOB NOT NULL, record BLOB NOT NULL);"

    "CREATE TABLE statement(article INTEGER, number INTEGER, type TEXT NOT NULL,"
    "  act TEXT NOT NULL, negated INTEGER NOT NULL, confidence REAL NOT NULL, speaker INTEGER,"
    "  cue TEXT, source TEXT, date TEXT, date_from TEXT, medium TEXT,"
    "  PRIMARY KEY(article, number)) WITHOUT ROWID;"

    "CREATE TABLE part(article INTEGER, statement INTEGER, number INTEGER,"
    "  start INTEGER NOT NULL, end INTEGER NOT NULL,"
    "  exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,"
    "  PRIMARY KEY(article, statement, number)) WITHOUT ROWID;"

    "CREATE TABLE speaker(article INTEGER, number INTEGER, id TEXT NOT NULL, name TEXT NOT NULL,"
    "  kind TEXT NOT NULL, affiliation TEXT, roles TEXT, statements INTEGER NOT NULL,"
    "  PRIMARY KEY(article, number)) WITHOUT ROWID;"
    "CREATE INDEX speaker_id ON speaker(id);"

    "CREATE TABLE band(key INTEGER, article INTEGER, PRIMARY KEY(key, article)) WITHOUT ROWID;"
    "CREATE INDEX band_article ON band(article);"

    "CREATE VIRTUAL TABLE term USING fts5(terms, content='', detail=none, columnsize=0,"
    "  tokenize=\"ascii tokenchars '_@=#~'\");"

    "CREATE VIEW said AS SELECT a.name AS file, a.date AS published, w.name AS speaker,"
    "  s.type, s.act, s.date, s.medium, p.exact, p.start, p.end"
    "  FROM statement s JOIN article a ON a.id = s.article"
    "  JOIN part p ON p.article = s.article AND p.statement = s.number AND p.number = 0"
    "  LEFT JOIN speaker w ON w.article = s.article AND w.number = s.speaker;";
