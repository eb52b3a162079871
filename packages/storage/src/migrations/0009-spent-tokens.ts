/** Every token that a session has had: whichever of them comes back, somebody has made a copy. */
export const SPENT_TOKENS = `
create table kaiji.spent_token (
  token_hash bytea primary key,
  person_id uuid not null references kaiji.person,
  session_id uuid not null,
  spent_at timestamptz not null
);
create index spent_token_of_person on kaiji.spent_token (person_id, spent_at);
call kaiji.door('spent_token');
`;
