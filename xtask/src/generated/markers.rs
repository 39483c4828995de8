//! Parts of a page between comments: `<!-- columns: quotes -->` … `<!-- end -->`.

/// Replaces what stands between a marker and the next end; nothing where the page lacks either.
pub(crate) fn replaced(page: &str, marker: &str, text: &str) -> Option<String> {
    let open = format!("<!-- {marker} -->\n");
    let start = page.find(&open)? + open.len();
    let end = start + page[start..].find("<!-- end -->")?;
    Some(format!("{}{}{}", &page[..start], text, &page[end..]))
}
