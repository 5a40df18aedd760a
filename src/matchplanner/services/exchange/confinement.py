"""Limits that a process puts on itself before it reads somebody else's file."""

import contextlib
import sys

from matchplanner.services.exchange import limits

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PROCESS_TIME, _PROCESS_MEMORY, _ONE_PROCESS = 0x2, 0x100, 0x8
    _EXTENDED_LIMITS = 9
    _TICKS_A_SECOND = 10_000_000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_user_time", ctypes.c_int64),
            ("per_job_user_time", ctypes.c_int64),
            ("limit_flags", wintypes.DWORD),
            ("minimum_working_set", ctypes.c_size_t),
            ("maximum_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority_class", wintypes.DWORD),
            ("scheduling_class", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    def confine() -> None:
        """Limit time, memory and children by a job object; if Windows refuses, the parent still watches."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
        wanted = _Limits()
        wanted.basic.limit_flags = _PROCESS_TIME | _PROCESS_MEMORY | _ONE_PROCESS
        wanted.basic.per_process_user_time = limits.CPU_SECONDS * _TICKS_A_SECOND
        wanted.basic.active_processes = 1
        wanted.process_memory = limits.MEMORY_BYTES
        size = ctypes.sizeof(wanted)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, ctypes.byref(wanted), wintypes.DWORD(size))
        kernel.AssignProcessToJobObject(job, wintypes.HANDLE(kernel.GetCurrentProcess()))

else:
    import resource

    def confine() -> None:
        """Limit processor time and memory, and allow neither core dumps nor written files."""
        wanted = (
            (resource.RLIMIT_CPU, limits.CPU_SECONDS),
            (resource.RLIMIT_AS, limits.MEMORY_BYTES),
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
        )
        for what, most in wanted:
            # A system that knows a limit but cannot keep it says so: macOS does of the address space.
            with contextlib.suppress(ValueError, OSError):
                _soft, hard = resource.getrlimit(what)
                lower = most if hard == resource.RLIM_INFINITY else min(most, hard)
                resource.setrlimit(what, (lower, lower))
