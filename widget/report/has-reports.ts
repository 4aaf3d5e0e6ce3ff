/**
 * Whether this browser ever contributed, without making a database; false where the browser does not tell.
 */
export async function hasReports(): Promise<boolean> {
  const databases = (await indexedDB.databases?.()) ?? []
  return databases.some(({name}) => name === 'lotse-report')
}
