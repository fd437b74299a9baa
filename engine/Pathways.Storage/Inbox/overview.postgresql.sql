-- statement: of_organisations
-- Whether a task or a case is of one of some organisations, of all when none is named; a part of other statements.
(cast(@organisations as text[]) is null or organisation_id = any (cast(@organisations as uuid[])));
