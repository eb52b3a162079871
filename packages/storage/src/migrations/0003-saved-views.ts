/** Filters of lists that an organization keeps under a name. */
export const SAVED_VIEWS = `
call kaiji.make_record_table('saved_view');
`;
