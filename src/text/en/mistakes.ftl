# The same keys in both languages. Dutch at level B1.

## Mistakes in files: the words around them, and of reading numbers, dates and keys

mistake = mistake
do_this = do this
mistakes_more = and { $count } more mistakes, to be seen when these are mended
mistakes_counted =
    { $count ->
        [one] { $count } mistake; nothing was written
       *[other] { $count } mistakes; nothing was written
    }
