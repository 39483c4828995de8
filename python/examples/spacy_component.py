"""Quotes as spans of spaCy."""

import spacy

nlp = spacy.blank("en")
nlp.add_pipe("onrecord")
doc = nlp("“It sails at six,” said harbor master Ines Duarte. “Or later,” she added.")
for span in doc.spans["quotes"]:
    print(span.text, span._.speaker, span._.role, span._.cue, sep=" | ")
