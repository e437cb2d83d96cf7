//! How small the pages are: as their templates leave them, nearly as small as a program makes them that looks at each.

use crate::harness::sample_site;

#[test]
fn pages_leave_their_templates_nearly_as_small_as_they_can_be() {
    let mut least = minify_html::Cfg::new();
    least.keep_closing_tags = true;
    least.keep_html_and_head_opening_tags = true;
    least.keep_input_type_text_attr = true;
    let (mut written, mut smallest) = (0, 0);
    for (_, page) in sample_site().iter().filter(|(path, _)| path.ends_with(".html")) {
        written += page.len();
        smallest += minify_html::minify(page, &least).len();
    }
    // Quotes around what a template prints stay: it may be anything.
    assert!(smallest * 100 > written * 96, "{written} bytes could be {smallest}");
}
