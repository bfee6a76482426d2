//! Compiles the Slint files. Fonts and pictures go into the program as files: the
//! pre-rendered form for the software renderer would not shape Bangla.

fn main() {
    let config = slint_build::CompilerConfiguration::new()
        .with_style("fluent".into())
        // Element names are what headless tests find things by.
        .with_debug_info(true)
        .embed_resources(slint_build::EmbedResourcesKind::EmbedFiles);
    slint_build::compile_with_config("app.slint", config).expect("the .slint files compile");
}
