"""Finds every quote in a news story, says who speaks and why, and checks quotes against versions and sources.

>>> import onrecord
>>> quotes = onrecord.extract('"Nothing was taken," said museum director Karin Holm.')
>>> quotes[0].quote, quotes[0].speaker, quotes[0].role
('Nothing was taken,', 'Karin Holm', 'museum director')

Everything runs on this machine, and the same text always gives the same answer. Offsets count Unicode code points
from 0 and are half-open, so that ``text[q.start:q.end] == q.quote`` in Python.

==========================  ==========================================================================
:func:`extract`             the quotes of one story, as a list
:func:`extract_arrow`       the quotes of a table of stories, as a stream of Arrow, on many threads
:func:`extract_files`       the quotes of files, folders and archives, as a stream of Arrow
:func:`diff`                what happened to each quote between versions of a story
:func:`verify`              each quote against transcripts and other sources
:func:`speakers`            who is quoted over many stories, and how often
:class:`Extractor`          all of these with words and names of your own, and with interviews
:mod:`onrecord.spark`       a cluster: Apache Spark
:mod:`onrecord.spacy`       a component for spaCy: ``nlp.add_pipe("onrecord")``
==========================  ==========================================================================
"""

from ._errors import OnrecordError
from ._extractor import Extractor, diff, extract, extract_arrow, extract_files, speakers, verify
from ._native import ArrowStream, __version__
from ._rows import (
    Change,
    Excerpt,
    Quote,
    QuoteVersion,
    Quotes,
    RawSpan,
    Source,
    SourceLine,
    SpeakerCount,
    Thread,
    Verdict,
    VerdictEdit,
    VersionInfo,
    WordEdit,
)
from ._stories import Story

__all__ = [
    "ArrowStream",
    "Change",
    "Excerpt",
    "Extractor",
    "OnrecordError",
    "Quote",
    "QuoteVersion",
    "Quotes",
    "RawSpan",
    "Source",
    "SourceLine",
    "SpeakerCount",
    "Story",
    "Thread",
    "Verdict",
    "VerdictEdit",
    "VersionInfo",
    "WordEdit",
    "__version__",
    "diff",
    "extract",
    "extract_arrow",
    "extract_files",
    "speakers",
    "verify",
]
