### Administration: officers, passkeys, links, desks, address book, introduction, TLS.
