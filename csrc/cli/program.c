/* cli/program.c - build/csto: everything is in the library */
#include "csto.h"

int main(int argc, char **argv)
{
    return csto_main(argc, argv);
}
