/** The matrix without reading judgements whole, and where an organization stood at the end of each day. */
export const MATRIX = `
create function kaiji.status_letters(judged jsonb) returns text language sql immutable parallel safe as $$
  select string_agg(case r ->> 'status' when 'met' then 'm' when 'not-met' then 'n' when 'not-applicable' then 'a' when 'unanswered' then 'u' when 'needs-judgement' then 'j' else '?' end, '' order by n)
  from jsonb_array_elements(case jsonb_typeof(judged) when 'array' then judged else '[]' end) with ordinality as t(r, n) $$;
create function kaiji.criterion_ids(judged jsonb) returns text language sql immutable parallel safe as $$
  select string_agg(r ->> 'criterion', ',' order by n)
  from jsonb_array_elements(case jsonb_typeof(judged) when 'array' then judged else '[]' end) with ordinality as t(r, n) $$;

alter table kaiji.evaluation add column letters text generated always as (coalesce(kaiji.status_letters(content -> 'rows'), '')) stored;
alter table kaiji.evaluation add column criteria text generated always as (coalesce(kaiji.criterion_ids(content -> 'rows'), '')) stored;
drop index kaiji.evaluation_of_disclosure;
create index evaluation_of_disclosure on kaiji.evaluation (organization_id, disclosure_id, id);

call kaiji.make_record_table('standing');
alter table kaiji.standing add column day text generated always as (content ->> 'on') stored;
create unique index standing_of_day on kaiji.standing (organization_id, day);
`;
