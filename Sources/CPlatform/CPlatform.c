#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif

#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <sys/sysctl.h>
#endif

int cplatform_pipe(int ends[2]) {
#if defined(__linux__)
    return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
#else
    if (pipe(ends) != 0) return errno;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

int cplatform_spawn_directory(posix_spawn_file_actions_t *actions, const char *path) {
    return posix_spawn_file_actions_addchdir_np(actions, path);
}

int cplatform_spawn_close_from(posix_spawn_file_actions_t *actions, int first) {
#if defined(__linux__) && defined(__GLIBC__)
    return posix_spawn_file_actions_addclosefrom_np(actions, first);
#else
    (void)actions;
    (void)first;
    return 0;
#endif
}

int cplatform_spawn_inherit(posix_spawn_file_actions_t *actions, int descriptor) {
#if defined(__APPLE__)
    return posix_spawn_file_actions_addinherit_np(actions, descriptor);
#else
    // A dup2 onto itself takes close-on-exec off in the child (POSIX.1-2024, posix_spawn_file_actions_adddup2).
    return posix_spawn_file_actions_adddup2(actions, descriptor, descriptor);
#endif
}

short cplatform_spawn_session_flag(void) {
    return POSIX_SPAWN_SETSID;
}

short cplatform_spawn_close_flag(void) {
#if defined(__APPLE__)
    return POSIX_SPAWN_CLOEXEC_DEFAULT;
#else
    return 0;
#endif
}

int cplatform_free_space(const char *path, uint64_t *bytes) {
    struct statvfs facts;
    if (statvfs(path, &facts) != 0) return errno;
    *bytes = (uint64_t)facts.f_bavail * (uint64_t)facts.f_frsize;
    return 0;
}

#if defined(__linux__)
int cplatform_process_start(int pid, uint64_t *start) {
    char path[64], text[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", pid);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return errno == ENOENT ? ESRCH : errno;
    ssize_t count = read(file, text, sizeof text - 1);
    int failure = count < 0 ? errno : 0;
    close(file);
    if (count <= 0) return failure ? failure : ESRCH;
    text[count] = 0;
    // proc_pid_stat(5): the program's name, field 2, may hold blanks and parentheses; field 3 is the state, field 22 the start.
    char *field = strrchr(text, ')');
    if (!field || field[1] != ' ') return EINVAL;
    field += 2;
    if (*field == 'Z' || *field == 'X') return ESRCH;
    for (int number = 3; number < 22; number++) {
        field = strchr(field, ' ');
        if (!field) return EINVAL;
        field++;
    }
    *start = strtoull(field, NULL, 10);
    return 0;
}

int cplatform_no_sigpipe(int descriptor) {
    (void)descriptor;
    return ENOTSUP;
}

void cplatform_consume_sigpipe(void) {
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, SIGPIPE);
    struct timespec now = {0, 0};
    while (sigtimedwait(&only, NULL, &now) < 0 && errno == EINTR) {}
}

int cplatform_flush(int descriptor) {
    return fsync(descriptor) == 0 ? 0 : errno;
}
#else
int cplatform_process_start(int pid, uint64_t *start) {
    int name[4] = {CTL_KERN, KERN_PROC, KERN_PROC_PID, pid};
    struct kinfo_proc facts;
    size_t size = sizeof facts;
    if (sysctl(name, 4, &facts, &size, NULL, 0) != 0) return errno;
    if (size < sizeof facts || facts.kp_proc.p_stat == SZOMB) return ESRCH;
    *start = (uint64_t)facts.kp_proc.p_starttime.tv_sec * 1000000u + (uint64_t)facts.kp_proc.p_starttime.tv_usec;
    return 0;
}

int cplatform_no_sigpipe(int descriptor) {
    return fcntl(descriptor, F_SETNOSIGPIPE, 1) == 0 ? 0 : errno;
}

void cplatform_consume_sigpipe(void) {}

int cplatform_flush(int descriptor) {
    // fsync(2) on Darwin leaves the data in the drive's cache; F_FULLFSYNC does not, but some file systems lack it.
    if (fcntl(descriptor, F_FULLFSYNC) == 0) return 0;
    return fsync(descriptor) == 0 ? 0 : errno;
}
#endif
