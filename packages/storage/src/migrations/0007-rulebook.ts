/** The answers to compliance items, the rulebook's revisions, and what was imported into it. */
export const RULEBOOK = `
call kaiji.make_record_table('compliance_answer');
alter table kaiji.compliance_answer add column item_id text generated always as (content ->> 'itemId') stored;
create unique index compliance_answer_of_item on kaiji.compliance_answer (organization_id, item_id);

call kaiji.make_record_table('rulebook_import');

-- The clauses of a revision are long and never change: they stay out of lists.
call kaiji.make_record_table('rulebook_revision');
alter table kaiji.rulebook_revision add column clauses json not null default '[]';
alter table kaiji.rulebook_revision add column number integer generated always as ((content ->> 'number')::integer) stored;
create unique index rulebook_revision_number on kaiji.rulebook_revision (organization_id, number);
`;
