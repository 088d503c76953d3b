-- Whether anything still refers to a document is asked of every table that may.
CREATE INDEX report_version_document ON report_version (document);
CREATE INDEX issued_document ON issued (document);
CREATE INDEX batch_input ON batch (input);
CREATE INDEX batch_unit_document ON batch_unit (document);
CREATE INDEX pdf_pdf ON pdf (pdf);
CREATE INDEX regeneration_edited ON regeneration (edited);
CREATE INDEX regeneration_document ON regeneration (document);
CREATE INDEX template_version_document ON template_version (document);
CREATE INDEX delivery_finished ON delivery (finished_at);
CREATE INDEX audit_at ON audit (at);
