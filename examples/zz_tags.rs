use onrecord::{Document, Lexicon, mention, scan};
fn main() {
    let text = std::env::args().nth(1).unwrap();
    let d = Document::plain("x", text.as_str()).unwrap();
    let s = scan::scan(&d, Lexicon::builtin());
    let c = mention::cast(&d, &s, Lexicon::builtin());
    for st in &s.sentences {
        for t in st.tokens.clone() { let k=&s.tokens[t]; println!("{:?} {:?} {:?}", &text[k.span.start()..k.span.end()], k.kind, k.word.classes); }
        println!("--");
    }
    for m in &c.mentions { println!("{:?} {:?} core {:?} => {:?}", &text[m.span.start()..m.span.end()], m.kind, m.core, c.speakers[m.speaker.index()].name); }
}
