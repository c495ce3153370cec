-- What was answered in a week is counted without reading all letters.
CREATE INDEX letters_letters_by_answer ON letters_letters (answered_at);
