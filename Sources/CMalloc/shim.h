// malloc_trim(3): Swift's Glibc module leaves this header out.
#include <malloc.h>
