/** Requests to providers, what comes back by their links, and what institutions show an overseer. */
export const REQUESTS = `
alter table kaiji.disclosure_request add column state text generated always as (content ->> 'state') stored;
create index disclosure_request_by_state on kaiji.disclosure_request (organization_id, state);

call kaiji.make_record_table('campaign');
call kaiji.make_record_table('item_answer');
call kaiji.make_record_table('received_file');
call kaiji.make_record_table('request_event');

alter table kaiji.item_answer add column request_id text generated always as (content ->> 'requestId') stored;
alter table kaiji.received_file add column request_id text generated always as (content ->> 'requestId') stored;
alter table kaiji.request_event add column request_id text generated always as (content ->> 'requestId') stored;
create index item_answer_of_request on kaiji.item_answer (organization_id, request_id);
create index received_file_of_request on kaiji.received_file (organization_id, request_id);
create index request_event_of_request on kaiji.request_event (organization_id, request_id);

-- What a provider holds: only the hash of its secret is here.
create table kaiji.request_link (
  organization_id uuid not null references kaiji.organization,
  id uuid not null,
  request_id uuid not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  seen_at timestamptz,
  primary key (organization_id, id)
);
call kaiji.wall('request_link', 'select, insert, update');
create index request_link_of_request on kaiji.request_link (organization_id, request_id);

-- The short code of a printed letter names no organization; it opens at the door only, and gives a link.
create table kaiji.letter_code (
  code_hash bytea primary key,
  content jsonb not null,
  expires_at timestamptz not null
);
call kaiji.door('letter_code');

-- A day's reminders go out once.
create table kaiji.daily_sweep (
  organization_id uuid not null references kaiji.organization,
  swept_on date not null,
  swept_at timestamptz not null,
  primary key (organization_id, swept_on)
);
call kaiji.wall('daily_sweep', 'select, insert');

call kaiji.make_record_table('oversight_code');
alter table kaiji.oversight_code add column secret_hash text not null default '';
call kaiji.make_record_table('oversight_consent');
call kaiji.make_record_table('overseen');
-- A copy that can be taken back: it stays out of the audit trail.
alter table kaiji.overseen add column standing jsonb;
`;
