### Administration: officers, passkeys, links, desks, address book, introduction, TLS.

admin-title = Administration
admin-role-missing = This needs one of these roles: { $roles }.

## Oneself

admin-own = You
admin-via = Signed in { $via }. The session ends at
admin-via-passkey = with a passkey
admin-via-passphrase = with a passphrase
admin-via-link = with a one-time link
admin-passkeys = Your passkeys
admin-passkey = Passkey
admin-passkey-host = Host name
admin-added = Added
admin-no-passkeys = None. Without one, the evidence of your acts says that the node claims them.
admin-passkeys-not-here = Passkeys cannot be used at this address.
admin-passkeys-need-name = Browsers tie passkeys to a host name: open this page by the node's name, not by a number.
admin-passkeys-need-tls = Browsers allow passkeys only over TLS: give the node a certificate.
admin-passkey-label = Name of the passkey
admin-passkey-means = Such as the key or the machine it lies in.
admin-passkey-unnamed = Passkey
admin-passkey-add = Add a passkey
admin-passkey-added = The passkey was added.
admin-passkey-enrol = Others can check that a passkey was used for an act once your party's manifest lists it. Until then the node claims it. Whoever holds the root keys runs:
admin-passphrase-new = Set a passphrase
admin-passphrase-change = Change the passphrase
admin-passphrase-means = At least 12 characters. For desks where no passkey can be used.
admin-passphrase-save = Save the passphrase
admin-passphrase-set = The passphrase was set.

## How this page reaches its node

admin-tls = Connection to the node
admin-tls-tls = Encrypted (TLS)
admin-tls-tls-means = This browser has checked the node's certificate.
admin-tls-this-machine = On this machine, not encrypted
admin-tls-this-machine-means = The page and the node are on the same machine. Desks on other machines need a certificate.
admin-tls-plain = Not encrypted
admin-tls-plain-means = Anybody on the network between can read and change this page. Give the node a certificate.
admin-tls-command = A certificate from a local authority:
admin-node = Node
admin-party = Party
admin-address = Address

## Officers

admin-officers = Officers
admin-officers-means = The other side sees desks and roles, never these names. Whoever loses a role or a desk is signed out.
admin-officers-table = Officers of this node
admin-officer-add = Add an officer
admin-name = Name
admin-id = Short name
admin-id-means = Small letters, digits, - and _. It cannot be changed later.
admin-roles = Roles
admin-acts-for = Acts for
admin-acts-for-means = None marked: all desks of the echelons that the roles act for.
admin-desks-of-roles = Desks of the roles
admin-signs-in = Signs in with
admin-ways = { $passphrase ->
    [yes] { $passkeys ->
        [0] a passphrase
        [one] { $passkeys } passkey, a passphrase
       *[other] { $passkeys } passkeys, a passphrase
    }
   *[no] { $passkeys ->
        [0] a link only
        [one] { $passkeys } passkey
       *[other] { $passkeys } passkeys
    }
}
admin-signed-in = Signed in now
admin-edit = Edit
admin-edit-of = Edit { $name }
admin-edit-means = Other roles or desks sign the officer out.
admin-save = Save
admin-link = Sign-in link
admin-link-of = Sign-in link for { $name }
admin-link-means = It signs in once and is shown only now. Give it to nobody else. It can be used until
admin-link-symbol = The sign-in link as a QR symbol
admin-link-copy = Copy
admin-link-copied = The link was copied.
admin-reset = Reset passkeys and passphrase
admin-reset-confirm = Take all passkeys and the passphrase away
admin-remove = Remove
admin-remove-confirm = Remove for good

## The line

admin-desks = Desks
admin-desks-table = Desks of both parties
admin-desks-means = Fixed in the charter that both parties signed. A later revision changes them.
admin-charter-until = The charter ends
admin-two-person = Two persons release
admin-two-person-none = No precedence
admin-addresses = Address book
admin-addresses-means = How each side asks its desks to be addressed. Agreeing recognises nothing else.
admin-addresses-of = Forms of address of { $party }
admin-no-addresses = None stated yet.
admin-stated = Stated
admin-agreed = Agreed
admin-not-agreed = Not agreed yet
admin-superseded = Superseded
admin-agree = Agree
admin-state-address = State a form of address
admin-state-means = Such as: Madam Minister

## Introduction

admin-introduction = Introduction and charter
admin-introduction-means = Read these groups aloud to the other side and have theirs read to you, by telephone or in person. Only if all of them are the same is this the charter that both signed.
admin-code = Code of the charter, in groups
admin-code-symbol = The code of the charter as a QR symbol
admin-card-of = Fingerprint of { $party }
admin-telephones = Telephones of { $party }
