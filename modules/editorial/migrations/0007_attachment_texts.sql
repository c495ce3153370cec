-- What attachments say, as documents of their own. A row stays when its text is public no more, so that erasing finds it.
CREATE TABLE editorial_attachment_texts (
    id        BIGINT PRIMARY KEY,
    item      BIGINT NOT NULL REFERENCES editorial_items (id),
    file      BIGINT NOT NULL,
    is_public BIGINT NOT NULL
);
CREATE UNIQUE INDEX editorial_attachment_texts_by_item ON editorial_attachment_texts (item, file);
