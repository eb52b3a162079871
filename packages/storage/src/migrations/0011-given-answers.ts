/** What a provider or dealer keeps of a request that it was asked, in its own organization. `document` holds the rows and answers; lists are shown without it. */
export const GIVEN_ANSWERS = `
call kaiji.make_record_table('given_answer');
alter table kaiji.given_answer add column request_id text generated always as (content ->> 'requestId') stored;
create index given_answer_of_request on kaiji.given_answer (organization_id, request_id);
alter table kaiji.given_answer add column document json not null default '{}';
`;
