use super::*;

fn shown(source: &str, name: &str) -> String {
    let environment = environment();
    let rendered = environment.render_named_str("test.html", source, minijinja::context! { name });
    rendered.expect("a template")
}

#[test]
fn every_template_is_one() {
    for (name, _) in TEMPLATES {
        assert!(ENVIRONMENT.get_template(name).is_ok(), "{name}");
    }
}

#[test]
fn no_value_is_markup() {
    let value = "</style><script>alert('{{ 7 * 7 }}')</script>\" onclick=\"x\u{202E}";
    let page = shown("<b title=\"{{ name }}\">{{ name }}</b>", value);
    let escaped = "&lt;/style&gt;&lt;script&gt;alert(&#39;{{ 7 * 7 }}&#39;)&lt;/script&gt;&quot; onclick=&quot;x\\u{202e}";
    assert_eq!(page, format!("<b title=\"{escaped}\">{escaped}</b>"));
}

#[test]
fn the_parts_escape_and_say_their_numbers() {
    let parts = "{% import 'parts.html' as parts %}";
    let page = shown(
        &format!("{parts}{{{{ parts.badge(name) }}}} {{{{ parts.bar(125, 2) }}}}"),
        "לוין <i>",
    );
    assert!(page.contains(">לוין &lt;i&gt;</span>"), "{page}");
    assert!(page.contains("width=\"125\""), "{page}");
}

#[test]
fn a_page_allows_its_own_script_and_no_other() {
    let policy = assets::policy("", "");
    let nothing = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(
        policy.contains(&format!("script-src {nothing};")),
        "{policy}"
    );
    assert!(!policy.contains("unsafe"), "{policy}");
}
