-- Teams were called by the colours of the sides. A quotation mark inside of a text is escaped, so nobody's words change.
UPDATE "events" SET "body" = replace(replace("body"::text, '"team":"red"', '"team":"heron"'), '"team":"blue"', '"team":"otter"')::json;
