### What a page says: come to the line, and nothing of what the matter is.

paging-come = { $desk }: come to the line. { $precedence }
paging-come-plain = { $desk }: come to the line.
paging-stop = { $desk }: somebody has taken the matter.
paging-test = { $desk }: a test of this means of paging. Nothing is needed.
paging-come-marked = { $marking }. { $desk }: come to the line. { $precedence }
