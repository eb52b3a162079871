/** Forms that an organization has learned. `document` holds the exact wording and cells; lists are shown without it. */
export const FORM_PACKS = `
call kaiji.make_record_table('form_pack');
alter table kaiji.form_pack add column document json not null default '{}';
`;
