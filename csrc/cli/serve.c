/* cli/serve.c - csto serve: hands over to the server */
#include "cli/command.h"
#include "rpc/server.h"

enum exit_status command_serve(const struct options *options)
{
    (void)options;
    return server_run() ? STATUS_INPUT : STATUS_DONE;
}
