-- Instants are UTC ticks of 100 ns since 0001-01-01. JSON is kept as the bytes that were given.

create table aggregate (
    row_id          integer primary key,
    tenant          text    not null,
    kind            text    not null,
    id              text    not null,
    version         integer not null,
    due_at          integer,
    lane            integer not null,
    engine_revision integer not null,
    decided_at      integer not null,
    failures        integer not null,
    last_sequence   integer not null,
    last_event      integer,
    head            text    not null,
    open            integer not null,
    number          integer,
    parent          text,
    snapshot        blob    not null
);
create unique index aggregate_key on aggregate (tenant, kind, id);
create unique index aggregate_number on aggregate (tenant, kind, number) where number is not null;
create index aggregate_open on aggregate (tenant, kind, id) where open = 1;
create index aggregate_parent on aggregate (tenant, kind, parent, id) where parent is not null;
create index aggregate_due on aggregate (lane, due_at) where due_at is not null;

-- Append-ordered: an event touches the last page and no index. A row's events are found from its last one backwards: prev is the event before, jump the last
-- one before it whose sequence is a multiple of 64, so that a page in the middle of a long timeline needs no walk over all that follows.
create table event (
    event_id  integer primary key,
    aggregate integer not null,
    sequence  integer not null,
    prev      integer,
    jump      integer,
    at        integer not null,
    kind      text    not null,
    actor     text    not null,
    hash      text    not null,
    data      blob    not null
);

-- state: 0 pending, 1 sending, 2 accepted, 3 failed, 4 cancelled.
create table outbox (
    message_id         integer primary key,
    source             integer not null,
    sequence           integer not null,
    ordinal            integer not null,
    lane               integer not null,
    next_attempt_at    integer,
    state              integer not null,
    attempts           integer not null,
    possible_duplicate integer not null,
    cancel_requested   integer not null,
    not_before         integer not null,
    type               text    not null,
    idempotency_key    text    not null,
    cancel_group       text    not null,
    error              text,
    progress           blob    not null,
    payload            blob    not null
);
create unique index outbox_key on outbox (source, sequence, ordinal);
create index outbox_due on outbox (lane, next_attempt_at) where next_attempt_at is not null;

create table unique_key (
    tenant text not null,
    key    text not null,
    primary key (tenant, key)
) without rowid;

create table input (
    tenant    text    not null,
    input     text    not null,
    aggregate integer not null,
    primary key (tenant, input, aggregate)
) without rowid;
create index input_aggregate on input (aggregate);

create table occurrence (
    occurrence_id integer primary key,
    signal        integer not null,
    fingerprint   text    not null,
    tenant        text    not null,
    incident_id   text    not null,
    name          text    not null,
    firing        integer not null,
    starts_at     integer not null,
    ends_at       integer,
    first_seen_at integer not null,
    last_seen_at  integer not null,
    count         integer not null,
    data          blob    not null
);
create unique index occurrence_key on occurrence (signal, fingerprint);
create index occurrence_incident on occurrence (tenant, incident_id, firing);

create table document (
    document_id integer primary key,
    tenant      text not null,
    hash        text not null,
    kind        text not null,
    name        text not null,
    text        text not null
);
create unique index document_key on document (tenant, hash);
