import type pg from 'pg'

/** Tells the planner what whole lives have been copied in; a few seconds at most, however many there are. */
export const gatherStatistics = (client: pg.ClientBase): Promise<unknown> =>
  client.query('select flow.gather_statistics()')
