"""Quotes of a pandas column, as a pandas frame."""

import pandas as pd
import pyarrow as pa

import onrecord

stories = pd.DataFrame({"text": ["“It sails at six,” said Ines Duarte.", None, "No quote at all."]})
quotes = pa.table(onrecord.extract_arrow(stories, id=None)).to_pandas()

unread = quotes[quotes["error"].notna()]
print(unread[["document", "error"]])
print(quotes[quotes["error"].isna()][["document", "speaker", "quote"]])
