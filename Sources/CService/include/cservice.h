// What the program needs of Linux and Swift's Glibc module leaves out, or cannot call since it is variadic or a macro.
//
// Only types that need no header of the system: what this header included would be hidden from files that import Glibc.
#ifndef CSERVICE_H
#define CSERVICE_H

/// Both ends of a pipe, the one that is read first; closed on exec. -1 and errno on failure.
int cservice_pipe(int ends[2]);

/// A file without a name, in memory, that can be sealed; closed on exec. -1 and errno on failure.
int cservice_memfd(const char *name);

/// Keeps the file from being changed from now on. -1 and errno on failure.
int cservice_seal(int descriptor);

/// A descriptor that is readable once the process, a child not waited for yet, has ended. -1 and errno on failure.
int cservice_pidfd(int process);

/// The new process has no descriptor from `first` on.
int cservice_close_from(void *actions, int first);

/// Sends `descriptor` alone, in an empty datagram. -1 and errno on failure.
long cservice_send_descriptor(
    int socket, const void *address, unsigned length, int descriptor);

/// The descriptor of the next datagram, which holds one and nothing else; closed on exec. -1 and errno on failure.
int cservice_receive_descriptor(int socket);

#endif
