/* SPDX-License-Identifier: EUPL-1.2
 *
 * Stands between a program and the disk for everything that changes a watched folder: counts it, and at the wanted
 * moment ends the process as kill -9 does, lets the call fail, or writes down what was asked (for power cuts).
 * Loaded with LD_PRELOAD; driven from the child through ctypes (see shim.py).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define SECTOR 512

static char prefix[4096];
static size_t prefix_length;
static int log_fd = -1, flushes = 1;
static long counter, kill_at, fail_at, fail_times, hits;
static int torn, fail_errno;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ({ static __typeof__(&name) real; if (!real) real = dlsym(RTLD_NEXT, #name); real; })

/* What the tests call. */
void crash_watch(const char *folder) { strncpy(prefix, folder, sizeof prefix - 1); prefix_length = strlen(prefix); }
void crash_kill_at(long n, int half) { counter = 0; kill_at = n; torn = half; }
void crash_fail_at(long n, int error, long times, int half)
{
    counter = hits = 0; fail_errno = error; fail_times = times; torn = half; fail_at = n;
}
long crash_count(void) { return counter; }
long crash_hits(void) { return hits; }
void crash_without_flushes(void) { flushes = 0; }
void crash_record(const char *path)
{
    log_fd = path[0] ? (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
}

struct record { uint8_t what; uint64_t inode; int64_t offset; uint32_t one, two, data; } __attribute__((packed));

static void note(char what, int fd, int64_t offset, const char *one, const char *two, const void *data, size_t length)
{
    struct stat found = {0};
    if (log_fd < 0) return;
    if (fd >= 0) fstat(fd, &found);
    struct record head = { what, found.st_ino, offset, one ? strlen(one) : 0, two ? strlen(two) : 0, length };
    struct iovec parts[] = { { &head, sizeof head }, { (void *)one, head.one }, { (void *)two, head.two },
                             { (void *)data, length } };
    if (syscall(SYS_writev, log_fd, parts, 4) < 0) _exit(71);
}

void crash_mark(long number) { pthread_mutex_lock(&lock); note('m', -1, number, 0, 0, 0, 0); pthread_mutex_unlock(&lock); }

static int inside(const char *path)
{
    return prefix_length && strncmp(path, prefix, prefix_length) == 0
        && (path[prefix_length] == '/' || path[prefix_length] == 0);
}

static int watched(int fd, char *path)
{
    char link[64];
    if (!prefix_length || fd == log_fd) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, 4095);
    if (length <= 0) return 0;
    path[length] = 0;
    return inside(path);
}

static int watched_at(int folder, const char *name, char *path)
{
    if (!prefix_length) return 0;
    if (name[0] == '/') { strncpy(path, name, 8191); return inside(path); }
    char base[4096];
    if (folder == AT_FDCWD) { if (!getcwd(base, sizeof base)) return 0; }
    else if (!watched(folder, base)) return 0;
    snprintf(path, 8192, "%s/%s", base, name);
    return inside(path);
}

static void die(void) { for (;;) syscall(SYS_kill, getpid(), SIGKILL); }

/* Counts a change. -1: it must fail, errno is set. Else how many of `length` bytes may be written, `last` if then it ends. */
static ssize_t gate(size_t length, int *last)
{
    long n = ++counter;
    size_t half = length > SECTOR ? length / 2 / SECTOR * SECTOR : 0;
    *last = 0;
    if (kill_at && n == kill_at) {
        if (!torn || !half) die();
        *last = 1;
        return half;
    }
    if (fail_at && n >= fail_at && (!fail_times || n < fail_at + fail_times)) {
        hits++;
        if (torn && half && n == fail_at) return half; /* a short write first, as a full disk makes one */
        errno = fail_errno;
        return -1;
    }
    return length;
}

#define BEGIN(length, failed) \
    int last; pthread_mutex_lock(&lock); ssize_t most = gate(length, &last); \
    if (most < 0) { pthread_mutex_unlock(&lock); return failed; }
#define END(result) \
    if (last) die(); \
    int kept = errno; pthread_mutex_unlock(&lock); errno = kept; return result;

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset)
{
    char path[8192];
    if (!watched(fd, path)) return REAL(pwrite64)(fd, data, length, offset);
    BEGIN(length, -1)
    ssize_t done = REAL(pwrite64)(fd, data, most, offset);
    if (done > 0) note('w', fd, offset, path, 0, data, done);
    END(done)
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

static off_t place(int fd)
{
    struct stat found;
    if (fcntl(fd, F_GETFL) & O_APPEND) return fstat(fd, &found) ? 0 : found.st_size;
    return lseek(fd, 0, SEEK_CUR);
}

ssize_t write(int fd, const void *data, size_t length)
{
    char path[8192];
    if (!watched(fd, path)) return REAL(write)(fd, data, length);
    BEGIN(length, -1)
    off_t at = place(fd);
    ssize_t done = REAL(write)(fd, data, most);
    if (done > 0) note('w', fd, at, path, 0, data, done);
    END(done)
}

ssize_t writev(int fd, const struct iovec *parts, int count)
{
    char path[8192];
    if (!watched(fd, path)) return REAL(writev)(fd, parts, count);
    return count > 0 ? write(fd, parts[0].iov_base, parts[0].iov_len) : 0;
}

/* Copies inside the kernel are refused, so that the program copies by write(), which is seen here. */
ssize_t sendfile64(int out, int in, off64_t *offset, size_t count)
{
    char path[8192];
    if (!watched(out, path)) return REAL(sendfile64)(out, in, offset, count);
    errno = EINVAL;
    return -1;
}
ssize_t sendfile(int out, int in, off_t *offset, size_t count) { return sendfile64(out, in, offset, count); }
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t count, unsigned flags)
{
    char path[8192];
    if (!watched(out, path)) return REAL(copy_file_range)(in, from, out, to, count, flags);
    errno = EINVAL;
    return -1;
}

int ftruncate64(int fd, off64_t size)
{
    char path[8192];
    if (!watched(fd, path)) return REAL(ftruncate64)(fd, size);
    BEGIN(0, -1)
    int done = REAL(ftruncate64)(fd, size);
    if (!done) note('t', fd, size, path, 0, 0, 0);
    END(done)
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int flush(int fd, int (*real)(int))
{
    char path[8192];
    if (!watched(fd, path)) return real(fd);
    BEGIN(0, -1)
    int done = flushes ? real(fd) : 0;
    struct stat found = {0};
    fstat(fd, &found);
    if (!done) note(S_ISDIR(found.st_mode) ? 'n' : 's', fd, 0, path, 0, 0, 0);
    END(done)
}
int fsync(int fd) { return flush(fd, REAL(fsync)); }
int fdatasync(int fd) { return flush(fd, REAL(fdatasync)); }

static int opened(int folder, const char *name, int flags, mode_t mode)
{
    char path[8192];
    int changes = (flags & O_ACCMODE) != O_RDONLY || flags & (O_CREAT | O_TRUNC);
    if (!changes || !watched_at(folder, name, path)) return syscall(SYS_openat, folder, name, flags, mode);
    BEGIN(0, -1)
    struct stat before;
    int was = stat(path, &before) == 0;
    int fd = syscall(SYS_openat, folder, name, flags, mode);
    if (fd >= 0 && !was) note('c', fd, 0, path, 0, 0, 0);
    if (fd >= 0 && was && flags & O_TRUNC) note('t', fd, 0, path, 0, 0, 0);
    END(fd)
}
#define MODE mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { va_list more; va_start(more, flags); \
    mode = va_arg(more, mode_t); va_end(more); }
int open(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE return opened(AT_FDCWD, name, flags | O_LARGEFILE, mode); }
int openat(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags, mode); }
int openat64(int folder, const char *name, int flags, ...) { MODE return opened(folder, name, flags | O_LARGEFILE, mode); }

int renameat(int from, const char *old, int to, const char *new)
{
    char one[8192], two[8192];
    int a = watched_at(from, old, one), b = watched_at(to, new, two);
    if (!a && !b) return REAL(renameat)(from, old, to, new);
    BEGIN(0, -1)
    int done = REAL(renameat)(from, old, to, new);
    if (!done) note('r', -1, 0, one, two, 0, 0);
    END(done)
}
int rename(const char *old, const char *new) { return renameat(AT_FDCWD, old, AT_FDCWD, new); }

int unlinkat(int folder, const char *name, int flags)
{
    char path[8192];
    if (!watched_at(folder, name, path)) return REAL(unlinkat)(folder, name, flags);
    BEGIN(0, -1)
    int done = REAL(unlinkat)(folder, name, flags);
    if (!done) note(flags & AT_REMOVEDIR ? 'd' : 'u', -1, 0, path, 0, 0, 0);
    END(done)
}
int unlink(const char *name) { return unlinkat(AT_FDCWD, name, 0); }
int rmdir(const char *name) { return unlinkat(AT_FDCWD, name, AT_REMOVEDIR); }

int mkdirat(int folder, const char *name, mode_t mode)
{
    char path[8192];
    if (!watched_at(folder, name, path)) return REAL(mkdirat)(folder, name, mode);
    BEGIN(0, -1)
    int done = REAL(mkdirat)(folder, name, mode);
    if (!done) note('f', -1, 0, path, 0, 0, 0);
    END(done)
}
int mkdir(const char *name, mode_t mode) { return mkdirat(AT_FDCWD, name, mode); }
