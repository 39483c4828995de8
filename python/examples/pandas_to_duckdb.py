"""Quotes of a pandas column, into a file of DuckDB."""

import duckdb
import pandas as pd

import onrecord

stories = pd.DataFrame(
    {
        "id": ["ferry", "mill"],
        "text": [
            "“The ferry sails at six,” said Ines Duarte, the harbor master. “Or later,” she added.",
            "“We were lucky,” fire chief Tom Aske told reporters on Friday.",
        ],
        "desk": ["city", "crime"],
    }
)
found = onrecord.extract_arrow(stories, keep=["desk"])

with duckdb.connect("quotes.duckdb") as db:
    db.execute("create or replace table quotes as select * from found")
    db.sql("select speaker, role, desk, count(*) as n from quotes group by all order by n desc, speaker").show()
