//! Prints the quotes of gold documents as JSON lines: for measuring the scanner alone.
fn main() {
    let path = std::env::args().nth(1).expect("a JSONL file");
    let file = std::fs::read_to_string(path).expect("a readable file");
    for line in file.lines() {
        let value: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let (id, text) = (
            value["id"].as_str().unwrap(),
            value["text"].as_str().unwrap(),
        );
        let document = onrecord::Document::plain(id, text).unwrap();
        let scan = onrecord::scan::scan(&document, onrecord::Lexicon::builtin());
        let places = onrecord::text::Places::new(document.text());
        for quote in &scan.quotes {
            println!(
                "{}",
                serde_json::json!({"document": id, "start": places.at(quote.content.start()).code_point,
                "end": places.at(quote.content.end()).code_point, "depth": quote.depth})
            );
        }
    }
}
