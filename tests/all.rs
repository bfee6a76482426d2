//! Every test that looks at more than one crate, in one program so that it links once.
#![forbid(unsafe_code)]
#![allow(clippy::unwrap_used, clippy::disallowed_methods)]

mod architecture;
mod hostile;
mod journeys;
mod licences;
mod rust_text;
mod shaping;
mod spdx;

#[test]
fn no_test_file_is_forgotten() {
    use tests::tree;
    let files = tree::files("tests", ".rs");
    let named: String = files.iter().map(tree::read).collect();
    let mut forgotten = tree::Complaints::default();
    for path in &files {
        let name = path.file_stem().unwrap().to_string_lossy();
        if !["lib", "all", "bench"].contains(&&*name) && !named.contains(&format!("mod {name};\n"))
        {
            forgotten.add(path, 1, "no file names this module, so it never runs");
        }
    }
    forgotten.expect_none("write `mod <name>;` into tests/all.rs or the module above it.");
}
