#include <zlib.h>

// A macro that Swift does not see. `window_bits` names the format: see zlib.h, inflateInit2.
static inline int trucewatch_inflate_start(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}
