/** What an institution keeps: its ledger, the disclosures it holds, what was judged, and the work on it. */
export const RECORDS = `
call kaiji.make_record_table('provider');
call kaiji.make_record_table('system');
call kaiji.make_record_table('disclosure');
call kaiji.make_record_table('evaluation');
call kaiji.make_record_table('finding');
call kaiji.make_record_table('disclosure_request');
call kaiji.make_record_table('clause');
call kaiji.make_record_table('coverage');
call kaiji.make_record_table('webhook');
call kaiji.make_record_table('message');
call kaiji.make_record_table('job');

-- What was read of a file is long and never changes: it stays out of lists, and as text, so that its order stays too.
alter table kaiji.disclosure add column document json not null default '{}';
alter table kaiji.disclosure add column sha256 text generated always as (content ->> 'sha256') stored;
alter table kaiji.disclosure add column system_id text generated always as (content ->> 'systemId') stored;
create index disclosure_of_system on kaiji.disclosure (organization_id, system_id);
create index disclosure_by_content on kaiji.disclosure (organization_id, sha256);

alter table kaiji.evaluation add column disclosure_id text generated always as (content ->> 'disclosureId') stored;
create index evaluation_of_disclosure on kaiji.evaluation (organization_id, disclosure_id);

alter table kaiji.finding add column system_id text generated always as (content ->> 'systemId') stored;
alter table kaiji.finding add column state text generated always as (content ->> 'state') stored;
create index finding_of_system on kaiji.finding (organization_id, system_id);
create index finding_by_state on kaiji.finding (organization_id, state);

alter table kaiji.job add column state text generated always as (content ->> 'state') stored;
create index job_by_state on kaiji.job (organization_id, state);
`;
