//! Overhears what this test program asks of the disk, whoever asks.
//!
//! The functions below have the names of the C library's. The linker takes them for every
//! call in this program, whether the standard library or SQLite's own Unix layer makes it; they
//! ask the kernel for the very thing and tell the [`tape`] what was done. So the shipped code
//! runs as it is: real files, real locks, a real shared memory beside the write-ahead log. What
//! is not listed here is not overheard, and [`tape::stop`] notices if something was needed.
#![expect(unsafe_code, reason = "a function under a C name is called with raw pointers")]

use super::tape;
use libc::{
    AT_FDCWD, AT_REMOVEDIR, c_char, c_int, c_uint, c_void, iovec, mode_t, off_t, size_t, ssize_t,
};
use std::ffi::{CStr, OsStr};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;

// In C `open` takes its mode only where a file may be made. A mode that was not given is some
// number in the register where a third argument goes, on x86-64 and on AArch64, and the kernel
// does not look at it.
#[unsafe(no_mangle)]
extern "C" fn open(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    // SAFETY: the caller keeps to the contract of `open`, and `openat` has the same.
    let file = unsafe { libc::openat(AT_FDCWD, path, flags, mode) };
    if file >= 0 {
        let (may_make, empties) = (flags & libc::O_CREAT != 0, flags & libc::O_TRUNC != 0);
        tape::tell(|tape| tape.opened(name(&path), file, may_make, empties));
    }
    file
}

#[unsafe(no_mangle)]
extern "C" fn open64(path: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    open(path, flags, mode)
}

#[unsafe(no_mangle)]
extern "C" fn write(file: c_int, bytes: *const c_void, len: size_t) -> ssize_t {
    // SAFETY: asks where the file stands and changes nothing.
    if lacks_room(file, || unsafe { libc::lseek(file, 0, libc::SEEK_CUR) } + len as off_t) {
        return -1;
    }
    let part = iovec { iov_base: bytes.cast_mut(), iov_len: len };
    // SAFETY: one part that the caller vouches for, and which is only read.
    let n = unsafe { libc::writev(file, &raw const part, 1) };
    // SAFETY: asks where the file stands and changes nothing.
    tell_written(file, bytes, n, || unsafe { libc::lseek(file, 0, libc::SEEK_CUR) } - n as off_t)
}

#[unsafe(no_mangle)]
extern "C" fn pwrite(file: c_int, bytes: *const c_void, len: size_t, offset: off_t) -> ssize_t {
    if lacks_room(file, || offset + len as off_t) {
        return -1;
    }
    let part = iovec { iov_base: bytes.cast_mut(), iov_len: len };
    // SAFETY: one part that the caller vouches for, and which is only read.
    let n = unsafe { libc::pwritev(file, &raw const part, 1, offset) };
    tell_written(file, bytes, n, || offset)
}

#[unsafe(no_mangle)]
extern "C" fn pwrite64(file: c_int, bytes: *const c_void, len: size_t, offset: off_t) -> ssize_t {
    pwrite(file, bytes, len, offset)
}

#[unsafe(no_mangle)]
extern "C" fn ftruncate(file: c_int, len: off_t) -> c_int {
    if lacks_room(file, || len) {
        return -1;
    }
    // SAFETY: two numbers.
    let done = unsafe { libc::syscall(libc::SYS_ftruncate, file, len) } as c_int;
    if done == 0 {
        tape::tell(|tape| tape.resized(file, len as usize));
    }
    done
}

#[unsafe(no_mangle)]
extern "C" fn ftruncate64(file: c_int, len: off_t) -> c_int {
    ftruncate(file, len)
}

#[unsafe(no_mangle)]
extern "C" fn fsync(file: c_int) -> c_int {
    // SAFETY: one number.
    let done = unsafe { libc::syscall(libc::SYS_fsync, file) } as c_int;
    if done == 0 {
        tape::tell(|tape| tape.flushed(file));
    }
    done
}

#[unsafe(no_mangle)]
extern "C" fn fdatasync(file: c_int) -> c_int {
    fsync(file)
}

#[unsafe(no_mangle)]
extern "C" fn close(file: c_int) -> c_int {
    tape::tell(|tape| tape.closed(file));
    // SAFETY: one number; whoever owns the file gives it up.
    unsafe { libc::syscall(libc::SYS_close, file) as c_int }
}

#[unsafe(no_mangle)]
extern "C" fn mkdir(path: *const c_char, mode: mode_t) -> c_int {
    // SAFETY: the caller keeps to the contract of `mkdir`, and `mkdirat` has the same.
    let done = unsafe { libc::mkdirat(AT_FDCWD, path, mode) };
    if done == 0 {
        tape::tell(|tape| tape.made_folder(name(&path)));
    }
    done
}

#[unsafe(no_mangle)]
extern "C" fn unlink(path: *const c_char) -> c_int {
    remove(path, 0)
}

#[unsafe(no_mangle)]
extern "C" fn rmdir(path: *const c_char) -> c_int {
    remove(path, AT_REMOVEDIR)
}

#[unsafe(no_mangle)]
extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    // SAFETY: the caller keeps to the contract of `rename`, and `renameat` has the same.
    let done = unsafe { libc::renameat(AT_FDCWD, from, AT_FDCWD, to) };
    if done == 0 {
        tape::tell(|tape| tape.moved(name(&from), name(&to)));
    }
    done
}

// Not the disk's, but what makes a life the same twice.
#[unsafe(no_mangle)]
extern "C" fn getrandom(bytes: *mut c_void, len: size_t, flags: c_uint) -> ssize_t {
    let recorded = tape::tell(|tape| {
        if len > 0 {
            // SAFETY: the caller wants as many bytes to be written there.
            tape.randomise(unsafe { std::slice::from_raw_parts_mut(bytes.cast::<u8>(), len) });
        }
        len as ssize_t
    });
    // SAFETY: the caller keeps to the contract of `getrandom`.
    recorded.unwrap_or_else(
        || unsafe { libc::syscall(libc::SYS_getrandom, bytes, len, flags) } as ssize_t
    )
}

fn remove(path: *const c_char, flags: c_int) -> c_int {
    // SAFETY: the callers have the contracts of `unlink` and `rmdir`; `unlinkat` has both.
    let done = unsafe { libc::unlinkat(AT_FDCWD, path, flags) };
    if done == 0 {
        tape::tell(|tape| tape.removed(name(&path)));
    }
    done
}

/// Whether a file would grow beyond what a full disk has; then the system's reason is set.
fn lacks_room(file: c_int, end: impl FnOnce() -> off_t) -> bool {
    if tape::tell(|tape| tape.refuses(file)) != Some(true) {
        return false;
    }
    let mut about = std::mem::MaybeUninit::<libc::stat>::zeroed();
    // SAFETY: a number, and room for what is told of it.
    let told = unsafe { libc::fstat(file, about.as_mut_ptr()) } == 0;
    // SAFETY: zeros are a value of it, even where nothing was told.
    let lacks = told && end() > unsafe { about.assume_init() }.st_size;
    if lacks {
        // SAFETY: the place where this thread's reason stands.
        unsafe { *libc::__errno_location() = libc::ENOSPC };
    }
    lacks
}

/// Tells of `n` bytes that the kernel has just taken; gives `n` on.
fn tell_written(
    file: c_int,
    bytes: *const c_void,
    n: ssize_t,
    offset: impl FnOnce() -> off_t,
) -> ssize_t {
    if n > 0 && tape::tell(|tape| tape.follows(file)) == Some(true) {
        // SAFETY: the kernel has read as many bytes there, and the call still lasts.
        let written = unsafe { std::slice::from_raw_parts(bytes.cast::<u8>(), n as usize) };
        let offset = offset() as usize;
        tape::tell(|tape| tape.wrote(file, offset, written));
    }
    n
}

/// The path behind a pointer that the kernel has just taken for one.
fn name(path: &*const c_char) -> &Path {
    // SAFETY: the kernel has read it, so it ends; it lives for as long as the call.
    Path::new(OsStr::from_bytes(unsafe { CStr::from_ptr(*path) }.to_bytes()))
}
