/* Preloaded before libfaketime, whose own epoll_wait leaves the clock as it is while it waits. PostgreSQL's timers (of
   locks, deadlocks and statements) interrupt such a wait and then look at the clock: they would never be due. */
#define _GNU_SOURCE
#include <signal.h>
#include <stddef.h>
#include <sys/epoll.h>
#include <sys/syscall.h>
#include <unistd.h>

int epoll_wait(int epfd, struct epoll_event *events, int most, int timeout) {
  return (int)syscall(SYS_epoll_pwait, epfd, events, most, timeout, NULL, _NSIG / 8);
}
