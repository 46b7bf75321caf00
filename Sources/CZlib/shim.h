#include <zlib.h>

// A macro that Swift does not see. 15: the largest window; 16: the gzip format and nothing else.
static inline int trucewatch_inflate_start(z_stream *stream) { return inflateInit2(stream, 15 + 16); }
