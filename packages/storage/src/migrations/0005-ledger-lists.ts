/** What belongs to the ledger beside its systems: devices, IDs, bills of materials, changes of many rows at once, and what people decided about readings. */
export const LEDGER_LISTS = `
call kaiji.make_record_table('device');
call kaiji.make_record_table('account_entry');
call kaiji.make_record_table('sbom');
call kaiji.make_record_table('ledger_change');
call kaiji.make_record_table('answer_decision');

-- Thousands of components stay out of lists; they are searched where they are.
alter table kaiji.sbom add column components jsonb not null default '[]';
alter table kaiji.sbom add column system_id text generated always as (content ->> 'systemId') stored;
create index sbom_of_system on kaiji.sbom (organization_id, system_id);

-- What every row was before, so that the whole change can be taken back.
alter table kaiji.ledger_change add column entries json not null default '[]';

alter table kaiji.answer_decision add column disclosure_id text generated always as (content ->> 'disclosureId') stored;
create index answer_decision_of_disclosure on kaiji.answer_decision (organization_id, disclosure_id);
`;
