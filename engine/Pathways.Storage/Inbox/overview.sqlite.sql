-- statement: of_organisations
-- Whether a task or a case is of one of some organisations, of all when none is named; a part of other statements.
(@organisations is null or organisation_id in (select value from json_each(@organisations)));
