//! Memory that pictures took goes back to the system when they are let go.
//!
//! The C library takes large pieces from the system one by one and gives them back. But after
//! each large piece that is let go it keeps all up to that size for itself, and pictures of
//! many sizes soon leave more holes than pictures: in an hour of a class some 10 MB, and more
//! every hour. A fresh piece costs more than a hole: a camera's picture takes an eighth longer.

/// Tells the C library once, before anything is drawn. Others than the GNU one need not be told.
#[cfg_attr(
    all(target_os = "linux", target_env = "gnu"),
    expect(unsafe_code, reason = "the C library is told by a call")
)]
pub fn prepare() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it takes two numbers, and is called while there is one thread.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, PICTURE);
        libc::mallopt(libc::M_TRIM_THRESHOLD, REST);
    }
}

/// Bytes of what counts as large: a picture of 90 pixels square does. With four times as much
/// what it takes after an hour still grows.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const PICTURE: libc::c_int = 32 << 10;

/// So many bytes at the end of the rest may lie idle; the library's own number, which it raises
/// by itself where it is not said.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const REST: libc::c_int = 128 << 10;
