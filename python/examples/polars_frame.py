"""Quotes of a Polars frame, as a Polars frame."""

import polars as pl

import onrecord

stories = pl.DataFrame(
    {
        "url": ["example.org/ferry", "example.org/mill"],
        "body": ["“It sails at six,” said Ines Duarte. “Or later,” she said.", "“We were lucky,” Tom Aske said."],
    }
)
quotes = pl.DataFrame(onrecord.extract_arrow(stories, text="body", id="url"))
sure = quotes.filter(pl.col("confidence") > 0.5)
print(sure.select("document", "speaker", "quote"))
