//! Memory that pictures took goes back to the system when they are let go.
//!
//! The C library takes large pieces from the system one by one and gives them back. But after
//! each large piece that is let go it keeps all up to that size for itself, and pictures of
//! many sizes soon leave more holes than pictures: in an hour of a class 25 MB.

/// Tells the C library once, before anything is drawn. Others than the GNU one need not be told.
#[cfg_attr(
    all(target_os = "linux", target_env = "gnu"),
    expect(unsafe_code, reason = "the C library is told by a call")
)]
pub fn prepare() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    // SAFETY: it takes two numbers, and is called while there is one thread.
    unsafe {
        libc::mallopt(libc::M_MMAP_THRESHOLD, LARGE);
        libc::mallopt(libc::M_TRIM_THRESHOLD, LARGE);
    }
}

/// Bytes of a large piece. It is where the C library begins by itself; that it was said is what
/// lets it stay there.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGE: libc::c_int = 128 << 10;
