// libcurl's variadic calls, given the one C type that each option family takes.
//
// static inline: there is no C target and no object file; the Swift importer sees plain functions.
#ifndef TRUCEWATCH_CCURL_SHIM_H
#define TRUCEWATCH_CCURL_SHIM_H

#include <curl/curl.h>

// An option's number names its argument: 0 long, 10000 pointer, 20000 function. Each setter refuses
// the options of another family, so a mistyped call is an error code and never undefined behaviour.
#define TW_FAMILY(option) ((int)(option) / 10000)

static inline CURLcode tw_global_init(void) { return curl_global_init(CURL_GLOBAL_ALL); }

// MARK: easy handle

static inline CURLcode tw_easy_set_long(CURL *_Nonnull easy, CURLoption option, long value) {
  return TW_FAMILY(option) == 0 ? curl_easy_setopt(easy, option, value) : CURLE_BAD_FUNCTION_ARGUMENT;
}

static inline CURLcode tw_easy_set_string(CURL *_Nonnull easy, CURLoption option, const char *_Nullable value) {
  return TW_FAMILY(option) == 1 ? curl_easy_setopt(easy, option, value) : CURLE_BAD_FUNCTION_ARGUMENT;
}

static inline CURLcode tw_easy_set_pointer(CURL *_Nonnull easy, CURLoption option, void *_Nullable value) {
  return TW_FAMILY(option) == 1 ? curl_easy_setopt(easy, option, value) : CURLE_BAD_FUNCTION_ARGUMENT;
}

typedef size_t (*tw_data_callback)(char *_Nonnull bytes, size_t size, size_t count, void *_Nonnull context);
typedef curl_socket_t (*tw_opensocket_callback)(
    void *_Nonnull context, curlsocktype purpose, struct curl_sockaddr *_Nonnull address);
typedef int (*tw_prereq_callback)(
    void *_Nonnull context, char *_Nullable peer, char *_Nullable local, int peer_port, int local_port);

static inline CURLcode tw_easy_set_write(CURL *_Nonnull easy, tw_data_callback _Nonnull callback) {
  return curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, callback);
}

static inline CURLcode tw_easy_set_header(CURL *_Nonnull easy, tw_data_callback _Nonnull callback) {
  return curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, callback);
}

static inline CURLcode tw_easy_set_opensocket(CURL *_Nonnull easy, tw_opensocket_callback _Nonnull callback) {
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, callback);
}

static inline CURLcode tw_easy_set_prereq(CURL *_Nonnull easy, tw_prereq_callback _Nonnull callback) {
  return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

static inline CURLcode tw_easy_get_long(CURL *_Nonnull easy, CURLINFO info, long *_Nonnull value) {
  return (info & CURLINFO_TYPEMASK) == CURLINFO_LONG ? curl_easy_getinfo(easy, info, value)
                                                      : CURLE_BAD_FUNCTION_ARGUMENT;
}

static inline CURLcode tw_easy_get_offset(CURL *_Nonnull easy, CURLINFO info, curl_off_t *_Nonnull value) {
  return (info & CURLINFO_TYPEMASK) == CURLINFO_OFF_T ? curl_easy_getinfo(easy, info, value)
                                                       : CURLE_BAD_FUNCTION_ARGUMENT;
}

static inline CURLcode tw_easy_get_string(
    CURL *_Nonnull easy, CURLINFO info, const char *_Nullable *_Nonnull value) {
  return (info & CURLINFO_TYPEMASK) == CURLINFO_STRING ? curl_easy_getinfo(easy, info, value)
                                                        : CURLE_BAD_FUNCTION_ARGUMENT;
}

static inline CURLcode tw_easy_get_private(CURL *_Nonnull easy, void *_Nullable *_Nonnull value) {
  return curl_easy_getinfo(easy, CURLINFO_PRIVATE, value);
}

// MARK: multi handle

typedef int (*tw_socket_callback)(
    CURL *_Nonnull easy, curl_socket_t descriptor, int what, void *_Nonnull context, void *_Nullable assigned);
typedef int (*tw_timer_callback)(CURLM *_Nonnull multi, long milliseconds, void *_Nonnull context);

static inline CURLMcode tw_multi_set_long(CURLM *_Nonnull multi, CURLMoption option, long value) {
  return TW_FAMILY(option) == 0 ? curl_multi_setopt(multi, option, value) : CURLM_BAD_FUNCTION_ARGUMENT;
}

static inline CURLMcode tw_multi_set_socket(
    CURLM *_Nonnull multi, tw_socket_callback _Nonnull callback, void *_Nonnull context) {
  CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
  return code != CURLM_OK ? code : curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, callback);
}

static inline CURLMcode tw_multi_set_timer(
    CURLM *_Nonnull multi, tw_timer_callback _Nonnull callback, void *_Nonnull context) {
  CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
  return code != CURLM_OK ? code : curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, callback);
}

// CURLMsg.data is an unnamed union, which the importer gives an awkward name.
static inline CURLcode tw_message_result(const CURLMsg *_Nonnull message) { return message->data.result; }

#endif
