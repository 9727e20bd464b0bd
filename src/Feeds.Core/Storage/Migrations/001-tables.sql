-- Instants are milliseconds since 1970 in UTC. {id} is the type of a key that the database numbers itself.

CREATE TABLE newsletter (
    name TEXT PRIMARY KEY,
    first_run BIGINT NOT NULL
);

-- A reader of a newsletter.
CREATE TABLE subscriber (
    id {id},
    newsletter TEXT NOT NULL,
    address TEXT NOT NULL,
    name TEXT,
    schedule TEXT NOT NULL,
    topics TEXT NOT NULL, -- channel keys in order, separated by blanks; empty: the whole channel
    language TEXT,
    status TEXT NOT NULL,
    consent_at BIGINT NOT NULL,
    consent_from TEXT,
    since_at BIGINT NOT NULL, -- nothing published before is mailed to this reader
    edition BIGINT NOT NULL DEFAULT 0, -- the last one mailed to this reader; its chain says what else was
    UNIQUE (newsletter, address)
);

CREATE INDEX subscriber_due ON subscriber (newsletter, schedule, topics, edition, status, since_at);

CREATE INDEX subscriber_address ON subscriber (address);

-- Addresses that are not written to, whatever a list says; an erased one only as a keyed hash.
CREATE TABLE suppression (
    address TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    evidence TEXT,
    at BIGINT NOT NULL
);

-- Every article that was ever mailed, under the id it has now.
CREATE TABLE article (
    id {id},
    entry TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL,
    title TEXT NOT NULL,
    published BIGINT NOT NULL,
    body TEXT NOT NULL
);

-- One period of one schedule of a newsletter, with what all its letters share.
CREATE TABLE issue (
    id {id},
    newsletter TEXT NOT NULL,
    schedule TEXT NOT NULL,
    period TEXT NOT NULL,
    scheduled_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    frozen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    dated BIGINT NOT NULL,
    sender TEXT NOT NULL,
    sender_name TEXT,
    reply_to TEXT,
    reply_to_name TEXT,
    list_name TEXT NOT NULL,
    list_id TEXT NOT NULL,
    feedback_id TEXT NOT NULL,
    archive_url TEXT NOT NULL,
    language TEXT NOT NULL,
    pages_url TEXT,
    UNIQUE (newsletter, schedule, period)
);

CREATE TABLE content (
    id {id},
    issue BIGINT NOT NULL REFERENCES issue (id),
    subject TEXT NOT NULL,
    html TEXT NOT NULL,
    text TEXT NOT NULL
);

-- What readers of the same choice and the same past get in an issue; the chain of what came before says what they were mailed.
CREATE TABLE edition (
    id {id},
    issue BIGINT NOT NULL REFERENCES issue (id),
    previous BIGINT NOT NULL,
    content BIGINT NOT NULL REFERENCES content (id)
);

CREATE INDEX edition_issue ON edition (issue);

CREATE TABLE edition_article (
    edition BIGINT NOT NULL REFERENCES edition (id),
    article BIGINT NOT NULL REFERENCES article (id),
    PRIMARY KEY (edition, article)
);

-- One letter to one reader: the outbox.
CREATE TABLE delivery (
    id {id},
    issue BIGINT NOT NULL REFERENCES issue (id),
    subscriber BIGINT NOT NULL,
    edition BIGINT NOT NULL REFERENCES edition (id),
    address TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT NOT NULL DEFAULT 0,
    owner TEXT,
    fence BIGINT NOT NULL DEFAULT 0,
    copies BIGINT NOT NULL DEFAULT 0, -- how often a copy was sent of which nobody knows whether it arrived
    stage TEXT,
    code BIGINT,
    enhanced TEXT,
    reply TEXT,
    settled_at BIGINT,
    UNIQUE (issue, subscriber),
    UNIQUE (issue, address)
);

CREATE INDEX delivery_due ON delivery (state, next_at, id);

CREATE INDEX delivery_subscriber ON delivery (subscriber);

-- A process that sends, and until when it says that it is alive.
CREATE TABLE sender (
    id TEXT PRIMARY KEY,
    machine TEXT NOT NULL, -- one boot of one machine, one set of process ids
    process BIGINT NOT NULL,
    started BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    lease_clock BIGINT NOT NULL -- the same by the machine's own clock, which no one can set
);

-- How fast the way or a domain is served; instants and spans are ticks of 100 nanoseconds.
CREATE TABLE pace (
    name TEXT PRIMARY KEY,
    interval_ticks BIGINT NOT NULL,
    free_at BIGINT NOT NULL,
    cool_until BIGINT NOT NULL,
    slowdowns BIGINT NOT NULL
);
