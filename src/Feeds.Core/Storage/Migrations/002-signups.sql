-- Who asked for a newsletter on its pages; the address is theirs only when they have followed the link in the mail.
CREATE TABLE signup (
    id {id},
    newsletter TEXT NOT NULL,
    address TEXT NOT NULL,
    schedule TEXT NOT NULL,
    topics TEXT NOT NULL,
    language TEXT NOT NULL, -- of the form, and of the mail that follows
    asked_at BIGINT NOT NULL,
    client TEXT, -- the network it was asked from, without what tells one machine from another
    form TEXT NOT NULL, -- the address of the form
    wording TEXT NOT NULL, -- which words were agreed to
    state TEXT NOT NULL,
    day BIGINT NOT NULL, -- the day of the mails that are counted
    mails BIGINT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT NOT NULL,
    token TEXT, -- the SHA-256 of what the link holds
    expires_at BIGINT NOT NULL DEFAULT 0,
    UNIQUE (newsletter, address)
);

CREATE INDEX signup_waiting ON signup (state, next_at);

CREATE INDEX signup_address ON signup (address);

CREATE UNIQUE INDEX signup_token ON signup (token);

-- What a reader agreed to, changed and ended, when and from where; only added to.
CREATE TABLE consent (
    id {id},
    newsletter TEXT NOT NULL,
    address TEXT NOT NULL,
    event TEXT NOT NULL,
    at BIGINT NOT NULL,
    client TEXT,
    detail TEXT NOT NULL
);

CREATE INDEX consent_address ON consent (address);
