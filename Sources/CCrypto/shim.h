// SHA-256 of libcrypto, which libcurl has loaded already.
#include <openssl/evp.h>
