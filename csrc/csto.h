/* csto.h - all that libcsto.so exports
 *
 * Units:   -
 * Order:   -
 * Owner:   csto_version: as long as the library; csto_call: until the next call
 * Errors:  csto_main returns the exit status that INTERFACE names: 0 done, 1 some input could not be read, 2 wrong usage. csto_call
 *          answers with {"error"}
 * Threads: csto_main once in a process; csto_call from one thread
 * Layer:   10
 */
#ifndef CSTO_H
#define CSTO_H

#define CSTO_VERSION "0.1.0"
#define CSTO_PROTOCOL 1 /* of the messages between an editor and `csto serve` */

#define CSTO_API __attribute__((visibility("default")))

/* The program: what build/csto does with its arguments. */
CSTO_API int csto_main(int argc, char **argv);

/* CSTO_VERSION of the library that was loaded. */
CSTO_API const char *csto_version(void);

/* What Vim's libcall() calls: {"method", "params"} in, {"result"} or {"error": {"code", "message"}} out; doc/protocol.md.
 * Never NULL, never waits for work, whatever stands in the request (NULL too). */
CSTO_API const char *csto_call(const char *request_json);

#endif
