#pragma once

// What POSIX or the system offers but Swift's Glibc and Darwin modules hide (GNU extensions, names that are both a
// function and a struct). Functions return 0 or an errno value. Only the module Platform imports this.

#include <spawn.h>
#include <stdint.h>

/// A pipe whose ends are both close-on-exec from the first moment.
int cplatform_pipe(int ends[2]);

/// The child starts in `path`.
int cplatform_spawn_directory(posix_spawn_file_actions_t *actions, const char *path);

/// The child has no descriptor from `first` on. On Darwin this is `cplatform_spawn_close_flag` instead.
int cplatform_spawn_close_from(posix_spawn_file_actions_t *actions, int first);

/// The child has `descriptor`, the same number, even when it is close-on-exec here.
int cplatform_spawn_inherit(posix_spawn_file_actions_t *actions, int descriptor);

/// Flag: the child leads a new session, without a controlling terminal.
short cplatform_spawn_session_flag(void);

/// Flag: descriptors that no action names are closed in the child (Darwin; 0 elsewhere).
short cplatform_spawn_close_flag(void);

/// Bytes that this user may still write to the file system of `path`.
int cplatform_free_space(const char *path, uint64_t *bytes);

/// When process `pid` started, in a unit that only this system and this boot give a meaning to; ESRCH when there is none or it is a zombie.
int cplatform_process_start(int pid, uint64_t *start);

/// Turns SIGPIPE off for this descriptor where the system can do that (Darwin); ENOTSUP elsewhere.
int cplatform_no_sigpipe(int descriptor);

/// Takes a pending SIGPIPE off the calling thread, if there is one (Linux; nothing on Darwin).
void cplatform_consume_sigpipe(void);

/// Makes what was written to `descriptor` survive a loss of power, as far as the system can promise it.
int cplatform_flush(int descriptor);
