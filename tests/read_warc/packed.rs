//! Pages that a server sent compressed.

use super::*;

/// `<p>"Sent with brotli, …," said Ann Lee, the captain of the ferry.</p>`, packed.
const BROTLI: &[u8] = b"\x1b\x89\x00\x10D\xdd\x96\xeax~\x88\"\xd8m\x86\xa40\xe1 W\xaeE\xb7\xb1\xb1\xbf\"\
    \x82\xe7v\x9e\x10tonp\xa4\x05\x98\x05\xfa\x8b\x07\xf3p\xa5\x93\xa5\xd1_a<#\xf6[\xa6\xd0\xd2\xe4;cc\\:=\x08\
    \xfaX\xab\xc9\x88\x0f\xbb\x97v\"]\xb5\x8a;*\xa9_5\x11\xc0\xf2\x02";

/// `<p>` and 2 MiB of spaces.
const BROTLI_BOMB: &[u8] = b"\x9b\x02\x00 \xf8\xa5Ax|\xe0\xc4i\x81@\xee\xfd\x87\x07";

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// The pages of an archive of one page, whose body is packed as its header says, or is not.
fn packed(coding: &str, body: &[u8]) -> Vec<Result<Document, Error>> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}");
    read(
        "c.warc",
        &response("http://a.example/1", &http(&head, body)),
    )
}

#[test]
fn whatever_a_page_is_packed_in_comes_off() {
    let page = b"<p>\"Packed,\" said Ann Lee.</p>";
    let latin = b"<p>\"Packed,\" said Ann L\xe9e.</p>";
    for (coding, body) in [
        ("gzip", gzip(page)),
        ("x-gzip", gzip(page)),
        ("deflate", zlib(page)),
        ("deflate", deflate(page)),
        ("identity", gzip(page)),
        ("deflate, gzip", gzip(&zlib(page))),
        // The crawler has unpacked it, and kept the header.
        ("gzip", page.to_vec()),
        ("br", page.to_vec()),
        ("deflate", page.to_vec()),
        ("zstd", page.to_vec()),
        ("br", latin.to_vec()),
        ("deflate", latin.to_vec()),
        #[cfg(feature = "zstd")]
        ("zstd", zstd::encode_all(&page[..], 3).unwrap()),
    ] {
        let found = packed(coding, &body);
        let text = found[0].as_ref().unwrap().text().replace('é', "e");
        assert_eq!(text, "\"Packed,\" said Ann Lee.", "{coding}");
    }
}

#[cfg(feature = "brotli")]
#[test]
fn brotli_comes_off_too() {
    let found = packed("br", BROTLI);
    let text = found[0].as_ref().unwrap().text();
    assert!(text.starts_with("\"Sent with brotli,"), "{text}");
    assert!(text.ends_with("the captain of the ferry."), "{text}");
    for cut in 1..BROTLI.len() {
        let (_, bad) = told(&packed("br", &BROTLI[..cut]));
        assert!(
            bad.is_empty() || bad[0].ends_with("1): page compressed with brotli: damaged"),
            "{bad:?}"
        );
    }
    for at in 0..BROTLI.len() {
        let mut bent = BROTLI.to_vec();
        bent[at] ^= 0x55;
        assert!(packed("br", &bent).len() <= 1);
    }
    let zeros: Vec<u8> = vec![0xFF; 1 << 16];
    assert!(packed("br", &zeros)[0].is_err());
}

#[cfg(not(feature = "brotli"))]
#[test]
fn a_build_without_brotli_says_so() {
    let (_, bad) = told(&packed("br", BROTLI));
    assert!(
        bad[0].contains("this build lacks the feature `brotli`"),
        "{bad:?}"
    );
}

#[test]
fn a_page_that_swells_is_refused_however_it_is_packed() {
    let spaces = vec![b' '; 2 << 20];
    for (coding, body) in [
        ("deflate", zlib(&spaces)),
        ("deflate", deflate(&spaces)),
        #[cfg(feature = "brotli")]
        ("br", BROTLI_BOMB.to_vec()),
        #[cfg(feature = "zstd")]
        ("zstd", zstd::encode_all(&spaces[..], 3).unwrap()),
    ] {
        let head =
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {coding}");
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("c.warc");
        fs::write(&path, response("http://a.example/1", &http(&head, &body))).unwrap();
        let found: Vec<_> = documents(&[path], Options::default().longest(1 << 20)).collect();
        let (_, bad) = told(&found);
        assert!(
            bad[0].contains("compressed page longer than"),
            "{coding}: {bad:?}"
        );
    }
}
