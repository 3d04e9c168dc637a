"""What word processors' formats have in common, whatever XML they are kept in.

A reader makes :mod:`drafts` (paragraphs of :mod:`ink`, with the :mod:`labels` of automatic lists); :mod:`notes` lifts
out the footnotes that were typed, :mod:`kinds` judges what each paragraph is (with :mod:`headings`, :mod:`items` and
:mod:`typed`), and :mod:`places` makes the blocks.
"""
