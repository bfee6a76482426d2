//! What the tests of the whole house share; the tests themselves start in `all.rs`.
//!
//! It never holds what one crate can test for itself: that stays beside the crate's code.
//! Start with [`tree`], which finds the project's files and collects what is wrong in them.
#![forbid(unsafe_code)]

pub mod tree;
