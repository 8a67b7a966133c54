"""How is a paper signed electronically, and what do the signatures in a PDF say? Only here is pyHanko imported.

`keys` are what signs, wherever they live; `keyring` finds the one that a post or a unit was given; `places` reads from
the frozen PDF where the boxes stand; `writing` adds one signature, `reading` has those of a file that came in judged:
`judging` the signatures, `grown` or `anew` whether it is still the paper, `covering` what the signatures hide.
"""
