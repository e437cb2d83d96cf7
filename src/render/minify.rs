//! Smaller pages with the same meaning.

/// Minifies a page; without the `minify` feature it stays as rendered.
#[cfg(feature = "minify")]
pub fn minify(html: &str) -> Vec<u8> {
    // Closing tags stay: without them the pages no longer pass the Nu checker's best practice.
    let mut configuration = minify_html::Cfg::new();
    configuration.keep_closing_tags = true;
    configuration.keep_html_and_head_opening_tags = true;
    configuration.keep_input_type_text_attr = true;
    minify_html::minify(html.as_bytes(), &configuration)
}

/// Minifies a page; without the `minify` feature it stays as rendered.
#[cfg(not(feature = "minify"))]
pub fn minify(html: &str) -> Vec<u8> {
    html.as_bytes().to_vec()
}
