"""Puts itself behind Landlock, seccomp and resource limits, and becomes the child's program.

Standard library only. Arguments: the number of the process that started this one; the folder to work in; the limits as
NAME=VALUE, separated by commas; the seccomp program in hexadecimal; paths that may be read, separated by newlines; the
environment in the same way; and then the command.
"""

import ctypes
import os
import resource
import signal
import struct
import sys

parent, scratch, limits, program, readable, environment = sys.argv[1:7]
command = sys.argv[7:]

PR_SET_PDEATHSIG, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 22, 38
CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on all architectures
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE, MAKE_DIR, MAKE_REG, MAKE_SYM = 1 << 4, 1 << 5, 1 << 7, 1 << 8, 1 << 12
FIRST_RIGHTS, REFER, TRUNCATE, IOCTL_DEV = (1 << 13) - 1, 1 << 13, 1 << 14, 1 << 15
ALL_CONNECTIONS, ALL_SCOPES = 3, 3

libc = ctypes.CDLL(None, use_errno=True)


def checked(result, what):
    if result < 0:
        sys.exit("%s: %s" % (what, os.strerror(ctypes.get_errno())))
    return result


def call(what, *arguments):
    return checked(libc.syscall(*[ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]), what)


def prctl(what, *arguments):
    padded = list(arguments) + [0] * (5 - len(arguments))
    checked(libc.prctl(*[ctypes.c_ulong(a) if isinstance(a, int) else a for a in padded]), what)


def rights_by_version(version):
    """What this kernel can refuse: rights came one by one, and naming an unknown one is an error."""
    files = FIRST_RIGHTS
    for since, right in ((2, REFER), (3, TRUNCATE), (5, IOCTL_DEV)):
        if version >= since:
            files |= right
    return files


def ruleset_attributes(version, files):
    attributes = [files]
    if version >= 4:
        attributes.append(ALL_CONNECTIONS)
    if version >= 6:
        attributes.append(ALL_SCOPES)
    return struct.pack("=%dQ" % len(attributes), *attributes)


def allow(ruleset, path, rights):
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError as problem:
        sys.exit("landlock: %s: %s" % (path, problem.strerror))
    if not os.path.isdir(path):
        rights &= EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV
    call("landlock_add_rule", ADD_RULE, ruleset, 1, struct.pack("=Qi", rights, opened), 0)
    os.close(opened)


def restrict_files():
    version = libc.syscall(ctypes.c_long(CREATE_RULESET), None, ctypes.c_long(0), ctypes.c_long(1))
    checked(version, "this kernel has no Landlock")
    known = rights_by_version(version)
    attributes = ruleset_attributes(version, known)
    ruleset = call("landlock_create_ruleset", CREATE_RULESET, attributes, len(attributes), 0)
    for path in readable.split("\n"):
        allow(ruleset, path, EXECUTE | READ_FILE | READ_DIR)
    own = WRITE_FILE | READ_FILE | READ_DIR | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | MAKE_SYM | REFER | TRUNCATE
    allow(ruleset, scratch, own & known)
    allow(ruleset, "/dev/null", (READ_FILE | WRITE_FILE | TRUNCATE) & known)
    allow(ruleset, "/dev/random", READ_FILE)
    allow(ruleset, "/dev/urandom", READ_FILE)
    call("landlock_restrict_self", RESTRICT_SELF, ruleset, 0)
    os.close(ruleset)


def restrict_calls():
    code = bytes.fromhex(program).replace(struct.pack("=I", 0x4E41424C), struct.pack("=I", os.getpid()))
    buffer = ctypes.create_string_buffer(code, len(code))
    filter_program = struct.pack("@HP", len(code) // 8, ctypes.addressof(buffer))
    prctl("seccomp", PR_SET_SECCOMP, 2, filter_program)


prctl("prctl", PR_SET_PDEATHSIG, signal.SIGKILL)
if os.getppid() != int(parent):
    sys.exit("the grader ended meanwhile")
os.setsid()
os.chdir(scratch)
for limit in limits.split(","):
    name, value = limit.split("=")
    resource.setrlimit(getattr(resource, "RLIMIT_" + name), (int(value), int(value)))
prctl("no_new_privs", PR_SET_NO_NEW_PRIVS, 1)
restrict_files()
restrict_calls()
os.execve(command[0], command, dict(line.split("=", 1) for line in environment.split("\n")))
