// Loaded into every process of a browser (LD_PRELOAD): writes down each name that is looked up and each address that something is sent
// to, into the file that WATCH_LOG names. Whatever a browser does on the side, prefetching, beacons, pings, begins with one of these.

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

static int out = -1;

// Opened before the process can put itself into a sandbox.
__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("WATCH_LOG");
  if (path) out = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

static void say(const char *what, const char *which, int port) {
  char line[1200];
  int length = snprintf(line, sizeof line, port ? "%s %s:%d\n" : "%s %s\n", what, which, port);
  if (out >= 0 && length > 0 && write(out, line, length < (int)sizeof line ? length : (int)sizeof line) < 0) return;
}

static void address(const struct sockaddr *to) {
  char text[INET6_ADDRSTRLEN];
  if (!to) return;
  if (to->sa_family == AF_INET) {
    const struct sockaddr_in *four = (const void *)to;
    if (inet_ntop(AF_INET, &four->sin_addr, text, sizeof text)) say("to", text, ntohs(four->sin_port));
  } else if (to->sa_family == AF_INET6) {
    const struct sockaddr_in6 *six = (const void *)to;
    if (inet_ntop(AF_INET6, &six->sin6_addr, text, sizeof text)) say("to", text, ntohs(six->sin6_port));
  }
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

int getaddrinfo(const char *host, const char *service, const struct addrinfo *hints, struct addrinfo **found) {
  REAL(getaddrinfo);
  // Without a wire: an address that is written out.
  if (host && !(hints && hints->ai_flags & AI_NUMERICHOST)) say("name", host, 0);
  return real(host, service, hints, found);
}

struct hostent *gethostbyname(const char *host) {
  REAL(gethostbyname);
  say("name", host, 0);
  return real(host);
}

int gethostbyname2_r(const char *host, int family, struct hostent *into, char *room, size_t size, struct hostent **found, int *error) {
  REAL(gethostbyname2_r);
  say("name", host, 0);
  return real(host, family, into, room, size, found, error);
}

int connect(int socket, const struct sockaddr *to, socklen_t size) {
  REAL(connect);
  address(to); // of a datagram's socket too, which sends nothing yet
  return real(socket, to, size);
}

ssize_t sendto(int socket, const void *data, size_t length, int flags, const struct sockaddr *to, socklen_t size) {
  REAL(sendto);
  address(to);
  return real(socket, data, length, flags, to, size);
}

ssize_t sendmsg(int socket, const struct msghdr *message, int flags) {
  REAL(sendmsg);
  if (message) address(message->msg_name);
  return real(socket, message, flags);
}
