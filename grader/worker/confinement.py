"""What a child takes away from itself before the first byte of student code runs."""

import ctypes
import errno
import functools
import os
import resource
import sys
from collections.abc import Callable, Sequence
from functools import partial

# What Python, NumPy and TensorFlow need once they are imported; everything else answers EPERM.
ALLOWED_CALLS = """
    read write readv writev pread64 pwrite64 close close_range fstat stat lstat newfstatat statx lseek
    mmap munmap mremap mprotect madvise brk mincore msync
    rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigsuspend rt_sigtimedwait sigaltstack pause
    poll ppoll select pselect6 epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd2
    pipe pipe2 dup dup2 dup3 open openat access faccessat faccessat2 readlink readlinkat
    getdents64 getcwd chdir fchdir umask fsync fdatasync statfs fstatfs
    futex set_robust_list rseq membarrier exit exit_group restart_syscall set_tid_address
    gettid getpid getppid getuid geteuid getgid getegid getgroups getresuid getresgid getpgrp getpgid getsid
    uname sysinfo times getrusage getrlimit getpriority nanosleep
    gettimeofday time sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max
    sched_get_priority_min getcpu getrandom arch_prctl getitimer setitimer alarm timer_settime timer_gettime
    timer_delete wait4 waitid capget
""".split()
_SIGNALLING_CALLS = ("kill", "tgkill")
_CLOCK_CALLS = ("clock_gettime", "clock_getres", "clock_nanosleep", "timer_create")
_LAST_CLOCK = 11  # CLOCK_TAI; what is larger, or below zero, is the clock of another process, or a device's
_CLONE_THREAD = 0x10000
_CLONE_NEW_NAMESPACES = 0x7E020000
_HARMLESS_PRCTL = (15, 16, 21, 23, 0x53564D41)  # set and get the name, seccomp? capability? name a mapping
_HARMLESS_FCNTL = (0, 1, 2, 3, 1030)  # duplicates and flags: no owner, no signal, no lease, no lock
_SETFL, _ASYNC = 4, 0x2000
_HARMLESS_IOCTL = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451)  # TCGETS TIOCGWINSZ FIONREAD FIONBIO FIO(N)CLEX


def warm() -> tuple[str, ...]:
    """Load what confinement needs while files can still be opened; return the layers that work here."""
    layers: list[str] = []
    _libc()
    if sys.platform == "linux":
        import landlockpy
        import seccompy

        if landlockpy.supported():
            layers.append("landlock")
        if seccompy.supported():
            layers.append("seccomp")
    return tuple(layers)


def prepare_landlock(readable: Sequence[str]) -> Callable[[int], None]:
    """Build the ruleset once; the returned function confines the calling process, whose pid it takes, by it.

    ``readable`` are files and folders; beside them only /dev/null (both ways), the random devices and the
    process's own command line are open (TensorFlow aborts when it cannot read that).
    """
    from landlockpy import AccessFS, Ruleset, Scope

    ruleset = Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL)
    for path in readable:
        if os.path.isdir(path):
            ruleset.allow_path(path, AccessFS.READ_FILE | AccessFS.READ_DIR)
        elif os.path.exists(path):
            ruleset.allow_path(path, AccessFS.READ_FILE)
    for device in ("/dev/urandom", "/dev/random", "/dev/zero"):
        if os.path.exists(device):
            ruleset.allow_path(device, AccessFS.READ_FILE)
    ruleset.allow_path("/dev/null", AccessFS.READ_FILE | AccessFS.WRITE_FILE)

    def restrict(pid: int) -> None:
        command_line = f"/proc/{pid}/cmdline"
        if os.path.exists(command_line):
            ruleset.allow_path(command_line, AccessFS.READ_FILE)
        ruleset.restrict()

    return restrict


def drop_capabilities() -> None:
    """Give up every capability: in a container the judge may be root, the student's code never is."""
    libc = _libc()
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    nothing = (ctypes.c_uint32 * 6)()
    if libc.capset(header, nothing) != 0:
        raise OSError(ctypes.get_errno(), "capset")


def adopt_orphans() -> None:
    """Make this process the parent of every orphan below it, so that none slips away from its worker."""
    if sys.platform == "linux":
        _libc().prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


@functools.cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def limit_resources(*, memory_mib: int, cpu_seconds: int) -> None:
    """Bound memory beyond what is mapped already, CPU time, files, processes and core dumps."""
    mapped, private = _mapped_bytes()
    room = memory_mib * 2**20
    _lower(resource.RLIMIT_AS, mapped + room)
    _lower(resource.RLIMIT_DATA, private + room)
    _lower(resource.RLIMIT_CPU, cpu_seconds)
    _lower(resource.RLIMIT_FSIZE, 2**20)
    _lower(resource.RLIMIT_NOFILE, 64)
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_MEMLOCK, 0)
    for name, most in (("RLIMIT_MSGQUEUE", 0), ("RLIMIT_SIGPENDING", 64)):  # all processes of a user share these
        if hasattr(resource, name):
            _lower(getattr(resource, name), most)


def limit_processes(count: int) -> None:
    """Bound the processes of this user: the only guard against a fork bomb where seccomp is missing."""
    _lower(resource.RLIMIT_NPROC, count)


def prepare_filter(*, threads: bool) -> Callable[[], None]:
    """Compile the system-call filter once; the returned function installs it on the calling process.

    It leaves no processes, no signals outside, and threads of its own only where ``threads`` are wanted. Whom a
    process may signal is a filter of its own, since that alone differs from child to child; of two filters the
    stricter answer holds.
    """
    from seccompy import Action, ArgCmp, CmpOp, Filter

    rules = Filter(default=Action.ERRNO | errno.EPERM)
    for name in (*ALLOWED_CALLS, *_SIGNALLING_CALLS):
        _rule(rules.allow, name)
    if threads:
        thread_only = [ArgCmp(0, CmpOp.MASKED_EQ, _CLONE_THREAD, mask=_CLONE_THREAD | _CLONE_NEW_NAMESPACES)]
        _rule(rules.allow, "clone", args=thread_only)
    for name in _CLOCK_CALLS:
        _rule(rules.allow, name, args=[ArgCmp(0, CmpOp.LE, _LAST_CLOCK)])
    rules.errno("clone3", errno.ENOSYS)
    for option in _HARMLESS_PRCTL:
        rules.allow("prctl", args={0: option})
    for command in _HARMLESS_FCNTL:
        rules.allow("fcntl", args={1: command})
    rules.allow("fcntl", args=[ArgCmp(1, CmpOp.EQ, _SETFL), ArgCmp(2, CmpOp.MASKED_EQ, 0, mask=_ASYNC)])
    for request in _HARMLESS_IOCTL:
        rules.allow("ioctl", args={1: request})
    rules.allow("prlimit64", args={0: 0, 2: 0})
    _ = rules.program  # compiled here, before the fork

    def install() -> None:
        signals = Filter(default=Action.ALLOW)
        for name in _SIGNALLING_CALLS:
            _rule(signals.allow, name, args={0: os.getpid()})
            _rule(partial(signals.errno, error=errno.EPERM), name)
        signals.load()
        rules.load()

    return install


def _rule(add: Callable[..., None], name: str, **more: object) -> None:
    try:
        add(name, **more)
    except ValueError:
        return  # a call that this architecture does not have


def _lower(what: int, limit: int) -> None:
    _, hard = resource.getrlimit(what)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(what, (limit, limit))


def _mapped_bytes() -> tuple[int, int]:
    """All mapped bytes, and the private writable ones among them."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:
            pages = statm.read().split()
    except OSError:
        generous = int(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss) * 1024 + 8 * 2**30
        return generous, generous
    return int(pages[0]) * resource.getpagesize(), int(pages[5]) * resource.getpagesize()
