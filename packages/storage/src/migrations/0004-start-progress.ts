/** How far an organization has come in the guided first hour. */
export const START_PROGRESS = `
call kaiji.make_record_table('start_progress');
`;
