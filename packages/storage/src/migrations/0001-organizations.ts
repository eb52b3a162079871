/** Organizations, people, what lets them in, and the audit trail. `{app}` is the application's role. */
export const ORGANIZATIONS = `
create schema kaiji;
revoke all on schema kaiji from public;
grant usage on schema kaiji to {app};

create function kaiji.current_organization() returns uuid language sql stable
  return nullif(current_setting('kaiji.organization', true), '')::uuid;
create function kaiji.current_person() returns uuid language sql stable
  return nullif(current_setting('kaiji.person', true), '')::uuid;
create function kaiji.at_the_door() returns boolean language sql stable
  return coalesce(current_setting('kaiji.door', true), '') = 'open';

-- A table whose rows belong to an organization: nothing is seen or written without naming it.
create procedure kaiji.wall(name text, rights text) language plpgsql as $$
begin
  execute format('alter table kaiji.%I enable row level security', name);
  execute format('create policy own_organization on kaiji.%I using (organization_id = (select kaiji.current_organization())) with check (organization_id = (select kaiji.current_organization()))', name);
  execute format('grant %s on kaiji.%I to {app}', rights, name);
end $$;

-- A kind of record: content that the application describes, and what every record has.
create procedure kaiji.make_record_table(name text) language plpgsql as $$
begin
  execute format('create table kaiji.%I (
    organization_id uuid not null references kaiji.organization,
    id uuid not null,
    version integer not null default 1 check (version > 0),
    content jsonb not null check (jsonb_typeof(content) = ''object''),
    created_at timestamptz not null,
    created_by uuid,
    changed_at timestamptz not null,
    changed_by uuid,
    removed_at timestamptz,
    primary key (organization_id, id))', name);
  call kaiji.wall(name, 'select, insert, update');
end $$;

create table kaiji.organization (
  organization_id uuid primary key,
  name text not null,
  kind text not null check (kind in ('installation', 'institution', 'provider', 'dealer', 'overseer')),
  settings jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null
);
call kaiji.wall('organization', 'select, insert, update');

create table kaiji.membership (
  organization_id uuid not null references kaiji.organization,
  person_id uuid not null,
  organization_name text not null,
  name text not null,
  email text not null,
  role text not null check (role in ('administrator', 'editor', 'approver', 'reader', 'auditor')),
  ends_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  removed_at timestamptz,
  primary key (organization_id, person_id),
  check (role <> 'auditor' or ends_at is not null)
);
call kaiji.wall('membership', 'select, insert, update');
create policy own_memberships on kaiji.membership for select using (person_id = (select kaiji.current_person()));
create index membership_of_person on kaiji.membership (person_id);

create table kaiji.invitation (
  organization_id uuid not null references kaiji.organization,
  id uuid not null,
  purpose text not null check (purpose in ('join', 'reset')),
  email text not null,
  role text not null check (role in ('administrator', 'editor', 'approver', 'reader', 'auditor')),
  role_ends_at timestamptz,
  token_hash bytea not null,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  primary key (organization_id, id)
);
call kaiji.wall('invitation', 'select, insert, update');

create table kaiji.api_token (
  organization_id uuid not null references kaiji.organization,
  id uuid not null,
  name text not null,
  token_hash bytea not null,
  scope text not null check (scope in ('read', 'write')),
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  primary key (organization_id, id)
);
call kaiji.wall('api_token', 'select, insert, update');

create table kaiji.identity_provider (
  organization_id uuid primary key references kaiji.organization,
  issuer text not null,
  client_id text not null,
  sealed_secret bytea not null,
  version integer not null default 1,
  changed_at timestamptz not null
);
call kaiji.wall('identity_provider', 'select, insert, update, delete');

create table kaiji.idempotency_key (
  organization_id uuid not null references kaiji.organization,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  body jsonb not null,
  etag text,
  created_at timestamptz not null,
  primary key (organization_id, key)
);
call kaiji.wall('idempotency_key', 'select, insert, delete');

create table kaiji.kept_file (
  organization_id uuid not null references kaiji.organization,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  media_type text not null,
  size bigint not null,
  kept_at timestamptz not null,
  kept_by uuid,
  primary key (organization_id, sha256)
);
call kaiji.wall('kept_file', 'select, insert');

-- The audit trail. Columns are taken from the payload, so that neither can be changed without the other.
create table kaiji.audit_entry (
  organization_id uuid not null references kaiji.organization,
  number bigint not null check (number > 0),
  payload text not null,
  previous_hash bytea not null,
  hash bytea not null,
  action text generated always as (payload::jsonb ->> 'action') stored,
  subject_kind text generated always as (payload::jsonb ->> 'subjectKind') stored,
  subject_id text generated always as (payload::jsonb ->> 'subjectId') stored,
  person_id text generated always as (payload::jsonb ->> 'personId') stored,
  at text generated always as (payload::jsonb ->> 'at') stored,
  primary key (organization_id, number)
);
call kaiji.wall('audit_entry', 'select, insert');
create index audit_of_subject on kaiji.audit_entry (organization_id, subject_kind, subject_id, number);

create table kaiji.audit_head (
  organization_id uuid primary key references kaiji.organization,
  number bigint not null,
  hash bytea not null,
  signature bytea not null,
  signed_at timestamptz not null
);
call kaiji.wall('audit_head', 'select, insert, update');

create table kaiji.audit_checkpoint (
  organization_id uuid not null references kaiji.organization,
  number bigint not null,
  hash bytea not null,
  signature bytea not null,
  signed_at timestamptz not null,
  primary key (organization_id, number)
);
call kaiji.wall('audit_checkpoint', 'select, insert');

-- People belong to no organization; only the sign-in opens this door, for one transaction.
create procedure kaiji.door(name text) language plpgsql as $$
begin
  execute format('alter table kaiji.%I enable row level security', name);
  execute format('create policy only_at_the_door on kaiji.%I using ((select kaiji.at_the_door()))', name);
  execute format('grant select, insert, update, delete on kaiji.%I to {app}', name);
end $$;

create table kaiji.person (
  person_id uuid primary key,
  email text not null unique check (email = lower(email)),
  name text not null,
  password_hash text,
  password_changed_at timestamptz,
  totp_secret bytea,
  totp_last_step bigint not null default 0,
  recovery_hashes text[] not null default '{}',
  created_at timestamptz not null,
  disabled_at timestamptz
);
call kaiji.door('person');

create table kaiji.passkey (
  person_id uuid not null references kaiji.person,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, credential_id)
);
call kaiji.door('passkey');

create table kaiji.outside_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references kaiji.person,
  created_at timestamptz not null,
  primary key (issuer, subject)
);
call kaiji.door('outside_identity');

create table kaiji.session (
  person_id uuid not null references kaiji.person,
  id uuid not null,
  token_hash bytea not null unique,
  previous_hash bytea unique,
  rotated_at timestamptz not null,
  stage text not null check (stage in ('first-factor', 'enrol', 'full')),
  device text not null,
  address text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (person_id, id)
);
call kaiji.door('session');

create table kaiji.challenge (
  id uuid primary key,
  purpose text not null,
  content jsonb not null,
  expires_at timestamptz not null
);
call kaiji.door('challenge');

create table kaiji.sign_in_failure (
  key text primary key,
  count integer not null,
  last_at timestamptz not null,
  blocked_until timestamptz
);
call kaiji.door('sign_in_failure');
`;
