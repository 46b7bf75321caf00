// What a service needs of Linux and Swift's Glibc module leaves out, or cannot call since it is variadic or a macro.
#ifndef CSERVICE_SHIM_H
#define CSERVICE_SHIM_H

#include <fcntl.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/// A file without a name, in memory, that can be sealed; closed on exec. -1 and errno on failure.
static inline int cservice_memfd(const char *name) {
  return (int)syscall(SYS_memfd_create, name, 3U);  // MFD_CLOEXEC | MFD_ALLOW_SEALING
}

/// Keeps the file from being changed from now on. -1 and errno on failure.
static inline int cservice_seal(int descriptor) {
  return fcntl(descriptor, 1033, 0xF);  // F_ADD_SEALS: SEAL, SHRINK, GROW, WRITE
}

/// A descriptor that is readable once the process, a child not waited for yet, has ended. -1 and errno on failure.
static inline int cservice_pidfd(pid_t process) {
  return (int)syscall(434, process, 0);  // SYS_pidfd_open; closed on exec
}

/// The new process has no descriptor from `first` on.
static inline int cservice_close_from(posix_spawn_file_actions_t *actions, int first) {
  extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
  return posix_spawn_file_actions_addclosefrom_np(actions, first);
}

/// Sends `descriptor` alone, in an empty datagram. -1 and errno on failure.
static inline ssize_t cservice_send_descriptor(
    int socket, const struct sockaddr *address, socklen_t length, int descriptor) {
  union {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr aligned;
  } control;
  memset(&control, 0, sizeof control);
  struct msghdr message = {0};
  message.msg_name = (void *)address;
  message.msg_namelen = length;
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(header), &descriptor, sizeof(int));
  return sendmsg(socket, &message, MSG_NOSIGNAL);
}

/// The descriptor of the next datagram, which holds one and nothing else; closed on exec. -1 and errno on failure.
static inline int cservice_receive_descriptor(int socket) {
  union {
    char bytes[CMSG_SPACE(sizeof(int))];
    struct cmsghdr aligned;
  } control;
  struct msghdr message = {0};
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  if (recvmsg(socket, &message, MSG_CMSG_CLOEXEC) < 0) return -1;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (!header || header->cmsg_type != SCM_RIGHTS) return -1;
  int descriptor;
  memcpy(&descriptor, CMSG_DATA(header), sizeof(int));
  return descriptor;
}

#endif
