/* corpus/schema.h - the tables of a store, as SQL
 *
 * What each column means is said in doc/store.md. Made in one transaction, with `PRAGMA user_version` as its last statement.
 *
 * Units:   bytes of the article as it is on disk
 * Order:   -
 * Owner:   static
 * Errors:  -
 * Threads: immutable
 * Layer:   8
 */
#ifndef CORPUS_SCHEMA_H
#define CORPUS_SCHEMA_H

extern const char schema_create[];

#endif
