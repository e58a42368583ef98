/* rpc/server.h - `csto serve`: one editor, on standard input and output
 *
 * A libuv loop reads, answers and writes; the pool computes. Descriptor 1 is taken away before anything else and given
 * to standard error's file, so that no stray print of any library ever reaches the editor.
 *
 * Units:   milliseconds, bytes
 * Order:   the first message that goes out is nvim_set_client_info
 * Owner:   -
 * Errors:  0: end of input, SIGTERM, or the editor is gone; 1: a message that is none, an editor that does not read, no memory;
 *          each with a line in the log (environment variable CSTO_LOG names its file; without it there is none)
 * Threads: once in a process
 * Layer:   9
 */
#ifndef RPC_SERVER_H
#define RPC_SERVER_H

enum {
    SERVER_BLOCK = 256 << 10, /* bytes: blocks of that size are given back to the system when they are freed */
    SERVER_GRACE = 20,       /* milliseconds that the pool has to stop in when the end has come */
    SERVER_QUEUE = 256 << 20 /* bytes that may wait for the editor to read them */
};

/* Serves until the end of input, and returns the exit status. Where a worker does not stop within SERVER_GRACE the process ends
 * here, without running exit handlers: libuv's would wait for that worker. */
int server_run(void);

#endif
