-- Letters and short messages on their way out. Recipient and text are sealed, and gone once they are sent; the name
-- stays, so that nothing is said twice.
CREATE TABLE mail_outbox (
    id           BIGINT PRIMARY KEY,
    once         TEXT NOT NULL UNIQUE,
    channel      TEXT NOT NULL,
    sealed       BYTEA,
    posted_at    BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    tries        BIGINT NOT NULL DEFAULT 0,
    leased_until BIGINT NOT NULL DEFAULT 0,
    state        TEXT NOT NULL,
    last_problem TEXT NOT NULL DEFAULT '',
    sent_at      BIGINT
);
CREATE INDEX mail_outbox_by_due ON mail_outbox (state, channel, due_at);
CREATE INDEX mail_outbox_by_sent ON mail_outbox (sent_at);
